"""Rows that a page end cuts where a sentence ends: the file's tags tell what goes on."""

from __future__ import annotations

from tests.parsers.built import LARGE, document, shown
from tests.parsers.tagged import tagged

ASKED = "The area should publish its offer."
MORE = "The board must check it."
OTHER = "The trust should share its data."

TABLE = (
    """
    Priority actions
    +------------------+-------------------------------------+
    | Responsible body | Areas for priority action           |
    +------------------+-------------------------------------+
    | Marford Council  | The area should publish its offer.  |
    +------------------+-------------------------------------+
    """,
    """
    +------------------+-------------------------------------+
    | NHS Trentvale    | The board must check it.            |
    +------------------+-------------------------------------+
    | NHS Marford      | The trust should share its data.    |
    +------------------+-------------------------------------+
    """,
)
PANEL = (
    """
    Areas for improvement
    +-------------------------------------+
    | Areas for improvement               |
    +-------------------------------------+
    | The trust should share its data.    |
    +-------------------------------------+
    | The area should publish its offer.  |
    +-------------------------------------+
    """,
    """
    +-------------------------------------+
    | Areas for improvement               |
    +-------------------------------------+
    | The board must check it.            |
    +-------------------------------------+
    """,
)


def test_a_row_of_a_table() -> None:
    header = ["Responsible body", "Areas for priority action"]
    cut = [["Marford Council NHS Trentvale", f"{ASKED} {MORE}"], ["NHS Marford", OTHER]]
    whole = [["Marford Council", ASKED], ["NHS Trentvale", MORE], ["NHS Marford", OTHER]]
    drawn = document(*TABLE, styles={"Priority actions": LARGE})
    told = [line for line in shown(tagged(drawn, [header, *cut])) if line[0] != "["]
    assert [line.partition(" |")[0] for line in told] == [f"{ASKED} {MORE}", OTHER]
    told = [line for line in shown(tagged(drawn, [header, *whole])) if line[0] != "["]
    assert [line.partition(" |")[0] for line in told] == [ASKED, MORE, OTHER]


def test_a_row_of_a_table_of_one_column_under_its_header_printed_again() -> None:
    drawn = document(*PANEL, styles={"Areas for improvement": LARGE})
    told = [line for line in shown(tagged(drawn, [[OTHER], [f"{ASKED} {MORE}"]])) if line[0] != "["]
    assert told == [OTHER, f"{ASKED} {MORE}"]
    told = [line for line in shown(tagged(drawn, [[OTHER], [ASKED], [MORE]])) if line[0] != "["]
    assert told == [OTHER, ASKED, MORE]
