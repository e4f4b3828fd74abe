"""Rows that a page end tears: what is short stays at its foot, the text stands atop the next page.

| Write to all.         | May 2025  |      | Write to all.                          | May 2025  |
|-----------------------|-----------|      |----------------------------------------|-----------|
|                       | June 2025 |  →   | Call every household on the estate and | June 2025 |
|= = = = = = = = = = = =|= = = = = =|      | ask how its repairs were.              |           |
| Call every household  |           |
| on the estate and ask |           |
| how its repairs were. |           |

A paragraph of two or three lines is not parted by a word processor (its widows and orphans), a date of one
line stays where the row begins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.tables.tables import Row, Table

WHOLE = 3
"""Rows that no page end touches and that have an action, at least: they show that all have."""


def with_torn_rows(table: Table) -> Table:
    """The table with both parts of each such row as one, on the page of its text."""
    action = table.place("action")
    torn = [pair for pair in pairwise(table.rows) if action is not None and _is_torn(*pair, action)]
    if action is None or not torn or not _all_act(table, action, torn):
        return table
    heads = {id(above) for above, _ in torn}
    mended = {id(row): _mended(above, row) for above, row in torn}
    return replace(table, rows=tuple(mended.get(id(row), row) for row in table.rows if id(row) not in heads))


def _is_torn(above: Row, row: Row, action: int) -> bool:
    """Whether a row at the foot of a page has no action, the one atop the next has, and each cell has words
    in one of them alone; a merged cell may go on."""
    if not (row.tops_page and row.cells and above.cells) or not (above.begins[action] and row.begins[action]):
        return False
    if above.cells[action].words or not row.cells[action].words:
        return False
    own = [place for place, begins in enumerate(above.begins) if begins and above.cells[place].words]
    return bool(own) and not any(row.cells[place].words for place in own)


def _all_act(table: Table, action: int, torn: Sequence[tuple[Row, Row]]) -> bool:
    """Whether each row that no page end touches has an action, so that none is but a date."""
    ends = {id(each) for pair in pairwise(table.rows) if pair[1].tops_page for each in pair}
    whole = [row for row in table.rows if row.cells and id(row) not in ends]
    return len(whole) >= WHOLE and all(row.cells[action].words for row in whole)


def _mended(above: Row, row: Row) -> Row:
    """The lower part with what the upper says; whole, it goes on with nothing above it."""
    pairs = list(zip(above.cells, above.begins, row.cells, row.begins, strict=True))
    upper = [bool(cut.words) and not rest.words for cut, _, rest, _ in pairs]
    cells = tuple(cut if own else rest for own, (cut, _, rest, _) in zip(upper, pairs, strict=True))
    begins = tuple(begun if own else begins for own, (_, begun, _, begins) in zip(upper, pairs, strict=True))
    return replace(row, cells=cells, begins=begins, tops_page=False)
