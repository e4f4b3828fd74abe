"""Pages that do not stand upright, or do not begin at their corner: each is read as its upright twin is."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pypdfium2.raw as pdfium
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.pdf.reader import read
from ingest.pipeline import Extraction, extract
from models.document import Box, Page
from tests.conftest import RAW
from tests.score import table_of

Change = Callable[[pypdfium2.PdfPage], object]
"""Changes a page of a PDF in place."""
Draw = Callable[[Canvas], object]
WIDTH, HEIGHT = 842.0, 595.0


def content(degrees: float) -> Change:
    """Turns what the page says against the clock; a page turned on its side swaps its sides."""

    def change(page: pypdfium2.PdfPage) -> None:
        width, height = page.get_size()
        cos, sin = round(math.cos(math.radians(degrees)), 12), round(math.sin(math.radians(degrees)), 12)
        sides = (height, width) if abs(sin) == 1 else (width, height)
        # About the middle of the page, to the middle of the new one.
        dx = sides[0] / 2 - cos * width / 2 + sin * height / 2
        dy = sides[1] / 2 - sin * width / 2 - cos * height / 2
        transform(page, cos, sin, -sin, cos, dx, dy)
        page.set_mediabox(0, 0, *sides)

    return change


def shown(degrees: int) -> Change:
    return lambda page: page.set_rotation(degrees)


def upright(degrees: int) -> Change:
    """Content on its side, and a /Rotate that shows it upright: how office programs make landscape pages."""
    return both(content(degrees), shown(degrees))


def away_from_zero(page: pypdfium2.PdfPage) -> None:
    width, height = page.get_size()
    transform(page, 1, 0, 0, 1, -300, 250)
    page.set_mediabox(-300, 250, width - 300, height + 250)


def other_corners(page: pypdfium2.PdfPage) -> None:
    width, height = page.get_size()
    page.set_mediabox(width, height, 0, 0)


def cropped(page: pypdfium2.PdfPage) -> None:
    """A sheet with margins of four sizes for the printer's marks."""
    width, height = page.get_size()
    transform(page, 1, 0, 0, 1, 100, 40)
    page.set_mediabox(0, 0, width + 150, height + 70)
    page.set_cropbox(100, 40, width + 100, height + 40)


def both(*changes: Change) -> Change:
    def change(page: pypdfium2.PdfPage) -> None:
        for each in changes:
            each(page)

    return change


def transform(page: pypdfium2.PdfPage, *matrix: float) -> None:
    assert pdfium.FPDFPage_TransFormWithClip(page, pdfium.FS_MATRIX(*matrix), None)


def changed(source: Path, target: Path, change: Change, pages: int = 99) -> Path:
    """The first `pages` pages of a PDF, each changed."""
    document = pypdfium2.PdfDocument(source)
    while len(document) > pages:
        del document[pages]
    for page in document:
        change(page)
    document.save(target)
    document.close()
    return target


WAYS = {
    "sideways, up": (content(90), 90),
    "sideways, down": (content(270), 270),
    "upside down": (content(180), 180),
    "shown upside down": (shown(180), 180),
    "shown sideways": (shown(90), 270),
    "shown upright by 90": (upright(90), 0),
    "shown upright by 180": (upright(180), 0),
    "shown upright by 270": (upright(270), 0),
    "away from zero": (away_from_zero, 0),
    "away from zero, shown sideways": (both(away_from_zero, shown(270)), 90),
    "box by other corners": (other_corners, 0),
    "cropped": (cropped, 0),
    "cropped, shown sideways": (both(cropped, shown(90)), 270),
    "cropped, shown upside down": (both(cropped, shown(180)), 180),
    "crooked": (content(1.3), 1.3),
    "crooked the other way": (content(-2), 358),
}  # type: dict[str, tuple[Change, float]]
"""Each way to spoil a page, and by how much it is turned back."""


