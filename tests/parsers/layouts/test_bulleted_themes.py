"""Themes with bullets beneath, as text and as a table of one column."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.layouts import bulleted_themes
from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from tests.parsers.built import BOLD, LARGE, Styles, document, shown, stacked

THEMES = """
PEER REVIEW ACTIONS

Customer Service
• Drive forward the integrated approach of all that we do for our
  customers
• Clarify:
   o what you want to achieve
   o how you are going to do it
• Celebrate success
Vision and Leadership
• Set out in plain words what the district should be like
"""
STYLES: Styles = {"PEER REVIEW ACTIONS": LARGE, "Customer Service": BOLD, "Vision and Leadership": BOLD}
SHOWN = [
    "[Customer Service]",
    "  - Drive forward the integrated approach of all that we do for our customers",
    "  - Clarify:",
    "    - what you want to achieve",
    "    - how you are going to do it",
    "  - Celebrate success",
    "[Vision and Leadership]",
    "  - Set out in plain words what the district should be like",
]
LINES = THEMES.strip("\n").split("\n")


@pytest.mark.parametrize(
    ("drawing", "recognised"),
    [
        (THEMES, True),
        (THEMES.replace("PEER REVIEW ACTIONS", "MINUTES OF A MEETING"), False),
        (THEMES.replace("PEER REVIEW ACTIONS", "Elms Council\n\nPeer challenge action plan 2024"), True),
        (THEMES.replace("PEER REVIEW ACTIONS", "Elms Council\n\nWhat we heard from residents"), False),
        ("PEER REVIEW ACTIONS\n\n• One\n• Two", False),
        (
            stacked(
                THEMES,
                "+--------+---------+\n| Action | By when |\n+--------+---------+\n| Write  | May     |",
            ),
            False,
        ),
        ("", False),
    ],
)
def test_recognises_bullets_under_headings_about_actions(drawing: str, recognised: bool) -> None:
    assert bulleted_themes.recognises(document_to_outline(document(drawing, styles=STYLES))) is recognised


def test_themes() -> None:
    assert shown(document(THEMES, styles=STYLES)) == SHOWN


@pytest.mark.parametrize("cut", range(2, len(LINES)))
def test_cut_by_the_page_end(cut: int) -> None:
    above, below = "\n".join(LINES[:cut]), "\n".join(["|", *LINES[cut:]])
    assert shown(document(above, below, styles=STYLES, footer="Page # of 2")) == SHOWN


@pytest.mark.parametrize("glyph", ["•", "–", "-", "■", "\uf0b7", "o", "*"])
def test_any_glyph(glyph: str) -> None:
    outer = "•" if glyph == "o" else glyph
    drawing = THEMES.replace("•", outer)
    assert shown(document(drawing, styles=STYLES)) == SHOWN


def test_prose_above_and_below_is_no_action() -> None:
    prose = "They are grouped under the headings of the report and are in no order of priority."
    head, rest = THEMES.split("\n\n")
    drawing = stacked(head, "", prose, "", rest.rstrip(), "", prose)
    assert shown(document(drawing, styles=STYLES)) == SHOWN


@pytest.mark.parametrize("by_shade", [True, False], ids=["shaded headings", "bold headings"])
def test_a_table_of_one_column(by_shade: bool) -> None:
    drawing = """
    PEER REVIEW ACTIONS

    +--------------------------------------+
    | Customer Service                     |
    +--------------------------------------+
    | Drive forward the integrated         |
    | approach                             |
    +--------------------------------------+
    | Clarify:                             |
    | • what you want to achieve           |
    | • how you are going to do it         |
    +--------------------------------------+
    | Vision and Leadership                |
    +--------------------------------------+
    | Set out in plain words what the      |
    +--------------------------------------+
    """
    below = """
    +--------------------------------------+
    | district should be like              |
    +--------------------------------------+
    | Celebrate success                    |
    +--------------------------------------+
    """
    themes = ("Customer Service", "Vision and Leadership")
    styles = {"PEER REVIEW ACTIONS": LARGE} if by_shade else STYLES
    built = document(drawing, below, styles=styles, shaded=themes if by_shade else ())
    assert shown(built) == [
        "[Customer Service]",
        "  - Drive forward the integrated approach",
        "  - Clarify:",
        "    - what you want to achieve",
        "    - how you are going to do it",
        "[Vision and Leadership]",
        "  - Set out in plain words what the district should be like",
        "  - Celebrate success",
    ]


DATED = """
PEER REVIEW ACTIONS

Customer Service
• By 26 January 2024 - Drive forward the integrated approach
• March 2024: Celebrate success
• Phase one: Clarify what you want to achieve
• Set out what the district – all of it – should be like
"""


def test_dates_that_begin_a_bullet_are_its_deadline() -> None:
    assert shown(document(DATED, styles=STYLES)) == [
        "[Customer Service]",
        "  - Drive forward the integrated approach | deadline (action): By 26 January 2024",
        "  - Celebrate success | deadline (action): March 2024",
        "  - Phase one: Clarify what you want to achieve",
        "  - Set out what the district – all of it – should be like",
    ]


def test_three_levels_and_the_code_of_a_symbol_font() -> None:
    drawing = """
PEER REVIEW ACTIONS

