"""Two grids side by side with the same rows → one: a spreadsheet leaves a narrow column empty between them.

No. | Recommendation      Action | Owner | Deadline
1   | Listen to all       Meet   | Head  | May 2025
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Word, bounds
from parsers.grids.grids import Grid, bands
from parsers.grids.rules import NEAR
from parsers.headers.headers import find_header
from parsers.text.joiner import Joiner

WIDEST = 30.0
"""Points of such an empty column, at most."""
FEWEST = 3
"""Rows, at least: two tables may happen to have one row each."""


def with_joined_beside(grids: Sequence[Grid], words: Sequence[Word], joiner: Joiner) -> list[Grid]:
    """The grids of a page in their order, each two such ones as one."""
    for left, right in pairwise(sorted(grids, key=lambda grid: (round(grid.box.top), grid.box.x0))):
        if _have_rows_in_common(left, right, words):
            whole = _joined(left, right)
            header = find_header(whole, joiner)
            names = list(filter(None, header.names)) if header else []
            if names and len(set(names)) == len(names) and _are_apart(left, right, joiner):
                rest = (whole if grid is left else grid for grid in grids if grid is not right)
                return with_joined_beside(list(rest), words, joiner)
    return list(grids)


def _have_rows_in_common(left: Grid, right: Grid, words: Sequence[Word]) -> bool:
    levels, others = bands(left), bands(right)
    gap = right.box.x0 - left.box.x1
    if len(levels) != len(others) or len(levels) < FEWEST or not 0 < gap <= WIDEST:
        return False
    same = all(
        abs(one - other) <= NEAR
        for pair in zip(levels, others, strict=True)
        for one, other in zip(*pair, strict=True)
    )
    return same and not any(_lies_between(word, left, right) for word in words)


def _lies_between(word: Word, left: Grid, right: Grid) -> bool:
    x, y = word.box.centre
    return left.box.x1 < x < right.box.x0 and left.box.top < y < left.box.bottom


def _are_apart(left: Grid, right: Grid, joiner: Joiner) -> bool:
    """Whether neither grid is a whole plan: one that says what is asked and what is done is."""
    headers = (find_header(grid, joiner) for grid in (left, right))
    return not any(header and {"recommendation", "action"} <= set(header.names) for header in headers)


def _joined(left: Grid, right: Grid) -> Grid:
    count = left.width
    moved = (replace(cell, first=cell.first + count, last=cell.last + count) for cell in right.cells)
    cells = sorted((*left.cells, *moved), key=lambda cell: (round(cell.box.top), cell.first))
    edges = (*left.edges[:-1], *right.edges)
    return replace(left, box=bounds([left.box, right.box]), edges=edges, cells=tuple(cells))
