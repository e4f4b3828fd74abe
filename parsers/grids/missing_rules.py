"""Cells that run over several columns though their words stand in them: rules that the page leaves out.

+-----+----------------+----------------+------------+
| 1     Listen to all    Hold a meeting   March 2022 |    a row whose cells no rule parts,
|       who live here                                |
+-----+----------------+----------------+------------+
|     |                | Publish a note | Ongoing    |    among others that rules part
+-----+----------------+----------------+------------+
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Fill
from parsers.fields.reference import is_reference
from parsers.grids.grids import Cell, Grid
from parsers.grids.shades import shade_changes
from parsers.text.lines import Line, words_to_lines

FEWEST_FILLED = 3
"""Columns in which a cell's words stand, at least: a theme has words in one or two."""
ALIGNED = 2.0
"""Points within which the words of a column begin where those of its other cells do."""
AWAY = 2.0
"""Font sizes of white between a reference and a text that is in another column, at least: "1 Leadership"."""
CLEAR = 0.5
"""Font sizes of white between the words of two columns, at least."""


def with_missing_rules(grid: Grid, fills: Sequence[Fill]) -> Grid:
    """The grid with such cells cut: at the columns, and where the shades behind them change."""
    starts = _starts(grid)
    cells = []
    for cell in grid.cells:
        rows = list(_rows(cell, grid, fills)) if _stands_in_columns(cell, grid, starts) else []
        cells += [own for row in rows for own in _columns(row, grid)] or [cell]
    return replace(grid, cells=tuple(sorted(cells, key=lambda cell: (cell.box.top, cell.first))))


def _starts(grid: Grid) -> dict[int, list[float]]:
    """Where the words of each column begin, in the cells of one column."""
    starts: dict[int, list[float]] = {place: [] for place in range(grid.width)}
    for cell in grid.cells:
        if cell.first == cell.last and cell.words:
            starts[cell.first].append(min(word.box.x0 for word in cell.words))
    return starts


def _stands_in_columns(cell: Cell, grid: Grid, starts: dict[int, list[float]]) -> bool:
    """Whether the words of a cell over several columns begin where those columns' words begin, with white at
    every edge."""
    span = cell.last - cell.first + 1
    if span < 2 or not cell.words:
        return False
    parts = [own for own in _columns(cell, grid) if own.words]
    begun = [min(word.box.x0 for word in own.words) for own in parts]
    aligned = all(
        any(abs(x - other) <= ALIGNED for other in starts[own.first])
        for own, x in zip(parts, begun, strict=True)
    )
    both = len(parts) == span == 2 < grid.width and _stand_level(parts)
    enough = len(parts) >= FEWEST_FILLED or both or (len(parts) > 1 and _is_numbered(parts))
    return enough and aligned and not _crosses(cell, grid)


def _is_numbered(parts: Sequence[Cell]) -> bool:
    """Whether the first of a row's words are its reference, and the next stand well away from it."""
    ref, text = (part.words for part in parts[:2])
    away = min(word.box.x0 for word in text) - ref[-1].box.x1 > AWAY * ref[-1].style.size
    return away and len(ref) == 1 and is_reference(ref[0].text)


def _stand_level(parts: Sequence[Cell]) -> bool:
    """Whether two lines or more stand beside others: a theme has one."""
    left, right = (part.lines for part in parts)
    return sum(any(_are_level(line, other) for other in right) for line in left) > 1


def _are_level(line: Line, other: Line) -> bool:
    return min(line.box.bottom, other.box.bottom) > max(line.box.top, other.box.top)


def _crosses(cell: Cell, grid: Grid) -> bool:
    """Whether a line of a cell runs over one of its inner edges."""
    inner = grid.edges[cell.first + 1 : cell.last + 1]
    for line in cell.lines:
        for edge in inner:
            left = max((word.box.x1 for word in line.words if word.box.x0 < edge), default=None)
            right = min((word.box.x0 for word in line.words if word.box.x0 >= edge), default=None)
            if left is not None and left > edge + 1:
                return True
            if left is not None and right is not None and right - left < CLEAR * line.style.size:
                return True
    return False


def _columns(cell: Cell, grid: Grid) -> Iterator[Cell]:
    """A cell cut at the edges of the columns that it runs over."""
    for place in range(cell.first, cell.last + 1):
        x0, x1 = grid.edges[place], grid.edges[place + 1]
        last = place == cell.last
        words = [w for w in cell.words if w.box.centre[0] < x1 or last]
        words = [w for w in words if w.box.centre[0] >= x0 or place == cell.first]
        box = replace(cell.box, x0=x0, x1=x1)
        yield Cell(box, place, place, tuple(words_to_lines(words)))


def _rows(cell: Cell, grid: Grid, fills: Sequence[Fill]) -> Iterator[Cell]:
    """A cell cut where shaded rows meet plain ones."""
    levels = [cell.box.top, *shade_changes(fills, cell.box, cell.lines), cell.box.bottom]
    for top, bottom in pairwise(levels):
        lines = tuple(line for line in cell.lines if top <= line.box.centre[1] < bottom)
        yield replace(cell, box=replace(cell.box, top=top, bottom=bottom), lines=lines)
