"""What holds: a plan as the machine read it, with what a person said; where these differ anew, both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ingest.corrections.fields import Record, has_field, value_of, with_values
from ingest.corrections.numbered import (
    Numbered,
    Records,
    above,
    by_id,
    number,
    part_ids,
    put_back,
    restructured,
)
from ingest.corrections.plans import plan_value, with_plan_values
from ingest.corrections.values import (
    ADD,
    ADD_RECOMMENDATION,
    IDENTITY,
    MERGE,
    PLAN_FIELDS,
    REMOVE,
    SPLIT,
    UNDER,
    WHOLE,
    Correction,
)
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
    plan_corrected: bool = False
    """Whether its council, title or date is what a person said."""


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
    and an issue has both. What is said of the plan's title and date holds for the file of which it was said.
    """
    read = number(plan, ids)
    standing = in_force([one for one in corrections if _stands(one, read, history)], history)
    of_plan = [one for one in standing if one.field in PLAN_FIELDS]
    said = with_plan_values(plan, of_plan)
    machine = number(said, ids)
    before = _said_before(standing)
    spoken = _with_values(machine, before, (), said)
    base = restructured(spoken, [one for one in standing if one.field in WHOLE], history.homes)
    held = by_id(base)
    after = [one for one in standing if _is_value(one) and one not in before]
    values = [one for one in after if one.record_id in held]
    conflicts = [
        *(found for one in of_plan if (found := _conflict_of_plan(one, plan))),
        *(found for one in standing if one.field in WHOLE if (found := _conflict(one, machine))),
        *(found for one in before if (found := _conflict(one, machine))),
        *(found for one in values if (found := _conflict(one, base))),
    ]
    changed = _with_values(base, values, conflicts, said)
    new_plan, new_ids = put_back(said, changed)
    issues = tuple(_issue(one, {**by_id(machine), **by_id(changed)}) for one in conflicts)
    touched = _touched(standing) & by_id(changed).keys()
    return Effective(
        replace(new_plan, issues=(*plan.issues, *issues)),
        new_ids,
        frozenset(touched),
        tuple(conflicts),
        bool(of_plan),
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


def machine_value(records: Records, record_id: str, field_name: str) -> str:
    """What is read of a field of a record that is among `records`."""
    if field_name == UNDER:
        return above(records, record_id)
    record = by_id(records)[record_id]
    return record.text if field_name in (*TEXT_FIELDS, *IDENTITY) else value_of(record, field_name)


def _said_before(standing: Sequence[Correction]) -> list[Correction]:
    """What was said of a record's words before it was split, or merged with another: the parts' words were
    said later, and the merged ones hold it."""
    last: dict[str, int] = {}
    for place, one in enumerate(standing):
        if one.field in (SPLIT, MERGE):
            last |= {one.record_id: place, one.value: place}
    words = ("action", "recommendation")
    return [
        one for place, one in enumerate(standing) if one.field in words and place < last.get(one.record_id, 0)
    ]


def _is_value(one: Correction) -> bool:
    return one.field not in (*WHOLE, *IDENTITY, *PLAN_FIELDS)


def _stands(one: Correction, read: Records, history: History) -> bool:
    made_on = history.numbers.get(one.sha256)
    if one.field in ("plan", "plan_date"):
        return made_on == history.revision
    if made_on is None or history.revision >= made_on or one.field in (*IDENTITY, "council"):
        return True
    record = by_id(read).get(one.record_id)
    if record is None or one.field in (ADD, ADD_RECOMMENDATION):
        return False
    if not (one.field in WHOLE or has_field(record, one.field)):
        return False
    return _is_same(machine_value(read, one.record_id, one.field), one.machine_value)


def _conflict_of_plan(one: Correction, plan: Plan) -> Conflict | None:
    now = plan_value(plan, one.field)
    return None if now in (one.value, one.machine_value) else Conflict(one, now)


def _conflict(one: Correction, records: Records) -> Conflict | None:
    record = by_id(records).get(one.record_id)
    if record is None or one.field in ("needs_review", ADD, ADD_RECOMMENDATION):
        return None
    if one.field not in WHOLE and not has_field(record, one.field):
        return Conflict(
            one, f"no {one.field}: it is no action" if one.field.startswith("action") else "an action"
        )
    now = machine_value(records, one.record_id, one.field)
    known = (one.machine_value, one.value.split("\n")[0] if one.field == SPLIT else one.value)
    return None if any(_is_same(now, value) for value in known) else Conflict(one, now)


def _is_same(one: str, other: str) -> bool:
    return one == other or bare(one) == bare(other) != ""


def _with_values(
    records: Records, values: Sequence[Correction], conflicts: Sequence[Conflict], plan: Plan
) -> Records:
    doubted = {_shown_at(one.correction) for one in conflicts}
    meanings = dict(plan.abbreviations)

    def changed(own: str, record: Record) -> Record:
        given = {
            one.field: one.value for one in values if one.record_id == own and has_field(record, one.field)
        }
        done = with_values(record, given, plan.plan_date, meanings) if given else record
        return _doubted(done) if own in doubted else done

    def renamed(one: Numbered) -> Numbered:
        """With its actions; a sub-action follows its parent's new reference."""
        done = [(own, changed(own, action)) for own, action in one.actions]
        refs = {old.ref: new.ref for (_, old), (_, new) in zip(one.actions, done, strict=True)}
        actions = tuple(
            (own, replace(each, parent_ref=refs.get(each.parent_ref, each.parent_ref))) for own, each in done
        )
        return replace(one, recommendation=changed(one.record_id, one.recommendation), actions=actions)

    return tuple(map(renamed, records))


def _doubted(record: Record) -> Record:
    return replace(record, needs_review=True, evidence=(*record.evidence, KIND))


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
    return one.value if one.field in (MERGE, *IDENTITY) else one.record_id


def _issue(conflict: Conflict, there: Mapping[str, Action | Recommendation]) -> Issue:
    one = conflict.correction
    record = there.get(_shown_at(one))
    ref, page = (record.ref, record.page) if record else (one.record_id, 0)

    def shown(value: str) -> str:
        """A record by its reference, or its words."""
        named = there.get(value) if one.field in (MERGE, UNDER) else None
        return (named.ref or named.text) if named else "; ".join(value.split("\n"))

    message = (
        f"{'' if one.field in PLAN_FIELDS else ref} {one.field}: a correction says “{shown(one.value)}”; the "
        f"document now says “{shown(conflict.machine_now)}”, and said “{shown(one.machine_value)}” when that "
        "was made"
    )
    return Issue(KIND, message.strip(), page)
