"""Recommendations and themes across a table without upright rules."""

from __future__ import annotations

from dataclasses import replace

from models.document import Document, Fill
from parsers.unruled.bands_across import joined_bands
from tests.parsers.built import BOLD, document, lines, shown

TABLE = """
Action                        Lead             Timescale
Recommendation 1
Set out how the cultural strategy helps health and skills
Write a map of outcomes       Head of Culture  March 2026

Present it to the Board       Leader           June 2026
Recommendation 2
Give libraries a sharper focus
Open a makers’ space          Head of Culture  May 2026
in the Central Library
"""


def with_bars(built: Document, *texts: str) -> Document:
    """The document with a shade as wide as its table behind the lines that begin so."""
    page = built.pages[0]
    tops = [
        min(word.box.top for word in page.words if abs(word.box.bottom - first.box.bottom) < 1)
        for text in texts
        for first in page.words
        if first.text == text and first.box.x0 < 60
    ]
    box = page.words[0].box
    fills = tuple(Fill(replace(box, x1=400.0, top=top - 1, bottom=top + 11), (0.2, 0.1)) for top in tops)
    return replace(built, pages=(replace(page, fills=fills),))


def test_a_number_in_a_bar_over_its_text_in_another() -> None:
    built = with_bars(
        document(TABLE, styles={"Action": BOLD, "Lead": BOLD, "Timescale": BOLD}),
        "Recommendation",
        "Set",
        "Give",
    )
    assert shown(built) == [
        "1 Set out how the cultural strategy helps health and skills",
        "  - Write a map of outcomes | deadline (action): March 2026 | owner: Head of Culture",
        "  - Present it to the Board | deadline (action): June 2026 | owner: Leader",
        "2 Give libraries a sharper focus",
        "  - Open a makers’ space in the Central Library | deadline (action): May 2026"
        " | owner: Head of Culture",
    ]


def test_a_band_over_two_lines() -> None:
    bands = lines("""
    1  Review how the committee is run, including public speaking and
       visits to sites
    2  Invest in the systems that planners use
    Finance
    Procurement
    """)
    first = " ".join(line.text for line in joined_bands(bands, bands[0].box.x1)[0])
    assert first == f"{bands[0].text} {bands[1].text}"
    assert len(joined_bands(bands, bands[0].box.x1)) == 4


def test_a_lone_bar_whose_text_runs_over_a_columns_edge() -> None:
    """One theme is left for the second page, in the type of the rows."""
    drawing = """
    No  Recommendation          Action              By when

    R5  Value every member      Run a survey        June 2025
        of the staff            and publish it
    Member development and support
    R6  Help new councillors    Offer a mentor      May 2025
        to settle in            to each
    """
    styles = dict.fromkeys(("No  Recommendation", "Action ", "By when"), BOLD)
    assert "[Member development and support]" in shown(with_bars(document(drawing, styles=styles), "Member"))


def test_recommendations_by_name_set_as_the_rows_are() -> None:
    built = document(
        """
             Action                       Lead               By when

        Recommendation 1: Agree a strategy which closes the gap
        1.1  Test demand assumptions      Finance Director   Summer 2026
             with each service
        1.2  Set fees and charges         Chief Executive    May 2026
        Recommendation 2: Strengthen overview and scrutiny
        2.1  Train all of the members     Head of Law        June 2026
             and the chairs of panels
        2.2  Publish a forward plan       Scrutiny Officer   July 2026
        """,
        styles={"Action": BOLD, "Lead": BOLD, "By when": BOLD},
    )
    assert shown(built) == [
        "1 Agree a strategy which closes the gap",
        "  1.1. Test demand assumptions with each service | deadline (action): Summer 2026"
        " | owner: Finance Director",
        "  1.2. Set fees and charges | deadline (action): May 2026 | owner: Chief Executive",
        "2 Strengthen overview and scrutiny",
        "  2.1. Train all of the members and the chairs of panels | deadline (action): June 2026"
        " | owner: Head of Law",
        "  2.2. Publish a forward plan | deadline (action): July 2026 | owner: Scrutiny Officer",
    ]


def test_a_recommendation_by_name_goes_on_within_the_first_column() -> None:
    built = document(
        """
        Action                       Lead               By when

        Recommendation 1: Agree a strategy which closes the gap
        with all partners
        Test demand assumptions      Finance Director   Summer 2026
        with each service
        Set fees and charges         Chief Executive    May 2026

        Recommendation 2: Strengthen overview, scrutiny and audit
        with the chairs of all panels
        Train all of the members     Head of Law        June 2026
        and the officers
        Publish a forward plan       Scrutiny Officer   July 2026
        """,
        styles={"Action": BOLD, "Lead": BOLD, "By when": BOLD},
    )
    assert [line for line in shown(built) if not line.startswith(" ")] == [
        "1 Agree a strategy which closes the gap with all partners",
        "2 Strengthen overview, scrutiny and audit with the chairs of all panels",
    ]
