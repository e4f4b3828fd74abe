"""Lines in columns → the x at which the columns begin: the white that runs down between them.

    01  Listen to all      Hold a meeting in each    March 2022
        who live here      of the twelve wards       (first half)
                         ^                         ^
White as wide as a space can run down within a column, too. It parts two columns where it is wider than any
space, where the words left of it end at many places, or where one side often stands alone.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from models.document import Word, bounds
from parsers.text.alignment import NEAR, most_aligned
from parsers.text.lines import Line, dangles
from parsers.text.marks import DASHES, is_bullet

WIDER = 0.8
"""Font sizes; a gap as wide is no space within a text (Courier's are 0.6)."""
NARROWEST = 0.5
"""The width in font sizes of the white between two columns, at least, where the cells tell nothing more."""
CLOSE = 0.2
"""The same where they do."""
TOUCHING = 0.05
"""The same where all lines begin behind it."""
BEGUN = 0.8
"""The share of the lines behind such white that begin right behind it, at least."""
ANYWHERE = 0.5
"""The share of the lines before such white that end at places of their own, at least."""
FEWEST_LINES = 8
"""Lines beside narrow white that tell something of it, at least."""
RAGGED = 0.4
"""The share of the gaps over narrow white that are wider than a space, at least."""
ALONE = 0.25
"""The share of the lines beside it that have words on one side alone, at least."""
ALIGNED = 0.4
"""The share of a column's lines that begin, end or stand in the middle at one place, at least."""
FEWEST_ALIGNED = 2
IN_TURN = 0.8
"""The share of lines that begin where the next one does, at least, in a column with several places."""
TORN = 2
"""Words of such a cell that is none, but the end of a justified line, at most."""
STRETCHED = 4
"""One of so many spaces is no wider than the font has it, at least, where lines are justified."""
LEAD = 1.5
"""Font sizes from a bullet to its text, at most."""

Parts = dict[int, list[Word]]
"""The words of a line in each column in which it has any."""


@dataclass(frozen=True, slots=True)
class Spacing:
    """How lines are set: their font size, and the usual space between words."""

    size: float
    space: float


def column_starts(lines: Sequence[Line], strays: float) -> tuple[float, ...]:
    """The x at which columns begin, and the end of the last: where no words stand but those that stray."""
    spacing = _spacing(lines)
    edges, rivers = _rivers(lines, strays, TOUCHING * spacing.size)
    for place in reversed(
        [place for place, width in enumerate(rivers, start=1) if width < CLOSE * spacing.size]
    ):
        if not _begin_there([columns_of(line, edges) for line in lines], place):
            edges, rivers = (*edges[:place], *edges[place + 1 :]), [*rivers[: place - 1], *rivers[place:]]
    parts = [columns_of(line, edges) for line in lines]
    kept = [
        edges[place]
        for place, width in enumerate(rivers, start=1)
        if _is_aligned([own[place] for own in parts if place in own])
        and (
            # more than a space, in Courier too
            width >= max(NARROWEST * spacing.size, 1.15 * spacing.space)
            or width < CLOSE * spacing.size
            or _parts_columns(parts, place, spacing)
        )
    ]
    return _without_bullets(_without_tears((*edges[:1], *kept, *edges[-1:]), lines), lines, spacing)


def possible_starts(lines: Sequence[Line], strays: float) -> tuple[float, ...]:
    """The same with all that white as wide as a space or less may part."""
    return _rivers(lines, strays, CLOSE * _spacing(lines).size)[0]


def _rivers(lines: Sequence[Line], strays: float, least: float) -> tuple[tuple[float, ...], list[float]]:
    """The x at which something begins behind white of `least` points or more, the end, and these widths."""
    inked = list(_inked(lines, int(strays * len(lines))))
    if not inked:
        return (), []
    rivers = [(x0, x0 - x1) for (_, x1), (x0, _) in pairwise(inked) if x0 - x1 >= least]
    return (inked[0][0] - 2, *(x0 - 1 for x0, _ in rivers), inked[-1][1] + 2), [width for _, width in rivers]


def columns_of(line: Line, edges: Sequence[float]) -> Parts:
    """A line's words by the columns that begin at `edges`; the last is their end."""
    parts: Parts = {}
    for word in line.words:
        parts.setdefault(bisect(edges[1:-1], word.box.centre[0]), []).append(word)
    return parts


def wide_gaps(words: Sequence[Word]) -> int:
    """How many gaps between neighbouring words are wider than a space."""
    gaps = (right.box.x0 - left.box.x1 >= WIDER * left.style.size for left, right in pairwise(words))
    return sum(gaps)


def _inked(lines: Sequence[Line], strays: int) -> Iterator[tuple[float, float]]:
    """From where to where words of more lines than `strays` stand above each other."""
    boxes = [word.box for line in lines for word in line.words]
    ends = sorted([*((box.x0, 1) for box in boxes), *((box.x1, -1) for box in boxes)])
    depth, start = 0, 0.0
    for x, step in ends:
        before, depth = depth, depth + step
        if before <= strays < depth:
            start = x
        elif depth <= strays < before:
            yield start, x


def _spacing(lines: Sequence[Line]) -> Spacing:
    size = median([line.style.size for line in lines] or [0.0])
    gaps = [right.box.x0 - left.box.x1 for line in lines for left, right in pairwise(line.words)]
    spaces = sorted(gap for gap in gaps if gap < WIDER * size) or [0.0]
    return Spacing(size, spaces[len(spaces) // STRETCHED])


def _is_aligned(parts: Sequence[Sequence[Word]]) -> bool:
    """Whether what stands in a column begins, ends or stands in the middle at one place; or nearly each line
    begins where the next one does: of tables by theme each may have its own widths."""
    boxes = [bounds([word.box for word in words]) for words in parts]
    if most_aligned(boxes) >= max(FEWEST_ALIGNED, ALIGNED * len(boxes)):
        return True
    level = sum(abs(one.x0 - other.x0) <= NEAR for one, other in pairwise(boxes))
    return level >= IN_TURN * len(boxes)


def _begin_there(parts: Sequence[Parts], place: int) -> bool:
    """Whether nearly all lines of a column begin at one place, right behind what ends in many places: of the
    words of one text few stand below each other, and "Head" and "Head" before them do not end anywhere."""
    behind = [own[place][0].box.x0 for own in parts if place in own]
    before = [own[place - 1][-1].box.x1 for own in parts if {place - 1, place} <= own.keys()]
    begun = sum(abs(x - min(behind)) <= NEAR for x in behind)
    several = len({round(x) for x in before}) >= ANYWHERE * len(before)
    return several and len(before) >= FEWEST_LINES and begun >= BEGUN * len(behind)


def _without_bullets(edges: tuple[float, ...], lines: Sequence[Line], spacing: Spacing) -> tuple[float, ...]:
    """The columns, without those that hold nothing but the bullets of the texts close behind them."""
    parts = [columns_of(line, edges) for line in lines]

    def leads(place: int) -> bool:
        own = [(each[place], each.get(place + 1)) for each in parts if place in each]
        return bool(own) and all(
            behind is not None
            and len(mark) == 1
            and (is_bullet(mark[0]) or mark[0].text in DASHES)
            and behind[0].box.x0 - mark[0].box.x1 <= LEAD * spacing.size
            for mark, behind in own
        )

    marks = {place + 1 for place in range(len(edges) - 2) if leads(place)}
    return tuple(edge for place, edge in enumerate(edges) if place not in marks)


def _without_tears(edges: tuple[float, ...], lines: Sequence[Line]) -> tuple[float, ...]:
    """The columns, but for those of the last words of justified lines, "Holder       for" over "Finance":
    never alone, nor more than two, though a line of them is a word that begins nothing and ends nothing."""
    parts = [columns_of(line, edges) for line in lines]

    def tears(place: int) -> bool:
        behind = [own for own in parts if place in own]
        words = (own[place][0].text for own in behind if len(own[place]) == 1)
        lone = any(word.isalpha() and dangles(word) for word in words)  # "–" is a cell that says nothing
        return lone and all(place - 1 in own and len(own[place]) <= TORN for own in behind)

    torn = {place for place in range(1, len(edges) - 1) if tears(place)}
    return tuple(edge for place, edge in enumerate(edges) if place not in torn)


def _parts_columns(parts: Sequence[Parts], place: int, spacing: Spacing) -> bool:
    """Whether narrow white before a column is more than spaces under each other, as in "May 2025"."""
    beside = [own for own in parts if {place - 1, place} & own.keys()]
    both = [own for own in beside if {place - 1, place} <= own.keys()]
    gaps = [own[place][0].box.x0 - own[place - 1][-1].box.x1 for own in both]
    wide = sum(gap > 1.5 * spacing.space for gap in gaps)
    if not wide and len(both) == sum(place in own for own in beside):
        return False  # "Ddu)" behind "Chief Executive (Rhys", wherever it stands
    ragged = len(gaps) >= FEWEST_LINES and wide >= RAGGED * len(gaps)
    return ragged or (len(beside) >= FEWEST_LINES and len(beside) - len(both) >= ALONE * len(beside))
