"""Two grids side by side with the same rows."""

from __future__ import annotations

import pytest

from parsers.grids.ruled_grids import rules_to_grids
from parsers.parse import parse
from parsers.tables.grids_beside import with_joined_beside
from parsers.text.joiner import Joiner
from tests.parsers.built import document, page

GAP = """
+----+----------------+  +----------------+--------+----------+
| No | {0:14} |  | {1:14} | Lead   | By when  |
+----+----------------+  +----------------+--------+----------+
| 1  | Listen to all  |  | Hold a meeting | Leader | May 2025 |
+----+----------------+  +----------------+--------+----------+
| 2  | Speak plainly  |  | Write less     | Dean   | May 2026 |
+----+----------------+  +----------------+--------+----------+
"""


def test_an_empty_column_between_them_parts_no_table() -> None:
    plan = parse(document(GAP.format("Recommendation", "Action")))
    assert [(one.ref, one.text, one.actions[0].text) for one in plan.recommendations] == [
        ("1", "Listen to all", "Hold a meeting"),
        ("2", "Speak plainly", "Write less"),
    ]
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled


@pytest.mark.parametrize(("second", "left"), [("Action", 1), ("By when", 2)])
def test_the_same_heading_twice_is_that_of_two_tables(second: str, left: int) -> None:
    drawn = page(GAP.format("Recommendation", second))
    assert len(with_joined_beside(rules_to_grids(drawn), drawn.words, Joiner())) == left
