"""Columns of a table without rules that a spreadsheet prints on pages of their own, beside their rows again.

As in `rejoined_columns`, but that such pages have headings that the first do not have, and lines level with
theirs. Where the pages do not pair one by one, nothing is moved, and `columns_apart` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from models.document import Colour, Document, Page, Word, spaced, words_of
from models.plan import Issue
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.headers.headers import names_of
from parsers.headers.torn_headings import CLOSE, segments_of
from parsers.tables.cut_columns import OWN
from parsers.tables.rejoined_columns import FEWEST_LEVELS, MOST, NEAR, heads_others, places_of, set_beside
from parsers.tables.tables import Table
from parsers.text.lines import Line, words_to_lines
from parsers.vocabulary import column_of

DEEPEST = 8
"""Lines of a page among which its headings are."""
FEWEST_LINES = 3
"""Lines of a page that stand beside another's, its header among them, at least."""
LEVEL = 0.8
"""The share of a page's lines that stand level with lines of the page that they belong to."""
ROOM = 12.0
"""Points between the words of both pages."""
ROW = 0.8
"""Font sizes of white above a line that surely begins a row."""
WHO_OR_WHEN = frozenset((*DATES, *OWNERS))
"""Columns that say nothing without the rows that they belong to; ratings may be a key to these."""
_NUMBERS = re.compile(r"\d+")
_Header = Sequence[tuple[Sequence[Word], tuple[str, str]]]
"""The words of each heading of a line, its text and its column."""


@dataclass(frozen=True, slots=True)
class _Strip:
    """The pages with the same columns, the headings that only they have with the columns that these name, and
    the x at which their own columns begin, behind those that are printed again."""

    pages: tuple[Page, ...]
    heads: dict[str, str]
    start: float


def with_lines_rejoined(document: Document) -> Document:
    """The document with the cut columns of a table without rules beside each other again; else as it is."""
    strips = _strips(document.pages)
    if not strips:
        return document
    whole, *rests = strips
    pages = {page.number: page for page in document.pages}
    for rest in rests:
        pairs = list(zip(whole.pages, rest.pages, strict=True))
        level = all(_stand_level(first, each, rest.start) for first, each in pairs)
        if not level or not _begin_and_end_level(*pairs[0], rest.start):
            return document
        for first, each in pairs:
            pages[first.number], pages[each.number] = _beside(pages[first.number], first, each, rest.start)
    return replace(document, pages=tuple(pages.values()))


def columns_apart(document: Document, tables: Sequence[Table], taken: frozenset[Word]) -> Iterator[Issue]:
    """One issue for the first page that has known columns alone which the pages before it go without, and
    that none of the `tables` has: it touches all the records before it. Rows of ratings are its key."""
    if any(_is_ruled(page) for page in document.pages):
        return
    heads: dict[str, str] = {}
    emphasis: set[tuple[bool, Colour]] = set()
    for place, page in enumerate(document.pages):
        header = _header(page)
        own = _named(header)
        set_in = {word.style.emphasis for segment, _ in header for word in segment}
        if emphasis and not emphasis & set_in:
            continue  # "organisation.   Resources", in the plain type of rows
        emphasis = emphasis or set_in
        new = {text: name for text, name in own.items() if text not in heads}
        names = set(new.values())
        apart = len(new) > 1 and heads_others(new, heads) and set(heads.values()) & OWN
        if apart and not names & OWN and not any(names <= set(names_of(table.columns)) for table in tables):
            above = document.pages[:place]
            if names & WHO_OR_WHEN or any(_begin_and_end_level(first, page) for first in above):
                before = (word for word in sorted(taken, key=lambda w: w.index) if word.page < page.number)
                said = f"columns of the rows before, printed apart from them: {', '.join(sorted(names))}"
                yield Issue("table", said, page.number, (*page.words, *before))
                return
        heads |= own


def _strips(pages: Sequence[Page]) -> list[_Strip]:
    """The pages of a cut table, the strip that is a table of its own first; none where they do not pair."""
    if len(pages) < 2 or any(_is_ruled(page) for page in pages):
        return []
    found = [(place, own) for place, page in enumerate(pages) if (own := _named(_header(page)))]
    firsts: list[tuple[int, dict[str, str]]] = []
    for place, own in found:
        new = {text: name for text, name in own.items() if not firsts or text not in firsts[0][1]}
        if not firsts or (new and all(heads_others(new, heads) for _, heads in firsts)):
            firsts.append((place, own if not firsts else new))
    if len(firsts) < 2 or not set(firsts[0][1].values()) & OWN or firsts[0][0]:
        return []
    count, starts = len(firsts), [place for place, _ in firsts]
    each, left = divmod(len(pages), count)
    if left:
        return []
    if starts == list(range(count)):  # over, then down
        return [_strip(pages[place::count], heads) for place, heads in firsts]
    if starts == [place * each for place in range(count)]:
        return [_strip(pages[place : place + each], heads) for place, heads in firsts]
    return []


