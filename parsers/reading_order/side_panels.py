"""A coloured panel down the side of each page, with what is asked in it, beside a table of what is done → the
panel's words above all else on the page (drawn in `side_boxes`, whose boxes are lower).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.document import Box, Document, Page, Word
from parsers.reading_order.beside import with_room
from parsers.reading_order.sidebars import is_narrow

FEWEST = 2
"""Pages with such a panel, at least."""
HIGH = 0.85
"""The share of a page's height that it has, at least."""
EDGE = 0.06
"""The share of a page's width from its edge within which a panel begins or ends."""
ROOM = 2.0
"""Font sizes between its last line and what is below it then."""


def with_side_panels(document: Document) -> Document:
    """The document with such panels' words above all others, which move down; as it is without enough."""
    found = {page.number: words for page in document.pages if (words := _words_of_panel(page))}
    if len(found) < FEWEST:
        return document
    return replace(document, pages=tuple(_above(page, found.get(page.number, ())) for page in document.pages))


def _words_of_panel(page: Page) -> tuple[Word, ...]:
    """The words in a panel down the side of a page; none where one is on its edge, or none beside it."""
    for fill in page.fills:
        if not fill.is_white and _is_panel(fill.box, page):
            words = tuple(word for word in page.words if fill.box.holds(word.box.centre))
            whole = all(fill.box.x0 <= word.box.x0 and word.box.x1 <= fill.box.x1 for word in words)
            if 0 < len(words) < len(page.words) and whole and not any(word.turned for word in words):
                return words
    return ()


def _is_panel(box: Box, page: Page) -> bool:
    beside = box.x0 < EDGE * page.width or box.x1 > (1 - EDGE) * page.width
    return box.height > HIGH * page.height and is_narrow(page, box) and beside


def _above(page: Page, words: Sequence[Word]) -> Page:
    if not words:
        return page
    last = max(words, key=lambda word: word.box.bottom)
    return with_room(page, [(0.0, last.box.bottom + ROOM * last.style.size)], {word: word for word in words})
