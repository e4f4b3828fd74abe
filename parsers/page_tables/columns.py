"""The columns of rows: where white space runs down between their segments, like a river."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from models.document import Word
from parsers.page_tables.segments import Row, Segment, is_amount, is_figure, natural_space, segment_of

TOLERANCE = 0.08
"""The share of rows (headings over several columns, overlong labels) that may cross a river."""
NARROWEST = 1.5
"""The width of a river in points, at least."""
EVEN = 4
"""So many rows that all have as many texts tell their columns without the first of them."""
TWICE = 0.6
"""The share of the rows of a column that have two figures in it, above which it is two."""
MARK = re.compile(r"\(?[a-z]{1,2}\)?|[*†‡§¹²³]{1,3}")
"""What is said of a figure: "b" for a break in the series, "(p)" for provisional."""
HEAD = 5
"""So many lines a head has, at most."""
SPLIT_GAP, SPACES, LETTERS = 0.34, 1.3, 0.65
"""The share of the font size above which a gap over a river parts a segment there; so many natural spaces, or
mean widths of its letters: wide faces have wide spaces."""


@dataclass(frozen=True, slots=True)
class Column:
    """From x0 to x1 there is ink on most rows."""

    x0: float
    x1: float

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


def find_columns(rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns of a table, judged by the rows that have most of them."""
    most = max((len(row.segments) for row in rows), default=0)
    telling = [row for row in rows if len(row.segments) >= max(2, 0.5 * most)]
    values = [row for row in telling if _has_figures(row)]
    telling = values if len(values) > 2 else telling
    below = _without_head(telling)
    inked = max(_inked_columns(telling), _inked_columns(below), key=len)
    inked = tuple(part for column in inked for part in _halves(column, telling))
    segments = [segment for row in telling for segment in row.segments]
    return _with_headings(_with_signs(_with_groups(inked, rows), segments), rows)


def _with_groups(columns: tuple[Column, ...], rows: Sequence[Row]) -> tuple[Column, ...]:
    """The columns, and before them that of the names of groups, which stand on few rows of figures: "ALASKA"
    left of the first of its areas."""
    firsts = [row.segments[:2] for row in rows if len(row.segments) > 2 and any(map(is_figure, row.segments))]
    left = [
        name.box
        for name, label in firsts
        if columns and name.box.x1 < columns[0].x0 and not label.is_value and _over(label, columns[:1])
    ]
    return (Column(min(b.x0 for b in left), max(b.x1 for b in left)), *columns) if len(left) > 1 else columns


def _halves(column: Column, rows: Sequence[Row]) -> list[Column]:
    """The column, or two where most rows have two figures in it, with no river between them."""
    own = [[each for each in row.segments if _over(each, [column])] for row in rows]
    pairs = [pair for pair in own if len(pair) == 2 and all(each.is_value for each in pair)]
    if len(pairs) < EVEN or len(pairs) <= TWICE * sum(map(bool, own)):
        return [column]
    edge = median((left.box.x1 + right.box.x0) / 2 for left, right in pairs)
    return [Column(column.x0, edge), Column(edge, column.x1)]


def _inked_columns(telling: Sequence[Row]) -> tuple[Column, ...]:
    segments = [segment for row in telling for segment in row.segments]
    tolerance = int(max(1, TOLERANCE * len(telling))) if len(telling) > 5 else 0
    columns = _inked(segments, tolerance)
    strays = [segment for segment in segments if not _over(segment, columns)]
    return _joined(sorted([*columns, *_inked(strays, 0)], key=lambda column: column.x0))


