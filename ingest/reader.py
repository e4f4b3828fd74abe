"""PDF → Document: pdfplumber's characters, lines and rectangles as words, rules and fills."""

from __future__ import annotations

import hashlib
import io
import logging
import re
from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.errors import Unreadable
from ingest.page_choice import NO_PACK, find_plans, require_pages
from ingest.page_rules import THIN, rules_of
from ingest.page_words import Styles, colour_of, words_of
from ingest.parted_words import Partings
from ingest.turning import Sheet, sheet_of
from models.document import Box, Document, Fill, Page, Word
from models.structure import Element, blocks_of

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

BULLET_SIZE = (1.2, 7.0)
"""Width and height in points between which a drawn dot or square can be a bullet."""


def read(path: Path, password: str = "", pages: str = "", *, plans: bool = False) -> Document:
    """The words, rules and fills of the pages of the PDF at `path`: of all, or of those that `pages` names
    ("9-14"); the others are empty. `plans`: where it names none, of the plans in a pack of papers alone.

    Raises Unreadable, with one line for the user, where the file cannot be read at all.
    """
    content = _bytes_of(path)
    with _opened(content, password) as pdf:
        structure = _structure(pdf)
        pack = find_plans(pdf, password) if plans and not pages else NO_PACK
        wanted = pack.wanted or require_pages(pages, len(pdf.pages))
        read_pages = tuple(_pages(pdf, wanted, blocks_of(structure)))
        title, created = _metadata(pdf)
        read_pages = _with_scans(read_pages, wanted, pdf, password)
    _require_text(read_pages)
    digest = hashlib.sha256(content).hexdigest()
    whole = Document(path.name, digest, read_pages, title, created, structure)
    return pack.applied(whole)


@contextmanager
def opened(path: Path, password: str = "") -> Iterator[PDF]:
    """The PDF itself, for pictures of its pages. Raises Unreadable as `read` does."""
    with _opened(_bytes_of(path), password) as pdf:
        yield pdf


def _bytes_of(path: Path) -> bytes:
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
    if b"%PDF" not in content[:1024] and b"startxref" not in content[-2048:]:
        raise Unreadable(f"is not a PDF{_looks_like(content)}; download it again")
    if _cut_short(content):
        raise Unreadable("is cut short: the end of the file is missing; download it again")
    return content


def _cut_short(content: bytes) -> bool:
    """Whether nothing that ends a PDF follows its last object.

    pdfminer opens such a file all the same, with the pages whose objects happen to be there.
    """
    tail = content[content.rfind(b"endobj") :]
    return b"startxref" not in tail and b"%%EOF" not in tail


def _looks_like(content: bytes) -> str:
    start = content[:512].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html")) or b"<html" in start:
        return " but a web page that was saved under a PDF's name"
    if start.startswith(b"pk\x03\x04"):
        return " but a Word, Excel or zip file; save it as a PDF first"
    return " (it does not begin as one)"


