"""Headings that mean one thing or another beside other columns, or by what is in their cells."""

from __future__ import annotations

import pytest

from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from tests.parsers.built import BOLD, LARGE, document, shown, stacked

DATED = """
+----+----------------+----------------+------------+--------+
| No | Recommendation | Action         | Date       | Lead   |
+----+----------------+----------------+------------+--------+
| 01 | Listen to all  | Hold a meeting | March 2022 | Leader |
+----+----------------+----------------+------------+--------+
| 02 | Speak plainly  | Write less     | Ongoing    | Leader |
+----+----------------+----------------+------------+--------+
"""


def test_a_date_behind_an_action_is_its_deadline() -> None:
    assert shown(document(DATED)) == [
        "01 Listen to all",
        "  - Hold a meeting | deadline (action): March 2022 | owner: Leader",
        "02 Speak plainly",
        "  - Write less | deadline (action): Ongoing | owner: Leader",
    ]


def test_a_date_behind_recommendations_and_actions_in_one_column() -> None:
    """These are parted by their numbers; the table itself has no column of actions."""
    drawing = """
    +------+-----------------------------+--------+-------------+
    | Rec  | Recommendations and actions | Lead   | Date        |
    +------+-----------------------------+--------+-------------+
    | R1   | Listen to all residents     |        |             |
    +------+-----------------------------+--------+-------------+
    | R1.1 | Hold a meeting              | Leader | March 2026  |
    +------+-----------------------------+--------+-------------+
    | R1.2 | Write to all members        | Mayor  | Ongoing     |
    +------+-----------------------------+--------+-------------+
    | R2   | Speak plainly to everybody  |        |             |
    +------+-----------------------------+--------+-------------+
    | R2.1 | Write less                  | Leader | Q3 2026/27  |
    +------+-----------------------------+--------+-------------+
    """
    actions = [action for one in parse(document(drawing)).recommendations for action in one.actions]
    assert [(a.ref, a.details.deadline.text) for a in actions] == [
        ("R1.1", "March 2026"),
        ("R1.2", "Ongoing"),
        ("R2.1", "Q3 2026/27"),
    ]


@pytest.mark.parametrize("heading", ["Action      ", "Our response"])
def test_a_date_says_when_beside_ticks_under_quarters(heading: str) -> None:
    drawing = f"""
    +----------------+----------------+--------+------------+----+----+----+
    | Recommendation | {heading}   | Lead   | Date       | Q1 | Q2 | Q3 |
    +----------------+----------------+--------+------------+----+----+----+
    | Listen to all  | Hold a meeting | Leader | May 2026   | ✓  |    |    |
    +----------------+----------------+--------+------------+----+----+----+
    | Speak plainly  | Write less now | Mayor  | Q3 2026/27 |    |    | ✓  |
    +----------------+----------------+--------+------------+----+----+----+
    """
    assert [line for line in shown(document(drawing)) if line.startswith("  - ")] == [
        "  - Hold a meeting | deadline (action): May 2026 | owner: Leader | (Q1): ✓",
        "  - Write less now | deadline (action): Q3 2026/27 | owner: Mayor | (Q3): ✓",
    ]


@pytest.mark.parametrize(
    ("second", "is_deadline"), [("9 May 2022", False), ("H2 2026/27", True), ("a. May 22 ", True)]
)
def test_a_date_before_a_recommendation_is_that_of_a_meeting(second: str, is_deadline: bool) -> None:
    """Unless it is none on which one may have been held."""
    drawing = f"""
    +------------+----------------+----------------+--------+
    | Date       | Recommendation | Action         | Lead   |
    +------------+----------------+----------------+--------+
    | 4 May 2022 | Listen to all  | Hold a meeting | Leader |
    +------------+----------------+----------------+--------+
    | {second} | Speak plainly  | Write less     | Leader |
    +------------+----------------+----------------+--------+
    """
    assert ("deadline" in "".join(shown(document(drawing)))) is is_deadline
    more = "| 5 May 2023 |                | Speak up       | Leader |"
    rule = drawing.splitlines()[1]
    assert "Speak up | deadline (action): 5 May 2023" in "".join(
        shown(document(f"{drawing}{more}\n{rule}\n"))
    )


@pytest.mark.parametrize(("second", "is_deadline"), [("9 June 2022", True), ("4 May 2022", False)])
def test_a_date_between_a_recommendation_and_its_action(second: str, is_deadline: bool) -> None:
    """One for each is a deadline; the same for all is that of the meeting that recommended it."""
    drawing = f"""
    +----------------+-------------+----------------+--------+
    | Recommendation | Date        | Action         | Lead   |
    +----------------+-------------+----------------+--------+
    | Listen to all  | 4 May 2022  | Hold a meeting | Leader |
    +----------------+-------------+----------------+--------+
    | Speak plainly  | {second:11} | Write less     | Leader |
    +----------------+-------------+----------------+--------+
    """
    assert ("deadline" in "".join(shown(document(drawing)))) is is_deadline


@pytest.mark.parametrize(
    ("first", "second", "is_action"),
    [
        ("Hold a forum", "We will write", True),
        ("Accepted. Hold", "Agreed", False),
        ("Fully accepted", "Write less", False),
    ],
)
def test_responses_with_dates_that_say_what_is_done(first: str, second: str, is_action: bool) -> None:
    drawing = f"""
    +----+----------------+----------------+-------------+
    | No | Recommendation | Our response   | Target date |
    +----+----------------+----------------+-------------+
    | 01 | Listen to all  | {first:14} | March 2022  |
    +----+----------------+----------------+-------------+
    | 02 | Speak plainly  | {second:14} | June 2022   |
    +----+----------------+----------------+-------------+
    """
    said = f"  - {first} | deadline (action): March 2022"
    assert (said in shown(document(drawing))) is is_action
    beside = drawing.replace("Recommendation", "Action        ")
    assert said not in shown(document(beside))


@pytest.mark.parametrize(
    ("first", "second", "is_action"),
    [
        ("New forum", "A note for all", True),
        ("We agree it", "Accepted", False),
        ("Accept", "Accept in part", False),
        ("The Board notes", "Agreed", False),
    ],
)
def test_responses_with_dates_and_owners_that_are_no_answers(
    first: str, second: str, is_action: bool
) -> None:
    drawing = f"""
    +----+----------------+-----------------+-------------+--------+
    | No | Recommendation | Response        | Target date | Lead   |
    +----+----------------+-----------------+-------------+--------+
    | 01 | Listen to all  | {first:15} | March 2022  | Leader |
    +----+----------------+-----------------+-------------+--------+
    | 02 | Speak plainly  | {second:15} | June 2022   | Leader |
    +----+----------------+-----------------+-------------+--------+
    """
    said = f"  - {first} | deadline (action): March 2022 | owner: Leader"
    assert (said in shown(document(drawing))) is is_action


@pytest.mark.parametrize("mark", ["•", ""])
def test_responses_without_dates_that_are_lists_of_points(mark: str) -> None:
    drawing = f"""
    +----+----------------+-----------------+
    | No | Recommendation | Our response    |
    +----+----------------+-----------------+
    | 01 | Listen to all  | {mark:1} Hold a forum  |
    |    |                | {mark:1} Survey staff  |
    +----+----------------+-----------------+
    | 02 | Speak plainly  | {mark:1} Write less    |
    +----+----------------+-----------------+
    """
    assert ("  - Survey staff" in shown(document(drawing))) is bool(mark)


