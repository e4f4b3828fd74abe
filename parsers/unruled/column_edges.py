"""Where the columns of a table without upright rules begin: in the white beside its headings, and left of
numbers that no heading stands over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Box, Style, Word, bounds, spaced
from models.plan import NOTHING
from parsers.fields.reference import counts_something, is_reference
from parsers.headers.headers import Column
from parsers.headers.line_headers import LineHeader
from parsers.text.lines import Line, words_to_lines

ALIGNED = 1.5
"""Points within which a word begins where its column begins."""
FEWEST = 3
"""Words that begin level with each other and show a column, at least, but for its heading."""
WHITE = 4.0
"""Points of white beside an edge, from which on more says no more."""


def column_edges(header: LineHeader, words: Sequence[Word]) -> list[float]:
    """The x at which columns begin, in the gaps between headings that fewest words cross, and the end."""
    everything = [*words, *header.words]
    around = bounds([word.box for word in everything])
    between = [
        _gap(left, right, everything, _held(name, segment, words), words_to_lines(segment))
        for (left, right), name, segment in zip(
            pairwise(header.starts), header.names, header.segments, strict=False
        )
    ]
    return [around.x0 - 2, *between, around.x1 + 2]


def _held(name: str, heading: Sequence[Word], words: Sequence[Word]) -> frozenset[Word]:
    """The words that begin no column right of a heading: its own, and close numbers under references."""
    if not name.endswith("_ref"):
        return frozenset(heading)
    return frozenset((*heading, *(w for w in words if is_reference(w.text) or counts_something(w.text))))


def _gap(
    left: float, right: float, words: Sequence[Word], held: frozenset[Word], heading: Sequence[Line]
) -> float:
    """The best x in (left, right], but where something `held` begins: fewest words across, or lines of the
    `heading` at the left, "Our | response" over "(a) | Hold ..."; then most white and lines that begin there;
    the heading's own edge where that is as white, and others part words."""
    near = [word.box for word in words if word.box.x1 > left and word.box.x0 < right + 40]
    near += [line.box for line in heading if len(line.words) > 1]
    # "1" a hair right of its heading, as scans have it, begins the column on the left.
    begun = (word.box.x0 for word in words if word not in held)
    stops = sorted({right, *(x0 for x0 in begun if left + ALIGNED < x0 <= right + 1)})
    best = max(stops, key=lambda stop: _merit(stop, left, near))
    (across, _), (across_right, white) = _merit(best, left, near), _merit(right, left, near)
    as_good = across == across_right and white >= WHITE
    own = [word.box for word in words if word not in held and word.box.x0 > left]
    at_heading = (
        _parts_words(best, near) or _begins_too(best, right, near) or _leaves_nothing(best, right, own)
    )
    return (right if as_good and at_heading else best) - 1.0


def _leaves_nothing(x: float, right: float, boxes: Sequence[Box]) -> bool:
    """Whether nothing stands left of x, and what begins there mostly has another text beside it that begins
    at the next heading, or behind it: "Red" at the right of its column, under "Rating | Target date"."""
    between = [box for box in boxes if x - ALIGNED < box.x0 and box.x1 <= right]
    behind = {round(box.top) for box in boxes if right - ALIGNED <= box.x0}
    parted = 2 * sum(round(box.top) in behind for box in between) > len(between)
    return parted and not any(box.x0 <= x - ALIGNED for box in boxes)


def _begins_too(x: float, right: float, boxes: Sequence[Box]) -> bool:
    """Whether a column begins at its heading as well as something else does left of that: a second column
    under the heading before, "Lead member and lead officer" over "Cllr Hart   Head of HR"."""
    begun, aligned = (sum(abs(box.x0 - place) < ALIGNED for box in boxes) for place in (x, right))
    return right - x > ALIGNED and aligned > max(FEWEST, begun / 2)


def _parts_words(x: float, boxes: Sequence[Box]) -> bool:
    """Whether all that begins there stands a space behind another word: "April" | "2028"."""
    begun = [box for box in boxes if abs(box.x0 - x) < 1.5]
    return all(
        any(0 <= box.x0 - o.x1 < 0.8 * box.height and abs(box.top - o.top) < 0.3 * box.height for o in boxes)
        for box in begun
    )