Customer Service
\uf0b7 Drive forward the approach, with:
   \uf0a7 a strategy for
      – residents
      – businesses
   \uf0a7 a budget
\uf0b7 Celebrate success
\uf0b7 Train the staff
"""
    assert shown(document(drawing, styles=STYLES)) == [
        "[Customer Service]",
        "  - Drive forward the approach, with:",
        "    - a strategy for",
        "      - residents",
        "      - businesses",
        "    - a budget",
        "  - Celebrate success",
        "  - Train the staff",
    ]


def test_a_committees_report_in_front_is_no_part_of_the_plan() -> None:
    report = """
Report of the Chief Executive

1. Recommendations

1.1 That Cabinet notes the report of the peer team.
1.2 That Cabinet approves the plan below.

2. Legal implications

2.1 There are none.

"""
    styles = STYLES | {"1. Recommendations": BOLD, "2. Legal implications": BOLD}
    plan = THEMES.replace("PEER REVIEW ACTIONS", "Appendix A: Peer Review Action Plan")
    built = document(stacked(report, plan), styles=styles | {"Appendix A: Peer Review Action Plan": LARGE})
    assert shown(built) == SHOWN


LABELLED = """
PEER REVIEW ACTIONS

Customer Service
Outcome: People are content with what we do.
Actions
• Governance: review the constitution
• Scrutiny: one review a year
• Scrutiny: two calls in. Lead: Head of Law. By when: May 2026.
• Publish the plan
  Lead: Chief Executive
  By when: May 2025
• Survey all
  Lead: Leader

Measures of success
• 90% of calls are answered
• 80% of people are content

Vision and Leadership
Actions
• Set out in plain words what the district should be like

Performance
• Measure what matters
"""


def test_labels_between_the_bullets() -> None:
    """ "Actions" is no theme, measures are no actions, and "Governance: review ..." is no label's value."""
    styles = STYLES | {"Actions": BOLD, "Measures of success": BOLD, "Performance": BOLD}
    styles |= dict.fromkeys(("Customer Service", "Vision and Leadership", "Performance"), LARGE)
    assert shown(document(LABELLED, styles=styles)) == [
        "[Customer Service]",
        " | success_measure: People are content with what we do."
        " | success_measure: • 90% of calls are answered • 80% of people are content",
        "  - Governance: review the constitution",
        "  - Scrutiny: one review a year",
        "  - Scrutiny: two calls in. | owner: Head of Law | deadline (action): May 2026",
        "  - Publish the plan | owner: Chief Executive | deadline (action): May 2025",
        "  - Survey all | owner: Leader",
        "[Vision and Leadership]",
        "  - Set out in plain words what the district should be like",
        "[Performance]",
        "  - Measure what matters",
    ]


def test_a_plan_in_the_annex_of_a_long_report() -> None:
    report = "\n".join(["Findings", *["The service knows its area and what people in it think."] * 30, ""])
    plan = THEMES.replace("PEER REVIEW ACTIONS", "Annex 1: Action plan")
    styles = STYLES | {"Findings": LARGE, "Annex 1: Action plan": LARGE}
    assert shown(document(report, plan, styles=styles)) == SHOWN


def test_themes_that_are_also_the_names_of_columns() -> None:
    drawing = THEMES.replace("Customer Service", "Governance").replace("Vision and Leadership", "Performance")
    styles = {"PEER REVIEW ACTIONS": LARGE, "Governance": BOLD, "Performance": BOLD}
    assert shown(document(drawing, styles=styles)) == [
        line.replace("Customer Service", "Governance").replace("Vision and Leadership", "Performance")
        for line in SHOWN
    ]


def test_a_theme_called_like_a_column_over_a_lead_in() -> None:
    drawing = """
PEER REVIEW ACTIONS

Vision and priorities
We will:
• hold briefings;
• publish a plan.

Governance
We will:
• appoint a lead;
• agree a protocol.

Working with partners
We will:
• ask them what they need.
"""
    themes = [line for line in shown(document(drawing, styles=STYLES)) if line.startswith("[")]
    assert themes == ["[Vision and priorities]", "[Governance]", "[Working with partners]"]


def test_a_title_beside_a_heading_of_the_next_column_is_no_header() -> None:
    long = "to be agreed with all that are part of it"
    column = ["Action", "", *(f"• Point {number} {long}" for number in range(12))]
    other = ["Governance", "", *(f"• Step {number} {long}" for number in range(12))]
    drawing = "\n".join(f"{one:60}{two}" for one, two in zip(column, other, strict=True))
    styles: Styles = {"Action": LARGE, "Governance": BOLD}
    assert not document_to_outline(document(drawing, styles=styles)).tables


def test_a_plan_of_prose_that_promises_in_lists() -> None:
    prose = "Services have not got better since the last year, and all who work here know it well.\n" * 6
    drawing = f"""
Improvement plan 2025

Children first
{prose}
Residents told us:
• The hub is far away
We will:
• Open a second hub
• Recruit carers
Greener streets
{prose}
This year the council will also:
• Plant trees
• Replace the lights
"""
    themes: Styles = {"Children first": BOLD, "Greener streets": BOLD}
    built = document(drawing, styles={"Improvement plan 2025": LARGE, **themes})
    assert shown(built) == [
        "[Children first]",
        "  - Open a second hub",
        "  - Recruit carers",
        "[Greener streets]",
        "  - Plant trees",
        "  - Replace the lights",
    ]


