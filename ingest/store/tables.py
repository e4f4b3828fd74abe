"""Plan ↔ database rows: what goes into the tables, and the same plan out of them again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ingest.identity import RecordIds
from ingest.store.evidence import evidence_of
from models.plan import Action, Council, Coverage, Deadline, Details, Issue, Owner, Plan, Recommendation
from models.schema import (
    ActionRow,
    IssueRow,
    LinkRow,
    OwnerRow,
    RecommendationRow,
    RecordColumns,
    RevisionRow,
)


def recommendation_rows(plan: Plan, ids: Iterable[RecordIds]) -> list[RecommendationRow]:
    """The plan's recommendations with their actions, ready to be stored."""
    return [
        _recommendation_row(position, recommendation, own)
        for position, (recommendation, own) in enumerate(zip(plan.recommendations, ids, strict=True), start=1)
    ]


def issue_rows(plan: Plan) -> list[IssueRow]:
    return [
        IssueRow(
            position=position,
            kind=issue.kind,
            message=issue.message,
            page=issue.page,
            evidence=evidence_of(issue.words),
        )
        for position, issue in enumerate(plan.issues, start=1)
    ]


def link_rows(plan: Plan, ids: Sequence[RecordIds]) -> list[LinkRow]:
    """A row for each other record that a record speaks of, under that one's id."""
    by_ref = dict(reversed(list(_ids_by_ref(plan, ids))))
    links = [(record_id, ref) for record, record_id in _with_ids(plan, ids) for ref in record.related_refs]
    return [
        LinkRow(position=position, record_id=record_id, related_ref=ref, related_record_id=by_ref[ref])
        for position, (record_id, ref) in enumerate(links, start=1)
    ]


def owner_rows(plan: Plan, ids: Sequence[RecordIds]) -> list[OwnerRow]:
    """A row for each owner of each record."""
    found = [(own, one) for record, own in _with_ids(plan, ids) for one in record.details.owners]
    return [
        OwnerRow(position=at, record_id=own, kind=one.kind, role=one.role, name=one.name, text=one.text)
        for at, (own, one) in enumerate(found, start=1)
    ]


def _ids_by_ref(plan: Plan, ids: Sequence[RecordIds]) -> Iterator[tuple[str, str]]:
    """(reference, record_id), recommendations first: of equal references the first is meant."""
    found = list(_with_ids(plan, ids))
    yield from ((record.ref, own) for record, own in found if isinstance(record, Recommendation))
    yield from ((record.ref, own) for record, own in found if isinstance(record, Action))


def _with_ids(plan: Plan, ids: Sequence[RecordIds]) -> Iterator[tuple[Recommendation | Action, str]]:
    for each, own in zip(plan.recommendations, ids, strict=True):
        yield each, own.recommendation
        yield from zip(each.actions, own.actions, strict=True)


def plan_of(revision: RevisionRow) -> Plan:
    """The plan as the database has it. Its words are left there, as evidence: `words` is empty throughout."""
    held = revision.plan
    beside = _beside(revision)
    return Plan(
        title=revision.title,
        council=Council(held.council, held.authority_code, held.gss_code),
        plan_date=revision.plan_date,
        recommendations=tuple(_recommendation(row, beside) for row in revision.recommendations),
        issues=tuple(Issue(row.kind, row.message, row.page) for row in revision.issues),
        coverage=Coverage(revision.words_total, revision.words_accounted),
        abbreviations=revision.abbreviations,
    )


@dataclass(frozen=True, slots=True)
class _Beside:
    """What stands in tables of its own, by record: references that it speaks of, owners."""

    related: Mapping[str, tuple[str, ...]]
    owners: Mapping[str, tuple[Owner, ...]]


def _beside(revision: RevisionRow) -> _Beside:
    related: dict[str, tuple[str, ...]] = {}
    for link in revision.links:
        related[link.record_id] = (*related.get(link.record_id, ()), link.related_ref)
    owners: dict[str, tuple[Owner, ...]] = {}
    for row in revision.owners:
        owner = Owner(row.kind, row.role, row.name, row.text)
        owners[row.record_id] = (*owners.get(row.record_id, ()), owner)
    return _Beside(related, owners)


