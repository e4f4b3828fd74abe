"""Small coloured boxes under each other, a label and its value in each, beside what is done → their words
below that, one by one.

What we will do              ####################       What we will do
• Cut the plan to a page     # Lead             #       • Cut the plan to a page
• Publish it                 # Chief Executive  #       • Publish it
                             ####################   →   Lead
                             ####################       Chief Executive
                             # By when          #       By when
                             # July 2025        #       July 2025
                             ####################
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from models.document import Box, Document, Page, Word, bounds
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.grids.rules import NEAR
from parsers.reading_order.beside import Beside, one_below_the_other, rearranged
from parsers.reading_order.sidebars import WIDEST
from parsers.text.lines import words_to_lines
from parsers.text.runs import parted
from parsers.vocabulary import column_of

FEWEST = 2
"""Such stacks in a document, and boxes in one, at least."""
APART = 30.0
"""Points between two boxes of a stack, at most."""
GAP = 1.5
"""Font sizes of white between two lines of a text beside a stack that ends below it, at most."""
ROOM = 6.0
"""Points between the text and the boxes below it then."""


def with_stacked_boxes(document: Document) -> Document:
    """The document with such boxes below what stands beside them; without enough of them as it is."""
    found = {page.number: list(_stacks(page)) for page in document.pages}
    return rearranged(document, found if sum(map(len, found.values())) >= FEWEST else {}, one_below_the_other)


def _stacks(page: Page) -> Iterator[Beside]:
    columns: dict[tuple[int, int], list[Box]] = defaultdict(list)
    for fill in sorted(page.fills, key=lambda fill: fill.box.top):
        if not fill.is_white and fill.box.width < WIDEST * page.width:
            columns[round(fill.box.x0), round(fill.box.x1)].append(fill.box)
    for own in columns.values():
        labelled = [(box, _label_in(box, page.words)) for box in own]
        for stack in parted(labelled, _begins_stack):
            labels = [label for _, label in stack]
            told = all(labels) and len(set(labels)) == len(labels) >= FEWEST
            whole = bounds([box for box, _ in stack])
            if told and not {*OWNERS, *DATES}.isdisjoint(labels) and (found := _beside(whole, page)):
                yield found


def _begins_stack(above: Sequence[tuple[Box, str]], own: tuple[Box, str]) -> bool:
    """Whether a box with its label stands apart from those above, or is the "Lead" of the next card."""
    box, label = own
    again = bool(label) and label in (each for _, each in above)
    return again or not NEAR / 2 < box.top - above[-1][0].bottom < APART


def _label_in(box: Box, words: Sequence[Word]) -> str:
    """The column that a box's first line names, in bold over its value, else ""."""
    lines = words_to_lines(word for word in words if box.holds(word.box.centre))
    return column_of(lines[0].text.rstrip(":")) if len(lines) > 1 and lines[0].style.bold else ""


def _beside(stack: Box, page: Page) -> Beside | None:
    """A stack, with the text at its left that is level with it, or goes on below it."""
    inside = tuple(word for word in page.words if stack.holds(word.box.centre))
    others = [word for word in page.words if word.box.centre[1] > stack.top and word not in inside]
    text, foot = list[Word](), stack.bottom
    for line in words_to_lines(others):
        if line.box.centre[1] > stack.bottom and line.box.top - foot > GAP * line.style.size:
            break
        text += line.words
        foot = max(foot, line.box.bottom)
    if not text or max(word.box.x1 for word in text) > stack.x0:
        return None
    left = min(word.box.x0 for word in text)
    return Beside(stack.top, foot, ROOM, ((left, tuple(text)), (stack.x0, inside)))
