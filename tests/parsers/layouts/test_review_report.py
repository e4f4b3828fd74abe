"""Recommendations in pages of prose: lists, rows and paragraphs under a heading that announces them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Style
from parsers.layouts import review_report
from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from tests.parsers.built import BOLD, LARGE, PLAIN, Styles, document, shown

STYLES: Styles = {
    "Inspection of Ottercombe": LARGE,
    "Headline findings": BOLD,
    "What needs to improve?": BOLD,
    "Strengths": BOLD,
    "Main findings": BOLD,
    "Key recommendations": BOLD,
    "Recommendations": LARGE,
    "For the partnership": BOLD,
    "Areas for improvement": BOLD,
    "Contents": BOLD,
    "Conclusions and recommendations": BOLD,
    "What does the board need to improve?": BOLD,
    "Working with people": LARGE,
    "Providing support": LARGE,
    "Theme 1: Working with people": LARGE,
    "Action the service MUST take is needed by law.": BOLD,
    "Action the service SHOULD take is because no law was broken.": BOLD,
    "Investigating crime": LARGE,
    "Protecting people": LARGE,
    "The force should reduce its backlog of notices": BOLD,
    "The force needs to improve how it supervises": BOLD,
    "The force should be proud of its staff": BOLD,
    "The force should train its call handlers": BOLD,
}
PROSE = """
Services have not got better since the last inspection, and leaders
know it. Recommendations that were made then have not been acted on.
"""
BULLETS = f"""
Inspection of Ottercombe

Headline findings
{PROSE}
What needs to improve?
• The quality of assessments, and of the plans that follow from
  them.
• Oversight by managers, including:
    – supervision
    – audits of what children say
• Support for care leavers.
Strengths
• Social workers know their children well.
Main findings
{PROSE}
"""
NUMBERED = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
The local authority should:
1. ensure that plans are up to date.
2. review its thresholds, so that:
   a) children are seen, and
   b) their views are heard.
For the partnership
3. Share what each of you knows.
Main findings
4. The partnership does not know enough about the children in its
   area, or about how they live.
"""


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (
            BULLETS,
            [
                "[What needs to improve?]",
                "The quality of assessments, and of the plans that follow from them.",
                "[What needs to improve?]",
                "Oversight by managers, including: • supervision • audits of what children say",
                "[What needs to improve?]",
                "Support for care leavers.",
            ],
        ),
        (
            NUMBERED,
            [
                "[Recommendations]",
                "1 ensure that plans are up to date. | owner: The local authority",
                "[Recommendations]",
                "2 review its thresholds, so that: • children are seen, and • their views are heard."
                " | owner: The local authority",
                "[Recommendations]",
                "3 Share what each of you knows. | owner: the partnership",
            ],
        ),
        (
            # The list begins in the middle of the report's count of paragraphs.
            NUMBERED.replace("1. ", "21. ").replace("2. ", "22. ").replace("3. Sh", "23. Sh"),
            [
                "[Recommendations]",
                "21 ensure that plans are up to date. | owner: The local authority",
                "[Recommendations]",
                "22 review its thresholds, so that: • children are seen, and • their views are heard."
                " | owner: The local authority",
                "[Recommendations]",
                "23 Share what each of you knows. | owner: the partnership",
            ],
        ),
        (
            # Paragraphs that ask, where there is no list; the first only says what they are.
            f"""
Inspection of Ottercombe
{PROSE}
Areas for improvement
These are the areas that inspectors found to be in need of attention.

Leaders should make sure that plans are reviewed on time, and that those
who are to act on them can do so.

The partnership must publish its strategy.
Main findings
{PROSE}
""",
            [
                "[Areas for improvement]",
                "Leaders should make sure that plans are reviewed on time, and that those who are to act"
                " on them can do so.",
                "[Areas for improvement]",
                "The partnership must publish its strategy.",
            ],
        ),
        (
            # What the summary says first, the body of the report says again.
            BULLETS.replace("Main findings", "Key recommendations\n• Support for care leavers."),
            [
                "[What needs to improve?]",
                "The quality of assessments, and of the plans that follow from them.",
                "[What needs to improve?]",
                "Oversight by managers, including: • supervision • audits of what children say",
                "[What needs to improve?]",
                "Support for care leavers.",
            ],
        ),
        (
            # Under a heading for more than recommendations, only what asks is one.
            f"""
Inspection of Ottercombe
{PROSE}
Conclusions and recommendations
• The council has come a long way.
• The council should now set out what comes next.
""",
            ["[Conclusions and recommendations]", "The council should now set out what comes next."],
        ),
    ],
)
def test_recommendations(drawing: str, expected: list[str]) -> None:
    assert shown(document(drawing, styles=STYLES)) == expected


NUMBERED_BODIES = f"""
{PROSE}
Recommendations

1. Ottercombe Council and the police should:

1.1 Ensure that all practitioners share information, and that they
    record it.

1.2 Review the capacity of the team.

2. NHS Ottercombe must:

2.1 See that children are seen.
"""
ANNOUNCED = f"""
Main findings
{PROSE}
Areas for improvement

• Too many parents are unhappy.

Headline findings

The area must write a statement that explains how it will tackle the
following areas of significant weakness:

• the poor quality of plans
• waits for therapy

Areas for improvement

• Staff turn over too often.
"""
BARE_TABLE = f"""
{PROSE}
Recommendations

+----+-----------------------------------------+----------------+
| No | What we think must be done              | Whom we ask    |
+----+-----------------------------------------+----------------+
| 1  | Ensure that plans are up to date and    | The council    |
|    | that they are used.                     |                |
+----+-----------------------------------------+----------------+
| 2  | Publish the data of the board.          | NHS Ottercombe |
+----+-----------------------------------------+----------------+
"""
TWO_ASKED = f"""
{PROSE}
Areas for improvement

Leaders need to take swift and decisive action to reduce:

• caseloads; and
• delay.

Managers should make sure that staff have:

• supervision
• training
"""

TIMES = f"""
{PROSE}
Recommendations
Ottercombe Constabulary

• Officers must record what children say.

Within three months:

• ensure that all plans are reviewed
By 30 June 2022, the fire service should develop a plan to:

• quality assure its work.
We recommend that, within six months, the fire service should:

• train its staff.
"""
BESIDE_STRENGTHS = f"""
{PROSE}
Recommendations

1. Review the membership of the board.
Strengths

• The board is ambitious.
Areas for improvement

• Data is poor.
"""
UNDER_THEMES = f"""
{PROSE}
Areas for improvement

• The service should review its response.
Recommendations

• The service should act at once.
Areas for improvement

• The service should train its staff.
"""
FOUND = f"""
{PROSE}
What does the board need to improve?

98. {{point}}
Areas for improvement

1. Ensure that plans are up to date.
"""
PARTS = f"""
{PROSE}
Recommendations

Working with people

• Consider the waiting list.

Providing support

• Develop a statement with providers.

Theme 1: Working with people

Most people like their homes, and say so.

• Consider this.
"""

ONE_LISTED = f"""
{PROSE}
Areas for improvement

Leaders should shorten the waits for therapy.

The council should improve its plans. This should include:

• the advice in them
• their reviews.

Managers should see that staff have time.
"""
HEADLINES = f"""
{PROSE}
The force knows its area, and what the people who live in it and who work in it
think of its work, which it asks them twice a year.

Investigating crime

Areas for improvement

The force should reduce its backlog of notices

It has 900 of them, and no plan.

The force needs to improve how it supervises

Too few cases are looked at.

Main findings

The force should be proud of its staff

They work hard, and what they do for victims is known to these.

Protecting people

Areas for improvement

The force should train its call handlers

Half are new.
"""

LED_IN = f"""
{PROSE}
Conclusions and recommendations

3.1 The council does not know enough about itself.
3.2 We recommend that the Secretary of State:
    (a) appoints commissioners; and
    (b) directs the council to make a plan.
3.3 It should begin at once.
"""
NAMED = f"""
{PROSE}
Recommendations

Wealdmoor PDU should:

1. improve its plans
2. train its staff
"""
REQUIRED = f"""
{PROSE}
Areas for improvement

Action the service MUST take is needed by law.

The service must ensure that its records are complete.

Action the service SHOULD take is because no law was broken.

The service should consider who visits.

Main findings
{PROSE}{PROSE}
"""


