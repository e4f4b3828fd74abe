"""Roofs over vowels, which Tesseract's English data does not know: "Sian" is "Siân", "Ty" is "Tŷ".

A plain vowel is low; ink over it that is narrow at its top and wide at its foot is a circumflex.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import Grey
from ingest.scans.tesseract import Seen
from parsers.vocabulary.wordlist import frequency, is_word

ROOFED = dict(zip("aeouwyW", "âêôûŵŷŵ", strict=True))
"""A roof makes a "w" as high as a "W"."""
INK = 150
LOW = 0.78
"""A plain vowel's height is less than this share of a capital's."""
FLAT = 0.1
"""A roof's height at least, as a share of a capital's."""
WIDER, ASIDE = 1.3, 0.2
"""By how much a roof is wider at its foot than at its top, and how far its top is off its middle, in its
widths: an acute's more, and the two dots of "ö" are as wide above as below."""
COMMON, LONG = 1000, 6
"""A capitalised word that is more frequent is English: "Simplify" is, "Sian" is rare; one of so many
letters is, if it is known at all: "Overview"."""
ROOM = 2
"""Pixels around a word's box."""

Letter = NDArray[np.bool_]


def with_roofs(seen: Sequence[Seen], text: Grey) -> list[Seen]:
    """The words with the circumflexes that stand over their vowels."""
    return [replace(word, text=_roofed(word, text)) if _may_have_roofs(word.text) else word for word in seen]


def _may_have_roofs(text: str) -> bool:
    # Of a word in capitals none is looked at: there a "W" is as high as the others.
    known = frequency(text) > (COMMON if len(text) < LONG else 0) or (text.islower() and is_word(text))
    return len(text) > 1 and text.isalpha() and not text.isupper() and not known and _has_vowel(text)


def _has_vowel(text: str) -> bool:
    return not ROOFED.keys().isdisjoint(text[1:]) or (text[0] in ROOFED and text[0].islower())


def _roofed(word: Seen, text: Grey) -> str:
    box = word.box
    x, y = max(0, int(box.x0) - ROOM), max(0, int(box.top) - ROOM)
    dark = text[y : int(box.bottom) + ROOM, x : int(box.x1) + ROOM] < INK
    letters = list(_letters(dark))
    if len(letters) != len(word.text):
        return word.text
    rows = [np.flatnonzero(letter.any(axis=1)) for letter in letters]
    top, foot = min(int(own[0]) for own in rows), round(float(np.median([own[-1] for own in rows])))
    # As high as the word's lowest letter; in "Tŷ" there is none.
    low = max(int(own[0]) for own in rows)
    if low - top < (1 - LOW) * (foot - top):
        low = foot - round(LOW * (foot - top)) if _has_tall(word.text) else top
    roofs = [_is_roof(letter[top:low], FLAT * (foot - top)) for letter in letters]
    signs = zip(word.text, [False, *roofs[1:]] if word.text[0] == "W" else roofs, strict=True)
    return "".join(ROOFED.get(sign, sign) if roof else sign for sign, roof in signs)


def _has_tall(text: str) -> bool:
    return any(sign.isupper() or sign in "bdfhklt" for sign in text)


def _letters(dark: Letter) -> Iterator[Letter]:
    """The letters of a word from left to right, each as a picture of the word with its own ink alone."""
    count, labels, stats, centres = cv2.connectedComponentsWithStats(dark.astype(np.uint8))
    middle = dark.shape[0] / 2
    tall = max(stats[1:, cv2.CC_STAT_HEIGHT].tolist(), default=0)
    own = [n for n in range(1, count) if centres[n][1] > middle - tall / 4 and stats[n][3] > tall / 3]
    own.sort(key=lambda n: float(centres[n][0]))
    marks: dict[int, list[int]] = {n: [n] for n in own}
    for n in set(range(1, count)) - set(own):
        below = min(own, key=lambda one: abs(centres[one][0] - centres[n][0]), default=None)
        if below is not None:
            marks[below].append(n)
    yield from (np.isin(labels, marks[n]) for n in own)


def _is_roof(band: Letter, least: float) -> bool:
    """Whether the ink over a letter is narrow at its top, in its middle, and wide at its foot."""
    rows = np.flatnonzero(band.any(axis=1))
    if len(rows) < max(least, 3):
        return False
    third = max(1, len(rows) // 3)
    above, below = (np.flatnonzero(band[part].any(axis=0)) for part in (rows[:third], rows[-third:]))
    wide = int(below[-1] - below[0]) + 1
    if wide < WIDER * (int(above[-1] - above[0]) + 1):
        return False
    return abs(float(above.mean()) - float(below[-1] + below[0]) / 2) <= ASIDE * wide
