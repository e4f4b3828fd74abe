"""Cells and grids: what stands in which place of a table on one page, whatever parted its cells.

Where no rule stands between two places, they are one cell. A grid can be parted further, or widened.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from models.document import Box, Rule, Word, spaced, words_of
from parsers.grids.rules import NEAR
from parsers.text.lines import Line, Measure, line_pitch, words_to_lines
from parsers.text.runs import distinct, in_turn
from parsers.text.upright_runs import places_of

BAND = 40.0
"""The height below which what stands between two grids can be a row of theirs."""
DRIFT = 0.15
"""The share of the narrower column beside it by which an upright may stand elsewhere on the next page."""
SLIVER = 6.0
"""Points: no column is narrower."""

Slot = tuple[int, int]
"""The row and the column of a place between neighbouring edges."""


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A place in a grid: its box, the columns `first` to `last` that it spans, the lines in it, and the
    `inner` table with rules of its own that fills it."""

    box: Box
    first: int
    last: int
    lines: tuple[Line, ...]
    inner: Grid | None = None
    words: tuple[Word, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", tuple([word for line in self.lines for word in line.words]))

    @property
    def text(self) -> str:
        return spaced(self.words)


def in_order(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """The cells from top to bottom, then left to right."""
    return tuple(sorted(cells, key=lambda cell: (cell.box.top, cell.first)))


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table on one page, top to bottom then left to right; `edges` are its columns' x.
    `bound` tells what parts these: `rules`, `gaps` between words, sound `tags`, or `rules and tags` that
    agree; `guessed`: shades and where words stand part some."""

    page: int
    box: Box
    edges: tuple[float, ...]
    cells: tuple[Cell, ...]
    bound: str = "rules"
    guessed: bool = False

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(words_of(self.cells))

    @property
    def width(self) -> int:
        return len(self.edges) - 1

    def column(self, place: int) -> list[Cell]:
        """The cells with words that stand in one of its columns alone."""
        return [cell for cell in self.cells if cell.first == cell.last == place and cell.words]

    def is_across(self, cell: Cell) -> bool:
        """Whether a cell runs over all of its columns."""
        return cell.first == 0 and cell.last == self.width - 1

    @property
    def down(self) -> float:
        """What its place on the page lacks to how far down it is read, where the page has columns."""
        return next((word.column.down for cell in self.cells for word in cell.words), 0.0)

    @property
    def depth(self) -> float:
        return self.box.top + self.down


def same_columns(one: Grid, other: Grid, *, framed: bool = True) -> bool:
    """Whether two grids have the same columns, of two or more, at the same places; without a frame a grid
    ends where its words do, and only the edges between its columns count."""
    within = slice(None) if framed else slice(1, -1)
    pairs = zip(one.edges[within], other.edges[within], strict=False)
    return one.width == other.width > 1 and all(abs(left - right) <= NEAR for left, right in pairs)


def within_columns(whole: Grid, part: Grid) -> bool:
    """Whether a grid of several columns has some of another's edges and no others: a part of it."""
    return part.width > 1 and all(any(abs(x - edge) <= NEAR for edge in whole.edges) for x in part.edges)


def grid_of(
    page: int,
    box: Box,
    rules: Sequence[Rule],
    words: Sequence[Word],
    bound: str = "rules",
    edges: Sequence[float] = (),
) -> Grid:
    """The cells that `rules` part within `box`, with `words` in their places; its columns are parted at
    `edges` too, even where a cell reaches over one all the way down."""
    xs = distinct([box.x0, box.x1, *edges, *(rule.at for rule in rules if not rule.horizontal)], NEAR)
    ys = distinct([box.top, box.bottom, *(rule.at for rule in rules if rule.horizontal)], NEAR)
    regions = _regions(xs, ys, rules)
    filled: dict[Slot, list[Word]] = {}
    for word, (x, y) in places_of(words).items():
        filled.setdefault((_slot(ys, y), _slot(xs, x)), []).append(word)
    places: dict[int, list[Slot]] = {}
    for place, region in regions.items():
        places.setdefault(region, []).append(place)
    cells = (
        _cell(part, xs, ys, [word for slot in part for word in filled.get(slot, ())])
        for own in places.values()
        for part in _parts(own, filled)
    )
    return Grid(page, box, tuple(xs), in_order(cells), bound)


def _slot(edges: Sequence[float], value: float) -> int:
    return max(0, min(bisect_right(edges, value), len(edges) - 1) - 1)


def _regions(xs: Sequence[float], ys: Sequence[float], rules: Sequence[Rule]) -> dict[Slot, int]:
    """Each place between neighbouring edges → the number of the cell that it is part of."""
    columns, rows = range(len(xs) - 1), range(len(ys) - 1)
    region = {(row, column): row * len(columns) + column for row in rows for column in columns}

    def merge(one: Slot, other: Slot) -> None:
        old, new = region[other], region[one]
        for place, number in region.items():
            if number == old:
                region[place] = new

    for row, column in list(region):
        if column + 1 in columns and not _parted(rules, False, xs[column + 1], ys[row], ys[row + 1]):
            merge((row, column), (row, column + 1))
        if row + 1 in rows and not _parted(rules, True, ys[row + 1], xs[column], xs[column + 1]):
            merge((row, column), (row + 1, column))
    return region


def _cell(slots: Sequence[Slot], xs: Sequence[float], ys: Sequence[float], words: Sequence[Word]) -> Cell:
    rows, columns = ([slot[axis] for slot in slots] for axis in (0, 1))
    box = Box(xs[min(columns)], ys[min(rows)], xs[max(columns) + 1], ys[max(rows) + 1])
    return Cell(box, min(columns), max(columns), tuple(words_to_lines(words)))


def _parts(slots: Sequence[Slot], filled: Mapping[Slot, Sequence[Word]]) -> list[Sequence[Slot]]:
    """A region's places; where it is no rectangle, in several that are if no text runs from one to the next,
    as shades that end in mid-page leave an L. The room around a table in a cell stays whole."""
    if not any(slot in filled for slot in slots):
        return [slots]
    parts = _rectangles(slots)
    if len(parts) == 1:
        return [slots]
    place = {
        word: number for number, part in enumerate(parts) for slot in part for word in filled.get(slot, ())
    }
    lines = words_to_lines(place)
    torn = any(
        place[left] != place[right] and right.box.x0 - left.box.x1 < left.style.size
        for line in lines
        for left, right in pairwise(line.words)
    )
    return [slots] if torn else [*parts]


def _rectangles(slots: Sequence[Slot]) -> list[list[Slot]]:
    """The places of a region as rectangles, as high as they can be."""
    columns = sorted({column for _, column in slots})
    if len(slots) == len({row for row, _ in slots}) * len(columns):
        return [list(slots)]
    parts: list[list[Slot]] = []
    for column in columns:
        for rows in in_turn(sorted(row for row, other in slots if other == column)):
            beside = [(row, column - 1) for row in rows]
            alike = (part for part in parts if part[-len(rows) :] == beside and part[0][0] == rows[0])
            part = next(alike, [])
            if not part:
                parts.append(part)
            part += [(row, column) for row in rows]
    return parts


def _parted(rules: Sequence[Rule], horizontal: bool, at: float, start: float, end: float) -> bool:
    """Whether rules at `at` cover at least half of the way from `start` to `end`."""
    covered = sum(
        max(0.0, min(rule.end, end) - max(rule.start, start))
        for rule in rules
        if rule.horizontal == horizontal and abs(rule.at - at) <= NEAR
    )
    return covered >= 0.5 * (end - start)


def grid_lines(grid: Grid) -> list[Line]:
    """The lines of all cells of a grid, as they stand on the page."""
    return words_to_lines(grid.words)


def band_lines(cells: Sequence[Cell]) -> tuple[Line, ...]:
    """The lines of a row, cell after cell."""
    return tuple(line for cell in cells for line in cell.lines)


def cell_measure(lines: Sequence[Line], box: Box) -> Measure:
    """The measure of a lone cell: as much room is left at its right as there is at its left."""
    left = min((line.box.x0 for line in lines), default=box.x0) - box.x0
    return Measure(box.x1 - max(left, 0.0), line_pitch([lines]))


def split_rows(grid: Grid, levels: Iterable[float]) -> Grid:
    """The grid with every cell cut at the given y: rows that no rule parts."""
    for y in levels:
        grid = split_cells(grid, y, frozenset(range(grid.width)))
    return grid


def split_cells(grid: Grid, y: float, places: Container[int]) -> Grid:
    """The grid with cells that begin in columns `places` cut at y; no cell beside a table in a cell."""
    if any(cell.inner and cell.box.top + NEAR < y < cell.box.bottom - NEAR for cell in grid.cells):
        return grid
    pieces = [_cut(cell, y) if cell.first in places else [cell] for cell in grid.cells]
    return replace(grid, cells=in_order(cell for own in pieces for cell in own))


def _cut(cell: Cell, y: float) -> list[Cell]:
    if not cell.box.top + NEAR < y < cell.box.bottom - NEAR:
        return [cell]
    upper = tuple(line for line in cell.lines if line.box.centre[1] < y)
    lower = tuple(line for line in cell.lines if line.box.centre[1] >= y)
    return [
        replace(cell, box=replace(cell.box, bottom=y), lines=upper),
        replace(cell, box=replace(cell.box, top=y), lines=lower),
    ]


def with_empty_sides(grid: Grid, edges: Sequence[float]) -> Grid | None:
    """The grid with empty columns at its sides, so that it has all of `edges`; None where it lacks some in a
    row, or fits twice. A page end leaves uprights beside words alone, and they drift."""
    if grid.width < 2:
        return None
    fits = [left for left in range(len(edges) - grid.width) if _stand_at(grid, edges, left)]
    return _moved_right(grid, fits[0], edges) if len(fits) == 1 else None


def _stand_at(grid: Grid, edges: Sequence[float], left: int) -> bool:
    """Whether a grid has the uprights of `edges` from place `left` on, but for the outermost."""
    return all(
        abs(edges[place] - grid.edges[place - left])
        <= max(NEAR, DRIFT * min(edges[place] - edges[place - 1], edges[place + 1] - edges[place]))
        for place in range(left or 1, left + grid.width)
    )


def _moved_right(grid: Grid, by: int, edges: Sequence[float]) -> Grid:
    """The grid with its columns `by` places further right in a grid of `edges`, the others empty."""
    box = replace(grid.box, x0=min(grid.box.x0, edges[0]), x1=max(grid.box.x1, edges[-1]))
    moved = [replace(cell, first=cell.first + by, last=cell.last + by) for cell in grid.cells]
    places = [*range(by), *range(by + grid.width, len(edges) - 1)]
    empty = [
        Cell(Box(edges[place], top, edges[place + 1], bottom), place, place, ())
        for top, bottom in bands(grid)
        for place in places
    ]
    return replace(grid, box=box, edges=tuple(edges), cells=in_order((*empty, *moved)))


def without_slivers(grid: Grid) -> Grid:
    """The grid without columns that are too narrow for a letter: the width of a bar at the side of a cell."""
    slim = [
        place
        for place, (left, right) in enumerate(pairwise(grid.edges))
        if right - left < SLIVER and not any(c.first == c.last == place and c.words for c in grid.cells)
    ]
    if not slim or len(slim) == grid.width:
        return grid
    moved = [sum(place < own for place in slim) for own in range(grid.width + 1)]
    cells = [
        replace(cell, first=first, last=last)
        for cell in grid.cells
        if (first := cell.first - moved[cell.first]) <= (last := cell.last - moved[cell.last + 1])
    ]
    at = [place + (place < grid.width - 1) for place in slim]  # the edge between a bar and what it stands at
    edges = tuple(x for place, x in enumerate(grid.edges) if place not in at)
    return replace(grid, edges=edges, cells=tuple(cells))


def row_tops(grid: Grid) -> list[float]:
    """The y at which a row begins, in any column, and the bottom of the last one."""
    return distinct([*(cell.box.top for cell in grid.cells), grid.box.bottom], NEAR)


def body_top(grid: Grid, below: int) -> float:
    """The y at which the rows under a header of `below` rows begin."""
    return next((top for top, _ in bands(grid)[below:]), grid.box.bottom)


def bands(grid: Grid) -> list[tuple[float, float]]:
    """The rows of a grid at their finest, as (top, bottom)."""
    return list(pairwise(row_tops(grid)))
