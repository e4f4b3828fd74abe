"""The words of charts: labels of bars and axes stand in rows and columns too, and are no table.

A bar is a shade without words in it, but for its number; the bars of a chart begin at one edge and reach
differently far. The numbers of an upright axis fall by equal steps, with a line to the right of them:

100 |
 50 |      o
  0 |____________
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from models.document import Box, Fill, Page, Rule, Word, bounds
from parsers.grids.rules import box_of
from parsers.page_tables.segments import YEAR, Segment, words_to_rows

BARS = 3
"""So many bars make a chart."""
WIDTHS = 0.25
"""How much the bars of a chart may differ in width."""
LENGTHS = 1.15
"""How much longer the longest of them is than the shortest, at least."""
DIFFERENT = 0.5
"""The share of lengths among its bars that no two of them have."""
BEYOND = 0.25
"""The share of the bars' extent by which a line of their grid goes on beyond them on either side, at most."""
ROUND = 2.6
"""Font sizes around the bars and their grid in which the numbers of the axes stand."""
KEY, KEY_GAP, SHARE_GAP = 20.0, 1.5, 10.0
"""A legend's key in points, at most; the white behind it and before its share in font sizes."""
SHARE, PITCH = re.compile(r"\d[\d.,]*\s?%"), 1.5
"""A pie's share; font sizes from the name above it, at most."""
TICKS = 4
"""So many numbers make an axis."""
LEVEL = 0.6
"""Points by which the ends of two of them differ, at most: values beside an axis end anywhere."""
TICK = re.compile(r"[$£€]?(\d[\d,. ]*)%?")

Edges = Callable[[Box], tuple[float, float, float]]
"""A bar's box → where it begins, how far it reaches from there, how wide it is."""

RISING: Edges = lambda box: (box.bottom, box.height, box.width)  # noqa: E731
LYING: Edges = lambda box: (box.x0, box.width, box.height)  # noqa: E731


def without_charts(page: Page) -> list[Word]:
    """The page's words without those in and around its charts with bars or an axis."""
    bare = [fill for fill in page.fills if not _is_plate(fill, page.words)]
    plots = [
        _with_grid(bounds(bars), page.rules, page.words)
        for edges in (RISING, LYING)
        for bars in _charts(bare, edges)
    ]
    plots += [*_plots_at_axes(page), *_legends(page), *_pies(page.words)]
    words = list(page.words)
    for plot in plots:
        labels = set(_labels(plot, words, page.rules))
        words = [word for word in words if word not in labels]
    return words


def _legends(page: Page) -> Iterator[Box]:
    """The box of each legend: keys under each other, all of one size and of other colours, and the texts that
    begin close behind them."""
    for keys in _columns_of_keys(page.fills):
        column = bounds([key.box for key in keys])
        rows = words_to_rows([word for word in page.words if _is_beside(word, column)])
        texts = [next((each for each in row.segments if each.box.x0 > column.x1), None) for row in rows]
        close = [each for each in texts if each and each.box.x0 - column.x1 < KEY_GAP * each.size]
        if len(close) >= len(keys):
            named = [each for row in rows for each in _named(row.segments, column.x1)]
            yield bounds([column, *(each.box for each in named)])


def _pies(words: Sequence[Word]) -> Iterator[Box]:
    """The box of the shares around a pie: each stands close under its name, in its middle, hardly two on one
    line."""
    if sum(bool(SHARE.search(word.text)) for word in words) < BARS:
        return
    segments = [segment for row in words_to_rows(words) for segment in row.segments]
    shares = [segment for segment in segments if SHARE.fullmatch(segment.text)]
    named = [(name, share) for share in shares if (name := _name_of(share, segments))]
    levels = {round(share.box.bottom / LEVEL) for _, share in named}
    if len(levels) >= BARS and 2 * len(named) > len(shares):
        yield bounds([each.box for pair in named for each in pair])


def _name_of(share: Segment, segments: Sequence[Segment]) -> Segment | None:
    """What stands close above a share, in its middle, and is no share itself."""
    box = share.box
    for segment in segments:
        middle = abs(segment.box.centre[0] - box.centre[0]) < 1
        if middle and 0 < box.bottom - segment.box.bottom < PITCH * share.size:
            return None if SHARE.fullmatch(segment.text) else segment
    return None


def _named(segments: Sequence[Segment], x: float) -> Iterator[Segment]:
    """What stands behind a key that ends at x: its name and its share."""
    for segment in segments:
        if 0 <= segment.box.x0 - x < SHARE_GAP * segment.size:
            yield segment
            x = segment.box.x1


def _columns_of_keys(fills: Sequence[Fill]) -> Iterator[list[Fill]]:
    """Small shades of one size that begin at one x, no two of one colour."""
    columns: dict[tuple[int, int, int], list[Fill]] = {}
    for fill in fills:
        box = fill.box
        if box.width < KEY and box.height < KEY:
            columns.setdefault((round(box.x0), round(box.width), round(box.height)), []).append(fill)
    for keys in columns.values():
        if len(keys) >= BARS and len({key.colour for key in keys}) == len(keys):
            yield keys


def _with_grid(box: Box, rules: Sequence[Rule], words: Sequence[Word]) -> Box:
    """The bars' box and the lines across it: axes, the grid behind the bars; above them only lines with their
    numbers, no rules of a table."""
    lines = [box_of(rule) for rule in rules if _crosses(rule, box)]
    grid = bounds([box, *(line for line in lines if line.bottom > box.top - 1 or _has_number(line, words))])
    return grid if grid == box else _with_grid(grid, rules, words)


