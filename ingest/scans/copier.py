"""What a copier adds to its picture before anything is looked at: streaks of dust, dots in place of greys."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import POINT, Grey

ROWS = 3
"""Every so many rows of a picture are looked at for streaks."""
ASIDE = round(2 * POINT)
"""Pixels on either side of a streak where the page is as it would be without it; a wider one is a bar."""
LIGHT, DIM = 0.8, 0.93
"""Shares of the paper's light: where it is seen, and below which a streak takes it."""
WHOLE, MARGIN = 0.9, 0.04
"""The share of the page's height along which a streak is seen, in both margins too, and what a margin takes
of it: a table's rule ends above and below."""
CLEAR = 0.25
"""A streak that lets less light through hides what is under it."""
DOTS, SMOOTH = 1.6, 3.0
"""Pixels of the blurs that give a dotted grey one tone, and that tell whether it has one."""
ROUGH, EVEN = 20.0, 14.0
"""Of 255: how much dots differ from their tone on the mean, and how much this does from place to place."""
STRIP, AROUND = 150, (25, 25)
"""Pixels: how high the strips are of which one in three is looked at, and where a tone is told."""
DOTTED = 0.02
"""The share of a page's area that is dotted where it was not copied in greys."""


def as_printed(picture: Grey) -> Grey:
    """The picture without its streaks, dotted greys as greys."""
    for _ in ("upright", "level"):
        picture = np.ascontiguousarray(without_streaks(picture).T)
    return without_dots(picture)


def without_streaks(picture: Grey) -> Grey:
    """The picture with what is under the upright streaks that run from its top to its foot."""
    streaks = _streaks(picture)
    if not streaks:
        return picture
    clear = picture.copy()
    for start, through in streaks:
        end = start + len(through)
        left, right = max(0, start - 2), min(picture.shape[1] - 1, end + 1)
        sides = (picture[:, [left]].astype(np.float32) + picture[:, [right]]) / 2
        own = picture[:, start:end].astype(np.float32)
        clear[:, start:end] = np.clip(own / through, 0, 255) if through.min() > CLEAR else sides
    return clear


def _streaks(picture: Grey) -> list[tuple[int, NDArray[np.float32]]]:
    """Of each streak the first pixel, and the shares of light that it lets through, pixel by pixel: it is
    darkest in its middle. What one share left of it would be a rule, of grey or of white."""
    rows = picture[::ROWS].astype(np.int16)
    paper = float(np.percentile(rows, 90))
    sides = np.minimum(np.roll(rows, ASIDE, axis=1), np.roll(rows, -ASIDE, axis=1))
    lit = sides > LIGHT * paper
    dim = lit & (rows < DIM * sides)
    edge = max(1, round(MARGIN * len(rows)))
    parts = (slice(None), slice(edge // 2, edge), slice(-edge, -edge // 2))
    shares = [dim[part].sum(axis=0) / np.maximum(1, lit[part].sum(axis=0)) for part in parts]
    seen = np.minimum.reduce(shares) > WHOLE
    seen &= lit.mean(axis=0) > 0.5
    edges = np.flatnonzero(np.diff(np.pad(seen, 1).astype(np.int8))).reshape(-1, 2)
    found = []
    for start, end in edges.tolist():
        if end - start <= ASIDE:
            columns = range(max(0, start - 1), min(rows.shape[1], end + 1))  # it pales towards its sides
            found.append(
                (columns.start, np.array([_through(rows, sides, lit, x) for x in columns], np.float32))
            )
    return found


def _through(rows: NDArray[np.int16], sides: NDArray[np.int16], lit: NDArray[np.bool_], x: int) -> float:
    """The share of the light of its sides that a column of pixels has where these are lit."""
    own = lit[:, x]
    return min(1.0, float(np.median(rows[own, x] / sides[own, x]))) if own.any() else 1.0


def without_dots(picture: Grey) -> Grey:
    """The picture with the dots that stand for greys on a page of black and white blurred to these."""
    dotted = [_dotted(picture[top : top + STRIP]) for top in range(0, len(picture), 3 * STRIP)]
    if float(np.mean(dotted)) < DOTTED:
        return picture
    return cv2.GaussianBlur(picture, (0, 0), DOTS).astype(np.uint8)


def _dotted(strip: Grey) -> float:
    """The share of a strip that is dots of one tone."""
    tone = cv2.GaussianBlur(strip, (0, 0), SMOOTH).astype(np.float32)
    rough = cv2.blur(np.abs(strip - tone), AROUND)
    mean = cv2.blur(tone, AROUND)
    uneven = np.maximum(0, cv2.blur(tone * tone, AROUND) - mean * mean)
    return float(((rough > ROUGH) & (uneven < EVEN**2)).mean())
