"""The actions of a cell."""

from __future__ import annotations

import pytest

from parsers.parse import parse
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


LETTERED = """
+----------------+-------------------+--------+----------+
| Recommendation | Action            | Lead   | Deadline |
+----------------+-------------------+--------+----------+
| Listen to all  | a. Hold a meeting | Leader | May 2025 |
|                +-------------------+--------+----------+
|                | {0:17} | Mayor  | May 2026 |
+----------------+-------------------+--------+----------+
"""


@pytest.mark.parametrize(
    ("second", "text"),
    [
        ("b. Publish a note", "Publish a note"),
        ("c. 40 are asked", "c. 40 are asked"),
        ("B. Mensah writes", "B. Mensah writes"),
    ],
)
def test_small_letters_count_on_from_cell_to_cell(second: str, text: str) -> None:
    plan = parse(document(LETTERED.format(second)))
    actions = [action.text for one in plan.recommendations for action in one.actions]
    assert actions == ["Hold a meeting", text]
