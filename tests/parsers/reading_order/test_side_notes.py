"""Who and when beside what is done, or below it, without labels and without a header."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from models.document import Document
from parsers.parse import parse
from parsers.reading_order.side_notes import with_side_notes
from tests.parsers.built import BOLD, LARGE, PLAIN, Styles, document

TITLE = "Peer challenge action plan"
RIGHT = """
Peer challenge action plan

Our people

Appoint a chair of the board of partners          Chief Executive
                                                  June 2025

Agree a plan with all the partners                Head of Planning
                                                  Autumn 2025

Publish the results of the survey                 Head of HR
                                                  May 2026
"""
LEFT = """
Peer challenge action plan

Our people

June 2025     Appoint a chair of the board of partners
              Lead: Chief Executive

Autumn 2025   Agree a plan with all the partners
              Lead: Head of Planning

May 2026      Publish the results of the survey
              Lead: Head of HR
"""
BELOW = """
Peer challenge action plan

Our people

Appoint a chair of the board of partners
Chief Executive      June 2025

Agree a plan with all the partners
Head of Planning     Autumn 2025

Publish the results of the survey
Head of HR           May 2026
"""
TOGETHER = """
Peer challenge action plan

Our people

Appoint a chair of the board of partners
Chief Executive, June 2025

Agree a plan with all the partners
Head of Planning, Autumn 2025

Publish the results of the survey
Head of HR, May 2026
"""
RECORDS = [
    ("Appoint a chair of the board of partners", "Chief Executive", "2025-06-30"),
    ("Agree a plan with all the partners", "Head of Planning", "2025-11-30"),
    ("Publish the results of the survey", "Head of HR", "2026-05-31"),
]


GREY = replace(PLAIN, colour=(0.4,))
OVER = """
Peer challenge action plan

Our people

Appoint a chair of the board of partners
Who
Chief Executive
Deadline
June 2025

Agree a plan with all the partners
Who
Head of Planning
Deadline
Autumn 2025

Publish the results of the survey
Who
Head of HR
Deadline
May 2026
"""


def drawn(drawing: str) -> Document:
    return document(drawing, styles={TITLE: LARGE, "Our people": BOLD})


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_labels_over_their_values_that_another_type_tells(gap: str) -> None:
    told = {TITLE: LARGE, "Our people": BOLD, "Who": GREY, "Deadline": GREY}
    plan = parse(document(OVER.replace("\nDeadline", f"{gap}Deadline"), styles=told))
    assert [
        (action.text, action.details.lead_officer, str(action.details.deadline.due))
        for each in plan.recommendations
        for action in each.actions
    ] == RECORDS


def test_dates_beside_texts_that_end_with_who_in_bold() -> None:
    drawing = re.sub(r"\n +Lead: ", " ", LEFT)
    who = dict.fromkeys((name for _, name, _ in RECORDS), BOLD)
    plan = parse(document(drawing, styles={TITLE: LARGE, "Our people": BOLD, **who}))
    assert [
        (action.text, action.details.lead_officer, str(action.details.deadline.due))
        for each in plan.recommendations
        for action in each.actions
    ] == RECORDS


@pytest.mark.parametrize("drawing", [RIGHT, LEFT, BELOW, TOGETHER])
def test_they_are_of_the_text_that_they_stand_at(drawing: str) -> None:
    plan = parse(drawn(drawing))
    assert [
        (action.text, action.details.lead_officer, str(action.details.deadline.due))
        for each in plan.recommendations
        for action in each.actions
    ] == RECORDS
    assert {each.theme for each in plan.recommendations} == {"Our people"}
    assert plan.coverage.share == 1.0


def test_pills_of_two_colours_below_a_title_that_names_the_council_and_the_date() -> None:
    """Who is white on dark, when is dark on pale: each is small beside the texts."""
    drawing = BELOW.replace(TITLE, f"{TITLE}\nWestshire Council | March 2025")
    dates = ("June 2025", "Autumn 2025", "May 2026")
    styles: Styles = {TITLE: LARGE, "Westshire Council | March 2025": LARGE, "Our people": BOLD}
    styles |= dict.fromkeys(("Chief Executive", "Head of Planning", "Head of HR"), GREY)
    styles |= dict.fromkeys(dates, replace(GREY, colour=(0.1,)))
    plan = parse(document(drawing, styles=styles))
    found = [action for each in plan.recommendations for action in each.actions]
    assert [(one.text, one.details.deadline.text) for one in found] == [
        (text, date) for (text, _, _), date in zip(RECORDS, dates, strict=True)
    ]


def test_what_is_no_plan_has_none() -> None:
    minutes = document(RIGHT.replace(TITLE, "Members who attended      "), styles={"Our people": PLAIN})
    assert with_side_notes(minutes) is minutes


def test_the_last_line_of_a_paragraph_is_no_note() -> None:
    report = """
