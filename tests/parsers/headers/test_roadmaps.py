"""Periods over what is done, a row a theme."""

from __future__ import annotations

import pytest

from parsers.headers.roadmaps import rows_of_roadmap
from parsers.parse import parse
from tests.parsers.built import document

PERIODS = ("", "By March 2025", "By March 2026")
ROWS = [("Governance", "• Adopt a code", "Review the code"), ("Finance", "Publish a plan", "Close the gap")]


@pytest.mark.parametrize(
    ("headings", "rows", "said"),
    [
        (PERIODS, ROWS, "theme"),
        (PERIODS, [("Agree a vision", "Publish a draft", "Adopt it")], "recommendation"),
        (("", "2023/24", "2024/25"), [("Salaries", "1,200", "1,300")], ""),
        (("", "By March 2025"), ROWS, ""),
        (("", "Lead", "By March 2025"), ROWS, ""),
    ],
)
def test_what_its_rows_are(headings: tuple[str, ...], rows: list[tuple[str, ...]], said: str) -> None:
    assert rows_of_roadmap(headings, rows) == said


def test_a_roadmap_gives_actions_with_dates() -> None:
    drawing = """
        +------------+----------------+------------------------------+
        |            | By March 2025  | By March 2026                |
        +------------+----------------+------------------------------+
        | Governance | Adopt a code   | Review the code each year    |
        +------------+----------------+------------------------------+
        | Finance    | Publish a plan | Share results within a month |
        +------------+----------------+------------------------------+
    """
    plan = parse(document(drawing))
    assert [
        (each.theme, action.text, str(action.details.deadline.due))
        for each in plan.recommendations
        for action in each.actions
    ] == [
        ("Governance", "Adopt a code", "2025-03-31"),
        ("Governance", "Review the code each year", "2026-03-31"),
        ("Finance", "Publish a plan", "2025-03-31"),
        ("Finance", "Share results within a month", "2026-03-31"),
    ]
