"""Tables of words: no figures tell their rows, but strips of white, rules or shades part all columns at once.

Measure          Response of the ministry          Status
Open data        The register is published each    In force
                 year, and corrected in between.
                                                                <- a strip that no column crosses
Small firms      Under review.                     Planned
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, takewhile
from statistics import median

from models.document import Box, Fill, Rule, Word, bounds
from parsers.grids import Grid
from parsers.lines import runs_on
from parsers.marks import is_bullet
from parsers.page_tables.columns import are_one
from parsers.page_tables.edges import parted_at_edges
from parsers.page_tables.regions import LABEL
from parsers.page_tables.row_breaks import lines_to_rows
from parsers.page_tables.segments import Row, Segment, segment_of, words_to_rows
from parsers.page_tables.tables import RawCell, RawTable

APART = 3.5
"""Font sizes of white between two lines, above which no table goes on."""
RIVER = 0.2
"""The width of the white between two columns in font sizes, at least."""
STRIP = 0.15
"""Font sizes by which a strip is wider than the white between the lines of a cell."""
WIDER = 2.2
"""Times the width of the words that a table's rule has at most."""
VALUES = 0.3
"""The share of values from which a table is one of figures."""
FULL = 0.9
"""The share of lines with words in all columns, from which each line is a row."""
HEAD = 6
"""Lines at the top of a table, not all of which may have words in all columns."""
LONGEST = 7
"""So many lines a row has in the middle, at most: columns of text have more between two strips."""

LABEL_LINES, HALF = 4, 0.45
"""The lines and the share of the table's width that a label takes, where no strip parts it from the next."""

MANY = 14
"""A cell of more lines may be a column of text."""

TORN = 0.3
"""The share of cells that begin in the middle of a sentence, from which they are lines of text."""

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines under each other that keep the white spans `rivers` free."""

    rows: tuple[Row, ...]
    rivers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class _Band:
    """The lines between two strips: for each column the segments in it."""

    cells: tuple[tuple[Segment, ...], ...]

    @property
    def filled(self) -> int:
        return sum(bool(cell) for cell in self.cells)

    @property
    def box(self) -> Box:
        return bounds([segment.box for cell in self.cells for segment in cell])

    @property
    def is_level(self) -> bool:
        """Whether its cells begin on one line, end on one, or have one middle."""
        boxes = [bounds([segment.box for segment in cell]) for cell in self.cells if cell]
        tops = [min(segment.box.bottom for segment in cell) for cell in self.cells if cell]
        levels = (tops, [box.centre[1] for box in boxes], [box.bottom for box in boxes])
        return any(max(ys) - min(ys) < 3 for ys in levels)


def word_tables(words: Sequence[Word], rules: Sequence[Rule], fills: Sequence[Fill]) -> list[RawTable]:
    """The tables of words among `words`, their rows of several lines parted by strips, rules or shades."""
    tables = []
    for run in _runs(parted_at_edges(words_to_rows(words, rules)), rules):
        bands, drawn = _trimmed(*_bands(run, rules, fills))
        if not _is_worded(run):
            continue
        if not _is_table(bands, drawn):
            bands = _broken_bands(run)
            if not _has_labels(bands):
                continue
        if _is_table(bands, drawn):
            tables.append(_table(bands))
    return tables


def _has_labels(bands: Sequence[_Band]) -> bool:
    """Whether the first column is narrower than the others together, and no column of text."""
    labels = [band.cells[0] for band in bands if band.cells[0]]
    width = bounds([band.box for band in bands]).width if bands else 0.0
    return all(
        len(cell) <= LABEL_LINES and bounds([s.box for s in cell]).width < HALF * width for cell in labels
    )


def _broken_bands(run: _Run) -> list[_Band]:
    """The run's rows where no strip parts them: each begins where a line had room for its first word."""
    lines = [
        tuple(segments[0] if segments else None for segments in _in_columns([row], run.rivers))
        for row in run.rows
    ]
    bands = [_Band(_in_columns(rows, run.rivers)) for rows in lines_to_rows(run.rows, lines)]
    return _trimmed(bands, 0)[0]


