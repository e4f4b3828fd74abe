"""Rows at the foot of a table of recommendations that are none of it: those of a table right below, about who
leads the area and where to write to.

Responsible body | Areas for priority action
NHS Wealdmoor    | The board must agree a plan ...        asks
Name             | Role                                   the header of the next table
Jane Holt        | Chief Nurse, jane.holt@wealdmoor.net   whom to write to
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from models.document import bounds
from parsers.cells.cell_parts import NAMING
from parsers.grids.grids import Grid
from parsers.headers.headers import Column
from parsers.tables.tables import Row
from parsers.text.joiner import Joiner
from parsers.text.lines import ends_sentence
from parsers.vocabulary.sections import asks

ADDRESS = re.compile(r"\S@\S|\bwww\.|\bhttps?:|\b0\d{2,4}[ -]?\d{3}", re.I)
ASKED = frozenset({"", "recommendation", "recommendation_ref", "finding"}) | NAMING
"""The columns of a table that only asks: one that says what is done may have its owners' addresses."""


def without_contacts(
    rows: Sequence[Row], columns: Sequence[Column], joiner: Joiner, begun: bool
) -> tuple[list[Row], list[Row]]:
    """The rows of a table of recommendations, and those at its foot that begin another about contacts;
    `begun` tells that other rows stand above, on an earlier page."""
    if not {column.name for column in columns} <= ASKED:
        return list(rows), []
    kept = len(rows)
    while kept and not _says(rows[kept - 1], joiner):
        kept -= 1
    tail = range(kept, len(rows)) if kept or begun else range(0)
    addressed = (i for i in tail if any(map(ADDRESS.search, _texts(rows[i], joiner))))
    apart = (i for i in tail if _is_set_apart(rows[i], rows[:i]))
    first = min(next(addressed, len(rows)), next(apart, len(rows)))
    return list(rows[:first]), list(rows[first:])


def rows_to_grid(rows: Sequence[Row], grid: Grid) -> Grid:
    """Some rows of a grid as a grid of their own."""
    cells = tuple(cell for row in rows for cell in ((row.band,) if row.band else row.cells))
    return replace(grid, box=bounds([cell.box for cell in cells]), cells=cells)


def _texts(row: Row, joiner: Joiner) -> list[str]:
    return [joiner.passage(cell.lines).text for cell in row.cells]


def _says(row: Row, joiner: Joiner) -> bool:
    """Whether a row asks something, or says it in a sentence, in any column. "Name" alone asks nothing."""
    return any((asks(text) and " " in text) or ends_sentence(text) for text in _texts(row, joiner))


def _is_set_apart(row: Row, above: Sequence[Row]) -> bool:
    """Whether a row is bold, and none above it is."""
    bold = [all(word.style.bold for cell in each.cells for word in cell.words) for each in (row, *above)]
    return bool(row.cells) and bold[0] and not any(bold[1:])
