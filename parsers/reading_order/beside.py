"""What stands side by side on a page → one below the other: words are moved while the plan is read.

Lead member     Lead officer        Lead member
Cllr Nolan      Head of Audit   ->  Cllr Nolan
                                    Lead officer
                                    Head of Audit

What is below them moves down; rules and fills move with the words. `rejoined_columns.with_own_pages` puts the
words back to where they are printed.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from models.document import Box, Document, Page, Word, Worded

Thing = TypeVar("Thing", bound=Worded)
Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Beside:
    """Parts side by side from `top` to `bottom`: the left edge and the words of each, `room` between."""

    top: float
    bottom: float
    room: float
    parts: tuple[tuple[float, tuple[Word, ...]], ...]

    @property
    def step(self) -> float:
        return self.bottom - self.top + self.room

    @property
    def more(self) -> float:
        """How much higher it is with its parts one below the other."""
        return (len(self.parts) - 1) * self.step

    def moved(self, down: float) -> dict[Word, Word]:
        """Each of its words, where it stands then on a page that begins `down` further down."""
        first = self.parts[0][0]
        return {
            word: replace(word, box=word.box.moved(first - x, down + number * self.step))
            for number, (x, words) in enumerate(self.parts)
            for word in words
        }


def untagged(
    found: Mapping[int, Sequence[Thing]], document: Document, tagged: Callable[[Document], Collection[Word]]
) -> dict[int, list[Thing]]:
    """What was found on each page, but for what stands in tables that the file's tags bind; they are asked
    for only where something was."""
    held = frozenset(tagged(document)) if any(found.values()) else frozenset[Word]()
    return {page: [each for each in own if held.isdisjoint(each.words)] for page, own in found.items()}


def rearranged(
    document: Document, found: Mapping[int, Found], how: Callable[[Page, Found], Page]
) -> Document:
    """The document, each page on which something was found set so; the same where nothing was."""
    if not any(found.values()):
        return document
    pages = (how(page, own) if (own := found.get(page.number)) else page for page in document.pages)
    return replace(document, pages=tuple(pages))


def one_below_the_other(page: Page, rows: Sequence[Beside]) -> Page:
    """The page with the parts of each row one below the other, and longer by as much."""
    room = [(row.bottom, row.more) for row in rows]
    own: dict[Word, Word] = {}
    for row in rows:
        own |= row.moved(_down(row.top, room))
    return with_room(page, room, own)


def with_room(page: Page, room: Sequence[tuple[float, float]], own: Mapping[Word, Word]) -> Page:
    """The page with more room at some y, what is below moved down, but for words that have their `own`."""

    def stretched(box: Box) -> Box:
        top, bottom = (y + _down(y, room) for y in (box.top, box.bottom))
        return replace(box, top=top, bottom=bottom)

    words = (
        own.get(word) or replace(word, box=word.box.moved(0.0, _down(word.box.centre[1], room)))
        for word in page.words
    )
    rules = (
        replace(rule, at=rule.at + _down(rule.at, room))
        if rule.horizontal
        else replace(rule, start=rule.start + _down(rule.start, room), end=rule.end + _down(rule.end, room))
        for rule in page.rules
    )
    fills = (replace(fill, box=stretched(fill.box)) for fill in page.fills)
    height = page.height + sum(more for _, more in room)
    return replace(page, height=height, words=tuple(words), rules=tuple(rules), fills=tuple(fills))


def _down(y: float, room: Sequence[tuple[float, float]]) -> float:
    return sum(more for at, more in room if at <= y)
