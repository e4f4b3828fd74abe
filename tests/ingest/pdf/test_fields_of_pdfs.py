"""What a PDF says as a whole: the colours of its cells, its date and council, its abbreviations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

from ingest import extract

HEADER = ("No", "Recommendation", "Action", "By when", "Lead", "RAG")
ROWS = (
    ("01", "Listen to residents", "Write to everyone.", "May 2022", "TB / EMT"),
    ("02", "Speak to partners", "Read to everyone.", "June 2022", "TB / EMT"),
    ("03", "Act on it all", "Meet everyone.", "July 2022", "TB / EMT"),
    ("04", "Tell everybody", "Print a leaflet.", "August 2022", "TB / EMT"),
)
FILLS = {"Red": "#ff0000", "Amber": "#ffbf00", "Green": "#00b050", "Blue": "#0070c0"}


def plan_pdf(
    path: Path,
    *,
    rag: Sequence[str] = ("", "", "", ""),
    fills: Sequence[str] = (),
    above: str = "Action Plan",
    footer: str = "",
    below: Sequence[str] = (),
    created: str = "",
) -> Path:
    """A plan of four rows on two pages; `fills` are the colours of the last cells, `created` is YYYYMMDD."""
    style = getSampleStyleSheet()["BodyText"]
    body = [[Paragraph(cell, style) for cell in (*row, word)] for row, word in zip(ROWS, rag, strict=True)]
    rules = [("GRID", (0, 0), (-1, -1), 0.5, "black")]
    shades = [("BACKGROUND", (5, n), (5, n), HexColor(FILLS[name])) for n, name in enumerate(fills, start=1)]
    table = Table([HEADER, *body], colWidths=(40, 150, 180, 100, 100, 60), style=[*rules, *shades])

    def page_end(canvas: Canvas, _: object) -> None:
        canvas.drawString(72, 30, footer)

    story = [
        Paragraph(above, getSampleStyleSheet()["Title"]),
        table,
        *(Paragraph(line, style) for line in below),
    ]
    document = SimpleDocTemplate(str(path), pagesize=landscape(A4))
    document.build(story, onFirstPage=page_end, onLaterPages=page_end)
    if created:
        made = re.sub(rb"(/(?:Creation|Mod)Date \(D:)\d{8}", rb"\g<1>" + created.encode(), path.read_bytes())
        path.write_bytes(made)
    return path


def test_colours_of_cells_without_words(tmp_path: Path) -> None:
    coloured = extract(plan_pdf(tmp_path / "a.pdf", fills=list(FILLS))).records
    printed = extract(plan_pdf(tmp_path / "b.pdf", fills=list(FILLS), rag=list(FILLS))).records
    assert [row.rag for row in coloured] == [row.rag for row in printed] == list(FILLS)
    assert all(
        less.confidence < more.confidence for less, more in zip(coloured, printed, strict=True)
    )  # for it comes from the colour


def test_no_colour_no_rating(tmp_path: Path) -> None:
    assert {row.rag for row in extract(plan_pdf(tmp_path / "a.pdf")).records} == {""}


@pytest.mark.parametrize(
    ("above", "footer", "plan_date"),
    [
        ("Action Plan, published 3 May 2022", "Version 2, March 2022", "2022-05-03"),
        ("Action Plan", "Version 2, March 2022", "2022-03"),
        ("Action Plan", "Thanet District Council", "2022-02-14"),
    ],
    ids=["title page", "footer", "metadata"],
)
def test_the_plans_date_in_order(tmp_path: Path, above: str, footer: str, plan_date: str) -> None:
    path = plan_pdf(tmp_path / "a.pdf", above=above, footer=footer, created="20220214")
    assert {row.plan_date for row in extract(path).records} == {plan_date}


def test_what_the_user_says_comes_first(tmp_path: Path) -> None:
    path = plan_pdf(
        tmp_path / "a.pdf", above="Action Plan, published 3 May 2022", footer="Thanet District Council"
    )
    assert {row.council for row in extract(path).records} == {"Thanet District Council"}
    told = extract(path, council="Dover", plan_date="2022-04").records
    assert {(row.council, row.plan_date) for row in told} == {("Dover District Council", "2022-04")}


def test_the_plans_own_abbreviations(tmp_path: Path) -> None:
    plain = extract(plan_pdf(tmp_path / "a.pdf")).records
    entries = ("Abbreviations", "TB: Cllr Tom Brown, Leader", "EMT: Executive Management Team")
    told = extract(plan_pdf(tmp_path / "b.pdf", below=entries)).records
    assert {(row.lead_member, row.lead_officer) for row in plain} == {("", "TB / EMT")}
    assert {(row.lead_member, row.lead_officer) for row in told} == {("TB", "EMT")}