@pytest.mark.parametrize("way", WAYS)
def test_a_page_as_its_upright_twin(tmp_path: Path, way: str) -> None:
    """Words, sizes, rules and fills, at their places."""
    source = changed(RAW / "larkminster-table.pdf", tmp_path / "twin.pdf", lambda page: None, pages=1)
    change, turned = WAYS[way]
    (twin,), (page,) = read(source).pages, read(changed(source, tmp_path / "p.pdf", change)).pages
    assert page.turned == pytest.approx(turned, abs=0.01)
    assert (page.width, page.height) == pytest.approx((twin.width, twin.height), abs=0.01)
    assert [(w.text, w.drawn, w.turned, w.style) for w in page.words] == [
        (w.text, w.drawn, w.turned, w.style) for w in twin.words
    ]
    for word, other in zip(page.words, twin.words, strict=True):
        assert sides(word.box) == pytest.approx(sides(other.box), abs=0.05)
    assert places(page) == [pytest.approx(place, abs=0.05) for place in places(twin)]


def sides(box: Box) -> tuple[float, float, float, float]:
    return box.x0, box.top, box.x1, box.bottom


def places(page: Page) -> list[tuple[float, ...]]:
    """Rules and fills; which of a box's sides comes first depends on how it was turned."""
    rules = [(float(rule.horizontal), round(rule.at, 1), rule.start, rule.end) for rule in page.rules]
    return sorted(rules) + sorted((*map(round, sides(fill.box)), *fill.colour) for fill in page.fills)


@pytest.mark.parametrize("way", ["sideways, up", "crooked"])
@pytest.mark.parametrize("plan", sorted(RAW.glob("*.pdf")), ids=lambda path: path.stem)
def test_records_as_of_the_upright_plan(
    tmp_path: Path, extracted: Callable[[Path], Extraction], plan: Path, way: str
) -> None:
    turned = extract(changed(plan, tmp_path / plan.name, WAYS[way][0]))
    table = table_of(turned)
    assert [{**row, "source_sha256": ""} for row in table] == [
        {**row, "source_sha256": ""} for row in table_of(extracted(plan))
    ]
    assert turned.coverage.share == 1.0
    assert turned.coverage.doubled == ()


def make(path: Path, draw: Draw, size: tuple[float, float] = (WIDTH, HEIGHT)) -> Path:
    canvas = Canvas(str(path), pagesize=size)
    draw(canvas)
    canvas.save()
    return path


