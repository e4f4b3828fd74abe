"""Where the rows of a table of words begin, where no white parts them: a line had room for the next word.

Lithuania     Under review by the competent authority; implemented
              through the directive
Slovenia      Mandatory                   <- "Slovenia" had room behind "Lithuania"
FYR of        Applies only to vessels
Macedonia
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from parsers.lines import dangles, runs_on
from parsers.page_tables.segments import Row, Segment

SPACE = 0.3
"""The space before the next word in font sizes, at most."""

Cells = tuple[Segment | None, ...]
"""One line: for each column what stands in it."""


def lines_to_rows(rows: Sequence[Row], lines: Sequence[Cells]) -> list[list[Row]]:
    """The lines in groups that are one row each; `lines` are their texts by column."""
    groups = [[rows[0]]]
    edges = [_right_edge([line[place] for line in lines]) for place in range(len(lines[0]))]
    for (above, below), row in zip(pairwise(lines), rows[1:], strict=True):
        if _begins_row(above, below, edges):
            groups.append([])
        groups[-1].append(row)
    return groups


def _right_edge(segments: Sequence[Segment | None]) -> float:
    return max((segment.box.x1 for segment in segments if segment), default=0.0)


def _begins_row(above: Cells, below: Cells, edges: Sequence[float]) -> bool:
    """Whether a line with a label begins a row: a text above it has ended, or there was none."""
    if not below[0]:
        return False
    if any(other and not one for one, other in zip(above, below, strict=True)):
        return True
    pairs = [
        (one, other, edge) for one, other, edge in zip(above, below, edges, strict=True) if one and other
    ]
    if any(_had_room(*pair) for pair in pairs):
        return True
    whole = len(pairs) == len(below) > 1
    return whole and not any(runs_on(other.text) or dangles(one.text) for one, other, _ in pairs)


def _had_room(above: Segment, below: Segment, edge: float) -> bool:
    """Whether the first word of a line could have stood at the end of the line above."""
    word = below.words[0].box.width + SPACE * below.size
    return not above.text.endswith("-") and above.box.x1 + word < edge
