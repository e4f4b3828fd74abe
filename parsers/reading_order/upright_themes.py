"""Themes that stand upright at one side of the rows of a table without upright rules, or in a coloured block
of their own → lines across it, above the first of these rows.

 L | Hold an away day    Leader     May          Leadership
 e | Agree a compact     Chief      June    →    Hold an away day    Leader     May
 a | with partners       Executive               Agree a compact     Chief      June
---+------------------------------------         ------------------------------------
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from models.document import Box, Document, Page, Word, bounds, spaced, words_of
from parsers.fields.deadline import is_deadline
from parsers.fields.reference import is_reference, split_reference
from parsers.fields.status import read_rag, read_status
from parsers.grids.ruled_grids import tables_on
from parsers.grids.rules import NEAR, merge_rules
from parsers.headers.upright_headings import upright_texts
from parsers.reading_order.beside import rearranged, untagged, with_room
from parsers.text.lines import words_to_lines
from parsers.vocabulary.sections import asks

FEWEST = 2
"""Such texts in a document: one alone may be a note in the margin."""
FEWEST_LINES = 2
"""Lines beside each, at least."""
WIDEST = 6.0
"""Font sizes that the cell of such a text is wide, at most."""
LONGEST = 7
"""Words of a theme in a block of its own."""
NARROW = 0.25
"""The share of the page's width that such a block has, at most."""
TALL = 4.0
"""Font sizes that it is high, at least."""
MOST_FILLS = 60
"""Shades of a page with such blocks, at most."""
BESIDE = 30.0
"""Points of white between a text and the rows at its right, at most."""
SPACE = 0.3
"""Font sizes from word to word of a theme that is laid down."""
ROOM = 3.5
"""Font sizes of room for its line, which stands at the foot of it: no second line of the header above."""


@dataclass(frozen=True, slots=True)
class _Theme:
    """An upright text, the y at which its rows begin, and the x at which these do."""

    words: tuple[Word, ...]
    top: float
    left: float

    @property
    def size(self) -> float:
        return self.words[0].style.size


def with_upright_themes(
    document: Document, tagged: Callable[[Document], Collection[Word]] = lambda _: ()
) -> Document:
    """The document with such texts laid down, if enough, but in `tagged` tables; what is below moves."""
    found = {page.number: list(_themes(page)) for page in document.pages}
    of = untagged(found, document, tagged)
    if sum(map(len, of.values())) < FEWEST:
        return document
    return rearranged(document, of, _laid_down)


def _themes(page: Page) -> Iterator[_Theme]:
    """The texts of a page, upright or in blocks, that stand left or right of all rows beside them, in cells
    that rules or a shade bound, and in no table by upright rules."""
    flat = [word for word in page.words if not word.turned]
    held = set(words_of(tables_on(page)))
    for cell, own in (*_upright(page), *_shaded(page)):
        if held.intersection(own):
            continue
        box = bounds([word.box for word in own])
        beside = [word for word in flat if cell.top < word.box.centre[1] < cell.bottom and word not in own]
        left = min((word.box.x0 for word in beside), default=0.0)
        right = max((word.box.x1 for word in beside), default=page.width)
        area = Box(left, cell.top, right, cell.bottom)
        if own[0].turned and any(word.turned and area.holds(word.box.centre) for word in page.words):
            continue  # the headings of a table, upright; not the council's name in the margin
        ends = (box.x0, box.x1) if own[0].turned else (cell.x0, cell.x1)
        near = ends[1] < left < ends[1] + BESIDE or right < ends[0] < right + BESIDE
        if near and len(words_to_lines(beside)) >= FEWEST_LINES:
            yield _Theme(tuple(own), cell.top, left)


def _upright(page: Page) -> Iterator[tuple[Box, list[Word]]]:
    """The upright texts of a page, each with its cell; two may stand close above each other."""
    for text in upright_texts(page.words):
        of: dict[Box, list[Word]] = {}
        for word in text.words:
            if cell := _cell_of(word, page):
                of.setdefault(cell, []).append(word)
        yield from of.items()


def _shaded(page: Page) -> Iterator[tuple[Box, list[Word]]]:
    """The short texts of a page that stand alone in coloured blocks, narrow ones, as high as several lines:
    themes in a block of their own beside their rows. What has a number or asks is a recommendation."""
    fills = [fill for fill in page.fills if not fill.is_white]
    for fill in fills if len(fills) <= MOST_FILLS else ():
        if fill.box.width > NARROW * page.width:
            continue
        own = [word for word in page.words if fill.box.holds(word.box.centre)]
        text = spaced(own)
        short = 0 < len(own) <= LONGEST and not any(word.turned for word in own)
        if not short or is_reference(text) or split_reference(text)[0] or asks(text) or is_deadline(text):
            continue
        if read_rag(text) or read_status(text):
            continue
        # The cells of a row that is shaded cell by cell are as high as each other.
        cells = sum(
            abs(each.box.top - fill.box.top) + abs(each.box.bottom - fill.box.bottom) < 1 for each in fills
        )
        if cells == 1 and fill.box.height > TALL * own[0].style.size:
            yield fill.box, own


def _cell_of(word: Word, page: Page) -> Box | None:
    """The shade behind an upright word, or what level rules above and below it leave free."""
    x, y = word.box.centre
    shades = [fill.box for fill in page.fills if fill.box.holds(word.box.centre)]
    narrow = [box for box in shades if box.width < WIDEST * word.style.size]
    if narrow:
        return min(narrow, key=lambda box: box.height)
    levels = [rule.at for rule in merge_rules(page.rules) if rule.horizontal and rule.start < x < rule.end]
    above, below = ([at for at in levels if (at < y) == is_above] for is_above in (True, False))
    if not above or not below:
        return None
    return Box(0.0, max(above), page.width, min(below))


def _laid_down(page: Page, themes: Sequence[_Theme]) -> Page:
    """The page with its themes on lines of their own, right above their rows."""
    room = [(theme.top - NEAR, ROOM * theme.size) for theme in themes]
    own: dict[Word, Word] = {}
    for theme in themes:
        top = theme.top - NEAR + sum(more for y, more in room if y < theme.top - NEAR)
        x = theme.left
        for word in theme.words:
            width = word.box.height if word.turned else word.box.width
            box = Box(x, top + (ROOM - 1.5) * theme.size, x + width, top + (ROOM - 0.5) * theme.size)
            own[word] = replace(word, box=box, turned=0.0, style=replace(word.style, bold=True))
            x += width + SPACE * theme.size
    return with_room(page, room, own)