ROWS = f"""
{PROSE}
+---------------------------------------------------------+
| Areas for improvement                                   |
+---------------------------------------------------------+
| Leaders should make plans better. This includes:        |
| • the advice in them                                    |
| • their reviews.                                        |
|                                                         |
| They should also tell families what has changed.        |
+---------------------------------------------------------+
| Leaders should train those who work with children.      |
+---------------------------------------------------------+
"""


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (
            ROWS,
            [
                "Leaders should make plans better. This includes: • the advice in them • their reviews."
                " They should also tell families what has changed.",
                "Leaders should train those who work with children.",
            ],
        ),
        (
            NUMBERED_BODIES,
            [
                "1.1 Ensure that all practitioners share information, and that they record it."
                " | owner: Ottercombe Council and the police",
                "1.2 Review the capacity of the team. | owner: Ottercombe Council and the police",
                "2.1 See that children are seen. | owner: NHS Ottercombe",
            ],
        ),
        (
            TIMES,
            [
                "Officers must record what children say. | owner: Ottercombe Constabulary",
                "ensure that all plans are reviewed | owner: Ottercombe Constabulary"
                " | deadline: Within three months",
                "quality assure its work. | owner: the fire service | deadline: By 30 June 2022",
                "train its staff. | owner: the fire service | deadline: within six months",
            ],
        ),
        # What is found beside the strengths is not recommended,
        (BESIDE_STRENGTHS, ["1 Review the membership of the board."]),
        # but what says who must do it is, under every theme.
        (
            UNDER_THEMES,
            [
                "The service should review its response.",
                "The service should act at once.",
                "The service should train its staff.",
            ],
        ),
        (
            FOUND.format(point="Complete the review of its groups."),
            ["98 Complete the review of its groups.", "1 Ensure that plans are up to date."],
        ),
        (FOUND.format(point="Its groups meet too seldom."), ["1 Ensure that plans are up to date."]),
        (PARTS, ["Consider the waiting list.", "Develop a statement with providers."]),
        # A sentence that announces them stands between.
        (
            PARTS.replace("\nWorking", "\nWe make the following recommendations:\n\nWorking", 1),
            ["Consider the waiting list.", "Develop a statement with providers."],
        ),
        # The finding of one theme, whose heading comes once.
        (ANNOUNCED.rpartition("Areas")[0], ["the poor quality of plans", "waits for therapy"]),
        # A sentence announces them; what stands under each theme is found, not recommended.
        (ANNOUNCED, ["the poor quality of plans", "waits for therapy"]),
        (
            BARE_TABLE,
            [
                "1 Ensure that plans are up to date and that they are used. | owner: The council",
                "2 Publish the data of the board. | owner: NHS Ottercombe",
            ],
        ),
        (
            TWO_ASKED,
            [
                "Leaders need to take swift and decisive action to reduce: • caseloads; and • delay.",
                "Managers should make sure that staff have: • supervision • training",
            ],
        ),
        (
            ONE_LISTED,
            [
                "Leaders should shorten the waits for therapy.",
                "The council should improve its plans. This should include: • the advice in them"
                " • their reviews.",
                "Managers should see that staff have time.",
            ],
        ),
        (
            HEADLINES,
            [
                "The force should reduce its backlog of notices"
                " | explanation: It has 900 of them, and no plan.",
                "The force needs to improve how it supervises | explanation: Too few cases are looked at.",
                "The force should train its call handlers | explanation: Half are new.",
            ],
        ),
        (
            LED_IN,
            [
                "a appoints commissioners; and | owner: the Secretary of State",
                "b directs the council to make a plan. | owner: the Secretary of State",
                "3.3 It should begin at once.",
            ],
        ),
        (
            NAMED,
            ["1 improve its plans | owner: Wealdmoor PDU", "2 train its staff | owner: Wealdmoor PDU"],
        ),
        (
            REQUIRED,
            [
                "The service must ensure that its records are complete.",
                "The service should consider who visits.",
            ],
        ),
    ],
)
def test_forms(drawing: str, expected: list[str]) -> None:
    rows = shown(document(drawing, styles=STYLES))
    assert [row for row in rows if not row.startswith("[")] == expected


@pytest.mark.parametrize(
    ("drawing", "recognised"),
    [
        (BULLETS, True),
        (BULLETS.replace("What needs to improve?", "Strengths"), False),
        (f"Inspection of Ottercombe\n{PROSE}", False),
        ("Contents\nRecommendations 7\nStrengths 9\n", False),
        ("Recommendations\n• That Cabinet agrees the plan.\n• That the report be noted.", False),
        (f"PEER REVIEW ACTION PLAN\n{PROSE}{BULLETS}", False),
        ("", False),
    ],
)
def test_recognises_what_a_heading_announces(drawing: str, recognised: bool) -> None:
    outline = document_to_outline(document(drawing, styles=STYLES))
    assert review_report.recognises(outline) is recognised


def test_a_section_that_goes_on_on_the_next_slide_has_one_theme() -> None:
    slides = [
        "Key recommendations\n\n• Train the staff.",
        "Key recommendations (continued)\n\n• Publish a plan.",
    ]
    styles = {"Key recommendations (continued)": LARGE, "Key recommendations": LARGE}
    rows = shown(document(PROSE, *slides, styles=styles))
    assert rows == ["[Key recommendations]", "Train the staff.", "[Key recommendations]", "Publish a plan."]


def test_a_list_at_the_end_that_prints_the_recommendations_again() -> None:
    """Each chapter's own stand under "Recommendation 1"; the annex has them all, by number."""
    drawing = f"""
What the council knew
{PROSE}
Recommendation 1

The council should keep a record of each of its buildings.

Recommendation 2

Risk assessments should be published within ten days.

Recommendations

1. The council should keep a record of each of its buildings.
2. Risk assessments should be published within ten days.
"""
    styles = {"What the council knew": LARGE, "Recommendation 1": BOLD, "Recommendation 2": BOLD}
    built = document(drawing, styles=styles | {"Recommendations": LARGE})
    assert [row for row in shown(built) if row[0] != "["] == [
        "1 The council should keep a record of each of its buildings.",
        "2 Risk assessments should be published within ten days.",
    ]
    coverage = parse(built).coverage
    assert (coverage.share, coverage.doubled) == (1.0, ())


HEADER_AGAIN = (
    "",
    """
| Areas for improvement                                   |
+---------------------------------------------------------+""",
    """
| Areas for improvement                                   |""",
)
"""What the next page's part of a box may begin with: its header again, and a rule under it or none."""


@pytest.mark.parametrize("again", HEADER_AGAIN)
def test_a_box_with_a_heading_and_rows_over_the_page_end(again: str) -> None:
    above = """
Areas for improvement

+---------------------------------------------------------+
| Areas for improvement                                   |
+---------------------------------------------------------+
| Leaders should make plans better.                       |
+---------------------------------------------------------+
| Leaders should train those who work with children, and  |
| their managers. This includes all who assess and        |
+---------------------------------------------------------+
"""
    below = f"""
+---------------------------------------------------------+{again}
| support them.                                           |
+---------------------------------------------------------+

Contact details
Inspectors wrote to all that took part.
"""
    page_end = "\n" * 50
    built = document(
        f"{PROSE}{page_end}{above}", below, styles={"Areas for improvement": BOLD, "Contact details": BOLD}
    )
    assert shown(built) == [
        "[Areas for improvement]",
        "Leaders should make plans better.",
        "[Areas for improvement]",
        "Leaders should train those who work with children, and their managers. This includes all who assess"
        " and support them.",
    ]


def test_a_list_within_a_row_of_a_box_over_the_page_end() -> None:
    """Its last point wraps, and no row begins with a point."""
    above = """
Areas for improvement

+---------------------------------------------------------+
| Areas for improvement                                   |
+---------------------------------------------------------+
| Leaders should make plans better.                       |
+---------------------------------------------------------+
| Leaders should understand what children need, with:     |
| • an audit programme that relates to practice and to    |
|   its impact on them                                    |
+---------------------------------------------------------+
"""
    below = """
+---------------------------------------------------------+
| Areas for improvement                                   |
+---------------------------------------------------------+
| • the right agencies at the table.                      |
+---------------------------------------------------------+

Contact details
Inspectors wrote to all that took part.
"""
    styles = {"Areas for improvement": BOLD, "Contact details": BOLD}
    found = shown(document(PROSE + "\n" * 50 + above, below, styles=styles))
    assert len([line for line in found if line.startswith("Leaders")]) == 2
    assert found[-1].endswith("its impact on them • the right agencies at the table.")


def test_a_second_box_over_the_page_end_beside_one_of_recommendations() -> None:
    """Its header, printed again, is no other theme's "Areas for improvement"."""
    box = """
+---------------------------------------------------------+
| {} |
+---------------------------------------------------------+
| {} |
+---------------------------------------------------------+
"""

    def drawn(title: str, text: str) -> str:
        return box.format(f"{title:55}", f"{text:55}")

    above = f"Recommendations\n{drawn('Recommendations', 'Publish the plan each year.')}"
    above += f"\nAreas for improvement\n{drawn('Areas for improvement', 'The quality of assessments.')}"
    built = document(
        f"{PROSE}{above}",
        drawn("Areas for improvement", "The voice of children in records."),
        styles={"Recommendations": BOLD, "Areas for improvement": BOLD},
    )
    assert [row for row in shown(built) if row[0] != "["] == [
        "Publish the plan each year.",
        "The quality of assessments.",
        "The voice of children in records.",
    ]


