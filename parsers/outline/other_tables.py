"""Tables that are no part of the plan, by the heading above them or by their own: glossaries, what became of
the recommendations of years ago, lists of strengths, registers of risks, and how many actions are done.

Glossary
| Recommendation | What the reviewers ask for |
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from models.document import Box, bounds, spaced, words_of
from parsers.fields.reference import is_reference
from parsers.grids.grids import Cell, Grid, bands
from parsers.grids.rules import NEAR
from parsers.headers.headers import Header, cells_in, first_row
from parsers.outline.sheets import Sheet
from parsers.sections.blocks import Block, Kind
from parsers.tables.tables import Row, Table
from parsers.text.lines import Line, runs_on, words_to_lines
from parsers.vocabulary.papers import is_foreign_header, is_scorecard, mark_of
from parsers.vocabulary.sections import (
    asks_committee,
    looks_back,
    section_says,
    tells_past,
    tells_strengths,
    tells_terms,
)
from parsers.vocabulary.word_lists import any_of

FIGURE = re.compile(r"\d{1,3}(?:\.\d+)?\s?%?(?:\s?\(\d{1,3}(?:\.\d+)?\s?%?\))?|[-–—]")
"""What stands in a table of counts: "6", "50%", "3 (25%)"."""
RATINGS = re.compile(
    rf"{any_of('key to')} (?:to|of|for)\b.*\b{any_of('rated')}\b.*"
    rf"|(?:[a-z]+ ){{0,3}}ratings?(?: {any_of('of ratings')}\b.*)?",
    re.I,
)
"""What stands over a table that says what ratings mean: "Key to priorities", "RAG rating definitions"."""
COUNT = re.compile(r"(?<=recommendation)\s\d+(?:\.\d+)*\s*[.:]?$", re.I)
TOTAL = re.compile(r"(?:(?:grand|overall|sub)[ -]?)?total\b[^.;]{0,40}", re.I)
"""What adds up the rows above it: "Sub-total: People", "Total additional cost"."""
SUM = re.compile(r"[£€]?\s?\d[\d,.]*\s?(?:[km]|bn|%|hours|days|fte)?|[-–—]", re.I)
RECOMMENDS = ("recommendations", "maybe")
"""What a heading of recommendations says."""
FEW_COLUMNS = 3
"""Columns of a table that can be a plan's whatever they are about."""


def is_other_table(grid: Grid, above: Sequence[Line], sheets: Sequence[Sheet]) -> bool:
    """Whether a table explains terms, only counts or measures, or, in a document that has recommendations,
    stands under "Progress against previous recommendations" or is one of a pack's other papers."""
    if _only_counts(grid) or _explains_ratings(grid) or is_scorecard(_first_row(grid)):
        return True
    says = (line for line in reversed(above) if not runs_on(line.text) and section_says(line.text))
    section = next((line.text for line in says if not _is_title(line, above, sheets)), "")
    if tells_terms(section):
        return True
    # "Risk | Score | Controls | Further actions" are another paper's headings.
    foreign = grid.width > FEW_COLUMNS and is_foreign_header(_first_row(grid))
    return (tells_past(section) or foreign) and _recommends(sheets)


def _is_title(line: Line, above: Sequence[Line], sheets: Sequence[Sheet]) -> bool:
    """Whether a line begins the document in its largest type so far, before tables, and heads no section."""
    place = (line.page, line.depth)
    if any((grid.page, grid.depth) <= place for sheet in sheets for grid in sheet.grids):
        return False
    before = takewhile(lambda other: other is not line, above)
    return all(other.style.size < line.style.size for other in before)


def parted_from_past(tables: Sequence[Table], blocks: Sequence[Block]) -> tuple[list[Table], list[Grid]]:
    """The tables, and as grids those that stand under "Follow-up of previous recommendations" in a document
    whose own recommendations stand under another heading or in a table before, or, behind a table of these,
    below a sentence that looks back; and those whose recommendations are arrows."""
    headings = [block for block in blocks if block.kind is Kind.HEADING]
    # "Improvement recommendation 3" is one.
    texts = [COUNT.sub("", block.item.text) for block in blocks]
    heads = [place for place, block in enumerate(blocks) if block.kind is Kind.HEADING]
    recommends = any(_are_own(texts, place) for place in heads)
    kept: list[Table] = []
    past: list[Grid] = []
    for table in tables:
        place = (table.page, table.top)
        above = [block for block in headings if block.place < place]
        last = [block for block in blocks if block.place < place and block.kind is not Kind.HEADING]
        # The sentence stands between the table and whatever is above it.
        since = max([(0, 0.0), *(block.place for block in above), *((t.page, t.top) for t in kept)])
        told = bool(last) and last[-1].place > since and looks_back(last[-1].item.text)
        heading = above[-1].item.text if above else ""
        told = told or (tells_past(heading) and _is_named(heading))
        after = told and any(each.place("recommendation") is not None for each in kept)
        if after or (recommends and tells_past(heading)) or _only_points(table):
            past += _table_to_grids(table)
        else:
            kept.append(table)
    return kept, past


