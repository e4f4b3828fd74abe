"""Bars over rows, their number in a cell of its own."""

from __future__ import annotations

from parsers.grids.numbered_bars import with_whole_bars
from parsers.grids.ruled_grids import rules_to_grids
from tests.parsers.built import BOLD, document, shown

CARD = """
+---+----------------------------------------------------------------------+
| {} | {}                       |
+---+------------------------+-----------------------+---------------------+
| • Run a survey of homes.   | Lead officer          | Timescale           |
| • Publish what it says.    | {}       | {}           |
+----------------------------+-----------------------+---------------------+
"""
CARDS = "\n".join(
    CARD.format(*values)
    for values in (
        ("1", "Listen to residents who are seldom heard here.", "Head of Policy ", "June 2025"),
        ("2", "Look after the people who work for the town. ", "Chief Executive", "July 2025"),
        ("3", "Keep the promises that are made to partners. ", "Head of Finance", "Sept 2025"),
    )
)


def test_a_number_before_the_text_of_a_bar() -> None:
    found = shown(document(CARDS, styles={"Lead officer": BOLD, "Timescale": BOLD}))
    assert found[0] == "1 Listen to residents who are seldom heard here."
    assert found[1] == "  - Run a survey of homes. | deadline (row): June 2025 | lead_officer: Head of Policy"
    assert len(found) == 9


def test_an_upright_that_other_rows_have_stays() -> None:
    built = document(
        """
        +---+-----------------+----------------------+----------+
        | 1 | Listen to residents who are seldom heard here.    |
        +---+-----------------+----------------------+----------+
        | a | Run a survey    | Head of Policy       | May 2025 |
        +---+-----------------+----------------------+----------+
        """
    )
    (grid,) = rules_to_grids(built.pages[0])
    assert with_whole_bars(grid) is grid
