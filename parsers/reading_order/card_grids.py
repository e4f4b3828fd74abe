"""Cards side by side, a recommendation in each: set one below the other, as columns of a page are.

+------------------+  +------------------+
| Recommendation 1 |  | Recommendation 2 |       Recommendation 1: Set a vision. Lead: Leader
| Set a vision.    |  | Agree savings.   |   →   Recommendation 2: Agree savings. Lead: Treasurer
| Lead: Leader     |  | Lead: Treasurer  |       ...
+------------------+  +------------------+

Rules or shades bound a card. As the cards count on, by rows or by columns, they are read; cards without
numbers that say each who and when, or have a title over a list, are read by rows.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import WHOLE, Box, Column, Document, Page, Rule, Word, bounds
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.cells.run_in_labels import cut_at_labels
from parsers.fields.reference import is_reference, split_reference
from parsers.grids.rules import NEAR, ROUND, box_of, merge_rules
from parsers.text.lines import Line, words_to_lines
from parsers.text.marks import begins_with_bullet

FEWEST = 3
"""Cards that count on, over all pages, at least."""
SMALLEST = 60.0
"""Points that a card is wide, at least."""
SAID = frozenset({*OWNERS, *DATES})
"""Columns that say who and when."""
MOST = 60
"""Shades or upright rules of a page, at most: a page with more is no page of cards."""


@dataclass(frozen=True, slots=True)
class Card:
    """The box around a card, its lines, and the number that its first line gives it."""

    box: Box
    lines: tuple[Line, ...]
    number: int


def with_cards_in_turn(document: Document) -> Document:
    """The document, each page of cards with its words in as many columns, read one after the other."""
    of = {page.number: _cards_of(page) for page in document.pages}
    if sum(map(len, of.values())) < FEWEST:
        return document
    return replace(document, pages=tuple(_with_cards(page, of[page.number]) for page in document.pages))


def _cards_of(page: Page) -> list[Card]:
    """The cards that stand side by side on a page, in turn: those that count on, else those with labels, else
    those with a title over a list."""
    placed = sorted(page.words, key=_level)
    boxes = [(box, _lines_in(box, placed)) for box in _boxes(page)]
    cards = (
        _in_turn(list(_cards(boxes, _number_of)))
        or _in_rows(list(_cards(boxes, _labels_in)))
        or _in_rows(_apart(list(_cards(boxes, _heads_list))))
    )
    return [] if _parted_inside(cards, page) else cards


def _with_cards(page: Page, cards: Sequence[Card]) -> Page:
    if not cards:
        return page
    of: dict[Word, Column] = {}
    left = min(card.box.x0 for card in cards)
    rest = [word for word in page.words if not any(card.box.holds(word.box.centre) for card in cards)]
    number = 0
    for place, card in enumerate(cards):
        # What stands above the cards that are left, across the page, is read before them.
        top = min(each.box.top for each in cards[place:])
        above = [word for word in rest if word.box.centre[1] < top]
        rest = [word for word in rest if word.box.centre[1] >= top]
        of |= dict.fromkeys(above, replace(WHOLE, number=number, down=number * page.height))
        down = (number + 1) * page.height
        column = Column(number + 1, card.box.x0 - left, card.box.x1, down, closed=True)
        of |= {word: column for line in card.lines for word in line.words}
        number += 2
    of |= dict.fromkeys(rest, replace(WHOLE, number=number, down=number * page.height))
    boxes = [card.box for card in cards]
    return replace(
        page,
        words=tuple(replace(word, column=of[word]) for word in page.words),
        rules=tuple(rule for rule in page.rules if not _bounds_cards(box_of(rule), boxes)),
        fills=tuple(fill for fill in page.fills if not _bounds_cards(fill.box, boxes)),
    )


def _lines_in(box: Box, placed: Sequence[Word]) -> tuple[Line, ...]:
    """The lines in a box; `placed` are the words of the page by the y of their centres."""
    first = bisect_left(placed, box.top, key=_level)
    last = bisect_right(placed, box.bottom, key=_level)
    return tuple(words_to_lines(word for word in placed[first:last] if box.holds(word.box.centre)))


def _level(word: Word) -> float:
    return word.box.centre[1]


def _cards(
    boxes: Sequence[tuple[Box, tuple[Line, ...]]], told: Callable[[Sequence[Line]], int]
) -> Iterator[Card]:
    """The largest box around each opening that has a line below it, and no other opening; `told` gives the
    number of what opens a box's lines, 0 where nothing does."""
    found: dict[Word, Card] = {}
    for box, lines in sorted(boxes, key=lambda each: each[0].width * each[0].height):
        if lines and (number := told(lines)):
            found[lines[0].words[0]] = Card(box, lines, number)
    for first, card in found.items():
        others = [word for word in found if word is not first and card.box.holds(word.box.centre)]
        if len(card.lines) > 1 and not others:
            yield card


def _number_of(lines: Sequence[Line]) -> int:
    """The number of what the first line opens: "Recommendation 3", "R3", "3. Agree a plan"."""
    text = lines[0].text
    ref = text if is_reference(text) else split_reference(text)[0]
    digits = "".join(filter(str.isdigit, ref))
    return int(digits) if digits and "." not in ref.strip(". ") else 0


