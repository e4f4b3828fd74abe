"""Other readings of rows that no rule parts: by the white strips between them, by the shades behind them.

    01  Listen to all     Hold a meeting     March 2022
        who live here     each month
                                                            <- a white strip; two columns begin under it
                          Publish a note     Ongoing
    02  Speak plainly     Write less         June 2022

None is right everywhere: each is read to the end, and the one that checks out is kept (`parsers.readings`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from models.document import Fill
from parsers.grids import Grid
from parsers.lines import Line, line_pitch
from parsers.shades import shade_levels

RowReading = Callable[[Grid, Sequence[Fill]], list[float]]
"""A grid and the fills of its page → the y at which rows begin, besides those that are known."""

WIDER = 0.2
"""Font sizes by which a white strip between rows is higher than the space between lines, at least."""
LEVEL = 0.3
"""Font sizes within which lines are level."""


def as_found(grid: Grid, fills: Sequence[Fill]) -> list[float]:
    """No more rows than rules, references and paragraphs show."""
    return []


def by_strips(grid: Grid, fills: Sequence[Fill]) -> list[float]:
    """The foot of each white strip across the table under which at least two columns begin."""
    return [
        line.box.top - 0.5
        for line in _under_strips(grid)
        if len({cell.first for cell in grid.cells for each in cell.lines if _level(each, line)}) > 1
    ]


def by_shades(grid: Grid, fills: Sequence[Fill]) -> list[float]:
    """Where the shades behind rows begin and end."""
    return shade_levels(fills, grid.box)


OTHER_ROWS: tuple[RowReading, ...] = (by_strips, by_shades)


def _under_strips(grid: Grid) -> Iterator[Line]:
    """The first line under each strip in which no column has a word; a rule in it parts the rows already."""
    lines = sorted((line for cell in grid.cells for line in cell.lines), key=lambda line: line.box.top)
    pitch = line_pitch([cell.lines for cell in grid.cells])
    end = lines[0].box.bottom if lines else 0.0
    for line in lines[1:]:
        leading = max(0.0, pitch - line.box.height)
        parted = any(end <= cell.box.top <= line.box.top for cell in grid.cells)
        if line.box.top - end > leading + WIDER * line.style.size and not parted:
            yield line
        end = max(end, line.box.bottom)


def _level(one: Line, other: Line) -> bool:
    return abs(one.box.top - other.box.top) < LEVEL * other.style.size
