"""Headers that a page end cuts."""

from __future__ import annotations

from parsers.parse import parse
from tests.parsers.built import BOLD, document, shown, stacked

FIRST = """
+----+----------------+----------------+-----------+
| No | What the peer  | Action that we | Target    |
"""
SECOND = """
|    | recommended    | will take      | date      |
+----+----------------+----------------+-----------+
| 01 | Listen to all  | Hold a meeting | May 2022  |
+----+----------------+----------------+-----------+
| 02 | Speak plainly  | Write less     | Ongoing   |
+----+----------------+----------------+-----------+
"""
SHOWN = [
    "01 Listen to all",
    "  - Hold a meeting | deadline (action): May 2022",
    "02 Speak plainly",
    "  - Write less | deadline (action): Ongoing",
]


def test_its_halves_are_one() -> None:
    built = document(stacked("The plan of the council.", "", FIRST), SECOND)
    assert shown(built) == SHOWN
    assert parse(built).coverage.share == 1.0


def test_without_a_frame() -> None:
    """The first half ends where its words do, the rules of the rows further right."""
    first = stacked("The plan.", "", FIRST).replace("\n| ", "\n  ").replace("Target    |", "Target")
    first = "\n".join(line for line in first.splitlines() if "+" not in line)
    second = SECOND.replace("\n| ", "\n  ").replace(" |\n", "  \n")
    assert shown(document(first, second)) == SHOWN


LINES = """
  Recommendation     What we will do    Accountable    Current
"""
REST = """
                                        officer        status
+-------------------------------------------------------------+
  Listen to all      Hold a meeting     Chief Exec     Complete
+-------------------------------------------------------------+
  Speak plainly      Write less         Clerk          Delayed
+-------------------------------------------------------------+
"""


def test_its_rest_above_the_rows_of_a_table_without_uprights() -> None:
    headings = ("Recommendation", "What we will do", "Accountable", "Current", "officer", "status")
    built = document(LINES, REST, styles=dict.fromkeys(headings, BOLD))
    assert shown(built) == [
        "Listen to all",
        "  - Hold a meeting | owner_accountable: Chief Exec | status: Complete",
        "Speak plainly",
        "  - Write less | owner_accountable: Clerk | status: Delayed",
    ]


def test_a_whole_header_above_a_page_end_is_left_alone() -> None:
    whole = FIRST.rstrip("\n") + SECOND.split("+")[0].rstrip() + "\n"
    rows = SECOND[SECOND.index("+") :]
    assert shown(document(whole, rows)) == SHOWN


def test_the_rest_of_one_heading_alone_is_no_theme() -> None:
    """ "Rec" stands above the page end, and "No." below it, across a row without another word."""
    first = """
    +-----+----------------+----------------+-----------+
    | Rec | Recommendation | Actions        | Target    |
    """
    second = """
    | No. |                |                |           |
    +-----+----------------+----------------+-----------+
    | 01  | Listen to all  | Hold a meeting | May 2022  |
    +-----+----------------+----------------+-----------+
    | 02  | Speak plainly  | Write less     | Ongoing   |
    +-----+----------------+----------------+-----------+
    """
    headings = ("Rec ", "Recommendation", "Actions", "Target", "No.")
    built = document(first, second, styles=dict.fromkeys(headings, BOLD))
    assert shown(built) == SHOWN


def test_a_heading_over_two_below_the_page_end() -> None:
    """All rows behind the page end had been lost: "Lead" has no rule between its columns above it."""
    first = """
    +----+----------------+----------------+-------------------+
    | No | Recommendation | Action         | Lead              |
    """
    second = """
    |    |                |                | Member  | Officer |
    +----+----------------+----------------+---------+---------+
    | 01 | Listen to all  | Hold a meeting | Leader  | Clerk   |
    +----+----------------+----------------+---------+---------+
    | 02 | Speak plainly  | Write less     | Cllr Li | Chief   |
    +----+----------------+----------------+---------+---------+
    """
    assert shown(document(first, second)) == [
        "01 Listen to all",
        "  - Hold a meeting | lead_member: Leader | lead_officer: Clerk",
        "02 Speak plainly",
        "  - Write less | lead_member: Cllr Li | lead_officer: Chief",
    ]
