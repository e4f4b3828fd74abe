"""What was found and what is recommended in one cell, parted by a label."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import document, shown

ABOVE = """
+----+----------------------------------+-------------------------+
| No | Issue, impact and recommendation | Responsible officer     |
+----+----------------------------------+-------------------------+
| 1  | Nobody reviews the journals.     | Head of Finance         |
|    | Recommendation                   |                         |
|    | Review the journals each month.  |                         |
+----+----------------------------------+-------------------------+
| 2  | Leavers keep their access.       | Head of IT              |
|    | Recommendation                   |                         |
|    | Remove it on the last day.       |                         |
+----+----------------------------------+-------------------------+
"""
IN_FRONT = """
+----+----------------------------------+-------------------------+
| No | Issue, impact and recommendation | Responsible officer     |
+----+----------------------------------+-------------------------+
| 1  | Nobody reviews the journals.     | Head of Finance         |
|    | Recommendation: Review the       |                         |
|    | journals each month.             |                         |
+----+----------------------------------+-------------------------+
| 2  | Leavers keep their access.       | Head of IT              |
|    | Recommendation: Remove it on     |                         |
|    | the last day.                    |                         |
+----+----------------------------------+-------------------------+
"""


@pytest.mark.parametrize("drawing", [ABOVE, IN_FRONT])
def test_a_label_parts_them(drawing: str) -> None:
    built = document(drawing)
    assert shown(built) == [
        "1 Review the journals each month. | lead_officer: Head of Finance"
        " | finding: Nobody reviews the journals.",
        "2 Remove it on the last day. | lead_officer: Head of IT | finding: Leavers keep their access.",
    ]
    assert parse(built).coverage.share == 1.0


def test_an_answer_below_what_is_recommended() -> None:
    drawing = """
    +--------------------------------+----------------------------------+
    | Issue and risk                 | Recommendations                  |
    +--------------------------------+----------------------------------+
    | Journals are not reviewed.     | We recommend that management     |
    |                                | reviews the journals.            |
    |                                | Management response              |
    |                                | Agreed. This is in hand.         |
    +--------------------------------+----------------------------------+
    | Leavers keep their access.     | We recommend that it is removed. |
    |                                | Management response              |
    |                                | It will be.                      |
    +--------------------------------+----------------------------------+
    """
    plan = parse(document(drawing))
    assert [(each.text, each.details.response) for each in plan.recommendations] == [
        ("We recommend that management reviews the journals.", "Agreed. This is in hand."),
        ("We recommend that it is removed.", "It will be."),
    ]
    assert plan.coverage.share == 1.0


def test_an_answer_with_whom_and_when_below_it_beside_a_label_that_a_narrow_column_breaks() -> None:
    drawing = """
    +-----+---------------+-------------------------+
    | No. | Issue and     | Management response /   |
    |     | recommend-    | responsible officer /   |
    |     | ation         | due date                |
    +-----+---------------+-------------------------+
    | 1   | Late papers.  | Agreed. We will set a   |
    |     | Recommendatio | timetable.              |
    |     | n             | Chief Accountant        |
    |     | Agree dates.  | January 2025            |
    +-----+---------------+-------------------------+
    | 2   | Lost papers.  | Agreed.                 |
    |     | Recommendatio | Head of HR              |
    |     | n             | March 2025              |
    |     | Keep copies.  |                         |
    +-----+---------------+-------------------------+
    """
    plan = parse(document(drawing))
    told = [(one.text, one.details.response, one.details.lead_officer) for one in plan.recommendations]
    assert told == [
        ("Agree dates.", "Agreed. We will set a timetable.", "Chief Accountant"),
        ("Keep copies.", "Agreed.", "Head of HR"),
    ]
    assert [one.details.deadline.text for one in plan.recommendations] == ["January 2025", "March 2025"]
