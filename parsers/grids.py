"""Rules and words of a page → grids: the cells of every ruled table, merged ones included.

A grid is found as a person sees it: rules that touch make a table; where no rule stands between two
places, they are one cell.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Box, Page, Rule, Word, bounds
from parsers.lines import Line, words_to_lines

NEAR = 3.0
"""Rules closer than this many points are one rule, and rules that miss each other by less touch."""
BAND = 40.0
"""The height below which what stands between two grids can be a row of theirs."""
SHORTEST = 6.0
"""A rule shorter than this (an underlined letter, a tick) parts nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """A place in a grid: its box, the columns `first` to `last` that it spans, and the lines in it."""

    box: Box
    first: int
    last: int
    lines: tuple[Line, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for line in self.lines for word in line.words)


@dataclass(frozen=True, slots=True)
class Grid:
    """The cells of one table on one page, top to bottom then left to right; `edges` are its columns' x.

    `bound` tells what parts its columns: `rules`, the `gaps` between words, the file's own sound `tags`, or
    `rules and tags` that agree.
    """

    page: int
    box: Box
    edges: tuple[float, ...]
    cells: tuple[Cell, ...]
    bound: str = "rules"

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for cell in self.cells for word in cell.words)

    @property
    def width(self) -> int:
        return len(self.edges) - 1

    @property
    def down(self) -> float:
        """What its place on the page lacks to how far down it is read, where the page has columns."""
        return next((word.column.down for cell in self.cells for word in cell.words), 0.0)

    @property
    def depth(self) -> float:
        return self.box.top + self.down


def merge_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Each rule once: pieces on one line that touch or overlap become one."""
    merged: list[Rule] = []
    for horizontal in (True, False):
        for level in _levels([rule for rule in rules if rule.horizontal == horizontal]):
            merged += _joined(level)
    return [rule for rule in merged if rule.end - rule.start >= SHORTEST]


def _levels(rules: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Rules of one direction in groups that lie on one line."""
    level: list[Rule] = []
    for rule in sorted(rules, key=lambda rule: rule.at):
        if level and rule.at - level[0].at > NEAR / 2:
            yield level
            level = []
        level.append(rule)
    if level:
        yield level


def _joined(level: Sequence[Rule]) -> Iterator[Rule]:
    pieces = sorted(level, key=lambda rule: rule.start)
    whole = pieces[0]
    for piece in pieces[1:]:
        if piece.start > whole.end + NEAR:
            yield whole
            whole = piece
        else:
            whole = replace(whole, end=max(whole.end, piece.end))
    yield whole


def rules_to_grids(page: Page, lists: bool = True) -> list[Grid]:
    """The grids that the page's own rules make; a word inside a table inside a frame is the table's.

    With `lists`, level rules of one length under each other make a grid of one column.
    """
    together = _open_frames(_touching(merge_rules(page.rules)))
    groups = [group for group in together if _makes_grid(group, lists)]
    groups = [_down_to_foot([*group, *_band_edges(group)], page.words) for group in groups]
    boxes = [_box_around(group, page.words) for group in groups]
    free = list(page.words)
    grids = []
    for box, group in sorted(
        zip(boxes, groups, strict=True), key=lambda pair: pair[0].width * pair[0].height
    ):
        words = [word for word in free if box.holds(word.box.centre)]
        if words:
            taken = set(words)
            free = [word for word in free if word not in taken]
            grids.append(grid_of(page.number, box, group, words))
    return sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0))


def _makes_grid(group: Sequence[Rule], lists: bool) -> bool:
    levels = sum(rule.horizontal for rule in group)
    uprights = len(group) - levels
    # Two uprights on one level rule: the header of a table with inner rules only, above a theme.
    return (uprights > 0 and levels > 0 and len(group) > 2) or uprights > 2 or (lists and levels > 3)


