"""Headings that stand upright over narrow columns, up or down the page: turned, set in one column, and read.

T
i       Tesseract reads a page's level lines; of an upright "Timescale" it makes "=" and "jo", or nothing.
m
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np

from ingest.scans.leftovers import ROOM, in_one_column, placed
from ingest.scans.pictures import Grey
from ingest.scans.setting import SetWord
from ingest.scans.tesseract import BLOCK, Seen, turned_by, words_of
from models.document import Box

INK = 180
UP, DOWN = 90, 270
"""As in `models.document.Word.turned`: the turn clockwise that sets a word upright, up or down the page."""
READ, LETTERS = 0.6, 3
"""The confidence and letters of a level word that is no piece of an upright one."""
SURE = 0.75
"""The confidence of an upright word at least."""
SPACE, DOT = 0.4, 0.2
"""Usual heights: the room between words, and between an "i" and its dot, at most."""
TALL, THIN = 2.0, (0.5, 1.7)
"""How many usual heights an upright line is high at least, and how many it is wide."""
MOST = 40
"""Pieces: a page with more holds a photograph."""


@dataclass(frozen=True, slots=True)
class Upright:
    """A word that stands upright, and the quarter turn, clockwise, that lays it down."""

    word: Seen
    turned: int


def read_upright(seen: Sequence[Seen], text: Grey) -> list[Upright]:
    """The upright words of a page's picture, each line's in order."""
    if not seen:
        return []
    usual = median(word.box.height for word in seen)
    pieces = _pieces(seen, text, usual)
    tall = [box for box in pieces if box.height >= TALL * usual]
    if not 0 < len(tall) <= MOST:
        return []
    found = _read(tall, text, (UP, DOWN), LETTERS)
    # A short one, "ID", is told by those that it stands beside.
    beside = [box for box in pieces if box not in tall and any(_is_level(box, line) for line in found)]
    if 0 < len(beside) <= MOST:
        found += _read(beside, text, sorted({line[0].turned for line in found}), LETTERS - 1)
    # Lines of one heading stand beside each other, the first on the left where they run up.
    found.sort(key=lambda line: line[0].word.box.x0 if line[0].turned == UP else -line[0].word.box.x0)
    return [each for line in found for each in line]


def _read(pieces: Sequence[Box], text: Grey, turns: Sequence[int], letters: int) -> list[list[Upright]]:
    """The lines among pieces that are read well one way or the other, with so many letters at least."""
    ways = [(turn, _lines(pieces, text, turn)) for turn in turns]
    found = []
    for place in range(len(pieces)):
        turn, words = max(
            ((turn, lines.get(place, [])) for turn, lines in ways), key=lambda way: _letters(way[1])
        )
        if _letters(words) >= letters:
            found.append([Upright(word, turn) for word in words])
    return found


def _is_level(box: Box, line: Sequence[Upright]) -> bool:
    first = line[0].word.box
    ends = (first.top, line[-1].word.box.top, first.bottom, line[-1].word.box.bottom)
    return min(ends) <= box.centre[1] <= max(ends)


def without_pieces(seen: Iterable[Seen], upright: Sequence[Upright]) -> list[Seen]:
    """The words, without what was read from pieces of upright ones."""
    boxes = [each.word.box for each in upright]
    return [word for word in seen if not any(box.holds(word.box.centre) for box in boxes)]


def set_upright(upright: Iterable[Upright], words: Sequence[SetWord]) -> list[SetWord]:
    """Upright words in the size of most of their page's."""
    size = median([word.size for word in words] or [1.0])
    return [
        SetWord(
            each.word.text, each.word.box, each.word.confidence, size, each.word.box.bottom, 0.0, each.turned
        )
        for each in upright
    ]


def _pieces(seen: Sequence[Seen], text: Grey, usual: float) -> list[Box]:
    """The ink of no word that is read well, as wide as a line is high."""
    ink = (text < INK).astype(np.uint8)
    for word in seen:
        if word.confidence >= READ and len(word.text) >= LETTERS:
            box = word.box
            ink[int(box.top) : int(box.bottom) + 1, int(box.x0) : int(box.x1) + 1] = 0
    down, across = (max(3, round(share * usual)) for share in (SPACE, DOT))
    _, _, stats, _ = cv2.connectedComponentsWithStats(cv2.dilate(ink, np.ones((down, across), np.uint8)))
    least, most = (share * usual for share in THIN)
    return [
        Box(x + across // 2, y + down // 2, x + w - across // 2, y + h - down // 2)
        for x, y, w, h, _ in stats[1:].tolist()
        if least <= w - across <= most and h - down >= usual
    ]


def _lines(pieces: Sequence[Box], text: Grey, turn: int) -> dict[int, list[Seen]]:
    """Place of a piece → its words in order, as they are read after a turn, where they stand on the page."""
    cuts = [text[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)] for box in pieces]
    column, tops = in_one_column([turned_by(cut, turn) for cut in cuts])
    lines: dict[int, list[Seen]] = {}
    for place, word in placed(words_of(column, BLOCK), tops):
        if word.confidence >= SURE and any(map(str.isalnum, word.text)):
            across, down = ROOM, tops[place]
            own = word.box
            own = Box(own.x0 - across, own.top - down, own.x1 - across, own.bottom - down)
            box = _laid_back(own, pieces[place], turn)
            lines.setdefault(place, []).append(replace(word, box=box))
    return lines


def _laid_back(box: Box, piece: Box, turn: int) -> Box:
    """Where a box in a turned piece stands on the page."""
    if turn == UP:
        return Box(piece.x0 + box.top, piece.bottom - box.x1, piece.x0 + box.bottom, piece.bottom - box.x0)
    return Box(piece.x1 - box.bottom, piece.top + box.x0, piece.x1 - box.top, piece.top + box.x1)


def _letters(words: Iterable[Seen]) -> int:
    return sum(map(str.isalpha, "".join(word.text for word in words)))
