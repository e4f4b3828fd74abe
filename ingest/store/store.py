"""Writes extractions into the database, one transaction a document, and tells what that made of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Literal

from sqlalchemy import Engine, select, update
from sqlalchemy.orm import Session

from ingest.corrections.held import standing_rows
from ingest.corrections.identities import never_in
from ingest.identity import plan_key, slug
from ingest.pipeline import Extraction
from ingest.revisions.entries import Entry
from ingest.revisions.identities import Identified, identify
from ingest.store.database import for_writing, plain_errors
from ingest.store.evidence import evidence_of
from ingest.store.file_plans import free_hash, matched_parts, parts_of, revisions_of
from ingest.store.holdings import Holding, holding_of
from ingest.store.plan_finding import Found, find_plan, own_name
from ingest.store.plan_history import entries_of, others_known, put_in_order
from ingest.store.tables import issue_rows, link_rows, owner_rows, recommendation_rows
from models.plan import Plan
from models.schema import CorrectionRow, PlanRow, RevisionRow

Kind = Literal["new", "revised", "unchanged"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the database made of a file, and the revision that now stands for it."""

    kind: Kind
    holding: Holding
    note: str = ""
    """What a person should know of it, in one line: that it may be a revision of another plan."""
    others: tuple[Holding, ...] = ()
    """The revisions that stand for the further plans of the file."""


def save(
    engine: Engine,
    extraction: Extraction,
    path: Path,
    *,
    plan_name: str = "",
    force: bool = False,
    also: Callable[[Session, str, str], None] | None = None,
) -> Outcome:
    """Stores one document in one transaction: all of it, or nothing; what `also` does with the outcome and
    the file's hash belongs to it.

    A file that is held already (same hash) changes nothing; with `force` its records are replaced, the
    same records keeping their ids, and `plan_name` moves it to the plan so named. Another file is a
    revision of the plan called `plan_name`, unless that is another council's; else of the plan of the same
    council and title, or of a like title and with records in common; else of the plan last read from the
    same path; else it begins a new plan. Revisions are numbered by their dates, whenever they were read; a
    record that another revision of the plan has keeps the id that it has there. Each plan of a file that
    holds several is a revision of its own, unless `plan_name` makes them one.
    """
    with plain_errors(str(engine.url.database)), Session(for_writing(engine)) as session, session.begin():
        outcome = _saved(session, extraction, path, plan_name, force=force)
        if also:
            also(session, outcome.kind, extraction.sha256)
        return outcome


def _saved(session: Session, extraction: Extraction, path: Path, plan_name: str, *, force: bool) -> Outcome:
    held = revisions_of(session, extraction.sha256)
    if held and not force:
        first, *others = map(holding_of, held)
        return Outcome("unchanged", first, others=tuple(others))
    parts = parts_of(extraction, held, plan_name)
    kept = {place: one.id for place, one in _kept(session, parts, held, plan_name).items()}
    moved = _let_go(session, [one.id for one in held if one.id not in kept.values()])
    if len(parts) > len(kept) > 0:  # what was one plan is several: the others have its other records
        for number in kept.values():
            moved += entries_of(session, session.get_one(RevisionRow, number))
    outcomes: dict[int, Outcome] = {}
    for place in sorted(range(len(parts)), key=lambda at: at not in kept):
        before = session.get(RevisionRow, kept[place]) if place in kept else None
        taken = {one.holding.number for one in outcomes.values()}
        outcomes[place] = _stored(session, parts[place], before, path, plan_name, moved, taken, len(parts))
        own = {each for ids in outcomes[place].holding.ids for each in (ids.recommendation, *ids.actions)}
        moved = [one for one in moved if one.key not in own]
    return _of_file([outcomes[place] for place in range(len(parts))])


def _stored(
    session: Session,
    extraction: Extraction,
    before: RevisionRow | None,
    path: Path,
    plan_name: str,
    moved: Sequence[Entry],
    taken: Collection[int],
    parts: int,
) -> Outcome:
    """One of the `parts` of a file, whose other plans are `taken`; `before` is what it was before."""
    if before:
        found = Found(before.plan)
    else:
        found = find_plan(session, extraction.plan, path, plan_name, taken, alone=parts == 1)
    revision = before or _next_revision(session, found, extraction, path)
    _write(session, revision, extraction, path, moved)
    others = len(revision.plan.revisions) > 1
    kind: Kind = "unchanged" if before else "revised" if others else "new"
    return Outcome(kind, holding_of(revision), found.note)


def _of_file(outcomes: Sequence[Outcome]) -> Outcome:
    """What became of a file as a whole: revised, where it revises one of its plans."""
    first = outcomes[0]
    kinds = [one.kind for one in outcomes]
    kind: Kind = next(one for one in ("revised", "new", "unchanged") if one in kinds)
    notes = [one.note for one in outcomes if one.note]
    if len(outcomes) > 1:
        held = ", ".join(f"{one.holding.number} ({one.holding.plan.title})" for one in outcomes)
        notes.insert(0, f"holds {len(outcomes)} plans, each kept as its own: {held}")
    return Outcome(kind, first.holding, "; ".join(notes), tuple(one.holding for one in outcomes[1:]))


