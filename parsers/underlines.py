"""Rules that belong to words, under headings and links or through what was struck out: they part nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from models.document import Document, Page, Rule, Word

NEAR = 1.5
"""Points within which a rule begins where a word begins, and ends where one ends."""
SPACE = 0.35
"""Font sizes by which it may reach over the last word: a space is underlined too."""
LOWEST = 0.15
"""Font sizes below a word's box down to which a rule is its own."""
EDGE = 1.0
"""Points within which the edges of cells meet."""
HIGHEST = 0.2
"""The share of the height of a word's box, from its top, below which a rule is its own."""

Words = dict[int, list[Word]]
"""Words by the point at which they begin."""


def without_underlines(document: Document) -> Document:
    return replace(document, pages=tuple(map(_without, document.pages)))


def _without(page: Page) -> Page:
    levels = [rule for rule in page.rules if rule.horizontal]
    if not levels:
        return page
    starts: Words = defaultdict(list)
    for word in page.words:
        if not word.turned:
            starts[round(word.box.x0)].append(word)
    under = [rule for rule in levels if _is_underline(rule, starts, page.words)]
    under_ids = {id(rule) for rule in under}
    others = [rule for rule in page.rules if id(rule) not in under_ids]
    own = {id(rule) for rule in under if not any(_meet(rule, other) for other in others)}
    return replace(page, rules=tuple(rule for rule in page.rules if id(rule) not in own)) if own else page


def _is_underline(rule: Rule, starts: Words, words: Sequence[Word]) -> bool:
    """Whether a rule begins with one word and ends with another, or the same, of its line."""
    first = round(rule.start)
    begins = (word for x in range(first - 2, first + 3) for word in starts.get(x, ()))
    if not any(abs(word.box.x0 - rule.start) <= NEAR and _runs_by(rule, word) for word in begins):
        return False
    return any(
        -SPACE * word.style.size <= word.box.x1 - rule.end <= NEAR and _runs_by(rule, word) for word in words
    )


def _meet(rule: Rule, other: Rule) -> bool:
    """Whether another rule goes on where this one ends, or stands there: then it is the edge of a cell that
    a line of words fills."""
    ends = (rule.start, rule.end)
    if other.horizontal:
        return abs(rule.at - other.at) <= EDGE and any(
            abs(one - end) <= EDGE for one in ends for end in (other.start, other.end)
        )
    return other.start - EDGE <= rule.at <= other.end + EDGE and any(
        abs(one - other.at) <= EDGE for one in ends
    )


def _runs_by(rule: Rule, word: Word) -> bool:
    highest = word.box.top + HIGHEST * word.box.height
    return highest <= rule.at <= word.box.bottom + LOWEST * word.style.size
