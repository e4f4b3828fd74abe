"""Dates as headings over actions: they are due by then."""

from __future__ import annotations

from models.plan import ActionDraft, Passage, RecommendationDraft
from parsers.records.drafts import Placed
from parsers.sections.dated_themes import with_dates_and_owners_over_actions


def under(theme: str, *actions: str) -> Placed:
    drafts = tuple(ActionDraft(Passage(text)) for text in actions)
    return Placed(1, 0.0, RecommendationDraft(theme=Passage(theme), actions=drafts))


def shown(*placed: Placed) -> list[tuple[str, list[str]]]:
    return [
        (
            each.draft.theme.text,
            [field.value.text for action in each.draft.actions for field in action.fields],
        )
        for each in with_dates_and_owners_over_actions(placed)
    ]


def test_dates_over_actions_are_their_deadlines() -> None:
    found = shown(
        under("July 2024", "Launch the values", "Open a hub"), under("May 2025", "Agree the savings")
    )
    assert found == [("", ["July 2024", "July 2024"]), ("", ["May 2025"])]


def test_a_theme_among_them_leaves_them_themes() -> None:
    assert shown(under("July 2024", "Launch the values"), under("Finance", "Agree the savings")) == [
        ("July 2024", []),
        ("Finance", []),
    ]


def test_dates_over_updates_are_none() -> None:
    assert shown(
        under("July 2024", "Values were launched"), under("May 2025", "The savings were agreed")
    ) == [
        ("July 2024", []),
        ("May 2025", []),
    ]


def test_labelled_owners_over_actions_are_theirs() -> None:
    found = shown(
        under("Lead officer: Head of Finance", "Agree the savings", "Set the budget"),
        under("Lead officer: Head of Housing", "Survey all homes"),
    )
    assert found == [("", ["Head of Finance", "Head of Finance"]), ("", ["Head of Housing"])]
