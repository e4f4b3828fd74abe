"""The pages of a PDF that are pictures, read one beside the other."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Container, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from ingest.batches.progress import tell_page
from ingest.errors import Unreadable
from ingest.pdf.damage import pictures_are_damaged
from ingest.scans import tesseract
from ingest.scans.choice import is_legible, is_picture, may_be_picture
from ingest.scans.pasted import may_hold_text, pictures_of_text, with_pasted
from ingest.scans.pictures import page_to_colours, page_to_picture
from models.document import Box, Page

AT_ONCE = max(1, min(4, os.cpu_count() or 1))
"""Pages read side by side: Tesseract takes one core a page."""


def with_scans(
    pages: Sequence[Page], wanted: Container[int], content: bytes, password: str
) -> tuple[Page, ...]:
    """The pages, with those wanted that are pictures read from what they show.

    Raises Unreadable where there are such pages and Tesseract is not at hand.
    """
    doubtful = [
        page for page in pages if page.number in wanted and (may_be_picture(page) or may_hold_text(page))
    ]
    if not doubtful:
        return tuple(pages)
    with _opened(content, password) as source:
        chosen = [page for page in doubtful if may_be_picture(page) and _shows_picture(page, source)]
        if chosen and not tesseract.at_hand():
            _require_legible(chosen, len(pages))
            return tuple(pages)
        pasted = _pasted([page for page in doubtful if page not in chosen], source)
        mixed = [page for page in doubtful if page.number in pasted]
        read = {page.number: page for page in _read([*chosen, *mixed], source)}
    read |= {page.number: with_pasted(page, read[page.number], pasted[page.number]) for page in mixed}
    return _numbered([read.get(page.number, page) for page in pages]) if read else tuple(pages)


def _pasted(pages: Sequence[Page], source: Any) -> dict[int, list[Box]]:
    """Number of a page → where text stands in its pictures, of pages of which that can be read."""
    if not tesseract.at_hand():
        return {}
    found = {page.number: _pictures_of_text(page, source) for page in pages if may_hold_text(page)}
    return {number: boxes for number, boxes in found.items() if boxes}


def _pictures_of_text(page: Page, source: Any) -> list[Box]:
    import pypdfium2

    try:
        return pictures_of_text(page, source[page.number - 1])
    except (pypdfium2.PdfiumError, IndexError):  # nobody can show this page: it stays as it was read
        return []


@contextmanager
def _opened(content: bytes, password: str) -> Iterator[Any]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content, password=password or None)
    except pypdfium2.PdfiumError:
        document = None
    try:
        yield document or ()
    finally:
        if document:
            document.close()


def _shows_picture(page: Page, source: Any) -> bool:
    import pypdfium2

    try:
        return is_picture(page, source[page.number - 1])
    except (pypdfium2.PdfiumError, IndexError):  # nobody can show this page: it stays as it was read
        return False


def _require_legible(chosen: Sequence[Page], count: int) -> None:
    unread = [page.number for page in chosen if not is_legible(page)]
    if unread:
        where = "every page" if len(unread) == count else f"page {unread[0]}"
        raise Unreadable(tesseract.MISSING.format(where=where))


def _read(chosen: Sequence[Page], source: Any) -> list[Page]:
    """pdfium draws one page at a time, while those drawn before are being read."""
    from ingest.scans.scanner import Scanned, scan_page, scans_to_pages  # loads OpenCV

    scans: list[Scanned] = []
    damaged: set[int] = set()
    running: deque[Future[Scanned]] = deque()

    def finish() -> None:
        scans.append(running.popleft().result())
        tell_page(len(scans), len(chosen))

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for page in chosen:
            if len(running) > AT_ONCE:
                finish()
            shown = source[page.number - 1]
            if page.damaged or pictures_are_damaged(shown):
                damaged.add(page.number)
            drawn = (*page_to_picture(shown), page_to_colours(shown))
            running.append(pool.submit(scan_page, page.number, *drawn))
        while running:
            finish()
    return [replace(page, damaged=page.number in damaged) for page in scans_to_pages(scans)]


def _numbered(pages: Sequence[Page]) -> tuple[Page, ...]:
    """The pages with their words counted anew."""
    numbered, index = [], 0
    for page in pages:
        words = []
        for word in page.words:
            words.append(word if word.drawn else replace(word, index=index))
            index += not word.drawn
        numbered.append(replace(page, words=tuple(words)))
    return tuple(numbered)
