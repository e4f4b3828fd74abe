"""Recommendations in coloured boxes, each beside what is done for it → the text of each box above that.

##########  What we will do     Who        By when        1
# 1      #  -------------------------------------         Agree a vision with residents
# Agree a#  Run a survey        Clerk      May       ->   What we will do     Who        By when
# vision #  Hold an evening     Mayor      June           -------------------------------------
##########                                                Run a survey        Clerk      May
##########  What we will do     Who        By when        ...
# 2      #  -------------------------------------

A box as high as the page is a panel (`side_panels`); themes in such boxes are `upright_themes`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace

from models.document import Box, Document, Fill, Page, Rule, Word, spaced
from parsers.fields.reference import is_reference, split_reference
from parsers.grids.ruled_grids import tables_on
from parsers.grids.rules import NEAR
from parsers.headers.line_headers import find_line_header
from parsers.reading_order.beside import with_room
from parsers.reading_order.sidebars import is_narrow
from parsers.text.lines import words_to_lines
from parsers.vocabulary.sections import asks

FEWEST = 2
"""Such boxes in a document, at least."""
LONG = 8
"""Words from which on a box may hold a recommendation without a number."""
FEWEST_LINES = 2
"""Lines beside a box, at least."""
ROOM = 6.0
"""Points between the text of a box and what stands beside it then."""
MOST_FILLS = 60
"""Shades of a page with such boxes, at most."""

_Side = tuple[Fill, tuple[Word, ...], float]
"""A box, its words, and the y at which what stands beside it begins."""


def with_side_boxes(document: Document, tagged: Callable[[Document], Collection[Word]]) -> Document:
    """The document with the words of such boxes above what stands beside them, which moves down, but for
    those in tables that are `tagged`; as it is without enough of them. `rejoined_columns.with_own_pages` puts
    words back to where they are printed."""
    of = {page.number: list(_sides(page)) for page in document.pages}
    if sum(map(len, of.values())) < FEWEST:
        return document
    held = frozenset(tagged(document))
    of = {number: [side for side in own if held.isdisjoint(side[1])] for number, own in of.items()}
    places = Counter((round(fill.box.x0), round(fill.box.x1)) for own in of.values() for fill, _, _ in own)
    kept = {
        number: [side for side in own if places[round(side[0].box.x0), round(side[0].box.x1)] >= FEWEST]
        for number, own in of.items()
    }
    texts = [spaced(words) for own in kept.values() for _, words, _ in own]
    if not texts or 2 * sum(map(_asks, texts)) < len(texts):
        return document
    return replace(document, pages=tuple(_above(page, kept[page.number]) for page in document.pages))


def _asks(text: str) -> bool:
    """Whether a box may hold a recommendation: one with a number, a sentence that asks, or a long text."""
    return bool(split_reference(text)[0]) or asks(text) or len(text.split()) >= LONG


def _sides(page: Page) -> Iterator[_Side]:
    """The boxes at the left of a page with lines beside each, and words in no table by rules."""
    fills = [fill for fill in page.fills if not fill.is_white]
    fills = [fill for fill in fills if is_narrow(page, fill.box)] if len(page.fills) <= MOST_FILLS else []
    sides = [side for fill in fills if (side := _side(fill, page))]
    if not sides:
        return
    # The number in a box may look like the first column of a table whose frame stands beside it.
    boxed = {word for _, words, _ in sides for word in words}
    rest = replace(page, words=tuple(word for word in page.words if word not in boxed))
    grids = tables_on(rest)
    for fill, words, top in sides:
        in_grid = any(grid.box.holds(word.box.centre) for grid in grids for word in words)
        if not in_grid and not _is_cell(fill, fills, rest.words) and not _is_ruled(fill.box, page.rules):
            yield fill, words, top


def _side(fill: Fill, page: Page) -> _Side | None:
    """A box with its words, where nothing but lines at its right stands level with it."""
    box = fill.box
    own = tuple(word for word in page.words if box.holds(word.box.centre))
    if not own or is_reference(spaced(own)) or any(word.turned for word in own):
        return None
    level = [word for word in page.words if box.top < word.box.centre[1] < box.bottom and word not in own]
    lines = words_to_lines(level)
    whole = all(box.x0 <= word.box.x0 and word.box.x1 <= box.x1 for word in own)
    right = all(word.box.x0 > box.x1 for word in level)
    if not whole or not right or len(lines) < FEWEST_LINES:
        return None
    return fill, own, min(box.top, lines[0].box.top)


def _is_cell(fill: Fill, fills: Sequence[Fill], words: Sequence[Word]) -> bool:
    """Whether a shade is that of a table's cell: others as high stand beside it, or a heading above it is one
    of a header's. `words`: those in no such shade."""
    box = fill.box
    if any(abs(f.box.top - box.top) + abs(f.box.bottom - box.bottom) < 1 and f != fill for f in fills):
        return True
    above = words_to_lines(word for word in words if word.box.bottom < box.top + NEAR)
    header = find_line_header(above)
    return header is not None and any(_is_over(segment, box) for segment in header.segments)


def _is_ruled(box: Box, rules: Sequence[Rule]) -> bool:
    """Whether a level rule runs along the head or the foot of a shade: that of a cell, merged beside rows."""
    return any(
        rule.horizontal
        and min(abs(rule.at - box.top), abs(rule.at - box.bottom)) <= NEAR
        and min(rule.end, box.x1) - max(rule.start, box.x0) > box.width / 2
        for rule in rules
    )


def _is_over(words: Sequence[Word], box: Box) -> bool:
    return box.x0 - NEAR <= words[0].box.x0 and words[-1].box.x1 <= box.x1 + NEAR


def _above(page: Page, sides: Sequence[_Side]) -> Page:
    """The page with the words of its boxes above what stands beside them."""
    if not sides:
        return page
    room: list[tuple[float, float]] = []
    own: dict[Word, Word] = {}
    for fill, words, top in sorted(sides, key=lambda side: side[2]):
        down = sum(more for _, more in room) + top - fill.box.top
        own |= {word: replace(word, box=_moved(word.box, down)) for word in words}
        room.append((top - 1, fill.box.height + ROOM))
    rest = tuple(fill for fill in page.fills if fill not in [side[0] for side in sides])
    return with_room(replace(page, fills=rest), room, own)


def _moved(box: Box, down: float) -> Box:
    return replace(box, top=box.top + down, bottom=box.bottom + down)
