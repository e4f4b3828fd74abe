"""Many made-up plans, set, read back and judged."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice
from pathlib import Path
from random import Random
from statistics import fmean
from tempfile import TemporaryDirectory
from typing import Any

from ingest.errors import Unreadable
from ingest.pdf.reader import read as read_document
from ingest.pipeline import Extraction, extract, extraction_of
from parsers.parse import trace
from tests.conftest import CORPUS
from tests.generated import browser, dressed, office, paper
from tests.generated.judge import Judgement, Verdict, judge
from tests.generated.layouts import LAYOUTS
from tests.generated.made import Made, make
from tests.generated.packs import random_pack, save_pack
from tests.generated.scans import scan_in_place
from tests.generated.shaken import shake
from tests.samples.truth import as_json
from tests.score import Score, Scorer, Table, find_scorer, score_plan, table_of

TYPESETTERS: dict[str, Callable[[Iterable[Made], Path], None]] = {
    "paper": paper.save_all,
    "browser": browser.save_all,
    "office": office.save_all,
    "dressed": dressed.save_all,
}
PAPER_ONLY = {"drifting columns", "lone tail", "turned pages", "sideways"}
"""Layouts that only a typesetter of our own can be made to set."""
BATCH = {"paper": 4, "browser": 12, "office": 16, "dressed": 12}
"""Plans at a time: browsers and word processors are slow to start."""


@dataclass(frozen=True, slots=True)
class Order:
    """A plan to make."""

    layout: str
    seed: int
    typesetter: str = "paper"
    scanned: bool = False
    shaken: bool = False
    """Whether its pages are shaken before they are read (`tests.generated.shaken`)."""
    packed: bool = False
    """Whether it stands in an agenda pack (`tests.generated.packs`)."""

    @property
    def name(self) -> str:
        kind = "-scan" * self.scanned + "-shaken" * self.shaken + "-pack" * self.packed
        return f"{self.layout.replace(' ', '-')}-{self.typesetter}-{self.seed}{kind}"


@dataclass(frozen=True, slots=True)
class Result:
    """How one made-up plan was read."""

    order: Order
    score: Score
    doubled: int
    judgement: Judgement
    alone: float = 0.0
    """The mean score of the plans of a pack, read one by one."""

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        return self.judgement.verdicts


def at_hand() -> list[str]:
    """The typesetters whose programs this computer has."""
    in_browser = bool(browser.program())
    has = {"paper": True, "browser": in_browser, "office": bool(office.program()), "dressed": in_browser}
    return [name for name, found in has.items() if found]


def orders(
    count: int,
    seed: int,
    layouts: Sequence[str] = (),
    typesetters: Sequence[str] = ("paper",),
    scanned: bool = False,
    shaken: bool = False,
    packed: bool = False,
) -> Iterator[Order]:
    """Every layout in turn, and the typesetters in turn, but for layouts that only one of them can set."""
    names = [name for name in layouts or LAYOUTS if "paper" in typesetters or name not in PAPER_ONLY]
    for number in range(count):
        turn, place = divmod(number, len(names))
        layout, typesetter = names[place], typesetters[(turn + place) % len(typesetters)]
        fits = "paper" if layout in PAPER_ONLY else typesetter
        yield Order(layout, seed * 100_000 + number, fits, scanned, shaken, packed)


def soak(
    wanted: Iterable[Order], out: Path | None = None, workers: int = 1, corpus: Path = CORPUS
) -> Iterator[Result]:
    """Each plan set and read back, a typesetter at a time; `out` keeps those not read perfectly."""
    batches = list(_batches(wanted))
    with ProcessPoolExecutor(workers) as pool:
        for results in pool.map(partial(_set_and_read, out=out, corpus=corpus), batches):
            yield from results


def _batches(wanted: Iterable[Order]) -> Iterator[list[Order]]:
    by_typesetter: dict[str, list[Order]] = defaultdict(list)
    for order in wanted:
        by_typesetter[order.typesetter].append(order)
    for typesetter, own in by_typesetter.items():
        rest = iter(own)
        while batch := list(islice(rest, BATCH[typesetter])):
            yield batch


def _set_and_read(batch: Sequence[Order], out: Path | None, corpus: Path) -> list[Result]:
    """A batch of one typesetter's."""
    scorer = find_scorer(corpus) or share_of_rows
    with TemporaryDirectory() as name:
        folder = Path(name)
        plans = [make(order.name, order.layout, order.seed) for order in batch]
        TYPESETTERS[batch[0].typesetter](plans, folder)
        for made in plans:
            (folder / f"{made.plan.id}.json").write_text(as_json(made.plan), encoding="utf-8")
        for order in batch:
            if order.scanned:
                scan_in_place(folder / f"{order.name}.pdf", order.seed)
        alone = [
            pack_in_place(made, order, folder, scorer) if order.packed else 0.0
            for made, order in zip(plans, batch, strict=True)
        ]
        results = [
            replace(read_back(folder / f"{order.name}.pdf", order, scorer), alone=own)
            for order, own in zip(batch, alone, strict=True)
        ]
        if out:
            for result in filter(is_short, results):
                keep(folder / f"{result.order.name}.pdf", out)
    return results


