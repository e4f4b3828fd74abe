"""The lines under words, taken out so that the letters' tails stay: "Bring" underlined is else "Brina".

Bring the customer offer        browsers leave a gap around each tail, word processors draw through it
‾‾‾‾‾ ‾‾‾ ‾‾‾‾‾‾‾‾ ‾‾‾‾‾
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import POINT, Grey

INK = 190
SHORTEST = round(8 * POINT)
"""No bar of a letter in the text is as long."""
BEYOND = round(10 * POINT)
"""Pixels between a line and a shorter piece of it, behind a tail."""
THICK = 1.6 * POINT
OVER = (2, round(2.2 * POINT))
"""Pixels above a line in which the feet of its letters stand; right on it none do."""
APART, LETTERS = round(16 * POINT), (0.2, 0.95)
"""Letters under which a line runs are no further apart, two at least, and fill that share of its length."""
UNDER, TAILS = 5, 0.25
"""Pixels below in which nothing but tails is, and the share of the length that those fill."""
SLANT = 2
"""Pixels by which a tail goes aside while it crosses a line."""

Flags = NDArray[np.bool_]


def find_underlines(text: Grey) -> Flags:
    """The pixels of lines under words, but for those where a letter's tail goes through."""
    dark = (text < INK).astype(np.uint8)
    runs = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, SHORTEST), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(runs, np.ones((3, 3), np.uint8)))
    found = np.zeros(text.shape, np.bool_)
    for label in range(1, count):
        x, y, w, h, area = stats[label].tolist()
        if area / w - 2 > THICK or h > THICK + 2 + 0.01 * w or not _is_under_letters(dark, x, y, w, h):
            continue
        own = labels[y : y + h, x : x + w] == label
        found[y : y + h, x : x + w] |= own & ~_crossed(dark, own, x, y)
        for start, end in _pieces_beside(dark, x, y, w, h):
            found[y : y + h, start:end] = True
    return found


def _pieces_beside(dark: Grey, x: int, y: int, w: int, h: int) -> Iterator[tuple[int, int]]:
    """The short pieces of a line left and right of it, from and to: ink with none above and below."""
    left, right = max(0, x - BEYOND), x + w + BEYOND
    band = dark[y : y + h, left:right].any(axis=0)
    above, below = dark[max(0, y - 2) : y, left:right], dark[y + h : y + h + 2, left:right]
    alone = band & ~(above.any(axis=0) | below.any(axis=0))
    edges = np.flatnonzero(np.diff(np.pad(alone, 1).astype(np.int8))) + left
    yield from ((start, end) for start, end in edges.reshape(-1, 2).tolist() if end <= x or start >= x + w)


def _is_under_letters(dark: Grey, x: int, y: int, w: int, h: int) -> bool:
    near, far = OVER
    over = dark[max(0, y - far) : max(0, y - near), x : x + w].max(axis=0, initial=0)
    below = dark[y + h : y + h + UNDER, x : x + w].max(axis=0, initial=0)
    edges = np.flatnonzero(np.diff(np.pad(over, 1).astype(np.int8)) == 1)
    least, most = LETTERS
    return (
        len(edges) >= max(2, w // APART)
        and least <= float(over.mean()) <= most
        and float(below.mean()) <= TAILS
        and all(end - start <= 2 * APART for start, end in pairwise([0, *edges.tolist(), w]))
    )


def _crossed(dark: Grey, own: Flags, x: int, y: int) -> Flags:
    """The columns of a line that ink stands on and goes on under."""
    height, width = own.shape
    top, foot = own.argmax(axis=0) + y, height - own[::-1].argmax(axis=0) + y
    columns = np.arange(width) + x
    last = len(dark) - 1
    above = dark[np.maximum(0, top - 1), columns] | dark[np.maximum(0, top - 2), columns]
    below = dark[np.minimum(last, foot), columns] | dark[np.minimum(last, foot + 1), columns]
    wide = np.ones((1, 1 + 2 * SLANT), np.uint8)
    over, under = (cv2.dilate(side[None], wide).astype(np.bool_) for side in (above, below))
    through: Flags = over & under
    return through
