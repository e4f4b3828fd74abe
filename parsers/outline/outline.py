"""Document → outline: its tables, cards, text blocks and furniture, each word in one of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, zip_longest

from models.document import Document, Style, Word
from parsers.cards.minutes import parted_from_minutes
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.fields.deadline import is_deadline
from parsers.fields.owner import names_owners
from parsers.grids.grids import Grid
from parsers.outline.cut_headers import with_rest_of_header
from parsers.outline.other_tables import parted_from_past, without_totals
from parsers.outline.outline_builder import OutlineBuilder
from parsers.outline.sheets import Sheets, document_to_sheets
from parsers.sections.blocks import Block, Kind, lines_to_blocks
from parsers.sections.panels import panels_to_blocks
from parsers.sections.plain_headings import (
    with_counts_over_texts,
    with_first_rows,
    with_headings_over,
    with_plain_headings,
)
from parsers.tables.coloured_cells import with_colours
from parsers.tables.counted_findings import with_numbers_of_findings
from parsers.tables.dated_columns import with_dated_actions
from parsers.tables.halved_columns import with_columns_halved
from parsers.tables.headings_in_cells import with_headings_in_cells
from parsers.tables.labelled_bands import with_labelled_bands
from parsers.tables.labelled_cells import with_labelled_actions, with_labels_in_the_cell_above
from parsers.tables.levelled_tables import with_levels, with_lists_as_actions, with_numbers_of_actions
from parsers.tables.nested_tables import with_nested_tables
from parsers.tables.plain_meanings import with_plain_meanings
from parsers.tables.points_as_rows import with_points_as_rows
from parsers.tables.small_print import with_small_print
from parsers.tables.tables import (
    Row,
    Table,
    measured,
    with_lone_bands,
    with_merged_halves,
    with_themes_beside,
)
from parsers.tables.ticked_columns import with_ticked_columns
from parsers.tables.torn_rows import with_torn_rows
from parsers.tables.what_is_done import with_what_is_done
from parsers.tables.who_and_when import with_answers, with_labelled_columns, with_who_and_when
from parsers.tags.tag_choice import Fault
from parsers.tags.tags import heading_words
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, most_style
from parsers.unruled.row_readings import RowReading, as_found
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import commands

NOTE = re.compile(r"[*†‡]+ ?[A-Z]|Notes?:|NB\b")
"""What a row of a note begins with, between those of a table."""
FEWEST_BELOW = 3
"""Rows below one that explains the headings, at least."""


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
    whole = [with_colours(with_lone_bands(_without_heads(table)), fills) for table in builder.tables.found]
    tables, lines = _without_last_bands(
        list(map(_without_feet, with_labelled_bands(whole))), builder.text.lines
    )
    elsewhere = most_style(document.words) if document.words else None
    blocks = with_plain_headings(lines_to_blocks(lines, elsewhere, heading_words(document)))
    blocks = with_headings_over(with_counts_over_texts(blocks), [(table.page, table.top) for table in tables])
    blocks += panels_to_blocks(builder.panels, document, sheets.joiner)
    blocks = with_first_rows(sorted(blocks, key=lambda block: block.place))
    tables, past = parted_from_past(tables, blocks)
    tables, sums = without_totals(tables)
    cards, minuted = parted_from_minutes(builder.text.cards)
    tables = _as_meant(tables, sheets.joiner)
    tables = with_what_is_done(tables, [block.lines for block in blocks if block.kind is Kind.HEADING])
    return Outline(
        tuple(map(measured, tables)),
        tuple(cards),
        tuple(blocks),
        (*builder.others, *past, *sums, *minuted),
        sheets.furniture,
        sheets.joiner,
        sheets.faults,
        builder.tables.parting.open_rows,
    )


def _as_meant(tables: Sequence[Table], joiner: Joiner) -> list[Table]:
    """The tables with each thing that they say in a column of its own, each column under its right name."""
    whole = [with_torn_rows(table) for table in tables]
    told = [with_themes_beside(table) for table in with_headings_in_cells(whole)]
    told = [with_merged_halves(with_rest_of_header(with_ticked_columns(table), joiner)) for table in told]
    told = [with_nested_tables(with_columns_halved(table), joiner) for table in told]
    told = [with_labels_in_the_cell_above(table) for table in told]
    told = [with_labelled_columns(with_labelled_actions(table)) for table in told]
    told = [with_answers(with_who_and_when(table, joiner), joiner) for table in told]
    told = with_small_print(told)
    told = [with_points_as_rows(table) for table in told]
    meant = with_plain_meanings([with_dated_actions(table, joiner) for table in told], joiner)
    meant = [
        with_numbers_of_actions(with_lists_as_actions(with_levels(table, joiner)), joiner) for table in meant
    ]
    return [with_numbers_of_findings(table, joiner) for table in meant]


def _without_feet(table: Table) -> Table:
    """The table without the row that it ends with on page after page: "Continued overleaf"."""
    pairs = zip_longest(table.rows, table.rows[1:])
    ends = [row for row, below in pairs if row and (below is None or below.page > row.page)]
    counts = Counter(_said_by(row) for row in ends if row.band)
    feet = [row for row in ends if row.band and counts[_said_by(row)] > 1]
    words = (word for row in feet if row.band for word in row.band.words)
    rows = tuple(row for row in table.rows if row not in feet)
    return replace(table, rows=rows, header_words=(*table.header_words, *words)) if feet else table


def _without_heads(table: Table) -> Table:
    """The table without a row that stands first on each of its pages, or is set like none below it: it says
    more of the headings above it, "What we will do about it"."""
    tops = [row for row in table.rows[:1] if row.cells] + [row for row in table.rows[1:] if row.tops_page]
    said = {tuple(cell.text for cell in row.cells) for row in tops}
    if len(tops) < 2 or len(said) > 1 or sum(map(bool, *said)) < 2:
        if not _explains_headings(table):
            return table
        tops = [table.rows[0]]
    rows = [row for row in table.rows if row not in tops]
    below = [under for row, under in pairwise(table.rows) if row in tops[1:]]
    words = (word for row in tops for cell in row.cells for word in cell.words)
    kept = (replace(row, tops_page=row.tops_page or row in below) for row in rows)
    return replace(table, rows=tuple(kept), header_words=(*table.header_words, *words))


def _explains_headings(table: Table) -> bool:
    """Whether the first row of a plan's template says what each heading asks for, in a type of its own: "What
    will be done" | "Month/year". A first action in grey names who does it, or tells what to do."""
    rows = [row for row in table.rows if row.cells]
    dated = table.places(DATES)
    if not dated or len(rows) <= FEWEST_BELOW or rows[0] is not table.rows[0]:
        return False
    first, *below = rows
    told = [place for place, cell in enumerate(first.cells) if cell.words]
    own = all(not _styles([first], place) & _styles(below, place) for place in told)
    said = [(column.name, first.cells[place].text) for place, column in enumerate(table.columns)]
    dates = any(is_deadline(first.cells[place].text) for place in dated)
    acts = any(
        (names_owners(text) and not column_of(text))
        if name in OWNERS
        else name == "action" and commands(text)
        for name, text in said
    )
    counted = table.place("recommendation_ref")  # "No" explains itself
    return own and not dates and not acts and {*told, counted} >= {*range(len(table.columns))}


def _styles(rows: Sequence[Row], place: int) -> set[Style]:
    return {word.style for row in rows for word in row.cells[place].words}


def _said_by(row: Row) -> str:
    return " ".join(line.text for line in row.band.lines) if row.band else ""


def _without_last_bands(tables: Sequence[Table], lines: Sequence[Line]) -> tuple[list[Table], list[Line]]:
    """The tables and the lines; a theme below the last row is a heading of what comes next, or a note, and so
    is what a note's mark begins anywhere, "* Subject to the pay award"."""
    kept, freed = [], list(lines)
    for table in tables:
        last = max((n for n, row in enumerate(table.rows) if row.cells), default=-1)
        bands = [(n, row.band.lines) for n, row in enumerate(table.rows) if row.band]
        out = {n: own for n, own in bands if n > last or NOTE.match(own[0].text)}
        for own in reversed(out.values()):
            place = (own[0].page, own[0].depth)
            at = next((n for n, line in enumerate(freed) if (line.page, line.depth) > place), len(freed))
            freed[at:at] = own
        kept.append(replace(table, rows=tuple(row for n, row in enumerate(table.rows) if n not in out)))
    return kept, freed