def _labels_in(lines: Sequence[Line]) -> int:
    """How many lines say who or when, "Lead: Leader", below a text of their own."""
    columns = [label.column for label in cut_at_labels(lines[1:])[1]]
    return sum(column in SAID for column in columns) if not cut_at_labels(lines[:1])[1] else 0


def _heads_list(lines: Sequence[Line]) -> int:
    """1 where the first line is a title, set unlike the list below it: "Finance" over "• Report monthly"."""
    first, *rest = lines
    listed = bool(rest) and begins_with_bullet(rest[0]) and not begins_with_bullet(first)
    return int(listed and (first.style.bold, first.style.size) != (rest[0].style.bold, rest[0].style.size))


def _apart(cards: Sequence[Card]) -> list[Card]:
    """The cards where white stands between all of them; none where they touch, as the cells of a table do."""
    touching = any(_meet(_widened(one.box), other.box) for one, other in _pairs(cards))
    return [] if touching else list(cards)


def _in_rows(cards: Sequence[Card]) -> list[Card]:
    """Cards with as many labels each, by rows."""
    ordered = sorted(cards, key=lambda card: (round(card.box.top), card.box.x0))
    alike = len({card.number for card in cards}) == 1
    return _in_turn([replace(card, number=place) for place, card in enumerate(ordered, 1)]) if alike else []


def _in_turn(cards: Sequence[Card]) -> list[Card]:
    """The cards in the order in which they count on, row by row or column by column; none where they do not,
    or stand over each other, or all under each other."""
    if len(cards) < 2 or any(_overlap(one.box, other.box) for one, other in _pairs(cards)):
        return []
    beside = any(
        min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top) > NEAR
        for one, other in _pairs(cards)
    )
    counted = sorted(cards, key=lambda card: card.number)
    numbers = [card.number for card in counted]
    by_rows = all(_comes_first(one.box, other.box) for one, other in pairwise(counted))
    by_columns = all(
        one.box.top < other.box.top or one.box.x1 <= other.box.x0 + NEAR for one, other in pairwise(counted)
    )
    goes_on = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return counted if beside and goes_on and (by_rows or by_columns) else []


def _comes_first(one: Box, other: Box) -> bool:
    return one.bottom <= other.top + NEAR or (one.x1 <= other.x0 + NEAR and one.top < other.bottom)


def _pairs(cards: Sequence[Card]) -> Iterator[tuple[Card, Card]]:
    return ((one, other) for place, one in enumerate(cards) for other in cards[place + 1 :])


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) - max(one.x0, other.x0)
    return across > NEAR and min(one.bottom, other.bottom) - max(one.top, other.top) > NEAR


def _parted_inside(cards: Sequence[Card], page: Page) -> bool:
    """Whether rules part what stands in the cards, as those of a table do."""
    return any(
        not rule.horizontal
        and card.box.x0 + ROUND < rule.at < card.box.x1 - ROUND
        and card.box.top < (rule.start + rule.end) / 2 < card.box.bottom
        for card in cards
        for rule in page.rules
    )


def _bounds_cards(box: Box, cards: list[Box]) -> bool:
    """Whether a rule or a shade lies at or in a card, and not beyond all of them: one may bound several."""
    around = _widened(bounds(cards))
    inside = around.holds((box.x0, box.top)) and around.holds((box.x1, box.bottom))
    return inside and any(_meet(box, _widened(card)) for card in cards)


def _widened(box: Box) -> Box:
    return Box(box.x0 - NEAR, box.top - NEAR, box.x1 + NEAR, box.bottom + NEAR)


def _meet(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) >= max(one.x0, other.x0)
    return across and min(one.bottom, other.bottom) >= max(one.top, other.top)


def _boxes(page: Page) -> Iterator[Box]:
    """The shades of a page, and the frames and cells that its rules make, with square corners or round."""
    if len(page.fills) > MOST:
        return
    yield from (fill.box for fill in page.fills if fill.box.width >= SMALLEST)
    rules = merge_rules(page.rules)
    uprights = sorted((rule for rule in rules if not rule.horizontal), key=lambda rule: rule.at)
    levels = sorted((rule for rule in rules if rule.horizontal), key=lambda rule: rule.at)
    if len(uprights) > MOST:
        return
    for place, left in enumerate(uprights):
        right = next((rule for rule in uprights[place + 1 :] if _alike(left, rule)), None)
        if right and right.at - left.at >= SMALLEST:
            ends = [rule.at for rule in levels if _closes(rule, left, right)]
            yield from (Box(left.at, top, right.at, bottom) for top, bottom in pairwise(ends))


def _alike(one: Rule, other: Rule) -> bool:
    return abs(one.start - other.start) <= NEAR and abs(one.end - other.end) <= NEAR


def _closes(level: Rule, left: Rule, right: Rule) -> bool:
    """Whether a level rule runs from one upright to the other; round corners leave as much open of either."""
    open_at = max(level.start - left.at, right.at - level.end, 0.0)
    short = max(left.start - level.at if level.at < left.start else level.at - left.end, 0.0)
    return open_at <= ROUND and abs(open_at - short) <= NEAR
