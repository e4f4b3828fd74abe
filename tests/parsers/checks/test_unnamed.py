"""Tables of tasks in a paper that names no plan are for a person to look at."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import LARGE, document

DAYS = """
+-----------------+-----------------+------------+
| Activity        | Lead            | By when    |
+-----------------+-----------------+------------+
| Write the brief | Head of Estates | May 2025   |
+-----------------+-----------------+------------+
| Let the works   | Head of Estates | June 2025  |
+-----------------+-----------------+------------+
"""


@pytest.mark.parametrize(
    ("title", "heading", "doubted"),
    [
        ("Town hall works", "Activity", True),
        ("Town hall works", "Milestone", True),
        ("Peer challenge: activities", "Activity", False),
        ("Improvement plan", "Activity", False),
        ("Town hall works", "Action  ", False),
    ],
)
def test_tasks_where_no_heading_names_a_plan(title: str, heading: str, doubted: bool) -> None:
    table = DAYS.replace("| Activity  ", f"| {heading:9} ")
    plan = parse(document(f"{title}\n\n{table}", styles={title: LARGE}))
    assert [issue.kind for issue in plan.issues if issue.kind == "plan"] == ["plan"] * doubted
    assert plan.recommendations
    assert all(action.needs_review is doubted for each in plan.recommendations for action in each.actions)
