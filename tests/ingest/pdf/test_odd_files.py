"""Files that are odd or broken: read as they were meant, or named in one clear line; none hangs."""

from __future__ import annotations

import base64
import io
import os
import re
import zlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

import cv2
import numpy as np
import pytest
from pdfminer.pdftypes import PDFStream
from reportlab.pdfgen.canvas import Canvas

from ingest.errors import Unreadable
from ingest.pdf import page_objects
from ingest.pdf.damage import is_damaged
from ingest.pdf.fonts import is_endless
from ingest.pdf.opening import opened
from ingest.pdf.reader import _pages, read
from ingest.pipeline import extract
from ingest.scans import scanner, tesseract
from ingest.scans.choice import may_be_picture
from ingest.scans.scanner import scan_page
from models.document import Box, Page, Style, Word
from tests.ingest.tagged_pdf import file_of


def why(path: Path) -> str:
    with pytest.raises(Unreadable) as failure:
        read(path)
    return str(failure.value)


def drawn(path: Path, *content: str) -> Path:
    """A page with a line of text and what else its content says."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pageCompression=0)
    for code in content:
        canvas._code.append(code)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 700, "Publish a timetable")
    canvas.save()
    path.write_bytes(sheet.getvalue())
    return path


def built(
    path: Path,
    content: bytes | str,
    *,
    catalog: str = "",
    page: str = "/MediaBox [0 0 600 400]",
    resources: str = "",
    objects: Mapping[int, str] | None = None,
    packing: str = "",
) -> Path:
    """A PDF of one page written object by object; what is said of each goes into its dictionary."""
    text = content if isinstance(content, str) else content.decode("latin-1")
    fonts = (
        ""
        if "/Font" in resources
        else "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    )
    whole = {
        1: f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: f"<< /Type /Page /Parent 2 0 R {page} /Contents 4 0 R /Resources << {fonts} {resources} >> >>",
        4: f"<< /Length {len(text)} {packing} >>\nstream\n{text}\nendstream",
        **(objects or {}),
    }
    path.write_bytes(file_of(whole))
    return path


def form(content: str, entries: str) -> str:
    """A form that is drawn on a page, or as an annotation of it."""
    fonts = "/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    said = f"/Type /XObject /Subtype /Form /Resources << {fonts} >> {entries} /Length {len(content)}"
    return f"<< {said} >>\nstream\n{content}\nendstream"


def written(text: str, x: float = 50, y: float = 300) -> str:
    return f"BT /F1 10 Tf {x} {y} Td ({text}) Tj ET "


def texts(path: Path) -> list[str]:
    return [word.text for word in read(path).pages[0].words]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_or_a_device_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.pdf")
    assert why(tmp_path / "plan.pdf").startswith("is no file but a pipe or a device")
    (tmp_path / "zero.pdf").symlink_to("/dev/zero")
    assert why(tmp_path / "zero.pdf").startswith("is no file but a pipe or a device")


def test_letters_without_a_size_are_none(tmp_path: Path) -> None:
    path = drawn(tmp_path / "plan.pdf", "q 0 0 0 0 0 0 cm BT /F1 9 Tf (nothing) Tj ET Q")
    assert [word.text for word in read(path).pages[0].words] == ["Publish", "a", "timetable"]


def test_forms_that_draw_forms_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_objects, "MOST_DRAWN", 500)
    sheet = io.BytesIO()
    canvas = Canvas(sheet)
    canvas.beginForm("f0")
    canvas.rect(10, 10, 5, 5)
    canvas.endForm()
    for depth in range(1, 12):
        canvas.beginForm(f"f{depth}")
        for _ in range(10):
            canvas.doForm(f"f{depth - 1}")
        canvas.endForm()
    canvas.doForm("f11")
    canvas.save()
    (tmp_path / "plan.pdf").write_bytes(sheet.getvalue())
    assert why(tmp_path / "plan.pdf").startswith("page 1 is damaged")


@pytest.mark.parametrize("bad", ["0 0 1 1 re f " * 50, "1 2 Foo << /A >>"])
def test_what_is_wrong_with_a_page_takes_no_other_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: str
) -> None:
    """Neither does one that draws more than any page needs: nobody looks how it ends."""
    monkeypatch.setattr(page_objects, "MOST_CONTENT", 500)
    monkeypatch.setattr(tesseract, "_answer", lambda *_, **__: "")
    path, sheet = tmp_path / "plan.pdf", io.BytesIO()
    canvas = Canvas(sheet, pageCompression=0)
    for content in (bad, ""):
        canvas.drawString(60, 700, "Publish a timetable")
        canvas._code.append(content)
        canvas.showPage()
    canvas.save()
    path.write_bytes(sheet.getvalue())
    first, second = read(path).pages
    assert first.damaged and not second.damaged
    assert [word.text for word in second.words] == ["Publish", "a", "timetable"]


def test_nothing_is_read_in_noise(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> Any:
        raise AssertionError("Tesseract would sit over it for minutes")

    monkeypatch.setattr(scanner, "words_of", fails)
    monkeypatch.setattr(tesseract, "_answer", fails)
    grain = np.random.default_rng(1).integers(0, 255, (3508, 2480), dtype=np.uint8)
    assert scan_page(1, grain, 300 / 72).words == ()


def test_a_page_that_breaks_off_is_read_as_a_picture(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a viewer shows of it stands; where nobody can read that, the file is refused."""
    path = drawn(tmp_path / "plan.pdf", "1 2 Foo << /A >>")
    words = (Word("Publish", Box(60, 80, 100, 90), Style("scan", 10.0, False, False, ()), 1, 0),)
    for found in (words, ()):

        def shown(pages: Any, *_: Any, found: tuple[Word, ...] = found) -> Any:
            return tuple(replace(page, words=found) for page in pages)

        monkeypatch.setattr("ingest.scans.reading.with_scans", shown)
        if found:
            assert read(path).pages[0].damaged
        else:
            assert why(path).startswith("page 1 is damaged")


