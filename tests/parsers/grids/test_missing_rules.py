"""Rows that lack the upright rules of the others, and tables whose header alone has them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Fill
from tests.parsers.built import CELL, LEFT, PITCH, TOP, document, shown

LACKING = """
+----+----------------+----------------+------------+
| No | Recommendation | Action         | By when    |
+----+----------------+----------------+------------+
| 01   Listen to all    Hold a meeting   March 2022 |
|      who live here                                |
+----+----------------+----------------+------------+
|    |                | Publish a note | Ongoing    |
+----+----------------+----------------+------------+
| 02   Speak plainly    Write less       June 2022  |
+----+----------------+----------------+------------+
"""
SHOWN = [
    "01 Listen to all who live here",
    "  - Hold a meeting | deadline (action): March 2022",
    "  - Publish a note | deadline (action): Ongoing",
    "02 Speak plainly",
    "  - Write less | deadline (action): June 2022",
]


def test_a_row_without_upright_rules() -> None:
    """A word processor's style rules every second row so."""
    assert shown(document(LACKING)) == SHOWN


def test_shades_part_the_rows_where_no_rule_does() -> None:
    drawing = """
    +----+----------------+----------------+------------+
    | No | Recommendation | Action         | By when    |
    +----+----------------+----------------+------------+
    | 01   Listen to all    Hold a meeting   March 2022 |
    |                       Publish a note   Ongoing    |
    | 02   Speak plainly    Write less       June 2022  |
    +----+----------------+----------------+------------+
    """
    expected = [SHOWN[0].removesuffix(" who live here"), *SHOWN[1:]]
    assert shown(document(drawing, shaded=["Hold a", "Write less"])) == expected


def test_a_theme_is_no_row_of_cells() -> None:
    theme = LACKING.replace(
        "| 02   Speak plainly    Write less       June 2022  |",
        "| Our people and the places in which they live      |",
    )
    assert shown(document(theme)) == SHOWN[:3]


def test_a_number_and_a_text_alone_in_their_row() -> None:
    drawing = """
    +-----------+----------------+----------------+
    | No        | Recommendation | Reason         |
    +-----------+----------------+----------------+
    | R1        | Listen to all  | They wait      |
    +-----------+----------------+----------------+
    | R2          Speak plainly                   |
    +-----------+----------------+----------------+
    """
    assert shown(document(drawing)) == ["R1 Listen to all | finding: They wait", "R2 Speak plainly"]


BANDS = """
+----------+------------------------------------------+----------+
| What?    | Action                                   | By when  |
+----------+------------------------------------------+----------+
| {:8}   Hold a workshop with each of them          May 2022 |
| {:8}   Open a panel of eight hundred residents    May 2023 |
| Speak      Write less, and more plainly than before   May 2024 |
+----------+------------------------------------------+----------+
"""


def shade(first: float, last: float, left: float, right: float) -> Fill:
    """A shade behind some rows of a drawing, from one of its columns to another."""
    return Fill(Box(LEFT + CELL * left, TOP + PITCH * first, LEFT + CELL * right, TOP + PITCH * last), (0.8,))


@pytest.mark.parametrize(
    ("asked", "fills"),
    [
        pytest.param(("Listen", "to all"), [shade(4, 5, 11, 65)], id="its text runs on"),
        pytest.param(("Ask them", "All"), [shade(4, 5, 11, 65), shade(3, 5, 1, 11)], id="its shade goes on"),
    ],
)
def test_a_cell_merged_beside_rows_that_shades_part(asked: tuple[str, str], fills: list[Fill]) -> None:
    """A word processor's style shades every second row, and a merged cell as its first row."""
    drawn = document(BANDS.format(*asked))
    drawn = replace(drawn, pages=(replace(drawn.pages[0], fills=tuple(fills)),))
    found = shown(drawn)
    assert [line for line in found if not line.startswith("  -")] == [" ".join(asked), "Speak"]
    assert len(found) == 5


def test_two_merged_cells_of_one_colour_that_no_rule_parts() -> None:
    drawing = """
    +------------------+------------------------+----------+
    | Recommendation   | Action                 | By when  |
    +------------------+------------------------+----------+
    | Listen to all.   | Hold a workshop        | May 2022 |
    |                  +------------------------+----------+
    |                  | Open a panel           | May 2023 |
    |                  +------------------------+----------+
    | Speak plainly.   | Write less             | May 2024 |
    |                  +------------------------+----------+
    |                  | Read it out            | May 2025 |
    +------------------+------------------------+----------+
    """
    drawn = document(drawing)
    fills = (shade(2.5, 6.5, 1, 18), shade(6.5, 10.5, 1, 18))
    found = shown(replace(drawn, pages=(replace(drawn.pages[0], fills=fills),)))
    assert [line for line in found if not line.startswith("  -")] == ["Listen to all.", "Speak plainly."]


