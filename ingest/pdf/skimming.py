"""PDF → its pages at first sight, with pypdfium2: text in lines, at a small part of what reading costs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from ctypes import byref, c_int, create_string_buffer
from math import pi
from statistics import mode
from typing import Any

from ingest.pdf.lost_letters import TOLD_BY_CODE
from ingest.pdf.unseen import WHOLE
from models.skim import SkimmedLine, SkimmedPage

FEW = 25
"""Words: only a page with no more is looked at for a picture that fills it."""
SAMPLES = 9
"""Letters that tell how a page is turned."""
LETTER = re.compile(r"[^\W_]|\S$")
LONGEST_NAME = 128


def skim(content: bytes, password: str = "") -> tuple[SkimmedPage, ...]:
    """All pages of the PDF; none where pdfium cannot show them."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content, password=password or None)
    except pypdfium2.PdfiumError:
        return ()
    try:
        return tuple(_page(document, number) for number in range(len(document)))
    except pypdfium2.PdfiumError:
        return ()
    finally:
        document.close()


def _page(document: Any, place: int) -> SkimmedPage:
    page = document[place]
    text = page.get_textpage()
    try:
        width, height = page.get_size()
        words = text.get_text_range()
        turn = _turn(text, len(words))
        if (turn + page.get_rotation() // 90) % 2:
            width, height = height, width
        lines = sorted(_lines(text, words, height, turn), key=lambda line: line.top)
        found = SkimmedPage(place + 1, width, height, tuple(lines))
        return found if found.words > FEW else _looked_at(found, page)
    finally:
        text.close()
        page.close()


def _turn(text: Any, count: int) -> int:
    """The quarters by which a page is turned against the clock to read most of some of its letters."""
    from pypdfium2 import raw

    places = range(0, count, max(1, count // SAMPLES))
    angles = [raw.FPDFText_GetCharAngle(text, place) for place in places]
    quarters = [round(angle / (pi / 2)) % 4 for angle in angles if angle >= 0]
    return mode(quarters) if quarters else 0


def _lines(text: Any, words: str, height: float, turn: int) -> Iterator[SkimmedLine]:
    """The lines of a page that is `height` high where it has been turned to be read."""
    place = 0
    for line in words.split("\r\n"):
        if line.strip():
            # A bullet may be of another font and size than its text.
            first = place + (found.start() if (found := LETTER.search(line)) else 0)
            left, bottom, right, top = text.get_charbox(first, loose=True)
            size = right - left if turn % 2 else top - bottom
            above = (height - top, height - right, bottom, left)[turn]
            yield SkimmedLine(" ".join(line.translate(TOLD_BY_CODE).split()), above, size, _font(text, first))
        place += len(line) + len("\r\n")


def _font(text: Any, place: int) -> str:
    """The name of the font of one letter, with the tag of its subset: "ABCDEF+Carlito-Bold"."""
    from pypdfium2 import raw

    name, flags = create_string_buffer(LONGEST_NAME), c_int()
    raw.FPDFText_GetFontInfo(text, place, name, LONGEST_NAME, byref(flags))
    return name.value.decode("utf-8", "replace")


def _looked_at(found: SkimmedPage, page: Any) -> SkimmedPage:
    """The page with whether pictures fill it."""
    from pypdfium2 import raw

    area = 0.0
    for picture in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = picture.get_bounds()
        area += abs((right - left) * (top - bottom))
    filled = area >= WHOLE * found.width * found.height
    return SkimmedPage(found.number, found.width, found.height, found.lines, filled)
