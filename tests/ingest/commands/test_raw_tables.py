"""`actionplans tables`: formats, pages, errors."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest.cli import run
from ingest.commands.raw_tables import TextTable, to_csv, to_json
from ingest.pdf.page_choice import chosen_pages
from models.document import Box

pytestmark = pytest.mark.usefixtures("ready")

Captured = pytest.CaptureFixture[str]

NARROW = TextTable(1, Box(50.0, 70.123, 200.0, 90.0), (("", "2019"), ("North", "1,204")))
WIDE = TextTable(3, Box(50.0, 70.0, 300.0, 90.0), (("a", "b", "c"),))


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    """A page of prose, and one with an unruled table."""
    path = tmp_path / "stats.pdf"
    canvas = Canvas(str(path), pagesize=(595, 842))
    canvas.drawString(60, 700, "There is no table on this page.")
    canvas.showPage()
    rows = [("", "2019", "2020"), ("North", "1,204", "1,210"), ("South", "988", "1,001")]
    for row, cells in enumerate(rows):
        for x, text in zip((100, 300, 400), cells, strict=True):
            canvas.drawRightString(x, 700 - 20 * row, text)
    canvas.save()
    return path


def test_json_has_page_box_and_rows(pdf: Path, capsys: Captured) -> None:
    assert run(["tables", str(pdf), "--format", "json"]) == 0
    (table,) = json.loads(capsys.readouterr().out)
    assert list(table) == ["page", "bbox", "rows"]
    assert table["page"] == 2
    assert table["rows"] == [["", "2019", "2020"], ["North", "1,204", "1,210"], ["South", "988", "1,001"]]
    x0, top, x1, bottom = table["bbox"]
    assert 60 < x0 < 100 and 399 < x1 < 401 and 125 < top < 142 < 180 < bottom < 186


def test_csv_has_page_table_and_row_before_the_cells(pdf: Path, tmp_path: Path) -> None:
    out = tmp_path / "stats.csv"
    assert run(["tables", str(pdf), "--out", str(out)]) == 0
    rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert rows[0] == ["page", "table", "row", "column_1", "column_2", "column_3"]
    assert rows[2] == ["2", "1", "2", "North", "1,204", "1,210"]


def test_the_out_files_ending_gives_the_format(pdf: Path, tmp_path: Path) -> None:
    out = tmp_path / "stats.json"
    assert run(["tables", str(pdf), "--out", str(out)]) == 0
    assert len(json.loads(out.read_text())) == 1


def test_a_page_without_tables_gives_an_empty_list(pdf: Path, capsys: Captured) -> None:
    assert run(["tables", str(pdf), "--pages", "1", "--format", "json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert run(["tables", str(pdf), "--pages", "1"]) == 0
    assert capsys.readouterr().out == "\ufeffpage,table,row\r\n"


def test_rows_of_narrow_tables_end_in_empty_cells() -> None:
    lines = to_csv([NARROW, WIDE, WIDE]).decode("utf-8-sig").split("\r\n")
    assert lines[0] == "page,table,row,column_1,column_2,column_3"
    assert lines[1:5] == ["1,1,1,,2019,", '1,1,2,North,"1,204",', "3,1,1,a,b,c", "3,2,1,a,b,c"]


def test_json_rounds_the_box() -> None:
    (table,) = json.loads(to_json([NARROW]))
    assert table["bbox"] == [50.0, 70.12, 200.0, 90.0]
    assert table["rows"] == [["", "2019"], ["North", "1,204"]]


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("", (1, 2, 3, 4)),
        ("3", (3,)),
        ("2-3", (2, 3)),
        ("4,1-2", (1, 2, 4)),
        ("3-9", (3, 4)),
        ("1-2, 2-3", (1, 2, 3)),
        ("9", ()),
    ],
)
def test_the_pages_that_are_chosen(text: str, pages: tuple[int, ...]) -> None:
    assert chosen_pages(text, 4) == pages


@pytest.mark.parametrize("pages", ["0", "5-3", "a", "1-", "-2", "1,,2"])
def test_what_names_no_pages_is_wrong_usage(pages: str, pdf: Path, capsys: Captured) -> None:
    assert run(["tables", str(pdf), f"--pages={pages}"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "names no pages such as 3, 3-5 or 1,4-6" in line


def test_pages_that_the_file_does_not_have(pdf: Path, capsys: Captured) -> None:
    assert run(["tables", str(pdf), "--pages", "7"]) == 1
    assert capsys.readouterr().err == "stats.pdf: has 2 pages and none of 7; choose --pages from 1-2\n"


def test_a_file_that_is_no_pdf(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "notes.pdf"
    path.write_text("Dear all")
    assert run(["tables", str(path)]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("notes.pdf: is not a PDF")


def test_a_damaged_page_is_told(tmp_path: Path, capsys: Captured) -> None:
    path, sheet = tmp_path / "stats.pdf", io.BytesIO()
    canvas = Canvas(sheet, pageCompression=1)
    for _ in range(2):
        for place in range(30):
            canvas.drawString(60 + 100 * (place % 3), 700 - 15 * (place // 3), f"{place * 97}")
        canvas.showPage()
    canvas.save()
    content = sheet.getvalue()
    first = content.index(b"stream") + 100
    path.write_bytes(content[:first] + b"5" + content[first + 1 :])
    assert run(["tables", str(path), "--pages", "2"]) == 0
    assert capsys.readouterr().err == ""
    assert run(["tables", str(path)]) == 0
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith("stats.pdf: is damaged (page 1), tables may be missing there or wrong")
