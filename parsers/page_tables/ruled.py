"""The grids that a page's rules draw → tables, where they are tables and not frames or charts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Box, Fill, Page, Rule, Word
from parsers.grids.grids import Cell, Grid, grid_of
from parsers.grids.ruled_grids import rules_to_grids
from parsers.grids.rules import NEAR, merge_rules
from parsers.page_tables.areas import (
    LOW,
    is_next_title,
    level_edges,
    of_one_length,
    touches,
    words_between,
    words_in,
)
from parsers.page_tables.columns import Column, find_columns
from parsers.page_tables.edges import parted_at_edges
from parsers.page_tables.grid_tables import runs_over
from parsers.page_tables.joints import inner_rules, joints, with_foot
from parsers.page_tables.open_grids import stitched_grids
from parsers.page_tables.row_breaks import OVERLAP
from parsers.page_tables.segments import Row, words_to_rows

BANDS = 3
"""So many rows between level rules are a table."""
OPEN = 0.5
"""The share of a grid's values that stand in rows of such cells, from which rules do not draw its cells."""
OUTSIDE = 60.0
"""Points beyond the first and the last rule, in which a head or a last row is looked for."""
WHITE_AT_RULE, WHITE = 1.2, 0.6
"""Font sizes of white between such a line and the rule, and between its lines, at most."""
HALVED = 0.3
"""The share of its width that a text over two columns has in each, at least."""
BROKEN = re.compile(r"[^\d\s]?[\d.,]+[.,] \d+\D?")
VALUES = 0.3
"""The share of values from which a table is one of figures."""


def ruled_grids(page: Page) -> tuple[list[Grid], list[Grid], list[Box]]:
    """The grids whose rules draw every cell, those whose words stand in rows or columns of their own, and the
    boxes of diagrams."""
    drawn = stitched_grids(page, rules_to_grids(page, lists=False))
    grids = [grid for grid in drawn if _is_table(grid)]
    diagrams = [grid.box for grid in drawn if _is_diagram(grid, page.rules)]
    return [g for g in grids if not _is_open(g)], [g for g in grids if _is_open(g)], diagrams


def banded_grids(page: Page, taken: Sequence[Box]) -> list[Grid]:
    """The grids of rows between level rules of one length, their columns parted by white space alone."""
    levels = [rule for rule in merge_rules(page.rules) if rule.horizontal]
    levels = [rule for rule in levels if not any(touches(rule, box) for box in taken)]
    edges = level_edges(page.fills)
    runs = [run for rules in of_one_length(levels) for run in _runs(_with_head(rules, edges), page.words)]
    grids = [grid for grid in (_grid_of_run(page, run, levels) for run in runs) if grid]
    boxes = [grid.box for grid in grids]
    return [g for g in grids if not any(b.width > g.box.width and b.holds(g.box.centre) for b in boxes)]


def _with_head(rules: Sequence[Rule], edges: Sequence[Rule]) -> list[Rule]:
    """Level rules of one length, and above the first of them the edges of the shade of a head: no rule parts
    that from the first row."""
    first = rules[0]
    above = [edge for edge in edges if edge.at < first.at - NEAR]
    wide = [e for e in above if max(abs(e.start - first.start), abs(e.end - first.end)) < NEAR]
    return [*wide[-2:], *rules]


def _grid_of_run(page: Page, run: Sequence[Rule], levels: Sequence[Rule]) -> Grid | None:
    """The table between some rules: its columns are those of their pieces, or parted by white space."""
    edges = joints(run, page.rules)
    inner = inner_rules(run, edges, levels) if edges else []
    if len(run) + len(inner) > 2 and edges:
        grid = _jointed_grid(page, with_foot(run, inner), edges, inner)
        if grid and _is_of_words(grid):
            return grid
    grid = _banded_grid(page, run, levels) if len(run) > BANDS else None
    return grid if grid and _is_of_words(grid) else None


def _is_of_words(grid: Grid) -> bool:
    return _is_table(grid) and (_is_text(grid) or _is_a_row_each(grid))


def _runs(rules: Sequence[Rule], words: Sequence[Word]) -> list[list[Rule]]:
    """The rules in runs: a band of lines without columns lies between two tables, and so does one without
    words, unless it is as low as a row."""
    runs: list[list[Rule]] = [[rules[0]]]
    last: list[Row] = []
    for above, below in pairwise(rules):
        rows = words_to_rows(words_between(above, below, words))
        room = LOW * last[-1].size if last else 0.0
        ends = len(rows) > 1 and all(len(row.segments) == 1 for row in rows)
        if ends or is_next_title(rows, above, below) or (not rows and below.at - above.at > room):
            runs.append([])
        last = rows or last
        runs[-1].append(below)
    return [run for run in runs if len(run) > 1]


