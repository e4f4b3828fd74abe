"""Recommendations in coloured boxes, each beside what is done for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Document, Fill, Rule
from parsers.parse import parse
from parsers.reading_order.side_boxes import with_side_boxes
from parsers.text.lines import words_to_lines
from tests.parsers.built import BOLD, CELL, LARGE, LEFT, PITCH, TOP, document

DRAWING = """
Peer challenge action plan

Recommendation 1      +------------------------+-----------+------------+
Agree a vision with   | Action                 | Lead      | By when    |
residents             +------------------------+-----------+------------+
                      | Run a survey           | Clerk     | May 2025   |
                      +------------------------+-----------+------------+

Recommendation 2      +------------------------+-----------+------------+
Publish the savings   | Action                 | Lead      | By when    |
that we plan          +------------------------+-----------+------------+
                      | Hold an evening        | Treasurer | June 2025  |
                      +------------------------+-----------+------------+
                      | Write to all tenants   | Clerk     | July 2025  |
                      +------------------------+-----------+------------+
"""
LINES = """
Peer challenge action plan

Recommendation 1      Run a survey of all residents
Agree a vision with   Clerk | May 2025
residents
                      Hold an evening in each ward
                      Treasurer | June 2025

Recommendation 2      Write to all of the tenants
Publish the savings   Clerk | July 2025
that we plan
"""


def boxed(drawing: str, count: int = 2) -> Document:
    """The drawing with coloured boxes behind what stands at its left."""
    built = document(drawing, styles={"Peer challenge action plan": LARGE, "Recommendation": BOLD})
    rows = ((2, 7), (8, 15)) if "+" in drawing else ((2, 7), (8, 11))
    fills = [
        Fill(
            Box(LEFT - 2, TOP + PITCH * top - 2, LEFT + CELL * 20, TOP + PITCH * bottom - 4), (0.1, 0.5, 0.5)
        )
        for top, bottom in rows[:count]
    ]
    return replace(built, pages=(replace(built.pages[0], fills=tuple(fills)),))


@pytest.mark.parametrize("drawing", [DRAWING, LINES], ids=["tables", "lines"])
def test_each_is_asked_of_what_stands_beside_it(drawing: str) -> None:
    built = boxed(drawing)
    plan = parse(built)
    assert [(each.ref, each.text) for each in plan.recommendations] == [
        ("1", "Agree a vision with residents"),
        ("2", "Publish the savings that we plan"),
    ]
    dates = [action.details.deadline.text for r in plan.recommendations for action in r.actions]
    assert all(dates) and len(dates) == 3
    assert plan.coverage.share == 1.0
    printed = {word.index: word.box for word in built.words}
    assert all(word.box == printed[word.index] for r in plan.recommendations for word in r.words)


def test_one_box_alone_stays() -> None:
    built = boxed(LINES, 1)
    assert with_side_boxes(built, lambda _: ()) is built


def test_a_shade_below_a_level_rule_is_a_merged_cell_s() -> None:
    """Browsers draw the head of each cell, and the shade of every other recommendation beside its rows."""
    built = boxed(LINES)
    assert with_side_boxes(built, lambda _: ()) is not built
    page = built.pages[0]
    rules = tuple(Rule(True, fill.box.top, fill.box.x0, fill.box.x1) for fill in page.fills)
    ruled = replace(built, pages=(replace(page, rules=rules),))
    assert with_side_boxes(ruled, lambda _: ()) is ruled


WHO = """
Peer challenge action plan

1                     Agree a vision with residents
Head of Customer      Run a survey of all residents. By May 2025
Experience            Hold an evening in each ward. By June 2025

2                     Publish the savings that we plan
Chief Executive       Write to all of the tenants. By July 2025
                      Put them on the website. By May 2026
"""


@pytest.mark.parametrize("shadow", [0.0, 2.0])
def test_who_answers_for_a_number_answers_for_all_that_is_done(shadow: float) -> None:
    styles = {"Peer challenge action plan": LARGE, "Agree a vision with residents": BOLD}
    styles |= {"Publish the savings that we plan": BOLD}
    built = document(WHO, styles=styles)
    fills = tuple(
        Fill(Box(LEFT - 2, TOP + PITCH * top, LEFT + CELL * 20, TOP + PITCH * bottom), (0.1, 0.5, 0.5))
        for top, bottom in ((2, 5), (6, 9))
    )
    fills = (*(Fill(fill.box.moved(shadow, shadow), (0.5,)) for fill in fills), *fills)
    below = with_side_boxes(replace(built, pages=(replace(built.pages[0], fills=fills),)), lambda _: ())
    assert [line.text for line in words_to_lines(below.pages[0].words)][1:4] == [
        "1 Agree a vision with residents",
        "Lead: Head of Customer Experience",
        "Run a survey of all residents. By May 2025",
    ]


NUMBERS = """
Peer challenge action plan

         Agree a vision with residents
