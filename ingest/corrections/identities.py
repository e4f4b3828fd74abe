"""Which record is which over the revisions, where a person says that the matching was wrong.

`new`: from a revision on, a record is none that the plan had before. `same_as`: two ids are one record. The
ids in the database follow what is said; it is kept beside them, holds when files are read again, and can be
undone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from ingest.corrections.values import NEW, SAME_AS, Correction
from ingest.errors import Refused
from ingest.identity import hashed
from models.schema import ActionRow, CorrectionRow, LinkRow, PlanRow, RecommendationRow, RevisionRow


def begun(session: Session, revision: RevisionRow, said: Correction, taken: Collection[str]) -> Correction:
    """The record is a new one in `revision`, and in those after it; the correction with its id in it.

    Raises Refused where no earlier revision has the record: it is new there anyway.
    """
    having = _having(session, revision.plan, said.record_id)
    if revision not in having or having[0] is revision:
        raise Refused(
            f"{said.record_id}: is new in revision {having[0].number} as it is; --revision names a later one "
            "in which it is another record"
        )
    new = said.value or next(own for own in _ids(said.record_id, revision.sha256) if own not in taken)
    later = [one for one in having if one.number >= revision.number]
    _rename(session, later, said.record_id, new)
    _rename_corrections(session, revision.plan, said.record_id, new, {one.sha256 for one in later})
    return replace(said, value=new)


def joined(session: Session, plan: PlanRow, said: Correction) -> Correction:
    """The record is the one that `value` names; both have the id of the one that was there first.

    Raises Refused where a revision has both.
    """
    both = {own: _having(session, plan, own) for own in (said.record_id, said.value)}
    shared = [one for one in both[said.record_id] if one in both[said.value]]
    if shared or not all(both.values()):
        where = f"both stand in revision {shared[0].number}" if shared else "one of them is in no revision"
        raise Refused(
            f"{said.record_id}: cannot be the same as {said.value}: {where}; `merge` makes one record of two"
        )
    first, second = sorted(both, key=lambda own: both[own][0].number)
    files = {one.sha256 for one in both[second]}
    _rename(session, both[second], second, first)
    _rename_corrections(session, plan, second, first, None)
    return replace(said, record_id=second, value=first, after="\n".join(sorted(files)))


def taken_back(session: Session, plan: PlanRow, row: CorrectionRow) -> None:
    """The ids as they were. Raises Refused where a revision has both records since."""
    if row.field == NEW:
        having = _having(session, plan, row.value)
        if any(one in having for one in _having(session, plan, row.record_id)):
            raise Refused(f"{row.record_id}: stands beside {row.value} in a revision; they are two records")
        _rename(session, having, row.value, row.record_id)
        _rename_corrections(session, plan, row.value, row.record_id, None)
    else:
        files = set(row.after.split("\n"))
        own = [one for one in _having(session, plan, row.value) if one.sha256 in files]
        _rename(session, own, row.value, row.record_id)
        _rename_corrections(session, plan, row.value, row.record_id, files)


def never_in(rows: Iterable[CorrectionRow], sha256: str) -> set[str]:
    """The records that this file's are not, as a person said."""
    return {row.record_id for row in rows if row.field == NEW and row.sha256 == sha256}


def _ids(record_id: str, sha256: str) -> Iterator[str]:
    count = 1
    while True:
        yield hashed(f"{record_id}\nnew\n{sha256}\n{count}")
        count += 1


def _having(session: Session, plan: PlanRow, record_id: str) -> list[RevisionRow]:
    """The revisions that have the record, the first one first."""
    below = (
        select(RecommendationRow.revision_id)
        .join(RecommendationRow.actions)
        .where(ActionRow.record_id == record_id)
    )
    own = select(RecommendationRow.revision_id).where(RecommendationRow.record_id == record_id)
    ids = {*session.scalars(own), *session.scalars(below)}
    return [one for one in plan.revisions if one.id in ids]


def _rename(session: Session, revisions: Iterable[RevisionRow], old: str, new: str) -> None:
    for revision in revisions:
        for one in revision.recommendations:
            one.record_id = new if one.record_id == old else one.record_id
            for action in one.actions:
                action.record_id = new if action.record_id == old else action.record_id
        for link in revision.links:
            _rename_link(link, old, new)
        for owner in revision.owners:
            owner.record_id = new if owner.record_id == old else owner.record_id
    session.flush()


def _rename_link(link: LinkRow, old: str, new: str) -> None:
    link.record_id = new if link.record_id == old else link.record_id
    link.related_record_id = new if link.related_record_id == old else link.related_record_id


def _rename_corrections(
    session: Session, plan: PlanRow, old: str, new: str, files: Collection[str] | None
) -> None:
    """What was said of the record (on these files) is said of it under its other id."""
    rows = session.scalars(select(CorrectionRow).where(CorrectionRow.plan_id == plan.id)).all()
    for row in rows:
        if row.field in (NEW, SAME_AS) or (files is not None and row.sha256 not in files):
            continue
        row.record_id = new if row.record_id == old else row.record_id
        row.after = new if row.after == old else row.after
        row.value = new if row.value == old else row.value
    session.flush()
