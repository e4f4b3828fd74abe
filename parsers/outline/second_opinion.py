"""A second reader's columns, where ours leave words that stand in columns in no table.

The pages in doubt are read once more with the columns that the second reader sees on them; what parts them
then are `gaps`, as between our own columns, and the reading goes the same way to the end. No header need be
known: what a column means shows in its cells (`parsers.unruled.content_columns`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from models.document import Fill, SeenTable, words_of
from parsers.grids.grids import Grid, split_rows
from parsers.headers.line_headers import find_line_header
from parsers.outline.sheets import Sheet, Sheets
from parsers.outline.stray_columns import runs
from parsers.text.lines import Line, words_to_lines
from parsers.unruled.row_readings import RowReading
from parsers.unruled.unruled import gaps_to_grid

Way = Sequence[SeenTable]
SecondReader = Callable[[Sequence[int]], Sequence[Sequence[Way]]]
"""Pages → the tables on them: opinions that owe nothing to each other, each in one way of looking or more."""

FEWEST_COLUMNS = 3
"""A plan's table without a known header has texts, dates, and numbers or owners."""
MOST_TORN = 0.03
"""The share of words that columns may part in the middle."""


def nobody(pages: Sequence[int]) -> Sequence[Sequence[Way]]:
    """The second reader where there is none."""
    return ()


def with_seen(sheets: Sheets, seen: Way) -> Sheets | None:
    """The sheets with tables that a second reader saw, in their fullest page's columns; None without."""
    found = {sheet.page.number: each for sheet in sheets.pages if (each := _seen_on(sheet, seen))}
    if not found:
        return None
    lines = [line for _, own in found.values() for line in own if runs(line) > 1]
    fitting = [columns.edges for columns, _ in found.values() if _torn(columns.edges, lines) <= MOST_TORN]
    shared = max(fitting, key=lambda edges: (len(edges), -_torn(edges, lines)), default=None)

    def parted(sheet: Sheet) -> Sheet:
        if sheet.page.number not in found:
            return sheet
        columns, own = found[sheet.page.number]
        return _with_table(sheet, shared or columns.edges, own)

    return replace(sheets, pages=tuple(map(parted, sheets.pages)))


def with_rows(sheets: Sheets, rows: RowReading) -> Sheets:
    """The sheets with the rows of tables without headers parted by a reading: these show their columns."""

    def parted(grid: Grid, fills: Sequence[Fill]) -> Grid:
        return split_rows(grid, rows(grid, fills)) if grid.bound == "gaps" else grid

    pages = (
        replace(sheet, grids=[parted(grid, sheet.page.fills) for grid in sheet.grids])
        for sheet in sheets.pages
    )
    return replace(sheets, pages=tuple(pages))


def _seen_on(sheet: Sheet, seen: Way) -> tuple[SeenTable, list[Line]] | None:
    """The largest table that the second reader saw on a page, and its lines from the header, if any, down."""
    own = (each for each in seen if each.page == sheet.page.number and len(each.edges) > FEWEST_COLUMNS)
    tables = [(columns, list(_lines_of(sheet, columns))) for columns in own]
    columns, lines = max(tables, key=lambda table: len(table[1]), default=(None, []))
    return (columns, lines) if columns and len(lines) > 1 else None


def _lines_of(sheet: Sheet, columns: SeenTable) -> Iterator[Line]:
    words = words_of(sheet.lines)
    lines = words_to_lines([*words, *words_of(sheet.grids)])
    inside = [line for line in lines if columns.box.top - 1 < line.box.centre[1] < columns.box.bottom + 1]
    header = find_line_header(inside)
    yield from inside[header.span(inside)[0] :] if header else inside


def _torn(edges: Sequence[float], lines: Sequence[Line]) -> float:
    """The share of the words that an edge runs through."""
    words = [word.box for line in lines for word in line.words]
    torn = sum(box.x0 < x - 1 and x + 1 < box.x1 for box in words for x in edges[1:-1])
    return torn / max(1, len(words))


def _with_table(sheet: Sheet, edges: Sequence[float], lines: Sequence[Line]) -> Sheet:
    """The sheet with lines of it as a table, but for prose around it; grids that share words come apart."""
    fitting = [number for number, line in enumerate(lines) if not _torn(edges, [line])]
    lines = lines[fitting[0] : fitting[-1] + 1] if fitting else ()
    if not lines:
        return sheet
    taken = set(words_of(lines))
    broken = [grid for grid in sheet.grids if not taken.isdisjoint(grid.words)]
    rest = words_of(sheet.lines)
    rest += words_of(broken)
    grids = [grid for grid in sheet.grids if grid not in broken]
    grids.append(gaps_to_grid(edges, lines, sheet.page))
    return replace(
        sheet,
        grids=sorted(grids, key=lambda grid: (grid.box.top, grid.box.x0)),
        lines=words_to_lines(word for word in rest if word not in taken),
    )
