"""Numbered recommendations as headings, with bullets and labelled lines beneath."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain

import pytest

from parsers.layouts import numbered_recommendations
from parsers.outline.outline import document_to_outline
from parsers.parse import parse, trace
from tests.parsers.built import BOLD, LARGE, PLAIN, Styles, document, shown, stacked

REPORT = """
Our Action Plan

The council accepts all that the peer team asked for and will do all of it within the year.

Local priorities and outcomes

Recommendation 1: Turn the City Plan into a delivery plan.
• Produce a delivery plan for 2025/26 that everybody can read and that says who
  does what.
  Timescale: By end of March 2025
• Report on milestones to Cabinet:
     o in spring
     o in autumn
Lead: Assistant Chief Executive

Recommendation 2: Narrow the gap in outcomes between the north and the south of
the city.
• Agree a plan with partners.
  Timescale: Ongoing

Finance and assets

Recommendation 3: Clarify how decisions are made.
Lead: Monitoring Officer
"""
STYLES: Styles = {
    "Our Action Plan": LARGE,
    "Local priorities and outcomes": LARGE,
    "Finance and assets": LARGE,
    "Recommendation 1: Turn the City Plan into a delivery plan.": BOLD,
    "Recommendation 2: Narrow the gap in outcomes between the north and the south of": BOLD,
    "the city.": BOLD,
    "Recommendation 3: Clarify how decisions are made.": BOLD,
}
SHOWN = [
    "[Local priorities and outcomes]",
    "1 Turn the City Plan into a delivery plan. | owner: Assistant Chief Executive",
    "  - Produce a delivery plan for 2025/26 that everybody can read and that says who does what."
    " | deadline (action): By end of March 2025",
    "  - Report on milestones to Cabinet:",
    "    - in spring",
    "    - in autumn",
    "[Local priorities and outcomes]",
    "2 Narrow the gap in outcomes between the north and the south of the city.",
    "  - Agree a plan with partners. | deadline (action): Ongoing",
    "[Finance and assets]",
    "3 Clarify how decisions are made. | owner: Monitoring Officer",
]


def test_recognises_numbered_recommendations() -> None:
    assert numbered_recommendations.recognises(document_to_outline(document(REPORT, styles=STYLES)))
    prose = document("Recommendation 1: Turn the City Plan into a delivery plan.\n\nAll of it was done.")
    assert not numbered_recommendations.recognises(document_to_outline(prose))


def test_a_report() -> None:
    assert shown(document(REPORT, styles=STYLES)) == SHOWN


@pytest.mark.parametrize("theme", ["Governance", "Progress", "Resources"])
def test_themes_that_are_also_the_names_of_columns(theme: str) -> None:
    built = document(REPORT.replace("Finance and assets", theme), styles=STYLES | {theme: LARGE})
    assert shown(built) == [*SHOWN[:-2], f"[{theme}]", SHOWN[-1]]


LINES = REPORT.strip("\n").split("\n")


@pytest.mark.parametrize("cut", [4, 5, 7, 9, 10, 12, 15, 18, 20, 21, 24, 25, 27])
def test_cut_by_the_page_end(cut: int) -> None:
    above, below = "\n".join(LINES[:cut]), "\n".join(["|", *LINES[cut:]])
    assert shown(document(above, below, styles=STYLES)) == SHOWN


def test_openings_that_are_not_set_out() -> None:
    """A plain line that begins with "Recommendation 1:" opens one, bold or not."""
    styles = {text: style for text, style in STYLES.items() if style is LARGE}
    assert shown(document(REPORT, styles=styles)) == SHOWN


@pytest.mark.parametrize(
    ("printed", "ref"),
    [
        ("Recommendation {}:", "{}"),
        ("Key Recommendation {}:", "{}"),
        ("Recommendation R{} –", "R{}"),
        ("R{}:", "R{}"),
    ],
)
def test_ways_to_number(printed: str, ref: str) -> None:
    texts = ["Turn the City Plan into a plan.", "Listen to all the partners.", "Clarify how it is done."]
    heads = [f"{printed.format(number)} {text}" for number, text in enumerate(texts, start=1)]
    body = "\n• Produce a delivery plan that everybody can read and understand at once.\n\n"
    built = document(body.join([*heads, ""]), styles=dict.fromkeys(heads, BOLD))
    assert shown(built) == [
        line
        for number, text in enumerate(texts, start=1)
        for line in (
            f"{ref.format(number)} {text}",
            "  - Produce a delivery plan that everybody can read and understand at once.",
        )
    ]


@pytest.mark.parametrize("name", ["Area for improvement", "Cause of concern", "Recommendation"])
def test_a_title_behind_the_number_of_what_asks_below(name: str) -> None:
    told = {
        "Risk assessment": "The Service must inspect more premises.",
        "Prevention": "The Service should evaluate its visits.",
    }
    heads = [f"{name} {number}: {title}" for number, title in enumerate(told, start=1)]
    drawn = [
        f"{head}\n\n{text}\n\n• Recruit four inspectors"
        for head, text in zip(heads, told.values(), strict=True)
    ]
    assert shown(document("\n\n".join(drawn), styles=dict.fromkeys(heads, LARGE))) == [
        "1 The Service must inspect more premises. | (title): Risk assessment",
        "  - Recruit four inspectors",
        "2 The Service should evaluate its visits. | (title): Prevention",
        "  - Recruit four inspectors",
    ]


def test_numbered_themes_are_no_recommendations() -> None:
    heads = ["1. Customer Service", "2. Finance", "3. Housing"]
    body = "\n• Produce a delivery plan that everybody can read and understand at once.\n\n"
    built = document(body.join([*heads, ""]), styles=dict.fromkeys(heads, BOLD))
    assert not numbered_recommendations.recognises(document_to_outline(built))


class TestLabels:
    """Whose a labelled line is: the action's above it, or the recommendation's."""

    HEADS = ("Recommendation 1: Turn the City Plan into a plan.", "Recommendation 2: Listen to partners.")

    def first(self, beneath: str, bold: bool = True) -> list[str]:
        """The first of two recommendations, with these lines beneath it."""
        drawing = stacked(self.HEADS[0], beneath, "", self.HEADS[1], "• Meet them in every part of the city.")
        drafts = shown(document(drawing, styles=dict.fromkeys(self.HEADS, BOLD) if bold else {}))
        assert drafts[-2:] == ["2 Listen to partners.", "  - Meet them in every part of the city."]
        return drafts[:-2]

    def test_level_with_the_recommendation(self) -> None:
        beneath = """
        • Produce it and publish it for everybody.
        • Report on it.
        Timescale: By July 2025
        """
        assert self.first(beneath) == [
            "1 Turn the City Plan into a plan. | deadline: By July 2025",
            "  - Produce it and publish it for everybody.",
            "  - Report on it.",
        ]

    def test_set_in_below_the_last_of_every_list(self) -> None:
        """Said once in every list, of all its actions; not where another has its own."""
        beneath = """
        a) Produce it and publish it for everybody.
        b) Report on it.
                        Lead: Leader. Timescale: By July 2025
        """
        styles = dict.fromkeys(self.HEADS, BOLD)
        drafts = shown(document(stacked(self.HEADS[0], beneath, "", self.HEADS[1], beneath), styles=styles))
        points = ["  a. Produce it and publish it for everybody.", "  b. Report on it."]
        told = "owner: Leader | deadline: By July 2025"
        texts = ["1 Turn the City Plan into a plan.", "2 Listen to partners."]
        assert drafts == [line for text in texts for line in (f"{text} | {told}", *points)]
        line = beneath.replace(
            " " * 16 + "Lead: Leader. Timescale: By July 2025", "\n        (Leader, By July 2025)"
        )
        below = stacked(self.HEADS[0], line, "", self.HEADS[1], line)
        assert shown(document(below, styles=styles)) == drafts
        agreed = beneath.partition(" " * 16)[0]
        once = stacked(self.HEADS[0], agreed, "", self.HEADS[1], agreed, "        (Cabinet, March 2024)")
        assert not any("owner" in draft for draft in shown(document(once, styles=styles)))
        own = beneath.replace("b)", "                Timescale: Ongoing\n        b)")
        drafts = shown(document(stacked(self.HEADS[0], own, "", self.HEADS[1], beneath), styles=styles))
        assert [line for line in drafts if not line.startswith("  ")] == texts

    def test_level_with_the_recommendation_but_under_each_action(self) -> None:
        beneath = """
        • Produce it and publish it for everybody.
        Timescale: By July 2025
        • Report on it.
        Timescale: Ongoing
        """
        assert self.first(beneath) == [
            "1 Turn the City Plan into a plan.",
            "  - Produce it and publish it for everybody. | deadline (action): By July 2025",
            "  - Report on it. | deadline (action): Ongoing",
        ]

    def test_above_the_actions(self) -> None:
        beneath = """
        Lead: Leader
        Timescale: By July 2025
        • Produce it and publish it for everybody.
        """
        assert self.first(beneath) == [
            "1 Turn the City Plan into a plan. | owner: Leader | deadline: By July 2025",
            "  - Produce it and publish it for everybody.",
        ]

    def test_prose_above_the_labels_and_the_actions_explains(self) -> None:
        """Each has prose, who and when, and bullets: the prose is no action that who and when speak of."""
        beneath = """

        We saw examples of good practice.

        Lead: Leader

        Timescale: By July 2025

        • Produce it and publish it for everybody.
        """
        drawing = stacked(self.HEADS[0], beneath, "", self.HEADS[1], beneath)
        drafts = shown(document(drawing, styles=dict.fromkeys(self.HEADS, BOLD)))
        assert [line.split(" | ")[-2:] for line in drafts if not line.startswith("  -")] == [
            ["owner: Leader", "deadline: By July 2025"]
        ] * 2
        assert [line for line in drafts if line.startswith("  -")] == [
            "  - Produce it and publish it for everybody."
        ] * 2

    def test_what_is_no_sentence_above_the_labels_is_done(self) -> None:
        beneath = """

        A new scheme of delegation

        Lead: Leader

        Due: July 2025

        • Draft it with the officers.
        """
        drawing = stacked(self.HEADS[0], beneath, "", self.HEADS[1], beneath)
        drafts = shown(document(drawing, styles=dict.fromkeys(self.HEADS, BOLD)))
        assert sum("  - A new scheme of delegation | " in line for line in drafts) == 2

    def test_a_value_that_runs_on(self) -> None:
        beneath = "Lead: the Head of Policy, Performance and of\nCommunications"
        assert self.first(beneath) == [
            "1 Turn the City Plan into a plan. | owner: the Head of Policy, Performance and of Communications"
        ]

    def test_a_colon_in_a_bullet_is_no_label(self) -> None:
        beneath = "• Produce it: publish it for everybody in the city."
        assert self.first(beneath)[1:] == ["  - Produce it: publish it for everybody in the city."]

    def test_below_a_recommendation_that_is_not_set_out(self) -> None:
        assert self.first("Lead: Leader", bold=False) == ["1 Turn the City Plan into a plan. | owner: Leader"]


def test_a_summary_says_again_what_stands_in_detail() -> None:
    drawing = """
