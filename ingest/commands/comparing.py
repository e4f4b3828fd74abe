"""`actionplans changes`: what changed between the revisions that the database holds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from pathlib import Path

import typer

from ingest.commands.commands import held_plans, name_of
from ingest.commands.presentation import print_table
from ingest.errors import Refused
from ingest.exports.export import Json, csv_of, json_of
from ingest.exports.rows import Row
from ingest.exports.writing import put_out
from ingest.revisions.changes import LOUD, Change, Revision, changes_between
from ingest.store.holdings import Holding, Selection

CORRECTED = "under a correction"
"""The kind of a change of what the document says where a correction stands."""
NEXT_FILE = "the next file of a plan becomes its next revision when it is ingested"
HEADINGS = ("record_id", "ref", "change", "field", "before", "after", "days", "text")
COLUMNS = (
    *("council", "plan", "from_revision", "from_date", "to_revision", "to_date"),
    *("record_id", "ref", "change", "field"),
    *("before", "after", "days", "related_record_id", "page", "text"),
)


@dataclass(frozen=True, slots=True)
class Span:
    """Which revisions are compared: the newest with the one before it, unless something is given."""

    start: int | None = None
    end: int | None = None
    every: bool = False
    """Each revision with the one before it."""


@dataclass(frozen=True, slots=True)
class Step:
    """Two revisions of a plan, and what changed between them."""

    before: Holding
    after: Holding
    changes: tuple[Change, ...]


def run_changes(db: str, plan: str, span: Span, format_name: str, out: Path) -> None:
    """Prints or writes the changes, and names reworded recommendations on standard error."""
    held = held_plans(db, Selection(plan, all_revisions=True))
    plans = [list(group) for _, group in groupby(held, key=lambda one: one.number)]
    steps = [step for revisions in plans for step in steps_of(revisions, span, named=bool(plan))]
    if not steps:
        raise Refused(f"{db}: {_nothing(span)}; `actionplans list` shows what is held")
    if format_name:
        put_out(FORMATS[format_name](steps), out)
    else:
        for step in steps:
            _print_step(step)
    _tell_loud(steps)


def _nothing(span: Span) -> str:
    """Why no plan can be compared."""
    if span.start or span.end:
        return "no plan has these revisions to compare"
    return f"no plan has two revisions yet; {NEXT_FILE}"


def to_csv(steps: Iterable[Step]) -> bytes:
    """One line a change; UTF-8 with BOM, RFC 4180."""
    return csv_of(COLUMNS, (one.values() for one in _objects(steps)))


def to_json(steps: Iterable[Step]) -> bytes:
    return json_of(list(_objects(steps)))


FORMATS: dict[str, Callable[[Iterable[Step]], bytes]] = {"csv": to_csv, "json": to_json}


def steps_of(revisions: Sequence[Holding], span: Span, *, named: bool = True) -> Iterator[Step]:
    """The comparisons that `span` asks for of the revisions of one plan, all of them.

    Raises Refused where it asks for revisions that are not there; where the plan was not `named`, none come.
    """
    for before, after in _pairs(revisions, span, named=named):
        earlier = [one for one in revisions if one.revision < before.revision]
        seen = {own for one in earlier for ids in one.ids for own in (ids.recommendation, *ids.actions)}
        found = changes_between(Revision(before.plan, before.ids), Revision(after.plan, after.ids), seen)
        loud_first = sorted(found, key=lambda one: one.kind != LOUD)
        yield Step(before, after, (*loud_first, *_under_corrections(before, after)))


def _under_corrections(before: Holding, after: Holding) -> Iterator[Change]:
    """What the document says otherwise where a correction stands, which the records do not show."""
    rows = {row.record_id: row for row in after.rows}
    known = {(one.correction, one.machine_now) for one in before.conflicts}
    for one in after.conflicts:
        if (one.correction, one.machine_now) not in known:
            said = one.correction
            row = rows.get(said.record_id, Row(record_id=said.record_id))
            yield Change(
                record_id=said.record_id,
                ref=row.action_ref or row.recommendation_ref,
                kind=CORRECTED,
                text=row.action or row.recommendation,
                field=said.field,
                before=said.machine_value,
                after=one.machine_now,
                page=row.page,
            )


def _pairs(revisions: Sequence[Holding], span: Span, *, named: bool) -> list[tuple[Holding, Holding]]:
    by_number = {one.revision: one for one in revisions}
    end = span.end or max(by_number)
    start = span.start or (1 if span.every else max(1, end - 1))
    missing = [number for number in (end, start) if number not in by_number]
    if (missing or start >= end) and not named:
        return []
    if missing or start >= end:
        held = ", ".join(map(str, by_number))
        what = f"no revision {missing[0]}" if missing else "nothing to compare"
        hint = "the earlier one is --from" if len(by_number) > 1 else NEXT_FILE
        raise Refused(f"{name_of(revisions[0])}: {what}; revisions held: {held}; {hint}")
    if span.every:
        return list(pairwise(one for one in revisions if start <= one.revision <= end))
    return [(by_number[start], by_number[end])]


def _objects(steps: Iterable[Step]) -> Iterator[dict[str, Json]]:
    for step in steps:
        for one in step.changes:
            yield {
                "council": step.after.plan.council.name,
                "plan": step.after.plan.title,
                "from_revision": step.before.revision,
                "from_date": step.before.plan.plan_date,
                "to_revision": step.after.revision,
                "to_date": step.after.plan.plan_date,
                "record_id": one.record_id,
                "ref": one.ref,
                "change": one.kind,
                "field": one.field,
                "before": one.before,
                "after": one.after,
                "days": "" if one.days is None else one.days,
                "related_record_id": one.related,
                "page": one.page,
                "text": one.text,
            }


def _print_step(step: Step) -> None:
    typer.echo(f"{name_of(step.after)}, {_dated(step.before)} to {_dated(step.after)}")
    print_changes(step.changes)


def print_changes(changes: Sequence[Change]) -> None:
    """As a table, and how many records there are of each kind: a new date changes two or three fields."""
    if changes:
        print_table(HEADINGS, map(_line, changes))
    counts = Counter(kind for kind, _ in dict.fromkeys((one.kind, one.record_id) for one in changes))
    told = ", ".join(f"{kind} {count}" for kind, count in counts.items())
    typer.echo(told or "nothing changed")


def _dated(holding: Holding) -> str:
    return f"revision {holding.revision} ({holding.plan.plan_date or 'date not known'})"


def _line(one: Change) -> tuple[object, ...]:
    days = "" if one.days is None else f"{one.days:+}"
    after = one.after or one.related
    return one.record_id, one.ref, one.kind, one.field, one.before, after, days, one.text


def _tell_loud(steps: Iterable[Step]) -> None:
    for step in steps:
        refs = [one.ref or one.record_id for one in step.changes if one.kind == LOUD]
        if refs:
            typer.echo(
                f"{name_of(step.after)}: revision {step.after.revision} words recommendations otherwise: "
                f"{', '.join(refs)}; councils seldom do that: compare the pages",
                err=True,
            )
