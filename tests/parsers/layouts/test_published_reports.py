"""What inspectorates, auditors and peers publish: whom and what a heading, a card or a lead-in speaks of."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from parsers.vocabulary.sections import asks, heads_name, is_plan_title
from tests.parsers.built import BOLD, LARGE, Styles, document, shown

STYLES: Styles = {
    "Review of Ottercombe": LARGE,
    "Recommendations": LARGE,
    "Area for improvement": LARGE,
    "Improvement recommendations": LARGE,
    "Improvement recommendation": BOLD,
    "Chapter one": LARGE,
    "Leadership, management and governance": BOLD,
    "The Department for Education should:": BOLD,
    "The board should:": BOLD,
    "How the service listens": BOLD,
}
PROSE = "Services have not got better since the last inspection, and leaders\nknow it.\n"


def told(drawing: str) -> list[str]:
    return [each for each in shown(document(drawing, styles=STYLES)) if each[0] not in "[ "]


def test_a_heading_whose_points_go_on_with_the_count_is_a_part() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
Help and protection
13. Ensure that referrals are screened.
14. Review closed cases.

Leadership, management and governance
15. Provide members with data.

Chapter one
16. Ensure is what leaders say, and rarely what they do.
"""
    assert told(drawing)[:3] == [
        "13 Ensure that referrals are screened.",
        "14 Review closed cases.",
        "15 Provide members with data.",
    ]


def test_a_body_with_for_in_its_name_leads_in_to_what_it_should_do() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
The board should:
1. review who its members are
2. meet each month
The Department for Education should:
3. change its guidance on timetables.
Chapter one
{PROSE}
"""
    owners = ("The board", "The board", "The Department for Education")
    records = parse(document(drawing, styles=STYLES)).recommendations
    assert tuple(each.details.owner_text for each in records) == owners


def test_a_heading_over_a_table_has_no_part_in_the_next_chapter() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
+------------------------------------+------------------------------------+
| Issue/risk                         | Recommendation                     |
+------------------------------------+------------------------------------+
| The plan is out of date.           | The council should write another.  |
+------------------------------------+------------------------------------+
| Few people know of it.             | The council should publish it.     |
+------------------------------------+------------------------------------+
Chapter one
1. Leaders work well together. They know that more needs to be done.
2. Staff would recommend the council to others. It should be proud.
"""
    records = parse(document(drawing, styles=STYLES)).recommendations
    assert [each.text for each in records] == [
        "The council should write another.",
        "The council should publish it.",
    ]


def test_one_area_for_improvement_has_no_part_below() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Area for improvement
The service should review its information on risks every year.

How the service listens
{PROSE}
Leaders say that the service should hear more people, and it does so often.
Chapter one
{PROSE}
"""
    assert told(drawing) == ["The service should review its information on risks every year."]


CARD = """
+----------------------+----------------------------------------------+
| Recommendation       | The council should {asked:26}|
+----------------------+----------------------------------------------+
| Summary findings     | None are known.                              |
+----------------------+----------------------------------------------+
| Management comment   | Agreed.                                      |
+----------------------+----------------------------------------------+
"""


def test_headings_that_only_count_the_cards_below_them() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Improvement recommendations
Improvement recommendation 1
{CARD.format(asked="publish its forecast.")}
Improvement recommendation 2
{CARD.format(asked="measure what is saved.")}
Chapter one
{PROSE}
"""
    records = parse(document(drawing, styles=STYLES)).recommendations
    assert [(each.theme, each.ref, each.text) for each in records] == [
        ("Improvement recommendations", "1", "The council should publish its forecast."),
        ("Improvement recommendations", "2", "The council should measure what is saved."),
    ]


def test_an_audits_questions_are_no_cards_beside_its_recommendations() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
1. The council should check its data.
2. The council should hear from those who use its services.

Chapter one
+------------------------------------------+------------------------------+
| Level 1                                  | Level 2                      |
+------------------------------------------+------------------------------+
| 1. Do the data help those who decide?    | They cover what matters.     |
+------------------------------------------+------------------------------+
| 1.2 Are they enough?                     | All who use services say so. |
+------------------------------------------+------------------------------+
"""
    assert told(drawing) == [
        "1 The council should check its data.",
        "2 The council should hear from those who use its services.",
    ]


def test_a_single_list_that_tells_a_body_what_to_do() -> None:
    drawing = """
