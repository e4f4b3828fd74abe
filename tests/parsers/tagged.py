"""Drawn pages with a structure tree: tables given as the words of their cells, true to the page or not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.document import Document, Word
from models.structure import Element, Mark


@dataclass(frozen=True)
class Span:
    """A cell over several rows or columns."""

    text: str
    rows: int = 1
    columns: int = 1


Rows = Sequence[Sequence[str | Span]]


def tagged(
    drawn: Document, *tables: Rows, headings: Sequence[str] = (), paragraphs: Sequence[str] = ()
) -> Document:
    """The document with tags. A cell's words are found on the pages one by one, each the first that no cell
    has taken; "@2" before a cell's words seeks them from page 2 on, " | " parts its paragraphs. All other
    words are in no element."""
    free = [word for page in drawn.pages for word in page.words]
    marks = {word: (word.page, place) for place, word in enumerate(free)}
    elements = [Element("Document")]
    for rows in tables:
        elements.append(Element("Table", 0))
        table = len(elements) - 1
        for row in rows:
            elements.append(Element("TR", table))
            above = len(elements) - 1
            for cell in row:
                given = cell if isinstance(cell, Span) else Span(cell)
                elements.append(Element("TD", above, (), given.rows, given.columns))
                home = len(elements) - 1
                parts = given.text.split(" | ")
                elements += [Element("P", home, _taken(part, free, marks)) for part in parts]
    elements += [Element("H2", 0, _taken(text, free, marks)) for text in headings]
    elements += [Element("P", 0, _taken(text, free, marks)) for text in paragraphs]
    pages = tuple(
        replace(page, words=tuple(replace(word, mark=marks[word][1]) for word in page.words))
        for page in drawn.pages
    )
    return replace(drawn, pages=pages, structure=tuple(elements))


def _taken(text: str, free: list[Word], marks: dict[Word, Mark]) -> tuple[Mark, ...]:
    first_page, found = 1, []
    for token in text.split():
        if token[0] == "@":
            first_page = int(token[1:])
            continue
        word = next(word for word in free if word.text == token and word.page >= first_page)
        free.remove(word)
        found.append(marks[word])
    return tuple(found)
