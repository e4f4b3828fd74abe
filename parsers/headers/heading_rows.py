"""The headings of a header over several lines: which words above and below its line go with which heading.

        Target
Action  completion    Lead
        date          Member    Officer
"""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Box, Style, Word, bounds, spaced
from models.plan import Passage
from parsers.headers.labels import mended
from parsers.headers.torn_headings import CLOSE, Segments, segments_of
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, line_of, words_to_lines
from parsers.text.marks import DASHES, is_bullet
from parsers.vocabulary import column_of

MOVED = 4.0
"""Points by which the headings of one table stand elsewhere on another page, at the most."""
ROWS_APART = 4.0
"""Font sizes between the baselines of a header's two rows, with the room in their cells, at the most."""
ROW_APART = 1.45
"""Font sizes between the baselines of two lines from which on they may stand in two rows."""
MIDDLE = 0.3
"""Font sizes by which the middles of a heading's two lines may differ."""


def column_of_heading(words: Sequence[Word]) -> str:
    """The column of a heading."""
    return "" if _is_a_rows(words) else column_of(heading_of(words).text)


def column_of_run(words: Sequence[Word]) -> str:
    """The same for words of one line: every line of a plan is asked."""
    return "" if _is_a_rows(words) else column_of(spaced(words))


def _is_a_rows(words: Sequence[Word]) -> bool:
    """Whether words are a row's text, and no heading: "costs, milestones" in lower case, "– A named lead"."""
    first, *others = words
    listed = bool(others) and first.text != "#" and (is_bullet(first) or first.text in DASHES)
    return first.text[0].islower() or listed


def heading_of(words: Sequence[Word]) -> Passage:
    lines = words_to_lines(words)
    return mended(Joiner().passage(lines), lines)


def with_lines_around(segments: Segments, lines: Sequence[Line], number: int) -> Segments:
    """The headings of a line with the lines above and below that are set like it and stand under them, as
    many as leave most of them known: "Capacity for improvement" below may be a theme."""
    words = [word for segment in segments for word in segment]
    style = line_of(words).style
    # In small capitals, "Target completion" over "date", a line may have no large ones.
    small = min((word.style for word in words), key=lambda each: each.size)
    segments, taken, under = _with_second_row(segments, lines[number], lines[number + 1 :], style)
    for neighbours in (under, lines[:number][::-1]):
        candidates = [segments]
        edge = lines[number]
        for line in neighbours:
            edge = min((edge, *taken), key=lambda each: abs(line.baseline - each.baseline))
            apart = abs(line.baseline - edge.baseline) / style.size
            if apart >= 2 or not (set_alike(line, style) or set_alike(line, small)):
                break
            if _half_level(line, edge):
                candidates.append(_with_headings(candidates[-1], line))
            elif apart > ROW_APART and _is_known_above(line, segments):
                break
            elif _under(line, candidates[-1]):
                candidates.append(_with_line(candidates[-1], line))
            else:
                break
            edge = line
        segments = max(candidates[::-1], key=lambda each: sum(map(bool, map(column_of_heading, each))))
    return segments


def _is_known_above(line: Line, segments: Segments) -> bool:
    """Whether a line stands at the left under one heading alone, known without it: a first row's theme."""
    spans = zip(segments, _spans(segments), strict=True)
    over = [own for own, (x0, x1) in spans if x0 - 3 <= line.box.x0 < x1]
    alone = len(over) == 1 and abs(over[0][0].box.x0 - line.box.x0) <= MOVED
    return alone and bool(column_of_heading(over[0])) and len(segments_of(line, CLOSE)) == 1


def _with_second_row(
    segments: Segments, first: Line, below: Sequence[Line], style: Style
) -> tuple[Segments, Sequence[Line], Sequence[Line]]:
    """The headings with those of a second row, where several stand under one, its line, and the other lines
    below: "Lead" over "Member | Officer", which the second line of another heading may part."""
    for place, line in enumerate(below):
        far = line.baseline - first.baseline >= ROWS_APART * style.size
        if far or not set_alike(line, style):
            break
        if (grown := _with_headings_under(segments, line)) != segments:
            return grown, [line], [*below[:place], *below[place + 1 :]]
    return segments, [], below


