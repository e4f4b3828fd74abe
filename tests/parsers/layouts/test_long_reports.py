"""Recommendations as long published reports set them: boxes, counts through the sections, rows with prose."""

from __future__ import annotations

import pytest

from models.document import Style
from parsers.headers.line_headers import find_line_header
from parsers.layouts import review_report
from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from tests.parsers.built import BOLD, LARGE, Styles, document, lines, shown

STYLES: Styles = {
    "Inspection of Ottercombe": LARGE,
    "Area for improvement": LARGE,
    "Investigating crime": LARGE,
    "Recommendations": LARGE,
    "Action the trust MUST take to improve:": LARGE,
    "Areas for improvement": LARGE,
    "Trust wide": BOLD,
    "Urgent and emergency care": BOLD,
    "The force has too few trained officers": BOLD,
    "The force should reduce its backlog of notices": BOLD,
}
PROSE = "Services have not got better since the last inspection, and leaders\nknow it.\n"
BOXES = f"""
Inspection of Ottercombe
{PROSE}
Area for improvement
The force has too few trained officers
{PROSE}
Investigating crime
{PROSE}
Area for improvement
The force should reduce its backlog of notices
{PROSE}
"""
COUNTED = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
8.1 We draw on all the evidence in this report. The council should:
   (a) set fewer priorities.
   (b) agree a plan that says:
       i. how much is spent
       ii. who decides.
   (c) agree another that says:
       i. what is sold
       ii. what is kept.

8.2 The Secretary of State should:
   (d) appoint commissioners.
   (e) require a plan.
"""
SERVICES = f"""
Inspection of Ottercombe
{PROSE}
Areas for improvement
Action the trust MUST take is necessary to comply with the law.
Action the trust MUST take to improve:
Trust wide
• Staff must complete their training.
Urgent and emergency care
• The trust must offer food to those who wait.
"""


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        (
            BOXES,
            [
                "[Area for improvement] The force has too few trained officers",
                "[Area for improvement] The force should reduce its backlog of notices",
            ],
        ),
        (
            COUNTED,
            [
                "[Recommendations] a set fewer priorities. | owner: The council",
                "[Recommendations] b agree a plan that says: • how much is spent • who decides."
                " | owner: The council",
                "[Recommendations] c agree another that says: • what is sold • what is kept."
                " | owner: The council",
                "[Recommendations] d appoint commissioners. | owner: The Secretary of State",
                "[Recommendations] e require a plan. | owner: The Secretary of State",
            ],
        ),
        (
            SERVICES,
            [
                "[Trust wide] Staff must complete their training.",
                "[Urgent and emergency care] The trust must offer food to those who wait.",
            ],
        ),
    ],
)
def test_sections(drawing: str, expected: list[str]) -> None:
    told = shown(document(drawing, styles=STYLES))
    # Two lines a record; what explains it is left out.
    pairs = [
        f"{theme} {text.split(' | explanation')[0]}"
        for theme, text in zip(told[::2], told[1::2], strict=True)
    ]
    assert pairs == expected


def test_prose_in_the_next_row_is_no_action_of_the_row_above() -> None:
    rows = """
Use of performance information
Services have not got better since the last review, and members of the council know it.
+--------------------------------------------------+
| Recommendations                                  |
+--------------------------------------------------+
| Members do not hear from those who use services, |
| though they say that they would like to.         |
|                                                  |
| R1 The council should ask service users.         |
+--------------------------------------------------+
| Nobody checks what is reported to members.       |
|                                                  |
| R2 The council should check its data.            |
+--------------------------------------------------+
| Data is held that is not used.                   |
|                                                  |
| R3 The council should use what it knows.         |
+--------------------------------------------------+
"""
    plan = parse(document(rows))
    assert [each.ref for each in plan.recommendations] == ["R1", "R2", "R3"]
    assert not any(each.actions for each in plan.recommendations)


def test_a_review_report_is_recognised() -> None:
    assert review_report.recognises(document_to_outline(document(BOXES, styles=STYLES)))


def test_a_summary_is_kept_with_what_explains_it_in_the_chapters() -> None:
    styles: Styles = {
        **STYLES,
        "Culture": LARGE,
        "Impact": LARGE,
        "Recommendation 1: Listen to what all staff say.": BOLD,
        "Recommendation 2: Track what comes of each review.": BOLD,
    }
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
1. Listen to what all staff say.
2. Track what comes of each review.
Culture
{PROSE}
Recommendation 1: Listen to what all staff say.
{PROSE}
Impact
{PROSE}
Recommendation 2: Track what comes of each review.
{PROSE}
"""
    plan = parse(document(drawing, styles=styles))
    assert [(each.theme, each.ref) for each in plan.recommendations] == [
        ("Recommendations", "1"),
        ("Recommendations", "2"),
    ]
    assert not plan.coverage.missing and not plan.coverage.doubled


