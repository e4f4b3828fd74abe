"""A header that the page end cuts, its halves put together again.

| No | Recommen-      | Lead    |
-------------- page end ----------
|    | dation         | officer |
+----+----------------+---------+
| 01 | Listen to all  | Leader  |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.document import bounds
from parsers.grids import Cell, Grid, bands
from parsers.headers import Header, cells_in, find_header, known
from parsers.lines import Joiner
from parsers.rules import NEAR
from parsers.sheets import Sheet

MOST_BANDS = 3
"""Rows of a header and its title above a page end, at most."""


def grid_before(sheets: Sequence[Sheet], grid: Grid) -> Grid | None:
    """The grid that the page before ends with, where a page begins with `grid` and nothing lies between."""
    pages = {sheet.page.number: sheet for sheet in sheets}
    own, before = pages[grid.page], pages.get(grid.page - 1)
    if not before or not before.grids or any(line.depth < grid.depth for line in own.lines):
        return None
    last = before.grids[-1]
    is_last = not any(line.depth > last.depth for line in before.lines)
    return last if is_last and own.grids[0] is grid else None


def whole_header(above: Grid, below: Grid, joiner: Joiner) -> Header | None:
    """The header that a page's last grid begins and the next page's first grid ends, where it names more
    columns than either half; the rows go on below the first row of `below`."""
    if not _meet(above, below) or len(bands(above)) > MOST_BANDS or len(bands(below)) < 2:
        return None
    first = bands(below)[0]
    moved = [_moved(cell, first[0] - above.box.bottom) for cell in above.cells]
    cells = [*moved, *cells_in(below, first)]
    box = bounds([cell.box for cell in cells])
    whole = find_header(Grid(below.page, box, below.edges, tuple(cells)), joiner)
    halves = (find_header(above, joiner), find_header(below, joiner))
    best = max((known(half) for half in halves if half), default=0)
    if not whole or whole.below <= len(bands(above)) or known(whole) <= best:
        return None
    return replace(whole, below=1)


def _meet(above: Grid, below: Grid) -> bool:
    """Whether two grids have the same edges between their columns; without a frame half a header ends where
    its words do."""
    inner = zip(above.edges[1:-1], below.edges[1:-1], strict=False)
    return above.width == below.width > 1 and all(abs(one - other) <= NEAR for one, other in inner)


def _moved(cell: Cell, by: float) -> Cell:
    """A cell of the page before, as far above this page's first row as the page end left it."""
    return replace(cell, box=replace(cell.box, top=cell.box.top + by, bottom=cell.box.bottom + by))
