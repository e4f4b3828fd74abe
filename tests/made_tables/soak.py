"""Made-up pages, set and read back: the F1 of each, by kind and by what is drawn.

python -m tests.made_tables --count 60 --seed 5 [--typesetter paper] [--kind pair] [-v] [--out DIR]
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryDirectory

from ingest.commands.raw_tables import document_tables
from ingest.pdf.reader import read
from tests.made_tables import browser, office, paper
from tests.made_tables.pages import KINDS, Made, make
from tests.table_score import score


@dataclass(frozen=True, slots=True)
class Result:
    made: Made
    typesetter: str
    precision: float
    recall: float
    f1: float
    found: int
    seconds: float

    @property
    def line(self) -> str:
        figures = f"precision {self.precision:.3f} recall {self.recall:.3f} F1 {self.f1:.3f}"
        tables = f"tables {self.found} of {len(self.made.tables)}  {self.seconds:.2f} s"
        return f"{self.made.name:16} {self.typesetter:8} {self.made.look.rules:8} {figures}  {tables}"


def soak(
    typesetter: str, count: int, seed: int, kinds: Sequence[str] = (), out: Path | None = None
) -> Iterator[Result]:
    """`count` pages from one typesetter, kind after kind, each read back."""
    with TemporaryDirectory() as folder:
        where = out or Path(folder)
        where.mkdir(parents=True, exist_ok=True)
        for made, path in SETTERS[typesetter](_pages(kinds or sorted(KINDS), seed), count, where):
            yield _result(made, typesetter, path)


def _pages(kinds: Sequence[str], seed: int) -> Iterator[Made]:
    number = 1000 * seed
    while True:
        yield make(kinds[number % len(kinds)], number)
        number += 1


def _on_paper(pages: Iterator[Made], count: int, folder: Path) -> Iterator[tuple[Made, Path]]:
    while count:
        made = next(pages)
        path = folder / f"{made.name}.pdf"
        if paper.save(made, path):
            count -= 1
            yield made, path


def _in_a_browser(pages: Iterator[Made], count: int, folder: Path) -> Iterable[tuple[Made, Path]]:
    return browser.save_all([next(pages) for _ in range(count)], folder)


def _in_an_office(pages: Iterator[Made], count: int, folder: Path) -> Iterable[tuple[Made, Path]]:
    return office.save_all([next(pages) for _ in range(count)], folder)


SETTERS = {"paper": _on_paper, "browser": _in_a_browser, "office": _in_an_office}


def _result(made: Made, typesetter: str, path: Path) -> Result:
    document = read(path)
    start = time.perf_counter()
    found = document_tables(document, range(1, len(document.pages) + 1))
    seconds = time.perf_counter() - start
    figures = score([table.rows for table in made.tables], [table.rows for table in found])
    return Result(made, typesetter, *figures, len(found), seconds)


def summary(results: Sequence[Result]) -> list[str]:
    """The mean F1 of pages with tables, by kind, by what is drawn and over all; false tables elsewhere."""
    full = [result for result in results if result.made.tables]
    bare = [result for result in results if not result.made.tables]
    lines = []
    for name in ("kind", "rules"):
        keys = sorted({_key(result, name) for result in full})
        for key in keys:
            own = [result.f1 for result in full if _key(result, name) == key]
            lines.append(f"{name} {key:10} {len(own):4} pages  F1 {fmean(own):.4f}")
    if full:
        lines.append(f"{len(full)} pages with tables: adjacency F1 {fmean(r.f1 for r in full):.4f}")
    lines.append(f"{len(bare)} pages without: {sum(result.found for result in bare)} false tables")
    return lines


def _key(result: Result, name: str) -> str:
    return result.made.kind if name == "kind" else result.made.look.rules
