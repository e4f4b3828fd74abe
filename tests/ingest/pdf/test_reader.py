"""PDF → Document: what is read from a page, and one clear line for every file that cannot be read."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import Unreadable
from ingest.pdf.parted_words import Partings
from ingest.pdf.reader import read
from models.document import Document, Page
from models.structure import Element, blocks_of
from parsers.parse import parse
from tests.conftest import HOSTILE, RAW

HEIGHT = 400.0
"""Of the pages made here, 300 points wide."""
SLOWEST = 20.0
"""Seconds that one hostile file may take."""
BESIDE = "beside"
"""The word that keeps a page of shapes from being without text."""
Draw = Callable[[Canvas], object]


def make(path: Path, *pages: Draw, **options: object) -> Path:
    """A PDF of one drawing a page; y runs up from the bottom, as in all PDFs."""
    canvas = Canvas(str(path), pagesize=(300, HEIGHT), **options)
    for draw in pages:
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def write(text: str, x: float = 20, y: float = 300, font: str = "Helvetica", size: float = 10) -> Draw:
    def draw(canvas: Canvas) -> None:
        canvas.setFont(font, size)
        canvas.drawString(x, y, text)

    return draw


def texts(page: Page) -> list[str]:
    """The words of a page but for the one that `page` adds."""
    return [word.text for word in page.words if word.text != BESIDE]


@pytest.fixture
def page(tmp_path: Path) -> Callable[[Draw], Page]:
    """Reads what a drawing puts on a page."""

    def read_page(draw: Draw) -> Page:
        def both(canvas: Canvas) -> None:
            write(BESIDE, 250, 20)(canvas)
            draw(canvas)

        (only,) = read(make(tmp_path / "one.pdf", both)).pages
        return only

    return read_page


class TestWords:
    def test_boxes_and_styles(self, page: Callable[[Draw], Page]) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.setFillColor(HexColor("#003366"))
            write("Publish it", 20, 300, "Helvetica-BoldOblique", 12)(canvas)

        word = next(word for word in page(draw).words if word.text == "Publish")
        assert (word.style.font, word.style.size) == ("Helvetica-BoldOblique", 12.0)
        assert (word.style.bold, word.style.italic) == (True, True)
        assert word.style.colour == (0.0, 0.2, 0.4)
        assert word.box.x0 == pytest.approx(20)
        assert word.box.x1 == pytest.approx(
            20 + pdfmetrics.stringWidth("Publish", "Helvetica-BoldOblique", 12)
        )
        assert (
            word.box.top < HEIGHT - 300 < word.box.bottom + 1
        )  # points from the top; the baseline is within
        assert word.box.height == pytest.approx(12, abs=1)

    def test_words_set_alike_share_their_style(self, page: Callable[[Draw], Page]) -> None:
        first, second = (word for word in page(write("Publish it")).words if word.text != BESIDE)
        assert first.style is second.style

    def test_indices_count_the_documents_words(self, tmp_path: Path) -> None:
        built = read(make(tmp_path / "two.pdf", write("one two"), write("three")))
        assert [(word.text, word.index, word.page) for word in built.words] == [
            ("one", 0, 1),
            ("two", 1, 1),
            ("three", 2, 2),
        ]

    @pytest.mark.parametrize(
        ("drawn", "read_as"),
        [
            ("ﬁnance ﬂow", ["finance", "flow"]),
            ("council’s – 30%", ["council’s", "–", "30%"]),
            ("trans\u00adparency", ["trans\u00adparency"]),  # the parsers' own: they know what is broken
        ],
    )
    def test_text_with_a_fonts_own_glyphs(
        self, page: Callable[[Draw], Page], drawn: str, read_as: list[str]
    ) -> None:
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))  # comes with reportlab
        assert [text for text in texts(page(write(drawn, font="Vera"))) if text != "text"] == read_as

    def test_a_bullet_that_the_font_has_no_code_for(self, page: Callable[[Draw], Page]) -> None:
        """reportlab writes a text font's "•" as code 127, which maps to no character."""
        assert texts(page(write("• Publish"))) == ["•", "Publish"]

    def test_white_space_parts_words_and_is_none(self, page: Callable[[Draw], Page]) -> None:
        assert texts(page(write("  Publish \u00a0 it  "))) == ["Publish", "it"]

    def test_letters_set_apart_are_one_word(self, page: Callable[[Draw], Page]) -> None:
        def draw(canvas: Canvas) -> None:
            text = canvas.beginText(20, 300)
            text.setFont("Helvetica", 10)
            text.setCharSpace(1)
            text.textOut("Publish it")
            canvas.drawText(text)

        assert texts(page(draw)) == ["Publish", "it"]

    @pytest.mark.parametrize("degrees", [90, 270])
    def test_a_page_that_is_shown_turned(self, tmp_path: Path, degrees: int) -> None:
        """Its boxes are those of the page as it is shown: the letters stand side by side."""

        def draw(canvas: Canvas) -> None:
            canvas.setPageRotation(degrees)
            canvas.translate(150, 200)
            canvas.rotate(degrees)
            write("Publish it", 0, 0)(canvas)

        built = read(make(tmp_path / "turned.pdf", draw))
        publish, it = built.words
        assert publish.box.top == pytest.approx(it.box.top)
        assert publish.box.x1 < it.box.x0 < built.pages[0].width
        assert publish.box.height == pytest.approx(10, abs=1)


