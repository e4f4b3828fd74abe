"""A page whose columns a line parts → its parts, each read as a page of its own.

Table 4                 |  Table 6
----------------------- |  -----------------------
             2020  2021 |               2020  2021
----------------------- |  -----------------------
Revenue       143   168 |  Natural gas   218   249
1. Restated.            |  Gasoline       43    49
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from models.document import Box, Page, Rule, Word, bounds
from parsers.grids.rules import NEAR, box_of, merge_rules
from parsers.page_tables.areas import level_edges, words_in
from parsers.page_tables.streams import paragraph_lines
from parsers.text.lines import words_to_lines

TALL = 0.3
"""The share of the text's height that a line between columns takes, at least."""
WIDE = 0.6
"""The share of the text's width beside it that a level rule takes, at least, to be one of that column."""
EDGE = 15.0
"""Points by which its ends are off those of another upright, at least: uprights of one table are as long."""


def parted_at_separators(page: Page) -> list[Page]:
    """What stands above, left of, right of and below lines between columns; the page where it has none."""
    if not page.words:
        return [page]
    box = bounds([word.box for word in page.words])
    rules = merge_rules(page.rules)
    edges = [*rules, *level_edges(page.fills)]
    line = next((rule for rule in rules if _is_separator(rule, rules, edges, page.words, box)), None)
    if line is None:
        return [page]
    sides: tuple[Callable[[float, float], bool], ...] = (
        lambda _, y: y < line.start,
        lambda x, y: line.start <= y <= line.end and x < line.at,
        lambda x, y: line.start <= y <= line.end and x > line.at,
        lambda _, y: y > line.end,
    )
    return [each for side in sides for each in parted_at_separators(_part(page, side))]


def _part(page: Page, holds: Callable[[float, float], bool]) -> Page:
    return replace(
        page,
        words=tuple(word for word in page.words if holds(*word.box.centre)),
        rules=tuple(rule for rule in page.rules if holds(*box_of(rule).centre)),
        fills=tuple(fill for fill in page.fills if holds(*fill.box.centre)),
    )


def _is_separator(
    rule: Rule, rules: Sequence[Rule], edges: Sequence[Rule], words: Sequence[Word], box: Box
) -> bool:
    """Whether an upright is no table's: no word and no level rule reaches over it, no other is as long, and
    on both sides are level rules or shades that end before it, or a paragraph."""
    if rule.horizontal or rule.end - rule.start < TALL * box.height:
        return False
    if any(word.box.x0 < rule.at < word.box.x1 and _is_beside(word.box.centre[1], rule) for word in words):
        return False
    others = [other for other in rules if other is not rule]
    if any(_meets(other, rule) if other.horizontal else _is_alike(other, rule) for other in others):
        return False
    left = Box(float("-inf"), rule.start, rule.at, rule.end)
    right = Box(rule.at, rule.start, float("inf"), rule.end)
    return all(_is_column(words_in(side, words), side, edges) for side in (left, right))


def _is_beside(y: float, rule: Rule) -> bool:
    return rule.start + NEAR < y < rule.end - NEAR


def _meets(level: Rule, rule: Rule) -> bool:
    return _is_beside(level.at, rule) and level.start - NEAR < rule.at < level.end + NEAR


def _is_alike(other: Rule, rule: Rule) -> bool:
    return max(abs(other.start - rule.start), abs(other.end - rule.end)) < EDGE


def _is_column(words: Sequence[Word], side: Box, rules: Sequence[Rule]) -> bool:
    if not words:
        return False
    width = bounds([word.box for word in words]).width
    levels = [rule for rule in rules if rule.horizontal and side.holds(box_of(rule).centre)]
    levels = [rule for rule in levels if side.x0 - EDGE < rule.start and rule.end < side.x1 + EDGE]
    return any(rule.end - rule.start > WIDE * width for rule in levels) or bool(
        paragraph_lines(words_to_lines(words))
    )
