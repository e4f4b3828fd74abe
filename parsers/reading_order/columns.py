"""Pages in columns: each word learns in which part of its page it stands, and when that is read.

Peer review                        0: what stands across the columns
Customer Service   • Agree a       1: the first column     2: the second
• Drive forward      plan
Page 1 of 3                        3: across them again
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from models.document import WHOLE, Box, Column, Document, Page, Style, Word, words_of
from parsers.headers.line_headers import find_line_header, line_headers
from parsers.reading_order.cards_beside import by_cards
from parsers.reading_order.gutters import (
    MANY,
    Piece,
    Run,
    find_gutters,
    in_many_columns,
    is_mark,
    label_in,
    lines_to_pieces,
    page_to_pieces,
    runs,
    stands_across,
)
from parsers.reading_order.sidebars import sidebar_gutters
from parsers.text.furniture import PAGE_NUMBER
from parsers.text.lines import SPACE, most_style, words_to_lines
from parsers.text.runs import distinct
from parsers.unruled.unruled import UnruledTable

EDGE = 0.25
"""The share of a page's height at its top and its foot, where running lines stand off from the text."""
RUNNING = 3
"""Pieces of running lines there, at most."""
APART = 2.5
"""Font sizes between two lines, from which on they do not belong to one text."""
OFTEN = 3
"""Times that columns have as much room between two of their lines: then it sets off no running line."""
SAME = 6.0
"""Points by which the columns of two pages may differ and be the same."""
SHORT = 9
"""Words of a heading that is set like the text."""
MOST = 0.7
"""The share of a page's pieces in its first column that shows it has no other."""
LEVEL = 2.0
"""Font sizes by which the text in a box may begin above or below the table beside it."""
UNEVEN = 4.0
"""Font sizes from the foot of the right column down to a heading across both, at most."""
ROOM = 2.0
"""Points free above and below a heading, where it stands alone on its level."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page; `gutters` bound it left and right: none for one across the columns."""

    pieces: tuple[Piece, ...]
    gutters: tuple[float, float] | None = None

    @property
    def left(self) -> float:
        return min(piece.box.x0 for piece in self.pieces)

    @property
    def right(self) -> float:
        return max(piece.box.x1 for piece in self.pieces)


def with_columns(document: Document) -> Document:
    """The document, each word with its column; a gutter that some page proves is one on every page."""
    # Of gutters that are the same, the leftmost.
    gutters = distinct(_all_gutters(document), SAME)
    beside = {page.number: list(sidebar_gutters(page)) for page in document.pages}
    if not gutters and not any(beside.values()):
        return document
    of = {number: distinct((*gutters, *own), SAME) for number, own in beside.items()}
    parts = {
        page.number: list(_parts(page_to_pieces(page), of[page.number], page.height))
        for page in document.pages
    }
    margins = _margins([part for own in parts.values() for part in own])
    if not margins:
        return document
    first = min(margins.values(), key=lambda own: own.left)
    # Most of a list may stand on pages with nothing beside their first column.
    alone = [p for own in parts.values() for p in own if not p.gutters and _is_first_column(p, first)]
    first = replace(first, lefts=first.lefts + _lefts(alone))
    columns = {
        gutters: Column(shift=own.shift_from(first), right=own.right) for gutters, own in margins.items()
    }
    pages = [_in_parts(page, parts[page.number], columns, first) for page in document.pages]
    return replace(document, pages=tuple(pages))


def _all_gutters(document: Document) -> Iterator[float]:
    """The gutters that the pages prove together; those after a table without rules prove their own, but for
    pages with rows of it."""
    lines = [words_to_lines(page.words) for page in document.pages]
    table = next((number for number, own in enumerate(lines) if find_line_header(own)), len(lines))
    header = find_line_header(lines[table]) if table < len(lines) else None
    rows = header and UnruledTable.under(header, lines[table][header.span(lines[table])[1] :])
    if find_gutters([_unnumbered(lines_to_pieces(own)) for own in lines[:table]]):
        yield from find_gutters([_unnumbered(page_to_pieces(page)) for page in document.pages[:table]])
    for page, own in zip(document.pages[table:], lines[table:], strict=True):
        more = rows and len(rows.columns) > 2 and own is not lines[table] and rows.first_row(own) is not None
        if not more and find_gutters([_unnumbered(lines_to_pieces(own))], MANY):
            pieces = _unnumbered(page_to_pieces(page))
            yield from find_gutters([pieces], MANY) if not in_many_columns(pieces) else ()


