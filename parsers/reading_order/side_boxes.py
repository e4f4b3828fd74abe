"""Recommendations in coloured boxes, each beside what is done for it → the text of each box above that.

##########  What we will do     Who        By when        1
# 1      #  -------------------------------------         Agree a vision with residents
# Agree a#  Run a survey        Clerk      May       ->   What we will do     Who        By when
# vision #  Hold an evening     Mayor      June           -------------------------------------
##########                                                Run a survey        Clerk      May
##########  What we will do     Who        By when        ...
# 2      #  -------------------------------------

A text that stands left of a ruled table needs no box. A box as high as the page is a panel (`side_panels`);
themes in such boxes are `upright_themes`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Literal

from models.document import Box, Document, Fill, Page, Rule, Word, bounds, spaced, words_of
from parsers.cells.run_in_labels import cut_at_labels
from parsers.fields.reference import is_reference, split_reference
from parsers.grids.ruled_grids import tables_on
from parsers.grids.rules import NEAR
from parsers.headers.line_headers import find_line_header
from parsers.reading_order.beside import rearranged, untagged, with_room
from parsers.reading_order.gutters import Piece, lines_outside, lines_to_pieces
from parsers.reading_order.note_words import Said, said_on, set_on_line, told_in
from parsers.reading_order.side_notes import PITCH
from parsers.reading_order.sidebars import WIDEST, is_narrow
from parsers.text.lines import Line, most_style, words_to_lines
from parsers.text.runs import parted
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import asks

FEWEST = 2
"""Such boxes in a document, at least."""
LONG = 8
"""Words from which on a box may hold a recommendation without a number."""
FEWEST_LINES = 2
"""Lines beside a box, at least."""
GAP = 1.5
"""Font sizes of white between two lines of a text beside a table, at most."""
ROOM = 6.0
"""Points between the text of a box and what stands beside it then."""
AROUND = 12.0
"""Points of white between a box and the frame of its card, at most."""
MOST_FILLS = 60
"""Shades of a page with such boxes, at most."""

_Way = Literal["above", "below", ""]
"""Where the words of a box are set: a number alone before the first line beside it."""


@dataclass(frozen=True, slots=True)
class _Side:
    """A box, its words, and the lines level with it, all at one of its sides."""

    box: Box
    words: tuple[Word, ...]
    level: tuple[Line, ...]

    @property
    def at_left(self) -> bool:
        return self.box.x0 < self.level[0].box.x0

    @property
    def lines(self) -> list[Line]:
        return words_to_lines(self.words)

    @property
    def number(self) -> tuple[Word, ...]:
        """The number that it begins with, on a line of its own."""
        first = self.lines[0]
        return first.words if is_reference(first.text) else ()

    @property
    def rest(self) -> list[Line]:
        return self.lines[1:] if self.number else self.lines

    @property
    def place(self) -> tuple[int, int]:
        return round(self.box.x0), round(self.box.x1)


def with_side_boxes(document: Document, tagged: Callable[[Document], Collection[Word]]) -> Document:
    """The document with the words of such boxes above or below what stands beside them, which moves down, but
    for those in tables that are `tagged`; as it is without enough of them."""
    of = {page.number: list(_sides(page)) for page in document.pages}
    if sum(map(len, of.values())) < FEWEST:
        return document
    of = untagged(of, document, tagged)
    alike: dict[tuple[int, int], list[_Side]] = defaultdict(list)
    for side in (side for own in of.values() for side in own):
        alike[side.place].append(side)
    ways = {place: _way(own) for place, own in alike.items() if len(own) >= FEWEST}
    found = {page: [(side, way) for side in own if (way := ways.get(side.place))] for page, own in of.items()}
    return rearranged(document, found, _rearranged)


def _way(sides: Sequence[_Side]) -> _Way:
    """What becomes of boxes at one place: they tell who and when, have a number and no more, or ask."""
    telling = [side for side in sides if _tells(side.rest)]
    if 2 * len(telling) > len(sides):
        return "below"
    if not sides[0].at_left:
        return ""
    if all(side.number and not side.rest for side in sides):
        return "below" if all(map(_is_titled, sides)) else ""
    texts = [spaced(side.words) for side in sides]
    return "above" if 2 * sum(map(_asks, texts)) >= len(texts) else ""


def _tells(lines: Sequence[Line]) -> bool:
    """Whether lines say who or when, and nothing else."""
    return bool(lines) and (_labelled(lines) or bool(told_in(words_of(lines))))


def _labelled(lines: Sequence[Line]) -> bool:
    before, labels = cut_at_labels(lines)
    return not before and any(each.says_who or each.says_when for each in labels)


def _is_titled(side: _Side) -> bool:
    """Whether what stands beside a box begins with a title, set unlike what is below it."""
    first, *below = side.level
    style = most_style(words_of(below))
    return first.style != style and (first.style.bold or first.style.size > style.size)


def _title(side: _Side) -> list[Line]:
    """The lines beside a box that are set like the first of them."""
    return list(takewhile(lambda line: line.style == side.level[0].style, side.level))


def _asks(text: str) -> bool:
    """Whether a box may hold a recommendation: one with a number, a sentence that asks, or a long text."""
    return bool(split_reference(text)[0]) or asks(text) or len(text.split()) >= LONG


def _sides(page: Page) -> Iterator[_Side]:
    """The boxes at one side of what stands level with them, and words in no table by rules."""
    fills = [fill for fill in page.fills if not fill.is_white]
    narrow = [fill for fill in fills if fill.box.width < WIDEST * page.width]
    fills = narrow if len(page.fills) <= MOST_FILLS else []
    # A box and its shadow hold the same words: the upper one counts.
    boxes = sorted((fill.box for fill in fills), key=lambda box: (box.top, box.x0), reverse=True)
    boxes += _left_of_tables(page)
    own = {side.words: side for box in boxes if (side := _side(box, page))}
    sides = [side for side in own.values() if is_narrow(page, side.box) or not side.rest]
    if not sides:
        return
    # The number in a box may look like the first column of a table whose frame stands beside it.
    boxed = {word for side in sides for word in side.words}
    rest = replace(page, words=tuple(word for word in page.words if word not in boxed))
    grids = tables_on(rest)
    for side in sorted(sides, key=lambda each: each.box.top):
        in_grid = any(grid.box.holds(word.box.centre) for grid in grids for word in side.words)
        # A card's frame may run along its number, or along labels that say who and when.
        bounded = _is_ruled(side.box, page.rules) and bool(side.rest) and not _labelled(side.rest)
        if not (in_grid or bounded or _is_cell(side.box, fills, rest.words)):
            yield side


def _left_of_tables(page: Page) -> Iterator[Box]:
    """The room left of each ruled table in which one text stands that asks or has a number, and nothing else
    level with the table: a column of its own has a text beside each row, and a note may tell anything."""
    grids = tables_on(page)
    pieces = lines_to_pieces(lines_outside(grids, page)) if grids else []
    for grid in grids:
        left = [piece for piece in pieces if piece.box.x1 < grid.box.x0]
        texts = parted(left, lambda text, piece: piece.box.top - text[-1].box.bottom > GAP * piece.size)
        boxes = {bounds([piece.box for piece in text]): _below_label(text) for text in texts}
        level = [box for box in boxes if box.shared_height(grid.box) > NEAR]
        asked = [box for box in level if asks(boxes[box]) or split_reference(boxes[box])[0]]
        if len(level) == len(asked) == 1 and not any(
            level[0].shared_height(other.box) > NEAR for other in grids if other is not grid
        ):
            top, bottom = min(level[0].top, grid.box.top - NEAR), max(level[0].bottom, grid.box.bottom)
            yield Box(level[0].x0, top, grid.box.x0 - NEAR, bottom)


def _below_label(text: Sequence[Piece]) -> str:
    """What a text says, without a label on its first line: "The peer team said"."""
    first, *rest = text
    return spaced(words_of(rest if rest and column_of(spaced(first.words)) else text))


def _side(box: Box, page: Page) -> _Side | None:
    """A box with its words, where nothing but lines at one of its sides stands level with it."""
    own = tuple(word for word in page.words if box.holds(word.box.centre))
    if not own or any(word.turned for word in own):
        return None
    held = set(own)
    level = [word for word in page.words if box.top < word.box.centre[1] < box.bottom and word not in held]
    lines = words_to_lines(level)
    whole = all(box.x0 <= word.box.x0 and word.box.x1 <= box.x1 for word in own)
    right = all(word.box.x0 > box.x1 for word in level)
    left = all(word.box.x1 < box.x0 for word in level)
    if not whole or not (left or right) or len(lines) < FEWEST_LINES:
        return None
    return _Side(box, own, tuple(lines))


def _is_cell(box: Box, fills: Sequence[Fill], words: Sequence[Word]) -> bool:
    """Whether a shade is that of a table's cell, or of a card beside others: others as high or as wide stand
    beside it, or a heading above it is one of a header's. `words`: those in no such shade."""
    for other in (fill.box for fill in fills):
        level = box.shared_height(other) > NEAR
        apart = box.shared_width(other) < NEAR
        as_high = abs(other.top - box.top) + abs(other.bottom - box.bottom) < 1
        if level and apart and (as_high or abs(other.width - box.width) < 1):
            return True
    above = words_to_lines(word for word in words if word.box.bottom < box.top + NEAR)
    header = find_line_header(above)
    return header is not None and any(
        box.x0 - NEAR <= segment[0].box.x0 and segment[-1].box.x1 <= box.x1 + NEAR
        for segment in header.segments
    )


