"""Where the rows of a table of words begin, where no white parts them: a line had room for the next word, or
all cells of a row have one middle.

Lithuania     Under review by the competent authority; implemented
              through the directive
Slovenia      Mandatory                   <- "Slovenia" had room behind "Lithuania"
FYR of        Applies only to vessels
Macedonia
              The ministry keeps the register
Malta                                     <- in the middle of its row
              and publishes it each year
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from models.document import bounds
from parsers.page_tables.segments import Row, Segment
from parsers.text.lines import dangles, runs_on

SPACE = 0.3
"""The space before the next word in font sizes, at most."""

MANY = 14
"""So many lines a row has whose cells are set to its middle, at most."""
OVERLAP = 0.25
"""The share of its height by which a line of such a row overlaps with the next, at least."""
OFF_MIDDLE = 0.2
"""The share of a line's height by which the middles of its cells differ, at most."""

Cells = tuple[Segment | None, ...]
"""One line: for each column what stands in it."""


def lines_to_rows(rows: Sequence[Row], lines: Sequence[Cells]) -> list[list[Row]]:
    """The lines in groups that are one row each; `lines` are their texts by column."""
    edges = [_right_edge([line[place] for line in lines]) for place in range(len(lines[0]))]
    begins = [True, *(_begins_row(above, below, edges) for above, below in pairwise(lines))]
    starts = _centred_starts(lines, begins) or [place for place, new in enumerate(begins) if new]
    return [list(rows[start:end]) for start, end in pairwise([*starts, len(rows)])]


def _centred_starts(lines: Sequence[Cells], begins: Sequence[bool]) -> list[int]:
    """The lines at which rows begin whose cells have one middle, as many rows as can be; none where some line
    is in no such row, or no cell is off the lines of the others."""
    if not any(_overlap(above, below) for above, below in pairwise(lines)):
        return []
    torn = [
        any(_is_torn(column, place) for column in zip(*lines, strict=True)) for place in range(len(lines))
    ]
    best: list[tuple[int, list[int]] | None] = [(0, [])]
    for end in range(1, len(lines) + 1):
        options = []
        for start in range(max(0, end - MANY), end):
            before, worth = best[start], _worth(lines[start:end])
            parted = start == 0 or begins[start] or not (lines[start][0] and lines[start - 1][0])
            if before and worth is not None and parted and not torn[start]:
                options.append((before[0] + worth, [*before[1], start]))
        best.append(max(options, default=None, key=lambda option: option[0]))
    return best[-1][1] if best[-1] else []


def _is_torn(column: Sequence[Segment | None], place: int) -> bool:
    """Whether the text that stands in a column from a line on goes on with that close above it."""
    above = next((each for each in reversed(column[:place]) if each), None)
    below = next((each for each in column[place:] if each), None)
    if not above or not below or below.box.top - above.box.bottom > above.box.height / 2:
        return False
    return runs_on(below.text) or dangles(above.text)


def _overlap(above: Cells, below: Cells) -> bool:
    upper, lower = (bounds([segment.box for segment in line if segment]) for line in (above, below))
    return lower.top < upper.bottom - OVERLAP * upper.height


def _worth(lines: Sequence[Cells]) -> int | None:
    """What lines are worth as one row: 1, less where they are a lone label; None where they are no row, as
    where a cell has white between its lines."""
    cells = [[segment.box for segment in column if segment] for column in zip(*lines, strict=True)]
    if any(below.top - above.bottom > above.height / 2 for cell in cells for above, below in pairwise(cell)):
        return None
    middles = [bounds(cell).centre[1] for cell in cells if cell]
    if len(middles) < 2:
        return -1 if cells[0] and len(lines) == 1 else None
    even = max(middles) - min(middles) < OFF_MIDDLE * bounds(next(filter(None, cells))[:1]).height
    return 1 if cells[0] and even else None


def _right_edge(segments: Sequence[Segment | None]) -> float:
    return max((segment.box.x1 for segment in segments if segment), default=0.0)


def _begins_row(above: Cells, below: Cells, edges: Sequence[float]) -> bool:
    """Whether a line with a label begins a row: a text above it has ended, or there was none. Lines that
    overlap are of one row, whose cells are set to its middle."""
    if not below[0] or _overlap(above, below):
        return False
    if any(other and not one for one, other in zip(above, below, strict=True)):
        return True
    pairs = [
        (one, other, edge) for one, other, edge in zip(above, below, edges, strict=True) if one and other
    ]
    if any(_had_room(*pair) for pair in pairs):
        return True
    return len(pairs) > 1 and not any(runs_on(other.text) or dangles(one.text) for one, other, _ in pairs)


def _had_room(above: Segment, below: Segment, edge: float) -> bool:
    """Whether the first word of a line could have stood at the end of the line above."""
    word = below.words[0].box.width + SPACE * below.size
    return not above.text.endswith("-") and above.box.x1 + word < edge
