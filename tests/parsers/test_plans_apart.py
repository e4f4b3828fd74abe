"""Two plans in one file that is no pack: read as one, kept as two."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.plan import Coverage, Issue, Plan
from parsers.plans_apart import plans_apart
from tests.ingest.built import action, plan, recommendation

PEERS, HOMES = "Peer Challenge Action Plan", "Housing Review Action Plan"
FIRST = recommendation("R1", "Listen to residents", action("Hold a forum", "R1.1"), theme=PEERS)
BELOW = recommendation("R2", "Publish a strategy", theme="Culture")
SITES = (action("Find sites", "R1.1#2"), action("two in Deal", "R1.1.1#2", "R1.1#2"))
HOUSES = replace(
    recommendation("R1", "Build homes", *SITES, theme=HOMES), related_refs=("R2", "R1.1#2"), page=4
)


def whole(title: str = PEERS) -> Plan:
    about = (("all", 0, ()), ("front", 1, ()), ("back", 4, ()), ("sites", 1, HOUSES.actions[0].words))
    issues = tuple(Issue("text", message, page, of) for message, page, of in about)
    return plan(FIRST, BELOW, HOUSES, title=title, issues=issues, coverage=Coverage(40, 39))


def test_each_has_its_records_as_if_it_stood_alone() -> None:
    first, second = plans_apart(whole(), [PEERS, HOMES])
    assert (first.title, second.title) == (PEERS, HOMES)
    assert [(one.ref, one.theme) for one in first.recommendations] == [("R1", ""), ("R2", "Culture")]
    (houses,) = second.recommendations
    assert [(one.ref, one.parent_ref) for one in houses.actions] == [("R1.1", ""), ("R1.1.1", "R1.1")]
    assert houses.related_refs == ("R1.1",)  # R2 is the other plan's


def test_issues_and_words_are_told_of_their_plan() -> None:
    first, second = plans_apart(whole(), [PEERS, HOMES])
    assert [one.message for one in first.issues] == ["all", "front"]
    assert [one.message for one in second.issues] == ["all", "back", "sites"]
    assert first.coverage.total + second.coverage.total == 40
    assert first.coverage.accounted + second.coverage.accounted == 39


@pytest.mark.parametrize(
    ("title", "count"),
    [("Dover District Council", 2), ("", 2), (HOMES.upper(), 2), ("Improvement Plan 2024", 0)],
)
def test_under_a_title_of_its_own_a_file_is_one_plan(title: str, count: int) -> None:
    assert len(plans_apart(whole(title), [PEERS, HOMES])) == count


def test_records_above_the_first_title_make_it_one_plan() -> None:
    assert plans_apart(replace(whole(), recommendations=(BELOW, FIRST, HOUSES)), [PEERS, HOMES]) == ()
    assert plans_apart(whole(), []) == ()