def test_a_paragraph_over_a_table_of_requirements_is_none() -> None:
    drawing = """
Inspection of Ottercombe
Services have not got better since the last inspection, and leaders
know it. They must do more.

Recommendations
This section sets out what the registered person must do by law.
+----------------------------------------+----------------+
| Requirement                            | Due date       |
+----------------------------------------+----------------+
| The provider must keep children safe.  | 30 June 2023   |
+----------------------------------------+----------------+
| The provider must train its carers.    | 31 July 2023   |
+----------------------------------------+----------------+
"""
    told = parse(document(drawing, styles=STYLES)).recommendations
    assert [(each.theme, each.text) for each in told] == [
        ("Recommendations", "The provider must keep children safe."),
        ("Recommendations", "The provider must train its carers."),
    ]


def test_counted_paragraphs_between_recommendations_are_no_actions() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Investigating crime
2.1 Services have not got better since the last inspection.
2.2 Leaders know it, and have told their staff.

Recommendation 1 The force should set out:
• what it spends
• what it gains

2.3 Services have not got better since the last inspection.
2.4 Leaders know it, and have told their staff.

Recommendation 2 The force should train its call handlers.

2.5 Services have not got better since the last inspection.
"""
    plan = parse(document(drawing, styles=STYLES))
    assert [each.text for each in plan.recommendations] == [
        "The force should set out: • what it spends • what it gains",
        "The force should train its call handlers.",
    ]
    assert not any(each.actions for each in plan.recommendations)


def test_letters_without_a_stop_count_what_a_counted_lead_in_asks() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
17    The Department should:
      a    set out what it expects of a council that asks for support, and how it
           will judge whether plans are credible; and
      b    publish what it knows each year.
Investigating crime
1.1   {"Services have not got better since the last inspection. " * 6}
1.2   {"Leaders know it, and have told their staff and members. " * 6}
1.3   {"Services have not got better since the last inspection. " * 6}
"""
    told = parse(document(drawing, styles=STYLES)).recommendations
    assert [(each.ref, each.details.owner_text) for each in told] == [
        ("a", "The Department"),
        ("b", "The Department"),
    ]


def test_bold_counted_sentences_are_points_under_the_heading_of_their_kind() -> None:
    styles: Styles = {
        **STYLES,
        "What needs to improve at HMP Oakbridge": LARGE,
        "Priority concerns": BOLD,
        "Key concerns": BOLD,
        "1. Support for those at risk was poor.": BOLD,
        "2. Living conditions were bleak for many.": BOLD,
        "3. Patients waited too long.": BOLD,
    }
    drawing = f"""
Inspection of Ottercombe
{PROSE}
What needs to improve at HMP Oakbridge
We have three concerns. Leaders should make sure that they are addressed.

Priority concerns
1. Support for those at risk was poor.
Key concerns
2. Living conditions were bleak for many.
3. Patients waited too long. There was one dentist.
Investigating crime
{PROSE}
"""
    told = parse(document(drawing, styles=styles)).recommendations
    assert [(each.theme, each.ref) for each in told] == [
        ("Priority concerns", "1"),
        ("Key concerns", "2"),
        ("Key concerns", "3"),
    ]


def test_a_table_of_progress_since_the_last_report_is_none_of_this_one() -> None:
    styles: Styles = {
        **STYLES,
        "2 Progress against previous recommendations": LARGE,
        "6 New recommendations": LARGE,
    }
    drawing = """
Inspection of Ottercombe
Services have not got better since the last inspection, and leaders know it.

2 Progress against previous recommendations
+---------------------------------+---------------------------+
| Recommendation                  | Progress                  |
+---------------------------------+---------------------------+
| Publish the data of the board.  | It is on the website.     |
+---------------------------------+---------------------------+
| Train all who speak for us.     | Two have been trained.    |
+---------------------------------+---------------------------+

6 New recommendations
+-----+---------------------------+---------------------------+
| Ref | Recommendation            | For                       |
+-----+---------------------------+---------------------------+
| N1  | Agree what is to be done. | The Bishop                |
+-----+---------------------------+---------------------------+
| N2  | Ask people what they say. | The safeguarding team     |
+-----+---------------------------+---------------------------+
"""
    plan = parse(document(drawing, styles=styles))
    assert [(each.ref, each.details.owner_text) for each in plan.recommendations] == [
        ("N1", "The Bishop"),
        ("N2", "The safeguarding team"),
    ]
    assert not plan.coverage.missing


def test_cards_under_one_heading_that_announces_them() -> None:
    card = """
+------------------------+-----------------------------------+
| Recommendation {ref}       | Test the savings each month.      |
+------------------------+-----------------------------------+
| What lies behind it    | They were not met last year.      |
+------------------------+-----------------------------------+
"""
    cards = "\n".join(card.format(ref=ref) for ref in "12")
    drawing = f"\nInspection of Ottercombe\n{PROSE}\nRecommendations\n{PROSE}{cards}"
    told = parse(document(drawing, styles=STYLES)).recommendations
    assert [(each.theme, each.ref) for each in told] == [("Recommendations", "1"), ("Recommendations", "2")]


