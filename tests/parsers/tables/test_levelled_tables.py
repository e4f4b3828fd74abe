"""Recommendations and actions in one column, told apart by their numbers."""

from __future__ import annotations

import pytest

from tests.parsers.built import document, shown

DRAWING = """
+-----+-------------------------+--------+------------+
| Ref | Recommendation / Action | Lead   | By when    |
+-----+-------------------------+--------+------------+
| 1   | Listen to all           |        |            |
+-----+-------------------------+--------+------------+
| 1.1 | Hold a meeting          | Leader | March 2022 |
+-----+-------------------------+--------+------------+
| 1.2 | Publish a note          | Leader | Ongoing    |
+-----+-------------------------+--------+------------+
| 2   | Speak plainly           |        |            |
+-----+-------------------------+--------+------------+
| 2.1 | Write less              | Leader | June 2022  |
+-----+-------------------------+--------+------------+
"""
SHOWN = [
    "1 Listen to all",
    "  1.1. Hold a meeting | deadline (action): March 2022 | owner: Leader",
    "  1.2. Publish a note | deadline (action): Ongoing | owner: Leader",
    "2 Speak plainly",
    "  2.1. Write less | deadline (action): June 2022 | owner: Leader",
]


@pytest.mark.parametrize("heading", ["Recommendation / Action", "Action                 "])
def test_what_has_numbers_under_its_own_is_a_recommendation(heading: str) -> None:
    assert shown(document(DRAWING.replace("Recommendation / Action", heading))) == SHOWN


def test_numbers_under_those_of_recommendations_without_their_letters() -> None:
    """R1 is led by somebody, too: "R1 | Listen to all | Head" over "1.1 | Hold a meeting | Leader"."""
    led = DRAWING.replace("|        |            |", "| Head   |            |")
    lettered = led.replace("| 1   |", "| R1  |").replace("| 2   |", "| R2  |")
    assert shown(document(lettered)) == [
        "R1 Listen to all | owner: Head",
        *SHOWN[1:3],
        "R2 Speak plainly | owner: Head",
        SHOWN[4],
    ]


def test_over_a_page_end() -> None:
    lines = DRAWING.strip().split("\n")
    header = lines[:2]
    assert shown(document("\n".join(lines[:7]), "\n".join([*header, *lines[6:]]))) == SHOWN


DATED = DRAWING.replace("|        |            |", "| Head   | May 2022   |")


def test_what_has_a_date_of_its_own_is_no_heading() -> None:
    """Recommendations and parts of them, each with its own date."""
    parts = shown(document(DATED.replace("Recommendation / Action", "Recommendation         ")))
    assert parts[:2] == [
        "1 Listen to all | deadline: May 2022 | owner: Head",
        "1.1 Hold a meeting | deadline: March 2022 | owner: Leader",
    ]


def test_what_has_a_date_of_its_own_under_a_heading_of_both() -> None:
    dated = ["1 Listen to all | deadline: May 2022 | owner: Head", *SHOWN[1:3]]
    assert shown(document(DATED)) == [
        *dated,
        "2 Speak plainly | deadline: May 2022 | owner: Head",
        SHOWN[4],
    ]


def test_numbers_under_the_numbers_of_actions() -> None:
    drawing = """
    +-------+-------------------------+------------+
    | Ref   | Recommendation / Action | By when    |
    +-------+-------------------------+------------+
    | 1     | Listen to all           |            |
    +-------+-------------------------+------------+
    | 1.1   | Hold a meeting          | March 2022 |
    +-------+-------------------------+------------+
    | 1.1.1 | Invite all who came     | May 2022   |
    +-------+-------------------------+------------+
    | 2     | Speak plainly           |            |
    +-------+-------------------------+------------+
    | 2.1   | Write less              | June 2022  |
    +-------+-------------------------+------------+
    """
    assert shown(document(drawing))[:3] == [
        "1 Listen to all",
        "  1.1. Hold a meeting | deadline (action): March 2022",
        "    1.1.1. Invite all who came | deadline (action): May 2022",
    ]


NUMBERED = """
+-----+----------------+----------------+------------+
| No  | Recommendation | Action         | By when    |
+-----+----------------+----------------+------------+
| 1.1 | Listen to all  | Hold a meeting | March 2022 |
+-----+----------------+----------------+------------+
| 1.2 |                | Publish a note | Ongoing    |
+-----+----------------+----------------+------------+
| 2.1 | Speak plainly  | Write less     | June 2022  |
+-----+----------------+----------------+------------+
| 2.2 |                | Read more      | July 2022  |
+-----+----------------+----------------+------------+
"""


def test_several_numbers_beside_one_recommendation_count_its_actions() -> None:
    assert shown(document(NUMBERED)) == [
        "Listen to all",
        "  1.1. Hold a meeting | deadline (action): March 2022",
        "  1.2. Publish a note | deadline (action): Ongoing",
        "Speak plainly",
        "  2.1. Write less | deadline (action): June 2022",
        "  2.2. Read more | deadline (action): July 2022",
    ]


