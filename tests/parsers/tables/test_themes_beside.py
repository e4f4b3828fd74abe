"""A cell merged beside the header and all its rows."""

from __future__ import annotations

from parsers.parse import parse
from tests.parsers.built import document

DRAWING = """
    +----------------+-----------+------------+----------+
    | Recommendation | Action    | By when    | Our      |
    +----------------+-----------+------------+ people   +
    | Agree a vision | Meet all  | May 2025   |          |
    +----------------+-----------+------------+          +
    | Set a budget   | Write it  | June 2025  |          |
    +----------------+-----------+------------+----------+
"""


def test_it_is_the_theme_of_the_rows() -> None:
    plan = parse(document(DRAWING))
    assert [(each.theme, each.text) for each in plan.recommendations] == [
        ("Our people", "Agree a vision"),
        ("Our people", "Set a budget"),
    ]
    assert not plan.issues


UNNAMED = """
    +---------+-----+----------------+-----------+------------+
    |         | No. | Recommendation | Action    | By when    |
    +---------+-----+----------------+-----------+------------+
    | Money   | 1   | Set a budget   | Write it  | June 2025  |
    +---------+-----+----------------+-----------+------------+
    | Place   | 2   | Agree a vision | Meet all  | May 2025   |
    +         +-----+----------------+-----------+------------+
    |         | 3   | Plan the town  | Draw it   | May 2026   |
    +---------+-----+----------------+-----------+------------+
    | People  | 4   | Train managers | Hire a    | July 2025  |
    |         |     |                | coach     |            |
    +---------+-----+----------------+-----------+------------+
"""


def test_one_merged_name_tells_it_of_a_column_without_a_heading() -> None:
    plan = parse(document(UNNAMED))
    assert [each.theme for each in plan.recommendations] == ["Money", "Place", "Place", "People"]
