"""Cells that name a member and an officer: they lead all that the cell stands beside."""

from __future__ import annotations

from tests.parsers.built import document, shown

DRAWING = """
+----+----------------+---------------------+-----------------+
| No | Recommendation | Action              | Lead            |
+----+----------------+---------------------+-----------------+
| 01 | Listen to all  | Write to all        | Cllr Ann Patel  |
|    |                +---------------------+                 |
|    |                | Meet each of them   | Head of Housing |
+----+----------------+---------------------+-----------------+
| 02 | Speak plainly  | Write less          | Deputy Leader   |
|    |                +---------------------+                 |
|    |                | Read it aloud       | Clerk           |
+----+----------------+---------------------+-----------------+
| 03 | Spend less     | Sell the depot      | Deputy Leader   |
|    |                |                     | Head of Finance |
+----+----------------+---------------------+-----------------+
"""


def test_a_member_and_an_officer_lead_both_actions() -> None:
    assert shown(document(DRAWING)) == [
        "01 Listen to all",
        "  - Write to all | owner: Cllr Ann Patel; Head of Housing",
        "  - Meet each of them | owner: Cllr Ann Patel; Head of Housing",
        "02 Speak plainly",
        "  - Write less | owner: Deputy Leader; Clerk",
        "  - Read it aloud | owner: Deputy Leader; Clerk",
        "03 Spend less",
        "  - Sell the depot | owner: Deputy Leader; Head of Finance",
    ]


def test_where_most_name_one_kind_each_leads_what_it_stands_beside() -> None:
    drawing = DRAWING.replace("| Deputy Leader   |", "| Head of HR      |")
    assert "  - Write to all | owner: Cllr Ann Patel" in shown(document(drawing))


def test_under_a_heading_of_one_who_answers_for_it() -> None:
    drawing = DRAWING.replace("| Lead            |", "| Accountability  |")
    assert "  - Write less | owner_accountable: Deputy Leader; Clerk" in shown(document(drawing))
