"""What a page end leaves of a table, and what does not go on behind it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Document, Rule
from parsers.grids.grids import bands
from parsers.grids.ruled_grids import rules_to_grids
from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from tests.parsers.built import BOLD, document, shown, stacked

HEADER = """
+----+----------------+---------------------+-----------------+------------+
| No | Recommendation | Action              | Lead            | By when    |
+----+----------------+---------------------+-----------------+------------+
"""
END = "+----+----------------+---------------------+-----------------+------------+"


def two_rows(first: str, second: str) -> Document:
    """Two actions of one recommendation, and a third that begins the next page."""
    above = f"""
    | 01 | Listen         | Write to all.       | Head            | May 2022   |
    |    |                +---------------------+-----------------+------------+
    |    |                | {first} |
    {END}
    """
    below = f"""
    {END}
    |    |                | {second} |
    {END}
    """
    return document(stacked(HEADER, above), below)


@pytest.mark.parametrize("date", ["by May 2024", "late 2024  "])
def test_a_date_in_small_letters_is_no_rest(date: str) -> None:
    built = two_rows(
        "Call them all.      | Head            | June 2022 ",
        f"Meet them all.      | Leader          | {date}",
    )
    assert shown(built)[2:] == [
        "  - Call them all. | deadline (action): June 2022 | owner: Head",
        f"  - Meet them all. | deadline (action): {date.strip()} | owner: Leader",
    ]


def test_an_owner_without_a_role_is_the_rest_of_one() -> None:
    built = two_rows(
        "Call all of the     | Head of Digital | June 2022 ",
        "Council, and more.  | Development     |           ",
    )
    assert shown(built)[2:] == [
        "  - Call all of the Council, and more. | deadline (action): June 2022"
        " | owner: Head of Digital Development"
    ]


def test_a_bracket_behind_another_that_fills_its_line_is_the_rest_of_a_text() -> None:
    built = two_rows(
        "Call all (as above) | Head            | June 2022 ",
        "[linked to Rec. 2]  |                 |           ",
    )
    (line,) = shown(built)[2:]
    assert line.startswith(
        "  - Call all (as above) [linked to Rec. 2] | deadline (action): June 2022 | owner: Head"
    )


def test_a_date_behind_the_page_end_below_none_is_another_actions() -> None:
    built = two_rows(
        "Call them all again | Head            |           ",
        "Council, and more.  |                 | May 2024  ",
    )
    assert shown(built)[2:] == [
        "  - Call them all again | owner: Head",
        "  - Council, and more. | deadline (action): May 2024",
    ]


def test_an_action_is_cut_on_the_line_on_which_its_recommendation_is() -> None:
    """Its sentence ends there, but what stood level with it goes on."""
    above = f"""
    | 01 | Listen         | Write to all.       | Head            | May 2022   |
    |    |                +---------------------+-----------------+------------+
    |    |                | Call them all.      | Head            | May 2022   |
    {END}
    | 02 | Speak to those | Run a survey.       | Head            | June 2022  |
    {END}
    """
    below = f"""
    {END}
    |    | who live here  | Tell all of them    |                 |            |
    |    |                | what it says.       |                 |            |
    {END}
    """
    assert shown(document(stacked(HEADER, above), below))[3:] == [
        "02 Speak to those who live here",
        "  - Run a survey. Tell all of them what it says. | deadline (action): June 2022 | owner: Head",
    ]


def test_an_action_that_ends_its_sentence_above_a_whole_date_is_not_cut() -> None:
    above = f"""
    | 01 | Listen         | Write to all.       | Head            | May 2022   |
    |    |                +---------------------+-----------------+------------+
    |    |                | Call them all.      | Head            | May 2022   |
    {END}
    | 02 | Speak to those | Run a survey of all | Head            | June 2022  |
    |    | of them all    | the people.         |                 |            |
    {END}
    """
    below = f"""
    {END}
    |    | who live here. | Comprehensively ask | Head            | July 2022  |
    {END}
    """
    assert shown(document(stacked(HEADER, above), below))[3:] == [
        "02 Speak to those of them all who live here.",
        "  - Run a survey of all the people. | deadline (action): June 2022 | owner: Head",
        "  - Comprehensively ask | deadline (action): July 2022 | owner: Head",
    ]


NAMED = """
+------------------+------------------+----------------------+------------+
| No               | Recommendation   | Action               | By when    |
+------------------+------------------+----------------------+------------+
"""
NAMED_END = "+------------------+------------------+----------------------+------------+"


def test_a_row_whose_reference_is_cut_is_cut_in_all_its_cells() -> None:
    above = f"""
    | Recommendation 1 | Listen           | Write to all.        | May 2022   |
    |                  |                  +----------------------+------------+
    |                  |                  | Call them all.       | June 2022  |
    {NAMED_END}
    | Recommendation   | Speak plainly to | Meet the             | July 2022  |
    {NAMED_END}
    """
    below = f"""
    {NAMED_END}
    | 2                | all who listen   | Chief Executive.     |            |
    |                  |                  +----------------------+------------+
    |                  |                  | Sing to them all.    | March 2023 |
    {NAMED_END}
    """
    assert shown(document(stacked(NAMED, above), below))[3:] == [
        "2 Speak plainly to all who listen",
        "  - Meet the Chief Executive. | deadline (action): July 2022",
        "  - Sing to them all. | deadline (action): March 2023",
    ]


def test_a_cut_reference_begins_a_row_where_no_rule_does() -> None:
    above = """
    +------------------+------------------+----------------------+------------+
    | No               | Recommendation   | Action               | By when    |
    +------------------+------------------+----------------------+------------+
    | Recommendation 1 | Listen to all    | Write to all.        | May 2022   |
    | Recommendation   | Speak plainly to | Meet them all        | June 2022  |
    """
    below = """
    | 2                | all who listen   | in the town hall.    |            |
    | Recommendation 3 | Read the book    | Sing to them all.    | March 2023 |
    """
    assert shown(document(above, below)) == [
        "1 Listen to all",
        "  - Write to all. | deadline (action): May 2022",
        "2 Speak plainly to all who listen",
        "  - Meet them all in the town hall. | deadline (action): June 2022",
        "3 Read the book",
        "  - Sing to them all. | deadline (action): March 2023",
    ]


def test_a_second_header_on_a_page_that_prints_the_first_again() -> None:
    first = """
    No   Recommendation     Action             By when      Lead

    01   Listen to all      Write to all       March 2022   Leader
    """
    second = """
    No   Recommendation     Action             By when      Lead

    02   Speak plainly      Write less         June 2022    Leader

    Completed

    No   Recommendation     Action                  Lead

    03   Smile at people    Write nothing more      Head of Planning
    """
    heads = {"Completed": BOLD} | dict.fromkeys(("No   Recommendation",), BOLD)
    read = shown(document(first, second, styles=heads))
    assert [line for line in read if not line.startswith("[")] == [
        "01 Listen to all",
        "  - Write to all | deadline (action): March 2022 | owner: Leader",
        "02 Speak plainly",
        "  - Write less | deadline (action): June 2022 | owner: Leader",
        "03 Smile at people",
        "  - Write nothing more | owner: Head of Planning",
    ]


WHOLE = """
+-----------+----------------+-----------+
| No        | Action         | By when   |
+-----------+----------------+-----------+
| 01        | Write to all   | May 2022  |
|           | of the people  |           |
+-----------+----------------+-----------+
"""


def test_words_left_of_a_grid_that_no_rule_closes_are_in_it() -> None:
    page = document(WHOLE).pages[0]
    uprights = [rule for rule in page.rules if not rule.horizontal]
    first, second = sorted({rule.at for rule in uprights})[:2]
    kept = [rule for rule in uprights if rule.at > first]
    levels = [replace(rule, start=second + 20) for rule in page.rules if rule.horizontal]
    [grid] = rules_to_grids(replace(page, rules=(*kept, *levels)))
    assert {"No", "01"} <= {word.text for word in grid.words}


def test_a_line_under_the_uprights_of_an_open_row_is_in_it() -> None:
    page = document(WHOLE).pages[0]
    last = max(rule.at for rule in page.rules if rule.horizontal)
    line = max(word.box.top for word in page.words)

    def shortened(rule: Rule) -> Rule:
        return rule if rule.horizontal else replace(rule, end=min(rule.end, line - 0.5))

    rules = tuple(shortened(rule) for rule in page.rules if not (rule.horizontal and rule.at == last))
    [grid] = rules_to_grids(replace(page, rules=rules))
    assert "people" in {word.text for word in grid.words}


@pytest.mark.parametrize("drift", [0.0, 6.0])
def test_empty_columns_at_the_sides_that_a_page_end_leaves_without_rules(drift: float) -> None:
    """The uprights may drift a little from page to page."""
    above = """
    +-------------+----------------+---------------+-----------+
    | By when     | Recommendation | Action        | Lead      |
    +-------------+----------------+---------------+-----------+
    | May 2022    | Listen to the  | Write to all. | Chief     |
    """
    below = """
    |             | whole town.    |               | Executive |
    """
    built = document(above, below)
    first = min(rule.at for rule in built.pages[1].rules if not rule.horizontal)
    rules = tuple(replace(rule, at=rule.at + drift) for rule in built.pages[1].rules if rule.at > first)
    built = replace(built, pages=(built.pages[0], replace(built.pages[1], rules=rules)))
    assert shown(built) == [
        "Listen to the whole town.",
        "  - Write to all. | deadline (action): May 2022 | owner: Chief Executive",
    ]
    assert not document_to_outline(built).others


def test_a_lone_reference_parts_the_rest_of_a_row_from_the_next() -> None:
    """In a frame that parts no rows: the rule at its foot does not either."""
    above = """
    +-------------------------------------------------------+
    | No   Recommendation     Action              By when   |
    +-------------------------------------------------------+
    | 01   Listen to          Write to all of     May 2022  |
    +-------------------------------------------------------+
    """
    below = """
    +-------------------------------------------------------+
    |      everybody          those here.                   |
    |                                                       |
    | 02   Speak plainly      Write less.         June 2022 |
    +-------------------------------------------------------+
    """
    assert shown(document(above, below)) == [
        "01 Listen to everybody",
        "  - Write to all of those here. | deadline (action): May 2022",
        "02 Speak plainly",
        "  - Write less. | deadline (action): June 2022",
    ]


def test_a_recommendation_below_the_rest_of_an_action() -> None:
    """Nothing parts the rows but that both begin on one level."""
    header = """
    +----------------+---------------------+------------+
    | Recommendation | Action              | By when    |
    +----------------+---------------------+------------+
    """
    above = """
    | Listen to all. | Write to all those  | May 2022   |
    +----------------+---------------------+------------+
    """
    below = """
    +----------------+---------------------+------------+
    |                | who live here.      |            |
    |                |                     |            |
    | Speak plainly. | Write less, and to  | June 2022  |
    |                | fewer people.       |            |
    +----------------+---------------------+------------+
    """
    assert shown(document(stacked(header, above), below)) == [
        "Listen to all.",
        "  - Write to all those who live here. | deadline (action): May 2022",
        "Speak plainly.",
        "  - Write less, and to fewer people. | deadline (action): June 2022",
    ]


def test_a_status_behind_the_page_end_is_no_rest_of_the_one_before() -> None:
    """The recommendation's words go on level with the second action: both halves are read as one row."""
    above = """
    +----+----------------+---------------------+-----------------+------------+
    | No | Recommendation | Action              | By when         | Status     |
    +----+----------------+---------------------+-----------------+------------+
    | 01 | Listen to all  | Write to all.       | May 2022        | Complete   |
    +----+----------------+---------------------+-----------------+------------+
    """
    below = """
    +----+----------------+---------------------+-----------------+------------+
    |    | the residents. | Meet them all.      | June 2022       | Ongoing    |
    +----+----------------+---------------------+-----------------+------------+
    | 02 | Agree a plan.  | Draft it.           | July 2022       | Delayed    |
    +----+----------------+---------------------+-----------------+------------+
    """
    assert [line.split(" | ?")[0] for line in shown(document(above, below))[1:4]] == [
        "  - Write to all. | deadline (action): May 2022 | status: Complete",
        "  - Meet them all. | deadline (action): June 2022 | status: Ongoing",
        "02 Agree a plan.",
    ]


