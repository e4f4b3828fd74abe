"""Recommendations that a numbered list says and a table only counts."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import LARGE, document

DRAWING = """
Action plan

Recommendations

1. Listen to all who live here.

2. Speak plainly to everyone.

Actions

+----------------+---------+-----------+------------------------+
| Action         | Lead    | Deadline  | Recommendation number  |
+----------------+---------+-----------+------------------------+
| Hold a meeting | Leader  | May 2025  | 1                      |
+----------------+---------+-----------+------------------------+
| Write less     | Leader  | June 2025 | 2                      |
+----------------+---------+-----------+------------------------+
| Ask them again | Leader  | July 2025 | {last}                      |
+----------------+---------+-----------+------------------------+
"""


@pytest.mark.parametrize(("last", "told"), [("1", True), ("7", False)])
def test_the_numbers_of_a_list(last: str, told: bool) -> None:
    built = document(
        DRAWING.format(last=last), styles=dict.fromkeys(("Action plan", "Recommendations", "Actions"), LARGE)
    )
    plan = parse(built)
    texts = {"1": "Listen to all who live here.", "2": "Speak plainly to everyone."} if told else {}
    assert [(each.ref, each.text) for each in plan.recommendations] == [
        (ref, texts.get(ref, "")) for ref in ("1", "2", last)
    ]
    assert plan.coverage.share == 1.0
    assert not plan.coverage.doubled


def test_a_table_that_comes_back_to_the_numbers_of_another() -> None:
    drawing = """
    +-----+-------------------------------+
    | Ref | Recommendation                |
    +-----+-------------------------------+
    | R1  | Listen to all who live here.  |
    +-----+-------------------------------+
    | R2  | Speak plainly to everyone.    |
    +-----+-------------------------------+

    What we will do

    +-----+----------------+---------+-----------+
    | Rec | Action         | Lead    | Deadline  |
    +-----+----------------+---------+-----------+
    | R2  | Write less     | Leader  | May 2025  |
    +-----+----------------+---------+-----------+
    | R1  | Hold a meeting | Leader  | June 2025 |
    +-----+----------------+---------+-----------+
    | R2  | Read it out    | Leader  | July 2025 |
    +-----+----------------+---------+-----------+
    """
    plan = parse(document(drawing, styles={"What we will do": LARGE}))
    assert [(each.ref, each.text) for each in plan.recommendations] == [
        ("R2", "Speak plainly to everyone."),
        ("R1", "Listen to all who live here."),
        ("R2", "Speak plainly to everyone."),
    ]
    assert plan.coverage.share == 1.0
