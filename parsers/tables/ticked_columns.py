"""Columns whose headings are answers, statuses, colours or periods, with a tick in one of them for each row.

Action         | Lead   | Not started | In progress | Complete
Hold a meeting | Leader |             | ✓           |             in progress
"""

from __future__ import annotations

import re
from collections.abc import Callable

from parsers.cells.details import TICK, TICKED
from parsers.tables.tables import Table

FEWEST = 2
"""Such columns, at least."""
LONGEST = 4
"""Words of their headings, at most."""


def with_ticked_columns(table: Table) -> Table:
    """The table with such columns called what their headings are (ticks are read in `cells.details`)."""
    for name, read in TICKED.items():
        places = [place for place in range(len(table.columns)) if _may_be(table, place, name, read)]
        ticked = [place for place in places if _are_ticks(table, place)]
        if name == "deadline" and table.place("deadline") not in (None, *ticked):
            continue  # "Q1" and "Q2" beside "By when" tell when the work is done
        if len(ticked) >= FEWEST and len(ticked) == len(places) and not _several(table, ticked):
            return table.called(name, ticked)
    return table


def without_ticked_dates(table: Table) -> Table:
    """The table in which ticks under periods are no deadlines: where a column of dates tells these."""
    ticked = [place for place in table.places(["deadline"]) if _are_ticks(table, place)]
    return table.called("", ticked)


def _may_be(table: Table, place: int, name: str, read: Callable[[str], object]) -> bool:
    """Whether a column's heading is a status or a colour; "To do" is one over ticks alone."""
    column = table.columns[place]
    text = column.heading.text
    is_own = column.name in ("", name) or _are_ticks(table, place)
    return is_own and len(text.split()) <= LONGEST and bool(read(text))


def _are_ticks(table: Table, place: int) -> bool:
    return all(re.fullmatch(TICK, cell.text) for cell in table.filled(place))


def _several(table: Table, places: list[int]) -> bool:
    """Whether any row has ticks in two of the columns."""
    return any(sum(bool(row.cells[place].words) for place in places) > 1 for row in table.rows if row.cells)
