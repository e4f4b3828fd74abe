"""Tables inside the cells of a column → columns of the table around them.

Ref | Recommendation | Delivery                        Ref | Recommendation | Action | Lead  | When
1   | Listen to all  | Action | Lead  | When      →    1   | Listen to all  | Meet   | Head  | May
    |                | Meet   | Head  | May                |                | Write  | Chief | June
    |                | Write  | Chief | June

The inner table has rules of its own (`Cell.inner`), or none; with rules, it may go without a header.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Page, Word, bounds, words_of
from models.plan import NOTHING
from parsers.grids.grids import Cell, Grid
from parsers.grids.rules import NEAR
from parsers.headers.headers import Column, find_header, names_of
from parsers.headers.line_headers import find_line_header
from parsers.tables.tables import Row, Table, cells_of, grid_rows, moved_columns
from parsers.text.joiner import Joiner
from parsers.text.lines import Line
from parsers.text.rivers import WIDER, columns_of
from parsers.unruled.content_columns import kind_of
from parsers.unruled.row_levels import with_action_rows
from parsers.unruled.unruled import UnruledTable, gaps_to_grid

FEWEST = 2
"""Cells of one column that hold tables with the same headings, at least."""


@dataclass(frozen=True, slots=True)
class _Inner:
    """A table in a cell: its grid, its columns and rows, and the words of its header."""

    grid: Grid
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    words: tuple[Word, ...]


def with_inner_grids(pages: Sequence[Sequence[Grid]]) -> list[list[Grid]]:
    """The grids of each page, those that stand in cells of one column of another as parts of these cells."""
    pages = [[_with_inner_cells(grid) for grid in own] for own in pages]
    places = [{id(grid): place for grid in own if (place := _place_in(grid, own))} for own in pages]
    counts = Counter(_key(*place) for own in places for place in own.values())
    return [
        _absorbed(
            own, {key: cell for key, (outer, cell) in inner.items() if counts[_key(outer, cell)] >= FEWEST}
        )
        for own, inner in zip(pages, places, strict=True)
    ]


def _with_inner_cells(grid: Grid) -> Grid:
    """The grid, each of its cells in which others lie, to its right side, with these as a table inside it."""
    inner: dict[int, list[Cell]] = {}
    for cell in grid.cells:
        if not cell.words and cell.last > cell.first:
            around = cell.box.widened(NEAR)
            own = [each for each in grid.cells if each is not cell and around.encloses(each.box)]
            if len({each.first for each in own}) > 1:
                inner[id(cell)] = own
    if not inner:
        return grid
    held = {id(each) for own in inner.values() for each in own}
    cells = (
        _holding(cell, _as_grid(inner[id(cell)], grid)) if id(cell) in inner else cell
        for cell in grid.cells
        if id(cell) not in held
    )
    return replace(grid, cells=tuple(cells))


def _as_grid(cells: Sequence[Cell], outer: Grid) -> Grid:
    """Some cells of a grid as one of their own."""
    first, last = min(cell.first for cell in cells), max(cell.last for cell in cells)
    own = tuple(replace(cell, first=cell.first - first, last=cell.last - first) for cell in cells)
    box = bounds([cell.box for cell in cells])
    return Grid(outer.page, box, outer.edges[first : last + 2], own, outer.bound)


def _key(outer: Grid, cell: Cell) -> tuple[int, int]:
    """The column that a cell stands in, on whatever page."""
    return outer.width, cell.first


def _absorbed(grids: Sequence[Grid], inner: dict[int, Cell]) -> list[Grid]:
    """The grids of a page without the inner ones, each of which is in its cell."""
    held = {id(inner[id(grid)]): grid for grid in grids if id(grid) in inner}
    return [
        replace(grid, cells=tuple(_holding(cell, held.get(id(cell))) for cell in grid.cells))
        for grid in grids
        if id(grid) not in inner
    ]


def _place_in(grid: Grid, grids: Sequence[Grid]) -> tuple[Grid, Cell] | None:
    """The cell of another grid of two columns or more that a grid fills alone."""
    for outer in grids:
        if outer is grid or outer.width < 2 or grid.width < 2:
            continue
        for cell in outer.cells:
            if not cell.words and cell.box.widened(NEAR).encloses(grid.box):
                return outer, cell
    return None


def _holding(cell: Cell, inner: Grid | None) -> Cell:
    lines = tuple(line for own in inner.cells for line in own.lines) if inner else ()
    return replace(cell, inner=inner, lines=lines) if inner else cell


def with_nested_tables(table: Table, joiner: Joiner) -> Table:
    """The table with the columns of the tables that stand in most cells of one of its columns."""
    for place in range(len(table.columns)):
        cells = cells_of(table.rows, place)
        found = {id(cell): inner for cell in cells if (inner := _inner_of(cell, joiner))}
        alike = Counter(names_of(inner.columns) for inner in found.values()).most_common(1)
        if alike and alike[0][1] >= FEWEST:
            names = alike[0][0]
            kept = {key: inner for key, inner in found.items() if names_of(inner.columns) == names}
            return _widened(table, place, _with_rests(table.rows, place, kept))
        if plain := _without_headers(table, place, joiner):
            return _widened(table, place, _with_rests(table.rows, place, plain))
    return table


def _without_headers(table: Table, place: int, joiner: Joiner) -> dict[int, _Inner]:
    """The tables with rules of their own in a column's cells, by the cells' ids, where they have no headers:
    one of their columns has what the heading over them says, and what the others hold tells what they are."""
    grids = {id(cell): cell.inner for cell in cells_of(table.rows, place) if cell.inner}
    widths = Counter(grid.width for grid in grids.values()).most_common(1)
    if not widths or widths[0][1] < FEWEST:
        return {}
    width = widths[0][0]
    kept = {key: grid for key, grid in grids.items() if grid.width == width}
    cells = [cell for grid in kept.values() for cell in grid.cells if cell.words]
    texts = [[joiner.passage(cell.lines).text for cell in cells if cell.first == n] for n in range(width)]
    kinds = [_UNHEADED.get(kind, kind) for kind in map(kind_of, texts)]
    others = [kind for kind in kinds if kind != "text"]
    if kinds.count("text") != 1 or not all(others) or len(set(others)) < len(others):
        return {}
    outer = table.columns[place]
    columns = tuple(
        Column(outer.name or "action", outer.heading, n, n) if kind == "text" else Column(kind, NOTHING, n, n)
        for n, kind in enumerate(kinds)
    )
    return {
        key: _Inner(grid, columns, tuple(grid_rows(grid, columns, 0, continued=False)), ())
        for key, grid in kept.items()
    }


_UNHEADED = {"recommendation_ref": "action_ref"}
"""What the numbers in a table inside a cell count."""


def _inner_of(cell: Cell, joiner: Joiner) -> _Inner | None:
    """The table in a cell, by its rules or by the headings on the cell's first line."""
    if cell.inner:
        header = find_header(cell.inner, joiner)
        if header is None:
            return None
        rows = grid_rows(cell.inner, header.columns, header.below, continued=False)
        return _Inner(cell.inner, header.columns, tuple(rows), header.words)
    line_header = find_line_header(cell.lines)
    if line_header is None or line_header.span(cell.lines)[0]:
        return None
    below = cell.lines[line_header.span(cell.lines)[1] :]
    if not below:
        return None
    unruled = UnruledTable.under(line_header, below)
    return _gaps_inner(unruled.edges, unruled.columns, below, line_header.words)


