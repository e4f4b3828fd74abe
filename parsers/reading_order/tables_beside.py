"""Tables side by side on a page, each under its own heading → one below the other, as they are read.

Finance                  Housing                      Finance
Action | Lead | When     Action | Lead | When         Action | Lead | When
...                      ...                     ->   ...
                                                      Housing
                                                      Action | Lead | When
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Box, Document, Page, Rule, bounds
from parsers.grids.grids import Grid
from parsers.grids.ruled_grids import tables_on
from parsers.headers.headers import find_header, names_of
from parsers.reading_order.beside import moved, with_room
from parsers.reading_order.gutters import lines_to_pieces
from parsers.text.lines import Joiner, words_to_lines

EDGE = 3.0
"""Points by which a table's words, rules and heading may stand out beyond its sides."""
HEADING = 3.0
"""Font sizes from a heading to the table or the line below it, at most."""
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


def with_tables_in_turn(document: Document) -> Document:
    """The document with such tables one below the other, and what is below them moved down; as it is without.
    `rejoined_columns.with_own_pages` puts words back to where they are printed."""
    found = {page.number: list(_rows(page)) for page in document.pages}
    if not any(found.values()):
        return document
    return replace(document, pages=tuple(_in_turn(page, found[page.number]) for page in document.pages))


def _rows(page: Page) -> Iterator[_Row]:
    """The tables of a page that stand beside each other under the same headings, with what heads each."""
    joiner = Joiner()
    grids = tables_on(page)
    heads = {id(grid): names_of(head.columns) for grid in grids if (head := find_header(grid, joiner))}
    end = 0.0
    for level in _levels([grid for grid in grids if id(grid) in heads]):
        above, end = end, max(grid.box.bottom for grid in level)
        parts = _side_by_side(level)
        if len(parts) > 1 and len({heads[id(grid)] for grid in level}) == 1:
            yield _with_headings(parts, page, above)


def _levels(grids: Sequence[Grid]) -> Iterator[list[Grid]]:
    """The grids, those together that stand beside others of them."""
    level: list[Grid] = []
    for grid in sorted(grids, key=lambda own: own.box.top):
        if level and grid.box.top > max(own.box.bottom for own in level):
            yield level
            level = []
        level.append(grid)
    if level:
        yield level


def _side_by_side(grids: Sequence[Grid]) -> list[Box]:
    """The boxes of the columns that grids stand in, from left to right."""
    parts: list[Box] = []
    for grid in sorted(grids, key=lambda own: own.box.x0):
        if parts and grid.box.x0 < parts[-1].x1:
            parts[-1] = bounds([parts[-1], grid.box])
        else:
            parts.append(grid.box)
    return parts


def _with_headings(parts: Sequence[Box], page: Page, above: float) -> _Row:
    """The parts with the lines over one of them each, below the end of the tables `above`: columns need not
    begin level."""
    top, bottom = min(box.top for box in parts), max(box.bottom for box in parts)
    lines = words_to_lines(w for w in page.words if not w.turned and w.box.bottom < bottom)
    for box in parts[1:]:
        reached = box.top
        for line in reversed([line for line in lines if above < line.box.bottom < box.top + EDGE]):
            pieces = lines_to_pieces([line])
            own = [piece for piece in pieces if _is_over(piece.box, box)]
            if any(piece.box.x0 < box.x0 - EDGE and piece.box.x1 > box.x0 + EDGE for piece in pieces):
                break
            if own and reached - line.box.bottom >= HEADING * line.style.size:
                break
            reached = min([reached, *(piece.box.top for piece in own)])
        top = min(top, reached)
    middles = [(left.x1 + right.x0) / 2 for left, right in pairwise(parts)]
    ends = zip([parts[0].x0 - EDGE, *middles], [*middles, parts[-1].x1 + EDGE], strict=True)
    return _Row(tuple(Box(x0, top - EDGE, x1, bottom + EDGE) for x0, x1 in ends))


def _is_over(heading: Box, table: Box) -> bool:
    return table.x0 - EDGE <= heading.x0 and heading.x1 <= table.x1 + EDGE


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
        words=tuple(replace(word, box=_shifted(word.box, row)) for word in below.words),
        rules=tuple(_rule(rule, row) for rule in below.rules),
        fills=tuple(replace(fill, box=_shifted(fill.box, row)) for fill in below.fills),
    )


def _shifted(box: Box, row: _Row) -> Box:
    return moved(box, *row.shift(*box.centre))


def _rule(rule: Rule, row: _Row) -> Rule:
    middle = (rule.start + rule.end) / 2
    right, down = row.shift(*((middle, rule.at) if rule.horizontal else (rule.at, middle)))
    at, along = (down, right) if rule.horizontal else (right, down)
    return replace(rule, at=rule.at + at, start=rule.start + along, end=rule.end + along)
