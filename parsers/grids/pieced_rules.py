"""Level rules drawn a cell at a time → the uprights that nobody drew: pieces meet where columns do.

      No  Recommendation      Action              By when
    ----+-------------------+-------------------+----------     each piece is the foot of one cell; they meet
      1   Listen to all       Hold a meeting      March 2022     at the same x level after level
                            +-------------------+----------     a cell merged over two rows has no foot here
                              Publish a note      Ongoing
    ----+-------------------+-------------------+----------

Style sheets draw "border-bottom" so. Where a text stands over such an x, cells are merged: a theme.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile
from statistics import median

from models.document import Fill, Page, Rule, Word
from parsers.fields.reference import is_reference
from parsers.text.lines import Line, words_to_lines
from parsers.text.runs import distinct, parted

SAME = 1.0
"""Points within which pieces meet, and lie on one level."""
FEWEST = 3
"""Pieces that meet at some x on several levels, at least: a lone underlined header shows no columns."""
CLEAR = 0.6
"""Font sizes of white between two words in different columns, at least."""
APART = 2.0
"""Font sizes of white within a line, from which on it is not one text."""
NEXT = 1.6
"""Font sizes of white between lines of the cells above the first level, or below the last, at most."""
WRAPS = 0.5
"""Font sizes of white between the lines of one heading, at most."""
FRAME = 60.0
"""Points from the last level of a table to the foot of a frame around it, at most."""
LARGER = 1.15
"""How many times larger than the text of a table a heading between two is set, at least."""
WIDE = 0.9
"""The share of a table's width that the shade of its header has, at least."""


Strip = tuple[float, float]
"""The y of a level, and of one below it."""


@dataclass(frozen=True, slots=True)
class _Level:
    """Pieces side by side on one level, each of which begins where the one before it ends."""

    pieces: tuple[Rule, ...]

    @property
    def at(self) -> float:
        return self.pieces[0].at

    @property
    def start(self) -> float:
        return self.pieces[0].start

    @property
    def end(self) -> float:
        return self.pieces[-1].end

    @property
    def joints(self) -> list[float]:
        return [piece.start for piece in self.pieces[1:]]

    def ends_at(self, x: float) -> bool:
        return _is_among(x, (*self.joints, self.start, self.end))

    def crosses(self, x: float) -> bool:
        return self.start + SAME < x < self.end - SAME and not self.ends_at(x)


@dataclass(frozen=True, slots=True)
class _Pieced:
    """A table whose levels are drawn so, from top to bottom."""

    levels: tuple[_Level, ...]

    @property
    def joints(self) -> list[float]:
        """Where columns begin: the x at which pieces meet."""
        return distinct((x for level in self.levels for x in level.joints), SAME)

    @property
    def is_sure(self) -> bool:
        """Whether pieces meet at the same x again and again."""
        often = [x for level in self.levels for x in level.joints]
        again = sum(sum(level.ends_at(x) for level in self.levels) > 1 for x in often)
        return again >= FEWEST

    def is_like(self, other: _Pieced) -> bool:
        """Whether it has one level with as many pieces as those of another, over the same width: one row."""
        one, alike = self.levels[0], other.levels[0]
        ends = abs(one.start - alike.start) + abs(one.end - alike.end) <= SAME
        return len(self.levels) == 1 and ends and len(one.joints) == len(alike.joints) > 1

    def goes_on(self, level: _Level) -> bool:
        """Whether a level's pieces meet where this table's do, but for merged cells."""
        own = [x for other in self.levels for x in (*other.joints, other.start, other.end)]
        if level.end < min(own) + SAME or level.start > max(own) - SAME:
            return False
        inside = [
            x for other in self.levels for x in other.joints if level.start + SAME < x < level.end - SAME
        ]
        return all(_is_among(x, own) for x in (level.start, *level.joints, level.end)) or (
            bool(inside) and all(level.ends_at(x) for x in inside)
        )

    def is_over(self, level: _Level) -> bool:
        """Whether a level stands right or left of all of this table."""
        start, end = min(own.start for own in self.levels), max(own.end for own in self.levels)
        return level.start < end - SAME and level.end > start + SAME