def _unnumbered(pieces: Sequence[Piece]) -> list[Piece]:
    """A page's pieces without its number at its head or foot, which may stand in a gutter."""
    ends = {id(piece) for piece in (*pieces[:1], *pieces[-1:]) if _is_number(piece)}
    return [piece for piece in pieces if id(piece) not in ends]


def _is_number(piece: Piece) -> bool:
    return bool(PAGE_NUMBER.search(piece.text))


def _parts(pieces: Sequence[Piece], gutters: Sequence[float], height: float) -> Iterator[Part]:
    """The parts of a page from top to bottom, and of columns side by side from left to right."""
    found = [
        run
        for x in gutters
        for whole in runs(pieces, x)
        for own in _by_headings(_without_walls(_without_edges(whole, height), gutters))
        for below in by_tables(own)
        for run in by_cards(below)
        if run.left and run.right
    ]
    rest = list(pieces)
    for run in sorted(_apart(found), key=lambda run: run.top):
        above = [piece for piece in rest if piece.box.centre[1] < run.top]
        if above:
            yield Part(tuple(above))
        yield from _columns(run.pieces, gutters)
        own = {*run.pieces, *above}
        rest = [piece for piece in rest if piece not in own]
    if rest:
        yield Part(tuple(rest))


def _apart(found: Sequence[Run]) -> list[Run]:
    """The largest of runs that overlap."""
    kept: list[Run] = []
    for run in sorted(found, key=lambda run: -len(run.pieces)):
        if all(run.bottom <= other.top + 1 or run.top >= other.bottom - 1 for other in kept):
            kept.append(run)
    return kept


def _columns(pieces: Sequence[Piece], gutters: Sequence[float]) -> Iterator[Part]:
    """The columns that those gutters part which nothing among the pieces stands across."""
    open_ones = [x for x in gutters if [len(run.pieces) for run in runs(pieces, x)] == [len(pieces)]]
    edges = [float("-inf"), *open_ones, float("inf")]
    for left, right in pairwise(edges):
        own = tuple(piece for piece in pieces if left - 1 <= piece.box.x0 < right - 1)
        if own:
            yield Part(own, (left, right))


def _without_edges(run: Run, height: float) -> Run:
    """A run without the running lines above and below it, which stand off from the text."""
    pieces = sorted(run.pieces, key=lambda piece: piece.box.top)
    gaps = [gap for side in run.sides for gap in _gaps(side)]
    first, last = 0, len(pieces)
    usual = most_style(words_of(pieces))
    for number in range(1, len(pieces)):
        # Headings above both columns, "Communities" and "Transformation", stand off from their text as well.
        heads = all(any(p in side and _stands_out(p, usual) for p in pieces[:number]) for side in run.sides)
        above = max(piece.box.bottom for piece in pieces[:number])
        gap = pieces[number].box.top - above
        often = sum(other > gap - 1 for other in gaps) > OFTEN
        if gap > (APART - 1) * pieces[number].size and not often:
            if above < EDGE * height and number <= RUNNING and not heads:
                first = number
            elif pieces[number].box.top > (1 - EDGE) * height and len(pieces) - number <= RUNNING:
                last = min(last, number)
    kept = set(pieces[first:last])
    return run.where(kept.__contains__)


def _without_walls(run: Run, gutters: Sequence[float]) -> Run:
    """A run without lines at its top across another gutter: an introduction's last may be short."""
    pieces = sorted(run.pieces, key=lambda piece: piece.box.top)
    across = takewhile(lambda piece: any(stands_across(piece, x) for x in gutters), pieces)
    walls = set(across)
    return run.where(lambda piece: piece not in walls)


def _gaps(column: Sequence[Piece]) -> Iterator[float]:
    """The room between the lines of a column."""
    lines = sorted(column, key=lambda piece: piece.box.top)
    yield from (below.box.top - above.box.bottom for above, below in pairwise(lines))