def test_next_steps_with_dates_are_the_actions() -> None:
    drawing = """
    +----+----------------+-------------+-----------------+------------+
    | No | Recommendation | Progress    | What we will do | By when    |
    |    |                |             | next            |            |
    +----+----------------+-------------+-----------------+------------+
    | 01 | Listen to all  | We have met | Hold a forum    | March 2022 |
    +----+----------------+-------------+-----------------+------------+
    """
    assert shown(document(drawing)) == [
        "01 Listen to all",
        "  - Hold a forum | deadline (action): March 2022 | progress: We have met",
    ]
    beside = drawing.replace("Progress   ", "Action     ")
    assert "next_steps: Hold a forum" in shown(document(beside))[1]


def test_next_steps_are_the_actions_beside_a_response_alone() -> None:
    drawing = """
    +----------------+--------------+--------------+------------+
    | Recommendation | Our response | Next steps   | Date       |
    +----------------+--------------+--------------+------------+
    | Listen to all  | Accepted     | Hold a forum | March 2022 |
    +----------------+--------------+--------------+------------+
    | Speak plainly  | Accepted     | Write less   | May 2022   |
    +----------------+--------------+--------------+------------+
    """
    assert shown(document(drawing)) == [
        "Listen to all",
        "  - Hold a forum | deadline (action): March 2022 | response: Accepted",
        "Speak plainly",
        "  - Write less | deadline (action): May 2022 | response: Accepted",
    ]


@pytest.mark.parametrize(
    ("cells", "meaning"),
    [
        (("Better homes", "Clean streets", "Safe towns"), "theme"),
        (("High", "Medium / High", "P3"), "priority"),
        (("High priority", "Low", "Must"), "priority"),
    ],
)
def test_priorities_are_themes_where_they_do_not_grade(cells: tuple[str, ...], meaning: str) -> None:
    level = "+---------------+----------------+------------+"
    rows = [f"| {cell:13} | Hold a meeting | March 2022 |" for cell in cells]
    head = "| Priority      | Action         | By when    |"
    drawing = "\n".join(line for row in (head, *rows) for line in (level, row)) + f"\n{level}"
    (table,) = document_to_outline(document(drawing)).tables
    assert table.columns[0].name == meaning


THEMED = """
+-----------------------+----------------+------------+--------+
| Our finances          | Action         | By when    | Lead   |
+-----------------------+----------------+------------+--------+
| Review the budget of  | Hold a meeting | March 2022 | Leader |
| the whole council     |                |            |        |
+-----------------------+----------------+------------+--------+
| Publish all the costs | Write a note   | Ongoing    | Leader |
| of the larger works   |                |            |        |
+-----------------------+----------------+------------+--------+
"""


def test_a_theme_as_the_heading_of_what_is_asked() -> None:
    other = THEMED.replace("Our finances", "Our places  ").replace("Review the budget", "Support the staff")
    other = other.replace("Publish all the costs", "Develop all the teams").replace(
        "Write a note", "Read a book "
    )
    other = other.replace("Hold a meeting", "Offer training")
    assert shown(document(THEMED, other)) == [
        "[Our finances]",
        "Review the budget of the whole council",
        "  - Hold a meeting | deadline (action): March 2022 | owner: Leader",
        "[Our finances]",
        "Publish all the costs of the larger works",
        "  - Write a note | deadline (action): Ongoing | owner: Leader",
        "[Our places]",
        "Support the staff of the whole council",
        "  - Offer training | deadline (action): March 2022 | owner: Leader",
        "[Our places]",
        "Develop all the teams of the larger works",
        "  - Read a book | deadline (action): Ongoing | owner: Leader",
    ]


def test_texts_that_ask_for_nothing_are_no_recommendations() -> None:
    told = THEMED.replace("Review the budget of ", "Nobody knew what the ").replace(
        "Publish all the costs", "The costs of the more"
    )
    assert "(Our finances)" in "".join(shown(document(told)))


def test_numbers_alone_are_no_recommendations() -> None:
    drawing = """
    +------+----------------+------------+
    | Rec  | Action         | By when    |
    +------+----------------+------------+
    | R1   | Hold a meeting | March 2022 |
    +------+----------------+------------+
    """
    (table,) = document_to_outline(document(drawing)).tables
    assert [column.name for column in table.columns] == ["recommendation_ref", "action", "deadline"]


def test_what_was_found_asks_for_something() -> None:
    found = """
    +----------------------------+----------------+------------+--------+
    | What did the peer team say | Action         | By when    | Lead   |
    +----------------------------+----------------+------------+--------+
    | {:<26} | Hold a meeting | March 2022 | Leader |
    +----------------------------+----------------+------------+--------+
    | {:<26} | Write less     | Ongoing    | Leader |
    +----------------------------+----------------+------------+--------+
    """
    asked = document(found.format("Be more visible to all.", "Give staff more say now."))
    numbered = document(found.format("CP1 Be more visible", "CP2 Give staff more say"))
    formal = document(found.format("It is recommended that he", "It is recommended that we"))
    told = document(found.format("Staff are proud of it.", "Members work well."))
    assert document_to_outline(numbered).tables[0].columns[0].name == "recommendation"
    assert document_to_outline(asked).tables[0].columns[0].name == "recommendation"
    assert document_to_outline(formal).tables[0].columns[0].name == "recommendation"
    assert document_to_outline(told).tables[0].columns[0].name == "finding"


@pytest.mark.parametrize(
    ("heading", "said", "named"),
    [
        ("Rec. no", "What the peers said", "recommendation"),
        ("Ref", "What the peers said", "finding"),
        ("Ref", "What you told us", "recommendation"),
    ],
)
def test_a_few_asking_texts_beside_the_numbers_of_recommendations_or_of_those_told_tell_what_all_are(
    heading: str, said: str, named: str
) -> None:
    drawing = f"""
    +----------+--------------------------+----------------+------------+
    | {heading:8} | {said:24} | Action         | By when    |
    +----------+--------------------------+----------------+------------+
    | 1        | Enhance oversight of all | Hold a meeting | March 2022 |
    +----------+--------------------------+----------------+------------+
    | 2        | There is an opportunity  | Write less     | Ongoing    |
    +----------+--------------------------+----------------+------------+
    """
    (table,) = document_to_outline(document(drawing)).tables
    assert table.columns[1].name == named


def test_halves_of_what_a_page_end_cuts_are_no_texts_that_ask_nothing() -> None:
    rule = "+----+--------------------------+----------------+------------+--------+"
    row = "| {:<2} | {:<24} | {:<14} | {:<10} | {:<6} |"
    first = [("No", "You said", "Action", "By when", "Lead")]
    first += [("1", "Embrace the opportunity", "Hold a meeting", "March 2022", "Leader")]
    second = [
        ("", "of the deal with all", "", "", ""),
        ("2", "More can be done to hear", "A", "Ongoing", "Clerk"),
    ]
    second += [("3", "Ensure that it all fits", "Write less", "Ongoing", "Clerk")]
    pages = ["\n".join([rule, *(f"{row.format(*each)}\n{rule}" for each in own)]) for own in (first, second)]
    (table,) = document_to_outline(document(*pages)).tables
    assert table.columns[1].name == "recommendation"


def test_dashes_and_dittos_are_no_dates_of_another_kind() -> None:
    more = DATED.replace("| Ongoing    |", "| As above   |")
    columns = document_to_outline(document(more)).tables[0].columns
    assert columns[3].name == "deadline"


