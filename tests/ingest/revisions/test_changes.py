"""What changed between two revisions, exactly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import pairwise
from random import Random

import pytest

from ingest.identity import RecordIds, record_ids
from ingest.revisions.changes import Change, Revision, changes_between
from ingest.revisions.relatives import Kept, merged_into, split_from
from models.plan import Deadline, Plan, Recommendation
from tests.ingest.built import EVERY_DETAIL, FULL, action, plan, recommendation
from tests.ingest.histories import Asked, History, Stage, Stated

Told = tuple[str, str, str, str, str, int | None]
"""Record, kind, field, before, after, days."""


def told(changes: tuple[Change, ...]) -> list[Told]:
    return [(one.record_id, one.kind, one.field, one.before, one.after, one.days) for one in changes]


def between(before: Plan, *after: Recommendation) -> list[tuple[str, ...]]:
    """Changes between plans whose records are the same by their places."""
    ids = record_ids("marlow", before)
    changes = changes_between(Revision(before, ids), Revision(plan(*after), ids))
    return [(one.kind, one.field, one.before, one.after) for one in changes]


def test_the_same_plan_has_no_changes() -> None:
    assert between(plan(), *FULL) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        (
            {"text": "Hear residents"},
            ("recommendation reworded", "recommendation", "Listen to residents", "Hear residents"),
        ),
        ({"text": "“Listen” to residents."}, None),
        ({"ref": "02"}, ("renumbered", "recommendation_ref", "01", "02")),
        ({"theme": "Place"}, ("changed", "theme", "Culture", "Place")),
    ],
)
def test_a_recommendation(changed: dict[str, str], expected: tuple[str, ...] | None) -> None:
    assert between(plan(), replace(FULL[0], **changed), FULL[1]) == [expected] * (expected is not None)  # type: ignore[arg-type]


def test_every_detail_is_compared() -> None:
    found = between(plan(), FULL[0], replace(recommendation("02", "Publish a strategy", theme="")))
    assert [(kind, field) for kind, field, _, _ in found] == [
        ("re-dated", "deadline_text"),
        ("re-dated", "start_date"),
        ("re-dated", "due_date"),
        ("re-dated", "deadline_precision"),
        ("not stated", "status_text"),
        ("not stated", "status"),
        ("not stated", "rag"),
        ("not stated", "percent_complete"),
        ("not stated", "progress"),
        ("re-assigned", "lead_member"),
        ("re-assigned", "lead_officer"),
        ("re-assigned", "owner_text"),
        ("changed", "success_measure"),
        ("changed", "resources"),
        ("changed", "response"),
        ("changed", "extra.Cost code"),
        ("changed", "extra.Notes"),
    ]


def test_an_update_that_is_emptied_for_the_next_one_is_no_news() -> None:
    """Of one record, or of all; a date or an owner that is gone from one record is."""
    emptied = replace(
        UNDATED, status_text="", status="", rag="", percent_complete=None, progress="", lead_member=""
    )
    found = between(plan(), FULL[0], replace(FULL[1], details=emptied))
    assert {field: kind for kind, field, _, _ in found} == {
        **dict.fromkeys(("status_text", "status", "rag", "percent_complete", "progress"), "not stated"),
        **dict.fromkeys(("lead_member", "lead_officer", "owner_text"), "re-assigned"),
    }


def test_a_progress_text_that_is_emptied_is_no_news_though_the_status_stays() -> None:
    found = between(plan(), FULL[0], replace(FULL[1], details=replace(EVERY_DETAIL, progress="")))
    assert [(kind, field) for kind, field, *_ in found] == [("not stated", "progress")]


@pytest.mark.parametrize(
    ("text", "fields"),
    [("within 3 months", []), ("within 6 months", ["deadline_text", "due_date"])],
)
def test_the_same_words_that_count_from_another_plans_date_slip_nothing(text: str, fields: list[str]) -> None:
    """The update prints the deadlines of the first plan once more."""
    relative = Deadline("within 3 months", None, date(2025, 7, 31), "relative")
    later = Deadline(text, None, date(2026, 2, 28), "relative")
    old, new = (replace(FULL[1], details=replace(EVERY_DETAIL, deadline=one)) for one in (relative, later))
    assert [field for _, field, *_ in between(plan(FULL[0], old), FULL[0], new)] == fields


@pytest.mark.parametrize(
    ("before", "after", "is_changed"),
    [
        ("Head of Policy", "Head of policy.", False),
        ("Saved £1.2m", "Saved £12m", True),
        ("Begun in 2024. 5 to go", "Begun in 2024: 5 to go", False),
        ("✓", "✗", True),
        ("Parks & leisure", "Parks and leisure", False),
    ],
)
def test_other_punctuation_and_capitals_are_no_change(before: str, after: str, is_changed: bool) -> None:
    old, new = (replace(FULL[1], details=replace(EVERY_DETAIL, progress=text)) for text in (before, after))
    found = [("progress", "progress", before, after)] if is_changed else []
    assert between(plan(FULL[0], old), FULL[0], new) == found


@pytest.mark.parametrize(
    ("before", "after", "is_changed"),
    [
        ("Leader of the Council / Chief Executive", "Chief Executive and Leader of the Council", False),
        ("Head of HR & OD", "Head of HR and OD", False),
        ("Head of HR", "Head of HR and Head of OD", True),
        ("✓", "✗", True),
    ],
)
def test_who_leads_in_another_order_is_no_other(before: str, after: str, is_changed: bool) -> None:
    old, new = (replace(FULL[1], details=replace(EVERY_DETAIL, owner_text=text)) for text in (before, after))
    found = [("re-assigned", "owner_text", before, after)] if is_changed else []
    assert between(plan(FULL[0], old), FULL[0], new) == found


def test_a_completion_is_told_apart() -> None:
    complete = replace(FULL[1], details=replace(EVERY_DETAIL, status="complete"))
    assert between(plan(), FULL[0], complete) == [("completed", "status", "in_progress", "complete")]


def test_a_completion_in_the_plans_own_words_is_no_status_besides() -> None:
    complete = replace(FULL[1], details=replace(EVERY_DETAIL, status="complete", status_text="Done"))
    assert {kind for kind, *_ in between(plan(), FULL[0], complete)} == {"completed"}
    later = replace(FULL[1], details=replace(complete.details, status_text="Signed off"))
    assert [kind for kind, *_ in between(plan(FULL[0], complete), FULL[0], later)] == ["status"]


@pytest.mark.parametrize(("counted", "kinds"), [(True, []), (False, ["renumbered"])])
def test_a_number_that_no_page_prints_is_not_changed(counted: bool, kinds: list[str]) -> None:
    """Where the first of three bullets is gone, the second is the first of two."""
    second, first = (replace(action("Ask", ref), counted=counted) for ref in ("01.2", "01.1"))
    found = between(plan(recommendation("01", "Listen", second)), recommendation("01", "Listen", first))
    assert [kind for kind, *_ in found] == kinds


def test_a_recommendations_own_details_are_its_actions() -> None:
    assert between(plan(), replace(FULL[0], details=EVERY_DETAIL), FULL[1]) == []


UNDATED = replace(EVERY_DETAIL, owner_text="", lead_officer="")


def test_what_no_record_states_any_more() -> None:
    """A progress update without the column of owners re-assigns nobody."""
    stated = [recommendation(ref, f"Ask {ref}") for ref in ("01", "02", "03")]
    old = plan(*(replace(one, details=replace(EVERY_DETAIL, lead_member="")) for one in stated))
    new = [replace(one, details=replace(UNDATED, lead_member="")) for one in stated]
    assert {(kind, field) for kind, field, _, _ in between(old, *new)} == {
        ("not stated", "lead_officer"),
        ("not stated", "owner_text"),
    }
    some = [new[0], *old.recommendations[1:]]
    assert {kind for kind, _, _, _ in between(old, *some)} == {"re-assigned"}


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        (("September 2025", "2025-09-30"), ("Sept 2025", "2025-09-30"), ["reworded"]),
        (("September 2025", "2025-09-30"), ("October 2025", "2025-10-31"), ["re-dated"] * 2),
        (("Ongoing", ""), ("September 2025", "2025-09-30"), ["re-dated"] * 2),
        (("Ongoing", ""), ("To be agreed", ""), ["re-dated"]),
    ],
)
def test_the_same_date_in_other_words_is_not_another_date(
    before: tuple[str, str], after: tuple[str, str], kinds: list[str]
) -> None:
    old, new = (
        replace(
            FULL[1],
            details=replace(
                EVERY_DETAIL,
                deadline=Deadline(text, None, date.fromisoformat(due) if due else None, "month"),
            ),
        )
        for text, due in (before, after)
    )
    assert [kind for kind, *_ in between(plan(FULL[0], old), FULL[0], new)] == kinds


def test_a_number_without_words_comes_and_goes_with_its_action() -> None:
    """A table of actions alone: what is dropped is one record, and not two."""
    rows = [recommendation(ref, "", action(f"Ask {ref}", f"{ref}.1")) for ref in ("1", "2")]
    ids = record_ids("marlow", plan(*rows))
    both, one = Revision(plan(*rows), ids), Revision(plan(rows[0]), ids[:1])
    assert [each.kind for each in changes_between(both, one)] == ["dropped"]
    assert [each.kind for each in changes_between(one, both)] == ["added"]


def test_a_lone_member_goes_with_the_column_of_owners() -> None:
    stated = [recommendation(ref, f"Ask {ref}") for ref in ("01", "02", "03")]
    leads = [replace(EVERY_DETAIL, lead_member="", owner_text="Chief Executive") for _ in stated]
    leads[0] = replace(EVERY_DETAIL, lead_officer="", owner_text="Leader")
    old = plan(*(replace(one, details=own) for one, own in zip(stated, leads, strict=True)))
    new = [replace(one, details=replace(UNDATED, lead_member="")) for one in stated]
    assert {kind for kind, *_ in between(old, *new)} == {"not stated"}


def test_what_is_stated_for_the_first_time() -> None:
    """Bullets become a table: its owners, dates and further columns are new, and nobody is re-assigned. The
    update of the actions is news."""
    stated = [recommendation(ref, f"Ask {ref}") for ref in ("01", "02", "03")]
    new = [replace(one, details=EVERY_DETAIL) for one in stated]
    found = {(kind, field) for kind, field, _, _ in between(plan(*stated), *new)}
    assert {field for kind, field in found if kind in ("status", "progress")} == {
        *("status_text", "status", "rag", "percent_complete", "progress")
    }
    assert {kind for kind, _ in found} == {"first stated", "status", "progress"}
    some = [new[0], *stated[1:]]
    assert "re-assigned" in {kind for kind, *_ in between(plan(*some), *new)}


def test_owners_whose_political_leads_are_not_printed_stay_who_they_were() -> None:
    """An update prints the officers alone: of two who were named, the one that is left was not appointed."""
    both = replace(EVERY_DETAIL, lead_member="Leader", owner_text="Leader; Chief Executive")
    one = replace(both, lead_member="", owner_text="Chief Executive")
    other = replace(one, lead_officer="Town Clerk", owner_text="Town Clerk")
    old = [replace(recommendation(ref, f"Ask {ref}"), details=both) for ref in ("01", "02", "03")]
    new = [replace(each, details=one) for each in old]
    assert {kind for kind, *_ in between(plan(*old), *new)} == {"not stated"}
    assert {kind for kind, *_ in between(plan(*new), *old)} == {"first stated"}
    new[0] = replace(new[0], details=other)
    assert [(kind, field) for kind, field, *_ in between(plan(*old), *new) if kind == "re-assigned"] == [
        ("re-assigned", "lead_officer"),
        ("re-assigned", "owner_text"),
    ]


@pytest.mark.parametrize("ref", ["", "1"])
def test_a_heading_that_becomes_a_recommendation(ref: str) -> None:
    """As bullets it holds actions, in a table it has a column: the same words are the same record."""
    listen = FULL[0]
    heading = replace(listen, text="", ref="", theme=listen.text)
    table = replace(listen, ref=ref, theme="")
    renumbered = [("renumbered", "recommendation_ref", "", "1")] if ref else []
    assert between(plan(heading), table) == renumbered
    assert [kind for kind, *_ in between(plan(table), heading)] == ["renumbered"] * bool(ref)
    assert ("added", "", "", "") in between(plan(replace(heading, theme="Residents")), table)


def test_the_same_words_above_an_action_are_no_move() -> None:
    """Cards print their heading each, and a table once: several records of one text."""
    cards = [
        recommendation("", "", action(text, ref), theme="Residents")
        for text, ref in (("Meet", "1"), ("Ask", "2"))
    ]
    together = replace(cards[0], actions=tuple(each for one in cards for each in one.actions))
    first, second = record_ids("marlow", plan(*cards))
    ids = (RecordIds(first.recommendation, (*first.actions, *second.actions)),)
    old, new = Revision(plan(*cards), (first, second)), Revision(plan(together), ids)
    assert changes_between(old, new) == ()


def test_another_parent_is_a_move() -> None:
    listen, publish = FULL
    forum, north, south = listen.actions
    moved = replace(listen, actions=(forum, north, replace(south, parent_ref="01.1.1")))
    assert between(plan(), moved, publish) == [("moved", "", forum.text, north.text)]


BUDGET = "Agree with the Section 151 Officer a budget for"
HOMES, PARKS, TAIL = "Review the strategy for homes", "Review the strategy for parks", ", as Cabinet agreed"


@pytest.mark.parametrize(
    ("part", "whole", "without", "is_part"),
    [
        (PARKS, f"{HOMES} and {PARKS.lower()}", HOMES, True),
        (PARKS, f"{PARKS} and {HOMES.lower()}", HOMES, True),
        ("Induction", f"{HOMES} and induction", HOMES, True),
        (PARKS, f"{HOMES} and {PARKS.lower()}", "Look at homes again", True),
        (f"{BUDGET} parking with the auditor", f"{BUDGET} housing with the auditor and meet", "Meet", False),
        (PARKS + TAIL, HOMES + TAIL, HOMES, False),  # they have an ending in common, and no more
        (
            HOMES,
            f"Officers to {HOMES.lower()}",
            "Officers review homes strategy",
            False,
        ),  # put in fewer words
    ],
)
def test_what_was_a_part_of_another_action(part: str, whole: str, without: str, is_part: bool) -> None:
    assert split_from({"new": part}, [Kept("old", whole, without)]) == ({"new": "old"} if is_part else {})
    assert merged_into({"gone": part}, [Kept("old", without, whole)]) == ({"gone": "old"} if is_part else {})


STRATEGY = "Write a pay strategy, consult the unions on it and take it to Committee"
TAKEN = "Take the pay strategy to Committee"


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        (["Write a pay strategy", "Consult the unions on the pay strategy"], ["old", "old"]),
        (["Write a pay strategy", "Consult the public on the pay strategy"], ["", ""]),  # half of it is gone
        (["Consult the unions on the pay strategy", "Publish the accounts"], ["old", ""]),
        (["Officers to take the pay strategy to Committee"], [""]),
    ],
)
def test_one_action_in_several_parts(parts: list[str], expected: list[str]) -> None:
    """None of them stands in the whole as a piece: together they say what it said."""
    named = {f"{place}": part for place, part in enumerate(parts)}
    wanted = {f"{place}": own for place, own in enumerate(expected) if own}
    assert split_from(named, [Kept("old", STRATEGY, TAKEN)]) == wanted
    assert merged_into(named, [Kept("old", TAKEN, STRATEGY)]) == wanted


SEEDS = range(7100, 7120)


def expected(before: Stage, after: Stage, seen: set[str]) -> Iterator[Told]:
    """What the generator did, from its own states."""
    old, new = dict(states(before)), dict(states(after))
    for name in new.keys() - old.keys():
        origin = f"a{after.split.get(int(name[1:]))}"
        kind = "split" if origin in old else "returned" if name in seen else "added"
        yield (name, kind, "", "", "", None)
    for name in old.keys() - new.keys():
        into = after.merged.get(int(name[1:]))
        is_merged = f"a{into}" in new.keys() & old.keys()
        status = getattr(old[name][0], "coded", "")
        yield (name, "merged" if is_merged else "dropped", "", status, "", None)
    for name in new.keys() & old.keys():
        yield from differences(name, old[name], new[name])


State = tuple[Asked | Stated, str, str, str]
"""The record, its number as printed, the name of its recommendation, and that one's text."""


