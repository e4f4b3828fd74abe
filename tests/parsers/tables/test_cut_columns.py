"""Columns that a spreadsheet prints on pages of their own: said, and their records to be looked at."""

from __future__ import annotations

import pytest

from models.plan import Plan
from parsers.parse import parse
from tests.parsers.built import document, stacked

ROWS = """
+-----+----------------+-----------------+
| Ref | Recommendation | Action          |
+-----+----------------+-----------------+
| 1   | Listen         | Hold a meeting  |
+-----+----------------+-----------------+
| 2   | Speak plainly  | Write it down   |
+-----+----------------+-----------------+
"""
TWO = """
+---------------+----------+
| Lead          | By when  |
+---------------+----------+
| Leader        | May 2025 |
+---------------+----------+
| Chief Officer | May 2026 |
+---------------+----------+
"""
THREE = """
+-----+----------------+-----------------+
| RAG | Lead officer   | By when         |
+-----+----------------+-----------------+
| Red | Chief Officer  | May 2025        |
+-----+----------------+-----------------+
| Red | Head of Place  | May 2026        |
+-----+----------------+-----------------+
"""


def said(plan: Plan) -> list[str]:
    return [issue.message for issue in plan.issues if issue.kind == "table"]


@pytest.mark.parametrize("rest", [TWO, THREE, "Columns D to F\n\n\n\n\n" + TWO])
def test_the_other_columns_of_the_rows_pages_before(rest: str) -> None:
    plan = parse(document(stacked("Action plan", "\n \n", ROWS), rest))
    actions = [action for each in plan.recommendations for action in each.actions]
    assert [action.text for action in actions] == ["Hold a meeting", "Write it down"]
    assert len(said(plan)) == 1
    assert all(action.needs_review for action in actions)


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param(TWO.replace("Lead  ", "Name  ").replace("By when", "Email  "), id="of nothing known"),
        pytest.param(TWO.replace("Lead  ", "Action"), id="a table of its own"),
    ],
)
def test_another_table(rest: str) -> None:
    assert said(parse(document(stacked("Action plan", "\n \n", ROWS), rest))) == []


def test_a_page_of_other_columns_behind_each_page_of_rows() -> None:
    later = ROWS.replace(
        "| 1   | Listen         | Hold a meeting  |", "| 3   | Spend less     | Sell the depot  |"
    )
    later = later.replace(
        "| 2   | Speak plainly  | Write it down   |", "| 4   | Read the book  | Buy the book    |"
    )
    plan = parse(document(stacked("Action plan", "\n \n", ROWS), TWO, later, TWO.replace("2", "3")))
    actions = [action for each in plan.recommendations for action in each.actions]
    assert len(actions) == 4 and all(action.needs_review for action in actions)