@pytest.mark.parametrize("headings", ["| Action No. | Action         |", "| Action     | What we'll do  |"])
def test_the_actions_own_numbers_are_their_references(headings: str) -> None:
    drawing = f"""
    +-----+----------------+------------+----------------+
    | Rec | Recommendation {headings}
    +-----+----------------+------------+----------------+
    | R1  | Listen to all  | 1.1        | Hold a meeting |
    |     |                +------------+----------------+
    |     |                | 1.2        | Publish it     |
    +-----+----------------+------------+----------------+
    | R2  | Speak plainly  | 7          | Write less     |
    +-----+----------------+------------+----------------+
    """
    records = parse(document(drawing)).recommendations
    assert [(record.ref, record.text) for record in records] == [
        ("R1", "Listen to all"),
        ("R2", "Speak plainly"),
    ]
    told = [(action.ref, action.details.extra) for record in records for action in record.actions]
    assert told == [("1.1", ()), ("1.2", ()), ("R2.7", ())]


@pytest.mark.parametrize(
    ("cells", "meaning"),
    [(("90% trained", "No complaints"), "success_measure"), (("June 2022", "Ongoing"), "deadline")],
)
def test_targets_are_measures_where_they_are_no_dates(cells: tuple[str, str], meaning: str) -> None:
    drawing = """
    +----------------+---------------+
    | Action         | Target        |
    +----------------+---------------+
    | Hold a meeting | {:13} |
    +----------------+---------------+
    | Write less     | {:13} |
    +----------------+---------------+
    """
    (table,) = document_to_outline(document(drawing.format(*cells))).tables
    assert table.columns[1].name == meaning


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (("Project", "Key milestones"), ["action", "deadline"]),
        (("Recommendation", "Key milestones"), ["recommendation", "deadline"]),
        (("Action", "Key milestones"), ["action", "deadline"]),
    ],
)
def test_milestones_that_are_dates(headings: tuple[str, str], names: list[str]) -> None:
    drawing = """
    +----------------+----------------+--------+
    | {:14} | {:14} | Lead   |
    +----------------+----------------+--------+
    | Hold a meeting | June 2022      | Leader |
    +----------------+----------------+--------+
    | Write less     | Ongoing        | Leader |
    +----------------+----------------+--------+
    """
    (table,) = document_to_outline(document(drawing.format(*headings))).tables
    assert [column.name for column in table.columns[:2]] == names


@pytest.mark.parametrize(
    ("headings", "names"),
    [
        (("Commitment", "Action"), ["recommendation", "action"]),
        (("Action", "Actions"), ["action", "action"]),
    ],
)
def test_what_is_asked_before_the_column_called_action(headings: tuple[str, str], names: list[str]) -> None:
    drawing = """
    +----------------+----------------+------------+
    | {:14} | {:14} | By when    |
    +----------------+----------------+------------+
    | Listen to all  | Hold a meeting | June 2022  |
    +----------------+----------------+------------+
    """
    (table,) = document_to_outline(document(drawing.format(*headings))).tables
    assert [column.name for column in table.columns[:2]] == names


@pytest.mark.parametrize(("beside", "name"), [("Lead  ", "action"), ("Action", "progress")])
def test_what_was_done_is_the_action_where_nothing_else_is(beside: str, name: str) -> None:
    drawing = f"""
    +----+----------------+------------------+--------+
    | No | Recommendation | Action taken     | {beside} |
    +----+----------------+------------------+--------+
    | 01 | Listen to all  | Meeting was held | Leader |
    +----+----------------+------------------+--------+
    | 02 | Speak plainly  | Guide published  | Leader |
    +----+----------------+------------------+--------+
    """
    (table,) = document_to_outline(document(drawing)).tables
    assert table.columns[2].name == name


def test_a_commitment_beside_a_recommendation_is_no_action() -> None:
    drawing = """
    +----+----------------+----------------+-----------------+----------+
    | No | Recommendation | Our commitment | What we will do | When     |
    +----+----------------+----------------+-----------------+----------+
    | 01 | Listen to all  | We will hear   | Hold a meeting  | May 2024 |
    +----+----------------+----------------+-----------------+----------+
    | 02 | Speak plainly  | We will be     | Write less      | May 2024 |
    +----+----------------+----------------+-----------------+----------+
    """
    (table,) = document_to_outline(document(drawing)).tables
    assert [column.name for column in table.columns[2:4]] == ["", "action"]


def test_tasks_with_dates_at_their_end_are_actions() -> None:
    drawing = """
    +----+----------------+----------------------------+--------+
    | No | Recommendation | Actions and timescales     | Lead   |
    +----+----------------+----------------------------+--------+
    | 01 | Listen to all  | Hold a meeting – May 2022  | Leader |
    +----+----------------+----------------------------+--------+
    | 02 | Speak plainly  | Write much less – May 2023 | Leader |
    +----+----------------+----------------------------+--------+
    """
    assert shown(document(drawing))[1::2] == [
        "  - Hold a meeting – May 2022 | owner: Leader",
        "  - Write much less – May 2023 | owner: Leader",
    ]


SAID = """
+----------------------------+-----------------------+-----------+
| What the peers said        | What we will do       | When      |
+----------------------------+-----------------------+-----------+
| Review the savings plan    | Hold a workshop       | May 2024  |
+----------------------------+-----------------------+-----------+
| Improve the overview of it | Train all the members | June 2024 |
+----------------------------+-----------------------+-----------+
"""


def test_tables_with_the_same_headings_mean_the_same() -> None:
    """A plan has one for each theme; most of what the peers said asks for something, in one table nothing."""
    telling = SAID.replace("Review the savings plan ", "The council is too modest").replace(
        "Improve the overview of it", "Nobody here speaks of it  "
    )
    asking = [SAID, SAID.replace("savings", "capital").replace("overview", "scrutiny")]
    themes = [
        stacked(theme, "", drawing)
        for theme, drawing in zip(["Finance", "Governance", "People"], [*asking, telling], strict=True)
    ]
    styles = dict.fromkeys(["Finance", "Governance", "People"], LARGE)
    recommendations = parse(document(*themes, styles=styles)).recommendations
    assert [each.text for each in recommendations][-2:] == [
        "The council is too modest",
        "Nobody here speaks of it",
    ]


def test_a_theme_over_the_recommendations_that_is_like_another_heading() -> None:
    """Each table has its theme in its header; "Finance and resources" alone would be what is needed."""
    drawing = """
    +------------------------------+----------------+--------+
    | {}                           | Action         | Lead   |
    +------------------------------+----------------+--------+
    | 1. Review the charges.       | Compare them   | Leader |
    +------------------------------+----------------+--------+
    | 2. Publish the accounts.     | Write less     | Leader |
    +------------------------------+----------------+--------+
    """
    first = drawing.replace("{}", "Finance and resources").replace(20 * " " + "|", " |", 1)
    second = drawing.replace("{}", "Vision and strategy").replace(18 * " " + "|", " |", 1)
    second = second.replace("1.", "3.").replace("2.", "4.")
    assert shown(document(first, second)) == [
        "[Finance and resources]",
        "1 Review the charges.",
        "  - Compare them | owner: Leader",
        "[Finance and resources]",
        "2 Publish the accounts.",
        "  - Write less | owner: Leader",
        "[Vision and strategy]",
        "3 Review the charges.",
        "  - Compare them | owner: Leader",
        "[Vision and strategy]",
        "4 Publish the accounts.",
        "  - Write less | owner: Leader",
    ]


