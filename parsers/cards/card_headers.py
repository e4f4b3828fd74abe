"""The row that heads the two columns of each card, and is neither a label nor a value.

Action         | Details              printed above every card, and again behind a page end
Recommendation | Listen to all.
Lead           | Chief Executive
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from models.document import bounds
from parsers.grids.grids import Cell, Grid, bands, row_tops
from parsers.headers.headers import KNOWN_SHARE, cells_in
from parsers.headers.labels import label_of, label_passage
from parsers.text.joiner import Joiner

HEADS_VALUES = frozenset(
    "answer comment comments content contents description detail details entry information narrative note"
    " notes response text value".split()
)
"""What may head the values of a card, whatever they say."""
FEWEST = 3
"""Different labels below such a row, at least, in all the cards."""


def parted_from_header(grid: Grid, grids: Iterable[Grid], joiner: Joiner) -> tuple[Grid | None, Grid]:
    """The row that heads a card among `grids`, if it has one, and the card below it."""
    head = _head(grid)
    if not head:
        return None, grid
    alike = [each for each in grids if _said(_head(each)) == _said(head)]
    labels = [text for each in alike for text in _labels_below(each, joiner)]
    known = [column for text in labels if (column := label_of(text)[0])]
    if len(alike) < 2 or len(set(known)) < FEWEST or len(known) < KNOWN_SHARE * len(labels):
        return None, grid
    return _of(grid, head), _of(grid, [cell for cell in grid.cells if cell not in head])


def _head(grid: Grid) -> list[Cell]:
    """The cells of a grid's first row, if they can head labels and values."""
    levels = bands(grid)
    if grid.width != 2 or len(levels) < 2:
        return []
    first = cells_in(grid, levels[0])
    heads = len(first) == 2 and first[1].text.lower().strip(" :") in HEADS_VALUES and bool(first[0].words)
    ends = all(cell.box.bottom <= row_tops(grid)[1] + 1 for cell in first)
    return first if heads and ends else []


def _said(cells: Iterable[Cell]) -> list[str]:
    return [cell.text for cell in cells]


def _labels_below(grid: Grid, joiner: Joiner) -> list[str]:
    _, *firsts = (cell for cell in grid.cells if cell.first == 0)
    return [label_passage(cell.lines, joiner).text for cell in firsts if cell.words]


def _of(grid: Grid, cells: Iterable[Cell]) -> Grid:
    kept = tuple(cells)
    return replace(grid, box=bounds([cell.box for cell in kept]), cells=kept)