def test_an_action_without_a_stop_that_fills_its_line_ends_above_another_s_status() -> None:
    """The recommendation's words go on level with both: "Amber" is the first one's, "Green" the second's."""
    above = """
    +----+----------------+---------------------+------------+
    | No | Recommendation | Action              | RAG        |
    +----+----------------+---------------------+------------+
    | 01 | Listen to all  | Report all of it to | Amber      |
    |    | of the people  | the members of them |            |
    +----+----------------+---------------------+------------+
    """
    below = """
    +----+----------------+---------------------+------------+
    |    | who live here. | Comprehensively ask | Green      |
    +----+----------------+---------------------+------------+
    | 02 | Agree a plan.  | Draft it.           | Red        |
    |    |                +---------------------+------------+
    |    |                | Publish it.         | Red        |
    +----+----------------+---------------------+------------+
    """
    assert [line.split(" | ")[0] for line in shown(document(above, below))] == [
        "01 Listen to all of the people who live here.",
        "  - Report all of it to the members of them",
        "  - Comprehensively ask",
        "02 Agree a plan.",
        "  - Draft it.",
        "  - Publish it.",
    ]


def test_a_theme_cell_that_the_page_end_cuts_is_whole_beside_all_its_rows() -> None:
    above = """
    +----------------+-----+---------------------+-----------------+
    | Theme          | No  | Recommendation      | Action          |
    +----------------+-----+---------------------+-----------------+
    | Finance        | 01  | Spend less.         | Sell the depot. |
    +----------------+-----+---------------------+-----------------+
    | Organisational | 02  | Listen to all who   | Write to all.   |
    | and place      |     | live in the         |                 |
    +----------------+-----+---------------------+-----------------+
    """
    below = """
    +----------------+-----+---------------------+-----------------+
    | leadership     |     | borough.            |                 |
    |                +-----+---------------------+-----------------+
    |                | 03  | Speak plainly.      | Write it down.  |
    +----------------+-----+---------------------+-----------------+
    """
    themes = [line for line in shown(document(above, below)) if line.startswith("[")]
    assert themes == ["[Finance]", *["[Organisational and place leadership]"] * 2]


