"""The corrections in the database, and revisions as they are with them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, object_session

from ingest.corrections.effective import Effective, History, effective
from ingest.corrections.values import ADD, ADD_RECOMMENDATION, Correction
from ingest.store.tables import plan_of, record_ids_of
from models.schema import ActionRow, CorrectionRow, RecommendationRow, RevisionRow


def standing_rows(session: Session, plan_id: int) -> Sequence[CorrectionRow]:
    """A plan's corrections that are not undone, in the order in which they were made."""
    return session.scalars(
        select(CorrectionRow)
        .where(CorrectionRow.plan_id == plan_id, CorrectionRow.undone_at.is_(None))
        .order_by(CorrectionRow.made_at, CorrectionRow.id)
    ).all()


def correction_of(row: CorrectionRow) -> Correction:
    return Correction(
        record_id=row.record_id,
        field=row.field,
        value=row.value,
        machine_value=row.machine_value,
        after=row.after,
        sha256=row.sha256,
        note=row.note,
        author=row.author,
        made_at=row.made_at,
    )


def effective_of(revision: RevisionRow, fields: Sequence[str] = ()) -> Effective:
    """The revision with all its corrections, or with those of `fields`."""
    session = object_session(revision)
    assert session is not None
    rows = standing_rows(session, revision.plan_id)
    corrections = [correction_of(row) for row in rows if not fields or row.field in fields]
    plan, ids = plan_of(revision), record_ids_of(revision)
    if not corrections:
        return Effective(plan, ids)
    return effective(plan, ids, corrections, _history(session, revision, corrections))


def _history(session: Session, revision: RevisionRow, corrections: Sequence[Correction]) -> History:
    numbers = session.execute(
        select(RevisionRow.sha256, RevisionRow.number).where(RevisionRow.plan_id == revision.plan_id)
    )
    homes = {}
    if any(one.field in (ADD, ADD_RECOMMENDATION) for one in corrections):
        homes = _homes(session, revision.plan_id)
    return History(revision.number, dict(numbers.all()), homes)


def _homes(session: Session, plan_id: int) -> dict[str, str]:
    """Record → its recommendation, in the newest revision that has it."""
    above = (
        select(RecommendationRow.record_id, RecommendationRow.id, RevisionRow.number)
        .join(RevisionRow, RevisionRow.id == RecommendationRow.revision_id)
        .where(RevisionRow.plan_id == plan_id)
        .subquery()
    )
    below = select(ActionRow.record_id, above.c.record_id).join(
        above, above.c.id == ActionRow.recommendation_id
    )
    found = session.execute(below.order_by(above.c.number)).all()
    homes = {own: own for own in session.scalars(select(above.c.record_id))}
    return homes | dict(found)