def _by_headings(run: Run, like: frozenset[Style] = frozenset()) -> Iterator[Run]:
    """A run parted at short headings of both columns, which stand at the left with nothing beside them; below
    the right column only where nothing but the next text across follows, or set `like` one that parts it, or
    one at its top that the right column begins below."""
    if not run.left or not run.right:
        return
    heads = [piece for piece in _heads(run) if not run.counts_on_past(piece.box.top)]
    proven = [piece for piece in heads if _is_alone(piece, run, heads)]
    like |= {most_style(piece.words) for piece in proven}
    first = min(run.left, key=lambda piece: piece.box.top)
    if min(piece.box.top for piece in run.right) > first.box.bottom:
        like |= {most_style(first.words)}
    end = max(piece.box.bottom for piece in run.right)
    below = [p for p in heads if most_style(p.words) in like and 0 <= p.box.top - end < UNEVEN * p.size]
    for piece in proven or below:
        yield from _by_headings(run.within(run.top - 1, piece.box.top), like)
        yield from _by_headings(run.within(piece.box.bottom, run.bottom + 1), like)
        return
    yield run


def _heads(run: Run) -> Iterator[Piece]:
    """What may head both columns below it, from the top."""
    usual = most_style(words_of(run.pieces))
    for piece in run.left:
        heads = _stands_out(piece, usual) and not _goes_on(piece, run.left)
        if (heads or _heads_list(piece, run.left)) and piece.box.top > run.top + 1:
            yield piece


def by_tables(run: Run) -> Iterator[Run]:
    """A run parted above each table in its second column, where a text begins beside each header."""
    lines = words_to_lines(words_of(run.right))
    headers = [header for header, _, _ in line_headers(lines)]
    tops = [
        min(begun.box.top, header.box.top)
        for header in headers
        for begun in _begun_beside(header.box, run.left)
    ]
    if len(tops) < 2 or len(tops) < len(headers):
        yield run
        return
    ends = [run.top, *tops[1:], run.bottom + ROOM]
    for top, end in pairwise(ends):
        yield run.within(top - 1, end - 1)


def _begun_beside(header: Box, column: Sequence[Piece]) -> list[Piece]:
    """The piece of a column that begins a text level with a header; none where one stands right above."""
    nearest = min(column, key=lambda piece: abs(piece.box.top - header.top))
    above = [piece.box.bottom for piece in column if piece.box.top < nearest.box.top - 1]
    level = abs(nearest.box.top - header.top) < LEVEL * nearest.size
    begins = nearest.box.top - max(above, default=float("-inf")) > nearest.size
    return [nearest] if level and begins else []


def _stands_out(piece: Piece, usual: Style) -> bool:
    """Whether a line is set as headings are: larger, or bold to its end, as "Status: Ongoing" is not."""
    bold = all(word.style.bold for word in piece.words)
    return most_style(piece.words).size > usual.size + 0.7 or (bold and not usual.bold)


def _goes_on(piece: Piece, column: Sequence[Piece]) -> bool:
    """Whether a line goes on with the one above it, which stands out too: the third line of a bold text."""
    above = [other for other in column if other.box.bottom <= piece.box.top + 1]
    last = max(above, key=lambda other: other.box.bottom, default=None)
    if last is None or piece.box.top - last.box.bottom > 0.5 * piece.size:
        return False
    return most_style(last.words) == most_style(piece.words)


def _heads_list(piece: Piece, column: Sequence[Piece]) -> bool:
    """Whether a short line that is set like the text stands off from it, with a list below."""
    above = [other.box.bottom for other in column if other.box.bottom <= piece.box.top + 1]
    below = [other for other in column if other.box.top >= piece.box.bottom - 1]
    first, last = piece.words[0].text, piece.words[-1].text
    if len(piece.words) > SHORT or not below or not (first[0].isupper() or first[0].isdigit()):
        return False
    if ":" in piece.text[:-1] and label_in(piece):
        # "Deadline: March 2025" is a label and its value.
        return False
    below_it = below[0].words
    goes_on = below_it[0].text[0].islower()  # "4. Open a helpline with the" / "police. Who will lead:"
    announced = is_mark(below_it[0]) or (below_it[-1].text.endswith(":") and not goes_on)
    gap = piece.box.top - max(above, default=0.0)
    return announced and last.rstrip(")")[-1:].isalnum() and gap > 0.5 * piece.size


def _is_alone(heading: Piece, run: Run, heads: Sequence[Piece]) -> bool:
    """Whether nothing stands beside a heading, and not just between two paragraphs set off like others, where
    none of the `heads` stands; nor below one like it that ends the right column: its list is below."""
    if not (room := _room_beside(heading, run)) or _last_line(heading, run.left) is not heading:
        return False
    above, under = room
    if above and under:
        gap = min(under) - max(above)
        apart = sum(other > gap - 1 for other in _gaps(run.right))
        if apart - sum(bool(_room_beside(each, run)) for each in heads) >= OFTEN:
            return False
    ends = [piece for piece in run.right if piece.box.bottom == max(above, default=0.0)]
    if any(most_style(words_of(run.pieces)) != p.words[0].style == heading.words[0].style for p in ends):
        return False
    below = [p for p in run.pieces if not _is_number(p) and p.box.top > heading.box.bottom]
    return any(piece in run.right for piece in below) or not below or _runs_over(heading, run)