Key recommendations

Recommendation 1: Agree fewer priorities.

Recommendation 2: Close the gap in the budget.

Findings

The council has come a long way, and its staff are proud of it.

Recommendations in detail

Recommendation 1: Agree fewer priorities.

• Write them down.

Recommendation 2: Close the gap in the budget.
"""
    styles = dict.fromkeys(("Key recommendations", "Findings", "Recommendations in detail"), LARGE)
    assert shown(document(drawing, styles=styles)) == [
        "[Key recommendations]",
        "2 Close the gap in the budget.",
        "[Recommendations in detail]",
        "1 Agree fewer priorities.",
        "  - Write them down.",
    ]


BARE = """
Recommendation One
Set fewer priorities.
The team heard that this matters. It need not
cost much.
1.1 Publish a statement. Lead: Chief Executive.
1.2 Hold a workshop:
    – for Cabinet
    Status: Ongoing

Recommendation Two
Agree a longer financial plan.
2.1 Review the plan.
Timescale: May 2025; Lead: Leader
"""


def test_a_reference_alone_labels_run_in_and_prose_that_explains() -> None:
    styles = {"Recommendation One": BOLD, "Recommendation Two": BOLD}
    drafts = shown(document(BARE.replace("priorities.\n", "priorities.\n\n"), styles=styles))
    assert drafts == [
        "One Set fewer priorities. | explanation: The team heard that this matters. It need not cost much.",
        "  1.1. Publish a statement. | owner: Chief Executive",
        "  1.2. Hold a workshop: | status: Ongoing",
        "    - for Cabinet",
        "Two Agree a longer financial plan. | deadline: May 2025 | owner: Leader",
        "  2.1. Review the plan.",
    ]


def test_numbers_of_the_reports_own_before_the_recommendations() -> None:
    """ "3.1" counts the report's paragraphs; what explains stands under a label of five words."""
    drawing = """
3. Recommendations

3.1 Recommendation 1

Set fewer priorities.

What the peer team said

There are too many.

What we will do

• Publish a statement.

3.2 Recommendation 2

Agree a financial plan.

What we will do

• Review the reserves.
"""
    named = ("3.1 Recommendation 1", "3.2 Recommendation 2", "What the peer team said", "What we will do")
    styles = {"3. Recommendations": LARGE} | dict.fromkeys(named, BOLD)
    assert shown(document(drawing, styles=styles)) == [
        "[3. Recommendations]",
        "1 Set fewer priorities. | finding: There are too many.",
        "  - Publish a statement.",
        "[3. Recommendations]",
        "2 Agree a financial plan.",
        "  - Review the reserves.",
    ]


def test_whom_a_recommendation_is_for_stands_behind_its_number() -> None:
    drawing = """
What agencies knew

They knew little of each other, and of what each of them had
been told by the family.

Recommendation 1 (to the Safeguarding Partnership)

Seek assurance that meetings are held.

Recommendation 2 – for Ottercombe Council

Review how views are recorded.
"""
    built = document(drawing, styles={"What agencies knew": LARGE})
    assert not parse(built).coverage.doubled
    assert shown(built) == [
        "[What agencies knew]",
        "1 Seek assurance that meetings are held. | owner: the Safeguarding Partnership",
        "[What agencies knew]",
        "2 Review how views are recorded. | owner: Ottercombe Council",
    ]


def test_whom_it_is_for_stands_between_its_number_and_its_text() -> None:
    drawing = """
What agencies knew

They knew little of each other, and of what each of them had
been told by the family.

Recommendation 1 (Adult Social Care): Review the self-neglect pathway.

Recommendation 2 (for the Safeguarding Board): Audit the quality of referrals.

Recommendation 3 (High priority): Publish the results.

Recommendation 4 (Local Planning Authority): Set a timetable for appeals.
"""
    built = document(drawing, styles={"What agencies knew": LARGE})
    assert not parse(built).coverage.doubled
    assert [row for row in shown(built) if row[0] != "["] == [
        "1 Review the self-neglect pathway. | owner: Adult Social Care",
        "2 Audit the quality of referrals. | owner: the Safeguarding Board",
        "3 Publish the results. | (note): High priority",
        "4 Set a timetable for appeals. | owner: Local Planning Authority",
    ]


def test_two_coded_headings_are_enough() -> None:
    drawing = """
R1. Be clear.
• Publish the plan
  Lead: Chief Executive

R2. Improve services.
• Replace the site
  Lead: Leader
"""
    styles = {"R1. Be clear.": BOLD, "R2. Improve services.": BOLD}
    assert shown(document(drawing, styles=styles)) == [
        "R1 Be clear.",
        "  - Publish the plan | owner: Chief Executive",
        "R2 Improve services.",
        "  - Replace the site | owner: Leader",
    ]


def test_a_contents_list_opens_nothing() -> None:
    drawing = """
Summary
2
Recommendations 3
Findings 4

The council has come a long way, and its staff are proud of it.
"""
    assert not numbered_recommendations.recognises(document_to_outline(document(drawing)))


