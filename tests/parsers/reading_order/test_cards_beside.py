"""Cards side by side, a recommendation in each: bounded by frames, shades, cells or white."""

from __future__ import annotations

import re
from dataclasses import replace
from textwrap import dedent

import pytest

from models.document import Box, Fill, Style
from parsers.parse import parse
from parsers.reading_order.cards_beside import by_cards, with_cards_in_turn
from parsers.reading_order.gutters import are_cards, find_gutters, page_to_pieces, runs
from tests.parsers.built import BOLD, LARGE, PLAIN, document

TITLE = """
Peer challenge action plan

"""
NUMBERED = """
+------------------------------+   +------------------------------+
| Recommendation {0}             |   | Recommendation {1}             |
| Set a vision for the place   |   | Agree a plan for the savings |
| Lead: Chief Executive        |   | Lead: Head of Finance        |
| Timescale: March 2025        |   | Timescale: June 2025         |
+------------------------------+   +------------------------------+

+------------------------------+   +------------------------------+
| Recommendation {2}             |   | Recommendation {3}             |
| Adopt a scrutiny protocol    |   | Publish an equality plan     |
| Lead: Monitoring Officer     |   | Lead: Head of Policy         |
| Timescale: April 2025        |   | Timescale: May 2025          |
+------------------------------+   +------------------------------+
"""
TOUCHING = """
+------------------------------+------------------------------+
| R1 Set a vision              | R2 Agree a savings plan      |
| • Hold two sessions with all | • Bring options to Cabinet   |
|   of the partners            | Lead: Head of Finance        |
| Lead: Chief Executive        | By: June 2025                |
| By: March 2025               |                              |
+------------------------------+------------------------------+
| R3 Adopt a protocol          | R4 Publish a plan            |
| • Train the chairs           | • Ask residents what they    |
| Lead: Monitoring Officer     |   think of it                |
| By: April 2025               | Lead: Head of Policy         |
|                              | By: May 2025                 |
+------------------------------+------------------------------+
"""
LABELLED = """
+------------------------------+   +------------------------------+
| Vision                       |   | Finance                      |
|                              |   |                              |
| Hold two sessions            |   | Bring options to Cabinet     |
|                              |   |                              |
| Lead: Chief Executive        |   | Lead: Head of Finance        |
|                              |   |                              |
| Due: March 2025              |   | Due: June 2025               |
+------------------------------+   +------------------------------+

+------------------------------+   +------------------------------+
| Scrutiny                     |   | Equality                     |
|                              |   |                              |
| Train the chairs             |   | Ask residents                |
|                              |   |                              |
| Lead: Monitoring Officer     |   | Lead: Head of Policy         |
|                              |   |                              |
| Due: April 2025              |   | Due: May 2025                |
+------------------------------+   +------------------------------+
"""
RECORDS = [
    ("1", "Set a vision for the place", "Chief Executive", "2025-03-31"),
    ("2", "Agree a plan for the savings", "Head of Finance", "2025-06-30"),
    ("3", "Adopt a scrutiny protocol", "Monitoring Officer", "2025-04-30"),
    ("4", "Publish an equality plan", "Head of Policy", "2025-05-31"),
]


def records(drawing: str) -> list[tuple[str, str, str, str]]:
    plan = parse(document(TITLE + drawing, styles={"Peer challenge action plan": LARGE}))
    assert plan.coverage.share == 1.0
    return [(r.ref, r.text, r.details.owner_text, str(r.details.deadline.due)) for r in plan.recommendations]


@pytest.mark.parametrize("order", [(1, 2, 3, 4), (1, 3, 2, 4)])
def test_they_are_read_as_they_count_on_by_rows_or_by_columns(order: tuple[int, ...]) -> None:
    found = records(NUMBERED.format(*order))
    by_place = [RECORDS[0], RECORDS[1], RECORDS[2], RECORDS[3]]
    numbered = sorted((str(n), *one[1:]) for n, one in zip(order, by_place, strict=True))
    assert found == numbered