def test_a_heading_over_an_empty_column_is_that_of_the_column_beside_it() -> None:
    drawing = """
    +----+----------------+----------------+--------+---------+------------+
    | No | Recommendation | Action         | Lead   | By when |            |
    +----+----------------+----------------+--------+---------+------------+
    | 01 | Listen to all  | Hold a meeting | Leader |         | March 2022 |
    +----+----------------+----------------+--------+---------+------------+
    | 02 | Speak plainly  | Write less     | Mayor  |         | Ongoing    |
    +----+----------------+----------------+--------+---------+------------+
    """
    assert "deadline (action): March 2022" in "".join(shown(document(drawing)))


@pytest.mark.parametrize("asked", ["Recommendation", "Area          "])
@pytest.mark.parametrize(
    "heading", ["       ", "e      "], ids=["none", "what a narrow column shows of Theme"]
)
def test_names_merged_beside_several_recommendations_are_themes(heading: str, asked: str) -> None:
    drawing = f"""
    +---------+----------------+----------------+----------+
    | {heading} | {asked} | Action         | By when  |
    +---------+----------------+----------------+----------+
    | Culture | Listen to all  | Hold a meeting | May 2025 |
    |         +----------------+----------------+----------+
    |         | Speak plainly  | Write less     | May 2025 |
    +---------+----------------+----------------+----------+
    | Finance | Build reserves | Find savings   | May 2025 |
    |         +----------------+----------------+----------+
    |         | Spend less     | Share offices  | May 2025 |
    +---------+----------------+----------------+----------+
    """
    themes = [(each.text, each.theme) for each in parse(document(drawing)).recommendations]
    assert themes == [
        ("Listen to all", "Culture"),
        ("Speak plainly", "Culture"),
        ("Build reserves", "Finance"),
        ("Spend less", "Finance"),
    ]


def test_names_in_rows_that_no_rule_parts_are_not_known_to_be_merged() -> None:
    """As many stand beside one recommendation: a column of anything would be the themes."""
    drawing = """
      Wards         No   Recommendation              Action                        By when

      Elm Park      01   Build capacity in finance   Map spending in every ward    May 2025

      St Mary's     02   Invest to save              Build 45 council homes        May 2025

      Larkhill      03   Set a timetable             Publish the statement         June 2025

      Marlhouse     04   Empower all of the heads    Ask for help with the work    July 2025
    """
    assert {each.theme for each in parse(document(drawing)).recommendations} == {""}


@pytest.mark.parametrize(("asked", "is_asked"), [("Agree a plan for", True), ("The plan shows", False)])
def test_numbered_recommendations_behind_the_actions(asked: str, is_asked: bool) -> None:
    drawing = stacked(
        """
        +----------+----------------+--------------------------------+
        | Due      | Action         | In response to                 |
        +----------+----------------+--------------------------------+""",
        *(
            f"""
        | May 2025 | Hold a meeting | R{number}: {asked:16} theme {number}    |
        +----------+----------------+--------------------------------+"""
            for number in range(1, 9)
        ),
    )
    assert (shown(document(drawing))[0] == f"R1 {asked} theme 1") is is_asked


def test_recommendations_and_actions_in_one_column_where_the_former_are_bands() -> None:
    drawing = """
    +----------------------------+------------+-----------+
    | Recommendation and actions | Lead       | By when   |
    +----------------------------+------------+-----------+
    | Rec 1: Listen to all who live here.                 |
    +----------------------------+------------+-----------+
    | 1a) Hold a meeting         | Leader     | May 2025  |
    +----------------------------+------------+-----------+
    | Rec 2: Speak plainly to all who ask.                |
    +----------------------------+------------+-----------+
    | 2a) Write less             | Head of HR | June 2025 |
    +----------------------------+------------+-----------+
    """
    records = parse(document(drawing)).recommendations
    assert [(each.ref, [action.text for action in each.actions]) for each in records] == [
        ("1", ["Hold a meeting"]),
        ("2", ["Write less"]),
    ]


def test_what_was_said_and_what_follows_from_it() -> None:
    drawing = """
    +----------------------------+-------------------------+----------------------+--------+----------+
    | What the peer team told us | What we have done       | What we will do next | Lead   | By when  |
    +----------------------------+-------------------------+----------------------+--------+----------+
    | Ensure that all are heard  | We met the young people | Hold a meeting       | Leader | May 2025 |
    +----------------------------+-------------------------+----------------------+--------+----------+
    | Make sure that all are seen| We wrote to them        | Write less           | Leader | May 2026 |
    +----------------------------+-------------------------+----------------------+--------+----------+
    """
    plan = parse(document(drawing))
    assert [(one.text, one.actions[0].text) for one in plan.recommendations] == [
        ("Ensure that all are heard", "Hold a meeting"),
        ("Make sure that all are seen", "Write less"),
    ]


def test_dates_that_a_narrow_column_breaks_are_dates() -> None:
    drawing = """
    +----+----------------+----------------+---------+--------+
    | No | Recommendation | Action         | Lead    | By     |
    +----+----------------+----------------+---------+--------+
    | 01 | Listen to all  | Hold a meeting | Leader  | Novemb |
    |    |                |                |         | er 2024|
    +----+----------------+----------------+---------+--------+
    | 02 | Speak plainly  | Write less     | Leader  | Septem |
    |    |                |                |         | ber    |
    |    |                |                |         | 2025   |
    +----+----------------+----------------+---------+--------+
    """
    plan = parse(document(drawing))
    assert [one.actions[0].details.deadline.text for one in plan.recommendations] == [
        "November 2024",
        "September 2025",
    ]


def test_letters_over_who_does_what() -> None:
    drawing = """
    +----------------+----------------+---------+--------+-------+------------+
    | Recommendation | Action         | R       | A      | C     | Timescale  |
    +----------------+----------------+---------+--------+-------+------------+
    | Listen to all  | Hold a meeting | HR lead | Leader | Staff | March 2022 |
    +----------------+----------------+---------+--------+-------+------------+
    | Speak plainly  | Write less     | HR lead | Leader | Staff | Ongoing    |
    +----------------+----------------+---------+--------+-------+------------+
    """
    told = " | owner: HR lead | owner_accountable: Leader | support: Staff"
    assert [line for line in shown(document(drawing)) if line.startswith("  -")] == [
        f"  - Hold a meeting | deadline (action): March 2022{told}",
        f"  - Write less | deadline (action): Ongoing{told}",
    ]


def test_measures_and_dates_in_one_column() -> None:
    drawing = """
    +----------------+----------------+-------------------------------+--------+
    | Recommendation | Action         | Success measures & timescales | Lead   |
    +----------------+----------------+-------------------------------+--------+
    | Listen to all  | Hold a meeting | 90% trained by March 2022     | Leader |
    +----------------+----------------+-------------------------------+--------+
    | Speak plainly  | Write less     | Fewer complaints, June 2022   | Leader |
    +----------------+----------------+-------------------------------+--------+
    """
    actions = [action for each in parse(document(drawing)).recommendations for action in each.actions]
    told = [(one.details.success_measure, one.details.deadline.text) for one in actions]
    assert told == [("90% trained", "by March 2022"), ("Fewer complaints", "June 2022")]


