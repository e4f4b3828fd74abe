"""Numbers in large type beside texts that they count → each at the head of its text, as wide as a number is.

 _
/ |   Listen to all                 1 Listen to all
  |   • Hold a meeting        ->      • Hold a meeting
 _
 _|   Speak plainly                 2 Speak plainly
|_    • Write less                    • Write less
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from models.document import Box, Document, Page, Style, Word
from parsers.grids.ruled_grids import tables_on
from parsers.reading_order.gutters import lines_outside
from parsers.text.lines import most_style

NUMBER = re.compile(r"(\d{1,2})[.:]?")
LARGE = 1.5
"""In sizes of the document's text: from there on a number is set to be seen."""
LARGER = 1.2
"""In sizes of the text beside it; a title as large has its number on its own line."""
FEWEST = 3
"""Numbers that count on from 1, at least."""
BESIDE = 3.0
"""Of its own sizes, from a number to its text."""
SPACE, WIDTH = 0.3, 0.6
"""Font sizes of white behind a number at the head of a text, and that a figure is wide."""


def with_large_numbers(document: Document) -> Document:
    """The document with such numbers on the first line of their texts, where they count on."""
    if not document.words:
        return document
    size = most_style(document.words).size
    found = {number: first for page in document.pages for number, first in _beside_texts(page, size)}
    counted = [int(re.sub(r"\D", "", number.text)) for number in found]
    if len(found) < FEWEST or counted != list(range(1, len(found) + 1)):
        return document

    def moved(page: Page) -> Page:
        words = (_at_head(word, found[word]) if word in found else word for word in page.words)
        return replace(page, words=tuple(words))

    return replace(document, pages=tuple(map(moved, document.pages)))


def _beside_texts(page: Page, size: float) -> Iterator[tuple[Word, Word]]:
    """The large numbers of a page from its top, each with the first word of the highest text beside it."""
    numbers = [word for word in page.words if word.style.size >= LARGE * size and NUMBER.fullmatch(word.text)]
    if not numbers:
        return
    lines = lines_outside(tables_on(page), page)
    words = {word for line in lines for word in line.words}
    for number in sorted((each for each in numbers if each in words), key=lambda each: each.depth):
        level = [
            word
            for word in words
            if word is not number
            and word.part == number.part
            and number.box.top < word.box.bottom
            and word.box.centre[1] < number.box.bottom
        ]
        right = [word for word in level if word.box.x0 >= number.box.x1]
        if len(right) < len(level) or not right:
            continue
        x = min(word.box.x0 for word in right)
        begun = (word for word in right if word.box.x0 < x + word.style.size)
        first = min(begun, key=lambda each: each.depth)
        near = first.box.x0 - number.box.x1 < BESIDE * number.style.size
        if near and number.style.size >= LARGER * first.style.size:
            yield number, first


def _at_head(number: Word, first: Word) -> Word:
    """The number on the line of its text, in the type of that."""
    style: Style = first.style
    right = first.box.x0 - SPACE * style.size
    left = right - WIDTH * style.size * len(number.text)
    return replace(number, box=Box(left, first.box.top, right, first.box.bottom), style=style)
