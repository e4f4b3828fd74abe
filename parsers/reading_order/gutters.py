"""A page's words → the white gutters between its columns of text.

Customer Service   • Agree a        A gutter is a white strip with text on both sides that wraps: dates and
• Drive forward      plan with      labels hardly do. Where the paragraphs on both sides begin level with each
  integration        partners       other, they are the rows of a table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from models.document import Box, Page, Word, bounds, spaced, words_of
from parsers.cells.run_in_labels import LONGEST
from parsers.grids.grids import Grid
from parsers.grids.ruled_grids import tables_on
from parsers.headers.line_headers import find_line_header
from parsers.text.lines import Line, line_of, words_to_lines
from parsers.text.marks import DASHES, DOTTED, LABEL, is_bullet
from parsers.text.runs import parted, widest_space
from parsers.vocabulary import column_of

GUTTER = 8.0
"""Points: no narrower strip parts two columns."""
STRETCHED = 1.5
"""Font sizes of a space in a justified line, at most."""
FEWEST_SPACES = 3
"""Gaps of a line that may tell how wide its spaces are, at least."""
HANG = 36.0
"""Points that no bullet stands off from its text."""
FEWEST = 6
"""Lines on each side that show a gutter."""
MANY = 15
"""The same on the pages after a table without rules, whose rest may look like columns."""
FEWEST_ROWS = 4
"""Lines in three pieces or more that show the rest of a table there."""
NARROWEST = 0.2
"""The share of the text's width that a column has at least."""
WRAPPED = 0.15
"""The share of lines that go on with a sentence, from which on a text wraps."""
WALLS = 0.6
"""Lines across a gutter between its first and its last run, to a line in them, at most: headings are few."""
MIDDLE = 0.08
"""The share of the text's width by which the second of two equal columns begins off its middle."""
EQUAL = 3.0
"""Points by which columns of one width may differ."""
LEVEL = 1.5
"""Points between two feet of lines that are level."""
LEAST_LABELS = 3
"""Labels that cards beside each other have in common, at least."""
ROWS = 0.75
"""The share of paragraphs beginning level with one beside them that shows a table's rows."""


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """What a gutter cannot run through: a stretch of a line without a wide gap, or a table.

    `stretch` is that of a page's line of that `number`; a table has none.
    """

    box: Box
    words: tuple[Word, ...]
    stretch: Line | None = None
    number: int = -1

    @property
    def is_table(self) -> bool:
        return self.stretch is None

    @property
    def text(self) -> str:
        return spaced(self.words)

    @property
    def size(self) -> float:
        return self.words[0].style.size


def lines_outside(tables: Sequence[Grid], page: Page) -> list[Line]:
    """The level lines of a page outside some tables."""
    taken = {word for table in tables for word in table.words}
    return words_to_lines(word for word in page.words if word not in taken and not word.turned)


def page_to_pieces(page: Page) -> list[Piece]:
    """The pieces of a page from top to bottom; none where a table without rules begins on it."""
    tables = tables_on(page)
    lines = lines_outside(tables, page)
    if find_line_header(lines):
        return []
    boxes = [bounds([table.box, *(word.box for word in table.words)]) for table in tables]
    whole = [Piece(box, table.words) for box, table in zip(boxes, tables, strict=True)]
    return sorted([*lines_to_pieces(lines), *whole], key=lambda piece: piece.box.top)


def lines_to_pieces(lines: Sequence[Line]) -> list[Piece]:
    """The pieces of a page as far as its lines tell: enough to see whether its tables are worth a look."""
    return [
        Piece(part.box, part.words, part, number)
        for number, line in enumerate(lines)
        if not line.words[0].turned
        for part in _stretches(line)
    ]


def in_many_columns(pieces: Sequence[Piece]) -> bool:
    """Whether some lines outside tables are in three pieces or more: rows, for text is in two columns."""
    counts = Counter(piece.number for piece in pieces if not piece.is_table)
    return sum(count > 2 for count in counts.values()) >= FEWEST_ROWS


