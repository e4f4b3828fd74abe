"""Rows of one line each, that nothing parts: who and when stand level with each action."""

from __future__ import annotations

from tests.parsers.built import document, shown

FULL = """
+----+----------------+----------------------------+-------------------+----------+
| No | Recommendation | Actions                    | Lead              | By when  |
+----+----------------+----------------------------+-------------------+----------+
| 01 | Listen to all  | Update the sites register  | Planning Manager  | May 2026 |
|    |                | Open the forum of tenants  | Head of Housing   | May 2027 |
|    |                | {third:26} | {lead:17} | {when:8} |
+----+----------------+----------------------------+-------------------+----------+
| 02 | Speak plainly  | Write less                 | Chief Executive   | May 2026 |
+----+----------------+----------------------------+-------------------+----------+
"""
FIRST = [
    "01 Listen to all",
    "  - Update the sites register | deadline (action): May 2026 | owner: Planning Manager",
]
SECOND = [
    "02 Speak plainly",
    "  - Write less | deadline (action): May 2026 | owner: Chief Executive",
]


def test_full_lines_with_an_owner_and_a_date_each_are_actions() -> None:
    """No line has room for the next one's first word."""
    drawing = FULL.format(third="Appoint a housing officer", lead="Head of HR", when="May 2028")
    assert shown(document(drawing)) == [
        *FIRST,
        "  - Open the forum of tenants | deadline (action): May 2027 | owner: Head of Housing",
        "  - Appoint a housing officer | deadline (action): May 2028 | owner: Head of HR",
        *SECOND,
    ]


def test_a_line_without_owner_and_date_goes_on_with_the_action_above_it() -> None:
    drawing = FULL.format(third="who rent from the council", lead="", when="")
    assert shown(document(drawing)) == [
        *FIRST,
        "  - Open the forum of tenants who rent from the council | deadline (action): May 2027"
        " | owner: Head of Housing",
        *SECOND,
    ]


def test_a_line_that_breaks_off_is_no_action_whole_though_owners_and_dates_stand_level() -> None:
    drawing = FULL.replace("Update the sites register ", "Update all of those in the").format(
        third="", lead="", when=""
    )
    assert "  - Update all of those in the Open the forum of tenants" in shown(document(drawing))[1]


def test_one_owner_and_one_date_over_two_lines_are_of_one_action() -> None:
    drawing = """
    +----+----------------+----------------------------+-------------+----------------+
    | No | Recommendation | Actions                    | Lead        | By when        |
    +----+----------------+----------------------------+-------------+----------------+
    | 01 | Listen to all  | Invite the Decision Making | Park Ranger | 15th September |
    |    |                | Accountability team        | Manager     | 2026 (Cabinet) |
    +----+----------------+----------------------------+-------------+----------------+
    | 02 | Speak plainly  | Write less                 | Clerk       | May 2026       |
    +----+----------------+----------------------------+-------------+----------------+
    """
    assert shown(document(drawing))[:3] == [
        "01 Listen to all",
        "  - Invite the Decision Making Accountability team | deadline (action): 15th September"
        " 2026 (Cabinet) | owner: Park Ranger Manager",
        "02 Speak plainly",
    ]
