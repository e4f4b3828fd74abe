"""`python -m tests.generated --count N --seed S`: made-up plans, set, read and scored (`make soak N=500`).

    layout                       plans    mean   worst  coverage       wrong       right
    shared dates                    12  0.9871  0.9512    1.0000         8/9       12/312

`wrong` and `right`: of the records that are so, how many are flagged for review.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from tests.conftest import CORPUS
from tests.generated.layouts import LAYOUTS
from tests.generated.soak import TYPESETTERS, Result, at_hand, is_short, orders, soak, summary


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.generated", description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layout", choices=sorted(LAYOUTS), action="append", default=[])
    parser.add_argument(
        "--typesetter", choices=list(TYPESETTERS), action="append", help="default: all at hand"
    )
    parser.add_argument(
        "--scanned", action="store_true", help="the plans' pages as poor copies of themselves"
    )
    parser.add_argument("--packed", action="store_true", help="the plans inside agenda packs")
    parser.add_argument("--shaken", action="store_true", help="pages set as badly as real ones can be")
    parser.add_argument("--out", type=Path, help="keeps the plans that were not read perfectly")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="its scorer gives the figures")
    parser.add_argument("-v", "--verbose", action="store_true", help="what was wrong with each")
    asked = parser.parse_args()
    typesetters = asked.typesetter or at_hand()
    for missing in sorted(set(TYPESETTERS) - set(at_hand())):
        print(f"without {missing}: its program is not here")
    results = []
    kinds = (asked.scanned, asked.shaken, asked.packed)
    wanted = orders(asked.count, asked.seed, asked.layout, typesetters, *kinds)
    for result in soak(wanted, asked.out, asked.workers, asked.corpus):
        results.append(result)
        if is_short(result):
            print(result.score.line, flush=True)
        if asked.verbose:
            print(*_faults(result), sep="\n")
    print(*summary(results), sep="\n")


def _faults(result: Result) -> list[str]:
    wrong = [
        f"    p{v.page} {'flagged ' if v.flagged else ''}{v.action[:50]!r}: {'; '.join(v.faults)}"
        for v in result.verdicts
        if v.wrong
    ]
    return [*wrong, *(f"    missed {text[:80]!r}" for text in result.judgement.missed)]


if __name__ == "__main__":
    main()
