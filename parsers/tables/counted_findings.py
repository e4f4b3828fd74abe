"""Numbers before what was found that count the recommendations beside it → a column of their own.

Issue/risk                  Recommendation          →      | Issue/risk            | Recommendation
1. Property valuations      Clear the backlog.          1. | Property valuations   | Clear the backlog.
Eleven were not made.                                      | Eleven were not made. |
2. Grant income             Review each grant.          2. | Grant income          | Review each grant.

So may a large number alone on the first line of each recommendation: "1" over "Clear the backlog.".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.plan import NOTHING
from parsers.fields.reference import split_reference
from parsers.grids.grids import Cell
from parsers.records.drafts import without_words
from parsers.tables.tables import Table, cells_of
from parsers.tables.who_and_when import Parts, with_parts
from parsers.text.joiner import Joiner
from parsers.text.lines import line_of

FOUND = ("finding", "risk", "")
"""Columns of what was found, "" for such headings as "Area reviewed"."""
FEWEST = 2
"""Numbers in a column, at least: one alone may be of anything."""
_NUMBER = re.compile(r"\d{1,2}[.)]")
_BARE = re.compile(r"\d{1,2}[.)]?")


def with_numbers_of_findings(table: Table, joiner: Joiner) -> Table:
    """The table with such numbers as its references, where it has no others."""
    asked = table.place("recommendation")
    if asked is None or table.place("recommendation_ref") is not None:
        return table
    cells = cells_of(table.rows, asked)
    alone = [cell.lines[0].text for cell in cells if len(cell.lines) > 1]
    if _counts([text.rstrip(".)") + "." for text in alone if _BARE.fullmatch(text)]) and len(alone) == len(
        cells
    ):
        return _with_column(table, asked, _BARE)
    texts = (joiner.passage(cell.lines).text for cell in cells)
    if any(split_reference(text)[0] for text in texts):
        return table
    for place in range(asked):
        column = table.columns[place]
        if column.name in FOUND and _counts(list(_begun(table, asked, place))):
            return _with_column(table, place, _NUMBER)
    return table


def _with_column(table: Table, place: int, pattern: re.Pattern[str]) -> Table:
    """The table with what begins the cells of a column in one of its own at the left."""
    column = table.columns[place]
    numbers = replace(column, name="recommendation_ref", heading=NOTHING)
    parts = {id(cell): _parts(cell, pattern) for cell in cells_of(table.rows, place)}
    return with_parts(table, place, (numbers, column), parts)


def _begun(table: Table, asked: int, place: int) -> Iterator[str]:
    """What a column's cells begin with that begin beside a recommendation, and go on over no page end."""
    for row in table.rows:
        if row.cells and row.cells[place].words and row.begins[place] and row.begins[asked]:
            first = row.cells[place].words[0].text
            if _NUMBER.fullmatch(first) or not row.tops_page:
                yield first


def _counts(begun: Sequence[str]) -> bool:
    numbers = [int(text[:-1]) if _NUMBER.fullmatch(text) else 0 for text in begun]
    counted = all(0 < one == two - 1 for one, two in pairwise(numbers))
    return len(numbers) >= FEWEST and counted


def _parts(cell: Cell, pattern: re.Pattern[str]) -> Parts:
    """The number of a cell, and the rest of its lines."""
    if not cell.words or not pattern.fullmatch(cell.words[0].text):
        return (), cell.lines
    return (line_of(cell.words[:1]),), tuple(without_words(cell.lines, 1))
