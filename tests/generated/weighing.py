"""The weights of `parsers/vocabulary/evidence.csv`: `python -m tests.generated.weighing --count 264`.

Made-up plans are read as they are set, and shaken (`tests.generated.shaken`); the weights are those under
which what was seen of their rows, right and wrong, is most likely (a logistic regression). What speaks
against a record never weighs for it. Writes the file, and prints what share of the wrong and of the right
rows each threshold flags; `--keep` only prints that, for the weights that stand there.
"""

from __future__ import annotations

import argparse
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

import parsers.vocabulary
from parsers.checks.confidence import ANY, UNKNOWN_ISSUE, WEIGHTS, doubt_of
from tests.conftest import CORPUS
from tests.generated.judge import Verdict
from tests.generated.soak import at_hand, orders, soak

ISSUES = frozenset(
    "doubt deadline reference no_action text owner repeat empty between columns rows".split()
) | {"readings differ", "second reader"}
"""Evidence that sets `needs_review` whatever else is known: an issue names the record."""
FOR = frozenset(
    {
        "in turn",
        "declared count",
        "sentence",
        "readings agree",
        "second readers agree",
        "tags",
        "rules and tags",
    }
)
"""What speaks for a record."""
EITHER = frozenset({ANY, "rules", "gaps", "lines"})
KEPT = frozenset(
    {"columns", "second reader", "second readers agree", "scanned", "blurred", "colour", "more than a theme"}
)
"""Too seldom seen on made-up plans: these keep the weights that they have. A theme with a heading in it stood
over 24 wrong rows of a scan ("Recommendation ™=de") and over no right one of 369 plans and reports."""
FILE = Path(parsers.vocabulary.__file__).with_name("evidence.csv")
SHAKEN = 0.25
"""How much a shaken row counts: shaken plans are worse than real ones."""
DRAG = 2.0
"""Pulls each weight towards 1, as so many rows would that show nothing."""
LEAST = 0.02
"""The smallest step of a logarithm away from nothing, so that evidence always says what it is."""
STEPS = 3000
BOUNDS = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.97, 0.98, 0.99)

Matrix = NDArray[np.float64]


def fit(rows: Iterable[tuple[Verdict, float]]) -> dict[str, float]:
    """Evidence → weight, from rows and how much each counts."""
    kinds: dict[tuple[frozenset[str], bool], float] = defaultdict(float)
    for row, count in rows:
        kinds[frozenset((*row.evidence, ANY)), not row.wrong] += count
    names = sorted({name for evidence, _ in kinds for name in evidence})
    seen = np.array([[float(name in evidence) for name in names] for evidence, _ in kinds])
    right = np.array([float(is_right) for _, is_right in kinds])
    counts = np.array([float(count) for count in kinds.values()])
    least = np.array([LEAST if name in FOR else -np.inf for name in names])
    most = np.array([np.inf if name in FOR | EITHER else -LEAST for name in names])
    weights = _climb(seen, right, counts, least, most, names.index(ANY))
    return dict(zip(names, (round(float(each), 4) for each in np.exp(weights)), strict=True))


def _climb(seen: Matrix, right: Matrix, counts: Matrix, least: Matrix, most: Matrix, free: int) -> Matrix:
    """The logarithms of the weights, by steps along the slope as long as their history allows (Adagrad)."""
    weights: Matrix = np.clip(np.zeros(seen.shape[1]), least, most)
    history = np.full(seen.shape[1], 1e-6)
    drag = np.full(seen.shape[1], DRAG)
    drag[free] = 0.0
    for _ in range(STEPS):
        chance = 1 / (1 + np.exp(-(seen @ weights)))
        slope = seen.T @ (counts * (right - chance)) - drag * weights
        history += slope**2
        weights = np.clip(weights + 0.5 * slope / np.sqrt(history), least, most)
    return weights


def curve(rows: Sequence[Verdict]) -> Iterator[str]:
    """For each threshold: the wrong and the right rows that lie below it or are touched by an issue."""
    wrong, right = ([row for row in rows if row.wrong is is_wrong] for is_wrong in (True, False))
    for bound in BOUNDS:
        below = [sum(is_flagged(row, bound) for row in own) for own in (wrong, right)]
        yield (
            f"below {bound:<5} wrong {below[0]}/{len(wrong)} ({below[0] / max(1, len(wrong)):.1%})"
            f"  right {below[1]}/{len(right)} ({below[1] / max(1, len(right)):.1%})"
        )


def is_flagged(row: Verdict, bound: float) -> bool:
    """Whether a person would have to look: an issue, or too little confidence for a reason."""
    doubtful = row.confidence < bound and doubt_of(row.evidence) > 0
    return doubtful or bool(ISSUES & {*row.evidence})


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.generated.weighing", description=__doc__)
    parser.add_argument("--count", type=int, default=264)
    parser.add_argument("--seed", type=int, default=5001)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    parser.add_argument("--keep", action="store_true", help="print what the weights that stand there do")
    asked = parser.parse_args()
    seen = {}
    for shaken in (False, True):
        wanted = orders(asked.count, asked.seed, typesetters=at_hand(), shaken=shaken)
        results = list(soak(wanted, workers=asked.workers, corpus=asked.corpus))
        seen[shaken] = [verdict for result in results for verdict in result.verdicts]
    weights = dict(WEIGHTS)
    if not asked.keep:
        weights = fit([*((row, 1.0) for row in seen[False]), *((row, SHAKEN) for row in seen[True])])
        weights = WEIGHTS | {name: weights[name] for name in weights if name not in KEPT}
        FILE.write_text("evidence,weight\n" + "".join(f"{k},{v}\n" for k, v in sorted(weights.items())))
    for shaken, own in seen.items():
        print("shaken:" if shaken else "as set:")
        print(*curve([weighed(row, weights) for row in own]), sep="\n")


def weighed(row: Verdict, weights: Mapping[str, float]) -> Verdict:
    """The row with the confidence that its evidence has under some weights."""
    odds = weights[ANY] * math.prod(weights.get(each, UNKNOWN_ISSUE) for each in row.evidence)
    return replace(row, confidence=odds / (1 + odds))


if __name__ == "__main__":
    main()
