"""Bars over rows, a number in a cell of its own before their text → one cell over all the columns.

| 1 | Listen to residents.                   |     an upright that stands in the bars alone parts no columns
| • Run a survey.   | Lead    | By when      |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.document import bounds, words_of
from parsers.fields.reference import may_be_reference
from parsers.grids.grids import Cell, Grid, in_order
from parsers.text.lines import line_of
from parsers.vocabulary import column_of


def with_whole_bars(grid: Grid) -> Grid:
    """The grid with its bars whole, if no other row has their upright."""
    bars = [(ref, text) for ref, text in _pairs(grid) if may_be_reference(ref.text) and not _is_pair(text)]
    parted = {id(text) for _, text in bars}
    at = {text.first for _, text in bars}
    used = {cell.first for cell in grid.cells if id(cell) not in parted}
    halves = {id(cell) for pair in bars for cell in pair}
    if len(at) != 1 or at & used or len(halves) == len(grid.cells):
        return grid
    rest = [cell for cell in grid.cells if id(cell) not in halves]
    return _without_edge(replace(grid, cells=in_order([*map(_as_one, bars), *rest])), *at)


def _is_pair(cell: Cell) -> bool:
    """Whether a cell says what its text is: "Theme: Finance"."""
    label, colon, _ = cell.text.partition(":")
    return bool(colon and column_of(label))


def _pairs(grid: Grid) -> list[tuple[Cell, Cell]]:
    """The two cells of each row that has no more, the second over several columns."""
    firsts = {(cell.box.top, cell.box.bottom, cell.last + 1): cell for cell in grid.cells if not cell.first}
    ends = [cell for cell in grid.cells if cell.first < cell.last == grid.width - 1 and cell.words]
    places = [((cell.box.top, cell.box.bottom, cell.first), cell) for cell in ends]
    return [(firsts[place], cell) for place, cell in places if place in firsts]


def _as_one(bar: Sequence[Cell]) -> Cell:
    number, text = bar
    first = line_of([*words_of(number.lines), *text.lines[0].words])
    return replace(number, box=bounds([number.box, text.box]), last=text.last, lines=(first, *text.lines[1:]))


def _without_edge(grid: Grid, at: int) -> Grid:
    """The grid without the edge `at` a place where no cell begins."""
    cells = (
        replace(cell, first=cell.first - (cell.first > at), last=cell.last - (cell.last >= at))
        for cell in grid.cells
    )
    return replace(grid, edges=(*grid.edges[:at], *grid.edges[at + 1 :]), cells=tuple(cells))