def _has_number(line: Box, words: Sequence[Word]) -> bool:
    """Whether a number of an axis is level with a line, close to its left or right end."""
    return any(
        TICK.fullmatch(word.text)
        and abs(word.box.centre[1] - line.top) < LEVEL * word.style.size
        and max(line.x0 - word.box.x1, word.box.x0 - line.x1) < ROUND * word.style.size
        for word in words
        if word.box.x1 < line.x0 + 1 or word.box.x0 > line.x1 - 1
    )


def _plots_at_axes(page: Page) -> Iterator[Box]:
    """The box of each plot with numbers along an upright line at its left, and the level lines from there."""
    numbers = [word for word in page.words if TICK.fullmatch(word.text) and not YEAR.fullmatch(word.text)]
    axes = list(_axes(numbers))
    known = {word for ticks in axes for word in ticks}
    others = [word for word in page.words if word not in known]  # a chart may stand beside another
    for ticks in axes:
        axis = bounds([word.box for word in ticks])
        room = ROUND * ticks[0].style.size
        near = [box_of(rule) for rule in page.rules]
        near = [box for box in near if 0 <= box.x0 - axis.x1 < room]
        upright = [box for box in near if box.x0 == box.x1 and box.height > 0.8 * axis.height]
        level = [box for box in near if box.x0 < box.x1 and axis.top - 3 < box.top < axis.bottom + room]
        beside = [word.box for word in page.words if word.box.x0 > axis.x1 and _is_beside(word, axis)]
        if _is_row(ticks, others, axis.x1):
            continue
        if upright and level:
            yield bounds([axis, *upright[:1], *level])
        elif ticks[-1].text == "0" and len(ticks) > TICKS and beside:
            yield bounds([axis, *beside])


def _is_beside(word: Word, axis: Box) -> bool:
    return axis.top - 3 < word.box.centre[1] < axis.bottom + 3


def _axes(numbers: Sequence[Word]) -> Iterator[list[Word]]:
    """Runs of numbers under each other that end at one x and fall by equal steps, equally far apart."""
    columns: list[list[Word]] = []
    for word in sorted(numbers, key=lambda word: word.box.x1):
        if not columns or word.box.x1 - columns[-1][-1].box.x1 > LEVEL:
            columns.append([])
        columns[-1].append(word)
    for column in columns:
        column.sort(key=lambda word: word.box.top)
        run = column[:2]
        for word in column[2:]:
            if not _goes_on(run, word):
                yield from [run] if len(run) >= TICKS else []
                run = run[-1:]
            run.append(word)
        yield from [run] if len(run) >= TICKS else []


def _goes_on(run: Sequence[Word], word: Word) -> bool:
    if len(run) < 2:
        return True
    steps = [_number(above) - _number(below) for above, below in pairwise([*run[-2:], word])]
    heights = [below.box.top - above.box.top for above, below in pairwise([*run[-2:], word])]
    even = abs(heights[0] - heights[1]) < 2 and heights[0] > 1.5 * word.style.size
    return even and steps[0] > 0 and abs(steps[0] - steps[1]) < 0.02 * steps[0]


def _number(word: Word) -> float:
    digits = re.sub(r"[^\d.]", "", word.text.replace(",", "" if re.search(r",\d{3}", word.text) else "."))
    return float(digits) if digits.count(".") < 2 else 0.0


def _is_row(ticks: Sequence[Word], words: Sequence[Word], x: float) -> bool:
    """Whether the numbers are those of a table's rows: a value stands beside each of them."""
    levels = [word.box.centre[1] for word in words if word.box.x0 > x]
    return all(any(abs(tick.box.centre[1] - y) < 1 for y in levels) for tick in ticks)


def _crosses(rule: Rule, box: Box) -> bool:
    low, high, first, last = (
        (box.x0, box.x1, box.top, box.bottom) if rule.horizontal else (box.top, box.bottom, box.x0, box.x1)
    )
    covered = min(rule.end, high) - max(rule.start, low)
    near = first - 0.3 * (last - first) < rule.at < last + 0.3 * (last - first)
    beyond = max(low - rule.start, rule.end - high)
    return near and covered > 0.8 * (high - low) and beyond < BEYOND * (high - low) + 15


def _is_plate(fill: Fill, words: Sequence[Word]) -> bool:
    """Whether words stand on a shade: that of a row, of the whole chart. A bar may bear its number."""
    within = [word for word in words if fill.box.holds(word.box.centre)]
    return len(within) > 1 or any(not TICK.fullmatch(word.text) for word in within)


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
    """Whether nearly all lengths differ: the cells of a table are as wide as others of their column."""
    different = len(set(map(round, lengths))) > max(1, DIFFERENT * len(lengths))
    return len(lengths) >= BARS and different and max(lengths) > LENGTHS * min(lengths)


def _labels(plot: Box, words: Sequence[Word], rules: Sequence[Rule]) -> list[Word]:
    """The words in a chart, those close around it, and the names, however long, that end at its left; not
    what a rule parts from its top: the last row of a table."""
    foots = [rule for rule in rules if rule.horizontal and rule.at < plot.top - 1]
    level = [word for word in words if plot.top - ROUND * word.style.size < word.box.centre[1]]
    level = [word for word in level if word.box.centre[1] < plot.bottom + ROUND * word.style.size]
    labels: list[Word] = []
    for row in words_to_rows(level):
        if any(row.box.centre[1] < foot.at and foot.start < plot.x1 and plot.x0 < foot.end for foot in foots):
            continue
        for segment in row.segments:
            room = ROUND * segment.size
            if segment.box.x1 > plot.x0 - room and segment.box.x0 < plot.x1 + room:
                labels += segment.words
    return labels
