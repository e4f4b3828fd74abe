"""Cells that hold actions with labelled values: which column of a table they stand in.

Recommendation | Our response
R1 Listen      | Action: Hold a meeting each month
               | Lead: Head of Policy
               | By when: June 2024
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.grids import Cell
from parsers.run_in_labels import cut_at_labels
from parsers.tables import Table

MOST = 0.5
"""The share of a column's cells that have labels, at least."""
FEWEST = 2
"""Such cells."""
SPEAKS = frozenset(
    "action deadline start lead_member lead_officer owner owner_accountable status success_measure"
    " resources".split()
)
"""What labels in a cell speak of."""
NOT_ACTIONS = frozenset("recommendation recommendation_ref theme finding".split())


def are_labelled(cells: Sequence[Cell]) -> bool:
    """Whether most of some cells have labelled values."""
    whole = [cell for cell in cells if cell.words]
    labelled = [cell for cell in whole if _columns_in(cell)]
    return len(labelled) >= max(FEWEST, MOST * len(whole))


def _columns_in(cell: Cell) -> set[str]:
    return {label.column for label in cut_at_labels(cell.lines)[1]} & SPEAKS


def with_labelled_actions(table: Table) -> Table:
    """The table with a column of such cells as that of its actions, where no other is."""
    if table.place("action") is not None:
        return table
    for place, column in enumerate(table.columns):
        cells = list({id(row.cells[place]): row.cells[place] for row in table.rows if row.cells}.values())
        says_what = len({name for cell in cells for name in _columns_in(cell)}) > 1
        if column.name not in NOT_ACTIONS and says_what and are_labelled(cells):
            columns = list(table.columns)
            columns[place] = replace(column, name="action")
            return replace(table, columns=tuple(columns))
    return table
