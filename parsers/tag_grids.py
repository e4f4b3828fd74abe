"""Tagged tables → grids, where the tags fit the page: rows below rows, columns beside columns, none astray.

A grid of tags is a grid like any other: what bounds its cells stands between their words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import inf

from models.document import Box, Page, Word, bounds
from parsers.grids import NEAR, Cell, Grid, row_tops
from parsers.lines import Measure, breaks_off, words_to_lines, would_fit
from parsers.tags import TagCell, TagTable

OVERLAP = 2.0
"""Points by which the words of two columns may overlap: letters lean over their boxes."""
SHARED = 0.45
"""The share of a word's height by which two rows may overlap: a font's boxes are taller than its lines."""
HEADER_ROWS = 3
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
    table = _with_repeats(table, pages, tagged)
    repeats = _repeated_words(table)
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
        grid = _grid(page, [_on_page(cell, number) for cell in table.cells], table.rows, edges)
        if grid is None:
            return TagGrids(fault="its rows overlap")
        whole = _with_untagged(grid, page, tagged)
        if whole is None:
            return TagGrids(fault="words that are not its own stand among its cells")
        grids.append(whole)
    if any(map(_cuts_text, grids)):
        return TagGrids(fault="its rows cut sentences")
    return TagGrids(tuple(grids))


def boundaries(spans: Iterable[Span], count: int, overlap: float) -> list[float | None] | None:
    """Where each of `count` places ends and the next begins (None where no words show it), the outer ends
    left out; None for the whole where what belongs before a boundary reaches over what belongs behind it.

    A span across a boundary says nothing about it.
    """
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
    return [(end + start) / 2 if -inf < end and start < inf else None for end, start in sides]


def _across(cells: Iterable[TagCell]) -> list[Span]:
    return [
        Span(cell.first, cell.last, box.x0, box.x1)
        for cell in cells
        if cell.words
        for box in [bounds([word.box for word in cell.words])]
    ]


def _by_place(table: TagTable) -> TagTable:
    """The table with each cell in the column where it stands, by the rows that have a cell in all of them.

    Browsers leave empty cells out of the tree: what comes after them seems to stand too far left.
    """
    rows = [[cell for cell in table.cells if cell.top == row] for row in range(table.rows)]
    columns = max(sum(cell.last - cell.first + 1 for cell in row) for row in rows)
    full = [cell for row in rows if row and row[-1].last + 1 == columns == len(row) for cell in row]
    found = boundaries(_across(full), columns, OVERLAP)
    if found is None or None in found:
        return table
    between = [at for at in found if at is not None]
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


def _on_page(cell: TagCell, number: int) -> TagCell:
    return replace(cell, words=tuple(word for word in cell.words if word.page == number))


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
    placed.sort(key=lambda cell: (cell.box.top, cell.first))
    return Grid(page.number, Box(xs[0], ys[0], xs[-1], ys[-1]), tuple(xs), tuple(placed), frozenset({"tags"}))


def _places(between: Sequence[float | None], start: float, end: float) -> list[float]:
    """The edges of all places; one that no words show to be wider than nothing begins where it ends."""
    known = [value for value in between if value is not None]
    edges = [start]
    for value in between:
        at = value if value is not None else (end if known and edges[-1] >= known[-1] else start)
        edges.append(edges[-1] if at - edges[-1] <= NEAR else at)
    return [end if end - edge <= NEAR else edge for edge in edges] + [end]


def _with_untagged(grid: Grid, page: Page, tagged: frozenset[Word]) -> Grid | None:
    """The grid with the words among its cells that no tag claims (a bullet) in the cells where they stand;
    None where others' words, or many, stand there."""
    own = {word for cell in grid.cells for word in cell.words}
    others = [word for word in page.words if word not in own and grid.box.holds(word.box.centre)]
    if not others:
        return grid
    homes = {word: _home(word, grid) for word in others}
    if any(word in tagged or homes[word] is None for word in others) or len(others) > STRAY_SHARE * len(own):
        return None
    cells = []
    for cell in grid.cells:
        more = [word for word, home in homes.items() if home is cell]
        cells.append(replace(cell, lines=tuple(words_to_lines([*cell.words, *more]))) if more else cell)
    return replace(grid, cells=tuple(cells))


def _home(word: Word, grid: Grid) -> Cell | None:
    return next((cell for cell in grid.cells if cell.box.holds(word.box.centre)), None)


def _repeated_words(table: TagTable) -> frozenset[Word]:
    """The words of the header rows where later pages print them again."""
    repeated: set[Word] = set()
    for row in range(min(HEADER_ROWS, table.rows)):
        words = [word for cell in table.cells if cell.top == row for word in cell.words]
        pages = sorted({word.page for word in words})
        first, *later = [[word for word in words if word.page == page] for page in pages] or [[]]
        if not later or any(_texts(each) != _texts(first) for each in later):
            break
        repeated.update(word for each in later for word in each)
    return frozenset(repeated)


def _texts(words: Sequence[Word]) -> list[str]:
    return [word.text for word in words]


def _with_repeats(table: TagTable, pages: Sequence[Page], tagged: frozenset[Word]) -> TagTable:
    """The table with the header rows that later pages print again as artifacts, as word processors do."""
    first, *later = table.pages
    for rows in range(HEADER_ROWS, 0, -1):
        header = [word for cell in table.cells if cell.bottom < rows for word in cell.words]
        header = [word for word in header if word.page == first]
        found: dict[Word, list[Word]] = defaultdict(list)
        for number in later if header else ():
            free = [word for word in pages[number - 1].words if word not in tagged]
            for word, again in zip(header, _printed_again(header, free), strict=False):
                found[word].append(again)
        if found:
            cells = [_grown(cell, found) for cell in table.cells]
            return replace(table, cells=tuple(cells))
    return table


def _printed_again(header: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """The words that stand to each other as those of the header do, word for word; or none."""
    for start in words:
        if start.text == header[0].text and abs(start.box.x0 - header[0].box.x0) < OVERLAP:
            moved = start.box.top - header[0].box.top
            again = [_like(word, moved, words) for word in header]
            if all(again):
                return [word for word in again if word]
    return []


def _like(word: Word, moved: float, words: Sequence[Word]) -> Word | None:
    return next(
        (
            other
            for other in words
            if other.text == word.text
            and abs(other.box.x0 - word.box.x0) < OVERLAP
            and abs(other.box.top - word.box.top - moved) < OVERLAP
        ),
        None,
    )


def _grown(cell: TagCell, found: Mapping[Word, Sequence[Word]]) -> TagCell:
    more = [again for word in cell.words for again in found.get(word, ())]
    return replace(cell, words=(*cell.words, *more)) if more else cell


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
