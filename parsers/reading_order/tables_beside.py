"""Tables side by side on a page, each under its own heading → one below the other, as they are read.

Finance                  Housing                      Finance
Action | Lead | When     Action | Lead | When         Action | Lead | When
...                      ...                     ->   ...
                                                      Housing
                                                      Action | Lead | When

Where its rules show none, so are cards with a table each, in frames or on shades, and columns of tables that
level rules draw.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Box, Document, Page, Rule, bounds, spaced
from parsers.grids.ruled_grids import tables_on
from parsers.grids.rules import box_of, merge_rules, touching
from parsers.headers.headers import find_header, names_of
from parsers.headers.line_headers import LineHeader, find_line_header
from parsers.reading_order.beside import rearranged, with_room
from parsers.reading_order.gutters import lines_to_pieces
from parsers.text.joiner import Joiner
from parsers.text.lines import words_to_lines
from parsers.text.runs import parted
from parsers.vocabulary import column_of

EDGE = 3.0
"""Points by which a table's words, rules and heading may stand out beyond its sides."""
HEADING = 3.0
"""Font sizes from a heading to the table or the line below it, at most."""
WIDEST = 0.55
"""The share of a page's width that what is drawn around one of several tables side by side has, at most."""
FEWEST_LEVELS = 3
"""Level rules under each other in a column of tables, at least."""
MOST_FILLS = 60
"""Shades of a page of such tables, at most."""
ROOM = 12.0
"""Points between two tables that are set one below the other."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Parts of a page beside each other, from left to right: the box of each, all as high."""

    boxes: tuple[Box, ...]

    @property
    def step(self) -> float:
        return self.boxes[0].height + ROOM

    def shift(self, x: float, y: float) -> tuple[float, float]:
        """How far what stands at a point moves to the right and down."""
        for number, box in enumerate(self.boxes):
            if box.x0 <= x <= box.x1 and box.top <= y <= box.bottom:
                return self.boxes[0].x0 - box.x0, number * self.step
        return 0.0, 0.0

    def shifted(self, box: Box) -> Box:
        return box.moved(*self.shift(*box.centre))


@dataclass(frozen=True, slots=True)
class _Table:
    """A table, or what is drawn around one: its box, and what its headings mean."""

    box: Box
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Level:
    """Tables beside each other, and the foot of those above them."""

    above: float
    tables: tuple[_Table, ...]


def with_tables_in_turn(document: Document) -> Document:
    """The document with such tables one below the other; as it is without."""
    found = {page.number: list(_rows(page)) for page in document.pages}
    return rearranged(document, found, _in_turn)


def _rows(page: Page) -> Iterator[_Row]:
    """The tables of a page that stand beside each other under the same headings, with what heads each."""
    for level in _levels(_tables(page)):
        parts = _side_by_side([table.box for table in level.tables])
        if len(parts) > 1 and len({table.names for table in level.tables}) == 1:
            yield _with_headings(parts, page, level.above)


def _tables(page: Page) -> list[_Table]:
    """The tables of a page by their rules; else the frames and shades that hold one each, and its heading."""
    joiner = Joiner()
    grids = tables_on(page)
    heads = ((grid, find_header(grid, joiner)) for grid in grids)
    tables = [_Table(grid.box, names_of(head.columns)) for grid, head in heads if head]
    if tables or len(page.fills) > MOST_FILLS:
        return tables
    frames = (bounds(list(map(box_of, group))) for group in touching(merge_rules(page.rules)))
    boxes = {*frames, *(fill.box for fill in page.fills)}
    boxes = {box for box in boxes if box.width <= WIDEST * page.width}
    cards = [_Table(box, _names_of(header)) for box in boxes if (header := _header_in(box, page))]
    around = {box for box in boxes if sum(box != card.box and box.encloses(card.box) for card in cards) > 1}
    cards = [card for card in cards if card.box not in around]
    cards = [c for c in cards if not any(o.box != c.box and o.box.encloses(c.box) for o in cards)]
    return cards if len(cards) > 1 else list(_columns(page))