STRENGTHS = f"""
{PROSE}
+---------------------------+----------------------------+
| Strengths                 | Areas for consideration    |
+---------------------------+----------------------------+
| • Staff are proud.        | • Some meetings are late.  |
| • Meetings are held.      | • Data is poor.            |
+---------------------------+----------------------------+

Recommendations

• Agree one assessment that all partners use.
"""


def test_a_table_of_strengths_beside_weaknesses_only_finds() -> None:
    built = document(STRENGTHS, styles={"Recommendations": LARGE})
    assert shown(built) == ["[Recommendations]", "Agree one assessment that all partners use."]
    assert parse(built).coverage.share == 1.0


def test_a_table_of_contacts_as_wide_as_that_of_the_owners() -> None:
    drawing = f"""
{PROSE}
+---------------------------+----------------------------------------+
| Responsible body          | Areas for priority action              |
+---------------------------+----------------------------------------+
| NHS Ottercombe            | Leaders should shorten the waits.      |
+---------------------------+----------------------------------------+
| Ottercombe Council        | Leaders should make plans better.      |
+---------------------------+----------------------------------------+

Local area partnership details

+---------------------------+----------------------------------------+
| Local authority           | Integrated care board                  |
+---------------------------+----------------------------------------+
| Ottercombe Council        | NHS Ottercombe                         |
+---------------------------+----------------------------------------+
"""
    rows = shown(document(drawing, styles={"Local area partnership details": BOLD}))
    assert [row for row in rows if row[0] != "["] == [
        "Leaders should shorten the waits. | owner: NHS Ottercombe",
        "Leaders should make plans better. | owner: Ottercombe Council",
    ]


def test_a_list_beside_recommendations_that_say_whom_they_are_for() -> None:
    """Whom a recommendation is for makes no plan of a report."""
    drawing = f"""
What agencies knew
{PROSE}
Recommendation 1 (to the Board)

Seek assurance that meetings are held.

Recommendation 2 (to Ottercombe Council)

Review how views are recorded.

Areas for improvement

• Leaders should shorten the waits for therapy.
"""
    styles = {"What agencies knew": LARGE, "Areas for improvement": LARGE}
    assert [row for row in shown(document(drawing, styles=styles)) if row[0] != "["] == [
        "1 Seek assurance that meetings are held. | owner: the Board",
        "2 Review how views are recorded. | owner: Ottercombe Council",
        "Leaders should shorten the waits for therapy.",
    ]


def test_one_numbered_point_that_begins_like_a_heading() -> None:
    drawing = """
    Inspection of Ottercombe
    What needs to improve?
    Inspectors identified the following:

    98. Support for care leavers who are not in education, employment or training.

    Strengths
    • Social workers know their children well.
    """
    assert shown(document(drawing, styles=STYLES)) == [
        "[What needs to improve?]",
        "98 Support for care leavers who are not in education, employment or training.",
    ]


def test_a_part_named_like_a_body_among_themes_is_a_theme() -> None:
    drawing = f"""
    Inspection of Ottercombe
    {PROSE.strip()}
    Recommendations
    Standards
    • Appoint a second Independent Person.
    • Train the members of the committee.
    Decision making
    • Publish the forward plan each month.
    Scrutiny
    • Move to two scrutiny committees.
    """
    headings = dict.fromkeys(("Standards", "Decision making", "Scrutiny"), BOLD)
    drawing = "\n".join(line.strip() for line in drawing.split("\n"))
    records = parse(document(drawing, styles={**STYLES, **headings})).recommendations
    assert [(one.theme, one.details.owner_text) for one in records][-1] == ("Scrutiny", "")


def test_a_lead_in_names_a_role() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
By 31 December 2024, the chief fire officer should:
• introduce a confidential route by which staff report concerns;
• complete the checks of all staff.
"""
    records = parse(document(drawing, styles=STYLES)).recommendations
    assert [one.details.owner_text for one in records] == ["the chief fire officer"] * 2
    assert not any(one.needs_review for one in records)


def test_bare_numbers_in_colour_count_the_paragraphs() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations

1 The chief executive should publish the findings of this review in
full, and talk about them.

2 The council should agree a new statement of values.
"""
    red = replace(BOLD, colour=(0.8, 0.2, 0.0))
    styles = {**STYLES, "1 ": red, "2 ": red}
    records = parse(document(drawing, styles=styles)).recommendations
    assert [(one.ref, one.text.split()[0]) for one in records] == [("1", "The"), ("2", "The")]


def test_paragraphs_counted_on_under_headings_behind_a_numbered_announcement() -> None:
    """An improvement notice: what "2." announces stands under the headings of "3." and "4."."""
    drawing = f"""
Improvement Notice
{PROSE}
1. This notice is given to the council after the inspection.

2. To comply with it, the following actions are required of the council:

Improvement plan

3. The council must have a plan that its board has agreed.

Governance

4. The council should keep a board with an independent chair.
"""
    styles = dict.fromkeys(("Improvement Notice", "Improvement plan", "Governance"), BOLD)
    records = parse(document(drawing, styles=styles)).recommendations
    assert [(one.theme, one.ref) for one in records] == [("Improvement plan", "3"), ("Governance", "4")]


def test_what_a_body_does_next_is_no_second_list_of_recommendations() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
• Publish the data of the board each month.
• Train all staff in it.
What the council needs to do next
The council must consider this report at a meeting within a month.
"""
    styles = {**STYLES, "What the council needs to do next": LARGE}
    assert len(parse(document(drawing, styles=styles)).recommendations) == 2


def test_a_lead_in_under_a_heading_for_one_thing_is_not_that_thing() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Area for priority action

The local authority needs to take swift action to address the following:

• The response to children who present as homeless.
• The quality of decisions in the front door.
"""
    records = parse(document(drawing, styles={**STYLES, "Area for priority action": BOLD})).recommendations
    assert [one.text.split()[1] for one in records] == ["response", "quality"]


