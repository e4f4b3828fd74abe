"""Every correction that stands, with what the machine reads now; and the same as CSV, there and back."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from ingest.corrections.effective import Effective, History, in_force, machine_value
from ingest.corrections.fields import has_field
from ingest.corrections.finding import find_record
from ingest.corrections.held import correction_of, effective_of, standing_rows
from ingest.corrections.numbered import by_id, number
from ingest.corrections.store import store_correction
from ingest.corrections.values import ADD, ADD_RECOMMENDATION, WHOLE, Correction, canonical, check_field
from ingest.database import for_writing, plain_errors
from ingest.errors import Refused
from ingest.export import BOM
from ingest.holdings import plans_named
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
        held = session.scalars(select(PlanRow).order_by(PlanRow.id)).all()
        wanted = plans_named(held, plan) if plan else held
        return tuple(one for row in wanted for one in _of_plan(session, row))


def _of_plan(session: Session, plan: PlanRow) -> Iterator[Listed]:
    rows = standing_rows(session, plan.id)
    if not rows:
        return
    newest = plan.revisions[-1]
    now, base = effective_of(newest), effective_of(newest, WHOLE)
    history = History(newest.number, {one.sha256: one.number for one in plan.revisions})
    said = [correction_of(row) for row in rows]
    force = in_force(said, history)
    for one in said:
        found = _listed(one, plan, newest, now, base)
        yield found if one in force else replace(found, state="earlier")


def _listed(one: Correction, plan: PlanRow, newest: RevisionRow, now: Effective, base: Effective) -> Listed:
    record = by_id(number(now.plan, now.ids)).get(one.record_id)
    read = by_id(number(base.plan, base.ids)).get(one.record_id)
    known = read and one.field not in WHOLE and has_field(read, one.field)
    machine_now = machine_value(read, one.field) if read and known else ""
    disputed = {each.correction: each.machine_now for each in now.conflicts}
    if one in disputed:
        state, machine_now = "conflict", disputed[one]
    elif one.field not in WHOLE:
        state = "waiting" if not known else "agreed" if machine_now == one.value else "stands"
    else:
        state = "stands" if one.record_id in now.corrected or not record else "waiting"
    ref, text = (record.ref, record.text) if record else ("", one.machine_value)
    return Listed(one, plan.council, newest.title or plan.key, ref, text, machine_now, state)


def to_csv(found: Iterable[Listed]) -> bytes:
    """One line a correction; UTF-8 with BOM, RFC 4180."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_cells(one) for one in found)
    return (BOM + text.getvalue()).encode()


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
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise Refused(
            f"{path}: cannot be read as CSV in UTF-8; check the name, and how it was saved"
        ) from error


def _from_line(line: dict[str, str], path: Path, place: int) -> Correction:
    cells = {name: (line.get(name) or "").strip() for name in OWN_COLUMNS}
    try:
        made_at = datetime.fromisoformat(cells["made_at"]) if cells["made_at"] else datetime.now(UTC)
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
        revision, record_id = find_record(session, one.after or one.record_id)
        if one.field not in (ADD, ADD_RECOMMENDATION) and record_id != one.record_id:
            raise Refused(f"{one.record_id}: there is no such record; ingest its plan first")
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


def _checked(one: Correction) -> Correction:
    check_field(one.field)
    return one if one.field in WHOLE else replace(one, value=canonical(one.field, one.value))


def _with_machine_value(revision: RevisionRow, one: Correction) -> Correction:
    """A line that a person wrote says nothing of what the machine read: it is what it reads now."""
    if one.sha256 or one.field in (ADD, ADD_RECOMMENDATION):
        return one
    base = effective_of(revision, WHOLE)
    record = by_id(number(base.plan, base.ids)).get(one.record_id)
    if record is None or not (one.field in WHOLE or has_field(record, one.field)):
        raise Refused(f"{one.record_id}: has no {one.field}")
    return replace(one, sha256=revision.sha256, machine_value=machine_value(record, one.field))