def _merit(stop: float, left: float, boxes: Sequence[Box]) -> tuple[int, float]:
    x = stop - 1.0
    crossing = sum(box.x0 < x < box.x1 for box in boxes)
    white = stop - max((box.x1 for box in boxes if box.x1 <= x), default=left)
    support = sum(abs(box.x0 - stop) < 1.5 for box in boxes)
    return -crossing, min(white, WHITE) + 0.01 * support


def numbers_end(header: LineHeader, below: Sequence[Line], body: Style | None = None) -> float | None:
    """Where a column of numbers without a heading ends, left of the first heading; None without, or where as
    much stands under that ("Recommendation" above "1"). What is set unlike `body` is no number."""
    if body is not None:
        below = [line for line in below if is_reference(line.text) or line.style.emphasis == body.emphasis]
    begins = header.box.x0 - 1
    left = [[word for word in line.words if word.box.x1 < begins] for line in below]
    texts = [spaced(words) for words in left if words]
    first = [line.words[0].box for line in below if not spans_headings(line, header)]
    under = sum(box.x0 < begins <= box.x1 for box in first)
    if len(texts) < 2 or 2 * under >= len(texts) or not all(is_reference(text) for text in texts):
        return None
    return max(word.box.x1 for words in left for word in words)


def with_inner_numbers(
    columns: Sequence[Column], edges: Sequence[float], header: LineHeader, below: Sequence[Line]
) -> tuple[tuple[Column, ...], list[float]]:
    """The columns with those of numbers that no heading stands over, right of what another's cells hold."""
    found: list[Column] = []
    starts: list[float] = []
    for column, (left, right) in zip(columns, pairwise(edges), strict=True):
        found.append(column)
        starts.append(left)
        # Numbers in the middle of a column of their own stand right of its heading, too.
        own = column.name.endswith("_ref")
        if not own and (x := _numbers_start(left, right, header, below)) is not None:
            known = any(each.name == "recommendation_ref" for each in (*columns, *found))
            found.append(Column("" if known else "recommendation_ref", NOTHING, 0, 0))
            starts.append(x - 1)
    placed = (replace(column, first=place, last=place) for place, column in enumerate(found))
    return tuple(placed), [*starts, edges[-1]]


def _numbers_start(left: float, right: float, header: LineHeader, below: Sequence[Line]) -> float | None:
    """Where numbers begin, in line, right of a column's cells and its heading; None without such."""
    lines = [[word for word in line.words if left < word.box.centre[0] < right] for line in below]
    last = [words[-1] for words in lines if words and is_reference(words[-1].text)]
    common = Counter(round(word.box.x0) for word in last).most_common(1)
    if not common:
        return None
    numbers = [word for word in last if abs(word.box.x0 - common[0][0]) <= ALIGNED]
    start = min(word.box.x0 for word in numbers)
    others = [word for words in (*lines, header.words) for word in words if word not in numbers]
    beside = max((word.box.x1 for word in others if left < word.box.centre[0] < right), default=start)
    apart = start - beside > 0.5 * numbers[0].style.size
    counts = len({word.text for word in numbers}) > 1 or not numbers[0].text.isdigit()  # "3.1" is no day
    return start if apart and counts else None


def spans_headings(line: Line, header: LineHeader, body: Style | None = None) -> bool:
    """Whether a line is prose over the columns, one run of words below two headings' beginnings, or a theme
    over them: set unlike the `body` of the table, below the beginning of one."""
    inside = sum(line.box.x0 < x - ALIGNED and x < line.box.x1 for x in header.starts)
    unlike = body is not None and line.style.emphasis != body.emphasis
    return inside > (0 if unlike else 1) and is_one_run(line)


def is_one_run(line: Line) -> bool:
    """Whether no gap in a line is wider than a space (Courier's are 0.6 of its size)."""
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(line.words)]
    return max(gaps, default=0.0) < 0.8 * line.style.size
