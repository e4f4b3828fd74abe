"""Labels beside each other with their values under them, in the text of cards and in small tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Fill
from parsers.parse import parse
from parsers.reading_order.beside import Beside, one_below_the_other
from parsers.reading_order.label_rows import with_label_rows
from tests.parsers.built import BOLD, LARGE, document, page, stacked

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


def test_labels_that_end_with_by() -> None:
    """ "Owned by" begins no sentence that its value ends, nor is it the first line of a longer label."""
    drawing = """
    1. Tell residents what will stop
    Publish a short guide
    Owned by              Due by
    Head of Audit         May 2025

    2. Fill the vacant posts
    Launch a graduate scheme
    Owned by              Due by
    Head of HR            June 2026
    """
    heads = ("1. Tell residents what will stop", "2. Fill the vacant posts", "Owned by              Due by")
    plan = parse(document(drawing, styles=dict.fromkeys(heads, BOLD)))
    found = [(each.text, one.details) for each in plan.recommendations for one in each.actions]
    assert [(text, own.owner_text, own.deadline.text) for text, own in found] == [
        ("Tell residents what will stop", "Head of Audit", "May 2025"),
        ("Fill the vacant posts", "Head of HR", "June 2026"),
    ]


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


def test_words_that_could_be_labels_once_each_are_none() -> None:
    """The cells of a table without upright rules: "Scrutiny" and "Manager" on one line."""
    drawing = """
    Action           Lead             When
    Recruit a new
    Scrutiny         Manager
    Panel
    Ask those who
    Outcome          Officer
    wait
    """
    built = document(drawing, styles={"Action           Lead             When": BOLD})
    assert with_label_rows(built) is built


def test_what_stands_below_the_values_in_larger_type_is_no_value() -> None:
    styles = {**dict.fromkeys(LABELS, BOLD), "Write a note": LARGE}
    drawing = DRAWING.replace("2025       In progress\n", "2025       In progress\nWrite a note\n")
    tops = {each.text: each.box.top for each in with_label_rows(document(drawing, styles=styles)).words}
    assert tops["progress"] < tops["note"]


def test_what_stands_right_below_such_a_row_moves_down_with_the_rest() -> None:
    """A word processor sets the first line of a cell so close to its upper rule that its top is above it."""
    built = page("Lead       Date\nLeader     May\nActions")
    left, right = (built.words[place].box.x0 for place in (0, 1))
    parts = ((left, (built.words[0], built.words[2])), (right, (built.words[1], built.words[3])))
    row = Beside(built.words[0].box.top, built.words[4].box.top + 1, 6.0, parts)
    moved = one_below_the_other(built, [row])
    assert moved.words[4].box.top == built.words[4].box.top + row.more


def test_those_of_cards_beside_each_other_are_several() -> None:
    drawing = """
        Peer review action plan

        1 Agree a plan for the town        2 Close the gap in the budget

        • Ask all those who live there     • Cut the cost of agency staff
        • Publish what they said           • Stop what is not needed

        Lead         By when               Lead         By when
        Treasurer    May 2025              Leader       June 2025
    """
    styles = {"Peer review action plan": LARGE, "1 Agree a plan for the town": BOLD}
    styles |= {"2 Close the gap in the budget": BOLD, "Lead ": BOLD, "By when": BOLD}
    built = document(drawing, styles=styles)
    below = with_label_rows(built)
    tops = {word.text: word.box.top for word in below.words if word.text in ("May", "June", "Treasurer")}
    assert tops["Treasurer"] < tops["May"] == tops["June"]


def test_cells_of_a_row_are_no_labels() -> None:
    """ "Resources" and "Owner" may hold what other headings are called."""
    drawing = """
    Ref   Recommendation     Action             Resources       Owner             By when

    1     Agree a vision     Hold a meeting     Officer time    Portfolio Holder  May 2025
          with residents     for all            and £200        for Finance
    2     Speak plainly      Write less         Officer time    Portfolio Holder  June 2025
          to everybody       than now           and £300        for Housing
    """
    plan = parse(document(drawing))
    details = [each.actions[0].details for each in plan.recommendations]
    assert [(each.lead_member, each.resources) for each in details] == [
        ("Portfolio Holder for Finance", "Officer time and £200"),
        ("Portfolio Holder for Housing", "Officer time and £300"),
    ]


def test_a_theme_that_is_called_like_a_label_is_its_value() -> None:
    """Cards without uprights: "Governance" heads owners elsewhere, and stands beside "Theme" in both."""
    card = """
    Theme           Governance
    Recommendation  Give the board a chair
    Action          {}
    Owner           Leader
    Due             {}
    """
    drawing = "\n".join((card.format("Appoint one", "May 2025"), card.format("Report to all", "June 2025")))
    labels = ("Theme", "Recommendation", "Action", "Owner", "Due")
    built = document(drawing, styles=dict.fromkeys(labels, BOLD))
    assert with_label_rows(built) is built


def test_the_first_lines_of_owners_and_dates_are_no_labels() -> None:
    """ "Cabinet Member –" goes on in the line below it."""
    drawing = """
    Ref   Recommendation     Action           Owner               By when

    1     Agree a vision     Hold a meeting   Cabinet Member –    Commencing
          with residents     for all          Place and Growth    August 2025
    2     Speak plainly      Write less       Cabinet Member –    Commencing
          to everybody       than now         Housing, Health     May 2026
    """
    built = document(drawing)
    assert with_label_rows(built) is built


@pytest.mark.parametrize("heading", ["Council response", "Deliverables"])
def test_a_table_of_responses_with_one_row_is_no_card(heading: str) -> None:
    """ "Council response", or "Deliverables", heads the actions where nothing else does."""

    def part(theme: str, action: str, due: str) -> str:
        return f"""
        {theme}
        +----------------------------+------------------+--------------+
        | {heading:26} | CMT lead         | Completion   |
        +----------------------------+------------------+--------------+
        | {action:26} | Head of Planning | {due:12} |
        +----------------------------+------------------+--------------+
        """

    drawing = stacked(
        part("Our people", "Hold a meeting", "May 2025"), part("Our place", "Write", "June 2025")
    )
    plan = parse(document(drawing, styles={"Our people": BOLD, "Our place": BOLD, heading: BOLD}))
    actions = [action for one in plan.recommendations for action in one.actions]
    assert [(one.text, one.details.deadline.text) for one in actions] == [
        ("Hold a meeting", "May 2025"),
        ("Write", "June 2025"),
    ]


def test_a_theme_called_like_a_label_in_cards_with_rules_is_its_value() -> None:
    """ "Capacity" may head resources: the rules of such cards were gone, and their actions prose."""
    card = """
    +----------------------------------------------------+
    | Recommendation {0}: Listen to all                    |
    +----------------+-----------------------------------+
    | Theme          | Capacity (officers and members)   |
    +----------------+-----------------------------------+
    | Our commitment | Hold a meeting                    |
    +----------------+-----------------------------------+
    | Timescale      | May 202{0}                          |
    +----------------+-----------------------------------+
    """
    labels = dict.fromkeys(("Theme", "Our commitment", "Timescale"), BOLD)
    built = document(*map(card.format, (1, 2, 3)), styles=labels)
    assert with_label_rows(built) is built


BOXES = """
R1 Agree what comes first
Action
 Hold a meeting each month