1        Action                           Lead          By when
         Run a survey                     Clerk         May 2025

         Publish the savings that we plan
2        Action                           Lead          By when
         Write to all of the tenants      Treasurer     June 2025
"""


def test_a_number_alone_stands_before_the_title_beside_it() -> None:
    styles = {"Peer challenge action plan": LARGE, "Agree a vision with residents": BOLD}
    styles |= {"Publish the savings that we plan": BOLD, "1  ": LARGE, "2  ": LARGE}
    built = document(NUMBERS, styles=styles)
    fills = tuple(
        Fill(Box(LEFT - 2, TOP + PITCH * top, LEFT + CELL * 8, TOP + PITCH * bottom), (0.1, 0.5, 0.5))
        for top, bottom in ((2, 5), (6, 9))
    )
    moved = with_side_boxes(replace(built, pages=(replace(built.pages[0], fills=fills),)), lambda _: ())
    texts = [line.text for line in words_to_lines(moved.pages[0].words)]
    assert texts[1] == "1 Agree a vision with residents" and texts[4] == "2 Publish the savings that we plan"
    plain = document(NUMBERS, styles={"Peer challenge action plan": LARGE})
    plain = replace(plain, pages=(replace(plain.pages[0], fills=fills),))
    assert with_side_boxes(plain, lambda _: ()) is plain


CARDS = """
Peer challenge action plan

1. Agree a vision with residents                   Owner Town Clerk
Run a survey of all residents in each ward         Deadline May 2025

2. Publish the savings that we plan                Owner Director of
Write to all of the tenants and show what          Resources
is planned on the website                          Deadline June 2025
"""


def test_who_and_when_in_a_box_at_the_right_are_of_what_stands_beside_it() -> None:
    styles = dict.fromkeys(("1. Agree a vision with residents", "2. Publish the savings that we plan"), BOLD)
    styles |= {"Owner": BOLD, "Deadline": BOLD, "Peer challenge action plan": LARGE}
    built = document(CARDS, styles=styles)
    fills = tuple(
        Fill(
            Box(LEFT + CELL * 50, TOP + PITCH * top, LEFT + CELL * 71, TOP + PITCH * bottom), (0.9, 0.9, 1.0)
        )
        for top, bottom in ((2, 4), (5, 8))
    )
    plan = parse(replace(built, pages=(replace(built.pages[0], fills=fills),)))
    assert [
        (each.ref, one.text, one.details.owner_text, one.details.deadline.text)
        for each in plan.recommendations
        for one in each.actions
    ] == [
        ("1", "Run a survey of all residents in each ward", "Town Clerk", "May 2025"),
        (
            "2",
            "Write to all of the tenants and show what is planned on the website",
            "Director of Resources",
            "June 2025",
        ),
    ]
    assert plan.coverage.share == 1.0


def test_cards_side_by_side_are_no_boxes_beside_text() -> None:
    built = boxed(LINES)
    page = built.pages[0]
    beside = (
        replace(fill, box=replace(fill.box, x0=LEFT + CELL * 21, x1=LEFT + CELL * 41 + 2))
        for fill in page.fills
    )
    cards = replace(
        built,
        pages=(
            replace(
                page,
                fills=(
                    *page.fills,
                    *(replace(f, box=replace(f.box, bottom=f.box.bottom - 5)) for f in beside),
                ),
            ),
        ),
    )
    assert with_side_boxes(cards, lambda _: ()) is cards


def test_the_frames_of_cards_go_with_their_boxes() -> None:
    """A rule at the head of each card runs along the box that says who and when, and themes stand between."""
    built = document(CARDS, styles={"Owner": BOLD, "Deadline": BOLD})
    right = Box(LEFT + CELL * 50, 0.0, LEFT + CELL * 71, 0.0)
    boxes = [
        replace(right, top=TOP + PITCH * top, bottom=TOP + PITCH * bottom) for top, bottom in ((2, 4), (5, 8))
    ]
    rules = tuple(Rule(True, box.top - 1, LEFT, box.x1) for box in boxes)
    fills = tuple(Fill(box, (0.9, 0.9, 1.0)) for box in boxes)
    page = replace(built.pages[0], fills=fills, rules=rules)
    moved = with_side_boxes(replace(built, pages=(page,)), lambda _: ())
    assert not moved.pages[0].rules
    assert [line.text for line in words_to_lines(moved.words)][2:5] == [
        "Run a survey of all residents in each ward",
        "Owner Town Clerk",
        "Deadline May 2025",
    ]


def test_the_shades_of_cards_go_with_their_boxes_and_a_banner_s_does_not() -> None:
    """A border drawn as a shade beneath the card, with its white ground over it."""
    built = boxed(LINES)
    page = built.pages[0]
    cards = [
        Fill(Box(fill.box.x0 - edge, fill.box.top - edge, 560.0 + edge, fill.box.bottom + edge), colour)
        for fill in page.fills
        for edge, colour in ((1, (0.1, 0.1, 0.2)), (0, (1.0, 1.0, 1.0)))
    ]
    banner = Fill(Box(0.0, 0.0, 595.0, TOP + PITCH), (0.1, 0.1, 0.2))
    page = replace(page, fills=(banner, *cards, *page.fills))
    moved = with_side_boxes(replace(built, pages=(page,)), lambda _: ())
    assert [fill.colour for fill in moved.pages[0].fills] == [banner.colour]


def test_a_text_beside_a_ruled_table_needs_no_box() -> None:
    """A slide a recommendation: what the peers said at the left, the table of actions at the right."""
    plan = parse(document(DRAWING, styles={"Peer challenge action plan": LARGE, "Recommendation": BOLD}))
    assert [(each.ref, each.text, len(each.actions)) for each in plan.recommendations] == [
        ("1", "Agree a vision with residents", 1),
        ("2", "Publish the savings that we plan", 2),
    ]


NOTED = """
Recommendation {}: Agree a {}

                        +------------------------+-------------+-----------+
{:22}  | Action                 | Lead        | By when   |
                        +------------------------+-------------+-----------+
{:22}  | Write to all partners  | Leader      | May 2025  |
                        +------------------------+-------------+-----------+
{:22}  | Publish the results    | Head of HR  | June 2025 |
                        +------------------------+-------------+-----------+
