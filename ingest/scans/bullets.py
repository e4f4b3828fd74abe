"""Dots, squares and dashes that begin a list's items, found by shape: read as letters they are "e" or "¢".

• Agree a timetable        a spot of solid ink, alone left of a line, level with the middle of its letters
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import inf
from statistics import median
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import Grey
from ingest.scans.tesseract import Seen
from models.document import Box

SMALL, SQUARE = 0.62, 0.85
"""A dot larger than this share of a capital is a square, which its ink fills: an "e" is as large."""
INK = 180
"""Darker than this is a bullet: the thin sides of a small ring come out grey."""
CRACK = 3
"""Pixels: a ring whose thin top and foot come out white falls apart into two halves less than this apart."""
DOT = (0.2, 1.1)
"""A dot's, or a square's, width and height, as shares of a capital's height."""
SOLID = 0.62
"""The share of its box that a dot's ink fills: a circle 0.79, a ring less."""
STAR, POINTS = (0.25, 0.68), 0.3
"""A star's width and height, as shares of a capital's height, and the share of its box that its ink fills."""
DASH = (0.3, 1.3)
"""A dash's width, as a share of a capital's height."""
FLAT = 0.2
RING = (0.35, 0.95)
"""A ring's width and height, as shares of a capital's height."""
ALIKE = (0.75, 0.5)
"""The shares of its ink that a ring's mirror images cover: the other side round, and upside down."""
ALONE = {"•": 1.2, "■": 1.2, "o": 1.2, "*": 1.2, "–": 2.0}
"""In capitals: how far a bullet stands from what is left of it; a dash in "2025 – 2026" has less room."""
APART, FIRST, NEAR = {"•": 0.25, "■": 0.25, "–": 0.25, "o": 0.5, "*": 0.5}, 3.5, 8.0
"""In capitals: how far off the first letter stands at least and at most, and how far a line is looked at. An
"o" of typewriter letters stands as far from the next as a dot does."""
REST = 0.5
"""The share of a piece's width that the rest of its letter, above or below it, takes up at least."""
HEIGHTS = {"*": (0.5, 0.95)}
"""In capitals: how far the middle of a bullet stands above the foot of the letters, where it stands high."""
LIKE = frozenset(("", *"aceoQO0°*¢«©»@®•"))
"""What a poor bullet is read as, a "►" as nothing."""
SIGNS = frozenset("*•¢«»©®°")
"""Of these, those that only bullets are read as."""
UNSURE, CLOSE = 0.7, 0.15
"""Below this confidence a letter may be any sign; and the room behind such a sign, in capitals, at least."""
CODE = re.compile(r"R|.*\d")
"""A recommendation's number is none."""
LARGEST = 1.3
"""In capitals: a bullet's width and height at most."""
HIGHER = 1.25
"""Times the height of a ring: a letter is higher."""
LEAST_FLAT = 0.7
"""The height of a dash that was read as a letter, as a share of its width: an "a" is as high as wide."""
HYPHEN = 0.58
"""In capitals: a dash is wider than a hyphen."""
ASIDE = 0.15
"""In capitals: by how much the bullets of a list are out of line."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A bullet, its sign, and the box of the letters that it stands before."""

    sign: str
    box: Box
    beside: Box


def find_bullets(text: Grey) -> list[Spot]:
    """The bullets of a page without its rules."""
    ink = cv2.morphologyEx((text < INK).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((CRACK, CRACK)))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink)
    labels, parts = labels.astype(np.int32), stats[1:].astype(np.int32)
    heights = parts[:, 3][(parts[:, 3] > 12) & (parts[:, 3] < 150)]
    if len(heights) < 20:
        return []
    capital = float(np.percentile(heights, 85))
    found = [
        (_sign(part, capital) or _ring(labels, number, part, capital) or _star(part, capital), part)
        for number, part in enumerate(parts, start=1)
    ]
    spots = [_spot(sign, part, parts, capital) for sign, part in found if sign]
    return [spot for spot in spots if spot]


def without(text: Grey, spots: list[Spot]) -> Grey:
    """The page without its bullets."""
    clear = text.copy()
    for spot in spots:
        box = spot.box
        clear[int(box.top) - 2 : int(box.bottom) + 3, int(box.x0) - 2 : int(box.x1) + 3] = 255
    return clear


