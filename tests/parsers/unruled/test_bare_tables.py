"""Tables with neither upright rules nor a header."""

from __future__ import annotations

from dataclasses import replace
from textwrap import wrap

from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from parsers.unruled.bare_tables import _gaps_within
from tests.parsers.built import BOLD, CELL, LARGE, LEFT, document, lines, shown, stacked

THEMES = {"Action plan": replace(LARGE, size=20.0), "Place": LARGE, "People": LARGE}
ROWS = """
01   Establish a regular safe space   To hold meetings in each    March 2022    Leader
     for all of the members           month of the year.

02   Co-develop the corporate plan    To agree the plan with      Ongoing       Chief Executive
                                      all of the partners.

03   Review the whole of the budget   To set a new budget.        May 2022      Head of Finance
"""
READ = [
    "01 Establish a regular safe space for all of the members",
    "  - To hold meetings in each month of the year. | deadline (action): March 2022 | owner: Leader",
    "02 Co-develop the corporate plan",
    "  - To agree the plan with all of the partners. | deadline (action): Ongoing | owner: Chief Executive",
    "03 Review the whole of the budget",
    "  - To set a new budget. | deadline (action): May 2022 | owner: Head of Finance",
]


def test_columns_are_known_by_what_is_in_them() -> None:
    assert shown(document(ROWS)) == READ


def test_a_key_below_the_table_is_no_row() -> None:
    """It is set smaller, its words stand a swatch apart, and over where columns begin."""
    key = "Key:   complete   in progress and on its way to what is asked   suspended   not begun"
    small = dict.fromkeys(key.split("   "), replace(LARGE, size=8.0, bold=False, font="Arial"))
    styles = {text.strip(): style for text, style in small.items()}
    assert shown(document(f"{ROWS}\n{key}\n", styles=styles)) == READ


def test_rules_that_show_the_columns_of_some_rows_show_those_of_all() -> None:
    """Every other row is shaded, a cell at a time: its columns look ruled, the others have none."""
    rows = """
     01   Establish a regular safe space   To hold meetings in each    March 2022    Leader
          for all of the members           month of the year.

                                           To end them in good time.   May 2022      Leader
    +----+--------------------------------+---------------------------+-------------+-----------------+
    |02  |Co-develop the corporate plan   |To agree the plan with     |Ongoing      |Chief Executive  |
    |    |                                |all of the partners.       |             |                 |
    +----+--------------------------------+---------------------------+-------------+-----------------+
     03   Review the whole of the budget   To set a new budget.        May 2022      Head of Finance
    """
    later = "  - To end them in good time. | deadline (action): May 2022 | owner: Leader"
    assert shown(document(rows)) == [*READ[:2], later, *READ[2:]]


def test_actions_stand_in_several_paragraphs_before_what_they_answer() -> None:
    rows = """
    R1   Hold meetings in each month      Establish a regular safe    March 2022    Leader
         of the whole year                space for all members

         Publish what was said

    R2   Agree the plan with partners     Co-develop the corporate    Ongoing       Chief Executive
                                          plan
         Print it in full

    R3   Set a new budget                 Review the whole budget     May 2022      Head of Finance
    """
    read = parse(document(rows)).recommendations
    assert [each.text for each in read] == [
        "Establish a regular safe space for all members",
        "Co-develop the corporate plan",
        "Review the whole budget",
    ]
    assert [len(each.actions) for each in read] == [2, 2, 1]


def test_over_a_page_end() -> None:
    lines = ROWS.strip("\n").split("\n")
    assert shown(document("\n".join(lines[:3]), "\n".join(lines[3:]))) == READ


def test_between_text() -> None:
    text = "The plan of the council was agreed in March of this year.\n\n"
    built = document(text + ROWS.strip("\n") + "\n\nThe council will come back to the plan in a year.")
    assert shown(built) == READ
    assert parse(built).coverage.share == 1.0


def test_without_dates_it_is_no_plan() -> None:
    bare = (
        ROWS.replace("March 2022", "£2,000    ").replace("Ongoing", "£900   ").replace("May 2022", "£1      ")
    )
    assert not any("To set a new budget. |" in line for line in shown(document(bare)))


def test_columns_that_no_white_tells_apart_are_no_table() -> None:
    """A cell that fills its column ends a space from the next: better no table than two columns in one."""
    rows = ROWS.replace("Establish a regular safe space   To", "Establish a regular and safe spot To")
    assert not document_to_outline(document(rows)).tables


