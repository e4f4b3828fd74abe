"""Whom an executive lead is, which the heading alone does not tell: one council's executive are councillors,
another's its directors.

Action | Executive lead        Action | Executive lead
Sell   | Director of Place     Sell   | Cllr Ash            the officers' titles, or the members', decide
"""

from __future__ import annotations

import re

from parsers.fields.owner import text_to_names
from parsers.tables.tables import Table, column_texts
from parsers.text.joiner import Joiner

_EXECUTIVE = re.compile(
    r"\W*(?:lead |responsible )?exec(?:utive)?s?(?: (?:leads?|owners?|sponsors?))?\W*", re.I
)


def with_executives_told(table: Table, joiner: Joiner) -> Table:
    """The table, an executive lead that more cells name by officers' titles than by members' an officer."""
    for place, column in enumerate(table.columns):
        if column.name == "lead_member" and _EXECUTIVE.fullmatch(column.heading.text):
            texts = column_texts(table, place, joiner)
            officers, members = (sum(_titled(text, side) for text in texts) for side in ("officer", "member"))
            if officers > members and 2 * officers >= len(texts):
                return table.with_meaning("lead_member", "lead_officer", place)
    return table


def _titled(text: str, side: str) -> bool:
    """Whether a cell names somebody of a side by a title: "Jane Moore" alone may be of either."""
    names = text_to_names(text)[1]
    return any(name.side == side and (side == "member" or "role" in name.kind) for name in names)