def test_an_action_whose_line_had_room_for_the_next_word_ends_with_its_page() -> None:
    """The recommendation's words go on, and level with them stands an action: another one."""
    above = """
    +----+----------------+---------------------+-----------------+------------+
    | No | Recommendation | Action              | Lead            | By when    |
    +----+----------------+---------------------+-----------------+------------+
    | 01 | Listen to all  | Write to all staff  | Head            |            |
    +----+----------------+---------------------+-----------------+------------+
    | 02 | Be open to all | Meet them           | Leader          |            |
    +----+----------------+---------------------+-----------------+------------+
    """
    below = """
    +----+----------------+---------------------+-----------------+------------+
    |    | the residents. | Reduce the charges  |                 |            |
    |    +----------------+---------------------+-----------------+------------+
    |    |                | Sell the depot      |                 | May 2025   |
    +----+----------------+---------------------+-----------------+------------+
    """
    actions = [line.split(" | ")[0] for line in shown(document(above, below)) if line.startswith("  -")]
    assert actions == [
        "  - Write to all staff",
        "  - Meet them",
        "  - Reduce the charges",
        "  - Sell the depot",
    ]


def test_a_bullet_under_another_is_an_action_of_its_own_where_an_owner_stands_beside_it() -> None:
    built = two_rows(
        "• Call them all.    | Head            | June 2022 ",
        "• Meet them all.    | Leader          | May 2024  ",
    )
    assert shown(built)[2:] == [
        "  - Call them all. | deadline (action): June 2022 | owner: Head",
        "  - Meet them all. | deadline (action): May 2024 | owner: Leader",
    ]


