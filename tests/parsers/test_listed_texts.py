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
