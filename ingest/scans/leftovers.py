"""Ink that Tesseract passed over, the lone "1." or "R3" of a narrow column: set in one column, it is read.

A page's sparse text is found by its words' neighbours; a number alone in its cell has none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import Grey
from ingest.scans.tesseract import BLOCK, Seen, words_of
from models.document import Box

ROOM = 24
"""Pixels of white around each piece."""
LOWEST, HIGHEST = 0.5, 2.2
"""A number's height, as shares of the usual word's."""
LONGEST = 12.0
"""What is longer than this many usual heights is no lone number."""
SURE = 0.4
"""What is read with less confidence is a remainder of a picture."""
MOST = 150
"""Pieces: a page with more holds a photograph."""


def with_leftovers(seen: Sequence[Seen], text: Grey) -> list[Seen]:
    """The words of a page, and those that were passed over."""
    pieces = _pieces(seen, text) if seen else []
    return [*seen, *_read(pieces, text)] if 0 < len(pieces) <= MOST else list(seen)


def _pieces(seen: Sequence[Seen], text: Grey) -> list[Box]:
    """The boxes of ink that stands in no word, as high as a word."""
    usual = median(word.box.height for word in seen)
    ink = (text < 128).astype(np.uint8)
    for word in seen:
        box = word.box
        ink[max(0, int(box.top) - 3) : int(box.bottom) + 4, max(0, int(box.x0) - 3) : int(box.x1) + 4] = 0
    reach = np.ones((1, max(3, round(0.6 * usual))), np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(ink, reach))
    return list(_like_words(stats[1:].astype(np.int32), usual, reach.shape[1] // 2))


def _like_words(stats: NDArray[np.int32], usual: float, grown: int) -> Iterator[Box]:
    for x, y, w, h, _ in stats.tolist():
        if LOWEST * usual <= h <= HIGHEST * usual and w - 2 * grown <= LONGEST * usual:
            yield Box(x + grown, y, x + w - grown, y + h)


def _read(pieces: Sequence[Box], text: Grey) -> Iterator[Seen]:
    """The pieces under each other in one picture, read, and put back in their places."""
    tops = np.cumsum([ROOM, *(int(box.height) + 2 * ROOM for box in pieces)])
    column = np.full((int(tops[-1]) + ROOM, int(max(box.width for box in pieces)) + 2 * ROOM), 255, np.uint8)
    for box, top in zip(pieces, tops[:-1], strict=True):
        own = text[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)]
        column[top : top + own.shape[0], ROOM : ROOM + own.shape[1]] = own
    for word in words_of(column, BLOCK):
        place = int(np.searchsorted(tops, word.box.centre[1] + ROOM / 2)) - 1
        if word.confidence >= SURE and 0 <= place < len(pieces):
            dx, dy = pieces[place].x0 - ROOM, pieces[place].top - int(tops[place])
            box = Box(word.box.x0 + dx, word.box.top + dy, word.box.x1 + dx, word.box.bottom + dy)
            yield Seen(word.text, box, word.confidence, (-1, place))
