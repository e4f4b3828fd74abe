"""A made-up plan's pages, shaken: set as badly as pages of real plans can be, so that more is read wrong.

The parser is seldom wrong on pages that are set well, and what it then says of its doubts cannot be measured.
Shaken pages have what unseen plans have: rules that are missing or a little off, words that do not stand
level, rows without room between them, columns that come near each other, a heading that nobody knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from random import Random

from models.document import Box, Document, Fill, Page, Rule, Word
from parsers.outline.outline import document_to_outline

Way = Callable[[Document, Random], Document]

UNKNOWN = ("Lorem", "Quux", "Wibble")
"""Headings that no vocabulary has."""


def shake(document: Document, rng: Random) -> Document:
    """The document shaken in one way, or in two."""
    for way in rng.sample(WAYS, rng.choice((1, 1, 2))):
        document = way(document, rng)
    return document


def _each_page(document: Document, change: Callable[[Page], Page]) -> Document:
    return replace(document, pages=tuple(map(change, document.pages)))


def _moved(word: Word, dx: float, dy: float) -> Word:
    box = word.box
    return replace(word, box=Box(box.x0 + dx, box.top + dy, box.x1 + dx, box.bottom + dy))


def jittered(document: Document, rng: Random) -> Document:
    """Every word a fraction of a point off."""
    much = rng.choice((0.1, 0.2, 0.4))

    def change(page: Page) -> Page:
        words = (_moved(word, rng.gauss(0, much), rng.gauss(0, much)) for word in page.words)
        return replace(page, words=tuple(words))

    return _each_page(document, change)


def with_fewer_rules(document: Document, rng: Random) -> Document:
    """Some rules missing, or all of one direction; the tags too, as in files that have such rules."""
    share, kinds = rng.choice((0.05, 0.1, 0.3, 1.0)), rng.choice(((True,), (False,), (True, False)))

    def change(page: Page) -> Page:
        kept = (rule for rule in page.rules if rule.horizontal not in kinds or rng.random() >= share)
        return replace(page, rules=tuple(kept))

    return _each_page(untagged(document, rng), change)


def with_moved_rules(document: Document, rng: Random) -> Document:
    """Every rule some points off, and some too short."""
    much = rng.choice((1.0, 2.0, 4.0))

    def change(rule: Rule) -> Rule:
        cut = rng.choice((0.0, 0.0, 0.0, 0.3)) * (rule.end - rule.start)
        return replace(rule, at=rule.at + rng.uniform(-much, much), end=rule.end - cut)

    return _each_page(document, lambda page: replace(page, rules=tuple(map(change, page.rules))))


def squeezed(document: Document, rng: Random) -> Document:
    """Less room between the rows: of each white strip across the page only a share is left."""
    share = rng.choice((0.2, 0.5, 0.8))
    return _each_page(document, lambda page: _squeezed_page(page, share))


def _squeezed_page(page: Page, share: float) -> Page:
    """The page with the white strips between its lines lower; from 3 points down they stay as they are."""
    strips: list[tuple[float, float]] = []
    end = 0.0
    for top, bottom in sorted((word.box.top, word.box.bottom) for word in page.words):
        if top - end > 3 and end:
            strips.append((end, top))
        end = max(end, bottom)

    def level(y: float) -> float:
        lost = (min(max(y - top, 0.0), bottom - top - 3) for top, bottom in strips)
        return y - (1 - share) * sum(lost)

    def box(old: Box) -> Box:
        return Box(old.x0, level(old.top), old.x1, level(old.bottom))

    def rule(old: Rule) -> Rule:
        if old.horizontal:
            return replace(old, at=level(old.at))
        return replace(old, start=level(old.start), end=level(old.end))

    return replace(
        page,
        words=tuple(replace(word, box=box(word.box)) for word in page.words),
        rules=tuple(map(rule, page.rules)),
        fills=tuple(Fill(box(fill.box), fill.colour) for fill in page.fills),
    )


def _columns(page: Page) -> list[float]:
    """The x at which many lines begin."""
    starts = Counter(round(word.box.x0) for word in page.words)
    return sorted(x for x, count in starts.items() if count >= max(4, len(page.words) / 60))


def _column_of(word: Word, columns: Sequence[float]) -> int:
    return sum(x <= word.box.x0 + 1 for x in columns)


def with_near_columns(document: Document, rng: Random) -> Document:
    """Columns of text moved towards the one before them, as where a cell is too narrow for its words."""
    much = rng.choice((2.0, 4.0, 8.0))

    def change(page: Page) -> Page:
        columns = _columns(page)
        by = [0.0, *(-rng.uniform(0, much) for _ in columns)]
        return replace(page, words=tuple(_moved(w, by[_column_of(w, columns)], 0) for w in page.words))

    return _each_page(untagged(document, rng), change)


def staggered(document: Document, rng: Random) -> Document:
    """Paragraphs that do not stand level with those beside them: each column runs some points lower."""
    much = rng.choice((1.0, 3.0, 6.0))

    def change(page: Page) -> Page:
        columns = _columns(page)
        moved = {}
        for place in range(len(columns) + 1):
            own = [word for word in page.words if _column_of(word, columns) == place]
            own.sort(key=lambda word: word.box.top)
            by = rng.uniform(0, much)
            for above, word in pairwise([None, *own]):
                assert word
                if above and word.box.top - above.box.bottom > 3:
                    room = word.box.top - above.box.bottom - 3
                    by = rng.uniform(max(0.0, by - room), much)
                moved[word] = _moved(word, 0, by)
        return replace(page, words=tuple(moved[word] for word in page.words))

    return _each_page(untagged(document, rng), change)


def untagged(document: Document, rng: Random) -> Document:
    return replace(document, structure=())


def unshaded(document: Document, rng: Random) -> Document:
    """Without rules and without shades."""
    return _each_page(untagged(document, rng), lambda page: replace(page, rules=(), fills=()))


def with_unknown_heading(document: Document, rng: Random) -> Document:
    """One column under a heading that nobody knows, on every page."""
    columns = [column for table in document_to_outline(document).tables for column in table.columns]
    headings = [column.heading.text for column in columns if column.heading.text]
    if not headings:
        return document
    texts = rng.choice(headings).split()
    words = {
        word.index
        for column in columns
        if column.heading.text.split() == texts
        for word in column.heading.words
    }
    name = rng.choice(UNKNOWN)

    def change(page: Page) -> Page:
        return replace(
            page, words=tuple(replace(w, text=name) if w.index in words else w for w in page.words)
        )

    return _each_page(document, change)


WAYS: tuple[Way, ...] = (
    jittered,
    with_fewer_rules,
    with_moved_rules,
    squeezed,
    with_near_columns,
    staggered,
    unshaded,
    with_unknown_heading,
)
