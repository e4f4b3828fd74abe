"""Lines under each other that keep white spans free: the rivers between the columns of a table of words.

Measure          Response of the ministry          Status
Open data        The register is published each    In force
                 year, and corrected in between.
         <- river                          <- river
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise, takewhile

from models.document import Box, Rule, Word, bounds
from parsers.page_tables.columns import are_one, find_columns, row_to_pieces
from parsers.page_tables.row_breaks import OVERLAP
from parsers.page_tables.segments import Row, Segment, row_of, segment_of
from parsers.text.marks import is_bullet

APART = 3.5
"""Font sizes of white between two lines, above which no table goes on."""
RIVER = 0.2
"""The width of the white between two columns in font sizes, at least."""
WIDER = 2.2
"""Times the width of the words that a table's rule has at most."""
HEAD = 6
"""Lines at the top of a table, not all of which may have words in all columns."""
BODY = 3
"""So many lines below a head tell their columns without it."""
Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Run:
    """Lines under each other that keep the white spans `rivers` free."""

    rows: tuple[Row, ...]
    rivers: tuple[Span, ...]


def find_runs(rows: Sequence[Row], rules: Sequence[Rule]) -> list[Run]:
    """The longest runs of lines that share a river, from the top down; each line is in one of them."""
    runs: list[Run] = []
    place = end = 0
    while place < len(rows):
        run = _run_from(rows, place)
        place += len(run.rows) if run else 1
        if run:
            runs.append(_with_head(rows[end : place - len(run.rows)], run, rules))
            end = place
    return runs


def _with_head(above: Sequence[Row], run: Run, rules: Sequence[Rule]) -> Run:
    """The run with the lines above it that overlap with it, or stand below the second rule above it: titles
    of several lines beside shorter ones, a row of lines at half height."""
    free = list(takewhile(lambda row: not _loses(run.rivers, row), reversed(above[-HEAD:])))
    box = bounds([row.box for row in run.rows])
    levels = [rule.at for rule in rules if rule.horizontal and covers(rule.start, rule.end, box)]
    close = max((y for y in levels if y < run.rows[0].box.centre[1]), default=box.top)
    top = max((y for y in levels if y < close - 1), default=close)
    ruled = [row for row in free if close > top < row.box.centre[1]]
    rows = list(run.rows)
    for row in free:
        if row.box.bottom < rows[0].box.top and row not in ruled:
            break
        rows.insert(0, row)
    return replace(run, rows=tuple(rows))


def _run_from(rows: Sequence[Row], start: int) -> Run | None:
    if len(rows[start].segments) < 2:
        return None
    rows = [*rows[:start], _parted_head(rows[start], rows[start + 1 : start + 1 + BODY]), *rows[start + 1 :]]
    gaps = _widest_gaps(rows[start : start + HEAD])
    free, end = list(_kept(gaps, rows[start])), start + 1
    if _is_title(rows[start], rows[start + 1 : start + HEAD]):
        return None
    for place, (above, row) in enumerate(pairwise(rows[start:]), start + 1):
        left = list(_kept(free, row))
        across = len(row.segments) == 1 and _loses(free, row)
        apart = row.box.top - above.box.bottom > APART * row.size
        if (not left and not across) or apart or _is_point(row, free):
            break
        if across and _is_note(rows[place + 1 : place + 2]):
            break
        if len(left) < len(free) and _is_next_title(rows[start:place]):
            end = min(end, place - 1)
            break
        free, end = (free, end) if across else (left, place + 1)
    free = _rivers_below_head(rows[start:end]) or free
    return _with_headings(Run(tuple(rows[start:end]), tuple(free))) if end - start > 2 else None


def _parted_head(head: Row, body: Sequence[Row]) -> Row:
    """A line of headings parted where all lines below have one text more: "Rate  Programme" set close."""
    counts = {len(row.segments) for row in body}
    if len(body) < BODY or len(counts) > 1 or len(head.segments) >= min(counts):
        return head
    columns = find_columns(body)
    parted = row_of([piece.segment for piece in row_to_pieces(head, columns)])
    return parted if len(parted.segments) == len(columns) == min(counts) else head


def _rivers_below_head(rows: Sequence[Row]) -> list[Span]:
    """The rivers of the lines below the first, where it has as many texts as each of them and keeps fewer of
    the rivers free: headings set to the other edge of their columns; else none."""
    head, *body = rows
    texts = {len(row.segments) for row in rows}
    if len(body) < BODY or len(texts) > 1:
        return []
    free = _gaps([body[0]])
    for row in body:
        free = list(_kept(free, row))
    whole = len(free) + 1 == len(head.segments)
    return free if whole and _loses(free, head) else []


def _with_headings(run: Run) -> Run:
    """The run without the rivers between texts and their heading that is set to the other edge."""
    rivers = list(run.rivers)
    for place in range(len(rivers) - 1, -1, -1):
        lines = [in_columns([row], rivers)[place : place + 2] for row in run.rows if len(row.segments) > 1]
        left, right = ([n for n, line in enumerate(lines) if line[s] and not line[1 - s]] for s in (0, 1))
        if len(rivers) > 1 and are_one(left, right) and not any(all(line) for line in lines):
            del rivers[place]
    return replace(run, rivers=tuple(rivers))


def _widest_gaps(rows: Sequence[Row]) -> list[Span]:
    """The white spans of the line of which the lines around leave most; lines that overlap are one."""
    lines: list[list[Row]] = []
    for row in rows:
        if lines and row.box.top < lines[-1][-1].box.bottom - OVERLAP * row.box.height:
            lines[-1].append(row)
        else:
            lines.append([row])
    return max(map(_gaps, lines), key=lambda gaps: sum(_left_by(rows, gap) for gap in gaps))


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


def _is_point(row: Row, free: Iterable[Span]) -> bool:
    """Whether a line of text left of all rivers begins with a bullet."""
    first = min(start for start, _ in free)
    return len(row.segments) == 1 and row.box.x0 < first and is_bullet(row.segments[0].words[0])


def _is_next_title(above: Sequence[Row]) -> bool:
    """Whether the last of some lines, behind which a river ends, is the title of the next table: it stands
    alone below white that is higher than a line."""
    *table, title = above
    alone = len(table) > 1 and len(title.segments) == 1
    return alone and title.box.top - table[-1].box.bottom > title.size


def _is_note(below: Sequence[Row]) -> bool:
    """Whether a line across columns is none of a table's titles: no line in columns follows it."""
    return not below or len(below[0].segments) < 2


def _gaps(rows: Sequence[Row]) -> list[Span]:
    boxes = sorted((each.box for row in rows for each in row.segments), key=lambda box: box.x0)
    ends = accumulate((box.x1 for box in boxes), max)
    return [(end, box.x0) for end, box in zip(ends, boxes[1:], strict=False) if box.x0 > end]


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


def in_columns(rows: Sequence[Row], rivers: Sequence[Span]) -> tuple[tuple[Segment, ...], ...]:
    columns: list[list[Segment]] = [[] for _ in range(len(rivers) + 1)]
    for row in rows:
        parts: dict[int, list[Word]] = {}
        for segment in row.segments:
            column = sum(segment.box.centre[0] > (start + end) / 2 for start, end in rivers)
            parts.setdefault(column, []).extend(segment.words)
        for column, words in parts.items():
            columns[column].append(segment_of(words))
    return tuple(map(tuple, columns))


def covers(start: float, end: float, box: Box) -> bool:
    return min(end, box.x1) - max(start, box.x0) > 0.7 * box.width and end - start < WIDER * box.width
