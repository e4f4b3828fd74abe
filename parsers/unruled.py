"""Tables without vertical rules: columns found from the header's words and the gaps that run down the page.

    No  Recommendations        Actions              Completed By
    01  Establish a regular    To hold meetings     March 2022
        safe space             each month

The header is found by its words; each column begins where white space runs down beside its heading. The
columns found become rules of our own, so that such a table is a grid like any other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Box, Page, Rule, Style, Word, bounds
from models.plan import NOTHING, Passage
from parsers.fields.reference import is_reference
from parsers.grids import NEAR, Grid, grid_of, merge_rules
from parsers.headers import KNOWN_SHARE, LEADING, Column, mended, names_of
from parsers.lines import Joiner, Line, body_style, line_of, words_to_lines
from parsers.vocabulary import column_of

GAPS = (0.4, 0.7, 1.1, 2.0)
"""Shares of the font size that may part two headings; the split in which most are known is taken."""


@dataclass(frozen=True, slots=True)
class LineHeader:
    """A heading line (or lines) of an unruled table: the words of each column, and where it stands."""

    segments: tuple[tuple[Word, ...], ...]
    box: Box

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(_column_of(segment) for segment in self.segments)

    @property
    def words(self) -> tuple[Word, ...]:
        return tuple(word for segment in self.segments for word in segment)


def _column_of(words: Sequence[Word]) -> str:
    """The column of a heading; "costs, milestones" in lower case is a row's text."""
    return "" if words[0].text[0].islower() else column_of(_heading(words).text)


def _heading(words: Sequence[Word]) -> Passage:
    lines = words_to_lines(words)
    heading = Joiner().passage(lines)
    return heading if column_of(heading.text) else mended(heading, [line.text for line in lines])


def find_line_header(lines: Sequence[Line]) -> LineHeader | None:
    """The first header among a page's lines, top to bottom."""
    for number, line in enumerate(lines):
        grown = [_grown(segments, lines, number) for segments in _splits(line)]
        headers = [header for header in grown if _is_header(header)]
        if headers:
            return max(headers, key=_merit_of)
    return None


def _splits(line: Line) -> Iterator[tuple[tuple[Word, ...], ...]]:
    """The ways to part a line into headings, of which at least two are known already.

    Courier's space is wider than the gap between two narrow columns: no one gap parts headings everywhere.
    """
    for share in GAPS:
        segments = _segments(line, share)
        if len(segments) < 2:
            return
        if len(set(filter(None, map(_column_of, segments)))) >= 2:
            yield segments


def _is_header(header: LineHeader) -> bool:
    """Whether enough of the headings are known, one of a plan's leading columns among them."""
    names = header.names
    known = len(set(filter(None, names)))
    enough = known >= 3 or known == len(names) == 2
    return enough and known >= KNOWN_SHARE * len(names) and bool(LEADING & set(names))


def _merit_of(header: LineHeader) -> tuple[int, int]:
    """The split that leaves fewest headings unknown is the best; then the one of fewest."""
    known = len(set(filter(None, header.names)))
    return known - 2 * (len(header.segments) - known), -len(header.segments)


def _segments(line: Line, share: float) -> tuple[tuple[Word, ...], ...]:
    """A line's words parted where the gap is wider than `share` of the font size."""
    parts: list[list[Word]] = []
    for word in line.words:
        if parts and word.box.x0 - parts[-1][-1].box.x1 <= share * word.style.size:
            parts[-1].append(word)
        else:
            parts.append([word])
    return tuple(tuple(part) for part in parts)


def _grown(segments: tuple[tuple[Word, ...], ...], lines: Sequence[Line], number: int) -> LineHeader:
    """The header with the lines above and below that are set like it and stand under its headings.

    As many as leave the most headings known: a theme right below ("Capacity for improvement") is set like
    the header too.
    """
    style = line_of([word for segment in segments for word in segment]).style
    for neighbours in (lines[number + 1 :], lines[:number][::-1]):
        candidates = [segments]
        edge = lines[number]
        for line in neighbours:
            near = abs(line.baseline - edge.baseline) < 2 * style.size
            if not near or not _set_alike(line, style) or not _under(line, segments):
                break
            candidates.append(_with_line(candidates[-1], line))
            edge = line
        segments = max(candidates[::-1], key=_known)
    return LineHeader(segments, bounds([word.box for segment in segments for word in segment]))