def test_a_list_of_a_plan_of_prose_that_is_left_out_is_told() -> None:
    prose = "Services have not got better since the last year, and all who work here know it well.\n" * 6
    drawing = f"""
Improvement plan 2025

Children first
{prose}
Our actions are:
• Open a second hub
• Recruit carers
Greener streets
{prose}
Over the next year the council will:
• plant trees
• replace the lights
Who came
{prose}
The team was made up of:
• A leader
• A director
"""
    headings = dict.fromkeys(("Children first", "Greener streets", "Who came"), BOLD)
    built = document(drawing, styles={"Improvement plan 2025": LARGE, **headings})
    plan = parse(built)
    texts = [action.text for one in plan.recommendations for action in one.actions]
    assert texts == ["Open a second hub", "Recruit carers", "plant trees", "replace the lights"]
    assert [issue.kind for issue in plan.issues] == ["list"]
    assert not any(action.needs_review for one in plan.recommendations for action in one.actions)


def test_counted_actions_in_paragraphs_with_labels_below() -> None:
    drawing = "\n".join(
        [
            "Improvement plan",
            "",
            "A council that plans",
            "",
            "Action 1.1: Adopt a plan for each directorate",
            "",
            "    Lead: Corporate Directors",
            "",
            "    Timescale: May 2025",
            "",
            "Action 1.2: Bring the cycles together",
            "",
            "    Lead: Head of Policy",
            "",
            "    Timescale: July 2025",
            "",
            "A council that listens",
            "",
            "Action 2.1: Set up a panel",
            "",
            "    Lead: Head of Policy",
            "",
            "    Timescale: Ongoing",
        ]
    )
    styles: Styles = {"Improvement plan": LARGE, "A council that plans": BOLD, "A council that listens": BOLD}
    records = parse(document(drawing, styles=styles)).recommendations
    assert [(a.ref, a.text.split()[0], a.details.deadline.text) for one in records for a in one.actions] == [
        ("1.1", "Adopt", "May 2025"),
        ("1.2", "Bring", "July 2025"),
        ("2.1", "Set", "Ongoing"),
    ]


def test_paragraphs_over_lines_of_who_and_when_are_actions() -> None:
    drawing = """
    Peer review action plan

    Vision
    Hold two sessions with partners.
    Lead: Chief Executive
    Due: March 2025

    Finance
    Bring options to Cabinet.
    Lead: Head of Finance
    Due: June 2025

    Scrutiny
    Train the chairs.
    Lead: Monitoring Officer
    Due: April 2025
    """
    styles = {"Peer review action plan": LARGE, "Vision": BOLD, "Finance": BOLD, "Scrutiny": BOLD}
    read = shown(document(drawing, styles=styles))
    assert read[:2] == [
        "[Vision]",
        "  - Hold two sessions with partners. | owner: Chief Executive | deadline (action): March 2025",
    ]
    assert len(read) == 6


@pytest.mark.parametrize(
    ("points", "found"),
    [
        (("Publish a new plan", "Tell residents what is done", "Set up a board", "Review all fees"), 4),
        (("The hub is far away", "Buses are late", "Set up a board", "Review all fees"), 0),
    ],
)
def test_lists_of_a_plan_of_prose_that_tell_what_to_do(points: tuple[str, ...], found: int) -> None:
    prose = "Services have not got better since the last year, and all who work here know it well.\n" * 6
    first, second, third, fourth = points
    drawing = f"""
Improvement plan 2025

Children first
{prose}
• {first}
• {second}
Greener streets
{prose}
• {third}
• {fourth}
"""
    headings = {"Improvement plan 2025": LARGE, "Children first": BOLD, "Greener streets": BOLD}
    read = shown(document(drawing, styles=headings))
    assert sum(line.startswith("  - ") for line in read) == found


@pytest.mark.parametrize(
    ("drawing", "recognised"),
    [
        # Lists of what a council is proud of, in a paper about its peer challenge.
        ("Peer challenge position statement\n\nOur pride\n• New homes\n• A good depot\n• Recycling", False),
        ("Peer challenge 2024\n\nCustomers\n• Answer calls\n• Publish times\n• Review fees", True),
        (
            "Peer review next steps\n\nCustomers\n• Fees to be cut\n• Lines to be open\n• Hours to be set",
            True,
        ),
        (
            "Delivering the recommendations of the peer challenge\n\nCustomers\n"
            "• Longer opening hours\n• Shorter queues in each office\n• Clearer fees at all counters",
            True,
        ),
        ("Peer review: our commitments\n\nCustomers\n• Long hours\n• Short queues\n• Clear fees", True),
        (
            "Peer review: progress on recommendations\n\nCustomers\n"
            "• Longer opening hours\n• Shorter queues in each office\n• Clearer fees",
            True,
        ),
        (
            "Performance assessment: our response\n\nHomes\n• Long hours\n• Low rents\n• Clear fees",
            True,
        ),
        # What anybody should do.
        ("Guide to your peer challenge\n\nBefore\n• Brief staff\n• Agree dates\n• Write a paper", False),
        # What a committee decides on.
        ("Peer challenge action plan\n\nThat Cabinet:\n• Agrees it\n• Notes it\n• Thanks them", False),
        ("Peer challenge action plan\n\nMembers asked:\n• Why so late\n• Who leads\n• How much", False),
        (
            "Peer challenge action plan\n\nCabinet agreed to:\n• Publish it\n• Review fees\n• Cut costs",
            True,
        ),
        # What a letter asks its reader for.
        ("Peer challenge visit\n\nSo please could you:\n• send a plan\n• confirm it\n• check it", False),
        ("Peer challenge action plan\n\nRESOLVED that:\n• it be noted\n• it be sent\n• it be kept", False),
    ],
)
def test_takes_only_lists_of_what_to_do(drawing: str, recognised: bool) -> None:
    titles = {drawing.split("\n")[0]: LARGE, "Our pride": BOLD, "Customers": BOLD, "Before": BOLD}
    assert bulleted_themes.recognises(document_to_outline(document(drawing, styles=titles))) is recognised


