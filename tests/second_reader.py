"""What the second reader changes: `python -m tests.second_reader --count 40 --seed 7`.

    headings  plans  asked better  worse  right, wrong, missed records
    known        27      0      0      0    717 -> 717       13 -> 13         1 -> 1

Made-up plans in layouts without upright rules are set as they are, without their headings, and with headings
that no vocabulary knows. Each is read alone and then with camelot as the second reader; records are judged.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from ingest.pdf.reader import read
from ingest.pdf.second_reader import second_columns
from ingest.pipeline import extraction_of
from models.document import SeenTable
from parsers.parse import trace
from parsers.reading import Reading
from tests.generated import paper
from tests.generated.blocks import Block, Cell, Row, Table
from tests.generated.judge import judge
from tests.generated.made import Made, make
from tests.samples.truth import as_json
from tests.score import table_of

LAYOUTS = (
    "unruled",
    "level rules",
    "rule above each",
    "outer rules",
    "column rules",
    "zebra",
    "portrait",
    "recommendation rules",
    "header in two rows",
)


def without_headings(made: Made) -> Made:
    """The plan, its tables set without their headers."""
    return replace(made, blocks=tuple(_with_rows(block, _no_head) for block in made.blocks))


def with_strange_headings(made: Made) -> Made:
    """The plan, the headings of its tables written backwards: as good as in another language."""
    return replace(made, blocks=tuple(_with_rows(block, _strange) for block in made.blocks))


def _with_rows(block: Block, change: Callable[[Sequence[Row]], Iterator[Row]]) -> Block:
    return replace(block, rows=tuple(change(block.rows))) if isinstance(block, Table) else block


def _no_head(rows: Sequence[Row]) -> Iterator[Row]:
    yield from (row for row in rows if row.kind != "head")


def _strange(rows: Sequence[Row]) -> Iterator[Row]:
    def strange(cell: Cell) -> Cell:
        return replace(cell, paras=tuple(replace(para, text=para.text[::-1]) for para in cell.paras))

    for row in rows:
        yield replace(row, cells=tuple(map(strange, row.cells))) if row.kind == "head" else row


HEADINGS: Mapping[str, Callable[[Made], Made]] = {
    "known": lambda made: made,
    "none": without_headings,
    "strange": with_strange_headings,
}


def counted(reading: Reading, truth: str) -> Counter[str]:
    """How many records are right, wrong and missed; how many of the first two are flagged."""
    plan = json.loads(truth)
    rows = table_of(extraction_of(reading)) if reading.plan.recommendations else []
    judgement = judge(plan, rows)
    counts = Counter("wrong" if verdict.wrong else "right" for verdict in judgement.verdicts)
    counts += Counter(f"flagged {'wrong' if v.wrong else 'right'}" for v in judgement.verdicts if v.flagged)
    return counts + Counter(missed=len(judgement.missed))


def balance(counts: Counter[str]) -> int:
    return counts["right"] - counts["wrong"] - counts["missed"]


def measure(made: Made, folder: Path) -> Counter[str]:
    """One plan read alone, and with the second reader: what it changed, and what that cost."""
    paper.save_all([made], folder)
    pdf = folder / f"{made.plan.id}.pdf"
    document, truth = read(pdf), as_json(made.plan)
    asked: list[float] = []

    def second(pages: Sequence[int]) -> list[list[list[SeenTable]]]:
        asked.append(time.perf_counter())
        return second_columns(pdf, "", document, pages)

    own, both = trace(document), trace(document, second=second)
    spent = time.perf_counter() - asked[0] if asked else 0.0
    before, after = counted(own, truth), counted(both, truth)
    counts = Counter({f"{name} before": count for name, count in before.items()})
    counts.update({f"{name} after": count for name, count in after.items()})
    step = balance(after) - balance(before)
    counts.update(
        plans=1, asked=len(asked), better=step > 0, worse=step < 0, milliseconds=round(1000 * spent)
    )
    return counts


def line(name: str, counts: Counter[str]) -> str:
    kinds = ("right", "wrong", "missed")
    steps = "".join(f"  {counts[f'{kind} before']:5} -> {counts[f'{kind} after']:<5}" for kind in kinds)
    flags = ", ".join(
        f"{counts[f'flagged {kind} after']} of {counts[f'{kind} after']} {kind}"
        for kind in ("wrong", "right")
    )
    cost = f"{counts['milliseconds'] / 1000 / counts['asked']:.1f}" if counts["asked"] else ""
    figures = "".join(f"{counts[each]:7}" for each in ("plans", "asked", "better", "worse"))
    return f"{name:8}{figures}{steps}  flagged: {flags}  s/asked: {cost}"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.second_reader", description=__doc__)
    parser.add_argument("--count", type=int, default=18)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--headings", choices=list(HEADINGS), action="append", default=[])
    asked = parser.parse_args()
    print(f"{'headings':8}{'plans':>7}{'asked':>7}{'better':>7}{'worse':>7}  right, wrong, missed records")
    with TemporaryDirectory() as name:
        for headings in asked.headings or HEADINGS:
            total: Counter[str] = Counter()
            for number in range(asked.count):
                layout, seed = LAYOUTS[number % len(LAYOUTS)], asked.seed * 100_000 + number
                made = HEADINGS[headings](make(f"{layout.replace(' ', '-')}-{seed}", layout, seed))
                total.update(measure(made, Path(name)))
            print(line(headings, total), flush=True)


if __name__ == "__main__":
    main()
