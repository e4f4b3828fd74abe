"""Columns whose cells name a member and an officer each, who lead all that they stand beside together.

Action              | Lead
• Train the chairs  | Cllr Patel            one each: neither is the first action's alone
• Publish a report  | Head of Housing
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from parsers.cells.cell_parts import owners_text
from parsers.cells.details import OWNERS
from parsers.fields.owner import told_apart
from parsers.tables.tables import Row, Table, cells_of
from parsers.text.joiner import Joiner
from parsers.text.lines import Measure

FEWEST = 2
"""Cells of a column, at least, that show how it is filled."""
MOST = 0.7
"""The share of them that name one of each."""


def joint_columns(table: Table, rows: Sequence[Row], joiner: Joiner) -> frozenset[int]:
    """The columns of owners whose cells name one of each side, in the `rows` of all tables alike."""
    owners = table.places(OWNERS)
    return frozenset(place for place in owners if _is_joint(rows, place, table.measures[place], joiner))


def _is_joint(rows: Sequence[Row], place: int, measure: Measure, joiner: Joiner) -> bool:
    cells = [cell for cell in cells_of(rows, place) if cell.words]
    if len(cells) < FEWEST:
        return False
    texts = (owners_text(cell.lines, "owner", measure, joiner) for cell in cells)
    others = (text for text in texts if not names_one_each(text))
    most = int((1 - MOST) * len(cells))  # one more, and the rest need not be read
    return len(list(islice(others, most + 1))) <= most


def names_one_each(text: str) -> bool:
    """Whether owners are a member and an officer: "Cllr Patel; Head of Housing"."""
    member, officer = told_apart(text)
    return bool(member and officer) and ";" not in member + officer
