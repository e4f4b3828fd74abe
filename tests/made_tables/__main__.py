from __future__ import annotations

import argparse
from pathlib import Path

from tests.made_tables.pages import KINDS
from tests.made_tables.soak import SETTERS, __doc__, soak, summary


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=40, help="pages of each typesetter")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--typesetter", choices=SETTERS, action="append")
    parser.add_argument("--kind", choices=KINDS, action="append")
    parser.add_argument("--out", type=Path, help="keep the pages here")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    results = []
    for typesetter in options.typesetter or SETTERS:
        for result in soak(typesetter, options.count, options.seed, options.kind or (), options.out):
            results.append(result)
            if options.verbose:
                print(result.line, flush=True)
    print("\n".join(summary(results)))


if __name__ == "__main__":
    main()
