"""A heading that was misread, told by the others of its header: "Ret" beside "Lead", "Action" and "When?".

In a sentence "lean" may stand; over a column, between "Action" and "When?", it is "Lead". A table whose
header is not known is lost, and a header that is printed again becomes a record.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.document import Word
from parsers.vocabulary import column_of, heading_words
from parsers.vocabulary.wordlist import a_letter_away

APART = 0.6
"""Sizes: words with more room between them are of two cells."""
SEVERAL, LONGEST = 2, 3
"""The headings that make a line a header, at least; and the words of one that is mended."""


def with_headings(words: Sequence[Word]) -> list[Word]:
    """The words of a page, with what headings most likely say whose line has other headings."""
    meant: dict[int, Word] = {}
    for line in _lines(words):
        cells = list(_cells(line))
        columns = [column_of(_text(cell)) for cell in cells]
        known = set(filter(None, columns))
        if len(known) >= SEVERAL and len(known) >= columns.count(""):
            for cell, column in zip(cells, columns, strict=True):
                if not column and len(cell) <= LONGEST:
                    meant |= _mended(cell, known)
    return [meant.get(id(word), word) for word in words]


def _lines(words: Sequence[Word]) -> Iterator[list[Word]]:
    """The words whose middles are level, from the left."""
    line: list[Word] = []
    for word in sorted(words, key=lambda one: one.box.centre[1]):
        if line and word.box.centre[1] - line[0].box.centre[1] > word.style.size / 2:
            yield sorted(line, key=lambda one: one.box.x0)
            line = []
        line.append(word)
    if line:
        yield sorted(line, key=lambda one: one.box.x0)


def _cells(line: Sequence[Word]) -> Iterator[list[Word]]:
    cell: list[Word] = []
    for word in line:
        if cell and word.box.x0 - cell[-1].box.x1 > APART * word.style.size:
            yield cell
            cell = []
        cell.append(word)
    if cell:
        yield cell


def _text(cell: Sequence[Word]) -> str:
    return " ".join(word.text for word in cell)


def _mended(cell: Sequence[Word], known: set[str]) -> dict[int, Word]:
    """The one word of a cell by a letter of which it heads no column, as it was most likely printed; headings
    that the line has already are not looked for."""
    found = {}
    for place, word in enumerate(cell):
        core = word.text.strip(".,:;?*")
        near = a_letter_away(core.lower()) & heading_words() if core.isalpha() and len(core) > 2 else ()
        for other in sorted(near):
            said = word.text.replace(core, other.upper() if core.isupper() else _cased(other, core))
            mended = replace(word, text=said)
            column = column_of(_text([*cell[:place], mended, *cell[place + 1 :]]))
            if column and column not in known and len(other) == len(core):
                found[column] = {id(word): mended}
    return found.popitem()[1] if len(found) == 1 else {}


def _cased(other: str, core: str) -> str:
    return other.capitalize() if core[0].isupper() else other
