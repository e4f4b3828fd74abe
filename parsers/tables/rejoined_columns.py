"""Columns that a spreadsheet prints on pages of their own, set beside the rows that they belong to.

Ref | Recommendation | Action            page 1        Lead   | By when       page 2
1   | Listen         | Hold a meeting                  Leader | May 2025

Such pages have the same rows: level rules at the same y. Their words and rules are moved to the right of
those of the page with the first columns, and are said to stand on that page while the plan is read. The first
columns may be printed again on each page ("Ref"): there they are left out. Where the pages do not pair one by
one, nothing is moved (`parsers.tables.cut_columns` says so).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from models.document import Box, Document, Page, Rule, Word
from models.plan import Passage, Plan
from parsers.grids.grids import Cell, bands
from parsers.grids.ruled_grids import rules_to_grids
from parsers.headers.headers import cells_in
from parsers.headers.labels import mended
from parsers.tables.cut_columns import DEEPEST, OWN
from parsers.text.cut_lines import without_copies
from parsers.vocabulary import column_of

FEWEST_LEVELS = 4
"""Level rules of a page, at least, that show which rows it has."""
OF_THE_LAST = 2
"""The same of a table's last page, where those before it show the rows."""
MOST = 0.6
"""The share of a page's headings that are known."""
NEAR = 1


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page by its level rules and its uprights, in whole points."""

    page: Page
    levels: frozenset[int]
    uprights: frozenset[int]

    def has_rows_of(self, other: _Sheet, fewest: int = FEWEST_LEVELS) -> bool:
        """Whether another page's rows stand at the same y as this one's; merged cells are parted less."""
        few, many = sorted((self.levels, other.levels), key=len)
        near = {y + step for y in many for step in (-NEAR, 0, NEAR)}
        # At a page's foot, the rule of a merged cell that goes on is missing.
        return len(few) >= fewest and abs(min(few) - min(many)) <= NEAR and few <= near


def with_columns_rejoined(document: Document) -> Document:
    """The document with the columns of a table beside each other again; as it is where none are cut off."""
    sheets = [sheet for sheet in map(_page_to_sheet, document.pages) if len(sheet.levels) >= OF_THE_LAST]
    two = ((one, other) for one, other in combinations(sheets, 2) if one.uprights != other.uprights)
    if not any(other.has_rows_of(one) for one, other in two):
        return document
    groups = _groups(sheets)
    whole, heads = groups[0], _headings(groups[0][0].page)
    if not set(heads.values()) & OWN:
        return document
    pages = {page.number: page for page in document.pages}
    for rest in groups[1:]:
        pairs = list(zip(whole, rest, strict=False))
        starts = [_first_of_its_own(first, each) for first, each in pairs]
        own = _headings(rest[0].page, starts[0])
        alike = len(whole) == len(rest) and all(each.has_rows_of(first, OF_THE_LAST) for first, each in pairs)
        if alike and heads_others(own, heads):
            heads |= own
            for (first, each), start in zip(pairs, starts, strict=True):
                left, right = pages[first.page.number], pages[each.page.number]
                pages[left.number], pages[right.number] = _beside(left, right, start)
    return replace(document, pages=tuple(pages.values()))


def with_own_pages(plan: Plan, before: Document, after: Document) -> Plan:
    """The plan read from the document `after` its words were moved, its words back on the pages `before`."""
    if before is after:
        return plan
    now = {word.index: (word.page, word.box) for word in after.words}
    own = {word.index: word for word in before.words if now.get(word.index) != (word.page, word.box)}

    def placed(words: tuple[Word, ...]) -> tuple[Word, ...]:
        return tuple(own.get(word.index, word) for word in words)

    recommendations = (
        replace(
            each,
            words=placed(each.words),
            actions=tuple(replace(one, words=placed(one.words)) for one in each.actions),
        )
        for each in plan.recommendations
    )
    coverage = plan.coverage
    return replace(
        plan,
        recommendations=tuple(recommendations),
        issues=tuple(replace(issue, words=placed(issue.words)) for issue in plan.issues),
        coverage=replace(coverage, missing=placed(coverage.missing), doubled=placed(coverage.doubled)),
    )


def _page_to_sheet(page: Page) -> _Sheet:
    levels = frozenset(round(rule.at) for rule in page.rules if rule.horizontal)
    return _Sheet(page, levels, frozenset(round(rule.at) for rule in page.rules if not rule.horizontal))


def _groups(sheets: Sequence[_Sheet]) -> list[list[_Sheet]]:
    """The pages that have the same columns, group by group, in the order of their first pages."""
    groups: dict[frozenset[int], list[_Sheet]] = {}
    for sheet in sheets:
        groups.setdefault(sheet.uprights, []).append(sheet)
    return list(groups.values())


def _first_of_its_own(first: _Sheet, sheet: _Sheet) -> float:
    """The x right of the columns of the `first` page that a page prints again, or its left edge."""
    pairs = zip(sorted(first.uprights), sorted(sheet.uprights), strict=False)
    alike = [own for other, own in pairs if abs(other - own) <= NEAR]
    inside = _words_in_rows(sheet.page)
    printed = {
        (word.text, round(word.box.x0 / NEAR), round(word.box.top / NEAR)) for word in first.page.words
    }
    edge = min((rule.start for rule in sheet.page.rules if rule.horizontal), default=0.0)
    for x in alike[1:]:
        own = [word for word in inside if word.box.centre[0] < x]
        again = sum(bool(printed & set(places_of(word))) for word in own)
        # A title that is wider than the first page runs on above them.
        if again < OF_THE_LAST or again < MOST * len(own):
            break
        edge = float(x)
    return edge


def places_of(word: Word) -> Iterator[tuple[str, int, int]]:
    x, y = round(word.box.x0 / NEAR), round(word.box.top / NEAR)
    return ((word.text, x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1))


def _words_in_rows(page: Page) -> list[Word]:
    """The words between the first and the last level rule of a page."""
    levels = [rule.at for rule in page.rules if rule.horizontal]
    return [word for word in page.words if min(levels) <= word.box.centre[1] <= max(levels)]


def heads_others(own: Mapping[str, str], heads: Mapping[str, str]) -> bool:
    """Whether headings are known and none of them is among others: "Update" beside "Position", both of which
    tell of progress, but no second column of actions."""
    again = set(own.values()) & set(heads.values()) & OWN
    return bool(own) and not again and own.keys().isdisjoint(heads)


def _headings(page: Page, start: float = 0.0) -> dict[str, str]:
    """The headings from `start` on in one of a page's first rows, and the columns that most name."""
    return _header(page, start)[1]