def test_parts_for_a_role_are_its_owners() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
Recommendations to the police
5.1 Children should be placed near their homes.
Recommendations to the centre manager
5.2 Complaints should be answered within five days.
"""
    parts = dict.fromkeys(("Recommendations to the police", "Recommendations to the centre manager"), BOLD)
    records = parse(document(drawing, styles={**parts, **STYLES})).recommendations
    assert [one.details.owner_text for one in records] == ["the police", "the centre manager"]


def test_headings_that_bid_over_prose_are_recommendations() -> None:
    drawing = """
    Peer challenge of Ottercombe
    Recommendations
    These are the key recommendations to the council:
    Refresh the vision and make sure that it is shared
    The corporate plan ends soon. A new one should be prepared.
    Close the gap in the budget for three years
    Decisions taken early will cost less.
    Give scrutiny a stronger voice
    Work programmes should be set by members.
    Findings
    The team should be thanked for its hospitality.
    """
    styles: Styles = {
        "Peer challenge of Ottercombe": LARGE,
        "Recommendations": LARGE,
        "Findings": LARGE,
        "Refresh the vision and make sure that it is shared": BOLD,
        "Close the gap in the budget for three years": BOLD,
        "Give scrutiny a stronger voice": BOLD,
    }
    read = shown(document(drawing, styles=styles))
    assert [line for line in read if not line.startswith("[")] == [
        "Refresh the vision and make sure that it is shared | explanation: The corporate plan ends soon. "
        "A new one should be prepared.",
        "Close the gap in the budget for three years | explanation: Decisions taken early will cost less.",
        "Give scrutiny a stronger voice | explanation: Work programmes should be set by members.",
    ]
    assert read[0] == "[Recommendations]"


def test_who_and_when_in_brackets_behind_what_is_asked() -> None:
    drawing = """
    Recommendations
    R1 – Move decisions to officers (Priority: High; Timescale: May 2025; Owner: Head of Planning)

    R2 – Review the service (Priority: Low; Timescale: June 2025; Owner: Director of Place)
    """
    assert shown(document(drawing, styles={"Recommendations": LARGE})) == [
        "[Recommendations]",
        "R1 Move decisions to officers | priority: High | deadline: May 2025 | owner: Head of Planning",
        "[Recommendations]",
        "R2 Review the service | priority: Low | deadline: June 2025 | owner: Director of Place",
    ]


def test_when_may_stand_between_whom_and_what() -> None:
    drawing = """
    Recommendations
    To remedy the injustice, the Council should, within one month of the date of this report:
    • apologise to Mrs X for the distress that its delay has caused;
    • remind its staff of the time that the law allows for a plan.
    Within three months of the date of this report, the Council should also:
    • review its procedures.
    """
    read = [line for line in shown(document(drawing, styles=STYLES)) if not line.startswith("[")]
    assert [line.partition(" | ")[2] for line in read] == [
        *["owner: the Council | deadline: within one month of the date of this report"] * 2,
        "owner: the Council | deadline: Within three months of the date of this report",
    ]


def test_whom_a_team_suggests_something_to() -> None:
    drawing = """
    Recommendations
    The peer team suggests that the council should consider the following:
    1. Complete the review of the constitution before the elections.
    2. Put in place a permanent senior team.
    """
    read = [line for line in shown(document(drawing, styles=STYLES)) if not line.startswith("[")]
    assert all(line.endswith(" | owner: the council") for line in read) and len(read) == 2


SET_APART = f"""
Buses
{PROSE}
We recommend that bus operators publish punctuality data every quarter.
School transport
{PROSE}
The panel recommends that the council reviews its policy before September.
{PROSE}
"""


def test_sentences_set_apart_that_recommend_something() -> None:
    styles: Styles = {
        "Buses": LARGE,
        "School transport": LARGE,
        "We recommend that bus operators publish punctuality data every quarter.": BOLD,
        "The panel recommends that the council reviews its policy before September.": BOLD,
    }
    assert shown(document(SET_APART, styles=styles)) == [
        "[Buses]",
        "We recommend that bus operators publish punctuality data every quarter.",
        "[School transport]",
        "The panel recommends that the council reviews its policy before September.",
    ]


def test_whose_report_it_is_is_no_lead() -> None:
    drawing = """
    Key recommendations
    Mardale Council, March 2021
    • Publish a delivery plan for the strategy
    • Recruit to the vacant posts of directors
    """
    assert shown(document(drawing, styles=STYLES)) == [
        "[Key recommendations]",
        "Publish a delivery plan for the strategy",
        "[Key recommendations]",
        "Recruit to the vacant posts of directors",
    ]


def test_titles_in_a_column_of_their_own_beside_the_points() -> None:
    drawing = """
    Key recommendations
    1.  Vision      Articulate a clear ambition for the place, and
                    communicate it to all.
    2.  Finance     Set out how the gap will be closed.
    """
    styles: Styles = {**STYLES, "Vision": BOLD, "Finance": BOLD}
    read = [line for line in shown(document(drawing, styles=styles)) if not line.startswith("[")]
    assert read == [
        "1 Articulate a clear ambition for the place, and communicate it to all. | (title): Vision",
        "2 Set out how the gap will be closed. | (title): Finance",
    ]
    some = [line for line in shown(document(drawing, styles={**STYLES, "Vision": BOLD})) if line[0] != "["]
    assert some[1] == "2 Finance Set out how the gap will be closed."


def test_recommendations_that_are_that_somebody_should() -> None:
    drawing = """
    Key recommendations
    Our key recommendations are that the council should:
    • develop a vision
    • align its resources
    """
    read = [line for line in shown(document(drawing, styles=STYLES)) if not line.startswith("[")]
    assert [line.partition(" | ")[2] for line in read] == ["owner: the council"] * 2


def test_when_stands_before_whom_without_a_comma() -> None:
    drawing = """
    Key recommendations
    Over the next six months the Council must:
    • develop a vision
    • align its resources
    """
    read = [line for line in shown(document(drawing, styles=STYLES)) if not line.startswith("[")]
    assert read[0] == "develop a vision | owner: the Council | deadline: Over the next six months"


def test_for_whom_a_list_is_that_no_list_of_bodies_has() -> None:
    drawing = """
    Recommendations
    For the ALMO
    1. Train all operatives in damp.
    2. Appoint a tenant to its board.
    Main findings
    All is well.
    """
    styles: Styles = {**STYLES, "For the ALMO": BOLD}
    assert shown(document(drawing, styles=styles)) == [
        "[Recommendations]",
        "1 Train all operatives in damp. | owner: the ALMO",
        "[Recommendations]",
        "2 Appoint a tenant to its board. | owner: the ALMO",
    ]


def test_what_a_council_has_agreed_to_in_an_ombudsmans_decision() -> None:
    drawing = """
    Agreed action
    4. Within one month of our final decision, the Council has agreed to:
       • apologise to Mr Y in line with our guidance;
       • issue a reminder to officers about records.
    """
    read = shown(document(drawing, styles={"Agreed action": LARGE}))
    assert [line.partition(" | ")[2] for line in read if not line.startswith("[")] == [
        "owner: the Council | deadline: Within one month of our final decision"
    ] * 2


def test_labels_that_a_narrow_column_breaks() -> None:
    drawing = """
    Recommendations
    Recommendation   Agree with partners what success will look like, and
    1                publish the measures of it.
    Recommendation   Review how decisions are made.
    2
    """
    assert shown(document(drawing, styles={**STYLES, "Recommendation ": BOLD})) == [
        "[Recommendations]",
        "1 Agree with partners what success will look like, and publish the measures of it.",
        "[Recommendations]",
        "2 Review how decisions are made.",
    ]


@pytest.mark.parametrize("prose", ["", "The team heard much of this, and often."])
def test_counted_headings_that_bid_may_be_short(prose: str) -> None:
    asked = ["Put residents at the centre of all that is done", "Strengthen the centre", "Look ahead"]
    points = "".join(f"\n{number}. {text}\n\n{prose}\n" for number, text in enumerate(asked, 1))
    drawing = f"Peer challenge\n\nKey recommendations\n{points}\nFeedback\n{PROSE}"
    styles: Styles = {"Peer challenge": LARGE, "Key recommendations": LARGE, "Feedback": LARGE}
    styles = {**styles, **{f"{number}. {text}": BOLD for number, text in enumerate(asked, 1)}}
    read = [line for line in shown(document(drawing, styles=styles)) if not line.startswith("[")]
    said = f" | explanation: {prose}" if prose else ""
    assert read == [f"{number} {text}{said}" for number, text in enumerate(asked, 1)]


@pytest.mark.parametrize(
    ("lead", "points", "expected"),
    [
        ("It is recommended that the Committee:", ("notes the report;", "makes any comments."), []),
        ("It is recommended that the Committee:", ("1.1 Notes it.", "1.2 Refers it to Council."), []),
        (
            "The panel recommends that Cabinet:",
            ("agrees a strategy for parking;", "cleans the gullies."),
            ["• agrees a strategy for parking;", "• cleans the gullies."],
        ),
    ],
)
def test_what_a_committees_report_recommends(lead: str, points: tuple[str, str], expected: list[str]) -> None:
    """To the committee that reads it: that is no recommendation to the council."""
    marked = [point if point[0].isdigit() else f"• {point}" for point in points]
    drawing = "\n".join(["Recommendations", "", lead, "", *marked, ""])
    outline = document_to_outline(document(drawing, styles={"Recommendations": LARGE}))
    assert [f"• {each.draft.text.text}" for each in review_report.parse(outline)] == expected


def test_guidance_says_what_anybody_should_do() -> None:
    drawing = """
    {title} for councils

    The council should:

    • agree the scope with the team
    • prepare a position statement
    • book the rooms
    """
    found = [
        len(review_report.parse(document_to_outline(document(drawing.format(title=title), styles=STYLES))))
        for title, STYLES in (
            ("Review", {"Review for councils": LARGE}),
            ("Guide", {"Guide for councils": LARGE}),
        )
    ]
    assert found == [3, 0]


def test_a_lead_in_below_a_heading_in_the_type_of_the_text() -> None:
    drawing = f"""
    {PROSE}

    Key suggestions for improvement

    The following are the key areas we suggest you focus on:

    • Give councillors a bigger role as community leaders
    • Bring together the change projects into one programme

    Moving forward

    {PROSE}
    """
    assert shown(document(drawing)) == [
        "[Key suggestions for improvement]",
        "Give councillors a bigger role as community leaders",
        "[Key suggestions for improvement]",
        "Bring together the change projects into one programme",
    ]


def test_a_line_that_ends_with_a_verb_leads_in() -> None:
    """And is no theme, though it names what stands below; whom it names last is no owner."""
    drawing = """
    2. Recommendations

    The peer team's key recommendations to the council are:

    • Use the fund to test new models of delivery.
    • Involve residents before proposals are fixed.
    """
    styles = {"2. Recommendations": LARGE}
    assert shown(document(PROSE, drawing, styles=styles)) == [
        "[2. Recommendations]",
        "Use the fund to test new models of delivery.",
        "[2. Recommendations]",
        "Involve residents before proposals are fixed.",
    ]


def test_we_recommend_somebody_to() -> None:
    drawing = """
    Our recommendations

    We recommend the Council to:

    1. Publish its pay multiple.
    2. Adopt the model code.
    """
    rows = shown(document(PROSE, drawing, styles={"Our recommendations": LARGE}))
    assert [row.partition(" | ")[2] for row in rows if row[0].isdigit()] == ["owner: the Council"] * 2


def test_a_label_below_a_lead_in_of_its_own_is_a_point() -> None:
    report = """
Panel report

What still needs to be done

The council should be mindful that its budget has a gap.

Recommendations to the Council

We recommend that the Council should:

(a) keep its independent chair;
(b) publish a register.

Recommendations to Government

We recommend that the Government should:

