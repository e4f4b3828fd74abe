"""Words that a line strikes out."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Document, Rule
from models.plan import Plan
from parsers.parse import parse
from tests.parsers.built import CELL, LEFT, PITCH, TOP, document

DRAWING = """
+----------------+-----------------+---------------+
| Recommendation | Action          | By when       |
+----------------+-----------------+---------------+
| Listen to all  | Hold a meeting  | December 2024 |
|                |                 | June 2025     |
+----------------+-----------------+---------------+
| Speak plainly  | Write less      | May 2025      |
+----------------+-----------------+---------------+
"""


def struck(*phrases: str, at: float = 7.5) -> Document:
    """The drawing with a rule through each phrase, `at` points from the top of its line."""
    built = document(DRAWING)
    rows = DRAWING.strip("\n").split("\n")
    found = [(number, row.find(phrase), phrase) for phrase in phrases for number, row in enumerate(rows)]
    rules = tuple(
        Rule(True, TOP + PITCH * row + at, LEFT + CELL * start, LEFT + CELL * (start + len(phrase)))
        for row, start, phrase in found
        if start > 0
    )
    (page,) = built.pages
    return replace(built, pages=(replace(page, rules=(*page.rules, *rules)),))


def dates(plan: Plan) -> list[str]:
    return [action.details.deadline.text for one in plan.recommendations for action in one.actions]


def doubted(plan: Plan) -> list[bool]:
    return ["struck" in action.evidence for one in plan.recommendations for action in one.actions]


def test_a_date_that_another_stands_for() -> None:
    plan = parse(struck("December 2024"))
    assert dates(plan) == ["June 2025", "May 2025"]
    assert [issue.message for issue in plan.issues if issue.kind == "struck"] == [
        "text that is struck out was left out: “December 2024”"
    ]
    assert doubted(plan) == [False, False]
    assert plan.coverage.share == 1.0


@pytest.mark.parametrize("at", [10.5, 2.0], ids=["underlined", "at its top"])
def test_a_rule_elsewhere_strikes_nothing_out(at: float) -> None:
    plan = parse(struck("December 2024", at=at))
    assert not any(issue.kind == "struck" for issue in plan.issues)


def test_a_row_that_is_struck_out_as_a_whole_is_kept_and_for_a_person_to_look_at() -> None:
    plan = parse(struck("Speak plainly", "Write less", "May 2025"))
    assert dates(plan)[-1] == "May 2025"
    assert doubted(plan) == [False, True]
