"""Hyphens that a font gives the soft hyphen's character → hyphens.

A font has one glyph for "-" (U+002D) and the soft hyphen (U+00AD). Some typesetters (Typst) tell the glyph's
meaning by the second: "Zero\\xadbased", "April 2025 \\xad April 2026", though each is printed. Where a file's
fonts have no "-" of their own, and one stands where no word could be broken, all are hyphens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain

from models.document import Page, Word
from parsers.vocabulary.wordlist import is_word

SOFT = "\u00ad"
HYPHENS = ("-", "‐")
PARTED = re.compile(rf"([^\W\d_]+){SOFT}(?=([^\W\d_]+))")
"""A word's two sides: "Zero" and "based"."""
NO_BREAK = re.compile(rf"(?:^|[^\w{SOFT}]|[\d_]){SOFT}|{SOFT}[\W\d_]")
"""One alone, or beside a digit or another mark: "2026\\xad27", "\\xad". No word breaks there."""


def with_drawn_hyphens(pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages, their soft hyphens as hyphens where that is how the file's fonts write these."""
    own = tuple(pages)
    words = [word for page in own for word in page.words]
    soft = {word.style.font for word in words if SOFT in word.text}
    printed = (word.text for word in words if word.style.font in soft)
    if not soft or any(hyphen in text for text in printed for hyphen in HYPHENS):
        return own
    if not any(map(_is_hyphen, (word.text for word in words if SOFT in word.text))):
        return own
    return tuple(replace(page, words=tuple(map(_with_hyphens, page.words))) for page in own)


def _is_hyphen(text: str) -> bool:
    """Whether a printed word's soft hyphen is none: "transpar\\xadency" is one word, "Zero\\xadbased" two."""
    if NO_BREAK.search(text):
        return True
    sides = list(chain.from_iterable(PARTED.findall(text)))
    return bool(sides) and all(map(is_word, sides)) and not is_word(text.replace(SOFT, ""))


def _with_hyphens(word: Word) -> Word:
    return replace(word, text=word.text.replace(SOFT, "-")) if SOFT in word.text else word