def read_as_letters(
    seen: Sequence[Seen], spots: Sequence[Spot], unread: Sequence[Box] = ()
) -> tuple[list[Seen], list[Spot]]:
    """The words without those "e" and "¢" that stand alone before their lines, under other bullets or under
    each other; and the bullets that these are, and those that the pieces of ink are that were not read."""
    if not seen:
        return [], []
    capital = median(word.box.height for word in seen)
    marks = [word for word in seen if len(word.text) <= 3] + [Seen("", box, 0.0, ()) for box in unread]
    small = [
        (word, after)
        for word in marks
        if max(word.box.width, word.box.height) <= LARGEST * capital
        if _begins_line(word, seen, spots, capital)
        for after in _first_after(word, seen, capital)
    ]
    found = {}
    for word, after in small:
        sign = _sign_above(word.box, spots, ASIDE * capital) if _may_be_bullet(word) else ""
        under = [own for own, _ in small if _in_line(own, word, ASIDE * capital)]
        if not sign and _are_bullets(under):
            sign = "•" if LIKE.issuperset(own.text for own in under) and word.text else "➢"
        if sign:
            found[id(word)] = Spot(sign, word.box, after.box)
    return [word for word in seen if id(word) not in found], list(found.values())


def _may_be_bullet(word: Seen) -> bool:
    """Whether a word is one sign or unsure: "of", at the beginning of a line under a dash, is neither."""
    return len(word.text) < 2 or word.text in LIKE or word.confidence < UNSURE


def _begins_line(word: Seen, seen: Sequence[Seen], spots: Sequence[Spot], capital: float) -> bool:
    """Whether a word has neither a bullet nor, as near as in its own line, a word before it."""
    x, y = word.box.x0, word.box.centre[1]
    before = [own.box.x1 for own in seen if own.box.top < y < own.box.bottom and own.box.x1 <= x]
    marks = [spot.box.x1 for spot in spots if spot.beside.top < y < spot.beside.bottom and spot.box.x1 <= x]
    near = max(before, default=-inf) >= x - ALONE["o"] * capital
    return not near and max(marks, default=-inf) < x - FIRST * capital


def _first_after(word: Seen, seen: Sequence[Seen], capital: float) -> list[Seen]:
    """The next word of a line, if it is as far off as from a bullet."""
    x, y = word.box.x1, word.box.centre[1]
    level = [own for own in seen if own.box.top < y < own.box.bottom and own.box.x0 >= x]
    after = min(level, key=lambda own: own.box.x0, default=None)
    apart = APART["o"] if word.confidence > UNSURE else CLOSE
    return [after] if after and apart * capital < after.box.x0 - x < FIRST * capital else []


def _sign_above(box: Box, spots: Sequence[Spot], aside: float) -> str:
    """The sign of bullets that stand in line with a word and are as high: a list's "c." is higher than the
    rings under its "b.", and the "a" of "a cost" under a dash is not flat."""
    in_line = (spot for spot in spots if abs(spot.box.x0 - box.x0) <= aside)
    return next((one.sign for one in in_line if _is_as_high(box, one)), "")


def _is_as_high(box: Box, spot: Spot) -> bool:
    if spot.sign in ("–", "-"):
        return box.height < LEAST_FLAT * box.width
    return spot.sign != "o" or box.height <= HIGHER * spot.box.height


def _in_line(word: Seen, other: Seen, aside: float) -> bool:
    return abs(word.box.x0 - other.box.x0) <= aside


def _are_bullets(words: Sequence[Seen]) -> bool:
    """Whether words under each other are what bullets are read as, and no list's "a", "b", "c", nor "a named
    lead" over "a date"; a "✓" is read as one letter or another, each time with little confidence."""
    texts = [word.text for word in words]
    others = [word for word in words if word.text not in LIKE]
    if not others:
        return len(set(texts)) < len(texts) and set(texts) != {"a"}
    unsure = [word for word in others if word.confidence < UNSURE and not CODE.match(word.text)]
    return unsure == others and (not SIGNS.isdisjoint(texts) or (len(texts) > 2 and others == list(words)))


