"""What tells a table from a list, a contents page, equations and two columns of text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.document import Box, Rule, bounds
from parsers.page_tables.columns import Column, Piece, row_to_pieces
from parsers.page_tables.pairs import CLOSE, WIDE_RULE
from parsers.page_tables.segments import Row, is_figure
from parsers.vocabulary import MONTH

ALIGNED, EXACTLY = 0.75, 0.9
"""The share of texts with another of their column below them, in a table; and where few cells are filled."""
SPARSE = 0.6
"""The share of filled cells below which columns must be told by their edges."""
RULED_OFF = 1.5
"""Font sizes from a table of two rows to the rules around it, at most: a pie's shares stand farther off."""
HEADED, FLUSH, WORDS = 4, 5, 4.0
"""So many rows has a table of two columns of words at least, under headings in another face, or with its last
column flush right; so many words has a text on average, at most."""
MANY = 8
"""So many numbers of pages may fall once, where another list begins."""
LABEL = re.compile(
    r"[•◦▪●■□–\-*o]|\(?[\dA-Za-z]{1,3}[.)]|\(?[ivxlIVXL]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+\.?|\[[\w+.-]{1,10}\]"
)
SECTION = re.compile(r"(?:\d{1,2}\.)+\d{0,2}|[A-Z](?:\.(?:\d{1,2}\.?)*)?|[IVX]+\.?")
RELATIONS = frozenset(("=", "<", ">", "≤", "≥", "≈", "≡", "∼"))
NUMBER = re.compile(r"\((?:\w{1,3}\.)?\d{1,3}[a-z]?\)")
DATE = re.compile(rf"(?:\d{{1,2}}(?:st|nd|rd|th)? )?{MONTH} (?:\d{{1,2}}, )?(?:19|20)\d\d", re.I)
COUNTED = re.compile(r"(\w{3,}) (?:[A-Z]?\d[\d.]*|[A-Z])\b")


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """The rows of one table, and its columns."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]

    @property
    def box(self) -> Box:
        return bounds([row.box for row in self.rows])


def wide_rules(levels: Sequence[Rule], box: Box, close: float = CLOSE) -> list[float]:
    """The y of the rules over all of a table's width, at most `close` points above and below it."""
    near = [rule for rule in levels if box.top - close < rule.at < box.bottom + close]
    return [
        rule.at for rule in near if min(rule.end, box.x1) - max(rule.start, box.x0) >= WIDE_RULE * box.width
    ]


def is_table(region: Region, levels: Sequence[Rule]) -> bool:
    """Whether rows and columns are a table's, and not a list's, a contents page's or two columns' of text."""
    rows = [row_to_pieces(row, region.columns) for row in region.rows]
    full = [row for row in rows if len(row) > 1]
    inner = [piece for row in full for piece in row if piece.first > 0]
    values = sum(piece.segment.is_value or bool(DATE.fullmatch(piece.segment.text)) for piece in inner)
    if len(full) < 2 or not inner:
        return False
    if (len(region.columns) == 2 and _is_list(full)) or is_contents(region.rows, len(region.columns)):
        return False
    if _is_equations(inner) or _are_numbered_equations(full):
        return False
    close = CLOSE if len(full) > 2 else RULED_OFF * region.rows[0].size
    bounded = len(wide_rules(levels, region.box, close)) > 1
    filled = sum(len(row) for row in full) / (len(full) * len(region.columns))
    places = Counter(piece.first for row in full for piece in row)
    once = sum(count < 2 for count in places.values())
    if (
        filled < 0.4
        or once > 0.5 * len(places)
        or not _is_aligned(_of_figures(full), ALIGNED if filled > SPARSE else EXACTLY)
    ):
        return False
    share = values / len(inner)
    words = sum(len(piece.segment.words) for piece in inner) / len(inner)
    if len(region.columns) == 2:
        set_so = words < WORDS and (_is_headed(full) or _is_flush_right(full))
        return len(full) >= (2 if bounded else 3) and (share >= 0.5 or (bounded and words < 5) or set_so)
    return len(full) >= (2 if bounded else 3) and (share >= 0.35 or words < 3.0 or bounded)


