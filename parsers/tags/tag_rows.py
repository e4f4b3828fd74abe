"""Which row of which tagged table each word stands in: what a page end cuts is one row of the tree."""

from __future__ import annotations

from collections.abc import Mapping

from models.document import Document, Word
from parsers.tags.tags import owners_of, words_by_mark


def rows_of(document: Document) -> Mapping[Word, tuple[int, int]]:
    """Word → the numbers of its table and its row; nothing where no row is tagged."""
    elements = document.structure
    if not any(element.kind == "TR" for element in elements):
        return {}
    marks = words_by_mark(document)
    tables = owners_of(elements, ("Table",))
    return {
        word: (tables[place], row)
        for place, row in enumerate(owners_of(elements, ("TR",)))
        if row >= 0
        for mark in elements[place].marks
        for word in marks.get(mark, ())
    }
