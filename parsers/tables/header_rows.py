"""The header of a table by rules, where no rule parts it from the rows, and where it is printed again.

| No | Recommendation | Action         |
| 01 | Listen to all  | Hold a meeting |        no rule below the header
-------------- page end ---------------
| No | Recommendation | Action         |        the header again, right above the rest of the row
|    | who live here  | each month     |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.document import Word
from parsers.grids.grids import Cell, Grid, bands, row_tops, split_rows
from parsers.headers.headers import (
    Column,
    Header,
    cells_in,
    find_header,
    heads_alike,
    is_broken_number,
    known,
)
from parsers.headers.line_headers import LineHeader, find_line_header
from parsers.tables.tables import Table, moved_columns, printed_again
from parsers.text.lines import Joiner, words_to_lines

HEADER_HEIGHT = 120.0
"""Points from a table's top within which its header is printed again."""


@dataclass(frozen=True, slots=True)
class Continued:
    """A grid that goes on with a table under its header printed again: the table's columns on it, how many of
    its bands are the header's, and the header's words."""

    grid: Grid
    columns: tuple[Column, ...]
    below: int
    header_words: tuple[Word, ...]


def with_header_row(grid: Grid, joiner: Joiner) -> Grid:
    """The grid with its header as a row of its own, where no rule parts it from the rows: rules that only
    part columns, or a header printed again right above the rest of a row."""
    if grid.width < 2:
        return grid
    first = cells_in(grid, bands(grid)[0])
    lines = words_to_lines(word for cell in first for word in cell.words)
    header = find_line_header(lines)
    if not header or not set(header.words) & set(lines[0].words) or header.box.bottom >= lines[-1].box.top:
        return grid
    if any(_breaks_number(cell, header) for cell in first):
        return grid
    parted = split_rows(grid, [header.box.bottom + 1])
    found, better = find_header(grid, joiner), find_header(parted, joiner)
    return parted if better and (not found or known(better) > known(found)) else grid


def _breaks_number(cell: Cell, header: LineHeader) -> bool:
    """Whether a cell that a header would begin is a number that a narrow column broke, "Recommendatio" over
    "n 6": it stands in the first line of a row, beside "Monitoring" over "Officer"."""
    text = " ".join(word.text for word in cell.words)
    return is_broken_number(text) and cell.words[0] in header.words


def begins_with_rest(grid: Grid, header: Header, columns: Sequence[Column]) -> bool:
    """Whether a page begins with the rest of a table's last row, in one of its later columns, and the table's
    header comes again further down: that rest is no title."""
    rest = [cell for cell in cells_in(grid, bands(grid)[0]) if cell.words]
    alike = heads_alike(columns, header.columns)
    return bool(header.above) and alike and all(0 < cell.first == cell.last for cell in rest)


def under_header(table: Table, open_grid: Grid, grid: Grid, joiner: Joiner) -> Continued | None:
    """How a grid goes on with the table that ends with `open_grid`, where it prints its header again, rules
    below it or not; None where it does not."""
    header = [w for w in table.header_words if w.page == table.page and w not in table.title]
    end = grid.box.top + HEADER_HEIGHT
    top = [word for word in grid.words if word.box.top < end]
    again = printed_again(header, top)
    columns = moved_columns(table.columns, open_grid, grid)
    if not again or not columns or (not table.rows and _stands_outside(grid, columns)):
        return None
    own = find_header(grid, joiner)
    said = [word.text for lines in own.above for line in lines for word in line.words] if own else []
    if said not in ([], [word.text for word in table.title]):
        return None  # another recommendation stands in the header, or above it
    first = min(word.box.top for word in again)
    title = tuple(word for word in top if word.box.bottom < first + 1)
    if [word.text for word in title] not in ([], [word.text for word in table.title]):
        # Another title stands above the same header: another table.
        return None
    again = (*title, *again)
    bottom = _header_foot(grid, max(word.box.bottom for word in again) + 1)
    grid = split_rows(grid, [bottom])
    # What else stands in those rows ("(revised)") belongs to the header, too.
    beside = (word for cell in grid.cells if cell.box.top < bottom - 1 for word in cell.words)
    below = sum(top < bottom - 1 for top, _ in bands(grid))
    return Continued(grid, columns, below, tuple(dict.fromkeys((*again, *beside))))


def _header_foot(grid: Grid, bottom: float) -> float:
    """The y at which a header whose words end at `bottom` is parted from the rows: at the rule that some of
    its columns have below it, where nothing stands between."""
    level = min((y for y in row_tops(grid) if y >= bottom), default=bottom)
    return bottom if any(bottom <= word.box.centre[1] < level for word in grid.words) else level


def _stands_outside(grid: Grid, columns: Sequence[Column]) -> bool:
    """Whether words of a grid are in none of the columns: numbers without a heading, which the page before
    did not show under the header at its foot."""
    held = {place for column in columns for place in range(column.first, column.last + 1)}
    return any(cell.words and not held & set(range(cell.first, cell.last + 1)) for cell in grid.cells)
