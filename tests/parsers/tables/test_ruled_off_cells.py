"""Tables without uprights inside cells, whose level rules touch no side of the cell."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Document, Rule
from parsers.parse import parse
from tests.parsers.built import CELL, LEFT, PITCH, TOP, document, shown

DRAWING = """
+----+----------------+------------------------------------+-----------------+
| No | Recommendation | Action                             | Lead            |
+----+----------------+------------------------------------+-----------------+
| 01 | Listen to all  | Hold a meeting in each   May 2025  | Head of Policy  |
|    | who live here  | of the wards.                      |                 |
|    |                | Publish a short note.    June 2025 |                 |
+----+----------------+------------------------------------+-----------------+
| 02 | Speak plainly  | Write less.              July 2025 | Clerk           |
|    |                | Read it out to all of    May 2026  |                 |
|    |                | the members.                       |                 |
+----+----------------+------------------------------------+-----------------+
"""
READ = [
    "01 Listen to all who live here",
    "  - Hold a meeting in each of the wards. | deadline (action): May 2025 | owner: Head of Policy",
    "  - Publish a short note. | deadline (action): June 2025 | owner: Head of Policy",
    "02 Speak plainly",
    "  - Write less. | deadline (action): July 2025 | owner: Clerk",
    "  - Read it out to all of the members. | deadline (action): May 2026 | owner: Clerk",
]


def ruled_off(*rows: int, first: int = 23, last: int = 57, drawing: str = DRAWING) -> Document:
    """The plan with level rules above some lines of the drawing, between two of its characters."""
    built = document(drawing)
    start, end = LEFT + CELL * first, LEFT + CELL * last
    levels = [Rule(True, TOP + PITCH * row + 0.5, start, end) for row in rows]
    return replace(built, pages=(replace(built.pages[0], rules=(*built.pages[0].rules, *levels)),))


def test_rules_above_each_action() -> None:
    built = ruled_off(3, 5, 7, 8)
    assert shown(built) == READ
    assert parse(built).coverage.share == 1.0


def test_words_that_are_underlined() -> None:
    built = ruled_off(4, 6, 8, first=23, last=32)
    assert shown(built) == shown(document(DRAWING))


def test_a_cell_without_such_rules_below_those_that_have_them() -> None:
    last = """| 03 | Spend less     | Sell the old depot to    June 2026 | Clerk           |
|    |                | another body.                      |                 |
+----+----------------+------------------------------------+-----------------+
"""
    found = shown(ruled_off(3, 5, 7, 8, drawing=f"{DRAWING}{last}"))
    assert found == [
        *READ,
        "03 Spend less",
        "  - Sell the old depot to another body. | deadline (action): June 2026 | owner: Clerk",
    ]


def test_a_plain_text_below_them() -> None:
    last = """| 03 | Spend less     | Sell the old depot of the town and | Clerk           |
|    |                | all that is in it by June 2026.    |                 |
+----+----------------+------------------------------------+-----------------+
"""
    found = shown(ruled_off(3, 5, 7, 8, drawing=f"{DRAWING}{last}"))
    assert found[-1].startswith("  - Sell the old depot of the town and all that is in it by June 2026. |")


@pytest.mark.parametrize("mark", ["•", "–"])
def test_points_with_rules_between_them_whose_marks_stand_far_before_them(mark: str) -> None:
    points = """
+----+----------------+------------------------------------+-----------------+
| No | Recommendation | Action                             | Lead            |
+----+----------------+------------------------------------+-----------------+
| 01 | Listen to all  | •   Hold a meeting in each of the  | Head of Policy  |
|    | who live here  |     wards of the town.             |                 |
|    |                | •   Publish a short note of it.    |                 |
+----+----------------+------------------------------------+-----------------+
| 02 | Speak plainly  | •   Write less.                    | Clerk           |
|    |                | •   Read it out to all of the      |                 |
|    |                |     members.                       |                 |
+----+----------------+------------------------------------+-----------------+
""".replace("•", mark)
    assert shown(ruled_off(5, 8, drawing=points)) == shown(document(points))