Peer challenge action plan

The workforce is ageing, and a third of all the managers could
retire within five years.

The budget was balanced, and the plan has had the same targets
since March 2016.

The team will return, and the council must publish its answers
before May 2026.
"""
    built = drawn(report)
    assert with_side_notes(built) is built


def test_the_value_of_a_label_that_ends_a_line_is_no_note() -> None:
    texts = ("Appoint a chair", "Agree a new plan for the town", "Publish the results of it")
    drawing = TITLE + "".join(f"\n\n{text} and report. Status:\nDelayed." for text in texts)
    built = document(drawing, styles={TITLE: LARGE})
    assert with_side_notes(built) is built


def test_they_are_none_of_the_points_that_lines_without_marks_make() -> None:
    """Under two themes "Appoint a chair of the board of partners Chief Executive" had been a point."""
    more = """
Our money

Review all the contracts of the council           Head of Finance
                                                  March 2026
"""
    dates = ("June 2025", "Autumn 2025", "May 2026", "March 2026")
    styles = {TITLE: LARGE, **dict.fromkeys(("Our people", "Our money", *dates), BOLD)}
    plan = parse(document(RIGHT + more, styles=styles))
    assert [
        (each.theme, action.text, action.details.lead_officer, str(action.details.deadline.due))
        for each in plan.recommendations
        for action in each.actions
    ] == [
        *(("Our people", *record) for record in RECORDS),
        ("Our money", "Review all the contracts of the council", "Head of Finance", "2026-03-31"),
    ]


def test_a_text_that_ends_with_when_goes_on_where_it_begins() -> None:
    """ "each year" is no date of its own, though a date stands beside it."""
    drawing = RIGHT.replace(
        "Agree a plan with all the partners                Head of Planning\n" + " " * 50 + "Autumn 2025",
        "Agree a plan with all the partners, and do so     Head of Planning\neach year"
        + " " * 41
        + "Autumn 2025",
    )
    assert drawing != RIGHT
    plan = parse(document(drawing, styles={TITLE: LARGE, "Our people": BOLD}))
    actions = [one for each in plan.recommendations for one in each.actions]
    assert actions[1].text == "Agree a plan with all the partners, and do so each year"
    assert actions[1].details.deadline.text == "Autumn 2025"


def test_who_below_in_small_type_and_when_beside() -> None:
    """A timeline: what is done in bold over who, and the date at its right behind a rule."""
    drawing = """
        Peer challenge action plan

        Our people

        Appoint a chair of the board of partners            June 2025
        Chief Executive
        +-----------------------------------------------------------+
        Agree a plan with all the partners of the        |  Autumn 2025
        council in the county
        Head of Planning
        +-----------------------------------------------------------+
        Publish the results of the survey                   May 2026
        Head of HR     
        +-----------------------------------------------------------+
    """
    small = replace(PLAIN, colour=(0.5,))
    styles = dict.fromkeys(("Chief Executive", "Head of Planning", "Head of HR"), small)
    styles |= {"Peer challenge action plan": LARGE, "Our people": BOLD}
    texts = ("Appoint a chair of the board of partners", "Agree a plan with all the partners of the")
    styles |= dict.fromkeys((*texts, "council in the county", "Publish the results of the survey"), BOLD)
    plan = parse(document(drawing, styles=styles))
    assert [
        (one.text, one.details.owner_text, one.details.deadline.text)
        for each in plan.recommendations
        for one in each.actions
    ] == [
        ("Appoint a chair of the board of partners", "Chief Executive", "June 2025"),
        (
            "Agree a plan with all the partners of the council in the county",
            "Head of Planning",
            "Autumn 2025",
        ),
        ("Publish the results of the survey", "Head of HR", "May 2026"),
    ]


HEADED = """
Peer challenge action plan

