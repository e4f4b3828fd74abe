"""Dates as headings over actions: they are due by then."""

from __future__ import annotations

from dataclasses import replace

from models.plan import ActionDraft, Field, Passage, RecommendationDraft
from parsers.records.drafts import Placed
from parsers.sections.dated_themes import with_dates_and_owners_over_actions, with_told


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


def test_a_theme_that_a_label_begins_and_no_date_ends_is_a_theme() -> None:
    themes = ("Target: Growing the economy", "Target: Better homes")
    assert [text for text, _ in shown(*(under(theme, "Agree the savings") for theme in themes))] == [*themes]


def test_an_action_with_a_date_of_its_own_keeps_it() -> None:
    own = Field("deadline", "Due", Passage("May 2024"))
    first = under("July 2024", "Launch the values", "Open a hub")
    actions = (replace(first.draft.actions[0], fields=(own,)), first.draft.actions[1])
    told = with_told(replace(first, draft=replace(first.draft, actions=actions)))
    assert [[each.value.text for each in action.fields] for action in told.draft.actions] == [
        ["May 2024"],
        ["July 2024"],
    ]
