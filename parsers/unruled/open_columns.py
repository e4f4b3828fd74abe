"""A column of a table by rules or shades over which several headings stand → as many columns, that no rule
parts: panels beside each other, or tables in the cells of another.

The recommendation   What we will do         Lead              By when
+------------------+--------------------------------------------------+
| 1. Agree a vision| Hold two open evenings   Town Clerk     May 2026 |
|    that all know | Publish it in print      Press Officer  June 2026|
+------------------+--------------------------------------------------+
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Box, Word, bounds, words_of
from parsers.grids.grids import Cell, Grid, in_order
from parsers.grids.rules import NEAR
from parsers.headers.headers import find_header
from parsers.headers.line_headers import LineHeader, find_line_header
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, words_to_lines
from parsers.text.rivers import column_starts
from parsers.unruled.column_edges import column_edges

ABOVE = 2.5
"""Font sizes from the headings down to the table, at most."""
STRAYS = 0.03
"""The share of a column's lines that may run over the white within it."""

Found = tuple[list[Grid], list[Line]]
"""The tables of a page, and the lines outside them."""


@dataclass(frozen=True, slots=True)
class _Parted:
    """The edges of a table as its rules have them, and with those of the columns that its headings tell."""

    ruled: tuple[float, ...]
    whole: tuple[float, ...]


def with_open_columns(pages: Sequence[Found], joiner: Joiner) -> list[Found]:
    """The tables and lines of each page, such tables with all columns, and headings as a first row."""
    parted: list[_Parted] = []
    return [_on_page(grids, lines, parted, joiner) for grids, lines in pages]


def _on_page(grids: Sequence[Grid], lines: list[Line], parted: list[_Parted], joiner: Joiner) -> Found:
    whole: list[Grid] = []
    for grid in grids:
        headed = grid.width < 2 or find_header(grid, joiner) is not None
        header = None if headed else _header_over(grid, lines)
        edges = _edges_under(header, grid) if header else ()
        known = None if headed else next((each for each in parted if _is_rest(grid, each)), None)
        if header and edges:
            parted.append(_Parted(grid.edges, edges))
            grid = _with_headings(_with_columns(grid, parted[-1]), header)
            held = set(header.words)
            lines = [line for line in lines if not held & set(line.words)]
        elif known:
            grid = _with_columns(grid, known)
        whole.append(grid)
    return whole, lines


def _is_rest(grid: Grid, parted: _Parted) -> bool:
    pairs = zip(grid.edges, parted.ruled, strict=False)
    return len(grid.edges) == len(parted.ruled) and all(abs(one - other) <= NEAR for one, other in pairs)


def _header_over(grid: Grid, lines: Sequence[Line]) -> LineHeader | None:
    """The headings right above a table without any, if there are more of them, some over each column."""
    if "tags" in grid.bound:
        return None
    above = [line for line in lines if line.box.bottom <= grid.box.top + NEAR]
    near = [line for line in above if grid.box.top - line.box.bottom < 2 * ABOVE * line.style.size]
    header = find_line_header(near)
    if header is None or len(header.segments) <= grid.width:
        return None
    size = header.words[0].style.size
    own, box = set(header.words), header.box
    whole = all(set(line.words) <= own for line in near if line.box.top >= box.top)
    close = 0 <= grid.box.top + NEAR - box.bottom < ABOVE * size
    counts = [len(own) for own in _over_columns(header, grid)]
    return header if whole and close and all(counts) and sum(counts) == len(header.segments) else None


def _over_columns(header: LineHeader, grid: Grid) -> list[list[int]]:
    """The places of the headings over each column of a table."""
    middles = [bounds([word.box for word in segment]).centre[0] for segment in header.segments]
    return [[place for place, x in enumerate(middles) if x0 <= x < x1] for x0, x1 in pairwise(grid.edges)]


def _edges_under(header: LineHeader, grid: Grid) -> tuple[float, ...]:
    """The edges of all columns, those inside one in white that runs down it; none where text runs on."""
    edges: list[float] = [grid.edges[0]]
    for column, places in enumerate(_over_columns(header, grid)):
        if len(places) > 1:
            over = LineHeader(tuple(header.segments[place] for place in places))
            inner = _inner_edges(over, grid.column(column))
            if len(inner) != len(places) - 1:
                return ()
            edges += inner
        edges.append(grid.edges[column + 1])
    return tuple(edges)


def _inner_edges(header: LineHeader, cells: Sequence[Cell]) -> Sequence[float]:
    lines = [line for cell in cells for line in cell.lines]
    starts = column_starts(lines, STRAYS)
    if len(starts) - 1 == len(header.segments):
        return starts[1:-1]
    inner = column_edges(header, words_of(lines))[1:-1]
    across = sum(any(word.box.x0 < x < word.box.x1 for word in line.words for x in inner) for line in lines)
    return inner if across <= STRAYS * len(lines) else ()


def _with_columns(grid: Grid, parted: _Parted) -> Grid:
    cells = in_order(part for cell in grid.cells for part in _cut(cell, parted))
    return replace(grid, edges=parted.whole, cells=cells, guessed=True)


def _cut(cell: Cell, parted: _Parted) -> Iterator[Cell]:
    """The parts of a cell in the columns within its own; one over several of its own stays whole."""
    first, end = (parted.whole.index(parted.ruled[place]) for place in (cell.first, cell.last + 1))
    if cell.first < cell.last:
        yield replace(cell, first=first, last=end - 1)
        return
    for place, (x0, x1) in enumerate(pairwise(parted.whole[first : end + 1]), start=first):
        words = [word for word in cell.words if _stands_in(word, x0, x1, place == first, place == end - 1)]
        yield Cell(replace(cell.box, x0=x0, x1=x1), place, place, tuple(words_to_lines(words)))


def _stands_in(word: Word, x0: float, x1: float, is_first: bool, is_last: bool) -> bool:
    x = word.box.centre[0]
    return (is_first or x >= x0) and (is_last or x < x1)


def _with_headings(grid: Grid, header: LineHeader) -> Grid:
    """The table with its headings as its first row."""
    top = header.box.top - NEAR
    cells = [
        Cell(Box(x0, top, x1, grid.box.top), place, place, tuple(words_to_lines(segment)))
        for place, ((x0, x1), segment) in enumerate(zip(pairwise(grid.edges), header.segments, strict=True))
    ]
    return replace(grid, box=replace(grid.box, top=top), cells=(*cells, *grid.cells))
