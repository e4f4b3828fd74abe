"""The header rows of a tagged table where later pages print them again: browsers tag each copy as the
header's own, word processors mark the copies as artifacts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.document import Page, Word
from parsers.tags.tags import TagCell, TagTable
from parsers.text.cut_lines import copy_of

HEADER_ROWS = 3
"""Rows that a header has at most."""
NEAR = 2.0
"""Points within which a copy stands like its original."""


def repeated_words(table: TagTable) -> frozenset[Word]:
    """The words of the header rows where later pages print them again."""
    repeated: set[Word] = set()
    for row in range(min(HEADER_ROWS, table.rows)):
        words = [word for cell in table.cells if cell.top == row for word in cell.words]
        pages = sorted({word.page for word in words})
        first, *later = [[word for word in words if word.page == page] for page in pages] or [[]]
        if not later or any(_texts(each) != _texts(first) for each in later):
            break
        repeated.update(word for each in later for word in each)
    return frozenset(repeated)


def _texts(words: Sequence[Word]) -> list[str]:
    return [word.text for word in words]


def with_repeats(table: TagTable, pages: Sequence[Page], tagged: frozenset[Word]) -> TagTable:
    """The table with the header rows that later pages print again as artifacts, as word processors do."""
    first, *later = table.pages
    for rows in range(HEADER_ROWS, 0, -1):
        header = [word for cell in table.cells if cell.bottom < rows for word in cell.words]
        header = [word for word in header if word.page == first]
        found: dict[Word, list[Word]] = defaultdict(list)
        for number in later if header else ():
            free = [word for word in pages[number - 1].words if word not in tagged]
            for word, again in zip(header, _printed_again(header, free), strict=False):
                found[word].append(again)
        if found:
            cells = [_grown(cell, found) for cell in table.cells]
            return replace(table, cells=tuple(cells))
    return table


def _printed_again(header: Sequence[Word], words: Sequence[Word]) -> list[Word]:
    """The words that stand to each other as those of the header do, word for word; or none."""
    for start in words:
        if start.text == header[0].text and abs(start.box.x0 - header[0].box.x0) < NEAR:
            moved = start.box.top - header[0].box.top
            again = [copy_of(word, words, 0.0, moved, NEAR) for word in header]
            if all(again):
                return [word for word in again if word]
    return []


def _grown(cell: TagCell, found: Mapping[Word, Sequence[Word]]) -> TagCell:
    more = [again for word in cell.words for again in found.get(word, ())]
    return replace(cell, words=(*cell.words, *more)) if more else cell
