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
from parsers.cell_parts import OWNERS
from parsers.grids import Grid
from parsers.headers import Column
from parsers.lines import Joiner, ends_sentence
from parsers.tables import Row
from parsers.trailing_details import names_somebody
from parsers.vocabulary.sections import asks

ADDRESS = re.compile(r"\S@\S|\bwww\.|\bhttps?:|\b0\d{2,4}[ -]?\d{3}", re.I)
ASKED = frozenset({"", "recommendation", "recommendation_ref", "finding"}) | OWNERS
"""The columns of a table that only asks: one that says what is done has owners with addresses of their own."""


def without_contacts(
    rows: Sequence[Row], columns: Sequence[Column], joiner: Joiner
) -> tuple[list[Row], list[Row]]:
    """The rows of a table of recommendations, and those at its foot that begin another about contacts."""
    place = next((i for i, column in enumerate(columns) if column.name == "recommendation"), None)
    if place is None or not {column.name for column in columns} <= ASKED:
        return list(rows), []
    kept = len(rows)
    while kept and not _says(rows[kept - 1], place, joiner):
        kept -= 1
    first = next((i for i, row in enumerate(rows) if i >= kept and _is_contact(row, place, joiner)), len(rows))
    if kept < first < len(rows) and _is_set_apart(rows[first - 1], rows[: first - 1]):
        first -= 1
    return list(rows[:first]), list(rows[first:])


def rows_to_grid(rows: Sequence[Row], grid: Grid) -> Grid:
    """Some rows of a grid as a grid of their own."""
    cells = tuple(cell for row in rows for cell in ((row.band,) if row.band else row.cells))
    return replace(grid, box=bounds([cell.box for cell in cells]), cells=cells)


def _text(row: Row, place: int, joiner: Joiner) -> str:
    return joiner.passage(row.cells[place].lines).text if row.cells else ""


def _says(row: Row, place: int, joiner: Joiner) -> bool:
    """Whether a row asks something, or says it in a sentence; what another column says in one counts, too."""
    texts = [_text(row, each, joiner) for each in range(len(row.cells))]
    return any(asks(text) or ends_sentence(text) for text in texts)


def _is_contact(row: Row, place: int, joiner: Joiner) -> bool:
    """Whether a row has an address, or somebody's name or office where others say what is recommended."""
    texts = [_text(row, each, joiner) for each in range(len(row.cells))]
    return any(map(ADDRESS.search, texts)) or (bool(texts) and names_somebody(texts[place]))


def _is_set_apart(row: Row, above: Sequence[Row]) -> bool:
    """Whether a row is bold, and none above it is."""
    bold = [all(word.style.bold for cell in each.cells for word in cell.words) for each in (row, *above)]
    return bool(row.cells) and bold[0] and not any(bold[1:])