def test_a_merged_cell_between_two_halves_of_a_table_that_the_page_end_leaves_open() -> None:
    """No level crosses its column, and none ends the rows above and below."""
    header = """
    +----+----------------+---------------------+-----------------+------------+
    | No | Recommendation | Action              | Lead            | By when    |
    +----+----------------+---------------------+-----------------+------------+
    | 01 | Listen         | Write to all.       | Head            | May 2022   |
    """
    rest = """
      No | Recommendation | Action              | Lead            | By when
         |                | Call them all.      |                 | June 2022
         |                +---------------------+                 +------------+
         |                | Meet them all.      |                 | July 2022
    """
    whole = document(rest)
    (grid,) = rules_to_grids(whole.pages[0])
    assert (grid.width, len(bands(grid))) == (5, 2)
    assert shown(document(header, rest)) == [
        "01 Listen",
        "  - Write to all. | deadline (action): May 2022 | owner: Head",
        "  - Call them all. | deadline (action): June 2022 | owner: Head",
        "  - Meet them all. | deadline (action): July 2022 | owner: Head",
    ]


def test_an_owner_that_another_cell_spells_out_is_cut() -> None:
    """Either half names somebody: what tells is the same owner in another row."""
    above = """
    +----+----------------+---------------------+-----------------+
    | No | Recommendation | Action              | Lead            |
    +----+----------------+---------------------+-----------------+
    | 01 | Spend less.    | Sell the depot.     | S151 Officer    |
    +----+----------------+---------------------+-----------------+
    | 02 | Listen to all  | Write to all those  | S151            |
    +----+----------------+---------------------+-----------------+
    """
    below = """
    +----+----------------+---------------------+-----------------+
    |    | the residents. | who live here.      | Officer         |
    +----+----------------+---------------------+-----------------+
    """
    actions = [line for line in shown(document(above, below)) if line.startswith("  -")]
    assert actions[1] == "  - Write to all those who live here. | owner: S151 Officer"