@pytest.mark.parametrize("end", [".", ":"])
def test_a_counted_lead_in_over_times_and_their_points(end: str) -> None:
    styles: Styles = {**STYLES, "Immediately:": BOLD, "Within three months:": BOLD}
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Areas for improvement
7. In order to improve the help that children are given, the council and its
   partners should take the following action{end}
Immediately:
• complete all overdue assessments
Within three months:
• ensure that all files have a chronology
• agree a protocol with adult services
Investigating crime
8. Services have not got better since the last inspection.
"""
    told = parse(document(drawing, styles=styles)).recommendations
    assert [(each.details.owner_text, each.details.deadline.text) for each in told] == [
        ("the council and its partners", "Immediately"),
        ("the council and its partners", "Within three months"),
        ("the council and its partners", "Within three months"),
    ]


def test_a_box_that_a_page_end_cuts_below_its_header_printed_again() -> None:
    def box(*rows: str) -> str:
        rule = f"+{'-' * 42}+"
        return "\n".join([rule, *(f"| {row:40} |\n{rule}" for row in rows)])

    outcome = box("Outcome", "Leaders must do much more than they do.")
    above = box("Areas for improvement", "Leaders should improve short breaks.", "They should do so together")
    below = box("Areas for improvement", "with parents who have not been heard.")
    first = f"Inspection of Ottercombe\n{PROSE}\n{outcome}\n\n{PROSE}\n{above}"
    styles: Styles = {"Inspection of Ottercombe": LARGE, "Outcome": BOLD, "Areas for improvement": BOLD}
    blocks = document_to_outline(document(first, f"{below}\n\n{PROSE}", styles=styles)).blocks
    assert "They should do so together with parents who have not been heard." in [
        block.item.text for block in blocks
    ]


def test_a_box_that_a_page_end_cuts_at_the_blank_line_between_its_paragraphs() -> None:
    def box(*rows: str) -> str:
        rule = f"+{'-' * 42}+"
        return "\n".join([rule, *(f"{row}\n{rule}" for row in rows)])

    def row(*lines: str) -> str:
        return "\n".join(f"| {line:40} |" for line in lines)

    above = box(
        row("Areas for improvement"),
        row("Leaders should improve short breaks."),
        row("Leaders should train staff."),
        row("Plans should be better:", "• for those who leave school;", "• for those in care."),
    )
    below = box(row("Areas for improvement"), row("", "Families should know whom to ask."))
    first = f"Inspection of Ottercombe\n{PROSE}\n{above}"
    styles: Styles = {"Inspection of Ottercombe": LARGE, "Areas for improvement": BOLD}
    told = parse(document(first, f"{below}\n\n{PROSE}", styles=styles)).recommendations
    assert [each.text for each in told] == [
        "Leaders should improve short breaks.",
        "Leaders should train staff.",
        "Plans should be better: • for those who leave school; • for those in care. "
        "Families should know whom to ask.",
    ]


def test_an_empty_template_makes_no_plan_of_a_report() -> None:
    template = """
+----------------+----------------+----------------+
| Recommendation | Action         | Target date    |
+----------------+----------------+----------------+
|                |                |                |
+----------------+----------------+----------------+
"""
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
The review team recommends that the council:
• trains its staff.
• shares what it knows.
Investigating crime
{PROSE}{template}"""
    told = parse(document(drawing, styles=STYLES)).recommendations
    assert [(each.text, each.details.owner_text) for each in told] == [
        ("trains its staff.", "the council"),
        ("shares what it knows.", "the council"),
    ]


def test_strengths_beside_what_to_improve_head_no_table() -> None:
    heads = "Strengths                 Areas for improvement"
    row = "• Members know their wards  • Reports are long"
    column = lines(f"{heads}\n{row}", styles={heads: BOLD})
    assert find_line_header(column) is None
    assert find_line_header(lines(f"{heads.replace('Strengths', 'Finding')}\n{row}", styles={heads: BOLD}))


