"""Rules and words of a page → grids: the cells of every ruled table, merged ones included.

A grid is found as a person sees it: rules that touch make a table, and what they leave open at
a side or at the end of a page belongs to it too.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import inf

from models.document import Box, Document, Page, Rule, Word, bounds
from parsers.grids.grids import BAND, Cell, Grid, grid_of, same_columns, without_slivers
from parsers.grids.missing_rules import with_missing_rules
from parsers.grids.open_left import with_column_at_left
from parsers.grids.overflowing import with_overflow
from parsers.grids.panels import panel_rules
from parsers.grids.pieced_rules import pieced_uprights
from parsers.grids.rules import NEAR, bars, box_of, merge_rules, open_frames, touching, with_round_frames
from parsers.grids.tiles import tile_rules
from parsers.text.lines import Line, words_to_lines
from parsers.text.marks import is_bullet
from parsers.text.runs import distinct
from parsers.text.upright_runs import places_of

SPACE = 0.75
"""Font sizes between two words of a line, at most."""
HANGING = 1.5
"""Font sizes by which the lines below the first are set in, at most."""


@dataclass(frozen=True, slots=True)
class _Same:
    """A page that is equal to itself alone: there are too many words on it to compare them."""

    page: Page

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.page is other.page

    def __hash__(self) -> int:
        return id(self.page)


def rules_to_grids(page: Page, lists: bool = True) -> list[Grid]:
    """The grids that the page's own rules make; a word inside a table inside a frame is the table's. With
    `lists`, level rules of one length under each other make one of one column."""
    same = _Same(page)
    return [*_grids_of(same, lists and not all(_makes_grid(group, False) for group in _groups_of(same)))]


def tables_on(page: Page) -> list[Grid]:
    """The tables that a page's rules make: its grids of several columns."""
    return [grid for grid in rules_to_grids(page) if grid.width > 1]


@lru_cache(maxsize=64)
def _grids_of(same: _Same, lists: bool) -> tuple[Grid, ...]:
    """Several steps ask for the grids of one page."""
    page = same.page
    groups = [group for group in _groups_of(same) if _makes_grid(group, lists)]
    groups = [each for each in groups if _makes_grid(each, False) or not _is_stood_over(each, page.words)]
    uprights = [rule for rule in merge_rules(page.rules) if not rule.horizontal]
    groups = [[*group, *_lone_uprights(group, uprights)] for group in groups]
    groups = [_down_to_foot([*group, *_band_edges(group)], page.words) for group in groups]
    groups = [[*group, *_band_at_foot(group, page)] for group in groups]
    groups = [with_column_at_left(group, _outside(groups, group, page.words)) for group in groups]
    boxes = [_box_around(group, page) for group in groups]
    free = places_of(page.words)
    grids = []
    for box, group in sorted(
        zip(boxes, groups, strict=True), key=lambda pair: pair[0].width * pair[0].height
    ):
        words = [word for word, place in free.items() if box.holds(place)]
        if words:
            words += _run_over(words, box, _in_none(boxes, free))
            for word in words:
                del free[word]
            grid = with_overflow(without_slivers(grid_of(page.number, box, group, words)))
            grids.append(with_missing_rules(grid, page.fills))
    return tuple(sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0)))


def _is_stood_over(group: Sequence[Rule], words: Sequence[Word]) -> bool:
    """Whether words stand over the left edge of level rules: these set points apart, inset below headings."""
    box = bounds([box_of(rule) for rule in group])
    left = (word.box for word in words if box.top < word.box.centre[1] < box.bottom)
    return any(word.x0 < box.x0 - NEAR and word.x1 > box.x0 + NEAR for word in left)


def _outside(groups: Sequence[list[Rule]], own: list[Rule], words: Sequence[Word]) -> list[Word]:
    """The words that stand in none of the other groups."""
    return _in_none([bounds([box_of(rule) for rule in group]) for group in groups if group is not own], words)


def _in_none(boxes: Sequence[Box], words: Iterable[Word]) -> list[Word]:
    return [word for word in words if not any(box.holds(word.box.centre) for box in boxes)]


def _run_over(inside: Sequence[Word], box: Box, bare: Sequence[Word]) -> list[Word]:
    """The words with which lines of a table's last cells run on over its right edge, a space behind those
    inside: "a, b and c.| 09/06/2026"."""
    found: list[Word] = []
    ends = [word for word in inside if word.box.x1 > box.x1 - SPACE * word.style.size]
    for word in sorted(bare, key=lambda word: word.box.x0) if ends else ():
        reach = SPACE * word.style.size
        if any(
            abs(word.box.bottom - end.box.bottom) < 1 and -1 < word.box.x0 - end.box.x1 < reach
            for end in [*ends, *found]
        ):
            found.append(word)
    return found


