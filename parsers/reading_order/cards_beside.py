"""Cards side by side, a recommendation in each: set one below the other, as columns of a page are.

+------------------+  +------------------+
| Recommendation 1 |  | Recommendation 2 |       Recommendation 1: Set a vision. Lead: Leader
| Set a vision.    |  | Agree savings.   |   →   Recommendation 2: Agree savings. Lead: Treasurer
| Lead: Leader     |  | Lead: Treasurer  |       ...
+------------------+  +------------------+

Frames, shades or the cells of a table bound cards. As they count on, by rows or by columns, they are read;
cards without numbers that say who and when below their text, or what to do and more under labels, or have a
title over a list, are read by rows. Where nothing but white bounds them, they are columns that the labels
tell (`gutters.are_cards`), parted above each row of cards (`by_cards`).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, pairwise, permutations

from models.document import WHOLE, Box, Column, Document, Fill, Page, Word, bounds
from parsers.cells.run_in_labels import cut_at_labels
from parsers.fields.reference import A_RECOMMENDATION, is_reference, split_reference
from parsers.grids.ruled_grids import rules_to_grids
from parsers.grids.rules import NEAR, box_of
from parsers.reading_order.beside import rearranged
from parsers.reading_order.gutters import LEAST_LABELS, LEVEL, Piece, Run, are_cards, label_in
from parsers.text.lines import Line, most_style, words_to_lines
from parsers.text.marks import begins_with_bullet
from parsers.text.runs import parted

FEWEST = 3
"""Cards over all pages, at least; of those that do not say what to do under a label."""
SMALLEST = 60.0
"""Points that a card is wide, at least."""
THIN = 8.0
"""Points that the bar above a card is high, at most."""
APART, FAR = 0.8, 4.0
"""Font sizes of white above a heading between two rows of cards, and below the last of them."""
MOST = 60
"""Shades of a page, at most: a page with more is no page of cards."""
SHARE = 0.6
"""The share of what stands in cells and shades among the cards that are cards, at least."""
NAMED = re.compile(rf"{A_RECOMMENDATION}s?\b", re.I)
NUMBER = re.compile(r"\d+")

Block = tuple[Box, tuple[Line, ...]]
"""What is bounded, and the lines in it."""


@dataclass(frozen=True, slots=True)
class Card:
    """The box around a card, its lines, and the number that its first line gives it."""

    box: Box
    lines: tuple[Line, ...]
    number: int


def with_cards_in_turn(document: Document) -> Document:
    """The document, each page of cards with its words in as many columns, read one after the other."""
    of = {page.number: _cards_of(page) for page in document.pages}
    found = [card for cards in of.values() for card in cards]
    named = found and all(_says_what(card.lines) or NAMED.match(card.lines[0].text) for card in found)
    if len(found) < FEWEST and not named:
        return document
    return rearranged(document, of, _with_cards)


def _cards_of(page: Page) -> list[Card]:
    """The cards side by side on a page, in turn: those that count on, have labels, or head lists."""
    shades = list(_shades(page))
    blocks = [*_cells(page), *shades]
    labelled = list(_cards(blocks, _says_labels))
    cards = (
        _in_turn(list(_cards(blocks, _number_of)))
        or _in_turn(_under_bars(labelled, blocks))
        or _in_rows(labelled)
        or _in_rows(_apart(list(_cards(blocks, _heads_list))))
        # Their sides, and the white between two of them, may be drawn as a table's cells.
        or _in_rows(_apart(list(_cards(shades, _heads_list))))
    )
    return [] if not _are_most(cards, blocks) or _are_bars(cards, page) else cards


def _with_cards(page: Page, cards: Sequence[Card]) -> Page:
    """The page, each card a column of its own and what stands across, in turn; without what bounds them."""
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
        of |= {word: column for word in page.words if card.box.holds(word.box.centre)}
        number += 2
    of |= dict.fromkeys(rest, replace(WHOLE, number=number, down=number * page.height))
    boxes = [card.box for card in cards]
    return replace(
        page,
        # The file's tags may say that they stand in a table.
        words=tuple(replace(word, column=of[word], mark=None) for word in page.words),
        rules=tuple(rule for rule in page.rules if not _bounds_cards(box_of(rule), boxes)),
        fills=tuple(fill for fill in page.fills if not _bounds_cards(fill.box, boxes)),
    )


def _cells(page: Page) -> Iterator[Block]:
    """What frames and cells of a page bound, wide enough for a card."""
    for cell in (cell for grid in rules_to_grids(page, True) for cell in grid.cells):
        if cell.lines and cell.box.width >= SMALLEST:
            yield cell.box, cell.lines


def _shades(page: Page) -> Iterator[Block]:
    """What its shades do."""
    fills = [fill for fill in page.fills if fill.box.width >= SMALLEST] if len(page.fills) <= MOST else []
    shades = {*(fill.box for fill in fills), *_stacks(fills), *_under_tops(page, fills)}
    placed = sorted(page.words, key=_level) if shades else []
    for box in sorted(shades, key=lambda box: (box.top, box.x0)):
        if lines := _lines_in(box, placed):
            yield box, lines


def _stacks(fills: Sequence[Fill]) -> Iterator[Box]:
    """What shades under each other bound, as wide as the first of them: the bar of a card, and boxes of
    another colour below it for what is done."""
    columns: dict[tuple[int, int], list[Fill]] = defaultdict(list)
    for fill in sorted((one for one in fills if not one.is_white), key=lambda one: one.box.top):
        columns[round(fill.box.x0), round(fill.box.x1)].append(fill)
    for own in columns.values():
        for stack in parted(own, lambda stack, fill: fill.colour == stack[0].colour):
            if len(stack) > 1:
                yield bounds([fill.box for fill in stack])


def _under_tops(page: Page, fills: Sequence[Fill]) -> Iterator[Box]:
    """What stands below each of several bars or rules side by side and as wide, down to the next at the same
    place: cards whose sides no rule draws."""
    drawn = [*map(box_of, filter(lambda rule: rule.horizontal, page.rules)), *(fill.box for fill in fills)]
    uprights = [box_of(rule) for rule in page.rules if not rule.horizontal]
    tops = [box for box in drawn if box.width >= SMALLEST and box.height <= THIN]
    for own in tops:
        level = [
            other for other in tops if abs(other.top - own.top) < LEVEL and abs(other.x0 - own.x0) > NEAR
        ]
        alike = [one for one in level if abs(one.width - own.width) < NEAR and one.shared_width(own) < -NEAR]
        same = [one for one in tops if abs(one.x0 - own.x0) < NEAR and abs(one.x1 - own.x1) < NEAR]
        end = min((one.top for one in same if one.top > own.top + LEVEL), default=page.height)
        card = _above_heading(replace(own, bottom=end), page)
        rows = len({round(one.top) for one in same})
        if rows > 1 and alike and len(alike) == len(level) and not any(_meet(card, one) for one in uprights):
            yield card


def _above_heading(box: Box, page: Page) -> Box:
    """A box down to where a heading over the next cards begins, set apart in larger type than all above it,
    or far below the rest a page's footer."""
    lines = words_to_lines(word for word in page.words if box.holds(word.box.centre))
    for place, (above, line) in enumerate(pairwise(lines), start=1):
        white = (line.box.top - above.box.bottom) / line.style.size
        if white > FAR or (white > APART and line.style.size > max(one.style.size for one in lines[:place])):
            return replace(box, bottom=line.box.top - 1)
    return box


