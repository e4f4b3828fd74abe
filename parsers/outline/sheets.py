"""Document → sheets: each page taken apart into its tables by rules or tags, and the lines outside them.

Furniture is set apart; what the tables are, and whether lines make tables, is for the outline to tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest

from models.document import Document, Page, Word, words_of
from parsers.cards.card_labels import is_card
from parsers.grids.grids import BAND, Grid, bands, grid_lines, same_columns
from parsers.grids.numbered_bars import with_whole_bars
from parsers.grids.ruled_grids import rules_to_grids, stitched
from parsers.grids.rules import NEAR
from parsers.headers.headers import find_header
from parsers.headers.label_lines import Setting, find_settings
from parsers.headers.labels import label_of, label_passage
from parsers.headers.line_headers import find_line_header
from parsers.outline.running_tables import without_running_tables
from parsers.tables.grids_beside import with_joined_beside
from parsers.tables.header_rows import with_header_row
from parsers.tables.nested_tables import with_inner_grids
from parsers.tables.ruled_off_cells import with_ruled_off_rows
from parsers.tags.tag_choice import Fault, Tagged, choose, document_to_tagged
from parsers.tags.tag_paragraphs import paragraphs_of, span_pages
from parsers.tags.tags import rows_of
from parsers.text.furniture import find_furniture, furniture_in_tables
from parsers.text.joiner import Joiner, unbroken_words
from parsers.text.lines import Line, line_of, words_to_lines
from parsers.text.middle_labels import with_numbers_first
from parsers.text.rivers import columns_of
from parsers.text.torn_labels import with_labels_whole
from parsers.unruled.bare_tables import bare_table, half_bare_table
from parsers.unruled.open_columns import with_open_columns
from parsers.unruled.unruled import UnruledTable
from parsers.vocabulary.sections import section_says

HEADER_ROWS = 3
"""Rows of a header, at most."""
FIRST_LINES = 3
"""Lines below a header, some of which stand in several columns: what is left of a row may stand in one."""
EDGE = 0.2
"""The share of a page's height, from its top and bottom, in which a table ends and goes on."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page taken apart: its tables by rules, and the lines outside them."""

    page: Page
    grids: list[Grid]
    lines: list[Line]
    faults: list[Fault]

    def all_lines(self) -> list[Line]:
        """The lines outside tables of several columns, from top to bottom."""
        panels = [line for grid in self.grids if grid.width == 1 for line in grid_lines(grid)]
        return sorted([*self.lines, *panels], key=lambda line: line.depth)

    def pieces(self) -> Iterator[Grid | list[Line]]:
        """Tables and the runs of lines between them, from top to bottom."""
        rest = self.lines
        for grid in self.grids:
            above = [line for line in rest if line.depth < grid.depth]
            rest = [line for line in rest if line.depth >= grid.depth]
            if above:
                yield above
            yield grid
        if rest:
            yield rest


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a document, and what they have in common."""

    pages: tuple[Sheet, ...]
    """Their lines are without furniture."""
    furniture: frozenset[Word]
    joiner: Joiner
    settings: tuple[Setting, ...]
    """How the document sets the labels of its cards."""
    bare: UnruledTable | None
    """The columns of a plan's table that has neither upright rules nor a header."""
    faults: tuple[Fault, ...]
    """Tags of tables that were not followed, and why."""


MOST_BOUNDED = 0.25
"""Words in tables by rules or shades for each word outside, where a table without them is looked for."""


def document_to_sheets(document: Document) -> Sheets:
    """Takes every page apart; what is judged over the whole document is judged here, once."""
    joiner = Joiner(unbroken_words(document.words))
    document = replace(document, pages=without_running_tables(document.pages, joiner))
    # Level rules alone part the rows of a table with an unruled header; else they make a list.
    headed = any(find_line_header(words_to_lines(page.words)) for page in document.pages)
    tagged = document_to_tagged(document, joiner)
    if tagged.trusted:
        paragraphs = paragraphs_of(document)
        joiner = replace(
            joiner, paragraphs=paragraphs, over_pages=span_pages(paragraphs), rows=rows_of(document)
        )
    sheets = _pages_to_sheets(document, not headed, joiner, tagged)
    furniture = find_furniture(document.pages, [_no_headers(sheet.lines) for sheet in sheets])
    if held := furniture_in_tables(document.pages, furniture):
        sheets = _pages_to_sheets(document, not headed, joiner, tagged, held)
        furniture |= held
    furniture |= {word for sheet in sheets for line in sheet.lines for word in line.words if word.turned}
    sheets = _without(sheets, furniture)
    bare = None if headed else _bare_table(sheets, joiner)
    if bare:
        sheets = _without(_pages_to_sheets(document, False, joiner, tagged, held), furniture)
    plain = [line for sheet in sheets for line in sheet.all_lines() if line.words[0] not in furniture]
    faults = (*tagged.faults, *(fault for sheet in sheets for fault in sheet.faults))
    return Sheets(tuple(sheets), furniture, joiner, find_settings(plain), bare, faults)


def _without(sheets: Sequence[Sheet], furniture: frozenset[Word]) -> list[Sheet]:
    """The sheets with the lines that are no furniture, up to what is: "Hide" at the end of a heading's."""
    own = [[line for line in sheet.lines if line.words[0] not in furniture] for sheet in sheets]
    return [
        replace(sheet, lines=[_up_to(line, furniture) for line in lines])
        for sheet, lines in zip(sheets, own, strict=True)
    ]


def _up_to(line: Line, furniture: frozenset[Word]) -> Line:
    kept = list(takewhile(lambda word: word not in furniture, line.words))
    return line if len(kept) == len(line.words) else line_of(kept)


