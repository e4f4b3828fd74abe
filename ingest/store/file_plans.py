"""The plans of one file, and the revisions that stand for them: a committee's pack may hold several."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count

from sqlalchemy import select
from sqlalchemy.orm import Session

from ingest.identity import record_ids
from ingest.pipeline import Extraction
from ingest.revisions.assignment import best_pairs
from ingest.revisions.entries import plan_to_entries
from ingest.revisions.recognition import is_same_title, share_in_common
from ingest.store.plan_history import entries_of
from models.schema import RevisionRow

ONE_PLAN = "plan"
"""What is `given` of a file whose several plans a person took for one: the name of that."""


def parts_of(extraction: Extraction, held: Sequence[RevisionRow], plan_name: str = "") -> list[Extraction]:
    """The plans of a file, one by one; or all of it, where a person said so by naming its plan, now or when
    it was read before."""
    said = plan_name or next((name for one in held if (name := dict(one.given).get(ONE_PLAN))), "")
    if not extraction.parts:
        return [extraction]
    if said:
        return [replace(extraction, given=(*extraction.given, (ONE_PLAN, said)))]
    return [replace(extraction, plan=one, parts=()) for one in extraction.parts]


def revisions_of(session: Session, file_sha256: str) -> list[RevisionRow]:
    """Those that were read from a file, in its order."""
    found = select(RevisionRow).where(RevisionRow.file_sha256 == file_sha256).order_by(RevisionRow.id)
    return list(session.scalars(found))


def matched_parts(
    session: Session, parts: Sequence[Extraction], held: Sequence[RevisionRow]
) -> dict[int, RevisionRow]:
    """Place of a part → the revision of its title or, where none has that, of its records."""
    if len(parts) == len(held) == 1:
        return {0: held[0]}
    weights = {
        (place, at): 2 * is_same_title(part.plan.title, one.title)
        + share_in_common(entries_of(session, one), plan_to_entries(part.plan, record_ids("", part.plan)))
        for place, part in enumerate(parts)
        for at, one in enumerate(held)
    }
    return {place: held[at] for place, at in best_pairs(weights)} or dict(enumerate(held[:1]))


def free_hash(session: Session, file_sha256: str) -> str:
    """The file's own, or one made of it where another plan of the file has that."""
    taken = {one.sha256 for one in revisions_of(session, file_sha256)}
    names = (f"{file_sha256}\n{number}".encode() for number in count(2))
    made = (hashlib.sha256(one).hexdigest() for one in names)
    return next(own for own in chain([file_sha256], made) if own not in taken)
