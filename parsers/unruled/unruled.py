"""Tables without vertical rules: columns found from the header's words and the gaps that run down the page.

    No  Recommendations        Actions              Completed By
    01  Establish a regular    To hold meetings     March 2022
        safe space             each month

The header is found by its words; each column begins where white space runs down beside its heading. The
columns found become rules of our own, so that such a table is a grid like any other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from models.document import Box, Page, Rule, Style, Word, bounds, spaced, words_of
from models.plan import NOTHING
from parsers.fields.reference import is_reference
from parsers.fields.status import is_key
from parsers.grids.grids import Grid, grid_of
from parsers.grids.missing_rules import with_cells_from_shades
from parsers.grids.rules import NEAR, frame, merge_rules, ruled
from parsers.grids.shades import shade_changes
from parsers.headers.headers import Column, names_of, says_value, with_unheaded
from parsers.headers.heading_rows import heading_of
from parsers.headers.line_headers import LineHeader, find_line_header, line_headers
from parsers.text.alignment import Alignment, alignment_of
from parsers.text.lines import Line, body_style
from parsers.text.rivers import columns_of
from parsers.unruled.bands_across import WRAP, bands_across, joined_bands, without_number
from parsers.unruled.column_edges import (
    ALIGNED,
    column_edges,
    is_one_run,
    numbers_end,
    spans_headings,
    with_inner_numbers,
)
from parsers.unruled.content_columns import count_on, is_sign, kind_of, numbers_in
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import section_says

SENTENCES = re.compile(r"[a-z]{3}[.] [A-Z]")
"""Where a sentence ends and another begins."""
SLIVER = 0.4
"""The width of a column in font sizes, at least."""
MOVED = 6.0
"""Points within which a heading stands where it is printed again in one table."""
LEVELS = 3
"""Lines above the last one of a cell among which the one before it is, at most."""


@dataclass(frozen=True, slots=True)
class UnruledTable:
    """The columns of a table without vertical rules, and the x at which they begin; the last is its end."""

    columns: tuple[Column, ...]
    edges: tuple[float, ...]
    alignments: tuple[Alignment, ...] = ()
    """How most lines of each column stand."""
    body: Style | None = None
    """What most of the rows are set in."""
    title: str = ""
    """The line above the header, which may be printed again with it."""
    themes: frozenset[Style] = frozenset()
    """What themes between its rows are set in, where no header shows that the first stands in the table."""

    @staticmethod
    def under(
        header: LineHeader, below: Sequence[Line], alike: Sequence[Line] = (), title: str = ""
    ) -> UnruledTable:
        """The columns of the table under a header, judged by all the lines below it on its page and those
        `alike`, below the same header elsewhere, but for prose: the only row of a table tells little."""
        other = next((other for other, _, _ in line_headers(below, header.is_bold)), None)
        end = other.box.top if other else float("inf")
        below = [line for line in below if line.box.bottom < end + 1]
        own = {line.words[0] for line in below}
        below = below[: without_heading(below, body_style(below))] if other else below
        alike = [line for line in alike if line.words[0] not in own]
        body = body_style((*below, *alike))
        telling = [line for line in (*below, *alike) if not spans_headings(line, header, body)]
        columns = tuple(
            Column(name, heading_of(segment), place, place)
            for place, (name, segment) in enumerate(zip(header.names, header.segments, strict=True))
        )
        edges = column_edges(header, words_of(telling))
        if (sliver := _sliver(edges, header)) is not None:
            return UnruledTable.under(header.joined(sliver), below, alike, title)
        if (right := numbers_end(header, below, body)) is not None:
            moved = (replace(column, first=column.first + 1, last=column.last + 1) for column in columns)
            columns = (Column("recommendation_ref", NOTHING, 0, 0), *moved)
            edges = [edges[0], (right + header.box.x0) / 2, *edges[1:]]
        columns = _with_numbers_under_signs(columns, edges, words_of(telling))
        columns, edges = with_inner_numbers(columns, edges, header, telling)
        alignments = alignments_of(edges, telling)
        return UnruledTable(columns, tuple(edges), alignments, body_style(telling), title)

    def take(self, lines: Sequence[Line], page: Page) -> tuple[int, tuple[Word, ...], Grid | None]:
        """How many lines go on with the table, up to one across an edge or a header; the words of its own
        header repeated above them; and the grid of the rest."""
        is_bold = any(word.style.bold for column in self.columns for word in column.heading.words)
        headers = list(line_headers(lines, is_bold))
        start = 0
        repeated: tuple[Word, ...] = ()
        if headers:
            header, first, below = headers[0]
            titled = first == 1 and lines[0].text == self.title
            if (first == 0 or titled) and self._is_headed(header) and not self._stands_elsewhere(header):
                start, repeated = below, (*(lines[0].words if titled else ()), *header.words)
                del headers[0]
        end = start + _rows_above(lines[start : headers[0][1]], self.body) if headers else len(lines)
        return self._taken(lines, page, start, end, repeated)

    def _stands_elsewhere(self, header: LineHeader) -> bool:
        """Whether headings stand elsewhere than this table's: each of several tables by theme may have its
        own widths."""
        headings = [column.heading.words for column in self.columns if column.heading.words]
        starts = [min(word.box.x0 for word in words) for words in headings]
        as_many = len(starts) == len(header.starts)
        return as_many and any(abs(x - own) > MOVED for x, own in zip(header.starts, starts, strict=True))

    def _is_headed(self, header: LineHeader) -> bool:
        """Whether a header is this table's printed again, which on another page may be parted otherwise."""
        own = (word for column in self.columns for word in column.heading.words)
        # An upright "/" stands in no line: "Update comments", and "Update / comments" overleaf.
        said = [
            sorted(w.text for w in words if any(map(str.isalnum, w.text))) for words in (own, header.words)
        ]
        return header.names == names_of(self.columns) or said[0] == said[1]

    def _taken(
        self, lines: Sequence[Line], page: Page, start: int, end: int, repeated: tuple[Word, ...]
    ) -> tuple[int, tuple[Word, ...], Grid | None]:
        rows = self._fitting(lines[start:end], page)
        rows = rows[: _without_section(rows, self.body)]
        if len(rows) < end - start:
            rows = rows[: without_heading(rows, self.body)]
        return start + len(rows), repeated, self._grid(page, rows) if rows else None

    def _bands(self, lines: Sequence[Line], page: Page) -> list[Line]:
        """The lines of a page that stand across the columns: themes, and recommendations."""
        return bands_across(lines, self.edges, self.alignments, self.body, page.fills) if self.body else []

    def _fitting(self, lines: Sequence[Line], page: Page) -> list[Line]:
        """The lines down to the first that runs across like prose, or to the key below the table."""
        bands = self._bands(lines, page)
        fitting: list[Line] = []
        for line in lines:
            if fitting and self._is_section(line):
                break
            if is_key(line.text) or (self._runs_across(line) and line not in bands):
                break
            fitting.append(line)
        return fitting

    def _is_section(self, line: Line) -> bool:
        """Whether a line heads the next section: "Areas for improvement" below "... priority action", not set
        as the rows are, "Recommendation" over "1"."""
        announced = [column.heading.text for column in self.columns if section_says(column.heading.text)]
        says = section_says(line.text) in ("recommendations", "areas")
        set_apart = line.style != self.body and line.text not in announced
        return says and set_apart and "areas" in map(section_says, announced)

    def _runs_across(self, line: Line) -> bool:
        """Whether a line goes on over an edge, as prose does: with words across edges, or with a space there
        and a word after it where no cell begins. A word too long for its column runs on alone."""
        inner = list(enumerate(self.edges))[1:-1]
        boxes = [word.box for word in line.words]
        crossed = [x for _, x in inner if any(box.x0 < x - 2 and box.x1 > x + 2 for box in boxes)]
        rest = without_number(line)
        in_one = rest is not line and not any(rest.box.x0 < edge < rest.box.x1 for _, edge in inner)
        if in_one or not is_one_run(rest):  # "5 |   |   | of Resources": two cells go on
            return len(crossed) > 1
        if crossed:
            return len(line.words) > 1 or not self._begins_cell(line.words[0])
        return any(self._unaligned(line, place, edge) for place, edge in inner)

    def _unaligned(self, line: Line, place: int, edge: float) -> bool:
        """Whether a line has words on both sides of an edge where no cell's stand, or left of all cells."""
        left = any(word.box.centre[0] < edge for word in line.words)
        right = [word for word in line.words if edge <= word.box.centre[0]]
        own = [word for word in right if word.box.centre[0] < self.edges[place + 1]] or right
        if not left or not right:
            return False
        first = self.alignments[0]
        aside = line.box.x0 < (self.edges[0] if first.share else first.x - ALIGNED)
        return aside or not self.alignments[place].holds(own)

    def _begins_cell(self, word: Word) -> bool:
        return any(alignment.holds([word]) for alignment in self.alignments)

    def columns_over(self, grid: Grid) -> tuple[Column, ...]:
        """The columns at their places in a grid below the header: what stands in its columns stands in these,
        or one heading over the middle of each, or of all but some; none where they are others."""
        boxes = [bounds([w.box for w in each.heading.words]) for each in self.columns if each.heading.words]
        middles = [box.centre[0] for box in boxes]
        under = [[x for x in middles if x0 < x < x1] for x0, x1 in pairwise(grid.edges)]
        if len(boxes) == len(self.columns) == sum(map(len, under)) and max(map(len, under)) == 1:
            places = (place for place, own in enumerate(under) if own)
            pairs = zip(self.columns, places, strict=True)
            return tuple(with_unheaded([replace(each, first=at, last=at) for each, at in pairs], grid))
        own = [cell for cell in grid.cells if cell.first == cell.last]  # a theme stands across
        lines = ((line, cell.first) for cell in own for line in cell.lines)
        alike = all(columns_of(line, self.edges).keys() == {place} for line, place in lines)
        return self.columns if alike and grid.width == len(self.columns) else ()

    def begins_again(self, lines: Sequence[Line]) -> bool:
        """Whether a page begins with the header, or a sure row: three cells where their columns stand."""
        if self.is_headed_again(lines):
            return True
        line = lines[0]
        parts = columns_of(line, self.edges)
        aligned = [place for place, words in parts.items() if self.alignments[place].holds(words)]
        least = min(3, len(self.columns))
        return len(aligned) >= least and not is_one_run(line) and not self._runs_across(line)

    def is_headed_again(self, lines: Sequence[Line]) -> bool:
        """Whether lines begin with the table's header."""
        header = find_line_header(lines)
        return header is not None and self._is_headed(header) and header.words[0] in lines[0].words

    def first_row(self, lines: Sequence[Line]) -> int | None:
        """The place of the first line that is a row beyond doubt, or of the first above it in the same row: a
        number in the middle of its row's height has lines of text above it."""
        found = next((place for place in range(len(lines)) if self.begins_again(lines[place:])), None)
        while found and self._stands_right_above(lines[found - 1], lines[found]):
            found -= 1
        return found - 1 if found and lines[found - 1].style in self.themes else found

    def with_themes(self, pages: Iterable[tuple[Page, Sequence[Line]]]) -> UnruledTable:
        """The table that knows how the themes are set that stand in it, or right above its rows on a page."""
        starts = ((page, lines, max((self.first_row(lines) or 1) - 1, 0)) for page, lines in pages)
        themes = [band.style for page, own, first in starts for band in self._bands(own[first:], page)]
        return replace(self, themes=frozenset(style for style in themes if themes.count(style) > 1))

    def _stands_right_above(self, line: Line, below: Line) -> bool:
        """Whether a line stands in the columns, close above another, not in the first of them alone."""
        close = below.box.top - line.box.bottom < line.style.size
        return close and set(columns_of(line, self.edges)) != {0} and not self._runs_across(line)

    def _grid(self, page: Page, lines: Sequence[Line]) -> Grid:
        """The lines as a grid: our edges part columns, the page's rules rows; a theme's line is a row."""
        around = bounds([line.box for line in lines])
        # Prose below a table that is set in begins left of it, and left of where its level rules begin.
        first = self.alignments[0]
        left = self.edges[0] if first.share else max(first.x - NEAR, self.edges[0])
        right = max(around.x1 + 1, self.edges[-1])
        box = Box(min(around.x0, left), around.top - 2, right, around.bottom + 2)
        across = joined_bands(self._bands(lines, page), self.edges[-1])
        themes = [bounds([line.box for line in own]) for own in across]
        rules = [*frame(box), *ruled(box, (y for own in themes for y in (own.top - 1, own.bottom + 1)))]
        drawn = (rule for rule in merge_rules(page.rules) if box.top < rule.at < box.bottom)
        rules += [r for r in drawn if r.horizontal and r.end > box.x0 and r.start < box.x1]
        rules += ruled(box, shade_changes(page.fills, box, lines))
        stops = [box.top, *(y for theme in themes for y in (theme.top, theme.bottom)), box.bottom]
        for x in self.edges[1:-1]:
            rules += [Rule(False, x, *ends) for ends in zip(stops[::2], stops[1::2], strict=True)]
        grid = grid_of(page.number, box, rules, words_of(lines), "gaps", self.edges[1:-1])
        whole = {frozenset(words_of(own)): tuple(own) for own in across}
        # A number in the middle of a text of two lines is on the first of them already.
        cells = (replace(cell, lines=whole.get(frozenset(cell.words), cell.lines)) for cell in grid.cells)
        return with_cells_from_shades(replace(grid, cells=tuple(cells)), page.fills)


