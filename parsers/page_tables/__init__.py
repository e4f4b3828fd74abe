"""Page → the tables on it, whatever they are about: ruled, half ruled or not ruled at all.

page_tables(page) -> tuple[RawTable, ...]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from models.document import Box, Fill, Page, Rule, Word, spaced
from parsers.grids.grids import Grid
from parsers.grids.rules import merge_rules
from parsers.page_tables.areas import (
    bounded_areas,
    is_head_of,
    is_part_of,
    level_edges,
    touches,
    words_in,
    words_outside,
)
from parsers.page_tables.charts import without_charts
from parsers.page_tables.corridors import close_tables
from parsers.page_tables.edges import parted_at_edges
from parsers.page_tables.evidence import is_table
from parsers.page_tables.grid_tables import grid_to_table
from parsers.page_tables.merged_labels import with_merged_labels
from parsers.page_tables.open_grids import open_grid_to_table
from parsers.page_tables.prose import without_prose
from parsers.page_tables.regions import find_regions, whole_region
from parsers.page_tables.ruled import banded_grids, ruled_grids
from parsers.page_tables.ruled_heads import with_ruled_heads
from parsers.page_tables.segments import words_to_rows
from parsers.page_tables.separators import parted_at_separators
from parsers.page_tables.streams import without_paragraphs, words_to_streams
from parsers.page_tables.strips import rows_within, word_tables
from parsers.page_tables.tables import RawCell, RawTable, region_to_table
from parsers.page_tables.typed_lines import with_typed_lines
from parsers.page_tables.upright import with_upright_laid_down
from parsers.text.furniture import lone_furniture
from parsers.text.marks import is_bullet

__all__ = ["RawCell", "RawTable", "page_tables"]

FORM = 0.6
"""The share of texts that end in a colon, of a form to fill in; or with the numbers of pages, of an index."""
MOST = 0.6
"""The share of a grid's words in one row, from which its rules may not part all rows."""
TO_TICK = re.compile(r"[☐☑☒□▢❏❐❑❒]|\[[xX]?\]?")
PAGES, LISTS = re.compile(r"\b\d{1,3}(?:[-–]\d{1,3})?(?:, \d{1,3}(?:[-–]\d{1,3})?)+$"), 0.2
"""Numbers of several pages; their share from which a table is an index."""
LISTED = 6
"""So many names, at least, are a list where they stand in the alphabet's order over several columns."""
CONTACTS = re.compile(r"^(?:Tel|Phone|Fax)\w*\W.*\d", re.I), re.compile(r"\S@\S+\.\w")
ENTRY = re.compile(r"[^\W\d].*, \d{1,3}(?:[-–]\d{1,3})?$")


def page_tables(page: Page) -> tuple[RawTable, ...]:
    """The tables of a page, top to bottom then left to right."""
    tables = [table for part in parted_at_separators(_of_text(page)) for table in _part_tables(part)]
    return tuple(sorted(tables, key=lambda table: (table.box.top, table.box.x0)))


def _part_tables(page: Page) -> list[RawTable]:
    """The tables of a page, or of what a line parts from the rest of it."""
    rules = merge_rules(page.rules)
    drawn, taken = _drawn_tables(page, rules)
    words = words_outside(page.words, taken)
    rules = [rule for rule in rules if not any(touches(rule, box) for box in taken)]
    others = word_tables(words, rules, page.fills)
    left = words_outside(words, [table.box for table in others])
    others += _in_words(left, rules, page.fills)
    tables = with_ruled_heads(drawn, [with_merged_labels(table, rules) for table in others])
    return [table for table in tables if not any(is_none(table) for is_none in NO_TABLES)]


def _of_text(page: Page) -> Page:
    """The page without what is around its text and tables, and with the rules that a typewriter draws."""
    page = with_upright_laid_down(with_typed_lines(page))
    furniture = lone_furniture(page)
    page = replace(page, words=tuple(word for word in page.words if word not in furniture))
    return replace(page, words=tuple(without_charts(page)))


def _drawn_tables(page: Page, rules: Sequence[Rule]) -> tuple[list[RawTable], list[Box]]:
    """The tables that rules draw or bound, and where the words have been looked at."""
    grids, open_grids, diagrams = ruled_grids(page)
    page = replace(page, words=tuple(words_outside(page.words, diagrams)))
    areas = bounded_areas(page, [])
    open_grids = [
        grid for grid in open_grids if not any(is_head_of(grid, area, page.words) for area in areas)
    ]
    banded = banded_grids(page, [grid.box for grid in (*grids, *open_grids)])
    ruled = [grid.box for grid in (*grids, *open_grids)]
    grids += [grid for grid in banded if not any(is_part_of(grid.box, area) for area in areas)]
    tables = [_parted(grid, rules, page.fills) for grid in grids]
    for grid in open_grids:
        worded = rows_within(grid, [rule for rule in rules if touches(rule, grid.box)], page.fills)
        opened = open_grid_to_table(grid, rules)
        found = [each for each in (opened or worded,) if each] or _whole(grid.words, rules, grid.box)
        tables += [with_merged_labels(table, rules) for table in found] or [grid_to_table(grid)]
    taken = [grid.box for grid in (*grids, *open_grids)] + diagrams
    for area in bounded_areas(page, taken):
        found = _in_area(words_in(area, page.words), rules, page.fills, area)
        tables += [with_merged_labels(table, rules) for table in found]
        taken += [area] if found else []
    for box, table in close_tables(page, ruled):
        rivals = [each for each in tables if box.holds(each.box.centre)]
        others = rivals or word_tables(words_in(box, page.words), rules, page.fills)
        if table.column_count > max((each.column_count for each in others), default=0):
            tables = [*(each for each in tables if each not in rivals), table]
            taken.append(box)
    return tables, taken


