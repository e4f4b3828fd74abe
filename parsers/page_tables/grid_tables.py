"""Grids whose rules draw every cell → tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.grids.grids import Cell, Grid, bands
from parsers.page_tables.inner_columns import with_inner_columns
from parsers.page_tables.segments import LEADER, Row, words_to_rows
from parsers.page_tables.tables import RawCell, RawTable
from parsers.text.lines import words_to_lines


def grid_to_table(grid: Grid) -> RawTable:
    rows = bands(grid)
    cells = [_raw(part, rows) for cell in grid.cells if cell.lines for part in _parted(cell, grid.edges)]
    table = _compact(RawTable(grid.page, grid.box, len(rows), grid.width, tuple(cells)))
    return with_inner_columns(table)


def _parted(cell: Cell, edges: Sequence[float]) -> list[Cell]:
    """A cell over several columns, parted at their edges where its texts stand in several and on none."""
    inner = edges[cell.first + 1 : cell.last + 1]
    lines = words_to_rows(cell.words) if inner else []
    segments = [segment for row in lines for segment in row.segments]
    places = {sum(x < segment.box.x0 for x in inner) for segment in segments}
    if len(places) < 2 or any(runs_over(row, x) for row in lines for x in inner):
        return [cell]
    parts = []
    for place, (x0, x1) in enumerate(pairwise([cell.box.x0, *inner, cell.box.x1]), start=cell.first):
        words = [word for word in cell.words if x0 <= word.box.centre[0] < x1]
        box = replace(cell.box, x0=x0, x1=x1)
        parts.append(replace(cell, box=box, first=place, last=place, lines=tuple(words_to_lines(words))))
    return [part for part in parts if part.lines]


def _raw(cell: Cell, rows: Sequence[tuple[float, float]]) -> RawCell:
    middles = [(top + bottom) / 2 for top, bottom in rows]
    spanned = [place for place, y in enumerate(middles) if cell.box.top < y < cell.box.bottom]
    first, last = (spanned[0], spanned[-1]) if spanned else (0, 0)
    words = tuple(word for word in cell.words if not LEADER.fullmatch(word.text)) or cell.words
    return RawCell(first, cell.first, last - first + 1, cell.last - cell.first + 1, cell.box, words)


def _compact(table: RawTable) -> RawTable:
    """The table without rows and columns in which no cell begins: slivers between double rules."""
    rows = sorted({cell.row for cell in table.cells})
    columns = sorted({cell.column for cell in table.cells})
    cells = tuple(
        RawCell(
            rows.index(cell.row),
            columns.index(cell.column),
            sum(cell.row <= row < cell.row + cell.row_span for row in rows),
            sum(cell.column <= column < cell.column + cell.column_span for column in columns),
            cell.box,
            cell.words,
        )
        for cell in table.cells
    )
    return RawTable(table.page, table.box, len(rows), len(columns), cells)


def runs_over(row: Row, x: float) -> bool:
    return any(each.box.x0 < x < each.box.x1 for each in row.segments)
