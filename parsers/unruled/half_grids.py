"""Recommendations in a column without rules, beside actions that rules part: which rows each stands beside.

1. Agree a vision     | Hold two open evenings | Town Clerk | May
   with residents     +------------------------+------------+-----
                      | Adopt the vision       | Mayor      | June
                      +------------------------+------------+-----
2. Review the         | Draft new terms        | Deputy     | July
   committees         +------------------------+------------+-----
                      | Try them for a year    | Clerk      | May

Where no rule runs under a recommendation, they are one cell: as if it were merged over all the rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from parsers.fields.reference import split_reference
from parsers.grids.grids import Cell, Grid, split_cells
from parsers.grids.rules import NEAR
from parsers.headers.headers import Column
from parsers.text.lines import Measure, gap_between, line_pitch, usual_size
from parsers.text.marks import begins_with_bullet

ASKED = frozenset({"recommendation", "theme"})
"""Columns that may stand so."""
LEVEL = 0.6
"""Font sizes by which a recommendation may begin above or below the first of its actions."""
FEWEST = 2
"""Paragraphs without numbers below the first of a cell that begin level with rows, at least."""


def with_open_cells_parted(grid: Grid, columns: Sequence[Column], top: float) -> Grid:
    """The grid with such cells, below a header that ends at `top`, cut above each recommendation."""
    action = next((column for column in columns if column.name == "action"), None)
    if action is None:
        return grid
    actions = [cell for cell in grid.cells if cell.first == action.first and cell.lines]
    for column in columns:
        if column.name not in ASKED or column.first >= action.first:
            continue
        cells = [cell for cell in grid.cells if cell.first == column.first and cell.box.top > top - NEAR]
        for y in [y for cell in cells for y in _begun(cell, actions)]:
            grid = split_cells(grid, y, frozenset({column.first}))
    return grid


def _begun(cell: Cell, actions: Sequence[Cell]) -> Iterator[float]:
    """The tops of the rows with which a cell's recommendations begin, but for the first; none where a
    paragraph begins beside no action, or nothing shows that each is one."""
    beside = [each for each in actions if cell.box.top - NEAR < each.box.top < cell.box.bottom - NEAR]
    if len(beside) < 2:
        return
    size = usual_size(cell.lines)
    measure = Measure(0.0, line_pitch([each.lines for each in (cell, *beside)], size))
    begun = [below for above, below in pairwise(cell.lines) if gap_between(above, below, measure)]
    if any(map(begins_with_bullet, begun)) and not begins_with_bullet(cell.lines[0]):
        return  # "Hold regular conversations with: • residents • businesses": points of one recommendation
    rows = [
        next((each for each in beside if abs(line.box.top - each.lines[0].box.top) <= LEVEL * size), None)
        for line in begun
    ]
    numbered = all(split_reference(line.text)[0] for line in (*cell.lines[:1], *begun))
    if all(rows) and (numbered or len(begun) >= FEWEST):
        yield from (row.box.top for row in rows if row)
