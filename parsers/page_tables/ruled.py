"""The grids that a page's rules draw → tables, where they are tables and not frames or charts."""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Box, Page, Rule, Word
from parsers.grids import NEAR, Cell, Grid, bands, rules_to_grids
from parsers.page_tables.segments import words_to_rows
from parsers.page_tables.tables import RawCell, RawTable


def ruled_grids(page: Page) -> tuple[list[Grid], list[Grid]]:
    """The grids whose rules draw every cell, and those whose words stand in rows or columns of their own."""
    grids = [grid for grid in rules_to_grids(page, lists=False) if _is_table(grid)]
    return [grid for grid in grids if not _is_open(grid)], [grid for grid in grids if _is_open(grid)]


def _is_open(grid: Grid) -> bool:
    """Whether two cells hold several values each: rows or columns that no rule parts."""
    return sum(_holds_several(cell) for cell in grid.cells if cell.lines) >= 2


def _holds_several(cell: Cell) -> bool:
    rows = words_to_rows(cell.words)
    alone = [row for row in rows if len(row.segments) == 1 and row.segments[0].is_value]
    beside = any(sum(segment.is_value for segment in row.segments) > 1 for row in rows)
    return beside or (len(rows) > 1 and len(alone) == len(rows))


def _is_table(grid: Grid) -> bool:
    """Whether a grid has words in two rows and two columns at least, and not nearly all in one cell."""
    filled = [cell for cell in grid.cells if cell.lines]
    columns = {cell.first for cell in filled}
    rows = {round(cell.box.top) for cell in filled}
    if len(columns) < 2 or len(rows) < 2 or len(filled) < 0.2 * len(grid.cells):
        return False
    most = max(len(cell.words) for cell in filled)
    return most < 0.8 * sum(len(cell.words) for cell in filled)


def grid_to_table(grid: Grid) -> RawTable:
    rows = bands(grid)
    cells = [_raw(cell, rows) for cell in grid.cells if cell.lines]
    return _compact(RawTable(grid.page, grid.box, len(rows), grid.width, tuple(cells)))


def _raw(cell: Cell, rows: Sequence[tuple[float, float]]) -> RawCell:
    middles = [(top + bottom) / 2 for top, bottom in rows]
    spanned = [place for place, y in enumerate(middles) if cell.box.top < y < cell.box.bottom]
    first, last = (spanned[0], spanned[-1]) if spanned else (0, 0)
    return RawCell(first, cell.first, last - first + 1, cell.last - cell.first + 1, cell.box, cell.words)


def _compact(table: RawTable) -> RawTable:
    """The table without rows and columns in which no cell begins: slivers between double rules."""
    rows = sorted({cell.row for cell in table.cells})
    columns = sorted({cell.column for cell in table.cells})
    cells = tuple(
        RawCell(
            rows.index(cell.row),
            columns.index(cell.column),
            sum(cell.row <= row < cell.row + cell.row_span for row in rows),
            sum(cell.column <= column < cell.column + cell.column_span for column in columns),
            cell.box,
            cell.words,
        )
        for cell in table.cells
    )
    return RawTable(table.page, table.box, len(rows), len(columns), cells)


def words_outside(words: Sequence[Word], boxes: Sequence[Box]) -> list[Word]:
    return [word for word in words if not any(box.holds(word.box.centre) for box in boxes)]


def touches(rule: Rule, box: Box) -> bool:
    """Whether the middle of a rule lies in a box, or on its edge."""
    middle = (rule.start + rule.end) / 2
    x, y = (middle, rule.at) if rule.horizontal else (rule.at, middle)
    return box.x0 - NEAR <= x <= box.x1 + NEAR and box.top - NEAR <= y <= box.bottom + NEAR