def write(canvas: Canvas, text: str, x: float, y: float, degrees: float = 0, size: float = 9) -> None:
    """The lines of a text, turned against the clock about the start of the first."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.rotate(degrees)
    canvas.setFont("Helvetica", size)
    for number, line in enumerate(text.split("\n")):
        canvas.drawString(0, -1.2 * size * number, line)
    canvas.restoreState()


EDGES = (40, 100, 140, 350, 560, 690, 800)
HEADINGS = ("Theme", "Ref", "Recommendation", "Action", "Lead officer", "Timescale")
ROWS = (
    ("R1", "Publish a plan that members own.", "Write the plan", "Head of Finance", "June 2024"),
    ("R2", "Review the programme every quarter.", "Set up a board", "Section 151 Officer", "July 2024"),
    ("R3", "Answer calls sooner than today.", "Recruit three advisers", "Head of Customers", "May 2024"),
)
THEMES = ("Financial Sustainability\nand Value for Money", "Customer Service")
RECORDS = [
    (theme.replace("\n", " "), *row[:4]) for theme, row in zip((THEMES[0], *THEMES), ROWS, strict=True)
]


def table(canvas: Canvas, up: bool = True, headings_up: bool = False) -> None:
    """Two themes, over two rows and one, their text on its side: upwards or downwards."""
    write(canvas, "Ashbourne District Council: Peer Challenge Action Plan", 40, 545, size=14)
    tops = (500, 430, 300, 170, 40)
    for left, right, heading in zip(EDGES, EDGES[1:], HEADINGS, strict=False):
        if headings_up:
            write(canvas, heading, left + 14, 434, 90)
        else:
            write(canvas, heading, left + 4, 485)
        canvas.rect(left, tops[1], right - left, tops[0] - tops[1])
    for row, bottom in zip(ROWS, tops[2:], strict=True):
        for left, right, text in zip(EDGES[1:], EDGES[2:], row, strict=False):
            write(canvas, text, left + 4, bottom + 115)
            canvas.rect(left, bottom, right - left, 130)
    for theme, bottom, height in zip(THEMES, (170, 40), (260, 130), strict=True):
        canvas.rect(EDGES[0], bottom, EDGES[1] - EDGES[0], height)
        if up:
            write(canvas, theme, EDGES[0] + 14, bottom + 4, 90)
        else:
            write(canvas, theme, EDGES[1] - 14, bottom + height - 4, 270)


def on_its_side(canvas: Canvas) -> None:
    """The table up a portrait page, whose running lines stand upright."""
    canvas.saveState()
    canvas.translate(HEIGHT, 0)
    canvas.rotate(90)
    table(canvas)
    canvas.restoreState()
    write(canvas, "Overview Committee, 3 May 2024: appendix 2", 60, 825)
    write(canvas, "Page 3 of 7", 270, 15)


def stamped(canvas: Canvas) -> None:
    """A watermark under the table, notes in both margins."""
    canvas.setFillGray(0.85)
    write(canvas, "DRAFT", 200, 80, 40, size=120)
    canvas.setFillGray(0)
    write(canvas, "DRAFT for Cabinet", 20, 150, 90)
    write(canvas, "Not for publication", 820, 450, 270)
    table(canvas)


@pytest.mark.parametrize(
    ("draw", "size"),
    [
        pytest.param(table, (WIDTH, HEIGHT), id="themes upwards"),
        pytest.param(lambda canvas: table(canvas, up=False), (WIDTH, HEIGHT), id="themes downwards"),
        pytest.param(lambda canvas: table(canvas, headings_up=True), (WIDTH, HEIGHT), id="headings upwards"),
        pytest.param(on_its_side, (HEIGHT, WIDTH), id="a page on its side, its running lines upright"),
        pytest.param(stamped, (WIDTH, HEIGHT), id="watermark and margin notes"),
    ],
)
def test_words_on_their_side_in_an_upright_table(
    tmp_path: Path, draw: Draw, size: tuple[float, float]
) -> None:
    extraction = extract(make(tmp_path / "plan.pdf", draw, size))
    assert [
        (row.theme, row.recommendation_ref, row.recommendation, row.action, row.lead_officer)
        for row in extraction.records
    ] == RECORDS
    assert extraction.plan.title == "Ashbourne District Council: Peer Challenge Action Plan"
    assert (extraction.coverage.share, extraction.issues) == (1.0, ())


@pytest.mark.parametrize(
    ("degrees", "order"), [(90, "upwards"), (270, "downwards"), (180, "over"), (45, "aslant")]
)
def test_words_are_whole_in_their_own_direction(tmp_path: Path, degrees: int, order: str) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, "The page itself is upright, as most of its letters tell", 40, 500)
        write(canvas, f"Customer Service\nread {order}", 400, 300, degrees)

    (page,) = read(make(tmp_path / "p.pdf", draw)).pages
    aside = [word for word in page.words if word.turned]
    assert page.turned == 0
    assert [(word.text, word.turned, word.style.size) for word in aside] == [
        (text, degrees, 9.0) for text in ("Customer", "Service", "read", order)
    ]
    assert all(abs(word.box.centre[0] - 400) < 80 for word in aside)
    assert all(abs(word.box.centre[1] - (HEIGHT - 300)) < 80 for word in aside)
    if degrees in (90, 270):
        assert aside[0].box.height > 3 * aside[0].box.width


def test_much_sideways_text_outside_tables_is_an_issue(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        table(canvas)
        write(canvas, " ".join(["Another plan stands here"] * 8), 20, 20, 90, size=6)

    (issue,) = extract(make(tmp_path / "p.pdf", draw)).issues
    assert (issue.kind, issue.page, len(issue.words)) == ("sideways", 1, 32)


def test_a_sideways_table_on_an_upright_page_is_an_issue(tmp_path: Path) -> None:
    """It is not read in its own direction: whatever comes of it is for a person to look at."""

    def draw(canvas: Canvas) -> None:
        canvas.saveState()
        canvas.translate(WIDTH, 0)
        canvas.rotate(90)
        canvas.scale(0.5, 0.5)
        table(canvas)
        canvas.restoreState()
        for line in range(30):
            write(
                canvas,
                "The council has looked at all that the team has said of it. " * 2,
                40,
                590 - 9 * line,
                size=6,
            )

    extraction = extract(make(tmp_path / "p.pdf", draw))
    assert all(each.needs_review for each in extraction.plan.recommendations)
    assert [issue.kind for issue in extraction.issues].count("sideways") == 1


def test_what_the_crop_box_cuts_off_is_not_on_the_page(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setCropBox((100, 100, 500, 400))
        write(canvas, "Proof 3, 12 May", 20, 580)
        write(canvas, "Publish it", 110, 380)
        write(canvas, "trim here", 510, 200)

    (page,) = read(make(tmp_path / "p.pdf", draw)).pages
    assert [word.text for word in page.words] == ["Publish", "it"]
    assert (page.width, page.height) == (400, 300)
    assert page.words[0].box.x0 == pytest.approx(10)
    assert page.words[0].box.top < 20 < page.words[0].box.bottom


def test_a_word_that_runs_off_the_right_edge_is_whole(tmp_path: Path) -> None:
    def draw(canvas: Canvas) -> None:
        write(canvas, "a, b and c. 09/06/2026 at the latest", WIDTH - 65, 200)

    (page,) = read(make(tmp_path / "p.pdf", draw)).pages
    assert " ".join(word.text for word in page.words) == "a, b and c. 09/06/2026"


def test_a_page_in_units_of_its_own(tmp_path: Path) -> None:
    """UserUnit 2: every number on the page counts double."""
    source = make(tmp_path / "one.pdf", lambda canvas: write(canvas, "Publish it", 50, 200, size=10))
    content = source.read_bytes().replace(b"/Rotate 0", b"/UserUnit 2")
    target = tmp_path / "two.pdf"
    target.write_bytes(content)
    (once,), (double,) = read(source).pages, read(target).pages
    assert (double.width, double.height) == (2 * once.width, 2 * once.height)
    assert [word.style.size for word in double.words] == [20.0, 20.0]
    for one, two in zip(once.words, double.words, strict=True):
        assert sides(two.box) == pytest.approx([2 * side for side in sides(one.box)])


@pytest.mark.parametrize("way", WAYS)
def test_where_a_viewer_shows_a_box(tmp_path: Path, way: str) -> None:
    """A dark square on the page is where the picture of the page is dark."""

    def draw(canvas: Canvas) -> None:
        write(canvas, "The page has text enough to say how it stands", 200, 300)
        canvas.rect(100, 400, 40, 20, stroke=0, fill=1)

    source = make(tmp_path / "source.pdf", draw)
    path = changed(source, tmp_path / "p.pdf", WAYS[way][0])
    (page,) = read(path).pages
    (fill,) = page.fills
    box = page.shown(fill.box)
    document = pypdfium2.PdfDocument(path)
    picture = document[0].render(scale=1).to_pil().convert("L")
    document.close()
    scale = picture.width / page.shown_size[0]
    assert picture.height == pytest.approx(scale * page.shown_size[1], abs=1)
    x, y = (scale * middle for middle in box.centre)
    assert picture.getpixel((int(x), int(y))) == 0
    for beside in (box.x0 - 4, box.x1 + 4):
        assert picture.getpixel((int(scale * beside), int(y))) == 255
    for beyond in (box.top - 4, box.bottom + 4):
        assert picture.getpixel((int(x), int(scale * beyond))) == 255
