"""Merged cells whose words stand in the middle of their height, or at its foot, where a page end cuts them.

                       | Write to all      | May 2022
                       +-------------------+----------
                       | Call them all     | June 2022
---------------------------- page end -------------------
    R4 | Listen to all | and meet them.    |              <- its number and text come behind the page end
                       +-------------------+----------
                       | Sing              | July 2022
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsers.grids.grids import Cell
from parsers.tables.tables import Row

TALL = 1.5
"""Font sizes of room above and below a cell's words from which on it shows where they stand."""
MIDDLE = 0.2
"""The share of that room by which what is above them may differ from half of it."""
MOST = 0.6
"""The share of the tall cells with their words in the middle, at least."""
FEWEST = 2


@dataclass(frozen=True, slots=True)
class Cuts:
    """Rows that open a record whose number stands behind the page end, and rows that it stands in."""

    opening: frozenset[int] = frozenset()
    resumed: frozenset[int] = frozenset()

    def opens(self, row: Row) -> bool:
        return id(row) in self.opening

    def resumes(self, row: Row) -> bool:
        return id(row) in self.resumed


def cuts_of(rows: Sequence[Row], place: int, alike: Sequence[Row]) -> Cuts:
    """The records that a page end cuts above the words in the column at `place`; none in a table with blank
    cells, nor in one that sets words at the top (`alike`), unless rules merge cells beside several rows."""
    opening, resumed = [], []
    for above, row in pairwise(rows):
        if row.tops_page and row.cells[place].words and not above.cells[place].words:
            first = next(each for each in rows if each.cells[place] is above.cells[place])
            if not first.tops_page:
                opening.append(id(first))
                resumed.append(id(row))
    blank = (
        id(row) for row in rows if row.begins[place] and not row.cells[place].words and not row.tops_page
    )
    if not resumed or set(blank) - set(opening):
        return Cuts()
    if not are_centred(alike, [place]) and not _are_merged(rows, place):
        return Cuts()
    return Cuts(frozenset(opening), frozenset(resumed))


def _are_merged(rows: Sequence[Row], place: int) -> bool:
    """Whether rules or tags make one cell of several rows wherever a cell does not begin, several times."""
    pairs = [(above, row) for above, row in pairwise(rows) if not row.tops_page]
    later = [(above, row) for above, row in pairs if not row.begins[place]]
    bound = all(row.bound != "gaps" for row in rows)
    one = all(above.cells[place] is row.cells[place] for above, row in later)
    return bound and one and len({id(row.cells[place]) for _, row in later}) >= FEWEST


def are_centred(rows: Sequence[Row], places: Collection[int]) -> bool:
    """Whether the words of tall cells stand in their middle, or at their foot as in spreadsheets, in most of
    those that no page end cuts."""
    cut = {id(cell) for above, row in pairwise(rows) if row.tops_page for cell in (*above.cells, *row.cells)}
    whole = [
        row.cells[place]
        for row in rows
        for place in places
        if row.begins[place] and row.cells[place].words and id(row.cells[place]) not in cut
    ]
    tall = [cell for cell in whole if _room(cell) > TALL * cell.lines[0].style.size]
    above = [(cell.lines[0].box.top - cell.box.top, _room(cell)) for cell in tall]
    low = [room for top, room in above if top >= (0.5 - MIDDLE) * room]
    return len(tall) >= FEWEST and len(low) >= MOST * len(tall)


def _room(cell: Cell) -> float:
    return cell.box.height - (cell.lines[-1].box.bottom - cell.lines[0].box.top)
