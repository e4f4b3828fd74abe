"""Running headers and footers that are set as tables: on some pages the plan's own table touches them.

+--------------------+--------------------+   +--------------------+--------------------+
| Mid Devon Council  | Action Plan        |   | Mid Devon Council  | Action Plan        |
+--------------------+--------------------+   +----+---------------+---------+----------+
Peer Challenge Action Plan                    | R5 | Set clear priorities    | May 2026 |
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.document import Box, Page, Rule
from parsers.grids.ruled_grids import rules_to_grids
from parsers.grids.rules import NEAR, box_of
from parsers.headers.headers import find_header
from parsers.text.furniture import DEEP, Mark, in_margin, mark_at, marks_around
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, words_to_lines

MOST = 0.6
"""The share of the pages that print a running table, at least."""


def without_running_tables(pages: Sequence[Page], joiner: Joiner) -> tuple[Page, ...]:
    """The pages without the rules around what most of them print in a margin, where on one of them it stands
    in a table of its own that is no header: its words are running lines."""
    lines = [words_to_lines(page.words) for page in pages]
    outer = (
        line for page, own in zip(pages, lines, strict=True) for line in own if in_margin(page, line.box)
    )
    counts = Counter(mark for line in outer for mark in marks_around(line))
    known = {mark for mark, count in counts.items() if count >= max(2, MOST * len(pages))}
    found = [box for page, own in zip(pages, lines, strict=True) for box in _tables(page, own, known, joiner)]
    boxes = list(dict.fromkeys(found))
    return tuple(
        _cut(page, [box for box in boxes if _prints(box, own, known)])
        for page, own in zip(pages, lines, strict=True)
    )


def _tables(page: Page, lines: Sequence[Line], known: set[Mark], joiner: Joiner) -> Iterator[Box]:
    """The tables in the margins of a page that hold nothing but lines of most pages."""
    uprights = (box_of(rule) for rule in page.rules if not rule.horizontal)
    if not any(in_margin(page, box, DEEP) for box in uprights):
        return  # grids cost time
    if not any(mark_at(line) in known for line in lines):
        return
    for grid in rules_to_grids(page):
        held = in_margin(page, grid.box, DEEP) and _prints(grid.box, lines, known)
        if held and not find_header(grid, joiner):
            yield grid.box


def _prints(box: Box, lines: Sequence[Line], known: set[Mark]) -> bool:
    """Whether a page has known lines and no others in a box."""
    own = [line for line in lines if box.holds(line.box.centre)]
    return bool(own) and all(mark_at(line) in known for line in own)


def _cut(page: Page, boxes: Sequence[Box]) -> Page:
    """The page without the rules in some boxes, and without what of longer ones reaches into them."""
    rules = page.rules
    for box in boxes:
        inside = (box.top, page.height) if box.top > page.height / 2 else (0.0, box.bottom)
        rules = tuple(cut for rule in rules for cut in _outside(rule, *inside))
        sides = [rule for rule in rules if rule.horizontal and _touches(rule.at, inside)]
        if not any(_touches(end, inside) for r in rules if not r.horizontal for end in (r.start, r.end)):
            rules = tuple(rule for rule in rules if rule not in sides)
    return page if rules == page.rules else replace(page, rules=rules)


def _touches(y: float, inside: tuple[float, float]) -> bool:
    return min(abs(y - side) for side in inside) <= NEAR


def _outside(rule: Rule, top: float, bottom: float) -> Iterator[Rule]:
    """What is left of a rule above `top` and below `bottom`."""
    if rule.horizontal:
        if not top + NEAR < rule.at < bottom - NEAR:
            yield rule
        return
    for start, end in ((rule.start, min(rule.end, top)), (max(rule.start, bottom), rule.end)):
        if end - start > NEAR:
            yield replace(rule, start=start, end=end)