def record_ids_of(revision: RevisionRow) -> tuple[RecordIds, ...]:
    return tuple(
        RecordIds(row.record_id, tuple(action.record_id for action in row.actions))
        for row in revision.recommendations
    )


def _recommendation_row(position: int, recommendation: Recommendation, ids: RecordIds) -> RecommendationRow:
    row = RecommendationRow(
        theme=recommendation.theme,
        lga_theme=recommendation.lga_theme,
        lga_theme_phrase=recommendation.lga_theme_phrase,
    )
    _fill(row, position, recommendation, ids.recommendation)
    row.actions = _action_rows(recommendation, ids)
    return row


def _action_rows(recommendation: Recommendation, ids: RecordIds) -> list[ActionRow]:
    rows: list[ActionRow] = []
    for position, (action, record_id) in enumerate(
        zip(recommendation.actions, ids.actions, strict=True), start=1
    ):
        row = ActionRow(parent=_parent(action, rows), counted=action.counted)
        _fill(row, position, action, record_id)
        rows.append(row)
    return rows


def _parent(action: Action, before: list[ActionRow]) -> ActionRow | None:
    if not action.parent_ref:
        return None
    for row in reversed(before):
        if row.ref == action.parent_ref:
            return row
    raise ValueError(f"action {action.ref} stands before its parent {action.parent_ref}")


def _fill(row: RecordColumns, position: int, record: Recommendation | Action, record_id: str) -> None:
    row.record_id = record_id
    row.position = position
    row.ref = record.ref
    row.text = record.text
    row.page = record.page
    row.confidence = record.confidence
    row.needs_review = record.needs_review
    row.evidence = evidence_of(record.words)
    row.checked = record.evidence
    _fill_details(row, record.details)


def _fill_details(row: RecordColumns, details: Details) -> None:
    row.deadline_text = details.deadline.text
    row.start_date = details.deadline.start
    row.due_date = details.deadline.due
    row.deadline_precision = details.deadline.precision
    row.deadline_scope = details.deadline_scope
    row.status_text = details.status_text
    row.status = details.status
    row.rag = details.rag
    row.percent_complete = details.percent_complete
    row.progress = details.progress
    row.lead_member = details.lead_member
    row.lead_officer = details.lead_officer
    row.owner_text = details.owner_text
    row.success_measure = details.success_measure
    row.resources = details.resources
    row.response = details.response
    row.extra = details.extra


def _recommendation(row: RecommendationRow, beside: _Beside) -> Recommendation:
    return Recommendation(
        theme=row.theme,
        lga_theme=row.lga_theme,
        lga_theme_phrase=row.lga_theme_phrase,
        ref=row.ref,
        text=row.text,
        details=_details(row, beside),
        actions=tuple(_action(action, beside) for action in row.actions),
        related_refs=beside.related.get(row.record_id, ()),
        page=row.page,
        words=(),
        confidence=row.confidence,
        needs_review=row.needs_review,
        evidence=row.checked,
    )


def _action(row: ActionRow, beside: _Beside) -> Action:
    return Action(
        ref=row.ref,
        parent_ref=row.parent.ref if row.parent else "",
        text=row.text,
        details=_details(row, beside),
        page=row.page,
        words=(),
        confidence=row.confidence,
        needs_review=row.needs_review,
        evidence=row.checked,
        related_refs=beside.related.get(row.record_id, ()),
        counted=row.counted,
    )


def _details(row: RecordColumns, beside: _Beside) -> Details:
    return Details(
        deadline=Deadline(row.deadline_text, row.start_date, row.due_date, row.deadline_precision),
        deadline_scope=row.deadline_scope,
        status_text=row.status_text,
        status=row.status,
        rag=row.rag,
        percent_complete=row.percent_complete,
        progress=row.progress,
        lead_member=row.lead_member,
        lead_officer=row.lead_officer,
        owner_text=row.owner_text,
        success_measure=row.success_measure,
        resources=row.resources,
        response=row.response,
        extra=row.extra,
        owners=beside.owners.get(row.record_id, ()),
    )