def _only_points(table: Table) -> bool:
    """Whether what seemed recommendations are signs: "↔" under "Direction" of "Criteria | Direction"."""
    names = {column.name for column in table.columns}
    place = table.place("recommendation")
    if place is None or "action" in names:
        return False
    texts = [row.cells[place].text for row in table.rows if row.cells and row.cells[place].words]
    return bool(texts) and not any(char.isalnum() for text in texts for char in text)


def without_totals(tables: Sequence[Table]) -> tuple[list[Table], list[Grid]]:
    """The tables without the rows that only add up amounts, and these as grids."""
    kept: list[Table] = []
    sums: list[Grid] = []
    for table in tables:
        begun = [(row, _begun(row)) for row in table.rows]
        totals = [(row, cells) for row, cells in begun if _adds_up([cell.text for cell in cells])]
        rows = tuple(row for row, cells in begun if (row, cells) not in totals)
        if totals and rows:
            table = replace(table, rows=rows)
            edges = tuple(float(place) for place in range(len(table.columns) + 1))
            sums += [Grid(row.page, bounds([cell.box for cell in own]), edges, own) for row, own in totals]
        kept.append(table)
    return kept, sums


def _begun(row: Row) -> tuple[Cell, ...]:
    """The cells with words that begin in a row, and not those that are merged with the row above."""
    own = {
        id(cell): cell for cell, begins in zip(row.cells, row.begins, strict=True) if begins and cell.words
    }
    return tuple(own.values())


def _adds_up(texts: Sequence[str]) -> bool:
    """Whether a row says "Total" and amounts: "Total | £40k"; with a lead or a date it says what is done."""
    return len(texts) > 1 and bool(TOTAL.fullmatch(texts[0])) and all(map(SUM.fullmatch, texts[1:]))


def _table_to_grids(table: Table) -> list[Grid]:
    """A table that is no plan's, a grid a page; its header is a row of the first."""
    header = Cell(Box(0, 0, 0, 0), 0, len(table.columns) - 1, tuple(words_to_lines(table.header_words)))
    cells = {table.page: [replace(header, box=bounds([line.box for line in header.lines]))]}
    for row in table.rows:
        own = (row.band,) if row.band else row.cells
        cells.setdefault(row.page, []).extend(cell for cell in own if cell not in cells[row.page])
    edges = tuple(float(place) for place in range(len(table.columns) + 1))
    return [Grid(page, bounds([cell.box for cell in own]), edges, tuple(own)) for page, own in cells.items()]


def only_finds(header: Header, sheets: Sequence[Sheet]) -> bool:
    """Whether a table says what is strong and what is not, in a report with recommendations of its own."""
    if not header.columns or any(each.name not in ("finding", "recommendation") for each in header.columns):
        return False
    return _recommends(sheets) and any(tells_strengths(column.heading.text) for column in header.columns)


def _only_counts(grid: Grid) -> bool:
    """Whether a table counts actions: "Theme | Number | Complete" over figures but for the first."""
    first, *rest = bands(grid)
    headings = [cell for cell in cells_in(grid, first) if cell.first > 0 and cell.words]
    foot = first[1] - NEAR
    filled = [cell for cell in grid.cells if cell.box.top > foot and cell.first > 0 and cell.words]
    columns = {cell.first for cell in filled}
    counted = not any(map(_is_figure, headings)) and all(map(_is_figure, filled))
    return bool(rest) and counted and len(columns) > 1 and len(columns) >= len(headings) - 1


def _explains_ratings(grid: Grid) -> bool:
    """Whether a table says what ratings mean, under one heading over all columns: "Priority rating"."""
    headings = [cell.text for cell in first_row(grid)]
    return len(headings) == 1 < grid.width and bool(RATINGS.fullmatch(headings[0]))


def _is_figure(cell: Cell) -> bool:
    return bool(FIGURE.fullmatch(cell.text))


def _recommends(sheets: Sequence[Sheet]) -> bool:
    """Whether a heading says "Recommendations", or a cell counts one: "Recommendation 1"."""
    texts = [line.text for sheet in sheets for line in sheet.lines]
    counts = [
        line.text for sheet in sheets for grid in sheet.grids for cell in grid.cells for line in cell.lines
    ]
    said = any(_are_own(texts, place) for place, text in enumerate(texts) if _is_named(text))
    return said or any(is_reference(text.rstrip(" .:")) for text in counts if _is_named(text))


def _are_own(texts: Sequence[str], place: int) -> bool:
    """Whether one of the texts heads recommendations, and not those of a paper that covers a plan: below them
    a committee is asked to decide, "That Cabinet agrees the response in the appendix"."""
    below = "".join(texts[place + 1 : place + 2])
    return section_says(texts[place]) in RECOMMENDS and not (asks_committee(below) or mark_of(below))


def _is_named(text: str) -> bool:
    return "recommendation" in text.lower()


def _first_row(grid: Grid) -> str:
    return spaced(words_of(first_row(grid)))
