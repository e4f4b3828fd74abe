"""Words' boxes as Tesseract gives them → as far as their ink reaches.

Its boxes cut a tail or take a speck in; sizes and baselines, which tell lines and headings, come from them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

import cv2
import numpy as np

from ingest.scans.pictures import Grey
from ingest.scans.tesseract import Seen
from models.document import Box

INK = 140
HIGHEST = 1.7
"""Usual heights: a higher piece of ink is letters of two lines that touch, or a picture."""
LEAST = 0.02
"""Of the usual height squared: a smaller piece is a speck."""
FAR = 0.5
"""Usual heights by which ink may reach beyond a box."""


def tightened(seen: Sequence[Seen], text: Grey) -> list[Seen]:
    """The words with the boxes of the ink whose middle lies in them."""
    if not seen:
        return []
    usual = median(word.box.height for word in seen)
    _, _, stats, centres = cv2.connectedComponentsWithStats((text < INK).astype(np.uint8))
    fits = (stats[:, 3] <= HIGHEST * usual) & (stats[:, 4] >= LEAST * usual**2)
    fits[0] = False
    owners = np.full(text.shape, -1, np.int32)
    for place, word in enumerate(seen):
        box = word.box
        owners[int(box.top) : int(box.bottom) + 1, int(box.x0) : int(box.x1) + 1] = place
    x, y = centres[fits].astype(int).T
    own = owners[y, x]
    boxes = stats[fits][:, :4].astype(np.int32)
    edges = np.column_stack([boxes[:, :2], boxes[:, :2] + boxes[:, 2:]])[own >= 0]
    least = np.full((len(seen), 2), np.iinfo(np.int32).max, np.int32)
    most = np.full((len(seen), 2), -1, np.int32)
    np.minimum.at(least, own[own >= 0], edges[:, :2])
    np.maximum.at(most, own[own >= 0], edges[:, 2:])
    reach = FAR * usual
    return [
        replace(word, box=_ink_box(word.box, low, high, reach) or word.box)
        for word, low, high in zip(seen, least.tolist(), most.tolist(), strict=True)
    ]


def _ink_box(box: Box, low: list[int], high: list[int], reach: float) -> Box | None:
    """The box of a word's ink; none where it has none, or much more than the word."""
    if high[0] < 0:
        return None
    found = Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    moves = (box.x0 - found.x0, found.x1 - box.x1, box.top - found.top, found.bottom - box.bottom)
    if max(moves) > reach or found.width < 0.5 * box.width:
        return None
    return found
