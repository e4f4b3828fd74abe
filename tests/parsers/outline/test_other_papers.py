"""Documents whose title says that they hold no plan."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.plan import ActionDraft, Passage, RecommendationDraft
from parsers.outline.other_papers import is_other_paper, without_other_papers
from parsers.outline.outline import document_to_outline
from parsers.records.drafts import Placed
from tests.parsers.built import BOLD, LARGE, document, shown

TASKS = """
+-----------------+-----------------+------------+
| Action          | Lead            | By when    |
+-----------------+-----------------+------------+
| Write the brief | Head of Estates | May 2025   |
+-----------------+-----------------+------------+
| Let the works   | Head of Estates | June 2025  |
+-----------------+-----------------+------------+
"""


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Full Business Case: Town Hall", True),
        ("Strategic risk register", True),
        ("Overview and Scrutiny Committee - Minutes", True),
        ("Improvement Board: terms of reference", True),
        ("Business case: action plan", False),
        ("Corporate peer challenge 2024", False),
        ("Code of conduct review", False),
        ("LGA Corporate Peer Challenge Work Programme", False),
        ("Peer Challenge Forward Plan 2025", False),
        ("Part 4: Scrutiny procedure rules", True),
    ],
)
def test_a_title_names_another_paper(title: str, other: bool) -> None:
    outline = document_to_outline(document(f"{title}\n\n{TASKS}", styles={title: LARGE}))
    assert is_other_paper(outline) is other


@pytest.mark.parametrize(
    ("title", "heading", "other"),
    [
        ("Annual Governance Statement 2025/26", "6. Significant issues and action plan", False),
        ("Annual Governance Statement 2025/26", "6. Significant issues", True),
        ("Minutes of the Audit Committee", "47. Peer challenge: action plan", True),
    ],
)
def test_a_governance_statement_has_a_plan_below_a_heading(title: str, heading: str, other: bool) -> None:
    """It had been a paper without one, whatever it said on its first page."""
    drawing = f"{title}\n\nWe have looked at what we do.\n\n{heading}\n\n{TASKS}"
    outline = document_to_outline(document(drawing, styles={title: LARGE, heading: BOLD}))
    assert is_other_paper(outline) is other


def test_a_table_of_recommendations_makes_it_a_plan() -> None:
    table = TASKS.replace("| Action          |", "| Recommendation  |")
    title = "Notes of meeting"
    assert not is_other_paper(document_to_outline(document(f"{title}\n\n{table}", styles={title: LARGE})))


@pytest.mark.parametrize(
    "other", ["Business case", "Climate change action plan", "Tree strategy: delivery plan"]
)
def test_another_paper_in_a_pack_has_no_actions(other: str) -> None:
    titles = ("Cabinet", other, "Peer challenge action plan")
    styles = dict.fromkeys(titles, LARGE)
    pages = [f"{title}\n\n{TASKS}" for title in titles]
    outline = document_to_outline(document(*pages, styles=styles))
    placed = [Placed(page, 500.0, RecommendationDraft()) for page in (1, 2, 3)]
    assert [each.page for each in without_other_papers(placed, outline)] == [1, 3]


def test_a_theme_at_the_top_of_a_page_is_no_other_paper() -> None:
    titles = ("Corporate Peer Challenge Action Plan", "Capital programme")
    outline = document_to_outline(
        document(*(f"{title}\n\n{TASKS}" for title in titles), styles=dict.fromkeys(titles, LARGE))
    )
    placed = [Placed(page, 500.0, RecommendationDraft()) for page in (1, 2)]
    assert without_other_papers(placed, outline) == placed


def test_a_theme_may_be_called_a_plan() -> None:
    titles = ("Corporate peer challenge", "Housing action plan", "Climate action plan")
    pages = [f"{title}\n\n{TASKS}" for title in titles]
    outline = document_to_outline(document(*pages, styles=dict.fromkeys(titles, LARGE)))
    placed = [Placed(page, 500.0, RecommendationDraft()) for page in (1, 2, 3)]
    assert without_other_papers(placed, outline) == placed


def test_what_is_asked_under_other_titles_and_answered_nowhere_there_is_in_doubt() -> None:
    titles = ("Leisure strategy", "Peer challenge action plan", "Preparing for floods", "Cabinet – Minutes")
    pages = [f"{title}\n\n{TASKS}" for title in titles]
    outline = document_to_outline(document(*pages, styles=dict.fromkeys(titles, LARGE)))
    asked = RecommendationDraft(text=Passage("Check your policy.", outline.blocks[0].lines[0].words))
    done = replace(asked, actions=(ActionDraft(Passage("Settle a vision")),))
    placed = [Placed(page, 500.0, done if page == 2 else asked) for page in (1, 2, 3, 4)]
    # Minutes may be a chapter called so where the file is no pack.
    kept = without_other_papers(placed, outline)
    assert [bool(each.draft.doubts) for each in kept] == [False, False, True, True]
    unanswered = [replace(each, draft=asked) for each in placed]
    assert without_other_papers(unanswered, outline) == unanswered
    kept = without_other_papers(unanswered, outline, packed=True)
    assert [(each.page, bool(each.draft.doubts)) for each in kept] == [(1, False), (2, False), (3, True)]


@pytest.mark.parametrize(
    ("asked", "read"), [("That Cabinet agrees the response.", True), ("Write to all who live here.", False)]
)
def test_a_response_behind_what_a_paper_puts_to_a_committee_is_the_plan(asked: str, read: bool) -> None:
    """The same table behind recommendations of the report itself is what became of earlier ones."""
    drawing = f"""
    Recommendations
    {asked}

    Response to the recommendations of the scrutiny review
    +----+-----------------+--------------------+-----------+
    | No | Recommendation  | Action             | By when   |
    +----+-----------------+--------------------+-----------+
    | 1  | Listen to all   | Hold a meeting     | May 2022  |
    +----+-----------------+--------------------+-----------+
    | 2  | Speak plainly   | Write less         | June 2022 |
    +----+-----------------+--------------------+-----------+
    """
    heads = ("Recommendations", "Response to the recommendations of the scrutiny review")
    rows = shown(document(drawing, styles=dict.fromkeys(heads, LARGE)))
    assert ("  - Hold a meeting | deadline (action): May 2022" in rows) is read
