"""Headings that no type sets apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Word
from parsers.layouts import bulleted_themes
from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from tests.parsers.built import BOLD, LARGE, document, shown, stacked

TITLE = "PEER REVIEW ACTIONS"

NUMBERED = """
    PEER REVIEW ACTIONS

    1. Customer Service
    • Drive forward the integrated approach
    • Celebrate success with all of the staff
    2. Vision and Leadership
    • Set out in plain words what the district should be like
"""
SPACED = """
    PEER REVIEW ACTIONS

    Customer Service

    • Drive forward the integrated approach
    • Celebrate success with all of the staff

    Vision and Leadership
    The council will:
    • Set out in plain words what the district should be like
"""
POINTS = """
    PEER REVIEW ACTIONS

    1. Review the scheme of delegation, covering:
        • what it costs now
        • what residents think of it
    2. Publish a statement of priorities for the next year.
    3. Celebrate success
"""


@pytest.mark.parametrize(
    ("drawing", "themes"),
    [
        (NUMBERED, ["1. Customer Service", "2. Vision and Leadership"]),
        (SPACED, ["Customer Service", "Vision and Leadership"]),
        (
            SPACED.replace("Customer Service", "Scrutiny and oversight"),
            ["Scrutiny and oversight", "Vision and Leadership"],
        ),
        (SPACED.replace("Customer", "A: Customer"), ["A: Customer Service", "Vision and Leadership"]),
    ],
    ids=["numbered", "spaced", "like a label", "lettered"],
)
def test_headings_set_like_text(drawing: str, themes: list[str]) -> None:
    found = shown(document(drawing, styles={TITLE: LARGE}))
    assert [line for line in found if line.startswith("[")] == [f"[{theme}]" for theme in themes]
    assert sum("- " in line for line in found) == 3


def test_numbers_begin_at_one_place_to_a_point_or_so() -> None:
    """As where a page's second column is brought under its first."""
    built = document(NUMBERED.replace("2. Vision", " 2. Vision"))
    moved = [moved_by(word, -5.0) if word.text in ("2.", "Vision") else word for word in built.words]
    page = replace(built.pages[0], words=tuple(moved))
    headed = bulleted_themes.parse(document_to_outline(replace(built, pages=(page,))))
    assert [each.draft.theme.text for each in headed] == ["1. Customer Service", "2. Vision and Leadership"]


def moved_by(word: Word, points: float) -> Word:
    return replace(word, box=replace(word.box, x0=word.box.x0 + points, x1=word.box.x1 + points))


def test_numbered_points_stay_points() -> None:
    outline = document_to_outline(document(POINTS, styles={TITLE: LARGE}))
    (placed,) = bulleted_themes.parse(outline)
    assert [action.label for action in placed.draft.actions] == ["1", "2", "3"]


LONE = """
PEER REVIEW ACTIONS

1
Set a clear vision for the place
• Hold two sessions
Lead: Leader

2
Agree a plan for the savings that are needed
• Bring options to Cabinet
Lead: Treasurer

3
Strengthen overview and scrutiny at every level
• Adopt a protocol
Lead: Clerk
"""


def test_a_number_alone_in_large_type_counts_the_title_below_it() -> None:
    titles = ("Set a clear", "Agree a plan", "Strengthen overview")
    styles = {TITLE: LARGE, **dict.fromkeys(titles, BOLD), "1": LARGE, "2": LARGE, "3": LARGE}
    styles |= {"vision for the place": BOLD, "for the savings that are needed": BOLD}
    styles |= {"and scrutiny at every level": BOLD}
    assert shown(document(LONE, styles=styles)) == [
        "1 Set a clear vision for the place | owner: Leader",
        "  - Hold two sessions",
        "2 Agree a plan for the savings that are needed | owner: Treasurer",
        "  - Bring options to Cabinet",
        "3 Strengthen overview and scrutiny at every level | owner: Clerk",
        "  - Adopt a protocol",
    ]


def test_a_number_on_a_disc_counts_the_title_below_it() -> None:
    """White on a disc, and no larger than the title."""
    disc = replace(BOLD, colour=(1.0, 1.0, 1.0))
    styles = {TITLE: LARGE, "1": disc, "2": disc, "3": disc}
    styles |= dict.fromkeys(("Set a clear", "Agree a plan", "Strengthen overview"), BOLD)
    styles |= {"vision for the place": BOLD, "for the savings that are needed": BOLD}
    styles |= {"and scrutiny at every level": BOLD}
    assert shown(document(LONE, styles=styles))[0] == "1 Set a clear vision for the place | owner: Leader"