def _with_numbers_under_signs(
    columns: Sequence[Column], edges: Sequence[float], words: Sequence[Word]
) -> tuple[Column, ...]:
    """The columns with those named that hold the references, where their headings stand for words: "R/N"."""
    if "recommendation_ref" in names_of(columns):
        return tuple(columns)
    own = ([word for word in words if x0 <= word.box.x0 < x1] for x0, x1 in pairwise(edges))
    numbers = [numbers_in([spaced(each)]) for each in own]
    return tuple(
        replace(column, name="recommendation_ref")
        if not column.name
        and is_sign(column.heading.text)
        and kind_of(texts) == "recommendation_ref"
        and count_on(texts, in_order=False)
        else column
        for column, texts in zip(columns, numbers, strict=True)
    )


def _sliver(edges: Sequence[float], header: LineHeader) -> int | None:
    """The first column too narrow for text: a part of a justified heading, "PEER       TEAM"."""
    least = SLIVER * header.words[0].style.size
    narrow = (place for place, (x0, x1) in enumerate(pairwise(edges)) if x1 - x0 < least)
    return next(narrow, None) if len(edges) > 2 else None


def gaps_to_grid(edges: Sequence[float], lines: Sequence[Line], page: Page) -> Grid:
    """Lines of a page as the grid of a table whose columns begin at `edges`; the last is its end."""
    return UnruledTable((), tuple(edges), alignments_of(edges, lines), body_style(lines))._grid(page, lines)