def _is_ruled(box: Box, rules: Sequence[Rule]) -> bool:
    """Whether a level rule runs along the head or the foot of a shade: that of a cell, merged beside rows."""
    return any(
        rule.horizontal
        and min(abs(rule.at - box.top), abs(rule.at - box.bottom)) <= NEAR
        and min(rule.end, box.x1) - max(rule.start, box.x0) > box.width / 2
        for rule in rules
    )


def _rearranged(page: Page, sides: Sequence[tuple[_Side, _Way]]) -> Page:
    """The page with the words of its boxes above or below what stands beside them."""
    room: list[tuple[float, float]] = []
    own: dict[Word, Word] = {}
    drawn: list[Word] = []
    body = most_style(page.words)
    for side, way in sides:
        first, last = side.level[0], max(side.level, key=lambda line: line.box.bottom)
        box, down = side.box, sum(more for _, more in room)
        if way == "above":
            top = min(box.top, first.box.top)
            own |= {w: replace(w, box=w.box.moved(0.0, down + top - box.top)) for w in side.words}
            room.append((top - 1, box.height + ROOM))
            continue
        own |= _before(side.number, first, down)
        # Who answers for a number answers for all that is done; who and when in a box alone, for the last.
        top, step = (_title(side)[-1] if side.number else last).box.bottom, PITCH * body.size
        parts = _parts(side.rest)
        for place, part in enumerate(parts):
            y = down + top + ROOM / 2 + place * step
            labels, placed = set_on_line([part], Box(first.box.x0, y, last.box.x1, y), body)
            drawn += labels
            own |= placed
        if parts:
            room.append((top, len(parts) * step + ROOM))
    rest = tuple(fill for fill in page.fills if not any(_is_around(fill.box, side.box) for side, _ in sides))
    framed = [side.box for side, way in sides if way == "below"]
    rules = tuple(rule for rule in page.rules if not any(_frames(rule, box) for box in framed))
    longer = with_room(replace(page, fills=rest, rules=rules), room, own)
    return replace(longer, words=(*longer.words, *drawn))


