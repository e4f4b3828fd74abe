"""What pdfplumber finds on a page → the same on the page as it is read: turned upright, cut to what is shown.

pdfplumber counts from the corner of the MediaBox after `/Rotate`, in the page's own unit, and takes letters
that stand on their heads for upright. Here each letter's own direction counts, and the page is turned as most
letters want it: a landscape table whose lines run up a portrait page, a page that was scanned crooked. What
stands otherwise (a label up a table's side, a watermark) is read in its own direction and keeps its place.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median
from typing import Any

from models.document import Box, turn_box, turn_point

Item = dict[str, Any]
"""A character or a shape as pdfplumber has it."""
Insets = tuple[float, float, float, float]
"""How much of a page's left, top, right and bottom edge is not shown."""
Move = Callable[[float, float], tuple[float, float]]

SLANT = 10.0
"""Letters no further than this many degrees from a quarter turn are crooked; the others are set aslant."""
LEVEL = 0.2
"""Below this many degrees, no line of a page is off by more than a part of its height."""
STRAIGHT = 0.5
"""Points by which the corners of a rectangle that was turned upright may miss each other."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that follow each other and stand alike, in a frame of their own in which they are upright.

    `turned` is that of the words in them; `x`, `y` the middle of the page, about which the frame is turned.
    """

    chars: list[Item]
    turned: float = 0.0
    x: float = 0.0
    y: float = 0.0

    def on_page(self, box: Box) -> Box:
        """A box of the run's own frame on the page as read."""
        turned = turn_box(box, -self.turned) if self.turned else box
        return Box(turned.x0 + self.x, turned.top + self.y, turned.x1 + self.x, turned.bottom + self.y)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page's characters and shapes in the frame of `models.document.Page`; so are its size and turn."""

    width: float
    height: float
    turned: float
    runs: tuple[Run, ...]
    lines: Sequence[Item]
    rects: Sequence[Item]
    curves: Sequence[Item]

    def shows(self, box: Box) -> bool:
        """Whether the middle of a word is on the page, or its beginning where a line runs off the right edge,
        as "09/06" of "09/06/2026": what the crop box cuts off otherwise, nobody sees."""
        middle, down = box.centre
        begun = min(middle, box.x0 + box.bottom - box.top)  # a letter is no wider than it is high
        return Box(0, 0, self.width, self.height).holds((begun, down))


def sheet_of(page: Any) -> Sheet:
    """A pdfplumber page as it is read. Most pages are so already: their characters are not touched."""
    order_media_box(page)
    insets = _insets(page)
    unit = float(page.page_obj.attrs.get("UserUnit") or 1)
    upright = all(char["matrix"][1] == 0 < char["matrix"][0] for char in page.chars)
    if upright and unit == 1 and not any((*insets, *page.bbox[:2])):
        rects, curves = _told_apart(page.rects, page.curves)
        return Sheet(page.width, page.height, 0.0, (Run(page.chars),), page.lines, rects, curves)
    return _turned_sheet(page, insets, unit, 0.0 if upright else _main_angle(page.chars))


def _turned_sheet(page: Any, insets: Insets, unit: float, turned: float) -> Sheet:
    left, top, right, bottom = insets
    width, height = (page.width - left - right) * unit, (page.height - top - bottom) * unit
    x, y = page.bbox[0] + left + width / unit / 2, page.bbox[1] + top + height / unit / 2
    if round(turned / 90) % 2:
        width, height = height, width

    def centred(px: float, py: float) -> tuple[float, float]:
        return (px - x) * unit, (py - y) * unit

    def move(px: float, py: float) -> tuple[float, float]:
        rx, ry = turn_point(*centred(px, py), turned)
        return rx + width / 2, ry + height / 2

    rects, curves = _told_apart(
        [_moved(rect, move) for rect in page.rects], [_moved(curve, move) for curve in page.curves]
    )
    return Sheet(
        width,
        height,
        turned % 360,
        tuple(_runs(page.chars, centred, unit, turned, (width / 2, height / 2))),
        [_moved(line, move) for line in page.lines],
        rects,
        curves,
    )


def _told_apart(rects: Sequence[Item], curves: Sequence[Item]) -> tuple[list[Item], list[Item]]:
    """The rectangles, those among the curves too, and the other curves: a path of four corners that is filled
    but not closed is a rectangle, as a browser draws the dashes of a border."""
    boxes: list[Item] = []
    others: list[Item] = []
    for curve in curves:
        (boxes if _is_rectangle(curve) else others).append(curve)
    return [*rects, *boxes], others


