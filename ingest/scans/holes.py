"""Black discs near a page's edge, punched holes, taken out; the rules that ran through them stay."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import POINT, Grey

SHRINK = 4
"""Discs are looked for in a picture this many times smaller."""
DARK = 0.45
"""Less than this share of the paper's light is black."""
AROUND = 0.4
"""The share of what lies around a hole that rules may blacken: a dark cell is black all around."""
SIZE, ROUND = (round(14 * POINT), round(26 * POINT)), (0.74, 0.92)
"""Pixels of a hole's width and height, and the share of its box that its black fills: 0.79, less where a
white letter stands in it, more where rules meet in it."""
MARGIN = 0.1
"""The share of a page's longer side within which of its edge holes are punched."""
RIM = 5
"""Pixels around a hole that are grey, and those beyond in which a rule is seen."""

Flags = NDArray[np.bool_]


def without_holes(picture: Grey) -> Grey:
    """The picture with paper, and rules, in place of its holes."""
    paper = float(np.percentile(picture[::8, ::8], 90))
    holes = list(_holes(picture, paper))
    clear = picture.copy() if holes else picture
    for left, top, right, bottom in holes:
        own = clear[top:bottom, left:right]
        lined = _lines(clear, (left, top, right, bottom), paper)
        own[:] = np.where(lined, 0, paper)
    return clear


def _holes(picture: Grey, paper: float) -> Iterator[tuple[int, int, int, int]]:
    """The boxes of black discs, with their rims: left, top, right, bottom."""
    small = cv2.resize(picture, None, fx=1 / SHRINK, fy=1 / SHRINK, interpolation=cv2.INTER_AREA)
    dark = (small < paper * DARK).astype(np.uint8)
    least, most = (size // SHRINK for size in SIZE)
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (least - 1, least - 1))
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.morphologyEx(dark, cv2.MORPH_OPEN, disc))
    height, width = picture.shape
    for x, y, w, h, _ in stats[1:].tolist():
        free = min(x, y, dark.shape[1] - x - w, dark.shape[0] - y - h) * SHRINK
        fits = least <= min(w, h) + 1 and max(w, h) <= most and max(w, h) < 1.2 * min(w, h)
        black = float(dark[y : y + h, x : x + w].mean())
        ring = dark[max(0, y - 3) : y + h + 3, max(0, x - 3) : x + w + 3]
        alone = float(ring.sum()) - black * w * h < AROUND * (ring.size - w * h)
        if fits and free < MARGIN * max(height, width) and ROUND[0] <= black <= ROUND[1] and alone:
            yield (
                max(0, SHRINK * x - RIM),
                max(0, SHRINK * y - RIM),
                min(width, SHRINK * (x + w) + RIM),
                min(height, SHRINK * (y + h) + RIM),
            )


def _lines(picture: Grey, box: tuple[int, int, int, int], paper: float) -> Flags:
    """Which pixels of a hole's box are a rule's: one that is seen on both sides, and one that meets it."""
    left, top, right, bottom = box
    beside = [
        picture[top:bottom, max(0, left - RIM) : left].mean(axis=1) if left else None,
        picture[top:bottom, right : right + RIM].mean(axis=1) if right < picture.shape[1] else None,
        picture[max(0, top - RIM) : top, left:right].mean(axis=0) if top else None,
        picture[bottom : bottom + RIM, left:right].mean(axis=0) if bottom < picture.shape[0] else None,
    ]
    west, east, north, south = (None if side is None else side < 0.7 * paper for side in beside)
    lined = np.zeros((bottom - top, right - left), np.bool_)
    rows = _both(west, east, bottom - top)
    columns = _both(north, south, right - left)
    lined[rows] = True
    lined[:, columns] = True
    for ends, across in ((west, 1), (east, -1)):
        if ends is not None and columns.any():
            reach = int(np.flatnonzero(columns[::across])[0])
            lined[:, ::across][ends, :reach] = True
    for ends, across in ((north, 1), (south, -1)):
        if ends is not None and rows.any():
            reach = int(np.flatnonzero(rows[::across])[0])
            lined[::across][:reach, ends] = True
    return lined


def _both(one: Flags | None, other: Flags | None, size: int) -> Flags:
    if one is None or other is None:
        return np.zeros(size, np.bool_)
    slanting = np.ones((1, 5), np.uint8)
    wide = cv2.dilate(other.astype(np.uint8)[None], slanting)[0] > 0
    both: Flags = one & wide
    return both
