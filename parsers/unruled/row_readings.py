"""Other readings of rows that no rule parts: by the white strips between them, by the shades behind them.

    01  Listen to all     Hold a meeting     March 2022
        who live here     each month
                                                            <- a white strip; two columns begin under it
                          Publish a note     Ongoing
    02  Speak plainly     Write less         June 2022

None is right everywhere: each is read to the end, and the one that checks out is kept (`parsers.readings`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.document import Fill
from parsers.grids.grids import Cell, Grid
from parsers.grids.shades import shade_levels
from parsers.text.lines import Line
from parsers.text.marks import begins_with_bullet
from parsers.unruled.level_lines import LEVEL
from parsers.unruled.middle_rows import white_strips

RowReading = Callable[[Grid, Sequence[Fill]], list[float]]
"""A grid and the fills of its page → the y at which rows begin, besides those that are known."""


def as_found(grid: Grid, fills: Sequence[Fill]) -> list[float]:
    """No more rows than rules, references and paragraphs show."""
    return []


def by_strips(grid: Grid, fills: Sequence[Fill]) -> list[float]:
    """The foot of each white strip across the table under which at least two columns begin: level with each
    other, or each in the middle of what stands there down to the next strip."""
    strips = list(white_strips(grid))
    if not strips:
        return []
    foot = max(line.box.bottom for cell in grid.cells for line in cell.lines)
    ends = [*(end for end, _ in strips[1:]), foot]
    return [
        line.box.top - 0.5
        for (_, line), end in zip(strips, ends, strict=True)
        if len({cell.first for cell in grid.cells if _begins(cell, line, end)}) > 1
    ]


def _begins(cell: Cell, first: Line, end: float) -> bool:
    """Whether a cell's words begin level with the first line of a row, or stand in the middle of the row."""
    if any(abs(line.box.top - first.box.top) < LEVEL * first.style.size for line in cell.lines):
        return True
    own = [line.box for line in cell.lines if first.box.top <= line.box.centre[1] <= end]
    if not own or begins_with_bullet(first):
        return False
    middle = (first.box.top + end) / 2
    return abs((own[0].top + own[-1].bottom) / 2 - middle) < LEVEL * first.style.size


def by_shades(grid: Grid, fills: Sequence[Fill]) -> list[float]:
    """Where the shades behind rows begin and end."""
    return shade_levels(fills, grid.box)


OTHER_ROWS: tuple[RowReading, ...] = (by_strips, by_shades)
