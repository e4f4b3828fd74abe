"""Two tables beside each other: rows that are not level, rules that end between them, titles of their own.

Table 1: Energy          Table 2: Trade
Coal    11    12         Wheat   31    32
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from models.document import Box, Rule, Word, bounds
from parsers.page_tables.segments import Row, is_figure, words_to_rows

WIDE_RULE = 0.7
"""The share of a table's width that a rule over all of it covers."""
LARGER = 1.05
"""How much larger than a table's rows a title is, at least."""
TITLED = 0.4
"""The share of a table's width that its title takes, where nothing else parts it from the one beside it."""
WIDE_STRIP = 2.0
"""Font sizes of white between a table and what stands beside it, at least."""
NARROW = 0.6
"""Font sizes of white between two tables that rules or titles tell apart, at least."""
FAR = 3.0
"""Font sizes of white between two tables whose rules need not be level."""
APART, FIGURES = 5.0, 0.7
"""Font sizes of white between two tables of figures; the share of rows that begin with words and end with a
figure in such a table."""
LOOSE, LOOSE_LINES = 0.25, 4
"""The share of level lines below which two sides have nothing to do with each other; lines that show it."""
CLOSE = 36.0
"""Points from a table's words to a rule of its own, at most."""


def side_by_side(group: Sequence[Row], levels: Sequence[Rule]) -> list[list[Row]]:
    """The rows left and right of a strip that none crosses, where they are not level with each other, or
    rules or titles say that there are two tables."""
    many = [place for place, row in enumerate(group) if len(row.segments) > 1]
    rows = group[many[0] : many[-1] + 1]
    words = [word for row in rows for word in row.words]
    options = []
    size = median(row.size for row in group)
    for start, end in _strips(words, NARROW * size):
        left, right = (words_to_rows(side) for side in _sides(words, start))
        two = min(count_many(left), count_many(right)) > 1 and (
            _are_two(rows, levels, start, end)
            or (end - start > APART * size and _are_of_figures(left, right))
        )
        if not two and end - start < size:
            continue
        share = 0.0 if two else _level_share(left, right)
        if max(count_many(left), count_many(right)) > 1 and share < 0.5:
            sides = [side for side in (left, right) if count_many(side) > 1]
            options.append((round(share, 1), start - end, sides))
    return min(options, key=lambda option: option[:2])[2] if options else []


def are_loose(*sides: Sequence[Row]) -> bool:
    """Whether hardly a line of one of two sides is level with the other, and much white is between them:
    names around a pie."""
    if len(sides) < 2:
        return False
    left, right = sides
    white = bounds([row.box for row in right]).x0 - bounds([row.box for row in left]).x1
    many = min(len(left), len(right)) >= LOOSE_LINES and white > FAR * median(row.size for row in left)
    return many and _level_share(left, right) < LOOSE


def at_widest_strip(group: Sequence[Row]) -> list[list[Row]]:
    """The rows left and right of the widest strip that no word crosses; none where there is no strip."""
    words = [word for row in group for word in row.words]
    strips = list(_strips(words, WIDE_STRIP * median(row.size for row in group)))
    if not strips:
        return []
    start, _ = max(strips, key=lambda strip: strip[1] - strip[0])
    return [words_to_rows(side) for side in _sides(words, start)]


def _sides(words: Sequence[Word], x: float) -> tuple[list[Word], list[Word]]:
    return [word for word in words if word.box.x0 <= x], [word for word in words if word.box.x0 > x]


def _are_two(rows: Sequence[Row], levels: Sequence[Rule], start: float, end: float) -> bool:
    """Whether the rules on both sides of a strip end at it, or the first row has a title on each side."""
    box = bounds([row.box for row in rows])
    near = [rule for rule in levels if box.top - CLOSE < rule.at < box.bottom + CLOSE]
    left = [rule for rule in near if rule.start < start and rule.end < end]
    right = [rule for rule in near if rule.start > start]
    wide = [rule for rule in left if rule.end - rule.start > WIDE_RULE * (start - box.x0)]
    both = wide and any(rule.end - rule.start > WIDE_RULE * (box.x1 - end) for rule in right)
    return (bool(both) and len(left) + len(right) == len(near)) or _has_two_titles(rows, start, end, box)


def _are_of_figures(left: Sequence[Row], right: Sequence[Row]) -> bool:
    """Whether most rows of both sides begin with words and end with a figure: "Wales  -31  Denmark  597"."""
    sides = ([row.segments for row in rows if len(row.segments) > 1] for rows in (left, right))
    told = ([is_figure(row[-1]) and not is_figure(row[0]) for row in rows] for rows in sides)
    return all(sum(rows) > FIGURES * len(rows) for rows in told)


def _has_two_titles(rows: Sequence[Row], start: float, end: float, box: Box) -> bool:
    """Whether two texts begin where the first columns of two tables do, and run over much of their width."""
    title = rows[0].segments
    if len(title) != 2 or any(map(is_figure, title)) or max(len(row.segments) for row in rows) < 4:
        return False
    begins = abs(title[0].box.x0 - box.x0) < 3 and abs(title[1].box.x0 - end) < 3
    apart = title[0].box.x1 <= start and title[1].box.x0 > end - 3
    begins = begins or (rows[0].size > LARGER * median(row.size for row in rows) and apart)
    shares = (title[0].box.width / (start - box.x0), title[1].box.width / (box.x1 - end))
    return begins and (min(shares) > TITLED or _is_repeated(rows[1], end))


def _is_repeated(row: Row, x: float) -> bool:
    """Whether the same headings stand on both sides of x: "Party  Votes  Party  Votes"."""
    left, right = ([s.text for s in row.segments if (s.box.x0 < x - 1) == side] for side in (True, False))
    return left == right and len(left) > 1


def _strips(words: Sequence[Word], size: float) -> Iterator[tuple[float, float]]:
    """The strips that no word crosses, wider than a letter: where they begin and end."""
    ends = min(word.box.x1 for word in words)
    for word in sorted(words, key=lambda word: word.box.x0):
        if word.box.x0 - ends > size:
            yield ends, word.box.x0
        ends = max(ends, word.box.x1)


def _level_share(left: Sequence[Row], right: Sequence[Row]) -> float:
    """The share of the rows of one side, the one with fewer, that have a row of the other beside them, or
    are a label of two lines with its values at their middle."""
    fewer, more = sorted((left, right), key=len)
    own, others = [row.baseline for row in fewer], [row.baseline for row in more]
    middles = [(a + b) / 2 for a, b in pairwise(others) if not (_is_at(a, own) or _is_at(b, own))]
    level = {y for y in own if _is_at(y, [*others, *middles])}
    wrapped = [(a, b) for a, b in pairwise(own) if not {a, b} & level and _is_at((a + b) / 2, others)]
    return len(level.union(*wrapped)) / len(own)


def _is_at(y: float, levels: Sequence[float]) -> bool:
    return any(abs(y - level) < 1 for level in levels)


def count_many(rows: Sequence[Row]) -> int:
    """How many rows have several segments."""
    return sum(len(row.segments) > 1 for row in rows)