INDENTED = """
Peer review feedback

1. Executive Summary
The council is well regarded by those who live in it and know it.
2. Key recommendations
These are the recommendations of the team to the council.
    1. Set out the ambition for the towns, and agree it.
    2. Invest in the capacity of the council.
    3. Give members of all parties a stronger role.
3. Summary of the approach
The team was on site for four days.
"""


def test_numbered_headings_begin_at_one_place_and_the_points_of_a_list_at_another() -> None:
    assert shown(document(INDENTED)) == [
        "[2. Key recommendations]",
        "1 Set out the ambition for the towns, and agree it.",
        "[2. Key recommendations]",
        "2 Invest in the capacity of the council.",
        "[2. Key recommendations]",
        "3 Give members of all parties a stronger role.",
    ]


def test_large_numbers_right_over_the_points_of_a_list() -> None:
    """Without anything between one and the next they are no headings, which need somebody beneath them."""
    asked = ["Publish a delivery plan", "Recruit to the vacant posts", "Report on the climate every year"]
    points = "".join(f"\n\n{number}\n{text}" for number, text in enumerate(asked, 1))
    styles = dict.fromkeys(["Key recommendations", "1", "2", "3"], LARGE)
    read = shown(document(f"Key recommendations{points}", styles=styles))
    assert [line for line in read if not line.startswith("[")] == [
        f"{number} {text}" for number, text in enumerate(asked, 1)
    ]


def test_numbers_may_have_a_nought() -> None:
    drawing = """
        Peer review action plan

        01
        Agree a savings plan for the year
        • Cut the cost of agency staff
        02
        Set out a vision for the town centre
        • Ask all those who live there
        03
        Publish the results of the review
        • Put them on the website
    """
    styles = {"Peer review action plan": LARGE, "01": LARGE, "02": LARGE, "03": LARGE}
    styles |= {"Agree a savings plan for the year": BOLD, "Set out a vision for the town centre": BOLD}
    plan = parse(document(drawing, styles=styles | {"Publish the results of the review": BOLD}))
    assert [(each.ref, len(each.actions)) for each in plan.recommendations] == [
        ("01", 1),
        ("02", 1),
        ("03", 1),
    ]


def test_points_alone_above_tables_are_their_headings() -> None:
    """A style sheet draws an icon before each title; a reader sees a bullet."""
    table = """
    +-----------------------+-----------+------------+
    | Action                | Lead      | By when    |
    +-----------------------+-----------+------------+
    | Publish a data charter| Treasurer | March 2025 |
    +-----------------------+-----------+------------+
    """
    drawing = stacked(
        "The plan for the year ahead",
        "",
        "• Digital and data",
        "",
        table,
        "",
        "• Vision and priorities",
        "",
        table.replace("Publish a data charter", "Hold two open evenings"),
    )
    plan = parse(document(drawing, styles={"Action": BOLD}))
    assert [each.theme for each in plan.recommendations] == ["Digital and data", "Vision and priorities"]
    assert plan.coverage.share == 1.0


def test_a_bar_that_counts_and_names_the_lead_heads_the_text_below() -> None:
    table = """
    +------------------------+------------+
    | Action                 | By when    |
    +------------------------+------------+
    | Publish a data charter | March 2025 |
    +------------------------+------------+
    """
    texts = ("Agree how data is kept and used", "Say in public what the savings are")
    bars = ("Recommendation 1", "Recommendation 2")
    drawn = [
        f"{bar}                Lead: Town Clerk\n\n{text}\n\n" for bar, text in zip(bars, texts, strict=True)
    ]
    drawing = stacked("The plan for the year ahead", "", drawn[0], "", table, "", drawn[1], "", table)
    built = document(drawing, styles={"Action": BOLD, **dict.fromkeys(texts, BOLD)})
    plan = parse(built)
    assert [(each.ref, each.text) for each in plan.recommendations] == [
        ("1", texts[0]),
        ("2", texts[1]),
    ]
    assert {each.details.owner_text for one in plan.recommendations for each in one.actions} == {"Town Clerk"}
    assert plan.coverage.share == 1.0


