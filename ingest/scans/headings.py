"""A heading that was misread, told by the others of its header: "Ret" beside "Lead", "Action" and "When?".

In a sentence "lean" may stand; over a column, between "Action" and "When?", it is "Lead". A table whose
header is not known is lost, and a header that is printed again becomes a record. One that is printed again is
told by the same header on other pages too: "1D TASKS PEER CHAI.ILENGE WHO?" stands where "ID TASKS PEER
CHALLENGE WHO?" does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Word
from parsers.text.runs import parted, widest_space
from parsers.vocabulary import column_of, heading_words
from parsers.vocabulary.wordlist import a_letter_away, is_word

APART, FARTHEST = 0.6, 1.0
"""Sizes: words with more room between them are of two cells, in wide type up to the second. Typewriters'
spaces are 0.6 sizes wide, or more."""
STOPS = ".,:;?*"
IN_PLACE = 0.4
"""Sizes by which a word of a header that is printed again may be off its place in it."""
SHORT = 3
"""Letters: a heading read with fewer has lost one, "Wo?" for "Who?"."""
SEVERAL, LONGEST = 2, 3
"""The headings that make a line a header, at least; and the words of one that is mended."""


def with_headings(pages: Sequence[Sequence[Word]]) -> list[list[Word]]:
    """The words of each page, with what headings most likely say whose line has other headings."""
    meant: dict[int, Word] = {}
    lines = [line for words in pages for line in _lines(words) if len(line) >= SEVERAL]
    headers = [line for line in lines if _names_columns(list(map(_column_of, _cells(line))))]
    # A pack prints one header on hundreds of pages.
    distinct = {tuple(word.text for word in line): line for line in headers}.values()
    for line in lines:
        for header in distinct:
            if _stands_as(line, header):
                pairs = zip(line, header, strict=True)
                better = ((one, other) for one, other in pairs if _is_known(other.text) > _is_known(one.text))
                meant |= {
                    id(one): replace(one, text=other.text, confidence=other.confidence)
                    for one, other in better
                }
    for line in headers:
        cells = list(_cells([meant.get(id(word), word) for word in line]))
        columns = list(map(_column_of, cells))
        for cell, column in zip(cells, columns, strict=True):
            if not column and len(cell) <= LONGEST:
                meant |= _mended(cell, set(filter(None, columns)))
        size = max(word.style.size for word in line)
        meant |= {id(word): _as_large(meant.get(id(word), word), size) for word in line}
    return [[meant.get(id(word), word) for word in words] for words in pages]


def _as_large(word: Word, size: float) -> Word:
    """A heading's word in the size of its header: small capitals alone are measured as small letters."""
    if word.turned or word.style.size == size:
        return word
    top = word.box.bottom - size
    return replace(word, box=replace(word.box, top=top), style=replace(word.style, size=size))


def _names_columns(columns: Sequence[str]) -> bool:
    known = set(filter(None, columns))
    return len(known) >= SEVERAL and len(known) >= columns.count("")


def _stands_as(line: Sequence[Word], header: Sequence[Word]) -> bool:
    """Whether a line is a header that is printed again: each word has its place, and most are the same."""
    if line is header or len(line) != len(header):
        return False
    left, size = line[0].box.x0 - header[0].box.x0, header[0].style.size
    pairs = list(zip(line, header, strict=True))
    level = all(abs(one.box.x0 - other.box.x0 - left) < IN_PLACE * size for one, other in pairs)
    return level and 2 * sum(one.text == other.text for one, other in pairs) >= len(pairs)


def _is_known(text: str) -> bool:
    core = text.strip(STOPS)
    return core.isalpha() and (is_word(core) or core.lower() in heading_words())


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
    size = max(word.style.size for word in line)
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(line)]
    space = widest_space(gaps, size, APART, FARTHEST)
    yield from parted(line, lambda cell, word: word.box.x0 - cell[-1].box.x1 > space)


def _column_of(cell: Sequence[Word]) -> str:
    return column_of(_text(cell))


def _text(cell: Sequence[Word]) -> str:
    return " ".join(word.text for word in cell)


def _mended(cell: Sequence[Word], known: set[str]) -> dict[int, Word]:
    """The one word of a cell by a letter of which it heads no column, as it was most likely printed; headings
    that the line has already are not looked for."""
    found = {}
    for place, word in enumerate(cell):
        core = word.text.strip(STOPS)
        near = a_letter_away(core.lower()) & heading_words() if core.isalpha() and len(core) > 1 else ()
        for other in sorted(near):
            said = word.text.replace(core, other.upper() if core.isupper() else _cased(other, core))
            mended = replace(word, text=said)
            column = column_of(_text([*cell[:place], mended, *cell[place + 1 :]]))
            if column and column not in known and len(other) - len(core) == (len(core) < SHORT):
                found[column] = {id(word): mended}
    return found.popitem()[1] if len(found) == 1 else {}


def _cased(other: str, core: str) -> str:
    return other.capitalize() if core[0].isupper() else other
