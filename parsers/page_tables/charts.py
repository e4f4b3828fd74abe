"""The words of charts: labels of bars and axes stand in rows and columns too, and are no table.

A bar is a shade without a word in it; the bars of a chart begin at one edge and reach differently far.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from models.document import Box, Fill, Page, Rule, Word, bounds
from parsers.page_tables.segments import words_to_rows

BARS = 3
"""So many bars make a chart."""
WIDTHS = 0.25
"""How much the bars of a chart may differ in width."""
LENGTHS = 1.15
"""How much longer the longest of them is than the shortest, at least."""
ROUND = 2.6
"""Font sizes around the bars and their grid in which the numbers of the axes stand."""

Edges = Callable[[Box], tuple[float, float, float]]
"""A bar's box → where it begins, how far it reaches from there, how wide it is."""

RISING: Edges = lambda box: (box.bottom, box.height, box.width)  # noqa: E731
LYING: Edges = lambda box: (box.x0, box.width, box.height)  # noqa: E731


def without_charts(page: Page) -> list[Word]:
    """The page's words without those in and around its bar charts."""
    bare = [fill for fill in page.fills if not _is_plate(fill, page.words)]
    words = list(page.words)
    for edges in (RISING, LYING):
        for bars in _charts(bare, edges):
            plot = _with_grid(bounds(bars), page.rules)
            labels = set(_labels(plot, words))
            words = [word for word in words if word not in labels]
    return words


def _with_grid(box: Box, rules: Sequence[Rule]) -> Box:
    """The bars' box and the lines across it: axes, the grid behind the bars."""
    lines = [_box(rule) for rule in rules if _crosses(rule, box)]
    return bounds([box, *lines])


def _box(rule: Rule) -> Box:
    if rule.horizontal:
        return Box(rule.start, rule.at, rule.end, rule.at)
    return Box(rule.at, rule.start, rule.at, rule.end)


def _crosses(rule: Rule, box: Box) -> bool:
    low, high, first, last = (
        (box.x0, box.x1, box.top, box.bottom) if rule.horizontal else (box.top, box.bottom, box.x0, box.x1)
    )
    covered = min(rule.end, high) - max(rule.start, low)
    near = first - 0.3 * (last - first) < rule.at < last + 0.3 * (last - first)
    return near and covered > 0.8 * (high - low) and rule.end - rule.start < 1.5 * (high - low) + 30


def _is_plate(fill: Fill, words: Sequence[Word]) -> bool:
    """Whether words stand on a shade: that of a row, of the whole chart."""
    return any(fill.box.holds(word.box.centre) for word in words)


def _charts(fills: Sequence[Fill], edges: Edges) -> list[list[Box]]:
    """Shades of about one width that begin on one line and reach differently far."""
    groups: list[list[Box]] = []
    for box in [fill.box for fill in fills]:
        begin, _, width = edges(box)
        for group in groups:
            first, _, other = edges(group[0])
            if abs(first - begin) < 1.5 and abs(width - other) <= WIDTHS * other:
                group.append(box)
                break
        else:
            groups.append([box])
    return [group for group in groups if _are_bars([edges(box)[1] for box in group])]


def _are_bars(lengths: Sequence[float]) -> bool:
    return (
        len(lengths) >= BARS and len(set(map(round, lengths))) > 1 and max(lengths) > LENGTHS * min(lengths)
    )


def _labels(plot: Box, words: Sequence[Word]) -> list[Word]:
    """The words in a chart, those close around it, and the names, however long, that end at its left."""
    level = [word for word in words if plot.top - ROUND * word.style.size < word.box.centre[1]]
    level = [word for word in level if word.box.centre[1] < plot.bottom + ROUND * word.style.size]
    labels: list[Word] = []
    for row in words_to_rows(level):
        for segment in row.segments:
            room = ROUND * segment.size
            if segment.box.x1 > plot.x0 - room and segment.box.x0 < plot.x1 + room:
                labels += segment.words
    return labels
