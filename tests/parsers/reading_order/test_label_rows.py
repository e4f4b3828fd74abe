"""Labels beside each other with their values under them, in the text of cards and in small tables."""

from __future__ import annotations

from parsers.parse import parse
from parsers.reading_order.label_rows import with_label_rows
from tests.parsers.built import BOLD, document, stacked

ROW = "Lead member     Lead officer      Target date     Status"
DRAWING = f"""
R1 Agree what comes first
Action
Hold a meeting each month
{ROW}
Cllr Nolan      Head of Audit     June 2025       In progress

R2 Speak plainly to all
Action
Write less
{ROW}
Cllr Fox        HR Manager        May 2026        Not started
"""
LABELS = ("R1 Agree what comes first", "R2 Speak plainly to all", "Action", ROW)


def test_each_value_is_that_of_the_label_above_it() -> None:
    built = document(DRAWING, styles=dict.fromkeys(LABELS, BOLD))
    plan = parse(built)
    assert [(one.ref, one.text) for one in plan.recommendations] == [
        ("R1", "Agree what comes first"),
        ("R2", "Speak plainly to all"),
    ]
    actions = [action for one in plan.recommendations for action in one.actions]
    assert [(action.text, action.details.deadline.text) for action in actions] == [
        ("Hold a meeting each month", "June 2025"),
        ("Write less", "May 2026"),
    ]
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled


def test_the_words_stand_where_they_are_printed() -> None:
    built = document(DRAWING, styles=dict.fromkeys(LABELS, BOLD))
    printed = {word.index: word.box for word in built.words}
    words = [word for one in parse(built).recommendations for word in one.words]
    assert words and all(word.box == printed[word.index] for word in words)


def test_one_such_row_is_read_as_it_stands() -> None:
    once = document(DRAWING.split("\n\n")[0], styles=dict.fromkeys(LABELS, BOLD))
    assert with_label_rows(once) is once


def test_the_second_line_of_a_header_is_no_row_of_labels() -> None:
    header = "Ref  Area for improvement  Actions         Who?      Target"
    drawing = f"""
    {header}
    No                                                   completion
    {{0}}1   Listen to all         Hold a meeting  Leader    May 2025
    {{0}}2   Speak plainly         Write less      Mayor     June 2025
    """
    styles = dict.fromkeys((header, "No  ", "completion"), BOLD)
    built = document(*(drawing.format(number) for number in (1, 2, 3)), styles=styles)
    assert with_label_rows(built) is built


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
