"""Labels that stand in a text's lines: where they begin, and what is their value.

Timescale: May 2025                                      a line of its own
Lead: Chief Executive | Timescale: May 2025              several on one
Appoint a chair. Lead: Chief Executive. Due: May 2025.   run in, behind a sentence
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.document import Word
from models.plan import Passage
from parsers.lines import Joiner, Line, dangles, line_of
from parsers.vocabulary import column_of

LONGEST = 5
"""Words of a label."""
ENDS = (".", ";", "|", ")", "(", ",", "–", "—")
"""What ends the text or the value before a label on the same line."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label with its value, the column that it means, and how far in its line begins.

    `inside` tells that it stands behind other text on its line.
    """

    column: str
    heading: str
    label: tuple[Word, ...]
    lines: tuple[Line, ...]
    x: float
    inside: bool

    def value(self, joiner: Joiner) -> Passage:
        """The text without the mark that parts it from what follows; with the words of the label."""
        passage = joiner.passage(self.lines)
        text = passage.text.rstrip(" |;,")
        if self.inside or text != passage.text:
            text = text.removesuffix(".")
        if text.endswith(")") and text.count("(") < text.count(")"):
            text = text[:-1].rstrip(" .")
        return Passage(text, (*self.label, *passage.words))


@dataclass(frozen=True, slots=True)
class _Place:
    line: int
    word: int
    count: int
    column: str


def cut_at_labels(lines: Sequence[Line]) -> tuple[tuple[Line, ...], list[Labelled]]:
    """The lines before the first label, and the labels with their values up to the next."""
    places = list(_places(lines))
    ends = [(place.line, place.word) for place in places[1:]] + [(len(lines), 0)]
    if not places:
        return tuple(lines), []
    before = tuple(_between(lines, (0, 0), (places[0].line, places[0].word)))
    return before, [_labelled(lines, place, end) for place, end in zip(places, ends, strict=True)]


def _labelled(lines: Sequence[Line], place: _Place, end: tuple[int, int]) -> Labelled:
    line = lines[place.line]
    label = line.words[place.word : place.word + place.count]
    heading = " ".join(word.text for word in label).strip("( ").rstrip(": ")
    value = tuple(_between(lines, (place.line, place.word + place.count), end))
    return Labelled(place.column, heading, label, value, line.indent, place.word > 0)


def _between(lines: Sequence[Line], start: tuple[int, int], end: tuple[int, int]) -> Iterator[Line]:
    """The lines from a word on, up to another: each as (line, word)."""
    for number in range(start[0], min(end[0] + 1, len(lines))):
        words = lines[number].words
        first = start[1] if number == start[0] else 0
        last = end[1] if number == end[0] else len(words)
        if first < last:
            whole = first == 0 and last == len(words)
            yield lines[number] if whole else line_of(words[first:last])


def _places(lines: Sequence[Line]) -> Iterator[_Place]:
    for number, line in enumerate(lines):
        free = 0
        for at, word in enumerate(line.words):
            if not word.text.endswith(":"):
                continue
            above = lines[number - 1].text if number else ""
            place = next(_labels_ending(line, number, at, free, above), None)
            free = at + 1
            if place:
                yield place


def _labels_ending(line: Line, number: int, at: int, free: int, above: str) -> Iterator[_Place]:
    """The labels that end with the word at `at`, the longest first."""
    for first in range(max(free, at - LONGEST + 1), at + 1):
        text = " ".join(word.text for word in line.words[first : at + 1]).strip("( ")
        column = column_of(text)
        if column and text[0].isupper() and _can_begin(line, first, column, above):
            yield _Place(number, first, at - first + 1, column)


def _can_begin(line: Line, first: int, column: str, above: str) -> bool:
    if first == 0:
        return not dangles(above)
    word, before = line.words[first], line.words[first - 1]
    if column in ("action", "recommendation", "recommendation_ref", "theme"):
        return False
    return before.text.endswith(ENDS) or word.text[0] == "(" or (word.style.bold and not before.style.bold)