def test_recommendations_without_a_number_at_the_end_of_each_section() -> None:
    drawing = """
Strategy

The team heard that there is no strategy, and that staff would
like one.

Recommendation: Write a strategy, and have Cabinet agree it.

Media

Peer team recommendation – Train those who speak for us.
"""
    assert shown(document(drawing, styles={"Strategy": LARGE, "Media": LARGE})) == [
        "[Strategy]",
        "Write a strategy, and have Cabinet agree it.",
        "[Media]",
        "Train those who speak for us.",
    ]


def test_labels_in_bold_under_recommendations_in_plain_type() -> None:
    drawing = """
Key recommendation 1: Set a clear vision

What we have done so far

• Held two workshops

What we will do next

• Publish the vision

When: July 2024

Key recommendation 2: Improve the services

What we will do next

• Launch a new website
"""
    labels = ("What we have done so far", "What we will do next")
    assert shown(document(drawing, styles=dict.fromkeys(labels, BOLD))) == [
        "1 Set a clear vision | progress: Held two workshops | deadline: July 2024",
        "  - Publish the vision",
        "2 Improve the services",
        "  - Launch a new website",
    ]


def test_points_with_who_and_when_under_the_response_are_its_actions() -> None:
    drawing = """
Recommendation 1: Give residents a clearer offer

Our response

• Publish a repairs charter
  Lead: Head of Housing
  By when: May 2026
• Text every tenant

Recommendation 2: Bring decisions closer

Our response

• Agreed; we did so last year
"""
    styles = {"Our response": BOLD}
    assert shown(document(drawing, styles=styles)) == [
        "1 Give residents a clearer offer",
        "  - Publish a repairs charter | owner: Head of Housing | deadline (action): May 2026",
        "  - Text every tenant",
        "2 Bring decisions closer | response: Agreed; we did so last year",
    ]


def test_the_reports_own_count_before_what_is_called_one() -> None:
    drawing = """
1.1 Recommendation: Agree a vision.

1.1.1 Ask residents. Lead: Chief Executive. By: May 2024.

1.2 Recommendation: Strengthen relations.

1.2.1 Agree a charter. Lead: Head of Policy. By: July 2024.
"""
    assert shown(document(drawing)) == [
        "1.1 Agree a vision.",
        "  1.1.1. Ask residents. | owner: Chief Executive | deadline (action): May 2024",
        "1.2 Strengthen relations.",
        "  1.2.1. Agree a charter. | owner: Head of Policy | deadline (action): July 2024",
    ]


@pytest.mark.parametrize(
    ("headings", "refs"),
    [
        (("CPC2 Consider the pace of the savings", "CPC1 Develop a story about growth"), ["CPC2", "CPC1"]),
        (("1: Consider the pace of the savings", "2: Develop a story about growth"), ["1", "2"]),
        (("1: The pace of all the savings", "2: The story of the growth"), []),
    ],
)
def test_two_numbered_headings_that_say_what_to_do(headings: tuple[str, str], refs: list[str]) -> None:
    """Two that only name a subject are themes."""
    actions = [f"• Write to {name} of the people who live here" for name in ("all", "some", "most", "none")]
    parts = ["Plan", "", headings[0], "", *actions[:2], "", headings[1], "", *actions[2:]]
    built = document("\n".join(parts), styles={"Plan": LARGE, **dict.fromkeys(headings, BOLD)})
    assert [one.ref for one in parse(built).recommendations if one.text] == refs


@pytest.mark.parametrize(
    ("titles", "told"),
    [
        (("Integrated Care Board", "Police"), "owner: {}"),
        (("Savings", "A single plan"), "(title): {}"),
        (("Plan making", "Savings", "Staff"), "(title): {}"),  # "Plan" seems to ask
    ],
)
def test_titles_behind_the_numbers_over_paragraphs_that_ask(titles: tuple[str, ...], told: str) -> None:
    headings = [f"Recommendation {number}: {title}" for number, title in enumerate(titles, start=1)]
    texts = [
        "The board should seek assurance that staff are trained.",
        "They should audit fifty cases a year.",
        "They should train ten people.",
    ][: len(titles)]
    said = "5.1 The panel has made two recommendations for the board."
    below = chain.from_iterable(zip(headings, texts, strict=True))
    drawing = "\n\n".join(["Recommendations", said, *below])
    styles = {"Recommendations": LARGE, **dict.fromkeys(headings, BOLD)}
    assert shown(document(drawing, styles=styles)) == [
        line
        for number, (text, title) in enumerate(zip(texts, titles, strict=True), start=1)
        for line in ("[Recommendations]", f"{number} {text} | {told.format(title)}")
    ]


def test_a_list_that_a_recommendation_asks_for_is_its_own() -> None:
    drawing = """
Recommendation 1: Open up decision making.

This should include:

• public questions at scrutiny
• a record of what officers decide

Recommendation 2: Look after all who work here.

We will:

• begin a programme of support
• ask all managers about workload
"""
    heads = ("Recommendation 1: Open", "Recommendation 2: Look")
    assert shown(document(drawing, styles=dict.fromkeys(heads, BOLD))) == [
        "1 Open up decision making."
        " This should include: • public questions at scrutiny • a record of what officers decide",
        "2 Look after all who work here.",
        "  - begin a programme of support",
        "  - ask all managers about workload",
    ]


def test_a_list_below_a_title_is_what_is_done() -> None:
    """ "Review the contract The contract should have: ..." is no text."""
    drawing = """
    Recommendation 1: Review the contract

    The contract should have:

    • a price that is fair
    • an end that is clear

    Recommendation 2: Train all staff

    The training should have:

    • a plan
    • a budget
    """
    heads = ("Recommendation 1: Review the contract", "Recommendation 2: Train all staff")
    plan = parse(document(drawing, styles=dict.fromkeys(heads, BOLD)))
    assert [each.text for each in plan.recommendations] == ["Review the contract", "Train all staff"]


def test_a_priority_behind_a_number_alone_and_findings_that_are_counted_too() -> None:
    parts = [
        part
        for number in (1, 2)
        for part in (
            f"Finding {number}",
            "The notes on the procedure have not been brought up to date.",
            f"Recommendation {number} (Priority 3)",
            f"The notes on procedure {number} should be brought up to date.",
        )
    ]
    styles = dict.fromkeys((p for p in parts if p.startswith(("Finding", "Recommendation"))), BOLD)
    records = parse(document("\n\n".join(["Report", *parts]), styles=styles)).recommendations
    assert [(one.ref, one.text) for one in records] == [
        (str(number), f"The notes on procedure {number} should be brought up to date.") for number in (1, 2)
    ]
    assert dict(records[0].details.extra) == {"note": "Priority 3"}


@pytest.mark.parametrize(
    ("points", "actions"), [(("lead on policy", "hold us to account"), 0), (("Lead", "Hold"), 2)]
)
def test_a_list_in_the_middle_of_a_sentence_is_the_recommendations_though_a_label_follows(
    points: tuple[str, str], actions: int
) -> None:
    blocks = ["Recommendations"]
    for number in (1, 2):
        blocks += [f"Recommendation {number}", f"The council should set up unit {number}, which should:"]
        blocks += [*(f"({label}) {point}" for label, point in zip("ab", points, strict=True))]
        blocks += ["Timescale: May 2025"]
    styles = {"Recommendations": LARGE, "Recommendation 1": BOLD, "Recommendation 2": BOLD}
    records = parse(document("\n\n".join(blocks), styles=styles)).recommendations
    assert [len(one.actions) for one in records] == [actions] * 2
    assert records[0].text.endswith("which should:" if actions else "• hold us to account")


def test_next_steps_once_below_the_last_recommendation_are_the_reports() -> None:
    blocks = []
    for number in (1, 2):
        blocks += [f"Recommendation {number}: Publish the data of unit {number}.", "Response: We agree."]
    blocks += ["Next steps", "An update will be given to the committee in December 2024."]
    styles = {**dict.fromkeys(blocks[::2], BOLD), "Next steps": BOLD}
    records = parse(document("\n\n".join(blocks), styles=styles)).recommendations
    assert [len(one.actions) for one in records] == [0, 0]


