"""Every correction that stands, with what the machine reads now; and the same as CSV, there and back."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from ingest.corrections.effective import Effective, History, in_force, machine_value
from ingest.corrections.fields import has_field
from ingest.corrections.finding import find_record, ids_of_plan
from ingest.corrections.held import correction_of, effective_of, standing_rows
from ingest.corrections.numbered import by_id, number
from ingest.corrections.plans import plan_record, plan_value
from ingest.corrections.store import store_correction
from ingest.corrections.values import (
    ADD,
    ADD_RECOMMENDATION,
    DATES,
    IDENTITY,
    NEW,
    PLAN_FIELDS,
    SAME_AS,
    WHOLE,
    Correction,
    canonical,
    check_field,
    day_first,
)
from ingest.errors import Refused
from ingest.exports.export import as_written, csv_of
from ingest.store.database import for_writing, plain_errors
from ingest.store.plan_names import plans_named
from ingest.store.tables import plan_of
from models.plan import Plan
from models.schema import PlanRow, RevisionRow

OWN_COLUMNS = (
    *("record_id", "field", "value", "after", "machine_value", "source_sha256", "note", "author", "made_at"),
)
"""Those that are read in again; the others are for the reader."""
COLUMNS = (*OWN_COLUMNS, "machine_now", "state", "council", "plan", "ref", "text")


@dataclass(frozen=True, slots=True)
class Listed:
    """A correction and its record as they stand in the plan's newest revision.

    `state` is stands; agreed (the machine now reads the same); conflict (it reads a third thing); waiting
    (the record is not in the newest revision); or earlier (one made on a later revision is in force there).
    """

    correction: Correction
    council: str
    plan: str
    ref: str
    text: str
    machine_now: str
    state: str


def listed(engine: Engine, plan: str = "") -> tuple[Listed, ...]:
    """The corrections of one plan, or of all. Raises Refused where there is no such plan."""
    with plain_errors(str(engine.url.database)), Session(engine) as session:
        return tuple(one for row in plans_named(session, plan) for one in _of_plan(session, row))


def _of_plan(session: Session, plan: PlanRow) -> Iterator[Listed]:
    rows = standing_rows(session, plan.id)
    if not rows:
        return
    newest = plan.revisions[-1]
    now, base = effective_of(newest), effective_of(newest, WHOLE)
    history = History(newest.number, {one.sha256: one.number for one in plan.revisions})
    said = [correction_of(row) for row in rows]
    force = in_force([one for one in said if one.field not in ("plan", "plan_date")], history)
    for one in said:
        found = _listed(one, plan, newest, now, base)
        is_of_a_file = one.field in ("plan", "plan_date")
        yield found if is_of_a_file or one in force else replace(found, state="earlier")


def _listed(one: Correction, plan: PlanRow, newest: RevisionRow, now: Effective, base: Effective) -> Listed:
    if one.field in PLAN_FIELDS:
        return _of_file(one, plan, now.plan)
    if one.field in IDENTITY:
        record = by_id(number(now.plan, now.ids)).get(one.value)
        ref, text = (record.ref, record.text) if record else ("", one.machine_value)
        return Listed(one, now.plan.council.name, now.plan.title or plan.key, ref, text, "", "stands")
    record = by_id(number(now.plan, now.ids)).get(one.record_id)
    records = number(base.plan, base.ids)
    read = by_id(records).get(one.record_id)
    known = read and one.field not in WHOLE and has_field(read, one.field)
    machine_now = machine_value(records, one.record_id, one.field) if known else ""
    disputed = {each.correction: each.machine_now for each in now.conflicts}
    if one in disputed:
        state, machine_now = "conflict", disputed[one]
    elif one.field not in WHOLE:
        state = "waiting" if not known else "agreed" if machine_now == one.value else "stands"
    else:
        state = "stands" if one.record_id in now.corrected or not record else "waiting"
    ref, text = (record.ref, record.text) if record else ("", one.machine_value)
    return Listed(one, now.plan.council.name, now.plan.title or plan.key, ref, text, machine_now, state)


def _of_file(one: Correction, plan: PlanRow, newest: Plan) -> Listed:
    """What is said of a plan, beside what is read of the file of which it was said."""
    file = next((each for each in plan.revisions if each.sha256 == one.sha256), None)
    machine_now = plan_value(plan_of(file), one.field) if file else ""
    names = (newest.council.name, newest.title or plan.key)
    text = f"revision {file.number}" if file and one.field != "council" else ""
    if machine_now == one.value:
        state = "agreed"
    else:
        state = "stands" if machine_now == one.machine_value else "conflict" if file else "waiting"
    return Listed(one, *names, "", text, machine_now, state)


def to_csv(found: Iterable[Listed]) -> bytes:
    """One line a correction; UTF-8 with BOM, RFC 4180."""
    return csv_of(COLUMNS, map(_cells, found))


def _cells(one: Listed) -> tuple[str, ...]:
    said = one.correction
    made_at = said.made_at.isoformat() if said.made_at else ""
    return (
        *(said.record_id, said.field, said.value, said.after, said.machine_value, said.sha256),
        *(said.note, said.author, made_at),
        *(one.machine_now, one.state, one.council, one.plan, one.ref, one.text),
    )


def read_csv(path: Path) -> list[Correction]:
    """The corrections in a file as `to_csv` writes it, or as a person does: id, field and value are enough.

    Raises Refused where it cannot be read.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file)
            missing = {"record_id", "field", "value"} - set(reader.fieldnames or ())
            if missing:
                raise Refused(f"{path}: has no column {', '.join(sorted(missing))}; see `corrections export`")
            return [_from_line(line, path, place) for place, line in enumerate(reader, start=2)]
    except OSError as error:
        raise Refused(f"{path}: cannot be opened ({error.strerror}); check the name") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise Refused(
            f"{path}: cannot be read as CSV in UTF-8; save it as “CSV UTF-8” and try again"
        ) from error


