"""Words that stand upright, one text together: up or down the page, hardly a space apart.

A theme may be longer than its cell is high, and stand out over its ends: it is where its middle is.
"""

from __future__ import annotations

from collections.abc import Iterable

from models.document import Word, bounds
from parsers.text.lines import Line
from parsers.text.runs import parted

UPRIGHT = (90, 270)
"""Degrees by which words that run upwards or downwards are turned."""
DOWN = 270
"""The same for words that run down the page."""
SPACE = 0.6
"""Font sizes of white between two words of one text, at most."""


def places_of(words: Iterable[Word]) -> dict[Word, tuple[float, float]]:
    """Where each word counts: its centre, or that of the upright text that it is part of."""
    places = {word: word.box.centre for word in words}
    upright = sorted((word for word in places if word.turned in UPRIGHT), key=lambda word: word.index)
    for run in parted(upright, lambda run, word: not _follows(run[-1], word)):
        places |= dict.fromkeys(run, bounds([word.box for word in run]).centre)
    return places


def runs_of(line: Line) -> list[list[Word]]:
    """The words of an upright line, parted at wide gaps: where another table's header stands under one."""
    return parted(line.words, lambda run, word: run[-1].box.shared_height(word.box) < -line.style.size)


def _follows(before: Word, word: Word) -> bool:
    """Whether an upright word goes on with the one before it in the file: two themes may touch each other."""
    size = word.style.size
    down = word.turned == DOWN
    white = word.box.top - before.box.bottom if down else before.box.top - word.box.bottom
    level = abs(word.box.centre[0] - before.box.centre[0]) < SPACE * size
    return word.turned == before.turned and level and -SPACE * size < white < SPACE * size
