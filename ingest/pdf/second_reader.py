"""The second reader: camelot's columns of the pages on which our own reading is in doubt.

It runs in a process of its own, `python -m ingest.pdf.second_reader`, for it is slow to load and may hang or
die on a file; whatever goes wrong there, it has seen nothing. Asked on standard input, as JSON, for the path,
the password and the pages, it answers with one JSON line for each table, as soon as it sees it:

    {"way": 0, "page": 3, "box": [40.0, 81.2, 744.0, 589.1], "edges": [40.0, 238.0, 475.0, 744.0]}

The box is camelot's: points from the bottom left of the page.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from models.document import Box, Document, SeenTable

WAYS: tuple[dict[str, str], ...] = (
    {"flavor": "network"},
    {"flavor": "hybrid", "engine": "vector"},
    {"flavor": "stream"},
)
OPINIONS = ((0, 1), (2,))
"""How camelot looks at a page: by words that stand in line, by those and rules together, and by gaps; the
first two are one opinion. Lattice saw nothing that we did not; pictures of pages cost ten times as much."""
MOST_PAGES = 20
"""Pages that it is asked about: a plan's table shows its columns on fewer."""
START, A_PAGE = 30.0, 2.0
"""Seconds until it has started, and for a page, at most; on an idle machine these are 1.5 and 0.1."""


def second_columns(
    path: Path, password: str, document: Document, pages: Sequence[int]
) -> list[list[list[SeenTable]]]:
    """The columns that camelot sees on pages of the PDF at `path`: opinions, each in its ways; nothing where
    it fails. A page that is read turned is left out: camelot turns pages by rules of its own."""
    upright = [page.number for page in document.pages if page.number in pages and not page.turned]
    heights = {page.number: page.height for page in document.pages}
    seen: list[list[SeenTable]] = [[] for _ in WAYS]
    for answer in _ask(path, password, upright[:MOST_PAGES]) if upright else ():
        x0, low, x1, high = answer["box"]
        height = heights[answer["page"]]
        box = Box(x0, height - high, x1, height - low)
        seen[answer["way"]].append(SeenTable(answer["page"], box, tuple(answer["edges"])))
    return [[seen[way] for way in ways] for ways in OPINIONS]


def _ask(path: Path, password: str, pages: Sequence[int]) -> Iterator[Any]:
    """What the process answers within its time."""
    question = json.dumps({"path": str(path.resolve()), "password": password, "pages": pages})
    # The process finds our modules and the libraries where this one does, from whatever folder it starts.
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-m", "ingest.pdf.second_reader"]
    try:
        answer = subprocess.run(
            command,
            input=question.encode(),
            capture_output=True,
            timeout=START + A_PAGE * len(pages),
            env=environment,
            check=False,
        ).stdout
    except subprocess.TimeoutExpired as stopped:
        answer = stopped.stdout or b""
    except OSError:
        answer = b""
    # What it was writing when it was stopped is no whole line.
    yield from (json.loads(line) for line in answer.splitlines(keepends=True) if line.endswith(b"}\n"))


def tables_of(path: str, password: str, pages: Iterable[int]) -> Iterator[dict[str, object]]:
    """What camelot sees, page by page; a page or a way on which it fails has no tables."""
    from camelot.io import read_pdf

    for page in pages:
        for way, options in enumerate(WAYS):
            try:
                tables = read_pdf(
                    path, pages=str(page), password=password or None, suppress_stdout=True, **options
                )
                answers = [_answer(way, page, table) for table in tables]
            except Exception:  # its failures are of many kinds, and all mean that it has seen nothing
                continue
            yield from answers


def _answer(way: int, page: int, table: Any) -> dict[str, object]:
    left, low, right, high = (float(x) for x in table._bbox)
    edges = [float(table.cols[0][0]), *(float(end) for _, end in table.cols)]
    return {"way": way, "page": page, "box": [left, low, right, high], "edges": edges}


def main() -> None:
    asked = json.load(sys.stdin)
    for answer in tables_of(asked["path"], asked["password"], asked["pages"]):
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
