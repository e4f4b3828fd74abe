"""Dots, squares and dashes that begin a list's items, found by shape: read as letters they are "e" or "¢".

• Agree a timetable        a spot of solid ink, alone left of a line, level with the middle of its letters
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import Grey
from models.document import Box

DOT = (0.13, 0.62)
"""A dot's width and height, as shares of a capital's height."""
SOLID = 0.62
"""The share of its box that a dot's ink fills: a circle 0.79, a ring less."""
DASH = (0.3, 1.3)
"""A dash's width, as a share of a capital's height."""
FLAT = 0.2
APART, FIRST, NEAR = 0.25, 3.5, 8.0
"""In capitals: how far off the first letter stands at least and at most, and how far a line is looked at."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A bullet, its sign, and the box of the letters that it stands before."""

    sign: str
    box: Box
    beside: Box


def find_bullets(text: Grey) -> list[Spot]:
    """The bullets of a page without its rules."""
    _, _, stats, _ = cv2.connectedComponentsWithStats((text < 128).astype(np.uint8))
    parts = stats[1:, : cv2.CC_STAT_AREA + 1].astype(np.int32)
    heights = parts[:, 3][(parts[:, 3] > 12) & (parts[:, 3] < 150)]
    if len(heights) < 20:
        return []
    capital = float(np.percentile(heights, 85))
    found = [(_sign(part, capital), part) for part in parts]
    spots = [_spot(sign, part, parts, capital) for sign, part in found if sign]
    return [spot for spot in spots if spot]


def without(text: Grey, spots: list[Spot]) -> Grey:
    """The page without its bullets."""
    clear = text.copy()
    for spot in spots:
        box = spot.box
        clear[int(box.top) - 2 : int(box.bottom) + 3, int(box.x0) - 2 : int(box.x1) + 3] = 255
    return clear


def _sign(part: NDArray[np.int32], capital: float) -> str:
    """What a piece of ink would be as a bullet, by its own shape."""
    _, _, width, height, area = (int(value) for value in part)
    least, most = (share * capital for share in DOT)
    if (
        least <= width <= most
        and least <= height <= most
        and abs(width - height) <= 0.25 * max(width, height)
    ):
        return "•" if area >= SOLID * width * height else ""
    if DASH[0] * capital <= width <= DASH[1] * capital and height <= FLAT * capital:
        return "–"
    return ""


def _spot(sign: str, part: NDArray[np.int32], parts: NDArray[np.int32], capital: float) -> Spot | None:
    """The bullet, if nothing stands close left of it and letters right of it, its middle within theirs."""
    x, y, width, height, _ = (int(value) for value in part)
    middle = y + height / 2
    level = parts[(parts[:, 1] < middle) & (parts[:, 1] + parts[:, 3] > middle)]
    left = level[level[:, 0] < x]
    if len(left) and int((left[:, 0] + left[:, 2]).max()) > x - 1.2 * capital:
        return None
    line = parts[(parts[:, 1] < middle + capital / 3) & (parts[:, 1] + parts[:, 3] > middle - capital / 3)]
    near = line[(line[:, 0] > x + width) & (line[:, 0] < x + width + NEAR * capital)]
    letters = near[near[:, 3] >= 0.6 * capital]
    if not len(letters) or not APART * capital < int(near[:, 0].min()) - x - width < FIRST * capital:
        return None
    baseline = float(np.median(letters[:, 1] + letters[:, 3]))
    if not 0.15 * capital <= baseline - middle <= 0.8 * capital:
        return None
    top, bottom = int(letters[:, 1].min()), int((letters[:, 1] + letters[:, 3]).max())
    box = Box(float(x), float(y), float(x + width), float(y + height))
    return Spot(sign, box, Box(float(letters[:, 0].min()), top, float(letters[:, 0].min()) + capital, bottom))
