"""Lines → the text that they say: words that line ends broke made whole, by the contract's rules."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from models.document import Word, words_of
from models.plan import NOTHING, Passage
from parsers.text.lines import Line, Measure
from parsers.vocabulary.wordlist import is_word, keeps_hyphen

DATE_CUT = re.compile(r"\b\d{1,2}/(?:\d{1,2}/)?\n(?:\d{1,2}/)?(?:\d{2}|\d{4})\b")
"""A date in figures that a narrow column cuts: "31/03/" / "2025"."""
NUMBER_CUT = re.compile(
    r"(?:^|\D)(?:(?:19|20)\d\d/\d\n\d|\d\d?([/.-])(?:\d\d?\1(?:\n\d\d|\d\n\d)|(?:\d\d?\1)?(?:2\n0\d\d|20\n\d\d|202\n\d))|20\d\n\d)(?!\d)"
)
"""A year that a narrow column cuts: "2025/2" / "6", "31/03/20" / "25", "8.10." / "25", "05/20" / "25"."""
CODE_CUT = re.compile(r"[A-Z]{1,4}\n\d{1,2}")
"""A code that a narrow column cuts: "KR" / "1"."""


@dataclass(frozen=True, slots=True)
class Joiner:
    """Joins lines into text, by the contract's rules and the document's own unbroken words."""

    own_words: frozenset[str] = frozenset()
    paragraphs: Mapping[Word, int] = field(default_factory=dict)
    """The tagged paragraph that each word stands in, where the file's tags tell."""
    over_pages: bool = True
    """Whether one goes on over page ends; else each page begins its own, and two may be one."""
    rows: Mapping[Word, tuple[int, int]] = field(default_factory=dict)
    """The tagged table and its row that each word stands in, where the file's tags tell."""

    def same_row(self, above: Line, below: Line) -> bool | None:
        """Whether a line is of the row of the line above; None where no tag tells, or of another table."""
        one, other = self.rows.get(above.words[-1]), self.rows.get(below.words[0])
        return None if one is None or other is None or one[0] != other[0] else one == other

    def same_paragraph(self, above: Line, below: Line) -> bool | None:
        """Whether a line goes on with the paragraph of the line above; None where no tag tells."""
        one, other = self.paragraphs.get(above.words[-1]), self.paragraphs.get(below.words[0])
        if above.page != below.page and not self.over_pages:
            return None
        return None if one is None or other is None else one == other

    def passage(self, lines: Sequence[Line], measure: Measure | None = None) -> Passage:
        """One passage of all the lines; `measure` lets it mend words that a narrow cell broke in two."""
        if not lines:
            return NOTHING
        text = lines[0].text
        for above, below in pairwise(lines):
            text = self._join(text, above, below, measure)
        return Passage(tidy(text), tuple(words_of(lines)))

    def _join(self, text: str, above: Line, below: Line, measure: Measure | None) -> str:
        following = below.text
        left, right = text.split()[-1], following.split()[0]
        if left.endswith("\u00ad"):
            return text.rstrip("\u00ad") + following
        if len(left) > 1 and left.endswith(("-", "‐")) and left[-2].isalnum():
            half = re.match(r"[^\W\d_]*", right)
            kept = keeps_hyphen(left[:-1].lstrip("(‘“'\""), half.group() if half else right, self.own_words)
            return text + following if kept else text[:-1] + following
        if left.endswith("–") and len(left) > 1 and left[-2].isalnum():
            # "2025–" / "29", "Executive–" / "Scrutiny": else a space stands before it
            return text + following
        if left.endswith("/") and len(left) > 1 and right[0].isalnum():
            return f"{text} {following}" if not DATE_CUT.search(f"{left}\n{right}") else text + following
        if _ADDRESS_CUT.search(left) and right[0].islower():
            return text + following
        if measure and _is_broken(above, below, measure):
            return text + following
        return f"{text} {following}"


_ADDRESS_CUT = re.compile(r"\w@$|(?:\w@\w|www\.|https?:).*[.?=&_-]$")
"""Where an address goes on in the next line: "tim.pole@" / "council.gov.uk"."""
GUESSED = 0.25
"""Font sizes; by so much may a letter be wider than it is taken for."""


def _is_broken(above: Line, below: Line, measure: Measure) -> bool:
    """Whether a cell too narrow for its word broke it without a hyphen: "Communicati" / "ons and". The line
    is full to the last letter, and the halves make a word, or are none; both for a word with others before it
    on its line. A letter's width is guessed: where hardly room is left, "Novemb" is no word, and "November"
    is."""
    left, right = above.words[-1], below.words[0]
    room = measure.right_on(above.page) - left.box.x1 - _first_letter(right)
    if left.column.number != right.column.number or room >= GUESSED * right.style.size:
        return False
    if NUMBER_CUT.search(f"{left.text}\n{right.text}") or CODE_CUT.fullmatch(f"{above.text}\n{below.text}"):
        return True
    letters = re.match(r"[a-z]+", right.text)
    if not left.text.isalpha() or not letters:
        return False
    whole = is_word(left.text + letters.group())
    if room >= 0:
        return whole and not is_word(left.text)
    halves = is_word(left.text) or is_word(letters.group())
    return (whole and not halves) if len(above.words) > 1 else (whole or not halves)


def _first_letter(word: Word) -> float:
    """How wide a word's first letter is, nearly: wider than its letters on average, but for a narrow one."""
    least = 0.0 if word.text[0] in "fijlrt" else 0.8 if word.text[0] in "mw" else 0.5
    return max(word.box.width / len(word.text), least * word.style.size)


def tidy(text: str) -> str:
    """White space made single, stray soft hyphens out."""
    return " ".join(text.replace("\u00ad", "").split())


def unbroken_words(words: Iterable[Word]) -> frozenset[str]:
    """The lower-case words that a document prints whole."""
    return frozenset(
        stripped
        for word in words
        if (stripped := word.text.lower().strip(".,;:!?()[]'\"‘’“”")) and not stripped.endswith("-")
    )
