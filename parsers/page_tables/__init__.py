"""Page → the tables on it, whatever they are about: ruled, half ruled or not ruled at all.

page_tables(page) -> tuple[RawTable, ...]
"""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Page, Rule, Word
from parsers.page_tables.prose import without_prose
from parsers.page_tables.regions import find_regions, whole_region
from parsers.page_tables.ruled import banded_grids, grid_to_table, ruled_grids, touches, words_outside
from parsers.page_tables.segments import words_to_rows
from parsers.page_tables.streams import without_paragraphs, words_to_streams
from parsers.page_tables.tables import RawCell, RawTable, region_to_table
from parsers.rules import merge_rules

__all__ = ["RawCell", "RawTable", "page_tables"]


def page_tables(page: Page) -> tuple[RawTable, ...]:
    """The tables of a page, top to bottom then left to right."""
    ruled, open_grids = ruled_grids(page)
    ruled += banded_grids(page, [grid.box for grid in (*ruled, *open_grids)])
    tables = [grid_to_table(grid) for grid in ruled]
    rules = merge_rules(page.rules)
    for grid in open_grids:
        words = [word for cell in grid.cells for word in cell.words]
        within = [rule for rule in rules if touches(rule, grid.box)]
        region = whole_region(words, within)
        tables.append(region_to_table(region, within) if region else grid_to_table(grid))
    words = words_outside(page.words, [grid.box for grid in (*ruled, *open_grids)])
    rules = [rule for rule in rules if not any(touches(rule, grid.box) for grid in (*ruled, *open_grids))]
    tables += _in_words(words, rules)
    return tuple(sorted(tables, key=lambda table: (table.box.top, table.box.x0)))


def _in_words(words: Sequence[Word], rules: Sequence[Rule]) -> list[RawTable]:
    """The tables among words whose columns the white space shows."""
    tables = []
    for stream in words_to_streams(words):
        rows = without_prose(words_to_rows(without_paragraphs(stream), rules))
        tables += [region_to_table(region, rules) for region in find_regions(rows, rules)]
    return tables