def order_media_box(page: Any) -> None:
    """Any two opposite corners make a box, but pdfminer takes the first for the lower left one."""
    x0, y0, x1, y1 = page.page_obj.mediabox
    page.page_obj.mediabox = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _insets(page: Any) -> Insets:
    """What the crop box cuts off the page as it is shown; nothing where it would leave nothing."""
    x0, y0, x1, y1 = page.page_obj.mediabox
    cx0, cy0, cx1, cy1 = page.page_obj.cropbox
    insets = [
        max(0.0, inset)
        for inset in (min(cx0, cx1) - x0, y1 - max(cy0, cy1), x1 - max(cx0, cx1), min(cy0, cy1) - y0)
    ]
    if insets[0] + insets[2] >= x1 - x0 or insets[1] + insets[3] >= y1 - y0:
        return (0.0, 0.0, 0.0, 0.0)
    # A quarter turn clockwise brings the bottom edge to the left, the left edge to the top.
    quarters = page.page_obj.rotate // 90 % 4
    left, top, right, bottom = (insets[(place - quarters) % 4] for place in range(4))
    return left, top, right, bottom


def _angle(char: Item) -> float:
    """The degrees by which one turns the page clockwise to read a character."""
    return math.degrees(math.atan2(char["matrix"][1], char["matrix"][0])) % 360


def _main_angle(chars: Sequence[Item]) -> float:
    """The quarter turn that most letters need, and how crooked they stand: 90.0, 1.3, 358.9."""
    angles = [_angle(char) for char in chars if not char["text"].isspace()]
    quarters = Counter(quarter for angle in angles if (quarter := _quarter(angle)) is not None)
    if not quarters:
        return 0.0
    main = max(quarters, key=lambda quarter: (quarters[quarter], quarter == 0))
    crooked = median(_difference(angle, main) for angle in angles if _quarter(angle) == main)
    return main + (crooked if abs(crooked) > LEVEL else 0.0)


def _quarter(angle: float) -> float | None:
    nearest = round(angle / 90) * 90.0 % 360
    return nearest if abs(_difference(angle, nearest)) <= SLANT else None


def _difference(angle: float, other: float) -> float:
    """From -180 to 180 degrees."""
    return (angle - other + 180) % 360 - 180


def _runs(
    chars: Sequence[Item], centred: Move, unit: float, turned: float, middle: tuple[float, float]
) -> Iterator[Run]:
    def apart(char: Item) -> float:
        """By how much a character stands otherwise than the page: quarter turns, or the slant's degrees."""
        angle = (_angle(char) - turned) % 360
        quarter = _quarter(angle)
        return float(round(angle)) if quarter is None else quarter

    for angle, group in groupby(chars, key=apart):
        yield Run([_upright(char, centred, unit, turned + angle) for char in group], angle, *middle)


def _upright(char: Item, centred: Move, unit: float, degrees: float) -> Item:
    """A character turned clockwise about the page's middle; its box then has its true width and height."""
    a, b = char["matrix"][:2]
    along = math.hypot(a, b) or 1.0
    cos, sin = abs(a) / along, abs(b) / along
    spread, rise = char["x1"] - char["x0"], char["bottom"] - char["top"]
    width = abs(char["adv"]) * along
    # The box around a slanted letter is wider and higher than the letter: spread = width·cos + height·sin.
    height = (rise - width * sin) / cos if cos > sin else (spread - width * cos) / sin
    centre = centred((char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2)
    x, y = turn_point(*centre, degrees)
    width, height = width * unit, height * unit
    place = {"x0": x - width / 2, "x1": x + width / 2, "top": y - height / 2, "bottom": y + height / 2}
    return {**char, **place, "size": height, "upright": True}


def _moved(shape: Item, move: Move) -> Item:
    points = [move(*point) for point in shape["pts"]]
    xs, ys = zip(*points, strict=True)
    return {**shape, "pts": points, "x0": min(xs), "top": min(ys), "x1": max(xs), "bottom": max(ys)}


def _is_rectangle(shape: Item) -> bool:
    """Whether a shape's sides are level and upright: pdfminer takes a crooked rectangle for a curve."""
    points = list(dict.fromkeys(shape["pts"]))
    steps = [(abs(bx - ax), abs(by - ay)) for (ax, ay), (bx, by) in pairwise([*points, *points[:1]])]
    level = [across > down for across, down in steps]
    return level in ([True, False] * 2, [False, True] * 2) and all(min(step) <= STRAIGHT for step in steps)
