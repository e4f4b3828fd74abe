"""Marks that a font gives no character at all → those that where they stand tells.

Ghostscript writes the fonts of small typesetters (reportlab) without what their glyphs mean: letters keep
their codes, and what is no ASCII is left with a number of its own: "(cid:1)5,000", "partners (cid:2) and",
"(cid:3)fight(cid:4)", "children(cid:4)s".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import zip_longest

from models.document import Page, Word

SIGN = re.compile(r"\(cid:\d+\)")
LEVEL = 0.3
"""The share of a font size by which the words of a line stand higher or lower than each other, at most."""
NEAR = 1.0
"""Font sizes from a word to the next of its line, at most: a bullet stands at the head of a line or cell."""
KINDS = (
    ("–", re.compile(r".*\d"), re.compile(r"\d.*")),
    ("£", re.compile(r"[(\[]?"), re.compile(r"(?:\d{3,}|\d[\d,.]*[,.]\d+|\d[\d,.]*[kKmMbB]n?)[^\w%]*")),
    ("’", re.compile(r".*[A-Za-z]"), re.compile(r"(?:s|t|re|ll|ve|d|m)\W*")),
    ("open", re.compile(r"[(\[]?"), re.compile(r"[A-Za-z].*")),
    ("close", re.compile(r".*[\w.,!?)]"), re.compile(r"[.,;:?!)]*")),
)
"""What stands before and behind a sign in its word, and what the sign is then."""
SMALL = re.compile(r"\d{1,2}[^\w%]*")
"""A number behind a sign that may be money, "(cid:1)5", or what "(cid:1)5" of something is at least: it tells
nothing, and "(cid:1)95%" is no money."""


def with_unnamed_marks(pages: Iterable[Page]) -> tuple[Page, ...]:
    """The pages, each sign that is one mark wherever a font has it as that mark; others are left."""
    own = tuple(pages)
    kinds: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for page in own:
        for before, word, after in zip_longest((None, *page.words), page.words, page.words[1:]):
            if word is not None and SIGN.search(word.text):
                for sign, kind in _kinds(word, before, after):
                    kinds[word.style.font][sign].add(kind)
    meant = {font: found for font, signs in kinds.items() if (found := _meant(signs))}
    if not meant:
        return own
    return tuple(
        replace(page, words=tuple(_shown(word, meant.get(word.style.font, {})) for word in page.words))
        for page in own
    )


def _kinds(word: Word, before: Word | None, after: Word | None) -> Iterator[tuple[str, str]]:
    """Each sign of a word with what it is there."""
    if SIGN.fullmatch(word.text):
        # Between the words of a line; what begins one is a bullet.
        between = _are_beside(before, word) and _are_beside(word, after)
        yield word.text, "–" if between else ""
        return
    for found in SIGN.finditer(word.text):
        left, right = word.text[: found.start()], word.text[found.end() :]
        left, right = (SIGN.sub("", text) for text in (left, right))
        if left in ("", "(", "[") and SMALL.fullmatch(right):
            continue
        fits = (kind for kind, over, under in KINDS if over.fullmatch(left) and under.fullmatch(right))
        yield found[0], next(fits, "")


def _are_beside(one: Word | None, other: Word | None) -> bool:
    if one is None or other is None or abs(one.box.bottom - other.box.bottom) > LEVEL * one.style.size:
        return False
    return 0 < other.box.x0 - one.box.x1 < NEAR * one.style.size


def _meant(signs: dict[str, set[str]]) -> dict[str, str]:
    """The signs of a font that are told, each with its mark; quotation marks are single where the second of
    them is an apostrophe, too."""
    found = {sign: next(iter(own)) for sign, own in signs.items() if own in ({"–"}, {"£"})}
    single = [sign for sign, own in signs.items() if "’" in own and own <= {"’", "close"}]
    found |= dict.fromkeys(single, "’")
    opening = [sign for sign, own in signs.items() if own == {"open"}]
    if len(opening) == 1 and any("close" in signs[sign] for sign in single):
        found[opening[0]] = "‘"
    return found


def _shown(word: Word, meant: dict[str, str]) -> Word:
    text = SIGN.sub(lambda sign: meant.get(sign[0], sign[0]), word.text) if meant else word.text
    return word if text == word.text else replace(word, text=text)