def test_what_they_do_is_read_as_they_count_on_too() -> None:
    acting = NUMBERED.format(1, 3, 2, 4)
    for name in ("Set a vision for the place", "Agree a plan for the savings"):
        acting = acting.replace(name, f"Action: {name[:18]}".ljust(len(name)))
    for name in ("Adopt a scrutiny protocol", "Publish an equality plan"):
        acting = acting.replace(name, f"Action: {name[:16]}".ljust(len(name)))
    plan = parse(document(TITLE + acting, styles={"Peer challenge action plan": LARGE}))
    assert [r.ref for r in plan.recommendations] == ["1", "2", "3", "4"]


def test_cells_that_touch() -> None:
    plan = parse(document(TITLE + TOUCHING, styles={"Peer challenge action plan": LARGE}))
    actions = [
        (r.ref, r.text, a.text, str(a.details.deadline.due)) for r in plan.recommendations for a in r.actions
    ]
    assert actions == [
        ("R1", "Set a vision", "Hold two sessions with all of the partners", "2025-03-31"),
        ("R2", "Agree a savings plan", "Bring options to Cabinet", "2025-06-30"),
        ("R3", "Adopt a protocol", "Train the chairs", "2025-04-30"),
        ("R4", "Publish a plan", "Ask residents what they think of it", "2025-05-31"),
    ]


def test_cards_without_numbers_say_who_and_when() -> None:
    themes = dict.fromkeys(("Vision", "Finance", "Scrutiny", "Equality"), BOLD)
    plan = parse(document(TITLE + LABELLED, styles={"Peer challenge action plan": LARGE, **themes}))
    said = [(r.theme, a.text, a.details.owner_text) for r in plan.recommendations for a in r.actions]
    assert said == [
        ("Vision", "Hold two sessions", "Chief Executive"),
        ("Finance", "Bring options to Cabinet", "Head of Finance"),
        ("Scrutiny", "Train the chairs", "Monitoring Officer"),
        ("Equality", "Ask residents", "Head of Policy"),
    ]


LISTS = """
+------------------------------+   +------------------------------+
| Leadership                   |   | Finance                      |
| • Hold a day for leaders     |   | • Set a budget for the next  |
|   each quarter               |   |   three years                |
| • Publish a framework        |   | • Report monthly             |
+------------------------------+   +------------------------------+

Our communities
+------------------------------+   +------------------------------+
| Housing                      |   | Culture                      |
| • Survey all homes           |   | • Open the museum on Sundays |
+------------------------------+   +------------------------------+
"""


@pytest.mark.parametrize("second", ["", "and governance"])
def test_titles_over_lists_are_read_card_by_card(second: str) -> None:
    themes = dict.fromkeys(("Leadership", "Finance", "Housing", "Culture", "Our communities", second), BOLD)
    line = f"| {second:29}|   |{' ' * 30}|\n" if second else ""
    lists = LISTS.replace("| • Hold", line + "| • Hold")
    plan = parse(document(TITLE + lists, styles={"Peer challenge action plan": LARGE, **themes}))
    assert [(r.theme, [a.text for a in r.actions]) for r in plan.recommendations] == [
        (f"Leadership {second}".strip(), ["Hold a day for leaders each quarter", "Publish a framework"]),
        ("Finance", ["Set a budget for the next three years", "Report monthly"]),
        ("Housing", ["Survey all homes"]),
        ("Culture", ["Open the museum on Sundays"]),
    ]
    assert not any(a.needs_review for r in plan.recommendations for a in r.actions)


@pytest.mark.parametrize("order", [(1, 2, 4, 5), (2, 1, 3, 4), (1, 4, 2, 3)])
def test_boxes_that_do_not_count_on_are_none(order: tuple[int, ...]) -> None:
    # Labels would tell them too.
    own = document(TITLE + NUMBERED.format(*order).replace("Lead: ", "By the ").replace("Timescale: ", "in "))
    assert with_cards_in_turn(own) is own


