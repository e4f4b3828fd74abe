"""Regions → tables: which lines are one row, which columns a heading spans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Box, Rule, Word, bounds
from parsers.lines import Joiner, Measure, dangles, line_pitch, runs_on, words_to_lines
from parsers.page_tables.columns import Column, Piece, row_to_pieces
from parsers.page_tables.head_spans import with_spans
from parsers.page_tables.regions import Region
from parsers.page_tables.segments import YEAR, Row, is_figure

BESIDE = 0.85
"""Font sizes from baseline to baseline, below which lines belong to headings beside each other."""
HALFWAY = 0.3
"""Font sizes by which a heading at half height is above the others of its line, at least."""
OFF_MIDDLE = 0.06
"""The share of a table's width by which a text in its middle is off that of what is printed: its last column
may be wider than its figures."""
MANY = 3
"""So many columns a table has, at most, over all of which but the first no text is set."""
MOST = 6
"""So many lines a head has, at most."""
TIGHT = 1.42
"""Font sizes from baseline to baseline within a wrapped cell, at most."""
AGES = re.compile(r"\d+\s?[-–]\s?\d+|\d+\+|(?:19|20)\d\d")
"""A heading that goes on with none: ages, years."""


@dataclass(frozen=True, slots=True, eq=False)
class RawCell:
    """A cell with words: its place (from 0), how many rows and columns it spans, what stands in it."""

    row: int
    column: int
    row_span: int
    column_span: int
    box: Box
    words: tuple[Word, ...]

    def text(self, joiner: Joiner) -> str:
        lines = words_to_lines(self.words)
        right = max(line.box.x1 for line in lines)
        return joiner.passage(lines, Measure(right, line_pitch([lines]))).text


@dataclass(frozen=True, slots=True, eq=False)
class RawTable:
    """A table as it stands on one page, whatever it says: `cells` top to bottom, left to right."""

    page: int
    box: Box
    row_count: int
    column_count: int
    cells: tuple[RawCell, ...]

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for cell in self.cells for word in cell.words)

    def texts(self, joiner: Joiner) -> list[list[str]]:
        """Row by row, one text a column; that of a merged cell stands in its top left place."""
        rows = [[""] * self.column_count for _ in range(self.row_count)]
        for cell in self.cells:
            rows[cell.row][cell.column] = cell.text(joiner)
        return rows


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a region: its pieces, and where it stands."""

    row: Row
    pieces: tuple[Piece, ...]

    @property
    def has_values(self) -> bool:
        """Whether figures stand beside its label; years are headings, and "25" among them is part of one."""
        inner = [piece.segment for piece in self.pieces if piece.first > 0]
        years = sum(bool(YEAR.fullmatch(segment.text)) for segment in inner)
        return sum(map(is_figure, inner)) > years

    @property
    def only_label(self) -> bool:
        return len(self.pieces) == 1 and self.pieces[0].first == 0


def region_to_table(region: Region, rules: Sequence[Rule]) -> RawTable:
    levels = [rule for rule in rules if rule.horizontal]
    lines = [_Line(row, tuple(row_to_pieces(row, region.columns))) for row in region.rows]
    head = _head(lines, region.columns) or _ruled_head(lines, levels)
    spanned = with_spans([line.pieces for line in lines[:head]], region.columns, levels)
    lines[:head] = _raised([replace(line, pieces=own) for line, own in zip(lines, spanned, strict=False)])
    groups = _rows(lines, head, levels, region.columns)
    cells = [
        cell
        for number, group in enumerate(groups)
        for cell in _cells(number, group, region.columns, group[0] in lines[:head])
    ]
    return RawTable(region.rows[0].words[0].page, region.box, len(groups), len(region.columns), tuple(cells))


def _head(lines: Sequence[_Line], columns: Sequence[Column]) -> int:
    """How many lines stand above the first row of values and its label, and the headings of its group."""
    head = next((n for n, line in enumerate(lines) if line.has_values and line.pieces[0].first == 0), 0)
    while head and (lines[head - 1].only_label or (head > 1 and _is_group(lines[head - 2 : head], columns))):
        head -= 1
    return head


