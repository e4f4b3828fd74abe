"""Headings in a margin beside their text, and what only stands like them."""

from __future__ import annotations

import pytest

from parsers.reading_order.side_headings import with_side_headings
from tests.parsers.built import BOLD, document

TEXT = """
Governance          The committee meets five times a year and considers
                    a range of reports that it has asked for.

Money               Reserves are low, and it will take three years and
                    more to build them up again to where they were.

Culture             Staff spoke with pride of what they do, each of them.

Recommendations     R1 Appoint a member who has seen such a thing.
                    R2 Meet more often than five times in a year.
"""
TABLE = """
Recommendation      Action                     Lead           Timescale

Agree a vision      Hold two open evenings     Town Clerk     May 2025
                    to improve what is known

Save some money     Sell the old town hall     Mayor          June 2025
                    to those who want it

Speak plainly       Write less than before     Deputy         July 2025
                    and draw a little more
"""
HEADINGS = ("Governance", "Money", "Culture", "Recommendations")
CELLS = (
    "Recommendation ",
    "Action ",
    "Lead ",
    "Timescale",
    "Agree a vision",
    "Save some money",
    "Speak plainly",
)


@pytest.mark.parametrize(("drawing", "moved"), [(TEXT, True), (TABLE, False)])
def test_headings_in_a_margin_but_those_of_a_tables_first_column(drawing: str, moved: bool) -> None:
    built = document(drawing, styles=dict.fromkeys((*HEADINGS, *CELLS), BOLD))
    assert (with_side_headings(built) is not built) is moved
