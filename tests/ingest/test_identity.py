"""The same record keeps its id; another record has another one."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from ingest.identity import plan_key, record_ids, slug
from models.plan import Action, Council, Plan
from tests.ingest.built import EVERY_DETAIL, action, plan, recommendation


def ids_by_text(built: Plan, key: str = "marlow") -> dict[str, str]:
    return {
        each.text: record_id
        for one, ids in zip(built.recommendations, record_ids(key, built), strict=True)
        for each, record_id in [(one, ids.recommendation), *zip(one.actions, ids.actions, strict=True)]
    }


def only_action(text: str, ref: str = "01", asked: str = "Listen") -> str:
    return record_ids("marlow", plan(recommendation(ref, asked, action(text))))[0].actions[0]


def test_ids_are_what_they_were_in_the_first_release() -> None:
    """These values stand in people's databases: a change of theirs breaks every link to them."""
    built = plan(recommendation("01", "Listen to residents", action("Hold a forum"), action("Hold a forum")))
    (ids,) = record_ids("marlow", built)
    assert (ids.recommendation, *ids.actions) == (
        "ccb20e0a597b6d33",
        "cb0ff8e37769b25f",
        "46ee3d43b85ca427",
    )


@pytest.mark.parametrize(
    "same",
    [
        "hold a forum.",
        "Hold a  Forum",
        "Hold a “forum”",
        "• Hold a forum;",
        "Hold a fo-rum",
        "Hold a \ufb01rst forum".replace("\ufb01rst ", ""),
    ],
)
def test_punctuation_capitals_and_spaces_keep_the_id(same: str) -> None:
    assert only_action(same) == only_action("Hold a forum")


def test_dates_owners_refs_of_actions_and_order_keep_the_ids() -> None:
    before = plan()
    listen, publish = before.recommendations

    def changed(one: Action) -> Action:
        return replace(one, details=EVERY_DETAIL, ref="9", parent_ref="", page=7, words=())

    after = plan(publish, replace(listen, actions=tuple(map(changed, reversed(listen.actions)))))
    assert ids_by_text(after) == ids_by_text(before)


def test_other_words_another_recommendation_another_plan_are_other_records() -> None:
    first = only_action("Hold a forum")
    assert first != only_action("Hold two forums")
    assert first != only_action("Hold a forum", ref="02")
    assert first != only_action("Hold a forum", asked="Speak")
    assert record_ids("marlow", plan()) != record_ids("thanet", plan())


def test_equal_records_are_counted() -> None:
    built = plan(*[recommendation("", "", *[action("Monitor") for _ in range(5)]) for _ in range(4)])
    ids = [each for one in record_ids("marlow", built) for each in (one.recommendation, *one.actions)]
    assert len(set(ids)) == len(ids) == 24


def test_an_action_and_a_recommendation_of_the_same_words_differ() -> None:
    built = plan(recommendation("01", "Listen", action("")), recommendation("01", "Listen"))
    ids = record_ids("marlow", built)
    assert len({ids[0].recommendation, ids[1].recommendation, ids[0].actions[0]}) == 3


def test_no_two_records_of_a_large_plan_share_an_id() -> None:
    dice = random.Random(1)
    texts = [" ".join(dice.choices("listen speak plan act review".split(), k=6)) for _ in range(3000)]
    built = plan(recommendation("01", "Do it", *map(action, texts)))
    assert len(set(record_ids("marlow", built)[0].actions)) == 3000


@pytest.mark.parametrize(
    ("council", "title", "name", "expected"),
    [
        ("Tonbridge & Malling", "Action Plan: 2022", "", "tonbridge-malling-action-plan-2022"),
        ("Thanet", "", "", "thanet-file-3"),
        ("", "", "", "file-3"),
        ("Thanet", "Plan", "My Plan", "my-plan"),
        ("Thanet", "Plan", " - ", "thanet-plan"),
    ],
)
def test_plan_key(council: str, title: str, name: str, expected: str) -> None:
    assert plan_key(plan(council=Council(council), title=title), name, "File 3") == expected


def test_a_plan_always_has_a_key() -> None:
    assert plan_key(plan(council=Council(), title="***"), "", "---") == "plan"
    assert slug("_") == ""