"""


def test_a_note_beside_a_ruled_table_that_asks_nothing_stays_there() -> None:
    """What people said: it was set above the table, and nobody was told that it is in no record."""
    first = NOTED.format(1, "vision", "We heard that people", "are not heard in any", "part of the council")
    second = NOTED.format(2, "plan", "Members of all groups", "told us the rules were", "far too old for use")
    styles = {"Recommendation 1: Agree a vision": BOLD, "Recommendation 2: Agree a plan": BOLD}
    issues = parse(document(first, second, styles=styles)).issues
    assert [issue.kind for issue in issues] == ["between", "between"]


def test_texts_beside_each_row_of_a_table_are_a_column() -> None:
    beside_rows = DRAWING.replace("Agree a vision with ", "                    ").replace(
        "residents             +", "                      +"
    )
    built = document(beside_rows.replace("                      | Run a", "Recommendation 7      | Run a"))
    first = words_to_lines(built.words)[1:3]
    assert words_to_lines(with_side_boxes(built, lambda _: ()).words)[1:3] == first


def test_what_the_peers_said_is_the_recommendation_of_the_card_beside_it() -> None:
    """Each box has a label over a text with its number; that need not tell anybody what to do."""
    drawing = """
    Peer challenge action plan

    What the peers said   What we will do
    1. Institute better   • Hold a session of listening
    ways of hearing all   • Write to all of the schools
    residents, tenants    Lead: Clerk
    and local firms       By when: May 2025

    What the peers said   What we will do
    2. It is a lot to do  • Sell the depot
    for us as it is now   Lead: Treasurer
                          By when: June 2025
    """
    built = boxed(drawing)
    heads = {word.box.bottom for word in built.words if word.text == "What"}
    words = tuple(
        replace(word, style=BOLD)
        if word.box.bottom in heads or word.text in ("Lead:", "By", "when:")
        else word
        for word in built.words
    )
    plan = parse(replace(built, pages=(replace(built.pages[0], words=words),)))
    assert [(each.ref, each.text, len(each.actions)) for each in plan.recommendations] == [
        ("1", "Institute better ways of hearing all residents, tenants and local firms", 2),
        ("2", "It is a lot to do for us as it is now", 1),
    ]
