"""Lines that stand in columns and are in no table: what the tables of a reading have missed.

Listen to all      Hold a meeting      March 2022    Leader         <- no heading that we know above:
who live here      each month                        of Council        these became no table
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from models.document import Word
from parsers.cells.run_in_labels import cut_at_labels
from parsers.outline.outline import Outline
from parsers.outline.sheets import Sheet, Sheets
from parsers.text.lines import Line

WIDE = 1.0
"""The share of the font size that no space between words has (Courier's are 0.6)."""
SPREAD, MANY = 0.8, 3
"""The share of the font size that all gaps of a spread line have, at least, and how many they are."""
FEWEST_LINES = 4
"""Stray lines on a page from which they are a table's, and no address, signature or note."""
MOST_PAGES = 30
"""No plan's table goes over more without a heading that is known."""


def lines_in_columns(sheets: Sheets) -> list[Line]:
    """The lines with three runs of words beside each other; in a cell, which is a column itself, with two."""
    return [line for sheet in sheets.pages for line in _of_sheet(sheet)]


def _of_sheet(sheet: Sheet) -> Iterator[Line]:
    yield from (line for line in sheet.lines if runs(line) > 2 and not _says_itself(line))
    for grid in sheet.grids:
        least = 1 if grid.width > 1 else 2
        yield from (line for cell in grid.cells for line in cell.lines if runs(line) > least)


def _says_itself(line: Line) -> bool:
    """Whether a line's runs say each under a label what they are: "Owner: Leader    Due: May 2025"."""
    before, labels = cut_at_labels((line,))
    return not before and len(labels) >= runs(line)


def runs(line: Line) -> int:
    """How many runs of words a line has, parted by more than spaces; one if it is spread out whole."""
    size = line.words[0].style.size
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(line.words)]
    if len(gaps) >= MANY and min(gaps) > SPREAD * size:
        return 1
    return 1 + sum(gap > WIDE * size for gap in gaps)


def strays(lines: Sequence[Line], outline: Outline) -> list[Line]:
    """Those of the lines of which an outline's tables and cards hold no word."""
    held = held_words(outline)
    return [line for line in lines if held.isdisjoint(line.words)]


def stray_pages(stray: Sequence[Line], plan: Sequence[int]) -> tuple[int, ...]:
    """The pages with stray lines, where one of them has so many that they look like a table; not those far
    from where the records begin (`plan`), which are another paper's, nor very many pages."""
    near = range(min(plan) - 1, max(plan) + 2) if plan else None
    counts = Counter(line.page for line in stray if near is None or line.page in near)
    is_table = max(counts.values(), default=0) >= FEWEST_LINES and len(counts) <= MOST_PAGES
    return tuple(sorted(counts)) if is_table else ()


def pages_of_tables(outline: Outline) -> set[int]:
    """The pages with rows of a plan's table: there a single line in columns, outside it, may be one more."""
    return {row.page for table in outline.tables for row in table.rows}


def held_words(outline: Outline) -> frozenset[Word]:
    """The words of an outline's tables and cards."""
    return frozenset(_held(outline))


def _held(outline: Outline) -> Iterator[Word]:
    for table in outline.tables:
        yield from (*table.title, *table.header_words)
        for row in table.rows:
            for cell in (*row.cells, *([row.band] if row.band else [])):
                yield from cell.words
    for card in outline.cards:
        yield from card.words
