"""A header that the page end cuts, its halves put together again.

| No | Recommen-      | Lead    |
-------------- page end ----------
|    | dation         | officer |
+----+----------------+---------+
| 01 | Listen to all  | Leader  |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.document import bounds
from models.plan import Passage
from parsers.grids.grids import BAND, Cell, Grid, bands, same_columns, within_columns
from parsers.grids.rules import NEAR
from parsers.headers.headers import Column, Header, cells_in, find_header, known
from parsers.outline.sheets import Sheet
from parsers.tables.tables import Row, Table
from parsers.text.joiner import Joiner
from parsers.vocabulary import column_of

MOST_BANDS = 3
"""Rows of a header and its title above a page end, at most."""


def grid_before(sheets: Sequence[Sheet], grid: Grid) -> Grid | None:
    """The grid that the page before ends with, where a page begins with `grid` and nothing lies between."""
    pages = {sheet.page.number: sheet for sheet in sheets}
    own, before = pages[grid.page], pages.get(grid.page - 1)
    if not before or not before.grids or any(line.depth < grid.depth for line in own.lines):
        return None
    last = before.grids[-1]
    is_last = not any(line.depth > last.depth for line in before.lines)
    return last if is_last and own.grids[0] is grid else None


def whole_header(above: Grid, below: Grid, joiner: Joiner) -> Header | None:
    """The header whose halves end and begin two pages, where it names more columns than either alone."""
    upper = _in_columns_of(above, below)
    if not upper or len(bands(above)) > MOST_BANDS or len(bands(below)) < 2:
        return None
    first = bands(below)[0]
    by = first[0] - above.box.bottom  # as far above this page's first row as the page end left them
    moved = [replace(cell, box=cell.box.moved(0.0, by)) for cell in upper]
    cells = [*moved, *cells_in(below, first)]
    box = bounds([cell.box for cell in cells])
    whole = find_header(Grid(below.page, box, below.edges, tuple(cells)), joiner)
    halves = (find_header(above, joiner), find_header(below, joiner))
    best = max((known(half) for half in halves if half), default=0)
    if not whole or whole.below <= len(bands(above)) or known(whole) <= best:
        return None
    return replace(whole, below=1)


def _in_columns_of(above: Grid, below: Grid) -> tuple[Cell, ...]:
    """The cells of a half header at the places of the other half's columns: "Lead" spans two, "Member" and
    "Officer", which no rule above the page end parts. None where it has other edges."""
    if same_columns(above, below, framed=False):
        return above.cells
    ends = zip((above.edges[0], above.edges[-1]), (below.edges[0], below.edges[-1]), strict=True)
    if not within_columns(below, above) or any(abs(one - other) > NEAR for one, other in ends):
        return ()
    places = [
        min(range(len(below.edges)), key=lambda place: abs(below.edges[place] - x)) for x in above.edges
    ]
    spans = ((cell, places[cell.first], places[cell.last + 1] - 1) for cell in above.cells)
    return tuple(replace(cell, first=first, last=last) for cell, first, last in spans)


def with_rest_of_header(table: Table, joiner: Joiner) -> Table:
    """The table without its first row where that is the rest of its header, on the page behind it: set like
    the header and unlike the rows, where each heading goes on to one that is known ("Current" / "status")."""
    rows = table.rows
    if len(rows) < 2 or not table.header_words or rows[0].page <= table.page or not rows[1].cells:
        return table
    halves = _under_headings(rows[0], table.columns)
    words = tuple(word for half in halves if half for word in half.words)
    header = {word.style for word in table.header_words}
    columns = [_gone_on(*pair, joiner) for pair in zip(table.columns, halves, strict=True)]
    set_alike = words and {word.style for word in words} <= header
    below = {word.style for cell in rows[1].cells for word in cell.words}
    if not set_alike or below & header or not all(columns):
        return table
    return replace(
        table,
        columns=tuple(column for column in columns if column),
        rows=table.rows[1:],
        header_words=(*table.header_words, *words),
    )


def _under_headings(row: Row, columns: Sequence[Column]) -> list[Cell | None]:
    """What stands in a row under each heading; "No." alone under "Rec" looks like a theme over all."""
    if not row.band:
        return list(row.cells)
    left = min((word.box.x0 for word in row.band.words), default=0.0)
    starts = [min((word.box.x0 for word in column.heading.words), default=-BAND) for column in columns]
    return [row.band if abs(start - left) <= NEAR else None for start in starts]


def _gone_on(column: Column, cell: Cell | None, joiner: Joiner) -> Column | None:
    """The column with the rest of its heading; None where that makes none that is known."""
    if not cell or not cell.words:
        return column
    rest = joiner.passage(cell.lines)
    heading = Passage(f"{column.heading.text} {rest.text}".strip(), (*column.heading.words, *rest.words))
    name = column_of(heading.text)
    return replace(column, name=name, heading=heading) if name else None