def test_paragraphs_with_a_line_of_who_and_when_below_each_are_actions() -> None:
    drawing = """
    Recommendation 1
    Refresh the strategy so that it sets out a vision.

    Commission an evidence base and share it with all partners.

    Owner: Head of Policy      Due: June 2025      Status: Complete

    Hold events in each of the five towns.

    Owner: Leader of the Council      Due: May 2025      Status: On track

    Recommendation 2
    Agree a clearer role for the council.

    Sign a memorandum with the board.

    Owner: Chief Executive      Due: March 2026      Status: Not started
    """
    found = shown(document(drawing, styles={"Recommendation": BOLD}))
    assert found == [
        "1 Refresh the strategy so that it sets out a vision.",
        "  - Commission an evidence base and share it with all partners."
        " | owner: Head of Policy | deadline (action): June 2025 | status: Complete",
        "  - Hold events in each of the five towns."
        " | owner: Leader of the Council | deadline (action): May 2025 | status: On track",
        "2 Agree a clearer role for the council.",
        "  - Sign a memorandum with the board."
        " | owner: Chief Executive | deadline (action): March 2026 | status: Not started",
    ]


def test_so_are_those_that_are_set_larger_than_it_in_a_box() -> None:
    """Each part of a web page has a rule above it, and who and when in smaller type."""
    drawing = """
    +--------------------------------------------------------------+
    | Recommendation 1: Agree a story for the change               |
    +--------------------------------------------------------------+
    | Draft it with staff and members                              |
    | Owner: Ella Crane;   Due: June 2025;   Status: Ongoing       |
    +--------------------------------------------------------------+
    | Launch it at the conference                                  |
    | Owner: Ella Crane;   Due: May 2026;   Status: Ongoing        |
    +--------------------------------------------------------------+
    | Recommendation 2: Have fewer boards                          |
    +--------------------------------------------------------------+
    | Map all of them                                              |
    | Owner: Dev Patel;   Due: July 2025;   Status: Ongoing        |
    +--------------------------------------------------------------+
    """
    texts = ("Draft it with staff and members", "Launch it at the conference", "Map all of them")
    who = [line.strip(" |") for line in drawing.splitlines() if "Owner:" in line]
    heads = ("Recommendation 1: Agree a story for the change", "Recommendation 2: Have fewer boards")
    small = replace(PLAIN, size=PLAIN.size - 2)
    styles = {**dict.fromkeys(heads, LARGE), **dict.fromkeys(texts, PLAIN), **dict.fromkeys(who, small)}
    found = shown(document(drawing, styles=styles))
    assert [line.split(" | ")[0].strip(" -") for line in found] == [
        "1 Agree a story for the change",
        *texts[:2],
        "2 Have fewer boards",
        texts[2],
    ]


def test_titles_with_bare_numbers_over_one_sentence_each() -> None:
    drawing = """
    Recommendations
    1 Finance
    Agree a plan that closes the gap.
    2 Transformation
    Bring all projects into one programme.
    3 Housing
    Prepare for the inspection of homes.
    """
    styles: Styles = {
        "Recommendations": LARGE,
        "1 Finance": BOLD,
        "2 Transformation": BOLD,
        "3 Housing": BOLD,
    }
    assert shown(document(drawing, styles=styles)) == [
        "[Recommendations]",
        "1 Agree a plan that closes the gap. | (title): Finance",
        "[Recommendations]",
        "2 Bring all projects into one programme. | (title): Transformation",
        "[Recommendations]",
        "3 Prepare for the inspection of homes. | (title): Housing",
    ]


def test_labels_close_below_the_text_of_a_number_alone() -> None:
    drawing = """
    Recommendation 1
    Agree a savings programme
    Lead: Director of Finance
    Timescale: June 2025

    Recommendation 2
    Publish an equality plan
    Lead: Head of Policy
    """
    styles: Styles = {"Recommendation 1": BOLD, "Recommendation 2": BOLD}
    assert shown(document(drawing, styles=styles)) == [
        "1 Agree a savings programme | owner: Director of Finance | deadline: June 2025",
        "2 Publish an equality plan | owner: Head of Policy",
    ]


def test_two_plans_in_one_file_are_told_apart_by_their_titles() -> None:
    def plan(title: str, count: int) -> str:
        points = [f"R{n}. Agree the thing that is number {n} of all\n• Do it well" for n in range(1, count)]
        return "\n".join([title, *points])

    titles = ("Peer Challenge Action Plan", "Housing Peer Review Action Plan")
    styles: Styles = dict.fromkeys(titles, LARGE) | {
        f"R{n}. Agree the thing that is number {n} of all": BOLD for n in range(1, 4)
    }
    own = document(plan(titles[0], 4), plan(titles[1], 3), styles=styles)
    read = parse(own)
    assert [each.theme for each in read.recommendations] == [titles[0]] * 3 + [titles[1]] * 2
    assert [issue.kind for issue in read.issues if issue.kind == "plans"] == ["plans"]
    assert [(each.title, len(each.recommendations)) for each in trace(own).parts] == [
        (titles[0], 3),
        (titles[1], 2),
    ]
    alone = parse(document(plan(titles[0], 4), styles=styles))
    assert not any(each.theme for each in alone.recommendations) and not alone.issues


def test_numbered_themes_over_tables_are_no_recommendations() -> None:
    def part(number: int, name: str, action: str) -> str:
        return f"""
        Priority {number}: {name} and all that it needs

        Ambition: to do it well.

        +-----+----------------+--------+----------+
        | Ref | Action         | Lead   | By when  |
        +-----+----------------+--------+----------+
        | {number}.1 | {action:14} | Leader | May 2025 |
        +-----+----------------+--------+----------+

        """

    names = ("The front door", "A skilled workforce", "The care of children")
    actions = ("Listen to all", "Write less", "Visit them")
    parts = [part(n, *each) for n, each in enumerate(zip(names, actions, strict=True), start=1)]
    heads = [f"Priority {n}: {name} and all that it needs" for n, name in enumerate(names, start=1)]
    found = shown(document(stacked("The plan\n", *parts), styles=dict.fromkeys(("The plan", *heads), LARGE)))
    assert [line for line in found if line.startswith("[")] == [f"[{head}]" for head in heads]
    assert len([line for line in found if line.startswith("  -")]) == len(actions)
    assert not any("The front door" in line for line in found if not line.startswith("["))


def test_small_labels_in_capitals_over_who_and_when() -> None:
    """OWNER and DUE on lines of their own, each above its value."""
    drawing = """
    Plan on a page

    1. Agree a vision with all who live here

    Run a survey

    OWNER
    Town Clerk

    DUE
    May 2025

    2. Review the committees of the council

    Draft new terms

    OWNER
    Deputy Clerk

    DUE
    June 2025

    3. Plan for those who will come after us

    Write it down

    OWNER
    Mayor

    DUE
    July 2025
    """
    headings = ("1. Agree a vision with all who live here", "2. Review the committees of the council")
    styles = {
        "Plan on a page": LARGE,
        **dict.fromkeys((*headings, "3. Plan for those who will come after us"), BOLD),
    }
    found = [line for line in shown(document(drawing, styles=styles)) if not line.startswith("[")]
    assert found[:4] == [
        "1 Agree a vision with all who live here",
        "  - Run a survey | owner: Town Clerk | deadline (action): May 2025",
        "2 Review the committees of the council",
        "  - Draft new terms | owner: Deputy Clerk | deadline (action): June 2025",
    ]


