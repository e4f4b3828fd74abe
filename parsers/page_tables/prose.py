"""Segments that run on from line to line: the paragraphs around the tables of a page."""

from __future__ import annotations

from collections.abc import Sequence, Set

from models.document import Box, bounds
from parsers.page_tables.segments import Row, Segment, row_of
from parsers.text.lines import runs_on

PITCH = 1.9
"""Font sizes from line to line within a paragraph, at most."""
LINES, WORDS = 3, 5.0
"""A paragraph has so many lines, with so many words on average."""
FLOWING = 0.25
"""The share of its lines that begin in the middle of a sentence, at least."""
LABELLED = 0.15
"""From this share of lines with a value beside them up, they are the labels of values."""


def without_prose(rows: Sequence[Row]) -> list[Row]:
    """The rows without the segments that belong to paragraphs, and without what stands close to one of
    them in its own column: its heading, its last line."""
    values = [segment for row in rows for segment in row.segments if segment.is_value]
    paragraphs = [chain for chain in _chains(rows) if _is_prose(chain, values) and not _is_cell(chain, rows)]
    prose = {segment for chain in paragraphs for segment in chain}
    boxes = []
    for chain in paragraphs:
        box, stretched = _stretched_lines(bounds([segment.box for segment in chain]), rows, prose)
        prose.update(stretched)
        boxes.append(box)
    kept = []
    for row in rows:
        segments = [segment for segment in row.segments if segment not in prose]
        if len(segments) < len(row.segments) or len(segments) > 1:
            segments = [each for each in segments if not _in_column(each, segments, boxes)]
        if segments:
            kept.append(row_of(segments))
    return kept


def _chains(rows: Sequence[Row]) -> list[list[Segment]]:
    """Segments under each other in one column of text, a line apart."""
    chains: list[list[Segment]] = []
    beside: dict[Segment, float] = {}
    for row in rows:
        edges = [*(segment.box.x0 for segment in row.segments[1:]), float("inf")]
        beside.update(zip(row.segments, edges, strict=True))
        for segment in row.segments:
            above = [chain for chain in chains if _continues(chain, segment)]
            above = [chain for chain in above if segment.box.x1 < beside[chain[-1]]]  # a note below labels
            if above:
                max(above, key=lambda chain: chain[-1].box.bottom).append(segment)
            else:
                chains.append([segment])
    return chains


def _continues(chain: Sequence[Segment], segment: Segment) -> bool:
    above, size = chain[-1], segment.size
    step = segment.box.bottom - above.box.bottom
    return (
        0.5 * size < step < PITCH * size
        and abs(above.size - size) <= 0.6
        and abs(above.box.x0 - segment.box.x0) < 2.5 * size
        and min(above.box.x1, segment.box.x1) > max(above.box.x0, segment.box.x0)
        and (len(chain) < 2 or abs(step - (above.box.bottom - chain[-2].box.bottom)) < 0.25 * size)
    )


def _is_prose(chain: Sequence[Segment], values: Sequence[Segment]) -> bool:
    if len(chain) < LINES:
        return False
    full = chain[:-1]
    words = sum(len(segment.words) for segment in full) / len(full)
    texts = "".join(segment.text for segment in full)
    letters = sum(letter.isalpha() for letter in texts) / len(texts)
    if words < WORDS or letters < 0.6 or not _flows(chain):
        return False
    right = max(segment.box.x1 for segment in chain)
    numbered = sum(_has_value_beside(segment, right, values) for segment in chain)
    return numbered < LABELLED * len(chain)


def _is_cell(chain: Sequence[Segment], rows: Sequence[Row]) -> bool:
    """Whether a figure and its label stand on the first line, and nothing beside the others, which are as
    narrow as a column: remarks in the last column of a table."""
    level = {segment: row.segments for row in rows for segment in row.segments}
    first, *rest = ([other for other in level[segment] if other is not segment] for segment in chain)
    left = [other for other in first if other.box.x1 < chain[0].box.x0]
    return len(left) == len(first) > 1 and not any(rest) and any(other.is_value for other in left)


def _flows(chain: Sequence[Segment]) -> bool:
    """Whether lines go on with the sentence of the line above, as the remarks on a table's rows do not."""
    return sum(runs_on(segment.text) for segment in chain[1:]) > FLOWING * (len(chain) - 1)


def _has_value_beside(segment: Segment, right: float, values: Sequence[Segment]) -> bool:
    return any(
        value.box.x0 > right and abs(value.box.centre[1] - segment.box.centre[1]) < 0.7 * segment.size
        for value in values
    )


def _stretched_lines(box: Box, rows: Sequence[Row], known: Set[Segment]) -> tuple[Box, list[Segment]]:
    """A paragraph with its lines that justification tore apart: they begin and end where its others do."""
    found: list[Segment] = []
    for _ in range(2):
        for row in rows if not found else rows[::-1]:
            own = [each for each in row.segments if box.x0 - 3 < each.box.x0 and each.box.x1 < box.x1 + 3]
            beside = any(each.is_value and each.box.x0 > box.x1 for each in row.segments)
            if not own or beside or any(each in known or each in found for each in own):
                continue
            near = box.top - 1.2 * row.size < row.box.centre[1] < box.bottom + 1.2 * row.size
            flush = own[0].box.x0 - box.x0 < 3 and (box.x1 - own[-1].box.x1 < 3 or len(own) == 1)
            if near and flush and sum(each.is_value for each in own) <= 0.4 * len(own):
                found += own
                box = bounds([box, *(each.box for each in own)])
    return box, found


def _in_column(segment: Segment, row: Sequence[Segment], paragraphs: Sequence[Box]) -> bool:
    """Whether a segment alone stands at the edge of a paragraph, within its width, and others of its row
    beside it."""
    if all(other.is_value for other in row if other is not segment) and len(row) > 1:
        return False  # the label of the last row above notes
    size = segment.size
    near = [
        box
        for box in paragraphs
        if box.top - 1.8 * size < segment.box.centre[1] < box.bottom + 1.8 * size
        and box.x0 - 1.5 * size < segment.box.x0
        and segment.box.x1 < box.x1 + 1.5 * size
    ]
    alone = [
        box for box in near if sum(box.x0 < other.box.x1 and other.box.x0 < box.x1 for other in row) == 1
    ]
    return any(any(other.box.x0 > box.x1 or other.box.x1 < box.x0 for other in row) for box in alone)
