"""Drafts of several layouts put together: what is said once, and what belongs to the one before."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.plan import ActionDraft, Field, Passage, RecommendationDraft
from parsers.parse import parse
from parsers.records.drafts import Placed
from parsers.records.said_once import said_once
from tests.parsers.built import LARGE, document, stacked, word


def asks(ref: str) -> RecommendationDraft:
    return RecommendationDraft(text=Passage(f"Listen to group {ref}"), ref=Passage(ref))


def acts(*texts: str) -> RecommendationDraft:
    return RecommendationDraft(actions=tuple(ActionDraft(Passage(text)) for text in texts))


def says(text: str) -> RecommendationDraft:
    return RecommendationDraft(fields=(Field("response", "Our response", Passage(text)),))


def told(*drafts: RecommendationDraft) -> list[str]:
    """Each draft that is left as `ref: what is said; its actions`."""
    placed = said_once([Placed(1, 10.0 * number, draft) for number, draft in enumerate(drafts)])
    return [
        f"{own.draft.ref.text}: {' '.join(f.value.text for f in own.draft.fields)}; "
        + " ".join(action.text.text for action in own.draft.actions)
        for own in placed
    ]


@pytest.mark.parametrize(
    ("themes", "expected"),
    [
        (("Completed actions", "Finance"), [("", "Completed actions"), ("Finance", "")]),
        (("Actions not yet started", ""), [("", "Actions not yet started"), ("", "")]),
        (("COMPLETE", "IN PROGRESS"), [("", "COMPLETE"), ("", "IN PROGRESS")]),
        (("Complete", "Finance"), [("Complete", ""), ("Finance", "")]),
        (("Action plan", "Finance"), [("", ""), ("Finance", "")]),
    ],
)
def test_themes_that_are_statuses(themes: tuple[str, str], expected: list[tuple[str, str]]) -> None:
    """ "COMPLETE" is one where all themes are."""
    drafts = [replace(acts(f"Act {theme}"), theme=Passage(theme)) for theme in themes]
    kept = said_once([Placed(1, 10.0 * number, draft) for number, draft in enumerate(drafts)])
    statuses = [" ".join(f.value.text for own in each.draft.actions for f in own.fields) for each in kept]
    assert [*zip((each.draft.theme.text for each in kept), statuses, strict=True)] == expected


def test_a_recommendation_below_two_statuses_is_one() -> None:
    parts = [
        replace(asks("1"), theme=Passage(theme), actions=acts(text).actions)
        for theme, text in (("COMPLETE", "Meet"), ("DELAYED", "Write"))
    ]
    assert told(*parts) == ["1: ; Meet Write"]
    still_open = replace(parts[1], theme=Passage("Actions that are still open"))
    completed = replace(parts[0], theme=Passage("Completed actions"))
    assert told(completed, still_open) == ["1: ; Meet Write"]


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        ((asks("1"), acts("Meet"), asks("2"), acts("Write", "Call")), ["1: ; Meet", "2: ; Write Call"]),
        ((asks("1"), asks("2"), acts("Meet", "Write")), ["1: ; ", "2: ; ", ": ; Meet Write"]),
        ((asks("1"), says("Accepted"), asks("2")), ["1: Accepted; ", "2: ; "]),
        ((says("Accepted"), asks("1")), [": Accepted; ", "1: ; "]),
    ],
    ids=["a table below each", "one table below all", "what is said below one", "above all"],
)
def test_what_belongs_to_the_recommendation_above(
    drafts: tuple[RecommendationDraft, ...], expected: list[str]
) -> None:
    assert told(*drafts) == expected


@pytest.mark.parametrize("text", ["", "Listen", "Listen (continued)"])
def test_what_goes_on_in_the_next_table_is_one_recommendation(text: str) -> None:
    def draft(ref: str, text: str, action: str) -> Placed:
        actions = (ActionDraft(Passage(action)),)
        return Placed(1, 0.0, RecommendationDraft(Passage(text), Passage(ref), actions=actions))

    found = said_once([draft("2", "Listen", "Meet"), draft("2 (cont’d)", text, "Write")])
    assert [[action.text.text for action in each.draft.actions] for each in found] == [["Meet", "Write"]]
    again = said_once([draft("2", "Listen", "Meet"), draft("2", "Listen (continued)", "Write")])
    assert [each.draft.text.text for each in again] == ["Listen"]
    apart = said_once([draft("2", "Listen", "Meet"), draft("3 (cont’d)", text, "Write")])
    assert len(apart) == 2


def test_actions_of_a_recommendation_in_two_tables() -> None:
    """Those that are complete stand in a table of their own; with its actions printed twice, it is two."""
    table = """
    +----+----------------+----------------+----------+--------+
    | No | Recommendation | Action         | By when  | Lead   |
    +----+----------------+----------------+----------+--------+
    | 1  | Listen to all  | Hold a meeting | May 2024 | Leader |
    +----+----------------+----------------+----------+--------+
    | 2  | Speak plainly  | Write less     | May 2024 | Leader |
    +----+----------------+----------------+----------+--------+
    """
    headings = ["Actions still open", "Actions completed"]
    other = table.replace("Hold a meeting", "Write letters ").replace("Write less", "Read more ")
    drawings = [stacked(heading, "", own) for heading, own in zip(headings, [table, other], strict=True)]
    first, second = parse(document(*drawings, styles=dict.fromkeys(headings, LARGE))).recommendations
    assert [(each.text, each.details.status) for each in first.actions] == [
        ("Hold a meeting", ""),
        ("Write letters", "complete"),
    ]
    assert (first.details.status, second.details.status) == ("", "")
    assert {first.theme, second.theme} == {""}
    assert len(parse(document(table, stacked("Progress", "", table))).recommendations) == 4


def test_a_heading_that_a_page_end_parts_from_its_table_is_of_the_recommendation_there() -> None:
    """The table behind the page end knows its number alone; the words of that count once."""
    number = Passage("8", (word("8", 10, 700),))
    table = replace(acts("Set up a panel"), ref=number)
    heading = replace(asks("8"), ref=number)
    [own] = said_once([Placed(1, 700, heading), Placed(1, 700, table)])
    assert (own.draft.text, own.labels) == (heading.text, ())


def test_points_of_a_summary_are_in_the_text_that_stands_again_with_them() -> None:
    text = "Manage the money of the council better, including"
    summary = replace(acts("the budget of each month", "the savings"), ref=Passage("R1"), text=Passage(text))
    whole = Passage(f"{text} • the budget of each month • the savings")
    full = replace(acts("Hold a meeting"), ref=Passage("R1"), text=whole)
    assert told(summary, full) == ["R1: ; Hold a meeting"]


def test_words_that_a_heading_and_the_table_below_it_both_give_count_once() -> None:
    said = "Listen to all who live here"
    text, ref = Passage(said, tuple(map(word, said.split()))), Passage("1")
    own = RecommendationDraft(text, ref)
    both = replace(own, actions=acts("Meet").actions)
    for drafts in ([own, both], [both, own]):
        (kept,) = said_once([Placed(1, 10.0 * number, draft) for number, draft in enumerate(drafts)])
        assert (kept.draft.text, kept.labels) == (text, ())


@pytest.mark.parametrize(
    ("summary", "expected"),
    [
        ("Meet the Leader and the Chief Executive each month.", ""),
        ("Meet the Leader each month.", "Executive each month."),
    ],
)
def test_the_rest_of_a_text_apart_from_it_is_no_explanation_where_a_summary_has_it_whole(
    summary: str, expected: str
) -> None:
    rest = Field("explanation", "explanation", Passage("Executive each month."))
    own = RecommendationDraft(Passage("Meet the Leader and the Chief"), Passage("3"), fields=(rest,))
    listed = RecommendationDraft(Passage(summary), Passage("3"))
    placed = said_once([Placed(1, 10.0, listed), Placed(2, 10.0, own)])
    assert [each.draft.text.text for each in placed] == [summary, own.text.text][: 1 + bool(expected)]
    assert "".join(f.value.text for each in placed for f in each.draft.fields) == expected