def test_a_merged_cell_on_its_shade_leaves_the_row_above_to_the_page_before() -> None:
    """A browser cuts a merged cell at the page end, and draws no rule below what it left."""
    first = """
    +------------------+------------------------+-------------+----------+
    | Recommendation   | Action                 | Lead member | By when  |
    +------------------+------------------------+-------------+----------+
    | Listen to all    | Hold a workshop        | Cllr Ade    | May 2022 |
    +------------------+------------------------+-------------+----------+
    """
    second = """
    +------------------+------------------------+-------------+----------+
    |                  | Open a panel           |             | May 2023 |
    |                  +------------------------+             +----------+
    | Speak plainly    | Write less             | Cllr Okafor | May 2024 |
    |                  +------------------------+             +----------+
    |                  | Read it out            |             | May 2025 |
    +------------------+------------------------+-------------+----------+
    """
    drawn = document(first, second)
    pages = (drawn.pages[0], replace(drawn.pages[1], fills=(shade(2.5, 6.5, 1, 18),)))
    found = shown(replace(drawn, pages=pages))
    assert [line.split(" | ")[0] for line in found] == [
        "Listen to all",
        "  - Hold a workshop",
        "  - Open a panel",
        "Speak plainly",
        "  - Write less",
        "  - Read it out",
    ]
    assert ["Okafor" in line for line in found] == [False] * 4 + [True] * 2


def test_two_columns_of_a_row_of_several_lines() -> None:
    """The rest of a row behind a page end, its short cells empty."""
    rest = """
    +----+----------------+----------------+------------+
    |      who live here    and then write              |
    |      and work here    it all down                 |
    +----+----------------+----------------+------------+
    | 02 | Speak plainly  | Write less     | June 2022  |
    +----+----------------+----------------+------------+
    """
    first = """
    +----+----------------+----------------+------------+
    | No | Recommendation | Action         | By when    |
    +----+----------------+----------------+------------+
    | 01 | Listen to all  | Hold a meeting | March 2022 |
    +----+----------------+----------------+------------+
    """
    assert shown(document(first, rest))[:2] == [
        "01 Listen to all who live here and work here",
        "  - Hold a meeting and then write it all down | deadline (action): March 2022",
    ]


def test_an_upright_that_some_rows_leave_out() -> None:
    """A style sheet rules the left of each cell but the first that a row of its own has."""
    drawing = """
    +----+-------------------+-------------------+------------+
    | No | Recommendation    | Action            | By when    |
    +----+-------------------+-------------------+------------+
    | 01 | Listen to all     | Hold a meeting    | March 2022 |
    |    | who live here       with everybody    |            |
    |    | and in the valley   who can come      |            |
    |    |                     and sing          |            |
    +----+-------------------+-------------------+------------+
    | 02 | Speak plainly     | Write less        | June 2022  |
    +----+-------------------+-------------------+------------+
    """
    assert shown(document(drawing)) == [
        "01 Listen to all who live here and in the valley",
        "  - Hold a meeting with everybody who can come and sing | deadline (action): March 2022",
        "02 Speak plainly",
        "  - Write less | deadline (action): June 2022",
    ]


def test_themes_far_below_each_other_that_no_rule_parts() -> None:
    drawing = """
    +----------+----+----------------+-------------------+----------+
    | Theme    | No | Recommendation | Action            | By when  |
    +----------+----+----------------+-------------------+----------+
    | Money    | 1  | Save a little  | Hold a workshop   | May 2022 |
    |          +----+----------------+-------------------+----------+
    |          | 2  | Spend it well  | Open a panel that | May 2023 |
    |          |    |                | looks at it all   |          |
    |          +----+----------------+-------------------+----------+
    | Voices   | 3  | Listen to all  | Write less        | May 2024 |
    |          +----+----------------+-------------------+----------+
    |          | 4  | Speak plainly  | Read it out       | May 2025 |
    +----------+----+----------------+-------------------+----------+
    """
    themes = [line for line in shown(document(drawing)) if line.startswith("[")]
    assert themes == ["[Money]", "[Money]", "[Voices]", "[Voices]"]


OPEN_BELOW = """
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


def test_recommendations_that_no_rule_parts_stand_beside_its_actions() -> None:
    assert shown(document(OPEN_BELOW)) == [
        "1 Agree a vision with all",
        "  1.1. Hold a meeting | deadline (action): May 2025 | owner: Town Clerk",
        "  1.2. Publish a note | deadline (action): May 2026 | owner: Mayor",
        "2 Speak plainly",
        "  2.1. Write less | deadline (action): June 2025 | owner: Deputy",
        "  2.2. Draw more | deadline (action): July 2025 | owner: Mayor",
    ]


def test_a_second_paragraph_of_one_recommendation_stays_with_it() -> None:
    """It begins level with an action, as close below the first as paragraphs stand."""
    one = OPEN_BELOW.replace("1. Agree", "Agree").replace("2. Speak plainly ", " " * 17)
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


def test_a_lone_shaded_cell_behind_a_page_end_is_its_columns() -> None:
    """The last action of the page before; the cells beside it are over, and have no shades or rules left."""
    first = """
    +----+----------------+----------------+------------+
    | No | Recommendation | Action         | By when    |
    +----+----------------+----------------+------------+
    | 01 | Listen to all  | Hold meetings. | March 2022 |
    +----+----------------+----------------+------------+
    """
    second = """
    +----+----------------+----------------+------------+
    | No | Recommendation | Action         | By when    |
    +----+----------------+----------------+------------+
    |                       Publish a note.             |
    +----+----------------+----------------+------------+
    | 02 | Speak plainly  | Write less     | June 2022  |
    +----+----------------+----------------+------------+
    """
    drawn = document(first, second)
    pages = drawn.pages[0], replace(drawn.pages[1], fills=(shade(2.5, 4.5, 22.5, 39.5),))
    found = shown(replace(drawn, pages=pages))
    assert not any(row.startswith("[") for row in found)
    assert [row.split(" | ")[0] for row in found[1:3]] == ["  - Hold meetings.", "  - Publish a note."]
