"""What is counted on is recommended where it reads so, and where something of its kind stands under it."""

from __future__ import annotations

from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from parsers.sections.counted_openings import counted_text
from tests.parsers.built import BOLD, LARGE, document, shown

CODED = """
1. Communicate the vision. Few residents know it, nor
   do all of the staff.

Response: Accepted.

1.1 Produce a short film.

1.2 Put it into every advert.

2. Review the constitution. It is old.

2.1 Set up a working group.
"""
HEADED = """
1  Be clearer about what will stop

What we will do: Agree a list.
Lead: Chief Executive

2  Bring the estate up to standard

What we will do: Survey all buildings.
Lead: Head of Property

3  Review the work with charities

What we will do: Sign a compact.
Lead: Head of Communities
"""
HEADINGS = [f"{line[0]}  {line[3:]}" for line in HEADED.splitlines() if line[:1].isdigit()]


def test_numbers_over_codes() -> None:
    bold = ("Communicate the vision.", "Review the constitution.")
    assert shown(document(CODED, styles=dict.fromkeys(bold, BOLD))) == [
        "1 Communicate the vision. | explanation: Few residents know it, nor do all of the staff."
        " | response: Accepted.",
        "  1.1. Produce a short film.",
        "  1.2. Put it into every advert.",
        "2 Review the constitution. | explanation: It is old.",
        "  2.1. Set up a working group.",
    ]


def test_headings_that_begin_with_a_number_and_no_stop() -> None:
    styles = {word: BOLD for line in HEADINGS for word in line.split("  ")}
    assert shown(document(HEADED, styles=styles))[:2] == [
        "1 Be clearer about what will stop | owner: Chief Executive",
        "  - Agree a list.",
    ]


def test_two_headings_that_both_say_what_to_do() -> None:
    two, _, _ = HEADED.partition("3  ")
    styles = {word: BOLD for line in HEADINGS for word in line.split("  ")}
    bring = [line for line in shown(document(two, styles=styles)) if line[0].isdigit()]
    assert [line.partition(" |")[0] for line in bring] == [
        "1 Be clearer about what will stop",
        "2 Bring the estate up to standard",
    ]
    themes = two.replace("Be clearer about what will stop", "Priorities of the council").replace(
        "Bring the", "The"
    )
    assert not [line for line in shown(document(themes, styles=styles)) if line[0].isdigit()]


def test_sections_of_a_report_are_none() -> None:
    drawing = CODED.replace("1. Communicate the vision.", "1. Background to the visit.")
    drawing = drawing.replace("2. Review the constitution.", "2. Options for the council.")
    assert not any(line.startswith(("1 ", "2 ")) for line in shown(document(drawing)))


def test_cards_in_two_columns_count_the_left_one_first() -> None:
    first, second, third = HEADED.replace("2  ", "|2  ").replace("3  ", "|3  ").split("|")
    shuffled = document(f"{first}\n{third}\n{second}", styles=dict.fromkeys(HEADINGS, BOLD))
    assert [line[0] for line in shown(shuffled) if line[:1].isdigit()] == ["1", "3", "2"]


def test_bars_that_count_what_is_recommended() -> None:
    """Bold lines right below each other with a bare number, under a heading that announces them."""
    lines = (
        "1 Develop a vision for the place",
        "2 Align budgets to the priorities",
        "3 Invest in all managers",
    )
    prose = "The team met many people, and saw how they work.\n" * 5
    drawing = "\n\n".join([prose, "{heading}", *lines, "Feedback", prose])
    found = []
    for heading in ("Recommendations", "Chapters"):
        styles = {heading: LARGE, "Feedback": LARGE, **dict.fromkeys(lines, BOLD)}
        read = parse(document(drawing.format(heading=heading), styles=styles))
        found.append([(each.ref, each.text) for each in read.recommendations])
    assert found == [[(line[0], line[2:]) for line in lines], []]


def test_codes_that_are_set_in_show_that_numbers_count_recommendations() -> None:
    plan = """
Peer review action plan

1. The council should agree fewer priorities.
   1.1 Hold a workshop for all members
   1.2 Publish the new plan
2. The council should rebuild its reserves.
   2.1 Set a target in the budget
"""
    styles = {"Peer review action plan": LARGE}
    assert shown(document(plan, styles=styles)) == [
        "1 The council should agree fewer priorities.",
        "  1.1. Hold a workshop for all members",
        "  1.2. Publish the new plan",
        "2 The council should rebuild its reserves.",
        "  2.1. Set a target in the budget",
    ]


def test_headings_of_which_few_ask_are_chapters() -> None:
    chapters = """
Position statement for our peers

1  What we have done since you came here

• Built some homes

2  What we would like the team to look at

• How we let contracts

3  Progress since we last spoke to you

• A new depot
"""
    heads = [f"{line[0]}  {line[3:]}" for line in chapters.splitlines() if line[:1].isdigit()]
    styles = {"Position statement for our peers": LARGE, **dict.fromkeys(heads, BOLD)}
    assert parse(document(chapters, styles=styles)).recommendations == ()


def test_what_a_second_visit_looks_back_at_is_recommended() -> None:
    letter = """
Peer challenge follow-up visit

Progress against the recommendations

1. Set a clear vision for the county

The council has agreed one with its partners.

2. Improve the waste contract

The contractor collects more of what it should.

3. Develop a plan for the market towns

Two of the six towns have one.
"""
    heads = [line for line in letter.splitlines() if line[:1].isdigit()]
    styles = {**dict.fromkeys(heads, BOLD), "Peer challenge follow-up visit": LARGE}
    styles["Progress against the recommendations"] = LARGE
    assert [line for line in shown(document(letter, styles=styles)) if line[0].isdigit()] == [
        "1 Set a clear vision for the county | explanation: The council has agreed one with its partners.",
        "2 Improve the waste contract | explanation: The contractor collects more of what it should.",
        "3 Develop a plan for the market towns | explanation: Two of the six towns have one.",
    ]


def test_headings_that_are_answered_are_recommendations() -> None:
    response = """
Peer team report: council response

1. Set a clear vision

Response: Agreed.
• Hold workshops

2. Improve contracts

Response: Partly agreed.
• Publish a register
"""
    heads = [line for line in response.splitlines() if line[:1].isdigit()]
    styles = {**dict.fromkeys(heads, BOLD), "Peer team report: council response": LARGE}
    assert [line.partition(" |")[0] for line in shown(document(response, styles=styles))] == [
        "1 Set a clear vision",
        "  - Hold workshops",
        "2 Improve contracts",
        "  - Publish a register",
    ]


def test_a_number_in_a_circle_that_is_all_of_its_line() -> None:
    """It stood a little lower than its text on a slide: the file was not read at all."""
    outline = document_to_outline(document("1", styles={"1": BOLD}))
    ref, text, explained = counted_text(outline.blocks[0], outline.joiner)
    assert (ref.text, text.text, explained.text) == ("1", "", "")