def _raised(lines: Sequence[_Line]) -> list[_Line]:
    """The lines of a head; a heading at half height between two is on the upper one: it is over both rows."""
    raised = list(lines)
    for place, (above, line) in enumerate(pairwise(lines)):
        taken = {column for piece in above.pieces for column in _columns(piece)}
        bottom = max(piece.segment.box.bottom for piece in line.pieces)
        high = [p for p in line.pieces if bottom - p.segment.box.bottom > HALFWAY * p.segment.size]
        high = [piece for piece in high if not taken & set(_columns(piece))]
        if high and len(high) < len(line.pieces):
            upper = sorted([*raised[place].pieces, *high], key=lambda piece: piece.first)
            raised[place] = replace(above, pieces=tuple(upper))
            rest = tuple(piece for piece in line.pieces if piece not in high)
            raised[place + 1] = replace(line, pieces=rest)
    return raised


def _ruled_head(lines: Sequence[_Line], levels: Sequence[Rule]) -> int:
    """How many lines stand above the first rule, where no figures tell: "X" and "Yes" are none."""
    heads = range(1, min(MOST, len(lines) - 1))
    return next((n for n in heads if _ruled_off(lines[n - 1], lines[n], levels)), 0)


def _is_group(lines: Sequence[_Line], columns: Sequence[Column]) -> bool:
    """Whether the second of two lines is set to the table's middle, under headings of most columns."""
    above, line = lines
    alone = len(line.pieces) == 1 and _centred_over(line.pieces, columns) is not None
    return alone and len(above.pieces) > 0.5 * len(columns)


def _rows(
    lines: Sequence[_Line], head: int, levels: Sequence[Rule], columns: Sequence[Column]
) -> list[list[_Line]]:
    """Lines in groups that are one row each."""
    tight = _tight_pitch(lines[head:])
    groups: list[list[_Line]] = [[lines[0]]]
    for place, line in enumerate(lines[1:], start=1):
        above = groups[-1]
        if _ruled_off(above[-1], line, levels):
            joined = False
        elif place < head:
            joined = _continues_heading(above, line)
        else:
            joined = _continues_row(above, line, lines[place + 1 : place + 2], tight, columns)
        if joined:
            above.append(line)
        else:
            groups.append([line])
    return groups


def _tight_pitch(lines: Sequence[_Line]) -> float:
    """The pitch below which two lines are of one row, where the rows stand apart; else 0: also where two rows
    of figures are so close."""
    steps = sorted(_pitch(above, below) for above, below in pairwise(lines))
    steps = [step for step in steps if step > BESIDE]
    if len(steps) < 3:
        return 0.0
    jumps = [(right / left, (left + right) / 2) for left, right in pairwise(steps) if left < 1.5]
    ratio, middle = max(jumps, default=(1.0, 0.0))
    loose = sum(step > middle for step in steps)
    if any(_pitch(above, below) < middle for above, below in pairwise(lines) if _share_figures(above, below)):
        return 0.0
    return middle if ratio > 1.18 and loose >= 0.25 * len(steps) else 0.0


def _share_figures(above: _Line, below: _Line) -> bool:
    """Whether most figures of a line stand under others."""
    upper, lower = ({p.first for p in line.pieces if is_figure(p.segment)} - {0} for line in (above, below))
    return len(upper & lower) > 0.5 * max(len(upper), len(lower))


def _ruled_off(above: _Line, below: _Line, levels: Sequence[Rule]) -> bool:
    box = bounds([above.row.box, below.row.box])
    return any(
        above.row.box.centre[1] < rule.at < below.row.box.centre[1]
        and min(rule.end, box.x1) - max(rule.start, box.x0) > 0.5 * box.width
        for rule in levels
    )


def _pitch(above: _Line, below: _Line) -> float:
    return (below.row.baseline - above.row.baseline) / below.row.size


