"""Cells that hold actions with labelled values: which column of a table they stand in.

Recommendation | Our response
R1 Listen      | Action: Hold a meeting each month
               | Lead: Head of Policy
               | By when: June 2024
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from parsers.cells.cell_parts import NAMING
from parsers.cells.run_in_labels import cut_at_labels
from parsers.grids.grids import Cell
from parsers.sections.blocks import Block, Kind
from parsers.sections.section_actions import label_alone
from parsers.tables.tables import Row, Table, cells_of
from parsers.text.items import Item
from parsers.text.lines import Line

MOST = 0.5
"""The share of a column's cells that have labels, at least."""
FEWEST = 2
"""Such cells."""
SPEAKS = frozenset(
    "action deadline start lead_member lead_officer owner owner_accountable status success_measure"
    " resources progress".split()
)
"""What labels in a cell speak of."""
NOT_ACTIONS = frozenset("recommendation recommendation_ref theme finding".split())


def are_labelled(cells: Sequence[Cell]) -> bool:
    """Whether most of some cells have labelled values; where a table has one such cell, both who and when."""
    whole = [cell for cell in cells if cell.words]
    labelled = [names for cell in whole if (names := _columns_in(cell))]
    enough = len(labelled) >= FEWEST or any("deadline" in names and names & NAMING for names in labelled)
    return enough and len(labelled) >= MOST * len(whole)


def headings_in(lines: Sequence[Line]) -> list[Line]:
    """The lines that are labels and nothing else: "Actions", in bold."""
    return [line for line in lines if column_alone(line)]


def column_alone(line: Line) -> str:
    """The column that a line names which is a label and nothing else, or ""."""
    return label_alone(Block(Kind.PARAGRAPH, Item((line,))))


def _columns_in(cell: Cell) -> set[str]:
    alone = {column_alone(line) for line in cell.lines}
    return (alone | {label.column for label in cut_at_labels(cell.lines)[1]}) & SPEAKS


def _hold_actions(cells: Sequence[Cell]) -> bool:
    """Whether most cells with labels say what is to be done, under a label or before them all; prose may look
    labelled: "Cost: the gap is £3m. Outcome: a balanced budget. We will ..."."""
    labelled = [(cell, names) for cell in cells if (names := _columns_in(cell))]
    every = {name for _, names in labelled for name in names}
    if len(every) < 2 and "action" not in every:
        return False
    saying = [cell for cell, names in labelled if "action" in names or cut_at_labels(cell.lines)[0]]
    return len(saying) > MOST * len(labelled)


def with_labels_in_the_cell_above(table: Table) -> Table:
    """The table with rows of labels alone under an action, "Lead: X | By when: May", in its cell."""
    place = table.place("action")
    rows: list[Row] = []
    cut = False
    for row in table.rows:
        if place is not None and rows and rows[-1].cells and row.cells and _only_labels(row, place):
            rows[-1] = _with_more(rows[-1], place, row.cells[place].lines)
            cut |= row.tops_page
        else:
            rows.append(replace(row, tops_page=row.tops_page or cut))
            cut = False
    return replace(table, rows=tuple(rows))


def _only_labels(row: Row, place: int) -> bool:
    said = [n for n, cell in enumerate(row.cells) if row.begins[n] and cell.words]
    before, labels = cut_at_labels(row.cells[place].lines)
    return said == [place] and not before and {each.column for each in labels} <= SPEAKS - {"action"}


def _with_more(row: Row, place: int, lines: Sequence[Line]) -> Row:
    cell = replace(row.cells[place], lines=(*row.cells[place].lines, *lines))
    return row.with_cells_at(place, (cell,))


def with_labelled_actions(table: Table) -> Table:
    """The table with a column of such cells as that of its actions, where no other is."""
    if table.place("action") is not None:
        return table
    for place, column in enumerate(table.columns):
        cells = cells_of(table.rows, place) if column.name not in NOT_ACTIONS else []
        if are_labelled(cells) and _hold_actions(cells):
            return table.with_meaning(column.name, "action", place)
    return table
