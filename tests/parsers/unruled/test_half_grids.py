"""Recommendations in a column without rules, beside actions that rules part."""

from __future__ import annotations

from tests.parsers.built import document, shown

DRAWING = """
+---------------------+-----+----------------+------------+-----------+
| Recommendation      |     | Action         | Lead       | By when   |
+---------------------+-----+----------------+------------+-----------+
| 1. Agree a vision   | 1.1 | Hold a meeting | Town Clerk | May 2025  |
|    with all         +-----+----------------+------------+-----------+
|                     | 1.2 | Publish a note | Mayor      | May 2026  |
|                     +-----+----------------+------------+-----------+
| 2. Speak plainly    | 2.1 | Write less     | Deputy     | June 2025 |
|                     +-----+----------------+------------+-----------+
|                     | 2.2 | Draw more      | Mayor      | July 2025 |
+---------------------+-----+----------------+------------+-----------+
"""


def test_each_stands_beside_its_actions() -> None:
    assert shown(document(DRAWING)) == [
        "1 Agree a vision with all",
        "  1.1. Hold a meeting | deadline (action): May 2025 | owner: Town Clerk",
        "  1.2. Publish a note | deadline (action): May 2026 | owner: Mayor",
        "2 Speak plainly",
        "  2.1. Write less | deadline (action): June 2025 | owner: Deputy",
        "  2.2. Draw more | deadline (action): July 2025 | owner: Mayor",
    ]


def test_a_second_paragraph_of_one_recommendation_stays_with_it() -> None:
    """It begins level with an action, as close below the first as paragraphs stand."""
    one = DRAWING.replace("1. Agree", "Agree").replace("2. Speak plainly ", " " * 17)
    one = one.replace("| Agree a vision   |", "| Agree a vision      |")
    one = one.replace("|                     | 1.2", "| It will take time   | 1.2")
    assert "Agree a vision with all It will take time" in shown(document(one))[0]


def test_points_under_a_recommendation_that_begin_level_with_rows_are_its_own() -> None:
    """By chance, in a cell that is merged: "Hold regular conversations with:" beside three actions."""
    drawing = """
+-----------------------+------------------+------------+-----------+
| Recommendation        | Action           | Lead       | By when   |
+-----------------------+------------------+------------+-----------+
| Talk regularly with:  | Hold a meeting   | Town Clerk | May 2025  |
|                       |                  |            |           |
|                       +------------------+------------+-----------+
| • residents           | Publish a note   | Mayor      | May 2026  |
|                       |                  |            |           |
|                       +------------------+------------+-----------+
| • local businesses    | Draw a map       | Deputy     | June 2026 |
+-----------------------+------------------+------------+-----------+
"""
    assert shown(document(drawing))[0] == "Talk regularly with: • residents • local businesses"