def rows_within(grid: Grid, rules: Sequence[Rule], fills: Sequence[Fill]) -> RawTable | None:
    """A grid's columns with the rows between strips; None where its words make no table of words."""
    rows = tuple(words_to_rows(grid.words, rules))
    run = _Run(rows, tuple((x, x) for x in grid.edges[1:-1]))
    if len(rows) < 3 or not _is_worded(run):
        return None
    bands, drawn = _trimmed(*_bands(run, rules, fills))
    if not _is_table(bands, drawn):
        bands = _broken_bands(run)
    return _table(bands) if _is_table(bands, drawn) else None


def _runs(rows: Sequence[Row], rules: Sequence[Rule]) -> list[_Run]:
    """The longest runs of lines that share a river, from the top down; each line is in one of them."""
    runs: list[_Run] = []
    place = end = 0
    while place < len(rows):
        run = _run_from(rows, place)
        place += len(run.rows) if run else 1
        if run:
            runs.append(_with_head(rows[end : place - len(run.rows)], run, rules))
            end = place
    return runs


def _with_head(above: Sequence[Row], run: _Run, rules: Sequence[Rule]) -> _Run:
    """The run with the lines above it that overlap with it, or stand between two rules over it: titles of
    several lines beside shorter ones."""
    free = list(takewhile(lambda row: not _loses(run.rivers, row), reversed(above[-HEAD:])))
    box = bounds([row.box for row in run.rows])
    levels = [rule.at for rule in rules if rule.horizontal and _covers(rule.start, rule.end, box)]
    close = max((y for y in levels if y < run.rows[0].box.centre[1]), default=box.top)
    top = max((y for y in levels if y < close - 1), default=close)
    ruled = [row for row in free if top < row.box.centre[1] < close]
    rows = list(run.rows)
    for row in free:
        if row.box.bottom < rows[0].box.top and row not in ruled:
            break
        rows.insert(0, row)
    return replace(run, rows=tuple(rows))


def _run_from(rows: Sequence[Row], start: int) -> _Run | None:
    if len(rows[start].segments) < 2:
        return None
    gaps = _widest_gaps(rows[start : start + HEAD])
    free, end = list(_kept(gaps, rows[start])), start + 1
    if _is_title(rows[start], rows[start + 1 : start + HEAD]):
        return None
    for place, (above, row) in enumerate(pairwise(rows[start:]), start + 1):
        left = list(_kept(free, row))
        across = len(row.segments) == 1 and _loses(free, row)
        apart = row.box.top - above.box.bottom > APART * row.size
        if (not left and not across) or apart or _is_point(row):
            break
        if across and _is_note(rows[place + 1 : place + 2]):
            break
        free, end = (free, end) if across else (left, place + 1)
    return _with_headings(_Run(tuple(rows[start:end]), tuple(free))) if end - start > 2 else None


def _with_headings(run: _Run) -> _Run:
    """The run without the rivers between texts and their heading that is set to the other edge."""
    rivers = list(run.rivers)
    for place in range(len(rivers) - 1, -1, -1):
        lines = [_in_columns([row], rivers)[place : place + 2] for row in run.rows if len(row.segments) > 1]
        left, right = ([n for n, line in enumerate(lines) if line[s] and not line[1 - s]] for s in (0, 1))
        if len(rivers) > 1 and are_one(left, right) and not any(all(line) for line in lines):
            del rivers[place]
    return replace(run, rivers=tuple(rivers))


def _widest_gaps(rows: Sequence[Row]) -> list[Span]:
    """The white spans of the line of which the lines around leave most."""
    return max(map(_gaps, rows), key=lambda gaps: sum(_left_by(rows, gap) for gap in gaps))


