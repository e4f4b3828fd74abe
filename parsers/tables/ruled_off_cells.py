"""Cells whose rows are ruled off by level rules that touch no side of the cell → tables inside them.

| Recommendation  | Action                             | Lead           |
|                 | ---------------------------------- |                |
| Listen to all   | Hold a meeting in each    May 2025 | Head of Policy |
|                 | of the wards.                      |                |
|                 | ---------------------------------- |                |
|                 | Publish a note.          June 2025 |                |
|                 | ---------------------------------- |                |

A table set into a cell, without upright rules: white runs down between its columns in all cells of a column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from models.document import Page, Rule
from parsers.grids.grids import Cell, Grid, grid_of
from parsers.grids.rules import NEAR, ruled
from parsers.text.marks import DASHES, is_bullet
from parsers.text.rivers import column_starts

FEWEST = 2
"""Cells of a column with level rules in them, at least."""
MOST = 0.5
"""The share of the column's filled cells that have them, at least."""
WIDE = 0.6
"""The share of the cell's width that such a rule has, at least: a shorter one underlines words."""

Levels = dict[int, list[float]]
"""id of a cell → the y of the level rules in it."""


def with_ruled_off_rows(pages: Sequence[Sequence[Grid]], sheets: Sequence[Page]) -> list[list[Grid]]:
    """The grids of each page, the cells of columns whose cells are ruled off inside with tables in them."""
    found: Levels = {}
    columns: dict[tuple[int, int], list[Cell]] = defaultdict(list)
    for own, page in zip(pages, sheets, strict=True):
        levels = [rule for rule in page.rules if rule.horizontal]
        for grid in (grid for grid in own if grid.width > 1):
            for cell in (cell for cell in grid.cells if cell.words and not grid.is_across(cell)):
                columns[grid.width, cell.first].append(cell)
                if inside := _levels_in(cell, levels):
                    found[id(cell)] = inside
    edges = {key: starts for key, cells in columns.items() if (starts := _starts(cells, found))}
    return (
        [[_with_tables(grid, edges, found) for grid in own] for own in pages]
        if edges
        else list(map(list, pages))
    )


def _levels_in(cell: Cell, rules: Sequence[Rule]) -> list[float]:
    box = cell.box
    return [
        rule.at
        for rule in rules
        if box.top - NEAR < rule.at < box.bottom + NEAR
        and box.x0 + NEAR / 2 < rule.start
        and rule.end < box.x1 - NEAR / 2
        and rule.end - rule.start >= WIDE * box.width
    ]


def _starts(cells: Sequence[Cell], found: Levels) -> tuple[float, ...]:
    """Where the columns inside a column's cells begin, and where the last ends; nothing without such."""
    ruled = [cell for cell in cells if id(cell) in found]
    if len(ruled) < FEWEST or len(ruled) < MOST * len(cells):
        return ()
    lines = [line for cell in ruled for line in cell.lines]
    starts = column_starts(lines, 0.0)
    first = (
        [word for line in lines for word in line.words if word.box.centre[0] < starts[1]] if starts else []
    )
    if first and all(is_bullet(word) or word.text in DASHES for word in first):
        starts = (starts[0], *starts[2:])  # bullets far before their texts are no column
    return starts if len(starts) > FEWEST else ()


def _with_tables(grid: Grid, edges: dict[tuple[int, int], tuple[float, ...]], found: Levels) -> Grid:
    def filled(cell: Cell) -> Cell:
        starts = edges.get((grid.width, cell.first), ())
        if not starts or id(cell) not in found:
            return cell
        box = replace(cell.box, x0=min(cell.box.x0, starts[0]), x1=max(cell.box.x1, starts[-1]))
        first, last = (end(word.box.centre[1] for word in cell.words) for end in (min, max))
        rules = ruled(box, (y for y in found[id(cell)] if first < y < last), starts[1:-1])
        inner = grid_of(grid.page, box, rules, cell.words, grid.bound)
        return replace(cell, inner=inner, lines=tuple(line for each in inner.cells for line in each.lines))

    return replace(grid, cells=tuple(map(filled, grid.cells)))