def test_a_table_at_the_end_that_says_where_each_recommendation_stands_adds_none() -> None:
    styles: Styles = {
        **STYLES,
        "2.4 Recommendation 1: Listen to what all staff say.": BOLD,
        "2.6 Recommendation 2: Track what comes of each review.": BOLD,
    }
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Investigating crime
2.4 Recommendation 1: Listen to what all staff say.
{PROSE}
2.6 Recommendation 2: Track what comes of each review.
{PROSE}
Annex A: List of recommendations
+-----+---------------------------------------+-----------+
| No. | Recommendation                        | Paragraph |
+-----+---------------------------------------+-----------+
| 1   | Listen to what all staff say.         | 2.4       |
+-----+---------------------------------------+-----------+
| 2   | Track what comes of each review.      | 2.6       |
+-----+---------------------------------------+-----------+
"""
    plan = parse(document(drawing, styles=styles))
    assert [each.ref for each in plan.recommendations] == ["1", "2"]
    assert not plan.coverage.missing


def test_lines_of_a_contents_list_and_of_a_glossary_are_no_recommendations() -> None:
    styles: Styles = {
        **STYLES,
        "Contents": LARGE,
        "Appendix A: Glossary": LARGE,
        "Recommendation 1: Listen to what all staff say.": BOLD,
        "Recommendation 2: Track what comes of each review.": BOLD,
    }
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Contents
Recommendation 1: Listen to what ........................... 8
Recommendation 2: Track what comes ......................... 9
Investigating crime
{PROSE}
Recommendation 1: Listen to what all staff say.
{PROSE}
Recommendation 2: Track what comes of each review.
{PROSE}
Appendix A: Glossary
+----------------+-----------------------------------+
| Recommendation | A statement of what should change |
+----------------+-----------------------------------+
| Action         | What somebody will do about it    |
+----------------+-----------------------------------+
"""
    plan = parse(document(drawing, styles=styles))
    assert [(each.ref, each.text, each.actions) for each in plan.recommendations] == [
        ("1", "Listen to what all staff say.", ()),
        ("2", "Track what comes of each review.", ()),
    ]
    assert not plan.coverage.missing


def test_lists_that_say_only_whom_they_are_for() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Investigating crime
{PROSE}
The trust should:
• give people a copy of their plan
• ask whether there is a carer
The council should:
• agree who pays for equipment
{PROSE}
"""
    told = parse(document(drawing, styles=STYLES)).recommendations
    assert [(each.theme, each.text, each.details.owner_text) for each in told] == [
        ("Investigating crime", "give people a copy of their plan", "The trust"),
        ("Investigating crime", "ask whether there is a carer", "The trust"),
        ("Investigating crime", "agree who pays for equipment", "The council"),
    ]


def test_a_heading_that_says_when_is_a_theme_too_and_what_two_are_asked_is_two() -> None:
    styles: Styles = {**STYLES, "Quick wins": BOLD, "Longer term": BOLD}
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
Quick wins
1. Keep residents informed of the works.
Longer term
2. Keep residents informed of the works.
3. Reduce the number of boards.
Investigating crime
{PROSE}
"""
    told = parse(document(drawing, styles=styles)).recommendations
    assert [(each.theme, each.ref, each.details.deadline.text) for each in told] == [
        ("Quick wins", "1", "Quick wins"),
        ("Longer term", "2", "Longer term"),
        ("Longer term", "3", "Longer term"),
    ]


def test_counted_paragraphs_in_the_box_between_two_recommendations_are_no_actions() -> None:
    rule = f"+{'-' * 58}+"
    rows = (
        "Recommendation 1 The force should set out what it spends.",
        "2.2 Services have not got better since the last inspection",
        "Recommendation 2 The force should train its call handlers.",
    )
    box = "\n".join([rule, *(f"| {row:56} |\n{rule}" for row in rows)])
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Investigating crime
2.1 Leaders know it, and have told their staff.
{box}
2.3 Services have not got better since the last inspection.
2.4 Leaders know it, and have told their staff.
"""
    plan = parse(document(drawing, styles=STYLES))
    assert [each.ref for each in plan.recommendations] == ["1", "2"]
    assert not any(each.actions for each in plan.recommendations)


def test_what_follows_the_last_counted_lead_in_and_asks_nothing_is_the_reports_next_paragraph() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
32. I recommend that the Health Board, within 1 month of the date of this report:
    (a) apologises to Mrs A.
    (b) shares its policy with me.
33. I am pleased that the Health Board has agreed to do this.
Investigating crime
{PROSE}
"""
    told = parse(document(drawing, styles=STYLES)).recommendations
    assert [(each.ref, each.details.owner_text) for each in told] == [
        ("a", "the Health Board"),
        ("b", "the Health Board"),
    ]


def test_a_follow_up_table_with_the_columns_of_the_one_before_is_none_of_it() -> None:
    def table(*rows: tuple[str, str]) -> str:
        rule = f"+{'-' * 32}+{'-' * 34}+"
        return "\n".join([rule, *(f"| {one:30} | {two:32} |\n{rule}" for one, two in rows)])

    styles: Styles = {**STYLES, "Follow up of prior year recommendations": LARGE}
    new = table(("Issue and risk", "Recommendations"), ("Nobody checks it.", "Draw up a plan for the role."))
    old = table(("Issue and risk", "Update on actions taken"), ("Nobody knew.", "This has been put right."))
    drawing = (
        f"Inspection of Ottercombe\n{PROSE}\nRecommendations\n{new}\n\n"
        f"Follow up of prior year recommendations\n{PROSE}\n{old}\n"
    )
    told = parse(document(drawing, styles=styles)).recommendations
    assert [each.text for each in told] == ["Draw up a plan for the role."]


