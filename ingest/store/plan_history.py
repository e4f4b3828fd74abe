"""A plan's revisions in the database: put in the order of their dates, and what is known of its records."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session, defer, selectinload

from ingest.corrections.held import effective_of
from ingest.revisions.entries import Entry, plan_to_entries
from ingest.revisions.order import in_order
from ingest.store.plan_names import said_of_plans
from ingest.store.tables import plan_of, record_ids_of
from models.schema import ActionRow, PlanRow, RecommendationRow, RevisionRow

ASIDE = 1_000_000
"""Numbers that no revision has: there they wait, as no two may have the same one at any time."""


def put_in_order(session: Session, plan: PlanRow) -> None:
    """Numbers the plan's revisions by their dates; ids of revisions and records stay what they are."""
    came, said = sorted(plan.revisions, key=lambda one: one.id), said_of_plans(session)
    wanted = [came[place] for place in in_order([said.date_of(one) for one in came])]
    moved = [(one, number) for number, one in enumerate(wanted, start=1) if one.number != number]
    for one, number in moved:
        one.number = ASIDE + number
    session.flush()
    for one, number in moved:
        one.number = number
    session.flush()
    session.expire(plan, ["revisions"])


def entries_of(session: Session, revision: RevisionRow) -> tuple[Entry, ...]:
    """The records of a revision that is stored."""
    return next(iter(_read(session, [revision.id]).values()), ())


def others_known(session: Session, plan: PlanRow, number: int, came_before: int | None = None) -> list[Entry]:
    """Every record of the plan, as it stood nearest to revision `number`: before it, or else after it.

    Of the revisions that came before that with the id `came_before` alone, where it is given.
    """
    others = [one for one in plan.revisions if one.number != number]
    others = [one for one in others if came_before is None or one.id < came_before]
    nearest = sorted((one.number for one in others), key=lambda one: (one > number, abs(one - number)))
    read = _read(session, [one.id for one in others])
    known: dict[str, Entry] = {}
    for other in nearest:
        for entry in read[other]:
            known.setdefault(entry.key, replace(entry, age=abs(other - number) - 1))
    return list(known.values())


def loaded(session: Session, ids: Sequence[int]) -> Sequence[RevisionRow]:
    """Revisions with all that hangs on them but the evidence, in a handful of queries."""
    if not ids:
        return []
    records = selectinload(RevisionRow.recommendations)
    actions = records.selectinload(RecommendationRow.actions)
    without = (records.options(defer(RecommendationRow.evidence)), actions.options(defer(ActionRow.evidence)))
    beside = map(selectinload, (RevisionRow.issues, RevisionRow.links, RevisionRow.owners))
    return session.scalars(
        select(RevisionRow)
        .where(RevisionRow.id.in_(ids))
        .order_by(RevisionRow.plan_id, RevisionRow.number)
        .options(*without, *beside)
    ).all()


def _read(session: Session, ids: Sequence[int]) -> dict[int, tuple[Entry, ...]]:
    return {one.number: _entries(one) for one in loaded(session, ids)}


def _entries(revision: RevisionRow) -> tuple[Entry, ...]:
    """What the machine read there, and the records that corrections made: it may find them one day."""
    machine = plan_to_entries(plan_of(revision), record_ids_of(revision))
    held = effective_of(revision)
    known = {one.key for one in machine}
    return (*machine, *(one for one in plan_to_entries(held.plan, held.ids) if one.key not in known))