def test_a_committees_report_without_a_plan_has_no_actions() -> None:
    report = (
        "Peer challenge feedback\n\nPurpose of report\n• Publish the report of the peers\n\n"
        "Legal implications\n• Consider the law\n\nReasons for decision\n• Agree it soon\n"
    )
    styles: Styles = {"Peer challenge feedback": LARGE, "Purpose of report": BOLD, "Legal implications": BOLD}
    assert not bulleted_themes.recognises(document_to_outline(document(report, styles=styles)))


def test_an_appendix_that_only_names_the_review_is_the_plan_of_the_report_before_it() -> None:
    report = """
Report of the Chief Executive
Wards affected: all

1. Recommendations

1.1 That Cabinet notes the report of the peer team.
1.2 That Cabinet approves the plan below.

2. Legal implications

2.1 There are none.

Appendix A
"""
    styles = STYLES | {"1. Recommendations": BOLD, "2. Legal implications": BOLD}
    plan = THEMES.replace("PEER REVIEW ACTIONS", "Corporate Peer Review")
    built = document(stacked(report, plan), styles=styles | {"Corporate Peer Review": LARGE})
    assert shown(built) == SHOWN


@pytest.mark.parametrize(("last", "count"), [("Hold an away day twice a year.", 4), ("We did that.", 0)])
def test_lines_without_marks_that_all_tell_what_to_do(last: str, count: int) -> None:
    drawing = f"""
Peer review action plan

Elms Council agreed this in May.

Vision

Agree a new vision for the borough with all who live and work in it, and
publish it.

{last}

Money

Produce a savings plan.

Review all contracts.
"""
    styles = {"Peer review action plan": LARGE, "Vision": BOLD, "Money": BOLD}
    plan = parse(document(drawing, styles=styles))
    assert sum(len(each.actions) for each in plan.recommendations) == count
    assert {each.theme for each in plan.recommendations} <= {"Vision", "Money"}


NOUNS = """
Corporate Peer Challenge 2025
Elms Council

Finance
• Monthly savings board chaired by the Leader
• Options for savings to July Cabinet
• Capital strategy of ten years

People
• Annual report of the standards committee to full council
• Single induction for members and officers
• Quarterly meeting with parish clerks
"""


@pytest.mark.parametrize(
    ("old", "new", "count"),
    [
        ("", "", 6),
        ("Corporate Peer Challenge 2025", "Our council in the year 2025", 0),
        ("People", "What staff told us", 0),
        ("Elms Council", "Elms Council is a place of many towns, and was " * 3, 0),
        ("Elms Council", "Introduction\nElms is a place of many towns.\n\nCare\nThe council will:", 6),
    ],
    ids=["bare", "another title", "told", "prose", "promised"],
)
def test_points_that_nothing_calls_actions_are_for_a_person_to_look_at(
    old: str, new: str, count: int
) -> None:
    heads = ("Corporate Peer Challenge 2025", "Our council in the year 2025")
    themes = dict.fromkeys(("Introduction", "Care", "Finance", "People", "What staff told us"), BOLD)
    plan = parse(document(NOUNS.replace(old, new), styles=dict.fromkeys(heads, LARGE) | themes))
    actions = [action for each in plan.recommendations for action in each.actions]
    assert len(actions) == count
    assert all(action.needs_review for action in actions)
    assert not any(action.details.owner_text or action.details.deadline.text for action in actions)


def test_what_readers_are_told_under_a_question_to_them_is_no_action() -> None:
    drawing = """
Corporate Peer Challenge: information for all

How can you help?
• Read the position statement before it begins.
• Be open and honest with the peers.
• Meet them in the hall at nine.
"""
    heads = ("Corporate Peer Challenge: information for all", "How can you help?")
    assert not parse(document(drawing, styles=dict.fromkeys(heads, BOLD))).recommendations


def test_lines_of_who_and_when_below_counted_actions_are_no_headings() -> None:
    drawing = """
Peer challenge action plan

R1 Open up decision making.

1.1 Publish a plan for the committee

Town Clerk · May 2025

1.2 Invite the public to speak

Mayor · June 2025

R2 Look after all who work here.

2.1 Begin a programme of support

Head of HR · July 2025
"""
    heads = ("R1 Open", "R2 Look", "Town Clerk ·", "Mayor ·", "Head of HR ·")
    assert shown(document(drawing, styles=dict.fromkeys(heads, BOLD))) == [
        "R1 Open up decision making.",
        "  1.1. Publish a plan for the committee | owner: Town Clerk | deadline (action): May 2025",
        "  1.2. Invite the public to speak | owner: Mayor | deadline (action): June 2025",
        "R2 Look after all who work here.",
        "  2.1. Begin a programme of support | owner: Head of HR | deadline (action): July 2025",
    ]


