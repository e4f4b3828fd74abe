"""Whether a grid goes on with the table by rules that is open: its header printed again, what is left of its
last row, or its columns alone.

| No | Recommendation | Action         |
| 01 | Listen to all  | Hold a meeting |
-------------- page end ---------------
| No | Recommendation | Action         |        the header again
|    | who live here  | each month     |
-------------- page end ---------------
| 02 | Speak plainly  | Write less     |        the columns alone
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.document import Word
from parsers.grids.grids import Grid, bands, row_tops, split_rows, with_empty_sides
from parsers.headers.headers import Column, Header, find_header, first_row, heads_alike
from parsers.tables.tables import Table, moved_columns, printed_again
from parsers.text.joiner import Joiner

HEADER_HEIGHT = 120.0
"""Points from a table's top within which its header is printed again."""


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table, its last part, and its columns at the places that they have there."""

    table: Table
    part: Grid
    columns: tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Continued:
    """A grid that goes on with a table: its columns there, the bands and the words of a header again."""

    grid: Grid
    columns: tuple[Column, ...]
    below: int = 0
    header_words: tuple[Word, ...] = ()


def under_header_again(own: OpenTable, grid: Grid, joiner: Joiner) -> Continued | None:
    """How a grid goes on with a table whose header it prints again word by word, rules below it or not."""
    table = own.table
    header = [w for w in table.header_words if w.page == table.page and w not in table.title]
    end = grid.box.top + HEADER_HEIGHT
    top = [word for word in grid.words if word.box.top < end]
    again = printed_again(header, top)
    columns = moved_columns(own.columns, own.part, grid)
    if not again or not columns or (not table.rows and _stands_outside(grid, columns)):
        return None
    found = find_header(grid, joiner)
    said = [word.text for lines in found.above for line in lines for word in line.words] if found else []
    if said not in ([], [word.text for word in table.title]):
        return None  # another recommendation stands in the header, or above it
    first = min(word.box.top for word in again)
    title = tuple(word for word in top if word.box.bottom < first + 1)
    if [word.text for word in title] not in ([], [word.text for word in table.title]):
        # Another title stands above the same header: another table.
        return None
    again = (*title, *again)
    bottom = _header_foot(grid, again)
    grid = split_rows(grid, [bottom])
    # What else stands in those rows ("(revised)") belongs to the header, too.
    beside = (word for cell in grid.cells if cell.box.top < bottom - 1 for word in cell.words)
    below = sum(top < bottom - 1 for top, _ in bands(grid))
    return Continued(grid, columns, below, tuple(dict.fromkeys((*again, *beside))))


def under_header_alike(own: OpenTable, grid: Grid, header: Header) -> Continued | None:
    """How a grid goes on with a table that the `header` found in it means too, be it in other words; or right
    below what is left of the last row, which is no title of another."""
    columns = own.table.columns
    alike = heads_alike(columns, header.columns)
    if not header.above and alike and len(header.columns) == len(columns):
        return Continued(grid, header.columns, header.below, header.words)
    in_later_column = all(0 < cell.first == cell.last for cell in first_row(grid))
    if header.above and in_later_column and heads_alike(own.columns, header.columns):
        return Continued(grid, header.columns)
    return None


def under_columns(own: OpenTable, grid: Grid) -> Continued | None:
    """How a grid without a header goes on with a table: by its columns, the outer ones perhaps empty."""
    if columns := moved_columns(own.columns, own.part, grid):
        return Continued(grid, columns)
    widened = with_empty_sides(grid, own.part.edges)
    return Continued(widened, own.columns) if widened else None


def _header_foot(grid: Grid, header: Sequence[Word]) -> float:
    """The y at which a header is parted from the rows: at the rule that some of its columns have below its
    words, where nothing stands between. A spreadsheet's row may be lower than its words' boxes."""
    bottom = max(word.box.bottom for word in header) + 1
    middle = max(word.box.centre[1] for word in header)
    level = min((y for y in row_tops(grid) if y >= middle), default=bottom)
    return bottom if any(bottom <= word.box.centre[1] < level for word in grid.words) else level


def _stands_outside(grid: Grid, columns: Sequence[Column]) -> bool:
    """Whether words of a grid are in none of the columns: numbers that the header above did not show."""
    held = {place for column in columns for place in column.places}
    return any(cell.words and not held & set(range(cell.first, cell.last + 1)) for cell in grid.cells)
