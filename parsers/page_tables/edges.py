"""Texts set so close that only the edges of their columns part them: a word that begins where others begin.

To be funded from the 2007-2013   Ongoing
programme
Implemented through the directive Submit annual reports      <- "Submit" stands under "Ongoing"
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from models.document import Word
from parsers.page_tables.segments import (
    FIGURE,
    YEAR,
    Row,
    Segment,
    is_figure,
    is_flagged,
    is_grouped,
    natural_space,
    row_of,
    segment_of,
    typewriter_pitch,
)

NEAR_ROWS = 6
"""So many rows above and below may show an edge."""
SHOWN = 3
"""So many show it, at least."""
CLOSEST, LONE = 3, 1
"""One so many rows away does; nearer where nothing else parts a line, as of a note below the table."""
SAME = 0.6
"""Points by which edges of one column differ, at most."""
CLOSE, WIDER = 0.1, 1.2
"""The space before such a word in font sizes, at least, and in letters of a typewriter: all are aligned."""
EVEN = 0.3
"""Points by which the spaces between words of one line differ, at most."""


@dataclass(frozen=True, slots=True)
class _Edges:
    """Where texts begin or end: (x, row, whether another text stands to the left), sorted."""

    found: list[tuple[float, int, bool]]

    def are_at(self, x: float, row: int, closest: int) -> bool:
        """Whether enough of the rows around have an edge at x, and one close by has."""
        start, end = bisect_left(self.found, (x - SAME,)), bisect_left(self.found, (x + SAME,))
        near = [(abs(other - row), inner) for _, other, inner in self.found[start:end] if other != row]
        shown = sum(inner for away, inner in near if away <= NEAR_ROWS)
        return shown >= SHOWN and any(away <= closest for away, _ in near)


def parted_at_edges(rows: Sequence[Row]) -> list[Row]:
    """The rows, their segments parted where words begin, or figures end, at the edges of the rows around."""
    placed = [(place, segment) for place, row in enumerate(rows) for segment in row.segments]
    inner = {segment for row in rows for segment in row.segments[1:]}
    lefts = _Edges(sorted((each.box.x0, place, each in inner) for place, each in placed))
    # figures of one width begin at one x, whatever heading stands over them
    texts = _Edges(sorted((s.box.x0, place, s in inner) for place, s in placed if not is_figure(s)))
    rights = _Edges(sorted((each.box.x1, place, each in inner) for place, each in placed if is_figure(each)))
    parted = []
    for place, row in enumerate(rows):
        segments = [part for each in row.segments for part in _parts(each, row, place, lefts, texts, rights)]
        parted.append(row_of(segments) if len(segments) > len(row.segments) else row)
    return parted


def _parts(
    segment: Segment, row: Row, place: int, lefts: _Edges, texts: _Edges, rights: _Edges
) -> list[Segment]:
    if segment.is_value:
        return [segment]  # "54.1 ± 4.1"
    lone = len(row.segments) == 1
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(segment.words)]
    closest, space = (LONE, median(gaps or [0.0])) if lone else (CLOSEST, 0.0)
    least = max(CLOSE, WIDER * typewriter_pitch(row.words)) * row.size
    natural = natural_space(segment.words) * row.size  # "Change from FY 2007" over figures that end with it
    parts: list[list[Word]] = [[segment.words[0]]]
    for (left, right), gap in zip(pairwise(segment.words), gaps, strict=True):
        apart = (
            gap > least
            and abs(gap - space) > EVEN
            and not (is_grouped(left, right) or is_flagged(left, right))
        )
        begins = apart and (lefts if FIGURE.match(right.text) else texts).are_at(right.box.x0, place, closest)
        heads = abs(gap - natural) < EVEN or (
            YEAR.fullmatch(right.text) and not any(map(is_figure, row.segments))
        )
        ends = apart and not heads and bool(FIGURE.match(right.text))
        ends = ends and rights.are_at(right.box.x1, place, closest)
        if begins or ends:
            parts.append([])
        parts[-1].append(right)
    return [segment_of(part) for part in parts]