def test_two_plans_numbered_each_in_its_way() -> None:
    def plan(title: str, letter: str) -> str:
        return f"""
        {title}
        +-----+------------------------------+--------------------+------------+
        | Ref | Recommendation               | Action             | Deadline   |
        +-----+------------------------------+--------------------+------------+
        | {letter}1  | Refresh the plan of the year | Hold two workshops | May 2024   |
        +-----+------------------------------+--------------------+------------+
        | {letter}2  | Agree a savings programme    | Take it to Cabinet | June 2024  |
        +-----+------------------------------+--------------------+------------+
        """

    titles = ("Appendix A: Corporate Peer Challenge Action Plan", "Appendix B: SEND Inspection Action Plan")
    styles = dict.fromkeys(titles, LARGE)
    read = parse(document(plan(titles[0], "A"), plan(titles[1], "B"), styles=styles))
    assert [each.theme for each in read.recommendations] == [titles[0]] * 2 + [titles[1]] * 2
    assert [issue.kind for issue in read.issues] == ["plans"]


TWICE = """
Trees in our streets

Summary of recommendations
Recommendation 1: Publish a strategy for trees by the spring.
Recommendation 2: Map the canopy of every ward.
Recommendation 3: Plant two trees for each one felled.

What we found: canopy
Recommendation 1: Publish a strategy for trees by the spring.

The group heard that there is none. It heard so from many.

Recommendation 2: Map the canopy of every ward.

What we found: planning
Recommendation 3: Plant two trees for each one felled.
"""


def test_a_summary_and_the_chapters_are_kept_as_wholes() -> None:
    """Not some of the recommendations from here and some from there: the first, where few chapters go on
    with prose, which is about anything; and where the others stand is told."""
    headings = ("Summary of recommendations", "What we found: canopy", "What we found: planning")
    read = parse(document(TWICE, styles=dict.fromkeys(("Trees in our streets", *headings), LARGE)))
    assert [each.theme for each in read.recommendations] == [headings[0]] * 3
    (told,) = (issue for issue in read.issues if issue.kind == "twice")
    assert "3 recommendations" in told.message and all(each in told.message for each in headings[1:])


def test_what_is_to_be_decided_of_an_application_is_no_recommendation() -> None:
    application = """
    Application {}
    Recommendation: approve subject to conditions
    1. The works shall begin within three years.
    2. No works shall begin before a scheme for drainage has been approved.
    """
    titles = {"Application 7": LARGE, "Application 8": LARGE, "Recommendation: approve": BOLD}
    assert not shown(document(application.format(7), application.format(8), styles=titles))


def test_a_label_without_a_number_over_each_recommendation() -> None:
    """What stands over its card is the theme, and not the labels that every card has."""
    card = """
    {}

    Potential effects
    Errors may go unnoticed for a long time.

    Recommendation
    The Council should enforce the limits of its ledger.

    Management response
    Agreed by all.
    """
    cards = stacked("Audit report", "", card.format("Payroll"), "", card.format("Journals"))
    styles: Styles = dict.fromkeys(("Audit report", "Payroll", "Journals"), LARGE) | dict.fromkeys(
        ("Potential effects", "Recommendation", "Management response"), BOLD
    )
    text = "The Council should enforce the limits of its ledger. | response: Agreed by all."
    assert shown(document(cards, styles=styles)) == ["[Payroll]", text, "[Journals]", text]


def test_a_summary_without_numbers_says_the_chapters_recommendations_again() -> None:
    chapters = """
    Review

    Summary
    We make two recommendations:
    • Agree what the council will stop doing.
    • Publish a plan for the workforce by March.

    Leadership

    Recommendation 1: Agree what the council will stop doing.

    People

    Recommendation 2: Publish a plan for the workforce by March.
    """
    read = parse(
        document(chapters, styles=dict.fromkeys(("Review", "Summary", "Leadership", "People"), LARGE))
    )
    assert [(each.theme, each.ref) for each in read.recommendations] == [("Leadership", "1"), ("People", "2")]
    assert [issue.kind for issue in read.issues] == ["twice"]


def test_two_numbered_headings_under_one_that_announces_them() -> None:
    """Whatever verbs they begin with."""
    drawing = """
    Peer review

    Our recommendations

    1. Be bolder about the place that you are
    • Hold a summit with business

    2. Sort out the basics of performance
    • Agree ten measures
    """
    titles = ("1. Be bolder about the place that you are", "2. Sort out the basics of performance")
    styles: Styles = {"Peer review": LARGE, "Our recommendations": LARGE, **dict.fromkeys(titles, BOLD)}
    assert shown(document(drawing, styles=styles)) == [
        "[Our recommendations]",
        "1 Be bolder about the place that you are",
        "  - Hold a summit with business",
        "[Our recommendations]",
        "2 Sort out the basics of performance",
        "  - Agree ten measures",
    ]


def test_labels_over_their_values_between_level_rules() -> None:
    drawing = """
    1.1 Agree a vision with all who live here

    Run a survey
    +------------------------------------------+
    LEAD
    Town Clerk
    TIMESCALE
    May 2025

    1.2 Review the committees of the council

    Draft new terms
    +------------------------------------------+
    LEAD
    Deputy Clerk
    TIMESCALE
    June 2025

    Try them for a year
    +------------------------------------------+
    LEAD
    Deputy Clerk
    TIMESCALE
    July 2026

    1.3 Plan for those who will come after us

    Write it down
    +------------------------------------------+
    LEAD
    Mayor
    TIMESCALE
    July 2025
    """
    numbered = [line.strip() for line in drawing.splitlines() if line.strip().startswith("1.")]
    found = shown(document(drawing, styles=dict.fromkeys(numbered, BOLD)))
    assert [line for line in found if line.startswith(("1.2", "  -"))][1:4] == [
        "1.2 Review the committees of the council",
        "  - Draft new terms | owner: Deputy Clerk | deadline (action): June 2025",
        "  - Try them for a year | owner: Deputy Clerk | deadline (action): July 2026",
    ]


def test_paragraphs_that_the_report_counts_on_are_no_actions() -> None:
    """ "3.2" below "Recommendation 2" goes on with "3.1": it is the report's next paragraph."""
    drawing = """
    3. Recommendations

    Recommendation 1 – Strategy
    3.1 The council should agree a narrative of the place.

    Recommendation 2 – Delivery
    3.2 The council should appoint a director.
    3.3 The team heard that nobody leads the work.
    """
    titles = ("Recommendation 1 – Strategy", "Recommendation 2 – Delivery")
    styles: Styles = {"3. Recommendations": LARGE, **dict.fromkeys(titles, BOLD)}
    read = parse(document(drawing, styles=styles))
    assert [(each.ref, each.text, each.actions) for each in read.recommendations] == [
        ("1", "The council should agree a narrative of the place.", ()),
        ("2", "The council should appoint a director.", ()),
    ]
    assert read.coverage.share == 1.0


def test_a_title_over_a_box_that_asks_is_no_recommendation() -> None:
    """ "Recommendation 2: Finance" over one row; under several rows these would be what is done."""
    drawing = """
    Recommendations

    +----------------------------------------+
    | Recommendation 1: Vision               |
    +----------------------------------------+
    | Develop a shared vision with partners. |
    +----------------------------------------+

    +----------------------------------------+
    | Recommendation 2: Finance              |
    +----------------------------------------+
    | Develop a robust plan for the deficit. |
    +----------------------------------------+
    """
    titles = ("Recommendation 1: Vision", "Recommendation 2: Finance")
    styles: Styles = {"Recommendations": LARGE, **dict.fromkeys(titles, BOLD)}
    read = parse(document(drawing, styles=styles, shaded=titles))
    assert [(each.ref, each.text, each.actions) for each in read.recommendations] == [
        ("1", "Develop a shared vision with partners.", ()),
        ("2", "Develop a robust plan for the deficit.", ()),
    ]
    assert [dict(each.details.extra)["title"] for each in read.recommendations] == ["Vision", "Finance"]


@pytest.mark.parametrize(
    ("texts", "count"),
    [
        (("Move the site visit.", "Limit speakers to three minutes.", "Report lost appeals."), 3),
        (("Failure of a system.", "Loss of key staff.", "A cyber attack."), 0),
    ],
)
def test_codes_among_prose(texts: tuple[str, ...], count: int) -> None:
    """Bold lines that ask, counted from R1, with the report's own prose between; risks ask nothing."""
    prose = "The team saw how the committee works, and heard from those who speak at it."
    lines = [f"R{number}: {text}" for number, text in enumerate(texts, start=1)]
    drawing = "\n\n".join(["Observations", *(f"{prose}\n\n{line}" for line in lines), "Summary", prose])
    styles: Styles = {"Observations": LARGE, "Summary": LARGE, **dict.fromkeys(lines, BOLD)}
    assert len(parse(document(drawing, styles=styles)).recommendations) == count


