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