def test_counted_paragraphs_that_lead_up_to_what_is_recommended_are_none() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
8. Conclusions and recommendations
8.1 The authority fails in its duty. It should be given the chance to put this right.
8.2 Leaders know it, and have told their staff.
8.3 We therefore recommend that:
    (a) a commissioner be appointed for two years; and
    (b) the constitution be rewritten.
8.4 The costs should be borne by the authority.
8.5 Leaders know it. They should have told their staff.
"""
    told = parse(document(drawing, styles=STYLES | {"8. Conclusions and recommendations": LARGE}))
    assert [each.ref for each in told.recommendations] == ["a", "b", "8.4"]


def test_a_notice_whose_count_goes_on_under_headings() -> None:
    drawing = """
Improvement notice
This notice is given to Ottercombe Council, whose services were found to be poor. Leaders
know it, and have told their staff and members that services have not got better.
To comply with it, the following actions are required of the council:
Improvement plan
1. The council must produce a plan within four weeks of this notice.
2. The council must publish it.
Governance
3. The council must keep its board, with a chair from outside.
Review
The minister will look at progress in May. The council should expect to hear from him.
"""
    styles = dict.fromkeys(("Improvement notice", "Improvement plan", "Governance", "Review"), BOLD)
    told = parse(document(drawing, styles=styles)).recommendations
    assert [(each.ref, each.theme) for each in told] == [
        ("1", "Improvement plan"),
        ("2", "Improvement plan"),
        ("3", "Governance"),
    ]


def test_a_list_at_the_end_that_says_more_of_each_number_adds_none() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}

Recommendation 1: The force should train its call handlers each year.

{PROSE}

Recommendation 2: The force should count the calls that it loses.

{PROSE}

Area for improvement
+-----+------------------------------------------------+----------+
| No. | Recommendation                                 | Priority |
+-----+------------------------------------------------+----------+
| 1   | The force should train its call handlers each  | High     |
|     | year.                                          |          |
+-----+------------------------------------------------+----------+
| 2   | The force should count the calls that it loses.| Low      |
+-----+------------------------------------------------+----------+
"""
    plan = parse(document(drawing, styles=STYLES))
    assert [(each.ref, dict(each.details.extra).get("Priority")) for each in plan.recommendations] == [
        ("1", "High"),
        ("2", "Low"),
    ]
    assert plan.coverage.share == 1.0


def test_a_counted_paragraph_over_the_table_that_it_speaks_of_is_none() -> None:
    drawing = """
Inspection of Ottercombe

2 Key recommendations
2.1 This section sums up what is recommended. The rest of the report says more.
+-----+--------------------------------+--------------+
| Ref | Recommendation                 | Reason       |
+-----+--------------------------------+--------------+
| R1  | Train your call handlers       | They wait    |
+-----+--------------------------------+--------------+
| R2  | Count the calls that you lose  | Nobody knows |
+-----+--------------------------------+--------------+
"""
    told = parse(document(drawing, styles=STYLES | {"2 Key recommendations": LARGE})).recommendations
    assert [each.ref for each in told] == ["R1", "R2"]


def test_a_register_of_risks_is_no_part_of_a_report_that_recommends() -> None:
    drawing = """
Inspection of Ottercombe

Key recommendations
• The force should train its call handlers.
• The force should count the calls that it loses.

Risks
+----+---------------+--------+-------+-----------+-----------------+----------+
| No | Risk          | Owner  | Score | Controls  | Further actions | Due      |
+----+---------------+--------+-------+-----------+-----------------+----------+
| 1  | Calls go lost | Leader | 12    | A rota    | Hire more       | May 2025 |
+----+---------------+--------+-------+-----------+-----------------+----------+
| 2  | Staff leave   | Leader | 9     | A bonus   | Train more      | May 2025 |
+----+---------------+--------+-------+-----------+-----------------+----------+
"""
    told = parse(document(drawing, styles=STYLES | {"Key recommendations": LARGE, "Risks": LARGE}))
    assert len(told.recommendations) == 2 and not any(each.actions for each in told.recommendations)


@pytest.mark.parametrize("cut", [False, True], ids=["on one page", "cut below its header"])
def test_another_table_under_a_heading_with_the_columns_of_the_one_before(cut: bool) -> None:
    rule = f"+----+{'-' * 34}+----------+"

    def table(*rows: tuple[str, str, str]) -> str:
        return "\n".join([rule, *(f"| {one:2} | {two:32} | {three:8} |\n{rule}" for one, two, three in rows)])

    asked = table(("No", "Recommendation", "Priority"), ("1", "Train the budget managers.", "High"))
    head, saved = ("No", "Saving", "GBP 000"), ("1", "Closure of the contact centre", "240")
    last = [table(head), table(saved)] if cut else [table(head, saved)]
    first = f"Inspection of Ottercombe\n{PROSE}\n{asked}\n\nAppendix: savings made\n\n{last[0]}"
    headings: Styles = dict.fromkeys(("No ", "Saving ", "GBP 000", "Recommendation ", "Priority"), BOLD)
    told = parse(document(first, *last[1:], styles=STYLES | {"Appendix": LARGE} | headings))
    assert [each.text for each in told.recommendations] == ["Train the budget managers."]


