"""Corrections into the database, each in one transaction: made, undone, brought from another file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from ingest.corrections.effective import Effective, History, in_force
from ingest.corrections.fields import extra_fields, has_field, value_of
from ingest.corrections.finding import find_plan_file, find_record, ids_of_plan, recommendation_of
from ingest.corrections.held import correction_of, effective_of, standing_rows
from ingest.corrections.identities import begun, joined, taken_back
from ingest.corrections.numbered import by_id, number
from ingest.corrections.plans import plan_record, plan_value
from ingest.corrections.values import FORMS, IDENTITY, NEW, PLAN_FIELDS, UNDER, Correction, check_field
from ingest.corrections.wishes import Wish, said_of_plan, said_of_record
from ingest.errors import Refused
from ingest.store.database import for_writing, plain_errors
from ingest.store.plan_history import put_in_order
from models.plan import Action, Recommendation
from models.schema import CorrectionRow, RevisionRow

Record = Action | Recommendation


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
        if wish.field in PLAN_FIELDS:
            revision = find_plan_file(session, wish.record_id, wish.revision)
            return store_correction(session, revision, said_of_plan(revision, wish))
        revision, record_id = find_record(session, wish.record_id, wish.revision)
        correction = said_of_record(session, revision, record_id, wish)
        return store_correction(session, revision, correction)


def undo(engine: Engine, wish: Wish) -> tuple[Difference, ...]:
    """Takes back the correction in force: one made on an earlier revision holds, else what the machine reads.

    Raises Refused where there is none.
    """
    with plain_errors(str(engine.url.database)), Session(for_writing(engine)) as session, session.begin():
        if wish.field in PLAN_FIELDS:
            revision = find_plan_file(session, wish.record_id, wish.revision)
            targets = [plan_record(revision.plan.key)]
        else:
            revision, record_id = find_record(session, wish.record_id, wish.revision)
            targets = [record_id, recommendation_of(effective_of(revision), record_id)]
        for target in targets:
            standing = _standing(session, revision, target, wish.field)
            if standing:
                return _undone(session, revision, standing, wish)
        raise Refused(
            f"{wish.record_id}: no correction of {wish.field} stands; "
            "`actionplans corrections list` shows all"
        )


def _undone(
    session: Session, revision: RevisionRow, standing: list[CorrectionRow], wish: Wish
) -> tuple[Difference, ...]:
    before = effective_of(revision)
    ended = standing[-1:] if wish.field in IDENTITY else _in_force(standing, revision)
    _end(ended, wish.author)
    session.flush()
    if wish.field in IDENTITY:
        taken_back(session, revision.plan, ended[0])
        return (_renamed(ended[0].record_id, ended[0].value, ended[0].record_id),)
    return _settled(session, revision, before, wish.field)


def _settled(
    session: Session, revision: RevisionRow, before: Effective, field: str
) -> tuple[Difference, ...]:
    if field == "plan_date":
        put_in_order(session, revision.plan)
    return tuple(_differences(before, effective_of(revision)))


def _renamed(shown: str, before: str, after: str) -> Difference:
    return Difference(shown, "", "record_id", before, after)


def store_correction(session: Session, revision: RevisionRow, one: Correction) -> tuple[Difference, ...]:
    """What that changed in `revision`. Raises Refused, so that nothing is stored, where it cannot be."""
    before = effective_of(revision)
    if one.field in IDENTITY:
        known = ids_of_plan(session, revision.plan_id)
        is_new = one.field == NEW
        one = begun(session, revision, one, known) if is_new else joined(session, revision.plan, one)
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
    if one.field in IDENTITY:
        return (_renamed(one.value, one.record_id, one.value),)
    found = _settled(session, revision, before, one.field)
    _check(before, effective_of(revision))
    return found


def _standing(session: Session, revision: RevisionRow, record_id: str, field: str) -> list[CorrectionRow]:
    """Of that field; those that say which record it is, under either id; of a title or date, on this file."""
    rows = [row for row in standing_rows(session, revision.plan_id) if row.field == field]
    if field in ("plan", "plan_date"):
        rows = [row for row in rows if row.sha256 == revision.sha256]
    names = ("record_id", "value") if field in IDENTITY else ("record_id",)
    return [row for row in rows if record_id in [getattr(row, name) for name in names]]


def _in_force(standing: Sequence[CorrectionRow], revision: RevisionRow) -> list[CorrectionRow]:
    numbers = {one.sha256: one.number for one in revision.plan.revisions}
    (force,) = in_force([correction_of(row) for row in standing], History(revision.number, numbers))
    return [row for row in standing if correction_of(row) == force]


def _end(rows: Sequence[CorrectionRow], author: str) -> None:
    for row in rows:
        row.undone_at = datetime.now(UTC)
        row.undone_by = author


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
    for field in PLAN_FIELDS:
        values = plan_value(before.plan, field), plan_value(after.plan, field)
        if values[0] != values[1]:
            yield Difference("", "", field, *values)
    old, new = by_id(number(before.plan, before.ids)), by_id(number(after.plan, after.ids))
    for own in dict.fromkeys((*old, *new)):
        if own not in new:
            yield Difference(own, old[own].ref, "", old[own].text, "")
        elif own not in old:
            yield Difference(own, new[own].ref, "", "", new[own].text)
        else:
            yield from _of_record(own, old[own], new[own])


def _of_record(own: str, old: Record, new: Record) -> Iterator[Difference]:
    if isinstance(old, Action) and isinstance(new, Action) and old.parent_ref != new.parent_ref:
        yield Difference(own, new.ref, UNDER, old.parent_ref, new.parent_ref)
    for field in dict.fromkeys((*FORMS, *extra_fields(old), *extra_fields(new))):
        if has_field(old, field) and has_field(new, field):
            values = value_of(old, field), value_of(new, field)
            if values[0] != values[1]:
                yield Difference(own, new.ref, field, *values)
