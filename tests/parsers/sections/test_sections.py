"""What headings announce, and which sections they make."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from parsers.sections.blocks import Block, Kind
from parsers.sections.sections import blocks_to_sections, for_body, without_contents
from parsers.text.items import Item
from parsers.vocabulary.sections import (
    announces,
    asks,
    asks_committee,
    decides,
    is_for_committee,
    is_plan_title,
    names_body,
    only_names_plan,
    section_says,
    teaches,
)
from tests.parsers.built import BOLD, LARGE, document, lines, shown


@pytest.mark.parametrize(
    ("says", "headings"),
    [
        (
            "recommendations",
            [
                "Recommendations",
                "3. Key recommendations",
                "6.0 RECOMMENDATIONS",
                "Section 4: Our recommendations",
                "Recommendations raised in the year",
                "Summary of recommendations raised",
                "Recommendations arising from our work",
                "Recommendations for the Integrated Care Board",
                "Summary of recommendations",
                "Recommendations (continued)",
                "Recommendations – health",
                "Recommendations and next steps",
                "Recommendations and suggested next steps",
                "Recommendations of the panel",
                "Recommendations arising from this review",
                "New recommendations",
                "What we recommend",
                "What the panel recommends",
                "Peer team’s key recommendations:",
                "Improvement recommendations",
                "Orders",
                "Orders and recommendations",
                "Recommendations at a glance",
                "Recommendations by theme",
                "Six recommendations for the future",
                "Recommendations from the inspection",
                "Table 1: Recommendations",
                "Peer challenge: our key recommendations",
                "Recommendations (in order of priority)",
                "Written recommendations under section 24",
                "Areas of significant weakness",
                "Significant areas of weakness",
            ],
        ),
        (
            "areas",
            [
                "Areas for priority action",
                "Areas for priority actions",
                "Areas identified for improvement",
                "Action the service SHOULD take is because it was not doing what a regulation asks for.",
                "Areas for improvement",
                "Areas for further development",
                "What needs to improve?",
                "What needs to improve:",
                "What needs to improve to be good?",
                "Areas for priority action and improvement",
                "What needs to improve in this area of social work practice",
                "Priority and immediate action",
                "Priority concerns",
                "Areas for improvement: in the custody cell",
                "Area for improvement: risk assessment",
                "Actions the provider MUST take to improve",
                "Action we have told the provider to take",
                "Significant areas for improvement",
                "Key issues to address",
                "Moving forward - suggestions for consideration",
                "Issues for consideration",
            ],
        ),
        (
            "maybe",
            [
                "Statutory requirements",
                "2021/22 recommendations",
                "Conclusions and recommendations",
                "Children's services recommendations",
                "Agreed action",
            ],
        ),
        (
            "found",
            [
                "What does the area partnership need to do better?",
                "Even better if",
                "What could be improved",
                "Areas of concern",
            ],
        ),
        (
            "areas",
            [
                "This visit has identified the following area for priority action",
                "Inspectors identified areas for improvement",
            ],
        ),
        (
            "other",
            [
                "Strengths",
                "Key strengths",
                "What is working well",
                "What is the area partnership doing that is effective?",
                "What does the provider do well and what does it need to do better?",
                "Appendix: Terms of reference",
                "Headline findings",
                "Reasons for making the recommendations",
                "Background to our recommendations",
                "Executive summary",
                "Next steps",
                "Local area partnership details",
                "Information about this inspection",
                "Progress against previous recommendations",
                "Status of prior year recommendations",
                "Update on prior year recommendations",
                "Previously raised recommendations",
                "Recommendations raised in previous years",
                "Government response to the recommendations",
                "Recommendation: That permission be granted",
                "What we propose",
                "What do I need to do?",
                "Appendix A",
                "Case study: area for improvement",
                "Practice example 2 – area for improvement",
            ],
        ),
        (
            "",
            [
                "The experiences and progress of children in care",
                "Recommendations 7",
                "Corporate Peer Challenge – progress against recommendations",
                "The recommendations of 2021 have been acted on, and leaders know what is next.",
                "",
            ],
        ),
    ],
)
def test_what_headings_say(says: str, headings: list[str]) -> None:
    assert {heading: section_says(heading) for heading in headings} == dict.fromkeys(headings, says)


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("1. Ensure that plans are up to date", True),
        ("Leaders should act", True),
        ("The council needs to decide", True),
        ("Plans are up to date", False),
        ("SEND deficits", False),
        ("Prioritise. There are 200 actions in the current plans", True),
        ("REVIEW the scheme of delegation", True),
        ("SEND A LETTER TO ALL", True),
        ("", False),
        ("Children wait longer than they should.", False),
        ("It is hard for families to know what needs to change.", False),
        ("Families do not know what to do. Leaders should tell them.", True),
        ("Members must understand how the budget is spent.", True),
        ("Families are not sure who decides, and leaders should tell them.", True),
    ],
)
def test_what_asks(text: str, asked: bool) -> None:
    assert asks(text) is asked


@pytest.mark.parametrize(
    ("text", "decided"),
    [
        ("That the report be noted", True),
        ("That Cabinet agrees to the plan", True),
        ("That gullies are cleaned twice a year", False),
        ("a) To approve the plan", True),
        ("Members are asked to:", True),
        ("Cabinet is recommended to:", True),
        ("The Committee is asked to approve the plan.", True),
        ("Members are asked to determine the application.", True),
        ("The council should:", False),
        ("Agree a longer-term financial plan.", False),
    ],
)
def test_what_a_committee_decides(text: str, decided: bool) -> None:
    assert decides(text) is decided


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("It is recommended that the Committee:", True),
        ("It is recommended that the Audit and Governance Committee:", True),
        ("Cabinet is asked to:", True),
        ("That Council:", True),
        ("The panel recommends that Cabinet:", False),
        ("The council should:", False),
    ],
)
def test_a_lead_in_of_a_committees_report(text: str, asked: bool) -> None:
    assert asks_committee(text) is asked


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("1.1 Notes the treasury activity for the half year.", True),
        ("(b) considers the performance set out in the appendix;", True),
        ("makes any comments to the Executive", True),
        ("Recommends to Council the revised indicators", True),
        ("Considers the capacity of the planning service", False),
        ("Publish a forward plan", False),
    ],
)
def test_what_a_committee_does_with_a_report(text: str, meant: bool) -> None:
    assert is_for_committee(text) is meant


@pytest.mark.parametrize(
    ("title", "taught"),
    [
        ("Guidance for councillors: what makes a good peer challenge?", True),
        ("Statement of licensing policy", True),
        ("Member briefing: peer challenge", True),
        ("Peer challenge: questions and answers for staff", True),
        ("Independent review of the housing allocations policy", False),
        ("Inspection of Ottercombe", False),
    ],
)
def test_titles_of_texts_for_anybody(title: str, taught: bool) -> None:
    assert teaches(title) is taught


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the local authority", True),
        ("NHS Devon Integrated Care Board", True),
        ("West Midlands Police", True),
        ("Quality of practice", False),
        ("", False),
    ],
)
def test_who_is_a_body(text: str, named: bool) -> None:
    assert names_body(text) is named


@pytest.mark.parametrize(
    ("text", "announced"),
    [
        ("The peer team recommends that the council:", True),
        ("The peer team suggests that the council:", True),
        ("Staff suggested changes, such as:", False),
        ("In response to the review's recommendations the Council will:", False),
        ("In response to these findings we recommend that the council:", True),
        ("It must explain how it will tackle these areas of significant weakness:", True),
        ("The area must tackle the following significant areas of weakness in its statement:", True),
        ("Within four weeks of the date of this report, the landlord must:", True),
        ("Within 8 weeks of this determination, the landlord is ordered to:", True),
        ("To remedy the injustice, the Council will, within one month of my decision:", True),
        ("The council has acted on these recommendations:", False),
        ("The peer team recommends that the council", False),
        ("Act on the recommendations of the peer review. In particular:", False),
        ("Act on the recommendations of the peer review; this should cover:", False),
        ("Inspectors saw:", False),
        ("To comply, the following actions are required of the Council:", True),
        ("The following actions are to be taken by the Authority:", True),
        ("The Secretary of State directs the Authority to:", True),
        ("The following actions are needed to deliver this theme:", False),
        ("In taking forward improvements, we have asked the partnership to:", True),
        ("Staff have asked the partnership to:", False),
        ("Before our visit we asked the council to provide:", False),
    ],
)
def test_what_announces_a_list(text: str, announced: bool) -> None:
    assert announces(text) is announced


@pytest.mark.parametrize(
    ("title", "planned"),
    [
        ("Corporate Peer Challenge Action Plan", True),
        ("Response to the LGA Corporate Peer Challenge", True),
        ("Joint inspection of the multi-agency response to domestic abuse", False),
        ("Inspection of Ottercombe", False),
        ("Improvement and Assurance Plan", True),
        ("Peer Challenge – Action Tracker", True),
    ],
)
def test_which_titles_are_plans(title: str, planned: bool) -> None:
    assert is_plan_title(title) is planned


REPORT = """
Inspection report