def _with_headings_under(segments: Segments, line: Line) -> Segments:
    """The headings with those of a line where two or more stand under one: the first goes with it."""
    under: dict[int, list[tuple[Word, ...]]] = {}
    for part in segments_of(line, CLOSE):
        inside = [number for number, (x0, x1) in enumerate(_spans(segments)) if x0 - 3 <= part[0].box.x0 < x1]
        if len(inside) != 1:
            return segments
        under.setdefault(inside[0], []).append(part)
    several = [own for own in under.values() if len(own) > 1]
    if not several or not all(column_of_heading(part) for own in several for part in own):
        return segments
    grown: list[tuple[Word, ...]] = []
    for number, segment in enumerate(segments):
        first, *others = under.get(number, [()])
        grown += [(*segment, *first), *others]
    return tuple(grown)


def _half_level(line: Line, other: Line) -> bool:
    """Whether a line stands half a line lower or higher than another: a heading in the middle of its cell."""
    return line.box.shared_height(other.box) > 0.2 * min(line.box.height, other.box.height)


def _with_headings(segments: Segments, line: Line) -> Segments:
    """The headings with the words of a line at half height: what stands clear is a heading of its own."""
    grown = [list(segment) for segment in segments]
    for own in segments_of(line, CLOSE):
        box = bounds([word.box for word in own])
        over = [segment for segment in grown if any(box.shared_width(word.box) > 0 for word in segment)]
        if over:
            over[0] += own
        else:
            grown.append(list(own))
    grown = [sorted(segment, key=lambda word: (word.box.top, word.box.x0)) for segment in grown]
    return tuple(map(tuple, sorted(grown, key=lambda segment: min(word.box.x0 for word in segment))))


def set_alike(line: Line, style: Style) -> bool:
    """Same weight, colour and size, and heavier than plain text: else the next line is a row."""
    return line.style == style and (style.bold or line.text.isupper())


def _under(line: Line, segments: Sequence[Sequence[Word]]) -> bool:
    """Whether every word stands below or above a heading, or begins where one does: a theme's "Scrutiny and
    oversight" does not below "R", as its first word runs over; "recommendation" alone does below "Peer"."""
    spans = _spans(segments)
    runs = segments_of(line, CLOSE)
    if len(runs) == 1 < len(line.words) and any(
        x0 - 3 <= line.box.x0 < x0 + 3 and line.words[0].box.x1 > x1 + 3 for x0, x1 in spans
    ):
        return False
    parts = (part for part in runs if _heading_over(part, segments) is None)
    return all(any(_begins_or_is_in(word.box, *span) for span in spans) for part in parts for word in part)


def _begins_or_is_in(word: Box, x0: float, x1: float) -> bool:
    return x0 - 3 <= word.x0 < x0 + 3 or (x0 <= word.x0 and word.x1 < x1)


def _heading_over(part: Sequence[Word], segments: Sequence[Sequence[Word]]) -> int | None:
    """The place of the only heading above or below some words, in one middle with them."""
    box = bounds([word.box for word in part])
    boxes = [bounds([word.box for word in segment]) for segment in segments]
    over = [place for place, other in enumerate(boxes) if box.shared_width(other) > 0]
    middle = len(over) == 1 and abs(boxes[over[0]].centre[0] - box.centre[0]) <= MIDDLE * part[0].style.size
    return over[0] if middle else None


def _spans(segments: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
    """From each heading's left edge to the next one's."""
    starts = [min(word.box.x0 for word in segment) for segment in segments]
    return list(zip(starts, [*(start - 3 for start in starts[1:]), float("inf")], strict=True))


def _with_line(segments: Segments, line: Line) -> Segments:
    spans = _spans(segments)
    grown = [list(segment) for segment in segments]
    for part in segments_of(line, CLOSE):
        over = _heading_over(part, segments)
        for word in part:
            left = (number for number, (x0, _) in enumerate(spans) if x0 - 3 <= word.box.x0 or number == 0)
            grown[max(left) if over is None else over].append(word)
    return tuple(tuple(segment) for segment in grown)
