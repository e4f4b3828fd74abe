"""The lines of a date cell: where one date ends and the next begins."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.cells.date_cells import lacks_year, lines_to_dates, waits_for_year
from parsers.text.joiner import Joiner
from tests.parsers.built import lines, measure


def dates(*drawings: str, columns: int = 0, wanted: int = 0) -> list[str]:
    column = lines(*drawings)
    return [item.text for item in lines_to_dates(column, measure(column, columns), Joiner(), wanted)]


@pytest.mark.parametrize(
    ("drawing", "wanted", "expected"),
    [
        ("May 2022", 1, ["May 2022"]),
        ("By end of May\n2025", 2, ["By end of May 2025"]),
        ("From\nSeptember\n2025", 3, ["From September 2025"]),
        ("June 2025 -\nJanuary 2026", 2, ["June 2025 - January 2026"]),
        ("October 2025 to\nMarch 2026", 2, ["October 2025 to March 2026"]),
        ("February 2026\n–   February 2027", 2, ["February 2026 – February 2027"]),
        (
            "1. May 2024\n2. February 2025\n-   February 2026",
            2,
            ["May 2024", "February 2025 - February 2026"],
        ),
        (
            "1. May 2024\n2. June 2025\n-  June\n   2026",
            2,
            ["May 2024", "June 2025 - June 2026"],
        ),
        (
            "1. May 2024\n2. June 2025\n-   July 2025\n-   August 2025",
            0,
            ["May 2024", "June 2025", "July 2025", "August 2025"],
        ),
        ("–   May 2022\n–   Ongoing", 2, ["May 2022", "Ongoing"]),
        ("May 2022\n\nOngoing", 2, ["May 2022", "Ongoing"]),
        ("January 2026\nto January 2027", 2, ["January 2026 to January 2027"]),
        ("January 2026\nto be confirmed", 2, ["January 2026", "to be confirmed"]),
        ("Apr-26\nMay 2026 –\nJune 2026", 2, ["Apr-26", "May 2026 – June 2026"]),
        ("May 2026\nBy end June\n2026", 2, ["May 2026", "By end June 2026"]),
        (
            "By end of Q2\n2025/26\n\nFebruary 2026\n\nOngoing",
            0,
            ["By end of Q2 2025/26", "February 2026", "Ongoing"],
        ),
        ("a. May 2022\nb. June\n2022", 2, ["May 2022", "June 2022"]),
        ("Start: May 2025\nEnd: July 2025", 2, ["Start: May 2025 End: July 2025"]),
        (
            "Revised date:\nApril 2027\n(was October\n2026)",
            1,
            ["Revised date: April 2027 (was October 2026)"],
        ),
    ],
)
def test_dates(drawing: str, wanted: int, expected: list[str]) -> None:
    assert dates(drawing, wanted=wanted) == expected


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (1, ["May 2022 June 2022 Ongoing"]),
        (2, ["May 2022", "June 2022 Ongoing"]),
        (3, ["May 2022", "June 2022", "Ongoing"]),
        (7, ["May 2022 June 2022 Ongoing"]),
    ],
)
def test_the_number_wanted_settles_what_is_nearly_even(wanted: int, expected: list[str]) -> None:
    assert dates("May 2022\nJune 2022\nOngoing", columns=20, wanted=wanted) == expected


def test_the_sample_of_the_module() -> None:
    drawing = "Undertake March-\nJune 2022\nCompleted\nSeptember 2022.\nJune 2023"
    expected = ["Undertake March- June 2022", "Completed September 2022.", "June 2023"]
    assert dates(drawing, columns=24, wanted=3) == expected


@pytest.mark.parametrize(
    "drawing",
    [
        "31/03/2025\n30/09/2025",
        "May 2022\nJune 2022",
        "Ongoing\nOngoing",
        "Complete\nMay 2022\nOngoing\nJune 2022",
        "2027 onwards\nMay 2028",
    ],
)
def test_whole_dates_that_fill_a_narrow_cell(drawing: str) -> None:
    assert dates(drawing, wanted=len(drawing.split("\n"))) == drawing.split("\n")


def test_what_goes_on_from_a_state_is_no_date_of_its_own() -> None:
    assert dates("Completed\nin May 2022", wanted=2) == ["Completed in May 2022"]


@pytest.mark.parametrize("wanted", [1, 2, 3])
def test_a_range_waits_for_its_year(wanted: int) -> None:
    assert dates("April 2026 – April\n2027", wanted=wanted) == ["April 2026 – April 2027"]


def test_two_ranges_that_wait_for_their_years() -> None:
    drawing = "April 2026 – April\n2027\nMay 2028 – June\n2029"
    assert dates(drawing, wanted=2) == ["April 2026 – April 2027", "May 2028 – June 2029"]


@pytest.mark.parametrize(
    ("above", "below", "waits"),
    [
        ("April 2026 – April", "2027", True),
        ("April 2026 –", "April 2027", False),
        ("April 2026", "2027", False),  # a year stands at its end
        ("April 2026 – April", "Ongoing", False),
    ],
)
def test_which_line_waits(above: str, below: str, waits: bool) -> None:
    assert waits_for_year(*lines(f"{above}\n{below}")) is waits


def test_labels_for_several_points() -> None:
    assert dates("a. May 2022\nb and c. April\n2026\nd. Ongoing", wanted=4) == [
        "May 2022",
        "April 2026",
        "Ongoing",
    ]


@pytest.mark.parametrize("again", ["ditto", "As above"])
def test_what_stands_for_the_date_above_is_a_part(again: str) -> None:
    assert dates(f"By Aug 2025\n(subject to PIB)\n{again}", wanted=2) == [
        "By Aug 2025 (subject to PIB)",
        again,
    ]


def test_over_a_page_end() -> None:
    assert dates("June - October", "2025\n\nOngoing") == ["June - October 2025", "Ongoing"]
    assert dates("May 2025", "June 2025") == ["May 2025", "June 2025"]


@pytest.mark.parametrize(
    ("above", "below", "lacks"),
    [
        ("June - October", "2025", True),
        ("June 2024", "2025", False),
        ("June", "October 2025", False),
        ("June - October", "2025/26", True),
        ("Annually", "2026/27 (Cabinet)", False),
        ("Quarterly to", "2025", True),
        ("Sep-25", "2026/27", False),
        ("30.09.25", "2025/26", False),
        ("(first phase)", "2026/27", False),
        ("Not started", "2025/26 (Full Council)", False),
    ],
)
def test_a_line_that_waits_for_its_year(above: str, below: str, lacks: bool) -> None:
    assert lacks_year(*lines(f"{above}\n{below}")) is lacks


@given(
    st.lists(st.sampled_from(["May 2022", "June", "2025", "Ongoing", "-", "a. May", "", "By"]), max_size=8)
)
def test_no_line_is_lost(column: list[str]) -> None:
    own = lines("|\n" + "\n".join(column))
    found = lines_to_dates(own, measure(own), Joiner())
    assert [word for item in found for word in item.words] == [word for line in own for word in line.words]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        ("By Nov\n2026\n(Cabinet)", ["By Nov 2026 (Cabinet)"]),
        ("Q1\n2026/27", ["Q1 2026/27"]),
        ("Complete\n2026\n(Cabinet)", ["Complete", "2026 (Cabinet)"]),
    ],
)
def test_a_month_goes_on_with_its_year_though_this_had_room(drawing: str, expected: list[str]) -> None:
    assert dates(drawing, columns=14, wanted=2) == expected


def test_the_rest_of_a_date_under_its_label_is_no_date_of_its_own() -> None:
    drawing = "a. By 2 March\n   2026\nb and c. 1st\n   November 2025\nd. Ongoing"
    assert dates(drawing, columns=40, wanted=4) == ["By 2 March 2026", "1st November 2025", "Ongoing"]
