"""Cells that print again what stood above them: a recommendation beside each action, or behind a page end.

Listen to all who    | Hold a meeting
Listen to all who    | Publish a note         <- its end, "live here", comes behind the page end
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.fields.owner import is_ditto
from parsers.fields.reference import without_continued
from parsers.lines import Joiner, Line

Lines = Sequence[Line]


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
        if _letters(pending, joiner) == letters[0]:
            pending = []
    return kept + pending


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
    return "" if is_ditto(said) else _plain(said)


def _plain(text: str) -> str:
    return text.replace(" ", "").replace("-", "")


def letters_of(lines: Lines) -> str:
    """The text of some lines without its spaces, however it wraps."""
    return "".join(line.text for line in lines).replace(" ", "")