Lead officer      Complete by     Status
 Head of Audit     June 2025       In progress

R2 Speak plainly to all
Action
 Write less
Lead officer      Complete by     Status
 HR Manager        May 2026        Not started
"""


def test_labels_that_end_in_by_over_values_in_boxes() -> None:
    """What is in boxes of their own stands right of its label, all by as much."""
    styles = dict.fromkeys(("R1 Agree what comes first", "R2 Speak plainly to all", "Action"), BOLD)
    plan = parse(document(BOXES, styles=styles | {"Lead officer      Complete by     Status": BOLD}))
    found = [action.details for one in plan.recommendations for action in one.actions]
    assert [(own.deadline.text, own.status_text) for own in found] == [
        ("June 2025", "In progress"),
        ("May 2026", "Not started"),
    ]


def test_boxes_of_values_beside_each_other_bound_none_of_them_below() -> None:
    """Their edges would make a table of "Head of Audit", "Complete by" and "June 2025"."""
    styles = dict.fromkeys(("R1 Agree what comes first", "R2 Speak plainly to all", "Action"), BOLD)
    built = document(BOXES, styles=styles | {"Lead officer      Complete by     Status": BOLD})
    words = [word for word in built.pages[0].words if word.text in ("June", "May", "Audit", "Manager")]
    boxes = tuple(Fill(replace(word.box, x0=word.box.x0 - 60, x1=word.box.x1 + 9), (0.9,)) for word in words)
    found = with_label_rows(replace(built, pages=(replace(built.pages[0], fills=boxes),)))
    assert found is not built
    assert not found.pages[0].fills