Review of Ottercombe
Services have not got better since the last inspection.

The Council must:
1. Set a lawful budget.
2. Appoint a chief executive.
3. Complete its survey.
"""
    assert told(drawing) == [
        "1 Set a lawful budget. | owner: The Council",
        "2 Appoint a chief executive. | owner: The Council",
        "3 Complete its survey. | owner: The Council",
    ]


def test_a_purpose_before_whom_a_lead_in_asks() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
To remedy the injustice caused, the Council should:
• apologise to those who waited
• review other cases.
"""
    records = parse(document(drawing, styles=STYLES)).recommendations
    assert {each.details.owner_text for each in records} == {"the Council"}


def test_a_list_that_a_recommendation_ends_with_is_its_own_with_prose_below() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendation 1: Agree what members expect of each other.
{PROSE}
Recommendation 2: Reduce the number of committees, each with a programme that:
• is agreed in May
• has few items.
{PROSE}
"""
    records = parse(document(drawing, styles=STYLES)).recommendations
    assert records[1].text.endswith("that: • is agreed in May • has few items.")
    assert not any(each.actions for each in records)


@pytest.mark.parametrize(
    ("text", "asked"),
    [("Staff would recommend the council as an employer.", False), ("We recommend a review.", True)],
)
def test_what_staff_would_recommend_asks_nothing(text: str, asked: bool) -> None:
    assert asks(text) is asked


def test_a_progress_review_is_what_peers_write() -> None:
    assert is_plan_title("Corporate Peer Challenge: progress update")
    assert not is_plan_title("Corporate Peer Challenge: progress review")


def test_what_is_set_higher_than_the_parts_of_a_section_is_none_of_them() -> None:
    styles: Styles = {**STYLES, "5. Recommendations": LARGE, "Many agencies": BOLD, "What we asked": LARGE}
    drawing = f"""
Review of Ottercombe
{PROSE}
5. Recommendations
Many agencies
• Train those who speak for us.
What we asked
1. Examine the contact that agencies had.
2. Establish whether policies were followed.
"""
    records = parse(document(drawing, styles=styles)).recommendations
    assert [each.text for each in records] == ["Train those who speak for us."]


@pytest.mark.parametrize(
    "lead",
    ["Within four weeks of the date of this report, the council must:", "The council must by 4 May 2025:"],
)
def test_when_a_lead_in_asks(lead: str) -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
{lead}
• apologise to those who waited
• review other cases.
"""
    records = parse(document(drawing, styles=STYLES)).recommendations
    assert {each.details.owner_text.lower() for each in records} == {"the council"}
    assert all(each.details.deadline.text for each in records)


@pytest.mark.parametrize(
    ("lead", "owner"),
    [
        ("Local authorities should:", "Local authorities"),
        ("The team recommends that the Returning Officer:", "the Returning Officer"),
        ("To put this right, within three months, we recommend the Council:", "the Council"),
        ("Within six months of the date of this report, the Council should also:", "the Council"),
    ],
)
def test_whom_a_lead_in_asks(lead: str, owner: str) -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
{lead}
• tests the system before each poll
• keeps a register.
"""
    records = parse(document(drawing, styles=STYLES)).recommendations
    assert {each.details.owner_text for each in records} == {owner}


@pytest.mark.parametrize(
    ("heading", "named"),
    [
        ("Working with partners", False),
        ("Support for schools", False),
        ("Department for Education", True),
        ("Board of the trust", True),
    ],
)
def test_a_theme_about_a_body_is_no_name_of_it(heading: str, named: bool) -> None:
    assert heads_name(heading) is named


def test_what_is_only_found_beside_a_table_of_areas_for_improvement() -> None:
    styles: Styles = {**STYLES, "What does the area partnership need to do better?": LARGE}
    styles = {**styles, "Areas for improvement": LARGE}
    drawing = f"""
Review of Ottercombe
{PROSE}
What does the area partnership need to do better?
• Reviews are late, and people told us that nobody keeps them informed.
• Leaders know that they need to do more.

