"""Cards that stand each in a cell of a table → the same cards one below the other, without its rules.

R1 Agree a vision        | R2 Reduce the gap
Action: Hold a meeting   | Action: Set a budget
Lead: Chief Executive    | Lead: Head of Finance
Deadline: May 2025       | Deadline: June 2025
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.document import Document, Page, Rule
from parsers.beside import Beside, one_below_the_other
from parsers.grids import Cell, Grid, bands
from parsers.gutters import LEAST_LABELS
from parsers.headers import cells_in
from parsers.label_values import label_line
from parsers.ruled_grids import rules_to_grids

MOST = 0.6
"""The share of a table's cells with words that are cards, at least."""
ROOM = 6.0
"""Points between two cards."""


def with_cards_in_cells(document: Document) -> Document:
    """The document, the cells of such tables one below the other; as it is where none is."""
    pages = tuple(map(_taken_apart, document.pages))
    same = all(one is other for one, other in zip(pages, document.pages, strict=True))
    return document if same else replace(document, pages=pages)


def _taken_apart(page: Page) -> Page:
    grids = [grid for grid in rules_to_grids(page, True) if grid.width > 1 and _are_cards(grid)]
    rows = [row for grid in grids for row in _rows(grid)]
    if not rows:
        return page
    rules = tuple(rule for rule in page.rules if not any(_lies_in(rule, grid) for grid in grids))
    return one_below_the_other(replace(page, rules=rules), rows)


def _are_cards(grid: Grid) -> bool:
    """Whether most cells are cards, two side by side among them."""
    filled = [cell for cell in grid.cells if cell.words]
    cards = [cell for cell in filled if _is_card(cell)]
    beside = any(sum(cell in cards for cell in cells_in(grid, band)) > 1 for band in bands(grid))
    return beside and len(cards) >= MOST * len(filled)


def _is_card(cell: Cell) -> bool:
    """Whether lines of a cell begin with labels, what to do and others among them."""
    names = {label_line(line) for line in cell.lines} - {""}
    return len(names) >= LEAST_LABELS and "action" in names


def _rows(grid: Grid) -> Iterator[Beside]:
    for top, bottom in bands(grid):
        cells = [cell for cell in cells_in(grid, (top, bottom)) if cell.words]
        if cells and all(abs(cell.box.top - top) < ROOM for cell in cells):
            yield Beside(top, bottom, ROOM, tuple((cell.box.x0, cell.words) for cell in cells))


def _lies_in(rule: Rule, grid: Grid) -> bool:
    box = grid.box
    across, along = ((box.top, box.bottom), (box.x0, box.x1))
    if not rule.horizontal:
        across, along = along, across
    inside = across[0] - 1 <= rule.at <= across[1] + 1
    return inside and rule.start >= along[0] - 2 and rule.end <= along[1] + 2
