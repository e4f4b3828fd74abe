"""Pictures of pages: what is marked, where it is drawn and in which colour, and what the command says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from ingest.cli import run
from ingest.pdf.opening import bytes_of, opened
from ingest.pictures.canvas import LOOKS, WHITE, plain
from ingest.pictures.drawing import DPI, MOST_PIXELS, draw_pages, picture
from ingest.pictures.marks import Kind, Mark, Sheet
from ingest.pictures.sheets import sheets_of
from ingest.pipeline import extraction_of, read_plan
from models.document import Box, Page
from parsers.parse import trace
from parsers.reading import Reading
from tests.conftest import RAW
from tests.parsers.built import document

SCALE = DPI / 72
Captured = pytest.CaptureFixture[str]

RULED = """
    +-----+------------------------+--------------------------+------------+
    | Ref | Recommendation         | Action                   | By when    |
    +-----+------------------------+--------------------------+------------+
    | R1  | Listen to residents.   | Hold a forum.            | March 2022 |
    |     |                        +--------------------------+------------+
    |     |                        | Publish what they said.  | May 2022   |
    +-----+------------------------+--------------------------+------------+
    | R2  | Publish a strategy.    | Write a first draft.     | June 2022  |
    +-----+------------------------+--------------------------+------------+
"""
UNRULED = """
    Ref   Recommendation           Action                     By when

    R1    Listen to residents.     Hold a forum.              March 2022

    R2    Publish a strategy.      Write a first draft.       June 2022

    R3    Save some money.         Sell the old town hall.    July 2022
