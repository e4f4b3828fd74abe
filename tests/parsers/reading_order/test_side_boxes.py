"""Recommendations in coloured boxes, each beside what is done for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Document, Fill, Rule
from parsers.parse import parse
from parsers.reading_order.side_boxes import with_side_boxes
from tests.parsers.built import BOLD, CELL, LARGE, LEFT, PITCH, TOP, document

DRAWING = """
Peer challenge action plan

Recommendation 1      +------------------------+-----------+------------+
Agree a vision with   | Action                 | Lead      | By when    |
residents             +------------------------+-----------+------------+
                      | Run a survey           | Clerk     | May 2025   |
                      +------------------------+-----------+------------+

Recommendation 2      +------------------------+-----------+------------+
Publish the savings   | Action                 | Lead      | By when    |
that we plan          +------------------------+-----------+------------+
                      | Hold an evening        | Treasurer | June 2025  |
                      +------------------------+-----------+------------+
                      | Write to all tenants   | Clerk     | July 2025  |
                      +------------------------+-----------+------------+
"""
LINES = """
Peer challenge action plan

Recommendation 1      Run a survey of all residents
Agree a vision with   Clerk | May 2025
residents
                      Hold an evening in each ward
                      Treasurer | June 2025

Recommendation 2      Write to all of the tenants
Publish the savings   Clerk | July 2025
that we plan
"""


def boxed(drawing: str, count: int = 2) -> Document:
    """The drawing with coloured boxes behind what stands at its left."""
    built = document(drawing, styles={"Peer challenge action plan": LARGE, "Recommendation": BOLD})
    rows = ((2, 7), (8, 15)) if "+" in drawing else ((2, 7), (8, 11))
    fills = [
        Fill(
            Box(LEFT - 2, TOP + PITCH * top - 2, LEFT + CELL * 20, TOP + PITCH * bottom - 4), (0.1, 0.5, 0.5)
        )
        for top, bottom in rows[:count]
    ]
    return replace(built, pages=(replace(built.pages[0], fills=tuple(fills)),))


@pytest.mark.parametrize("drawing", [DRAWING, LINES], ids=["tables", "lines"])
def test_each_is_asked_of_what_stands_beside_it(drawing: str) -> None:
    built = boxed(drawing)
    plan = parse(built)
    assert [(each.ref, each.text) for each in plan.recommendations] == [
        ("1", "Agree a vision with residents"),
        ("2", "Publish the savings that we plan"),
    ]
    dates = [action.details.deadline.text for r in plan.recommendations for action in r.actions]
    assert all(dates) and len(dates) == 3
    assert plan.coverage.share == 1.0
    printed = {word.index: word.box for word in built.words}
    assert all(word.box == printed[word.index] for r in plan.recommendations for word in r.words)


def test_one_box_alone_stays() -> None:
    built = boxed(LINES, 1)
    assert with_side_boxes(built, lambda _: ()) is built


def test_a_shade_below_a_level_rule_is_a_merged_cell_s() -> None:
    """Browsers draw the head of each cell, and the shade of every other recommendation beside its rows."""
    built = boxed(LINES)
    assert with_side_boxes(built, lambda _: ()) is not built
    page = built.pages[0]
    rules = tuple(Rule(True, fill.box.top, fill.box.x0, fill.box.x1) for fill in page.fills)
    ruled = replace(built, pages=(replace(page, rules=rules),))
    assert with_side_boxes(ruled, lambda _: ()) is ruled