def _banded_grid(page: Page, run: Sequence[Rule], levels: Sequence[Rule]) -> Grid | None:
    words = words_between(run[0], run[-1], page.words)
    rows = parted_at_edges(words_to_rows(words))
    columns = find_columns(rows)
    if len(columns) < 2:
        return None
    edges = [(left.x1 + right.x0) / 2 for left, right in pairwise(columns)]
    if any(2 * sum(runs_over(row, x) for row in rows) > len(rows) for x in edges):
        return None
    return _grid_in_bands(page, run, columns, edges, _sparing(run, edges, levels))


def _jointed_grid(
    page: Page, run: Sequence[Rule], edges: Sequence[float], inner: Sequence[Rule]
) -> Grid | None:
    sides = pairwise((run[0].start, *edges, run[0].end))
    return _grid_in_bands(page, run, [Column(x0, x1) for x0, x1 in sides], edges, inner)


def _grid_in_bands(
    page: Page, run: Sequence[Rule], columns: Sequence[Column], edges: Sequence[float], inner: Sequence[Rule]
) -> Grid | None:
    """The grid of a run's rules, those between them that spare some columns, and the columns' edges."""
    run = _with_open_ends(run, columns, page.words)
    run = _with_shades(run, page.fills)
    words = words_between(run[0], run[-1], page.words)
    box = Box(run[0].start, run[0].at, run[0].end, run[-1].at)
    uprights = [
        Rule(False, x, above.at, below.at)
        for above, below in pairwise(run)
        for lines in [words_to_rows(words_between(above, below, words))]
        for x in edges
        if any(len(row.segments) > 1 for row in lines)
        or not any(row.box.x0 < x < row.box.x1 for row in lines)
    ]
    return grid_of(page.number, box, [*run, *inner, *uprights], words)


def _sparing(run: Sequence[Rule], edges: Sequence[float], levels: Sequence[Rule]) -> list[Rule]:
    """The rules between those of a run that spare its first columns: their cells are merged."""
    first = run[0]
    inner = [rule for rule in levels if first.at < rule.at < run[-1].at and abs(rule.end - first.end) < NEAR]
    inner = [rule for rule in inner if rule.start > first.start + NEAR]
    return [replace(rule, start=min(edges, key=lambda x: abs(x - rule.start))) for rule in inner]


def _with_open_ends(run: Sequence[Rule], columns: Sequence[Column], words: Sequence[Word]) -> list[Rule]:
    """The rules, and one more where a head stands above the first of them, or a row below the last."""
    first, last = run[0], run[-1]
    room = Box(first.start - NEAR, first.at - OUTSIDE, first.end + NEAR, last.at + OUTSIDE)
    rows = words_to_rows(words_in(room, words))
    head = _open_end([row for row in reversed(rows) if row.box.centre[1] < first.at], first.at, columns)
    foot = _open_end([row for row in rows if row.box.centre[1] > last.at], last.at, columns)
    tops = [replace(first, at=min(row.box.top for row in head) - 1)] if head else []
    return [*tops, *run, *([replace(last, at=max(row.box.bottom for row in foot) + 1)] if foot else [])]


def _with_shades(run: Sequence[Rule], fills: Sequence[Fill]) -> list[Rule]:
    """The rules, and the edges of shades as wide: no rule parts a shaded head from the first row."""
    first, last = run[0], run[-1]
    inner = [edge for edge in level_edges(fills) if first.at < edge.at < last.at]
    wide = [edge for edge in inner if edge.start < first.start + NEAR and edge.end > first.end - NEAR]
    new = [edge for edge in wide if all(abs(edge.at - rule.at) > NEAR for rule in run)]
    return sorted([*run, *(replace(first, at=edge.at) for edge in new)], key=lambda rule: rule.at)


def _open_end(rows: Sequence[Row], y: float, columns: Sequence[Column]) -> list[Row]:
    """The lines from the rule at y outwards that are a row in the columns, none of their texts over two; none
    where all lines have one text."""
    found: list[Row] = []
    for row in rows:
        white = max(row.box.top - y, y - row.box.bottom)
        if (
            any(_is_over_two(each.box, columns) for each in row.segments)
            or white > (WHITE if found else WHITE_AT_RULE) * row.size
        ):
            break
        found.append(row)
        y = row.box.top if row.box.top < y else row.box.bottom
    return found if any(len(row.segments) > 1 for row in found) else []


def _is_over_two(box: Box, columns: Sequence[Column]) -> bool:
    return sum(column.x0 < box.x1 and box.x0 < column.x1 for column in columns) > 1


def _is_halved(row: Row, x: float) -> bool:
    """Whether some text stands on both sides of x with much of its width."""
    shares = [(x - each.box.x0) / each.box.width for each in row.segments if each.box.width]
    return any(HALVED < share < 1 - HALVED for share in shares)