class TestDamage:
    """What a file has lost is told, and what it holds is read."""

    @pytest.mark.parametrize(
        ("change", "damaged"),
        [
            (lambda packed: packed, False),
            (lambda packed: packed[:-4], False),  # the checksum alone
            (lambda packed: packed[: len(packed) * 2 // 3], True),
            (lambda packed: packed[:-30] + bytes([packed[-30] ^ 0x5A]) + packed[-29:], True),
        ],
    )
    def test_a_text_that_cannot_be_unpacked(
        self, tmp_path: Path, change: Callable[[bytes], bytes], damaged: bool
    ) -> None:
        lines = [
            written(f"Action {number} is due by {2020 + number}", 50, 380 - 12 * number)
            for number in range(25)
        ]
        packed = change(zlib.compress("".join(lines).encode()))
        path = built(tmp_path / "plan.pdf", packed, packing="/Filter /FlateDecode")
        assert read(path).pages[0].damaged is damaged

    def test_packed_twice(self) -> None:
        packed = zlib.compress(b"BT ET" * 40)
        assert not is_damaged(["ASCII85Decode", "FlateDecode"], base64.a85encode(packed) + b"~>")
        assert is_damaged(["ASCII85Decode", "FlateDecode"], base64.a85encode(packed[:-9]) + b"~>")
        assert not is_damaged(["FlateDecode"], b"")
        assert not is_damaged([], b"BT ET")

    def test_a_photograph_that_was_cut_short(self) -> None:
        photograph = cv2.imencode(".jpg", np.full((80, 60), 200, np.uint8))[1].tobytes()
        assert not is_damaged(["DCTDecode"], photograph + b"\n")
        assert is_damaged(["DCTDecode"], photograph[:-100])

    def test_a_length_that_is_too_short(self, tmp_path: Path) -> None:
        path = built(tmp_path / "plan.pdf", written("Publish a timetable") + written("for members", 50, 280))
        content = path.read_bytes()
        path.write_bytes(
            re.sub(rb"/Length \d+", lambda said: b"/Length " + b"40".rjust(len(said[0]) - 8), content)
        )
        assert texts(path) == ["Publish", "a", "timetable", "for", "members"]

    @pytest.mark.parametrize(("length", "named"), [("-5", "0"), ("7 0 R", "40")])
    def test_a_length_that_is_none_or_that_another_object_says(
        self, tmp_path: Path, length: str, named: str
    ) -> None:
        content = written("Publish a timetable") + written("for members", 50, 280)
        stream = f"<< /Length {length} >>\nstream\n{content}\nendstream"
        path = built(tmp_path / "plan.pdf", content, objects={4: stream, 7: named})
        assert texts(path) == ["Publish", "a", "timetable", "for", "members"]

    @pytest.mark.parametrize(
        ("kids", "lost"),
        [
            ("3 0 R", 0),
            ("3 0 R 2 0 R", 0),
            ("3 0 R 88 0 R", 1),  # the end was cut off and closed again
            ("88 0 R 7 0 R 3 0 R", 2),
        ],
    )
    def test_pages_that_are_named_and_not_there(self, tmp_path: Path, kids: str, lost: int) -> None:
        tree = {2: f"<< /Type /Pages /Kids [{kids}] /Count 2 >>", 7: "<< /Type /Pagina /Parent 2 0 R >>"}
        path = built(tmp_path / "plan.pdf", written("Publish a timetable"), objects=tree)
        page, *others = read(path).pages
        assert [word.text for word in page.words] == ["Publish", "a", "timetable"]
        assert [(each.damaged, each.words) for each in others] == [(True, ())] * lost

    @pytest.mark.parametrize(
        ("contents", "lost"), [("4 0 R", False), ("[4 0 R]", False), ("[4 0 R 88 0 R]", True)]
    )
    def test_content_that_is_not_there(self, tmp_path: Path, contents: str, lost: bool) -> None:
        path = built(tmp_path / "plan.pdf", written("Publish a timetable"))
        path.write_bytes(re.sub(rb"/Contents \d+ 0 R", f"/Contents {contents}".encode(), path.read_bytes()))
        assert read(path).pages[0].damaged is lost

    @pytest.mark.parametrize(
        ("said", "turned"),
        [
            ("/Rotate 90.0", True),
            ("/Rotate (none)", False),
            ("/CropBox (none)", False),
            ("/CropBox [1 2 3]", False),
            ("/CropBox [null null null null]", False),
        ],
    )
    def test_a_page_that_says_odd_things_of_itself(self, tmp_path: Path, said: str, turned: bool) -> None:
        content = f"q 1 0 0 1 0 0 cm {written('Publish a timetable')} Q"
        path = built(tmp_path / "plan.pdf", content, page=f"/MediaBox [0 0 600 400] {said}")
        page = read(path).pages[0]
        assert [word.text for word in page.words] == ["Publish", "a", "timetable"]
        assert page.turned == (270 if turned else 0)

    @pytest.mark.parametrize("count", ["0", "9", "-3", "(2)"])
    def test_a_wrong_count_of_pages(self, tmp_path: Path, count: str) -> None:
        tree = {2: f"<< /Type /Pages /Kids [3 0 R] /Count {count} /MediaBox [0 0 600 900] >>"}
        path = built(tmp_path / "plan.pdf", written("At the top", 50, 880), page="/Rotate 0", objects=tree)
        assert texts(path) == ["At", "the", "top"]
        path = built(tmp_path / "plan.pdf", written("At the top", 50, 880), page="/Rotate 0.0", objects=tree)
        assert texts(path) == ["At", "the", "top"]

    def test_a_file_locked_by_a_certificate(self, tmp_path: Path) -> None:
        path = built(tmp_path / "plan.pdf", written("Publish a timetable"))
        lock = b"/Encrypt << /Filter /Adobe.PubSec /SubFilter /adbe.pkcs7.s5 /V 4 >> /Root"
        path.write_bytes(path.read_bytes().replace(b"/Root", lock))
        assert why(path).startswith("is locked by a certificate")

    @pytest.mark.parametrize(
        ("body", "endless"),
        [
            (b"1 beginbfrange <00000000> <7FFFFFFF> <0041> endbfrange", True),
            (b"9 beginbfrange " + b"<0000> <FFFF> <0041> " * 9 + b"endbfrange", True),
            (b"1 beginbfchar <65> <" + b"0041" * 1000 + b"> endbfchar", True),
            (b"2 beginbfrange <20> <7E> <0020> <0000> <FFFF> [<0041> <0042>] endbfrange", False),
            (b"3 beginbfchar <00> <0041> <FFFFFF> <0042> <0000> <0043> endbfchar", False),
        ],
    )
    def test_letters_without_end(self, body: bytes, endless: bool) -> None:
        table = PDFStream({}, b"begincmap " + body + b" endcmap")
        assert is_endless("ToUnicode", table) is endless
        widths = [0, 2_000_000_000, 500] if endless else [0, [500, 600], 32, 126, 500]
        assert is_endless("W", widths) is endless

    def test_letters_of_no_size(self, tmp_path: Path) -> None:
        nothing = "BT /F1 0 Tf 10 10 Td (nothing here) Tj ET "
        path = built(tmp_path / "plan.pdf", nothing + written("Publish a timetable"))
        assert texts(path) == ["Publish", "a", "timetable"]

    def test_a_page_without_a_size(self, tmp_path: Path) -> None:
        path = built(tmp_path / "plan.pdf", written("At the top", 50, 820), page="")
        assert texts(path) == ["At", "the", "top"]


class TestShown:
    """What a viewer shows of a page is read, and nothing else."""

    LAYERS = "/OCProperties << /OCGs [8 0 R 9 0 R] /D << /OFF [8 0 R] >> >>"
    OBJECTS: ClassVar[dict[int, str]] = {
        7: "<< /Type /OCMD /OCGs [8 0 R 9 0 R] /P /AllOn >>",
        8: "<< /Type /OCG /Name (Welsh) >>",
        9: "<< /Type /OCG /Name (English) >>",
        10: form(written("yn Gymraeg"), "/BBox [0 0 600 400] /OC 8 0 R"),
    }

    def test_layers_that_are_off(self, tmp_path: Path) -> None:
        content = (
            f"/OC /W BDC {written('Cyhoeddi')} /Span BMC {written('amserlen')} EMC 0 0 90 90 re f EMC /Fm Do "
            f"/OC /E BDC {written('Publish')} EMC /OC /Both BDC {written('dwy')} EMC {written('now', 120)}"
        )
        named = "/Properties << /W 8 0 R /E 9 0 R /Both 7 0 R >> /XObject << /Fm 10 0 R >>"
        path = built(
            tmp_path / "plan.pdf", content, catalog=self.LAYERS, resources=named, objects=self.OBJECTS
        )
        page = read(path).pages[0]
        assert [word.text for word in page.words] == ["Publish", "now"]
        assert [word.text for word in page.hidden] == ["Cyhoeddi", "amserlen", "yn", "Gymraeg", "dwy"]
        assert not page.fills

    def test_broken_layers_hide_nothing(self, tmp_path: Path) -> None:
        content = f"/OC /W BDC /OC 3 BDC EMC EMC EMC {written('Publish')}"
        path = built(tmp_path / "plan.pdf", content, catalog="/OCProperties << /OCGs 3 /D << /OFF /All >> >>")
        assert texts(path) == ["Publish"]

    @pytest.mark.parametrize(
        ("annotation", "seen"),
        [
            ("/Subtype /Widget /AP << /N 6 0 R >>", True),
            ("/Subtype /Widget /AP << /N << /On 6 0 R >> >> /AS /On", True),
            ("/Subtype /FreeText /AP << /N 6 0 R >>", True),
            ("/Subtype /Widget /AP << /N << /On 6 0 R >> >> /AS /Off", False),
            ("/Subtype /Widget /AP << /N 6 0 R >> /F 2", False),
            ("/Subtype /Text /AP << /N 6 0 R >>", False),
            ("/Subtype /Widget", False),
        ],
    )
    def test_the_fields_of_a_form(self, tmp_path: Path, annotation: str, seen: bool) -> None:
        look = form(written("Chief Executive", 4, 10), "/BBox [0 0 100 20]")
        note = f"<< /Type /Annot /Rect [300 290 500 330] {annotation} >>"
        path = built(
            tmp_path / "plan.pdf",
            f"q 10 0 0 10 0 0 cm {written('Lead', 5, 30)}",
            page="/MediaBox [0 0 600 400] /Annots [5 0 R 3 (odd)]",
            objects={5: note, 6: look},
        )
        words = read(path).pages[0].words
        assert [word.text for word in words] == (["Lead", "Chief", "Executive"] if seen else ["Lead"])
        if seen:  # twice as large as in its own units
            assert words[1].box.x0 == pytest.approx(308, abs=1)
            assert words[1].style.size == pytest.approx(20, abs=1)

    @pytest.mark.parametrize(
        "setting",
        ["-10 Tf -1 0 0 -1 50 300 Tm", "10 Tf -100 Tz -1 0 0 1 50 300 Tm", "10 Tf 1 0 0 1 50 300 Tm"],
    )
    def test_letters_that_are_turned_twice_stand_upright(self, tmp_path: Path, setting: str) -> None:
        path = built(tmp_path / "plan.pdf", f"BT /F1 {setting} (Publish a timetable) Tj ET")
        page = read(path).pages[0]
        assert page.turned == 0
        assert [word.text for word in page.words] == ["Publish", "a", "timetable"]


class TestElsewhere:
    """A file whose pages only say that its content is elsewhere."""

    def test_a_form_of_adobes(self, tmp_path: Path) -> None:
        path = built(tmp_path / "plan.pdf", written("Please wait..."), catalog="/AcroForm << /XFA [] >>")
        assert read(path).elsewhere.startswith("is a form whose content only Adobe's programs show (XFA)")
        with pytest.raises(Unreadable, match="Adobe's programs"):
            extract(path)

    def test_a_portfolio(self, tmp_path: Path) -> None:
        names = "/Names << /EmbeddedFiles 5 0 R >>"
        tree = {5: "<< /Kids [5 0 R 5 0 R 6 0 R 3] >>", 6: "<< /Names [(Action plan.pdf) 7 0 R] >>"}
        path = built(tmp_path / "plan.pdf", "", catalog=f"/Collection << >> {names}", objects=tree)
        assert why(path).startswith("is a portfolio of files attached to it (Action plan.pdf")
        path = built(tmp_path / "plan.pdf", written("See the attachment"), catalog=names, objects=tree)
        with pytest.raises(Unreadable, match="on its pages, only files attached to it"):
            extract(path)


def test_type_too_small_to_have_a_size(tmp_path: Path) -> None:
    path = built(tmp_path / "plan.pdf", "BT /F1 0.01 Tf 10 10 Td (dots) Tj /F1 12 Tf 0 100 Td (Plan) Tj ET")
    assert {word.style.size for word in read(path).pages[0].words} == {0.1, 12.0}


def test_a_page_of_glyphs_without_names_is_a_picture() -> None:
    def page(*texts: str) -> Page:
        style = Style("Arial", 10.0, False, False, ())
        return Page(1, 600, 400, tuple(Word(text, Box(0, 0, 5, 5), style, 1, 0) for text in texts))

    assert may_be_picture(page(*["•"] * 60))
    assert not may_be_picture(page(*["•"] * 60, *["the"] * 20))
    assert not may_be_picture(page(*["•"] * 12))


def test_a_page_of_letters_without_widths_is_a_picture(tmp_path: Path) -> None:
    """A viewer takes them from the font in the file; here each word's letters stand in one place."""
    font = (
        "/Font << /F2 << /Type /Font /Subtype /TrueType /BaseFont /Other /FirstChar 32 /LastChar 126 /Widths"
        " [%s] /FontDescriptor << /Type /FontDescriptor /FontName /Other /Flags 32 >> >> >>"
    )
    places = [(x, 380 - 12 * n) for n in range(30) for x in (50, 250, 450)]
    lines = "".join(f"BT /F2 10 Tf {x} {y} Td (Publish plans) Tj ET " for x, y in places)

    def page(width: str) -> Page:
        path = built(tmp_path / "plan.pdf", lines, resources=font % (width * 95))
        with opened(path.read_bytes()) as pdf:
            return next(_pages(pdf, {1}, {}, set()))

    assert may_be_picture(page("0 "))
    assert not may_be_picture(page("500 "))


def test_a_title_is_one_line_of_some_length(tmp_path: Path) -> None:
    content = drawn(tmp_path / "plan.pdf").read_bytes()
    title = b"/Title (Action\\000\\007[31m plan\\n" + b"x" * 3_000_000 + b")"
    (tmp_path / "plan.pdf").write_bytes(re.sub(rb"/Title \([^)]*\)", lambda _: title, content))
    read_title = read(tmp_path / "plan.pdf").title
    assert read_title.startswith("Action [31m plan xxx") and len(read_title) <= 500


def test_letters_that_map_to_nothing_are_told(tmp_path: Path) -> None:
    names = "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <78> <0000> endbfchar"
    rest = "2 beginbfrange <20> <77> <0020> <79> <7e> <0079> endbfrange"
    code = f"begincmap {names} {rest} endcmap"
    objects = {
        5: "<< /Type /Font /Subtype /Type1 /BaseFont /Other /FirstChar 32 /LastChar 126 /ToUnicode 6 0 R"
        f" /Widths [{'500 ' * 95}] /FontDescriptor << /Type /FontDescriptor /FontName /Other /Flags 32 >> >>",
        6: f"<< /Length {len(code)} >>\nstream\n{code}\nendstream",
    }
    content = "BT /F2 10 Tf 50 300 Td (Agreed with the Chief Executive) Tj ET"
    fonts = "/Font << /F2 5 0 R >>"
    path = built(tmp_path / "plan.pdf", content, resources=fonts, objects=objects)
    assert texts(path) == ["Agreed", "with", "the", "Chief", "E\ufffdecutive"]


def test_a_letter_that_maps_to_a_space_and_a_sign_is_that_sign(tmp_path: Path) -> None:
    names = "1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <2e> <0020002e> endbfchar"
    rest = "2 beginbfrange <20> <2d> <0020> <2f> <7e> <002f> endbfrange"
    code = f"begincmap {names} {rest} endcmap"
    objects = {
        5: "<< /Type /Font /Subtype /Type1 /BaseFont /Other /FirstChar 32 /LastChar 126 /ToUnicode 6 0 R"
        f" /Widths [{'500 ' * 95}] /FontDescriptor << /Type /FontDescriptor /FontName /Other /Flags 32 >> >>",
        6: f"<< /Length {len(code)} >>\nstream\n{code}\nendstream",
    }
    content = "BT /F2 10 Tf 50 300 Td (Arrests 11,062.6) Tj ET"
    path = built(tmp_path / "plan.pdf", content, resources="/Font << /F2 5 0 R >>", objects=objects)
    assert texts(path) == ["Arrests", "11,062.6"]


def test_pages_that_were_deleted_are_none(tmp_path: Path) -> None:
    emptied = {2: "<< /Type /Pages /Kids [] /Count 0 >>"}
    path = built(tmp_path / "plan.pdf", written("Publish a timetable"), objects=emptied)
    assert why(path).startswith("holds no page: all")


def test_a_lost_trailer_is_found(tmp_path: Path) -> None:
    path = built(
        tmp_path / "plan.pdf", written("Publish a timetable"), catalog="/MarkInfo << /Marked true >>"
    )
    content = path.read_bytes()
    path.write_bytes(content[: content.rindex(b"xref", 0, content.rindex(b"startxref"))] + b"%%EOF")
    assert texts(path) == ["Publish", "a", "timetable"]


@pytest.mark.parametrize("box", ["/MediaBox [0 0 0 0]", "", "/MediaBox [0 0 (a) 5]"])
def test_a_page_that_does_not_say_how_large_it_is_holds_what_it_draws(tmp_path: Path, box: str) -> None:
    content = written("Publish a", 50) + written("timetable", 900)
    assert texts(built(tmp_path / "plan.pdf", content, page=box)) == ["Publish", "a", "timetable"]


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"\xff\xd8\xff\xe0 JFIF", "is not a PDF but a picture; save it as a PDF first"),
        (b"\xd0\xcf\x11\xe0", "is not a PDF but an old Word or Excel file; save it as a PDF first"),
        (b"\x1f\x8b\x08", "is not a PDF but a packed file; unpack it first"),
        (b"{\\rtf1}", "is not a PDF but a text file of a word processor (RTF); save it as a PDF first"),
    ],
)
def test_what_other_files_are(tmp_path: Path, content: bytes, line: str) -> None:
    (tmp_path / "plan.pdf").write_bytes(content)
    assert why(tmp_path / "plan.pdf") == line
