"""Every plan of a corpus against its true records: `python -m tests.score CORPUS_DIR...`.

    castlemere-progress         5 pages   23 rows  coverage 1.000  mean 1.0000
    tmbc-paragraphs             6 pages   34 rows  coverage 1.000  mean 0.9957  due 0.952
    tmbc-scan                   not read: every page is a picture without text (a scan); ...

A plan is NAME.pdf with its true records in NAME.json beside it. The figures are those of the corpus' own
`score/score.py`, which stands beside the corpus folder or above it; a family is a name's first part.
`make score` prints a share of the made-up plans (`tests.generated`) after it.
"""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any

from ingest.errors import Unreadable
from ingest.exports.export import to_csv
from ingest.pipeline import Extraction, extract

Table = list[dict[str, str]]
Figures = dict[str, float]
Scorer = Callable[[Any, Table], Figures]
"""(true records, exported rows) → each figure, 0-1."""


@dataclass(frozen=True, slots=True)
class Score:
    """How one plan was read; `reason` says in a line why it was not."""

    name: str
    pages: int = 0
    rows: int = 0
    coverage: float = 0.0
    figures: tuple[tuple[str, float], ...] = ()
    reason: str = ""

    @property
    def family(self) -> str:
        return self.name.split("-")[0]

    @property
    def mean(self) -> float:
        return fmean(value for _, value in self.figures) if self.figures else 0.0

    @property
    def line(self) -> str:
        if self.reason:
            return f"{self.name:32} not read: {self.reason}"
        missed = "".join(f"  {figure} {value:.3f}" for figure, value in self.figures if value < 1)
        return (
            f"{self.name:32} {self.pages:3} pages {self.rows:4} rows  coverage {self.coverage:.3f}"
            f"  mean {self.mean:.4f}{missed}"
        )


def table_of(extraction: Extraction) -> Table:
    """The rows as an analyst gets them: the project's own CSV export, read again."""
    return read_table(to_csv(extraction.records))


def read_table(content: bytes) -> Table:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def find_scorer(folder: Path) -> Scorer | None:
    """The `score` function of the score/score.py beside `folder` or above it; None where there is none."""
    places = [parent / "score" / "score.py" for parent in folder.resolve().parents]
    path = next((place for place in places if place.exists()), None)
    spec = importlib.util.spec_from_file_location("corpus_score", path) if path else None
    if spec is None or spec.loader is None:
        return None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    scorer: Scorer = module.score
    return scorer


def score_plan(pdf: Path, truth: Path, scorer: Scorer, read: Callable[[Path], Extraction] = extract) -> Score:
    """The plan's figures; whatever goes wrong becomes the score's reason."""
    try:
        extraction = read(pdf)
        figures = scorer(json.loads(truth.read_text(encoding="utf-8")), table_of(extraction))
        return Score(
            name=pdf.stem,
            pages=page_count(pdf),
            rows=len(extraction.records),
            coverage=extraction.coverage.share,
            figures=tuple(figures.items()),
        )
    except Unreadable as error:
        return Score(pdf.stem, reason=str(error))
    except Exception as error:
        return Score(pdf.stem, reason=f"{type(error).__name__}: {error}".splitlines()[0])


def page_count(pdf: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        return len(document)
    finally:
        document.close()


def plans(folder: Path) -> list[Path]:
    """The PDFs of a folder that have their true records beside them."""
    return [pdf for pdf in sorted(folder.glob("*.pdf")) if pdf.with_suffix(".json").exists()]


def family_lines(scores: Sequence[Score]) -> Iterator[str]:
    """The mean of each family of plans, and of all; a plan that was not read counts 0."""
    families: dict[str, list[float]] = defaultdict(list)
    for score in scores:
        families[score.family].append(score.mean)
    for family, means in sorted(families.items()):
        yield f"{family:32} {len(means):3} plans  mean {fmean(means):.4f}"
    yield f"{'all':32} {len(scores):3} plans  mean {fmean(score.mean for score in scores):.4f}"


def main(folders: Iterable[str]) -> None:
    scores = []
    for folder in map(Path, folders):
        scorer = find_scorer(folder)
        if scorer is None or not plans(folder):
            sys.exit(f"{folder}: no plans with true records, or no score/score.py beside the folder")
        for pdf in plans(folder):
            scores.append(score_plan(pdf, pdf.with_suffix(".json"), scorer))
            print(scores[-1].line, flush=True)
    if not scores:
        sys.exit("usage: python -m tests.score CORPUS_DIR...")
    print(*family_lines(scores), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