NARROW = """
01  Establish a regular safe space for all To hold meetings in each month   March 2022  Leader
    who live here                          and a drill
02  Co-develop the corporate plan          To agree the plan with partners  Ongoing     Leader
03  Review the whole of the budget now     To set a new budget              May 2022    Leader
04  Listen to those who live in the town   To publish a survey of the views July 2022   Leader
05  Speak plainly in each of the letters   To rewrite all of them           Ongoing     Leader
06  Read the book                          To read what the council sends   June 2022   Leader
07  Sing with those who like to            To find a choir for them         August 2022 Leader
08  Meet in the town hall every month      To open its doors                Ongoing     Leader
09  Keep the museum as it is               To keep it                       Ongoing     Leader
"""


def test_columns_a_space_apart_are_told_by_lines_that_end_anywhere() -> None:
    read = shown(document(NARROW))
    assert read[:2] == [
        "01 Establish a regular safe space for all who live here",
        "  - To hold meetings in each month and a drill | deadline (action): March 2022 | owner: Leader",
    ]
    assert len(read) == 18


def test_justified_lines_are_as_wide_as_they_need_be() -> None:
    rows = ROWS.replace("all of the members       ", "all    of    the   members").replace(
        "agree the plan with", "agree   plan   with"
    )
    assert [line.split(" | ")[-1] for line in shown(document(rows))] == [
        line.split(" | ")[-1] for line in READ
    ]


def test_level_rules_that_stop_beside_merged_cells_are_no_lists() -> None:
    """Rules over the dates, and others over the actions, make a list each; the lines run across both."""
    whole = "+------------------------------------------------------------------------------------+"
    pair = """
      {:<13} {}   {:<31} Test the market for it       Leader
    +-------------+                                     +--------------------------------+
      {:<13}                                      Move it to the town hall     Mayor
    """
    rows = [
        pair.format("March 2022", "R1", "Clarify what all the roles", "May 2022"),
        pair.format("Ongoing", "R2", "Listen to all in the town", "June 2022"),
        pair.format("July 2022", "R3", "Speak plainly to all of them", "Ongoing"),
        pair.format("August 2022", "R4", "Keep the town museum open", "Ongoing"),
    ]
    drawing = "\n".join([whole, *(stacked(row, whole) for row in rows)])
    read = shown(document(drawing))
    assert read[:3] == [
        "R1 Clarify what all the roles",
        "  - Test the market for it | deadline (action): March 2022 | owner: Leader",
        "  - Move it to the town hall | deadline (action): May 2022 | owner: Mayor",
    ]
    assert len(read) == 12


def test_a_word_longer_than_its_column_leaves_the_others_justified() -> None:
    drawing = """
    01  Establish  a   regular     To hold meetings in each     Councillor       March 2022
        space  for   all  here     month of the year            Ash
    02  Co-develop  the  whole     To agree the plan with       Councillor       May 2022
        plan                       all of the partners          Ash
    03  Review    the   budget     To set a new budget for all  Cabinet          June 2022
        of   the    whole   of     of the town                  Finance
    04  Hear  about  communities,  To write to all of them      Councillor       July 2022
        in   all    the  places                                 Ash
    05  Speak   plainly  to  all   To write less to them        Councillor       July 2022
        who    live  with  us                                   Ash
    """
    assert [each.ref for each in parse(document(drawing)).recommendations] == ["01", "02", "03", "04", "05"]


def test_lines_with_squeezed_spaces_leave_the_others_justified() -> None:
    """Two lines end past all the others, at one place."""
    drawing = """
    01  Establish   a  regular    To hold meetings in each     Councillor       March 2022
        space   for  all  here    month of the year            Ash
    02  Co-develop  the  whole    To agree the plan with       Councillor       May 2022
        plan                      all of the partners          Ash
    03  Review   the   budgets    To set a new budget for all  Cabinet          June 2022
        of   the   whole  town    of the town                  Finance
    04  Hear  about  the  town    To write to all of them      Councillor       July 2022
        in  all   the   places    all of the time              Ash
    05  Speak  plainly  to  all   To write less to them        Councillor       July 2022
        who live here with them   all of the time              Ash
    """
    assert [each.ref for each in parse(document(drawing)).recommendations] == ["01", "02", "03", "04", "05"]


def test_the_same_name_justified_again_and_again_is_no_column() -> None:
    drawing = """
    01  Establish a regular safe   To hold meetings in each     Councillor    J  March 2022
        space for all              month of the year            Ash
    02  Co-develop the whole plan  To agree the plan with       Councillor    J  May 2022
        with partners              all of the partners          Ash
    03  Review the whole of the    To set a new budget for all  Cabinet  Member  June 2022
        budget                     of the town                  for Finance
    04  Listen to all              To write to all of them      Councillor    J  July 2022
                                                                Ash
    05  Speak plainly              To write less to them        Councillor    J  July 2022
                                                                Ash
    """
    read = parse(document(drawing))
    assert [each.ref for each in read.recommendations] == ["01", "02", "03", "04", "05"]
    leads = [action.details.lead_member for each in read.recommendations for action in each.actions]
    assert leads == [*["Councillor J Ash"] * 2, "Cabinet Member for Finance", *["Councillor J Ash"] * 2]


