"""Tables with neither upright rules nor a header: columns from the white that runs down the pages, known by
what stands in them.

01   Establish a regular     To hold meetings      March 2022   Leader
     safe space              each month.
02   Co-develop the plan     To agree the plan.    Ongoing      Chief Executive
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from statistics import median

from models.document import Page
from models.plan import NOTHING
from parsers.content_columns import MOST, columns_by_content
from parsers.fields.reference import is_reference
from parsers.grids import Grid, split_rows
from parsers.headers import Column
from parsers.lines import Joiner, Line, body_style
from parsers.row_levels import reference_levels
from parsers.row_readings import by_strips
from parsers.unruled import UnruledTable, starts_of

FEWEST_ROWS = 3
FEWEST_COLUMNS = 3
WIDER = 0.8
"""Font sizes; a gap as wide is no space within a text (Courier's are 0.6)."""
STRAYS = 0.03
"""The share of rows with a word too long for its column that may stand in the white between two."""
ASTRAY = 0.15
"""The share of wide gaps that may stand within columns."""
NARROWEST = 0.5
"""The width in font sizes of the white between two columns, at least."""


def bare_table(pages: Sequence[tuple[Page, Sequence[Line]]], joiner: Joiner) -> UnruledTable | None:
    """The columns of such a table, judged by the lines of all pages; None where they are not a plan's."""
    rows = [line for _, lines in pages for line in lines if len(_wide_gaps(line)) >= FEWEST_COLUMNS - 1]
    edges = _edges(rows) if len(rows) >= FEWEST_ROWS else ()
    if len(edges) <= FEWEST_COLUMNS or _run_together(rows, edges):
        return None
    unnamed = tuple(Column("", NOTHING, place, place) for place in range(len(edges) - 1))
    table = UnruledTable(unnamed, edges, starts_of(edges, rows), body_style(rows))
    header = columns_by_content(grids, joiner) if (grids := list(_grids(table, pages))) else None
    return replace(table, columns=header.columns) if header else None


def _wide_gaps(line: Line) -> list[float]:
    gaps = (right.box.x0 - left.box.x1 for left, right in pairwise(line.words))
    return [gap for gap in gaps if gap >= WIDER * line.style.size]


def _run_together(rows: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether gaps as wide as between columns stand where no column begins: some were not told apart."""
    gaps = [
        any(left.box.x1 <= edge <= right.box.x0 for edge in edges)
        for line in rows
        for left, right in pairwise(line.words)
        if right.box.x0 - left.box.x1 >= WIDER * line.style.size
    ]
    return gaps.count(False) > ASTRAY * len(gaps)


def _edges(rows: Sequence[Line]) -> tuple[float, ...]:
    """The x at which columns begin, and the end of the last: what no word of the rows covers parts them."""
    inked = list(_inked(rows))
    starts = [x0 for (_, end), (x0, _) in pairwise(inked) if x0 - end >= _narrowest(rows)]
    return (inked[0][0] - 2, *(x - 1 for x in starts), inked[-1][1] + 2) if inked else ()


def _narrowest(rows: Sequence[Line]) -> float:
    """The width of the white between two columns, at least: more than a space, in Courier too."""
    size = median(line.style.size for line in rows)
    gaps = [right.box.x0 - left.box.x1 for line in rows for left, right in pairwise(line.words)]
    return max(NARROWEST * size, 1.15 * median([gap for gap in gaps if gap < WIDER * size] or [0.0]))


def _inked(rows: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """From where to where words of more rows than strays have stand above each other."""
    boxes = [word.box for line in rows for word in line.words]
    ends = sorted([*((box.x0, 1) for box in boxes), *((box.x1, -1) for box in boxes)])
    strays = int(STRAYS * len(rows))
    depth, start = 0, 0.0
    for x, step in ends:
        before, depth = depth, depth + step
        if before <= strays < depth:
            start = x
        elif depth <= strays < before:
            yield start, x


def _grids(table: UnruledTable, pages: Iterable[tuple[Page, Sequence[Line]]]) -> Iterator[Grid]:
    """The table's part on each page, its rows parted as far as references and white strips show them."""
    for page, lines in pages:
        first = table.first_row(lines)
        grid = table.take(lines[first:], page)[2] if first is not None else None
        if grid:
            yield split_rows(grid, [*_reference_levels(grid), *by_strips(grid, page.fills)])


def _reference_levels(grid: Grid) -> list[float]:
    """The y above each reference, where the first column holds them."""
    texts = [line.text for cell in grid.cells if cell.first == cell.last == 0 for line in cell.lines]
    if sum(map(is_reference, texts)) < MOST * len(texts):
        return []
    levels = reference_levels(grid, [Column("recommendation_ref", NOTHING, 0, 0)], 0)
    return [y for own in levels.values() for y in own]
