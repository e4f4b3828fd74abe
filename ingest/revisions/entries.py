"""A plan's records as the matching sees them: what tells one from another, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.identity import RecordIds, bare
from models.plan import Action, Plan, Recommendation


@dataclass(frozen=True, slots=True)
class Entry:
    """One record. `key` is its record_id where it has one; `parent` the key of an action's recommendation."""

    key: str
    text: str
    """The words; of a recommendation without any, and without a number, its theme."""
    ref: str = ""
    """Letters and digits; of an action, the last part alone: "R3.2" is "2", whatever became of R3."""
    parent: str = ""
    place: int = 0
    """Its place (from 0) among the plan's recommendations, or among those of its recommendation's actions."""
    deadline: str = ""
    """The letters and digits of its deadline; `owner` likewise."""
    owner: str = ""
    is_action: bool = False
    age: int = 0
    """How many revisions lie between the one that this was last seen in and the one that is matched."""


def plan_to_entries(plan: Plan, ids: tuple[RecordIds, ...]) -> tuple[Entry, ...]:
    """Every recommendation and, after it, its actions."""
    return tuple(_entries(plan, ids))


def _entries(plan: Plan, ids: tuple[RecordIds, ...]) -> Iterator[Entry]:
    for place, (recommendation, own) in enumerate(zip(plan.recommendations, ids, strict=True)):
        heading = "" if recommendation.ref else recommendation.theme
        yield _entry(recommendation, own.recommendation, place, recommendation.text or heading)
        for below, (action, key) in enumerate(zip(recommendation.actions, own.actions, strict=True)):
            yield _entry(action, key, below, action.text, own.recommendation)


def _entry(record: Action | Recommendation, key: str, place: int, text: str, parent: str = "") -> Entry:
    is_action = isinstance(record, Action)
    ref = record.ref.partition("#")[0].rpartition(".")[2] if is_action else record.ref
    details = record.details
    return Entry(
        key=key,
        text=text,
        ref=bare(ref),
        parent=parent,
        place=place,
        deadline=bare(details.deadline.text),
        owner=bare(details.owner_text),
        is_action=is_action,
    )