@pytest.mark.parametrize(
    ("said", "progress"),
    [("Implemented. Two were held.", "Implemented. Two were held."), ("Hold two more.", "")],
)
def test_a_follow_up_that_says_how_things_stand_is_progress(said: str, progress: str) -> None:
    drawing = f"""
    +----+----------------+----------------+------------+-----------------------------+
    | No | Recommendation | Action         | Date       | Follow-up                   |
    +----+----------------+----------------+------------+-----------------------------+
    | 01 | Listen to all  | Hold a meeting | March 2022 | {said:27} |
    +----+----------------+----------------+------------+-----------------------------+
    | 02 | Speak plainly  | Write less     | March 2023 | {said:27} |
    +----+----------------+----------------+------------+-----------------------------+
    """
    plan = parse(document(drawing))
    assert [one.actions[0].details.progress for one in plan.recommendations] == [progress] * 2


@pytest.mark.parametrize("answer", ["Yes", "In part", "Accepted"])
def test_an_answer_alone_is_no_action(answer: str) -> None:
    drawing = f"""
    +----------------+-----------+-----------------+--------+----------+
    | Recommendation | Accepted? | Quux            | Lead   | By when  |
    +----------------+-----------+-----------------+--------+----------+
    | Listen to all  | {answer:9} | Hold a meeting  | Leader | May 2025 |
    +----------------+-----------+-----------------+--------+----------+
    | Speak plainly  | {answer:9} | Write less      | Leader | May 2025 |
    +----------------+-----------+-----------------+--------+----------+
    """
    assert f"- {answer}" not in "".join(shown(document(drawing)))


def test_ticks_under_a_name_and_views_on_what_was_done() -> None:
    """ "Governance" over a dot names nobody, and an auditor's view is no action."""
    drawing = """
    +----------------+------------+---------------------------+---------------------------------+
    | Weakness       | Governance | Recommendation            | Our views on the actions taken  |
    +----------------+------------+---------------------------+---------------------------------+
    | Late accounts. | ●          | The Council should close  | A new team is in place.         |
    |                |            | its accounts on time.     |                                 |
    +----------------+------------+---------------------------+---------------------------------+
    | Poor data.     |            | The Council should check  | No progress has been made.      |
    |                |            | its data.                 |                                 |
    +----------------+------------+---------------------------+---------------------------------+
    """
    told = parse(document(drawing)).recommendations
    assert [(each.text, each.details.owner_text, each.actions) for each in told] == [
        ("The Council should close its accounts on time.", "", ()),
        ("The Council should check its data.", "", ()),
    ]


def test_numbers_of_actions_under_the_heading_of_the_actions() -> None:
    """A low row of a spreadsheet shows the first line of "Action ref" alone."""
    drawing = """
    +-----+----------------+--------+----------------+------------+
    | Ref | Recommendation | Action | Action         | By when    |
    +-----+----------------+--------+----------------+------------+
    | F1  | Listen to all  | F1.1   | Hold a meeting | March 2022 |
    +-----+----------------+--------+----------------+------------+
    | F2  | Speak plainly  | F2.1   | Write less     | June 2022  |
    +-----+----------------+--------+----------------+------------+
    """
    assert shown(document(drawing)) == [
        "F1 Listen to all",
        "  F1.1. Hold a meeting | deadline (action): March 2022",
        "F2 Speak plainly",
        "  F2.1. Write less | deadline (action): June 2022",
    ]


def test_a_column_of_both_what_and_who_has_what_it_asks() -> None:
    drawing = """
        +--------------------------+------------------+-----------+
        | Recommendation and leads | Actions          | Timescale |
        +--------------------------+------------------+-----------+
        | 1. Agree a plan for all  | Ask residents    | May 2025  |
        | Lead officer: Treasurer  |                  |           |
        +--------------------------+------------------+-----------+
        | 2. Close the budget gap  | Cut agency costs | June 2025 |
        | Lead officer: Chief      |                  |           |
        +--------------------------+------------------+-----------+
    """
    plan = parse(document(drawing))
    assert [each.text for each in plan.recommendations] == ["Agree a plan for all", "Close the budget gap"]


def test_what_under_numbered_recommendations_is_what_is_done() -> None:
    table = """
        +------------------+-----------+-----------+
        | What             | Who       | When      |
        +------------------+-----------+-----------+
        | Ask residents    | Treasurer | May 2025  |
        +------------------+-----------+-----------+
    """
    heads = ("1. Agree a plan for the whole town", "2. Close the gap in the budget")
    plan = parse(
        document(
            stacked("Peer review action plan", "", heads[0], "", table, "", heads[1], "", table),
            styles={"Peer review action plan": LARGE, **dict.fromkeys(heads, BOLD)},
        )
    )
    assert [(each.text, len(each.actions)) for each in plan.recommendations] == [
        ("Agree a plan for the whole town", 1),
        ("Close the gap in the budget", 1),
    ]


def test_what_beside_who_and_when_is_what_is_done() -> None:
    drawing = """
        +------------------+-----------+-----------+
        | What             | Who       | When      |
        +------------------+-----------+-----------+
        | Ask residents    | Treasurer | May 2025  |
        +------------------+-----------+-----------+
        | Open the museum  | Leader    | June 2025 |
        +------------------+-----------+-----------+
    """
    plan = parse(document(drawing))
    assert [one.text for each in plan.recommendations for one in each.actions] == [
        "Ask residents",
        "Open the museum",
    ]


def test_a_date_behind_responses_and_their_owners_is_when_they_are_due() -> None:
    drawing = """
    +----------------+----------------+--------+------------+
    | Recommendation | Our response   | Who    | Date       |
    +----------------+----------------+--------+------------+
    | Listen to all  | Hold a forum   | Leader | March 2022 |
    +----------------+----------------+--------+------------+
    | Speak plainly  | Write less     | Leader | May 2022   |
    +----------------+----------------+--------+------------+
    """
    assert shown(document(drawing))[1] == "  - Hold a forum | deadline (action): March 2022 | owner: Leader"


def test_of_two_columns_of_progress_one_of_statuses_is_the_status() -> None:
    drawing = """
    +----+----------------+----------------+-----------------+-------------+
    | No | Recommendation | Action         | Update          | Position    |
    +----+----------------+----------------+-----------------+-------------+
    | 01 | Listen to all  | Hold a meeting | Room is booked  | In progress |
    +----+----------------+----------------+-----------------+-------------+
    | 02 | Speak plainly  | Write less     | Awaiting advice | On hold     |
    +----+----------------+----------------+-----------------+-------------+
    """
    assert shown(document(drawing)) == [
        "01 Listen to all",
        "  - Hold a meeting | progress: Room is booked | status: In progress",
        "02 Speak plainly",
        "  - Write less | progress: Awaiting advice | status: On hold",
    ]


def test_numbers_under_a_torn_heading_are_those_of_the_recommendations() -> None:
    """ "Item", which is no executive member's column."""
    drawing = """
    +----+----------------+----------------+---------+
    | It | Recommendation | Action         | Lead    |
    | em |                |                |         |
    +----+----------------+----------------+---------+
    | R1 | Listen to all  | Hold a meeting | Leader  |
    +----+----------------+----------------+---------+
    | R2 | Speak plainly  | Write less     | Clerk   |
    +----+----------------+----------------+---------+
    """
    assert shown(document(drawing)) == [
        "R1 Listen to all",
        "  - Hold a meeting | owner: Leader",
        "R2 Speak plainly",
        "  - Write less | owner: Clerk",
    ]