def _from_line(line: dict[str, str], path: Path, place: int) -> Correction:
    cells = {name: as_written(line.get(name) or "").strip() for name in OWN_COLUMNS}
    try:
        made_at = (
            datetime.fromisoformat(day_first(cells["made_at"])) if cells["made_at"] else datetime.now(UTC)
        )
    except ValueError as error:
        raise Refused(
            f"{path}: line {place}: made_at {cells['made_at']!r} is not a moment in time"
        ) from error
    return Correction(
        **{name: cells[name] for name in ("record_id", "field", "value", "machine_value", "after")},
        **{name: cells[name] for name in ("note", "author")},
        sha256=cells["source_sha256"],
        made_at=made_at if made_at.tzinfo else made_at.replace(tzinfo=UTC),
    )


def bring_in(engine: Engine, one: Correction) -> str:
    """Stores a correction from a file: "imported", "unchanged" where it stands already.

    Raises Refused where it cannot be, and where a later correction says otherwise, which stays.
    """
    with plain_errors(str(engine.url.database)), Session(for_writing(engine)) as session, session.begin():
        one = _checked(one)
        revision = _place(session, one)
        if revision is None:
            return "unchanged"
        one = _with_machine_value(revision, one)
        for row in standing_rows(session, revision.plan_id):
            if (row.record_id, row.field) == (one.record_id, one.field):
                if row.value == one.value:
                    return "unchanged"
                if row.sha256 == one.sha256 and one.made_at and row.made_at >= one.made_at:
                    raise Refused(
                        f"{one.record_id} {one.field}: “{one.value}” is not taken: “{row.value}” by "
                        f"{row.author or 'somebody'} is later, and stays"
                    )
        store_correction(session, revision, one)
        return "imported"


def _place(session: Session, one: Correction) -> RevisionRow | None:
    """The revision that it was said of, or the newest with its record; None where the ids are so already."""
    if one.field in PLAN_FIELDS:
        for plan in plans_named(session):
            if one.record_id == plan_record(plan.key):
                files = [each for each in plan.revisions if each.sha256 == one.sha256]
                if not files and one.sha256 and one.field != "council":
                    raise Refused(f"{one.record_id} {one.field}: the file of which it was said is not held")
                return files[0] if files else plan.revisions[-1]
        raise Refused(f"{one.record_id}: there is no such plan; ingest it first")
    if one.field in IDENTITY:
        return _place_of_identity(session, one)
    is_added = one.field in (ADD, ADD_RECOMMENDATION)
    revision, record_id = find_record(session, one.after if is_added else one.record_id)
    if not is_added and record_id != one.record_id:
        raise Refused(f"{one.record_id}: there is no such record; ingest its plan first")
    return revision


def _place_of_identity(session: Session, one: Correction) -> RevisionRow | None:
    known = one.record_id if one.field == NEW else one.value
    revision, _ = find_record(session, known)
    ids = ids_of_plan(session, revision.plan_id)
    for row in standing_rows(session, revision.plan_id):
        if (row.record_id, row.field, row.value) == (one.record_id, one.field, one.value):
            return None
    if one.field == SAME_AS:
        return revision if one.record_id in ids else None
    return next((each for each in revision.plan.revisions if each.sha256 == one.sha256), revision)


def _checked(one: Correction) -> Correction:
    check_field(one.field)
    if one.field in (*WHOLE, *IDENTITY):
        return one
    read = day_first(one.machine_value) if one.field in DATES else one.machine_value
    return replace(one, value=canonical(one.field, one.value), machine_value=read)


def _with_machine_value(revision: RevisionRow, one: Correction) -> Correction:
    """A line that a person wrote says nothing of what the machine read: it is what it reads now."""
    if one.sha256 or one.field in (ADD, ADD_RECOMMENDATION):
        return one
    if one.field in PLAN_FIELDS:
        return replace(one, sha256=revision.sha256, machine_value=plan_value(plan_of(revision), one.field))
    base = effective_of(revision, WHOLE)
    records = number(base.plan, base.ids)
    record = by_id(records).get(one.record_id)
    if record is None or not (one.field in (*WHOLE, *IDENTITY) or has_field(record, one.field)):
        raise Refused(f"{one.record_id}: has no {one.field}")
    found = machine_value(records, one.record_id, one.field)
    return replace(one, sha256=revision.sha256, machine_value=found)
