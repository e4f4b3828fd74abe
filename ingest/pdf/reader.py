"""PDF → Document: pdfplumber's characters, lines and rectangles as words, rules and fills."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ingest.errors import Unreadable
from ingest.pdf.damage import EndlessError, lost_pages, text_is_damaged
from ingest.pdf.drawn_hyphens import with_drawn_hyphens
from ingest.pdf.elsewhere import content_elsewhere
from ingest.pdf.leaked_marks import without_leaked_marks
from ingest.pdf.lost_letters import with_lost_letters
from ingest.pdf.opening import bytes_of, opened
from ingest.pdf.page_choice import NO_PACK, find_plans, require_pages
from ingest.pdf.page_rules import THIN, dotted_rules, rules_of
from ingest.pdf.page_words import Styles, colour_of, words_of
from ingest.pdf.parted_words import Partings
from ingest.pdf.turning import Sheet, sheet_of
from ingest.pdf.typed_rules import with_typed_rules
from ingest.pdf.unnamed_marks import with_unnamed_marks
from models.document import Box, Document, Fill, Page, Rule, Word
from models.structure import Element, blocks_of

if TYPE_CHECKING:
    from pdfplumber.pdf import PDF

NO_TEXT = "holds no text on any page; check that it is the right file"
DAMAGED = "page {} is damaged and cannot be read; download the file again"
LONGEST_ENTRY = 500
"""Letters of a title: what goes on is none."""
AT_SIDE = 0.5
"""Points within which a curve follows the side of the box around it."""
BULLET_SIZE = (1.2, 7.0)
"""Width and height in points between which a drawn dot or square can be a bullet."""
BULLET_SHARE = 0.4
"""The same as a share of the size of large text: the dots of slides in 24 points are 7.5 wide."""


def read(
    path: Path, password: str = "", pages: str = "", *, plans: bool = False, anywhere: bool = False
) -> Document:
    """The words, rules and fills of the pages of the PDF at `path`: of all, or of those that `pages` names
    ("9-14"); the others are empty. `plans`: where it names none, of the plans in a pack of papers alone;
    `anywhere`: where those held none, of all on which one may be.

    Raises Unreadable, with one line for the user, where the file cannot be read at all.
    """
    content = bytes_of(path)
    with opened(content, password) as pdf:
        structure = _structure(pdf)
        pack = find_plans(pdf, password, anywhere) if plans and not pages else NO_PACK
        wanted = pack.wanted or require_pages(pages, len(pdf.pages))
        unparsed: dict[int, bool] = {}
        named = with_unnamed_marks(_pages(pdf, wanted, blocks_of(structure), unparsed))
        hyphened = with_drawn_hyphens(with_lost_letters(named))
        read_pages = tuple(map(with_typed_rules, hyphened))
        title, created = _metadata(pdf)
        elsewhere = content_elsewhere(pdf.doc.catalog)
        shown = wanted - {number for number, endless in unparsed.items() if endless}
        read_pages = _with_scans(read_pages, shown, pdf, password)
    if not any(page.words for page in read_pages):
        raise Unreadable(DAMAGED.format(min(unparsed)) if unparsed else elsewhere or NO_TEXT)
    digest = hashlib.sha256(content).hexdigest()
    makers = tuple(filter(None, (_entry(pdf, "Author"), _entry(pdf, "Company"))))
    whole = Document(
        path.name,
        digest,
        read_pages,
        title,
        created,
        structure,
        elsewhere=elsewhere,
        makers=makers,
        chosen=bool(pages),
    )
    return pack.applied(whole)


def _metadata(pdf: PDF) -> tuple[str, date | None]:
    stamp = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(pdf.metadata.get("CreationDate", "")))
    try:
        created = date(*map(int, stamp.groups())) if stamp else None
    except ValueError:
        created = None
    return _entry(pdf, "Title"), created


def _entry(pdf: PDF, name: str) -> str:
    """What the file's metadata say under a name, in one line; "" where that is no text."""
    said = pdf.metadata.get(name)
    if not isinstance(said, str):
        return ""
    printed = "".join(sign if sign.isprintable() else " " for sign in said[:LONGEST_ENTRY])
    return " ".join(printed.split())


def _structure(pdf: PDF) -> tuple[Element, ...]:
    from ingest.pdf.structure import find_root, read_structure

    root = find_root(pdf)
    return read_structure(pdf, root) if root else ()


def _with_scans(pages: tuple[Page, ...], wanted: Container[int], pdf: PDF, password: str) -> tuple[Page, ...]:
    """The pages, with those wanted that are pictures read by Tesseract."""
    from ingest.scans.reading import with_scans

    pdf.stream.seek(0)
    return with_scans(pages, wanted, pdf.stream.read(), password)


