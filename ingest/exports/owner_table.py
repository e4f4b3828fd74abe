"""The owners of the exported rows, one line each: the table that goes beside the contract's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, fields

from ingest.exports.export import csv_of, json_of
from ingest.identity import RecordIds
from models.plan import Details, Plan


@dataclass(frozen=True, slots=True)
class OwnerLine:
    """`record_id` and `revision` are those of the row whose owner it is; `position` counts from 1 in it."""

    record_id: str
    revision: int
    council: str
    plan: str
    position: int
    kind: str
    role: str
    name: str
    text: str


OWNER_COLUMNS = tuple(one.name for one in fields(OwnerLine))
OWNER_MEANINGS = {
    "record_id": "the row of the actions that it belongs to",
    "revision": "the revision of that row",
    "council": "as in that row",
    "plan": "as in that row",
    "position": "its place among the owners of that row, from 1",
    "kind": "member, officer, body, service, or person: one whose role is not printed",
    "role": "the role, body or service in one spelling: 'Director - HR & OD' is 'Director of HR and OD'",
    "name": "the person, without 'Cllr' and 'Mr'",
    "text": "as printed",
}


def owner_lines(plan: Plan, ids: Sequence[RecordIds], revision: int) -> tuple[OwnerLine, ...]:
    """The owners of the rows of a plan: of its actions, and of its recommendations without actions."""
    return tuple(
        OwnerLine(record, revision, plan.council.name, plan.title, at, one.kind, one.role, one.name, one.text)
        for record, details in _shown(plan, ids)
        for at, one in enumerate(details.owners, start=1)
    )


def _shown(plan: Plan, ids: Sequence[RecordIds]) -> Iterator[tuple[str, Details]]:
    for one, own in zip(plan.recommendations, ids, strict=True):
        if not one.actions:
            yield own.recommendation, one.details
        yield from ((at, each.details) for at, each in zip(own.actions, one.actions, strict=True))


def owners_to_csv(lines: Iterable[OwnerLine]) -> bytes:
    """As the rows' csv: UTF-8 with BOM, a header."""
    return csv_of(OWNER_COLUMNS, (asdict(line).values() for line in lines))


def owners_to_json(lines: Iterable[OwnerLine]) -> bytes:
    """A list of objects with the csv's keys."""
    return json_of([asdict(line) for line in lines])