def _header(page: Page, start: float) -> tuple[float, dict[str, str]]:
    """The y at which the row of these headings begins, and the headings."""
    for grid in rules_to_grids(page):
        for band in bands(grid)[:DEEPEST]:
            cells = [cell for cell in cells_in(grid, band) if cell.box.x0 > start - 2 * NEAR and cell.words]
            heads = {text.lower(): name for text, name in map(_heading, cells) if name}
            if heads and len(heads) >= MOST * len(cells):
                return band[0], heads
    return 0.0, {}


def _heading(cell: Cell) -> tuple[str, str]:
    """A cell's text as a heading, "Positio" / "n" whole, and the column that it names."""
    heading = mended(Passage(cell.text, cell.words), cell.lines).text
    return heading, column_of(heading)


def _beside(left: Page, right: Page, start: float) -> tuple[Page, Page]:
    """Two pages, what the second's rules hold from `start` on moved to the right of the first's."""
    step = max(rule.end for rule in left.rules if rule.horizontal) - start
    # A title of the sheet that is wider than the first page runs on above the header: it stays there.
    top = min(_header(left, 0.0)[0], _header(right, start)[0]) - NEAR
    inside = [word for word in _words_in_rows(right) if word.box.bottom > top]
    again = {word for word in inside if word.box.centre[0] < start}
    rules = tuple(_moved_rule(rule, start, step) for rule in right.rules if _reaches(rule, start))
    whole, rest = set_beside(left, right, {*inside} - again, again, start, step)
    return replace(whole, rules=(*left.rules, *rules)), rest


def set_beside(
    left: Page, right: Page, own: Collection[Word], again: Collection[Word], start: float, step: float
) -> tuple[Page, Page]:
    """The first page with the second's `own` words and shades from `start`, a `step` right; the rest."""

    def moved(box: Box) -> Box:
        return replace(box, x0=max(box.x0, start) + step, x1=box.x1 + step)

    words = (replace(w, box=moved(w.box), page=left.number, mark=None) for w in right.words if w in own)
    fills = (replace(fill, box=moved(fill.box)) for fill in right.fills if fill.box.x1 > start + NEAR)
    rest = without_copies(right, again)
    return (
        replace(
            left, width=left.width + right.width, words=(*left.words, *words), fills=(*left.fills, *fills)
        ),
        replace(rest, words=tuple(word for word in rest.words if word not in own), rules=(), fills=()),
    )


def _reaches(rule: Rule, start: float) -> bool:
    return rule.end > start + NEAR if rule.horizontal else rule.at > start - 2 * NEAR


def _moved_rule(rule: Rule, start: float, step: float) -> Rule:
    if rule.horizontal:
        return replace(rule, start=max(rule.start, start) + step, end=rule.end + step)
    return replace(rule, at=rule.at + step)
