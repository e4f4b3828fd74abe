"""`actionplans runs`: what was ingested when, and what became of each file."""

from __future__ import annotations

import json

import typer
from sqlalchemy import Engine

from ingest.batches.runs import Run, RunFile, files_of_run, runs
from ingest.commands.presentation import print_table
from ingest.store.database import open_store
from models.schema import OUTCOMES

RUN_HEADINGS = ("run", "started", "finished", "version", "files", *OUTCOMES)
FILE_HEADINGS = ("outcome", "seconds", "file", "reason")

Lines = tuple[tuple[str, ...], list[tuple[object, ...]]]
"""Headings, and the lines below them."""


def run_runs(db: str, number: int | None, *, as_json: bool) -> None:
    """Prints the runs, the latest first, or the files of run `number`."""
    engine = open_store(db, create=False)
    try:
        headings, lines = _runs(engine) if number is None else _files(engine, number)
    finally:
        engine.dispose()
    if as_json:
        objects = [dict(zip(headings, line, strict=True)) for line in lines]
        typer.echo(json.dumps(objects, ensure_ascii=False, indent=1))
    else:
        print_table(headings, lines)


def _runs(engine: Engine) -> Lines:
    return RUN_HEADINGS, [_run_line(run) for run in runs(engine)]


def _files(engine: Engine, number: int) -> Lines:
    return FILE_HEADINGS, [_file_line(file) for file in files_of_run(engine, number)]


def _run_line(run: Run) -> tuple[object, ...]:
    finished = run.finished_at.isoformat(timespec="seconds") if run.finished_at else ""
    started = run.started_at.isoformat(timespec="seconds")
    return (
        run.number,
        started,
        finished,
        run.version,
        run.files_found,
        *(run.counts[one] for one in OUTCOMES),
    )


def _file_line(file: RunFile) -> tuple[object, ...]:
    return (file.outcome, round(file.seconds, 1), file.path, file.reason)