def _without_head(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows without the first, where all have as many texts: a heading of words may reach over two columns
    of them, set to another edge."""
    counts = {len(row.segments) for row in rows}
    return rows[1:] if len(counts) == 1 and counts != {1} and len(rows) > EVEN else rows


def _has_figures(row: Row) -> bool:
    values = sum(each.is_value for each in row.segments)
    return 2 * values >= len(row.segments) and any(map(is_figure, row.segments))


def _with_signs(columns: Sequence[Column], segments: Sequence[Segment]) -> tuple[Column, ...]:
    """The columns; one of nothing but percent signs, or of the marks of some figures close behind these ("b",
    "(p)"), is part of that of figures to its left."""
    joined: list[Column] = []
    for column in columns:
        left = [segment for segment in segments if joined and _over(segment, joined[-1:])]
        own = [segment for segment in segments if _over(segment, [column]) and segment not in left]
        percent = {segment.text for segment in own} == {"%"}
        close = bool(own and joined) and column.x0 - joined[-1].x1 < own[0].size
        marks = close and len(own) < len(left) and all(MARK.fullmatch(segment.text) for segment in own)
        if (percent or marks) and any(map(is_figure, left)):
            joined[-1] = Column(joined[-1].x0, column.x1)
        else:
            joined.append(column)
    return tuple(joined)


def _with_headings(columns: Sequence[Column], rows: Sequence[Row]) -> tuple[Column, ...]:
    """Neighbours of which one is filled only above the other are one: "2009" to the left of its numbers.

    What stands over both of them tells nothing of them.
    """
    merged = list(columns)
    rows = [row for row in rows if len(row.segments) > 1]
    for place in range(len(columns) - 2, -1, -1):
        left, right = merged[place], merged[place + 1]
        filled = [_rows_in(rows, one, other) for one, other in ((left, right), (right, left))]
        if are_one(*filled) and len(merged) > 2:
            merged[place : place + 2] = [Column(left.x0, right.x1)]
    return tuple(merged)


def are_one(left: Sequence[int], right: Sequence[int]) -> bool:
    """Whether neighbours are a column and the heading beside it: the rows that one of them alone fills are
    few, and above all that the other does."""
    upper, lower = sorted((left, right), key=lambda each: list(each[:1]))
    return bool(upper and lower) and upper[-1] < lower[0] and len(upper) <= HEAD


def _rows_in(rows: Sequence[Row], column: Column, other: Column) -> list[int]:
    """The places of the rows with a segment in a column and not in the other."""
    return [
        place
        for place, row in enumerate(rows)
        if any(_over(each, [column]) and not _over(each, [other]) for each in row.segments)
    ]


def _inked(segments: Sequence[Segment], tolerance: int) -> list[Column]:
    """Where more than `tolerance` segments stand above each other."""
    ends = [(segment.box.x0, 1) for segment in segments] + [(segment.box.x1, -1) for segment in segments]
    columns: list[Column] = []
    depth, start = 0, 0.0
    for x, step in sorted(ends):
        before, depth = depth, depth + step
        if before <= tolerance < depth:
            start = x
        elif depth <= tolerance < before:
            columns.append(Column(start, x))
    return columns


def _over(segment: Segment, columns: Sequence[Column]) -> bool:
    return any(column.x0 < segment.box.x1 and segment.box.x0 < column.x1 for column in columns)


def _joined(columns: Sequence[Column]) -> tuple[Column, ...]:
    joined: list[Column] = []
    for column in columns:
        if joined and column.x0 - joined[-1].x1 < NARROWEST:
            joined[-1] = Column(joined[-1].x0, max(joined[-1].x1, column.x1))
        else:
            joined.append(column)
    return tuple(joined)


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A segment, or the part of one, in the columns `first` to `last` that it stands in."""

    segment: Segment
    first: int
    last: int

    @property
    def is_whole(self) -> bool:
        """Whether it is a year, a unit, a column number; not "(1 000", "2011-" of a wrapped heading."""
        text = self.segment.text
        goes_on = text.count("(") != text.count(")") or (len(text) > 1 and text[-1] in "-–")
        return self.first > 0 and self.segment.is_value and not goes_on


def row_to_pieces(row: Row, columns: Sequence[Column]) -> list[Piece]:
    """The row's segments in their columns; those that one column takes together are one."""
    pieces: list[Piece] = []
    if len(row.segments) == 1:
        return [Piece(row.segments[0], *_place(row.segments[0], columns))]
    limit = max(SPLIT_GAP, SPACES * natural_space(row.words))
    for segment in row.segments:
        for part in _split(segment, columns, max(limit, LETTERS * _letter_width(segment))):
            first, last = _place(part, columns)
            if pieces and first == last == pieces[-1].last and _is_free(first + 1, row, columns):
                first = last = first + 1  # a heading beside its column: the one before has its own
            if pieces and first <= pieces[-1].last:
                together = segment_of((*pieces[-1].segment.words, *part.words))
                pieces[-1] = Piece(together, pieces[-1].first, max(last, pieces[-1].last))
            else:
                pieces.append(Piece(part, first, last))
    return pieces


def _letter_width(segment: Segment) -> float:
    """The mean width of its letters in font sizes."""
    widths = sum(word.box.width for word in segment.words)
    return widths / sum(len(word.text) for word in segment.words) / max(segment.size, 1.0)


def _is_free(place: int, row: Row, columns: Sequence[Column]) -> bool:
    return place < len(columns) and not any(_over(segment, [columns[place]]) for segment in row.segments)


def _split(segment: Segment, columns: Sequence[Column], limit: float) -> list[Segment]:
    """A segment parted at the rivers where it has a gap wider than a space: "Male Female" set close."""
    parts: list[list[Word]] = [[segment.words[0]]]
    for left, right in pairwise(segment.words):
        gap = right.box.x0 - left.box.x1
        if (
            gap > limit * right.style.size
            and not is_amount(left, right)
            and any(
                above.x1 - 1 < right.box.x0
                and left.box.x1 < below.x0 + 1
                and left.box.centre[0] < below.x0
                and parts[-1][0].box.x0 < above.x1  # "Number" of "Number of" is over neither
                and right.box.centre[0] > above.x1
                for above, below in pairwise(columns)
            )
        ):
            parts.append([])
        parts[-1].append(right)
    return [segment_of(part) for part in parts]


def _place(segment: Segment, columns: Sequence[Column]) -> tuple[int, int]:
    """The columns that a segment stands over: by more than a letter, or else the nearest."""
    box = segment.box
    over = [
        place
        for place, column in enumerate(columns)
        if min(column.x1, box.x1) - max(column.x0, box.x0)
        > min(0.5 * segment.size, 0.4 * (column.x1 - column.x0), 0.4 * box.width)
    ]
    if over:
        return over[0], over[-1]
    centre = box.centre[0]
    nearest = min(
        range(len(columns)),
        key=lambda place: max(columns[place].x0 - centre, centre - columns[place].x1, 0.0),
    )
    return nearest, nearest