def _stretches(line: Line) -> Iterator[Line]:
    """A line parted at its wide gaps, a bullet or a label kept with what it stands before; where all gaps are
    wide, a typewriter's or a justified line's, they are its spaces."""
    text = line.words[is_mark(line.words[0]) :]
    gaps = [word.box.x0 - before.box.x1 for before, word in pairwise(text)]
    spaces = gaps if len(gaps) >= FEWEST_SPACES else ()
    wide = max(GUTTER, widest_space(spaces, line.style.size, 0.0, STRETCHED))

    def is_apart(words: list[Word], word: Word) -> bool:
        hangs = len(words) == 1 and is_mark(words[0])
        return word.box.x0 - words[-1].box.x1 >= (HANG if hangs else wide)

    parts = parted(line.words, is_apart)
    return map(line_of, parts) if len(parts) > 1 else iter([line])


def is_mark(word: Word) -> bool:
    return is_bullet(word) or word.text in DASHES or bool(LABEL.match(word.text))


def find_gutters(
    pages: Sequence[Sequence[Piece]],
    fewest: int = FEWEST,
    expected: float = 0.0,
    around: Sequence[Sequence[Piece]] = (),
) -> list[float]:
    """The right edges of the gutters among some pages' pieces, left to right: none, one, or two for three
    columns. `fewest`: the lines on each side that prove one; `expected`: how far from the left edge a gutter
    ends where the columns are as wide as those found, in points; `around`: the pages with the headings over
    what is parted further."""
    found = list(_free(pages))
    texts = [own for own, text in found if _are_texts(own, _alone(pages, own), text, fewest, expected)]
    best = max(texts or [own for own, _ in found if are_cards(own)], key=_size, default=None)
    if best is None:
        return []
    left, right = [run.left for run in best], [run.right for run in best]
    around = around or pages
    edge = _edge_of(best, around)
    # Bullets stand off from the headings above them, and a title above the columns is wider than these.
    wide = best[0].x - min(piece.box.x0 for run in best for piece in run.beside)
    narrow = find_gutters(left, fewest, wide / 2, around)
    return [*narrow, edge, *find_gutters(right, fewest, wide, around)]


def _edge_of(found: Sequence[Run], pages: Sequence[Sequence[Piece]]) -> float:
    """The left edge of the column right of a gutter: its headings may stand farther left than its bullets."""
    end = max(piece.box.x1 for run in found for piece in run.left) + GUTTER
    return min(
        (piece.box.x0 for page in pages for piece in page if end <= piece.box.x0 <= found[0].x),
        default=found[0].x,
    )


def _size(of: Sequence[Run]) -> int:
    return sum(len(run.pieces) for run in of)


