"""Tables turned on their side: headings down the first column, and a column a recommendation.

Recommendation | Listen to all  | Spend less          Recommendation | Listen to all      and a card for
Action         | Hold a meeting | Review fees    →    Action         | Hold a meeting     the other one
By when        | May 2024       | July 2024           By when        | May 2024
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.document import bounds
from parsers.grids.grids import Cell, Grid, bands
from parsers.headers.headers import KNOWN_SHARE, LEADING, cells_in
from parsers.headers.labels import labelled
from parsers.text.joiner import Joiner

FEWEST = 2
"""Columns beside the headings, at least."""
FEWEST_KNOWN = 3
"""Different headings that are known, at least: two rows may be a card's."""


def turned_to_cards(grid: Grid, joiner: Joiner) -> list[Grid]:
    """A card for each column beside the headings of a turned table, left to right; none for other grids: each
    row has a cell in every column, and headings stand in the first alone."""
    rows = [cells_in(grid, band) for band in bands(grid)]
    if grid.width <= FEWEST or any(len(row) != grid.width for row in rows):
        return []
    names = [labelled(row[0], joiner) for row in rows]
    headings = [name for name, row in zip(names, rows, strict=True) if row[0].words]
    known = set(filter(None, names))
    if len(known) < FEWEST_KNOWN or sum(map(bool, headings)) < KNOWN_SHARE * len(headings):
        return []
    leading = [row for name, row in zip(names, rows, strict=True) if name in LEADING]
    if not leading or not all(cell.words for row in leading for cell in row):
        return []
    others = ([labelled(row[place], joiner) for row in rows] for place in range(1, grid.width))
    if any(sum(map(bool, own)) >= KNOWN_SHARE * len(own) for own in others):
        return []  # no values, though one can look like a heading: "Complete"
    if len({labelled(cell, joiner) for cell in rows[0]} - {""}) >= FEWEST_KNOWN:
        # "Theme | Recommendation | Action" over "Money", "People"
        return []
    return [_card(grid, rows, place) for place in range(1, grid.width)]


def _card(grid: Grid, rows: Sequence[Sequence[Cell]], place: int) -> Grid:
    cells = [own for row in rows for own in _beside(row[0], row[place])]
    edges = (grid.edges[0], grid.edges[place], grid.edges[place + 1])
    return replace(grid, box=bounds([cell.box for cell in cells]), edges=edges, cells=tuple(cells))


def _beside(heading: Cell, value: Cell) -> list[Cell]:
    """A row of a card; what has no heading, "Recommendation 1" above the rest, stands over all of it."""
    if not heading.words:
        return [replace(value, first=0, last=1)]
    return [heading, replace(value, first=1, last=1)]