(c) issue guidance on companies.
"""
    heads = ("What still needs to be done", "Recommendations to Government", "Recommendations to the Council")
    styles: Styles = {"Panel report": LARGE, **dict.fromkeys(heads, BOLD)}
    assert shown(document(report, styles=styles)) == [
        "[Recommendations to the Council]",
        "a keep its independent chair; | owner: the Council",
        "[Recommendations to the Council]",
        "b publish a register. | owner: the Council",
        "[Recommendations to Government]",
        "c issue guidance on companies. | owner: the Government",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "That the committee notes the scope of the challenge.",
            "That the committee nominates three members.",
        ),
        ("That the Board identifies two matters for its work.", "That the Chair writes to the Leader."),
    ],
)
def test_points_that_name_who_decides_tell_that_a_list_is_a_committees(one: str, other: str) -> None:
    report = f"""
Report of the Chief Executive

1. Purpose of report
To tell members of the peer challenge.

2. Recommendations
(a) {one}
(b) {other}

3. Financial implications
There are none.
"""
    heads = ("1. Purpose of report", "2. Recommendations", "3. Financial implications")
    assert not parse(document(report, styles=dict.fromkeys(heads, BOLD))).recommendations


def test_what_a_scrutiny_review_asks_of_the_cabinet_is_no_decision() -> None:
    report = """
Youth services: review by the Children's Scrutiny Panel

1. Recommendations
(a) That Cabinet invests in youth clubs in each ward.
(b) That officers bring a report to the committee in six months.

2. Financial implications
There are none.

3. Legal implications
There are none.

4. Background papers
There are none.
"""
    heads = [line for line in report.splitlines() if line[:1].isdigit()]
    assert len(parse(document(report, styles=dict.fromkeys(heads, BOLD))).recommendations) == 2


def test_what_the_peers_recommend_may_be_appended_to_a_committees_report() -> None:
    cover = """
1. Financial implications
There are none.

2. Legal implications
There are none.

3. Background papers
There are none.
"""
    report = """
Peer challenge feedback report

Key recommendations
• Develop a financial strategy.
• Approve a workforce strategy that deals with vacancies.
• Communicate the vision to staff.
"""
    heads = ("1. Financial implications", "2. Legal implications", "3. Background papers")
    bold = dict.fromkeys((*heads, "Key recommendations"), BOLD)
    styles: Styles = {"Peer challenge feedback report": LARGE, **bold}
    assert [each.text for each in parse(document(cover, report, styles=styles)).recommendations] == [
        "Develop a financial strategy.",
        "Approve a workforce strategy that deals with vacancies.",
        "Communicate the vision to staff.",
    ]


def test_sentences_within_paragraphs_that_recommend() -> None:
    report = """
Finance peer review

Committees
Balances are prudent. We recommend that the council publishes a policy on
their use, e.g. for schools. Members asked for one in 2023.

Capital
Schemes slip. The team also recommends that those without a case are
removed. We recommend that Cabinet notes this report.
"""
    built = document(report, styles={"Finance peer review": LARGE, "Committees": BOLD, "Capital": BOLD})
    assert shown(built) == [
        "[Committees]",
        "We recommend that the council publishes a policy on their use, e.g. for schools.",
        "[Capital]",
        "The team also recommends that those without a case are removed.",
    ]
    assert parse(built).coverage.share == 1.0


@pytest.mark.parametrize("title", ["Preparing for floods", "Flood review: advice to residents"])
def test_what_a_leaflet_recommends_to_its_readers_is_none(title: str) -> None:
    leaflet = f"""
{title}

Warnings
They may come late. We recommend that you sign up for them. Keep a torch.

Insurance
Policies differ. We recommend that you read yours each year.
"""
    styles = {title: LARGE, "Warnings": BOLD, "Insurance": BOLD}
    assert not parse(document(leaflet, styles=styles)).recommendations


def test_a_sentence_in_bold_that_ends_a_paragraph_is_no_heading() -> None:
    report = """
Housing peer review of Ottercombe

Tenants
Tenants are proud of their homes and of their estates. We recommend
that the panel of tenants reports to the Cabinet twice a year.

Repairs
Most repairs are made on time, as all who were asked agreed. The team
also recommends that missed appointments are counted.

Homes
We recommend that the council buys more homes for families.
"""
    bold = (
        "We recommend",
        "that the panel of tenants reports to the Cabinet twice a year.",
        "The team",
        "also recommends that missed appointments are counted.",
        "We recommend that the council buys more homes for families.",
    )
    heads = dict.fromkeys(("Housing peer review of Ottercombe", "Tenants", "Repairs", "Homes"), LARGE)
    found = parse(document(report, styles=heads | dict.fromkeys(bold, BOLD))).recommendations
    assert [(each.theme, each.text) for each in found] == [
        ("Tenants", f"{bold[0]} {bold[1]}"),
        ("Repairs", f"{bold[2]} {bold[3]}"),
        ("Homes", bold[4]),
    ]


@pytest.mark.parametrize("title", ["Vision.", "Our members:"])
def test_a_plain_title_before_what_is_asked_in_bold(title: str) -> None:
    report = f"""
Governance peer review of Ottercombe

Recommendations
• {title} Agree what it is for.
• {title} Train all of them.
"""
    bold = dict.fromkeys(("Agree what it is for.", "Train all of them."), BOLD)
    styles = {"Governance peer review of Ottercombe": LARGE, "Recommendations": LARGE, **bold}
    found = parse(document(report, styles=styles)).recommendations
    told = [(each.text, dict(each.details.extra)["title"]) for each in found]
    assert told == [("Agree what it is for.", title), ("Train all of them.", title)]


def test_a_heading_right_below_a_paragraph_that_ends_in_bold() -> None:
    report = """
Governance peer review of Ottercombe

Findings
The council has done well this year and its staff are proud of their
town and of what they do for it, as they said to the Peer Team
Recommendations
• Publish the plan for homes.
• Appoint a chair for the board.
"""
    heads = dict.fromkeys(("Findings", "Recommendations", "Peer Team"), BOLD)
    styles = {"Governance peer review of Ottercombe": LARGE, **heads}
    assert len(parse(document(report, styles=styles)).recommendations) == 2


def test_a_number_in_bold_beside_its_point_is_no_title() -> None:
    report = """
Planning peer review of Ottercombe

Recommendations
R1   Agree what it is for, and tell all who work there.

R2   Train all of them, and their managers.
"""
    numbers = dict.fromkeys(("R1", "R2"), BOLD)
    styles = {"Planning peer review of Ottercombe": LARGE, "Recommendations": LARGE, **numbers}
    found = parse(document(report, styles=styles)).recommendations
    assert [(each.ref, each.text[:5]) for each in found] == [("R1", "Agree"), ("R2", "Train")]


def test_what_a_title_in_bold_says_is_whole_though_nothing_of_it_asks() -> None:
    report = """
Peer challenge of Ottercombe

Areas for improvement
• Waiting times. These are too long for those who need care.
• Quality of plans. Too few are reviewed.
"""
    bold = dict.fromkeys(("Waiting times.", "Quality of plans."), BOLD)
    styles = {"Peer challenge of Ottercombe": LARGE, "Areas for improvement": LARGE, **bold}
    found = parse(document(report, styles=styles)).recommendations
    assert [each.text for each in found] == [
        "Waiting times. These are too long for those who need care.",
        "Quality of plans. Too few are reviewed.",
    ]


def test_what_has_two_codes_of_one_count_is_asked_twice() -> None:
    report = """
Planning peer challenge of Ottercombe

Recommendations
R1 Agree a vision for the service and tell staff.

R2 Publish the results each year.

R3 Reduce the number of extensions of time.

R4 Publish the results each year.
"""
    styles = {"Planning peer challenge of Ottercombe": LARGE, "Recommendations": LARGE}
    found = parse(document(report, styles=styles)).recommendations
    assert [each.ref for each in found] == ["R1", "R2", "R3", "R4"]


def test_what_a_summary_asks_is_asked_once_though_its_paragraphs_have_other_numbers() -> None:
    asked = ("publish its plan for the homes of all", "train its staff to speak to residents")
    report = f"""
Planning peer challenge of Ottercombe

Recommendations

1.4 The council should {asked[0]}.

1.5 The council should {asked[1]}.

Findings

5.1 The council has no plan that its staff know of.

Recommendations

5.2 The council should {asked[0]}.

5.3 The council should {asked[1]}.
"""
    heads = ("Planning peer challenge of Ottercombe", "Recommendations", "Findings")
    found = parse(document(report, styles=dict.fromkeys(heads, LARGE))).recommendations
    assert [each.ref for each in found] == ["1.4", "1.5"]


def test_recommendations_in_a_letter_are_not_its_title() -> None:
    letter = """
Dear Chief Executive

Decision making peer review

Thank you for inviting us to carry out a peer review of how you decide.

Recommendations
We recommend that:
i.   the council reduces the layers of management to five;
ii.  the council reviews the grading of posts.
"""
    styles = {"Decision making peer review": BOLD, "Recommendations": LARGE}
    plan = parse(document(letter, styles=styles))
    assert (plan.title, {each.theme for each in plan.recommendations}) == (
        "Decision making peer review",
        {"Recommendations"},
    )


def test_points_that_begin_with_what_is_asked_in_bold() -> None:
    report = """