def with_pieced_uprights(document: Document) -> Document:
    """The document with uprights between cells whose level rules are drawn one by one, if no tiles are."""
    pages = tuple(map(_with_pieced_uprights, document.pages))
    return document if all(map(operator.is_, pages, document.pages)) else replace(document, pages=pages)


def _with_pieced_uprights(page: Page) -> Page:
    uprights = pieced_uprights(page)
    if not uprights or tile_rules(page) or panel_rules(page):
        return page
    return replace(page, rules=(*page.rules, *uprights))


@lru_cache(maxsize=64)
def _groups_of(same: _Same) -> tuple[list[Rule], ...]:
    """The groups of a page's rules that make grids, those of level rules alone among them."""
    page = same.page
    drawn = [*page.rules, *bars(page.fills, page.rules), *(tile_rules(page) or panel_rules(page))]
    together = open_frames(with_round_frames(touching(merge_rules(drawn))))
    return tuple(group for group in together if _makes_grid(group, True))


def _makes_grid(group: Sequence[Rule], lists: bool) -> bool:
    levels = sum(rule.horizontal for rule in group)
    uprights = len(group) - levels
    # Two uprights on one level rule: the header of a table with inner rules only, above a theme.
    return (uprights > 0 and levels > 0 and len(group) > 2) or uprights > 2 or (lists and levels > 3)


def _lone_uprights(group: Sequence[Rule], uprights: Sequence[Rule]) -> list[Rule]:
    """The uprights of a page in line with a group's that no level rule meets: below the last theme of a page,
    in a table with no rules between its rows and none at the page's foot."""
    own = [rule for rule in group if not rule.horizontal]
    top = max((rule.at for rule in group if rule.horizontal), default=inf)
    foot = max((rule.end for rule in own), default=0.0)
    below = [rule for rule in uprights if rule.start > top + NEAR]
    in_line = [rule for rule in below if any(abs(rule.at - other.at) <= NEAR for other in own)]
    return [rule for rule in in_line if rule.end <= foot + NEAR]


def _band_edges(group: Sequence[Rule]) -> list[Rule]:
    """Level rules where all the inner uprights of a group stop and go on a little below: above and below a
    theme over all the columns, in a table with no rules between its rows."""
    box = bounds([box_of(rule) for rule in group])
    inner = [rule for rule in group if not rule.horizontal and box.x0 + NEAR < rule.at < box.x1 - NEAR]
    edges = []
    for end in distinct((rule.end for rule in inner), NEAR):
        below = [rule.start for rule in inner if end < rule.start < end + BAND]
        if below and not any(rule.start < end - NEAR and rule.end > end + NEAR for rule in inner):
            edges += [Rule(True, y, box.x0, box.x1) for y in (end, min(below))]
    return edges


def _band_at_foot(group: Sequence[Rule], page: Page) -> list[Rule]:
    """The level rule below a theme that a page end parts from its rows: no upright goes on to it, nor stands
    below. It is as long as the table is wide, and above it stands one line in bold, as in no row."""
    box = bounds([box_of(rule) for rule in group])
    if all(rule.horizontal for rule in group):
        return []
    if any(not rule.horizontal and rule.end > box.bottom + NEAR for rule in page.rules):
        return []
    below = [rule for rule in page.rules if rule.horizontal and NEAR < rule.at - box.bottom < BAND]
    for rule in merge_rules(below):
        strip = Box(box.x0, box.bottom, box.x1, rule.at)
        words = [word for word in page.words if strip.holds(word.box.centre)]
        wide = abs(rule.start - box.x0) <= NEAR and abs(rule.end - box.x1) <= NEAR
        if wide and words and len(words_to_lines(words)) == 1 and all(word.style.bold for word in words):
            return [rule]
    return []


def _box_around(group: Sequence[Rule], page: Page) -> Box:
    """The box of a group, and of the words in the columns that it leaves open at its left and right: no level
    rule ends there, or a shade goes on over its edge, as that of a header does over merged cells."""
    box = bounds([box_of(rule) for rule in group])
    levels = [rule for rule in group if rule.horizontal]
    beside = [word.box for word in page.words if box.top < word.box.centre[1] < box.bottom]
    if not any(rule.start < box.x0 + NEAR for rule in levels) or _heads_more(box, levels, page.words):
        box = replace(box, x0=min([box.x0, *(each.x0 - 2 for each in beside)]))
    if not any(rule.end > box.x1 - NEAR for rule in levels):
        box = replace(box, x1=max([box.x1, *(each.x1 + 2 for each in beside)]))
    over = [fill.box for fill in page.fills if fill.box.x0 < box.x1 + NEAR < fill.box.x1]
    aside = [each.x1 + 2 for each in beside if any(shade.holds(each.centre) for shade in over)]
    return replace(box, x1=max(box.x1, *aside)) if aside else box