Recommendation 1: Speak plainly to all of the residents

{0}

Recommendation 2: Agree what growth means for the town

{1}
"""
STYLES = {"Peer challenge action plan": LARGE, "Recommendation 1:": BOLD, "Recommendation 2:": BOLD}


def told(drawing: str, styles: Styles) -> list[tuple[str, str, str]]:
    return [
        (one.text, one.details.owner_text, one.details.deadline.text)
        for each in parse(document(drawing, styles=STYLES | styles)).recommendations
        for one in each.actions
    ]


def test_notes_below_the_texts_under_recommendations() -> None:
    """Where some of the recommendations seem to have no actions; a date may stand at the right edge."""
    small = replace(PLAIN, colour=(0.5,))
    texts = ("Appoint a chair of the board", "Agree a plan with the partners", "Publish the results")
    who = ("Chief Executive", "Head of Planning", "Head of HR")
    when = ("June 2025", "Autumn 2025", "May 2026")
    rows = [f"{text}\n{name:60}{date}" for text, name, date in zip(texts, who, when, strict=True)]
    drawing = HEADED.format("\n\n".join(rows[:2]), rows[2])
    assert told(drawing, dict.fromkeys((*who, *when), small)) == list(zip(texts, who, when, strict=True))


def test_dates_beside_texts_that_stand_close_under_each_other() -> None:
    texts = ("Appoint a chair of the board", "Agree a plan with the partners", "Publish the results")
    when = ("By June 2025", "October 2025", "By May 2026")
    rows = [f"• {text:50}{date}" for text, date in zip(texts, when, strict=True)]
    drawing = HEADED.format("\n".join(rows), "• Hold a survey                                     May 2025")
    found = [(text, date) for text, _, date in told(drawing, dict.fromkeys((*when, "May 2025"), BOLD))]
    assert found == [*zip(texts, when, strict=True), ("Hold a survey", "May 2025")]


def test_labels_in_bold_below_the_texts() -> None:
    drawing = """
Peer challenge action plan

Appoint a chair of the board of partners
Lead Head of Audit
By June 2025

Agree a plan with all the partners
Lead Head of Planning
By Autumn 2025