def _lines_in(box: Box, placed: Sequence[Word]) -> tuple[Line, ...]:
    """The lines in a box; `placed` are the words of the page by the y of their centres."""
    first = bisect_left(placed, box.top, key=_level)
    last = bisect_right(placed, box.bottom, key=_level)
    return tuple(words_to_lines(word for word in placed[first:last] if box.holds(word.box.centre)))


def _level(word: Word) -> float:
    return word.box.centre[1]


def _cards(blocks: Sequence[Block], told: Callable[[Sequence[Line]], int]) -> Iterator[Card]:
    """The largest block around each opening with a line below and no other; `told` numbers it, or 0."""
    found: dict[Word, Card] = {}
    for box, lines in sorted(blocks, key=lambda each: each[0].width * each[0].height):
        if number := told(lines):
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


def _says_labels(lines: Sequence[Line]) -> int:
    """1 where labels say who or when, "Lead: Leader", below a text without one; or what to do, and more."""
    before, labels = cut_at_labels(lines)
    below_text = before[:1] == tuple(lines[:1]) and any(each.says_who or each.says_when for each in labels)
    return int(below_text or _says_what(lines))


def _says_what(lines: Sequence[Line]) -> bool:
    """Whether labels say what to do, "Action: Hold a meeting", and more of it."""
    names = {each.column for each in cut_at_labels(lines)[1]}
    return len(names) >= LEAST_LABELS and "action" in names


def _heads_list(lines: Sequence[Line]) -> int:
    """1 where the first line is a title, set unlike the list below it: "Finance" over "• Report monthly"."""
    first = lines[0]
    bold, size = first.style.bold, first.style.size
    below = next((line for line in lines if (line.style.bold, line.style.size) != (bold, size)), first)
    return int(begins_with_bullet(below) and not begins_with_bullet(first))


def _apart(cards: Sequence[Card]) -> list[Card]:
    """The cards where white stands between all of them; none where they touch, as the cells of a table do."""
    touching = any(_meet(one.box.widened(NEAR), other.box) for one, other in combinations(cards, 2))
    return [] if touching else list(cards)


def _under_bars(cards: Sequence[Card], blocks: Sequence[Block]) -> list[Card]:
    """The cards by columns, each below the bar that is as wide and says what it is about, "Our people"; none
    where a column of several has no such bar."""
    columns: dict[tuple[int, int], list[Card]] = defaultdict(list)
    for card in sorted(cards, key=lambda card: (round(card.box.x0), card.box.top)):
        columns[round(card.box.x0), round(card.box.x1)].append(card)
    found: list[Card] = []
    for (x0, x1), own in columns.items():
        above = (each for each in blocks if each[0].bottom <= own[0].box.top + NEAR)
        bars = [Card(*each, 0) for each in above if (round(each[0].x0), round(each[0].x1)) == (x0, x1)]
        found += [*bars[-1:], *own] if bars else []
    told = len(columns) > 1 and len(found) == len(cards) + len(columns)
    return [replace(card, number=place) for place, card in enumerate(found, 1)] if told else []