What inspectors found, and what they think of it.

Recommendations

• One thing.

{sub}

• Another thing.

Findings

• A third thing.
"""


@pytest.mark.parametrize(
    ("sub", "parts"),
    [
        ("For the partnership", [("Recommendations", 1), ("For the partnership", 1)]),
        ("Contact details", [("Recommendations", 1)]),
        # A list of its own, and then parts? Only such as are for somebody.
        ("Quality of practice", [("Recommendations", 1)]),
        ("Ottercombe Safeguarding Partnership", [("Recommendations", 1)]),
        ("The partnership should train its staff", [("Recommendations", 3)]),
    ],
)
def test_parts_of_a_section(sub: str, parts: list[tuple[str, int]]) -> None:
    styles = {"Inspection report": LARGE, "Recommendations": LARGE, "Findings": LARGE, sub: BOLD}
    outline = document_to_outline(document(REPORT.format(sub=sub), styles=styles))
    sections = blocks_to_sections(outline.blocks)
    assert [(section.nearest.item.text, len(section.blocks)) for section in sections] == parts


@pytest.mark.parametrize(
    ("heading", "body"),
    [
        (
            "Ottercombe Council, school leaders and the police",
            "Ottercombe Council, school leaders and the police",
        ),
        ("Leadership, accountability and partnerships", ""),
        ("Annex A: Actions to be taken by the Authority", ""),
    ],
)
def test_for_whom_a_heading_is(heading: str, body: str) -> None:
    outline = document_to_outline(document(f"{heading}\n\n• One thing.", styles={heading: BOLD}))
    assert for_body(outline.blocks[0]) == body


@given(st.text())
def test_any_text(text: str) -> None:
    assert section_says(text) == section_says(f" {text}")
    asks(text), decides(text), names_body(text)


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Action plan", True),
        ("Annex B: Detailed Action Plan 2024/25", True),
        ("LGA Corporate Peer Challenge – Progress update, June 2024", True),
        ("Outstanding actions", True),
        ("Table A – Live recommendations", False),
        ("Table A – Action plan", True),
        ("Appendix 1", True),
        ("Corporate plan", False),
        ("Recommendations", False),
        ("Workforce plan", False),
        ("Capacity for improvement", False),
    ],
)
def test_what_only_says_what_the_document_is(heading: str, expected: bool) -> None:
    assert only_names_plan(heading) is expected


def test_a_lead_in_names_whom_behind_what_it_says_first() -> None:
    drawing = """
    Recommendations
    In addition to the requirements set out above the Council should, within three months of this report:
    • apologise to Ms X; and
    • review its process.
    """
    assert shown(document(drawing, styles={"Recommendations": LARGE})) == [
        "[Recommendations]",
        "apologise to Ms X; and | owner: the Council | deadline: within three months of this report",
        "[Recommendations]",
        "review its process. | owner: the Council | deadline: within three months of this report",
    ]
    assert parse(document(drawing, styles={"Recommendations": LARGE})).coverage.doubled == ()


def test_a_paragraph_that_the_report_counts_leads_up_to_the_list() -> None:
    drawing = """
    2. Recommendations
    2.1 Our recommendations are listed below, with their paragraphs.
    1. The council should publish its policy.
    2. The council should consult on a new code.
    """
    assert shown(document(drawing, styles={"2. Recommendations": LARGE})) == [
        "[2. Recommendations]",
        "1 The council should publish its policy.",
        "[2. Recommendations]",
        "2 The council should consult on a new code.",
    ]


@pytest.mark.parametrize("heading", ["Agenda item 9", "Treasury management report"])
def test_the_next_paper_of_a_pack_ends_a_section(heading: str) -> None:
    drawing = f"""
    Recommendations
    +----+--------------------+--------------+-----------+
    | No | Recommendation     | Lead         | By when   |
    +----+--------------------+--------------+-----------+
    | 1  | Publish a policy.  | Clerk        | May 2025  |
    +----+--------------------+--------------+-----------+
    | 2  | Consult on a code. | Leader       | June 2025 |
    +----+--------------------+--------------+-----------+
    {heading}
    The council should be proud of what its people did.
    """
    read = shown(document(drawing, styles={"Recommendations": LARGE, heading: BOLD}))
    assert not any("proud" in line for line in read) and any("Publish" in line for line in read)


def test_a_heading_that_the_contents_list_has_named_is_no_entry() -> None:
    """The "1" at its end had been a page, and the first recommendation lost."""
    drawn = lines("Contents\nRecommendation 1   2\nRecommendation 2   3\nRecommendation 1\nAgree a vision.")
    kinds = (Kind.HEADING, Kind.PARAGRAPH, Kind.PARAGRAPH, Kind.HEADING, Kind.PARAGRAPH)
    blocks = [Block(kind, Item((line,))) for kind, line in zip(kinds, drawn, strict=True)]
    kept = [block.item.text for block in without_contents(blocks)]
    assert kept == ["Contents", "Recommendation 1", "Agree a vision."]
