"""Panels under each other, what is asked at the left and what is done about it at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from models.document import Box, Document, Fill, Rule
from parsers.grids.panels import panel_rules
from tests.parsers.built import CELL, LEFT, PITCH, PLAIN, TOP, document, shown

SMALL = replace(PLAIN, size=8.0)
DRAWING = """
 R1                      Hold a meeting each month with all
 The team should make    Head of HR, March 2025
 sure that all sing       Publish a note
                         Leader of the Council, May 2025

 R2                      Write less
 Speak plainly to all    Chief Executive, June 2025

 R3                      Sing
 Sing with the others    Head of Music, July 2025
"""
SAID = ("Head of HR, March 2025", "Leader of the Council, May 2025")
SAID_LATER = ("Chief Executive, June 2025", "Head of Music, July 2025")
ROWS = ((0, 4), (5, 7), (8, 10))
SHOWN = [
    "R1 The team should make sure that all sing",
    "  - Hold a meeting each month with all | deadline (action): March 2025 | owner: Head of HR,",
    "  - Publish a note | deadline (action): May 2025 | owner: Leader of the Council,",
    "R2 Speak plainly to all",
    "  - Write less | deadline (action): June 2025 | owner: Chief Executive,",
    "R3 Sing with the others",
    "  - Sing | deadline (action): July 2025 | owner: Head of Music,",
]


def box(row: tuple[int, int], first: int = 0, last: int = 92) -> Box:
    top, bottom = (TOP + PITCH * line for line in row)
    return Box(LEFT + CELL * first, top, LEFT + CELL * last, bottom)


def built(fills: Sequence[Box] = (), rules: Sequence[Rule] = (), drawing: str = DRAWING) -> Document:
    plan = document(drawing, styles=dict.fromkeys((*SAID, *SAID_LATER), SMALL))
    shades = tuple(Fill(each, (0.9,)) for each in fills)
    return replace(plan, pages=(replace(plan.pages[0], width=720.0, fills=shades, rules=tuple(rules)),))


def frame(around: Box) -> list[Rule]:
    levels = [Rule(True, y, around.x0, around.x1) for y in (around.top, around.bottom)]
    return [*levels, *(Rule(False, x, around.top, around.bottom) for x in (around.x0, around.x1))]


@pytest.mark.parametrize(
    "plan",
    [
        pytest.param(built([box(row) for row in ROWS]), id="one shade"),
        pytest.param(
            built([half for row in ROWS for half in (box(row, 0, 23), box(row, 24))]), id="a shade for each"
        ),
        pytest.param(built(rules=[rule for row in ROWS for rule in frame(box(row))]), id="frames"),
    ],
)
def test_each_panel_is_a_row(plan: Document) -> None:
    assert shown(plan) == SHOWN


def test_numbers_beside_the_texts_have_a_column() -> None:
    drawing = DRAWING
    for number in "123":
        drawing = drawing.replace(f" R{number} ", "    ")
    lines = drawing.split("\n")
    lines = [f"    {line}" if line else line for line in lines]
    for place, number in ((2, "1"), (6, "2"), (9, "3")):
        lines[place] = f" {number}{lines[place][2:]}"
    read = shown(built([box(row, 0, 96) for row in ROWS], drawing="\n".join(lines)))
    assert [line for line in read if not line.startswith(" ")] == [
        "1 The team should make sure that all sing",
        "2 Speak plainly to all",
        "3 Sing with the others",
    ]


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(DRAWING.replace("202", "CC"), id="no dates"),
        pytest.param(DRAWING.replace(" R", " Why "), id="no numbers"),
        pytest.param(DRAWING.replace("Hold a meeting each month with all", "By when"), id="a date's column"),
        pytest.param(DRAWING.replace("month with all", f"month{' ' * 60}Agreed"), id="more beside them"),
    ],
)
def test_other_shades_are_no_panels(drawing: str) -> None:
    assert not panel_rules(built([box(row) for row in ROWS], drawing=drawing).pages[0])
    assert panel_rules(built([box(row) for row in ROWS]).pages[0])
