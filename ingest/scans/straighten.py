"""A picture of a page scanned sideways or crooked → the picture upright, and by how much it was turned."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from ingest.scans.pictures import Grey
from ingest.scans.tesseract import turned_by

COARSE, FINE, FINEST = 0.4, 0.1, 0.02
"""Degrees from one trial to the next."""
MOST = 4.0
"""Degrees: a page that lies more crooked than this was not scanned but photographed."""
TONES = (0.45, 0.9)
"""Of the paper's light: what is no lighter is black, what is no darker white."""
SMALL = 1700
"""Pixels of the longer side on which the angle is looked for: a letter is then some pixels high."""


def straightened(picture: Grey, quarter: int = 0) -> tuple[Grey, float]:
    """The picture upright, given its quarter turn in degrees, and those by which it was turned clockwise."""
    upright = turned_by(picture, quarter)
    crooked = skew(upright)
    return turned(upright, crooked), (quarter + crooked) % 360


def plain(picture: Grey) -> Grey:
    """The picture without the grain of its paper, its ink black: else little ink is read as grain."""
    even = cv2.medianBlur(picture, 3).astype(np.float32) / float(np.percentile(picture[::8, ::8], 90))
    black, white = TONES
    toned: Grey = (np.clip((even - black) / (white - black), 0, 1) * 255).astype(np.uint8)
    return toned


def turned(picture: Grey, degrees: float) -> Grey:
    """The picture turned clockwise about its middle, on a sheet of the same size."""
    if abs(degrees) < FINEST:
        return picture
    height, width = picture.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    paper = int(np.percentile(picture[::16, ::16], 90))
    moved = cv2.warpAffine(picture, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=paper)
    return moved.astype(np.uint8)


def skew(picture: Grey) -> float:
    """The degrees by which one turns the picture clockwise to set its lines level."""
    ink = _ink(picture)
    best = 0.0
    for reach, step in ((MOST, COARSE), (COARSE, FINE), (FINE, FINEST)):
        best = max(_around(best, reach, step), key=lambda degrees: _levelness(ink, degrees))
    return round(best, 3)


def _around(middle: float, reach: float, step: float) -> Iterable[float]:
    steps = round(reach / step)
    # The straightest first: where nothing tells, the page stays as it is.
    return sorted((middle + step * number for number in range(-steps, steps + 1)), key=abs)


def _ink(picture: Grey) -> Grey:
    scale = min(1.0, SMALL / max(picture.shape))
    small = cv2.resize(picture, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    paper = cv2.GaussianBlur(small, (0, 0), 12)
    ink = np.where(small < paper * 0.85, 255, 0).astype(np.uint8)
    edge = max(4, SMALL // 50)  # the scanner's own dark edge is no line of the page
    ink[:edge], ink[-edge:], ink[:, :edge], ink[:, -edge:] = 0, 0, 0, 0
    return ink


def _levelness(ink: Grey, degrees: float) -> float:
    """How sharply the rows of a picture change from ink to paper: most where its lines lie level."""
    height, width = ink.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    rows = cv2.warpAffine(ink, turn, (width, height)).sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(rows)).sum())