def test_a_service_below_an_owner_who_is_whole_is_no_rest_of_a_title() -> None:
    """Nobody but "Legal Services" is named behind the page end, and its line above is full."""
    above = """
    +----+----------------+---------------------+----------------+
    | No | Recommendation | Action              | Lead           |
    +----+----------------+---------------------+----------------+
    | 01 | Spend less.    | Sell the depot.     | Clerk          |
    |    |                +---------------------+----------------+
    |    |                | Review the risks.   | Chief Internal |
    |    |                |                     | Auditor, SWAP  |
    +----+----------------+---------------------+----------------+
    """
    below = """
    +----+----------------+---------------------+----------------+
    |    |                | Draft a charter.    | Legal Services |
    +----+----------------+---------------------+----------------+
    """
    actions = [line for line in shown(document(above, below)) if line.startswith("  -")]
    assert actions[1:] == [
        "  - Review the risks. | owner: Chief Internal Auditor, SWAP",
        "  - Draft a charter. | owner: Legal Services",
    ]


@pytest.mark.parametrize(
    ("first", "rest"),
    [
        ("NHS North East and North", "Cumbria Integrated Care Board"),
        ("NHS Mid Fordshire Integrated", "Care Board"),
        ("Fordshire Metropolitan", "Borough Council"),
        ("NHS North and East Fordshire", "ICB"),
    ],
)
def test_a_name_of_a_body_that_the_page_end_cuts_is_whole(first: str, rest: str) -> None:
    """Between two paragraphs of one row: either half of the name names somebody, too."""
    width = max(len(first), len(rest))
    rule = f"+-{'-' * width}-+---------------------------+"
    above = f"""
    {rule}
    | {"Responsible body":<{width}} | Areas for priority action |
    {rule}
    | {"Fordshire Council":<{width}} | Leaders should see plans. |
    {rule}
    | {"Fordshire Council and":<{width}} | Leaders should share data |
    | {first:<{width}} | on what children need.    |
    {rule}
    """
    below = f"""
    {rule}
    | {rest:<{width}} | They should tell parents. |
    {rule}
    """
    rows = [row.partition(" | ?")[0] for row in shown(document(above, below)) if row[0] != "["]
    assert rows == [
        "Leaders should see plans. | owner: Fordshire Council",
        "Leaders should share data on what children need. They should tell parents."
        f" | owner: Fordshire Council and {first} {rest}",
    ]


def test_a_board_of_its_own_is_no_rest_of_a_health_bodys_name() -> None:
    rule = "+--------------------------------+----------------------------+"
    above = f"""
    {rule}
    | Recommendation                 | Owner                      |
    {rule}
    | Answer complaints in ten days. | Head of Customer Services  |
    {rule}
    | Join up hospital discharge.    | NHS Lincolnshire Hospitals |
    {rule}
    """
    below = f"""
    {rule}
    | Tackle health inequalities.    | Health and Wellbeing Board |
    {rule}
    """
    assert [row for row in shown(document(above, below)) if row[0] != "["] == [
        "Answer complaints in ten days. | owner: Head of Customer Services",
        "Join up hospital discharge. | owner: NHS Lincolnshire Hospitals",
        "Tackle health inequalities. | owner: Health and Wellbeing Board",
    ]


def test_a_recommendation_without_a_number_cut_beside_two_actions_goes_on() -> None:
    first = """
    +-----------------------+----------------------+------------+
    | Recommendation        | Action               | By when    |
    +-----------------------+----------------------+------------+
    | Speak plainly         | Write less           | June 2022  |
    +-----------------------+----------------------+------------+
    | Build stronger ties   | Hold a meeting with  | May 2022   |
    """
    second = """
    | with towns and        | the chairs of all    |            |
    | parishes              | committees           |            |
    |                       +----------------------+------------+
    |                       | Write to them all    | July 2022  |
    +-----------------------+----------------------+------------+
    """
    assert shown(document(first, second)) == [
        "Speak plainly",
        "  - Write less | deadline (action): June 2022",
        "Build stronger ties with towns and parishes",
        "  - Hold a meeting with the chairs of all committees | deadline (action): May 2022",
        "  - Write to them all | deadline (action): July 2022",
    ]


