"""The headers of tables without upright rules, each with what stands under it.

Tables under the same headings have the same columns, and a table's only row tells little of them: nor does
it tell of "Peer         team" over "recommendation", justified, that these are one heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Word, bounds
from parsers.headers.line_headers import LineHeader, line_headers
from parsers.outline.sheets import Sheet
from parsers.text.lines import Line, body_style
from parsers.unruled.unruled import without_heading

Texts = tuple[tuple[str, ...], ...]
"""What each heading says, its words by the alphabet: on another page they may wrap elsewhere."""


def headed_lines(sheets: Sequence[Sheet]) -> list[tuple[LineHeader, list[Line]]]:
    """Each header of an unruled table with the lines below it, down to the next or to ruled tables."""
    headed: list[tuple[LineHeader, list[Line]]] = []
    open_lines: list[Line] = []
    for sheet in sheets:
        if any(grid.width > 1 for grid in sheet.grids):
            open_lines = []
            continue
        own = sheet.all_lines()
        end = 0
        for header, first, below in line_headers(own):
            open_lines += own[end:first]
            del open_lines[without_heading(open_lines, body_style(open_lines)) :]
            open_lines, end = [], below
            headed.append((header, open_lines))
        open_lines += own[end:]
    return headed


def parted_alike(header: LineHeader, others: Iterable[LineHeader]) -> LineHeader:
    """The header, parted into headings as most of those of the same words are; of as many, the fewest."""
    words = sorted(word.text for word in header.words)
    alike = (other.segments for other in others if sorted(word.text for word in other.words) == words)
    counts = Counter(tuple(tuple(sorted(word.text for word in own)) for own in each) for each in alike)
    most = max(counts, key=lambda texts: (counts[texts], -len(texts)), default=())
    return _parted_as(header, most)


def _parted_as(header: LineHeader, texts: Texts) -> LineHeader:
    """The header, its words parted into headings of these texts; as it is where they do not stand so."""
    left = sorted(header.words, key=lambda word: word.box.x0)
    segments: list[tuple[Word, ...]] = []
    for own in texts:
        segment: list[Word] = []
        for text in own:
            segment += [word for word in left if word.text == text][:1]
            left = [word for word in left if word not in segment]
        segments.append(tuple(sorted(segment, key=lambda word: (word.box.top, word.box.x0))))
    boxes = [bounds([word.box for word in segment]) for segment in segments if segment]
    if left or len(boxes) < len(texts) or any(one.x1 > other.x0 for one, other in pairwise(boxes)):
        return header
    return replace(header, segments=tuple(segments))