"""
ROWS = (
    ("Ref", "Recommendation", "Action", "By when"),
    ("R1", "Listen to residents.", "Hold a forum twice a year.", "March 2022"),
    ("R2", "Publish a strategy.", "Write a first draft of it.", "June 2022"),
)
EDGES = (40, 80, 220, 400, 500)
TOP, STEP = 100, 30
"""Of the table in points from the top of a landscape page, 600 by 400."""


def draw_table(canvas: Canvas) -> None:
    """ROWS in rules, on a canvas whose y runs up from 0 to 400."""
    for number in range(len(ROWS) + 1):
        y = 400 - TOP - STEP * number
        canvas.line(EDGES[0], y, EDGES[-1], y)
    for x in EDGES:
        canvas.line(x, 400 - TOP, x, 400 - TOP - STEP * len(ROWS))
    for number, row in enumerate(ROWS):
        canvas.setFont("Helvetica-Bold" if number == 0 else "Helvetica", 10)
        for x, text in zip(EDGES, row, strict=False):
            canvas.drawString(x + 4, 400 - TOP - STEP * number - 18, text)


def draw_prose(canvas: Canvas) -> None:
    canvas.drawString(40, 300, "The peer team spent four days with us and spoke to many people.")


def make(path: Path, *draws: Callable[[Canvas], None], rotated: int = 0) -> Path:
    """A PDF of one drawing a page; with `rotated`, drawn sideways on pages that a viewer turns by it."""
    canvas = Canvas(str(path), pagesize=(600, 400))  # as it is shown: reportlab turns the page itself
    for draw in draws:
        if rotated:
            canvas.setPageRotation(rotated)
            canvas.translate(*{90: (400, 0), 180: (600, 400), 270: (0, 600)}[rotated])
            canvas.rotate(rotated)
        draw(canvas)
        canvas.showPage()
    canvas.save()
    return path


def drawn(pdf: Path, number: int = 1) -> tuple[Image.Image, Sheet]:
    """The picture of a page without notes: below the legend, it is the page."""
    sheet = next(sheet for sheet in sheets_of(read_plan(pdf)) if sheet.page.number == number)
    sheet.notes.clear()
    with opened(bytes_of(pdf)) as source:
        return picture(sheet, source.pages[number - 1], "title"), sheet


def colours(image: Image.Image, page: Page, box: Box, reach: float = 3) -> set[object]:
    """The colours of a picture within `reach` pixels of a place on the page."""
    head = image.height - round(page.height * SCALE)
    x0, x1 = (round(x * SCALE) for x in (box.x0, box.x1))
    top, bottom = (round(y * SCALE) + head for y in (box.top, box.bottom))
    return {
        image.getpixel((x, y))
        for x in range(int(x0 - reach), int(x1 + reach) + 1)
        for y in range(int(top - reach), int(bottom + reach) + 1)
    }


def marks(reading: Reading, kind: Kind) -> list[Mark]:
    return [
        mark for sheet in sheets_of(reading) for mark in (*sheet.shades, *sheet.outlines) if mark.kind is kind
    ]


def holding(found: list[Mark], reading: Reading, text: str) -> list[Mark]:
    """The marks in which a word stands."""
    word = next(word for word in reading.document.words if word.text == text)
    return [mark for mark in found if mark.box.holds(word.box.centre)]


class TestMarks:
    @pytest.mark.parametrize("drawing", [RULED, UNRULED])
    def test_every_word_has_one_shade(self, drawing: str) -> None:
        built = document(drawing, header="Marlow Vale Council", footer="Page #")
        (sheet,) = sheets_of(trace(built))
        for word in built.words:
            assert sum(shade.box.holds(word.box.centre) for shade in sheet.shades) == 1

    @pytest.mark.parametrize(
        ("text", "kind"),
        [
            ("Listen", Kind.RECOMMENDATION),
            ("R1", Kind.RECOMMENDATION),
            ("forum.", Kind.ACTION),
            ("March", Kind.FIELD),
            ("when", Kind.HEADING),
            ("Introduction", Kind.PROSE),
        ],
    )
    def test_a_words_shade_tells_its_place(self, text: str, kind: Kind) -> None:
        reading = trace(document("    Introduction\n\n" + RULED))
        shades = [shade for sheet in sheets_of(reading) for shade in sheet.shades]
        assert [shade.kind for shade in holding(shades, reading, text)] == [kind]

    def test_running_lines_are_furniture(self) -> None:
        reading = trace(document(RULED, RULED.replace("R1", "R3").replace("R2", "R4"), footer="Draft plan #"))
        assert len(holding(marks(reading, Kind.FURNITURE), reading, "Draft")) == 2  # once on each page

    @pytest.mark.parametrize("drawing", [RULED, UNRULED])
    def test_cells_ruled_or_not(self, drawing: str) -> None:
        """The cell of one column and row holds its own words and none of the next."""
        reading = trace(document(drawing))
        cells = marks(reading, Kind.CELL)
        own = {text: holding(cells, reading, text) for text in ("R2", "strategy.", "draft.", "June")}
        assert all(len(found) == 1 for found in own.values())
        assert len({found[0].box for found in own.values()}) == 4
        assert len({round(found[0].box.top) for found in own.values()}) == 1

    @pytest.mark.parametrize("drawing", [RULED, UNRULED])
    def test_columns_say_what_they_were_taken_for(self, drawing: str) -> None:
        labels = [mark.label for mark in marks(trace(document(drawing)), Kind.COLUMN)]
        assert labels == ["ref", "recommendation", "action", "deadline"]

    def test_a_column_that_holds_two_things_says_both(self) -> None:
        levels = """
        +-----+-------------------------+------------+
        | Ref | Recommendation / Action | By when    |
        +-----+-------------------------+------------+
        | 1   | Listen to residents     |            |
        +-----+-------------------------+------------+
        | 1.1 | Hold a forum            | March 2022 |
        +-----+-------------------------+------------+
        | 2   | Publish a strategy      |            |
        +-----+-------------------------+------------+
        | 2.1 | Write a first draft     | June 2022  |
        +-----+-------------------------+------------+
        """
        labels = [mark.label for mark in marks(trace(document(levels)), Kind.COLUMN)]
        assert labels == ["ref / action_ref", "recommendation / action", "deadline"]

    def test_a_cell_is_drawn_on_the_page_on_which_its_words_stand(self) -> None:
        updates = """
        +-----+------------------------+--------------------------+------------+
        | Update: They came in large numbers.                                  |
        +-----+------------------------+--------------------------+------------+
        | R3  | Save some money.       | Sell the old town hall.  | July 2022  |
        +-----+------------------------+--------------------------+------------+
        | Update: No buyer was found.                                          |
        +-----+------------------------+--------------------------+------------+
        """
        reading = trace(document(RULED, updates))
        first, second = sheets_of(reading)
        said = next(word.box for word in reading.document.words if word.text == "Update:")
        cells = [[m.box for m in sheet.outlines if m.kind is Kind.CELL] for sheet in (first, second)]
        wide = [
            [box for box in own if box.top < said.centre[1] < box.bottom and box.width > 300] for own in cells
        ]
        assert [len(own) for own in wide] == [0, 1]

    def test_a_merged_cell_is_drawn_once(self) -> None:
        reading = trace(document(RULED))
        (merged,) = holding(marks(reading, Kind.CELL), reading, "Listen")
        (own,) = holding(marks(reading, Kind.CELL), reading, "forum.")
        assert merged.box.height > 1.5 * own.box.height

    def test_the_pages_own_rules(self) -> None:
        assert not marks(trace(document(UNRULED)), Kind.RULE)
        rules = marks(trace(document(RULED)), Kind.RULE)
        levels = [mark.box for mark in rules if mark.box.height == 0]
        assert len({round(box.top) for box in levels}) == 5
        assert {mark.box.width for mark in rules if mark.box.height} == {0}

    def test_records_are_labelled_as_in_the_export(self) -> None:
        reading = trace(document(RULED))
        rows = extraction_of(reading).records
        expected = [f"{row.action_ref} · {row.record_id[:6]} · {row.confidence:.2f}" for row in rows]
        assert [mark.label for mark in marks(reading, Kind.ACTION) if mark.label] == expected
        (frame,) = [each for each in marks(reading, Kind.RECOMMENDATION) if each.label.startswith("R1")]
        assert frame.box.width > holding(marks(reading, Kind.CELL), reading, "R1")[0].box.width

    def test_a_record_goes_on_over_the_page_end(self) -> None:
        head = "+----+-----------------+------------+\n"
        first = (
            head
            + "| No | Action          | By when    |\n"
            + head
            + "| 1  | Hold a forum in | March 2022 |\n"
            + head
        )
        second = head + "|    | every ward.     |            |\n" + head
        reading = trace(document(first, second))
        found = [(sheet.page.number, mark.label) for sheet in sheets_of(reading) for mark in sheet.outlines]
        (label,) = (text for page, text in found if page == 2 and text.endswith("(continued)"))
        assert (1, label.removesuffix(" (continued)")) in found

    def test_what_needs_a_look_stands_out_and_says_why(self) -> None:
        reading = trace(document(RULED.replace("June 2022 ", "31/02/2022")))
        (frame,) = marks(reading, Kind.REVIEW)
        assert frame.label.startswith("(!) R2.1 · ")
        assert frame.label.endswith(" · see 1")
        assert holding([frame], reading, "draft.")
        (sheet,) = sheets_of(reading)
        assert sheet.notes[0].startswith("1  ")
        (note,) = (note for note in sheet.notes if note.startswith("(!)  R2.1: "))
        assert re.fullmatch(
            r"\(!\)  R2\.1: 0\.\d\d, .*[a-z]+ [a-z]+ [a-z]+.*", note
        )  # words, not "rules, short"

    def test_words_that_no_record_took_stand_out(self) -> None:
        reading = trace(document(RULED))
        lost = replace(
            reading,
            placed=reading.placed[:1],
            plan=replace(reading.plan, recommendations=reading.plan.recommendations[:1]),
        )
        issues = marks(lost, Kind.ISSUE)
        assert holding(issues, lost, "draft.")
        assert not holding(issues, lost, "forum.")

    def test_list_marks(self) -> None:
        drawing = """
            Action plan

            Customer Service

            • Drive forward the new approach
            • Clarify what you want:
               o from residents
               o from staff
            • Publish it
        """
        found = marks(trace(document(drawing)), Kind.ITEM)
        assert len(found) == 5
        assert len({round(mark.box.x0) for mark in found}) == 2

    def test_a_table_that_is_no_plans(self) -> None:
        budget = """
            +-----------+------+------+
            | Budget    | 2023 | 2024 |
            +-----------+------+------+
            | Training  | 15   | 20   |
            +-----------+------+------+
        """
        reading = trace(document(budget, RULED))
        others = marks(reading, Kind.OTHER)
        assert holding(others, reading, "Training")
        assert others[0].label == "not read as part of the plan"
        assert Kind.CELL not in {mark.kind for mark in sheets_of(reading)[0].outlines}

    @pytest.mark.parametrize("pdf", sorted(RAW.glob("*.pdf")), ids=lambda path: path.stem)
    def test_every_record_of_the_samples_is_framed(self, pdf: Path) -> None:
        reading = read_plan(pdf)
        labels = {mark.label for sheet in sheets_of(reading) for mark in sheet.outlines}
        for row in extraction_of(reading).records:
            assert any(f"· {row.record_id[:6]} ·" in label for label in labels)


class TestPages:
    def test_pages_of_prose_have_no_picture(self) -> None:
        built = document("    Introduction to what we did", RULED, "    Thank you all for reading it")
        assert [sheet.page.number for sheet in sheets_of(trace(built))] == [2]

    def test_where_nothing_was_found_every_page_has_one(self) -> None:
        built = document("    Introduction to what we did", "    Thank you all for reading it")
        assert [sheet.page.number for sheet in sheets_of(trace(built))] == [1, 2]


def sideways(canvas: Canvas) -> None:
    canvas.setPageSize((400, 600))
    canvas.translate(400, 0)
    canvas.rotate(90)


def crooked(canvas: Canvas) -> None:
    canvas.translate(300, 200)
    canvas.rotate(4)
    canvas.translate(-300, -200)


def cropped(canvas: Canvas) -> None:
    """40 points off the right and 10 off the bottom; the top left corner stays."""
    canvas.setCropBox((0, 10, 560, 400))


class TestPictures:
    @pytest.mark.parametrize("rotated", [0, 90, 180, 270])
    def test_on_pages_that_a_viewer_turns(self, tmp_path: Path, rotated: int) -> None:
        image, sheet = drawn(make(tmp_path / "plan.pdf", draw_table, rotated=rotated))
        assert (round(sheet.page.width), round(sheet.page.height)) == (600, 400)
        assert image.width == round(600 * SCALE)
        self.assert_all_is_in_its_place(image, sheet.page)

    @pytest.mark.parametrize("set_so", [sideways, crooked, cropped])
    def test_on_pages_that_the_reader_turns_or_cuts(
        self, tmp_path: Path, set_so: Callable[[Canvas], None]
    ) -> None:
        def draw(canvas: Canvas) -> None:
            set_so(canvas)
            draw_table(canvas)

        image, sheet = drawn(make(tmp_path / "plan.pdf", draw))
        self.assert_all_is_in_its_place(image, sheet.page)

    def assert_all_is_in_its_place(self, image: Image.Image, page: Page) -> None:
        # A rule of the table, half way along its second column.
        assert LOOKS[Kind.RULE].colour in colours(image, page, Box(150, TOP + STEP, 150, TOP + STEP))
        # A cell's frame within its rules.
        inside = Box(EDGES[2] + 2, TOP + STEP + 20, EDGES[2] + 2, TOP + STEP + 20)
        assert LOOKS[Kind.CELL].colour in colours(image, page, inside)
        # The frame around "Hold a forum twice a year." begins left of its first word, and it is shaded.
        first = next(word for word in page.words if word.text == "Hold").box
        left = Box(first.x0, first.centre[1], first.x0, first.centre[1])
        assert LOOKS[Kind.ACTION].colour in colours(image, page, left)
        found = colours(image, page, first, reach=-2)
        assert LOOKS[Kind.ACTION].shade in found
        for word in page.words:
            found = colours(image, page, word.box, reach=-4)
            assert any(isinstance(each, tuple) and sum(each) < 200 for each in found), (
                "its letters, still dark"
            )
        # Nothing is drawn where nothing stands.
        assert colours(image, page, Box(510, 330, 550, 370)) == {WHITE}

    def test_a_poster_is_drawn_smaller(self, tmp_path: Path) -> None:
        canvas = Canvas(str(tmp_path / "poster.pdf"), pagesize=(6000, 4000))
        canvas.drawString(40, 300, "The peer team spent four days with us.")
        canvas.save()
        image, _ = drawn(tmp_path / "poster.pdf")
        assert image.width == MOST_PIXELS

    def test_the_notes_stand_below_the_page(self, tmp_path: Path) -> None:
        pdf = make(tmp_path / "plan.pdf", draw_table)
        image, sheet = drawn(pdf)
        sheet.notes.append("1  " + "a reason " * 40)
        with opened(bytes_of(pdf)) as source:
            noted = picture(sheet, source.pages[0], "title")
        below = noted.crop((0, image.height, noted.width, noted.height))
        assert below.height > 2 * 13  # it does not fit on one line
        assert LOOKS[Kind.REVIEW].colour in {colour for _, colour in below.getcolors(100_000) or ()}

    def test_labels_keep_clear_of_each_other(self) -> None:
        from ingest.pictures.canvas import Canvas as Drawn

        reading = trace(document(RULED))
        (sheet,) = sheets_of(reading)
        made = Drawn(Image.new("RGB", (1600, 1600), WHITE), SCALE)
        made.label(sheet)
        assert len(made.taken) > 8
        overlaps = [
            (one, other)
            for number, one in enumerate(made.taken)
            for other in made.taken[:number]
            if one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom
        ]
        assert not overlaps

    @pytest.mark.parametrize(
        ("text", "shown"),
        [
            ("£5 – “café”", "GBP 5 - “cafe”"),
            ("Ynys Môn • Ŵ", "Ynys Mon * W"),
            ("R1 … R6 · 0.95", "R1 … R6 · 0.95"),
            ("東", "?"),
        ],
    )
    def test_signs_that_the_font_lacks(self, text: str, shown: str) -> None:
        assert plain(text) == shown


@pytest.mark.usefixtures("ready")
class TestFiles:
    def test_names_sort_and_count_from_one(self, tmp_path: Path) -> None:
        pdf = make(tmp_path / "plan.pdf", draw_prose, draw_table)
        paths = draw_pages(read_plan(pdf), pdf, tmp_path / "new" / "folder")
        assert paths == [tmp_path / "new/folder/page-002.png"]
        with Image.open(paths[0]) as image:
            assert (image.format, image.width) == ("PNG", 1000)

    def test_the_command(self, tmp_path: Path, capsys: Captured) -> None:
        pdf = make(tmp_path / "plan.pdf", draw_table)
        assert run(["check", str(pdf)]) == 0
        tree, _ = capsys.readouterr()
        folder = tmp_path / "pictures"
        assert run(["check", str(pdf), "--draw", str(folder)]) == 0
        out, err = capsys.readouterr()
        assert out == tree
        assert err == f"pictures: 1 in {folder}, from page-001.png to page-001.png\n"
        assert [path.name for path in folder.iterdir()] == ["page-001.png"]

    def test_where_no_plan_is_found_the_pictures_show_why(self, tmp_path: Path, capsys: Captured) -> None:
        pdf = make(tmp_path / "minutes.pdf", draw_prose)
        assert run(["check", str(pdf), "--draw", str(tmp_path / "pictures")]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.splitlines()[-1].startswith("minutes.pdf: holds no action plan")
        assert (tmp_path / "pictures/page-001.png").exists()

    @pytest.mark.parametrize("name", ["taken", "taken/below"])
    def test_a_folder_that_cannot_be_one(self, tmp_path: Path, name: str, capsys: Captured) -> None:
        pdf = make(tmp_path / "plan.pdf", draw_table)
        (tmp_path / "taken").write_text("mine")
        assert run(["check", str(pdf), "--draw", str(tmp_path / name)]) == 1
        out, err = capsys.readouterr()
        assert out == ""
        assert err.startswith(f"{tmp_path / name}: pictures cannot be written there (")
        assert err.endswith("); choose another --draw\n")
        assert len(err.splitlines()) == 1
        assert (tmp_path / "taken").read_text() == "mine"

    def test_a_pdf_that_cannot_be_read(self, tmp_path: Path, capsys: Captured) -> None:
        assert run(["check", str(tmp_path / "lost.pdf"), "--draw", str(tmp_path / "pictures")]) == 1
        assert capsys.readouterr().err == "lost.pdf: there is no such file; check the path\n"
        assert not (tmp_path / "pictures").exists()


def draw_photograph(canvas: Canvas) -> None:
    """A dark table, and on it a sheet of 400 by 280 points with a mark in its first quarter's middle."""
    canvas.setFillGray(0.2)
    canvas.rect(0, 0, 600, 400, stroke=0, fill=1)
    canvas.setFillGray(1)
    canvas.rect(120, 40, 400, 280, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.rect(215, 245, 10, 10, stroke=0, fill=1)


def test_marks_on_a_photograph_stand_on_its_sheet(tmp_path: Path) -> None:
    pdf = make(tmp_path / "photo.pdf", draw_photograph)
    corners = ((0.2, 0.2), (520 / 600, 0.2), (520 / 600, 0.9), (0.2, 0.9))
    page = Page(1, 400, 280, (), sheet=corners)
    with opened(bytes_of(pdf)) as source:
        image = picture(Sheet(page), source.pages[0], "title")
    assert image.width == pytest.approx(400 * SCALE, abs=2)
    assert colours(image, page, Box(98, 68, 102, 72), reach=0) == {(0, 0, 0)}
    assert colours(image, page, Box(2, 2, 90, 60), reach=0) == {WHITE}
