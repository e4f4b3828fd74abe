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

from models.document import Box, Word, bounds, spaced
from parsers.cells.details import OWNERS
from parsers.fields.deadline import is_deadline
from parsers.fields.reference import split_reference
from parsers.headers.headers import KNOWN_SHARE, counts_next, described_at, heads_actions, is_broken_number
from parsers.headers.heading_rows import (
    MOVED,
    column_of_heading,
    column_of_run,
    set_alike,
    with_lines_around,
)
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
from parsers.text.lines import WIDEST_SPACE, Line
from parsers.vocabulary.sections import is_plan_title, section_says, tells_strengths

GAPS = (0.4, 0.7, 1.1, 2.0)
"""Shares of the font size that may part two headings; the split in which most are known is taken."""
ALIKE = 1.25
"""Times the size of the smallest heading of a header that the largest has, at the most."""
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
        names = tuple(column_of_heading(segment) for segment in self.segments)
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
            whole = {*first.words}
            better = [each for each in others if each[0][0] > merit and not {*each[1].words} < whole]
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
    grown = (with_lines_around(mended_segments(segments, rows), lines, number) for segments in splits)
    headers = (each for each in map(LineHeader, grown) if _is_header(each) and _may_say_when(each, rows))
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
        alike = set_alike(line, header.style)
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
        if len(set(filter(None, map(column_of_run, segments)))) + by >= 2:
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
    if len(names) == 2 and are_a_space_apart(*header.segments):
        return False  # "Governance Statement." goes on with a text, in a typewriter's wide type
    known = len(set(filter(None, names)))
    enough = known >= 3 or known == len(names) == 2
    return enough and known >= KNOWN_SHARE * len(names) and heads_actions(names)


def are_a_space_apart(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether no more than a space parts two runs of words on one line."""
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