def _gaps_inner(
    edges: Sequence[float], columns: tuple[Column, ...], lines: Sequence[Line], words: tuple[Word, ...]
) -> _Inner | None:
    """A table without rules, its columns beginning at `edges`; None where two of them begin as one."""
    around = bounds([line.box for line in lines])
    held = tuple(words_of(lines))
    page = Page(lines[0].page, around.x1, around.bottom, held, ())
    grid = gaps_to_grid(edges, lines, page)
    if grid.width != len(columns):
        return None
    grid = with_action_rows(grid, columns)
    return _Inner(grid, columns, tuple(grid_rows(grid, columns, 0, continued=False)), words)


def _with_rests(rows: Sequence[Row], place: int, found: dict[int, _Inner]) -> dict[int, _Inner]:
    """The inner tables, and those that go on with the last one without a header: behind a page end, and at
    one, where the inner table's rules end in the open."""
    last: _Inner | None = None
    whole = dict(found)
    for row in (row for row in rows if row.cells and row.cells[place].words):
        cell = row.cells[place]
        goes_on = last and (row.tops_page or _stands_in_columns(cell, last.grid.edges))
        if last and goes_on and id(cell) not in whole and (rest := _rest_of(cell, last)):
            whole[id(cell)] = rest
        last = whole.get(id(cell))
    return whole