def _is_form(table: RawTable) -> bool:
    """Whether most texts, and most of the first column, end in a colon, or begin with a box to tick or a
    bullet: what is asked for stands on the lines behind them; or most rows are a question and room."""
    rows = [[cell for cell in table.cells if cell.row == row] for row in range(table.row_count)]
    if sum(_is_unanswered(row, table.column_count) for row in rows) > FORM * len(rows):
        return True
    first = [cell for cell in table.cells if cell.column == 0]
    return all(sum(map(_is_asked, cells)) > FORM * len(cells) for cells in (table.cells, first))


def _is_unanswered(row: Sequence[RawCell], columns: int) -> bool:
    """Whether a row has a text at its left and, in the room behind it, nothing but boxes to tick."""
    if not row or row[0].column or row[0].column_span == columns:
        return False
    return all(TO_TICK.fullmatch(cell.words[0].text) for cell in row[1:])


def _is_asked(cell: RawCell) -> bool:
    first, last = cell.words[0], cell.words[-1].text
    return (len(last) > 1 and last.endswith(":")) or (len(cell.words) > 1 and is_bullet(first))


def _is_index(table: RawTable) -> bool:
    """Whether most texts end with the numbers of pages ("Audit, 22"), or some with several: "93, 142–144"."""
    entries, pages = (
        sum(bool(kind.search(spaced(cell.words))) for cell in table.cells) / len(table.cells)
        for kind in (ENTRY, PAGES)
    )
    return entries > FORM or pages > LISTS


def _is_of_addresses(table: RawTable) -> bool:
    """Whether addresses stand beside each other: in half of the columns is a telephone number, or the like of
    it. A list of contacts has these in one column."""
    columns = [{cell.column for cell in table.cells if kind.search(spaced(cell.words))} for kind in CONTACTS]
    return any(len(own) > 1 and 2 * len(own) >= table.column_count for own in columns)


def _is_alphabetical(table: RawTable) -> bool:
    """Whether the names of a list go on from the foot of each column to the top of the next."""
    cells = sorted(table.cells, key=lambda cell: (cell.column, cell.row))
    names = [spaced(cell.words).casefold() for cell in cells]
    sure = len(names) > LISTED and table.column_count > 1
    return sure and all(name[0].isalpha() for name in names) and names == sorted(names)


def _is_of_numbered_lines(table: RawTable) -> bool:
    """Whether most rows have their number again at their end, before the room for what is asked for, and no
    figures between: "1 Adjusted gross income . . . 1 ____"."""
    rows = [[spaced(cell.words) for cell in table.cells if cell.row == row] for row in range(table.row_count)]
    numbered = [row for row in rows if len(row) > 1 and row[0] == row[-1] and row[0].isdigit()]
    bare = [row for row in numbered if not any(text[:1].isdigit() for text in row[1:-1])]
    return len(bare) > 2 and 2 * len(bare) > len(rows)


NO_TABLES = (_is_form, _is_of_numbered_lines, _is_index, _is_of_addresses, _is_alphabetical)


def _parted(grid: Grid, rules: Sequence[Rule], fills: Sequence[Fill]) -> RawTable:
    """A grid as its rules draw it, or, where they draw no more than a head, with the rows between strips."""
    table = grid_to_table(grid)
    if table.row_count < 3 or _is_in_one_row(table):
        within = [rule for rule in rules if touches(rule, grid.box)]
        worded = rows_within(grid, within, fills)
        if worded and worded.column_count == table.column_count:
            return max(table, worded, key=lambda each: each.row_count)
    return table


def _is_in_one_row(table: RawTable) -> bool:
    """Whether one row of several cells holds most of a table's words: no rule parts the rows below a head."""
    rows = [[cell for cell in table.cells if cell.row == row] for row in range(table.row_count)]
    words = [sum(len(cell.words) for cell in row) * (len(row) > 1) for row in rows]
    return max(words) > MOST * sum(words)


def _whole(words: Sequence[Word], rules: Sequence[Rule], box: Box) -> list[RawTable]:
    """All that a box holds as one table; none where it has one column."""
    within = [rule for rule in rules if touches(rule, box)]
    region = whole_region(words, within)
    return [region_to_table(region, within)] if region else []


def _in_area(
    words: Sequence[Word], rules: Sequence[Rule], fills: Sequence[Fill], area: Box
) -> list[RawTable]:
    """The table that rules bound: one of words, or else one of figures; none where it has no columns."""
    within = [rule for rule in rules if touches(rule, area)]
    worded = word_tables(words, within, fills)
    if worded:
        return worded
    region = whole_region(words, within)
    # a frame alone is no evidence: charts have one
    levels = [rule for rule in within if rule.horizontal and area.top + 3 < rule.at < area.bottom - 3]
    edges = [*within, *level_edges(fills)]
    return [region_to_table(region, edges)] if region and is_table(region, levels) else []


def _tops(fills: Sequence[Fill]) -> list[Rule]:
    """The upper edges of shades, as rules: those of two heads beside each other show where tables end."""
    return merge_rules([Rule(True, f.box.top, f.box.x0, f.box.x1) for f in fills])


def _in_words(words: Sequence[Word], rules: Sequence[Rule], fills: Sequence[Fill]) -> list[RawTable]:
    """The tables among words whose columns the white space shows."""
    tops, edges = _tops(fills), [*rules, *level_edges(fills)]
    tables = []
    for stream in words_to_streams(words):
        rows = without_prose(parted_at_edges(words_to_rows(without_paragraphs(stream), rules)))
        tables += [region_to_table(region, edges) for region in find_regions(rows, rules, tops)]
    return tables