def _is_headed(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether the first of many rows is in a face that no other begins with."""
    head, *faces = ({piece.segment.words[0].style.font for piece in row} for row in rows)
    return len(rows) >= HEADED and not any(head & own for own in faces)


def _is_flush_right(rows: Sequence[Sequence[Piece]]) -> bool:
    """Whether the last texts of many rows, of different widths, end at one x: no text is set so."""
    boxes = [row[-1].segment.box for row in rows]
    lefts, rights = ([box.x0 for box in boxes], [box.x1 for box in boxes])
    ragged = max(lefts) - min(lefts) > rows[0][-1].segment.size
    return len(rows) >= FLUSH and ragged and max(rights) - min(rights) < 1


def _is_equations(inner: Iterable[Piece]) -> bool:
    """Whether nothing but signs like "=" begins the texts of a column."""
    signs: dict[int, set[str]] = {}
    for piece in inner:
        signs.setdefault(piece.first, set()).add(piece.segment.words[0].text)
    return any(own <= RELATIONS for own in signs.values())


def _are_numbered_equations(rows: Iterable[Sequence[Piece]]) -> bool:
    """Whether each line is an equation and its number: "y = ax + b        (3)"."""
    texts = [[piece.segment.text for piece in row] for row in rows]
    return all(NUMBER.fullmatch(last) and RELATIONS & set(" ".join(rest).split()) for *rest, last in texts)


def _of_figures(rows: Sequence[Sequence[Piece]]) -> Sequence[Sequence[Piece]]:
    """The rows with figures; all where there are none. Headings may be set to the other edge."""
    return [row for row in rows if any(is_figure(piece.segment) for piece in row)] or rows


def _is_aligned(rows: Sequence[Sequence[Piece]], least: float) -> bool:
    """Whether most texts of a column begin, end or have their middle at one x, as those of a map do not."""
    columns: dict[int, list[Box]] = {}
    for piece in (piece for row in rows for piece in row if piece.first == piece.last):
        columns.setdefault(piece.first, []).append(piece.segment.box)
    boxes = [(box, others) for others in columns.values() if len(others) > 1 for box in others]
    aligned = sum(
        any(shares_edge(box, other) for other in others if other is not box) for box, others in boxes
    )
    return aligned >= least * len(boxes)


def shares_edge(one: Box, other: Box) -> bool:
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.centre[0] - other.centre[0])) < 1


def have_other_columns(above: Row, below: Row) -> bool:
    """Whether most figures of a line stand under none of a line above: the two are of different tables."""
    upper, lower = ([each.box for each in row.segments[1:] if is_figure(each)] for row in (above, below))
    shared = sum(any(shares_edge(box, other) for other in upper) for box in lower)
    return bool(upper and lower) and 2 * shared < max(len(upper), len(lower))


def _is_list(rows: Sequence[Sequence[object]]) -> bool:
    labels = [row[0].segment.text for row in rows if row[0].first == 0]  # type: ignore[attr-defined]
    return sum(bool(LABEL.fullmatch(text)) for text in labels) > 0.7 * len(rows)


def is_contents(rows: Sequence[Row], columns: int) -> bool:
    """A contents page: titles, and page numbers that never fall, but where a list of figures begins; in more
    than three columns where the titles are numbered ("4.10.8.")."""
    ends = [(row.segments[0].text, row.segments[-1].text) for row in rows if len(row.segments) > 1]
    numbers = [(_kind(label), int(text)) for label, text in ends if re.fullmatch(r"\d{1,3}", text)]
    falls = sum(one > other for (kind, one), (own, other) in pairwise(numbers) if kind == own)
    rising = falls == 0 or (falls == 1 and len(numbers) >= MANY)
    numbered = sum(bool(SECTION.fullmatch(label)) for label, _ in ends) > 0.5 * len(ends)
    many = len(numbers) > (2 if numbered else 3) and len(numbers) > 0.8 * len(ends)
    return (columns <= 3 or numbered) and many and rising


def _kind(label: str) -> str:
    """What a label counts: "Table" of "Table 3", "Figure" of "Figure 2.1: Map"; "" of other titles."""
    found = COUNTED.match(label)
    return found[1] if found else ""
