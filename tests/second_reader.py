"""What camelot's columns would change: `python -m tests.second_reader --count 40 --seed 7`.

    flavour    pages  columns as ours  s/page   better  worse  same
    truth         40               40    0.00        0      0    12
    network       40               27    0.05        0      3     9

Made-up plans in layouts without upright rules are read with our own columns, then with each flavour's in
their place (`truth`: those that the typesetter set, which no reader can better), and the records are judged.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from ingest.pipeline import extraction_of
from ingest.reader import read
from models.document import Document, Word
from parsers.line_headers import LineHeader
from parsers.parse import Reading, trace
from parsers.unruled import column_edges
from tests.generated import paper
from tests.generated.blocks import Table
from tests.generated.judge import judge
from tests.generated.made import Made, make
from tests.samples.truth import as_json
from tests.score import table_of

LAYOUTS = ("unruled", "level rules", "rule above each", "outer rules", "zebra")
FLAVOURS: Mapping[str, Mapping[str, str]] = {
    "network": {"flavor": "network"},
    "stream": {"flavor": "stream"},
    "hybrid": {"flavor": "hybrid", "engine": "vector"},
    "lattice": {"flavor": "lattice", "engine": "vector"},
}
"""The flavours without pictures of pages: those cost ten times as much."""
Edges = dict[int, tuple[float, ...]]
"""Page → the x at which the columns of its largest table begin, and its end."""


def camelot_edges(pdf: Path, pages: int, flavour: str) -> Edges:
    """What camelot finds on pages 1 to `pages`; nothing on a page that it fails on."""
    import camelot

    logging.getLogger("camelot").setLevel(logging.ERROR)
    found: Edges = {}
    for number in range(1, pages + 1):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                tables = list(camelot.read_pdf(str(pdf), pages=str(number), **FLAVOURS[flavour]))
            except Exception:  # its failures are of many kinds, and all mean that it has found nothing
                continue
        if tables:
            columns = max(tables, key=lambda table: table.shape[0]).cols
            found[number] = (columns[0][0], *(right for _, right in columns))
    return found


def true_edges(made: Made, pages: int) -> Edges:
    """The columns as they were set, where all of a plan's tables have the same."""
    side = made.look.margins[0]
    width = made.look.page[0] - 2 * side
    tables = {block.widths for block in made.blocks if isinstance(block, Table)}
    if len(tables) != 1:
        return {}
    edges = tuple(side + width * share for share in accumulate(tables.pop(), initial=0.0))
    return dict.fromkeys(range(1, pages + 1), edges)


def with_edges(document: Document, edges: Edges) -> Reading:
    """The plan read with other columns: between two headings, the edge nearest the second, else ours."""

    def others(header: LineHeader, words: Sequence[Word]) -> list[float]:
        ours = column_edges(header, words)
        starts = [min(word.box.x0 for word in segment) for segment in header.segments]
        theirs = edges.get(header.words[0].page, ())
        between = [[x for x in theirs if left < x <= right + 1] for left, right in pairwise(starts)]
        inner = [found[-1] if found else own for found, own in zip(between, ours[1:-1], strict=True)]
        return [ours[0], *inner, ours[-1]]

    with patch("parsers.unruled.column_edges", others):
        return trace(document)


def columns_agree(reading: Reading, edges: Edges) -> Iterator[bool]:
    """For each page of a table without upright rules: whether the edges part its words as we did."""
    ours: dict[int, dict[Word, int]] = {}
    for table in reading.outline.tables:
        for row in table.rows:
            for place, cell in enumerate(row.cells if row.bound == "gaps" else ()):
                ours.setdefault(row.page, {}).update(dict.fromkeys(cell.words, place))
    for number, places in ours.items():
        inner = edges.get(number, ())[1:-1]
        pairs = {(place, sum(word.box.centre[0] > x for x in inner)) for word, place in places.items()}
        yield len(pairs) == len({own for own, _ in pairs}) == len({other for _, other in pairs})


def balance(reading: Reading, truth: str) -> int:
    """Right records less wrong and missed ones."""
    if not reading.plan.recommendations:
        return -len(json.loads(truth)["items"])
    judgement = judge(json.loads(truth), table_of(extraction_of(reading)))
    wrong = sum(verdict.wrong for verdict in judgement.verdicts)
    return len(judgement.verdicts) - 2 * wrong - len(judgement.missed)


def measure(made: Made, folder: Path, counts: Mapping[str, Counter[str]]) -> None:
    """Adds what each flavour makes of one plan to its counts."""
    paper.save_all([made], folder)
    pdf = folder / f"{made.plan.id}.pdf"
    document, truth = read(pdf), as_json(made.plan)
    ours = trace(document)
    own = balance(ours, truth)
    for flavour, count in counts.items():
        start = time.process_time()
        pages = len(document.pages)
        edges = true_edges(made, pages) if flavour == "truth" else camelot_edges(pdf, pages, flavour)
        count["milliseconds"] += round(1000 * (time.process_time() - start))
        count["read"] += pages
        agree = list(columns_agree(ours, edges))
        count["pages"] += len(agree)
        count["agree"] += sum(agree)
        theirs = balance(with_edges(document, edges), truth)
        count["better" if theirs > own else "worse" if theirs < own else "same"] += 1


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.second_reader", description=__doc__)
    parser.add_argument("--count", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    counts: dict[str, Counter[str]] = {flavour: Counter() for flavour in ("truth", *FLAVOURS)}
    with TemporaryDirectory() as name:
        for number in range(asked.count):
            layout, seed = LAYOUTS[number % len(LAYOUTS)], asked.seed * 100_000 + number
            measure(make(f"{layout.replace(' ', '-')}-{seed}", layout, seed), Path(name), counts)
    print(f"{'flavour':10} {'pages':>5}  columns as ours  s/page   better  worse  same")
    for flavour, count in counts.items():
        cost = count["milliseconds"] / 1000 / max(1, count["read"])
        print(
            f"{flavour:10} {count['pages']:5}  {count['agree']:15}  {cost:6.3f}   "
            f"{count['better']:6}  {count['worse']:5}  {count['same']:4}"
        )


if __name__ == "__main__":
    main()