Areas for improvement
+------+------------------------------------------------------------+
| No.  | Areas for improvement                                      |
+------+------------------------------------------------------------+
| 1    | Leaders should strengthen joint commissioning.             |
+------+------------------------------------------------------------+
| 2    | Leaders should reduce the number of tribunals.             |
+------+------------------------------------------------------------+
"""
    records = parse(document(drawing, styles=styles)).recommendations
    assert [(each.ref, each.text) for each in records] == [
        ("1", "Leaders should strengthen joint commissioning."),
        ("2", "Leaders should reduce the number of tribunals."),
    ]


def test_points_that_name_themselves_recommendations() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
• Recommendation 1: The board should ask for assurance each year.
• Recommendation 2: Landlords should tell the fire service of those who hoard.
"""
    told = parse(document(drawing, styles=STYLES)).recommendations
    assert [(each.ref, each.text[:9]) for each in told] == [("1", "The board"), ("2", "Landlords")]


def test_what_to_do_next_is_no_recommendation_beside_numbered_ones() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
Recommendation 1
The council should agree a plan for the next three years.
Recommendation 2
The council should take advice before it lends any more.
What does the council need to do next?
The law requires that the council must consider these at a meeting within one month of it.
"""
    names = ("Recommendation 1", "Recommendation 2", "What does the council need to do next?")
    told = parse(document(drawing, styles=STYLES | dict.fromkeys(names, BOLD))).recommendations
    assert [each.ref for each in told] == ["1", "2"]


def test_a_short_recommendation_set_like_a_heading_that_has_a_code() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
The government should:
R1 Publish clear expectations of all consortia.
R2 Review its funding.
"""
    codes = dict.fromkeys(("R1 Publish clear expectations of all consortia.", "R2 Review its funding."), BOLD)
    told = parse(document(drawing, styles=STYLES | codes)).recommendations
    assert [each.ref for each in told] == ["R1", "R2"]


@pytest.mark.parametrize(
    ("lead", "owner"),
    [
        ("To give assurance, the department expects the authority to:", "the authority"),
        ("The council must now:", "The council"),
    ],
)
def test_a_letter_whose_one_list_says_what_is_to_be_done(lead: str, owner: str) -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
{lead}
• set a lawful budget for the year;
• recruit a director of finance;
• complete the audits of two years.
"""
    told = parse(document(drawing, styles=STYLES)).recommendations
    assert [each.details.owner_text for each in told] == [owner] * 3


def test_points_in_a_box_under_whom_they_are_for() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
+----------------------------------------------+
| Recommendations                              |
+----------------------------------------------+
| The council should:                          |
| • agree a plan to close its budget gap       |
| • give its members better information        |
+----------------------------------------------+
Chapter one
{PROSE}
"""
    assert [line for line in told(drawing) if line[0] != "["] == [
        "agree a plan to close its budget gap | owner: The council",
        "give its members better information | owner: The council",
    ]


def test_a_numbered_lead_in_over_points_that_count_on_from_it_says_whom_they_are_for() -> None:
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
1. The Ottercombe and Marford Council should:
1.1 Ensure that its members meet each month.
1.2 Ensure that risks are recorded in full.
2. The Kelham NHS Foundation Trust should:
2.1 Ensure that it shares its data with doctors.
Chapter one
{PROSE}
"""
    bold = ("1. The Ottercombe and Marford Council should:", "2. The Kelham NHS Foundation Trust should:")
    styles = {**STYLES, **dict.fromkeys(bold, BOLD)}
    found = [each for each in shown(document(drawing, styles=styles)) if each[0] not in "[ "]
    assert [each.partition(" |")[0] for each in found] == [
        "1.1 Ensure that its members meet each month.",
        "1.2 Ensure that risks are recorded in full.",
        "2.1 Ensure that it shares its data with doctors.",
    ]


def test_in_a_table_under_the_heading_what_is_not_in_bold_explains() -> None:
    first, second = "Train all who sit on the committee.", "Publish delegated decisions each week."
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations

+----+-----------------------------------------+----------------+
| 1  | {first}     | The council    |
|    | Two members have had no training.       |                |
+----+-----------------------------------------+----------------+
| 2  | {second}  | NHS Ottercombe |
|    | They are hard to find.                  |                |
+----+-----------------------------------------+----------------+
"""
    rows = shown(document(drawing, styles={**STYLES, first: BOLD, second: BOLD}))
    assert [row.replace(" | ?explanation", " | explanation") for row in rows if row[0] not in "[ "] == [
        f"1 {first} | explanation: Two members have had no training. | owner: The council",
        f"2 {second} | explanation: They are hard to find. | owner: NHS Ottercombe",
    ]


