"""A cell of several recommendations is several rows."""

from __future__ import annotations

from parsers.parse import parse
from tests.parsers.built import document

TABLE = """
    +----------+------------------------------------+
    | Theme    | Recommendations                    |
    +----------+------------------------------------+
    | Finance  | {lead} Set out options for the gap.    |
    |          | • Review the earmarked reserves.   |
    +----------+------------------------------------+
    | Delivery | • Create a tracker of benefits.    |
    |          | • Report on it each month.         |
    +----------+------------------------------------+
"""


def test_points_of_a_cell_are_recommendations() -> None:
    read = parse(document(TABLE.format(lead="•")))
    assert [(each.theme, each.text) for each in read.recommendations] == [
        ("Finance", "Set out options for the gap."),
        ("Finance", "Review the earmarked reserves."),
        ("Delivery", "Create a tracker of benefits."),
        ("Delivery", "Report on it each month."),
    ]
    assert read.coverage.share == 1.0


def test_a_list_under_a_sentence_is_part_of_it() -> None:
    read = parse(document(TABLE.format(lead=" ")))
    assert read.recommendations[0].text == "Set out options for the gap. • Review the earmarked reserves."
