"""Structure tree → tables as they are tagged: cells with their places, spans and words, true or not.

Table ─ TR ─ TH "No"   TH "Action"          rows 0-2, columns 0-1:
      ─ TR ─ TD "01"   TD "Hold meetings"   "01" spans rows 1-2
      ─ TR ─           TD "Report back"
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from models.document import Document, Word, words_of
from models.structure import Element, Mark
from parsers.text.lines import most_style

CELLS = ("TD", "TH")
HEADINGS = ("H", "H1", "H2", "H3", "H4", "H5", "H6")
LONGEST_HEADING = 40
"""Words."""
MOST_HEADINGS = 0.25
"""The share of a document's words up to which headings are believed to be headings."""
DEEPEST = 4
"""Tables in tables; a page set by tables nests them, a plan does not."""


@dataclass(frozen=True, slots=True, eq=False)
class TagCell:
    """A TD or TH: the rows and columns (from 0) that it covers, and its words on all pages."""

    top: int
    bottom: int
    first: int
    last: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, eq=False)
class TagTable:
    """A Table element; `strays` are words that are tagged as its own and as no cell's."""

    rows: int
    columns: int
    cells: tuple[TagCell, ...]
    strays: tuple[Word, ...] = ()

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(words_of(self.cells))

    @property
    def pages(self) -> list[int]:
        return sorted({word.page for word in self.words})


def tagged_words(document: Document) -> frozenset[Word]:
    """The words that stand in any element: the others are artifacts, or forgotten."""
    marks = {mark for element in document.structure for mark in element.marks}
    return frozenset(word for page in document.pages for word in page.words if _mark(word) in marks)


def structure_to_tables(document: Document) -> list[TagTable]:
    """The tables of the tree, in its order; a table inside a table's cell stands after it."""
    elements = document.structure
    if not any(element.kind == "Table" for element in elements):
        return []
    owners = owners_of(elements, (*CELLS, "Table"))
    contents: dict[int, list[Word]] = defaultdict(list)
    for place, own in enumerate(words_of_elements(document)):
        for owner in _enclosing(place, owners, elements) if own else ():
            contents[owner] += own
    return [_table(elements, place, own, contents) for place, own in _rows(elements).items() if own]


def heading_words(document: Document) -> frozenset[Word]:
    """The words of the tree's headings, as far as they are set as such: short, few, and not as the text."""
    elements = document.structure
    if not any(element.kind in HEADINGS for element in elements):
        return frozenset()
    body = most_style(document.words)
    headings: dict[int, list[Word]] = defaultdict(list)
    for owner, own in zip(owners_of(elements, HEADINGS), words_of_elements(document), strict=True):
        if owner >= 0:
            headings[owner] += own
    found = [
        words
        for words in headings.values()
        if 0 < len(words) <= LONGEST_HEADING and all(word.style != body for word in words)
    ]
    count = sum(len(words) for words in found)
    many = count > MOST_HEADINGS * len(document.words)
    return frozenset() if many else frozenset(word for words in found for word in words)


def rows_of(document: Document) -> Mapping[Word, tuple[int, int]]:
    """Word → the numbers of its tagged table and row: what a page end cuts is one row of the tree."""
    elements = document.structure
    tables = owners_of(elements, ("Table",))
    each = zip(tables, owners_of(elements, ("TR",)), words_of_elements(document), strict=True)
    return {word: (table, row) for table, row, words in each if row >= 0 for word in words}


def words_of_elements(document: Document) -> list[list[Word]]:
    words: dict[Mark, list[Word]] = defaultdict(list)
    for page in document.pages:
        for word in page.words:
            words[_mark(word)].append(word)
    return [[word for mark in each.marks for word in words.get(mark, ())] for each in document.structure]


def _mark(word: Word) -> Mark:
    return (word.page, -1 if word.mark is None else word.mark)


def owners_of(elements: Sequence[Element], kinds: Sequence[str]) -> list[int]:
    """For each element the one of `kinds` (itself or the nearest above) whose content it is; -1 for none."""
    owners: list[int] = []
    for place, element in enumerate(elements):
        above = owners[element.parent] if element.parent >= 0 else -1
        owners.append(place if element.kind in kinds else above)
    return owners


def _enclosing(place: int, owners: Sequence[int], elements: Sequence[Element]) -> Iterator[int]:
    """The owner of an element's content, and the cells around that."""
    owner = owners[place]
    for depth in range(DEEPEST):
        if owner < 0:
            return
        if depth == 0 or elements[owner].kind in CELLS:
            yield owner
        parent = elements[owner].parent
        owner = owners[parent] if parent >= 0 else -1


def _rows(elements: Sequence[Element]) -> dict[int, list[list[int]]]:
    """For each table the places of its rows' cells; THead, TBody and the like may stand between."""
    above: list[tuple[int, int]] = []  # the table and the row that each element is in
    rows: dict[int, dict[int, list[int]]] = defaultdict(dict)
    for place, element in enumerate(elements):
        table, row = above[element.parent] if element.parent >= 0 else (-1, -1)
        if element.kind == "Table":
            table, row = place, -1
        elif element.kind == "TR" and table >= 0:
            row = place
            rows[table][row] = []
        elif element.kind in CELLS and row >= 0:
            rows[table][row].append(place)
            row = -1
        above.append((table, row))
    return {table: list(own.values()) for table, own in rows.items()}


def _table(
    elements: Sequence[Element], place: int, rows: Sequence[Sequence[int]], contents: Mapping[int, list[Word]]
) -> TagTable:
    cells = list(_placed(elements, rows, contents))
    columns = max((cell.last + 1 for cell in cells), default=0)
    return TagTable(len(rows), columns, tuple(cells), tuple(contents.get(place, ())))


def _placed(
    elements: Sequence[Element], rows: Sequence[Sequence[int]], contents: Mapping[int, list[Word]]
) -> Iterator[TagCell]:
    """The cells in their places: each takes the first that no cell from above spans, as in HTML."""
    free_from: dict[int, int] = defaultdict(int)  # for each column the first row that no cell spans
    for top, own in enumerate(rows):
        column = 0
        for place in own:
            while free_from[column] > top:
                column += 1
            bottom = min(top + elements[place].row_span, len(rows)) - 1
            last = column + elements[place].column_span - 1
            free_from |= dict.fromkeys(range(column, last + 1), bottom + 1)
            yield TagCell(top, bottom, column, last, tuple(contents.get(place, ())))
            column = last + 1


def joined(one: TagTable, other: TagTable) -> TagTable:
    """Two tables of the same columns as one, `other` below."""
    moved = [replace(cell, top=cell.top + one.rows, bottom=cell.bottom + one.rows) for cell in other.cells]
    return TagTable(one.rows + other.rows, one.columns, (*one.cells, *moved), (*one.strays, *other.strays))