def states(stage: Stage) -> Iterator[tuple[str, State]]:
    for asked, printed in zip(stage.asked, stage.plan.recommendations, strict=True):
        if asked.text:
            yield f"r{asked.name}", (asked, printed.ref, "", "")
        for number, one in enumerate(asked.actions, start=1):
            yield f"a{one.name}", (one, str(number), f"r{asked.name}", asked.text or asked.theme)


def differences(name: str, before: State, after: State) -> Iterator[Told]:
    (old, old_ref, old_under, old_text), (new, new_ref, new_under, new_text) = before, after
    if old_under != new_under:
        yield (name, "moved", "", old_text, new_text, None)
    if old_ref != new_ref:
        field = "recommendation_ref" if isinstance(new, Asked) else "action_ref"
        yield (name, "renumbered", field, old_ref, new_ref, None)
    if old.text != new.text:
        kinds = (
            ("recommendation reworded", "recommendation")
            if isinstance(new, Asked)
            else ("reworded", "action")
        )
        yield (name, *kinds, old.text, new.text, None)
    if isinstance(old, Stated) and isinstance(new, Stated):
        yield from details(name, old, new)


def details(name: str, old: Stated, new: Stated) -> Iterator[Told]:
    if old.due != new.due:
        yield (name, "re-dated", "deadline_text", f"{old.due:%B %Y}", f"{new.due:%B %Y}", None)
        days = (new.due - old.due).days
        yield (name, "re-dated", "due_date", str(old.due), str(new.due), days)
    if old.status != new.status:
        printed = [one.status.replace("_", " ").capitalize() for one in (old, new)]
        kind = "completed" if old.coded != new.coded == "complete" else "status"
        yield (name, kind, "status_text", printed[0], printed[1], None)
    if old.coded != new.coded:
        kind = "completed" if new.coded == "complete" else "status"
        yield (name, kind, "status", old.coded, new.coded, None)
    if old.progress != new.progress:
        yield (name, "progress", "progress", old.progress, new.progress, None)
    if old.owner != new.owner:
        for field in ("lead_officer", "owner_text"):
            yield (name, "re-assigned", field, old.owner, new.owner, None)


@pytest.mark.parametrize("seed", SEEDS)
def test_ten_revisions_exactly(seed: int) -> None:
    stages = list(History(Random(seed)).stages())
    seen: set[str] = set()
    for before, after in pairwise(stages):
        old, new = Revision(before.plan, before.names), Revision(after.plan, after.names)
        assert sorted(told(changes_between(old, new, seen)), key=str) == sorted(
            expected(before, after, seen), key=str
        )
        seen.update(name for name, _ in states(before))
