"""Headings that stand upright over narrow columns, laid down on the foot of their line, as narrow as these.

C
z D
e K
c
h        →   Measure   Czech  DK
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from models.document import Box, Page, Word, bounds

UPWARDS, DOWNWARDS = 90, 270
"""Degrees by which such words are turned."""
FEWEST = 3
"""Headings beside each other, at least."""
LEVEL = 3.0
"""Points by which the feet, or the tops, of headings of one line differ, at most."""
SHARE = 0.6
"""The share of the room between two headings that each of them takes when it is laid down."""
SIZE = 0.35
"""Its font size, as a share of that room, at most."""


def with_upright_laid_down(page: Page) -> Page:
    """The page with its lines of upright headings laid down; other upright words stay as they are."""
    headings = _headings([word for word in page.words if round(word.turned) in (UPWARDS, DOWNWARDS)])
    laid: dict[Word, Word] = {}
    for line in _lines(headings):
        foot = max(bounds([word.box for word in heading]).bottom for heading in line)
        middles = [bounds([word.box for word in heading]).centre[0] for heading in line]
        room = median(right - left for left, right in pairwise(middles))
        for heading, x in zip(line, middles, strict=True):
            laid |= dict(zip(heading, _laid(heading, x, foot, room), strict=True))
    words = tuple(laid.get(word, word) for word in page.words)
    return replace(page, words=words) if laid else page


def _headings(words: Sequence[Word]) -> list[list[Word]]:
    """Upright words that stand in one line, in the order in which they are read."""
    headings: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (round(each.box.x0), each.box.top)):
        last = headings[-1][-1] if headings else None
        if last and abs(last.box.x0 - word.box.x0) < 1 and word.box.top - last.box.bottom < word.box.width:
            headings[-1].append(word)
        else:
            headings.append([word])
    return [heading[::-1] if round(heading[0].turned) == UPWARDS else heading for heading in headings]


def _lines(headings: Sequence[list[Word]]) -> list[list[list[Word]]]:
    """Headings that end, or begin, at one height, some beside each other."""
    lines: dict[int, list[list[Word]]] = {}
    for heading in headings:
        box = bounds([word.box for word in heading])
        edge = box.bottom if round(heading[0].turned) == UPWARDS else box.top
        key = next((each for each in lines if abs(each - edge) < LEVEL), round(edge))
        lines.setdefault(key, []).append(heading)
    return [sorted(line, key=lambda each: each[0].box.x0) for line in lines.values() if len(line) >= FEWEST]


def _laid(heading: Sequence[Word], x: float, foot: float, room: float) -> list[Word]:
    """A heading's words beside each other around x, standing on `foot`."""
    size = min(heading[0].style.size, SIZE * room)
    width = SHARE * room / len(heading)
    left = x - SHARE * room / 2
    return [
        replace(
            word,
            box=Box(left + place * width, foot - size, left + (place + 1) * width - size / 5, foot),
            style=replace(word.style, size=size),
            turned=0.0,
        )
        for place, word in enumerate(heading)
    ]