def _is_title(row: Row, below: Sequence[Row]) -> bool:
    """Whether a line with a gap stands over the first river of the lines below it: "Table 3.    Measures"."""
    gaps = [gap for gap in _widest_gaps(below) if _left_by(below, gap)] if below else []
    if len(row.segments) != 2 or not gaps:
        return False
    (left, right), (start, end) = [each.box for each in row.segments], gaps[0]
    return right.x0 < end - row.size and right.x0 - left.x1 < 0.5 * (end - start)


def _left_by(rows: Sequence[Row], gap: Span) -> bool:
    free = [gap]
    for row in rows:
        free = list(_kept(free, row)) if len(row.segments) > 1 else free
    return bool(free)


def _is_point(row: Row) -> bool:
    """Whether a line of text begins with a bullet."""
    return len(row.segments) == 1 and is_bullet(row.segments[0].words[0])


def _is_note(below: Sequence[Row]) -> bool:
    """Whether a line across columns is none of a table's titles: no line in columns follows it."""
    return not below or len(below[0].segments) < 2


def _gaps(row: Row) -> list[Span]:
    return [(left.box.x1, right.box.x0) for left, right in pairwise(row.segments)]


def _kept(free: Iterable[Span], row: Row) -> Iterator[Span]:
    """The parts that a line leaves of the white spans, those wide enough for a river."""
    for start, end in free:
        inside = [each.box for each in row.segments if each.box.x0 < end and each.box.x1 > start]
        edges = [start, *(x for box in inside for x in (box.x0, box.x1)), end]
        parts = zip(edges[::2], edges[1::2], strict=True)
        yield from ((low, high) for low, high in parts if high - low >= RIVER * row.size)


def _loses(rivers: Iterable[Span], row: Row) -> bool:
    """Whether a line leaves nothing of one of the rivers."""
    return any(not list(_kept([river], row)) for river in rivers)


def _bands(run: _Run, rules: Sequence[Rule], fills: Sequence[Fill]) -> tuple[list[_Band], int]:
    """The run's rows between strips, and how many of the strips are drawn: rules, edges of shades."""
    box = bounds([row.box for row in run.rows])
    edges = [rule.at for rule in rules if rule.horizontal and _covers(rule.start, rule.end, box)]
    shades = [shade for shade in _rows_of_shades(fills) if _covers(shade.x0, shade.x1, box)]
    edges += [y for shade in shades for y in (shade.top, shade.bottom)]
    whites = _whites(run.rows)
    size = median(row.size for row in run.rows)
    least = min((white for white in whites if white > 0), default=0.0) + STRIP * size
    inner = (run.rows[0].box.centre[1], run.rows[-1].box.centre[1])
    alone = any(inner[0] < y < inner[1] for y in edges) and _one_line_each(run, whites)
    bands: list[list[Row]] = [[run.rows[0]]]
    drawn = 0
    for (above, below), white in zip(pairwise(run.rows), whites, strict=True):
        ruled = any(above.box.centre[1] < y < below.box.centre[1] for y in edges)
        drawn += ruled
        if ruled or white > least or (alone and white > 0):
            bands.append([])
        bands[-1].append(below)
    return [_Band(_in_columns(rows, run.rivers)) for rows in bands], drawn


def _rows_of_shades(fills: Sequence[Fill]) -> list[Box]:
    """The boxes of shades; those of cells beside each other are one."""
    rows: dict[tuple[int, int], list[Box]] = {}
    for fill in fills:
        rows.setdefault((round(fill.box.top), round(fill.box.bottom)), []).append(fill.box)
    return [bounds(boxes) for boxes in rows.values()]


def _one_line_each(run: _Run, whites: Sequence[float]) -> bool:
    """Whether words stand in all columns on nearly every line: none is the second of a cell. Lines that
    overlap are those of titles, set in the middle of their height."""
    around = zip(run.rows, [1.0, *whites], [*whites, 1.0], strict=True)
    rows = [row for row, above, below in around if above > 0 and below > 0]
    full = sum(all(_in_columns([row], run.rivers)) for row in rows)
    return full > 0 and full >= FULL * len(rows)