def test_responses_mean_the_same_in_a_table_without_dates() -> None:
    """What is completed has none: its heading says actions in the table above."""
    dated = """
    +----------------+----------------+--------+------------+
    | Recommendation | Our response   | Lead   | Due        |
    +----------------+----------------+--------+------------+
    | Listen to all  | Hold a forum   | Leader | March 2022 |
    +----------------+----------------+--------+------------+
    """
    done = """
    +----------------+----------------+--------+------------+
    | Recommendation | Our response   | Lead   | Status     |
    +----------------+----------------+--------+------------+
    | Speak plainly  | Write less     | Leader | Complete   |
    +----------------+----------------+--------+------------+
    """
    rows = shown(document(stacked(dated, "Completed", done)))
    assert [row.split(" |")[0] for row in rows if "- " in row] == ["  - Hold a forum", "  - Write less"]


def test_milestones_beside_dates_are_the_actions_and_what_was_said_before_them_is_asked() -> None:
    drawing = """
    +----+--------------------------+----------------------+-------------+---------+
    | No | What the peers said      | Actions / milestones | Complete by | Lead    |
    +----+--------------------------+----------------------+-------------+---------+
    | 1  | Give staff more say now. | New intranet in use  | May 2025    | Leader  |
    +----+--------------------------+----------------------+-------------+---------+
    | 2  | Be more visible to all.  | Timeline approved    | June 2025   | Clerk   |
    +----+--------------------------+----------------------+-------------+---------+
    """
    (table,) = document_to_outline(document(drawing)).tables
    assert [column.name for column in table.columns[1:4]] == ["recommendation", "action", "deadline"]


def test_a_recommended_action_beside_an_action_is_what_is_asked() -> None:
    drawing = """
    +-----------------------------+----------------+----------+--------+
    | Recommended action from CPC | Action         | When     | Lead   |
    +-----------------------------+----------------+----------+--------+
    | Listen to all who live here | Hold a meeting | May 2024 | Leader |
    +-----------------------------+----------------+----------+--------+
    | Speak plainly to them       | Write less     | May 2024 | Leader |
    +-----------------------------+----------------+----------+--------+
    """
    (table,) = document_to_outline(document(drawing)).tables
    assert [column.name for column in table.columns[:2]] == ["recommendation", "action"]


@pytest.mark.parametrize(
    ("ref", "heading", "when", "dates"),
    [
        ("No.", "Deliverables", "Due", True),
        ("R", "Our response", "By", True),  # neither "R" nor "By" is known alone
        ("No.", "Outputs", "Due", True),
        ("No.", "Success criteria", "Due", False),
    ],
)
def test_deliverables_and_responses_beside_who_and_when_are_actions(
    ref: str, heading: str, when: str, dates: bool
) -> None:
    drawing = f"""
    +-----+----------------+------------------+--------+------------+
    | {ref:3} | Recommendation | {heading:16} | Owner  | {when:10} |
    +-----+----------------+------------------+--------+------------+
    | 1   | Listen to all  | Forum for tenants| Leader | March 2022 |
    +-----+----------------+------------------+--------+------------+
    | 2   | Speak plainly  | Guide to fees    | Leader | May 2022   |
    +-----+----------------+------------------+--------+------------+
    """
    done = [row.split(" |")[0].strip() for row in shown(document(drawing)) if row.startswith("  - ")]
    assert (done == ["- Forum for tenants", "- Guide to fees"]) is dates
    assert shown(document(drawing))[0].startswith("1 Listen to all")


@pytest.mark.parametrize(("heading", "numbers"), [("Page", (12, 14, 19)), ("Weight", (3, 3, 1))])
def test_numbers_that_do_not_count_on_are_no_references(heading: str, numbers: tuple[int, ...]) -> None:
    first, second, third = numbers
    drawing = f"""
    +--------+----------------+--------+------------+
    | {heading:6} | Recommendation | Owner  | By when    |
    +--------+----------------+--------+------------+
    | {first:<6} | Listen to all  | Leader | March 2022 |
    +--------+----------------+--------+------------+
    | {second:<6} | Speak plainly  | Leader | May 2022   |
    +--------+----------------+--------+------------+
    | {third:<6} | Write less     | Leader | June 2022  |
    +--------+----------------+--------+------------+
    """
    texts = [row.partition(" |")[0] for row in shown(document(drawing))]
    assert texts == ["Listen to all", "Speak plainly", "Write less"]


@pytest.mark.parametrize(
    "numbers", [("1.1", "1.2", "1.2", "2.1"), ("R1", "R2", "R2", "R3"), ("G1", "G2", "H1", "H2")]
)
def test_numbers_under_an_unknown_heading_that_count_on(numbers: tuple[str, ...]) -> None:
    """A number may stand beside each of a recommendation's actions, and behind the recommendation."""
    one, two, three, four = numbers
    drawing = f"""
    +----------------+------------+-----+--------------+
    | Recommendation | By when    | R/N | Action       |
    +----------------+------------+-----+--------------+
    | Listen to all  | March 2022 | {one:3} | Hold a forum |
    +----------------+------------+-----+--------------+
    | Speak plainly  | May 2022   | {two:3} | Write less   |
    +----------------+------------+-----+--------------+
    | Speak plainly  | June 2022  | {three:3} | Read it      |
    +----------------+------------+-----+--------------+
    | Spend less     | June 2022  | {four:3} | Buy nothing  |
    +----------------+------------+-----+--------------+
    """
    assert document_to_outline(document(drawing)).tables[0].columns[2].name == "recommendation_ref"


def test_what_was_found_may_stand_behind_the_answers_to_it() -> None:
    """Beside numbers, who and no date a response is the plan's: "Actions completed" has no dates."""
    drawing = """
    +--------+-------+--------------------+--------------------------+----------+
    | Lead   | Rec # | Council's response | What the peers said      | Status   |
    +--------+-------+--------------------+--------------------------+----------+
    | Leader | 1     | Forum held         | Be more visible to all.  | Complete |
    +--------+-------+--------------------+--------------------------+----------+
    | Leader | 2     | Guide to fees      | Give staff more say now. | Ongoing  |
    +--------+-------+--------------------+--------------------------+----------+
    """
    outline = document_to_outline(document(drawing))
    assert outline.tables[0].columns[3].name == "recommendation"


def test_responses_with_dates_and_nothing_else_under_each_recommendation() -> None:
    drawing = """
    Recommendation 1: Listen to all

    +--------------+------------+
    | Our response | Timescale  |
    +--------------+------------+
    | Hold a forum | March 2022 |
    +--------------+------------+

    Recommendation 2: Speak plainly

    +--------------+------------+
    | Our response | Timescale  |
    +--------------+------------+
    | Write less   | June 2022  |
    +--------------+------------+
    """
    assert shown(document(drawing)) == [
        "1 Listen to all",
        "  - Hold a forum | deadline (action): March 2022",
        "2 Speak plainly",
        "  - Write less | deadline (action): June 2022",
    ]


def test_a_date_behind_owners_before_the_responses_is_when_these_are_due() -> None:
    drawing = """
    +----------------+--------+------------+----------------+
    | Recommendation | Who    | Date       | Our response   |
    +----------------+--------+------------+----------------+
    | Listen to all  | Leader | March 2022 | Forum held     |
    +----------------+--------+------------+----------------+
    | Speak plainly  | Leader | May 2022   | Guide to fees  |
    +----------------+--------+------------+----------------+
    """
    assert "  - Forum held | deadline (action): March 2022" in "\n".join(shown(document(drawing)))