def without_heading(lines: Sequence[Line], body: Style | None) -> int:
    """How many lines stand above a heading at their end, which belongs to what comes next."""
    count = len(lines)
    if not body:
        return count
    in_rows = {word.style for line in lines if not is_one_run(line) for word in line.words}
    # Among rows in bold those in plain type are none, either.
    plain = {body, *(s for s in in_rows if s.emphasis == body.emphasis or body.bold > s.bold)}
    while count and _heads(lines[count - 1], plain) and not _ends_cell(lines[:count]):
        count -= 1
    return count


def _without_section(lines: Sequence[Line], body: Style | None) -> int:
    """How many lines stand above the heading of a section of prose at their end: "Monitoring" over "The plan
    will be monitored. The team will return." and no row, though these stand across as a theme may."""
    last = next((at for at in range(len(lines), 0, -1) if not is_one_run(lines[at - 1])), 0)
    below = pairwise(lines[last:])
    opened = (body is not None and _heads_prose(*pair, body) for pair in below)
    return next((at for at, opens in enumerate(opened, start=last) if opens), len(lines))


def _heads_prose(line: Line, below: Line, body: Style) -> bool:
    apart = line.style.bold > below.style.bold or line.style.size > below.style.size
    return apart and _heads(line, {body}) and bool(SENTENCES.search(below.text))