def _columns(page: Page) -> Iterator[_Table]:
    """The columns of a page in which tables by level rules stand under each other."""
    levels = [rule for rule in merge_rules(page.rules) if rule.horizontal]
    at: dict[tuple[int, int], list[float]] = {}
    for rule in levels:
        at.setdefault((round(rule.start), round(rule.end)), []).append(rule.at)
    wide = WIDEST * page.width - 2 * EDGE
    several = {
        ends: own for ends, own in at.items() if len(own) >= FEWEST_LEVELS and ends[1] - ends[0] < wide
    }
    for (x0, x1), own in several.items() if len(several) > 1 else ():
        whole = Box(x0 - EDGE, 0.0, x1 + EDGE, max(own))
        header = _header_in(whole, page)
        if header and header.box.top < max(own):
            yield _Table(Box(x0, min(min(own), header.box.top), x1, max(own)), _names_of(header))


def _header_in(box: Box, page: Page) -> LineHeader | None:
    return find_line_header(words_to_lines(word for word in page.words if box.holds(word.box.centre)))


def _names_of(header: LineHeader) -> tuple[str, ...]:
    """What the headings mean, each by its words alone."""
    return tuple(column_of(spaced(segment)) for segment in header.segments)


def _levels(tables: Sequence[_Table]) -> Iterator[_Level]:
    """The tables, those together that stand beside others of them."""

    def foot(level: Sequence[_Table]) -> float:
        return max((table.box.bottom for table in level), default=0.0)

    ordered = sorted(tables, key=lambda each: each.box.top)
    levels = parted(ordered, lambda level, table: table.box.top > foot(level))
    for above, own in pairwise([[], *levels]):
        yield _Level(foot(above), tuple(own))


def _side_by_side(boxes: Sequence[Box]) -> list[Box]:
    """The boxes of the columns that tables stand in, from left to right."""
    ordered = sorted(boxes, key=lambda own: own.x0)
    return list(map(bounds, parted(ordered, lambda part, box: box.x0 >= bounds(part).x1)))


def _with_headings(parts: Sequence[Box], page: Page, above: float) -> _Row:
    """The parts with the lines over each of them, below the tables `above`: columns need not begin level."""
    top, bottom = min(box.top for box in parts), max(box.bottom for box in parts)
    lines = words_to_lines(w for w in page.words if not w.turned and w.box.bottom < bottom)
    for box in parts[1:]:
        reached = box.top
        for line in reversed([line for line in lines if above < line.box.bottom < box.top + EDGE]):
            pieces = lines_to_pieces([line])
            own = [p for p in pieces if box.x0 - EDGE <= p.box.x0 and p.box.x1 <= box.x1 + EDGE]
            if any(piece.box.x0 < box.x0 - EDGE and piece.box.x1 > box.x0 + EDGE for piece in pieces):
                break
            if own and reached - line.box.bottom >= HEADING * line.style.size:
                break
            reached = min([reached, *(piece.box.top for piece in own)])
        top = min(top, reached)
    middles = [(left.x1 + right.x0) / 2 for left, right in pairwise(parts)]
    ends = zip([parts[0].x0 - EDGE, *middles], [*middles, parts[-1].x1 + EDGE], strict=True)
    return _Row(tuple(Box(x0, top - EDGE, x1, bottom + EDGE) for x0, x1 in ends))


def _in_turn(page: Page, rows: Sequence[_Row]) -> Page:
    """The page with the parts of each row one below the other, their rules and fills with them."""
    for row in reversed(rows):
        page = _set_in_turn(page, row)
    return page


def _set_in_turn(page: Page, row: _Row) -> Page:
    foot = row.boxes[0].bottom
    below = with_room(page, [(foot, (len(row.boxes) - 1) * row.step)], {})
    return replace(
        below,
        words=tuple(replace(word, box=row.shifted(word.box)) for word in below.words),
        rules=tuple(_rule(rule, row) for rule in below.rules),
        fills=tuple(replace(fill, box=row.shifted(fill.box)) for fill in below.fills),
    )


def _rule(rule: Rule, row: _Row) -> Rule:
    right, down = row.shift(*box_of(rule).centre)
    at, along = (down, right) if rule.horizontal else (right, down)
    return replace(rule, at=rule.at + at, start=rule.start + along, end=rule.end + along)