def _stands_in_columns(cell: Cell, edges: Sequence[float]) -> bool:
    """Whether the words of a cell's lines leave white, wider than a space, where columns begin elsewhere."""
    if cell.inner or not edges[0] < cell.lines[0].box.x0 + NEAR or cell.lines[0].box.x0 > edges[1]:
        return False
    sides = [(line, [own for _, own in sorted(columns_of(line, edges).items())]) for line in cell.lines]
    parted = [(line, left[-1].box, right[0].box) for line, own in sides for left, right in pairwise(own)]
    return bool(parted) and all(
        right.x0 - left.x1 > WIDER * line.style.size and any(left.x1 <= x <= right.x0 + NEAR for x in edges)
        for line, left, right in parted
    )


def _rest_of(cell: Cell, last: _Inner) -> _Inner | None:
    """A cell as rows of the table above the page end, where its words stand in columns as there."""
    if cell.inner:
        columns = moved_columns(last.columns, last.grid, cell.inner)
        rows = grid_rows(cell.inner, columns, 0, continued=False) if columns else []
        return _Inner(cell.inner, columns, tuple(rows), ()) if columns else None
    parted = [line for line in cell.lines if len(columns_of(line, last.grid.edges)) > 1]
    return _gaps_inner(last.grid.edges, last.columns, cell.lines, ()) if parted else None


def _widened(table: Table, place: int, found: dict[int, _Inner]) -> Table:
    """The table with the inner tables' columns in the place of the one that they stand in."""
    columns = next(iter(found.values())).columns
    text = next((n for n, column in enumerate(columns) if column.name == "action"), 0)
    rows: list[Row] = []
    for row in table.rows:
        inner = found.get(id(row.cells[place])) if row.cells else None
        if not row.cells:
            rows.append(row)
        elif inner and inner.rows and row.begins[place]:
            rows += _inner_rows(row, place, inner)
        else:
            # A cell's text without a table is an action's; one that reaches on from above has said all, and
            # one that a page end cuts below its header has said nothing yet.
            plain = replace(row.cells[place], lines=() if inner else row.cells[place].lines)
            own = [plain if n == text else replace(plain, lines=()) for n in range(len(columns))]
            rows.append(row.with_cells_at(place, own))
    heading = table.columns[place].heading.words
    words = (*table.header_words, *heading, *words_of(found.values()))
    widened = table.with_columns_at(place, columns, rows)
    return replace(widened, header_words=tuple(dict.fromkeys(words)))


def _inner_rows(row: Row, place: int, inner: _Inner) -> list[Row]:
    """A row as many as the table in one of its cells has; the cells beside it begin in the first of them."""
    rows: list[Row] = []
    for each in (each for each in inner.rows if each.cells):
        own = row.with_cells_at(place, each.cells, each.begins)
        if rows:
            held = range(place, place + len(each.cells))
            begins = tuple(begun and n in held for n, begun in enumerate(own.begins))
            own = replace(own, begins=begins, tops_page=False)
        rows.append(replace(own, top=each.top))
    return rows
