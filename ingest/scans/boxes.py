"""Words' boxes as Tesseract gives them → as far as their ink reaches; and the stops that it passed over.

Its boxes cut a tail or take a speck in; sizes and baselines, which tell lines and headings, come from them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import Grey
from ingest.scans.tesseract import Seen
from models.document import Box

INK = 180
HIGHEST, AS_HIGH = 1.7, 1.1
"""Usual heights, and heights of its word: a higher piece of ink is letters of two lines that touch, or a
picture."""
LEAST = 0.01
"""Of the usual height squared: a smaller piece is a speck."""
SMALL, BEHIND = 0.3, 0.8
"""Usual heights: a stop's width and height at most, and how far off its letter it stands: typewriters' do."""
SLIM = 0.5
"""Of its height: no digit but a "1" is narrower."""
DOUBLED = re.compile(r"41|1[lI|]|[lI|]1|^[rl|][lI|]$")
"""What one "1" is read as."""
STOPPED = re.compile(r"[A-Za-z]{2,}\.")
"""A word whose stop may be a comma."""
TAIL = 0.12
"""Usual heights: a colon's lower dot is no further off the foot of the letters, the tail of a semicolon or a
comma is."""
RAISED = 0.25
"""Usual heights: where its foot comes out white, a colon's lower dot ends above that of the letters."""
COMMA = (0.2, 0.4)
"""Usual heights of a comma, with its tail."""
FAR = 0.5
"""Usual heights by which ink may reach beyond a box."""


@dataclass(frozen=True, slots=True)
class _Ink:
    """The pieces of ink of a page: their boxes (x, y, width, height), and the place of the word of each."""

    boxes: NDArray[np.int32]
    owners: NDArray[np.int32]


def tightened(seen: Sequence[Seen], text: Grey) -> list[Seen]:
    """The words with the boxes of the ink whose middle lies in them, numbers with their stops."""
    if not seen:
        return []
    usual = median(word.box.height for word in seen)
    ink = _ink(seen, text, usual)
    return [_tightened(word, place, ink, usual) for place, word in enumerate(seen)]


def _ink(seen: Sequence[Seen], text: Grey, usual: float) -> _Ink:
    _, _, stats, centres = cv2.connectedComponentsWithStats((text < INK).astype(np.uint8))
    owners = np.full(text.shape, -1, np.int32)
    for reach in (1, 0):  # a stop that was passed over stands behind its word
        for place, word in enumerate(seen):
            box, behind = word.box, reach * round(usual * BEHIND)
            bottom = int(box.bottom) + 1 + reach * round(SMALL * usual)
            owners[int(box.top) : bottom, int(box.x0) : int(box.x1) + 1 + behind] = place
    x, y = centres.astype(int).T
    own = owners[y, x]
    heights = np.array([*(word.box.height for word in seen), 0.0])  # the last of what is in no word
    # A title's letters may be as high as two lines of the text.
    highest = np.maximum(HIGHEST * usual, AS_HIGH * heights[own])
    fits = (stats[:, 3] <= highest) & (stats[:, 4] >= LEAST * usual**2)
    fits[0] = False
    return _Ink(stats[fits][:, :4].astype(np.int32), own[fits])


def _tightened(word: Seen, place: int, ink: _Ink, usual: float) -> Seen:
    own = ink.boxes[ink.owners == place]
    own = own[np.argsort(own[:, 0])]
    text = _without_doubled(word.text, own)
    if len(own) and text.isdigit() and len(text) <= 3:
        text, own = _with_stops(text, own, usual)
    elif text[-1:].isalnum() or STOPPED.fullmatch(text):
        own, behind = _parted(own, usual)
        stop = _stop(behind, own, usual, len(text) == 1) if len(own) else ""
        text = text.removesuffix(".") + (stop or "." * text.endswith("."))
    if not len(own):
        return word
    low, high = own[:, :2].min(axis=0).tolist(), (own[:, :2] + own[:, 2:]).max(axis=0).tolist()
    box = _ink_box(word.box, low, high, FAR * usual)
    return replace(word, text=text, box=box or word.box)


def _without_doubled(text: str, own: NDArray[np.int32]) -> str:
    """A word with a "1" whose one stroke was read as two signs, "41.1" is "1.1", "H1l" is "H1"; and one
    letter that was read as two, "oo" is "o"."""
    if len(own) != len(text) - 1:
        return text
    if len(text) == 2 and text[0].lower() == text[1].lower():
        return text[1]
    for match in DOUBLED.finditer(text):
        _, _, width, height = own[match.start()].tolist()
        if width < SLIM * height:
            return text[: match.start()] + "1" + text[match.end() :]
    return text


def _with_stops(text: str, own: NDArray[np.int32], usual: float) -> tuple[str, NDArray[np.int32]]:
    """A number with the stops among its digits that were passed over: "11" is "1.1", "13" is "13."; and with
    the "1" that alone in its cell is read as "4"."""
    foot = own[:, 1] + own[:, 3]
    stops = (own[:, 2:].max(axis=1) <= SMALL * usual) & (np.abs(foot - np.median(foot)) <= SMALL * usual / 2)
    if (~stops).sum() != len(text) or stops[0]:
        return text, own[~stops] if (~stops).any() else own
    digits = iter(text)
    signs = ["." if stop else next(digits) for stop in stops]
    slim = own[:, 2] < SLIM * own[:, 3]
    ones = ["1" if sign.isdigit() and thin else sign for sign, thin in zip(signs, slim, strict=True)]
    return "".join(ones), own


def _parted(own: NDArray[np.int32], usual: float) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The letters of a word, and the dots and commas behind them."""
    small = (own[:, 2] <= SMALL * usual) & (own[:, 3] <= COMMA[1] * usual)
    if small.all():
        return own, own[:0]
    end = int((own[~small][:, 0] + own[~small][:, 2]).max())
    behind = small & (own[:, 0] >= end - 1)
    return own[~behind], own[behind]


def _stop(dots: NDArray[np.int32], letters: NDArray[np.int32], usual: float, alone: bool) -> str:
    """What the dots behind a word are: a colon, semicolon or comma; behind a lone letter a stop."""
    large = letters[letters[:, 3] > SMALL * usual]
    if not len(large) or not 0 < len(dots) <= 2:
        return ""
    foot = float(np.median(large[:, 1] + large[:, 3]))
    above, below = dots[dots[:, 1].argsort()][[0, -1]].tolist()
    off = below[1] + below[3] - foot
    if len(dots) == 1:
        return _lone_stop(off / usual, below[3] / usual, alone)
    if abs(above[0] - below[0]) > TAIL * usual or foot - above[1] < SMALL * usual:
        return ""
    return ":" if -RAISED * usual <= off <= TAIL * usual else ";" if 0 < off <= SMALL * usual else ""


def _lone_stop(off: float, height: float, alone: bool) -> str:
    """What one dot behind a word is, by how far below the letters' foot its own is."""
    if abs(off) <= TAIL:
        return "." if alone else ""
    begins_above = 0 < off < height
    return "," if begins_above and COMMA[0] <= height <= COMMA[1] else ""


def _ink_box(box: Box, low: list[int], high: list[int], reach: float) -> Box | None:
    """The box of a word's ink; none where that is much more than the word, or less."""
    found = Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    moves = (box.x0 - found.x0, found.x1 - box.x1, box.top - found.top, found.bottom - box.bottom)
    return None if max(moves) > reach or found.width < 0.5 * box.width else found
