"""The header of a table without upright rules: a line, or lines, of headings known by their words.

                                Completed   Responsible
No   Recommendation   Action    By          Officer
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, product
from operator import itemgetter

from models.document import Box, Style, Word, bounds, spaced
from models.plan import Passage
from parsers.cells.details import OWNERS
from parsers.fields.deadline import is_deadline
from parsers.fields.reference import split_reference
from parsers.headers.headers import KNOWN_SHARE, counts_next, described_at, heads_actions, is_broken_number
from parsers.headers.labels import mended
from parsers.headers.torn_headings import (
    CLOSE,
    Segments,
    at_touching,
    count_joined,
    count_torn,
    ends_with_by,
    is_justified,
    mended_segments,
    parted_segments,
    segments_of,
)
from parsers.text.lines import WIDEST_SPACE, Joiner, Line, line_of, words_to_lines
from parsers.text.marks import DASHES, is_bullet
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import is_plan_title, section_says, tells_strengths

GAPS = (0.4, 0.7, 1.1, 2.0)
"""Shares of the font size that may part two headings; the split in which most are known is taken."""
MOVED = 4.0
"""Points by which the headings of one table stand elsewhere on another page, at the most."""
ROWS_APART = 4.0
"""Font sizes between the baselines of a header's two rows, with the room in their cells, at the most."""
ROW_APART = 1.45
"""Font sizes between the baselines of two lines from which on they may stand in two rows."""
ALIKE = 1.25
"""Times the size of the smallest heading of a header that the largest has, at the most."""
MIDDLE = 0.3
"""Font sizes by which the middles of a heading's two lines may differ."""
ROWS = 40
"""Lines below a header that tell whether its headings are parted right."""


@dataclass(frozen=True, slots=True)
class LineHeader:
    """A heading line (or lines) of an unruled table: the words of each column."""

    segments: Segments

    @property
    def names(self) -> tuple[str, ...]:
        """The columns' meanings; "Rec" right before "Recommendation" has its number, "By" alone says when
        where all others are known, and one of them says who or it stands far behind them."""
        names = tuple(_column_of(segment) for segment in self.segments)
        unknown = [spaced(own).lower() for own, name in zip(self.segments, names, strict=True) if not name]
        if unknown == ["by"] and "deadline" not in names:
            alone = not set(names).isdisjoint(OWNERS) or ends_with_by(self.segments)
            names = tuple(name or ("deadline" if alone else "") for name in names)
        if (place := described_at(names, [spaced(own) for own in self.segments])) is not None:
            names = (*names[:place], "action", *names[place + 1 :])
        numbered = counts_next(names, spaced(self.segments[0]))
        return ("recommendation_ref", *names[1:]) if numbered else names

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for segment in self.segments for word in segment)

    @property
    def box(self) -> Box:
        return bounds([word.box for word in self.words])

    @property
    def is_bold(self) -> bool:
        return any(word.style.bold for word in self.words)

    @property
    def starts(self) -> tuple[float, ...]:
        """The x at which each heading begins."""
        return tuple(min(word.box.x0 for word in segment) for segment in self.segments)

    def joined(self, place: int) -> LineHeader:
        """The header with one heading and the next, or the last and the one before it, as one."""
        place = min(place, len(self.segments) - 2)
        both = self.segments[place] + self.segments[place + 1]
        return LineHeader((*self.segments[:place], both, *self.segments[place + 2 :]))

    def heads_as(self, other: LineHeader) -> bool:
        """Whether another header is this one printed again: the same columns in nearly the same places."""
        places = zip(self.starts, other.starts, strict=False)
        return self.names == other.names and all(abs(x - y) <= MOVED for x, y in places)

    def span(self, lines: Sequence[Line]) -> tuple[int, int]:
        """The first of a page's lines that holds a word of the header, and the one after the last."""
        words = set(self.words)
        own = [number for number, line in enumerate(lines) if words & set(line.words)]
        return own[0], own[-1] + 1


def _column_of(words: Sequence[Word]) -> str:
    """The column of a heading."""
    return "" if _is_a_rows(words) else column_of(heading_of(words).text)


def _column_of_run(words: Sequence[Word]) -> str:
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


def find_line_header(lines: Sequence[Line]) -> LineHeader | None:
    """The first header among a page's lines, top to bottom."""
    return _first_header(tuple(lines))