def test_what_is_done_often_is_no_date_that_begins_a_bullet() -> None:
    drawing = """
Peer challenge action plan

Planning
• Webcast every meeting – Town Clerk, May 2025
• Publish a protocol – Head of Planning, June 2025
• Train all members – Head of Planning, July 2025
"""
    heads = dict.fromkeys(("Peer challenge action plan", "Planning"), BOLD)
    assert (
        shown(document(drawing, styles=heads))[1]
        == "  - Webcast every meeting | owner: Town Clerk | deadline (action): May 2025"
    )


def test_bullets_that_only_say_who_and_when_are_of_the_one_above_them() -> None:
    drawing = """
Peer challenge action plan

Housing
• Publish the plan for homes
   o Owner: Head of Housing
   o Due: May 2025
• Hold a day for landlords
   o Invite all agents
   o Owner: Homes Manager
   o Due: July 2025
• Write to all who rent
"""
    heads = dict.fromkeys(("Peer challenge action plan", "Housing"), BOLD)
    assert shown(document(drawing, styles=heads))[1:] == [
        "  - Publish the plan for homes | owner: Head of Housing | deadline (action): May 2025",
        "  - Hold a day for landlords | owner: Homes Manager | deadline (action): July 2025",
        "    - Invite all agents",
        "  - Write to all who rent",
    ]


def test_sub_actions_end_with_who_and_when() -> None:
    drawing = """
Peer challenge action plan

Finance
• Agree a plan that closes the gap.
     ◦ Publish a plan for savings – Head of Finance – May 2025
     ◦ Report on the reserves – Finance Manager – June 2025
• Deliver the capital programme.
     ◦ Set up a board for it – Head of Assets – July 2025
• Sell the site – Head of Assets – May 2026
"""
    heads = ("Peer challenge action plan", "Finance")
    plan = parse(document(drawing, styles=dict.fromkeys(heads, BOLD)))
    below = [one for each in plan.recommendations for one in each.actions if one.parent_ref]
    assert [(c.text, c.details.owner_text, c.details.deadline.text) for c in below] == [
        ("Publish a plan for savings", "Head of Finance", "May 2025"),
        ("Report on the reserves", "Finance Manager", "June 2025"),
        ("Set up a board for it", "Head of Assets", "July 2025"),
    ]


def test_points_that_tell_a_story_are_none() -> None:
    drawing = """
    Peer challenge: what happened

    Our story
    • May 2022: The peers came to town
    • June 2022: They wrote their report
    • May 2023: They came again
    """
    styles = {"Peer challenge: what happened": LARGE, "Our story": BOLD}
    assert not parse(document(drawing, styles=styles)).recommendations


def test_points_that_begin_with_dates_are_actions() -> None:
    drawing = """
    DELIVERING THE RECOMMENDATIONS OF THE PEERS

    Digital
    • By 14 October 2026 - Compact with all seven districts
    • By June 2025 - Budget book simplified
    • New charter for customers
    People
    • June 2026 - Continuity plans tested each year
    """
    title = "DELIVERING THE RECOMMENDATIONS OF THE PEERS"
    plan = parse(document(drawing, styles={title: LARGE, "Digital": BOLD, "People": BOLD}))
    dates = [one.details.deadline.text for each in plan.recommendations for one in each.actions]
    assert dates == ["By 14 October 2026", "By June 2025", "", "June 2026"]


ASKED = """
Peer challenge action plan

Finance

Rebuild the general reserves over the next three years.

– Add £500,000 to the reserves in the budget that goes to Council

Publish the audited accounts of the last two years on time.

– Agree a timetable with the auditor that both of them can keep to
– Report progress to each meeting of the audit committee

Explain the capital programme to those who pay for it.

– Print a short guide to the schemes with what each of them costs
"""
SENTENCES = [line for line in ASKED.split("\n") if line.endswith(".")]
NESTED = (
    ASKED.replace("– ", "  – ")
    .replace("Rebuild", "• Rebuild")
    .replace("Publish", "• Publish")
    .replace("Explain", "• Explain")
)
ABOVE: Styles = {"Peer challenge action plan": LARGE, "Finance": LARGE}


@pytest.mark.parametrize("drawing", [ASKED, NESTED])
def test_sentences_in_bold_that_ask_over_points_are_recommendations(drawing: str) -> None:
    assert shown(document(drawing, styles=ABOVE | dict.fromkeys(SENTENCES, BOLD))) == [
        "[Finance]",
        "Rebuild the general reserves over the next three years.",
        "  - Add £500,000 to the reserves in the budget that goes to Council",
        "[Finance]",
        "Publish the audited accounts of the last two years on time.",
        "  - Agree a timetable with the auditor that both of them can keep to",
        "  - Report progress to each meeting of the audit committee",
        "[Finance]",
        "Explain the capital programme to those who pay for it.",
        "  - Print a short guide to the schemes with what each of them costs",
    ]


