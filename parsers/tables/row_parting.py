"""Where the rows of a table begin, page after page: at its rules, or at what a reading finds between them.

What one page shows holds for the next ones: rules that part two rows part them all.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from parsers.grids.grids import Grid, bands, split_rows
from parsers.grids.rules import NEAR
from parsers.headers.headers import Column
from parsers.tables.tables import Table
from parsers.unruled.foot_rows import foot_levels
from parsers.unruled.middle_rows import middle_levels
from parsers.unruled.row_levels import (
    is_unparted,
    paragraph_levels,
    reference_levels,
    repeat_levels,
    with_action_rows,
)


class RowParting:
    """What is known of the rows of the table that is open."""

    def __init__(self, rows: Callable[[Grid], list[float]]) -> None:
        """`rows` finds the y of more rows where no rule parts them."""
        self._rows = rows
        self.open_rows = False
        """Whether any table had rows that `rows` found."""
        self._unparted = False
        """Whether the open table has rows that no rule parts."""
        self._parted = False
        """Whether a rule parts two rows of the open table."""
        self._at_feet = False
        """Whether the rows of the open table end level with their references, and do not begin there."""

    def begin(self, unparted: bool, alike: bool) -> None:
        """Begins another table, `unparted` where its page draws no rules between its rows; rules that part
        the rows of the one before do so in one `alike`, under another theme."""
        self._parted &= alike and not unparted
        self._unparted, self._at_feet = unparted, False

    def part(self, grid: Grid, table: Table, columns: Sequence[Column], below: int) -> Grid:
        """The next part of a table, its rows from band `below` on parted by rules or references."""
        count = len(bands(grid)) - below
        self._parted |= count > 1 and not is_unparted(grid, below)
        grid = self._with_open_rows(grid, below)
        unruled = not self._parted and count and (table.rows or grid.bound != "gaps")
        levels = reference_levels(grid, columns, below)
        if any(len(own) > 1 for own in levels.values()):
            self._unparted = True
        if self._unparted or (unruled and "tags" not in grid.bound):
            feet = foot_levels(grid, columns, below, self._at_feet)
            self._at_feet |= bool(feet)
            tops = feet or middle_levels(grid, below) or [y for own in levels.values() for y in own]
            grid = split_rows(grid, tops or self._in_body(paragraph_levels(grid, columns), grid, below))
        grid = split_rows(grid, self._in_body(repeat_levels(grid, columns), grid, below))
        return with_action_rows(grid, columns, below, goes_on(table, grid))

    def _in_body(self, levels: Sequence[float], grid: Grid, below: int) -> list[float]:
        """The y below a header of `below` rows: its titles stay as they are."""
        top = bands(grid)[below][0] if below < len(bands(grid)) else grid.box.bottom
        return [y for y in levels if y > top - NEAR]

    def _with_open_rows(self, grid: Grid, below: int) -> Grid:
        """The grid, where no rules part its rows, with those that this reading finds under its header."""
        body = bands(grid)[below:]
        if not body or not (grid.bound == "gaps" or (grid.bound == "rules" and not self._parted)):
            return grid
        self.open_rows = True
        return split_rows(grid, [y for y in self._rows(grid) if y > body[0][0] + NEAR])


def goes_on(table: Table, grid: Grid) -> bool:
    """Whether a grid goes on with a table's rows behind a page end."""
    return bool(table.rows) and grid.page > table.rows[-1].page