def test_of_many_gaps_of_justified_lines_some_stand_below_each_other_by_chance() -> None:
    text = """
    Design code consulted upon, so that members see progress at a glance, starting with all the highways.
    Planning agreements offered for schemes of fifty homes, to be approved by Cabinet so that, over time,
    every team can see how its work contributes to what the council has promised in each of the wards.
    Complete Phase 1 of the office move and review the lessons learnt before Phase 2 begins, with all staff.
    Budget book simplified to be led by the Board, so as to ensure that the views of those heard least count.
    Clear the backlog of 640 disrepair cases, prioritising those with children, in line with good practice.
    Chief Executive to hold drop-in sessions at each depot and hub and make any changes that are needed.
    Strategy register published on the intranet and kept under review by the policy team of the council.
    """
    right = LEFT + 40 * CELL
    parts = []
    for line in lines("\n".join(each for width in (32, 33, 34, 35) for each in wrap(text, width))):
        step = (right - line.box.x1) / max(1, len(line.words) - 1)
        boxes = [
            replace(word.box, x0=word.box.x0 + place * step, x1=word.box.x1 + place * step)
            for place, word in enumerate(line.words)
        ]
        parts.append({0: [replace(word, box=box) for word, box in zip(line.words, boxes, strict=True)]})
    assert not _gaps_within(parts, 0)


def test_one_more_table_by_theme() -> None:
    more = ROWS.replace("01 ", "04 ").replace("02 ", "05 ").replace("03 ", "06 ")
    first = stacked("Action plan", "", "The plan of the council.", "", "Place", "", ROWS)
    prose = "The rest of the plan is for the people of the town, and for all of those who come to see it."
    plan = parse(document(stacked(first, "", prose, "", "People", "", more), styles=THEMES))
    themes = [(each.ref, each.theme) for each in plan.recommendations]
    assert themes == [(f"0{n}", "Place" if n < 4 else "People") for n in range(1, 7)]


def test_a_number_in_the_middle_of_its_row() -> None:
    drawing = """
    +-----------------------------------------------------------------------------------------------+
         Establish a regular safe space   To hold meetings in each
    01   for all of the members           month of the year.          March 2022    Leader
    +-----------------------------------------------------------------------------------------------+
    02   Co-develop the corporate plan    To agree the plan with      Ongoing       Chief Executive
                                          all of the partners.
    +-----------------------------------------------------------------------------------------------+
    03   Review the whole of the budget   To set a new budget.        May 2022      Head of Finance
    +-----------------------------------------------------------------------------------------------+
    """
    assert shown(document(drawing)) == READ


def test_a_page_that_shows_its_columns_is_the_only_one() -> None:
    more = ROWS.replace("01 ", "04 ").replace("02 ", "05 ").replace("03 ", "06 ")
    ruled = """
    +----+---------------------------------+---------------------------+-------------+-----------------+
    | 07 | Listen to all in the town       | To write to all of them   | June 2022   | Leader          |
    +----+---------------------------------+---------------------------+-------------+-----------------+
    """
    refs = [each.ref for each in parse(document(ROWS, more, ruled)).recommendations]
    assert refs == [f"0{number}" for number in range(1, 8)]


def test_a_theme_in_small_bold_right_above_the_first_row() -> None:
    """It is no heading of the page, but set as the themes between the rows are."""
    small = replace(BOLD, size=8.0)
    more = ROWS.replace("01 ", "04 ").replace("02 ", "05 ").replace("03 ", "06 ")
    drawing = stacked(f" Place\n{ROWS}", f"\n People\n{more}")
    plan = parse(document(drawing, styles={"Place": small, "People": small}))
    assert [each.theme for each in plan.recommendations] == ["Place"] * 3 + ["People"] * 3


def test_a_theme_across_a_page_that_shows_its_columns() -> None:
    """It begins left of the numbers, and stands in none of the columns."""
    more = ROWS.replace("01 ", "04 ").replace("02 ", "05 ").replace("03 ", "06 ")
    apart = "\n".join(" " * 6 + line for line in stacked(ROWS, more).split("\n"))
    ruled = """
    +-------------------------------------------------------------------------------------------------------+
    |People                                                                                                 |
    +---------+---------------------------------+---------------------------+-------------+-----------------+
    |      07 | Listen to all in the town       | To write to all of them   | June 2022   | Leader          |
    +---------+---------------------------------+---------------------------+-------------+-----------------+
    """
    plan = parse(document(f"The plan of the council.\n\n{apart}", ruled))
    assert [each.ref for each in plan.recommendations] == [f"0{number}" for number in range(1, 8)]
    assert plan.recommendations[-1].theme == "People"