def test_a_count_alone_over_a_text_is_the_mark_of_an_action() -> None:
    drawing = """
Peer challenge action plan

Theme 1: Housing

Action 1.1

Hold a day for landlords

Lead: Head of Housing
Timescale: May 2025

Action 1.2

Write to all tenants

Lead: Leader
Timescale: June 2025

Action 1.3

Publish the plan for homes
"""
    heads = dict.fromkeys(("Theme 1: Housing", "Action 1.1", "Action 1.2", "Action 1.3"), BOLD)
    assert shown(document(drawing, styles=heads)) == [
        "[Theme 1: Housing]",
        "  1.1. Hold a day for landlords | owner: Head of Housing | deadline (action): May 2025",
        "  1.2. Write to all tenants | owner: Leader | deadline (action): June 2025",
        "  1.3. Publish the plan for homes",
    ]


RULED = """
    The plan for the year ahead

    Recommendation 1: Celebrate success more often

    Renew the managers' toolkit
    Head of Strategy • August 2026
    +------------------------------------------------+
    Hold a staff recognition event
    Town Clerk • October 2026
    +------------------------------------------------+
    Recommendation 2: Get a grip on the general fund
    Run a register of interests
    Town Clerk • June 2025
    +------------------------------------------------+
    Agree a ward budget pilot
    Head of Assets • May 2025
    +------------------------------------------------+
"""


def test_a_rule_below_each_action_and_none_below_the_headings() -> None:
    """ "border-bottom" on each action: a heading stands in one row with the first of its actions."""
    heads = [line.strip() for line in RULED.split("\n") if "Recommendation" in line]
    built = document(RULED, styles={**dict.fromkeys(heads, BOLD), "The plan for the year ahead": LARGE})
    found = [(each.ref, [one.text for one in each.actions]) for each in parse(built).recommendations]
    assert found == [
        ("1", ["Renew the managers' toolkit", "Hold a staff recognition event"]),
        ("2", ["Run a register of interests", "Agree a ward budget pilot"]),
    ]
    details = [one.details for each in parse(built).recommendations for one in each.actions]
    assert [each.owner_text for each in details] == [
        "Head of Strategy",
        "Town Clerk",
        "Town Clerk",
        "Head of Assets",
    ]
    assert all(each.deadline.text for each in details)


def test_what_counts_actions_heads_nothing() -> None:
    """ "Action 1: Survey the stock" over who and when is no recommendation."""
    drawing = """
Peer challenge action plan

Homes we build

Action 1: Survey the stock
Responsible officer: Head of Housing
Target date: May 2025

Action 2: Publish a policy
Responsible officer: Head of Planning
Target date: June 2025

Places to meet

Action 3: Write to all tenants
Responsible officer: Head of Culture
Target date: July 2025
"""
    heads = dict.fromkeys(("Peer challenge action plan", "Homes we build", "Places to meet"), BOLD)
    heads |= dict.fromkeys((f"Action {number}:" for number in (1, 2, 3)), BOLD)
    (one, two) = parse(document(drawing, styles=heads)).recommendations
    assert (one.theme, [(each.ref, each.text) for each in one.actions]) == (
        "Homes we build",
        [("T1.1", "Survey the stock"), ("T1.2", "Publish a policy")],
    )
    assert [(each.text, each.details.lead_officer) for each in two.actions] == [
        ("Write to all tenants", "Head of Culture")
    ]


def test_a_date_at_the_right_below_a_point_heads_nothing() -> None:
    """In grey and apart from its point it had been due the next one, "Sign up suppliers"."""
    drawing = """
Peer challenge action plan

Prosperity

• Open the enterprise centre to small firms

                                               Spring 2026

• Sign up fifty local suppliers to the scheme

                                               Autumn 2026

• Publish the results of the first survey

                                               May 2027
"""
    heads = dict.fromkeys(("Peer challenge action plan", "Prosperity"), BOLD)
    assert shown(document(drawing, styles=heads)) == [
        "[Prosperity]",
        "  - Open the enterprise centre to small firms | deadline (action): Spring 2026",
        "  - Sign up fifty local suppliers to the scheme | deadline (action): Autumn 2026",
        "  - Publish the results of the first survey | deadline (action): May 2027",
    ]
