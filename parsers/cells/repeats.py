"""Cells that print again what stood above them: a recommendation beside each action, or behind a page end.

Listen to all who    | Hold a meeting
Listen to all who    | Publish a note         <- its end, "live here", comes behind the page end
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from parsers.fields.owner import is_ditto
from parsers.fields.reference import without_continued
from parsers.text.joiner import Joiner
from parsers.text.lines import Line

Lines = Sequence[Line]
SHORTEST, ALIKE = 12, 0.92
"""Letters of texts that a copy may have made unlike, and how like they still are (0-1)."""
DIGITS = re.compile(r"\d+")


def without_repeats(cells: Sequence[Lines], joiner: Joiner) -> list[Line]:
    """The lines of cells that say one thing, without those that say it again, whole or in two halves."""
    letters = [_letters(lines, joiner) for lines in cells]
    whole = "".join(letters)
    for times in range(len(cells), 1, -1):
        text = whole[: len(whole) // times]
        if text and text * times == whole:
            return _first(cells, letters, len(text))
    kept, pending = list(cells[0]), list[Line]()
    for lines in cells[1:]:
        pending += lines if _letters(lines, joiner) else ()
        if say_the_same(_letters(pending, joiner), letters[0], is_copy(kept)):
            pending = []
    return kept + pending


def is_copy(lines: Lines) -> bool:
    """Whether lines were read from a picture."""
    return any(word.confidence < 1 for line in lines for word in line.words)


def say_the_same(one: str, other: str, copied: bool) -> bool:
    """Whether two texts are the same; where they were read from a picture, but for a few letters that
    were read as others: "so that" and "sO that". Numbers tell texts apart that are alike."""
    if one == other or not copied or min(len(one), len(other)) < SHORTEST:
        return one == other
    if DIGITS.findall(one) != DIGITS.findall(other):
        return False
    return SequenceMatcher(None, one.lower(), other.lower(), autojunk=False).ratio() >= ALIKE


def _first(cells: Sequence[Lines], letters: Sequence[str], length: int) -> list[Line]:
    """The lines of the cells from the first that hold so many letters."""
    kept: list[Line] = []
    for lines, own in zip(cells, letters, strict=True):
        if length > 0:
            kept += lines
        length -= len(own)
    return kept


def _letters(lines: Lines, joiner: Joiner) -> str:
    """What lines say, without spaces and hyphens, "as above" and "continued"."""
    said = without_continued(joiner.passage(lines).text)
    return "" if is_ditto(said) else re.sub("[ ‐-]", "", said)


def letters_of(lines: Lines) -> str:
    """The text of some lines without its spaces, however it wraps."""
    return "".join(line.text for line in lines).replace(" ", "")
