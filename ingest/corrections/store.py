"""Corrections into the database, each in one transaction: made, undone, brought from another file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from ingest.corrections.effective import Effective, History, in_force, machine_value
from ingest.corrections.fields import has_field, value_of
from ingest.corrections.finding import find_record, ids_of_plan, recommendation_of
from ingest.corrections.held import correction_of, effective_of, standing_rows
from ingest.corrections.numbered import added_id, by_id, number
from ingest.corrections.values import (
    ADD,
    ADD_RECOMMENDATION,
    FORMS,
    REMOVE,
    SHARED_FIELDS,
    SPLIT,
    WHOLE,
    Correction,
    canonical,
    check_field,
)
from ingest.database import for_writing, plain_errors
from ingest.errors import Refused
from models.plan import Action, Recommendation
from models.schema import CorrectionRow, RevisionRow

Record = Action | Recommendation


@dataclass(frozen=True, slots=True)
class Wish:
    """What the user asked for: `record_id` may be its first digits, `values` stand on the command line."""

    record_id: str
    field: str
    values: tuple[str, ...] = ()
    note: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a record before and after a correction; a whole record has an empty `field`."""

    record_id: str
    ref: str
    field: str
    before: str
    after: str


def correct(engine: Engine, wish: Wish) -> tuple[Difference, ...]:
    """Stores a correction; one of the same field, made on the same file, is undone by it.

    Raises Refused where the record, the field or the value is none, and where the record could not be so.
    """
    check_field(wish.field)
    with plain_errors(str(engine.url.database)), Session(for_writing(engine)) as session, session.begin():
        revision, record_id = find_record(session, wish.record_id)
        correction = _correction(session, revision, record_id, wish)
        return store_correction(session, revision, correction)


def undo(engine: Engine, wish: Wish) -> tuple[Difference, ...]:
    """Takes back the correction in force: one made on an earlier revision holds, else what the machine reads.

    Raises Refused where there is none.
    """
    with plain_errors(str(engine.url.database)), Session(for_writing(engine)) as session, session.begin():
        revision, record_id = find_record(session, wish.record_id)
        before = effective_of(revision)
        for target in (record_id, recommendation_of(before, record_id)):
            standing = _standing(session, revision, target, wish.field)
            if standing:
                _end(_in_force(standing, revision), wish.author)
                session.flush()
                return tuple(_differences(before, effective_of(revision)))
        raise Refused(
            f"{record_id}: no correction of {wish.field} stands; `actionplans corrections list` shows all"
        )


def store_correction(session: Session, revision: RevisionRow, one: Correction) -> tuple[Difference, ...]:
    """What that changed in `revision`. Raises Refused, so that nothing is stored, where it cannot be."""
    before = effective_of(revision)
    held = _standing(session, revision, one.record_id, one.field)
    _end([row for row in held if row.sha256 == one.sha256], one.author)
    session.add(
        CorrectionRow(
            plan_id=revision.plan_id,
            record_id=one.record_id,
            field=one.field,
            value=one.value,
            machine_value=one.machine_value,
            after=one.after,
            sha256=one.sha256,
            note=one.note,
            author=one.author,
            made_at=one.made_at or datetime.now(UTC),
            undone_at=None,
            undone_by="",
        )
    )
    session.flush()
    after = effective_of(revision)
    _check(before, after)
    return tuple(_differences(before, after))


def _standing(session: Session, revision: RevisionRow, record_id: str, field: str) -> list[CorrectionRow]:
    rows = standing_rows(session, revision.plan_id)
    return [row for row in rows if (row.record_id, row.field) == (record_id, field)]


def _in_force(standing: Sequence[CorrectionRow], revision: RevisionRow) -> list[CorrectionRow]:
    numbers = {one.sha256: one.number for one in revision.plan.revisions}
    (force,) = in_force([correction_of(row) for row in standing], History(revision.number, numbers))
    return [row for row in standing if correction_of(row) == force]


def _end(rows: Sequence[CorrectionRow], author: str) -> None:
    for row in rows:
        row.undone_at = datetime.now(UTC)
        row.undone_by = author


def _correction(session: Session, revision: RevisionRow, record_id: str, wish: Wish) -> Correction:
    base = effective_of(revision, WHOLE)
    there = by_id(number(base.plan, base.ids))
    said = Correction(record_id, wish.field, "", sha256=revision.sha256, note=wish.note, author=wish.author)
    if wish.field in (ADD, ADD_RECOMMENDATION):
        text = canonical("action", _single(wish))
        new = added_id(record_id, text, {*there, *ids_of_plan(session, revision.plan_id)})
        return replace(said, record_id=new, value=text, after=record_id)
    target = recommendation_of(base, record_id) if wish.field in SHARED_FIELDS else record_id
    record = there.get(target)
    if record is None:
        raise Refused(f"{record_id}: was removed or merged by a correction; undo that first")
    value = (
        _whole_value(session, there, record, target, wish) if wish.field in WHOLE else _value(record, wish)
    )
    return replace(said, record_id=target, value=value, machine_value=machine_value(record, wish.field))


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
    if wish.field == SPLIT:
        parts = tuple(canonical("action", value) for value in wish.values)
        if len(parts) < 2:
            raise Refused("split: takes the text of each part, in quotes; two or more")
        return "\n".join(parts)
    _, into = find_record(session, _single(wish))
    if into == record_id or type(there.get(into)) is not type(record):
        raise Refused(
            f"{into}: {record_id} cannot be merged into it; name another record of the same plan and kind"
        )
    return into


def _single(wish: Wish) -> str:
    if len(wish.values) != 1:
        raise Refused(f"{wish.field}: takes one value, in quotes")
    return wish.values[0]


def _check(before: Effective, after: Effective) -> None:
    """Raises Refused where a record begins after its due date, or two actions share a reference."""
    there = by_id(number(after.plan, after.ids))
    for record in there.values():
        deadline = record.details.deadline
        if deadline.start and deadline.due and deadline.start > deadline.due:
            raise Refused(
                f"{record.ref}: would begin on {deadline.start}, after it is due on {deadline.due}; "
                "correct the other date first"
            )
    refs = [one.ref for one in there.values() if isinstance(one, Action)]
    old = {one.ref for one in by_id(number(before.plan, before.ids)).values()}
    twice = next((ref for ref in refs if refs.count(ref) > 1 and ref in old), "")
    if twice:
        raise Refused(f"{twice}: is the reference of another action; references are unique in a plan")


def _differences(before: Effective, after: Effective) -> Iterator[Difference]:
    old, new = by_id(number(before.plan, before.ids)), by_id(number(after.plan, after.ids))
    for own in dict.fromkeys((*old, *new)):
        if own not in new:
            yield Difference(own, old[own].ref, "", old[own].text, "")
        elif own not in old:
            yield Difference(own, new[own].ref, "", "", new[own].text)
        else:
            yield from _of_record(own, old[own], new[own])


def _of_record(own: str, old: Record, new: Record) -> Iterator[Difference]:
    for field in FORMS:
        if has_field(old, field) and has_field(new, field):
            values = value_of(old, field), value_of(new, field)
            if values[0] != values[1]:
                yield Difference(own, new.ref, field, *values)