def _band_edges(group: Sequence[Rule]) -> list[Rule]:
    """Level rules where all the inner uprights of a group stop and go on a little below: above and below a
    theme over all the columns, in a table with no rules between its rows."""
    box = bounds([_box_of(rule) for rule in group])
    inner = [rule for rule in group if not rule.horizontal and box.x0 + NEAR < rule.at < box.x1 - NEAR]
    edges = []
    for end in _positions(rule.end for rule in inner):
        below = [rule.start for rule in inner if end < rule.start < end + BAND]
        if below and not any(rule.start < end - NEAR and rule.end > end + NEAR for rule in inner):
            edges += [Rule(True, y, box.x0, box.x1) for y in (end, min(below))]
    return edges


def _box_around(group: Sequence[Rule], words: Sequence[Word]) -> Box:
    """The box of a group, and of the words in the columns that it leaves open at its left and right."""
    box = bounds([_box_of(rule) for rule in group])
    levels = [rule for rule in group if rule.horizontal]
    beside = [word.box for word in words if box.top < word.box.centre[1] < box.bottom]
    if not any(rule.start < box.x0 + NEAR for rule in levels):
        box = replace(box, x0=min([box.x0, *(each.x0 - 2 for each in beside)]))
    if not any(rule.end > box.x1 - NEAR for rule in levels):
        box = replace(box, x1=max([box.x1, *(each.x1 + 2 for each in beside)]))
    return box