def test_a_box_whose_first_row_is_its_heading_and_set_like_the_others() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
+------------------------------------------------+
| Areas for improvement                          |
+------------------------------------------------+
| Establish a shared approach to transitions.    |
+------------------------------------------------+
| Improve the process for plans.                 |
+------------------------------------------------+
"""
    told = parse(document(drawing, styles=STYLES)).recommendations
    assert [(each.theme, each.text) for each in told] == [
        ("Areas for improvement", "Establish a shared approach to transitions."),
        ("Areas for improvement", "Improve the process for plans."),
    ]


def test_what_is_found_beside_recommendations_that_name_their_makers() -> None:
    drawing = """
Inspection of Ottercombe

Peer challenge recommendations
• Reduce the waiting times for reviews.
• Publish a statement for the market.

Ensuring safety
+---------------------------+---------------------------+
| Strengths                 | Considerations            |
+---------------------------+---------------------------+
| Staff know their people.  | Reports come late.        |
+---------------------------+---------------------------+
"""
    styles = STYLES | dict.fromkeys(("Peer challenge recommendations", "Ensuring safety"), LARGE)
    told = parse(document(drawing, styles=styles)).recommendations
    assert [each.text[:7] for each in told] == ["Reduce ", "Publish"]


@pytest.mark.parametrize(
    ("lead_in", "owner", "when"),
    [
        (
            "To put this right, we recommend the Council, within one month of the date of this report:",
            "the Council",
            "within one month of the date of this report",
        ),
        (
            "Within four weeks of the date of this report the landlord must:",
            "the landlord",
            "Within four weeks of the date of this report",
        ),
        (
            "We recommend that within three months Fordshire Police:",
            "Fordshire Police",
            "within three months",
        ),
        ("We recommend that Fordshire Police immediately:", "Fordshire Police", "immediately"),
        ("By June 2024 the Council should:", "the Council", "By June 2024"),
        ("In order to improve, Fordshire Council should:", "Fordshire Council", ""),
        (
            "To improve its care the fostering service should take account of these:",
            "the fostering service",
            "",
        ),
        ("To remedy what is said in this report we recommend the Council:", "the Council", ""),
    ],
)
def test_when_a_lead_in_asks_stands_before_or_behind_whom(lead_in: str, owner: str, when: str) -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
{lead_in}
• reviews how it records what is said.
• trains its staff.
Investigating crime
{PROSE}
"""
    told = parse(document(drawing, styles=STYLES)).recommendations
    assert [(each.details.owner_text, each.details.deadline.text) for each in told] == [(owner, when)] * 2


def test_what_a_council_will_do_by_an_ombudsmans_decision() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
What I found
1. The Council did not write to Mr B for a month.
2. It has since changed how it records what he says.

Agreed actions
3. Within one month of the date of my final decision, the Council will:
   • apologise to Mr B; and
   • train its staff.
4. The Council should provide us with evidence it has done so.

Final decision
5. I have found fault.
"""
    styles = {"Inspection of Ottercombe": LARGE, "What I found": BOLD, "Agreed": BOLD, "Final decision": BOLD}
    told = parse(document(drawing, styles=styles)).recommendations
    assert [(each.text, each.details.owner_text) for each in told] == [
        ("apologise to Mr B; and", "the Council"),
        ("train its staff.", "the Council"),
    ]


def test_bullets_under_a_coded_paragraph_are_part_of_it() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
R1 Set out a vision for the service.

• Ask those who use it.
• Use it to recruit.

R2 Review the scheme of delegation.

R3 Train the committee each year.
Investigating crime
{PROSE}
"""
    assert shown(document(drawing, styles=STYLES)) == [
        "[Recommendations]",
        "R1 Set out a vision for the service. • Ask those who use it. • Use it to recruit.",
        "[Recommendations]",
        "R2 Review the scheme of delegation.",
        "[Recommendations]",
        "R3 Train the committee each year.",
    ]


def test_a_follow_up_table_without_rules_is_none_of_the_reports_own() -> None:
    drawing = """
Inspection of Ottercombe
Services have not got better since the last inspection, and leaders know it.

Recommendations
R1 Agree a plan to close the gap.
R2 Report on what has been saved.

Follow-up of previous recommendations

Recommendation                      Date raised    Progress to date
Publish the data of the board.      2021/22        It is on the website.
Train all who speak for the board.  2020/21        Two have been trained.
"""
    styles = {**STYLES, "Follow-up of previous recommendations": LARGE, "Recommendation   ": BOLD}
    drawn = document(drawing, styles=styles)
    assert [line for line in shown(drawn) if line[0] != "["] == [
        "R1 Agree a plan to close the gap.",
        "R2 Report on what has been saved.",
    ]
    assert parse(drawn).coverage.share == 1.0


