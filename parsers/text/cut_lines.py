"""Lines that a page's end cuts, printed again in full on the next page: a spreadsheet that breaks a page in
the middle of a merged cell draws its text on both, and shows of it what lies on each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from models.document import Document, Page, Word

CUT = 0.6
"""Font sizes of a word's height below which a part of it is cut off."""
NEAR = 2.0
"""Points between the left edges of a word on both pages."""


def without_cut_lines(document: Document) -> Document:
    """The document without the part of such lines that stands before the page end; what is cut and not
    printed again stays."""
    pairs = list(pairwise(document.pages))
    cut = [set(_printed_again(page, below)) for page, below in pairs]
    if not any(cut):
        return document
    pages = (
        replace(
            page,
            words=tuple(word for word in page.words if word not in own),
            hidden=(*page.hidden, *(replace(word, index=-1) for word in page.words if word in own)),
        )
        for page, own in zip(document.pages, [*cut, set()], strict=True)
    )
    return replace(document, pages=tuple(pages))


def _printed_again(page: Page, below: Page) -> Iterator[Word]:
    """The words at a page's foot of which the upper part is seen, and which the next page has at the same x.
    In a scan, what is low may be a dash."""
    cut = [w for w in page.words if w.box.height < CUT * w.style.size and w.confidence == 1]
    if not cut or not below.words:
        return
    foot = max(word.box.bottom for word in cut)
    last = [word for word in cut if word.box.bottom > foot - 1]
    places = {(word.text, round(word.box.x0 / NEAR) + step) for word in below.words for step in (-1, 0, 1)}
    again = [word for word in last if (word.text, round(word.box.x0 / NEAR)) in places]
    if len(again) == len(last):
        yield from again
