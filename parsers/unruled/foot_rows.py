"""Rows that no rule parts and whose cells stand at their feet, as a spreadsheet sets them that nobody told
otherwise.

      Listen to all       Hold a meeting
1.1   who live here       each month          March 2022
                          Publish a note
1.2                       for everyone        June 2022
                                                             <- the last line of a page is a row's foot
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.fields.reference import is_reference
from parsers.grids.grids import Grid, bands
from parsers.grids.rules import NEAR
from parsers.headers.headers import Column
from parsers.text.lines import Line, runs_on
from parsers.unruled.content_columns import is_due
from parsers.unruled.level_lines import LEVEL

FEWEST = 3
"""Texts that begin in their middle if rows began at their references, at least."""
FEWER = 0.2
"""Times as many begin there if rows end at them, at most."""


def foot_levels(grid: Grid, columns: Sequence[Column], below: int, known: bool) -> list[float]:
    """The y below each row but the last under a header of `below` rows, where rows end level with their
    references or dates, `known` where those of the pages before do; else none."""
    top = bands(grid)[below][0] if below < len(bands(grid)) else grid.box.bottom
    cells = [[cell for cell in grid.cells if cell.first in column.places] for column in columns]
    lines = [[line for cell in own for line in cell.lines] for own in cells]
    lines = [[line for line in own if line.box.top >= top - NEAR] for own in lines]
    marks = next((own for own in lines if _are_marks(own)), [])
    if len(marks) < 2 or grid.bound != "gaps":
        return []
    foot = max(line.baseline for own in lines for line in own)
    if foot - marks[-1].baseline > LEVEL * marks[-1].style.size:
        return []
    ends = [line.baseline + LEVEL * line.style.size for line in marks]
    starts = [line.box.top - LEVEL * line.style.size for line in marks]
    at_feet, at_tops = (
        sum(runs_on(line.text) for line in _firsts(lines, levels)) for levels in (ends[:-1], starts[1:])
    )
    fits = at_feet <= FEWER * at_tops if at_tops >= FEWEST else known and at_feet <= at_tops
    return ends[:-1] if fits else []


def _are_marks(lines: Sequence[Line]) -> bool:
    """Whether each line of a column is a value of its own: a reference, or a date."""
    return all(is_reference(line.text) for line in lines) or all(is_due(line.text) for line in lines)


def _firsts(columns: Sequence[Sequence[Line]], levels: Sequence[float]) -> Iterator[Line]:
    """The lines with which cells begin, if rows were parted at these levels, but for the first row's."""
    for lines in columns:
        for top, end in pairwise([*levels, float("inf")]):
            yield from [line for line in lines if top < line.box.centre[1] < end][:1]