def test_numbers_under_that_of_a_text_printed_again_in_each_row_count_its_actions() -> None:
    """A workbook with every cell filled: "1. Listen" beside "1.1" and again beside "1.2"."""
    own = NUMBERED.replace("Listen to all ", "1. Listen more").replace("Speak plainly", "2. Speak up  ")
    again = own.replace("1.2 |               ", "1.2 | 1. Listen more")
    again = again.replace("2.2 |               ", "2.2 | 2. Speak up   ")
    assert shown(document(again)) == [
        "1 Listen more",
        "  1.1. Hold a meeting | deadline (action): March 2022",
        "  1.2. Publish a note | deadline (action): Ongoing",
        "2 Speak up",
        "  2.1. Write less | deadline (action): June 2022",
        "  2.2. Read more | deadline (action): July 2022",
    ]


def test_one_number_beside_each_counts_them() -> None:
    once = NUMBERED.replace("1.2", "   ").replace("2.2", "   ")
    assert shown(document(once))[0] == "1.1 Listen to all"


BOTH = """
+------------------------------+--------+----------+
| Recommendations and actions  | Lead   | By when  |
+------------------------------+--------+----------+
| R1 Listen to all             | Leader | May 2025 |
| • Hold a meeting.            |        |          |
| • Publish a note.            |        |          |
+------------------------------+--------+----------+
| R2 Speak plainly             | Leader | Ongoing  |
| • Write less.                |        |          |
+------------------------------+--------+----------+
"""


def test_lists_under_recommendations_where_the_heading_names_both() -> None:
    assert shown(document(BOTH)) == [
        "R1 Listen to all",
        "  - Hold a meeting. | deadline (row): May 2025 | owner: Leader",
        "  - Publish a note. | deadline (row): May 2025 | owner: Leader",
        "R2 Speak plainly",
        "  - Write less. | deadline (action): Ongoing | owner: Leader",
    ]
    alone = shown(document(BOTH.replace("Recommendations and actions", "Recommendations            ")))
    assert (
        alone[0]
        == "R1 Listen to all • Hold a meeting. • Publish a note. | deadline: May 2025 | owner: Leader"
    )


def test_some_recommendations_may_have_no_actions() -> None:
    alone = (
        "| 3   | Spend less              | Head   | July 2022  |\n" + DRAWING.strip().split("\n")[0] + "\n"
    )
    assert shown(document(DRAWING.lstrip("\n") + alone))[:5] == SHOWN


THREE = """
+-------+-------------------------+--------+------------+
| Ref   | What we will do         | Lead   | By when    |
+-------+-------------------------+--------+------------+
| 1     | Finance                 |        |            |
+-------+-------------------------+--------+------------+
| 1.1   | Review the budget       |        |            |
+-------+-------------------------+--------+------------+
| 1.1.1 | Hold a meeting          | Leader | March 2022 |
+-------+-------------------------+--------+------------+
| 1.1.2 | Publish a note          | Leader | Ongoing    |
+-------+-------------------------+--------+------------+
| 2     | People                  |        |            |
+-------+-------------------------+--------+------------+
| 2.1   | Develop the managers    |        |            |
+-------+-------------------------+--------+------------+
| 2.1.1 | Write less              | Leader | June 2022  |
+-------+-------------------------+--------+------------+
"""


def test_numbers_over_numbers_over_numbers_are_themes() -> None:
    assert shown(document(THREE)) == [
        "[1 Finance]",
        "1.1 Review the budget",
        "  1.1.1. Hold a meeting | deadline (action): March 2022 | owner: Leader",
        "  1.1.2. Publish a note | deadline (action): Ongoing | owner: Leader",
        "[2 People]",
        "2.1 Develop the managers",
        "  2.1.1. Write less | deadline (action): June 2022 | owner: Leader",
    ]


def test_what_asks_for_something_is_no_theme() -> None:
    asking = THREE.replace("Finance        ", "Improve finance").replace("People         ", "Publish more   ")
    assert shown(document(asking))[:2] == ["1 Improve finance", "  1.1. Review the budget"]


def test_what_stands_without_numbers_under_a_number_is_done() -> None:
    """The heading names both; what has a number says no more than its text."""
    bare = DRAWING.replace("1.1", "   ").replace("1.2", "   ").replace("2.1", "   ")
    unnumbered = [line.replace("1.1. ", "- ").replace("1.2. ", "- ").replace("2.1. ", "- ") for line in SHOWN]
    assert shown(document(bare)) == unnumbered


def test_numbers_beside_recommendations_with_codes_of_their_own_are_their_actions() -> None:
    drawing = """
+-------------------+-----+----------------+--------+------------+
| Recommendation    | Ref | Action         | Owner  | Target     |
+-------------------+-----+----------------+--------+------------+
| R1 Set a vision   | 1a  | Publish it     | Leader | March 2025 |
+-------------------+-----+----------------+--------+------------+
|                   | 1b  | Brief all      | Leader | April 2025 |
+-------------------+-----+----------------+--------+------------+
| R2 Clear backlogs | 2a  | Hire two staff | Leader | June 2025  |
+-------------------+-----+----------------+--------+------------+
"""
    assert [line.partition(" |")[0] for line in shown(document(drawing))] == [
        "R1 Set a vision",
        "  1a. Publish it",
        "  1b. Brief all",
        "R2 Clear backlogs",
        "  2a. Hire two staff",
    ]
