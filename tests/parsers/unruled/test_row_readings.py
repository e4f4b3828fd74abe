"""Other rows than rules show: by white strips and by shades."""

from __future__ import annotations

import pytest

from models.document import Box, Fill, Rule
from parsers.grids.grids import Grid, grid_of, split_cells
from parsers.unruled.row_readings import as_found, by_shades, by_strips
from tests.parsers.built import CELL, LEFT, PITCH, TOP, page

RIGHT = LEFT + 60 * CELL
SECOND = LEFT + 20 * CELL
"""Where the second column of every drawing begins."""


def grid(drawing: str) -> Grid:
    """A drawing of two columns with nothing between its rows."""
    box = Box(LEFT - 2, TOP - 2, RIGHT, TOP + 40 * PITCH)
    sides = [Rule(False, x, box.top, box.bottom) for x in (box.x0, SECOND - 2, box.x1)]
    return grid_of(1, box, sides, page(drawing).words, "gaps")


def lines_begun(levels: list[float]) -> list[int]:
    """The lines of the drawing (from 0) that stand right under each level."""
    return [round((y - TOP) / PITCH) for y in levels]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        pytest.param(
            """
            Hold a meeting      March 2022
            each month

            Publish a note      Ongoing
            """,
            [3],
            id="two columns begin",
        ),
        pytest.param(
            """
            Hold a meeting      March 2022
            each month

            with these people
            """,
            [],
            id="one column goes on alone",
        ),
        pytest.param(
            """
            Hold a meeting      March 2022
            each month          at the
                                latest
            Publish a note      Ongoing
            """,
            [],
            id="no strip: the second column runs through",
        ),
        pytest.param("", [], id="nothing"),
    ],
)
def test_strips(drawing: str, expected: list[int]) -> None:
    assert lines_begun(by_strips(grid(drawing), ())) == expected


ROWS = """
    Hold a meeting      March 2022
    Publish a note      Ongoing
    Write less          June 2022
    """


def shade(line: int, x0: float = LEFT - 2, x1: float = RIGHT) -> Fill:
    """The shade behind a line of the drawing."""
    return Fill(Box(x0, TOP + line * PITCH, x1, TOP + (line + 1) * PITCH), (0.9,))


@pytest.mark.parametrize(
    ("fills", "expected"),
    [
        pytest.param([shade(1)], [1, 2], id="every other row"),
        pytest.param([shade(1, x1=SECOND), shade(1, x0=SECOND)], [1, 2], id="each cell of a row"),
        pytest.param([shade(1, x1=SECOND)], [], id="one cell alone, as a status has"),
        pytest.param([shade(1), shade(1)], [1, 2], id="drawn twice"),
        pytest.param([shade(-1)], [], id="above the table"),
        pytest.param([shade(1, x0=RIGHT + 10, x1=RIGHT + 600)], [], id="beside the table"),
        pytest.param([], [], id="none"),
    ],
)
def test_shades(fills: list[Fill], expected: list[int]) -> None:
    assert lines_begun(by_shades(grid(ROWS), fills)) == expected


def test_a_rule_in_a_strip_says_which_columns_it_parts() -> None:
    """A merged cell goes on beside the rule."""
    drawing = """
    Hold a meeting      March 2022
    each month

    Publish a note      Ongoing
    """
    assert by_strips(grid(drawing), ())
    ruled = split_cells(grid(drawing), TOP + 2.5 * PITCH, {0})
    assert by_strips(ruled, ()) == []


def test_as_found() -> None:
    assert as_found(grid(ROWS), [shade(1)]) == []