def _pages(
    pdf: PDF, wanted: Container[int], blocks: Mapping[int, Mapping[int, int]], unparsed: dict[int, bool]
) -> Iterator[Page]:
    """Page by page, so that each page's characters are let go before the next is read.

    What tells how to draw a page may break off, "<< /A >>": its number goes to `unparsed`, and what a viewer
    shows of it may be read as a picture; with True where that would have no end.
    """
    styles = Styles()
    index = 0
    for number, page in enumerate(pdf.pages, start=1):
        if number not in wanted:
            yield Page(number, float(page.width), float(page.height), words=())
            continue
        try:
            damaged = text_is_damaged(page)
            image_share = _drawn(page)
            read_page = _page(page, number, index, styles, image_share, blocks.get(number, {}))
        except MemoryError:
            raise
        except Exception as error:  # each of its readers has kinds of its own
            unparsed[number] = isinstance(error, EndlessError)
            page.close()
            yield Page(number, float(page.width), float(page.height), (), image_share=1.0, damaged=True)
            continue
        index += sum(not word.drawn for word in read_page.words)
        page.close()
        yield replace(read_page, damaged=True) if damaged else read_page
    for number in range(len(pdf.pages) + 1, len(pdf.pages) + 1 + lost_pages(pdf)):
        yield Page(number, float(page.width), float(page.height), words=(), damaged=True)


def _drawn(page: Any) -> float:
    """Draws the page and marks the characters that nobody sees; the share of the page that pictures fill."""
    from ingest.pdf.page_objects import read_objects
    from ingest.pdf.unseen import mark_unseen

    drawn = read_objects(page)
    image_share = _image_share(page)
    mark_unseen(page, drawn, image_share)
    return image_share


def _page(
    page: Any, number: int, index: int, styles: Styles, image_share: float, blocks: Mapping[int, int]
) -> Page:
    sheet = sheet_of(page)
    dotted = tuple(dotted_rules(sheet))
    rules = (*rules_of(sheet), *dotted)
    found, hidden = words_of(sheet, Partings(rules, blocks), number, index, styles)
    words = without_leaked_marks(found)
    return Page(
        number=number,
        width=float(sheet.width),
        height=float(sheet.height),
        words=(*words, *_drawn_bullets(sheet, number, words, dotted)),
        rules=rules,
        fills=tuple(_fills(sheet)),
        image_share=image_share,
        turned=sheet.turned,
        hidden=tuple(hidden),
    )


def _drawn_bullets(sheet: Sheet, number: int, words: list[Word], dotted: Sequence[Rule]) -> list[Word]:
    """Browsers draw a list's dots as shapes: each becomes a word "•" that no coverage counts. Those of
    `dotted` rules are none."""
    least, most = BULLET_SIZE
    bullets: list[Word] = []
    for shape in (*sheet.curves, *sheet.rects):
        width, height = shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]
        if least <= width and least <= height and abs(width - height) < 1:
            box = Box(shape["x0"], shape["top"], shape["x1"], shape["bottom"])
            beside = _word_beside(box, words)
            fits = beside and width <= max(most, BULLET_SHARE * beside.style.size)
            in_rule = any(_lies_in(box, rule) for rule in dotted)
            if beside and fits and not in_rule and not any(other.box == box for other in bullets):
                place = Box(box.x0, beside.box.top, box.x1, beside.box.bottom)
                bullets.append(Word("•", place, beside.style, number, -1, drawn=True, mark=beside.mark))
    return bullets


def _lies_in(dot: Box, rule: Rule) -> bool:
    """Whether a dot is one of those that make a rule."""
    x, y = dot.centre
    along, across = (x, y) if rule.horizontal else (y, x)
    return rule.start - 1 < along < rule.end + 1 and abs(across - rule.at) < 1


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
    """The filled rectangles of a page, those with round corners among them."""
    for shape in (*sheet.rects, *filter(_has_round_corners, sheet.curves)):
        if shape.get("fill") and min(shape["x1"] - shape["x0"], shape["bottom"] - shape["top"]) > THIN:
            box = Box(shape["x0"], shape["top"], shape["x1"], shape["bottom"])
            yield Fill(box, colour_of(shape.get("non_stroking_color")))


def _has_round_corners(shape: Any) -> bool:
    """Whether a curve is a panel with round corners: it follows each of its four sides for half of the way
    or more. The ends of a pill are round, and a circle is nothing else."""
    x0, x1, top, bottom = (shape[side] for side in ("x0", "x1", "top", "bottom"))
    points = shape.get("pts") or ()
    across = [[x for x, y in points if abs(y - side) < AT_SIDE] for side in (top, bottom)]
    down = [[y for x, y in points if abs(x - side) < AT_SIDE] for side in (x0, x1)]
    spans = [*((own, x1 - x0) for own in across), *((own, bottom - top) for own in down)]
    return all(own and max(own) - min(own) >= 0.5 * length for own, length in spans)


def _image_share(page: Any) -> float:
    area = sum(
        max(0.0, image["x1"] - image["x0"]) * max(0.0, image["bottom"] - image["top"])
        for image in page.images
    )
    return min(1.0, area / float(page.width * page.height)) if area else 0.0
