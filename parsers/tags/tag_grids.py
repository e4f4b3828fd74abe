"""Tagged tables → grids, where the tags fit the page: rows below rows, columns beside columns, none astray.

A grid of tags is a grid like any other: what bounds its cells stands between their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import inf

from models.document import Box, Page, Word, bounds, words_of
from parsers.grids.grids import Cell, Grid, in_order, row_tops
from parsers.grids.rules import NEAR
from parsers.tags.tag_repeats import repeated_words, with_repeats
from parsers.tags.tags import TagCell, TagTable
from parsers.tags.upright_cells import with_upright_words
from parsers.text.lines import Measure, breaks_off, words_to_lines, would_fit

OVERLAP = 2.0
"""Points by which the words of two columns may overlap: letters lean over their boxes."""
SHARED = 0.45
"""The share of a word's height by which two rows may overlap: a font's boxes are taller than its lines."""
LEAST_CUT, CUT_SHARE = 2, 0.4
"""From how many cells, and from what share of a row's, that stop in mid-sentence up, it is no row."""
STRAY_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Span:
    """The places `first` to `last` that a cell covers along one axis, and where its words start and end."""

    first: int
    last: int
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class TagGrids:
    """A tagged table's part on each of its pages; or what shows that its tags are junk."""

    grids: tuple[Grid, ...] = ()
    fault: str = ""


def table_to_grids(table: TagTable, pages: Sequence[Page], tagged: frozenset[Word]) -> TagGrids:
    """The grids of a table whose tags fit its pages; `tagged` are the words that stand in any element."""
    if not 2 <= table.columns <= 40 or table.rows < 2 or not table.words:
        return TagGrids()
    if len(table.words) > len(set(table.words)):
        return TagGrids(fault="a word stands in two cells")
    table = with_upright_words(with_repeats(table, pages, tagged), pages)
    repeats = repeated_words(table)
    if not _pages_follow(table, repeats):
        return TagGrids(fault="its rows do not follow the pages")
    between = boundaries(_across(table.cells), table.columns, OVERLAP)
    if between is None:
        table = _by_place(table)
        between = boundaries(_across(table.cells), table.columns, OVERLAP)
    if between is None:
        return TagGrids(fault="its columns overlap")
    around = bounds([word.box for word in table.words])
    edges = _places(between, around.x0 - OVERLAP, around.x1 + OVERLAP)
    grids = []
    for number in table.pages:
        page = pages[number - 1]
        words = [[word for word in cell.words if word.page == number] for cell in table.cells]
        own = [replace(cell, words=tuple(each)) for cell, each in zip(table.cells, words, strict=True)]
        grid = _grid(page, own, table.rows, edges)
        if grid is None:
            return TagGrids(fault="its rows overlap")
        whole = _with_untagged(grid, page, tagged)
        if whole is None:
            return TagGrids(fault="words that are not its own stand among its cells")
        grids.append(whole)
    if any(map(_cuts_text, grids)):
        return TagGrids(fault="its rows cut sentences")
    return TagGrids(tuple(grids))


def boundaries(spans: Iterable[Span], count: int, overlap: float) -> list[float] | None:
    """Where each of `count` places ends and the next begins, the outer ends left out: -inf before the first
    words, inf behind the last; None where what belongs before a boundary, and spans none, reaches over what
    belongs behind."""
    ends = [-inf] * count
    starts = [inf] * count
    for span in spans:
        ends[span.last] = max(span.end, ends[span.last])
        starts[span.first] = min(span.start, starts[span.first])
    before = list(accumulate(ends, max))
    behind = list(accumulate(reversed(starts), min))[::-1]
    sides = list(zip(before[:-1], behind[1:], strict=True))
    if any(end - start > overlap for end, start in sides):
        return None
    return [-inf if end == -inf else (end + start) / 2 for end, start in sides]


def _across(cells: Iterable[TagCell]) -> list[Span]:
    return [
        Span(cell.first, cell.last, box.x0, box.x1)
        for cell in cells
        if cell.words
        for box in [bounds([word.box for word in cell.words])]
    ]


def _by_place(table: TagTable) -> TagTable:
    """The table, cells in the columns where they stand: browsers leave empty ones out of the tree."""
    rows = [[cell for cell in table.cells if cell.top == row] for row in range(table.rows)]
    columns = max(sum(cell.last - cell.first + 1 for cell in row) for row in rows)
    full = [cell for row in rows if row and row[-1].last + 1 == columns == len(row) for cell in row]
    between = boundaries(_across(full), columns, OVERLAP)
    if between is None:
        return table
    cells = []
    for cell in table.cells:
        if cell.words:
            box = bounds([word.box for word in cell.words])
            first = sum(at <= box.centre[0] for at in between) if cell.first == cell.last else cell.first
            last = min(first + cell.last - cell.first, columns - 1)
            cells.append(replace(cell, first=first, last=last))
    return replace(table, columns=columns, cells=tuple(cells))


