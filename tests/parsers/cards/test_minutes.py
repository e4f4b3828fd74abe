"""What a committee's minutes say under labels is no plan."""

from __future__ import annotations

import pytest

from models.document import bounds
from parsers.cards.minutes import parted_from_minutes
from parsers.grids.grids import Cell, Grid
from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from parsers.text.lines import words_to_lines
from tests.parsers.built import LARGE, document

MINUTES = """
    Cabinet

    Date: 3 September 2024
    Time: 6.30 pm
    Venue: Council Chamber

    10. Member questions

    The members put four questions to the leader of the council.
    {label}: That the report be noted.
    ACTION: The clerk to circulate the figures to members.

    11. Buses

    The members heard that the last bus goes at six.
    {label}: That the scheme be agreed.
    ACTION: The clerk to write to the bus company.

    12. Parks

    The members heard that the gates are shut.
    {label}: That the gates be opened.
    ACTION: The clerk to write to the keeper.
"""
HEADINGS = ("Cabinet", "10. Member questions", "11. Buses", "12. Parks")


def test_what_is_resolved_is_no_card() -> None:
    styles = dict.fromkeys(HEADINGS, LARGE)
    labels = ("RESOLVED", "Status", "Resource implications")
    minutes, *plans = (document(MINUTES.format(label=label), styles=styles) for label in labels)
    assert [bool(document_to_outline(each).cards) for each in (minutes, *plans)] == [False, True, True]
    read = parse(minutes)
    assert (read.recommendations, read.coverage.share) == ((), 1.0)


@pytest.mark.parametrize(("label", "asked"), [("That the Committee:", True), ("Lead officer:", False)])
def test_what_the_committee_is_asked_is_no_card(label: str, asked: bool) -> None:
    """ "2. Recommendations" above it would be the text of what a table counts with 2."""
    title, first, value = words_to_lines(document(f"2. Recommendations\n{label}\n(a) notes the review").words)
    around = bounds([line.box for line in (title, first, value)])
    cells = (Cell(around, 0, 1, (title,)), Cell(around, 0, 0, (first,)), Cell(around, 1, 1, (value,)))
    card = Grid(1, around, (around.x0, around.x0 + 99, around.x1), cells, "gaps")
    assert parted_from_minutes([card]) == (([], [card]) if asked else ([card], []))
