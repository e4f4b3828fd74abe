"""Ink that Tesseract passed over, the lone "1." or "R3" of a narrow column: set in one column, it is read.

A page's sparse text is found by its words' neighbours; a number alone in its cell has none.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import Grey
from ingest.scans.tesseract import BLOCK, Seen, words_of
from models.document import Box

INK = 180
"""Darker than this is ink: the thin strokes of a digit come out grey, and it falls apart without them."""
BESIDE = 6
"""Pixels around a word in which ink is its own."""
OWN = 0.25
"""Usual heights: no other word is as near."""
SHAPE, TWIN = 16, 0.85
"""Pixels of a small picture of a piece's shape, and the share of them in which twins are the same."""
CRACK = 2
"""Pixels above and below which the parts of a broken letter stand."""
ROOM = 24
"""Pixels of white around each piece."""
LOWEST, HIGHEST = 0.5, 2.2
"""A number's height, as shares of the usual word's."""
LONGEST = 12.0
"""What is longer than this many usual heights is no lone number."""
SURE = 0.4
"""What is read with less confidence is a remainder of a picture."""
TICK, CERTAIN, WORD = 0.8, 0.8, 3
"""A letter read with less confidence that stands alone to the right of all text is a pen's tick, "J"; and the
confidence and letters of the words that tell where the text ends."""
TICKED, TALL = re.compile(r"[JVvYy/]{1,2}"), 1.3
"""What a tick is read as, and its height at least, in usual words'."""
DOTS, UNSURE = 0.35, 0.3
"""What is read with less confidence, and has no piece of ink as high as this share of the usual word, is what
is left of a dotted rule: "sheoee"."""
LABEL = re.compile(r"[a-z]?\d{1,2}[.)]?|[a-z][.)]")
"""What begins a list's item or stands alone in a table's cell."""
TOLD = "RAGYN"
"""Letters that are a table's last column: red, amber, green; yes, no."""
MOST = 150
"""Pieces: a page with more holds a photograph."""


def read_leftovers(seen: Sequence[Seen], text: Grey) -> tuple[list[Seen], list[Box]]:
    """What was passed over on a page, read; and the pieces of ink that no word was read from, those that look
    like each other, as bullets do and numbers do not."""
    pieces = _pieces(seen, text) if seen else []
    if not 0 < len(pieces) <= MOST:
        return [], []
    words = list(_read(pieces, text))
    read = {place for word in words if any(map(str.isalnum, word.text)) for place in word.line[1:]}
    unread = [piece for place, piece in enumerate(pieces) if place not in read]
    labels = list(_read_thrice(unread, text))
    known = {label.box for label in labels}
    return [*words, *labels], _twins([piece for piece in unread if piece not in known], text)


def without_ticks(seen: Sequence[Seen]) -> list[Seen]:
    """The words of a page, without what a pen left on it: in its right margin what is read as single letters,
    elsewhere what stands over its lines, "JV"."""
    text = [word.box for word in seen if len(word.text) >= WORD and word.confidence >= CERTAIN]
    end = max((box.x1 for box in text), default=float("inf"))
    usual = median([box.height for box in text] or [float("inf")])
    ticks = [word for word in seen if _is_drawn(word, usual)]
    drawn = ticks if any(len(word.text) > 1 for word in ticks) else []  # a "J" alone may be a smiling face
    return [word for word in seen if word not in drawn and not _is_tick(word, end)]


def without_dot_rows(seen: Sequence[Seen], text: Grey) -> list[Seen]:
    """The words of a page, without the rows of dots that were read as words."""
    usual = median(word.box.height for word in seen) if seen else 0.0
    return [word for word in seen if word.confidence >= UNSURE or _highest(word.box, text) >= DOTS * usual]


