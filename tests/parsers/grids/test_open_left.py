"""A column left of the frame around the others."""

from __future__ import annotations

from parsers.grids.ruled_grids import rules_to_grids
from tests.parsers.built import document, shown

FRAMED = """
     +----------------+----------------+------------+
{0:4} | Recommendation | Action         | By when    |
     +----------------+----------------+------------+
{1:4} | Listen to all  | Hold a meeting | March 2022 |
     +----------------+----------------+------------+
     |                | Write it down  | May 2022   |
     +----------------+----------------+------------+
{2:4} | Speak plainly  | Write less     | June 2022  |
     +----------------+----------------+------------+
"""
READ = [
    "1 Listen to all",
    "  - Hold a meeting | deadline (action): March 2022",
    "  - Write it down | deadline (action): May 2022",
    "2 Speak plainly",
    "  - Write less | deadline (action): June 2022",
]


def test_numbers_under_their_heading() -> None:
    assert shown(document(FRAMED.format("No", "1", "2"))) == READ


def test_numbers_alone_on_a_page_without_a_header() -> None:
    below = "\n".join(FRAMED.format("", "3", "4").split("\n")[3:])
    refs = [
        line.split()[0] for line in shown(document(FRAMED.format("No", "1", "2"), below)) if line[0] != " "
    ]
    assert refs == ["1", "2", "3", "4"]


def test_notes_in_the_margin_are_no_column() -> None:
    (grid,) = rules_to_grids(document(FRAMED.format("See", "(a)", "also")).pages[0])
    assert grid.width == 3


def test_a_wide_column_of_recommendations_beside_a_lone_row() -> None:
    drawing = """
                             +----------------+------------+
    Recommendation           | Action         | By when    |
                             +----------------+------------+
    1. Listen to all         | Hold a meeting | March 2022 |
    who live in the town     |                |            |
                             +----------------+------------+
    """
    assert shown(document(drawing)) == [
        "1 Listen to all who live in the town",
        "  - Hold a meeting | deadline (action): March 2022",
    ]


def test_the_ends_of_lines_of_a_text_beside_a_table_are_no_column() -> None:
    """Only the ends lie as near as a column would: "Move on to | a budget of five years"."""
    drawing = "\n".join(" " * 45 + line[4:] for line in FRAMED.format("", "", "").split("\n"))
    texts = iter(("We are asked to move on to a budget of", "and to plan the staff that it will need"))
    rows = [next(texts, "").ljust(45) + line[45:] if "|" in line else line for line in drawing.split("\n")]
    (grid,) = rules_to_grids(document("\n".join(rows)).pages[0])
    assert grid.width == 3
