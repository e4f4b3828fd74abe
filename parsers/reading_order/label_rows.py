"""Labels beside each other with their values under them, again and again in the text of cards → set one below
the other, as the other labels of the cards are.

R1  Agree what comes first                  Action
Action                                      Hold a meeting each month
Hold a meeting each month                   Lead member
Lead member     Lead officer     Date   ->  Cllr Nolan
Cllr Nolan      Head of Audit    June       Lead officer
                                            Head of Audit
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Document, Page
from parsers.grids.ruled_grids import rules_to_grids
from parsers.headers.headers import LEADING
from parsers.headers.line_headers import line_headers
from parsers.reading_order.beside import Beside, one_below_the_other
from parsers.reading_order.gutters import Piece, lines_to_pieces
from parsers.text.lines import Line, words_to_lines
from parsers.vocabulary import column_of

FEWEST = 2
"""Rows of the same labels in a document: one alone may head anything."""
LONGEST = 16
"""Words of such labels, at most."""
LEVEL = 2.0
"""Points between the left edges of a label and its value."""
ROOM = 0.9
"""Font sizes of white above a value, at most."""


def with_label_rows(document: Document) -> Document:
    """The document with such rows made one below the other, and what is below them moved down; without enough
    of them as it is. `rejoined_columns.with_own_pages` puts words back to where they are printed."""
    found = {page.number: list(_label_rows(page)) for page in document.pages}
    counts = Counter(labels for rows in found.values() for labels, _ in rows)
    # "Scrutiny | Manager" in two cells of a table is no row of labels: it does not come again.
    again = {
        number: [row for labels, row in rows if counts[labels] >= FEWEST] for number, rows in found.items()
    }
    if not any(again.values()):
        return document
    pages = [one_below_the_other(page, again[page.number]) for page in document.pages]
    return replace(document, pages=tuple(pages))


def _label_rows(page: Page) -> Iterator[tuple[tuple[str, ...], Beside]]:
    """The rows of a page outside its tables by rules, and not beside one, behind what their labels mean."""
    if any(word.turned for word in page.words):
        return
    grids = [grid for grid in rules_to_grids(page, True) if grid.width > 1 and grid.words]
    taken = {word for grid in grids for word in grid.words}
    lines = words_to_lines(word for word in page.words if word not in taken)
    for number, line in enumerate(lines):
        labels = lines_to_pieces([line]) if len(line.words) <= LONGEST else []
        if not _are_labels(labels) or _is_in_header(number, lines):
            continue
        values = list(_values(labels, lines[number:]))
        row = _row(labels, (line, *values))
        beside = any(grid.box.top < row.bottom and grid.box.bottom > row.top for grid in grids)
        if values and not beside:
            yield tuple(column_of(_text(label)) for label in labels), row


def _is_in_header(number: int, lines: Sequence[Line]) -> bool:
    """Whether a line is part of a table's header: "No | completion" below "Ref | Action | Target"."""
    return any(first <= number < below for _, first, below in line_headers(lines))


def _row(labels: Sequence[Piece], lines: Sequence[Line]) -> Beside:
    """The labels, each with what stands under it."""
    edges = [*(label.box.x0 for label in labels), float("inf")]
    words = [word for line in lines for word in line.words]
    parts = (
        (x, tuple(word for word in words if x - LEVEL <= word.box.x0 < after - LEVEL))
        for x, after in pairwise(edges)
    )
    foot = max(line.box.bottom for line in lines)
    return Beside(lines[0].box.top, foot, ROOM * labels[0].size, tuple(parts))


def _are_labels(pieces: Sequence[Piece]) -> bool:
    return are_labels(list(map(_text, pieces)))


def _text(piece: Piece) -> str:
    return " ".join(word.text for word in piece.words)


def are_labels(texts: Sequence[str]) -> bool:
    """Whether texts side by side are labels, and no header of a table of actions."""
    if len(texts) < 2 or not all(map(column_of, texts)):
        return False
    names = [column_of(text) for text in texts]
    return len(set(names)) == len(names) and not LEADING & set(names)


def _values(labels: Sequence[Piece], lines: Sequence[Line]) -> Iterator[Line]:
    """The lines right below the first, each part of which begins under a label and ends before the next, in
    one type: what stands below the values in another is the next action."""
    edges = [*(label.box.x0 for label in labels), float("inf")]
    for above, line in pairwise(lines):
        if above is not lines[0] and line.style.size != above.style.size:
            return
        room = line.box.top - above.box.bottom
        parts = lines_to_pieces([line])
        if (
            room > ROOM * line.style.size
            or _are_labels(parts)
            or not all(_is_under(each, edges) for each in parts)
        ):
            return
        yield line


def _is_under(piece: Piece, edges: Sequence[float]) -> bool:
    return any(abs(piece.box.x0 - x) <= LEVEL and piece.box.x1 < after for x, after in pairwise(edges))
