"""Words → evidence: one box a printed line, with the exact words in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from models.document import Box, Word, bounds
from models.schema import Evidence

GAP = 3.0
"""Words further apart than this many times their size stand in different cells."""


def evidence_of(words: Iterable[Word]) -> tuple[Evidence, ...]:
    """The words' places in their order, a new entry where the line, the cell or the page changes."""
    return tuple(
        Evidence(line[0].page, _rounded(bounds([word.box for word in line])), " ".join(_texts(line)))
        for line in _lines(words)
    )


def place(evidence: Evidence) -> dict[str, int | str | list[float]]:
    """The evidence as JSON has it."""
    box = evidence.box
    return {"page": evidence.page, "box": [box.x0, box.top, box.x1, box.bottom], "text": evidence.text}


def _lines(words: Iterable[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if line and not _continues(line[-1], word):
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _continues(before: Word, word: Word) -> bool:
    left, right = before.box, word.box
    return (
        before.page == word.page
        and left.top < right.centre[1] < left.bottom
        and left.x0 <= right.x0 <= left.x1 + GAP * max(left.height, right.height)
    )


def _texts(line: list[Word]) -> list[str]:
    return [word.text for word in line if not word.drawn]


def _rounded(box: Box) -> Box:
    """A hundredth of a point is far below what a page shows."""
    return Box(round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))