def _known(segments: Sequence[Sequence[Word]]) -> int:
    return sum(bool(_column_of(segment)) for segment in segments)


def _set_alike(line: Line, style: Style) -> bool:
    """Same weight, colour and size, and heavier than plain text: else the next line is a row."""
    return line.style == style and (style.bold or line.text.isupper())


def _under(line: Line, segments: Sequence[Sequence[Word]]) -> bool:
    """Whether every word stands below or above one of the headings."""
    spans = _spans(segments)
    return all(any(x0 - 3 <= word.box.x0 and word.box.x1 < x1 for x0, x1 in spans) for word in line.words)


def _spans(segments: Sequence[Sequence[Word]]) -> list[tuple[float, float]]:
    """From each heading's left edge to the next one's."""
    starts = [min(word.box.x0 for word in segment) for segment in segments]
    return list(zip(starts, [*(start - 3 for start in starts[1:]), float("inf")], strict=True))


def _with_line(segments: tuple[tuple[Word, ...], ...], line: Line) -> tuple[tuple[Word, ...], ...]:
    spans = _spans(segments)
    grown = [list(segment) for segment in segments]
    for word in line.words:
        place = max(number for number, (x0, _) in enumerate(spans) if x0 - 3 <= word.box.x0 or number == 0)
        grown[place].append(word)
    return tuple(tuple(segment) for segment in grown)


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """The columns of a table without vertical rules, and the x at which they begin; the last is its end."""

    columns: tuple[Column, ...]
    edges: tuple[float, ...]

    @staticmethod
    def under(header: LineHeader, below: Sequence[Line], joiner: Joiner) -> UnruledTable:
        """The columns of the table under a header, judged by all the lines below it on its page."""
        columns = tuple(
            Column(name, _heading(segment), place, place)
            for place, (name, segment) in enumerate(zip(header.names, header.segments, strict=True))
        )
        words = [word for line in below for word in line.words]
        edges = column_edges(header, words)
        if (end := _numbers_end(header, below)) is not None:
            moved = (replace(column, first=column.first + 1, last=column.last + 1) for column in columns)
            columns = (Column("recommendation_ref", NOTHING, 0, 0), *moved)
            edges = [edges[0], (end + header.box.x0) / 2, *edges[1:]]
        return _apart(UnruledTable(columns, tuple(edges)))

    def take(self, lines: Sequence[Line], page: Page) -> tuple[int, tuple[Word, ...], Grid | None]:
        """How many of a page's lines go on with the table, the words of its header repeated above them, and
        the grid of the rest.

        A line that runs across a column's edge, as prose does, ends it, and so does another header.
        """
        header = find_line_header(lines)
        repeated: tuple[Word, ...] = ()
        start, end = 0, len(lines)
        if header:
            place = next(n for n, line in enumerate(lines) if line.box.bottom > header.box.top + 1)
            below = sum(line.box.top < header.box.bottom - 1 for line in lines)
            if place == 0 and header.names == names_of(self.columns):
                repeated, start = header.words, below
                return self._taken(lines, page, start, end, repeated)
            end = _without_heading(lines[:place], body_style(lines))
        return self._taken(lines, page, start, end, repeated)

    def _taken(
        self, lines: Sequence[Line], page: Page, start: int, end: int, repeated: tuple[Word, ...]
    ) -> tuple[int, tuple[Word, ...], Grid | None]:
        rows = self._fitting(lines[start:end])
        if len(rows) < end - start:
            rows = rows[: _without_heading(rows, body_style(lines))]
        return start + len(rows), repeated, self._grid(page, rows) if rows else None

    def _fitting(self, lines: Sequence[Line]) -> list[Line]:
        """The lines down to the first that runs across an edge and is no theme."""
        bands = self._bands(lines)
        fitting: list[Line] = []
        for line in lines:
            crosses = any(_crosses(word, edge) for word in line.words for edge in self.edges[1:-1])
            if crosses and line not in bands:
                break
            fitting.append(line)
        return fitting

    def _bands(self, lines: Sequence[Line]) -> list[Line]:
        """The themes across the columns: alone on their lines, set unlike the rows, over the first edge."""
        body = body_style(lines)
        return [
            line
            for line in lines
            if body
            and (line.style.bold, line.style.colour) != (body.bold, body.colour)
            and line.box.x0 < self.edges[1] < line.box.x1
            and _is_one_run(line)
        ]

    def _grid(self, page: Page, lines: Sequence[Line]) -> Grid:
        """The lines as a grid: our edges part the columns, the page's rules (if any) the rows.

        No edge runs through a theme's line, which is a row of its own.
        """
        around = bounds([line.box for line in lines])
        box = Box(
            min(around.x0, self.edges[0]),
            around.top - 2,
            max(around.x1 + 1, self.edges[-1]),
            around.bottom + 2,
        )
        themes = [line.box for line in self._bands(lines)]
        levels = [box.top, box.bottom, *(y for theme in themes for y in (theme.top - 1, theme.bottom + 1))]
        rules = [Rule(True, y, box.x0, box.x1) for y in levels]
        rules += [rule for rule in merge_rules(page.rules) if _lies_within(rule, box)]
        rules += [Rule(False, x, box.top, box.bottom) for x in (box.x0, box.x1)]
        stops = [box.top, *(y for theme in themes for y in (theme.top, theme.bottom)), box.bottom]
        for x in self.edges[1:-1]:
            rules += [
                Rule(False, x, top, bottom) for top, bottom in zip(stops[::2], stops[1::2], strict=True)
            ]
        words = [word for line in lines for word in line.words]
        return grid_of(page.number, box, rules, words, "gaps", self.edges[1:-1])


