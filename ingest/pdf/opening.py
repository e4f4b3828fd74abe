"""A path → the open PDF, mended where it is damaged; or one line that says why it cannot be opened."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pdfminer.pdftypes import resolve1

from ingest.errors import Unreadable
from ingest.pdf.fonts import EndingFonts

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

STREAM = re.compile(rb">>\s*stream\r?\n")
LENGTH = re.compile(rb"/Length\s+(-?\d{1,12})\b(\s+\d+\s+R)?")
"""The length of a stream, or the number of the object that says it."""
NUMBER = re.compile(rb"\b(\d{1,9})\s+\d{1,5}\s+obj\s+(\d{1,12})\s+endobj")
"""An object that is a number: "12 0 obj 900 endobj"."""
DICTIONARY, BEHIND = 4000, 40
"""Bytes: the longest dictionary of a stream, and those behind a stream among which its end is looked for."""
UNSIZED, PAPER = {612, 792}, (0, 0, 612, 842)
"""Width and height in points that pdfium gives a page without any, as American paper has; and the box that it
is given here at least, as high as A4, which its text may be set for."""
MARGIN = 20
"""Points around what is drawn on a page that does not say how large it is and that paper would not hold."""
SAVE = "save it as a PDF first"
KINDS = (
    (b"<!doctype html", "a web page that was saved under a PDF's name", AGAIN := "download it again"),
    (b"<html", "a web page that was saved under a PDF's name", AGAIN),
    (b"pk\x03\x04", "a Word, Excel or zip file", SAVE),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file", SAVE),
    (b"{\\rtf", "a text file of a word processor (RTF)", SAVE),
    (b"%!ps", "a PostScript file", SAVE),
    *((sign, "a picture", SAVE) for sign in (b"\xff\xd8\xff", b"\x89png", b"ii*\x00", b"mm\x00*", b"gif8")),
    (b"\x1f\x8b", "a packed file", "unpack it first"),
)
"""How files that are none begin, in small letters, what they are, and what the user may do."""
HANDLER = re.compile(rb"/Filter\s*/(?:Adobe\.PubSec|Adobe\.APS|FOPN_|EBX_HANDLER|Microsoft)")
"""What locks a file otherwise than with a password: a certificate, a rights server."""
CATALOG = re.compile(
    rb"\b(\d{1,9})\s+(\d{1,5})\s+obj\b(?:(?!\b(?:end)?obj\b).){0,4000}?/Type\s*/Catalog\b", re.DOTALL
)
"""The object that a lost trailer would name."""
BEGINS, LATE = b"%PDF-", 1024
"""What a PDF begins with, and within how many bytes readers find it."""
LEAST_SHOWN = 0.1
"""The share of a damaged page that its crop box leaves at least: three numbers for four make a strip."""


def bytes_of(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file() and not path.is_dir():
            # A pipe never ends, and nor does /dev/zero.
            raise Unreadable("is no file but a pipe or a device; name a PDF")
        content = path.read_bytes()
    except FileNotFoundError:
        raise Unreadable("there is no such file; check the path") from None
    except IsADirectoryError:
        raise Unreadable("is a folder, not a PDF; name a file in it") from None
    except OSError as error:
        raise Unreadable(f"cannot be opened ({error.strerror or error}); check its permissions") from None
    if not content:
        raise Unreadable("the file is empty (0 bytes); download it again")
    if b"%PDF" not in content[:LATE] and b"startxref" not in content[-2048:]:
        raise Unreadable(f"is not a PDF{_looks_like(path, content)}")
    if _cut_short(content):
        raise Unreadable("is cut short: the end of the file is missing; download it again")
    return content


def _cut_short(content: bytes) -> bool:
    """Whether nothing that ends a PDF follows its last object.

    pdfminer opens such a file all the same, with the pages whose objects happen to be there.
    """
    tail = content[max(0, content.rfind(b"endobj")) :]
    return b"startxref" not in tail and b"%%EOF" not in tail


def _looks_like(path: Path, content: bytes) -> str:
    """What a file that is no PDF is, and what to do: who named notes.txt did not download it as a PDF."""
    start = content[:512].lstrip().lower()
    web = (b"<html",) if b"<html" in start else ()
    for sign, kind, advice in KINDS:
        if start.startswith(sign) or sign in web:
            return f" but {kind}; {advice}"
    advice = AGAIN if path.suffix.lower() == ".pdf" else "name a PDF, or save it as one first"
    return f" (it does not begin as one); {advice}"


@contextmanager
def opened(content: bytes, password: str = "") -> Iterator[PDF]:
    """The open PDF; one that pdfminer cannot open, or opens without some of its pages or their content, is
    rewritten by pdfium first.

    Raises Unreadable, with one line for the user, where neither can open it.
    """
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        try:
            pdf = pdfplumber.open(io.BytesIO(content), password=password)
            damaged = (
                _has_more_pages(content, password, len(pdf.pages))
                or _has_short_lengths(content)
                or any(map(_is_set_oddly, pdf.pages))
            )
        except MemoryError:
            raise
        except Exception as error:
            if isinstance(error, PDFPasswordIncorrect) or _caused_by(error, PDFPasswordIncorrect):
                raise Unreadable(_locked(password)) from None
            damaged = True
        if damaged:
            pdf = pdfplumber.open(io.BytesIO(_rewritten(content, password)))
        if _is_emptied(pdf):
            raise Unreadable("holds no page: all that it had were deleted; check that it is the right file")
        if not pdf.pages:
            raise Unreadable("is damaged: no page could be found in it; download it again")
    except (Unreadable, MemoryError):
        raise
    except Exception:
        if b"/Encrypt" in content and HANDLER.search(content):
            raise Unreadable("is locked by a certificate or a rights server; save it unprotected") from None
        raise Unreadable("is damaged or cut short and cannot be opened as a PDF; download it again") from None
    pdf.rsrcmgr = EndingFonts()
    try:
        yield pdf
    finally:
        with suppress(Exception):  # it looks at all pages again, and may break where it broke before
            pdf.close()


def _is_emptied(pdf: PDF) -> bool:
    """Whether a file says that it has no page: pdfminer looks for what is left of those it had."""
    tree = resolve1(pdf.doc.catalog.get("Pages"))
    return isinstance(tree, dict) and resolve1(tree.get("Kids")) == []


def _has_more_pages(content: bytes, password: str, count: int) -> bool:
    """Whether pdfium finds more than so many pages, or than one where there is none."""
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(content, password=password or None) as document:
            said = len(document)  # by the page tree, right or wrong
            return not count or (
                said > count and sum(_can_show(document, place) for place in range(said)) > count
            )
    except pypdfium2.PdfiumError:
        return not count


def _can_show(document: Any, place: int) -> bool:
    import pypdfium2

    try:
        document[place].close()
    except pypdfium2.PdfiumError:
        return False
    return True


def _set_right(document: Any, place: int) -> None:
    """Gives a page the size, the turn and the part that is shown as pdfium has them: some files say no such
    thing, or what is none."""
    import pypdfium2

    try:
        page = document[place]
    except pypdfium2.PdfiumError:
        return
    page.set_rotation(page.get_rotation())
    whole, shown = (get(fallback_ok=False) for get in (page.get_mediabox, page.get_cropbox))
    if (whole is None and set(page.get_size()) == UNSIZED) or (whole and not _area(whole)):
        # Without one of its own it may have inherited one.
        whole = _paper_for(page)
        page.set_mediabox(*whole)
    if whole and not (shown and _area(shown) > LEAST_SHOWN * _area(whole)):
        page.set_cropbox(*whole)


def _paper_for(page: Any) -> tuple[float, ...]:
    """A box that holds what is drawn on a page: of pages on their sides more than paper does."""
    places = [item.get_bounds() for item in page.get_objects(max_depth=1)] or [PAPER]
    left, bottom, right, top = zip(*places, strict=True)
    x0, y0, x1, y1 = PAPER
    return (
        x0 if min(left) >= x0 else min(left) - MARGIN,
        y0 if min(bottom) >= y0 else min(bottom) - MARGIN,
        x1 if max(right) <= x1 else max(right) + MARGIN,
        y1 if max(top) <= y1 else max(top) + MARGIN,
    )


def _area(box: Sequence[float]) -> float:
    return abs((box[2] - box[0]) * (box[3] - box[1]))


def _is_set_oddly(page: Any) -> bool:
    """Whether a page says by how much it is turned in another way than as a whole number, "/Rotate 90.0", or
    has no area."""
    turned = resolve1(page.page_obj.attrs.get("Rotate", 0))
    return not isinstance(turned, int) or not _area(page.mediabox)


def _has_short_lengths(content: bytes) -> bool:
    """Whether a stream goes on behind the length that it says it has: pdfminer leaves out what is there."""
    numbers = {found[1]: int(found[2]) for found in NUMBER.finditer(content)}
    for found in STREAM.finditer(content):
        begin = content.rfind(b" obj", max(0, found.start() - DICTIONARY), found.start())
        said = LENGTH.search(content, begin, found.start()) if begin >= 0 else None
        length = (numbers.get(said[1]) if said[2] else int(said[1])) if said else None
        if length is not None:
            end = found.end() + max(0, length)
            behind = content[end : end + BEHIND].lstrip()
            ends = content.find(b"endstream", found.end(), end)
            if behind and not behind.startswith((b"endstream", b"endobj")) and ends < 0:
                return True
    return False


def _caused_by(error: BaseException, kind: type[BaseException]) -> bool:
    return any(isinstance(each, kind) for each in (*error.args, error.__cause__, error.__context__))


def _locked(password: str) -> str:
    if password:
        return "is locked and the password given does not open it; check the password"
    return "is locked with a password; give it with --password"


def _rewritten(content: bytes, password: str) -> bytes:
    """The file as pdfium repairs it: it rebuilds a lost cross-reference table where pdfminer gives up."""
    import pypdfium2

    try:
        document = _opened_by_pdfium(content, password)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(_locked(password)) from None
        document = _opened_by_pdfium(_with_trailer(content), password)
    try:
        for place in range(len(document)):
            _set_right(document, place)
        rewritten = io.BytesIO()
        document.save(rewritten)
        return rewritten.getvalue()
    finally:
        document.close()


def _opened_by_pdfium(content: bytes, password: str) -> Any:
    import pypdfium2

    return pypdfium2.PdfDocument(content, password=password or None)


def _with_trailer(content: bytes) -> bytes:
    """The file with a trailer that names its catalog, where it has lost its own: pdfium asks for no more."""
    found = [*CATALOG.finditer(content)]
    named = b"/Root %s %s R" % found[-1].groups() if found else b""
    return content + b"\ntrailer\n<< %s >>\nstartxref\n0\n%%%%EOF\n" % named