def pack_in_place(made: Made, order: Order, folder: Path, scorer: Scorer) -> float:
    """Makes a plan's PDF a pack's, with the truth of all its plans; gives what these score, read alone."""
    pack = random_pack(made, order.seed, typesets=order.typesetter == "paper" and not order.scanned)
    paper.save_all(pack.plans[1:], folder)
    pdfs = [folder / f"{own.plan.id}.pdf" for own in pack.plans]
    rows = [row for pdf in pdfs for row in _rows_alone(pdf)]
    out = folder / "pack.pdf"
    save_pack(pack, folder, out)
    pdfs[0].with_suffix(".json").write_text(as_json(pack.truth), encoding="utf-8")
    out.rename(pdfs[0])
    return fmean(scorer(json.loads(as_json(pack.truth)), rows).values())


def _rows_alone(pdf: Path) -> Table:
    try:
        return table_of(extract(pdf))
    except Unreadable:
        return []


def share_of_rows(plan: Any, rows: Table) -> dict[str, float]:
    """A scorer where the corpus' own is not at hand: the share of the plan's records that are right."""
    judgement = judge(plan, rows)
    right = sum(not verdict.wrong for verdict in judgement.verdicts)
    return {"records": right / max(1, len(judgement.verdicts) + len(judgement.missed))}


def read_back(pdf: Path, order: Order, scorer: Scorer) -> Result:
    """The PDF and the truth beside it, compared."""
    seen: list[Extraction] = []

    def read(path: Path) -> Extraction:
        seen.append(_extract_shaken(path, order.seed) if order.shaken else extract(path))
        return seen[-1]

    truth = pdf.with_suffix(".json")
    score = score_plan(pdf, truth, scorer, read)
    rows = table_of(seen[0]) if seen else []
    doubled = len(seen[0].coverage.doubled) if seen else 0
    judgement = judge(json.loads(truth.read_text(encoding="utf-8")), rows)
    if seen:
        pairs = zip(judgement.verdicts, _evidence(seen[0]), strict=True)
        judgement = replace(judgement, verdicts=tuple(replace(v, evidence=own) for v, own in pairs))
    return Result(order, score, doubled, judgement)


def _extract_shaken(pdf: Path, seed: int) -> Extraction:
    return extraction_of(trace(shake(read_document(pdf), Random(seed))))


def _evidence(extraction: Extraction) -> list[tuple[str, ...]]:
    """The evidence of each row: an action's, and its recommendation's."""
    return [
        tuple(dict.fromkeys((*each.evidence, *one.evidence)))
        for each in extraction.plan.recommendations
        for one in each.actions or (each,)
    ]


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
    yield f"{'layout':28} {'plans':>5} {'mean':>7} {'worst':>7} {'coverage':>9} {'wrong':>11} {'right':>11}"
    for layout, own in sorted(grouped(results, "layout").items(), key=lambda pair: mean(pair[1])):
        yield _line(layout, own)
    for typesetter, own in grouped(results, "typesetter").items():
        yield _line(f"({typesetter})", own)
    yield _line("all", results)
    if any(result.order.packed for result in results):
        yield f"the plans of the packs alone: mean {fmean(result.alone for result in results):.4f}"
        worse = [result for result in results if result.score.mean < result.alone]
        yield from (f"    {r.order.name} {r.score.mean:.4f}, alone {r.alone:.4f}" for r in worse)
    yield f"records missed: {sum(len(result.judgement.missed) for result in results)}"
    yield from _weights([verdict for result in results for verdict in result.verdicts])


def _weights(verdicts: Sequence[Verdict]) -> Iterator[str]:
    """How often each piece of evidence is seen with right rows and with wrong ones, and what the confidence
    that is weighed from it is worth: the counts behind the weights and the threshold of `confidence`.
    """
    wrong = [verdict for verdict in verdicts if verdict.wrong]
    right = [verdict for verdict in verdicts if not verdict.wrong]
    yield f"{'evidence':28} {'right':>7} {'wrong':>7} {'weight':>8}"
    for name in sorted({name for verdict in verdicts for name in verdict.evidence}):
        seen = [sum(name in verdict.evidence for verdict in rows) for rows in (right, wrong)]
        weight = ((seen[0] + 0.5) / (len(right) + 1)) / ((seen[1] + 0.5) / (len(wrong) + 1))
        yield f"{name:28} {seen[0]:7} {seen[1]:7} {weight:8.2f}"
    for bound in (0.5, 0.7, 0.8, 0.9, 0.95, 0.98):
        below = [sum(verdict.confidence < bound for verdict in rows) for rows in (right, wrong)]
        yield f"confidence below {bound:<11} {below[0]:7} {below[1]:7}"


def grouped(results: Iterable[Result], by: str) -> dict[str, list[Result]]:
    """By "layout" or by "typesetter"."""
    groups: dict[str, list[Result]] = defaultdict(list)
    for result in results:
        groups[getattr(result.order, by)].append(result)
    return groups


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