def test_a_letter_for_a_colour_is_no_article_that_the_page_end_cuts() -> None:
    above = """
    +----+----------------+---------------------+-----------------+------+
    | No | Recommendation | Milestone           | Lead            | BRAG |
    +----+----------------+---------------------+-----------------+------+
    | 01 | Listen         | Map what is spent   | Chief Executive | A    |
    |    |                | on health           |                 |      |
    +----+----------------+---------------------+-----------------+------+
    """
    below = """
    +----+----------------+---------------------+-----------------+------+
    |    |                | Sign a memorandum   | Head of Finance | N    |
    |    |                | with the board      |                 |      |
    +----+----------------+---------------------+-----------------+------+
    | 02 | Speak          | Write a note.       | Head of Finance | G    |
    |    |                +---------------------+-----------------+------+
    |    |                | Read it out.        | Head of Finance | G    |
    +----+----------------+---------------------+-----------------+------+
    """
    read = shown(document(above, below))
    assert read[2].startswith("  - Sign a memorandum with the board | owner: Head of Finance")


def test_what_stands_before_a_status_is_no_bullet_that_goes_on() -> None:
    above = """
    +----+----------------+---------------------+-----------------+---------------+
    | No | Recommendation | Action              | By when         | Status        |
    +----+----------------+---------------------+-----------------+---------------+
    | 01 | Listen to all  | Write to all.       | May 2022        | ✔ Completed   |
    |    | the year-      |                     |                 |               |
    +----+----------------+---------------------+-----------------+---------------+
    """
    below = """
    +----+----------------+---------------------+-----------------+---------------+
    |    | round.         | Meet them all.      | June 2022       | ▲ At risk     |
    +----+----------------+---------------------+-----------------+---------------+
    | 02 | Agree a plan.  | Draft it.           | July 2022       | ○ Not started |
    |    |                +---------------------+-----------------+---------------+
    |    |                | Print it.           | July 2022       | ● In progress |
    +----+----------------+---------------------+-----------------+---------------+
    """
    statuses = [
        action.details.status_text
        for each in parse(document(above, below)).recommendations
        for action in each.actions
    ]
    assert [text.lstrip("✔▲○● ") for text in statuses] == [
        "Completed",
        "At risk",
        "Not started",
        "In progress",
    ]


def test_a_cell_merged_beside_all_actions_that_the_page_end_cuts_shows_nothing_of_one() -> None:
    head = """
    +----+----------------+---------------------+-----------+-----------+
    | No | Recommendation | Action              | Member    | By when   |
    +----+----------------+---------------------+-----------+-----------+"""
    first = """
    | 01 | Listen to all  | Write to all        | Cllr Hart | May 2022  |
    |    |                | residents           |           |           |
    |    |                +---------------------+           +-----------+
    |    |                | Meet them           |           | May 2022  |
    +----+----------------+---------------------+-----------+-----------+"""
    cut = """
    | 02 | The property   | Value all assets    | Cllr      | June 2022 |
    |    | should be      |                     | Helen     |           |
    +----+----------------+---------------------+-----------+-----------+"""
    rest = """
    |    | reviewed soon. | Agree when to sell  | Wu        | July 2022 |
    |    |                | them                |           |           |
    +----+----------------+---------------------+-----------+-----------+
    | 03 | Speak plainly  | Write less          | Cllr Wu   | May 2022  |
    |    |                +---------------------+           +-----------+
    |    |                | Read it out         |           | May 2022  |
    +----+----------------+---------------------+-----------+-----------+"""
    read = shown(document(stacked(head, first, cut), stacked(head, rest)))
    assert [line.split(" | ?")[0] for line in read[3:6]] == [
        "02 The property should be reviewed soon.",
        "  - Value all assets | deadline (action): June 2022 | lead_member: Cllr Helen Wu",
        "  - Agree when to sell them | deadline (action): July 2022 | lead_member: Cllr Helen Wu",
    ]