def _room_beside(heading: Piece, run: Run) -> tuple[list[float], list[float]] | None:
    """The feet of what stands above a heading in the right column, and the tops below; None if any beside."""
    top, bottom = heading.box.top - ROOM, _last_line(heading, run.left).box.bottom + ROOM
    if any(piece.box.top < bottom and piece.box.bottom > top for piece in run.right):
        return None
    above = [piece.box.bottom for piece in run.right if piece.box.bottom <= top]
    return above, [piece.box.top for piece in run.right if piece.box.top >= bottom]


def _last_line(heading: Piece, column: Sequence[Piece]) -> Piece:
    """The last line of a heading: text may stand beside it where none does beside the first."""
    below = sorted(
        (piece for piece in column if piece.box.top > heading.box.top), key=lambda piece: piece.box.top
    )
    lines = takewhile(lambda piece: _goes_on(piece, column), below)
    return [heading, *lines][-1]


def _runs_over(heading: Piece, run: Run) -> bool:
    """Whether the right column, which ends above a heading, begins with the rest of the point that stands
    right above this, and not of the last of the left column, whose line had room for its first word."""
    begun = min(run.right, key=lambda piece: piece.box.top)
    above = [piece for piece in run.left if piece.box.bottom <= heading.box.top + 1]
    last = max(run.left, key=lambda piece: piece.box.top)
    if is_mark(begun.words[0]) or not above or last is heading:
        return False
    needed = SPACE * begun.size + begun.words[0].box.width
    right = max(piece.box.x1 for piece in run.left)
    return last.box.x1 + needed <= right < max(above, key=lambda p: p.box.top).box.x1 + needed


@dataclass(frozen=True, slots=True)
class Margins:
    """A column over all pages: a page may have only the ends of lists, or no full line, in it."""

    right: float
    """Where its lines may end."""
    lefts: Counter[tuple[bool, int]]
    """Whether a bullet or a label begins them, and x, rounded → the pieces that begin there."""

    @property
    def left(self) -> int:
        return min(x for _, x in self.lefts)

    def shift_from(self, first: Margins) -> float:
        """How far right of another column it stands: as most of its pieces begin where the other's do."""

        def alike(shift: int) -> tuple[int, float]:
            lefts = self.lefts.items()
            shared = sum(min(count, first.lefts[marked, x - shift]) for (marked, x), count in lefts)
            return shared, -abs(shift - (self.left - first.left))

        return max((x - y for _, x in self.lefts for _, y in first.lefts), key=alike)


def _margins(parts: Sequence[Part]) -> dict[tuple[float, float], Margins]:
    """The columns between each two gutters, from left to right."""
    of: dict[tuple[float, float], list[Part]] = defaultdict(list)
    for part in parts:
        if part.gutters:
            of[part.gutters].append(part)
    return {
        gutters: Margins(max(part.right for part in own), _lefts(own)) for gutters, own in sorted(of.items())
    }


def _lefts(parts: Sequence[Part]) -> Counter[tuple[bool, int]]:
    return Counter((is_mark(piece.words[0]), round(piece.box.x0)) for part in parts for piece in part.pieces)


def _in_parts(
    page: Page, parts: Sequence[Part], columns: Mapping[tuple[float, float], Column], first: Margins
) -> Page:
    """The page, each word with the part of it that it stands in; `columns` are those between gutters."""
    of: dict[Word, Column] = {}
    for number, part in enumerate(parts):
        column = WHOLE
        if part.gutters:
            column = columns[part.gutters]
        elif _is_first_column(part, first):
            column = replace(WHOLE, right=first.right)
        column = replace(column, number=number, down=number * page.height)
        of |= {word: column for piece in part.pieces for word in piece.words}
    return replace(page, words=tuple(replace(w, column=of.get(w, WHOLE)) for w in page.words))


def _is_first_column(part: Part, first: Margins) -> bool:
    """Whether nothing but running lines stands beside a first column: the last page of a list."""
    inside = sum(piece.box.x1 <= first.right + SAME for piece in part.pieces)
    return inside >= MOST * len(part.pieces)
