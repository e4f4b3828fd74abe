"""Lines that stand out from both sides by little: a table's pale rules, and the white ones between its shaded
cells.

▒▒▒▒▒▒ ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ ▒▒▒▒▒▒▒
▒▒▒▒▒▒ ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ ▒▒▒▒▒▒▒      as far as a table's cells reach: no letter's stroke is so long
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import POINT, Grey
from ingest.scans.strokes import Stroke

LEVEL, UPRIGHT = round(80 * POINT), round(26 * POINT)
"""Pixels: no word of a text is as long and no letter as high, the shortest pale rules are."""
EVEN, DOTS = 5, 9
"""Pixels along a line over which the grain of the paper is evened, and in which a rule is nowhere white."""
FAINT = 14
"""Of 255: how much darker than both sides a pale rule is at least."""
BESIDE = round(2.4 * POINT)
"""Pixels to either side of a line where its sides are looked at: a wider one is an area."""
NEAR, BARE, WHOLE = round(1.9 * POINT), 225, 0.85
"""Pixels to either side of a pale rule where the page is bare, of 255 the least light there, and the share of
its length along which that is so: a line of bold letters has others above or below."""
GRAINY, ALONG, SPECK = 3.0, 41, 5
"""Of 255: by how much the paper's pixels differ where its grain hides pale rules; and the pixels along a rule
over which such grain is evened, and those of a stray dot."""
DEEPER, DEEPEST = 1.6, 26
"""How many times as dark as its mean a rule is at its darkest, and by how much of 255 more for the grain."""
SHRINK, STROKE, GAP = 4, 7, 9
"""How much smaller the picture is in which the ground's tone is looked for, and pixels of it: wider than a
letter's stroke, and than a white rule or a line of white letters."""
TINT = 0.975
"""Ground that is lighter than this share of the paper's light has no white rules."""
BRIGHT, DIM = 0.5, 0.3
"""Shares of the way from the ground's tone to the paper's: a white rule is lighter, its sides are darker."""
LITTLE = 0.002
"""The share of a page that is tinted where there are shaded cells."""
LEAST = 5
"""Of 255: by how much a white rule is lighter than the ground at least."""
WHITE_UPRIGHT = round(18 * POINT)
PIECE = round(9.5 * POINT)
"""A shorter piece is a letter's stroke that stands in line with a rule's end."""
BROKEN, JOINED = round(3.8 * POINT) | 1, round(10 * POINT) | 1
"""A gap in a ridge that is no wider is a fault of the copy; one between two runs of it, too."""


def pale_rules(ink: Grey, shortest: int = LEVEL) -> Grey:
    """1 where a level rule runs in black on white, be it pale; uprights: those of the picture transposed."""
    even = cv2.blur(ink, (EVEN, 1)).astype(np.uint8)
    # Between the dots that lead to a page's number it is white.
    lightest = cv2.dilate(even, np.ones((1, DOTS), np.uint8))
    sides = np.minimum(*_sides(even, NEAR))
    ridge = (cv2.subtract(sides, lightest) >= FAINT) & (sides >= BARE)
    if grain_of(ink) >= GRAINY:
        ridge |= _ridge_in_grain(ink)
    return _runs(ridge, shortest)


def _ridge_in_grain(ink: Grey) -> NDArray[np.bool_]:
    """Where a pale rule runs through the grain of the paper, which hides it from place to place."""
    clear = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((1, SPECK), np.uint8))
    mean = cv2.blur(clear, (ALONG, 1)).astype(np.uint8)
    sides = np.minimum(*_sides(mean, NEAR))
    # The dots that lead to a page's number are far darker than their mean.
    darkest = cv2.erode(cv2.blur(clear, (EVEN, 1)), np.ones((1, ALONG), np.uint8)).astype(np.uint8)
    depth = cv2.subtract(sides, mean)
    whole = cv2.subtract(sides, darkest) <= DEEPER * depth.astype(np.float32) + DEEPEST
    ridge = ((depth >= FAINT) & (sides >= BARE) & whole).astype(np.uint8)
    return cv2.morphologyEx(ridge, cv2.MORPH_CLOSE, np.ones((1, BROKEN), np.uint8)).astype(np.bool_)


