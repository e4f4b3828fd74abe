"""Words that stand upright in cells that the tags leave empty: a browser that turns a text tags it nowhere.

L | 1.1 | Appoint ...      the tags: a cell without words over three rows, beside 1.1 to 2.1
e | 1.2 | Agree ...
a | 2.1 | Review ...
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.document import Box, Page, Word, bounds
from parsers.tags.tags import TagCell, TagTable
from parsers.text.upright_runs import UPRIGHT


def with_upright_words(table: TagTable, pages: Sequence[Page]) -> TagTable:
    """The table with such words, left of all that its rows say, in the empty cells beside whose rows they
    stand: what a browser turns has other elements' marks."""
    held = set(table.words)
    own = [word for number in table.pages for word in pages[number - 1].words]
    upright = [word for word in own if word.turned in UPRIGHT and word not in held]
    if not upright:
        return table
    empty = {
        place: _rows_beside(cell, table)
        for place, cell in enumerate(table.cells)
        if not (cell.words or cell.first)
    }
    cells = list(table.cells)
    for word in upright:
        gaps = {place: gap for place, rows in empty.items() if (gap := _gap(word, rows)) is not None}
        if gaps:
            place = min(gaps, key=lambda one: gaps[one])
            cells[place] = replace(cells[place], words=(*cells[place].words, word))
    return replace(table, cells=tuple(cells))


def _rows_beside(cell: TagCell, table: TagTable) -> dict[int, Box]:
    """Each page with words in the rows beside a cell, and the box around these."""
    level = [
        word
        for other in table.cells
        if cell.top <= other.top and other.bottom <= cell.bottom
        for word in other.words
    ]
    pages = {word.page for word in level}
    return {page: bounds([word.box for word in level if word.page == page]) for page in pages}


def _gap(word: Word, rows: Mapping[int, Box]) -> float | None:
    """How far above or below some rows a word stands left of them; None where it does not."""
    box = rows.get(word.page)
    x, y = word.box.centre
    return max(box.top - y, y - box.bottom, 0.0) if box and x < box.x0 else None