def pieced_uprights(page: Page) -> list[Rule]:
    """The uprights between the cells of tables whose level rules alone are drawn, a piece a cell."""
    uprights = [rule for rule in page.rules if not rule.horizontal]
    levels = list(_levels(page.rules))
    if sum(len(level.joints) for level in levels) < FEWEST:
        return []  # nothing meets: the dashes of a chart are thousands of levels
    found = _tables(levels)
    sure = [table for table in found if table.is_sure]
    tables = [table for table in found if table in sure or any(table.is_like(other) for other in sure)]
    lines = words_to_lines(page.words) if tables else []
    tables = [
        table for table in tables if not _is_headed_by_shade(table, page.fills) or _has_foot(table, lines)
    ]
    return [
        rule for table in tables if not _is_parted(table, uprights) for rule in _uprights(table, lines, page)
    ]


def _levels(rules: Iterable[Rule]) -> Iterator[_Level]:
    """The levels of a page, from top to bottom."""
    run: list[Rule] = []
    levels = sorted(
        (rule for rule in rules if rule.horizontal), key=lambda rule: (round(rule.at), rule.start)
    )
    for rule in levels:
        if run and abs(rule.at - run[0].at) <= SAME and abs(rule.start - run[-1].end) <= SAME:
            run.append(rule)
        elif not run or rule != run[-1]:
            if run:
                yield _Level(tuple(run))
            run = [rule]
    if run:
        yield _Level(tuple(run))


def _tables(levels: Iterable[_Level]) -> list[_Pieced]:
    done: list[_Pieced] = []
    current: list[_Pieced] = []
    for level in levels:
        table = next((each for each in current if each.goes_on(level)), None)
        ended = [each for each in current if each is not table and each.is_over(level)]
        done += ended
        current = [each for each in current if each is not table and each not in ended]
        current.append(_Pieced((*(table.levels if table else ()), level)))
    return [*done, *current]


def _is_parted(table: _Pieced, uprights: Sequence[Rule]) -> bool:
    """Whether uprights are drawn where its pieces meet: then the page says itself where its columns are."""
    top, bottom = table.levels[0].at, table.levels[-1].at
    return any(
        _is_among(rule.at, table.joints, 2 * SAME) and rule.start < bottom and rule.end > top
        for rule in uprights
    )


def _uprights(table: _Pieced, lines: Sequence[Line], page: Page) -> Iterator[Rule]:
    """The uprights of a table, its sides among them, and the level above its header."""
    left, right = min(own.start for own in table.levels), max(own.end for own in table.levels)
    inside = [own for line in lines if (own := _within(line, left, right))]
    lefts = _lefts(inside, table.joints)
    inside = [part for line in inside for part in _texts(line, lefts)]
    usual = median([line.style.size for line in inside]) if inside else 0.0
    over = [line for line in inside if _is_over(line, table.joints, usual)]
    for part in _headed_apart(table, inside, over):
        top, bottom = _ends(part, inside, over, page.rules)
        if len(table.levels) == 2 and (len(part.levels) < 2 or top == part.levels[0].at):
            continue  # a frame around all rows
        for x in part.joints:
            for strip in _strips(x, part, top, bottom, inside):
                yield from _in_strip(x, *strip, inside, over)
        yield from (Rule(False, x, top, bottom) for x in (left, right))
        yield Rule(True, top, left, right)
        if top < part.levels[0].at and (y := _below_header(top, part.levels[0].at, inside, page.fills)):
            yield Rule(True, y, left, right)


def _below_header(top: float, first: float, lines: Sequence[Line], fills: Sequence[Fill]) -> float:
    """The y at which a header's shade or bold type ends above the first level; 0 for none."""
    inside = [line for line in lines if top < line.box.centre[1] < first]
    shades = [fill.box.bottom for fill in fills if fill.box.top < inside[0].box.centre[1] < fill.box.bottom]
    if ends := [y for y in shades if y < inside[-1].box.top + SAME]:
        return min(ends)
    bold = [line for line in inside if all(word.style.bold for word in line.words)]
    rest = [line for line in inside if line.box.top > bold[-1].box.top] if bold[:1] == inside[:1] else []
    return (bold[-1].box.bottom + rest[0].box.top) / 2 if rest else 0.0