def _bare_table(sheets: Sequence[Sheet], joiner: Joiner) -> UnruledTable | None:
    """A table without header and upright rules, in a document that has hardly anything in tables with them;
    rows may be shaded a cell at a time, and level rules stop beside a merged cell."""
    words = [(sheet.page, words_of(sheet.all_lines())) for sheet in sheets]
    pages = [(page, words_to_lines(own)) for page, own in words]
    grids = [grid for sheet in sheets for grid in sheet.grids if grid.width > 1]
    bounded = sum(len(grid.words) for grid in grids)
    if bounded > MOST_BOUNDED * sum(len(own) for _, own in words):
        return half_bare_table(pages, grids, joiner)
    return bare_table(pages, joiner)


def _pages_to_sheets(
    document: Document, lists: bool, joiner: Joiner, tagged: Tagged, apart: frozenset[Word] = frozenset()
) -> list[Sheet]:
    """The pages taken apart; the words that stand `apart` are in no table by rules."""
    sheets: list[Sheet] = []
    for page, after in zip_longest(document.pages, document.pages[1:]):
        before = sheets[-1] if sheets else None
        sheets.append(_page_to_sheet(page, lists, joiner, tagged, apart, before, after))
    whole = with_open_columns([(sheet.grids, sheet.lines) for sheet in sheets], joiner)
    nested = with_inner_grids(with_ruled_off_rows([grids for grids, _ in whole], document.pages))
    return [
        replace(sheet, grids=grids, lines=lines)
        for sheet, grids, (_, lines) in zip(sheets, nested, whole, strict=True)
    ]


def _page_to_sheet(
    page: Page,
    lists: bool,
    joiner: Joiner,
    tagged: Tagged,
    apart: frozenset[Word],
    before: Sheet | None,
    after: Page | None,
) -> Sheet:
    """A frame around text, or columns that no rule shows, is no table; a slanted watermark is in none."""
    words = tuple(w for w in page.words if w.turned % 90 == 0 and w not in apart)
    flat = page if len(words) == len(page.words) else replace(page, words=words)
    grids = [
        grid
        for grid in rules_to_grids(flat, lists)
        if grid.width > 1 or _is_panel(grid) or (before and _ends_panel(grid, page, before))
    ]
    grids = with_joined_beside(grids, flat.words, joiner)
    grids = stitched(grids, flat.words, lambda above, line, grid: _begins_table(above, line, grid, joiner))
    grids = [
        grid
        for grid in grids
        if not _only_heads(grid, grids, flat.words, joiner) or _goes_on(grid, grids, page, after)
    ]
    grids, faults = choose(grids, [grid for grid in tagged.grids if grid.page == page.number])
    grids = list(map(with_whole_bars, grids))
    taken = set(words_of(grids))
    lines = words_to_lines(word for word in page.words if word not in taken)
    return Sheet(page, grids, with_numbers_first(with_labels_whole(lines)), faults)


def _begins_table(above: Grid, line: Line, grid: Grid, joiner: Joiner) -> bool:
    """Whether a grid right below another is a table of its own: headed, under no plan's, or a card."""
    if section_says(line.text) == "other" or find_header(with_header_row(grid, joiner), joiner):
        return True
    first = label_passage(grid.cells[0].lines, joiner).text
    if not label_of(first)[0]:
        return False
    # What a page end left of a value has no label.
    labels = [label_passage(cell.lines, joiner).text for cell in above.cells if cell.first == 0]
    return first in labels or not any(labels) or is_card(grid, joiner)


def _only_heads(grid: Grid, grids: Sequence[Grid], words: Sequence[Word], joiner: Joiner) -> bool:
    """Whether rules stand around a header alone, and the rows below go without: its words are lines, too."""
    levels = bands(grid)
    if len(levels) > HEADER_ROWS or not (header := find_header(grid, joiner)) or header.below < len(levels):
        return False
    held = set(words_of(grids))
    below = words_to_lines(word for word in words if word not in held and word.box.top > grid.box.bottom - 1)
    if not below or below[0].box.top - grid.box.bottom > BAND:
        return False
    first = below[:FIRST_LINES]
    across = any(w.box.x0 < x < w.box.x1 for line in first for w in line.words for x in grid.edges[1:-1])
    return not across and any(len(columns_of(line, grid.edges)) > 1 for line in first)


def _goes_on(grid: Grid, grids: Sequence[Grid], page: Page, after: Page | None) -> bool:
    """Whether a header at a page's foot, above its running lines, is that of the next page's table."""
    if after is None or grid is not grids[-1] or grid.box.bottom < (1 - EDGE) * page.height:
        return False
    first = next(iter(rules_to_grids(after)), None)
    return first is not None and same_columns(grid, first) and first.box.top < EDGE * after.height


def _is_panel(grid: Grid) -> bool:
    filled = [cell for cell in grid.cells if cell.words]
    return len(filled) > 1 and not find_line_header([line for cell in filled for line in cell.lines])


def _ends_panel(grid: Grid, page: Page, before: Sheet) -> bool:
    """Whether a frame at a page's top is the rest of the one-column table that the page before ends with."""
    last = before.grids[-1] if before.grids else None
    return (
        last is not None
        and last.width == grid.width == 1
        and all(abs(one - other) <= NEAR for one, other in zip(last.edges, grid.edges, strict=True))
        and last.box.bottom > (1 - EDGE) * before.page.height
        and grid.box.top < EDGE * page.height
    )


def _no_headers(lines: list[Line]) -> list[Line]:
    """The lines that are no table's header: a header printed on every page is no furniture."""
    header = find_line_header(lines)
    if not header:
        return lines
    words = {word for segment in header.segments for word in segment}
    return [line for line in lines if not words & set(line.words)]
