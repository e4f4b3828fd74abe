"""A page's picture with marks on it: words shaded, things framed, labels where they hide the least."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image, ImageChops, ImageDraw, ImageFont

from ingest.pictures.marks import Kind, Mark, Sheet
from models.document import Box

WHITE = (255, 255, 255)
SIGNS = str.maketrans({"–": "-", "—": "-", "•": "*", "£": "GBP ", "→": ">"})
"""Signs that the built-in font lacks."""

RGB = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Look:
    """How a kind of mark is drawn: its frame (`width` in pixels), the shade of its words, its line in the
    legend."""

    legend: str
    colour: RGB
    shade: RGB = WHITE
    width: int = 0
    letters: int = 0


LOOKS = {
    Kind.RECOMMENDATION: Look("recommendation", (120, 60, 170), (232, 220, 246), 2, 12),
    Kind.ACTION: Look("action", (0, 90, 200), (212, 230, 252), 2, 12),
    Kind.REVIEW: Look("record that needs a look", (225, 0, 90), WHITE, 4, 12),
    Kind.FIELD: Look("date, owner or other value", (20, 130, 70), (214, 242, 222), 1, 11),
    Kind.ITEM: Look("list mark", (0, 90, 200), WHITE, 1),
    Kind.HEADING: Look("heading", (150, 130, 0), (255, 250, 205)),
    Kind.FURNITURE: Look("running header or footer", (130, 130, 130), (235, 235, 235)),
    Kind.PROSE: Look("prose around the plan", (150, 110, 70), (246, 234, 220)),
    Kind.ISSUE: Look("an issue is about it: see below", (200, 60, 0), (255, 190, 150)),
    Kind.CELL: Look("cell as read", (0, 150, 160), WHITE, 1),
    Kind.COLUMN: Look("", (0, 120, 130), WHITE, 0, 11),
    Kind.OTHER: Look("table not read", (150, 110, 70), WHITE, 1, 11),
    Kind.RULE: Look("line printed on the page", (255, 150, 0), WHITE, 1),
}


class Canvas:
    """A page's picture on which marks are drawn; boxes come in points and go in pixels."""

    def __init__(self, image: Image.Image, scale: float) -> None:
        self.image = image
        self.scale = scale
        self.taken: list[Box] = []

    def shade(self, marks: Sequence[Mark]) -> None:
        """Colours words as a highlighter does: the letters stay black."""
        pen = Image.new("RGB", self.image.size, WHITE)
        draw = ImageDraw.Draw(pen)
        for mark in marks:
            draw.rectangle(self._pixels(mark.box, 1), fill=LOOKS[mark.kind].shade)
        self.image = ImageChops.multiply(self.image, pen)

    def outline(self, marks: Sequence[Mark]) -> None:
        """Frames cells within their rules and records around their words."""
        draw = ImageDraw.Draw(self.image)
        for mark in marks:
            look = LOOKS[mark.kind]
            if mark.kind is Kind.RULE:
                draw.line(self._pixels(mark.box), fill=look.colour, width=2)
            elif mark.kind is Kind.ITEM:
                x0, top, x1, bottom = self._pixels(mark.box, 2)
                spare = max(0, (bottom - top - max(x1 - x0, 12)) / 2)
                draw.ellipse((x0, top + spare, x1, bottom - spare), outline=look.colour, width=2)
            elif look.width:
                grown = -2 if mark.kind in (Kind.CELL, Kind.OTHER) else 1 + look.width
                x0, top, x1, bottom = self._pixels(mark.box, grown)
                draw.rectangle((x0, top, x1, bottom + max(0, grown)), outline=look.colour, width=look.width)

    def label(self, sheet: Sheet) -> None:
        """Writes each label where it hides the least: above its frame, beside it or below it."""
        draw = ImageDraw.Draw(self.image)
        words = [Box(*self._pixels(word.box)) for word in sheet.page.words]
        labelled = [mark for mark in sheet.outlines if mark.label]
        for mark in sorted(labelled, key=lambda mark: -LOOKS[mark.kind].letters):
            look = LOOKS[mark.kind]
            font, text = font_of(look.letters), plain(mark.label)
            x0, top, x1, bottom = font.getbbox(text)
            around = Box(*self._pixels(mark.box))
            place = self._place(mark.kind, around, (x1 - x0 + 4, bottom - top + 3), words)
            self.taken.append(place)
            ink, ground = (WHITE, look.colour) if mark.kind is Kind.REVIEW else (look.colour, WHITE)
            draw.rectangle((place.x0, place.top, place.x1, place.bottom), fill=ground)
            draw.text((place.x0 + 2 - x0, place.top + 1 - top), text, fill=ink, font=font)

    def _place(self, kind: Kind, around: Box, size: tuple[float, float], words: Sequence[Box]) -> Box:
        """Of the places about a frame the one that hides the least; the last ones only where it is much less.

        A column's label stays above the column.
        """
        width, height = size
        left, right = around.x0 - 2, around.x1 - width
        above, below = around.top - height - 3, around.bottom + 3
        if kind is Kind.COLUMN:
            corners = [(around.x0, above - level * (height + 1)) for level in range(3)]
        else:
            corners = [(left, above), (right, above), (around.x1 + 5, around.top)]
            corners += [(_end_of_text(around, words) + 6, around.bottom - height), (left, below)]
            corners += [(right, below), (left - width - 3, around.top)]
        places = [self._kept_inside(x, y, width, height) for x, y in corners]
        costs = [self._hidden(place, words) + 30 * number for number, place in enumerate(places)]
        return places[costs.index(min(costs))]

    def _kept_inside(self, x: float, y: float, width: float, height: float) -> Box:
        x = max(0.0, min(x, self.image.width - width))
        y = max(0.0, min(y, self.image.height - height))
        return Box(x, y, x + width, y + height)

    def _hidden(self, place: Box, words: Sequence[Box]) -> float:
        """How much a label would hide: words, and worse, other labels."""
        return sum(_overlap(place, word) for word in words) + 4 * sum(
            _overlap(place, other) for other in self.taken
        )

    def _pixels(self, box: Box, grown: float = 0) -> tuple[float, float, float, float]:
        """A box in pixels, `grown` of them larger on each side."""
        x0, top, x1, bottom = (value * self.scale for value in (box.x0, box.top, box.x1, box.bottom))
        x0, top = x0 - grown, top - grown
        return x0, top, max(x0, x1 + grown), max(top, bottom + grown)


def _end_of_text(around: Box, words: Sequence[Box]) -> float:
    """Where the last line in a frame ends."""
    inside = [word for word in words if around.holds(word.centre)]
    last = max((word.centre[1] for word in inside), default=around.bottom)
    return max((word.x1 for word in inside if word.bottom > last), default=around.x1)


def _overlap(one: Box, other: Box) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width * height if width > 0 and height > 0 else 0.0


def plain(text: str) -> str:
    """Text in the signs that the built-in font has: accents go, what is left over becomes "?"."""
    kept = "".join(
        sign
        if sign in "·“”‘’…"
        else unicodedata.normalize("NFKD", sign).encode("ascii", "ignore").decode() or "?"
        for sign in text.translate(SIGNS)
        if not unicodedata.combining(sign)
    )
    return " ".join(kept.split())


def font_of(size: int) -> Any:
    return ImageFont.load_default(size)