@dataclass(frozen=True, slots=True)
class Run:
    """Pieces that a gutter parts, with nothing across it between the first and the last of them."""

    x: float
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]

    @property
    def sides(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        return self.left, self.right

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return (*self.left, *self.right)

    @property
    def top(self) -> float:
        return min(piece.box.top for piece in self.pieces)

    @property
    def bottom(self) -> float:
        return max(piece.box.bottom for piece in self.pieces)

    @property
    def beside(self) -> tuple[Piece, ...]:
        """What of the left side does not end above the right."""
        top = min(piece.box.top for piece in self.right)
        return tuple(piece for piece in self.left if piece.box.bottom > top) or self.left

    def where(self, test: Callable[[Piece], bool]) -> Run:
        """What of it passes a test."""
        return Run(self.x, *(tuple(filter(test, side)) for side in self.sides))

    def within(self, top: float, bottom: float) -> Run:
        """What of it has its middle between two heights."""
        return self.where(lambda piece: top <= piece.box.centre[1] <= bottom)

    def counts_on_past(self, heading: float) -> bool:
        """Whether the right column begins with the number after the left column's last, and not after the
        last above a heading at that height: "1. Consult" at its foot, "2. Compare" on the right; or with the
        first part of what that heading numbers: "Recommendation 1.3" at its foot, "1.3.1 Consult"."""
        first = min(self.right, key=lambda piece: piece.box.top)
        begun = _count_of(first)
        part = DOTTED.match(first.words[0].text)
        foot = (word.text.strip(".:)") for own in self.left if own.box.top >= heading for word in own.words)
        if part and part["number"] == "1" and part["section"] in foot:
            return True
        left = sorted(self.left, key=lambda piece: piece.box.top)
        counts = [(piece.box.top < heading, count) for piece in left if (count := _count_of(piece))]
        above = [count for is_above, count in counts if is_above]
        return begun > 1 and bool(above) and above[-1] + 1 != begun == counts[-1][1] + 1


def _count_of(piece: Piece) -> int:
    """The number of the point that a line begins; 0 for none."""
    found = re.fullmatch(r"(\d{1,2})[.)]", piece.words[0].text)
    return int(found[1]) if found else 0


def _free(pages: Sequence[Sequence[Piece]]) -> Iterator[tuple[list[Run], Box]]:
    """The runs of each place where a gutter can be, with few lines across it, and the box of all the text."""
    around = [bounds([piece.box for piece in page]) for page in pages if page]
    if not around:
        return
    text = bounds(around)
    for x in _candidates(pages, text):
        parted = [(page, own) for page in pages if (own := list(runs(page, x)))]
        found = [run for _, own in parted for run in own]
        walls = sum(_between(page, own) for page, own in parted) - _size(found)
        if found and walls <= WALLS * _size(found):
            yield found, text


def _between(page: Sequence[Piece], own: Sequence[Run]) -> int:
    """How many pieces stand from the first run of a page to its last, those across the gutter among them."""
    top, bottom = own[0].top, own[-1].bottom
    return sum(top <= piece.box.centre[1] <= bottom for piece in page)


def _candidates(pages: Sequence[Sequence[Piece]], text: Box) -> list[float]:
    """The left edges at which several lines begin, or a bullet, away from the edges of the text."""
    least, most = (text.x0 + share * text.width for share in (NARROWEST, 1 - NARROWEST))
    edges = Counter(round(piece.box.x0, 0) for page in pages for piece in page)
    bullets = {round(piece.box.x0, 0) for page in pages for piece in page if is_bullet(piece.words[0])}
    return [x for x, count in sorted(edges.items()) if (count > 1 or x in bullets) and least < x < most]


def stands_across(piece: Piece, x: float) -> bool:
    """Whether a piece lies in the gutter that ends at `x`."""
    return piece.box.x0 < x - 1 and piece.box.x1 > x - GUTTER


def runs(pieces: Sequence[Piece], x: float) -> Iterator[Run]:
    """The runs left and right of a gutter that ends at `x`, from the top of the page."""
    walls: list[Piece] = []
    sides: tuple[list[Piece], list[Piece]] = ([], [])
    for piece in pieces:
        (walls if stands_across(piece, x) else sides[piece.box.x0 >= x - 1]).append(piece)
    end = float("-inf")
    for wall in (*walls, None) if all(sides) else ():
        top = wall.box.top if wall else float("inf")
        left, right = (tuple(p for p in side if end <= p.box.centre[1] <= top) for side in sides)
        if left and right:
            yield Run(x, left, right)
        end = max(end, wall.box.bottom) if wall else end


def _alone(pages: Sequence[Sequence[Piece]], found: Sequence[Run]) -> list[Line]:
    """The lines of pages that only the column left of a gutter has text on: a section may end in it."""
    end = found[0].x - GUTTER
    return [line for page in pages if all(p.box.x1 <= end for p in page) for line in _lines(page)]


def _are_texts(found: Sequence[Run], alone: Sequence[Line], text: Box, fewest: int, expected: float) -> bool:
    """Whether two texts stand side by side: with lines that wrap, or bullets of one kind on both sides, those
    on the left by what its column has `alone` on other pages as well."""
    widths = [max(bounds([p.box for p in run.sides[n]]).width for run in found) for n in (0, 1)]
    equal = abs(found[0].x - text.x0 - expected) < EQUAL
    # As wide as the columns found, it takes fewer lines: five points under two of three headings.
    least = fewest / 2 if expected and equal else fewest
    if min(widths) < NARROWEST * text.width or _size(found) < least:
        return False
    sides = [[line for run in found for line in _lines(run.sides[n])] for n in (0, 1)]
    snug = found[0].x - max(piece.box.x1 for run in found for piece in run.left) < HANG
    middle = abs(found[0].x - text.centre[0]) < MIDDLE * text.width
    first = _marks(sides[0], 1) & _marks([*sides[0], *alone])
    if first & _marks(sides[1], 1) and (middle or snug or equal):
        return True
    alike = bool(_marks(sides[0]) & _marks(sides[1]))
    wrap = all(len(side) >= fewest and _wraps(side) for side in sides)
    return (alike or wrap) and not are_rows(found)


def are_cards(found: Sequence[Run]) -> bool:
    """Whether cards stand side by side: both sides say the same labels, "Action", "Lead", "By when"."""
    left, right = ([piece for run in found for piece in run.sides[n] if label_in(piece)] for n in (0, 1))
    shared = set(map(label_in, left)) & set(map(label_in, right))
    return len(shared) >= LEAST_LABELS and any(
        label_in(one) == label_in(other) and _level(one, other) for one in left for other in right
    )


def _level(one: Piece, other: Piece) -> bool:
    same_page = one.words[0].page == other.words[0].page
    return same_page and abs(one.box.bottom - other.box.bottom) < LEVEL


def label_in(piece: Piece) -> str:
    """The known label that a piece begins with, up to its ":", or that is all of it; "" where none is."""
    text = piece.text
    label = text.partition(":")[0]
    return label if len(label.split()) <= LONGEST and column_of(label) else ""


def _marks(lines: Sequence[Line], least: int = 2) -> set[str]:
    """The bullets, kinds of numbers and labels that `least` lines begin with."""
    marks = Counter(map(_mark_of, lines))
    return {mark for mark, count in marks.items() if mark and count >= least}


def _mark_of(line: Line) -> str:
    """What begins a line: "•", "1.1" for "2.3 Train all managers", "Lead:" for "Lead: Chief Executive"."""
    first = line.words[0]
    if is_mark(first):
        return first.text
    if DOTTED.match(first.text):
        return "1.1"
    label, colon, _ = line.text.partition(":")
    return label + colon if colon and len(label.split()) <= LONGEST and column_of(label) else ""


def _lines(pieces: Sequence[Piece]) -> list[Line]:
    """What the pieces have of each line, from top to bottom."""
    stretches: dict[int, list[Line]] = {}
    for piece in pieces:
        if piece.stretch:
            stretches.setdefault(piece.number, []).append(piece.stretch)
    return [
        own[0] if len(own) == 1 else line_of(sorted(words_of(own), key=lambda word: word.box.x0))
        for own in stretches.values()
    ]


def _wraps(lines: Sequence[Line]) -> bool:
    return sum(line.text[:1].islower() and line.text[:2] != "o " for line in lines) >= WRAPPED * len(lines)


def are_rows(found: Sequence[Run]) -> bool:
    """Whether the paragraphs on one side of a gutter nearly all begin level with one on the other."""
    level = total = 0
    for run in found:
        left, right = (_starts(_lines(side)) for side in run.sides)
        few, many = sorted((left, right), key=len)
        level += sum(any(abs(one - other) < LEVEL for other in many) for one in few)
        total += len(few)
    return total > 2 and level >= ROWS * total


def _starts(lines: Sequence[Line]) -> list[float]:
    """The feet of the lines that more than the usual distance lies above."""
    steps = [below.baseline - above.baseline for above, below in pairwise(lines)]
    usual = median(steps) if steps else 0.0
    least = min(usual, 1.3 * lines[0].style.size) if lines else 0.0
    return [line.baseline for step, line in zip(steps, lines[1:], strict=True) if step > least + 1.0]
