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


def test_points_beside_strengths_are_what_is_to_improve() -> None:
    """As the inspectors of Wales print it: no record had said what stands in one point."""
    drawing = """
    +-----------------+--------------------------------+----------------------------------+
    | Principle       | Strengths                      | Areas for improvement            |
    +-----------------+--------------------------------+----------------------------------+
    | 1. People       | • Staff are skilled.           | • Offer an assessment to carers. |
    |                 | • Voices are heard.            | • Reduce delays in reviews.      |
    +-----------------+--------------------------------+----------------------------------+
    | 2. Prevention   | • Early help is well known.    | • Record the offer of Welsh.     |
    |                 | • Partners value it.           | • Strengthen links with health.  |
    +-----------------+--------------------------------+----------------------------------+
    """
    read = parse(document(drawing))
    assert [(each.theme, each.text) for each in read.recommendations] == [
        ("1. People", "Offer an assessment to carers."),
        ("1. People", "Reduce delays in reviews."),
        ("2. Prevention", "Record the offer of Welsh."),
        ("2. Prevention", "Strengthen links with health."),
    ]
    assert read.coverage.share == 1.0