def test_rules_within_them_are_a_table_s() -> None:
    table = """
    +----+-----------------+   +----+-----------------+
    | R1 | Set a vision    |   | R2 | Agree a plan    |
    |    | for the place   |   |    | for the savings |
    +----+-----------------+   +----+-----------------+
    | R3 | Adopt a         |   | R4 | Publish a plan  |
    |    | protocol        |   |    | for equality    |
    +----+-----------------+   +----+-----------------+
    """
    own = document(TITLE + table)
    assert with_cards_in_turn(own) is own


def test_rules_above_and_below_bound_cards_without_sides() -> None:
    told = NUMBERED.format(1, 2, 3, 4).replace("Lead: ", "").replace("Timescale: ", "")
    drawing = re.sub(r"(?m)(?<!-)\|(?!-)", " ", told)
    own = document(TITLE + drawing)
    page = own.pages[0]
    tops = sorted({rule.at for rule in page.rules})[::2]  # a bar in colour over each card
    bars = [
        Fill(Box(r.start, r.at - 2, r.end, r.at + 2), (0.1, 0.3, 0.5)) for r in page.rules if r.at in tops
    ]
    page = replace(page, rules=tuple(r for r in page.rules if r.at not in tops), fills=tuple(bars))
    own = replace(own, pages=(page,))
    assert with_cards_in_turn(own) is not own


def test_shades_bound_cards_as_frames_do() -> None:
    framed = document(TITLE + NUMBERED.format(1, 2, 3, 4))
    page = framed.pages[0]
    uprights = sorted({rule.at for rule in page.rules if not rule.horizontal})
    levels = sorted({rule.at for rule in page.rules if rule.horizontal})
    boxes = [Box(uprights[x], levels[y], uprights[x + 1], levels[y + 1]) for y in (0, 2) for x in (0, 2)]
    shaded = replace(framed, pages=(replace(page, rules=(), fills=tuple(Fill(b, (0.9,)) for b in boxes)),))
    columns = [word.column.number for word in with_cards_in_turn(framed).words]
    assert [word.column.number for word in with_cards_in_turn(shaded).words] == columns
    assert len(set(columns)) > 4


def test_parts_of_one_word_have_its_number_in_common() -> None:
    """A long word that runs over a rule is parted ("Recommendation" | "Review"): both keep its index."""
    built = document(TITLE + NUMBERED.format(1, 2, 3, 4))
    page = built.pages[0]
    same = replace(page, words=tuple(replace(word, index=0) for word in page.words))
    assert with_cards_in_turn(replace(built, pages=(same,))) is not built