def _apart(table: UnruledTable) -> UnruledTable:
    """The table without columns that would begin where the one before begins: the halves of one heading."""
    kept = [
        number
        for number, (left, right) in enumerate(pairwise(table.edges))
        if right - left > NEAR or number == len(table.columns) - 1
    ]
    columns = [replace(table.columns[number], first=n, last=n) for n, number in enumerate(kept)]
    return UnruledTable(tuple(columns), (*(table.edges[number] for number in kept), table.edges[-1]))


def _numbers_end(header: LineHeader, below: Sequence[Line]) -> float | None:
    """Where a column of numbers without a heading ends, left of the first heading; None without one."""
    left = [[word for word in line.words if word.box.x1 < header.box.x0 - 1] for line in below]
    texts = [" ".join(word.text for word in words) for words in left if words]
    if len(texts) < 2 or not all(is_reference(text) for text in texts):
        return None
    return max(word.box.x1 for words in left for word in words)


def _without_heading(lines: Sequence[Line], body: Style | None) -> int:
    """How many lines stand above a heading at their end, which belongs to what comes next."""
    count = len(lines)
    while count and body and lines[count - 1].style != body and _is_one_run(lines[count - 1]):
        count -= 1
    return count


def _lies_within(rule: Rule, box: Box) -> bool:
    return rule.horizontal and box.top < rule.at < box.bottom and rule.end > box.x0 and rule.start < box.x1


def _is_one_run(line: Line) -> bool:
    """Whether no gap in a line is wider than a space (Courier's are 0.6 of its size)."""
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(line.words)]
    return max(gaps, default=0.0) < 0.8 * line.style.size


def _crosses(word: Word, edge: float) -> bool:
    return word.box.x0 < edge - 2 and word.box.x1 > edge + 2


def column_edges(header: LineHeader, words: Sequence[Word]) -> list[float]:
    """The x at which columns begin, and the last one's end: in the gap that fewest words cross.

    The gap lies between the left edges of two headings, wherever the words below leave it.
    """
    starts = [min(word.box.x0 for word in segment) for segment in header.segments]
    everything = [*words, *header.words]
    around = bounds([word.box for word in everything])
    between = [_gap(left, right, everything) for left, right in pairwise(starts)]
    return [around.x0 - 2, *between, around.x1 + 2]


def _gap(left: float, right: float, words: Sequence[Word]) -> float:
    """The best x in (left, right]: fewest words across it, then the most white and the most lines that
    begin there."""
    near = [word.box for word in words if word.box.x1 > left and word.box.x0 < right + 40]
    stops = sorted({right, *(box.x0 for box in near if left < box.x0 <= right + 1)})
    return max(stops, key=lambda stop: _merit(stop, left, near)) - 1.0


def _merit(stop: float, left: float, boxes: Sequence[Box]) -> tuple[int, float]:
    x = stop - 1.0
    crossing = sum(box.x0 < x < box.x1 for box in boxes)
    white = stop - max((box.x1 for box in boxes if box.x1 <= x), default=left)
    support = sum(abs(box.x0 - stop) < 1.5 for box in boxes)
    return -crossing, min(white, 4.0) + 0.01 * support