def _covers(start: float, end: float, box: Box) -> bool:
    return min(end, box.x1) - max(start, box.x0) > 0.7 * box.width and end - start < WIDER * box.width


def _whites(rows: Sequence[Row]) -> list[float]:
    """The white between each line and all above it."""
    bottoms = accumulate((row.box.bottom for row in rows), max)
    return [below.box.top - bottom for bottom, below in zip(bottoms, rows[1:], strict=False)]


def _in_columns(rows: Sequence[Row], rivers: Sequence[Span]) -> tuple[tuple[Segment, ...], ...]:
    columns: list[list[Segment]] = [[] for _ in range(len(rivers) + 1)]
    for row in rows:
        parts: dict[int, list[Word]] = {}
        for segment in row.segments:
            column = sum(segment.box.centre[0] > (start + end) / 2 for start, end in rivers)
            parts.setdefault(column, []).extend(segment.words)
        for column, words in parts.items():
            columns[column].append(segment_of(words))
    return tuple(map(tuple, columns))


def _trimmed(bands: Sequence[_Band], drawn: int) -> tuple[list[_Band], int]:
    """The bands without those of one cell at the ends: titles, notes."""
    full = [place for place, band in enumerate(bands) if band.filled > 1]
    return (list(bands[full[0] : full[-1] + 1]), drawn) if full else ([], drawn)


def _is_worded(run: _Run) -> bool:
    segments = [segment for row in run.rows for segment in row.segments]
    return sum(segment.is_value for segment in segments) <= VALUES * len(segments)


def _is_table(bands: Sequence[_Band], drawn: int) -> bool:
    if len(bands) < (3 if drawn else 4):
        return False
    full = [band for band in bands if band.filled > 1]
    level = sum(band.is_level for band in full)
    lines = [max(len(cell) for cell in band.cells) for band in bands]
    if len(full) < 0.7 * len(bands) or level < 0.8 * len(full):
        return False
    if (max(lines) < 2 and not drawn) or median(lines) > LONGEST or _is_text(bands):
        return False
    if _is_list(full) or (not drawn and max(lines) > 1 and _is_torn(full)):
        return False
    labels = [sum(len(segment.words) for segment in band.cells[0]) for band in full]
    return (drawn > 0 and max(lines) > 1) or (median(labels) < 7 and len(bands) > 3)


def _is_torn(bands: Sequence[_Band]) -> bool:
    """Whether many cells begin in the middle of a sentence: the lines of two columns of text."""
    cells = [cell for band in bands[1:] for cell in band.cells if cell]
    return sum(runs_on(cell[0].text) for cell in cells) > TORN * len(cells)


def _is_text(bands: Sequence[_Band]) -> bool:
    """Whether most lines stand in cells of many, as in columns of text below a table."""
    lines = [len(cell) for band in bands for cell in band.cells]
    return sum(count for count in lines if count > MANY) > 0.5 * sum(lines)


def _is_list(bands: Sequence[_Band]) -> bool:
    """Whether the first of two columns holds the numbers or bullets of paragraphs."""
    first = [" ".join(segment.text for segment in band.cells[0]) for band in bands]
    marks = sum(bool(LABEL.fullmatch(text)) or text.isdigit() or len(text) < 2 for text in first if text)
    return len(bands[0].cells) == 2 and marks >= 0.5 * len(first)


def _table(bands: Sequence[_Band]) -> RawTable:
    cells = tuple(_cells(bands))
    box = bounds([cell.box for cell in cells])
    return RawTable(cells[0].words[0].page, box, len(bands), len(bands[0].cells), cells)


def _cells(bands: Iterable[_Band]) -> Iterator[RawCell]:
    for row, band in enumerate(bands):
        for column, segments in enumerate(band.cells):
            if segments:
                words = tuple(word for segment in segments for word in segment.words)
                yield RawCell(row, column, 1, 1, bounds([word.box for word in words]), words)