@lru_cache(maxsize=256)
def _first_header(lines: tuple[Line, ...]) -> LineHeader | None:
    """Several steps ask for the header of the same lines. It is read from each of its lines, and the best
    reading taken: "Ref | Peer Challenge" above "Action | Owner" does not show where its headings end; half a
    line above "Area for improvement | Actions", "Rec" of "Rec | Target" goes with what follows. What has
    fewer of its words is a rest: "No. | Recommendation" below "Rec | Peer challenge | Actions | Wards"."""
    for number in range(len(lines)):
        if found := _headers_from(lines, number):
            (merit, _), first = max(found, key=itemgetter(0))
            _, end = first.span(lines)
            others = (each for other in range(number + 1, end) for each in _headers_from(lines, other))
            better = [each for each in others if each[0][0] > merit and not {*each[1].words} < {*first.words}]
            return max(better, key=itemgetter(0))[1] if better else first
    return None


def _headers_from(lines: Sequence[Line], number: int) -> list[tuple[tuple[int, int], LineHeader]]:
    """The headers that can be read from one of their lines on, each behind its merit."""
    splits = list(_splits(lines[number]))
    if not splits or _breaks_number(lines[number : number + 2]) or is_justified(lines[number]):
        return []
    rows = list(_rows_under(lines[number], lines[number + 1 : number + ROWS]))
    splits += [parted_segments(splits[0], rows), *(at_touching(segments, rows) for segments in splits)]
    splits = list(dict.fromkeys(splits))
    grown = (_grown(mended_segments(segments, rows), lines, number) for segments in splits)
    headers = (each for each in grown if _is_header(each) and _may_say_when(each, rows))
    return [(_merit_of(header, rows), header) for header in headers]


def _may_say_when(header: LineHeader, rows: Sequence[Line]) -> bool:
    """Whether dates stand below "By" beside a lone other heading: there it may be by whom."""
    if len(header.segments) > 2 or not ends_with_by(header.segments):
        return True
    left = header.segments[-1][0].box.x0 - MOVED
    below = [spaced(own) for row in rows if (own := [word for word in row.words if word.box.x0 > left])]
    return not below or any(map(is_deadline, below))


def _breaks_number(lines: Sequence[Line]) -> bool:
    """Whether the first of two lines begins a broken number: "Recommendatio" over "n 7"."""
    upper, *lower = [segments_of(line, CLOSE) for line in lines]
    pairs = product(upper, chain.from_iterable(lower))
    begun = (one + other for one, other in pairs if abs(one[0].box.x0 - other[0].box.x0) <= MOVED)
    return any(is_broken_number(spaced(words)) for words in begun)


def _rows_under(header: Line, below: Sequence[Line]) -> Iterator[Line]:
    """The lines below a header, down to another that is set like it: another table's."""
    begun = False
    for line in below:
        alike = _set_alike(line, header.style)
        if begun and alike and any(_splits(line)):
            return
        begun = begun or not alike
        yield line


def line_headers(lines: Sequence[Line], under_bold: bool = False) -> Iterator[tuple[LineHeader, int, int]]:
    """Each header among a page's lines, the place of its first line, and that of the first line below it. One
    in plain type below a bold one, or `under_bold` headings, is a row whose cells begin like headings:
    "Review the | Portfolio | Recommendation" over "charges | Holder | 6"."""
    start, is_bold = 0, under_bold
    while header := find_line_header(lines[start:]):
        first, below = header.span(lines[start:])
        if header.is_bold or not is_bold:
            yield header, start + first, start + below
        is_bold |= header.is_bold
        start += below


def _splits(line: Line) -> Iterator[Segments]:
    """The ways to part a line into headings, two of which at least are known. No one gap does everywhere:
    Courier's space is wider than that between two narrow columns, and parts no title: "Peer Review Action
    Plan"."""
    titled = is_plan_title(line.text) and len(segments_of(line, CLOSE)) == 1
    for share in GAPS if not titled else ():
        segments = segments_of(line, share)
        if len(segments) < 2:
            return
        if len(segments) == 2 and share < 1 and section_says(line.text) == "other":
            # "NEXT  STEPS": the words of a heading are far apart where its letters are.
            continue
        sizes = [segment[0].style.size for segment in segments]
        if max(sizes) > ALIKE * min(sizes):
            continue  # "Peer Challenge Action" beside "Governance": a title, and a heading in the next column
        by = len(segments) == 2 and ends_with_by(segments)
        if len(set(filter(None, map(_column_of_run, segments)))) + by >= 2:
            yield segments