def _highest(box: Box, text: Grey) -> int:
    """How high the highest piece of ink in a box is, in pixels."""
    ink = (_cut(text, box) < INK).astype(np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(ink)
    return int(stats[1:, cv2.CC_STAT_HEIGHT].max(initial=0))


def _is_tick(word: Seen, end: float) -> bool:
    letter = len(word.text) == 1 and word.text.isalpha() and word.text not in TOLD
    return letter and word.confidence < TICK and word.box.x0 > end


def _is_drawn(word: Seen, usual: float) -> bool:
    ticked = bool(TICKED.fullmatch(word.text))
    return ticked and word.confidence < TICK and word.box.height > TALL * usual


def _twins(pieces: Sequence[Box], text: Grey) -> list[Box]:
    """The pieces that look like another one."""
    shapes = [
        cv2.resize(text[int(b.top) : int(b.bottom), int(b.x0) : int(b.x1)], (SHAPE, SHAPE)) < INK
        for b in pieces
    ]
    return [
        piece
        for place, (piece, shape) in enumerate(zip(pieces, shapes, strict=True))
        if any((shape == other).mean() >= TWIN for n, other in enumerate(shapes) if n != place)
    ]


def _pieces(seen: Sequence[Seen], text: Grey) -> list[Box]:
    """The boxes of ink that stands in no word, as high as a word."""
    usual = median(word.box.height for word in seen)
    ink = (text < INK).astype(np.uint8)
    for word in seen:
        box = word.box
        top, left = max(0, int(box.top) - BESIDE), max(0, int(box.x0) - BESIDE)
        ink[top : int(box.bottom) + BESIDE, left : int(box.x1) + BESIDE] = 0
    reach = max(3, round(0.6 * usual))
    _, _, stats, _ = cv2.connectedComponentsWithStats(
        cv2.dilate(ink, np.ones((1 + 2 * CRACK, reach), np.uint8))
    )
    pieces = _like_words(stats[1:].astype(np.int32), usual, reach // 2)
    return [piece for piece in pieces if not any(_belongs(piece, word.box, usual) for word in seen)]


def _belongs(piece: Box, word: Box, usual: float) -> bool:
    """Whether a piece is a word's own last or first letter, beyond its box."""
    apart = max(piece.x0 - word.x1, word.x0 - piece.x1)
    # A title's letters stand further apart than those of the text.
    return apart < OWN * max(usual, word.height) and word.top < piece.centre[1] < word.bottom


def _like_words(stats: NDArray[np.int32], usual: float, grown: int) -> Iterator[Box]:
    for x, y, w, h, _ in stats.tolist():
        if LOWEST * usual <= h - 2 * CRACK <= HIGHEST * usual and 0 < w - 2 * grown <= LONGEST * usual:
            yield Box(x + grown, y + CRACK, x + w - grown, y + h - CRACK)


def _read(pieces: Sequence[Box], text: Grey) -> Iterator[Seen]:
    """The pieces under each other in one picture, read, and put back in their places."""
    column, tops = in_one_column([_cut(text, box) for box in pieces])
    for place, word in placed(words_of(column, BLOCK), tops):
        dx, dy = pieces[place].x0 - ROOM, pieces[place].top - tops[place]
        box = Box(word.box.x0 + dx, word.box.top + dy, word.box.x1 + dx, word.box.bottom + dy)
        yield Seen(word.text, box, word.confidence, (-1, place))


def _read_thrice(pieces: Sequence[Box], text: Grey) -> Iterator[Seen]:
    """The numbers and letters of lists among pieces, each set three times in its line: a "1" alone is taken
    for a stroke, "111" is not."""
    room = np.full((1, ROOM // 2), 255, np.uint8)
    cuts = [_cut(text, box) for box in pieces]
    rows = [
        np.hstack([part for _ in range(3) for part in (cut, np.repeat(room, len(cut), 0))]) for cut in cuts
    ]
    column, tops = in_one_column(rows) if rows else (None, [])
    lines: dict[int, list[Seen]] = defaultdict(list)
    for place, word in placed(words_of(column, BLOCK) if column is not None else [], tops):
        lines[place].append(word)
    for place, words in lines.items():
        said = "".join(word.text for word in sorted(words, key=lambda one: one.box.x0))
        once = said[: len(said) // 3]
        if said.lower() == 3 * once.lower() and LABEL.fullmatch(once.lower()):
            yield Seen(once, pieces[place], min(word.confidence for word in words), (-2, place))


def _cut(text: Grey, box: Box) -> Grey:
    return text[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)]


def in_one_column(rows: Sequence[Grey]) -> tuple[Grey, list[int]]:
    """Pictures under each other in one, and their tops in it."""
    tops: list[int] = np.cumsum([ROOM, *(len(row) + 2 * ROOM for row in rows)]).tolist()
    column = np.full((tops[-1] + ROOM, max(row.shape[1] for row in rows) + 2 * ROOM), 255, np.uint8)
    for row, top in zip(rows, tops, strict=False):
        column[top : top + len(row), ROOM : ROOM + row.shape[1]] = row
    return column, tops[:-1]


def placed(words: Iterable[Seen], tops: Sequence[int]) -> Iterator[tuple[int, Seen]]:
    """Words of a column that are read well, each with the place of its row."""
    for word in words:
        place = int(np.searchsorted(tops, word.box.centre[1] + ROOM / 2)) - 1
        if word.confidence >= SURE and place >= 0:
            yield place, word