def _is_around(shade: Box, box: Box) -> bool:
    """Whether a shade is that of a box, or of the card around it and what stands beside it."""
    high = box.top - AROUND < shade.top and shade.bottom < box.bottom + AROUND
    return shade == box or (
        high and shade.x0 < box.x0 + NEAR and box.x1 - NEAR < shade.x1 and shade.holds(box.centre)
    )


def _frames(rule: Rule, box: Box) -> bool:
    """Whether a rule is of the frame around a box and what stands beside it: a table's of its own is not."""
    if rule.horizontal:
        level = box.top - AROUND < rule.at < box.bottom + AROUND
        return level and rule.start < box.x1 - NEAR and box.x0 + NEAR < rule.end
    return rule.start < box.top + AROUND and box.bottom - AROUND < rule.end


def _parts(lines: Sequence[Line]) -> list[Said]:
    """Who and when of some lines, one by one, of no column where a label is before it."""
    before, labels = cut_at_labels(lines)
    if before or not labels:
        return said_on(lines)
    return [("", (*each.label, *words_of(each.lines))) for each in labels]


def _before(number: Sequence[Word], line: Line, down: float) -> dict[Word, Word]:
    """A number before the first word of a line, in its type."""
    first = line.words[0]
    step = first.style.size
    return {
        word: replace(
            word,
            style=first.style,
            box=Box(
                x := first.box.x0 - step * (len(number) - place),
                first.box.top + down,
                x + step / 2,
                first.box.bottom + down,
            ),
        )
        for place, word in enumerate(number)
    }