Peer challenge of Ottercombe

Key recommendations
1. Address the deficit on the schools grant as a priority of all.
   It exceeds the reserves of the council, and few members knew.
2. Tackle the culture of late papers. Of 41 in the last year,
   seventeen were late.
3. Build capacity for the analysis of data with the neighbouring
   councils. Two people serve all.
"""
    bold = (
        "1. Address the deficit on the schools grant as a priority of all.",
        "2. Tackle the culture of late papers.",
        "3. Build capacity for the analysis of data with the neighbouring",
        "councils.",
    )
    styles = {
        "Peer challenge of Ottercombe": LARGE,
        "Key recommendations": LARGE,
        **dict.fromkeys(bold, BOLD),
    }
    found = parse(document(report, styles=styles)).recommendations
    assert [(each.ref, each.text, dict(each.details.extra)["explanation"]) for each in found] == [
        (
            "1",
            "Address the deficit on the schools grant as a priority of all.",
            "It exceeds the reserves of the council, and few members knew.",
        ),
        (
            "2",
            "Tackle the culture of late papers.",
            "Of 41 in the last year, seventeen were late.",
        ),
        (
            "3",
            "Build capacity for the analysis of data with the neighbouring councils.",
            "Two people serve all.",
        ),
    ]


def test_what_readers_of_a_briefing_need_to_do_is_none() -> None:
    briefing = """
Staff briefing: peer challenge

What do staff need to do?

• Keep the week of 8 March free.
• Look at the position statement.
• Speak to the team.
"""
    styles = {"Staff briefing: peer challenge": LARGE, "What do staff need to do?": BOLD}
    assert not parse(document(briefing, styles=styles)).recommendations
    report = briefing.replace("Staff briefing: peer challenge", "Peer challenge of the council ")
    styles["Peer challenge of the council"] = LARGE
    assert len(parse(document(report, styles=styles)).recommendations) == 3


def test_points_that_begin_with_a_title_in_bold_are_whole() -> None:
    report = """
Peer challenge of Ottercombe

Key recommendations
1. Leadership. Appoint a chief executive.
2. Papers. Tackle the culture of lateness.
"""
    bold = ("1. Leadership.", "2. Papers.", "Key recommendations")
    found = parse(document(report, styles=dict.fromkeys(bold, BOLD))).recommendations
    assert [each.text for each in found] == [
        "Leadership. Appoint a chief executive.",
        "Papers. Tackle the culture of lateness.",
    ]


def test_what_orders_a_landlord_to_do_names_it_and_when() -> None:
    drawing = """
    Orders
    12. Within four weeks of the date of this report, the landlord must:
        a. write to the resident to apologise;
        b. inspect the bathroom.
    Recommendations
    13. The landlord should review its record-keeping.
    """
    rows = shown(document(drawing, styles={"Orders": LARGE, "Recommendations": LARGE}))
    when = "owner: the landlord | deadline: Within four weeks of the date of this report"
    assert [row for row in rows if row[0] != "["] == [
        f"a write to the resident to apologise; | {when}",
        f"b inspect the bathroom. | {when}",
        "13 The landlord should review its record-keeping.",
    ]


def test_a_remedy_that_a_council_will_do_within_a_month() -> None:
    drawing = """
    Agreed action
    11. To remedy the injustice caused, the Council will, within one month of my decision:
        a. apologise to Mrs X; and
        b. review ten other cases.
    """
    rows = shown(document(drawing, styles={"Agreed action": LARGE}))
    assert [row.partition(" | ")[2] for row in rows if row[0] != "["] == [
        "owner: the Council | deadline: within one month of my decision"
    ] * 2


def test_what_a_letter_calls_weak_areas_outweighs_what_each_theme_finds() -> None:
    drawing = """
    Identifying needs
    Areas for development
    • Health visitors complete too few of their checks.
    Meeting needs
    Areas for development
    • Parents wait too long for information.
    Significant areas of weakness
    The local area must address the following significant areas of weakness:
    • the lack of a joint strategy;
    • the poor quality of plans.
    """
    heads = ("Identifying needs", "Meeting needs", "Significant areas of weakness", "Areas for development")
    rows = shown(document(drawing, styles=dict.fromkeys(heads, BOLD)))
    assert [row for row in rows if row[0] != "["] == [
        "the lack of a joint strategy;",
        "the poor quality of plans.",
    ]


def test_one_paragraph_whose_list_is_part_of_what_it_asks() -> None:
    drawing = """
    Area for priority action
    The council needs to act to protect children at risk. This includes:
    • the timeliness of its discussions
    • the quality of its enquiries
    What needs to improve?
    • The use of data.
    """
    styles: Styles = {"Area for priority action": BOLD, "What needs to improve?": BOLD}
    assert [row for row in shown(document(drawing, styles=styles)) if row[0] != "["] == [
        "The council needs to act to protect children at risk. This includes: • the timeliness of its"
        " discussions • the quality of its enquiries",
        "The use of data.",
    ]


def test_a_line_in_brackets_below_a_heading_is_no_theme() -> None:
    drawing = """
    What does the school need to do to improve?
    (Information for the school and appropriate authority)
    • Some pupils do not attend often enough. Leaders should work with families.
    • Checks are not used well. The school should train its teachers.
    """
    heading, aside = (line.strip() for line in drawing.strip().splitlines()[:2])
    assert shown(document(drawing, styles={heading: LARGE, aside: BOLD}))[0] == f"[{heading}]"


def test_a_lead_in_among_the_paragraphs_that_an_ombudsman_counts() -> None:
    drawing = """
    Recommendations
    7. The Council must consider the report and confirm within three months the action it has taken.
    8. In addition to the requirements set out above the Council should:
        • apologise to Ms B;
        • review its procedures.
    """
    rows = shown(document(drawing, styles={"Recommendations": LARGE}))
    assert [row for row in rows if row[0] != "["] == [
        "apologise to Ms B; | owner: the Council",
        "review its procedures. | owner: the Council",
    ]


def test_on_what_a_recommendation_is_based_stands_before_whom_it_is_for() -> None:
    drawing = """
    Our recommendations

    Based on what we heard, we recommend that the Trust:

    1. publishes waiting times.
    2. books interpreters.
    """
    rows = shown(document(PROSE, drawing, styles={"Our recommendations": LARGE}))
    assert [row.partition(" | ")[2] for row in rows if row[0].isdigit()] == ["owner: the Trust"] * 2


def test_codes_that_begin_bullets_are_references() -> None:
    drawing = """
Recommendations

• R1 Open up decision making.
• R2 Look after all who work here.

Findings

The team met many people who are proud of the council.
"""
    built = document(drawing, styles={"Recommendations": LARGE, "Findings": LARGE})
    assert [(one.ref, one.text) for one in parse(built).recommendations] == [
        ("R1", "Open up decision making."),
        ("R2", "Look after all who work here."),
    ]


@pytest.mark.parametrize("first", ["What needs to improve?", "Recommendations"])
@pytest.mark.parametrize("second", ["Hold regular conversations.", "The capacity of the legal team."])
def test_the_only_point_of_a_list_that_counts_in_the_middle(first: str, second: str) -> None:
    drawing = f"""
Inspection of Ottercombe

{first}
The peer team makes these recommendations:
R1: Make sure that the plans for children are specific.

Areas for improvement
The peer team makes these recommendations:
17. {second}

Headline findings
{PROSE}
"""
    assert [line for line in shown(document(drawing, styles=STYLES)) if not line.startswith("[")] == [
        "R1 Make sure that the plans for children are specific.",
        f"17 {second}",
    ]


def test_what_needs_to_improve_in_a_table_of_counted_rows() -> None:
    """They name what must be better, and ask nobody: no record of the report had been found."""
    drawing = """
    Inspection of Dorset local authority

    Practice is strong in parts of the service, and weak in others.

    What needs to improve?
    +---+---------------------------------------------+
    | 1 | The use of unregistered children's homes.   |
    +---+---------------------------------------------+
    | 2 | Pathway planning.                           |
    +---+---------------------------------------------+
    | 3 | Senior leaders' line of sight to practice.  |
    +---+---------------------------------------------+

    The experiences of children in care
    Children live with carers who know them well.
    """
    heads = ("What needs to improve?", "The experiences of children in care")
    styles = dict.fromkeys(heads, BOLD) | {"Inspection of Dorset local authority": LARGE}
    plan = parse(document(drawing, styles=styles))
    assert [(each.theme, each.ref, each.text) for each in plan.recommendations] == [
        ("What needs to improve?", "1", "The use of unregistered children's homes."),
        ("What needs to improve?", "2", "Pathway planning."),
        ("What needs to improve?", "3", "Senior leaders' line of sight to practice."),
    ]


def test_a_list_that_begins_with_a_count_is_whole_where_no_other_is_announced() -> None:
    drawing = f"""
Inspection of Ottercombe

What needs to improve?
The peer team makes these recommendations:
R1: Make sure that the plans for children are specific.
R2: Hold regular conversations with residents about money.

