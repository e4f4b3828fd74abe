"""Cards that stand each in a cell of a table."""

from __future__ import annotations

import pytest

from models.document import Style
from parsers.parse import parse
from parsers.reading_order.beside import Beside, one_below_the_other
from parsers.reading_order.cards_in_cells import with_cards_in_cells
from tests.parsers.built import BOLD, PLAIN, document, page, stacked

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


def card(number: int, text: str, action: str, member: str, when: str) -> str:
    return f"""
    +--------------------------------------------------+
    | Recommendation {number}: {text:31} |
    +--------------------------------------------------+
    | Action: {action:40} |
    +----------------+----------------+----------------+
    | Lead member    | Lead officer   | Target date    |
    +----------------+----------------+----------------+
    | {member:14} | Jo May         | {when:14} |
    +----------------+----------------+----------------+
    """


def test_labels_in_a_row_over_their_values() -> None:
    first = card(1, "Agree a vision", "Adopt a new corporate plan", "Leader", "May 2025")
    second = card(2, "Reduce the gap", "Pass a motion", "Cllr Nolan", "June 2025")
    names = ("Recommendation 1: Agree a vision", "Recommendation 2: Reduce the gap", "Action:")
    labels = ("Lead member", "Lead officer", "Target date")
    styles = dict.fromkeys((*names, *labels), BOLD)
    plan = parse(document(f"{first}\n{second}", styles=styles, shaded=["Lead member"]))
    actions = [action for one in plan.recommendations for action in one.actions]
    assert [(action.text, action.details.deadline.text) for action in actions] == [
        ("Adopt a new corporate plan", "May 2025"),
        ("Pass a motion", "June 2025"),
    ]
    leads = [one.actions[0].details.lead_member or one.details.lead_member for one in plan.recommendations]
    assert leads == ["Leader", "Cllr Nolan"]
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled


def test_such_a_row_between_a_heading_and_its_actions() -> None:
    def part(number: int, member: str, action: str) -> str:
        return f"""
        Recommendation {number}: Listen to all who live here

        +----------------+----------------+
        | Lead member    | Lead officer   |
        +----------------+----------------+
        | {member:14} | Jo May         |
        +----------------+----------------+

        +-------------------------+-------+
        | Action                  | Due   |
        +-------------------------+-------+
        | {action:23} | 05/25 |
        +-------------------------+-------+
        """

    drawing = stacked(part(1, "Cllr Nolan", "Hold a meeting"), part(2, "Cllr Fox", "Write to them"))
    heads = (f"Recommendation {number}: Listen to all who live here" for number in (1, 2))
    plan = parse(document(drawing, styles=dict.fromkeys((*heads, "Lead member    | Lead officer"), BOLD)))
    leads = [one.actions[0].details.lead_member or one.details.lead_member for one in plan.recommendations]
    assert leads == ["Cllr Nolan", "Cllr Fox"]


def test_what_stands_right_below_such_a_row_moves_down_with_the_rest() -> None:
    """A word processor sets the first line of a cell so close to its upper rule that its top is above it."""
    built = page("Lead       Date\nLeader     May\nActions")
    left, right = (built.words[place].box.x0 for place in (0, 1))
    parts = ((left, (built.words[0], built.words[2])), (right, (built.words[1], built.words[3])))
    row = Beside(built.words[0].box.top, built.words[4].box.top + 1, 6.0, parts)
    moved = one_below_the_other(built, [row])
    assert moved.words[4].box.top == built.words[4].box.top + row.more
