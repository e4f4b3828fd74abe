"""The commands that use the database, from their settings to what is printed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import typer
from sqlalchemy import Engine

from ingest.batches.batch import Settings, ingest_files
from ingest.batches.finding import NotFound, find_pdfs, name_under, place_of
from ingest.batches.outcomes import Failure, FileResult, Stored
from ingest.commands.presentation import print_plan, print_preview, print_table, share_text, with_progress
from ingest.corrections.fields import Record
from ingest.exports.export import Json, json_row
from ingest.exports.review_table import REASON
from ingest.exports.rows import shown_records
from ingest.identity import RecordIds
from ingest.store.database import open_store, rehearsal
from ingest.store.holdings import EVERYTHING, Holding, Selection, holdings
from models.plan import Plan, Recommendation
from models.schema import OUTCOMES
from parsers.checks.reasons import reason_of

INGEST_HEADINGS = ("file", "outcome", "council", "plan", "revision", "records", "to check", "coverage")
LIST_HEADINGS = ("no", "council", "plan", "date", "revision", "records", "to check", "coverage", "file")


def run_ingest(paths: Iterable[Path], db: str, settings: Settings, *, dry_run: bool, as_json: bool) -> int:
    """Stores what can be stored and prints the summary; 1 where a file failed, else 0."""
    paths = list(paths)
    found = list(find_pdfs(paths))
    files = [one for one in found if isinstance(one, Path)]
    missing = [one for one in found if isinstance(one, NotFound)]
    results = [FileResult(str(one.path), Failure(one.reason), one.path) for one in missing]
    for result in results:
        _tell(result)
    if files:
        with left_tidy(rehearsal(db) if dry_run else open_store(db)) as engine:
            for result in with_progress(
                ingest_files(engine, files, settings, results[:]), len(files), lambda result: result.outcome
            ):
                results.append(replace(result, name=name_under(paths, result.path)))
                _tell(results[-1])
    _print_summary(results, db, dry_run=dry_run, as_json=as_json)
    return int(any(isinstance(one.result, Failure) for one in results))


def run_list(db: str, *, as_json: bool = False) -> None:
    """Prints a line, or an object, a revision."""
    held = held_plans(db, EVERYTHING)
    if as_json:
        _print_json([_facts(holding) for holding in held])
    else:
        print_table(LIST_HEADINGS, map(_list_line, held))


def run_show(db: str, selection: Selection, rows: int | None, *, as_json: bool = False) -> None:
    """Prints each selected plan as a tree, the first `rows` rows of its table, or all of it as an object."""
    held = held_plans(db, selection)
    if as_json:
        _print_json([_shown(holding, rows) for holding in held])
        return
    for holding in held:
        if rows:
            print_preview(name_of(holding), holding.rows[:rows])
        else:
            print_plan(_marked(holding), holding.ids)


@contextmanager
def left_tidy(engine: Engine) -> Iterator[Engine]:
    """SQLite tidies up when its last user leaves: the one file then holds everything."""
    try:
        yield engine
    finally:
        engine.dispose()


def held_plans(db: str, selection: Selection) -> tuple[Holding, ...]:
    with left_tidy(open_store(db, create=False)) as engine:
        return holdings(engine, selection)


def _tell(result: FileResult) -> None:
    """What is wrong with a file, or should be known of it."""
    said = result.result.reason if isinstance(result.result, Failure) else result.result.note
    if said:
        typer.echo(f"{result.name}: {said}", err=True)


def _print_summary(results: Sequence[FileResult], db: str, *, dry_run: bool, as_json: bool) -> None:
    counts = Counter(one.outcome for one in results)
    if as_json:
        summary = {outcome: counts[outcome] for outcome in OUTCOMES}
        files = [_result_object(one) for one in results]
        _print_json({"database": db, "stored": not dry_run, **summary, "files": files})
        return
    stored = [(one.name, one.result) for one in results if not isinstance(one.result, Failure)]
    if stored:
        print_table(INGEST_HEADINGS, [_ingest_line(name, one) for name, one in stored])
    typer.echo(", ".join(f"{outcome} {counts[outcome]}" for outcome in OUTCOMES))
    if older := sum(one.older for _, one in stored):
        typer.echo(
            f"{older} read by another version: `actionplans reingest` shows what this one reads otherwise"
        )
    if unheard := [option for _, one in stored for option in one.unheard]:
        count = sum(bool(one.unheard) for _, one in stored)
        options = ", ".join(dict.fromkeys(unheard))
        typer.echo(f"{count} stored already, without what {options} says now: --force reads them again so")
    if dry_run:
        typer.echo("nothing was stored (--dry-run)")
    elif stored:
        typer.echo(f"database: {db}")


def _ingest_line(name: str, stored: Stored) -> tuple[object, ...]:
    figures = (stored.revision, stored.records, stored.needs_review, share_text(stored.coverage))
    return (name, stored.kind, stored.council, stored.title or stored.key, *figures)


def _list_line(holding: Holding) -> tuple[object, ...]:
    plan = holding.plan
    return (
        holding.number,
        plan.council.name,
        _title(holding),
        plan.plan_date,
        holding.revision,
        *_figures(holding),
        holding.source_file,
    )


def _facts(holding: Holding) -> dict[str, Json]:
    """A revision's line, for scripts."""
    plan = holding.plan
    return {
        "number": holding.number,
        "council": plan.council.name,
        "plan": plan.title,
        "plan_key": holding.key,
        "plan_date": plan.plan_date,
        "revision": holding.revision,
        "records": len(holding.rows),
        "needs_review": holding.needs_review,
        "coverage": plan.coverage.share,
        "source_file": holding.source_file,
        "source_sha256": holding.sha256,
    }