def _kept(
    session: Session, parts: Sequence[Extraction], held: Sequence[RevisionRow], plan_name: str
) -> dict[int, RevisionRow]:
    """Place of a part → the revision that it was when the file was read before."""
    if plan_name:
        keys = {slug(plan_name), *(slug(own_name(session, part.plan, plan_name)) for part in parts)}
        return dict(enumerate(one for one in held if one.plan.key in keys))
    return matched_parts(session, parts, held)


def _let_go(session: Session, ids: Sequence[int]) -> list[Entry]:
    """Takes revisions out of their plans; the records that these have no more."""
    moved: list[Entry] = []
    for number in ids:
        revision = session.get_one(RevisionRow, number)
        moved += _own_entries(session, revision)
        _remove(session, revision)
    return moved


def _own_entries(session: Session, revision: RevisionRow) -> tuple[Entry, ...]:
    """The records that no other revision of the plan has: with it they leave the plan."""
    others = {one.key for one in others_known(session, revision.plan, revision.number)}
    return tuple(one for one in entries_of(session, revision) if one.key not in others)


def _remove(session: Session, revision: RevisionRow) -> None:
    plan = revision.plan
    plan.revisions.remove(revision)
    if not plan.revisions:
        session.delete(plan)
    session.flush()
    if plan.revisions:
        put_in_order(session, plan)
    session.expunge_all()  # the rows below went with it, and their numbers are free for others


def _next_revision(session: Session, found: Found, extraction: Extraction, path: Path) -> RevisionRow:
    plan = found.plan
    if plan is None:
        key = _free_key(session, plan_key(extraction.plan, found.name, path.stem))
        plan = PlanRow(key=key, council="", authority_code="", gss_code="", title="")
    last = max((revision.number for revision in plan.revisions), default=0)
    own = free_hash(session, extraction.sha256)
    return RevisionRow(plan=plan, number=last + 1, sha256=own)


def _free_key(session: Session, key: str) -> str:
    taken = set(session.scalars(select(PlanRow.key)))
    return next(free for free in _numbered(key) if free not in taken)


def _numbered(key: str) -> Iterator[str]:
    yield key
    number = 2
    while True:
        yield f"{key}-{number}"
        number += 1


def _write(
    session: Session, revision: RevisionRow, extraction: Extraction, path: Path, moved: Sequence[Entry]
) -> None:
    plan, is_held = extraction.plan, revision.id is not None
    session.add(revision)
    revision.title = plan.title
    revision.plan_date = plan.plan_date
    revision.source_file = extraction.source_file
    revision.path = str(path)
    revision.file_sha256 = extraction.sha256
    revision.given = extraction.given
    revision.abbreviations = plan.abbreviations
    revision.parser_version = version("actionplans")
    revision.ingested_at = datetime.now(UTC)
    revision.words_total = plan.coverage.total
    revision.words_accounted = plan.coverage.accounted
    revision.missing = evidence_of(plan.coverage.missing)
    revision.doubled = evidence_of(plan.coverage.doubled)
    session.flush()
    put_in_order(session, revision.plan)
    own = entries_of(session, revision) if is_held else ()
    _replace_records(session, revision, plan, own, moved)
    _update_plan(revision.plan, revision, plan)
    session.flush()


def _replace_records(
    session: Session, revision: RevisionRow, plan: Plan, own: Sequence[Entry], moved: Sequence[Entry]
) -> None:
    identified = identified_in(session, revision, plan, own, moved)
    revision.recommendations = []
    revision.issues = []
    revision.links = []
    revision.owners = []
    session.flush()  # the old rows go before the new ones take their positions
    revision.recommendations = recommendation_rows(identified.plan, identified.ids)
    revision.issues = issue_rows(identified.plan)
    revision.links = link_rows(identified.plan, identified.ids)
    revision.owners = owner_rows(identified.plan, identified.ids)


def identified_in(
    session: Session, revision: RevisionRow, plan: Plan, own: Sequence[Entry], moved: Sequence[Entry] = ()
) -> Identified:
    """What is read of a revision's file, with the ids that its records have in the revision's plan.

    `own` are the revision's records as they are held; `moved` those that another plan had: they keep their
    ids where this plan has none.
    """
    held, number = revision.plan, revision.number
    taken = _corrected_ids(session, held, [one.key for one in moved])
    never = never_in(standing_rows(session, held.id), revision.sha256)
    others = [one for one in (*others_known(session, held, number), *moved) if one.key not in never]
    if not own:
        return identify(held.key, plan, others, own, taken)
    at_first = [one for one in others_known(session, held, number, revision.id) if one.key not in never]
    return identify(held.key, plan, others, own, taken, at_first)


def _corrected_ids(session: Session, plan: PlanRow, moved: Sequence[str]) -> set[str]:
    """The records of which something was said; what was said of `moved` ones goes with them."""
    if moved:
        session.execute(
            update(CorrectionRow).where(CorrectionRow.record_id.in_(moved)).values(plan_id=plan.id)
        )
    return set(session.scalars(select(CorrectionRow.record_id).where(CorrectionRow.plan_id == plan.id)))


def _update_plan(held_plan: PlanRow, revision: RevisionRow, plan: Plan) -> None:
    """The newest revision names the plan; what it does not state stays as it was known."""
    if revision.number < max(one.number for one in held_plan.revisions):
        return
    held_plan.title = plan.title or held_plan.title
    if plan.council.name:
        held_plan.council = plan.council.name
        held_plan.authority_code = plan.council.authority_code
        held_plan.gss_code = plan.council.gss_code
