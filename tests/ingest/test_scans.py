"""Pages that are pictures: each step on pictures drawn in code, whole pages where Tesseract is at hand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import cv2
import numpy as np
import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from ingest.cli import run
from ingest.errors import Unreadable
from ingest.progress import telling
from ingest.reader import read
from ingest.scans import tesseract
from ingest.scans.bullets import find_bullets
from ingest.scans.clean import cleaned
from ingest.scans.letters import repaired
from ingest.scans.pictures import POINT, Grey
from ingest.scans.rulings import part_rules
from ingest.scans.setting import SetWord, common_sizes, reach
from ingest.scans.straighten import skew, turned
from models.document import Box, Document
from parsers.confidence import confidence_of
from tests.generated.scans import Copier, copied, random_copier, scan

needs_tesseract = pytest.mark.skipif(
    not tesseract.at_hand(), reason="Tesseract is not here: apt install tesseract-ocr"
)
WIDTH, HEIGHT = 1800, 1200


def paper(*texts: tuple[str, int, int]) -> Grey:
    """A white page with texts at (x, y), in letters about 30 pixels high."""
    page = np.full((HEIGHT, WIDTH), 255, np.uint8)
    for text, x, y in texts:
        cv2.putText(page, text, (x, y), cv2.FONT_HERSHEY_SIMPLEX, 1.4, 0, 3, cv2.LINE_AA)
    return page


def prose() -> Grey:
    lines = ("Agree a timetable for the review", "and publish what was decided", "Report to Cabinet")
    return paper(*((line, 200, 150 + 60 * number) for number, line in enumerate(lines * 5)))


@pytest.mark.parametrize("degrees", [-3.1, -0.4, 0.0, 0.15, 2.2])
def test_a_crooked_page_is_set_level(degrees: float) -> None:
    assert skew(turned(prose(), -degrees)) == pytest.approx(degrees, abs=0.08)


def test_an_empty_page_stays_as_it_is() -> None:
    assert skew(paper()) == 0.0


def ruled(*lines: tuple[int, int, int, int], thick: int = 2) -> Grey:
    page = prose()
    for x0, y0, x1, y1 in lines:
        cv2.line(page, (x0, y0), (x1, y1), 0, thick)
    return page


class TestRules:
    def test_hair_lines_and_thick_ones(self) -> None:
        for thick in (1, 2, 6):
            strokes = part_rules(ruled((100, 100, 1700, 100), (100, 100, 100, 1100), thick=thick)).strokes
            assert [stroke.level for stroke in strokes] == [True, False]
            assert strokes[0].at == pytest.approx(100, abs=2)
            assert (strokes[0].start, strokes[0].end) == pytest.approx((100, 1700), abs=4)

    def test_dashes_make_one_rule(self) -> None:
        dashes = [(x, 105, x + 12, 105) for x in range(100, 1700, 21)]
        (stroke,) = part_rules(ruled(*dashes)).strokes
        assert stroke.end - stroke.start > 1500

    def test_letters_are_no_rules_and_stay(self) -> None:
        page = prose()
        parted = part_rules(page)
        assert parted.strokes == ()
        assert (parted.text < 128).sum() == pytest.approx((page < 128).sum(), rel=0.1)

    @pytest.mark.parametrize(("stems", "rules"), [(True, 0), (False, 1)])
    def test_arches_of_bold_letters_that_run_on_are_no_rule(self, stems: bool, rules: int) -> None:
        """The "mmen" of a heading in typewriter letters; alone, a line of that length is a rule."""
        arches = (300, 1080, 420, 1080)
        legs = [(x, 1080, x, 1110) for x in range(300, 421, 15)] if stems else []
        assert len(part_rules(ruled(arches, *legs, thick=6)).strokes) == rules

    def test_the_rest_is_without_rules(self) -> None:
        parted = part_rules(ruled((100, 1000, 1700, 1000), (1600, 600, 1600, 1000)))
        assert (parted.text < 128).sum() < 1.1 * (part_rules(prose()).text < 128).sum()


class TestCleaning:
    def test_a_dark_edge_goes(self) -> None:
        page = prose()
        page[:, :25] = 20
        assert (cleaned(page).ink[:, :60] > 200).all()

    def test_grey_paper_becomes_white(self) -> None:
        page = (prose() * 0.85).astype(np.uint8)
        assert np.median(cleaned(page).ink) == 255

    def test_a_shade_is_noted_and_gone(self) -> None:
        page = prose()
        page[400:700] = np.minimum(page[400:700], 217)
        clean = cleaned(page)
        (shade,) = clean.shades
        assert (shade.box.top, shade.box.bottom) == pytest.approx((400, 700), abs=8)
        assert shade.grey == pytest.approx(217 / 255, abs=0.02)
        assert np.median(clean.ink[420:680]) == 255

    def test_white_letters_on_dark_become_black(self) -> None:
        page = prose()
        page[130:220] = 255 - page[130:220] // 2 - 110
        clean = cleaned(page)
        assert np.median(clean.ink[140:210]) > 200
        assert any(shade.grey < 0.6 for shade in clean.shades)

    def test_specks_go_and_full_stops_stay(self) -> None:
        page = prose()
        cv2.circle(page, (1150, 145), 3, 0, -1)  # a full stop within reach of no letter is a speck as well
        cv2.circle(page, (1000, 147), 4, 0, -1)
        rng = np.random.default_rng(1)
        for x, y in rng.integers(0, HEIGHT, (300, 2)):
            page[y : y + 2, x : x + 2] = 30
        ink = cleaned(page).ink
        assert (ink[:, 1300:] < 128).sum() == 0
        assert (ink[140:155, 990:1010] < 128).any()


class TestBullets:
    def marked(self, draw: Callable[[Grey, int, int], object]) -> Grey:
        lines = [("Agree a timetable", 260, 200 + 70 * number) for number in range(6)]
        page = paper(*lines)
        for _, x, y in lines[:4]:
            draw(page, x - 40, y)
        return page

    def test_dots_and_dashes(self) -> None:
        dots = self.marked(lambda page, x, y: cv2.circle(page, (x, y - 14), 6, 0, -1))
        dashes = self.marked(lambda page, x, y: cv2.line(page, (x - 9, y - 12), (x + 9, y - 12), 0, 3))
        assert [spot.sign for spot in find_bullets(dots)] == ["•"] * 4
        assert [spot.sign for spot in find_bullets(dashes)] == ["–"] * 4

    def test_rings(self) -> None:
        rings = self.marked(lambda page, x, y: cv2.circle(page, (x, y - 12), 9, 0, 3))
        assert [spot.sign for spot in find_bullets(rings)] == ["o"] * 4

    def test_a_word_of_one_letter_is_none(self) -> None:
        lines = [
            ("a  named lead" if number % 2 else "e  a date", 220, 200 + 70 * number) for number in range(8)
        ]
        assert find_bullets(paper(*lines)) == []

    def test_full_stops_are_none(self) -> None:
        low = self.marked(lambda page, x, y: cv2.circle(page, (x, y), 5, 0, -1))
        assert find_bullets(low) == []

    def test_hyphens_within_a_line_are_none(self) -> None:
        assert (
            find_bullets(paper(*((f"2023 - 202{n} or four-day week", 200, 200 + 70 * n) for n in range(6))))
            == []
        )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("O1", "01"),
        ("l2.", "12."),
        ("1O.l", "10.1"),
        ("1n", "in"),
        ("(1ncluding", "(including"),
        ("QI", "Q1"),
        ("RI:", "R1:"),
        ("$151", "S151"),
        ("£lm", "£1m"),
        ("¢", "•"),
        ("|Leader", "Leader"),
        ("AI", "AI"),
        ("Clir", "Cllr"),
        ("Cilr", "Cllr"),
        ("Cllr", "Cllr"),
        ("Clear", "Clear"),
        ("1st", "1st"),
        ("Ill", "Ill"),
        ("2025/26", "2025/26"),
        ("H1", "H1"),
        ("1.1", "1.1"),
        ("lo", "lo"),
    ],
)
def test_signs_that_look_alike(text: str, expected: str) -> None:
    assert repaired(text) == expected


@pytest.mark.parametrize(
    ("text", "rise", "fall"),
    [("one", 0.53, 0.0), ("Plan", 0.72, 0.0), ("young", 0.53, 0.21), ("–", 0.0, 0.0)],
)
def test_what_letters_reach(text: str, rise: float, fall: float) -> None:
    assert reach(text) == (rise, fall)


def test_a_document_has_few_sizes() -> None:
    sizes = (40.0, 41.0, 39.2, 40.4, 60.0, 61.5)
    page = [SetWord("Plan", Box(0, 0, 80, 30), 0.9, size, 100.0, 0.1) for size in sizes]
    assert len({word.size for word in common_sizes([page])[0]}) == 2


# Whole pages: a page that says something, scanned.

LINES = (
    "Peer challenge action plan",
    "Agree a timetable for the review by May 2025",
    "Report to Cabinet in June",
)


def typeset(path: Path, pages: int = 1) -> Path:
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    for _ in range(pages):
        canvas.setFont("Helvetica", 12)
        for number, line in enumerate(LINES * 4):
            canvas.drawString(72, 760 - 24 * number, line)
        canvas.rect(60, 400, 480, 380)
        canvas.showPage()
    canvas.save()
    return path


def scanned(folder: Path, copier: Copier, pages: int = 1) -> Document:
    scan(typeset(folder / "plan.pdf", pages), folder / "scan.pdf", copier)
    return read(folder / "scan.pdf")


def words(document: Document) -> list[str]:
    return [word.text for word in sorted(document.words, key=lambda w: (w.page, w.box.top // 5, w.box.x0))]


@needs_tesseract
@pytest.mark.parametrize(
    "copier",
    [
        Copier(),
        Copier(dpi=150, skew=1.4, noise=8, paper=225, edge=True),
        Copier(turn=90, quality=60),
        Copier(turn=180, bilevel=True),
        Copier(turn=270, skew=-0.6, specks=0.0004),
        Copier(junk=True),
    ],
    ids=["plain", "crooked", "on its side", "upside down", "specks", "junk text"],
)
def test_a_scan_is_read_as_it_was_printed(copier: Copier, tmp_path: Path) -> None:
    document = scanned(tmp_path, copier)
    assert words(document) == " ".join(LINES * 4).split()
    (page,) = document.pages
    assert (page.width, page.height) == pytest.approx((595, 842), abs=1)
    assert sum(rule.end - rule.start > 350 for rule in page.rules) == 4
    assert all(0 < word.confidence < 1 for word in page.words)
    assert [word.index for word in document.words] == list(range(len(document.words)))
    assert len({word.style for word in page.words}) == 1
    (first,) = [word for word in page.words if word.text == "Peer"][:1]
    assert first.box.x0 == pytest.approx(72, abs=4)


@needs_tesseract
def test_each_page_as_it_is(tmp_path: Path) -> None:
    """Between typeset pages a scanned one, with a stamp of real text on it."""
    scan(typeset(tmp_path / "one.pdf"), tmp_path / "scan.pdf", Copier())
    import pypdfium2

    picture = pypdfium2.PdfDocument(tmp_path / "scan.pdf")[0].render(scale=3).to_pil()
    canvas = Canvas(str(tmp_path / "mixed.pdf"), pagesize=(595, 842))
    canvas.drawString(72, 700, "A page of text")
    canvas.showPage()
    canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
    canvas.drawString(500, 20, "Page 47")
    canvas.showPage()
    canvas.drawString(72, 700, "Another page of text")
    canvas.save()
    document = read(tmp_path / "mixed.pdf")
    assert [word.text for word in document.pages[0].words] == ["A", "page", "of", "text"]
    assert {word.confidence for word in document.pages[2].words} == {1.0}
    seen = [word.text for word in document.pages[1].words]
    assert "timetable" in seen
    assert "47" in seen
    assert [word.index for word in document.words] == list(range(len(document.words)))


@needs_tesseract
def test_the_pages_are_told_as_they_are_read(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    with telling(lambda done, total: told.append((done, total))):
        scanned(tmp_path, Copier(), pages=2)
    assert told == [(1, 2), (2, 2)]


def test_without_the_program_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unreadable, match="tesseract-ocr"):
        scanned(tmp_path, Copier())
    assert run(["check", str(tmp_path / "scan.pdf")]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(
        "scan.pdf: every page is a picture without text (a scan); to have it read, install"
    )


def test_text_over_a_picture_is_no_scan(tmp_path: Path) -> None:
    background = ImageReader(cv2_picture(np.full((100, 100), 230, np.uint8)))
    canvas = Canvas(str(tmp_path / "designed.pdf"), pagesize=(595, 842))
    canvas.drawImage(background, 0, 0, 595, 842)
    for number, line in enumerate(LINES * 4):
        canvas.drawString(72, 760 - 24 * number, line)
    canvas.save()
    assert {word.confidence for word in read(tmp_path / "designed.pdf").words} == {1.0}


def cv2_picture(grey: Grey) -> object:
    from PIL import Image

    return Image.fromarray(grey)


def test_the_same_seed_makes_the_same_scan() -> None:
    copier = random_copier(Random(5))
    one, other = (copied(prose(), copier, np.random.default_rng(5)) for _ in range(2))
    assert (one == other).all()


def test_a_word_that_can_hardly_be_read_is_for_a_person() -> None:
    assert (
        confidence_of(["rules", "blurred"]) < confidence_of(["rules", "scanned"]) < confidence_of(["rules"])
    )


def test_lengths_are_points() -> None:
    assert pytest.approx(300 / 72) == POINT
