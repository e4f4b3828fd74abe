"""A plan as the contract's table: one row an action, one row a recommendation that has no action."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date

from ingest.identity import RecordIds
from models.plan import Action, Details, Plan, Recommendation


@dataclass(frozen=True, slots=True)
class Row:
    """The contract's columns, in the contract's order. Empty or None: the plan does not state it."""

    record_id: str = ""
    council: str = ""
    authority_code: str = ""
    gss_code: str = ""
    plan: str = ""
    plan_date: str = ""
    revision: int = 1
    source_file: str = ""
    source_sha256: str = ""
    page: int = 0
    theme: str = ""
    lga_theme: str = ""
    recommendation_ref: str = ""
    recommendation: str = ""
    action_ref: str = ""
    parent_action_ref: str = ""
    action: str = ""
    deadline_text: str = ""
    start_date: date | None = None
    due_date: date | None = None
    deadline_precision: str = ""
    deadline_scope: str = ""
    status_text: str = ""
    status: str = ""
    rag: str = ""
    percent_complete: int | None = None
    progress: str = ""
    lead_member: str = ""
    lead_officer: str = ""
    owner_text: str = ""
    success_measure: str = ""
    resources: str = ""
    response: str = ""
    confidence: float = 1.0
    needs_review: bool = False
    corrected: bool = False
    extra: tuple[tuple[str, str], ...] = ()


COLUMNS = tuple(one.name for one in fields(Row))


RELATED = "related_refs"
"""The key in `extra` of the references that a row's texts speak of."""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a revision was read from."""

    file: str
    sha256: str
    revision: int = 1


def rows_of(
    plan: Plan, source: Source, ids: tuple[RecordIds, ...], corrected: Collection[str] = ()
) -> tuple[Row, ...]:
    """The plan's rows in the document's order; `ids` has one entry a recommendation.

    A row is `corrected` where its record, or the recommendation that it shows, is among `corrected`.
    """
    blank = _plan_row(plan, source)
    return tuple(
        replace(row, corrected=row.record_id in corrected or own.recommendation in corrected)
        for recommendation, own in zip(plan.recommendations, ids, strict=True)
        for row in _recommendation_rows(blank, recommendation, own)
    )


def shown_records(plan: Plan) -> Iterator[tuple[Recommendation | Action, ...]]:
    """The records that each row shows: an action and its recommendation, or one without actions."""
    for each in plan.recommendations:
        yield from ((each, action) for action in each.actions)
        if not each.actions:
            yield (each,)


def rows_to_check(plan: Plan) -> int:
    """How many of the plan's rows a person should look at."""
    return sum(any(one.needs_review for one in shown) for shown in shown_records(plan))


def _plan_row(plan: Plan, source: Source) -> Row:
    return Row(
        council=plan.council.name,
        authority_code=plan.council.authority_code,
        gss_code=plan.council.gss_code,
        plan=plan.title,
        plan_date=plan.plan_date,
        revision=source.revision,
        source_file=source.file,
        source_sha256=source.sha256,
    )


def _recommendation_rows(blank: Row, recommendation: Recommendation, ids: RecordIds) -> Iterator[Row]:
    head = replace(
        blank,
        page=recommendation.page,
        theme=recommendation.theme,
        lga_theme=recommendation.lga_theme,
        recommendation_ref=recommendation.ref,
        recommendation=recommendation.text,
        confidence=round(recommendation.confidence, 3),
        needs_review=recommendation.needs_review,
    )
    if not recommendation.actions:
        own = _with_details(head, recommendation.details, recommendation.related_refs)
        yield replace(own, record_id=ids.recommendation)
    for action, record_id in zip(recommendation.actions, ids.actions, strict=True):
        related = dict.fromkeys((*recommendation.related_refs, *action.related_refs))
        yield replace(_action_row(head, action, tuple(related)), record_id=record_id)


def _action_row(head: Row, action: Action, related_refs: tuple[str, ...]) -> Row:
    """The row shows the recommendation too, so a doubt about that is a doubt about the row."""
    return replace(
        _with_details(head, action.details, related_refs),
        page=action.page,
        action_ref=action.ref,
        parent_action_ref=action.parent_ref,
        action=action.text,
        confidence=min(head.confidence, round(action.confidence, 3)),
        needs_review=head.needs_review or action.needs_review,
    )


def _with_details(row: Row, details: Details, related_refs: tuple[str, ...]) -> Row:
    related = ((RELATED, "; ".join(related_refs)),) if related_refs else ()
    return replace(
        row,
        deadline_text=details.deadline.text,
        start_date=details.deadline.start,
        due_date=details.deadline.due,
        deadline_precision=details.deadline.precision,
        deadline_scope=details.deadline_scope,
        status_text=details.status_text,
        status=details.status,
        rag=details.rag,
        percent_complete=details.percent_complete,
        progress=details.progress,
        lead_member=details.lead_member,
        lead_officer=details.lead_officer,
        owner_text=details.owner_text,
        success_measure=details.success_measure,
        resources=details.resources,
        response=details.response,
        extra=(*details.extra, *related),
    )
