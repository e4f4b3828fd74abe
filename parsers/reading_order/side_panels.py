"""A coloured panel down the side of each page, with what is asked in it, beside a table of what is done → the
panel's words above all else on the page (drawn in `side_boxes`, whose boxes are lower).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from models.document import Box, Document, Page, Word
from parsers.reading_order.beside import rearranged, with_room
from parsers.reading_order.sidebars import NARROWEST
from parsers.text.furniture import in_margin

FEWEST = 2
"""Pages with such a panel, at least."""
HIGH = 0.85
"""The share of a page's height that it has, at least."""
WIDEST = 0.55
"""The share of its width, at most: the left page of a spread, of two that were set as one."""
EDGE = 0.06
"""The share of a page's width from its edge within which a panel begins or ends."""
ROOM = 2.0
"""Font sizes between its last line and what is below it then."""


def with_side_panels(document: Document) -> Document:
    """The document with such panels' words above all others, which move down; as it is without enough."""
    panels = {page.number: panel for page in document.pages if (panel := _panel_of(page))}
    if len(panels) < FEWEST:
        return document
    # A footer that lies over the panel says the same on each page.
    edges = (word for page in document.pages for word in page.words if in_margin(page, word.box))
    running = {mark for mark, count in Counter(map(_mark, edges)).items() if count >= len(panels)}
    found = {
        page.number: _words_in(panel, [word for word in page.words if _mark(word) not in running])
        for page in document.pages
        if (panel := panels.get(page.number))
    }
    if sum(map(bool, found.values())) < FEWEST:
        return document
    return rearranged(document, found, _above)


def _mark(word: Word) -> tuple[str, int, int]:
    """What a word says, and where on its page."""
    return word.text, round(word.box.x0), round(word.box.top)


def _panel_of(page: Page) -> Box | None:
    return next((fill.box for fill in page.fills if not fill.is_white and _is_panel(fill.box, page)), None)


def _words_in(panel: Box, words: Sequence[Word]) -> tuple[Word, ...]:
    """Those of the words that are in a panel; none where one is on its edge, or none beside it."""
    own = tuple(word for word in words if panel.holds(word.box.centre))
    whole = all(panel.x0 <= word.box.x0 and word.box.x1 <= panel.x1 for word in own)
    return own if whole and len(own) < len(words) and not any(word.turned for word in own) else ()


def _is_panel(box: Box, page: Page) -> bool:
    beside = box.x0 < EDGE * page.width or box.x1 > (1 - EDGE) * page.width
    wide = NARROWEST < box.width / page.width < WIDEST
    return box.height > HIGH * page.height and wide and beside


def _above(page: Page, words: Sequence[Word]) -> Page:
    last = max(words, key=lambda word: word.box.bottom)
    # What is left in the panel, a footer, is no text beside the table.
    bare = replace(page, fills=tuple(fill for fill in page.fills if not _is_panel(fill.box, page)))
    return with_room(bare, [(0.0, last.box.bottom + ROOM * last.style.size)], {word: word for word in words})