def test_a_merged_owner_that_begins_with_a_page_begins_a_recommendation_with_it() -> None:
    """The last point of the recommendation above fills its line, and has no stop."""
    head = """
    +------------------+---------------------+------------------+-----------+
    | Recommendation   | Action              | Lead             | By when   |
    +------------------+---------------------+------------------+-----------+"""
    first = """
    | Speak plainly    | Write less          | Head of Digital  | May 2022  |
    |                  +---------------------+                  +-----------+
    |                  | Read it out         |                  | June 2022 |
    +------------------+---------------------+------------------+-----------+
    | Review the plans | Meet the developers | Head of Planning | May 2022  |
    | for all houses   +---------------------+                  +-----------+
    |                  | Ask the residents   |                  | June 2022 |
    +------------------+---------------------+------------------+-----------+"""
    second = """
    | Build on what is | Recruit an officer  | Head of Finance  | July 2022 |
    | known to be good +---------------------+                  +-----------+
    |                  | Write to landlords  |                  | May 2023  |
    +------------------+---------------------+------------------+-----------+"""
    read = shown(document(stacked(head, first), stacked(head, second)))
    assert [line for line in read if not line.startswith("  -")] == [
        "Speak plainly",
        "Review the plans for all houses",
        "Build on what is known to be good",
    ]


def test_a_month_of_a_short_year_waits_for_no_year() -> None:
    head = """
        +---------------------+-----------+---------+
        | Action              | Lead      | By when |
        +---------------------+-----------+---------+
    """
    rows = ("| Ask the residents   | Treasurer | Feb-26  |", "| Publish the results | Leader    | 2025/26 |")
    rule = "+---------------------+-----------+---------+"
    built = document(stacked(head, rows[0], rule), stacked(rule, rows[1], rule))
    actions = [action for each in parse(built).recommendations for action in each.actions]
    assert [action.details.deadline.text for action in actions] == ["Feb-26", "2025/26"]


def test_progress_that_a_page_end_cuts_between_sentences_is_one_text_beside_three_actions() -> None:
    top = """
    +----------------+--------------------+---------------+----------+
    | Recommendation | Actions            | Progress      | By when  |
    +----------------+--------------------+---------------+----------+
    | Speak plainly  | • Write less       | Done.         | May 2024 |
    +----------------+--------------------+---------------+----------+
    | Listen to all  | • Hold a meeting   | All were seen | May 2025 |
    |                | • Write it down    | once.         |          |
    +----------------+--------------------+---------------+----------+
    """
    rest = """
    +----------------+--------------------+---------------+----------+
    |                | • Send it to all   | More is to be |          |
    |                |                    | done.         |          |
    +----------------+--------------------+---------------+----------+
    """
    _, listen = parse(document(top, rest)).recommendations
    said = {action.details.progress for action in listen.actions}
    assert (len(listen.actions), said) == (3, {"All were seen once. More is to be done."})


def test_two_actions_with_a_date_each_on_either_side_of_a_page_end() -> None:
    """Nowhere else has a recommendation two: the dates show it, of which no cell has more than one."""
    first = """
    +----+----------------+-----------------+-------------+----------+
    | No | Recommendation | Action          | Status      | By when  |
    +----+----------------+-----------------+-------------+----------+
    | 01 | Listen to all. | Hold a meeting. | In progress | May 2022 |
    +----+----------------+-----------------+-------------+----------+
    | 02 | Speak plainly. | Write less.     | Delayed     | May 2023 |
    """
    rest = """
    |    |                | Read it aloud.  | Ongoing     | May 2024 |
    +----+----------------+-----------------+-------------+----------+
    | 03 | Spend less.    | Sell the depot. | Not started | May 2025 |
    +----+----------------+-----------------+-------------+----------+
    """
    assert shown(document(first, rest))[2:5] == [
        "02 Speak plainly.",
        "  - Write less. | deadline (action): May 2023 | status: Delayed",
        "  - Read it aloud. | deadline (action): May 2024 | status: Ongoing",
    ]


def test_a_reference_that_a_narrow_column_and_the_page_end_break() -> None:
    header = """
    +----+----------------+---------------------+------------+
    | No | Recommendation | Action              | By when    |
    +----+----------------+---------------------+------------+
    | 2. | Listen to all  | Write to all who    | May 2022   |
    | 6  | who live here  | live here.          |            |
    +----+----------------+---------------------+------------+
    """
    cut = """
    | 2. | Take forward   | Present the needs   | June 2022  |
    +----+----------------+---------------------+------------+
    """
    rest = """
    +----+----------------+---------------------+------------+
    | 7  | the leisure    | of all the towns.   |            |
    |    | offer          |                     |            |
    +----+----------------+---------------------+------------+
    | 2. | Speak plainly  | Write less.         | July 2022  |
    | 8  |                |                     |            |
    +----+----------------+---------------------+------------+
    """
    assert shown(document(stacked(header, cut), rest))[2:] == [
        "2.7 Take forward the leisure offer",
        "  - Present the needs of all the towns. | deadline (action): June 2022",
        "2.8 Speak plainly",
        "  - Write less. | deadline (action): July 2022",
    ]
    anew = rest.replace("7  | the leisure    | of all the", "7  | The leisure    | Ask all the")
    assert "2 Take forward" in shown(document(stacked(header, cut), anew))


