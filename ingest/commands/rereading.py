"""`actionplans reingest`: what is stored, read again by this version of the program."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import typer
from sqlalchemy import Engine, select
from sqlalchemy.orm import Session

from ingest.batches import batch
from ingest.batches.batch import Job, Settings
from ingest.batches.known_files import file_hash
from ingest.batches.outcomes import Failure
from ingest.commands.commands import left_tidy
from ingest.commands.comparing import print_changes
from ingest.commands.presentation import share_text, with_progress
from ingest.exports.rows import rows_to_check
from ingest.pipeline import Extraction
from ingest.revisions.changes import Change, Revision, changes_between
from ingest.store.database import open_store, plain_errors
from ingest.store.file_plans import matched_parts, parts_of, revisions_of
from ingest.store.plan_history import entries_of
from ingest.store.plan_names import plans_named
from ingest.store.store import identified_in, save
from ingest.store.tables import plan_of, record_ids_of
from models.plan import Plan
from models.schema import KnownFileRow, RevisionRow

OUTCOMES = ("changed", "the same", "replaced", "failed")
TAKES_OVER = "its records that are dropped from another plan of the file go over, with ids and corrections"
"""Said of a plan that the file was not known to hold."""


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that a revision was read from, and what the user said of it then."""

    label: str
    path: Path
    sha256: str
    given: tuple[tuple[str, str], ...]
    replaced: bool = False
    """A later revision was read from the same path: a council's new file took the place of this one."""

    @property
    def complaint(self) -> str:
        """Why it cannot be read again, in one line; empty where it can."""
        found = file_hash(self.path)
        if self.replaced and found != self.sha256:
            return f"{self.path.name} was replaced by a later file; its records stay as they were read"
        if not found:
            return f"{self.path} is not there; put it back, or ingest it from where it lies now with --force"
        if found != self.sha256:
            return f"{self.path} holds another file now; `actionplans ingest` makes that a revision"
        return ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What a new reading would change: of the plan itself, in its records, and in how sure they are."""

    of_plan: tuple[str, ...]
    changes: tuple[Change, ...]
    doubts: str
    """How many records need a look and the coverage, before and after; empty where they are the same."""

    def __bool__(self) -> bool:
        return bool(self.of_plan or self.changes or self.doubts)


def run_reingest(db: str, plan: str, settings: Settings, *, apply: bool) -> int:
    """Prints what reading again changes, and stores that where `apply`; 1 where a file failed, else 0."""
    with left_tidy(open_store(db, create=False)) as engine:
        files = [(one, one.complaint) for one in stored_files(engine, plan)]
        there = [one for one, complaint in files if not complaint]
        for one, complaint in files:
            if complaint:
                typer.echo(f"{one.label}: {complaint}", err=True)
        outcomes = _read_again(engine, there, settings, apply=apply)
        counts = Counter(with_progress(outcomes, len(there), lambda outcome: outcome))
    counts["replaced"] = sum(bool(complaint) and one.replaced for one, complaint in files)
    counts["failed"] += len(files) - len(there) - counts["replaced"]
    told = [outcome for outcome in OUTCOMES if outcome != "replaced" or counts[outcome]]
    typer.echo(", ".join(f"{outcome} {counts[outcome]}" for outcome in told))
    if counts["changed"] and not apply:
        typer.echo("nothing was stored; --apply stores it")
    return int(counts["failed"] > 0)


def stored_files(engine: Engine, plan: str) -> tuple[StoredFile, ...]:
    """Those of one plan, or of all, oldest revision first, and each file once. Raises Refused where there is
    no such plan."""
    with plain_errors(str(engine.url.database)), Session(engine) as session:
        revisions = [one for row in plans_named(session, plan) for one in row.revisions]
        files = {one.file_sha256: one for one in reversed(revisions)}
        return tuple(_file(session, one) for one in revisions if files[one.file_sha256] is one)


def differences(engine: Engine, extraction: Extraction) -> list[tuple[str, Difference]]:
    """Between what is stored of a file and a new reading of it, its records matched as storing it would: for
    each plan that it holds, and for each that it held."""
    with plain_errors(str(engine.url.database)), Session(engine) as session:
        held = revisions_of(session, extraction.sha256)
        parts = parts_of(extraction, held)
        kept = matched_parts(session, parts, held)
        found = [
            (_label(kept[place]), _difference(session, kept[place], part.plan))
            if place in kept
            else ("a further plan", Difference((f"title: {part.plan.title}", TAKES_OVER), (), ""))
            for place, part in enumerate(parts)
        ]
        gone = Difference(("is no plan of its own any more",), (), "")
        return [*found, *((_label(one), gone) for one in held if one not in kept.values())]


def _difference(session: Session, stored: RevisionRow, read: Plan) -> Difference:
    found = identified_in(session, stored, read, entries_of(session, stored))
    before = plan_of(stored)
    changes = changes_between(Revision(before, record_ids_of(stored)), Revision(found.plan, found.ids))
    return Difference(tuple(_of_plan(before, found.plan)), changes, _doubts(before, found.plan))


def _label(revision: RevisionRow) -> str:
    return f"plan {revision.plan_id}, revision {revision.number}"


def _file(session: Session, revision: RevisionRow) -> StoredFile:
    place = _place(session, revision)
    later = select(RevisionRow.id).where(RevisionRow.path == revision.path, RevisionRow.id > revision.id)
    is_replaced = bool(session.scalar(later.where(RevisionRow.file_sha256 != revision.file_sha256).limit(1)))
    return StoredFile(_label(revision), place, revision.file_sha256, revision.given, is_replaced)


def _place(session: Session, revision: RevisionRow) -> Path:
    """Where the file lies: where it was read, else where a later `ingest` saw it."""
    seen = select(KnownFileRow.path).where(KnownFileRow.sha256 == revision.file_sha256)
    places = (Path(revision.path), *map(Path, session.scalars(seen.order_by(KnownFileRow.id))))
    return next((one for one in places if one.exists()), places[0])


def _settings_of(one: StoredFile, settings: Settings) -> Settings:
    given = dict(one.given)
    return replace(
        settings,
        council=given.get("council", ""),
        plan_date=given.get("plan_date", ""),
        pages=given.get("pages", ""),
        codebook=Path(given["codebook"]) if "codebook" in given else None,
    )


def _read_again(
    engine: Engine, files: Sequence[StoredFile], settings: Settings, *, apply: bool
) -> Iterator[str]:
    """What became of each file: one of `OUTCOMES`."""
    jobs = [Job(one.path, _settings_of(one, settings)) for one in files]
    with closing(batch.read_each(jobs, settings)) as readings:
        for one, done in zip(files, readings, strict=True):
            yield _reread(engine, one, batch.within_limits(done.result, settings), apply=apply)


def _reread(engine: Engine, one: StoredFile, reading: Extraction | Failure, *, apply: bool) -> str:
    if isinstance(reading, Failure):
        typer.echo(f"{one.label}: {one.path.name}: {reading.reason}", err=True)
        return "failed"
    found = [(label, each) for label, each in differences(engine, reading) if each]
    if apply:
        save(engine, reading, one.path, force=True)
    for label, each in found:
        typer.echo(f"{label}: {one.path.name}")
        for line in (*each.of_plan, each.doubts):
            if line:
                typer.echo(f"  {line}")
        if each.changes:
            print_changes(each.changes)
    return "changed" if found else "the same"


def _of_plan(before: Plan, after: Plan) -> Iterator[str]:
    """A council that is not read any more stays known."""
    for name in ("title", "plan_date"):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield f"{name}: {old or '(none)'} → {new or '(none)'}"
    if after.council.name and before.council != after.council:
        yield f"council: {before.council.name or '(none)'} → {after.council.name}"


def _doubts(before: Plan, after: Plan) -> str:
    old, new = (
        f"to check {rows_to_check(one)}, coverage {share_text(one.coverage.share)}" for one in (before, after)
    )
    return f"{old} → {new}" if old != new else ""