def test_points_in_the_same_type_as_those_under_them_are_actions() -> None:
    assert shown(document(NESTED, styles=ABOVE))[:3] == [
        "[Finance]",
        "  - Rebuild the general reserves over the next three years.",
        "    - Add £500,000 to the reserves in the budget that goes to Council",
    ]


def test_paragraphs_that_say_what_will_be_done_are_points() -> None:
    drawing = """
Peer challenge action plan

This plan says what we do about the review.

People

We will launch an annual awards scheme by May 2027.

Partners

We will agree a new charter by October 2026.

We will review the contract by January 2027.
"""
    styles: Styles = {"Peer challenge action plan": LARGE, "People": BOLD, "Partners": BOLD}
    assert shown(document(drawing, styles=styles)) == [
        "[People]",
        "  - We will launch an annual awards scheme | deadline (action): by May 2027",
        "[Partners]",
        "  - We will agree a new charter | deadline (action): by October 2026",
        "  - We will review the contract | deadline (action): by January 2027",
    ]


def test_counted_points_over_lettered_ones_that_say_when_are_recommendations() -> None:
    drawing = """
Peer review action plan

1. Work with other councils to share the skills of specialists.
   a) Agree a shared officer – May 2026
   b) Sign a memorandum – June 2026
2. Clarify the roles of members at visits.
   a) Adopt a protocol for them – July 2026
3. Monitor the appeals and learn from them.
   a) Report on them to committee – May 2026
"""
    assert shown(document(drawing, styles={"Peer review action plan": LARGE}))[:4] == [
        "1 Work with other councils to share the skills of specialists.",
        "  a. Agree a shared officer | deadline (action): May 2026",
        "  b. Sign a memorandum | deadline (action): June 2026",
        "2 Clarify the roles of members at visits.",
    ]


def test_an_aim_below_the_heading_of_a_theme_is_no_theme() -> None:
    drawing = """
    Peer challenge action plan

    Working with people

    Aim: a better experience of care.

    • Involve experts in each tender
    • Pay people for their time
    • Publish what has changed
    """
    heads = dict.fromkeys(("Peer challenge action plan", "Working with people", "Aim:"), BOLD)
    (theme,) = parse(document(drawing, styles=heads)).recommendations
    assert theme.theme == "Working with people"


def test_numbers_before_a_colon_of_points_over_what_is_done() -> None:
    """A slide: what is asked in bold, and below it what is done, with who and when in brackets."""
    drawing = """
    Peer challenge action plan

    Place shaping

    • 1: Develop a vision for the corridor with the county.
      – Agree the scope (Head of Planning – July 2025)
      – Consult the public (Head of Planning – May 2026)

    • 2: Be bolder about housing growth around stations.
      – Review densities (Policy Manager – June 2025)

    Leadership

    • 3: Strengthen overview and scrutiny in all its forms.
      – Appoint an officer (Chief Executive – May 2025)
    """
    asked = (
        "1: Develop a vision for the corridor with the county.",
        "2: Be bolder about housing growth around",
    )
    styles = dict.fromkeys(
        (*asked, "stations.", "3: Strengthen overview and scrutiny in all its forms."), BOLD
    ) | {"Peer challenge action plan": LARGE}
    plan = parse(document(drawing, styles=styles | {"Place shaping": LARGE, "Leadership": LARGE}))
    assert [(each.ref, each.text, len(each.actions)) for each in plan.recommendations] == [
        ("1", "Develop a vision for the corridor with the county.", 2),
        ("2", "Be bolder about housing growth around stations.", 1),
        ("3", "Strengthen overview and scrutiny in all its forms.", 1),
    ]


def test_a_sentence_under_each_theme_is_what_is_asked() -> None:
    """The prose between a theme and its points had been dropped."""
    drawing = """
    Peer challenge action plan

    1.0 Finance

    “Test the capital programme for affordability.”
    • Re-profile the programme (Head of Finance; June 2026)
    • Report to each Cabinet (Leader; July 2026)

    2.0 Health

    “Set out the part of the council in inequality.”
    • Adopt a statement of health (Head of Health; May 2026)
    """
    styles = dict.fromkeys(("1.0 Finance", "2.0 Health"), BOLD) | {"Peer challenge action plan": LARGE}
    plan = parse(document(drawing, styles=styles))
    assert [(each.theme, each.text, len(each.actions)) for each in plan.recommendations] == [
        ("1.0 Finance", "“Test the capital programme for affordability.”", 2),
        ("2.0 Health", "“Set out the part of the council in inequality.”", 1),
    ]


def test_sentences_over_lists_are_asked_though_they_are_set_like_text() -> None:
    """A letter without headings: its recommendations had been prose."""
    drawing = """
    Letter: response to the peer team

    Thank you for your report. We will act on it.

    Agree the purpose of the board for growth.
    • Rewrite the terms of reference, June 2026
    • Appoint a chair from industry, July 2026

    Look after the town hall and its contents.
    • Let the contract for the roof, May 2026
    • Rent out the whole of the east wing, May 2027
    """
    plan = parse(document(drawing, styles={"Letter: response to the peer team": LARGE}))
    assert [(each.text, len(each.actions)) for each in plan.recommendations] == [
        ("Agree the purpose of the board for growth.", 2),
        ("Look after the town hall and its contents.", 2),
    ]