def grain_of(picture: Grey) -> float:
    """By how much the tone of most of a page differs, of 255, from that of a few pixels on."""
    part = picture[::3].astype(np.int16)
    apart = np.abs(part[:, 4:] - part[:, :-4])[:, ::5]
    return float(np.percentile(apart, 60))


def _runs(ridge: NDArray[np.bool_], shortest: int) -> Grey:
    """1 where the pixels of a ridge run on for long, with few gaps, and those narrow."""
    own = cv2.dilate(ridge.astype(np.uint8), np.ones((3, 1), np.uint8))
    own = cv2.morphologyEx(own, cv2.MORPH_OPEN, np.ones((1, PIECE), np.uint8))
    joined = cv2.morphologyEx(own, cv2.MORPH_CLOSE, np.ones((1, BROKEN), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(joined)
    runs = np.zeros(own.shape, np.uint8)
    for label in range(1, count):
        x, y, w, h, _ = stats[label].tolist()
        part = (slice(y, y + h), slice(x, x + w))
        if w >= shortest and float(own[part].max(axis=0).mean()) >= WHOLE:
            runs[part][labels[part] == label] = 1
    return runs


def white_rules(picture: Grey) -> list[Stroke]:
    """The white rules between shaded areas of a picture in greys."""
    paper = float(np.percentile(picture[::8, ::8], 90))
    ground = _ground(picture)
    tinted = ground < TINT * paper
    if tinted.mean() < LITTLE:
        return []
    room = paper - ground.astype(np.float32)
    brightest, dimmest = np.where(tinted, ground + BRIGHT * room, 255), ground + DIM * room
    bounds = [_full(each, picture) for each in (brightest, dimmest)]
    across = [np.ascontiguousarray(each.T) for each in (picture, *bounds)]
    return [
        *_white_levels(picture, bounds[0], bounds[1], LEVEL, level=True),
        *_white_levels(across[0], across[1], across[2], WHITE_UPRIGHT, level=False),
    ]


def _full(small: NDArray[Any], picture: Grey) -> Grey:
    shape = picture.shape[::-1]
    return cv2.resize(small.astype(np.uint8), shape, interpolation=cv2.INTER_NEAREST).astype(np.uint8)


def _ground(picture: Grey) -> Grey:
    """The tone behind letters and white rules, in the small picture."""
    small = cv2.resize(picture, None, fx=1 / SHRINK, fy=1 / SHRINK, interpolation=cv2.INTER_AREA)
    filled = cv2.morphologyEx(cv2.medianBlur(small, 3), cv2.MORPH_CLOSE, np.ones((STROKE, STROKE), np.uint8))
    return cv2.morphologyEx(filled, cv2.MORPH_OPEN, np.ones((GAP, GAP), np.uint8)).astype(np.uint8)


def _white_levels(
    picture: Grey, brightest: Grey, dimmest: Grey, shortest: int, level: bool
) -> Iterator[Stroke]:
    """Level white strokes: not darker than `brightest`, between sides that are not lighter than `dimmest`."""
    along = EVEN if grain_of(picture) < GRAINY else ALONG
    even = cv2.blur(picture, (along, 1)).astype(np.uint8)
    sides = np.maximum(*_sides(even, BESIDE))
    lit = (even >= brightest) & (sides <= dimmest) & (cv2.subtract(even, sides) >= LEAST)
    grown = cv2.dilate(_runs(lit, shortest), np.ones((3, JOINED), np.uint8))
    count, _, stats, centres = cv2.connectedComponentsWithStats(grown)
    for label in range(1, count):
        x, _, w, h, _ = stats[label].tolist()
        if h <= 2 * BESIDE + 0.01 * w:
            start, end = float(x + JOINED // 2), float(x + w - JOINED // 2)
            yield Stroke(level, float(centres[label][1]), start, end, float(h - 2))


def _sides(even: Grey, off: int) -> tuple[Grey, Grey]:
    """What lies above and below every pixel."""
    return np.roll(even, off, axis=0), np.roll(even, -off, axis=0)
