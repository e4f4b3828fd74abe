"""Rows whose references, owners and dates stand in the middle of their height, where no rule parts them."""

from __future__ import annotations

import pytest

from models.document import Box, Rule
from parsers.grids.grids import Grid, grid_of
from parsers.parse import parse
from parsers.unruled.middle_rows import middle_levels
from tests.parsers.built import BOLD, CELL, LEFT, PITCH, TOP, document, page, shown

HEADER = "Ref  Recommendation      Action            By when"
BOLD_HEADER = {HEADER: BOLD}


def grid(drawing: str) -> Grid:
    """A drawing of three columns with nothing between its rows."""
    box = Box(LEFT - 2, TOP - 2, LEFT + 60 * CELL, TOP + len(drawing.strip().splitlines()) * PITCH)
    xs = (box.x0, LEFT + 5 * CELL - 2, LEFT + 23 * CELL - 2, box.x1)
    return grid_of(1, box, [Rule(False, x, box.top, box.bottom) for x in xs], page(drawing).words)


@pytest.mark.parametrize(
    ("drawing", "first"),
    [
        pytest.param(
            """
                 Listen to all     Hold a meeting
            R1   who live here     in each month

                                   Publish a note

                 Speak plainly     Write less
            R2   in letters        and call them
                 and in notes
            """,
            [],
            id="one of two in the middle",
        ),
        pytest.param(
            """
                 Listen to all     Hold a meeting
            R1   who live here     in each month
                 and those who     of the year
                                   
                 Speak plainly     Write less
            R2   in letters        and call them
                 and in notes      by telephone
            """,
            [4],
            id="both",
        ),
        pytest.param(
            """
            R1   Listen to all     Hold a meeting
                 who live here     in each month
                                   
            R2   Speak plainly     Write less
                 in letters        and call them
            """,
            [],
            id="at the top",
        ),
        pytest.param(
            """
                 Listen to all     Hold a meeting

            R1   who live here     Publish a note

                 and come by       Write to us
                                   
                 Speak plainly     Write less
            R2   in letters        and call them
                 and in notes      by telephone
            """,
            [6],
            id="white within a row",
        ),
    ],
)
def test_levels(drawing: str, first: list[int]) -> None:
    assert [round((y - TOP) / PITCH) for y in middle_levels(grid(drawing), 0)] == first


def test_references_owners_and_dates_in_the_middle_of_their_rows() -> None:
    drawing = f"""
    {HEADER}
         Listen to all       Hold a meeting    May 2022
    R1   who live here       in each month
         and work here       of the year

         Speak plainly       Write less        June 2022
    R2   in letters and      and call them
         in all notes        by telephone
    """
    assert shown(document(drawing, styles=BOLD_HEADER)) == [
        "R1 Listen to all who live here and work here",
        "  - Hold a meeting in each month of the year | deadline (action): May 2022",
        "R2 Speak plainly in letters and in all notes",
        "  - Write less and call them by telephone | deadline (action): June 2022",
    ]


def test_references_level_with_the_texts_that_begin_beside_them() -> None:
    """The middles of rows parted elsewhere fit by chance."""
    drawing = """
                               Ask the mentors
                               of each group

                               Revise the plan

    4    Report what           Print a new pack
         is spent              of six pages

                               Train all members
                               of the committee
                               in finance

                               Report each month
                               on performance
                               and finance

    5    Survey all of         Procure a firm
         the homes             that knows them

                               Visit them all
                               before the spring
    """
    assert middle_levels(grid(drawing), 0) == []


def test_a_lone_row_whose_number_stands_in_its_middle_is_one() -> None:
    """Each theme has a table with a shaded header and one row, set in the middle of its cells."""
    drawing = """
        +----+-------------------+----------------------------+-----------+-----------+
        | No | Recommendation    | Action                     | Lead      | When      |
        +----+-------------------+----------------------------+-----------+-----------+
        |    |                   | Deliver the gateway after  |           |           |
        | 2  | Cost the plan     | a review of what has       | Treasurer | May 2025  |
        |    |                   | worked elsewhere           |           |           |
        +----+-------------------+----------------------------+-----------+-----------+
    """
    plan = parse(document(drawing))
    assert [(each.ref, each.text, len(each.actions)) for each in plan.recommendations] == [
        ("2", "Cost the plan", 1)
    ]
