"""Tables of words: no figures tell their rows, but strips of white, rules or shades part all columns at once.

Measure          Response of the ministry          Status
Open data        The register is published each    In force
                 year, and corrected in between.
                                                                <- a strip that no column crosses
Small firms      Under review.                     Planned
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise
from statistics import median

from models.document import Box, Fill, Rule, Word, bounds
from parsers.grids.grids import Grid
from parsers.page_tables.edges import parted_at_edges
from parsers.page_tables.row_breaks import lines_to_rows
from parsers.page_tables.runs import Run, covers, find_runs, in_columns
from parsers.page_tables.segments import Row, is_figure, words_to_rows
from parsers.page_tables.tables import RawCell, RawTable
from parsers.page_tables.word_bands import LABEL_LINES, Band, has_labels, is_table
from parsers.text.lines import runs_on

STRIP = 0.15
"""Font sizes by which a strip is wider than the white between the lines of a cell."""
VALUES = 0.3
"""The share of values from which a table is one of figures."""
ROW = 3.0
"""The height in font sizes of the shade of a row, at most, that is wider than what stands in the table."""
CAPTION = re.compile(r"(?:table|tableau|tabelle|tab\.|exhibit) [A-Z]?\d", re.I)
CAPTIONED = 4.5
"""Font sizes from the top of a caption to that of its table's first line, at most."""
FULL = 0.9
"""The share of lines with words in all columns, from which each line is a row."""


def word_tables(words: Sequence[Word], rules: Sequence[Rule], fills: Sequence[Fill]) -> list[RawTable]:
    """The tables of words among `words`, their rows of several lines parted by strips, rules or shades."""
    rows = parted_at_edges(words_to_rows(words, rules))
    runs = [run for run in find_runs(rows, rules) if is_worded(run)]
    tables = [run_to_table(run, rules, fills, is_captioned(run.rows[0], rows)) for run in runs]
    return [table for table in tables if table]


def is_captioned(first: Row, rows: Sequence[Row]) -> bool:
    """Whether a line close above a table's first says that it is one: "Table 5. Measures by sector"."""
    far = first.box.top - CAPTIONED * first.size
    return any(CAPTION.match(row.segments[0].text) for row in rows if far < row.box.top < first.box.top)


def rows_within(grid: Grid, rules: Sequence[Rule], fills: Sequence[Fill]) -> RawTable | None:
    """A grid's columns with the rows between strips; None where its words make no table of words. Lines of
    text beside the labels make one, whatever figures there are; those under each other in two columns are of
    two rows, and beside each other in most cells, of two columns that no rule parts."""
    rows = tuple(words_to_rows(grid.words, rules))
    run = Run(rows, tuple((x, x) for x in grid.edges[1:-1]))
    found = run_to_table(run, rules, fills) if len(rows) > 2 else None
    if not found or is_worded(run):
        return found
    lines = {cell: words_to_rows(cell.words) for cell in found.cells if cell.row > 0 and cell.column > 0}
    beside = {
        cell for cell, own in lines.items() if any(sum(map(is_figure, row.segments)) > 1 for row in own)
    }
    if 2 * len(beside) > len(lines):
        return None
    figures = {cell: sum(any(map(is_figure, row.segments)) for row in own) for cell, own in lines.items()}
    body = min((cell.row for cell, count in figures.items() if count), default=0)
    wrapped = any(cell.row >= body and len(own) > 1 and not figures[cell] for cell, own in lines.items())
    stacks = Counter(cell.row for cell, count in figures.items() if count > 1)
    return found if wrapped and max(stacks.values(), default=0) < 2 else None


def run_to_table(
    run: Run, rules: Sequence[Rule], fills: Sequence[Fill], captioned: bool = False
) -> RawTable | None:
    bands, drawn = _trimmed(*_bands(run, rules, fills))
    drawn += captioned  # as telling as a rule below the head
    found = is_table(bands, drawn)
    if not found or any(len(band.cells[0]) > LABEL_LINES for band in bands):
        broken = _broken_bands(run)
        if has_labels(broken) and is_table(broken, drawn):
            return _table(broken)
    return _table(bands) if found else None


def is_worded(run: Run) -> bool:
    """Whether few texts beside the labels are values; the labels may be times of day."""
    edge = min((start for start, _ in run.rivers), default=0.0)
    segments = [each for row in run.rows for each in row.segments if each.box.x0 >= edge]
    return sum(segment.is_value for segment in segments) <= VALUES * len(segments)