def test_what_a_label_says_that_peers_said_is_asked_twice_under_one_theme() -> None:
    """The second sentence of a theme had taken the place of the first, and neither was a recommendation."""
    drawing = """
    Peer challenge action plan

    Place

    You said: Set out a vision for the place.
    We will:
    • ask residents what matters (Leader, May 2026)
    • publish the vision (Leader, July 2026)

    You said: Work with parish councils as equals.
    We will:
    • write a charter with them (Head of Law, May 2027)
    """
    styles = {"You said:": BOLD, "We will:": BOLD, "Peer challenge action plan": LARGE, "Place": LARGE}
    plan = parse(document(drawing, styles=styles))
    assert [(each.theme, each.text, len(each.actions)) for each in plan.recommendations] == [
        ("Place", "Set out a vision for the place.", 2),
        ("Place", "Work with parish councils as equals.", 1),
    ]


def test_paragraphs_of_what_we_will_do_over_lines_without_labels_of_who_and_when() -> None:
    """Nothing had been found in it: a half of its paragraphs tell nothing of what is done."""
    drawing = """
    Our peer challenge action plan

    Place

    We will train all managers in how to talk about performance.
    Head of Learning – May 2026

    We will publish a scorecard on the website of the council.
    Performance Manager – July 2026

    Money

    We will amend the rules so that contracts go to scrutiny first.
    Head of Procurement – June 2026
    """
    styles = dict.fromkeys(("Place", "Money"), BOLD) | {"Our peer challenge action plan": LARGE}
    plan = parse(document(drawing, styles=styles, footer="Elmbridge Council – #"))
    actions = [action for each in plan.recommendations for action in each.actions]
    assert [(each.text[:18], each.details.deadline.text) for each in actions] == [
        ("We will train all ", "May 2026"),
        ("We will publish a ", "July 2026"),
        ("We will amend the ", "June 2026"),
    ]


def test_labels_on_lines_of_their_own_over_what_was_asked_and_what_is_done() -> None:
    """The label had been the theme, and what stands under it no recommendation."""
    drawing = """
    Acting on our peer challenge: action plan

    Place

    You told us
    Set out a vision for the place.
    What we are doing
    • Ask residents what matters (Leader, May 2026)
    • Publish the vision (Leader, July 2026)

    You told us
    Work with parish councils as equals.
    What we are doing
    • Write a charter with them (Head of Law, May 2027)
    """
    styles = {"You told us": BOLD, "What we are doing": BOLD, "Place": LARGE}
    title = {"Acting on our peer challenge: action plan": replace(LARGE, size=18.0)}
    plan = parse(document(drawing, styles=styles | title))
    assert [(each.theme, each.text, len(each.actions)) for each in plan.recommendations] == [
        ("Place", "Set out a vision for the place.", 2),
        ("Place", "Work with parish councils as equals.", 1),
    ]


def test_dates_over_actions_below_a_theme_are_no_themes() -> None:
    """The theme above them had been dropped."""
    drawing = """
    Peer challenge action plan and timeline

    Communities

    By April 2027
    • Devolve a sum to each of the forums (Communities Manager)

    By October 2026
    • Set up a group for infrastructure (Head of Planning)

    Governance

    By May 2027
    • Propose a new structure to the council (Head of Law)
    """
    middling = replace(BOLD, size=12.0)
    styles = dict.fromkeys(("Communities", "Governance"), LARGE)
    styles |= dict.fromkeys(("By April 2027", "By October 2026", "By May 2027"), middling)
    title = {"Peer challenge action plan and timeline": replace(LARGE, size=18.0)}
    plan = parse(document(drawing, styles=styles | title))
    found = [
        (each.theme, action.details.deadline.text) for each in plan.recommendations for action in each.actions
    ]
    assert found == [
        ("Communities", "By April 2027"),
        ("Communities", "By October 2026"),
        ("Governance", "By May 2027"),
    ]


def test_counted_themes_level_with_the_bullets_below_them() -> None:
    """ "2. Climate" in the type of the text had been an action, or a point of the bullet above it."""
    drawing = """
Peer challenge action plan

 1. Companies and assets
✓ Meet with the town clerks
✓ Sell the depot
 2. Climate
✓ Raise awareness of the policy
✓ Install solar panels
 3. Workforce
✓ Support new members
"""
    plan = parse(document(drawing, styles={"Peer challenge action plan": LARGE}))
    assert [(each.theme, len(each.actions)) for each in plan.recommendations] == [
        ("1. Companies and assets", 2),
        ("2. Climate", 2),
        ("3. Workforce", 1),
    ]


def test_counted_points_below_recommendations_over_plain_ones_are_asked() -> None:
    """Nothing but the heading says so: a font of TeX's without a name is not known to be bold."""
    drawing = """
Peer challenge action plan

Recommendations

1. Clarify the offer to staff of flexible working.
   • Refresh the flexible working policy.
   • Fit out the first floor of the offices.
   Lead: Head of Workforce
2. Define the difference that the strategy should make.
   • Affirm the five financial principles.
   Lead: Head of Finance
3. Offer residents a co-ordinated front office.
   • Build a hub for several agencies.
   Lead: Head of Property
"""
    styles = {"Peer challenge action plan": LARGE, "Recommendations": BOLD}
    plan = parse(document(drawing, styles=styles))
    assert [(each.ref, each.text, len(each.actions)) for each in plan.recommendations] == [
        ("1", "Clarify the offer to staff of flexible working.", 2),
        ("2", "Define the difference that the strategy should make.", 1),
        ("3", "Offer residents a co-ordinated front office.", 1),
    ]