def _is_headed_by_shade(table: _Pieced, fills: Sequence[Fill]) -> bool:
    """Whether the first level is the head of a shaded header: "border-top" draws the heads of rows, and one
    that goes on over a page end has none there. The shade is as wide as the table: a pill is not."""
    first = table.levels[0]
    shades = [fill.box for fill in fills if abs(fill.box.top - first.at) < 2 * SAME]
    return sum(box.x1 - box.x0 for box in shades) > WIDE * (first.end - first.start)


def _has_foot(table: _Pieced, lines: Sequence[Line]) -> bool:
    """Whether nothing stands right below the last level: below the last head of a row stands that row."""
    last = table.levels[-1]
    below = (line for line in lines if line.box.centre[1] > last.at and _within(line, last.start, last.end))
    return all(line.box.top - last.at > NEXT * line.style.size for line in below)


def _headed_apart(table: _Pieced, lines: Sequence[Line], over: Sequence[Line]) -> Iterator[_Pieced]:
    """A table, parted where a text over its columns has a header below, or its header comes again."""
    levels: list[_Level] = []
    rows = [line for line in lines if _stand_in_columns([line], table.joints)]
    above = [line for line in rows if line.box.centre[1] < table.levels[0].at]
    headers = {line.text for line in above[-1:] or rows[:1]}
    for level in table.levels:
        inside = [line for line in rows if levels and levels[-1].at < line.box.centre[1] < level.at]
        heads = [line for line in over if levels and levels[-1].at < line.box.centre[1] < level.at]
        again = len(levels) > 1 and any(line.text in headers for line in inside)
        below = [line for line in lines if heads and heads[-1].box.bottom < line.box.centre[1] < level.at]
        if again or _stand_in_columns(below, table.joints):
            yield _trimmed(levels)
            levels = []
        levels.append(level)
    yield _trimmed(levels)


def _trimmed(levels: Sequence[_Level]) -> _Pieced:
    """Levels from the first to the last that is drawn in pieces: the others are those of frames."""
    pieced = [place for place, level in enumerate(levels) if level.joints]
    return _Pieced(tuple(levels[pieced[0] : pieced[-1] + 1] if pieced else levels))


def _within(line: Line, left: float, right: float) -> Line | None:
    """The words of a line that stand above or below a table."""
    words = [word for word in line.words if left - SAME < word.box.centre[0] < right + SAME]
    return words_to_lines(words)[0] if words else None


def _lefts(lines: Sequence[Line], xs: Sequence[float]) -> dict[float, float]:
    """Each x → where the texts right of it begin, on most of the lines that leave white there; those of a
    column in which few cells have any, not of the next."""
    starts = Counter(
        (x, round(right.box.x0))
        for x, end in pairwise((*xs, float("inf")))
        for line in lines
        if _is_white(x, line)
        and (right := next((word for word in line.words if x <= word.box.x0 < end), None))
    )
    return {x: left for (x, left), count in reversed(starts.most_common()) if count >= FEWEST}


def _texts(line: Line, lefts: Mapping[float, float]) -> Iterator[Line]:
    """A line, parted at an x where a full cell leaves hardly white: "establish a centrally- May 2022"."""

    def begins(part: list[Word], word: Word) -> bool:
        begun = (x for x, left in lefts.items() if abs(word.box.x0 - left) <= SAME)
        return any(part[-1].box.x1 <= x <= word.box.x0 for x in begun)

    return (own for part in parted(line.words, begins) for own in words_to_lines(part))


def _strips(x: float, part: _Pieced, top: float, bottom: float, lines: Sequence[Line]) -> Iterator[Strip]:
    """From level to level with pieces at an x. A piece across it is the foot of a merged cell, but for one
    line under a whole header, whose words stand in columns."""
    known = [(level.at, level.crosses(x)) for level in part.levels if level.crosses(x) or level.ends_at(x)]
    ends = [(top, False), *known, (bottom, False)]
    for (start, _), (end, is_crossed) in pairwise(ends):
        own = [line for line in lines if start < line.box.centre[1] < end]
        if end > start and (not is_crossed or any(_stand_in_columns([line], part.joints) for line in own)):
            yield start, end