def _heads_more(box: Box, levels: Sequence[Rule], words: Sequence[Word]) -> bool:
    """Whether a page begins with the header of a table without a frame, and its first heading stands left of
    all rules: those of the page part actions of one recommendation, and begin at its right."""
    if any(rule.at < box.top + NEAR for rule in levels):
        return False
    inside = [word for word in words if box.top < word.box.centre[1] < box.bottom]
    first = next(iter(words_to_lines(inside)), None)
    return first is not None and first.words[0].box.x1 < box.x0 < first.words[-1].box.x0


def _down_to_foot(group: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """A group's rules, those at its foot drawn past lines under it: browsers stop uprights short there."""
    box = bounds([box_of(rule) for rule in group])
    lines = words_to_lines(word for word in words if box.holds(word.box.centre))
    foot = max([box.bottom, *(line.box.bottom for line in lines[-1:])])
    below = words_to_lines(w for w in words if w.box.centre[1] > foot and box.x0 < w.box.centre[0] < box.x1)
    for line in below:
        if line.box.top - foot > NEAR or not lines or not _goes_on_in_cells(line, lines[-1], group):
            break
        lines.append(line)
        foot = line.box.bottom + 1
    return [_moved_end(rule, box.bottom, foot) for rule in group]


def _goes_on_in_cells(line: Line, above: Line, group: Sequence[Rule]) -> bool:
    """Whether a line under a group's foot wraps what is above it, cell by cell, with no rule between."""
    box = bounds([box_of(rule) for rule in group])
    uprights = sorted({box.x0, *(rule.at for rule in group if not rule.horizontal), box.x1})
    for left, right in pairwise(uprights):  # a table without an outer frame has columns beyond them
        parts, parts_above = (
            [word for word in each.words if left < word.box.centre[0] < right] for each in (line, above)
        )
        own, over = _begun(parts), _begun(parts_above)
        bulleted = any(map(is_bullet, parts))
        if own and not bulleted and not (over and _stands_under(own, over)):
            return False
        between = (above.box.centre[1], line.box.centre[1])
        if own and any(
            rule.horizontal
            and between[0] < rule.at < between[1]
            and rule.start < own.box.centre[0] < rule.end
            for rule in group
        ):
            return False
    return True


def _stands_under(own: Word, over: Word) -> bool:
    """Whether a line begins below the one above it, or is set in under the first of its text."""
    return -NEAR <= own.box.x0 - over.box.x0 <= HANGING * own.style.size


def _begun(words: Sequence[Word]) -> Word | None:
    """The word with which a text begins, behind its bullet."""
    return next((word for word in words if not is_bullet(word)), words[0] if words else None)


def _moved_end(rule: Rule, end: float, to: float) -> Rule:
    """The rule, moved or drawn down from the y where a group ends to another."""
    if rule.horizontal:
        return replace(rule, at=to) if rule.at > end - NEAR else rule
    return replace(rule, end=to) if rule.end > end - NEAR else rule


def stitched(
    grids: Sequence[Grid], words: Sequence[Word], begins: Callable[[Grid, Line, Grid], bool]
) -> list[Grid]:
    """The grids of a page, those of the same columns close under each other as one: without a frame, a table
    comes apart at a theme over all its columns, which is made that row. One that `begins` a table of its own,
    given the grid and the line above it, stays apart."""
    whole: list[Grid] = []
    for grid in grids:
        above = whole[-1] if whole else None
        if above and same_columns(above, grid) and 0 <= grid.box.top - above.box.bottom < BAND:
            between = [word for word in words if _lies_between(word, above, grid)]
            lines = words_to_lines(between)
            if len(lines) == 1 and not begins(above, lines[0], grid):
                box = Box(grid.box.x0, above.box.bottom, grid.box.x1, grid.box.top)
                band = Cell(box, 0, grid.width - 1, tuple(lines))
                cells = (*above.cells, band, *grid.cells)
                whole[-1] = Grid(grid.page, bounds([above.box, grid.box]), above.edges, cells)
                continue
        whole.append(grid)
    return whole


def _lies_between(word: Word, above: Grid, below: Grid) -> bool:
    x, y = word.box.centre
    return above.box.bottom < y < below.box.top and above.box.x0 <= x <= above.box.x1