@contextmanager
def _opened(content: bytes, password: str) -> Iterator[PDF]:
    """The open PDF; one that pdfminer cannot open, or opens without pages, is rewritten by pdfium first."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        try:
            pdf = pdfplumber.open(io.BytesIO(content), password=password)
            damaged = not pdf.pages
        except MemoryError:
            raise
        except Exception as error:
            if isinstance(error, PDFPasswordIncorrect) or _caused_by(error, PDFPasswordIncorrect):
                raise Unreadable(_locked(password)) from None
            damaged = True
        if damaged:
            pdf = pdfplumber.open(io.BytesIO(_rewritten(content, password)))
        if not pdf.pages:
            raise Unreadable("is damaged: no page could be found in it; download it again")
    except (Unreadable, MemoryError):
        raise
    except Exception:
        raise Unreadable("is damaged or cut short and cannot be opened as a PDF; download it again") from None
    with pdf:
        yield pdf


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
        document = pypdfium2.PdfDocument(content, password=password or None)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Unreadable(_locked(password)) from None
        raise
    try:
        rewritten = io.BytesIO()
        document.save(rewritten)
        return rewritten.getvalue()
    finally:
        document.close()


def _metadata(pdf: PDF) -> tuple[str, date | None]:
    title = pdf.metadata.get("Title")
    stamp = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(pdf.metadata.get("CreationDate", "")))
    try:
        created = date(*map(int, stamp.groups())) if stamp else None
    except ValueError:
        created = None
    return (title.strip() if isinstance(title, str) else "", created)


def _structure(pdf: PDF) -> tuple[Element, ...]:
    from ingest.structure import find_root, read_structure

    root = find_root(pdf)
    return read_structure(pdf, root) if root else ()


def _with_scans(pages: tuple[Page, ...], wanted: Container[int], pdf: PDF, password: str) -> tuple[Page, ...]:
    """The pages, with those wanted that are pictures read by Tesseract."""
    from ingest.scans.reading import with_scans

    pdf.stream.seek(0)
    return with_scans(pages, wanted, pdf.stream.read(), password)


def _require_text(pages: tuple[Page, ...]) -> None:
    if any(page.words for page in pages):
        return
    raise Unreadable("holds no text on any page; check that it is the right file")


def _pages(pdf: PDF, wanted: Container[int], blocks: Mapping[int, Mapping[int, int]]) -> Iterator[Page]:
    """Page by page, so that each page's characters are let go before the next is read."""
    styles = Styles()
    index = 0
    for number, page in enumerate(pdf.pages, start=1):
        if number not in wanted:
            yield Page(number, float(page.width), float(page.height), words=())
            continue
        try:
            image_share = _drawn(page)
            read_page = _page(page, number, index, styles, image_share, blocks.get(number, {}))
        except MemoryError:
            raise
        except Exception:
            raise Unreadable(
                f"page {number} is damaged and cannot be read; download the file again"
            ) from None
        index += sum(not word.drawn for word in read_page.words)
        page.close()
        yield read_page


def _drawn(page: Any) -> float:
    """Draws the page and marks the characters that nobody sees; the share of the page that pictures fill."""
    from ingest.page_objects import read_objects
    from ingest.unseen import mark_unseen

    read_objects(page)
    image_share = _image_share(page)
    mark_unseen(page, image_share)
    return image_share


def _page(
    page: Any, number: int, index: int, styles: Styles, image_share: float, blocks: Mapping[int, int]
) -> Page:
    sheet = sheet_of(page)
    rules = tuple(rules_of(sheet))
    words, hidden = words_of(sheet, Partings(rules, blocks), number, index, styles)
    return Page(
        number=number,
        width=float(sheet.width),
        height=float(sheet.height),
        words=(*words, *_drawn_bullets(sheet, number, words)),
        rules=rules,
        fills=tuple(_fills(sheet)),
        image_share=image_share,
        turned=sheet.turned,
        hidden=tuple(hidden),
    )


def _drawn_bullets(sheet: Sheet, number: int, words: list[Word]) -> list[Word]:
    """Browsers draw a list's dots as shapes: each becomes a word "•" that no coverage counts."""
    least, most = BULLET_SIZE
    bullets: list[Word] = []
    for shape in (*sheet.curves, *sheet.rects):
        width, height = shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]
        if least <= width <= most and least <= height <= most and abs(width - height) < 1:
            box = Box(shape["x0"], shape["top"], shape["x1"], shape["bottom"])
            beside = _word_beside(box, words)
            if beside and not any(other.box == box for other in bullets):
                place = Box(box.x0, beside.box.top, box.x1, beside.box.bottom)
                bullets.append(Word("•", place, beside.style, number, -1, drawn=True, mark=beside.mark))
    return bullets


def _word_beside(dot: Box, words: list[Word]) -> Word | None:
    """The word that the dot stands before: on its line, at most two sizes to the right."""
    y = dot.centre[1]
    beside = [
        word
        for word in words
        if word.box.top < y < word.box.bottom and 0 <= word.box.x0 - dot.x1 <= 2 * word.style.size
    ]
    return min(beside, key=lambda word: word.box.x0, default=None)


def _fills(sheet: Sheet) -> Iterator[Fill]:
    for shape in sheet.rects:
        if shape.get("fill") and min(shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]) > THIN:
            box = Box(shape["x0"], shape["top"], shape["x1"], shape["bottom"])
            yield Fill(box, colour_of(shape.get("non_stroking_color")))


def _image_share(page: Any) -> float:
    area = sum(
        max(0.0, image["x1"] - image["x0"]) * max(0.0, image["bottom"] - image["top"])
        for image in page.images
    )
    return min(1.0, area / float(page.width * page.height)) if area else 0.0
