"""Rows that no rule parts, in a table with rules."""

from __future__ import annotations

from tests.parsers.built import document, shown


def test_a_recommendation_printed_again_beside_each_action() -> None:
    drawing = """
    +----------------+---------------------+------------+
    | Recommendation | Action              | By when    |
    +----------------+---------------------+------------+
    | Listen to all  | Write to all of     | May 2022   |
    | who live here  | them.               |            |
    | Listen to all  | Call them all.      | June 2022  |
    | who live here  |                     |            |
    +----------------+---------------------+------------+
    | Learn, learn   | Read the book.      | July 2022  |
    | Learn, learn   | Read it again.      | July 2022  |
    +----------------+---------------------+------------+
    """
    assert shown(document(drawing)) == [
        "Listen to all who live here",
        "  - Write to all of them. | deadline (action): May 2022",
        "  - Call them all. | deadline (action): June 2022",
        "Learn, learn Learn, learn",
        "  - Read the book. Read it again. | deadline (action): July 2022 July 2022",
    ]
