"""Which tables of a document its tags bound, which its rules, and where the two agree.

Sound tags part what no rule parts. Where rules part what the tags hold together, the rules are right: they
are what the reader of the page sees.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import inf

from models.document import Document, Word, bounds, words_of
from parsers.cards.card_labels import is_card
from parsers.grids.grids import Grid
from parsers.headers.headers import find_header, heads_actions
from parsers.headers.line_headers import find_line_header
from parsers.tags.tag_grids import TagGrids, table_to_grids
from parsers.tags.tag_repeats import HEADER_ROWS
from parsers.tags.tags import TagTable, joined, structure_to_tables, tagged_words
from parsers.text.furniture import MARGIN
from parsers.text.joiner import Joiner
from parsers.text.lines import words_to_lines
from parsers.vocabulary import column_of

PATCHY_SHARE = 0.1
"""The share of a table's pages that may be without tags: headers printed again are."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Table tags that are not followed: why, and the words that they are round."""

    reason: str
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """The tables of plans that sound tags bound, and the tags that are not sound."""

    grids: tuple[Grid, ...] = ()
    faults: tuple[Fault, ...] = ()
    trusted: bool = True
    """Whether no table of the plan is tagged wrongly, so that its other tags can be believed."""


def document_to_tagged(document: Document, joiner: Joiner) -> Tagged:
    """The tagged tables that have a plan's header, are cards, or go on with the one before: not those that
    arrange a page, nor others of what tagged one of the plan's tables wrongly."""
    tables = structure_to_tables(document)
    if not tables:
        return Tagged()
    tagged = tagged_words(document)
    kept: list[tuple[TagTable, TagGrids]] = []
    faults: list[Fault] = []
    for table in tables:
        if any(set(table.words) & set(other.words) for other, _ in kept):
            continue
        read = table_to_grids(table, document.pages, tagged)
        if read.grids and _is_patchy(document, table, tagged):
            read = TagGrids(fault="much of the text around it has no tags")
        if read.fault:
            faults.append(Fault(read.fault, table.words))
            if _looks_like_plan(table, joiner):
                return Tagged(faults=tuple(faults), trusted=False)
        elif read.grids and _is_plan(read.grids, joiner):
            kept.append((table, read))
        elif kept and (rest := _goes_on(*kept[-1], table)):
            both = joined(kept[-1][0], rest)
            read = table_to_grids(both, document.pages, tagged)
            if read.grids:
                kept[-1] = (both, read)
    return Tagged(tuple(grid for _, read in kept for grid in read.grids), tuple(faults))


def _goes_on(above: TagTable, read: TagGrids, table: TagTable) -> TagTable | None:
    """A table that may be the rest of the one above, its cells in the columns of that. Behind a page end it
    may be a single row, or lack columns that are merged beside it: WeasyPrint tags a table on each page."""
    edges = read.grids[-1].edges
    pages = table.pages[0] - above.pages[-1] if table.pages else inf
    if pages > 1 or (pages < 1 and table.rows < 2):
        return None
    if len(edges) - 1 == table.columns:
        return table
    if pages < 1 or not 1 < table.columns < len(edges) - 1:
        return None
    centres = [
        (cell, bounds([word.box for word in cell.words]).centre[0]) for cell in table.cells if cell.words
    ]
    places = {cell.first: bisect_right(edges, x) - 1 for cell, x in centres if cell.first == cell.last}
    if len(places) < table.columns or sorted(places.values()) != [places[place] for place in sorted(places)]:
        return None
    moved = (replace(cell, first=places[cell.first], last=places[cell.last]) for cell in table.cells)
    return replace(table, columns=above.columns, cells=tuple(moved))


def _is_patchy(document: Document, table: TagTable, tagged: frozenset[Word]) -> bool:
    """Whether much of the text on a table's pages and the next, running lines left out, is in no element."""
    pages = document.pages[table.pages[0] - 1 : table.pages[-1] + 1]
    body = [
        word
        for page in pages
        for word in page.words
        if MARGIN * page.height < word.box.top < (1 - MARGIN) * page.height and not word.drawn
    ]
    return sum(word not in tagged for word in body) > PATCHY_SHARE * len(body)


def _is_plan(grids: Sequence[Grid], joiner: Joiner) -> bool:
    header = find_header(grids[0], joiner)
    headings = [cell for cell in grids[0].cells if header and set(header.words) & set(cell.words)]
    if any(find_line_header([line]) for cell in headings for line in cell.lines):
        return False  # "Action      By when" in one cell are the headings of two columns
    return bool(header) or is_card(grids[0], joiner)


def _looks_like_plan(table: TagTable, joiner: Joiner) -> bool:
    """Whether a table that is no grid holds the words of a plan's header, as its lines or in its cells."""
    words = [word for word in table.words if word.page == table.pages[0]]
    if find_line_header(words_to_lines(words)):
        return True
    cells = [cell.words for cell in table.cells if cell.top < HEADER_ROWS]
    names = {column_of(joiner.passage(words_to_lines(words)).text) for words in cells}
    return len(names - {""}) > 1 and heads_actions(names)


def choose(ruled: Sequence[Grid], tagged: Sequence[Grid]) -> tuple[list[Grid], list[Fault]]:
    """The grids of one page, in order, and the tags that its rules contradict; shades tell less than tags."""
    chosen = list(ruled)
    faults: list[Fault] = []
    for grid in tagged:
        words = _words(grid)
        over = [each for each in chosen if words & _words(each)]
        if not all(_parts(grid, each) for each in over):
            faults.append(Fault("the rules part what it holds together", tuple(words)))
        elif words <= set(words_of(over)) and all(_parts(each, grid) for each in over):
            # Else rules or shades part some of its rows only.
            agreed = [replace(each, bound="rules and tags") for each in over]
            chosen = [each for each in chosen if each not in over] + agreed
        elif all(_words(each) <= words for each in over):
            chosen = [each for each in chosen if each not in over] + [grid]
    return sorted(chosen, key=lambda grid: (grid.box.top, grid.box.x0)), faults


def _words(grid: Grid) -> set[Word]:
    return {word for cell in grid.cells for word in cell.words if not word.drawn}


def _parts(fine: Grid, coarse: Grid) -> bool:
    """Whether no cell of `fine` holds words of two cells of `coarse`."""
    home = {word: place for place, cell in enumerate(coarse.cells) for word in cell.words}
    return all(len({home[word] for word in cell.words if word in home}) <= 1 for cell in fine.cells)