def test_numbers_behind_the_actions_and_before_the_recommendations() -> None:
    drawing = """
    +------------+----------------+----+----------------+--------+
    | Due        | Action         | R  | Recommendation | Lead   |
    +------------+----------------+----+----------------+--------+
    | March 2022 | Hold a forum   | 01 | Listen to all  | Leader |
    +------------+----------------+----+----------------+--------+
    | May 2022   | Write less     | 02 | Speak plainly  | Leader |
    +------------+----------------+----+----------------+--------+
    """
    assert [row.split(" |")[0] for row in shown(document(drawing))[::2]] == [
        "01 Listen to all",
        "02 Speak plainly",
    ]


def test_what_beside_a_recommendation_is_what_is_done() -> None:
    drawing = DATED.replace("| Action         |", "| What           |").replace(
        "| Date       |", "| When       |"
    )
    assert shown(document(drawing)) == shown(document(DATED))


@pytest.mark.parametrize(("heading", "is_due"), [("Delivered by", True), ("Officer", False)])
def test_dates_under_what_may_head_names_are_deadlines(heading: str, is_due: bool) -> None:
    drawing = f"""
    +----------------+----------------+---------+--------------+
    | Recommendation | Action         | Lead    | {heading:12} |
    +----------------+----------------+---------+--------------+
    | Listen to all  | Hold a meeting | Leader  | May 2025     |
    +----------------+----------------+---------+--------------+
    | Speak plainly  | Write less     | Clerk   | Ongoing      |
    +----------------+----------------+---------+--------------+
    """
    assert any("deadline (action): May 2025" in row for row in shown(document(drawing))) is is_due


@pytest.mark.parametrize("numbers", [("1", "1", "2"), ("1.1", "1.2", "2.1"), ("01", "02", "02")])
def test_numbers_that_count_on_are_references_whatever_heads_them(numbers: tuple[str, str, str]) -> None:
    """Each may be printed again beside its next action, and begin anew with each theme; pages do not."""
    first, second, third = numbers
    middle = "Listen to all" if first == second else "Speak plainly"
    last = middle if third == second else "Do it now"
    drawing = f"""
    +------+----------------+----------------+---------+
    | Key  | Recommendation | Action         | Lead    |
    +------+----------------+----------------+---------+
    | {first:4} | Listen to all  | Hold a meeting | Leader  |
    +------+----------------+----------------+---------+
    | {second:4} | {middle:14} | Write less     | Clerk   |
    +------+----------------+----------------+---------+
    | {third:4} | {last:14} | Act at once    | Leader  |
    +------+----------------+----------------+---------+
    """
    rows = shown(document(drawing))
    assert rows[0].startswith(f"{first} Listen to all")
    pages = drawing.replace(f"| {first:4} |", "| 12   |").replace(f"| {second:4} |", "| 12   |")
    assert shown(document(pages))[0].startswith("Listen to all")


@pytest.mark.parametrize("heads", ["Wave | Recommendation | Lead", "Lead | Recommendation | Page"])
def test_waves_and_pages_are_no_numbers_of_recommendations(heads: str) -> None:
    """Several begin in one wave, or on one page; two recommendations had become one, in silence."""
    numbers = ("4", "5", "6") if "Page" in heads else ("1", "1", "2")
    left, middle, right = heads.split(" | ")
    said = [{"Wave": n, "Page": n, "Lead": "Clerk"} for n in numbers]
    rule = "+-------+-----------------+----------------+-------+"
    rows = [f"| {left:5} | {middle:15} | Action         | {right:5} |", rule]
    for each, text in zip(said, ("Listen to all", "Speak plainly", "Do it now"), strict=True):
        rows += [f"| {each[left]:5} | {text:15} | Hold a meeting | {each[right]:5} |", rule]
    texts = [row.partition(" |")[0] for row in shown(document("\n".join([rule, *rows]))) if row[0] != " "]
    assert texts == ["Listen to all", "Speak plainly", "Do it now"]


def test_what_is_rejected_is_no_action_whatever_another_table_has() -> None:
    agreed = """
    +----------------+----------------+---------+----------+
    | Recommendation | Response       | Lead    | By when  |
    +----------------+----------------+---------+----------+
    | Listen to all  | Hold a meeting | Leader  | May 2025 |
    +----------------+----------------+---------+----------+
    """
    others = """
    +--------------------+----------------------------+
    | Recommendation     | Response                   |
    +--------------------+----------------------------+
    | Sell the town hall | Rejected: it is well used. |
    +--------------------+----------------------------+
    """
    first, second = parse(document(agreed, others)).recommendations
    assert first.actions
    assert not second.actions


def test_what_was_said_means_the_same_in_each_table_under_the_same_heading() -> None:
    """In one of them most of it asks; in the other it tells."""
    asking = """
    +----+---------------------------------+----------------+------------+
    | No | What they said                  | Action         | When       |
    +----+---------------------------------+----------------+------------+
    | 1  | Support the new staff forum.    | Hold a forum   | March 2022 |
    +----+---------------------------------+----------------+------------+
    | 2  | Decide what to do about it all. | Write them up  | March 2022 |
    +----+---------------------------------+----------------+------------+
    """
    telling = """
    +----+---------------------------------+----------------+------------+
    | No | What they said                  | Our actions    | When       |
    +----+---------------------------------+----------------+------------+
    | 3  | Appraisals vary between teams.  | Train managers | March 2022 |
    +----+---------------------------------+----------------+------------+
    """
    rows = shown(document(stacked(asking, "Our people", telling)))
    assert "3 Appraisals vary between teams." in rows


def test_a_column_called_for_recommendations_too_that_names_nobody_has_these() -> None:
    drawing = """
    +----+---------------------------------+----------------+---------+
    | No | Recommendation and team         | Action         | Lead    |
    +----+---------------------------------+----------------+---------+
    | 1  | Housing: a firmer grip of voids | Hold a meeting | Leader  |
    +----+---------------------------------+----------------+---------+
    | 2  | Pride in the borough of today   | Write less     | Clerk   |
    +----+---------------------------------+----------------+---------+
    """
    assert shown(document(drawing))[0] == "1 Housing: a firmer grip of voids"


@pytest.mark.parametrize("heading", ["Date", "By  "])
def test_dates_in_lists_behind_actions_are_deadlines(heading: str) -> None:
    row = """
    | {} | Listen to all  | 1. Hold a meeting | 1. 17.05.2026               |
    |    |                | 2. Write it down  | 2. August 2026 - March 2027 |
    |    |                | 3. Read it out    | 3. By end of Q2 2026/27     |
    +----+----------------+-------------------+-----------------------------+"""
    head = f"""
    +----+----------------+-------------------+-----------------------------+
    | No | Recommendation | Action            | {heading}                        |
    +----+----------------+-------------------+-----------------------------+"""
    rows = shown(document(head + row.format("01") + row.format("02")))
    assert sum("deadline (action)" in line for line in rows) == 6


def test_a_number_beside_a_text_that_a_page_end_cuts_is_a_reference() -> None:
    drawing = """
    +-----+------------------------+--------------+------------+
    | R/N | Recommendation         | Action       | By when    |
    +-----+------------------------+--------------+------------+
    | 01  | Listen to all          | Hold a forum | March 2022 |
    +-----+------------------------+--------------+------------+
    | 02  | Speak plainly          | Write less   | May 2022   |
    +-----+------------------------+--------------+------------+
    | 02  | Speak plainly to them  | Read it      | June 2022  |
    +-----+------------------------+--------------+------------+
    """
    (table,) = document_to_outline(document(drawing)).tables
    assert table.columns[0].name == "recommendation_ref"


