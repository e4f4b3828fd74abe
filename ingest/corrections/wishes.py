"""What the user asked for → the correction that is kept: its record, its field, its value as it is stored."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from ingest.corrections.effective import machine_value
from ingest.corrections.fields import has_field, printed_field
from ingest.corrections.finding import find_record, ids_of_plan, recommendation_of
from ingest.corrections.held import effective_of
from ingest.corrections.numbered import Records, above, added_id, by_id, number, with_those_below
from ingest.corrections.plans import plan_record, plan_value
from ingest.corrections.values import (
    ADD,
    ADD_RECOMMENDATION,
    IDENTITY,
    NEW,
    REMOVE,
    SHARED_FIELDS,
    SPLIT,
    UNDER,
    WHOLE,
    Correction,
    canonical,
)
from ingest.errors import Refused
from ingest.store.tables import plan_of, record_ids_of
from models.plan import Action, Recommendation
from models.schema import RevisionRow

Record = Action | Recommendation


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for: `record_id` may be its first digits, or a plan where the field is a plan's;
    `values` stand on the command line. `revision` is the one meant; the newest that has the record, else."""

    record_id: str
    field: str
    values: tuple[str, ...] = ()
    note: str = ""
    author: str = ""
    revision: int | None = None


def said_of_plan(revision: RevisionRow, wish: Wish) -> Correction:
    value = canonical(wish.field, _single(wish))
    said = Correction(plan_record(revision.plan.key), wish.field, value, note=wish.note, author=wish.author)
    return replace(said, machine_value=plan_value(plan_of(revision), wish.field), sha256=revision.sha256)


def said_of_record(session: Session, revision: RevisionRow, record_id: str, wish: Wish) -> Correction:
    base = effective_of(revision, WHOLE)
    records = number(base.plan, base.ids)
    there = by_id(records)
    said = Correction(record_id, wish.field, "", sha256=revision.sha256, note=wish.note, author=wish.author)
    if wish.field in (ADD, ADD_RECOMMENDATION):
        text = canonical("action", _single(wish))
        new = added_id(record_id, text, {*there, *ids_of_plan(session, revision.plan_id)})
        return replace(said, record_id=new, value=text, after=record_id)
    target = recommendation_of(base, record_id) if wish.field in SHARED_FIELDS else record_id
    record = there.get(target)
    if record is None:
        raise Refused(f"{record_id}: was removed or merged by a correction; undo that first")
    said = replace(said, record_id=target)
    if wish.field == UNDER:
        read = number(plan_of(revision), record_ids_of(revision))
        return replace(said, value=_onto(session, records, target, wish), machine_value=above(read, target))
    if wish.field in IDENTITY or wish.field in WHOLE:
        value = _whole_value(session, there, record, target, wish)
        return replace(said, value=value, machine_value=machine_value(records, target, wish.field))
    said = replace(said, field=printed_field(record, wish.field), value=_value(record, wish))
    return replace(said, machine_value=machine_value(records, target, said.field))


def _onto(session: Session, records: Records, record_id: str, wish: Wish) -> str:
    """What the action stands under: an action's reference or id, a recommendation's id, or none of either."""
    given = _single(wish).strip()
    there = by_id(records)
    if not isinstance(there[record_id], Action):
        raise Refused(f"{record_id}: is a recommendation, and stands under none")
    if not given:
        return next(one.record_id for one in records if record_id in dict(one.actions))
    refs = {record.ref: own for own, record in there.items() if isinstance(record, Action)}
    onto = refs.get(given) or find_record(session, given)[1]
    if onto not in there or onto in with_those_below(records, record_id):
        raise Refused(
            f"{given}: {record_id} cannot stand under it; "
            "name another action of its plan, or a recommendation"
        )
    return onto


def _value(record: Record, wish: Wish) -> str:
    value = canonical(wish.field, _single(wish))
    if not has_field(record, wish.field):
        raise Refused(
            f"{wish.record_id}: is a recommendation, which has no {wish.field}; correct recommendation"
        )
    return value


def _whole_value(
    session: Session, there: dict[str, Record], record: Record, record_id: str, wish: Wish
) -> str:
    if wish.field == REMOVE:
        if wish.values:
            raise Refused("remove: takes no value")
        if isinstance(record, Recommendation) and record.actions:
            raise Refused(f"{record_id}: has actions; remove these first, or merge it into another")
        return "true"
    if wish.field == NEW:
        if wish.values:
            raise Refused("new: takes no value")
        return ""
    if wish.field == SPLIT:
        parts = tuple(canonical("action", value) for value in wish.values)
        if len(parts) < 2:
            raise Refused("split: takes the text of each part, in quotes; two or more")
        return "\n".join(parts)
    _, into = find_record(session, _single(wish))
    if wish.field in IDENTITY:
        return into
    if into == record_id or type(there.get(into)) is not type(record):
        raise Refused(
            f"{into}: {record_id} cannot be merged into it; name another record of the same plan and kind"
        )
    return into


def _single(wish: Wish) -> str:
    if len(wish.values) != 1:
        raise Refused(f"{wish.field}: takes one value, in quotes")
    return wish.values[0]