def _down_to_foot(group: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """The rules of a group, those that end at its foot drawn down past the lines that stick out under it: a
    browser stops the uprights of a row short where the page ends."""
    box = bounds([_box_of(rule) for rule in group])
    foot = box.bottom
    lines = words_to_lines(word for word in words if box.holds(word.box.centre))
    below = words_to_lines(w for w in words if w.box.centre[1] > foot and box.x0 < w.box.centre[0] < box.x1)
    for line in below:
        if abs(line.box.top - foot) > NEAR or not lines or not _goes_on_in_cells(line, lines[-1], group):
            break
        lines.append(line)
        foot = line.box.bottom + 1
    return [_moved_end(rule, box.bottom, foot) for rule in group]


def _goes_on_in_cells(line: Line, above: Line, group: Sequence[Rule]) -> bool:
    """Whether a line under the foot of a group wraps what stands above it, cell by cell: each part begins
    where the part above it begins, and no rule lies between."""
    uprights = sorted({rule.at for rule in group if not rule.horizontal})
    for left, right in pairwise(uprights):
        own, over = (_first_between(each, left, right) for each in (line, above))
        if own and (over is None or abs(own.box.x0 - over.box.x0) > NEAR):
            return False
        between = (above.box.centre[1], line.box.centre[1])
        if own and any(
            rule.horizontal
            and between[0] < rule.at < between[1]
            and rule.start < own.box.centre[0] < rule.end
            for rule in group
        ):
            return False
    return True


def _first_between(line: Line, left: float, right: float) -> Word | None:
    return next((word for word in line.words if left < word.box.centre[0] < right), None)


def _moved_end(rule: Rule, end: float, to: float) -> Rule:
    """The rule, moved or drawn down from the y where a group ends to another."""
    if rule.horizontal:
        return replace(rule, at=to) if rule.at > end - NEAR else rule
    return replace(rule, end=to) if rule.end > end - NEAR else rule


def _open_frames(groups: Sequence[list[Rule]]) -> Iterator[list[Rule]]:
    """The groups, and rules that cross none but run side by side as one: the uprights of a table that a page
    end leaves open above and below, the levels of a list without sides."""
    lone = [group[0] for group in groups if len(group) == 1]
    for group in groups:
        if len(group) > 1:
            uprights = [rule for rule in lone if not rule.horizontal]
            beside = [rule for rule in uprights if any(_side_by_side(rule, other) for other in group)]
            lone = [rule for rule in lone if rule not in beside]
            yield [*group, *beside]
    while lone:
        first = lone[0]
        beside = [rule for rule in lone if _side_by_side(rule, first)]
        lone = [rule for rule in lone if rule not in beside]
        yield beside


def _side_by_side(one: Rule, other: Rule) -> bool:
    return (
        one.horizontal == other.horizontal
        and abs(one.start - other.start) < NEAR
        and abs(one.end - other.end) < NEAR
    )


def stitched(grids: Sequence[Grid], words: Sequence[Word], begins: Callable[[Grid], bool]) -> list[Grid]:
    """The grids of a page, those of the same columns that stand close under each other as one; a grid that
    `begins` a table of its own stays apart.

    A table without an outer frame comes apart at a row over all its columns: the words between its parts
    (a theme, one line of them) become that row.
    """
    whole: list[Grid] = []
    for grid in grids:
        above = whole[-1] if whole else None
        if (
            above
            and not begins(grid)
            and same_columns(above, grid)
            and 0 <= grid.box.top - above.box.bottom < BAND
        ):
            between = [word for word in words if _lies_between(word, above, grid)]
            lines = words_to_lines(between)
            if len(lines) == 1:
                box = Box(grid.box.x0, above.box.bottom, grid.box.x1, grid.box.top)
                band = Cell(box, 0, grid.width - 1, tuple(lines))
                cells = (*above.cells, band, *grid.cells)
                whole[-1] = Grid(grid.page, bounds([above.box, grid.box]), above.edges, cells)
                continue
        whole.append(grid)
    return whole


def same_columns(one: Grid, other: Grid) -> bool:
    """Whether two grids have the same columns, of two or more, at the same places."""
    return one.width == other.width > 1 and all(
        abs(left - right) <= NEAR for left, right in zip(one.edges, other.edges, strict=True)
    )


def _lies_between(word: Word, above: Grid, below: Grid) -> bool:
    x, y = word.box.centre
    return above.box.bottom < y < below.box.top and above.box.x0 <= x <= above.box.x1


def _box_of(rule: Rule) -> Box:
    if rule.horizontal:
        return Box(rule.start, rule.at, rule.end, rule.at)
    return Box(rule.at, rule.start, rule.at, rule.end)


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in groups that hang together: pieces of one line are one rule by now, so only crossings count."""
    groups = [[rule] for rule in rules if rule.horizontal]
    for upright in (rule for rule in rules if not rule.horizontal):
        crossed = [group for group in groups if any(_cross(rule, upright) for rule in group)]
        groups = [group for group in groups if not any(group is each for each in crossed)]
        groups.append([upright, *(rule for group in crossed for rule in group)])
    return groups


def _cross(level: Rule, upright: Rule) -> bool:
    return (
        level.horizontal
        and level.start - NEAR <= upright.at <= level.end + NEAR
        and upright.start - NEAR <= level.at <= upright.end + NEAR
    )


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
    xs = _positions([box.x0, box.x1, *edges, *(rule.at for rule in rules if not rule.horizontal)])
    ys = _positions([box.top, box.bottom, *(rule.at for rule in rules if rule.horizontal)])
    regions = _regions(xs, ys, rules)
    filled: dict[int, list[Word]] = {}
    for word in words:
        x, y = word.box.centre
        place = (_slot(ys, y), _slot(xs, x))
        filled.setdefault(regions[place], []).append(word)
    places: dict[int, list[tuple[int, int]]] = {}
    for place, region in regions.items():
        places.setdefault(region, []).append(place)
    cells = [
        Cell(
            Box(
                xs[min(c for _, c in slots)],
                ys[min(r for r, _ in slots)],
                xs[max(c for _, c in slots) + 1],
                ys[max(r for r, _ in slots) + 1],
            ),
            min(c for _, c in slots),
            max(c for _, c in slots),
            tuple(words_to_lines(filled.get(region, ()))),
        )
        for region, slots in places.items()
    ]
    cells.sort(key=lambda cell: (cell.box.top, cell.first))
    return Grid(page, box, tuple(xs), tuple(cells), bound)


def _positions(values: Iterable[float]) -> list[float]:
    """Values in order, those within NEAR of the one before taken for the same rule."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > NEAR:
            kept.append(value)
    return kept


def _slot(edges: Sequence[float], value: float) -> int:
    inside = sum(edge <= value for edge in edges[1:-1])
    return min(inside, len(edges) - 2)


def _regions(xs: Sequence[float], ys: Sequence[float], rules: Sequence[Rule]) -> dict[tuple[int, int], int]:
    """(row, column) of each place between neighbouring edges → the number of the cell that it is part of."""
    columns, rows = range(len(xs) - 1), range(len(ys) - 1)
    region = {(row, column): row * len(columns) + column for row in rows for column in columns}

    def merge(one: tuple[int, int], other: tuple[int, int]) -> None:
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


def split_rows(grid: Grid, levels: Iterable[float]) -> Grid:
    """The grid with every cell cut at the given y: rows that no rule parts."""
    for y in levels:
        grid = split_cells(grid, y, frozenset(range(grid.width)))
    return grid


def split_cells(grid: Grid, y: float, places: Container[int]) -> Grid:
    """The grid with the cells cut at y that begin in one of the columns `places`."""
    pieces = [_cut(cell, y) if cell.first in places else [cell] for cell in grid.cells]
    cells = sorted((cell for own in pieces for cell in own), key=lambda cell: (cell.box.top, cell.first))
    return replace(grid, cells=tuple(cells))


def _cut(cell: Cell, y: float) -> list[Cell]:
    if not cell.box.top + NEAR < y < cell.box.bottom - NEAR:
        return [cell]
    upper = tuple(line for line in cell.lines if line.box.centre[1] < y)
    lower = tuple(line for line in cell.lines if line.box.centre[1] >= y)
    return [
        replace(cell, box=replace(cell.box, bottom=y), lines=upper),
        replace(cell, box=replace(cell.box, top=y), lines=lower),
    ]


def with_empty_column(grid: Grid) -> Grid:
    """The grid with an empty column at its left."""
    box = replace(grid.box, x0=grid.box.x0 - BAND)
    moved = [replace(cell, first=cell.first + 1, last=cell.last + 1) for cell in grid.cells]
    empty = [Cell(Box(box.x0, top, grid.box.x0, bottom), 0, 0, ()) for top, bottom in bands(grid)]
    cells = sorted((*empty, *moved), key=lambda cell: (cell.box.top, cell.first))
    return replace(grid, box=box, edges=(box.x0, *grid.edges), cells=tuple(cells))


def with_empty_sides(grid: Grid, edges: Sequence[float]) -> Grid | None:
    """The grid with empty columns at its sides, so that it has all of `edges`; None where it does not have
    some of them in a row. A page end leaves it with the uprights between the columns that hold words."""
    for left in range(len(edges) - grid.width):
        own = edges[left : left + grid.width + 1]
        inner = zip(own[:-1] if left else own[1:-1], grid.edges if left else grid.edges[1:], strict=False)
        if grid.width > 1 and all(abs(one - other) <= NEAR for one, other in inner):
            return _moved_right(grid, left, edges)
    return None


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
    cells = sorted((*empty, *moved), key=lambda cell: (cell.box.top, cell.first))
    return replace(grid, box=box, edges=tuple(edges), cells=tuple(cells))


def row_tops(grid: Grid) -> list[float]:
    """The y at which a row begins, in any column, and the bottom of the last one."""
    return _positions([*(cell.box.top for cell in grid.cells), grid.box.bottom])


def bands(grid: Grid) -> list[tuple[float, float]]:
    """The rows of a grid at their finest, as (top, bottom)."""
    return list(pairwise(row_tops(grid)))