Headline findings
{PROSE}
"""
    found = [line for line in shown(document(drawing, styles=STYLES)) if not line.startswith("[")]
    assert [line.split()[0] for line in found] == ["R1", "R2"]


def test_areas_that_bind_are_asked_for_beside_recommendations_though_some_name_nobody() -> None:
    """A fire inspector's: half of the points of one chapter name nobody, those of all chapters do."""
    drawing = """
    Elms Fire and Rescue Service

    How well does the service prevent fires?

    Recommendations
    • The service should clear its backlog of visits.
    • The service should check the quality of visits.

    Areas for improvement
    • The service should evaluate its prevention work.
    • Safeguarding training should be given to all staff.

    How well does the service respond to fires?

    Areas for improvement
    • The service should improve how often it can crew its engines.
    • The service should make sure that its terminals are reliable.
    """
    heads = ("How well does the service prevent fires?", "How well does the service respond to fires?")
    styles = dict.fromkeys(("Recommendations", "Areas for improvement", *heads), BOLD)
    plan = parse(document(drawing, styles=styles | {"Elms Fire and Rescue Service": LARGE}))
    assert [each.text for each in plan.recommendations][2:4] == [
        "The service should evaluate its prevention work.",
        "Safeguarding training should be given to all staff.",
    ]


@pytest.mark.parametrize("style", [BOLD, replace(PLAIN, italic=True)])
def test_a_review_of_progress_tells_how_far_each_recommendation_has_got(style: Style) -> None:
    """Without numbers: nothing had been found in it."""
    drawing = """
    Peer challenge progress review

    1. Introduction
    The peer team came back in September, and it met members and staff.

    2. Progress against the recommendations

    Increase the pace at which homes are built.
    The council has begun work on two sites. The team saw both of them.

    Develop a strategy for those who cannot go online.
    A draft has been read by members, and it will be agreed in May.

    3. Next steps
    The council should tell its residents of this.
    """
    heads = ("1. Introduction", "2. Progress against the recommendations", "3. Next steps")
    asked = (
        "Increase the pace at which homes are built.",
        "Develop a strategy for those who cannot go online.",
    )
    styles = dict.fromkeys(heads, LARGE) | dict.fromkeys(asked, style)
    plan = parse(document(drawing, styles=styles | {"Peer challenge progress review": LARGE}))
    assert tuple(each.text for each in plan.recommendations) == asked


def test_what_a_fire_service_should_do_by_a_day_is_asked_in_a_sentence_too() -> None:
    """Below lists it had been dropped; what a plan is to do had been asked for itself."""
    drawing = """
    Elms Fire and Rescue Service

    Recommendations
    By 31 May 2025, the service should develop an action plan to:
    • reach those most at risk of fire; and
    • check the quality of its visits.
    By 30 September 2025, the chief fire officer should:
    • train enough inspectors.
    By 31 December 2025, the service should make sure that staff know of its support.

    Effectiveness
    The service has a good understanding of its area.
    """
    styles = dict.fromkeys(("Recommendations", "Effectiveness"), BOLD)
    plan = parse(document(drawing, styles=styles | {"Elms Fire and Rescue Service": LARGE}))
    assert [(each.text, each.details.owner_text) for each in plan.recommendations] == [
        (
            "By 31 May 2025, the service should develop an action plan to: • reach those most at risk of"
            " fire; and • check the quality of its visits.",
            "",
        ),
        ("train enough inspectors.", "the chief fire officer"),
        ("By 31 December 2025, the service should make sure that staff know of its support.", ""),
    ]


def test_lines_in_italics_as_far_from_the_next_as_paragraphs_are_asked_too() -> None:
    """Those that stand right below others' progress had been lost in it."""
    asked = ("Set a clear vision for the place.", "Work with the parish councils.", "Agree a budget.")
    told = ("The council has agreed one since.", "It has met them all.", "It was agreed in the spring.")
    heads = ("Peer challenge progress review", "Progress against the recommendations")
    texts = [text for pair in zip(asked, told, strict=True) for text in pair]
    styles = dict.fromkeys(heads, LARGE) | dict.fromkeys(asked, replace(PLAIN, italic=True))
    plan = parse(document("\n\n".join([*heads, *texts]), styles=styles))
    assert tuple(each.text for each in plan.recommendations) == asked


def test_what_was_said_below_a_list_in_some_year_is_not_asked_now() -> None:
    drawing = """
    Elms Fire and Rescue Service

    Recommendations
    • Improve the visits to those most at risk of fire.
    • Publish the plan for the budget of each station.
    In May 2024, we said that the service must improve how it tells tenants about alarms.

    Effectiveness
    The service has a good understanding of its area.
    """
    styles = dict.fromkeys(("Recommendations", "Effectiveness"), BOLD)
    plan = parse(document(drawing, styles=styles | {"Elms Fire and Rescue Service": LARGE}))
    assert len(plan.recommendations) == 2


def test_a_review_of_progress_has_headings_over_what_was_asked_that_are_themes() -> None:
    drawing = """
    Peer challenge progress review

    Progress against recommendations

    Place
    Increase the pace at which homes are built.
    The council has begun work on two sites. The team saw both of them.

    Money
    Develop a strategy for those who cannot go online.
    A draft has been read by members, and it will be agreed in May.

    Final thoughts
    The council should tell its residents of this.
    """
    asked = (
        "Increase the pace at which homes are built.",
        "Develop a strategy for those who cannot go online.",
    )
    middling = replace(BOLD, size=12.0)
    styles = dict.fromkeys(asked, BOLD) | dict.fromkeys(("Place", "Money"), middling)
    styles |= dict.fromkeys(("Progress against recommendations", "Final thoughts"), LARGE)
    plan = parse(document(drawing, styles=styles | {"Peer challenge progress review": LARGE}))
    found = [(each.theme, each.text) for each in plan.recommendations]
    assert found == list(zip(("Place", "Money"), asked, strict=True))


def test_what_a_provider_must_do_to_meet_a_requirement_is_part_of_it() -> None:
    report = """
Requirements
1. By 31 August 2023, the provider must plan people’s care.
To do this, the provider must, at a minimum:
a) review each plan every six months
b) make sure that staff follow it
This is to comply with Regulation 4(1)(a) of the Regulations.
2. By 15 September 2023, the provider must manage medicines.
To do this, the provider must, at a minimum:
a) audit medicines each week
b) report errors without delay
"""
    plan = parse(document(report, styles={"Requirements": BOLD}))
    assert [(each.ref, each.text) for each in plan.recommendations] == [
        (
            "1",
            "By 31 August 2023, the provider must plan people’s care. To do this, the provider must, at a"
            " minimum: • review each plan every six months • make sure that staff follow it",
        ),
        (
            "2",
            "By 15 September 2023, the provider must manage medicines. To do this, the provider must, at a"
            " minimum: • audit medicines each week • report errors without delay",
        ),
    ]


def test_a_heading_that_counts_on_from_the_announcing_one_is_no_part_of_it() -> None:
    report = """
2. Key recommendations
The following are the peer team’s key recommendations to the council:

3. Overview of the peer challenge approach
• Lead officer peer: Morwenna Tallack, Chief Executive
• Lead member peer: Councillor Idris Penhale, Leader
• Peer challenge manager: Priya Nair
"""
    heads = [line for line in report.splitlines() if line[:1].isdigit()]
    outline = document_to_outline(document(report, styles=dict.fromkeys(heads, LARGE)))
    assert not review_report.parse(outline)


def test_a_second_list_that_a_line_announces_is_no_finding() -> None:
    report = """
Recommendations for improvement
R1: The timeliness of health assessments.

R2: The quality of plans, and how often they are reviewed.

What needs to improve:
The following are the peer team's key recommendations to the council:

R1: Support for care leavers who are not in work.

R2: The response to children who go missing from home.

Context of the review
Peers spoke with children and their carers.
"""
    heads = ("Recommendations for improvement", "What needs to improve:", "Context of the review")
    placed = review_report.parse(document_to_outline(document(report, styles=dict.fromkeys(heads, BOLD))))
    assert [each.draft.text.text for each in placed] == [
        "The timeliness of health assessments.",
        "The quality of plans, and how often they are reviewed.",
        "Support for care leavers who are not in work.",
        "The response to children who go missing from home.",
    ]


def test_two_counted_lines_below_a_lead_in_are_a_list_though_they_are_no_paragraphs_that_ask() -> None:
    report = """
Recommendations for improvement
The peer team makes these recommendations:

1. Agree a financial strategy that closes the gap.

2. Hold regular conversations with residents.

Areas for improvement
{lead}

9. Secure enough homes for care leavers.

10. The accuracy of the data that leaders rely on.

Context of the review
Peers spoke with children and their carers.
"""
    heads = ("Recommendations for improvement", "Areas for improvement", "Context of the review")
    for lead, found in (("Inspectors identified the following:", 4), ("What we saw was uneven.", 2)):
        drawn = document(report.format(lead=lead), styles=dict.fromkeys(heads, BOLD))
        assert len(review_report.parse(document_to_outline(drawn))) == found


