"""Lines that a page's end cuts, printed on two pages: a spreadsheet that breaks a page in the middle of a
merged cell draws its text on both, and shows of it what lies on each: on one of them half at the most."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from models.document import Document, Page, Word

CUT = 0.6
"""Font sizes of a word's height below which a part of it is cut off."""
NEAR = 2.0
"""Points between the left edges of a word on both pages."""
APART = 4
"""Pages between both parts, at the most: where columns are cut off too, theirs stand between."""


def without_cut_lines(document: Document) -> Document:
    """The document without the smaller part of such lines; what is cut and not printed again stays."""
    pages = list(document.pages)
    for place, page in enumerate(pages):
        # In a scan, what is low may be a dash.
        own = [w for w in page.words if w.box.height < CUT * w.style.size and w.confidence == 1]
        if not own:
            continue
        foot, heads = _foot(own), list(_heads(own))
        before, after = pages[max(place - APART, 0) : place], pages[place + 1 : place + 1 + APART]
        cut = {word for other in after for word in _printed_again([foot], other)}
        cut |= {word for other in before for word in _printed_again(heads, other)}
        if cut:
            pages[place] = without_copies(page, cut)
    whole = tuple(pages)
    return document if whole == document.pages else replace(document, pages=whole)


def without_copies(page: Page, copies: Collection[Word]) -> Page:
    """The page without words that are printed elsewhere, too: they are kept with those that nobody sees."""
    words = tuple(word for word in page.words if word not in copies)
    hidden = (replace(word, index=-1) for word in page.words if word in copies)
    return replace(page, words=words, hidden=(*page.hidden, *hidden))


def copy_of(word: Word, words: Iterable[Word], right: float, down: float, near: float) -> Word | None:
    """The word among others that prints one again, so many points further right and down."""
    x, y = word.box.x0 + right, word.box.top + down
    alike = (other for other in words if other.text == word.text)
    return next((w for w in alike if abs(w.box.x0 - x) < near and abs(w.box.top - y) < near), None)


def _foot(cut: Sequence[Word]) -> list[Word]:
    """The line of the lowest of a page's cut words."""
    foot = max(word.box.bottom for word in cut)
    return [word for word in cut if word.box.bottom > foot - 1]


def _heads(cut: Sequence[Word]) -> Iterator[list[Word]]:
    """The lines of the highest of a page's cut words, at the top of its cells."""
    top = min(word.box.bottom for word in cut)
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