def _is_text(grid: Grid) -> bool:
    """Whether few cells are values: rows of values are told apart without rules."""
    filled = [cell for cell in grid.cells if cell.lines]
    values = [row for cell in filled for row in words_to_rows(cell.words) if row.segments[-1].is_value]
    return len(values) < VALUES * len(filled)


def _is_a_row_each(grid: Grid) -> bool:
    """Whether no cell holds two values, and lines at half height show that there are tall rows; a head whose
    upper line has fewer texts than the lower one, or that has a text over two columns, is of two."""
    rows = words_to_rows(grid.words)
    first = min(cell.box.bottom for cell in grid.cells)
    inner = grid.edges[1:-1]
    if any(_is_halved(row, x) for row in rows if row.box.bottom < first for x in inner):
        return False
    overlaps = [
        below.box.top < above.box.bottom - OVERLAP * below.box.height for above, below in pairwise(rows)
    ]
    head = len(rows[0].segments) < len(rows[1].segments) and not overlaps[0]
    return any(overlaps) and not head and all(_count_values(cell) < 2 for cell in grid.cells)


def _is_open(grid: Grid) -> bool:
    """Whether most values stand in rows whose cells mostly hold several: in lines that no rule parts. Cells
    of several beside others are wrapped: "17,39" above "5"."""
    rows: dict[float, list[int]] = {}
    lines: dict[float, set[int]] = {}
    beside = 0
    for cell in grid.cells:
        if count := _count_values(cell):
            rows.setdefault(cell.box.top, []).append(count)
            beside += count * _holds_columns(cell)
        elif cell.lines:
            lines.setdefault(cell.box.top, set()).add(len(cell.lines))
    opened = [row for row in rows.values() if 2 * sum(count > 1 for count in row) > max(len(row), 3)]
    # one column of figures, each beside its label
    opened += [row for y, row in rows.items() if len(row) == 1 and BANDS < row[0] <= max(lines.get(y, {0}))]
    return sum(map(sum, opened)) + beside > OPEN * sum(map(sum, rows.values()))


def _holds_columns(cell: Cell) -> bool:
    """Whether texts stand beside each other on several lines of a cell: not all uprights are drawn."""
    return sum(len(row.segments) > 1 for row in words_to_rows(cell.words)) > BANDS


def _count_values(cell: Cell) -> int:
    """How many values a cell holds beside or under each other; 0 where there is text among them. A number
    that a narrow column broke ("444." above "7") is one."""
    rows = words_to_rows(cell.words)
    if all(len(row.segments) == 1 for row in rows) and BROKEN.fullmatch(
        " ".join(r.segments[0].text for r in rows)
    ):
        return 1
    values = [[segment.is_value for segment in row.segments] for row in rows]
    if all(map(all, values)) or any(sum(row) > 1 for row in values):
        return sum(map(sum, values))
    return 0


def _is_table(grid: Grid) -> bool:
    """Whether a grid has words in two rows and two columns at least, and not nearly all in one cell."""
    filled = [cell for cell in grid.cells if cell.lines]
    columns = {cell.first for cell in filled}
    rows = {round(cell.box.top) for cell in filled}
    if len(columns) < 2 or len(rows) < 2 or len(filled) < 0.2 * len(grid.cells):
        return False
    if _are_apart(filled, grid.width):
        return False
    most = max(len(cell.words) for cell in filled)
    return most < 0.8 * sum(len(cell.words) for cell in filled)


def _is_diagram(grid: Grid, rules: Sequence[Rule]) -> bool:
    """Whether a grid is boxes with lines between them: who reports to whom."""
    filled = [cell for cell in grid.cells if cell.lines]
    if len(filled) < BANDS or not _are_apart(filled, grid.width):
        return False
    return any(
        touches(rule, grid.box) and not any(_is_side(rule, cell.box) for cell in filled) for rule in rules
    )


def _is_side(rule: Rule, box: Box) -> bool:
    sides = (box.top, box.bottom) if rule.horizontal else (box.x0, box.x1)
    return any(abs(rule.at - side) < NEAR for side in sides)


def _are_apart(cells: Sequence[Cell], width: int) -> bool:
    """Whether most of a grid's cells with words touch none of the others."""
    return 2 * sum(_touches_another(place, cells, width) for place in range(len(cells))) < len(cells)


def _touches_another(place: int, cells: Sequence[Cell], width: int) -> bool:
    """Whether a cell's box has a part of a side in common with one of those a row's length around it."""
    near = cells[max(0, place - width) : place + width + 1]
    return any(_touch(cells[place].box, other.box) for other in near)


def _touch(one: Box, other: Box) -> bool:
    shared = one.shared_width(other), one.shared_height(other)
    return one is not other and min(shared) > -NEAR and max(shared) > NEAR