def test_the_one_paragraph_that_asks_beside_the_list_that_a_line_calls_recommendations() -> None:
    report = """
Priority and immediate action
{one}

Areas for development
The peer team makes these recommendations:

• Agree a financial strategy that closes the gap.
• Hold regular conversations with residents.

Context of the review
Peers spoke with children and their carers.
"""
    heads = ("Priority and immediate action", "Areas for development", "Context of the review")
    listed = ["Agree a financial strategy that closes the gap.", "Hold regular conversations with residents."]
    asked = "Health commissioners need to reduce the waits for an assessment."
    for one, texts in ((asked, [asked, *listed]), ("The waits for an assessment are long.", listed)):
        drawn = document(report.format(one=one), styles=dict.fromkeys(heads, BOLD))
        placed = review_report.parse(document_to_outline(drawn))
        assert [each.draft.text.text for each in placed] == texts


def test_a_heading_that_names_its_one_area_for_improvement_behind_a_colon() -> None:
    report = """
Leadership
Leaders know the service well, and staff say that they are heard.

Area for improvement: risk assessment
{one}

Area for improvement: learning from incidents
The service needs to share what it has learned from incidents.

Culture
People are proud to work here, and understand its values.

Recommendations

1. Publish the plan for the estate.
"""
    heads = [line for line in report.splitlines() if line and line[-1] not in ".}"]
    learned = "The service needs to share what it has learned from incidents."
    others = [
        "[Area for improvement: learning from incidents]",
        learned,
        "[Recommendations]",
        "1 Publish the plan for the estate.",
    ]
    asked = "The service should make sure that its risk assessments are read."
    late = "Risk assessments are reviewed late."
    seen = f"{late} Managers told us that they should be firmer."
    for one, rows in (
        (asked, ["[Area for improvement: risk assessment]", asked]),
        (
            f"{asked}\n\nWe found that staff should not have to ask.",
            ["[Area for improvement: risk assessment]", asked],
        ),
        (late, ["[Area for improvement: risk assessment]", late]),
        # What was seen, at length, is a finding.
        (seen, []),
    ):
        assert shown(document(report.format(one=one), styles=dict.fromkeys(heads, BOLD))) == [*rows, *others]


def test_the_one_area_for_improvement_may_be_set_like_its_heading() -> None:
    """A box whose bar says "Area for improvement", in the bold of what it holds."""
    late = "The force does not always give victims their right to a statement."
    report = f"""
Investigating crime
Officers know their communities, and are proud to serve them.

Area for improvement

{late}

In 19 of 40 cases no statement was offered to them.

Main findings
{PROSE}
"""
    heads = ("Investigating crime", "Area for improvement", late, "Main findings")
    rows = shown(document(report, styles=dict.fromkeys(heads, BOLD)))
    assert [row.split(" | ")[0] for row in rows] == ["[Area for improvement]", late]


def test_sections_of_a_report_that_are_called_like_the_labels_of_a_card() -> None:
    heads = (
        "Background",
        "Key messages",
        "Theme 1: Working with people",
        "Theme 2: Providing support",
        "Immediate next steps",
        "Contact details",
    )
    styles = STYLES | dict.fromkeys(heads, LARGE) | {"Quality of practice": BOLD, "What we heard": BOLD}
    drawing = f"""
Inspection of Ottercombe
Background
{PROSE}
Key messages
{PROSE}
Recommendations
The team makes these recommendations to support the council.
Quality of practice
• Agree a practice framework with staff.
• Publish a market position statement.
Theme 1: Working with people
What we heard
{PROSE}
Theme 2: Providing support
What we heard
{PROSE}
Immediate next steps
{PROSE}
Contact details
Sam Hill, Challenge Manager
"""
    told = parse(document(drawing, styles=styles)).recommendations
    assert [(each.theme, each.text) for each in told] == [
        ("Quality of practice", "Agree a practice framework with staff."),
        ("Quality of practice", "Publish a market position statement."),
    ]


def test_a_plan_that_only_repeats_what_was_recommended() -> None:
    title, cases = (
        "Our response to the inspection of the force",
        ("Investigating crime", "Managing offenders"),
    )
    points = "• make sure that each case has a plan for its {}\n• tell victims of the {} each month"
    drawing = f"{title}\n\nThe inspectors found two causes of concern, which we repeat below.\n\n"
    for case, about in zip(cases, ("inquiry", "visits"), strict=True):
        lead = "Recommendations\n\nBy 30 June 2025, the force should:"
        drawing += f"{case}\n\nThe force is slow to act.\n\n{lead}\n{points.format(about, about)}\n\n"
    styles = dict.fromkeys((title, *cases, "Recommendations"), LARGE)
    told = " | owner: the force | deadline: By 30 June 2025"
    assert [line for line in shown(document(drawing, styles=styles)) if not line.startswith("[")] == [
        f"{text}{told}"
        for about in ("inquiry", "visits")
        for text in (
            f"make sure that each case has a plan for its {about}",
            f"tell victims of the {about} each month",
        )
    ]


def test_rows_of_a_box_under_themes_that_no_shade_marks() -> None:
    """Each of its one recommendation's code: "R2 The Council should:" has its list in its text."""
    box = """
    Recommendations
    +-------------------------------------------------+
    | Recommendations of the review                   |
    +-------------------------------------------------+
    | Setting outcomes                                |
    +-------------------------------------------------+
    | R1 The Council should set out what it measures. |
    +-------------------------------------------------+
    | Working with partners                           |
    +-------------------------------------------------+
    | R2 The Council should:                          |
    |    • map what its partners do                   |
    |    • agree what can be shared.                  |
    +-------------------------------------------------+
    """
    styles = dict.fromkeys(("Setting outcomes", "Working with partners"), BOLD)
    built = document(PROSE, box, styles={**STYLES, **styles}, shaded=("Recommendations of the review",))
    found = [(each.theme, each.ref, each.text) for each in parse(built).recommendations]
    assert found == [
        ("Setting outcomes", "R1", "The Council should set out what it measures."),
        (
            "Working with partners",
            "R2",
            "The Council should: • map what its partners do • agree what can be shared.",
        ),
    ]


@pytest.mark.parametrize("where", ["(Page 12)", "[see paragraph 3.4]", "(p. 12, 14)"])
def test_a_summary_says_where_the_report_has_what_it_prints_again(where: str) -> None:
    drawing = f"""
{PROSE}
Key recommendations
1. Train all staff in the reporting of abuse.
2. Review plans, and tell those whom they are for.
Main findings
{PROSE}
Recommendations
1. Train all staff in the reporting of abuse. {where}
2. Review plans, and tell those whom they are for. {where}
"""
    texts = [each.text for each in parse(document(drawing, styles=STYLES)).recommendations]
    assert texts == [
        "Train all staff in the reporting of abuse.",
        "Review plans, and tell those whom they are for.",
    ]


@pytest.mark.parametrize(
    ("third", "told"), [("(YOT Management Board)", True), ("(in all three cases)", False), ("", False)]
)
def test_recommendations_that_all_end_with_who_in_brackets(third: str, told: bool) -> None:
    drawing = f"""
{PROSE}
Key recommendations
1. Assess each child when the case starts (YOT Manager).
2. Review plans each quarter (YOT Manager).
3. Check the quality of supervision {third}
"""
    found = parse(document(drawing, styles=STYLES)).recommendations
    owners = ["YOT Manager", "YOT Manager", "YOT Management Board"]
    assert [each.details.owner_text for each in found] == (owners if told else ["", "", ""])
    assert found[1].text == f"Review plans each quarter{'' if told else ' (YOT Manager).'}"


def test_a_table_of_what_must_be_done_is_the_reviewers_own_and_leaves_the_list_below_it() -> None:
    drawing = """
What must be done to secure future improvement?

Statutory requirements

+------+------------------------------------------------+---------------+
| Std. | Action                                         | Due date      |
+------+------------------------------------------------+---------------+
| 14   | ensure that adopters are told of the outcome   | 31 March 2011 |
+------+------------------------------------------------+---------------+
| 23   | make certain that each worker has an appraisal | 30 April 2011 |
+------+------------------------------------------------+---------------+

Recommendations

The registered person should take account of the following:
• review the policy on safe caring.
• publish a guide for children.
"""
    heads = dict.fromkeys(["What must be done to secure future improvement?"], LARGE)
    heads |= dict.fromkeys(["Statutory requirements", "Recommendations"], BOLD)
    built = parse(document(PROSE, drawing, styles=heads))
    assert [(one.theme, one.text, [a.text for a in one.actions]) for one in built.recommendations] == [
        (
            "Statutory requirements",
            "",
            [
                "ensure that adopters are told of the outcome",
                "make certain that each worker has an appraisal",
            ],
        ),
        ("Recommendations", "review the policy on safe caring.", []),
        ("Recommendations", "publish a guide for children.", []),
    ]