def test_steps_under_a_recommendation_are_no_themes() -> None:
    drawing = """
        Recommendation 1: Agree a plan for the town
        Step 1
        Ask all those who live there
        Who: Head of Planning
        When: May 2025
        Step 2
        Publish what they said
        Who: Treasurer
        When: June 2025
        Recommendation 2: Close the gap in the budget
        Step 1
        Cut the cost of agency staff
        Who: Treasurer
        When: June 2025
    """
    plan = parse(
        document(drawing, styles={"Recommendation 1": LARGE, "Recommendation 2": LARGE, "Step": BOLD})
    )
    assert [(each.theme, len(each.actions)) for each in plan.recommendations] == [("", 2), ("", 1)]


def test_numbered_headings_over_bold_actions_with_labels_are_recommendations() -> None:
    part = """
        # Agree a longer plan for the whole town
        Ask all those who live there
        OWNER
        Head of Planning
        DUE
        May 2025
    """
    drawing = stacked("Peer review action plan", *(part.replace("#", f"{number}.") for number in (1, 2, 3)))
    heading = "Agree a longer plan for the whole town"
    styles = {"Peer review action plan": LARGE, **{f"{n}. {heading}": LARGE for n in (1, 2, 3)}}
    plan = parse(document(drawing, styles=styles | {"Ask all those who live there": BOLD}))
    assert [(each.ref, each.text, len(each.actions)) for each in plan.recommendations] == [
        (number, heading, 1) for number in "123"
    ]


def test_a_value_that_wraps_in_a_narrow_box_is_whole() -> None:
    part = """
        Recommendation #: Agree a longer plan for the whole of the town and say who will do it
        • Ask all those who live there
        Lead
        Service Manager, Customer
        Services
        By when
        May 2025
    """
    drawing = stacked(*(part.replace("#", number) for number in "12"))
    plan = parse(document(drawing, styles={"Recommendation": LARGE, "Lead": BOLD, "By when": BOLD}))
    owners = [each.actions[0].details.owner_text or each.details.owner_text for each in plan.recommendations]
    assert owners == ["Service Manager, Customer Services"] * 2


def test_a_first_sentence_in_bold_is_the_recommendation_and_the_rest_explains_it() -> None:
    report = """
Peer challenge report

Recommendation 1: Refresh the plan so that members own it. The
plan runs to forty-one commitments, and nobody knows them all.

Recommendation 2: Agree how savings will be made. Reserves are
prudent.
    """
    bold = ("Recommendation 1: Refresh the plan so that members own it.",)
    bold = (*bold, "Recommendation 2: Agree how savings will be made.")
    plan = parse(document(report, styles={"Peer challenge report": LARGE, **dict.fromkeys(bold, BOLD)}))
    assert [(each.ref, each.text, dict(each.details.extra)) for each in plan.recommendations] == [
        (
            "1",
            "Refresh the plan so that members own it.",
            {"explanation": "The plan runs to forty-one commitments, and nobody knows them all."},
        ),
        ("2", "Agree how savings will be made.", {"explanation": "Reserves are prudent."}),
    ]


def test_a_reference_alone_in_bold_asks_nothing() -> None:
    report = """
Peer challenge report

Recommendation 1: Refresh the plan so that members own it.

Recommendation 2: Agree how savings will be made.
    """
    numbers = dict.fromkeys(("Recommendation 1:", "Recommendation 2:"), BOLD)
    plan = parse(document(report, styles={"Peer challenge report": LARGE, **numbers}))
    assert [each.text for each in plan.recommendations] == [
        "Refresh the plan so that members own it.",
        "Agree how savings will be made.",
    ]


def test_a_title_in_bold_asks_nothing() -> None:
    report = """
Peer challenge report

Recommendation 1: Governance. The council should review its
scheme of delegation by the autumn.

Recommendation 2: Scrutiny. The council should give each panel
a work programme.
    """
    titles = dict.fromkeys(("Recommendation 1: Governance.", "Recommendation 2: Scrutiny."), BOLD)
    plan = parse(document(report, styles={"Peer challenge report": LARGE, **titles}))
    assert [each.text for each in plan.recommendations] == [
        "Governance. The council should review its scheme of delegation by the autumn.",
        "Scrutiny. The council should give each panel a work programme.",
    ]


def test_codes_in_plain_type_under_no_heading_that_announces_them() -> None:
    report = """
Transformation review

Summary

KR1 Set out an operating model.
KR2 Protect the time of those who run services.
KR3 Invest in digital skills.

Model

Directors use the same words for different things.

KR1 Set out an operating model.
    """
    plan = parse(document(report, styles={"Transformation review": LARGE, "Summary": BOLD, "Model": BOLD}))
    assert [(each.ref, each.text) for each in plan.recommendations] == [
        ("KR1", "Set out an operating model."),
        ("KR2", "Protect the time of those who run services."),
        ("KR3", "Invest in digital skills."),
    ]


@pytest.mark.parametrize("who_and_when", ["Lead: {}. Due: {}", "{} | {}", "{}, {}."])
@pytest.mark.parametrize("number", ["Recommendation {}: ", "{}. "])
def test_paragraphs_that_tell_what_to_do_and_end_with_who_and_when(number: str, who_and_when: str) -> None:
    heads = (
        f"{number.format(1)}Agree a shared ambition for the region.",
        f"{number.format(2)}Tackle the culture of late papers.",
    )
    report = f"""
Action plan for the peer challenge

{heads[0]}

Replace the seven boards by two. {who_and_when.format("Leader", "May 2025")}

Host a city assembly. {who_and_when.format("Head of Policy", "June 2025")}

{heads[1]}

Publish how many were late. {who_and_when.format("Monitoring Officer", "July 2025")}
    """
    styles = {"Action plan for the peer challenge": LARGE, **dict.fromkeys(heads, BOLD)}
    plan = parse(document(report, styles=styles))
    assert [
        (each.ref, action.text, action.details.owner_text, action.details.deadline.text)
        for each in plan.recommendations
        for action in each.actions
    ] == [
        ("1", "Replace the seven boards by two.", "Leader", "May 2025"),
        ("1", "Host a city assembly.", "Head of Policy", "June 2025"),
        ("2", "Publish how many were late.", "Monitoring Officer", "July 2025"),
    ]


def test_a_theme_as_large_as_the_recommendations_when_rounded() -> None:
    """Auditors' reports: "Governance" in 10.5 points over "Improvement recommendation 2" in 9.5."""
    large, small = replace(BOLD, size=10.45), replace(BOLD, size=9.5)
    styles: Styles = {
        "Financial sustainability": large,
        "Governance": large,
        "Improvement recommendation 1": small,
        "Improvement recommendation 2": small,
    }
    drawing = """
    Financial sustainability

    The budget has a gap.

    Improvement recommendation 1

    Review the reserves.

    Governance

    The risk register is out of date.

    Improvement recommendation 2

    Update the risk register.
    """
    plain = replace(PLAIN, size=9.5)
    assert shown(
        document(drawing, styles={line.strip(): plain for line in drawing.splitlines()} | styles)
    ) == [
        "[Financial sustainability]",
        "1 Review the reserves.",
        "[Governance]",
        "2 Update the risk register.",
    ]


def test_a_key_recommendation_before_numbered_ones() -> None:
    """An auditor's: no number where there is one, and "Governance" over prose is no owner's label."""
    prose = ["Reports are late. Members cannot see how much is left to save.", ""]
    one = ["Key recommendation", "The Council should agree a plan for its deficit.", ""]
    two = ["Improvement recommendation 1", "The Council should train its audit committee.", ""]
    three = ["Improvement recommendation 2", "The Council should publish its contracts.", ""]
    heads = ["Our Action Plan", "Finance", "Governance", one[0], two[0], three[0]]
    parts = ["Finance", *prose, *one, "Governance", *prose, *two, "Governance", *prose, *three]
    built = document(stacked("Our Action Plan", "", *parts), styles=dict.fromkeys(heads, BOLD))
    read = parse(built).recommendations
    assert [(each.ref, each.text, each.theme, each.details.owner_text) for each in read] == [
        ("", one[1], "Finance", ""),
        ("1", two[1], "Governance", ""),
        ("2", three[1], "Governance", ""),
    ]


