"""Rows of a spreadsheet that say one thing, their text running on over the empty cells beside its own → one
cell over all the columns, or over those behind its number.

| Homelessn|ess Review  |                |          |     a heading that is not merged over its row, its
| S01      | Set up ... | Convene ...    | May 2025 |     uprights drawn through it
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import bounds, spaced, words_of
from parsers.fields.reference import is_reference
from parsers.grids.grids import Cell, Grid
from parsers.text.lines import line_of

SPACE = 0.7
"""Font sizes of white between two words of one text, at most."""


def with_overflow(grid: Grid) -> Grid:
    """The grid with the cells of such rows made one."""
    rows: dict[float, list[Cell]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.box.top, []).append(cell)
    joined = {top: own for top, row in rows.items() if (own := _joined(row, grid))}
    if not joined:
        return grid
    return replace(grid, cells=tuple(cell for top, row in rows.items() for cell in joined.get(top, row)))


def _joined(row: Sequence[Cell], grid: Grid) -> list[Cell]:
    """The cells of a row whose words run over its edges, those of its text made one; none of another."""
    if len(row) != grid.width or len({cell.box.bottom for cell in row}) > 1:
        return []
    counted = is_reference(spaced(row[0].words))
    number, rest = row[:counted], row[counted:]
    filled = [cell for cell in rest if cell.words]
    if not _runs_over(filled, rest):
        return []
    words = words_of(filled)
    box = bounds([cell.box for cell in rest])
    return [*number, Cell(box, len(number), grid.width - 1, (line_of(words),))]


def _runs_over(filled: Sequence[Cell], cells: Sequence[Cell]) -> bool:
    """Whether one line of words runs over the first of some cells, a word on an edge between two."""
    if len(filled) < 2 or list(filled) != list(cells[: len(filled)]):
        return False
    lines = [line for cell in filled for line in cell.lines]
    on_edge = any(w.box.x0 < cell.box.x0 or w.box.x1 > cell.box.x1 for cell in filled for w in cell.words)
    near = all(
        right.words[0].box.x0 - left.words[-1].box.x1 < SPACE * left.style.size
        for left, right in pairwise(lines)
    )
    level = len({round(line.baseline) for line in lines}) == 1 and len({line.style for line in lines}) == 1
    return len(lines) == len(filled) and on_edge and near and level