def test_paragraphs_that_begin_with_when_we_will_do_it_are_points() -> None:
    """No bullets, and the plan's name only below the title: the whole plan had been lost."""
    drawing = """
Delivering for you
Council action plan 2026

Thriving places

By spring 2026 we will have reopened the market hall.

By July 2026, we will have a masterplan for the quarter.

Healthy lives

By October 2026 we will have a warm hub in each ward.
"""
    styles = {"Delivering for you": LARGE, "Thriving places": BOLD, "Healthy lives": BOLD}
    assert shown(document(drawing, styles=styles)) == [
        "[Thriving places]",
        "  - we will have reopened the market hall. | deadline (action): By spring 2026",
        "  - we will have a masterplan for the quarter. | deadline (action): By July 2026",
        "[Healthy lives]",
        "  - we will have a warm hub in each ward. | deadline (action): By October 2026",
    ]


def test_what_stands_under_what_the_review_told_us_is_asked() -> None:
    """The label had been the theme of all actions, and the recommendations were lost."""
    label, done, will = "The SEND peer review told us", "What we have done already", "What we will do next"
    drawing = f"""
SEND improvement plan

Leadership

{label}

Make sure that the improvement plan can be delivered.

{done}

• The board is chaired jointly.

{will}

• Agree performance indicators
• Publish progress to families

Waiting times

{label}

Reduce the waiting time for autism assessment.

{done}

• Clinics have been funded.

{will}

• Set up a hub for families
"""
    styles = dict.fromkeys((label, done, will), BOLD)
    styles |= dict.fromkeys(("SEND improvement plan", "Leadership", "Waiting times"), LARGE)
    assert shown(document(drawing, styles=styles)) == [
        "[Leadership]",
        "Make sure that the improvement plan can be delivered. | progress: The board is chaired jointly.",
        "  - Agree performance indicators",
        "  - Publish progress to families",
        "[Waiting times]",
        "Reduce the waiting time for autism assessment. | progress: Clinics have been funded.",
        "  - Set up a hub for families",
    ]


def test_points_under_milestones_that_begin_with_dates_are_actions() -> None:
    """They had been read as the deadline of what has no actions, and no plan was found."""
    drawing = """
    Improvement and Recovery Plan

    Reduce the borrowing of the Authority

    Milestones:
    • By 31 July 2026: Adopt a strategy for the disposal of assets
    • By 31 March 2027: Repay a tenth of the loans

    Appoint a permanent team of directors

    Milestones:
    • By 31 October 2026: Appoint to all posts
    """
    themes = ("Reduce the borrowing of the Authority", "Appoint a permanent team of directors")
    styles = dict.fromkeys(("Improvement and Recovery Plan", *themes), LARGE)
    plan = parse(document(drawing, styles=styles))
    found = [
        (each.theme, action.text, action.details.deadline.text)
        for each in plan.recommendations
        for action in each.actions
    ]
    assert found == [
        (themes[0], "Adopt a strategy for the disposal of assets", "By 31 July 2026"),
        (themes[0], "Repay a tenth of the loans", "By 31 March 2027"),
        (themes[1], "Appoint to all posts", "By 31 October 2026"),
    ]


@pytest.mark.parametrize("themed", [True, False])
def test_headings_between_themes_and_points_ask(themed: bool) -> None:
    """Without themes above them they may be themes: "Work with partners"."""
    themes = ("Our place", "Our people") if themed else ("", "")
    asked = ("Develop a clear narrative of place", "Invest in the skills of managers")
    drawing = f"""
Peer challenge action plan

{themes[0]}

{asked[0]}
• Hold three workshops with partners
• Publish the vision

{themes[1]}

{asked[1]}
• Train all managers in coaching
• Review every role
"""
    larger = replace(BOLD, size=16.0)
    styles = {
        "Peer challenge action plan": replace(BOLD, size=20.0),
        **dict.fromkeys(filter(None, themes), larger),
        **dict.fromkeys(asked, BOLD),
    }
    told = [line for line in shown(document(drawing, styles=styles)) if not line.startswith("  ")]
    assert told == (
        [f"[{themes[0]}]", asked[0], f"[{themes[1]}]", asked[1]]
        if themed
        else [f"[{each}]" for each in asked]
    )


def test_bold_points_over_plain_ones_ask_though_no_stop_ends_them() -> None:
    asked = (
        "Develop a clear narrative of place",
        "Invest in the skills of managers",
        "Review the role of scrutiny",
    )
    drawing = f"""
Peer challenge action plan

• {asked[0]}
    – Hold three workshops with partners
    – Publish the vision
• {asked[1]}
    – Train all managers in coaching
    – Review every role
• {asked[2]}
    – Ask its members
"""
    styles = {"Peer challenge action plan": LARGE, **dict.fromkeys(asked, BOLD)}
    told = [line for line in shown(document(drawing, styles=styles)) if not line.startswith("  ")]
    assert told == list(asked)