def test_a_heading_like_that_above_them_all_ends_the_last() -> None:
    """What the law asks of the council is no action under the auditor's last recommendation."""
    asked = [f"The Council should {what}." for what in ("agree a plan", "train its members", "publish it")]
    names = [f"Statutory recommendation {number}" for number in (1, 2, 3)]
    law = [
        "Action required of the Council",
        "The Council must consider these recommendations at a public meeting.",
    ]
    parts = [line for pair in zip(names, asked, strict=True) for line in (*pair, "")]
    drawing = stacked("Our Action Plan", "", "Our findings", "", *parts, *law)
    blue = replace(BOLD, colour=(0.0, 0.0, 0.5))
    built = document(
        drawing, styles={**dict.fromkeys(("Our findings", law[0]), BOLD), **dict.fromkeys(names, blue)}
    )
    assert shown(built) == [
        line for number, text in enumerate(asked, 1) for line in ("[Our findings]", f"{number} {text}")
    ]


@pytest.mark.parametrize("head", ["Recommendation {}", "Recommendation {}: Finance"])
def test_a_sentence_in_bold_below_a_number_asks_and_the_rest_explains(head: str) -> None:
    asked = ("Agree a plan that closes the gap.", "Open a programme office for the year.")
    report = f"""
Peer challenge of Ottercombe

{head.format(1)}
{asked[0]} It is forecast at four million pounds.

{head.format(2)}
{asked[1]} Forty projects have no owner.
"""
    bold = dict.fromkeys((*asked, head.format(1), head.format(2)), BOLD)
    plan = parse(document(report, styles={"Peer challenge of Ottercombe": LARGE, **bold}))
    assert [(each.text, dict(each.details.extra)["explanation"]) for each in plan.recommendations] == [
        (asked[0], "It is forecast at four million pounds."),
        (asked[1], "Forty projects have no owner."),
    ]


def test_a_bar_between_who_and_who_else_is_of_neither() -> None:
    drawing = """
        Action plan

        R1: Decide which homes the county needs

        Portfolio Holder: Chair of Scrutiny  |  Lead Officer: Head of Homes

        +----------------------------+-----------+
        | Actions                    | Timescale |
        +----------------------------+-----------+
        | Try the project gateway    | May 2025  |
        +----------------------------+-----------+
    """
    plan = parse(
        document(drawing, styles={"R1: Decide which homes the county needs": BOLD, "Action plan": LARGE})
    )
    assert plan.recommendations[0].actions[0].details.owner_text == "Chair of Scrutiny; Head of Homes"


def test_labels_of_who_and_when_set_like_the_theme_end_no_recommendation() -> None:
    report = """
Housing

Recommendation 1: Publish the plan for all homes.
Lead officer
Head of Housing

Governance

Recommendation 2: Appoint a chair for the board.
Responsible officer
Head of Legal
By when
July 2025
"""
    heads = ("Housing", "Lead officer", "Governance", "Responsible officer", "By when")
    assert shown(document(report, styles=dict.fromkeys(heads, BOLD)))[-1] == (
        "2 Appoint a chair for the board. | lead_officer: Head of Legal | deadline: July 2025"
    )


def test_a_paragraph_that_ends_a_report_is_no_action() -> None:
    drawing = """
Recommendations

Recommendation 1: Review the scheme of delegation with all members.

Recommendation 2: Agree a savings plan for the next three years.

Recommendation 3: Publish a workforce plan.

The LGA will offer the council further support over the coming year.
"""
    styles: Styles = {"Recommendations": LARGE}
    assert not any("  - " in line for line in shown(document(drawing, styles=styles)))


def test_paragraphs_that_say_what_will_be_done_are_actions() -> None:
    drawing = """
Our response

1. Agree a narrative for the district that partners recognise.

We will run listening events in the market towns.

We will publish the narrative on the website.

Lead officer: Head of Policy. Timescale: April 2027.

2. Support councillors to carry out their community role.

We will set up a single inbox for casework.

Lead officer: Town Clerk. Timescale: June 2027.
"""
    heads = [line for line in drawing.split("\n") if line[:2] in ("1.", "2.")]
    styles: Styles = {"Our response": LARGE} | dict.fromkeys(heads, BOLD)
    assert shown(document(drawing, styles=styles)) == [
        "1 Agree a narrative for the district that partners recognise."
        " | lead_officer: Head of Policy | deadline: April 2027",
        "  - We will run listening events in the market towns.",
        "  - We will publish the narrative on the website.",
        "2 Support councillors to carry out their community role.",
        "  - We will set up a single inbox for casework."
        " | lead_officer: Town Clerk | deadline (action): June 2027",
    ]


def test_paragraphs_that_say_what_will_be_done_behind_more_prose_are_actions() -> None:
    drawing = """
Recommendation 1: Agree a narrative for the district that partners recognise.

Partners told the team that they do not know our priorities.

The narrative of 2021 was never published.

We will run listening events in the market towns.

Recommendation 2: Support councillors to carry out their community role.

Casework has grown quickly since the pandemic.

We will set up a single inbox for casework.
"""
    heads = [line for line in drawing.split("\n") if line.startswith("Recommendation")]
    said = shown(document(drawing, styles=dict.fromkeys(heads, BOLD)))
    assert [line for line in said if line.startswith("  - ")] == [
        "  - We will run listening events in the market towns.",
        "  - We will set up a single inbox for casework.",
    ]


def test_slides_whose_first_point_is_what_is_asked() -> None:
    slide = """
    Recommendation {}
    • {}
        – Hold a meeting each month
        – Write it down
    """
    texts = ("Listen to all of your residents", "Speak plainly to your partners")
    drawings = [slide.format(number, text) for number, text in enumerate(texts, 1)]
    styles = {"Recommendation": replace(LARGE, size=24.0), **dict.fromkeys(texts, BOLD)}
    assert shown(document("Action Plan\n\nOurs", *drawings, styles=styles)) == [
        "1 Listen to all of your residents",
        "  - Hold a meeting each month",
        "  - Write it down",
        "2 Speak plainly to your partners",
        "  - Hold a meeting each month",
        "  - Write it down",
    ]


def test_numbers_alone_in_the_heads_of_cards() -> None:
    """Each with the recommendation below it, and a theme over some of them."""
    texts = ("Plan for the retirement of officers", "Learn from complaints", "The theatre needs a future")
    heads = [f"{number}\n\n{text}" for number, text in enumerate(texts, start=1)]
    card = "Hold a workshop with the partners\nLead: Leader\nBy: May 2025"
    drawing = f"Culture\n\n{heads[0]}\n\n{card}\n\nPeople\n\n{heads[1]}\n\n{card}\n\n{heads[2]}\n\n{card}\n"
    styles = {"Culture": LARGE, "People": LARGE, **dict.fromkeys(("1", "2", "3"), BOLD)}
    drafts = shown(document(drawing, styles=styles | dict.fromkeys(texts, BOLD)))
    recommendations = [f"{number} {text}" for number, text in enumerate(texts, start=1)]
    assert [line for line in drafts if not line.startswith(" ")] == [
        "[Culture]",
        recommendations[0],
        "[People]",
        recommendations[1],
        "[People]",
        recommendations[2],
    ]


def test_numbers_alone_over_chapters_count_no_recommendations() -> None:
    drawing = """
    1

    Introduction

    The council asked for this review. It was held in May.

    2

    What we found

    The council is well led and its staff are proud of it.

    3

    What comes next

    The peers will come back in a year.
    """
    styles = dict.fromkeys(("1", "2", "3", "Introduction", "What we found", "What comes next"), LARGE)
    assert not shown(document(drawing, styles=styles))


