"""Rows that lack the upright rules of the others, and tables whose header alone has them."""

from __future__ import annotations

from tests.parsers.built import document, shown

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
