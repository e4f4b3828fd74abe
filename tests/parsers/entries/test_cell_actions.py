"""The actions of a cell."""

from __future__ import annotations

import pytest

from tests.parsers.built import BOLD, document, shown

DRAWING = """
+----+----------------+----------------------+------------+
| No | Recommendation | Action               | By when    |
+----+----------------+----------------------+------------+
| 1  | Save more      | {title:20} | March 2025 |
|    |                | Set up a board of    |            |
|    |                | five officers        |            |
+----+----------------+----------------------+------------+
| 2  | Listen to all  | Hold an open evening | May 2025   |
+----+----------------+----------------------+------------+
"""


@pytest.mark.parametrize(
    ("title", "action"),
    [
        ("Savings board", "Savings board Set up a board of five officers"),
        ("Actions", "Set up a board of five officers"),
        ("Hold sessions.", "Set up a board of five officers"),
    ],
)
def test_a_title_in_bold_is_of_the_action_below_it(title: str, action: str) -> None:
    own = document(DRAWING.format(title=title), styles={title: BOLD})
    said = shown(own)
    assert any(line.startswith(f"  - {action} |") for line in said), said
