"""The rows that a person should look at, and why: a list to work through, beside the contract's table."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, fields

from ingest.exports.export import csv_of, json_of
from ingest.exports.rows import Row, shown_records
from models.plan import Plan
from parsers.checks.reasons import reason_of

REASON = "review_reason"


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """A row of the contract's table that needs a look: where it stands, what it says, why."""

    record_id: str
    revision: int
    council: str
    plan: str
    source_file: str
    page: int
    ref: str
    text: str
    confidence: float
    review_reason: str


REVIEW_COLUMNS = tuple(one.name for one in fields(ReviewLine))
REVIEW_MEANINGS = {
    "record_id": "the row of the actions that is meant",
    "revision": "the revision of that row",
    "council": "as in that row",
    "plan": "as in that row",
    "source_file": "the PDF to look at",
    "page": "the page of that file, from 1, on which the record begins",
    "ref": "the action's number; of a recommendation without actions, its own",
    "text": "the action; of a recommendation without actions, its own text",
    "confidence": "as in that row; the least certain first is a good order to work through",
    REASON: "why a person should look, what speaks most against the row first",
}


def review_lines(plan: Plan, rows: Sequence[Row]) -> tuple[ReviewLine, ...]:
    """Those of the plan's `rows` that need a look, in the document's order."""
    return tuple(
        ReviewLine(
            *(row.record_id, row.revision, row.council, row.plan, row.source_file, row.page),
            *(row.action_ref or row.recommendation_ref, row.action or row.recommendation),
            row.confidence,
            reason_of(*shown),
        )
        for row, shown in zip(rows, shown_records(plan), strict=True)
        if row.needs_review
    )


def review_to_csv(lines: Iterable[ReviewLine]) -> bytes:
    """As the rows' csv: UTF-8 with BOM, a header."""
    return csv_of(REVIEW_COLUMNS, (asdict(line).values() for line in lines))


def review_to_json(lines: Iterable[ReviewLine]) -> bytes:
    """A list of objects with the csv's keys."""
    return json_of([asdict(line) for line in lines])