def _in_strip(
    x: float, top: float, bottom: float, lines: Sequence[Line], over: Sequence[Line]
) -> Iterator[Rule]:
    """The upright at an x between two levels, where no text stands over it."""
    inside = [line for line in lines if top < line.box.centre[1] < bottom]
    if not any(line in over or not _is_white(x, line) for line in inside):
        yield Rule(False, x, top, bottom)


def _stand_in_columns(lines: Iterable[Line], xs: Sequence[float]) -> bool:
    """Whether some lines stand in several columns: cells set in their middles have no common line."""
    return len({sum(x <= word.box.centre[0] for x in xs) for line in lines for word in line.words}) > 1


def _is_over(line: Line, xs: Sequence[float], usual: float) -> bool:
    """Whether a line is one text that stands over an x, as a theme does, or larger than the rows' text."""
    one = all(right.box.x0 - left.box.x1 < APART * line.style.size for left, right in pairwise(line.words))
    larger = line.words[-1].style.size > LARGER * usual and not is_reference(line.text)
    return one and (larger or not all(_is_white(x, line) for x in xs))


def _is_white(x: float, line: Line) -> bool:
    """Whether the words of a line leave white at an x."""
    left = max((word.box.x1 for word in line.words if word.box.centre[0] < x), default=None)
    right = min((word.box.x0 for word in line.words if word.box.centre[0] >= x), default=None)
    if (left is not None and left > x + SAME) or (right is not None and right < x - SAME):
        return False
    return left is None or right is None or right - left >= CLEAR * line.style.size


def _ends(
    table: _Pieced, lines: Sequence[Line], over: Sequence[Line], rules: Sequence[Rule]
) -> tuple[float, float]:
    """The y at which a table begins, with a header above its first level, and ends, with a last row that has
    no foot of its own: a page end leaves it so, or a frame around all rows."""
    first, last = table.levels[0].at, table.levels[-1].at
    start, end = _free(table, rules)
    above = [line for line in reversed(lines) if start < line.box.centre[1] < first]
    head = _reached(above, first, table.joints, over, -1)
    heads = {line.text for line in head}
    below = takewhile(lambda line: line.text not in heads, (x for x in lines if last < x.box.centre[1] < end))
    foot = _reached(list(below), last, table.joints, over, 1, end - last < FRAME or end == float("inf"))
    top = min((line.box.top - 1 for line in head), default=first)
    bottom = max((line.box.bottom + 1 for line in foot), default=last)
    return top, end if foot and end - bottom < FRAME / 4 else bottom


def _free(table: _Pieced, rules: Sequence[Rule]) -> Strip:
    """The y of the last rule above a table, and of the first below it."""
    first, last = table.levels[0], table.levels[-1]
    levels = [r.at for r in rules if r.horizontal and r.start < first.end and r.end > first.start]
    top = max((y for y in levels if y < first.at - SAME), default=float("-inf"))
    return top, min((y for y in levels if y > last.at + SAME), default=float("inf"))


def _is_close(lines: Sequence[Line]) -> bool:
    """Whether the last of some lines, from a table away, wraps on in the one before it."""
    boxes = sorted((line.box for line in lines[-2:]), key=lambda box: box.top)
    return len(boxes) > 1 and boxes[1].top - boxes[0].bottom < WRAPS * lines[-1].style.size


def _reached(
    lines: Sequence[Line],
    start: float,
    xs: Sequence[float],
    over: Sequence[Line],
    way: int,
    framed: bool = False,
) -> list[Line]:
    """The lines in the columns that begin at `xs`, on the way up or down; none where all stand in one."""
    end, taken = start, list[Line]()
    for line in lines:
        near, far = (line.box.top, line.box.bottom) if way > 0 else (line.box.bottom, line.box.top)
        white = line not in over and all(_is_white(x, line) for x in xs)
        if not white or way * (near - end) > NEXT * line.style.size:
            break
        taken.append(line)
        end = far
    while taken and not _stand_in_columns(taken[-1:], xs) and not _is_close(taken) and not framed:
        taken.pop()
    return taken if _stand_in_columns(taken, xs) else []


def _is_among(x: float, xs: Sequence[float], within: float = SAME) -> bool:
    return any(abs(x - other) <= within for other in xs)