def _down(cells: Iterable[TagCell]) -> list[Span]:
    """Where the cells' words stand on one page, less what the boxes of two rows may overlap by."""
    return [
        Span(
            cell.top,
            cell.bottom,
            min(word.box.top + SHARED * word.box.height for word in cell.words),
            max(word.box.bottom - SHARED * word.box.height for word in cell.words),
        )
        for cell in cells
        if cell.words
    ]


def _pages_follow(table: TagTable, repeats: frozenset[Word]) -> bool:
    spans = [
        Span(cell.top, cell.bottom, float(min(pages)), float(max(pages)))
        for cell in table.cells
        if (pages := {word.page for word in cell.words if word not in repeats})
    ]
    return boundaries(spans, table.rows, 0.0) is not None


def _grid(page: Page, cells: Sequence[TagCell], rows: int, edges: Sequence[float]) -> Grid | None:
    """The grid of the cells of one page, column `c` from `edges[c]`; None where its rows overlap."""
    levels = boundaries(_down(cells), rows, 0.0)
    if levels is None:
        return None
    around = bounds([word.box for cell in cells for word in cell.words])
    tops = _places(levels, around.top - OVERLAP, around.bottom + OVERLAP)
    xs, ys = sorted(set(edges)), sorted(set(tops))
    placed = [
        Cell(
            Box(edges[cell.first], tops[cell.top], edges[cell.last + 1], tops[cell.bottom + 1]),
            xs.index(edges[cell.first]),
            xs.index(edges[cell.last + 1]) - 1,
            tuple(words_to_lines(cell.words)),
        )
        for cell in cells
        if edges[cell.first] < edges[cell.last + 1] and tops[cell.top] < tops[cell.bottom + 1]
    ]
    return Grid(page.number, Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), in_order(placed), bound="tags")


def _places(between: Sequence[float], start: float, end: float) -> list[float]:
    """The edges of all places, from `start` to `end`; a place that no words fill ends where it begins."""
    edges = [start]
    for at in between:
        at = min(max(at, start), end)
        edges.append(edges[-1] if at - edges[-1] <= NEAR else at)
    return [end if end - edge <= NEAR else edge for edge in edges] + [end]


def _with_untagged(grid: Grid, page: Page, tagged: frozenset[Word]) -> Grid | None:
    """The grid with untagged words (bullets) in its cells; None where others', or many, stand there."""
    own = set(words_of(grid.cells))
    others = [
        word
        for word in page.words
        if word not in own and word.turned % 90 == 0 and grid.box.holds(word.box.centre)
    ]
    if not others:
        return grid
    homes = {w: next((cell for cell in grid.cells if cell.box.holds(w.box.centre)), None) for w in others}
    if any(word in tagged or homes[word] is None for word in others) or len(others) > STRAY_SHARE * len(own):
        return None
    cells = []
    for cell in grid.cells:
        more = [word for word, home in homes.items() if home is cell]
        cells.append(replace(cell, lines=tuple(words_to_lines([*cell.words, *more]))) if more else cell)
    return replace(grid, cells=tuple(cells))


def _cuts_text(grid: Grid) -> bool:
    """Whether a row ends where most of its cells, two or more, stop in mid-sentence at a full line."""
    return any(_is_cut(grid, y) for y in row_tops(grid)[1:-1])


def _is_cut(grid: Grid, y: float) -> bool:
    above = {(cell.first, cell.last): cell for cell in grid.cells if abs(cell.box.bottom - y) <= NEAR}
    pairs = [
        (above[cell.first, cell.last].lines[-1], cell.lines[0], _right(grid, cell))
        for cell in grid.cells
        if abs(cell.box.top - y) <= NEAR and (cell.first, cell.last) in above
        if cell.lines and above[cell.first, cell.last].lines
    ]
    cut = sum(
        breaks_off(before, after) and not would_fit(before, after.words[0], Measure(right, 0.0))
        for before, after, right in pairs
    )
    return cut >= LEAST_CUT and cut > CUT_SHARE * len(pairs)


def _right(grid: Grid, cell: Cell) -> float:
    """Where the lines of a cell's column may end."""
    column = [other for other in grid.cells if (other.first, other.last) == (cell.first, cell.last)]
    return max(line.box.x1 for other in column for line in other.lines)
