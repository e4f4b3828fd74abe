"""Cards that stand each in a cell of a table."""

from __future__ import annotations

import pytest

from models.document import Style
from parsers.cards_in_cells import with_cards_in_cells
from parsers.parse import parse
from tests.parsers.built import BOLD, PLAIN, document

DRAWING = """
+---------------------------+---------------------------+
| R1 Agree a vision         | R2 Reduce the gap         |
| Action: Hold a meeting    | Action: Pass a motion     |
| Lead: Chief Executive     | Lead: Head of Finance     |
| Deadline: May 2025        | Deadline: June 2025       |
+---------------------------+---------------------------+
| R3 Listen to all          | R4 Speak plainly          |
| Action: Ask the young     | Action: Write less        |
| Lead: Head of Policy      | Lead: Head of HR          |
| Deadline: July 2025       | Deadline: May 2026        |
+---------------------------+---------------------------+
"""
TITLES = ("R1 Agree a vision", "R2 Reduce the gap", "R3 Listen to all", "R4 Speak plainly")


@pytest.mark.parametrize("style", [BOLD, PLAIN], ids=["bold", "plain"])
def test_each_is_a_recommendation_row_by_row(style: Style) -> None:
    built = document(DRAWING, styles=dict.fromkeys(TITLES, style))
    plan = parse(built)
    assert [(one.ref, one.text, one.actions[0].text) for one in plan.recommendations] == [
        ("R1", "Agree a vision", "Hold a meeting"),
        ("R2", "Reduce the gap", "Pass a motion"),
        ("R3", "Listen to all", "Ask the young"),
        ("R4", "Speak plainly", "Write less"),
    ]
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled
    printed = {word.index: word.box for word in built.words}
    assert all(word.box == printed[word.index] for one in plan.recommendations for word in one.words)


def test_the_numbers_alone_may_be_bold() -> None:
    """They are labels then, like "Lead:"."""
    numbers = dict.fromkeys(("R1", "R2", "R3", "R4", "Action:", "Lead:", "Deadline:"), BOLD)
    assert [one.ref for one in parse(document(DRAWING, styles=numbers)).recommendations] == [
        "R1",
        "R2",
        "R3",
        "R4",
    ]


def test_a_table_with_labels_in_one_column_stays_as_it_is() -> None:
    drawing = """
    +------------------------+------------------------+
    | R1 Agree a vision      | Action: Hold a meeting |
    |                        | Lead: Chief Executive  |
    |                        | Deadline: May 2025     |
    +------------------------+------------------------+
    | R2 Reduce the gap      | Action: Pass a motion  |
    |                        | Lead: Head of Finance  |
    |                        | Deadline: June 2025    |
    +------------------------+------------------------+
    """
    built = document(drawing)
    assert with_cards_in_cells(built) is built