def _bands(run: Run, rules: Sequence[Rule], fills: Sequence[Fill]) -> tuple[list[Band], int]:
    """The run's rows between strips, and how many of the strips are drawn: rules, edges of shades."""
    box = bounds([row.box for row in run.rows])
    edges = [rule.at for rule in rules if rule.horizontal and covers(rule.start, rule.end, box)]
    whites = _whites(run.rows)
    size = median(row.size for row in run.rows)
    shades = [shade for shade in _rows_of_shades(fills) if _is_behind(shade, box, size)]
    edges += [y for shade in shades for y in (shade.top, shade.bottom)]
    least = min((white for white in whites if white > 0), default=0.0) + STRIP * size
    inner = (run.rows[0].box.centre[1], run.rows[-1].box.centre[1])
    alone = any(inner[0] < y < inner[1] for y in edges) and _one_line_each(run, whites)
    bands: list[list[Row]] = [[run.rows[0]]]
    drawn = 0
    for (above, below), white in zip(pairwise(run.rows), whites, strict=True):
        ruled = any(above.box.centre[1] < y < below.box.centre[1] for y in edges)
        drawn += ruled
        labelled = alone and in_columns([below], run.rivers)[0]  # else it goes on with the cells above
        if ruled or white > least or (labelled and white > 0):
            bands.append([])
        bands[-1].append(below)
    return [Band(in_columns(rows, run.rivers)) for rows in bands], drawn


def _broken_bands(run: Run) -> list[Band]:
    """The run's rows where no strip parts them: each begins where a line had room for its first word."""
    lines = [
        tuple(segments[0] if segments else None for segments in in_columns([row], run.rivers))
        for row in run.rows
    ]
    bands = [Band(in_columns(rows, run.rivers)) for rows in lines_to_rows(run.rows, lines)]
    return _trimmed(bands, 0)[0]


def _trimmed(bands: Sequence[Band], drawn: int) -> tuple[list[Band], int]:
    """The bands without those of one cell at the ends: titles, notes."""
    full = [place for place, band in enumerate(bands) if band.filled > 1]
    return (list(bands[full[0] : full[-1] + 1]), drawn) if full else ([], drawn)


def _rows_of_shades(fills: Sequence[Fill]) -> list[Box]:
    """The boxes of shades; those of cells beside each other are one."""
    rows: dict[tuple[int, int], list[Box]] = {}
    for fill in fills:
        rows.setdefault((round(fill.box.top), round(fill.box.bottom)), []).append(fill.box)
    return [bounds(boxes) for boxes in rows.values()]


def _is_behind(shade: Box, box: Box, size: float) -> bool:
    """Whether a shade is one of a table's: as wide as its words, or wider and no higher than a row."""
    low = shade.height < ROW * size and shade.x0 < box.x0 + size and box.x1 < shade.x1 + size
    return low or covers(shade.x0, shade.x1, box)


def _one_line_each(run: Run, whites: Sequence[float]) -> bool:
    """Whether words stand in all columns on nearly every line, and none is the second of its cells. Lines
    that overlap are those of titles, set in the middle of their height."""
    around = zip(run.rows, [1.0, *whites], [*whites, 1.0], strict=True)
    rows = [row for row, above, below in around if above > 0 and below > 0]
    full = [cells for row in rows if all(cells := in_columns([row], run.rivers))]
    seconds = any(all(runs_on(cell[0].text) for cell in cells) for cells in full)
    return bool(full) and not seconds and len(full) >= FULL * len(rows)


def _whites(rows: Sequence[Row]) -> list[float]:
    """The white between each line and all above it."""
    bottoms = accumulate((row.box.bottom for row in rows), max)
    return [below.box.top - bottom for bottom, below in zip(bottoms, rows[1:], strict=False)]


def _table(bands: Sequence[Band]) -> RawTable:
    cells = tuple(_cells(bands))
    box = bounds([cell.box for cell in cells])
    return RawTable(cells[0].words[0].page, box, len(bands), len(bands[0].cells), cells)


def _cells(bands: Iterable[Band]) -> Iterator[RawCell]:
    for row, band in enumerate(bands):
        for column, segments in enumerate(band.cells):
            if segments:
                words = tuple(word for segment in segments for word in segment.words)
                yield RawCell(row, column, 1, 1, bounds([word.box for word in words]), words)
