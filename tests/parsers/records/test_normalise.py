"""What an action has of its own, and what of its recommendation."""

from __future__ import annotations

import pytest

from models.plan import ActionDraft, Field, Passage, RecommendationDraft
from parsers.parse import parse
from parsers.records.normalise import Normaliser, with_shared
from tests.parsers.built import BOLD, LARGE, document

CABINET = Field("lead_member", "Lead member", Passage("Cllr Nolan"))
CHIEF = Field("lead_officer", "Lead officer", Passage("Chief Executive"))


@pytest.mark.parametrize(
    ("column", "owner", "leads"),
    [
        ("owner", "Head of Finance", ["Head of Finance", "Cllr Nolan"]),
        ("owner", "Cllr Fox", ["Cllr Fox", "Chief Executive"]),
        ("owner", "Cllr Fox, Head of Finance", ["Cllr Fox, Head of Finance"]),
        ("lead_officer", "Head of Finance", ["Head of Finance", "Cllr Nolan"]),
        ("status", "Begun", ["Begun", "Cllr Nolan", "Chief Executive"]),
    ],
)
def test_the_leads_of_an_action_with_an_owner(column: str, owner: str, leads: list[str]) -> None:
    own = Field(column, column.capitalize(), Passage(owner))
    assert [field.value.text for field in with_shared([own], [CABINET, CHIEF])] == leads


def test_what_every_action_says_otherwise_is_kept_beside_it() -> None:
    """The words of a band "1.1 Outcome: ..." were in no column, since its rows have an "Impact" each."""
    band = Field("success_measure", "1.1 Outcome", Passage("Partners know what is needed"))
    impacts = [Field("success_measure", "Impact", Passage(text)) for text in ("Waits fall", "Costs fall")]
    actions = tuple(ActionDraft(Passage("Map it"), fields=(each,)) for each in impacts)

    def told(*of: ActionDraft) -> list[tuple[str, object]]:
        found = Normaliser().recommendation(RecommendationDraft(fields=(band,), actions=of))
        return [(each.details.success_measure, each.details.extra) for each in found.actions]

    kept = (("1.1 Outcome", "Partners know what is needed"),)
    assert told(*actions) == [("Waits fall", kept), ("Costs fall", kept)]
    # It stands in the row of one that says nothing else.
    assert told(actions[0], ActionDraft(Passage("Ask"))) == [("Waits fall", ()), (band.value.text, ())]


def test_a_number_that_is_not_printed_is_counted() -> None:
    drafts = (ActionDraft(Passage("Ask")), ActionDraft(Passage("Tell"), label="b"))
    found = Normaliser().recommendation(RecommendationDraft(ref=Passage("R1"), actions=drafts))
    assert [(one.ref, one.counted) for one in found.actions] == [("R1.1", True), ("R1.b", False)]


def test_letters_that_count_all_recommendations_are_their_references() -> None:
    drawing = """
    Peer review improvement plan

    A. Test the capital programme for affordability.
    A1 Re-profile the programme. Head of Finance, June 2026.
    A2 Report to each Cabinet. Leader, July 2026.

    B. Set out the part of the council in inequality.
    B1 Adopt a statement of health. Head of Health, May 2026.
    """
    heads = ("A. Test the capital programme for affordability.",)
    heads += ("B. Set out the part of the council in inequality.",)
    styles = dict.fromkeys(heads, BOLD) | {"Peer review improvement plan": LARGE}
    plan = parse(document(drawing, styles=styles))
    assert [(each.ref, each.text) for each in plan.recommendations] == [
        ("A", "Test the capital programme for affordability."),
        ("B", "Set out the part of the council in inequality."),
    ]


@pytest.mark.parametrize("letters", ["A. B.", "a) b)", "(a) (b)"])
def test_letters_that_count_the_rows_of_a_table_are_their_references(letters: str) -> None:
    first, second = letters.split()
    drawing = f"""
    +---------------------------------+--------------+-----------+
    | Recommendation                  | Lead officer | By when   |
    +---------------------------------+--------------+-----------+
    | {first:3} A group of members looks at | Town Clerk   | May 2022  |
    | all of the indicators;          |              |           |
    +---------------------------------+--------------+-----------+
    | {second:3} The parishes are heard      | Mayor        | June 2022 |
    +---------------------------------+--------------+-----------+
    """
    assert [(each.ref, each.text) for each in parse(document(drawing)).recommendations] == [
        (first.strip("(.)"), "A group of members looks at all of the indicators;"),
        (second.strip("(.)"), "The parishes are heard"),
    ]
