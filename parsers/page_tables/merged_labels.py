"""Labels over several rows: rules that spare their column say so, or they stand in the middle of their rows.

Scotia Gas      Scotland     498.5                          Renewables    2010
             ---------------------                Energy
Networks        Southern     690.7                          Buildings     2009
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Box, Rule, bounds
from parsers.page_tables.segments import is_figure, segment_of
from parsers.page_tables.tables import RawCell, RawTable

NEAR = 3.0
"""Points by which a rule reaches into the lines above and below it, at most."""
OFF_MIDDLE = 0.3
"""The share of a line's height by which a label is off the middle of its rows, at most."""
RULED, LEAST = 0.8, 4
"""The share of rows with a rule below them where each has one; the rows of such a table, at least."""
HEAD = 4
"""So many rows are a head, at most."""
Rows = range
"""Rows under each other that share a label."""


def with_merged_labels(table: RawTable, rules: Iterable[Rule]) -> RawTable:
    """The table, the words of each label over several rows in the first of them."""
    levels = [rule for rule in rules if rule.horizontal and table.box.top < rule.at < table.box.bottom]
    groups = _spared(table, levels) or _in_the_middle(table, levels)
    return _merged(table, groups) if groups else table


def _row_box(table: RawTable, row: int) -> Box | None:
    """The box of a row without its label."""
    boxes = [cell.box for cell in table.cells if cell.row == row and cell.column > 0]
    return bounds(boxes) if boxes else None


def _spared(table: RawTable, levels: Sequence[Rule]) -> list[Rows]:
    """The rows between which rules begin right of the labels, where each row has its rule, not sums alone."""
    labels = [
        cell.box.x1 for cell in table.cells if cell.column == 0 and cell.column_span == 1 and cell.row > 0
    ]
    firsts = [cell.box.x0 for cell in table.cells if cell.column == 1]
    if not labels or not firsts or table.row_count < LEAST:
        return []
    between = [_rules_between(table, row, levels) for row in range(table.row_count - 1)]
    spared = [
        bool(rules) and all(max(labels) - 1 < rule.start < min(firsts) + NEAR for rule in rules)
        for rules in between
    ]
    if sum(map(bool, between)) < RULED * len(between) or all(spared[1:]):
        return []
    starts = [row for row in range(table.row_count) if row < 2 or not spared[row - 1]]
    return [range(start, end) for start, end in pairwise([*starts, table.row_count]) if end - start > 1]


def _rules_between(table: RawTable, row: int, levels: Sequence[Rule]) -> list[Rule]:
    """The rules between a row and the next that run to the table's right edge."""
    upper, lower = _row_box(table, row), _row_box(table, row + 1)
    if not upper or not lower:
        return []
    last = [cell.box for cell in table.cells if cell.column == table.column_count - 1]
    near = [rule for rule in levels if upper.bottom - NEAR < rule.at < lower.top + NEAR]
    return [rule for rule in near if last and rule.end > bounds(last).centre[0]]


def _in_the_middle(table: RawTable, levels: Sequence[Rule]) -> list[Rows]:
    """The rows in groups whose middles are those of their labels; none where not all rows are in such a
    group, as where labels stand on first rows, or where a rule over the whole table would be in a group."""
    boxes = [_row_box(table, row) for row in range(table.row_count)]
    labels = sorted((cell for cell in table.cells if cell.column == 0), key=lambda cell: cell.box.top)
    for head in range(1, min(HEAD, table.row_count - 1)):
        if _is_row_of_figures(table, head - 1):
            break
        rows = [row for row in range(head, table.row_count) if boxes[row]]
        own = [cell for cell in labels if cell.row >= head]
        groups = _groups(rows, [box for row in rows if (box := boxes[row])], own)
        if (
            sum(len(group) > 1 for group in groups) > 1
            and not _are_crossed(table, groups, levels)
            and not _may_be_first_rows(table, groups, own)
        ):
            return groups
    return []


def _is_row_of_figures(table: RawTable, row: int) -> bool:
    """Whether a row has a label, and a figure beside it: no head has."""
    own = [cell for cell in table.cells if cell.row == row]
    return own[0].column == 0 and any(is_figure(segment_of(cell.words)) for cell in own[1:])


def _may_be_first_rows(table: RawTable, groups: Sequence[Rows], labels: Sequence[RawCell]) -> bool:
    """Whether the labels may as well be those of the rows that they stand in and of the ones below, as beside
    estimates with their standard errors in the next row: the first row has one, none stands between rows."""
    inner = {cell.row for cell in table.cells if cell.column > 0}
    return len(groups[0]) == 1 and all(label.row in inner for label in labels)


def _are_crossed(table: RawTable, groups: Iterable[Rows], levels: Sequence[Rule]) -> bool:
    """Whether a rule over the labels too parts rows of one group: the label is that of one of these."""
    edge = min(cell.box.x1 for cell in table.cells if cell.column == 0)
    over = [rule for rule in levels if rule.start < edge]
    return any(
        rule in over for group in groups for row in group[:-1] for rule in _rules_between(table, row, over)
    )


def _groups(rows: Sequence[int], boxes: Sequence[Box], labels: Sequence[RawCell]) -> list[Rows]:
    """The rows parted among labels, each in the middle of its own; none where they cannot be."""
    groups: list[Rows] = []
    start = 0
    for label in labels:
        slack = OFF_MIDDLE * label.words[0].box.height
        ends = (
            end
            for end in range(start, len(rows))
            if abs(bounds([boxes[start], boxes[end]]).centre[1] - label.box.centre[1]) < slack
        )
        end = next(ends, None)
        if end is None:
            return []
        groups.append(range(rows[start], rows[end] + 1))
        start = end + 1
    return groups if start == len(rows) else []


def _merged(table: RawTable, groups: Sequence[Rows]) -> RawTable:
    """The table with one label for each group of rows, and without the rows that held nothing else."""
    cells = [
        cell for cell in table.cells if not (cell.column == 0 and any(cell.row in group for group in groups))
    ]
    for group in groups:
        words = tuple(
            word
            for cell in sorted(table.cells, key=lambda each: each.row)
            if cell.column == 0 and cell.row in group
            for word in cell.words
        )
        if words:
            cells.append(RawCell(group[0], 0, len(group), 1, bounds([word.box for word in words]), words))
    kept = sorted({cell.row for cell in cells})
    cells = [
        replace(cell, row=kept.index(cell.row)) for cell in sorted(cells, key=lambda c: (c.row, c.column))
    ]
    return replace(table, row_count=len(kept), cells=tuple(cells))
