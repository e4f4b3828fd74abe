"""Records by the first digits of their ids, wherever in the database they stand."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from ingest.corrections.effective import Effective
from ingest.corrections.held import effective_of
from ingest.corrections.numbered import by_id, number, part_ids
from ingest.corrections.values import ADD, ADD_RECOMMENDATION, SPLIT
from ingest.errors import Refused
from ingest.store.plan_names import plans_named
from models.schema import ActionRow, CorrectionRow, PlanRow, RecommendationRow, RevisionRow

SHORTEST_ID = 4


def find_record(session: Session, start: str, number: int | None = None) -> tuple[RevisionRow, str]:
    """The record whose id begins so, and the newest revision that has it, or the one of that number."""
    ids = _matching(session, start.strip().casefold())
    if start.isalnum() and len(start) < SHORTEST_ID:
        raise Refused(f"{start}: is too short; give at least {SHORTEST_ID} digits of the record_id")
    if len(ids) != 1:
        what = f"fits {len(ids)} records; give more of its digits" if ids else "there is no such record"
        raise Refused(f"{start}: {what}; record_id is the first column of an export")
    ((record_id, plan_id),) = ids.items()
    plan = session.get_one(PlanRow, plan_id)
    if number is not None:
        revision = _revision(plan, number)
        if record_id not in _ids_of(revision):
            raise Refused(f"{record_id}: is not in revision {number}; `actionplans show` has each revision")
        return revision, record_id
    for revision in reversed(plan.revisions):
        if record_id in _ids_of(revision):
            return revision, record_id
    return plan.revisions[-1], record_id


def find_plan_file(session: Session, named: str, number: int | None = None) -> RevisionRow:
    """A revision, the newest else, of the plan that has a record whose id begins so, or is named so."""
    if len(_matching(session, named.strip().casefold())) == 1:
        plan = find_record(session, named)[0].plan
    else:
        (plan,) = plans_named(session, named)
    return plan.revisions[-1] if number is None else _revision(plan, number)


def _revision(plan: PlanRow, number: int) -> RevisionRow:
    found = next((one for one in plan.revisions if one.number == number), None)
    if found is None:
        held = ", ".join(str(one.number) for one in plan.revisions)
        raise Refused(f"no revision {number} is there; revisions held: {held}")
    return found


def _matching(session: Session, start: str) -> dict[str, int]:
    """record_id → plan, of the machine's records, of those that were added, and of parts of split ones."""
    if len(start) < SHORTEST_ID or not start.isalnum():
        return {}
    held = select(RecommendationRow.record_id, RevisionRow.plan_id).join(RevisionRow)
    below = (
        select(ActionRow.record_id, RevisionRow.plan_id)
        .join(RecommendationRow, RecommendationRow.id == ActionRow.recommendation_id)
        .join(RevisionRow, RevisionRow.id == RecommendationRow.revision_id)
    )
    found = dict(session.execute(held.where(RecommendationRow.record_id.startswith(start))).all())
    found |= dict(session.execute(below.where(ActionRow.record_id.startswith(start))).all())
    return found | {own: plan_id for own, plan_id in _made(session) if own.startswith(start)}


def _made(session: Session) -> Iterator[tuple[str, int]]:
    """Records that corrections made."""
    rows = session.scalars(
        select(CorrectionRow).where(
            CorrectionRow.field.in_((ADD, ADD_RECOMMENDATION, SPLIT)), CorrectionRow.plan_id.is_not(None)
        )
    )
    for row in rows:
        parts = row.value.count("\n") + 1 if row.field == SPLIT else 1
        yield from ((own, row.plan_id or 0) for own in part_ids(row.record_id, parts))


def _ids_of(revision: RevisionRow) -> set[str]:
    """As the machine has them and as they are with corrections: what was removed can be undone."""
    held = effective_of(revision)
    machine = {one.record_id for one in revision.recommendations}
    machine |= {row.record_id for one in revision.recommendations for row in one.actions}
    return machine | by_id(number(held.plan, held.ids)).keys()


def ids_of_plan(session: Session, plan_id: int) -> set[str]:
    plan = session.get_one(PlanRow, plan_id)
    corrected = session.scalars(select(CorrectionRow.record_id).where(CorrectionRow.plan_id == plan_id))
    return {*corrected, *(own for revision in plan.revisions for own in _ids_of(revision))}


def recommendation_of(held: Effective, record_id: str) -> str:
    """The recommendation of an action; a recommendation itself."""
    for one in number(held.plan, held.ids):
        if record_id in dict(one.actions):
            return one.record_id
    return record_id
