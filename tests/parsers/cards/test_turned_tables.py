"""Tables on their side, cards of four columns, and actions side by side in a card."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import document

TURNED = """
+----------------+----------------+-------------------+--------------+
| Recommendation | R1 Listen      | R2 Spend less     | R3 Build     |
+----------------+----------------+-------------------+--------------+
| Action         | Hold a meeting | Review the fees   | Build a hall |
|                | of all         |                   |              |
+----------------+----------------+-------------------+--------------+
| Lead           | Head of Policy | Head of Finance   | Leader       |
+----------------+----------------+-------------------+--------------+
| By when        | May 2025       | July 2025         | March 2026   |
+----------------+----------------+-------------------+--------------+
"""
NUMBERED = """
+----------------+------------------+------------------+
|                | Recommendation 1 | Recommendation 2 |
+----------------+------------------+------------------+
| Recommendation | Listen to all    | Spend less       |
+----------------+------------------+------------------+
| Action         | Hold a meeting   | Review the fees  |
+----------------+------------------+------------------+
| Lead           | Head of Policy   | Head of Finance  |
+----------------+------------------+------------------+
| By when        | May 2025         | July 2025        |
+----------------+------------------+------------------+
"""
PAIRS = """
+----------------+----------------+---------+----------------+
| Recommendation | Listen to all  | Ref     | R1             |
+----------------+----------------+---------+----------------+
| Action         | Hold a meeting | Lead    | Head of Policy |
+----------------+----------------+---------+----------------+
"""
BESIDE = """
+------------------+---------------------------------+
| Recommendation 1 | Listen to all                   |
+------------------+----------------+----------------+
| Action           | Hold a meeting | Write a note   |
|                  | with the Local | about it       |
|                  | Plan           |                |
+------------------+----------------+----------------+
| By when          | May 2025       | July 2025      |
+------------------+----------------+----------------+
"""


@pytest.mark.parametrize(
    ("page", "rows"),
    [
        (
            TURNED,
            [
                ("R1", "Listen", "Hold a meeting of all", "May 2025"),
                ("R2", "Spend less", "Review the fees", "July 2025"),
                ("R3", "Build", "Build a hall", "March 2026"),
            ],
        ),
        (
            NUMBERED,
            [
                ("1", "Listen to all", "Hold a meeting", "May 2025"),
                ("2", "Spend less", "Review the fees", "July 2025"),
            ],
        ),
        (PAIRS, [("R1", "Listen to all", "Hold a meeting", "")]),
        (
            BESIDE,
            [
                ("1", "Listen to all", "Hold a meeting with the Local Plan", "May 2025"),
                ("1", "Listen to all", "Write a note about it", "July 2025"),
            ],
        ),
    ],
    ids=["turned", "numbered", "pairs", "beside"],
)
def test_reads(page: str, rows: list[tuple[str, str, str, str]]) -> None:
    plan = parse(document(page))
    assert (plan.coverage.missing, plan.coverage.doubled) == ((), ())
    assert [
        (rec.ref, rec.text, action.text, action.details.deadline.text)
        for rec in plan.recommendations
        for action in rec.actions
    ] == rows


def test_themes_that_are_called_like_headings_make_no_table_turned() -> None:
    drawing = """
    +-----------+----------------+-----------------+-----------+
    | Theme     | Recommendation | What we will do | By        |
    +-----------+----------------+-----------------+-----------+
    | Direction | Listen to all  | Hold a meeting  | May 2025  |
    +-----------+----------------+-----------------+-----------+
    | Resources | Spend less     | Review the fees | July 2025 |
    +-----------+----------------+-----------------+-----------+
    | People    | Spend it well  | Ask the auditor | July 2026 |
    +-----------+----------------+-----------------+-----------+
    """
    plan = parse(document(drawing))
    assert [each.theme for each in plan.recommendations] == ["Direction", "Resources", "People"]
