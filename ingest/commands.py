"""The commands that use the database, from their settings to what is printed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from ingest.batch import Failure, FileResult, Settings, find_pdfs, ingest_files
from ingest.database import open_store, rehearsal
from ingest.export import FORMATS, write_whole
from ingest.holdings import EVERYTHING, Holding, Selection, holdings
from ingest.presentation import print_plan, print_preview, print_table, share_text, with_progress
from ingest.store import Outcome

INGEST_HEADINGS = ("file", "outcome", "council", "plan", "revision", "records", "need review", "coverage")
LIST_HEADINGS = (
    *("number", "council", "plan", "date", "revision"),
    *("records", "need review", "coverage", "file"),
)
OUTCOMES = ("new", "revised", "unchanged", "failed")


def run_ingest(paths: Iterable[Path], db: str, settings: Settings, *, dry_run: bool, as_json: bool) -> int:
    """Stores what can be stored and prints the summary; 1 where a file failed, else 0."""
    found = list(find_pdfs(paths))
    files = [one for one in found if isinstance(one, Path)]
    results = [one for one in found if isinstance(one, FileResult)]
    for result in results:
        _tell_failure(result)
    if files:
        engine = rehearsal(db) if dry_run else open_store(db)
        for result in with_progress(ingest_files(engine, files, settings), len(files)):
            _tell_failure(result)
            results.append(result)
    _print_summary(results, db, dry_run=dry_run, as_json=as_json)
    return int(any(isinstance(one.result, Failure) for one in results))


def run_export(db: str, format_name: str, out: Path, selection: Selection) -> None:
    """Writes the selected revisions' rows to `out`, or to standard output where it is `-`."""
    selected = holdings(open_store(db, create=False), selection)
    content = FORMATS[format_name](row for holding in selected for row in holding.rows)
    if str(out) == "-":
        typer.echo(content, nl=False)
    else:
        write_whole(content, out)


def run_list(db: str) -> None:
    """Prints a line a revision."""
    held = holdings(open_store(db, create=False), EVERYTHING)
    print_table(LIST_HEADINGS, [_list_line(holding) for holding in held])


def run_show(db: str, selection: Selection, rows: int | None) -> None:
    """Prints the selected plans as trees, or their first `rows` rows as a table."""
    selected = holdings(open_store(db, create=False), selection)
    if rows:
        print_preview([row for holding in selected for row in holding.rows][:rows])
        return
    for holding in selected:
        print_plan(holding.plan)


def _tell_failure(result: FileResult) -> None:
    if isinstance(result.result, Failure):
        typer.echo(f"{result.name}: {result.result.reason}", err=True)


def _print_summary(results: Sequence[FileResult], db: str, *, dry_run: bool, as_json: bool) -> None:
    counts = Counter(_outcome(one) for one in results)
    if as_json:
        summary = {outcome: counts[outcome] for outcome in OUTCOMES}
        files = [_result_object(one) for one in results]
        typer.echo(
            json.dumps(
                {"database": db, "stored": not dry_run, **summary, "files": files},
                indent=1,
                ensure_ascii=False,
            )
        )
        return
    stored = [(one.name, one.result) for one in results if not isinstance(one.result, Failure)]
    if stored:
        print_table(INGEST_HEADINGS, [_ingest_line(name, outcome) for name, outcome in stored])
    typer.echo(", ".join(f"{outcome} {counts[outcome]}" for outcome in OUTCOMES))
    if dry_run:
        typer.echo("nothing was stored (--dry-run)")
    elif stored:
        typer.echo(f"database: {db}")


def _outcome(result: FileResult) -> str:
    return "failed" if isinstance(result.result, Failure) else result.result.kind


def _ingest_line(name: str, outcome: Outcome) -> tuple[object, ...]:
    holding = outcome.holding
    plan = holding.plan
    return (name, outcome.kind, plan.council.name, plan.title, holding.revision, *_figures(holding))


def _list_line(holding: Holding) -> tuple[object, ...]:
    plan = holding.plan
    return (
        holding.number,
        plan.council.name,
        plan.title,
        plan.plan_date,
        holding.revision,
        *_figures(holding),
        holding.source_file,
    )


def _figures(holding: Holding) -> tuple[int, int, str]:
    """Records, those that need a look, coverage."""
    return len(holding.rows), holding.needs_review, share_text(holding.plan.coverage.share)


def _result_object(result: FileResult) -> dict[str, str | int | float]:
    if isinstance(result.result, Failure):
        return {"file": result.name, "outcome": "failed", "error": result.result.reason}
    holding = result.result.holding
    return {
        "file": result.name,
        "outcome": result.result.kind,
        "council": holding.plan.council.name,
        "plan": holding.plan.title,
        "plan_key": holding.key,
        "revision": holding.revision,
        "records": len(holding.rows),
        "needs_review": holding.needs_review,
        "coverage": holding.plan.coverage.share,
    }
