"""Rows of a number and what is recommended."""

from __future__ import annotations

from parsers.parse import parse
from tests.parsers.built import LARGE, document


def test_a_heading_over_the_texts_alone_is_the_headers() -> None:
    drawing = """
    Summary of recommendations
    +----+-----------------------------------------------+
    |    | Key recommendation                            |
    +----+-----------------------------------------------+
    | 1  | Listen to all of the people who live here     |
    +----+-----------------------------------------------+
    | 2  | Speak plainly to them and to the staff        |
    +----+-----------------------------------------------+
    """
    plan = parse(document(drawing, styles={"Summary of recommendations": LARGE}))
    assert [(each.ref, each.text) for each in plan.recommendations] == [
        ("1", "Listen to all of the people who live here"),
        ("2", "Speak plainly to them and to the staff"),
    ]
    assert plan.coverage.share == 1.0