def test_numbered_texts_over_labelled_actions_are_recommendations() -> None:
    drawing = """
    Peer challenge action plan

    1. Set out how the council will change.

         Action: Produce a roadmap Lead: Chief Executive By: May 2025

         Action: Report to residents Lead: Leader By: June 2025

    2. Define the role of the cabinet member.

         Action: Adopt descriptions Lead: Monitoring Officer By: July 2025
    """
    labels = dict.fromkeys(("Action:", "Lead:", "By:"), BOLD)
    assert shown(document(drawing, styles={"Peer challenge action plan": LARGE} | labels)) == [
        "1 Set out how the council will change.",
        "  - Produce a roadmap | owner: Chief Executive | deadline (action): May 2025",
        "  - Report to residents | owner: Leader | deadline (action): June 2025",
        "2 Define the role of the cabinet member. | owner: Monitoring Officer | deadline: July 2025",
        "  - Adopt descriptions",
    ]


def test_a_counted_action_begins_anew_below_a_full_line_in_bold() -> None:
    drawing = """
    Recommendation 1 – Take urgent action on the cost of school transport.
    Action 1.1 – Introduce new software for the routes
    Owner – Head of Transport
    Date – May 2025
    Recommendation 2 – Define the role of the cabinet member more clearly.
    Action 2.1 – Adopt a description of each of the roles
    Owner – Monitoring Officer
    Date – June 2025
    """
    bold = ("Recommendation 1 – Take urgent action on the cost of school transport.",)
    bold += ("Recommendation 2 – Define the role of the cabinet member more clearly.",)
    styles = dict.fromkeys((*bold, "Action 1.1", "Action 2.1", "Owner", "Date"), BOLD)
    found = [line for line in shown(document(drawing, styles=styles)) if not line.startswith(" ")]
    assert [line.partition(" |")[0] for line in found] == [
        "1 Take urgent action on the cost of school transport.",
        "2 Define the role of the cabinet member more clearly.",
    ]


def test_long_numbered_headings_over_points_need_not_tell_anybody_what_to_do() -> None:
    texts = [
        "There is scope to do more with the voluntary sector, which is keen to help",
        "Councillors would benefit from a structured programme of development",
        "Staffing levels in planning have fallen to a point that gives concern",
    ]
    titles = [f"{n}. {text}" for n, text in enumerate(texts, 1)]
    points = (
        "• Write to all of the charities in town, year {n}\n• Hold a forum in each of the towns, year {n}"
    )
    parts = [
        f"\n\n{title}\n\n{points.format(n=n)}\n\nLead: Leader    Timescale: May 2025"
        for n, title in enumerate(titles)
    ]
    styles = dict.fromkeys(titles, BOLD) | {"Our action plan": LARGE}
    told = shown(document(stacked("Our action plan\n\n", *parts), styles=styles))
    assert [line.split(" | ")[0] for line in told if line[0] != " "] == [
        title.replace(".", "", 1) for title in titles
    ]


def test_headings_counted_under_others_over_who_and_when_are_actions() -> None:
    """ "1.1 Appoint a sponsor" had been a recommendation like "1. Bring the scheme together."."""
    drawing = """
    Corporate peer challenge action plan

    1. Bring the whole of the scheme under a single sponsor.
    1.1 Appoint an owner for the scheme

    Lead officer: Chief Executive. Target date: May 2026.

    Update: Interviews were held in January.

    1.2 Merge the boards of the scheme

    Lead officer: Head of Place. Target date: July 2026.

    2. Work with the parishes to protect rural services.
    2.1 Map the services of each parish

    Lead officer: Town Clerk. Target date: June 2026.
    """
    heads = ("1. Bring the whole of the scheme under a single sponsor.",)
    heads += ("2. Work with the parishes to protect rural services.",)
    coloured = replace(BOLD, colour=(0.1, 0.3, 0.6))
    points = ("1.1 Appoint an owner for the scheme", "1.2 Merge the boards of the scheme")
    styles = dict.fromkeys((*points, "2.1 Map the services of each parish"), BOLD)
    styles |= dict.fromkeys(heads, coloured) | {"Corporate peer challenge action plan": LARGE}
    plan = parse(document(drawing, styles=styles))
    assert [
        (each.ref, one.text, one.details.owner_text, one.details.deadline.text)
        for each in plan.recommendations
        for one in each.actions
    ] == [
        ("1", "Appoint an owner for the scheme", "Chief Executive", "May 2026"),
        ("1", "Merge the boards of the scheme", "Head of Place", "July 2026"),
        ("2", "Map the services of each parish", "Town Clerk", "June 2026"),
    ]


def test_paragraphs_that_begin_with_their_date_are_what_is_done() -> None:
    drawing = """
    Recommendation A: Choose fewer priorities and say what will stop.
    September 2026: Reduce the plan from 58 actions to 20 (Chief Executive)

    February 2027: Publish the list with the budget (Finance Manager)

    Recommendation B: Work with towns on their centres.
    Q3 2026/27: Set up a board for each town (Economy Manager)
    """
    heads = [line.strip() for line in drawing.splitlines() if "Recommendation" in line]
    plan = parse(document(drawing, styles=dict.fromkeys(heads, BOLD)))
    assert [
        (each.ref, one.text, one.details.owner_text, one.details.deadline.text)
        for each in plan.recommendations
        for one in each.actions
    ] == [
        ("A", "Reduce the plan from 58 actions to 20", "Chief Executive", "September 2026"),
        ("A", "Publish the list with the budget", "Finance Manager", "February 2027"),
        ("B", "Set up a board for each town", "Economy Manager", "Q3 2026/27"),
    ]


def test_paragraphs_that_tell_how_the_panel_came_to_it_are_no_actions() -> None:
    drawing = """
    Recommendation A: Choose fewer priorities and say what will stop.
    September 2023: The panel heard from the chief executive of this.

    Recommendation B: Work with towns on their centres.
    May 2023: The panel visited two towns and met their mayors there.
    """
    heads = [line.strip() for line in drawing.splitlines() if "Recommendation" in line]
    plan = parse(document(drawing, styles=dict.fromkeys(heads, BOLD)))
    assert [(each.ref, each.actions) for each in plan.recommendations] == [("A", ()), ("B", ())]


@pytest.mark.parametrize(
    ("label", "said", "is_action"),
    [
        ("Action taken", "An officer was appointed.", True),
        ("What happens next", "An officer will be appointed.", True),
        ("Our response", "Appoint an officer.", True),
        ("Our response", "Accepted. An officer was appointed in May.", False),
        ("Progress", "An officer was appointed.", False),
    ],
)
@pytest.mark.parametrize("refs", [("AFI 1", "CoC 1"), ("1", "2")])
def test_labels_without_colons_say_what_is_done_under_headings_that_ask(
    label: str, said: str, is_action: bool, refs: tuple[str, str]
) -> None:
    """A fire service's plan had been refused; "Action taken" is an action where no other stands there."""
    asked = ("The service should evaluate its work.", "The service should train its staff.")
    heads = [f"{ref}: {text}" for ref, text in zip(refs, asked, strict=True)]
    below = f"{label}\n\n{said}\n\nOwner: Area Manager\n\nDeadline: May 2026"
    drawing = "\n\n".join(["Our service", "Effectiveness", *(f"{head}\n\n{below}" for head in heads)])
    styles = dict.fromkeys((*heads, label), BOLD) | {"Our service": LARGE, "Effectiveness": LARGE}
    plan = parse(document(drawing, styles=styles))
    assert [(each.theme, each.ref, each.text) for each in plan.recommendations] == [
        ("Effectiveness", ref, text) for ref, text in zip(refs, asked, strict=True)
    ]
    actions = [one for each in plan.recommendations for one in each.actions]
    assert [one.text for one in actions] == [said] * (2 * is_action)
    told = [one.details for one in actions or plan.recommendations]
    owned = [(each.owner_text, each.deadline.text, each.progress or each.response) for each in told]
    assert owned == [("Area Manager", "May 2026", "" if is_action else said)] * 2