def _sign(part: NDArray[np.int32], capital: float) -> str:
    """What a piece of ink would be as a bullet, by its own shape."""
    _, _, width, height, area = (int(value) for value in part)
    large = max(width, height) / capital
    solid = SOLID if large <= SMALL else SQUARE
    if _is_compact(width, height, capital) and area >= solid * width * height:
        # Another sign than a dot's: they tell levels apart.
        return "•" if large <= SMALL else "■"
    if DASH[0] * capital <= width <= DASH[1] * capital and height <= FLAT * capital:
        return "–"
    return ""


def _is_compact(width: int, height: int, capital: float) -> bool:
    large = max(width, height)
    small_enough = DOT[0] * capital <= min(width, height) and large <= DOT[1] * capital
    return small_enough and abs(width - height) <= 0.25 * large


def _star(part: NDArray[np.int32], capital: float) -> str:
    """Whether a piece of ink that is no ring may be a star: neither whole nor hollow."""
    _, _, width, height, area = (int(value) for value in part)
    sized = STAR[0] * capital <= max(width, height) <= STAR[1] * capital
    return "*" if sized and _is_compact(width, height, capital) and area >= POINTS * width * height else ""


def _ring(labels: NDArray[Any], number: int, part: NDArray[np.int32], capital: float) -> str:
    """Whether a piece of ink is a ring, "o": hollow, and the same from either side; "a" and "e" are not."""
    x, y, width, height, area = (int(value) for value in part)
    least, most = (share * capital for share in RING)
    if not (least <= width <= most and least <= height <= most and area < SOLID * width * height):
        return ""
    ink = labels[y : y + height, x : x + width] == number
    if ink[height // 2, width // 3 : -(width // 3)].any():
        return ""
    sides, ends = ALIKE
    return "o" if _likeness(ink, ink[:, ::-1]) >= sides and _likeness(ink, ink[::-1]) >= ends else ""


def _likeness(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    return float((one & other).sum() / (one | other).sum())


def _is_broken(part: NDArray[np.int32], parts: NDArray[np.int32], top: int, bottom: int) -> bool:
    """Whether a piece of ink is the head or foot of a letter whose thin strokes are lost: between the top and
    bottom of its line, the rest of a "2" stands below its curl."""
    x, y, width, _, _ = (int(value) for value in part)
    within = (parts[:, 1] >= top - CRACK) & (parts[:, 1] + parts[:, 3] <= bottom + CRACK)
    others = parts[within & (parts[:, 1] != y)]
    shared = np.minimum(others[:, 0] + others[:, 2], x + width) - np.maximum(others[:, 0], x)
    return bool((shared >= REST * width).any())


def _spot(sign: str, part: NDArray[np.int32], parts: NDArray[np.int32], capital: float) -> Spot | None:
    """The bullet, if nothing stands close left of it and letters right of it, its middle within theirs."""
    x, y, width, height, _ = (int(value) for value in part)
    middle = y + height / 2
    # The upper dot of a colon stands above the middle of the letters, an apostrophe higher still.
    line = parts[(parts[:, 1] < middle + capital / 3) & (parts[:, 1] + parts[:, 3] > middle - capital / 3)]
    left = line[line[:, 0] < x]
    if len(left) and int((left[:, 0] + left[:, 2]).max()) > x - ALONE[sign] * capital:
        return None
    # From its left edge on: the bar of the "f" in "of" reaches over the "o".
    near = line[(line[:, 0] > x) & (line[:, 0] < x + width + NEAR * capital)]
    letters = near[near[:, 3] >= 0.6 * capital]
    if not len(letters) or not APART[sign] * capital < int(near[:, 0].min()) - x - width < FIRST * capital:
        return None
    baseline = float(np.median(letters[:, 1] + letters[:, 3]))
    lowest, highest = HEIGHTS.get(sign, (0.15, 0.8))
    if not lowest * capital <= baseline - middle <= highest * capital:
        return None
    top, bottom = int(letters[:, 1].min()), int((letters[:, 1] + letters[:, 3]).max())
    if _is_broken(part, parts, top, bottom):
        return None
    box = Box(float(x), float(y), float(x + width), float(y + height))
    if sign == "–" and width <= HYPHEN * capital:
        sign = "-"
    return Spot(sign, box, Box(float(letters[:, 0].min()), top, float(letters[:, 0].min()) + capital, bottom))