def test_points_go_on_with_a_text_where_no_text_begins_with_one() -> None:
    """Beside an owner that is merged beside two rows, a blank cell behind the page end shows nothing."""
    rule = "+-------------------+------------------------------+"
    above = f"""
    {rule}
    | Responsible body  | Areas for priority action    |
    {rule}
    | Fordshire Council | Leaders should see plans.    |
    |                   +------------------------------+
    |                   | Leaders should share data.   |
    {rule}
    | Fordshire Council | Leaders should train staff.  |
    |                   +------------------------------+
    |                   | Leaders should:              |
    |                   | • cut waits for hearing aids |
    |                   |   and for wheelchairs        |
    {rule}
    """
    below = f"""
    {rule}
    |                   | • tell parents what they do  |
    |                   |   and why.                   |
    {rule}
    """
    rows = [row.partition(" | ?")[0] for row in shown(document(above, below)) if row[0] != "["]
    assert rows[3:] == [
        "Leaders should: • cut waits for hearing aids and for wheelchairs • tell parents what they do"
        " and why. | owner: Fordshire Council",
    ]


def test_a_recommendation_cut_between_two_sentences_that_the_next_row_repeats_whole() -> None:
    head = """
    +------------------------+---------------------+-----------------+------------+
    | Recommendation         | Action              | Lead            | By when    |
    +------------------------+---------------------+-----------------+------------+
    | Write less.            | Shorten reports     | Head            | May 2022   |
    +------------------------+---------------------+-----------------+------------+
    | How will you know?     | Hold interviews     | Leader          | June 2022  |
    |                        | with all new        |                 |            |
    +------------------------+---------------------+-----------------+------------+
    """
    below = """
    +------------------------+---------------------+-----------------+------------+
    | Agree a few measures.  | starters            |                 |            |
    +------------------------+---------------------+-----------------+------------+
    | How will you know?     | Publish them        | Leader          | July 2022  |
    | Agree a few measures.  |                     |                 |            |
    +------------------------+---------------------+-----------------+------------+
    """
    first, second = parse(document(head, below)).recommendations
    assert (first.text, second.text) == ("Write less.", "How will you know? Agree a few measures.")
    assert [action.text for action in second.actions] == [
        "Hold interviews with all new starters",
        "Publish them",
    ]


@pytest.mark.parametrize(("blank", "actions"), [(True, 2), (False, 1)])
def test_a_blank_line_at_the_top_of_a_page_parts_two_actions(blank: bool, actions: int) -> None:
    above = f"""
    | 01 | Listen to all  | Write to all those  | Head            | May 2022   |
    {END}
    """
    below = ["|    | of the people  | Meet people in town |                 |            |"]
    below += ["|    |                | and in the villages |                 |            |"]
    if blank:
        below = ["|    | of the people  |                     |                 |            |"]
        below += ["|    |                | Meet people in town |                 |            |"]
        below += ["|    |                | and in the villages |                 |            |"]
    rest = "\n".join([END, *below, END])
    lines = shown(document(stacked(HEADER, above), rest))
    assert sum(line.startswith("  - ") for line in lines) == actions


@pytest.mark.parametrize(
    ("rest", "begun"), [("   Learn from that.", "  2. "), ("Learn from others. ", "  - L")]
)
def test_a_line_set_in_under_the_last_point_goes_on_with_it(rest: str, begun: str) -> None:
    above = f"""
    | 01 | Listen to all  | Write to all.       | Head            | May 2022   |
    |    |                +---------------------+-----------------+------------+
    |    |                | 1. Meet them all in |                 |            |
    |    |                |    the town.        |                 |            |
    |    |                | 2. Read it to them. | Head            | June 2023  |
    {END}
    """
    below = f"""
    {END}
    |    |                | {rest} | Clerk           | July 2023  |
    {END}
    """
    lines = shown(document(stacked(HEADER, above), below))
    assert [line[:5] for line in lines][-1] == begun