CELLS = """
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
def test_each_cell_is_a_recommendation_row_by_row(style: Style) -> None:
    built = document(CELLS, styles=dict.fromkeys(TITLES, style))
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
    assert [one.ref for one in parse(document(CELLS, styles=numbers)).recommendations] == [
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
    assert with_cards_in_turn(built) is built


def test_a_card_may_lack_what_others_say() -> None:
    uneven = LABELLED.replace("| Due: June 2025               |", "|                              |")
    themes = dict.fromkeys(("Vision", "Finance", "Scrutiny", "Equality"), BOLD)
    plan = parse(document(TITLE + uneven, styles={"Peer challenge action plan": LARGE, **themes}))
    said = [
        (a.text, a.details.deadline.text, a.needs_review) for r in plan.recommendations for a in r.actions
    ]
    assert said == [
        ("Hold two sessions", "March 2025", False),
        ("Bring options to Cabinet", "", True),
        ("Train the chairs", "April 2025", False),
        ("Ask residents", "May 2025", False),
    ]


def test_two_that_say_what_to_do_are_enough() -> None:
    first = "\n".join(CELLS.strip().splitlines()[:6])
    plan = parse(document(first))
    assert [(one.ref, one.actions[0].text) for one in plan.recommendations] == [
        ("R1", "Hold a meeting"),
        ("R2", "Pass a motion"),
    ]


def test_some_cells_of_a_table_that_count_are_none() -> None:
    table = """
    +-----------+------------------+------------------+-------------------+
    | 1. Agree  | Hold a meeting   | Leader of the    | 2. Held in May    |
    | a vision  | with all         | Council          | as was said       |
    +-----------+------------------+------------------+-------------------+
    | 3. Reduce | Pass a motion    | Head of Finance  | 4. To come in     |
    | the gap   | in June          | and Procurement  | June 2025         |
    +-----------+------------------+------------------+-------------------+
    """
    own = document(TITLE + table)
    assert with_cards_in_turn(own) is own


TWO = """
Recommendation 1                Recommendation 2
Agree a vision                  Reduce the gap
Action                          Action
Hold a meeting                  Pass a motion
Lead officer                    Lead officer
Chief Executive                 Head of Finance
By when                         By when
May 2025                        June 2025

Recommendation 3                Recommendation 4
Listen to all                   Speak plainly
Action                          Action
Ask the young                   Write less
Lead officer                    Lead officer
Head of Policy                  Head of HR
By when                         By when
July 2025                       May 2026
"""
THREE = """
Recommendation 1        Recommendation 2        Recommendation 3
Agree a vision          Reduce the gap          Listen to all
Action                  Action                  Action
Hold a meeting          Pass a motion           Ask the young
Lead officer            Lead officer            Lead officer
Chief Executive         Head of Finance         Head of Policy
By when                 By when                 By when
May 2025                June 2025               July 2025