def _in_rows(cards: Sequence[Card]) -> list[Card]:
    """The cards by rows."""
    ordered = sorted(cards, key=lambda card: (round(card.box.top), card.box.x0))
    return _in_turn([replace(card, number=place) for place, card in enumerate(ordered, 1)])


def _in_turn(cards: Sequence[Card]) -> list[Card]:
    """The cards in the order in which they count on, row by row or column by column; none where they do not,
    or stand over each other, or all under each other."""
    pairs = combinations((card.box for card in cards), 2)
    level = [(one, other) for one, other in pairs if one.shared_height(other) > NEAR]
    if len(cards) < 2 or any(one.shared_width(other) > NEAR for one, other in level):
        return []
    counted = sorted(cards, key=lambda card: card.number)
    numbers = [card.number for card in counted]
    by_rows = all(_comes_first(one.box, other.box) for one, other in pairwise(counted))
    by_columns = all(
        one.box.top < other.box.top or one.box.x1 <= other.box.x0 + NEAR for one, other in pairwise(counted)
    )
    goes_on = numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    return counted if level and goes_on and (by_rows or by_columns) else []


def _comes_first(one: Box, other: Box) -> bool:
    return one.bottom <= other.top + NEAR or (one.x1 <= other.x0 + NEAR and one.top < other.bottom)


def _are_most(cards: Sequence[Card], blocks: Sequence[Block]) -> bool:
    """Whether hardly anything else is bounded among the cards: they are no cells of a table."""
    around = bounds([card.box for card in cards]) if cards else Box(0.0, 0.0, 0.0, 0.0)
    firsts = {lines[0].words[0] for _, lines in blocks}
    others = [
        word
        for word in firsts
        if around.holds(word.box.centre) and not any(card.box.holds(word.box.centre) for card in cards)
    ]
    return len(cards) >= SHARE * (len(cards) + len(others))


def _are_bars(cards: Sequence[Card], page: Page) -> bool:
    """Whether more stands among the cards than in them: bars over text, in columns of a page."""
    if not cards:
        return False
    around = bounds([card.box for card in cards])
    words = [word for word in page.words if around.holds(word.box.centre)]
    held = sum(any(card.box.holds(word.box.centre) for card in cards) for word in words)
    return 2 * held < len(words)


def _bounds_cards(box: Box, cards: list[Box]) -> bool:
    """Whether a rule or a shade lies at or in a card, and not beyond all of them: one may bound several."""
    around = bounds(cards).widened(NEAR)
    return around.encloses(box) and any(_meet(box, card.widened(NEAR)) for card in cards)


def _meet(one: Box, other: Box) -> bool:
    return one.shared_width(other) >= 0 and one.shared_height(other) >= 0


def by_cards(run: Run) -> Iterator[Run]:
    """A run parted above each row of cards but the first; whole where no cards stand side by side."""
    if not (run.left and run.right and are_cards([run])):
        yield run
        return
    pieces = run.pieces
    first = min(pieces, key=lambda piece: piece.box.top)
    labels = most_style(piece.words[0] for piece in pieces if label_in(piece))
    by_text = first.words[0].style == labels

    def begins(piece: Piece) -> bool:
        """Whether a piece begins a card as the first of all does: a title is set unlike the labels."""
        if by_text:
            return _unnumbered(piece) == _unnumbered(first)
        return most_style(piece.words) == most_style(first.words)

    heads = [piece for piece in pieces if begins(piece)]
    if 2 * len(heads) > len(pieces):  # text that goes on from the page before, and no title
        yield run
        return
    heads = [each for each in heads if not any(_is_right_below(each, other) for other in heads)]
    level = [one for one, other in permutations(heads, 2) if abs(one.box.bottom - other.box.bottom) < LEVEL]
    if {*run.right} & {*heads} <= {*level}:
        foot = max(piece.box.bottom for piece in run.right)
        level += [head for head in heads if head.box.top > foot]
    tops = sorted({round(one.box.top) for one in level})
    ends = [run.top, *(top for top in tops if top > run.top + LEVEL), run.bottom + LEVEL]
    for top, end in pairwise(ends):
        yield run.within(top - LEVEL, end - LEVEL)


def _is_right_below(piece: Piece, other: Piece) -> bool:
    """Whether a line goes on with a title: "1.1 Build trust" / "with all parishes"."""
    gap = piece.box.top - other.box.bottom
    return other.box.x0 < piece.box.x1 and piece.box.x0 < other.box.x1 and -1 < gap < piece.size / 2


def _unnumbered(piece: Piece) -> str:
    return NUMBER.sub("#", piece.text)