def _rows_above(lines: Sequence[Line], body: Style | None) -> int:
    """How many lines stand above what opens the next table, whose header follows: a heading, "Lead: Leader"
    below one, or "Recommendation 2" or "You said" over its text."""
    said = sum(1 for _ in takewhile(lambda line: says_value(line.text) and is_one_run(line), reversed(lines)))
    told = without_heading(lines[: len(lines) - said], body)
    count = told if told < len(lines) - said else without_heading(lines, body)
    opening = next((at for at in range(max(0, count - LEVELS), count) if _opens(lines[at], body)), count)
    return without_heading(lines[:opening], body)


def _opens(line: Line, body: Style | None) -> bool:
    named = is_reference(line.text) and line.text[0].isalpha() and len(line.words) > 1
    named |= column_of(line.text) in ("recommendation", "finding")
    return named and body is not None and line.style.emphasis != body.emphasis


def _ends_cell(lines: Sequence[Line]) -> bool:
    """Whether the last line goes on with one set like it in a row's cell above: an owner in grey; in the
    first column, where a theme may stand below a row, "mean" after "Prepare members for what it may"."""
    *above, last = lines
    first = last.words[0]
    skipped = 0 if first.text[0].islower() else 1
    return any(
        0 < last.baseline - line.baseline < WRAP * first.style.size
        and not is_one_run(line)
        and any(abs(w.box.x0 - first.box.x0) < NEAR and w.style == first.style for w in line.words[skipped:])
        for line in above[-LEVELS:]
    )


def _heads(line: Line, plain: Collection[Style]) -> bool:
    """Whether a line below rows is set as a heading; "Timescale: May 2025" with its label in bold is not."""
    return line.style not in plain and is_one_run(without_number(line)) and not says_value(line.text)


def alignments_of(edges: Sequence[float], lines: Sequence[Line]) -> tuple[Alignment, ...]:
    """How most of what stands between each two edges stands; at the left edge where nothing does."""
    parts = [columns_of(line, edges) for line in lines]
    return tuple(
        alignment_of([bounds([word.box for word in own[place]]) for own in parts if place in own], left)
        for place, left in enumerate(edges[:-1])
    )
