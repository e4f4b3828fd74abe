"""Black on white → the rules of a page, and the picture without them.

A rule is ink that runs straight for longer than any stroke of a letter, and thin. What is left of a broken or
dashed one is joined where the pieces lie on one line (`merge_rules` does the rest).
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import POINT, Grey

INK = 190
"""Darker than this is a rule: a hair line loses most of its black in a copier."""
TONES = (30, 225)
"""What is no lighter is black in the text that is read, what is no darker is white."""
LEVEL = round(18 * POINT)
"""Longer than the bar of a T in a title: the shortest level rule."""
SHORT = 3 * LEVEL
"""A shorter level rule has no letters on either side: the arches of a bold "mmen" run on for as long."""
UPRIGHT = round(11 * POINT)
"""Longer than a letter of the text; a shorter one than LEVEL must touch a level rule: titles have stems."""
MUCH = 0.25
"""The share of a short rule's length along which ink may stick to it."""
THICK = round(3.2 * POINT)
DASH = (round(1.2 * POINT), round(2.2 * POINT), round(6 * POINT))
"""A dash's thickness, the gap to the next, and how long it is at most."""
NEAR = round(1.5 * POINT)
BROKEN = round(10 * POINT) | 1
"""A gap in a rule that is no wider is a fault of the copy."""
OVER = round(2.6 * POINT)
"""How far the white over a rule goes beyond its ends."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A rule in pixels, as `models.document.Rule` has it."""

    level: bool
    at: float
    start: float
    end: float
    thick: float


@dataclass(frozen=True, slots=True)
class Ruled:
    strokes: tuple[Stroke, ...]
    text: Grey
    """The page without its rules."""


def part_rules(ink: Grey) -> Ruled:
    """A page's rules, and the rest."""
    dark = (ink < INK).astype(np.uint8)
    levels = [Stroke(True, *each) for each in _level_strokes(dark, LEVEL, SHORT)]
    uprights = [Stroke(False, *each) for each in _level_strokes(np.ascontiguousarray(dark.T), UPRIGHT)]
    uprights = [
        one for one in uprights if one.end - one.start >= LEVEL or any(_touch(one, level) for level in levels)
    ]
    text = _contrast(ink)
    for stroke in levels:
        _paint(text, stroke)
    for stroke in uprights:
        _paint(text.T, stroke)
    return Ruled((*levels, *uprights), text)


def _contrast(ink: Grey) -> Grey:
    """Black blacker and the paper's grain gone, which Tesseract else takes for dashes."""
    black, white = TONES
    return np.clip((ink.astype(np.float32) - black) * 255 / (white - black), 0, 255).astype(np.uint8)


def _paint(text: Grey, stroke: Stroke) -> None:
    """White over a level stroke and the ragged ink along it, but not over letters that stand on it."""
    reach = stroke.thick / 2 + 2
    top, bottom = max(0, math.floor(stroke.at - reach)), math.ceil(stroke.at + reach) + 1
    text[top:bottom, max(0, int(stroke.start) - OVER) : int(stroke.end) + OVER] = 255


def _touch(upright: Stroke, level: Stroke) -> bool:
    return level.start - NEAR <= upright.at <= level.end + NEAR and any(
        abs(end - level.at) <= NEAR for end in (upright.start, upright.end)
    )


def _level_strokes(dark: Grey, shortest: int, short: int = 0) -> Iterator[tuple[float, float, float, float]]:
    """The level strokes of at least `shortest` pixels, as (at, start, end, thick); what is less than `short`
    has nothing on either side."""
    joined = dark | _dashes(dark)
    runs = cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8))
    grown = cv2.dilate(runs, np.ones((3, BROKEN), np.uint8))  # one rule, though it steps from row to row
    count, _, stats, centres = cv2.connectedComponentsWithStats(grown)
    for label in range(1, count):
        x, y, w, h, area = stats[label].tolist()
        if (
            area / w - 2 <= THICK
            and h <= THICK + 0.01 * w
            and _is_bare(dark, (x, y, w, h), w - BROKEN < short)
        ):
            x0, x1 = x + BROKEN // 2, x + w - BROKEN // 2
            yield float(centres[label][1]), float(x0), float(x1), area / w - 2


def _is_bare(dark: Grey, box: tuple[int, int, int, int], on_both: bool) -> bool:
    """Whether little ink sticks to a run, on one side or on both: the thick strokes of a picture or of huge
    letters do not end it."""
    x, y, w, h = box
    above = dark[max(0, y - 4) : max(0, y - 2), x : x + w]
    below = dark[y + h + 2 : y + h + 4, x : x + w]
    beside = [float(strip.mean()) for strip in (above, below) if strip.size]
    return (max if on_both else min)(beside, default=0.0) < (MUCH if on_both else 0.5)


def _dashes(dark: Grey) -> Grey:
    """Where short level dashes follow each other: the gaps between them filled."""
    thick, gap, longest = DASH
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark)
    flat = (stats[:, cv2.CC_STAT_HEIGHT] <= thick) & (stats[:, cv2.CC_STAT_WIDTH] > thick)
    flat &= stats[:, cv2.CC_STAT_WIDTH] <= longest
    flat[0] = False
    if flat.sum() < 8:
        return dark
    only: NDArray[np.uint8] = flat.astype(np.uint8)[labels]
    return cv2.morphologyEx(only, cv2.MORPH_CLOSE, np.ones((1, gap + 2), np.uint8)).astype(np.uint8)
