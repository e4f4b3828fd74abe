"""A list's bullet, dash, label or reference that is set against its word is a word of its own.

■staff and unions     a bullet, of a symbol font or a glyph that no word begins with
(a)Write to all       a letter; none is before "(s)he" and "(e)mail"
a)Agree, iii.the      letters and numbers without their first bracket
79.Ensure, 1:Agree    and those that count recommendations
R3:Tighten, R3-Lead   a reference
-Publish              a dash where a line begins; "self" / "-governing" goes on
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from parsers.vocabulary.wordlist import is_word

Letters = list[dict[str, Any]]
"""A word, as the characters that pdfplumber has."""

SYMBOL_FONT = re.compile(r"wingding|webding|dingbat|opensymbol|bullet", re.I)
GLYPHS = frozenset("•‣▪■●◦◼◾▸►➢➤✓✔❖◆")
"""What nobody writes as a word's first letter."""
LETTERED = re.compile(
    r"(\((?P<label>[a-z]|[ivx]{1,3})\)|(?P<roman>[ivx]{1,4})[.)](?=[A-Za-z]{2}))(?P<word>[A-Za-z\d“‘£].*)",
    re.DOTALL,
)
COUNTED = re.compile(
    r"(\(?\d{1,3}[.):]+|\d{1,2}(?:\.\d{1,2})+[.):]?|[a-z][.)]|[A-Z]\)"
    r"|[A-Z]{1,4}[.-]?\d{1,3}(?:\.\d{1,2})*[a-z]?[.):]+)(?P<word>(?:[A-Z][a-z]{2}|By\b|TBC\b|Q[1-4]\b).*)",
    re.DOTALL,
)
""" "1.2.Hold", "79.Ensure", "(1)Agree", "b)Agree", "R3:Tighten", "A1.1:Agree", "c.By"; not "J.Smith"."""
DASHED = re.compile(r"((?:[A-Z]{0,3}R\d{1,2})?[-–—])[A-Z][a-z]+.*", re.DOTALL)
"""Where a line begins: "-Publish", "R1-Tighten"."""
NEAR = 1.0
"""Font sizes between two words of one line, at most."""


def without_marks(words: Iterable[Letters]) -> Iterator[Letters]:
    """The words in the order in which the file draws them, each mark before the word it is set against."""
    before: Letters = []
    for word in words:
        end = _end_of_mark(word, begins=not before or not _goes_on(before[-1], word[0]))
        yield from (word[:end], word[end:]) if end else (word,)
        before = word


def _goes_on(before: dict[str, Any], letter: dict[str, Any]) -> bool:
    """Whether a letter stands on the line of the one before it, a space away."""
    level = abs(before["bottom"] - letter["bottom"]) < letter["size"] / 2
    return bool(level and 0 <= letter["x0"] - before["x1"] < NEAR * letter["size"])


def _end_of_mark(word: Letters, begins: bool) -> int:
    """How many letters of a word are the mark before it; `begins` says that a line begins with it."""
    symbols = [bool(SYMBOL_FONT.search(letter["fontname"])) for letter in word[:2]]
    if symbols == [True, False] or (word[0]["text"] in GLYPHS and word[-1]["text"] not in GLYPHS):
        return 1
    text = "".join(letter["text"] for letter in word)
    found = COUNTED.fullmatch(text) or _lettered(text) or (DASHED.fullmatch(text) if begins else None)
    return found.end(1) if found and len(text) == len(word) else 0


def _lettered(text: str) -> re.Match[str] | None:
    found = LETTERED.fullmatch(text)
    if found and (rest := found["word"])[0].islower():
        label = found["label"] or found["roman"]
        return found if is_word(rest) and not is_word(label + rest) else None
    return found