@pytest.mark.parametrize("style", [LARGE, BOLD])
def test_a_heading_below_a_list_is_no_point_of_it(style: Style) -> None:
    """ "The service needs to do more ..." heads what was found, below the box of what is to improve."""
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Areas for improvement
• The service should watch how long its staff work.
• The service should tell staff where to get support.
We set out our findings below.
The service needs to do more for staff
{PROSE}
"""
    styles = {**STYLES, "The service needs to do more for staff": style}
    assert [each.text for each in parse(document(drawing, styles=styles)).recommendations] == [
        "The service should watch how long its staff work.",
        "The service should tell staff where to get support.",
    ]


def test_what_a_panel_of_councillors_asks_for_under_headings_is_for_whom_it_reports_to() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
The panel recommends to Cabinet:
Prevention
1. That gullies are cleaned twice a year.
2. That a map of drains is made public.
Recovery
3. That one office speaks to all who were flooded.
Investigating crime
{PROSE}
"""
    styles = {**STYLES, "Prevention": BOLD, "Recovery": BOLD}
    told = parse(document(drawing, styles=styles)).recommendations
    assert [(each.theme, each.ref, each.details.owner_text) for each in told] == [
        ("Prevention", "1", "Cabinet"),
        ("Prevention", "2", "Cabinet"),
        ("Recovery", "3", "Cabinet"),
    ]


def test_what_a_council_has_agreed_to_in_a_decision_of_counted_paragraphs() -> None:
    drawing = """
Inspection of Ottercombe
1. Mr X complained of where he was placed.
What was found
2. The council kept no record of the calls that Mr X made.
3. It took nine weeks to answer him.
Agreed action
4. Within one month of the date of my decision, the council has agreed to:
    • apologise to Mr X.
    • pay Mr X £250.
5. The council should send us evidence that it has done so.
Final decision
6. There was fault by the council.
"""
    styles = {**STYLES, **dict.fromkeys(["What was found", "Agreed action", "Final decision"], BOLD)}
    told = parse(document(drawing, styles=styles)).recommendations
    assert [(each.theme, each.text, each.details.owner_text) for each in told] == [
        ("Agreed action", "apologise to Mr X.", "the council"),
        ("Agreed action", "pay Mr X £250.", "the council"),
    ]


def test_headings_in_a_margin_of_their_own_beside_the_text() -> None:
    drawing = """
Review of Ottercombe

Governance        The committee meets five times a year and
                  considers a good range of reports.

Finance           The council has spent more than it planned
                  for three years in a row.

Recommendations   R1 Appoint an independent member.
                  R2 Agree a plan to rebuild what has been
                  spent.

Next steps        We will come back in a year.
"""
    styles: Styles = {
        "Review of Ottercombe": LARGE,
        **dict.fromkeys(["Governance", "Finance", "Recommendations", "Next steps"], BOLD),
    }
    drawn = document(drawing, styles=styles)
    plan = parse(drawn)
    assert [(each.theme, each.ref, each.text) for each in plan.recommendations] == [
        ("Recommendations", "R1", "Appoint an independent member."),
        ("Recommendations", "R2", "Agree a plan to rebuild what has been spent."),
    ]
    assert plan.coverage.share == 1.0


def test_prose_below_what_is_asked_at_once_is_none_of_it() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
To put this right, we recommend that the force should immediately:
• follow its own policy.
• assess risk when children are missing.

Crews were not sure of the questions that they should ask those
whom they visit.
Investigating crime
{PROSE}
"""
    assert [each.text for each in parse(document(drawing, styles=STYLES)).recommendations] == [
        "follow its own policy.",
        "assess risk when children are missing.",
    ]


def test_a_finding_that_says_what_is_needed_heads_prose_below_the_one_area_for_improvement() -> None:
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Area for improvement
The service should evaluate what it does to prevent fires.
The service must reduce its backlog
{PROSE}
"""
    styles = {**STYLES, "The service must reduce its backlog": BOLD}
    assert [each.text for each in parse(document(drawing, styles=styles)).recommendations] == [
        "The service should evaluate what it does to prevent fires."
    ]


def test_the_next_section_is_no_theme_of_a_table_without_rules() -> None:
    drawing = """
Inspection of Ottercombe
Services have not got better since the last inspection, and leaders know it.

Areas for priority action

Responsible body    Areas for priority action
Ottercombe Council  The council should seek advice for every plan
                    that it writes.

Fordshire ICB       The ICB should reduce the longest of the waits
                    for therapies.

Areas for improvement

Leaders should help to raise the profile of board.

Leaders should work to develop more internships.
"""
    bold = dict.fromkeys(["Areas for priority action", "Areas for improvement", "Responsible body"], BOLD)
    told = parse(document(drawing, styles={**STYLES, **bold})).recommendations
    assert [(each.theme, each.details.owner_text) for each in told] == [
        ("Areas for priority action", "Ottercombe Council"),
        ("Areas for priority action", "Fordshire ICB"),
        ("Areas for improvement", ""),
        ("Areas for improvement", ""),
    ]