@pytest.mark.parametrize("heading", ["Deliverables", "Next steps"])
def test_what_is_completed_has_no_dates_and_its_actions_under_the_same_heading(heading: str) -> None:
    drawing = f"""
    Actions in progress
    +-----+----------------+-------------------+--------+------------+
    | No. | Recommendation | {heading:17} | Owner  | Due        |
    +-----+----------------+-------------------+--------+------------+
    | 1   | Listen to all  | Forum for tenants | Leader | March 2022 |
    +-----+----------------+-------------------+--------+------------+
    | 2   | Speak plainly  | Guide to fees     | Leader | May 2022   |
    +-----+----------------+-------------------+--------+------------+

    Actions completed
    +-----+----------------+-------------------+--------+----------+
    | No. | Recommendation | {heading:17} | Owner  | Status   |
    +-----+----------------+-------------------+--------+----------+
    | 3   | Write less     | Shorter reports   | Leader | Complete |
    +-----+----------------+-------------------+--------+----------+
    """
    assert any(row.startswith("  - Shorter reports") for row in shown(document(drawing)))


def test_numbers_that_a_narrow_column_breaks_under_a_torn_heading() -> None:
    drawing = """
    +----+----------------+----------------+---------+
    | Nu | Recommendation | Action         | Lead    |
    | mb |                |                |         |
    | er |                |                |         |
    +----+----------------+----------------+---------+
    | K  | Listen to all  | Hold a meeting | Leader  |
    | R1 |                |                |         |
    +----+----------------+----------------+---------+
    | K  | Speak plainly  | Write less     | Clerk   |
    | R2 |                |                |         |
    +----+----------------+----------------+---------+
    """
    for heading in ("Nu", "Qx"):
        asked = shown(document(drawing.replace("Nu", heading)))[::2]
        assert asked == ["KR1 Listen to all", "KR2 Speak plainly"]


def test_what_is_merged_beside_many_actions_asks_once() -> None:
    rows = [
        ("Explore shared services with neighbours", "Scope a payroll system"),
        ("The review found a council that is proud", "Track the benefits"),
        ("", "Publish a note"),
        ("", "Write to all residents"),
        ("", "Meet the unions each month"),
        ("The team urges the council to be bolder", "Write less"),
    ]
    rule = f"+{'-' * 44}+{'-' * 30}+{'-' * 12}+"
    within = f"|{' ' * 44}+{'-' * 30}+{'-' * 12}+"
    drawing = [rule, f"| {'You said':42} | {'Our response and actions':28} | {'When':10} |"]
    for said, done in rows:
        drawing += [rule if said else within, f"| {said:42} | {done:28} | {'March 2022':10} |"]
    told = shown(document("\n".join([*drawing, rule])))
    assert [line for line in told if not line.startswith(" ")] == [said for said, _ in rows if said]


def test_codes_of_projects_behind_the_actions_are_no_themes() -> None:
    drawing = """
    +-----+----------------+----------------+----------+--------------+
    | No  | Recommendation | Action         | By when  | Project code |
    +-----+----------------+----------------+----------+--------------+
    | 1.1 | Listen to all  | Hold a meeting | May 2022 | KPI-7        |
    +-----+----------------+----------------+----------+--------------+
    |     |                | Publish a note | May 2023 | n/a          |
    +-----+----------------+----------------+----------+--------------+
    | 1.2 | Speak plainly  | Write less     | May 2022 | PE/22/9      |
    +-----+----------------+----------------+----------+--------------+
    """
    rows = shown(document(drawing))
    assert not any(row.startswith("[") for row in rows)
    assert rows[1] == "  - Hold a meeting | deadline (action): May 2022 | (Project code): KPI-7"


@pytest.mark.parametrize(("heading", "named"), [("Project code", False), ("Theme", True)])
def test_codes_of_projects_beside_other_numbers_are_no_themes(heading: str, named: bool) -> None:
    drawing = f"""
    +----------+--------------+----------------+-----+----------------+
    | By when  | {heading:12} | Action         | No  | Recommendation |
    +----------+--------------+----------------+-----+----------------+
    | May 2022 | KPI-7        | Hold a meeting | 1.1 | Listen to all  |
    +----------+--------------+----------------+-----+----------------+
    | May 2023 | PE/22/9      | Publish a note | 1.2 | Speak plainly  |
    +----------+--------------+----------------+-----+----------------+
    """
    assert any(row.startswith("[") for row in shown(document(drawing))) is named


@pytest.mark.parametrize("ruled", [True, False])
def test_deliverables_beside_who_and_when_in_one_column_are_the_actions(ruled: bool) -> None:
    drawing = """
    +-----+------------------------+----------------+------------------+
    | Ref | What the peers said    | Deliverables   | By when and who  |
    +-----+------------------------+----------------+------------------+
    | R1  | Set a balanced budget  | A shorter book | May 2022 Leader  |
    +-----+------------------------+----------------+------------------+
    | R2  | Stop doing too much    | A list of them | June 2023 Clerk  |
    +-----+------------------------+----------------+------------------+
    """
    plain = "\n".join(line.replace("|", " ") for line in drawing.splitlines() if "+" not in line)
    (table,) = document_to_outline(document(drawing if ruled else plain)).tables
    assert "action" in table.names


def test_deliverables_beside_their_dates_alone_are_the_actions() -> None:
    drawing = """
    Recommendation 1: Listen to all who live here

    +-------------------------+---------------+
    | Deliverables            | Completion by |
    +-------------------------+---------------+
    | A forum for all tenants | May 2022      |
    +-------------------------+---------------+
    | A guide to the fees     | June 2023     |
    +-------------------------+---------------+
    """
    rows = shown(document(drawing))
    assert [row.split(" |")[0] for row in rows if "- " in row] == [
        "  - A forum for all tenants",
        "  - A guide to the fees",
    ]


def test_deliverables_of_what_was_found_are_the_actions() -> None:
    drawing = """
    +-----+----------------------+----------------+-------------+----------+
    | Rec | What the peers said  | Deliverables   | Assigned to | By when  |
    +-----+----------------------+----------------+-------------+----------+
    | R1  | Set a balanced budget| A shorter book | Leader      | May 2022 |
    |     | without one-off sums |                |             |          |
    +-----+----------------------+----------------+-------------+----------+
    | R2  | Stop doing things    | A list of them | Clerk       | May 2023 |
    |     | that nobody asks for |                |             |          |
    +-----+----------------------+----------------+-------------+----------+
    """
    assert shown(document(drawing))[:2] == [
        "R1 Set a balanced budget without one-off sums",
        "  - A shorter book | deadline (action): May 2022 | owner: Leader",
    ]


def test_deliverables_with_their_dates_before_the_recommendations() -> None:
    drawing = """
    +-------------+-----+----------------+-----------------+-------------+
    | Date        | Ref | Deliverables   | Recommendation  | Assigned to |
    +-------------+-----+----------------+-----------------+-------------+
    | Q3 2025/26  | R1  | A shorter book | Write less      | Leader      |
    +-------------+-----+----------------+-----------------+-------------+
    | Ongoing     | R2  | A list of them | Do fewer things | Clerk       |
    +-------------+-----+----------------+-----------------+-------------+
    """
    assert shown(document(drawing))[:2] == [
        "R1 Write less",
        "  - A shorter book | deadline (action): Q3 2025/26 | owner: Leader",
    ]
