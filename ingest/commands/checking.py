"""`actionplans check`: one PDF read and shown, nothing stored."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import typer

from ingest.batches.batch import Job, Settings, read_file, read_with
from ingest.batches.outcomes import Failure
from ingest.commands.presentation import page_progress, print_plan
from ingest.errors import Refused
from ingest.exports.export import Json, json_row
from ingest.pipeline import Extraction, extraction_of, read_plan
from models.document import Word
from models.plan import Plan


def run_check(pdf: Path, settings: Settings, *, as_json: bool, draw: Path | None = None) -> None:
    """Prints what is read from `pdf`, and draws it into the folder `draw`. Raises Refused where it cannot."""
    job = Job(pdf, settings)
    with page_progress():
        extraction = _drawn(job, draw) if draw else read_file(job)
    if isinstance(extraction, Failure):
        raise Refused(f"{pdf.name}: {extraction.reason}")
    if as_json:
        typer.echo(json.dumps(check_object(extraction), ensure_ascii=False, indent=1))
    else:
        print_plan(extraction.plan)


def _drawn(job: Job, folder: Path) -> Extraction | Failure:
    """The pictures come first: where no plan is found, they show why."""
    reading = read_with(read_plan, job)
    if isinstance(reading, Failure):
        return reading
    from ingest.pictures.drawing import draw_pages  # loads Pillow

    paths = draw_pages(reading, job.path, folder, job.settings.password)
    typer.echo(f"pictures: {len(paths)} in {folder}, from {paths[0].name} to {paths[-1].name}", err=True)
    return read_with(lambda path, **known: extraction_of(reading), job)


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
            {**json_row(row), "evidence": _places(words)}
            for row, words in zip(extraction.records, _record_words(plan), strict=True)
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


def _record_words(plan: Plan) -> list[tuple[Word, ...]]:
    """The words of each row: an action's own, or those of a recommendation without actions."""
    return [one.words for each in plan.recommendations for one in each.actions or (each,)]


def _places(words: Iterable[Word]) -> list[Json]:
    from ingest.store.evidence import evidence_of, place  # loads SQLAlchemy

    return [place(one) for one in evidence_of(words)]
