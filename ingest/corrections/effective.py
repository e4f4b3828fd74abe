"""What holds: a plan as the machine read it, with what a person said; where these differ anew, both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.corrections.fields import Record, has_field, value_of, with_values
from ingest.corrections.numbered import (
    Numbered,
    Records,
    by_id,
    number,
    part_ids,
    put_back,
    restructured,
)
from ingest.corrections.values import ADD, ADD_RECOMMENDATION, MERGE, REMOVE, SPLIT, WHOLE, Correction
from ingest.identity import RecordIds, bare
from models.plan import Action, Issue, Plan, Recommendation

KIND = "correction"
"""The kind of the issues that say what the machine reads where a correction stands."""
TEXT_FIELDS = (SPLIT, MERGE, REMOVE)
"""Said of a record for its words: its machine value is its text."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A correction whose record the machine reads otherwise than when it was made."""

    correction: Correction
    machine_now: str


@dataclass(frozen=True, slots=True)
class Effective:
    """The plan that holds, its ids, those of its records that a person touched, and what needs a look."""

    plan: Plan
    ids: tuple[RecordIds, ...]
    corrected: frozenset[str] = frozenset()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(frozen=True, slots=True)
class History:
    """What corrections have to know of a plan's other revisions."""

    revision: int = 1
    numbers: Mapping[str, int] = field(default_factory=dict)
    """File's hash → its revision's number."""
    homes: Mapping[str, str] = field(default_factory=dict)
    """Record of any revision → the recommendation that it stood under, or it itself."""


def effective(
    plan: Plan, ids: tuple[RecordIds, ...], corrections: Sequence[Correction], history: History
) -> Effective:
    """The plan of one revision with its corrections.

    A correction holds from the revision on which it was made, whatever the machine reads there and in later
    ones, until one of the same field that was made on a later revision; in earlier ones only where the
    machine reads what it read then. Where it reads something else, the record is for a person to look at,
    and an issue has both.
    """
    machine = number(plan, ids)
    there = by_id(machine)
    standing = in_force([one for one in corrections if _stands(one, there, history)], history)
    base = restructured(machine, [one for one in standing if one.field in WHOLE], history.homes)
    held = by_id(base)
    values = [one for one in standing if one.field not in WHOLE and one.record_id in held]
    conflicts = [
        *(found for one in standing if one.field in TEXT_FIELDS if (found := _conflict(one, there))),
        *(found for one in values if (found := _conflict(one, held))),
    ]
    changed = _with_values(base, values, conflicts, plan.plan_date)
    new_plan, new_ids = put_back(plan, changed)
    issues = tuple(_issue(one, {**there, **by_id(changed)}) for one in conflicts)
    touched = _touched(standing) & by_id(changed).keys()
    return Effective(
        replace(new_plan, issues=(*plan.issues, *issues)), new_ids, frozenset(touched), tuple(conflicts)
    )


def in_force(corrections: Sequence[Correction], history: History) -> list[Correction]:
    """Of several of one field, the one made on the last revision up to this one, else on the next."""

    def nearest(one: Correction) -> tuple[bool, int]:
        made_on = history.numbers.get(one.sha256, 0)
        return made_on <= history.revision, -abs(history.revision - made_on)

    chosen: dict[tuple[str, str], Correction] = {}
    for one in corrections:
        held = chosen.get((one.record_id, one.field))
        if held is None or nearest(one) >= nearest(held):
            chosen[one.record_id, one.field] = one
    return [one for one in corrections if chosen[one.record_id, one.field] is one]


def machine_value(record: Action | Recommendation, field_name: str) -> str:
    return record.text if field_name in TEXT_FIELDS else value_of(record, field_name)


def _stands(one: Correction, there: Mapping[str, Action | Recommendation], history: History) -> bool:
    made_on = history.numbers.get(one.sha256)
    if made_on is None or history.revision >= made_on:
        return True
    if one.field in (ADD, ADD_RECOMMENDATION):
        return False
    record = there.get(one.record_id)
    if record is None or not (one.field in TEXT_FIELDS or has_field(record, one.field)):
        return False
    return _is_same(machine_value(record, one.field), one.machine_value)


def _conflict(one: Correction, there: Mapping[str, Action | Recommendation]) -> Conflict | None:
    record = there.get(one.record_id)
    if record is None or one.field == "needs_review":
        return None
    if one.field not in TEXT_FIELDS and not has_field(record, one.field):
        return Conflict(
            one, f"no {one.field}: it is no action" if one.field.startswith("action") else "an action"
        )
    now = machine_value(record, one.field)
    known = (one.machine_value, one.value.split("\n")[0] if one.field == SPLIT else one.value)
    return None if any(_is_same(now, value) for value in known) else Conflict(one, now)


def _is_same(one: str, other: str) -> bool:
    return one == other or bare(one) == bare(other) != ""


def _with_values(
    records: Records, values: Sequence[Correction], conflicts: Sequence[Conflict], plan_date: str
) -> Records:
    doubted = {_shown_at(one.correction) for one in conflicts}

    def changed(own: str, record: Record) -> Record:
        given = {
            one.field: one.value for one in values if one.record_id == own and has_field(record, one.field)
        }
        done = with_values(record, given, plan_date) if given else record
        return replace(done, needs_review=True) if own in doubted else done

    def renamed(one: Numbered) -> Numbered:
        """With its actions; a sub-action follows its parent's new reference."""
        done = [(own, changed(own, action)) for own, action in one.actions]
        refs = {old.ref: new.ref for (_, old), (_, new) in zip(one.actions, done, strict=True)}
        actions = tuple(
            (own, replace(each, parent_ref=refs.get(each.parent_ref, each.parent_ref))) for own, each in done
        )
        return replace(one, recommendation=changed(one.record_id, one.recommendation), actions=actions)

    return tuple(map(renamed, records))


def _touched(standing: Sequence[Correction]) -> set[str]:
    """The records that are otherwise than the machine has them."""
    touched: set[str] = set()
    for one in standing:
        touched.add(_shown_at(one))
        if one.field == SPLIT:
            touched.update(part_ids(one.record_id, one.value.count("\n") + 1))
    return touched


def _shown_at(one: Correction) -> str:
    """The record whose row shows what became of it."""
    return one.value if one.field == MERGE else one.record_id


def _issue(conflict: Conflict, there: Mapping[str, Action | Recommendation]) -> Issue:
    one = conflict.correction
    record = there.get(_shown_at(one))
    ref, page = (record.ref, record.page) if record else (one.record_id, 0)
    said = "; ".join(one.value.split("\n"))
    message = (
        f"{ref} {one.field}: a correction says “{said}”; the document now says “{conflict.machine_now}”, "
        f"and said “{one.machine_value}” when that was made"
    )
    return Issue(KIND, message.strip(), page)
