"""Upright words without marks of their own: a browser that turns a text leaves it untagged, inside whatever
marked content was opened last.

<h2 MCID 1> "April 2025" EMC ... "Finance" upright, "Housing" upright, both drawn in MCID 1 again
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from models.document import Word

UPRIGHT = (90, 270)
"""Degrees by which words that run upwards or downwards are turned."""
APART = 1.0
"""Font sizes from a word to the next of the same text, at most."""


def without_leaked_marks(words: Sequence[Word]) -> list[Word]:
    """The words of a page, upright ones without a mark that also holds words that stand level, or that holds
    several texts: no tag is round all of these."""
    upright: dict[int, list[Word]] = defaultdict(list)
    level: set[int] = set()
    for word in words:
        if word.mark is not None and word.turned in UPRIGHT:
            upright[word.mark].append(word)
        elif word.mark is not None:
            level.add(word.mark)
    leaked = {mark for mark, own in upright.items() if mark in level or _are_several(own)}
    return [
        replace(word, mark=None) if word.mark in leaked and word.turned in UPRIGHT else word for word in words
    ]


def _are_several(words: Sequence[Word]) -> bool:
    """Whether words that stand above each other leave white between them that no text has."""
    ordered = sorted(words, key=lambda word: word.box.top)
    reach = ordered[0].box.bottom
    for word in ordered[1:]:
        if word.box.top - reach > APART * word.style.size:
            return True
        reach = max(reach, word.box.bottom)
    return False
