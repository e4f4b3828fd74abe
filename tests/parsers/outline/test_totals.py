"""Rows that only add up what stands above them."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import document, shown

DRAWING = """
+-----+----------------------+--------+----------+---------+
| Ref | Action               | Lead   | By when  | Cost    |
+-----+----------------------+--------+----------+---------+
| R1  | Listen to all residents                            |
+-----+----------------------+--------+----------+---------+
| 1.1 | Hold a meeting       | Leader | May 2025 | £5k     |
+-----+----------------------+--------+----------+---------+
| 1.2 | Publish a note       | Mayor  | May 2026 | £10k    |
+-----+----------------------+--------+----------+---------+
|     | {0} |        | {1} | £15k    |
+-----+----------------------+--------+----------+---------+
"""


@pytest.mark.parametrize("total", ["Total", "TOTAL", "Sub-total: Listening", "Total additional cost"])
def test_a_total_is_no_action(total: str) -> None:
    drawing = DRAWING.format(total.ljust(20), " " * 8)
    plan = parse(document(drawing))
    assert [action.text for one in plan.recommendations for action in one.actions] == [
        "Hold a meeting",
        "Publish a note",
    ]
    assert (plan.coverage.missing, plan.coverage.doubled) == ((), ())
    assert not any(action.needs_review for one in plan.recommendations for action in one.actions)


def test_what_has_a_date_is_an_action() -> None:
    drawing = DRAWING.format("Total Place review".ljust(20), "May 2027")
    assert "Total Place review" in "".join(shown(document(drawing)))