def test_a_counted_lead_in_over_the_table_that_says_what_is_secured_is_none() -> None:
    drawing = f"""
    Inspection of Ottercombe
    {PROSE}
    2. Recommendations
    2.1 Our main recommendation is that the Secretary of State should
    intervene. If so, the following should be secured:
    +-----+-------------------------------+------------------+
    | No. | Recommendation                | Timescale        |
    +-----+-------------------------------+------------------+
    | 1   | A plan is agreed by members.  | Within 3 months  |
    +-----+-------------------------------+------------------+
    | 2   | A chief executive is found.   | Within 6 months  |
    +-----+-------------------------------+------------------+
    3. Leadership
    3.1 Members should be proud of what they did.
    """
    styles = {**STYLES, "2. Recommendations": LARGE, "3. Leadership": LARGE}
    read = parse(document(drawing, styles=styles)).recommendations
    assert [each.text for each in read] == ["A plan is agreed by members.", "A chief executive is found."]


def test_who_has_also_agreed_to_what_stands_below() -> None:
    drawing = f"""
    Decision on Ottercombe
    {PROSE}
    Agreed action
    20. Within one month of our decision, the Council has agreed to:
       - say sorry to Mr X; and
       - pay him £200.
    21. If it has not done so, the Council has also agreed to:
       - train its staff; and
       - change its letters.
    """
    styles = {"Decision on Ottercombe": LARGE, "Agreed action": LARGE}
    read = parse(document(drawing, styles=styles)).recommendations
    assert [each.text for each in read][2:] == ["train its staff; and", "change its letters."]
    assert read[3].details.owner_text == "the Council"


@pytest.mark.parametrize(
    ("sentence", "kept"),
    [
        ("We have followed up the recommendations made by the previous auditor.", 1),
        ("We looked again at the recommendations raised in the prior year.", 1),
        ("Follow-up of prior year recommendations", 1),
        ("The recommendations that follow are for the next auditor.", 2),
    ],
)
def test_a_table_below_a_sentence_that_looks_back_is_of_an_earlier_report(sentence: str, kept: int) -> None:
    drawing = f"""
    Inspection of Ottercombe
    {PROSE}
    Action plan
    +-----------------+----------------------------+---------------------+
    | Area            | Recommendation             | Management response |
    +-----------------+----------------------------+---------------------+
    | Workforce       | A plan should be prepared. | Agreed.             |
    +-----------------+----------------------------+---------------------+

    {sentence}

    +-----------------+----------------------------+---------------------+
    | Area            | Recommendation             | Management update   |
    +-----------------+----------------------------+---------------------+
    | Assets          | Assets should be counted.  | Fully implemented.  |
    +-----------------+----------------------------+---------------------+
    """
    styles = {**STYLES, "Action plan": LARGE, "Follow-up of prior year recommendations": LARGE}
    read = parse(document(drawing, styles=styles))
    assert len(read.recommendations) == kept
    assert (read.coverage.missing, read.coverage.doubled) == ((), ())


def test_arrows_under_direction_are_no_recommendations() -> None:
    drawing = f"""
Auditor's annual report
{PROSE}
    +-----------------+------------------------------+-----------+
    | Criteria        | Auditor judgement            | Direction |
    +-----------------+------------------------------+-----------+
    | Finance         | One weakness was found       | ↔         |
    +-----------------+------------------------------+-----------+
    | Governance      | No weakness was found        | ↑         |
    +-----------------+------------------------------+-----------+
{PROSE}
Recommendations
1. The Council should publish a register of its contracts.
2. The Council should strengthen how interests are declared.
"""
    told = parse(document(drawing, styles={**STYLES, "Auditor's annual report": LARGE})).recommendations
    assert [(each.ref, each.text) for each in told] == [
        ("1", "The Council should publish a register of its contracts."),
        ("2", "The Council should strengthen how interests are declared."),
    ]


def test_counted_paragraphs_that_explain_recommendations_are_no_actions() -> None:
    asked = (
        "R1. The Council should commission a review of its constitution.",
        "R2. The Council should train all its members.",
        "R3. The Council should appoint a director.",
        "R4. The Council should stop new borrowing.",
        "R5. The Council should close its companies.",
    )
    reasons = [f"4.{number} It did not know what it had spent by then." for number in (2, 3, 4, 5, 6)]
    parts = "\n\n".join(f"{one}\n\n{why}" for one, why in zip(asked, reasons, strict=True))
    drawing = f"""
Inspection of Ottercombe
{PROSE}
Recommendations
{PROSE}
{parts}
"""
    plan = parse(document(drawing, styles=STYLES | dict.fromkeys(asked, BOLD)))
    assert [each.ref for each in plan.recommendations] == ["R1", "R2", "R3", "R4", "R5"]
    assert [each.actions for each in plan.recommendations] == [()] * 5