def test_in_a_column_of_recommendations_what_is_not_in_bold_explains() -> None:
    first, second, third = "Train all who sit on it.", "Publish each decision.", "Answer all who complain."
    drawing = f"""
Review of Ottercombe
{PROSE}
+----+---------------------------+-----------+
| No | Recommendation            | By when   |
+----+---------------------------+-----------+
| 1  | {first}  | May 2025  |
|    | Two have had no training. |           |
+----+---------------------------+-----------+
| 2  | {second}    | June 2025 |
|    | They are hard to find.    |           |
+----+---------------------------+-----------+
| 3  | {third}  | July 2025 |
+----+---------------------------+-----------+
"""
    built = document(drawing, styles={**STYLES, **dict.fromkeys((first, second, third), BOLD)})
    assert [row.replace(" | ?", " | ") for row in shown(built) if row[0] not in "[ "] == [
        f"1 {first} | deadline: May 2025 | explanation: Two have had no training.",
        f"2 {second} | deadline: June 2025 | explanation: They are hard to find.",
        f"3 {third} | deadline: July 2025",
    ]
    asking = drawing.replace("Two have had no training.", "Review it once each year.").replace(
        "They are hard to find.   ", "Send them to residents.  "
    )
    built = document(asking, styles={**STYLES, **dict.fromkeys((first, second, third), BOLD)})
    assert not any("explanation" in row for row in shown(built))


def test_paragraphs_that_ask_above_the_one_with_a_list_in_its_sentence() -> None:
    first = "The council should set out how its savings support its priorities."
    second = "Members should take up the training that they are offered."
    third = "The chief executive should fill the vacant posts, and ensure that workforce plans:"
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
{{above}}
{third}
• cover every service
• look ahead five years.
Chapter one
{PROSE}
"""
    parts = ["cover every service", "look ahead five years."]
    whole = f"{third} • cover every service • look ahead five years."
    several, one = f"{first}\n\n{second}\n", f"{first}\n"
    assert [row.split(" | ")[0] for row in told(drawing.format(above=several))] == [first, second, whole]
    # One paragraph may say what the list below it is about.
    assert [row.split(" | ")[0] for row in told(drawing.format(above=one))] == parts


@pytest.mark.parametrize("second_thing", ["that", "ensure that", "make sure that"])
def test_a_list_that_goes_on_with_the_second_thing_that_a_paragraph_asks(second_thing: str) -> None:
    first = f"The board should seek assurance that the law is known to its partners, and {second_thing}:"
    second = "Adult social care should review how cases are closed."
    drawing = f"""
Review of Ottercombe
{PROSE}
Recommendations
{first}
• capacity is considered
• decisions are recorded.

{second}
Chapter one
{PROSE}
"""
    whole = f"{first} • capacity is considered • decisions are recorded."
    assert [row.split(" | ")[0] for row in told(drawing)] == [whole, second]


def test_a_section_with_one_numbered_recommendation_and_its_points() -> None:
    """The report counts all its paragraphs; two layouts read the number, and one of them without points."""
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Priority and immediate action
The following are the team's key recommendations to the council:
113. Put in place arrangements for commissioning that cover:
a) short breaks
b) alternative provision.

What needs to improve:
The following are the team's key recommendations to the council:
9. The voice of children in records, and how it shapes their plans.
10. The quality of assessments and plans, and how often they are reviewed.
"""
    assert [row.split(" | ")[0] for row in told(drawing)] == [
        "113 Put in place arrangements for commissioning that cover: • short breaks • alternative provision.",
        "9 The voice of children in records, and how it shapes their plans.",
        "10 The quality of assessments and plans, and how often they are reviewed.",
    ]