def _is_header(header: LineHeader) -> bool:
    """Whether enough of the headings are known, one of a plan's leading columns among them."""
    names = header.names
    if set(names) <= {"finding", "recommendation", ""} and any(
        tells_strengths(spaced(segment)) for segment in header.segments
    ):
        # "Strengths" beside "Areas for improvement": two lists of findings.
        return False
    if not names[0] and "action" in names and _counts(header.segments[0]):
        # "1. Listen to all who" beside "Action" and "Lead": a recommendation, level with its table's header.
        return False
    if len(names) == 2 and sum(spaced(segment).endswith(":") for segment in header.segments) == 1:
        return False  # "The council will:" level with the end of "... of the Member" / "Group" beside it
    if len(names) == 2 and _is_a_space_apart(*header.segments):
        return False  # "Governance Statement." goes on with a text, in a typewriter's wide type
    known = len(set(filter(None, names)))
    enough = known >= 3 or known == len(names) == 2
    return enough and known >= KNOWN_SHARE * len(names) and heads_actions(names)


def _is_a_space_apart(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether no more than a space parts two headings on one line."""
    end = max(left, key=lambda word: word.box.x1)
    gap = min(word.box.x0 for word in right) - end.box.x1
    return right[0].box.top < end.box.bottom and gap <= WIDEST_SPACE * end.style.size


def _counts(segment: Sequence[Word]) -> bool:
    """Whether words are the beginning of a text with its number."""
    ref, text = split_reference(spaced(segment))
    return bool(ref) and len(text.split()) > 1


def _merit_of(header: LineHeader, rows: Sequence[Line]) -> tuple[int, int]:
    """Best is what leaves fewest headings unknown, torn over text or joined over columns; then the fewest."""
    known = len(set(filter(None, header.names)))
    wrong = count_torn(header.segments, rows) + count_joined(header.segments, rows)
    return known - 2 * (len(header.segments) - known) - 3 * wrong, -len(header.segments)


def _grown(segments: Segments, lines: Sequence[Line], number: int) -> LineHeader:
    """The header with the lines above and below that are set like it and stand under its headings, as many as
    leave most of these known: "Capacity for improvement" below may be a theme."""
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
            alike = _set_alike(line, style) or (line.style == small and line.text.isupper())
            if apart >= 2 or not alike:
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
        segments = max(candidates[::-1], key=lambda each: sum(map(bool, map(_column_of, each))))
    return LineHeader(segments)


def _is_known_above(line: Line, segments: Segments) -> bool:
    """Whether a line stands at the left under one heading alone, known without it: a first row's theme."""
    spans = zip(segments, _spans(segments), strict=True)
    over = [own for own, (x0, x1) in spans if x0 - 3 <= line.box.x0 < x1]
    alone = len(over) == 1 and abs(over[0][0].box.x0 - line.box.x0) <= MOVED
    return alone and bool(_column_of(over[0])) and len(segments_of(line, CLOSE)) == 1


def _with_second_row(
    segments: Segments, first: Line, below: Sequence[Line], style: Style
) -> tuple[Segments, Sequence[Line], Sequence[Line]]:
    """The headings with those of a second row, where several stand under one, its line, and the other lines
    below: "Lead" over "Member | Officer", which the second line of another heading may part.

                Target
        Action  completion    Lead
                date          Member    Officer
    """
    for place, line in enumerate(below):
        far = line.baseline - first.baseline >= ROWS_APART * style.size
        if far or not _set_alike(line, style):
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
    if not several or not all(_column_of(part) for own in several for part in own):
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


def _set_alike(line: Line, style: Style) -> bool:
    """Same weight, colour and size, and heavier than plain text: else the next line is a row."""
    return line.style == style and (style.bold or line.text.isupper())


def _under(line: Line, segments: Sequence[Sequence[Word]]) -> bool:
    """Whether every word stands below or above a heading, or begins where one does."""
    spans = _spans(segments)
    parts = (part for part in segments_of(line, CLOSE) if _heading_over(part, segments) is None)
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