def _shown(holding: Holding, rows: int | None) -> dict[str, Json]:
    """A revision with its rows, or the first of them, and what was not understood."""
    issues: list[Json] = [
        {"kind": one.kind, "message": one.message, "page": one.page} for one in holding.plan.issues
    ]
    shown = zip(holding.rows[:rows], shown_records(holding.plan), strict=False)
    records: list[Json] = [{**json_row(row), REASON: reason_of(*one)} for row, one in shown]
    return {**_facts(holding), "records": records, "issues": issues}


def _print_json(value: Json) -> None:
    typer.echo(json.dumps(value, ensure_ascii=False, indent=1))


def _title(holding: Holding) -> str:
    """Its key where the plan has no title: a name that `show` understands."""
    return holding.plan.title or holding.key


def _marked(holding: Holding) -> Plan:
    """The plan, a mark behind each record that a person corrected."""

    def mark(record: Record, record_id: str) -> Record:
        return (
            replace(record, text=f"{record.text} (corrected)") if record_id in holding.corrected else record
        )

    def marked(one: Recommendation, ids: RecordIds) -> Recommendation:
        actions = tuple(map(mark, one.actions, ids.actions))
        return replace(mark(one, ids.recommendation), actions=actions)

    title = f"{_title(holding)} (corrected)" if holding.plan_corrected else holding.plan.title
    found = tuple(map(marked, holding.plan.recommendations, holding.ids))
    return replace(holding.plan, title=title, recommendations=found)


def name_of(holding: Holding) -> str:
    return ": ".join(part for part in (holding.plan.council.name, _title(holding)) if part)


def _figures(holding: Holding) -> tuple[int, int, str]:
    """Records, those that need a look, coverage."""
    return len(holding.rows), holding.needs_review, share_text(holding.plan.coverage.share)


def _result_object(result: FileResult) -> dict[str, Json]:
    file: dict[str, Json] = {
        "file": result.name,
        "path": str(place_of(result.path)),
        "outcome": result.outcome,
    }
    if isinstance(result.result, Failure):
        return {**file, "error": result.result.reason}
    stored = result.result
    return {
        **file,
        "council": stored.council,
        "plan": stored.title,
        "plan_key": stored.key,
        **({"other_plans": list(stored.others)} if stored.others else {}),
        "revision": stored.revision,
        "records": stored.records,
        "needs_review": stored.needs_review,
        "coverage": stored.coverage,
        "note": stored.note,
        **({"unheard": list(stored.unheard)} if stored.unheard else {}),
    }
