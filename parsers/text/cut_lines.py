"""Lines that a page's end cuts, printed on two pages: a spreadsheet that breaks a page in the middle of a
merged cell draws its text on both, and shows of it what lies on each: on one of them half at the most."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from models.document import Document, Page, Word

CUT = 0.6
"""Font sizes of a word's height below which a part of it is cut off."""
NEAR = 2.0
"""Points between the left edges of a word on both pages."""
APART = 4
"""Pages between both parts, at the most: where columns are cut off too, theirs stand between."""


def without_cut_lines(document: Document) -> Document:
    """The document without the part of such lines of which less is seen; what is cut and not printed again
    stays."""
    if not any(_is_cut(word) for word in document.words):
        return document
    pages = list(document.pages)
    for place, page in enumerate(pages):
        after = pages[place + 1 : place + 1 + APART]
        before = pages[max(place - APART, 0) : place][::-1]
        cut = {word for other in after for word in _printed_again(_foot(page), other)}
        cut |= {word for other in before for word in _printed_again(_heads(page), other)}
        if cut:
            pages[place] = _without(page, cut)
    whole = tuple(pages)
    return document if whole == document.pages else replace(document, pages=whole)


def _without(page: Page, cut: set[Word]) -> Page:
    words = tuple(word for word in page.words if word not in cut)
    hidden = (replace(word, index=-1) for word in page.words if word in cut)
    return replace(page, words=words, hidden=(*page.hidden, *hidden))


def _is_cut(word: Word) -> bool:
    """In a scan, what is low may be a dash."""
    return word.box.height < CUT * word.style.size and word.confidence == 1


def _foot(page: Page) -> list[list[Word]]:
    """The cut words at a page's foot, as one line."""
    cut = [word for word in page.words if _is_cut(word)]
    foot = max((word.box.bottom for word in cut), default=0.0)
    return [[word for word in cut if word.box.bottom > foot - 1]] if cut else []


def _heads(page: Page) -> Iterator[list[Word]]:
    """The cut lines at the top of a page's cells, right below a rule or the header of its table."""
    cut = [word for word in page.words if _is_cut(word)]
    top = min((word.box.bottom for word in cut), default=0.0)
    lines: dict[int, list[Word]] = {}
    for word in cut:
        if word.box.top < top + word.style.size:
            lines.setdefault(round(word.box.bottom), []).append(word)
    yield from lines.values()


def _printed_again(lines: Iterable[Sequence[Word]], page: Page) -> Iterator[Word]:
    """The words of the lines that another page has at the same x, word for word."""
    steps = (-1, 0, 1)
    places = {(word.text, round(word.box.x0 / NEAR) + step) for word in page.words for step in steps}
    for line in lines:
        if all((word.text, round(word.box.x0 / NEAR)) in places for word in line):
            yield from line