Recommendation 4
Speak plainly
Action
Write less
Lead officer
Head of HR
By when
May 2026
"""
WHITE = ("Recommendation", "Action", "Lead officer", "By when")


@pytest.mark.parametrize("drawing", [TWO, THREE], ids=["two", "three, and one alone"])
def test_bounded_by_white_each_card_is_a_recommendation(drawing: str) -> None:
    bold = [line for line in drawing.splitlines() if line.startswith(WHITE)]
    plan = parse(document(drawing, styles=dict.fromkeys(bold, BOLD)))
    assert [(one.ref, one.text, one.actions[0].text) for one in plan.recommendations] == [
        ("1", "Agree a vision", "Hold a meeting"),
        ("2", "Reduce the gap", "Pass a motion"),
        ("3", "Listen to all", "Ask the young"),
        ("4", "Speak plainly", "Write less"),
    ]
    assert [one.actions[0].details.deadline.text for one in plan.recommendations][-1] == "May 2026"
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled


def test_text_that_goes_on_in_two_columns_is_no_cards() -> None:
    """ "Status: …", "Lead: …" and "Deadline: …" end each action in both columns; no title begins a card."""
    drawing = """
    • Hold a workshop for all of Cabinet    the partners of the whole area
      with the partners of the area         and report the results to them

    Status: Complete                        Status: Ongoing

    Lead: Mayor                             Lead: Leader

    Deadline: May 2026                      Deadline: June 2026

    • Review the scheme of delegation       • Publish the tables each year
      for the committees of the area        to all who live in the area
    """
    styles = dict.fromkeys(("Status:", "Lead:", "Deadline:"), BOLD)
    pieces = page_to_pieces(document(drawing, styles=styles).pages[0])
    (run,) = runs(pieces, find_gutters([pieces])[0])
    assert are_cards([run]) and list(by_cards(run)) == [run]


def test_the_second_lines_of_two_titles_begin_no_cards() -> None:
    drawing = """
    6.1: Build trust                        6.2: Make clear what is meant
    with all parishes                       by a board of the area

    Lead: Mayor                             Lead: Leader

    Deadline: May 2026                      Deadline: June 2026

    Status: Complete                        Status: Ongoing

    • Review the scheme of delegation       • Publish the tables each year
      for the committees of the area        to all who live in the area
    """
    styles = dict.fromkeys(
        ("6.1: Build trust", "6.2: Make clear what is meant", "with all parishes", "by a board of the area"),
        BOLD,
    )
    pieces = page_to_pieces(document(drawing, styles=styles).pages[0])
    (run,) = runs(pieces, find_gutters([pieces])[0])
    assert are_cards([run]) and list(by_cards(run)) == [run]


def test_bars_over_text_in_columns_are_no_cards() -> None:
    drawing = """
        +------------------------------+   +------------------------------+
        | R1 Set a vision for the      |   | R3 Adopt a scrutiny protocol |
        | place                        |   | for members                  |
        +------------------------------+   +------------------------------+
        • Hold two sessions with all of    • Bring options to the Cabinet
          the partners in the place          before the next budget
        • Publish what they have said      • Train all the chairs in it
        Lead: Chief Executive              Lead: Monitoring Officer
        +------------------------------+   +------------------------------+
        | R2 Agree a plan for the      |   | R4 Publish an equality plan  |
        | savings                      |   | for all                      |
        +------------------------------+   +------------------------------+
    """
    built = document(TITLE + dedent(drawing))
    assert with_cards_in_turn(built) is built


def test_bars_with_boxes_below_them_are_cards() -> None:
    """On a slide: a bar says what is asked, each box of another colour below it what is done."""
    drawing = """
    Peer challenge action plan

    Recommendation A1: Say what      Recommendation A2: Use the
    the authority is for             power to bring people round

    Hold a workshop for members      Hold a summit on nature
    Lead: Chair | Due: June 2025     Lead: Chief | Due: May 2025

    Agree the text
    Lead: Chief | Due: July 2025
    """
    bar, box = (0.1, 0.2, 0.5), (0.8, 0.9, 1.0)
    rows = {
        (0, 0): (2, 4, bar),
        (0, 1): (5, 7, box),
        (0, 2): (8, 10, box),
        (1, 0): (2, 4, bar),
        (1, 1): (5, 7, box),
    }
    fills = tuple(
        Fill(Box(44 + 198 * at, 118 + 12 * top, 44 + 198 * at + 186, 118 + 12 * end), colour)
        for (at, _), (top, end, colour) in rows.items()
    )
    built = document(drawing, styles={"Peer challenge action plan": LARGE})
    page = replace(built.pages[0], fills=fills)
    plan = parse(replace(built, pages=(page,)))
    assert [(one.ref, one.text, len(one.actions)) for one in plan.recommendations] == [
        ("A1", "Say what the authority is for", 2),
        ("A2", "Use the power to bring people round", 1),
    ]


def test_cards_in_columns_under_bars_are_read_by_columns() -> None:
    """A poster: a theme in each bar, what is done for it in the boxes below, as wide."""
    drawing = """
    Peer challenge action plan

    Our people                       Our place

    Offer home checks to members     Bid for the lights
    Who: Head of Law                 Who: Heritage Officer
    When: May 2025                   When: June 2025

    Train all managers               Serve ten notices
    Who: Head of HR                  Who: Head of Planning
    When: July 2025                  When: June 2026
    """
    rows = [(2, 3, (0.6, 0.1, 0.1)), (4, 7, (0.9, 0.9, 0.8)), (8, 11, (0.9, 0.9, 0.8))]
    fills = tuple(
        Fill(Box(44 + 198 * at, 118 + 12 * top, 44 + 198 * at + 186, 118 + 12 * end), colour)
        for at in (0, 1)
        for top, end, colour in rows
    )
    styles = {"Peer challenge action plan": LARGE, "Our people": BOLD, "Our place": BOLD}
    built = document(drawing, styles=styles)
    plan = parse(replace(built, pages=(replace(built.pages[0], fills=fills),)))
    assert [(each.theme, one.text) for each in plan.recommendations for one in each.actions] == [
        ("Our people", "Offer home checks to members"),
        ("Our people", "Train all managers"),
        ("Our place", "Bid for the lights"),
        ("Our place", "Serve ten notices"),
    ]


@pytest.mark.parametrize("shade", [0, 6])
def test_a_heading_between_rows_of_cards_under_bars_is_in_none_of_them(shade: int) -> None:
    """Nothing closes the last row; cards may be shaded below their bars, `shade` lines high."""
    drawing = """
    Peer challenge action plan

    Our people

    Recommendation: Say what next    Recommendation: Train more
    Action: Hold a workshop          Action: Offer two courses
    Owner: Chief Executive           Owner: Head of HR
    Due: June 2025                   Due: July 2025


    Our place

    Recommendation: Light the park   Recommendation: Clean up
    Action: Bid for the lights       Action: Serve ten notices
    Owner: Heritage Officer          Owner: Head of Planning
    Due: May 2025                    Due: March 2026
    """
    places = [(44 + 198 * at, 118 + 12 * row) for row in (4, 12) for at in (0, 1)]
    bars = [Fill(Box(x, top - 4, x + 186, top - 1), (0.1, 0.5, 0.2)) for x, top in places]
    shades = [Fill(Box(x, top - 4, x + 186, top + 12 * shade - 20), (0.9, 0.9, 0.95)) for x, top in places]
    heading = replace(BOLD, size=BOLD.size + 3)
    styles = {"Peer challenge action plan": LARGE, "Our people": heading, "Our place": heading}
    built = document(drawing, styles=styles)
    page = replace(built.pages[0], fills=(*bars, *(shades if shade else ())))
    plan = parse(replace(built, pages=(page,)))
    assert [(r.theme, r.text, r.actions[0].text) for r in plan.recommendations] == [
        ("Our people", "Say what next", "Hold a workshop"),
        ("Our people", "Train more", "Offer two courses"),
        ("Our place", "Light the park", "Bid for the lights"),
        ("Our place", "Clean up", "Serve ten notices"),
    ]


def test_titles_over_lists_whose_shades_look_like_the_cells_of_a_table_are_cards() -> None:
    """The quarters of a road map: little white parts four shades, each below a bar as wide."""
    drawing = """
    Peer challenge action plan

    Q1 2025/26         Q2 2025/26         Q3 2025/26         Q4 2025/26

    • Agree the plan   • Review teams     • Ask residents    • Open a centre
    • Appoint a chair  • Refresh risks    • Launch a tool    • Invite a peer
    """
    rows = [(2, 3.3, (0.9, 0.4, 0.0)), (3.3, 6, (1.0, 0.95, 0.9))]
    fills = tuple(
        Fill(Box(44 + 114 * at, 118 + 12 * top, 44 + 114 * at + 106.5, 118 + 12 * end), colour)
        for at in range(4)
        for top, end, colour in rows
    )
    styles = {"Peer challenge action plan": LARGE, **{f"Q{n} 2025/26": BOLD for n in range(1, 5)}}
    built = document(drawing, styles=styles)
    plan = parse(replace(built, pages=(replace(built.pages[0], fills=fills),)))
    actions = [one for each in plan.recommendations for one in each.actions]
    assert [(one.text, one.details.deadline.text) for one in actions] == [
        ("Agree the plan", "Q1 2025/26"),
        ("Appoint a chair", "Q1 2025/26"),
        ("Review teams", "Q2 2025/26"),
        ("Refresh risks", "Q2 2025/26"),
        ("Ask residents", "Q3 2025/26"),
        ("Launch a tool", "Q3 2025/26"),
        ("Open a centre", "Q4 2025/26"),
        ("Invite a peer", "Q4 2025/26"),
    ]
