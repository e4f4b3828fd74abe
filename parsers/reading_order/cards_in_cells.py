"""Tables that are cards without a label beside each value → the same one below the other, without rules.

R1 Agree a vision        | R2 Reduce the gap         a card in each cell
Action: Hold a meeting   | Action: Set a budget
Lead: Chief Executive    | Lead: Head of Finance

R1 Agree a vision                                    labels in a row over their values
Lead member | Lead officer    | Target date
Cllr Nolan  | Chief Executive | May 2025
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Document, Page, Rule
from parsers.cells.label_values import label_line
from parsers.grids.grids import Cell, Grid, bands
from parsers.grids.ruled_grids import rules_to_grids
from parsers.headers.headers import cells_in
from parsers.reading_order.beside import Beside, one_below_the_other
from parsers.reading_order.gutters import LEAST_LABELS
from parsers.reading_order.label_rows import FEWEST, are_labels

MOST = 0.6
"""The share of a table's cells with words that are cards, at least."""
ROOM = 6.0
"""Points between two cards."""


def with_cards_in_cells(document: Document) -> Document:
    """The document with the cells of such tables one below the other; as it is where none is."""
    found = [list(_tables(page)) for page in document.pages]
    over = sum(table.is_over for own in found for table in own)
    if over < FEWEST:
        found = [[table for table in own if not table.is_over] for own in found]
    if not any(found):
        return document
    pages = map(_taken_apart, document.pages, found)
    return replace(document, pages=tuple(pages))


@dataclass(frozen=True, slots=True)
class _Table:
    """Such a table, and what stands side by side in it: cards, or labels `over` their values."""

    grid: Grid
    rows: tuple[Beside, ...]
    is_over: bool


def _tables(page: Page) -> Iterator[_Table]:
    for grid in rules_to_grids(page, True):
        if grid.width > 1 and _are_cards(grid):
            yield _Table(grid, tuple(_rows(grid)), False)
        elif grid.width > 1 and (rows := tuple(_labels_over_values(grid))):
            yield _Table(grid, rows, True)


def _taken_apart(page: Page, tables: Sequence[_Table]) -> Page:
    if not tables:
        return page
    rules = (rule for rule in page.rules if not any(_lies_in(rule, table.grid) for table in tables))
    rows = [row for table in tables for row in table.rows]
    held = {word.index for table in tables for word in table.grid.words}
    # Shades behind words part cells, too; one without words may say how things stand.
    behind = {word.box.centre for word in page.words if word.index in held}
    fills = (fill for fill in page.fills if not any(fill.box.holds(point) for point in behind))
    bare = replace(page, rules=tuple(rules), fills=tuple(fills))
    below = one_below_the_other(bare, rows)
    # The file's tags say that they stand in a table: they do no longer.
    words = (replace(word, mark=None) if word.index in held else word for word in below.words)
    return replace(below, words=tuple(words))


def _labels_over_values(grid: Grid) -> Iterator[Beside]:
    """Each row of labels with the row of values below it, in a table that says something across itself, or
    that has no other rows: it tells of the table below."""
    says = any(cell.words and cell.first == 0 and cell.last == grid.width - 1 for cell in grid.cells)
    if not says and len(bands(grid)) > 2:
        return
    for upper, lower in pairwise(bands(grid)):
        labels, values = cells_in(grid, upper), cells_in(grid, lower)
        spans = [[(cell.first, cell.last) for cell in cells] for cells in (labels, values)]
        texts = [" ".join(word.text for word in cell.words) for cell in labels]
        if spans[0] == spans[1] and are_labels(texts):
            parts = (
                (one.box.x0, (*one.words, *other.words)) for one, other in zip(labels, values, strict=True)
            )
            yield Beside(upper[0], lower[1], ROOM, tuple(parts))


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
