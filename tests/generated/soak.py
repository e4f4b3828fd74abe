"""Many made-up plans, set, read back and judged."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any

from ingest.pipeline import Extraction, extract
from tests.conftest import CORPUS
from tests.generated import paper
from tests.generated.blocks import Block
from tests.generated.cards import card_blocks
from tests.generated.faces import is_standard
from tests.generated.judge import Judgement, Verdict, judge
from tests.generated.looks import LAYOUTS, Look, random_look
from tests.generated.plans import random_plan
from tests.generated.tables import plan_blocks
from tests.generated.widths import TooNarrowError
from tests.samples.content import Plan
from tests.samples.truth import as_json
from tests.score import Score, Scorer, Table, find_scorer, score_plan, table_of


@dataclass(frozen=True, slots=True)
class Made:
    """A plan before it is typeset."""

    plan: Plan
    look: Look
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """How one made-up plan was read."""

    name: str
    layout: str
    score: Score
    doubled: int
    judgement: Judgement

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return self.judgement.verdicts


def make(name: str, layout: str, seed: int) -> Made:
    """The plan of a seed; smaller type where the page is too narrow for its words."""
    rng = Random(f"{layout} {seed}")
    look = random_look(layout, rng)
    if is_standard(look.font):
        look = look.without_welsh()
    plan = random_plan(name, look.shape, rng)
    while True:
        try:
            set_plan = plan_blocks if look.kind == "table" else card_blocks
            return Made(plan, look, tuple(set_plan(plan, look, Random(seed))))
        except TooNarrowError:
            look = look.smaller()


def chosen(count: int, seed: int, layouts: Sequence[str] = ()) -> Iterator[tuple[str, str, int]]:
    """(name, layout, seed) of each plan: every layout in turn."""
    names = layouts or tuple(LAYOUTS)
    for number in range(count):
        layout, own = names[number % len(names)], seed * 100_000 + number
        yield f"{layout.replace(' ', '-')}-{own}", layout, own


def soak(
    plans: Iterable[tuple[str, str, int]], out: Path | None = None, workers: int = 1, corpus: Path = CORPUS
) -> Iterator[Result]:
    """Each plan set with reportlab and read back, in order; `out` keeps those not read perfectly."""
    with ProcessPoolExecutor(workers) as pool:
        yield from pool.map(_one, ((*plan, out, corpus) for plan in plans), chunksize=2)


def _one(task: tuple[str, str, int, Path | None, Path]) -> Result:
    name, layout, seed, out, corpus = task
    with TemporaryDirectory() as folder:
        pdf = Path(folder) / f"{name}.pdf"
        made = make(name, layout, seed)
        paper.save(made.plan, made.blocks, made.look, pdf)
        pdf.with_suffix(".json").write_text(as_json(made.plan), encoding="utf-8")
        result = read_back(pdf, layout, find_scorer(corpus) or share_of_rows)
        if out and is_short(result):
            keep(pdf, out)
        return result


def share_of_rows(plan: Any, rows: Table) -> dict[str, float]:
    """A scorer where the corpus' own is not at hand: the share of the plan's records that are right."""
    judgement = judge(plan, rows)
    right = sum(not verdict.wrong for verdict in judgement.verdicts)
    return {"records": right / max(1, len(judgement.verdicts) + len(judgement.missed))}


def read_back(pdf: Path, layout: str, scorer: Scorer) -> Result:
    """The PDF and the truth beside it, compared."""
    seen: list[Extraction] = []

    def read(path: Path) -> Extraction:
        seen.append(extract(path))
        return seen[-1]

    truth = pdf.with_suffix(".json")
    score = score_plan(pdf, truth, scorer, read)
    rows = table_of(seen[0]) if seen else []
    doubled = len(seen[0].coverage.doubled) if seen else 0
    return Result(
        pdf.stem, layout, score, doubled, judge(json.loads(truth.read_text(encoding="utf-8")), rows)
    )


def is_short(result: Result) -> bool:
    """Whether anything at all went wrong."""
    return (
        result.score.mean < 1
        or result.score.coverage < 1
        or bool(result.doubled)
        or any(verdict.wrong or verdict.flagged for verdict in result.verdicts)
    )


def keep(pdf: Path, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for path in (pdf, pdf.with_suffix(".json")):
        (out / path.name).write_bytes(path.read_bytes())


def summary(results: Sequence[Result]) -> Iterator[str]:
    """The figures of each layout, and of all."""
    layouts: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        layouts[result.layout].append(result)
    yield f"{'layout':28} {'plans':>5} {'mean':>7} {'worst':>7} {'coverage':>9} {'wrong':>11} {'right':>11}"
    for layout, own in sorted(layouts.items(), key=lambda pair: mean(pair[1])):
        yield _line(layout, own)
    yield _line("all", results)
    yield f"records missed: {sum(len(result.judgement.missed) for result in results)}"


def mean(results: Sequence[Result]) -> float:
    return fmean(result.score.mean for result in results)


def flagged(results: Iterable[Result], wrong: bool) -> tuple[int, int]:
    """Of the rows that are wrong, or right: how many are flagged, and how many there are."""
    chosen_rows = [v for result in results for v in result.verdicts if v.wrong is wrong]
    return sum(v.flagged for v in chosen_rows), len(chosen_rows)


def _line(name: str, results: Sequence[Result]) -> str:
    worst = min(result.score.mean for result in results)
    least = min(result.score.coverage for result in results)
    figures = f"{name:28} {len(results):5} {mean(results):7.4f} {worst:7.4f} {least:9.4f}"
    return figures + "".join(f" {'{}/{}'.format(*flagged(results, wrong)):>11}" for wrong in (True, False))
