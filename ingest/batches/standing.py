"""What the database holds of files that are known by their hash, in figures: quick for thousands of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib.metadata import version

from sqlalchemy import Engine, case, func, select
from sqlalchemy.orm import Session, joinedload

from ingest.batches.outcomes import Stored, stored, together
from ingest.store.database import plain_errors
from ingest.store.holdings import holding_of
from models.plan import Coverage
from models.schema import ActionRow, CorrectionRow, RecommendationRow, RevisionRow

AT_ONCE = 500
"""Revisions in one query: databases bound the number of values."""


def standing(engine: Engine, hashes: Sequence[str]) -> Iterator[Stored]:
    """What was read from files of these hashes, one line a file; counted as `rows_of` counts them.

    Where corrections stand in a plan, its revisions are read as a whole: they change what there is to count.
    """
    with plain_errors(str(engine.url.database)), Session(engine) as session:
        for start in range(0, len(hashes), AT_ONCE):
            yield from _some(session, hashes[start : start + AT_ONCE])


def _some(session: Session, hashes: Sequence[str]) -> Iterator[Stored]:
    found = (
        select(RevisionRow).where(RevisionRow.file_sha256.in_(hashes)).options(joinedload(RevisionRow.plan))
    )
    revisions = session.scalars(found.order_by(RevisionRow.id)).all()
    counts = _counts(session, [one.id for one in revisions])
    standing_ones = select(CorrectionRow.plan_id).where(CorrectionRow.undone_at.is_(None))
    corrected = set(session.scalars(standing_ones))
    of_files: dict[str, list[Stored]] = {}
    for one in revisions:
        is_corrected = one.plan_id in corrected
        figures = stored("unchanged", holding_of(one)) if is_corrected else _figures(one, counts.get(one.id))
        is_older = one.parser_version != version("actionplans")
        figures = replace(figures, older=is_older, given=one.given)
        of_files.setdefault(one.file_sha256, []).append(figures)
    yield from map(together, of_files.values())


def _figures(revision: RevisionRow, counts: tuple[int, int] | None) -> Stored:
    plan, share = revision.plan, Coverage(revision.words_total, revision.words_accounted).share
    facts = (plan.council, revision.title, plan.key, revision.number, revision.file_sha256)
    return Stored("unchanged", *facts, *(counts or (0, 0)), share)


def _counts(session: Session, revisions: Sequence[int]) -> dict[int, tuple[int, int]]:
    """Rows, and those that a person should look at, of each revision.

    A recommendation without actions is a row; a doubt about it is a doubt about each of its rows.
    """
    counts: dict[int, tuple[int, int]] = {}
    doubts = func.sum(case((ActionRow.needs_review, 1), else_=0))
    found = (
        select(
            RecommendationRow.revision_id, RecommendationRow.needs_review, func.count(ActionRow.id), doubts
        )
        .outerjoin(RecommendationRow.actions)
        .where(RecommendationRow.revision_id.in_(revisions))
        .group_by(RecommendationRow.id)
    )
    for revision, doubtful, actions, doubted in session.execute(found):
        rows, needs_review = counts.get(revision, (0, 0))
        own = max(actions, 1)
        counts[revision] = (rows + own, needs_review + (own if doubtful else doubted))
    return counts
