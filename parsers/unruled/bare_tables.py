"""Tables with neither upright rules nor a header: columns from the white that runs down the pages, known by
what stands in them.

01   Establish a regular     To hold meetings      March 2022   Leader
     safe space              each month.
02   Co-develop the plan     To agree the plan.    Ongoing      Chief Executive
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Page
from models.plan import NOTHING
from parsers.fields.reference import is_reference
from parsers.grids.grids import Grid, grid_lines, same_columns, split_rows
from parsers.headers.headers import Column
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, body_style
from parsers.text.rivers import Parts, column_starts, columns_of, possible_starts, wide_gaps
from parsers.unruled.content_columns import MOST, columns_by_content
from parsers.unruled.row_levels import reference_levels
from parsers.unruled.row_readings import by_strips
from parsers.unruled.unruled import UnruledTable, alignments_of

FEWEST_ROWS = 3
FEWEST_COLUMNS = 3
STRAYS = 0.03
"""The share of rows with a word too long for its column that may stand in the white between two."""
ROUGH = 0.2
"""The same where prose may be among them."""
ASTRAY = 0.15
"""The share of wide gaps that may stand within columns."""
FLUSH = 1.5
"""Points from the right edge of a column within which a justified line ends."""
FEWEST_ALIGNED = 2
"""Words that begin below each other behind wide gaps, at least, where these part columns."""

Found = tuple[Page, Sequence[Line]]
"""A page, and its lines outside tables by rules."""


def bare_table(pages: Sequence[Found], joiner: Joiner) -> UnruledTable | None:
    """The columns of such a table, judged by the lines of all pages; None where they are not a plan's."""
    rows = _rows([line for _, lines in pages for line in lines])
    edges = column_starts(rows, STRAYS) if len(rows) >= FEWEST_ROWS else ()
    if len(edges) <= FEWEST_COLUMNS or _run_together(rows, edges):
        return None
    return _known_by_content(edges, rows, pages, (), joiner)


def half_bare_table(pages: Sequence[Found], grids: Sequence[Grid], joiner: Joiner) -> UnruledTable | None:
    """The same where rules or shades show the columns of some rows: cells of every other row are shaded."""
    widest = max(grids, key=lambda grid: grid.width)
    if widest.width < FEWEST_COLUMNS or not all(same_columns(widest, grid) for grid in grids):
        return None
    edges = widest.edges
    lines = [line for _, lines in pages for line in lines if _stands_in(line, edges, False)]
    rows = [line for line in lines if len(columns_of(line, edges)) >= FEWEST_COLUMNS]
    alignments = alignments_of(edges, [line for grid in grids for line in grid_lines(grid)])
    parts = [columns_of(line, edges) for line in rows]
    stand = [own for own in parts if all(alignments[place].holds(words) for place, words in own.items())]
    if len(stand) < FEWEST_ROWS or len(stand) < MOST * len(rows):
        return None
    return _known_by_content(edges, lines, pages, grids, joiner)


def _known_by_content(
    edges: Sequence[float],
    rows: Sequence[Line],
    pages: Sequence[Found],
    grids: Sequence[Grid],
    joiner: Joiner,
) -> UnruledTable | None:
    """The table whose columns begin at `edges`, if what is in them and in those of `grids` is a plan's."""
    unnamed = tuple(Column("", NOTHING, place, place) for place in range(len(edges) - 1))
    table = UnruledTable(unnamed, tuple(edges), alignments_of(edges, rows), body_style(rows))
    parts = [*_grids(table, pages), *grids]
    header = columns_by_content(parts, joiner) if parts else None
    return replace(table, columns=header.columns).with_themes(pages) if header else None


def _rows(lines: Sequence[Line]) -> list[Line]:
    """The lines that stand in columns: those with wide gaps show about where these are, and all that have
    words in several of them and across none are rows, however narrow the white between. One set like no
    other is none: a key below the table."""
    gapped = [line for line in lines if wide_gaps(line.words) >= FEWEST_COLUMNS - 1]
    often = Counter(line.style for line in gapped)
    gapped = [line for line in gapped if often[line.style] > 1]
    rough = column_starts(gapped, STRAYS)
    if len(rough) <= FEWEST_COLUMNS:
        rough = possible_starts(gapped, ROUGH)
    known = {line.words[0] for line in gapped}
    styles = {line.style for line in gapped}
    alike = [line for line in lines if line.style in styles]  # a heading may have a space where one begins
    return [line for line in alike if _stands_in(line, rough, line.words[0] in known)]


def _stands_in(line: Line, edges: Sequence[float], gapped: bool) -> bool:
    """Whether a line has words in two columns or more, and does not run over the edges between them."""
    across = sum(word.box.x0 < x < word.box.x1 for word in line.words for x in edges[1:-1])
    return across <= gapped and len(columns_of(line, edges)) > 1


def _run_together(rows: Sequence[Line], edges: Sequence[float]) -> bool:
    """Whether wide gaps, of no justified line, stand where no column begins: some were not told apart."""
    parts = [columns_of(line, edges) for line in rows]
    within = sum(_gaps_within(parts, place) for place in range(len(edges) - 1))
    between = sum(len(own) - 1 for own in parts)
    return within > ASTRAY * (between + within)


def _gaps_within(parts: Sequence[Parts], place: int) -> int:
    """How many wide gaps stand in one column, but for those of its justified lines: these end where most do,
    or past it, where spaces were squeezed, and what follows their gaps begins nowhere in particular, or is
    one word again: "Councillor      J" over "Peverell"."""
    own = [each[place] for each in parts if place in each]
    ends = sorted(words[-1].box.x1 for words in own)
    right = max(ends, key=lambda x: (sum(0 <= x - other <= FLUSH for other in ends), x), default=0.0)
    flush = [words for words in own if words[-1].box.x1 >= right - FLUSH]
    ragged = [words for words in own if words[-1].box.x1 < right - FLUSH]
    gaps = (pair for words in flush for pair in pairwise(words) if wide_gaps(pair))
    behind = {(round(word.box.x0), word.text) for _, word in gaps}
    begun = Counter(x for x, _ in behind)
    # Of many gaps in a narrow column two words stand below each other by chance.
    by_chance = begun.total() / max(right - min((words[0].box.x0 for words in own), default=right), 1.0)
    least = FEWEST_ALIGNED + int(2 * by_chance)
    aligned = sum(count for count in begun.values() if count >= least)
    justified = 2 * aligned <= begun.total()
    return sum(map(wide_gaps, ragged)) + (0 if justified else begun.total())


def _grids(table: UnruledTable, pages: Iterable[Found]) -> Iterator[Grid]:
    """The table's part on each page, its rows parted as far as references and white strips show them."""
    for page, lines in pages:
        first = table.first_row(lines)
        grid = table.take(lines[first:], page)[2] if first is not None else None
        if grid:
            yield split_rows(grid, [*_reference_levels(grid), *by_strips(grid, page.fills)])


def _reference_levels(grid: Grid) -> list[float]:
    """The y above each reference, where the first column holds them."""
    texts = [line.text for cell in grid.column(0) for line in cell.lines]
    if sum(map(is_reference, texts)) < MOST * len(texts):
        return []
    levels = reference_levels(grid, [Column("recommendation_ref", NOTHING, 0, 0)], 0)
    return [y for own in levels.values() for y in own]
