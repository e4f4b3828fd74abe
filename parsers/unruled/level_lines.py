"""Lines of several columns that stand level: where each of them begins a row, though nothing parts the rows.

Set up a group             Leader of the Council    Jan 2026
Ask residents in time      Head of News             Feb 2026
for the budget
Map the skills of staff    HR Manager               Jun 2026
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.cells.cell_parts import NAMING
from parsers.fields.deadline import is_deadline
from parsers.fields.owner import names_owners
from parsers.grids.grids import Cell, Grid
from parsers.grids.rules import NEAR
from parsers.headers.headers import Column
from parsers.text.lines import FAR, Line, breaks_off

LEVEL = 0.3
"""Font sizes within which lines are level."""


def rows_of_one_line(grid: Grid, cell: Cell, told: Sequence[Column]) -> tuple[Line, ...]:
    """The lines but the first of an action's cell that begin a row each: level with a date ("By March" |
    "2027 (Cabinet)" is one) and all else that any column `told` has, wider apart than a paragraph's, none
    small; or level with an owner too, whatever else they are."""
    others = (each for each in told if each.name != "action")
    beside = {each.name: lines for each in others if (lines := lines_beside(cell, each, grid))}
    dates = beside.get("deadline", [])
    begun = tuple(line for line in cell.lines if level_with(line, dates))
    level = all(
        len(lines) == len(begun) and all(map(level_with, lines, ([line] for line in begun)))
        for lines in beside.values()
    )
    years = {line.text[:4].isdigit() for line in dates}
    dated = all(is_deadline(line.text) for line in dates) and len(years) == 1
    if not (level and dated and begun[:1] == cell.lines[:1]):
        return ()
    owned = any(
        column in NAMING and all(names_owners(line.text) for line in lines)
        for column, lines in beside.items()
    )
    whole = not any(line.text[:1].islower() for line in begun[1:])
    broken = any(breaks_off(above, line) for above, line in pairwise(cell.lines) if line in begun)
    wide = all(
        below.baseline - above.baseline > FAR * below.style.size for above, below in pairwise(cell.lines)
    )
    alone = wide and begun == tuple(cell.lines)
    return begun[1:] if whole and (alone or (owned and not broken)) else ()


def lines_beside(cell: Cell, column: Column, grid: Grid) -> list[Line]:
    """The lines of a column beside a cell."""
    cells = (other for other in grid.cells if is_in(other, column) and side_by_side(other, cell))
    return [line for other in cells for line in other.lines]


def level_with(line: Line, others: Sequence[Line]) -> bool:
    return any(abs(line.box.top - other.box.top) <= LEVEL * line.style.size for other in others)


def is_in(cell: Cell, column: Column) -> bool:
    return column.first <= cell.first and cell.last <= column.last


def side_by_side(one: Cell, other: Cell) -> bool:
    return one.box.top < other.box.bottom - NEAR and other.box.top < one.box.bottom - NEAR