def _continues_heading(above: Sequence[_Line], line: _Line) -> bool:
    """Whether a line of the head goes on with the headings of the line above: each in the same columns."""
    pitch = _pitch(above[-1], line)
    if pitch > TIGHT + 0.1:
        return False
    upper = [piece for each in above for piece in each.pieces]
    spans = {(piece.first, piece.last) for piece in upper}
    for piece in line.pieces:
        over = [(first, last) for first, last in spans if first <= piece.last and piece.first <= last]
        if any(last - first > piece.last - piece.first for first, last in over):
            return False
    if pitch < BESIDE:
        return True
    own = {(piece.first, piece.last) for piece in line.pieces}
    if spans < own and not any(piece.is_whole for piece in above[-1].pieces):
        return True  # "Under" above "25   2008   2009", set to the foot of the head
    pairs = [
        (upper, lower)
        for upper in above[-1].pieces
        for lower in line.pieces
        if lower.first and upper.first <= lower.last and lower.first <= upper.last
    ]
    if any(AGES.fullmatch(lower.segment.text) and not upper.is_whole for upper, lower in pairs):
        return False  # "Females" above "25-54"
    return not pairs or not any(all(piece.is_whole for piece in each) for each in zip(*pairs, strict=True))


def _continues_row(
    above: Sequence[_Line], line: _Line, following: Sequence[_Line], tight: float, columns: Sequence[Column]
) -> bool:
    """Whether a line of the body goes on with the row above it."""
    pitch = _pitch(above[-1], line)
    upper = {column for each in above for p in each.pieces if p.segment.is_value for column in _columns(p)}
    own = {column for p in line.pieces if p.segment.is_value and p.first for column in _columns(p)}
    if upper & own or pitch > (tight or TIGHT):
        return False
    label_above = " ".join(p.segment.text for each in above for p in each.pieces if p.first == 0)
    label = next((p.segment.text for p in line.pieces if p.first == 0), "")
    begins = len(line.pieces) > 1 and label and not runs_on(label) and not dangles(label_above)
    if tight and not (begins and any(len(each.pieces) > 1 for each in above)):
        return not label_above.endswith(":")
    if not label:
        return bool(line.pieces) and not own and not _is_across(above, line, columns)
    if line.only_label:
        return runs_on(label) or dangles(label_above)
    if all(each.only_label for each in above):
        return (runs_on(label) or dangles(label_above)) and not label_above.endswith(":")
    return False


def _is_across(above: Sequence[_Line], line: _Line, columns: Sequence[Column]) -> bool:
    """Whether a lone text is the heading of a group, set to the table's middle: under it is none to wrap."""
    if len(line.pieces) > 1 or not _centred_over(line.pieces, columns):
        return False
    under = set(_columns(line.pieces[0]))
    return not any(under & set(_columns(p)) and not p.segment.is_value for each in above for p in each.pieces)


def _columns(piece: Piece) -> range:
    return range(piece.first, piece.last + 1)


def _cells(row: int, group: Iterable[_Line], columns: Sequence[Column], head: bool) -> list[RawCell]:
    """The cells of one row: pieces of its lines that share a column are one cell."""
    places: list[list[Piece]] = []
    for piece in sorted((p for line in group for p in line.pieces), key=lambda p: (p.first, p.last)):
        if places and piece.first <= max(each.last for each in places[-1]):
            places[-1].append(piece)
        else:
            places.append([piece])
    spans = [(min(p.first for p in pieces), max(p.last for p in pieces)) for pieces in places]
    across = _centred_over(places[0], columns) if len(spans) == 1 and not head else None
    spans = [across] if across else spans
    cells = []
    for (first, last), pieces in zip(spans, places, strict=True):
        words = tuple(word for piece in pieces for word in piece.segment.words)
        box = bounds([word.box for word in words])
        cells.append(RawCell(row, first, 1, last - first + 1, box, words))
    return cells


def _centred_over(pieces: Sequence[Piece], columns: Sequence[Column]) -> tuple[int, int] | None:
    """The columns in whose middle a lone text stands, clear of the table's left edge: all, or all but that of
    the labels, where these are more than two."""
    box = bounds([piece.segment.box for piece in pieces])
    if box.x0 - columns[0].x0 <= 2 * pieces[0].segment.size or pieces[0].segment.is_value:
        return None
    width = columns[-1].x1 - columns[0].x0
    options = range(2 if len(columns) > MANY else 1)
    offs = [abs(box.centre[0] - (columns[first].x0 + columns[-1].x1) / 2) for first in options]
    off = min(offs)
    return (offs.index(off), len(columns) - 1) if off < OFF_MIDDLE * width else None
