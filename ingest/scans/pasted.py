"""Pictures of text on a page of text: a table that was pasted into a letter as a screenshot.

The table below was agreed in March.        the page's own words
+-----+----------------+----------+
| R1  | Publish a plan | May 2024 |         a picture: read by Tesseract, the rest of the page is not
+-----+----------------+----------+
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from ingest.pdf.unseen import WHOLE
from ingest.scans.pictures import Grey, page_to_picture
from models.document import Box, Page

LEAST = 0.12
"""The share of its page that a picture of a table fills at least; a logo fills less."""
OVER = 3
"""Words of the page's own upon a picture from which that is a background."""
BRIGHT, PAPER = 0.85, 0.6
"""How light paper is at least, in the light of the lightest; and the share of a picture that is paper: of a
photograph less is."""
INK, LETTERS = 0.6, (0.015, 0.3)
"""How light letters are at most, and the share of a picture that they are: of a drawing there is less."""
GREYS = 0.2
"""The share of a picture that is neither paper nor ink, at most: the edges of its letters are."""
DPI = 100
SAME = 2.0
"""Points by which a page's size as it is read and as it is drawn may differ."""


def may_hold_text(page: Page) -> bool:
    """Whether it takes a look at a page to tell whether text stands in its pictures."""
    return bool(page.words) and not page.turned and LEAST <= page.image_share < WHOLE


def pictures_of_text(page: Page, source: Any) -> list[Box]:
    """The pictures on a page that look like text, in points; `source` is pypdfium2's page."""
    from pypdfium2 import raw

    width, height = source.get_size()
    if max(abs(width - page.width), abs(height - page.height)) > SAME or source.get_rotation():
        return []
    seen, scale = page_to_picture(source, DPI)
    found = []
    for item in source.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = item.get_bounds()
        box = Box(max(0.0, left), max(0.0, height - top), min(width, right), min(height, height - bottom))
        if box.width * box.height >= LEAST * width * height and not _bears_text(page, box):
            x0, y0, x1, y1 = (round(side * scale) for side in (box.x0, box.top, box.x1, box.bottom))
            if _looks_like_text(seen[y0:y1, x0:x1]):
                found.append(box)
    return found


def _bears_text(page: Page, box: Box) -> bool:
    return sum(box.holds(word.box.centre) for word in page.words) >= OVER


def _looks_like_text(picture: Grey) -> bool:
    """Whether a picture is mostly paper, with a little that is black."""
    if not picture.size:
        return False
    tone = picture / max(1.0, float(np.percentile(picture, 90)))
    paper, ink = float((tone > BRIGHT).mean()), float((tone < INK).mean())
    return paper >= PAPER and LETTERS[0] <= ink <= LETTERS[1] and 1 - paper - ink <= GREYS


def with_pasted(page: Page, read: Page, boxes: Sequence[Box]) -> Page:
    """The page with what was read in its pictures; `read` is the whole page as a picture."""
    if round(read.turned / 90) % 4:
        return page
    words = [word for word in read.words if _is_in(word.box.centre, boxes)]
    rules = [
        rule for rule in read.rules if _is_in(_middle(rule.horizontal, rule.at, rule.start, rule.end), boxes)
    ]
    fills = [fill for fill in read.fills if _is_in(fill.box.centre, boxes)]
    return replace(
        page, words=(*page.words, *words), rules=(*page.rules, *rules), fills=(*page.fills, *fills)
    )


def _is_in(point: tuple[float, float], boxes: Iterable[Box]) -> bool:
    return any(box.holds(point) for box in boxes)


def _middle(horizontal: bool, at: float, start: float, end: float) -> tuple[float, float]:
    middle = (start + end) / 2
    return (middle, at) if horizontal else (at, middle)