def _strip(pages: Sequence[Page], heads: dict[str, str]) -> _Strip:
    begun = [segment[0].box.x0 for segment, (text, _) in _header(pages[0]) if text.lower() in heads]
    return _Strip(tuple(pages), heads, min(begun, default=0.0))


def _is_ruled(page: Page) -> bool:
    return sum(rule.horizontal for rule in page.rules) >= FEWEST_LEVELS


def _named(header: _Header) -> dict[str, str]:
    return {text.lower(): name for _, (text, name) in header if name}


def _header(page: Page) -> _Header:
    """The words of each heading in that line, its text and its column."""
    lines = words_to_lines(page.words)[:DEEPEST]
    for line, below in zip(lines, [*lines[1:], None], strict=False):
        heads = [(segment, _heading(segment, below)) for segment in segments_of(line, CLOSE)]
        known = sum(bool(name) for _, (_, name) in heads)
        if known > 1 and known >= MOST * len(heads):
            return heads
    return []


def _heading(words: Sequence[Word], below: Line | None) -> tuple[str, str]:
    """A heading, with what is right below it where it names a column so: "Timescale for" / "completion"."""
    x0, x1 = words[0].box.x0, words[-1].box.x1
    under = [word for word in below.words if x0 - 1 <= word.box.x0 <= x1] if below else []
    texts = (spaced(words), spaced((*words, *under)))
    return next(((text, column_of(text)) for text in texts if column_of(text)), (texts[0], ""))


def _own_lines(first: Page, page: Page, start: float) -> list[Line]:
    """The lines of a page from `start` on, but for running ones: the first prints them too, numbers aside."""

    def mark(line: Line) -> tuple[str, int]:
        return _NUMBERS.sub("", line.text), round(line.box.top)

    running = set(map(mark, words_to_lines(first.words)))
    again = (line for line in words_to_lines(page.words) if mark(line) in running)
    whole = {id(word) for line in again for word in line.words}
    return words_to_lines(word for word in page.words if id(word) not in whole and word.box.x0 > start - NEAR)


def _stand_level(first: Page, page: Page, start: float) -> bool:
    levels = {round(word.box.bottom) + step for word in first.words for step in (-1, 0, 1)}
    lines = _own_lines(first, page, start)
    own = [round(word.box.bottom) for line in lines for word in line.words]
    return len(lines) >= FEWEST_LINES and sum(level in levels for level in own) >= LEVEL * len(own)


def _begin_and_end_level(first: Page, page: Page, start: float = 0.0) -> bool:
    """Whether a page has the first's rows from its headings to the last: a key to ratings, whose lines may
    stand level, begins higher or lower, or ends before the last row."""
    if not _heads_level(first, page):
        return False
    rows = list(accumulate(_own_lines(page, first, 0.0), _row_of))
    last = max((line.box.bottom for line in _own_lines(first, page, start)), default=0.0)
    return bool(rows) and last > rows[-1].box.top


def _heads_level(first: Page, page: Page) -> bool:
    """Whether the headings of two pages stand level, as those of one table do."""
    one, other = ({round(word.box.bottom) for word in _header_words(each)} for each in (first, page))
    return any(abs(y - level) <= NEAR for y in one for level in other)


def _header_words(page: Page) -> list[Word]:
    """The words of the line with a page's headings, and of the next, in which some of them end."""
    known = [word for segment, _ in _header(page) for word in segment]
    lines = words_to_lines(page.words)
    place = next((n for n, line in enumerate(lines) if known and known[0] in line.words), len(lines))
    return words_of(lines[place : place + 2])


def _row_of(row: Line, below: Line) -> Line:
    """The line that a row begins with that a line `below` is of: the one of `row`, or itself."""
    return below if below.box.top - row.box.bottom > ROW * row.style.size else row


def _beside(left: Page, first: Page, page: Page, start: float) -> tuple[Page, Page]:
    """The page on the `left`, what the `first` has become, with the other's own words; this without them."""
    own = set(words_of(_own_lines(first, page, start)))
    printed = {place for word in first.words for place in places_of(word)}
    again = {word for word in page.words if word not in own and printed & set(places_of(word))}
    step = max(word.box.x1 for word in left.words) + ROOM - start
    return set_beside(left, page, own, again, start, step)
