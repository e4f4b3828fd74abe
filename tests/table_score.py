"""How near the tables found are to the true ones: the F1 of cell adjacency relations, as table competitions
measure it.

    python -m tests.table_score TRUE.json FOUND.json

Both files are what `actionplans tables --format json` writes. A cell's relations are those to the next cell
with text to its right and below it; each true table is compared with the found one that shares most with it,
and relations of found tables that match none count against the result.

How true tables are written down here, from the page's picture alone: a table is one region of one page, and
what goes on overleaf is another (so says the published dataset format of the ICDAR 2013 table competition
too: a region has one page). Titles, lines of units above the head, notes and sources are no part of it;
units under headings are its second row. A cell's text stands in the first row and column that it spans,
blank cells have none; the lines of a wrapped label are one cell. A heading beside a head of two rows spans
both where it stands in their middle or above, and is of the second where it stands level with that. The
name of a group is a row of its own. Legends and labels of charts, contents, forms to fill in and signatures
are no tables.
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
