"""Rules that belong to words, under headings and links or through what was struck out: they part nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from models.document import Document, Page, Rule, Word, turn_box, turn_point
from parsers.text.struck import without_struck

NEAR = 1.5
"""Points within which a rule begins where a word begins, and ends where one ends."""
SPACE = 0.35
"""Font sizes by which it may reach over the last word: a space is underlined too."""
LOWEST = 0.2
"""Font sizes below a word's box down to which a rule is its own."""
EDGE = 1.0
"""Points within which the edges of cells meet."""
HIGHEST = 0.2
"""The share of the height of a word's box, from its top, below which a rule is its own."""

Words = dict[int, list[Word]]
"""Words by the point at which they begin."""


def without_underlines(document: Document) -> Document:
    """The document without such rules, and without the words that were struck out."""
    return replace(document, pages=tuple(map(_without, document.pages)))


def _without(page: Page) -> Page:
    own = {at for degrees in {word.turned for word in page.words} for at in _underlines(page, degrees)}
    if not own:
        return page
    rules = (rule for at, rule in enumerate(page.rules) if at not in own)
    return without_struck(replace(page, rules=tuple(rules)), [page.rules[at] for at in sorted(own)])


def _underlines(page: Page, degrees: float) -> set[int]:
    """The places among a page's rules of those that belong to words read after turning it clockwise."""
    if degrees % 90:
        return set()
    rules = [_turned(rule, degrees) for rule in page.rules] if degrees else page.rules
    words = [word for word in page.words if word.turned == degrees]
    if degrees:
        words = [replace(word, box=turn_box(word.box, degrees)) for word in words]
    if not any(rule.horizontal for rule in rules):
        return set()
    starts: Words = defaultdict(list)
    for word in words:
        starts[round(word.box.x0)].append(word)
    under = {at for at, rule in enumerate(rules) if rule.horizontal and _is_underline(rule, starts, words)}
    others = [rule for at, rule in enumerate(rules) if at not in under]
    return {at for at in under if not any(_meet(rules[at], other) for other in others)}


def _turned(rule: Rule, degrees: float) -> Rule:
    start, end = (rule.start, rule.at), (rule.end, rule.at)
    ends = [turn_point(*(point if rule.horizontal else point[::-1]), degrees) for point in (start, end)]
    (x0, y0), (x1, y1) = sorted(ends)
    level = abs(y1 - y0) < abs(x1 - x0)
    return Rule(level, y0, x0, x1) if level else Rule(level, x0, min(y0, y1), max(y0, y1))


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
    """Whether another rule goes on where this one ends, or stands there: this is then the edge of a cell."""
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