Publish the results of the survey
Lead Head of HR
By May 2026
"""
    assert told(drawing, {"Lead ": BOLD, "By ": BOLD}) == [
        ("Appoint a chair of the board of partners", "Head of Audit", "June 2025"),
        ("Agree a plan with all the partners", "Head of Planning", "Autumn 2025"),
        ("Publish the results of the survey", "Head of HR", "May 2026"),
    ]


def test_a_dot_between_who_and_when() -> None:
    """In a bar of its own it may stand a little further below."""
    small = replace(PLAIN, size=PLAIN.size - 1, colour=(0.5,))
    notes = ("Chief Executive · June 2025", "Head of Planning · Ongoing", "Head of HR · May 2026")
    texts = ("Appoint a chair of the board", "Agree a plan with the partners", "Publish the results")
    rows = [f"{text}\n{note}" for text, note in zip(texts, notes, strict=True)]
    drawing = HEADED.format("\n\n".join(rows[:2]), rows[2])
    found = told(drawing, dict.fromkeys(notes, small))
    assert found == [(text, *note.split(" · ")) for text, note in zip(texts, notes, strict=True)]


def test_counted_texts_are_points_and_a_dash_parts_who_and_when() -> None:
    italic = replace(PLAIN, colour=(0.5,))
    notes = ("Highways Manager – June 2027", "Section 151 Officer – May 2027", "Head of Culture – April 2027")
    texts = ("Consult on a draft policy", "Submit both years to the auditor", "Appoint an accountant")
    rows = [f"{text}\n{note}" for text, note in zip(texts, notes, strict=True)]
    drawing = HEADED.format(f"1.1 {rows[0]}", f"2.1 {rows[1]}\n\n2.2 {rows[2]}")
    found = told(drawing, dict.fromkeys(notes, italic))
    assert found == [(text, *note.split(" – ")) for text, note in zip(texts, notes, strict=True)]


def test_labels_over_what_they_say() -> None:
    """In a column of their own at the right: "Owner" in bold over the name, "Target" over the date."""
    texts = ("Appoint a chair of the board", "Agree a plan with the partners", "Publish the results")
    who, when = ("Chief Executive", "Head of Planning", "Head of HR"), ("June 2025", "May 2025", "May 2026")
    rows = [
        f"{text:50}Owner\n{name:>{50 + len(name)}}\n{'Target':>56}\n{date:>{50 + len(date)}}"
        for text, name, date in zip(texts, who, when, strict=True)
    ]
    drawing = HEADED.format("\n\n".join(rows[:2]), rows[2])
    assert told(drawing, {"Owner": BOLD, "Target": BOLD}) == list(zip(texts, who, when, strict=True))


def test_a_heading_over_a_text_that_may_be_a_name() -> None:
    """ "Peer mentors identified for all new councillors" might name somebody: below a heading it does not."""
    small = replace(PLAIN, size=PLAIN.size - 1, colour=(0.5,))
    notes = ("Chief Executive   June 2025", "Head of Planning   Ongoing", "Head of HR   May 2026")
    texts = ("Agree a plan for the depot", "Peer mentors identified for all new councillors", "Hold a survey")
    heads = ("1 Speak plainly to all the residents", "2 Consider what growth means for the town")
    below = [f"{text}\n{note}" for text, note in zip(texts, notes, strict=True)]
    drawing = f"{TITLE}\n\n{heads[0]}\n{below[0]}\n\n{heads[1]}\n{below[1]}\n\n{below[2]}"
    plan = parse(
        document(drawing, styles={TITLE: LARGE} | dict.fromkeys(heads, BOLD) | dict.fromkeys(notes, small))
    )
    assert [(each.ref, [one.text for one in each.actions]) for each in plan.recommendations] == [
        ("1", [texts[0]]),
        ("2", [*texts[1:]]),
    ]


def test_labels_side_by_side_over_what_they_say() -> None:
    """ "LEAD" and "DEADLINE" over a name, which goes on in the next line, and a date."""
    texts = ("Appoint a chair of the board", "Agree a plan with the partners", "Publish the results")
    who, when = ("Head of Waste", "Head of Planning", "Head of HR"), ("June 2025", "Ongoing", "May 2026")
    rows = [
        f"{text:40}LEAD                DEADLINE\n{'':40}{name:20}{date}"
        for text, name, date in zip(texts, who, when, strict=True)
    ]
    rows[0] += f"\n{'and Streets':>51}"
    drawing = HEADED.format("\n\n".join(rows[:2]), rows[2])
    assert told(drawing, {}) == list(zip(texts, ("Head of Waste and Streets", *who[1:]), when, strict=True))


def test_dates_at_the_left_of_texts_over_who_does_them() -> None:
    """Below the council's name; the texts go on no further up than the lines that say who does them."""
    texts = (
        "Benefits register for the programme",
        "Assurance map of significant risks",
        "Survey of suppliers",
    )
    who, when = ("Head of Audit", "Head of Planning", "Head of HR"), ("June 2025", "May 2025", "May 2026")
    rows = [f"{date:16}{text}\n{'':16}{name}" for text, name, date in zip(texts, who, when, strict=True)]
    drawing = HEADED.format("\n".join(rows[:2]), rows[2]).replace(
        "\nRecommendation 1", "\nAbbotsbourne Council\n\nRecommendation 1"
    )
    italic = dict.fromkeys(who, replace(PLAIN, italic=True))
    styles = italic | dict.fromkeys(when, BOLD) | {"Abbotsbourne": BOLD}
    assert told(drawing, styles) == list(zip(texts, who, when, strict=True))


def test_a_footer_beside_its_page_number_is_no_note() -> None:
    """The notes stand below their texts, in their type."""
    built = document(BELOW, BELOW.replace("Our people", "Our place"), footer=f"Cabinet{' ' * 90}#")
    dates = [one.details.deadline.text for each in parse(built).recommendations for one in each.actions]
    assert dates and all(dates)