class TestShapes:
    @pytest.mark.parametrize(
        "shape",
        [
            pytest.param(lambda canvas: canvas.circle(22, 303, 2, stroke=0, fill=1), id="dot"),
            pytest.param(lambda canvas: canvas.rect(20, 301, 4, 4, stroke=0, fill=1), id="square"),
            pytest.param(lambda canvas: canvas.circle(22, 303, 2, stroke=1, fill=0), id="circle"),
        ],
    )
    def test_drawn_bullets(self, page: Callable[[Draw], Page], shape: Draw) -> None:
        """Browsers draw a list's dots; coverage does not count them."""

        def draw(canvas: Canvas) -> None:
            shape(canvas)
            write("Publish", 32)(canvas)

        found = page(draw)
        (bullet,) = (word for word in found.words if word.drawn)
        beside = next(word for word in found.words if word.text == "Publish")
        assert (bullet.text, bullet.style) == ("•", beside.style)
        assert (bullet.box.top, bullet.box.bottom) == (beside.box.top, beside.box.bottom)
        assert (bullet.box.x0, bullet.box.x1) == pytest.approx((20, 24))
        assert bullet not in Document("", "", (found,)).words

    def test_the_dots_of_a_dotted_border_are_no_bullets(self, page: Callable[[Draw], Page]) -> None:
        """ "border-right: 1.5pt dotted" between two cells."""

        def draw(canvas: Canvas) -> None:
            for step in range(12):
                canvas.rect(22, 290 + 3 * step, 1.5, 1.5, stroke=0, fill=1)
            write("Publish", 32)(canvas)

        found = page(draw)
        assert not [word for word in found.words if word.drawn]
        assert any(not rule.horizontal for rule in found.rules)

    def test_large_text_has_large_bullets(self, page: Callable[[Draw], Page]) -> None:
        def draw(size: float) -> Draw:
            def both(canvas: Canvas) -> None:
                canvas.circle(22, 306, 4, stroke=0, fill=1)
                canvas.setFont("Helvetica", size)
                canvas.drawString(36, 300, "Publish")

            return both

        assert any(word.drawn for word in page(draw(24)).words)
        assert not any(word.drawn for word in page(draw(12)).words)

    @pytest.mark.parametrize(
        "shape",
        [
            pytest.param(lambda canvas: canvas.circle(22, 303, 12, fill=1), id="too large"),
            pytest.param(lambda canvas: canvas.rect(20, 301, 40, 4, fill=1), id="too long"),
            pytest.param(lambda canvas: canvas.circle(22, 203, 2, fill=1), id="beside nothing"),
            pytest.param(lambda canvas: canvas.circle(62, 303, 2, fill=1), id="behind the word"),
        ],
    )
    def test_shapes_that_are_no_bullets(self, page: Callable[[Draw], Page], shape: Draw) -> None:
        def draw(canvas: Canvas) -> None:
            shape(canvas)
            write("It", 45)(canvas)

        assert not any(word.drawn for word in page(draw).words)

    @pytest.mark.parametrize(
        "shape",
        [
            pytest.param(lambda canvas: canvas.line(20, 300, 120, 300), id="line"),
            pytest.param(
                lambda canvas: canvas.rect(20, 299.5, 100, 1, stroke=0, fill=1), id="thin rectangle"
            ),
        ],
    )
    def test_rules(self, page: Callable[[Draw], Page], shape: Draw) -> None:
        (rule,) = page(shape).rules
        assert rule.horizontal
        assert (rule.at, rule.start, rule.end) == pytest.approx((100, 20, 120))

    def test_a_row_of_dots(self, page: Callable[[Draw], Page]) -> None:
        def draw(canvas: Canvas) -> None:
            for number in range(20):
                canvas.rect(20 + 2 * number, 299.5, 1, 1, stroke=0, fill=1)
                canvas.rect(100.5, 200 + 2 * number, 1, 1, stroke=0, fill=1)
            canvas.rect(200, 100, 1, 1, stroke=0, fill=1)

        level, upright = page(draw).rules
        assert (level.horizontal, upright.horizontal) == (True, False)
        assert (level.at, level.start, level.end) == pytest.approx((100, 20, 59))
        assert (upright.at, upright.start, upright.end) == pytest.approx((101, 161, 200))

    def test_shapes_of_four_corners_that_are_not_closed(self, page: Callable[[Draw], Page]) -> None:
        """So a browser draws the dashes of a border, and others a shade."""

        def four(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
            path = canvas.beginPath()
            path.moveTo(x0, y0)
            for corner in ((x1, y0), (x1, y1), (x0, y1)):
                path.lineTo(*corner)
            canvas.drawPath(path, stroke=0, fill=1)

        def draw(canvas: Canvas) -> None:
            for number in range(20):
                four(canvas, 20 + 3 * number, 299.5, 22 + 3 * number, 300.5)
            four(canvas, 20, 100, 120, 200)

        found = page(draw)
        (rule,) = found.rules
        assert (rule.at, rule.start, rule.end) == pytest.approx((100, 20, 79))
        assert [fill.box.width for fill in found.fills] == pytest.approx([100])

    def test_an_upright_rule(self, page: Callable[[Draw], Page]) -> None:
        (rule,) = page(lambda canvas: canvas.line(20, 300, 20, 200)).rules
        assert not rule.horizontal
        assert (rule.at, rule.start, rule.end) == pytest.approx((20, 100, 200))

    def test_a_rule_is_what_is_seen_of_it(self, page: Callable[[Draw], Page]) -> None:
        """A browser draws the sides of a row whole on either page; the part above its page it clips away."""

        def drawn(canvas: Canvas) -> None:
            write("Text")(canvas)
            path = canvas.beginPath()
            path.rect(0, 100, 400, 200)
            canvas.clipPath(path, stroke=0, fill=0)
            canvas.line(50, 150, 50, 900)
            canvas.line(20, 350, 90, 350)

        (rule,) = page(drawn).rules
        assert (rule.start, rule.end) == pytest.approx((100, 250), abs=1.5)

    def test_a_box_has_four(self, page: Callable[[Draw], Page]) -> None:
        rules = page(lambda canvas: canvas.rect(20, 200, 100, 100)).rules
        levels = sorted(rule.at for rule in rules if rule.horizontal)
        uprights = sorted(rule.at for rule in rules if not rule.horizontal)
        assert (levels, uprights) == (pytest.approx([100, 200]), pytest.approx([20, 120]))

    def test_a_slanted_line_is_none(self, page: Callable[[Draw], Page]) -> None:
        assert page(lambda canvas: canvas.line(20, 300, 120, 200)).rules == ()

    def test_fills(self, page: Callable[[Draw], Page]) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.setFillColor(HexColor("#cccccc"))
            canvas.rect(20, 200, 100, 100, stroke=0, fill=1)

        found = page(draw)
        (fill,) = found.fills
        assert (fill.box.x0, fill.box.top, fill.box.x1, fill.box.bottom) == pytest.approx((20, 100, 120, 200))
        assert fill.colour == (0.8, 0.8, 0.8)
        assert found.rules == ()

    def test_a_panel_with_round_corners_is_one_and_a_pill_is_none(self, page: Callable[[Draw], Page]) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.roundRect(20, 200, 100, 60, 8, stroke=0, fill=1)
            canvas.roundRect(20, 100, 60, 16, 8, stroke=0, fill=1)
            canvas.circle(150, 250, 20, stroke=0, fill=1)

        (fill,) = page(draw).fills
        assert (fill.box.x0, fill.box.x1, fill.box.height) == pytest.approx((20, 120, 60))


class TestTheDocument:
    def test_what_the_file_says_of_itself(self, tmp_path: Path) -> None:
        def draw(canvas: Canvas) -> None:
            canvas.setTitle(" Action Plan ")
            canvas.setAuthor("Thanet District Council")
            write("Publish it")(canvas)

        built = read(make(tmp_path / "plan.pdf", draw, invariant=1))
        assert (built.name, built.title, len(built.sha256)) == ("plan.pdf", "Action Plan", 64)
        assert built.makers == ("Thanet District Council",)
        assert built.created is not None
        assert built.created.isoformat() == "2000-01-01"

    def test_reading_twice_gives_the_same(self) -> None:
        first, second = (read(RAW / "fennimouth-cards.pdf") for _ in range(2))
        assert [page.rules for page in first.pages] == [page.rules for page in second.pages]
        assert [(w.text, w.box, w.style, w.index) for w in first.words] == [
            (w.text, w.box, w.style, w.index) for w in second.words
        ]


def why(path: Path, password: str = "") -> str:
    """The line that says why a file cannot be read."""
    with pytest.raises(Unreadable) as caught:
        read(path, password)
    line = str(caught.value)
    assert "\n" not in line
    assert 20 < len(line) < 200
    return line


class TestBadInput:
    @pytest.mark.parametrize(
        ("content", "line"),
        [
            (b"", "the file is empty (0 bytes); download it again"),
            (b"Action Plan\n", "is not a PDF (it does not begin as one); download it again"),
            (
                b"<!DOCTYPE html>\n<html><body>Not found</body></html>",
                "is not a PDF but a web page that was saved under a PDF's name; download it again",
            ),
            (
                b"PK\x03\x04word/document.xml",
                "is not a PDF but a Word, Excel or zip file; save it as a PDF first",
            ),
            (b"%PDF-1.7\n", "is cut short: the end of the file is missing; download it again"),
            (
                b"%PDF-1.7\n1 0 obj rubbish endobj\n%%EOF",
                "is damaged or cut short and cannot be opened as a PDF; download it again",
            ),
        ],
        ids=["empty", "text", "web page", "Word", "a PDF's first line", "rubbish"],
    )
    def test_what_is_no_pdf(self, tmp_path: Path, content: bytes, line: str) -> None:
        path = tmp_path / "plan.pdf"
        path.write_bytes(content)
        assert why(path) == line

    def test_what_was_never_meant_to_be_a_pdf(self, tmp_path: Path) -> None:
        (tmp_path / "notes.txt").write_text("Action Plan\n")
        assert why(tmp_path / "notes.txt").endswith("name a PDF, or save it as one first")

    def test_what_is_not_there(self, tmp_path: Path) -> None:
        assert why(tmp_path / "none.pdf") == "there is no such file; check the path"
        assert why(tmp_path) == "is a folder, not a PDF; name a file in it"

    @pytest.mark.parametrize("share", [0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 0.99])
    def test_cut_short(self, tmp_path: Path, share: float) -> None:
        content = (RAW / "copperdale-progress.pdf").read_bytes()
        path = tmp_path / "plan.pdf"
        path.write_bytes(content[: int(share * len(content))])
        assert "cut short" in why(path)

    def test_cut_by_a_byte_or_two_it_is_whole(self, tmp_path: Path) -> None:
        """The end mark is missing, nothing else."""
        content = (RAW / "copperdale-progress.pdf").read_bytes()
        path = tmp_path / "plan.pdf"
        path.write_bytes(content[:-2])
        assert len(read(path).words) == len(read(RAW / "copperdale-progress.pdf").words)

    def test_locked(self, tmp_path: Path) -> None:
        lock = StandardEncryption("secret", strength=128)
        path = make(tmp_path / "locked.pdf", write("Publish it"), encrypt=lock)
        assert why(path) == "is locked with a password; give it with --password"
        assert why(path, "wrong") == "is locked and the password given does not open it; check the password"
        assert [word.text for word in read(path, "secret").words] == ["Publish", "it"]

    def test_locked_against_changes_only(self, tmp_path: Path) -> None:
        lock = StandardEncryption("", ownerPassword="owner", canPrint=0, canCopy=0)
        path = make(tmp_path / "open.pdf", write("Publish it"), encrypt=lock)
        assert [word.text for word in read(path).words] == ["Publish", "it"]

    def test_pictures_of_nothing(self, tmp_path: Path) -> None:
        from PIL import Image

        picture = ImageReader(Image.new("RGB", (30, 40), "white"))
        path = make(tmp_path / "scan.pdf", lambda canvas: canvas.drawImage(picture, 0, 0, 300, HEIGHT))
        assert why(path) == "holds no text on any page; check that it is the right file"

    def test_a_small_picture_is_no_scan(self, tmp_path: Path) -> None:
        from PIL import Image

        picture = ImageReader(Image.new("RGB", (30, 40), "white"))
        path = make(tmp_path / "logo.pdf", lambda canvas: canvas.drawImage(picture, 0, 0, 30, 40))
        assert why(path) == "holds no text on any page; check that it is the right file"

    def test_a_page_without_anything(self, tmp_path: Path) -> None:
        path = make(tmp_path / "blank.pdf", lambda canvas: None)
        assert why(path) == "holds no text on any page; check that it is the right file"

    def test_an_empty_page_among_others(self, tmp_path: Path) -> None:
        built = read(make(tmp_path / "plan.pdf", write("one"), lambda canvas: None, write("two")))
        assert [texts(page) for page in built.pages] == [["one"], [], ["two"]]

    def test_only_the_pages_asked_for(self, tmp_path: Path) -> None:
        """They keep their places: the second page is page 2, and counts its words from the first."""
        path = make(tmp_path / "pack.pdf", write("one"), write("two"), write("three"), write("four"))
        built = read(path, pages="2-3")
        assert [texts(page) for page in built.pages] == [[], ["two"], ["three"], []]
        assert [(word.page, word.index) for word in built.words] == [(2, 0), (3, 1)]
        assert built.pages[0].width == built.pages[1].width

    def test_pages_that_are_not_there(self, tmp_path: Path) -> None:
        path = make(tmp_path / "pack.pdf", write("one"), write("two"))
        with pytest.raises(Unreadable, match="has 2 pages and none of 9-14; choose --pages from 1-2"):
            read(path, pages="9-14")


HOSTILE_FILES = sorted(HOSTILE.glob("*.pdf"))


@pytest.mark.skipif(not HOSTILE_FILES, reason="the hostile files (../shared/hostile) are not here")
@pytest.mark.parametrize("path", HOSTILE_FILES, ids=lambda path: path.stem)
def test_hostile_files(path: Path) -> None:
    """Each is read, and then parsed without an exception, or one line says why not."""
    started = (
        time.process_time()
    )  # a scan waits for Tesseract, a page at a time: that is not ours to speed up
    try:
        built = read(path)
    except Unreadable as error:
        line = str(error)
        assert line
        assert "\n" not in line
    else:
        assert built.words
        assert parse(built).coverage.total == len(built.words)
    assert time.process_time() - started < SLOWEST


@pytest.mark.skipif(not HOSTILE_FILES, reason="the hostile files (../shared/hostile) are not here")
@pytest.mark.parametrize(
    ("name", "password"),
    [("pdfplumber-password-example", "test"), ("qpdf-enc-rc4-40-user-view", "view")],
)
def test_hostile_files_with_their_password(name: str, password: str) -> None:
    assert why(HOSTILE / f"{name}.pdf") == "is locked with a password; give it with --password"
    try:
        read(HOSTILE / f"{name}.pdf", password)
    except Unreadable as error:
        assert "password" not in str(error)


@pytest.mark.parametrize(
    ("kind", "inner", "words"),
    [("TH", "Span", ["Key", "Ask"]), ("P", "Span", ["Key", "Ask"]), ("Span", "Span", ["KeyAsk"])],
)
def test_tags_part_words(kind: str, inner: str, words: list[str]) -> None:
    """Headings that touch, of two cells; in one element a word may begin in one Span and end in another."""
    elements = [Element("Sect")]
    for mark in (0, 1):
        elements += [Element(kind, 0), Element(inner, len(elements), ((1, mark),))]
    chars = [
        {"text": text, "x0": 5.0 * place, "x1": 5.0 * place + 5, "top": 0.0, "bottom": 10.0, "size": 10.0}
        | {"mcid": place // 3}
        for place, text in enumerate("KeyAsk")
    ]
    parted = Partings((), blocks_of(elements)[1]).part(chars)
    assert ["".join(char["text"] for char in word) for word in parted] == words


@pytest.mark.parametrize(
    ("text", "gap", "words"),
    [
        ("RESPONSIBILITYTARGET", 1.3, ["RESPONSIBILITY", "TARGET"]),
        ("RESPONSIBILITYTARGET", 0.9, ["RESPONSIBILITYTARGET"]),
        ("Responsibilitytarget", 1.3, ["Responsibilitytarget"]),
    ],
)
def test_a_heading_that_fills_its_cell_up_to_the_next_one(text: str, gap: float, words: list[str]) -> None:
    """Letters are set 0.5 points apart, and the next heading begins a little further on."""
    chars = [
        {"text": letter, "x0": 5.5 * place + (gap - 0.5 if place > 13 else 0), "size": 10.0, "fontname": "A"}
        for place, letter in enumerate(text)
    ]
    chars = [char | {"x1": char["x0"] + 5, "top": 0.0, "bottom": 10.0} for char in chars]
    assert ["".join(char["text"] for char in word) for word in Partings(()).part(chars)] == words


class TestWordsBesideRules:
    @pytest.mark.parametrize(("over", "rule"), [(3, 7), (1.3, 4.2)])
    def test_a_word_that_runs_out_of_its_cell_over_the_next_one(
        self, page: Callable[[Draw], Page], over: float, rule: float
    ) -> None:
        def drawn(canvas: Canvas) -> None:
            end = 20 + pdfmetrics.stringWidth("RECOMMENDATION", "Helvetica", 10)
            write("RECOMMENDATION")(canvas)
            write("ACTION", x=end - over)(canvas)
            canvas.line(end - rule, 280, end - rule, 320)

        assert texts(page(drawn)) == ["RECOMMENDATION", "ACTION"]

    @pytest.mark.parametrize("gap", [0.5, -1.0], ids=["close", "over the rule"])
    def test_a_rule_parts_the_words_of_two_cells(self, page: Callable[[Draw], Page], gap: float) -> None:
        def drawn(canvas: Canvas) -> None:
            end = 20 + pdfmetrics.stringWidth("KR1.1", "Helvetica", 10)
            write("KR1.1")(canvas)
            write("Develop", x=end + gap)(canvas)
            canvas.line(end + gap - 0.2, 280, end + gap - 0.2, 320)

        assert texts(page(drawn)) == ["KR1.1", "Develop"]

    def test_a_word_that_runs_over_a_rule_is_one(self, page: Callable[[Draw], Page]) -> None:
        def drawn(canvas: Canvas) -> None:
            x = 20 + pdfmetrics.stringWidth("Transformatio", "Helvetica", 10)
            write("Transformation")(canvas)
            canvas.line(x, 280, x, 320)

        assert texts(page(drawn)) == ["Transformation"]

    def test_a_word_of_letters_set_apart_runs_over_a_rule(self, page: Callable[[Draw], Page]) -> None:
        def drawn(canvas: Canvas) -> None:
            x = 20 + pdfmetrics.stringWidth("Transformatio", "Helvetica", 10) + 13 * 0.6
            canvas.drawString(20, 300, "Transformation", charSpace=0.6)
            canvas.line(x - 0.3, 280, x - 0.3, 320)

        assert texts(page(drawn)) == ["Transformation"]

    def test_a_rule_elsewhere_parts_nothing(self, page: Callable[[Draw], Page]) -> None:
        def drawn(canvas: Canvas) -> None:
            end = 20 + pdfmetrics.stringWidth("and", "Helvetica", 10)
            write("and")(canvas)
            write("/or", x=end + 0.5)(canvas)
            canvas.line(end + 0.3, 200, end + 0.3, 280)

        assert texts(page(drawn)) == ["and/or"]


class TestTextAsItWasMeant:
    def test_a_symbol_font_has_bullets_for_letters(self, page: Callable[[Draw], Page]) -> None:
        assert texts(page(write("\u25a0", font="ZapfDingbats"))) == ["\uf06e"]

    def test_text_drawn_twice_to_be_bold_is_read_once(self, page: Callable[[Draw], Page]) -> None:
        def twice(canvas: Canvas) -> None:
            write("Well balanced")(canvas)
            write("Well balanced", x=20.3)(canvas)

        assert texts(page(twice)) == ["Well", "balanced"]

    def test_a_space_that_takes_no_room_parts_no_word(self, page: Callable[[Draw], Page]) -> None:
        """Chromium's soft hyphen in mid-line: a space, and the rest of the word drawn over it."""

        def drawn(canvas: Canvas) -> None:
            text = canvas.beginText(20, 300)
            text.setFont("Helvetica", 10)
            text.textOut("enforce ")
            text.setTextOrigin(20 + pdfmetrics.stringWidth("enforce", "Helvetica", 10), 300)
            text.textOut("ment of rules")
            canvas.drawText(text)

        assert texts(page(drawn)) == ["enforcement", "of", "rules"]


def test_what_a_font_says_of_its_descent_moves_no_word(tmp_path: Path) -> None:
    """Ghostscript says 0.46 of DejaVu: what was underlined was read as struck out."""
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    path = tmp_path / "plan.pdf"
    canvas = Canvas(str(path), pageCompression=0)
    canvas.setFont("Vera", 12)
    canvas.drawString(72, 700, "Set fewer priorities")
    canvas.save()
    content = path.read_bytes()
    said = re.findall(rb"/Descent -\d{3}", content)
    assert len(said) == 1
    before = [word.box for word in read(path).pages[0].words]
    path.write_bytes(content.replace(said[0], b"/Descent -462"))
    assert [word.box for word in read(path).pages[0].words] == before
