"""A photograph of a sheet on a table → the sheet alone, as if it had lain on a scanner's glass.

 ______________                 ____________
|   table      |               |            |
|  /---------\\ |      ->       |   sheet    |
| /  sheet    \\|               |            |
|/_____________|               |____________|
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import Grey

Corners = NDArray[np.float32]
"""The four corners of a sheet, as shares of a picture's width and height: from the top left, clockwise."""

SMALL = 700
"""Pixels of the longer side of the picture in which the sheet is looked for."""
LEAST, MOST = 0.35, 0.95
"""The share of the picture that the sheet fills: one that fills more was scanned."""
FILLED = 0.97
"""The share of its four corners' area that a sheet fills at least: a white panel in a dark design may be
round."""
PAPER = (1.2, 1.65)
"""The longer side of paper in the shorter one: A4 has 1.41, and is seen from aslant."""
BRIGHT = 0.004
"""The share of what is around the sheet that is as bright, at most: there are no letters on the table."""
DARKER = 0.8
"""How bright the table is at most, in the brightness of the sheet."""
CLOSE = 0.02
"""The share of an outline's length within which its corners are told."""


def find_sheet(picture: Grey) -> Corners | None:
    """Where the sheet lies in a photograph; None where the picture is all sheet, or holds something else."""
    factor = SMALL / max(picture.shape)
    shrunk = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    small = cv2.GaussianBlur(shrunk, (5, 5), 0).astype(np.uint8)
    bright = cv2.threshold(small, 0, 255, cv2.THRESH_BINARY | cv2.THRESH_OTSU)[1].astype(np.uint8)
    outlines, _ = cv2.findContours(bright, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    largest = max(outlines, key=cv2.contourArea, default=None)
    if largest is None or not LEAST <= cv2.contourArea(largest) / small.size <= MOST:
        return None
    hull = cv2.convexHull(largest)
    found = cv2.approxPolyDP(hull, CLOSE * cv2.arcLength(hull, True), True)[:, 0].astype(np.float32)
    if len(found) != 4 or cv2.contourArea(largest) < FILLED * cv2.contourArea(found):
        return None
    corners = _clockwise(found)
    return _shares(corners, small) if _lies_apart(small, bright, corners) else None


def _shares(corners: Corners, picture: Grey) -> Corners:
    height, width = picture.shape
    return (corners / np.array([width, height], np.float32)).astype(np.float32)


def _lies_apart(small: Grey, bright: Grey, corners: Corners) -> bool:
    """Whether what four corners hold is a sheet of paper on something darker that bears no letters."""
    width, height = _sides(corners)
    if not PAPER[0] <= max(width, height) / max(1.0, min(width, height)) <= PAPER[1]:
        return False
    sheet = np.zeros_like(small)
    cv2.fillConvexPoly(sheet, np.round(corners).astype(np.int32), 1)
    around = cv2.dilate(sheet, np.ones((9, 9))) == 0
    if not around.any():
        return False
    dark = float(np.median(small[around])) < DARKER * float(np.median(small[sheet == 1]))
    return dark and float((bright[around] > 0).mean()) <= BRIGHT


def laid_flat(picture: Grey, corners: Corners) -> Grey:
    """The sheet alone, its corners at the corners of the picture; also from a smaller picture of the same."""
    size = np.array(picture.shape[::-1], np.float32)
    places = (corners * size).astype(np.float32)
    width, height = (round(side) for side in _sides(places))
    ends = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    turn = cv2.getPerspectiveTransform(places, ends)
    flat = cv2.warpPerspective(
        picture, turn, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return flat.astype(np.uint8)


def colours_laid_flat(image: Any, sheet: Sequence[tuple[float, float]]) -> Grey:
    """The sheet alone of a picture in red, green and blue, which are its last axis."""
    corners = np.array(sheet, np.float32)
    parts = np.moveaxis(np.asarray(image), 2, 0)
    return np.dstack([laid_flat(np.ascontiguousarray(part), corners) for part in parts]).astype(np.uint8)


def _clockwise(corners: Corners) -> Corners:
    """The corners from the top left on: its x and y are least together, the top right's differ most."""
    together, apart = corners.sum(axis=1), corners[:, 0] - corners[:, 1]
    order = [together.argmin(), apart.argmax(), together.argmax(), apart.argmin()]
    return corners[order]


def _sides(corners: Corners) -> tuple[float, float]:
    """The mean width and height of four corners."""
    first, second, third, fourth = corners
    width = np.linalg.norm(second - first) + np.linalg.norm(third - fourth)
    height = np.linalg.norm(fourth - first) + np.linalg.norm(third - second)
    return float(width) / 2, float(height) / 2
