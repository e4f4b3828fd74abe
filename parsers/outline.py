"""Document → outline: its tables, cards, text blocks and furniture, each word in one of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from models.document import Document, Word
from parsers.blocks import Block, lines_to_blocks, panels_to_blocks
from parsers.coloured_cells import with_colours
from parsers.cut_headers import with_rest_of_header
from parsers.dated_columns import with_dated_actions
from parsers.grids import Grid
from parsers.labelled_bands import with_labelled_bands
from parsers.labelled_cells import with_labelled_actions
from parsers.levelled_tables import with_levels, with_lists_as_actions, with_numbers_of_actions
from parsers.lines import Joiner, Line, most_style
from parsers.nested_tables import with_nested_tables
from parsers.outline_builder import OutlineBuilder
from parsers.plain_headings import with_plain_headings
from parsers.plain_meanings import with_plain_meanings
from parsers.row_readings import RowReading, as_found
from parsers.sheets import Sheets, document_to_sheets
from parsers.tables import Row, Table, measured, with_lone_bands
from parsers.tag_choice import Fault
from parsers.tags import heading_words


@dataclass(frozen=True, slots=True)
class Outline:
    """What the pages hold, in reading order within each kind."""

    tables: tuple[Table, ...]
    cards: tuple[Grid, ...]
    blocks: tuple[Block, ...]
    others: tuple[Grid, ...]
    """Tables that no header, no labels and no table before them mark as a plan's."""
    furniture: frozenset[Word]
    joiner: Joiner
    faults: tuple[Fault, ...] = ()
    """Tags of tables that were not followed, and why."""
    open_rows: bool = False
    """Whether there is a table without upright rules: its rows could be others."""


def document_to_outline(document: Document) -> Outline:
    """Tables by rules and by headers, cards, and the text around them, furniture set apart."""
    return sheets_to_outline(document_to_sheets(document), document, as_found)


def sheets_to_outline(sheets: Sheets, document: Document, rows: RowReading) -> Outline:
    """What the sheets of a document hold; `rows` finds more rows where no rule parts them."""
    fills = {page.number: page.fills for page in document.pages}
    builder = OutlineBuilder(sheets, lambda grid: rows(grid, fills[grid.page]))
    for sheet in sheets.pages:
        for piece in sheet.pieces():
            if isinstance(piece, Grid):
                builder.add_grid(piece, sheet.page)
            else:
                builder.add_lines(piece, sheet.page)
    tables, lines = _without_last_bands(
        [
            with_labelled_bands(with_colours(with_lone_bands(_without_feet(table)), fills))
            for table in builder.tables
        ],
        builder.lines,
    )
    tables = [_as_meant(table, sheets.joiner) for table in tables]
    elsewhere = most_style(document.words) if document.words else None
    blocks = with_plain_headings(lines_to_blocks(lines, elsewhere, heading_words(document)))
    blocks += panels_to_blocks(builder.panels, document)
    return Outline(
        tuple(map(measured, tables)),
        tuple(builder.cards),
        tuple(sorted(blocks, key=lambda block: block.place)),
        tuple(builder.others),
        sheets.furniture,
        sheets.joiner,
        sheets.faults,
        builder.open_rows,
    )


def _as_meant(table: Table, joiner: Joiner) -> Table:
    """The table with each thing that it says in a column of its own, and each column under its right name."""
    table = with_rest_of_header(table, joiner)
    table = with_labelled_actions(with_nested_tables(table, joiner))
    meant = with_plain_meanings(with_dated_actions(table, joiner), joiner)
    return with_numbers_of_actions(with_lists_as_actions(with_levels(meant, joiner)), joiner)


def _without_feet(table: Table) -> Table:
    """The table without the row that it ends with on page after page: "Continued overleaf"."""
    pairs = zip_longest(table.rows, table.rows[1:])
    ends = [row for row, below in pairs if row and (below is None or below.page > row.page)]
    counts = Counter(_said_by(row) for row in ends if row.band)
    feet = [row for row in ends if row.band and counts[_said_by(row)] > 1]
    words = (word for row in feet if row.band for word in row.band.words)
    rows = tuple(row for row in table.rows if row not in feet)
    return replace(table, rows=rows, header_words=(*table.header_words, *words)) if feet else table


def _said_by(row: Row) -> str:
    return " ".join(line.text for line in row.band.lines) if row.band else ""


def _without_last_bands(tables: Sequence[Table], lines: Sequence[Line]) -> tuple[list[Table], list[Line]]:
    """The tables and the lines; a theme below the last row is a heading of what comes next, or a note."""
    kept, freed = [], list(lines)
    for table in tables:
        rows = table.rows
        while rows and rows[-1].band:
            heading, rows = rows[-1].band.lines, rows[:-1]
            place = (heading[0].page, heading[0].depth)
            at = next((n for n, line in enumerate(freed) if (line.page, line.depth) > place), len(freed))
            freed[at:at] = heading
        kept.append(replace(table, rows=rows))
    return kept, freed
