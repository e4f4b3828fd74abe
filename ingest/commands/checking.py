"""`actionplans check`: one PDF read and shown, nothing stored."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import typer

from ingest.batches import batch
from ingest.batches.batch import Job, Settings, read_file, read_with, told
from ingest.batches.outcomes import Failure
from ingest.commands.presentation import page_progress, print_plan
from ingest.errors import Refused
from ingest.exports.export import Json, json_row
from ingest.exports.review_table import REASON
from ingest.exports.rows import shown_records
from ingest.pipeline import Extraction, extraction_of, read_plan
from models.document import Word
from parsers.checks.reasons import reason_of


@dataclass(frozen=True, slots=True)
class Look:
    """A file to look at, and the folder for its pictures; it crosses to another process."""

    job: Job
    draw: Path | None = None


@dataclass(frozen=True, slots=True)
class Looked:
    """What was read of it, the pictures, and why these could not be written."""

    reading: Extraction | Failure
    pictures: tuple[Path, ...] = ()
    refused: str = ""


def run_check(pdf: Path, settings: Settings, *, as_json: bool, draw: Path | None = None) -> None:
    """Prints what is read from `pdf`, and draws it into the folder `draw`. Raises Refused where it cannot."""
    with page_progress():
        looked = batch.done_alone(look, Look(Job(pdf, settings), draw), settings)
    if isinstance(looked, Failure):
        raise Refused(f"{pdf.name}: {looked.reason}")
    if looked.refused:
        raise Refused(looked.refused)
    if paths := looked.pictures:
        typer.echo(f"pictures: {len(paths)} in {draw}, from {paths[0].name} to {paths[-1].name}", err=True)
    extraction = looked.reading
    if isinstance(extraction, Failure):
        raise Refused(f"{pdf.name}: {extraction.reason}")
    if as_json:
        typer.echo(json.dumps(check_object(extraction), ensure_ascii=False, indent=1))
    else:
        print_plan(extraction.plan)


def look(one: Look) -> Looked:
    """Reads the file, and draws it where that is wanted. Raises MemoryError alone."""
    try:
        return _drawn(one.job, one.draw) if one.draw else Looked(read_file(one.job))
    except Refused as error:
        return Looked(Failure(""), refused=str(error))


def _drawn(job: Job, folder: Path) -> Looked:
    """The pictures come first: where no plan is found, they show why."""
    reading = read_with(read_plan, job)
    if isinstance(reading, Failure):
        return Looked(reading)
    from ingest.pictures.drawing import draw_pages  # loads Pillow

    paths = told(lambda: draw_pages(reading, job.path, folder, job.settings.password))
    if isinstance(paths, Failure):
        return Looked(paths)
    return Looked(told(lambda: extraction_of(reading)), tuple(paths))


def check_object(extraction: Extraction) -> dict[str, Json]:
    """All that was read: the contract's rows, each with its evidence, then issues and coverage."""
    plan, coverage = extraction.plan, extraction.coverage
    return {
        "source_file": extraction.source_file,
        "source_sha256": extraction.sha256,
        "council": plan.council.name,
        "plan": plan.title,
        "plan_date": plan.plan_date,
        "records": [
            {**json_row(row), REASON: reason_of(*shown), "evidence": _places(shown[-1].words)}
            for row, shown in zip(extraction.records, shown_records(plan), strict=True)
        ],
        "issues": [
            {"kind": one.kind, "message": one.message, "page": one.page, "evidence": _places(one.words)}
            for one in plan.issues
        ],
        "coverage": {
            "share": coverage.share,
            "words": coverage.total,
            "accounted": coverage.accounted,
            "missing": _places(coverage.missing),
            "doubled": _places(coverage.doubled),
        },
    }


def _places(words: Iterable[Word]) -> list[Json]:
    from ingest.store.evidence import evidence_of, place  # loads SQLAlchemy

    return [place(one) for one in evidence_of(words)]
