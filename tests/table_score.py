"""How near the tables found are to the true ones: the F1 of cell adjacency relations, as table competitions
measure it.

    python -m tests.table_score TRUE.json FOUND.json

Both files are what `actionplans tables --format json` writes. A cell's relations are those to the next cell
with text to its right and below it; each true table is compared with the found one that shares most with it,
and relations of found tables that match none count against the result.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

Rows = Sequence[Sequence[str]]
Relation = tuple[str, str, str]


def relations(rows: Rows) -> Counter[Relation]:
    """(text, next text, direction) of neighbouring cells with text; case, white space and signs apart."""
    found: Counter[Relation] = Counter()
    for direction, lines in (("right", rows), ("down", list(zip(*rows, strict=True)))):
        for line in lines:
            filled = [_plain(text) for text in line if text.strip()]
            found.update((one, other, direction) for one, other in pairwise(filled))
    return found


def _plain(text: str) -> str:
    letters = "".join(filter(str.isalnum, text.lower()))
    return letters or "".join(text.split())


def score(true: Sequence[Rows], found: Sequence[Rows]) -> tuple[float, float, float]:
    """(precision, recall, F1) of one document; all 1 where there are no tables and none was found."""
    left = [relations(rows) for rows in found]
    wanted, given = sum(relations(rows).total() for rows in true), sum(each.total() for each in left)
    right = 0
    for rows in true:
        shared = [(relations(rows) & each).total() for each in left]
        if shared and max(shared):
            right += max(shared)
            del left[shared.index(max(shared))]
    precision = right / given if given else float(not wanted)
    recall = right / wanted if wanted else float(not given)
    return precision, recall, 2 * precision * recall / (precision + recall or 1)


def main() -> None:
    true, found = ([table["rows"] for table in json.loads(Path(name).read_text())] for name in sys.argv[1:3])
    print("precision {:.3f}, recall {:.3f}, F1 {:.3f}".format(*score(true, found)))


if __name__ == "__main__":
    main()
