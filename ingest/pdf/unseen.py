"""Which characters of a page nobody sees: drawn invisible, white on white, or under a picture.

What lies unseen over or under a picture of the whole page is the words of a scan, and text that is unseen
nearly everywhere is shown in another way (as shapes): both are left to speak for the page.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from pdfminer.layout import LTChar, LTCurve, LTImage
from pdfminer.pdftypes import resolve1

from ingest.pdf import page_objects
from ingest.pdf.clipping import Area

WHOLE = 0.7
"""From this share of the page up, pictures are the page."""
MOST = 0.5
"""The share of a page's letters that may be unseen."""
INVISIBLE = frozenset({page_objects.INVISIBLE, 7})
"""The modes of drawing text that leave no mark on the page; the second one clips."""
OUTLINED = frozenset({1, 2, 5, 6})
WHITE = 0.99
FULL = 250
"""The level of a mask (0-255) from which on nothing shows through."""


def mark_unseen(page: Any, drawn: Sequence[Any], image_share: float) -> None:
    """Gives each character of a pdfplumber page that nobody sees the key `unseen`; `drawn`: what it draws."""
    if image_share >= WHOLE:
        return
    unseen = _unseen_characters(drawn, _may_be_shaded(page))
    if unseen and len(unseen) <= MOST * len(page.chars):
        for place in unseen:
            page.chars[place]["unseen"] = True


class _Drawn:
    """What may hide a character or show it, by its place in the order in which the page draws."""

    def __init__(self, items: Sequence[Any], pictures: Sequence[tuple[int, LTImage]]) -> None:
        self.pictures = [(place, item.bbox) for place, item in pictures]
        self.covers = [(place, _Cover(item)) for place, item in pictures if not item.imagemask]
        fills = ((n, item) for n, item in enumerate(items) if isinstance(item, LTCurve) and item.fill)
        coloured = ((place, item) for place, item in fills if not _is_white(item.non_stroking_color))
        self.grounds = [*self.pictures, *((place, item.bbox) for place, item in coloured)]


class _Cover:
    """A picture that may hide what is under it: one with a mask does where the mask is full."""

    def __init__(self, picture: LTImage) -> None:
        self.area: Area = picture.bbox
        self.picture = picture

    def hides(self, char: LTChar) -> bool:
        if not _covers(self.area, char) or self._stream.get("Mask"):
            return False
        if not self._stream.get("SMask"):
            return True
        mask, (x0, y0, x1, y1) = self._mask, self.area
        if mask is None or x1 <= x0 or y1 <= y0:
            return False
        width, height, levels = mask
        across = ((char.x0 + char.x1) / 2 - x0) / (x1 - x0)
        down = (y1 - (char.y0 + char.y1) / 2) / (y1 - y0)
        column = min(int(across * width), width - 1)
        # A picture may be drawn head down: the mask is full both ways.
        rows = (min(int(share * height), height - 1) for share in (down, 1 - down))
        return all(levels[row * width + column] >= FULL for row in rows)

    @property
    def _stream(self) -> Any:
        return self.picture.stream

    @cached_property
    def _mask(self) -> tuple[int, int, bytes] | None:
        """The width, the height and the levels (0-255) of the mask; None where it is packed otherwise."""
        mask = resolve1(self._stream.get("SMask"))
        width, height, bits = (resolve1(mask.get(key)) for key in ("Width", "Height", "BitsPerComponent"))
        if not isinstance(width, int) or not isinstance(height, int) or bits != 8:
            return None
        levels = mask.get_data()
        return (width, height, levels) if 0 < len(levels) == width * height else None


def _unseen_characters(items: Sequence[Any], shaded: bool) -> set[int]:
    """Which of the characters are unseen; on a page that may be `shaded`, white may show."""
    chars = [(place, item) for place, item in enumerate(items) if isinstance(item, LTChar)]
    pictures = [(place, item) for place, item in enumerate(items) if isinstance(item, LTImage)]
    if not pictures and not any(map(_may_be_unseen, {_way(char) for _, char in chars})):
        return set()
    drawn = _Drawn(items, pictures)
    return {n for n, (place, char) in enumerate(chars) if _is_unseen(char, place, drawn, shaded)}


def _way(char: LTChar) -> tuple[int, Any]:
    """How a character is drawn: the mode, and the colour."""
    colour = char.graphicstate.ncolor
    return getattr(char, "render_mode", 0), tuple(colour) if isinstance(colour, list) else colour


def _may_be_unseen(way: tuple[int, Any]) -> bool:
    mode, colour = way
    return mode in INVISIBLE or _is_white(colour)


def _is_unseen(char: LTChar, place: int, drawn: _Drawn, shaded: bool) -> bool:
    mode, colour = _way(char)
    if mode in INVISIBLE:
        return not any(_covers(area, char) for _, area in drawn.pictures)
    if any(at > place and cover.hides(char) for at, cover in drawn.covers):
        return True
    if shaded or mode in OUTLINED or not _is_white(colour):
        return False
    return not any(at < place and _covers(area, char) for at, area in drawn.grounds)


def _covers(area: Area, char: LTChar) -> bool:
    x, y = (char.x0 + char.x1) / 2, (char.y0 + char.y1) / 2
    return area[0] <= x <= area[2] and area[1] <= y <= area[3]


def _is_white(colour: Any) -> bool:
    """White in grey or red, green and blue; in four inks, none."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    if not all(isinstance(part, int | float) for part in parts):
        return False
    return all(part <= 1 - WHITE for part in parts) if len(parts) == 4 else min(parts) >= WHITE


def _may_be_shaded(page: Any) -> bool:
    """Whether the page names shadings, which no one tells where they are drawn."""
    resources = page.page_obj.resources
    return bool(isinstance(resources, dict) and resources.get("Shading"))