def test_dates_in_pills_left_of_what_is_done_stand_a_little_lower() -> None:
    """A slide: the words of a pill are centred, those of the boxes beside it begin at their tops."""
    drawing = """
Peer challenge: our response

1. Make the standards clear to all residents

June 2025     Consult on a new standard for all           Chief Executive

Autumn 2025   New standard adopted by the Authority       Head of Planning

May 2026      Youth council to chair the forum            Head of HR
"""
    title, asked = "Peer challenge: our response", "1. Make the standards clear to all residents"
    built = document(drawing, styles={title: LARGE, asked: replace(LARGE, size=22.0)})
    low = {word for word in built.words if word.box.x0 < 120 and word.style == PLAIN}
    words = (
        replace(each, box=replace(each.box, top=each.box.top + 7, bottom=each.box.bottom + 7))
        if each in low
        else each
        for each in built.words
    )
    plan = parse(replace(built, pages=(replace(built.pages[0], words=tuple(words)),)))
    assert [
        (one.text, one.details.owner_text, one.details.deadline.text)
        for each in plan.recommendations
        for one in each.actions
    ] == [
        ("Consult on a new standard for all", "Chief Executive", "June 2025"),
        ("New standard adopted by the Authority", "Head of Planning", "Autumn 2025"),
        ("Youth council to chair the forum", "Head of HR", "May 2026"),
    ]


def test_where_who_and_when_stand_on_one_line_a_body_alone_is_of_the_text() -> None:
    drawing = """
Peer challenge action plan

Our people

Publish the full costs of each centre
Head of Finance, June 2025

Decision by the full Authority
Chair, Autumn 2025

Options for all centres to the Resources Committee
Head of Assets, May 2026
"""
    plan = parse(drawn(drawing))
    assert [(one.text, one.details.owner_text) for each in plan.recommendations for one in each.actions] == [
        ("Publish the full costs of each centre", "Head of Finance"),
        ("Decision by the full Authority", "Chair"),
        ("Options for all centres to the Resources Committee", "Head of Assets"),
    ]


def test_a_date_that_ends_the_prose_above_is_no_note() -> None:
    drawing = """
Peer challenge action plan

The council hosted the peers in May and the report came out in
February 2026.

Appoint an owner for the scheme

Who is responsible? Chief Executive

By when? May 2026

Merge the boards of the scheme

Who is responsible? Head of Place

By when? July 2026

Map the services of each parish

Who is responsible? Town Clerk

By when? June 2026
"""
    heads = ("Appoint an owner for the scheme", "Merge the boards of the scheme")
    styles = dict.fromkeys((*heads, "Map the services of each parish"), BOLD)
    plan = parse(document(drawing, styles=styles | {"Peer challenge action plan": LARGE}))
    assert [
        (one.text, one.details.owner_text, one.details.deadline.text)
        for each in plan.recommendations
        for one in each.actions
    ] == [
        ("Appoint an owner for the scheme", "Chief Executive", "May 2026"),
        ("Merge the boards of the scheme", "Head of Place", "July 2026"),
        ("Map the services of each parish", "Town Clerk", "June 2026"),
    ]


def test_labels_over_two_leads_and_a_date_below_what_is_done() -> None:
    """Each label parts what is said: the second lead is none of the first's."""
    texts = ("Bring a strategy to the Cabinet", "Build a dashboard for each ward", "Convene a town board")
    leads = ("Cllr Marlow    Head of Audit   June 2025", "Cllr Stott     HR Manager      May 2026")
    labels = "Lead member    Lead officer    Complete by"
    rows = [f"{text}\n\n{labels}\n{lead}" for text, lead in zip(texts, (*leads, leads[0]), strict=True)]
    drawing = HEADED.format("\n\n".join(rows[:2]), rows[2])
    plan = parse(document(drawing, styles={TITLE: LARGE, labels: BOLD}))
    found = [action for one in plan.recommendations for action in one.actions]
    assert [(one.text, one.details.lead_member, one.details.lead_officer) for one in found] == [
        (texts[0], "Cllr Marlow", "Head of Audit"),
        (texts[1], "Cllr Stott", "HR Manager"),
        (texts[2], "Cllr Marlow", "Head of Audit"),
    ]
