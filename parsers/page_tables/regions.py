"""Rows → the runs of them that are tables: columns throughout, no title, notes or prose at their ends."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import dropwhile, pairwise, product, takewhile
from statistics import median

from models.document import Box, Rule, Word, bounds
from parsers.page_tables.columns import Column, Piece, find_columns, row_to_pieces
from parsers.page_tables.edges import parted_at_edges
from parsers.page_tables.pairs import CLOSE, LARGER, WIDE_RULE, at_widest_strip, count_many, side_by_side
from parsers.page_tables.segments import Row, is_figure, words_to_rows

APART = 2.6
"""Font sizes of white between two rows, above which they are of different tables."""
FAR = 5.2
"""The same between two rows of figures in the same columns."""
SINGLES = 4
"""So many lines of one segment (a wrapped label, a subheading) stand between two rows of a table."""
ALIGNED, EXACTLY = 0.75, 0.9
"""The share of texts that another of their column stands under, from which the columns are a table's; and
where few of its cells are filled."""
SPARSE = 0.6
"""The share of filled cells below which columns must be told by their edges."""
SMALLER = 0.95
"""The size of notes against that of a table's rows, at most."""
RULED_OFF = 1.5
"""Font sizes from a table of two rows to the rules around it, at most: two shares of a pie stand farther off
the frame around it."""
TITLE_GAP = 1.5
"""The white between the number of a table and its title, in font sizes, at most."""
WRAPPED = 1.6
"""Font sizes from line to line within a heading, at most."""
LABEL = re.compile(r"[•◦▪●■□–\-*o]|\(?[\dA-Za-z]{1,3}[.)]|\(?[ivxlIVXL]{1,5}[.)]|\d{1,2}(?:\.\d{1,2})+\.?")
RELATIONS = frozenset(("=", "<", ">", "≤", "≥", "≈", "≡", "∼"))
COUNTED = re.compile(r"(\w{3,}) (?:[A-Z]?\d[\d.]*|[A-Z])\b")


@dataclass(frozen=True, slots=True, eq=False)
class Region:
    """The rows of one table, and its columns."""

    rows: tuple[Row, ...]
    columns: tuple[Column, ...]

    @property
    def box(self) -> Box:
        return bounds([row.box for row in self.rows])


def find_regions(rows: Sequence[Row], rules: Sequence[Rule]) -> list[Region]:
    """The tables among a page's rows. `rules` are the page's merged rules."""
    levels = [rule for rule in rules if rule.horizontal]
    return [region for group in _groups(rows) for region in _regions_of(group, levels)]


def whole_region(words: Sequence[Word], rules: Sequence[Rule]) -> Region | None:
    """All the words that a frame holds as one table; None where they have one column."""
    rows = parted_at_edges(words_to_rows(words, rules))
    columns = find_columns(rows)
    return Region(tuple(rows), columns) if len(columns) > 1 else None


def _regions_of(group: Sequence[Row], levels: Sequence[Rule]) -> list[Region]:
    if not count_many(group):
        return []
    sides = side_by_side(group, levels)
    if sides:
        parted = [[each for part in _groups(side) for each in _regions_of(part, levels)] for side in sides]
        if all(parted):
            return [region for side in parted for region in side]
    regions = [_trimmed(part, levels) for part in _cut(group)]
    found = [region for region in regions if region and is_table(region, levels)]
    if found:
        return found
    halves = at_widest_strip(group)  # a table beside the labels of a chart
    return [region for half in halves for part in _groups(half) for region in _regions_of(part, levels)]


def _groups(rows: Sequence[Row]) -> list[list[Row]]:
    """Rows close to each other, at most SINGLES lines between two of more than one segment."""
    groups: list[list[Row]] = []
    current: list[Row] = []
    singles, edge = 0, 0.0
    for place, row in enumerate(rows):
        if len(row.segments) > 1:
            singles, edge = 0, min(edge, row.segments[1].box.x0) if singles == 0 else row.segments[1].box.x0
        elif row.box.x1 > edge:  # a wrapped label keeps clear of the second column
            singles += 1
        apart = bool(current) and row.box.top - current[-1].box.bottom > APART * row.size
        if (apart and not _goes_on_below(current, rows[place : place + 2])) or singles > SINGLES:
            groups.append(current)
            # the lines before a table's first row may be its heading
            current = current[-SINGLES + 1 :] if singles > SINGLES else []
        current.append(row)
    groups.append(current)
    return [group for group in groups if sum(len(row.segments) > 1 for row in group) > 1]


def _goes_on_below(rows: Sequence[Row], below: Sequence[Row]) -> bool:
    """Whether a row of figures, or one below the name of its group, stands in the columns of the rows above
    the white."""
    row, last = below[-1] if len(below[0].segments) == 1 else below[0], rows[-1]
    if (
        not (_is_value_row(row) and _is_value_row(last))
        or below[0].box.top - last.box.bottom > FAR * row.size
    ):
        return False
    shared = sum(any(_shares_edge(one.box, other.box) for other in last.segments) for one in row.segments[1:])
    return len(row.segments) > 2 and shared >= ALIGNED * (len(row.segments) - 1)


def _cut(group: Sequence[Row]) -> list[list[Row]]:
    """The group in parts, where a title between two tables stands over their columns."""
    for place in range(1, len(group)):
        if _begins_anew(group, place):
            parts = [part for part in (group[:place], group[place:]) if count_many(part) > 1]
            return [each for part in parts for each in _cut(part)]
    return [list(group)] if len(find_columns(group)) > 1 else _cut_by_columns(group)


def _cut_by_columns(group: Sequence[Row]) -> list[list[Row]]:
    """Where no river runs through all rows, those above and below the widest gap are looked at apart."""
    if len(group) < 4:
        return []
    gaps = [below.box.top - above.box.bottom for above, below in pairwise(group)]
    place = max(range(len(gaps)), key=lambda each: gaps[each]) + 1
    return [part for half in (group[:place], group[place:]) if len(half) > 1 for part in _cut(half)]


def _pitch(rows: Sequence[Row]) -> float:
    return median([below.baseline - above.baseline for above, below in pairwise(rows)] or [12.0])


def _begins_anew(rows: Sequence[Row], place: int) -> bool:
    """Whether lone lines from `place` on stand between the values of one table and the head of the next."""
    row, above = rows[place], rows[place - 1]
    if not count_many(rows[:place]):
        return False
    if len(row.segments) > 1:
        apart = row.baseline - above.baseline > 1.35 * _pitch(rows[:place])
        return apart and _is_value_row(above) and not _is_value_row(row) and count_many(rows[place:]) > 2
    below = next((each for each in rows[place:] if len(each.segments) > 1), None)
    if below is None or _wraps(row, above):
        return False
    if row.size > LARGER * median(each.size for each in rows) and count_many(rows[place:]) > 2:
        return any(map(_is_value_row, rows[:place]))
    if row.baseline - above.baseline < 1.2 * _pitch(rows[:place]) and len(above.segments) == 1:
        return False
    if (
        not _is_value_row(below)
        and _crosses(row, below)
        and row.baseline - above.baseline > 1.5 * _pitch(rows[:place])
    ):
        return True
    singles = list(takewhile(lambda each: len(each.segments) == 1, rows[place:]))
    if len(above.segments) > 1 and sum(_crosses(each, below) for each in singles) > 1 and len(singles) > 2:
        return True
    if _is_value_row(below) or count_many(rows[place:]) < 3:
        return False
    values = [_is_value_row(each) for each in rows[:place] if len(each.segments) > 1]
    return sum(values) > 0.5 * len(values) or len(values) == 1


def _wraps(row: Row, above: Row) -> bool:
    """Whether a lone line goes on with one heading of the line above: in its middle, or from its edge."""
    if row.baseline - above.baseline > WRAPPED * row.size or abs(row.size - above.size) > 0.3:
        return False
    own = row.segments[0].box
    over = [each.box for each in above.segments if not each.is_value and own.width <= each.box.width]
    inner = [box for box in over if box is not above.segments[0].box or own.x0 > box.x0 + 3]
    return any(_shares_edge(own, box) for box in inner)


def _crosses(row: Row, below: Row) -> bool:
    """Whether a lone line stands over the first two columns of the row below it, like a title."""
    return row.box.x0 < below.segments[0].box.x1 and row.box.x1 > below.segments[1].box.x0


def _is_value_row(row: Row) -> bool:
    """Whether a row holds values beside its label; years alone are headings."""
    values = [each for each in row.segments if is_figure(each)]
    return bool(values) and (values != [row.segments[0]] or all(each.is_value for each in row.segments))


def _wide(levels: Sequence[Rule], box: Box, close: float = CLOSE) -> list[float]:
    """The y of the rules over all of a table's width, at most `close` points above and below it."""
    near = [rule for rule in levels if box.top - close < rule.at < box.bottom + close]
    return [
        rule.at for rule in near if min(rule.end, box.x1) - max(rule.start, box.x0) >= WIDE_RULE * box.width
    ]


def _trimmed(rows: Sequence[Row], levels: Sequence[Rule]) -> Region | None:
    """The table without the title above and the notes below; None where too little is left."""
    many = [place for place, row in enumerate(rows) if len(row.segments) > 1]
    columns = find_columns(rows[many[0] : many[-1] + 1]) if len(many) > 1 else ()
    many = [*dropwhile(lambda place: not _has_gap_of(rows[place], columns), many)]
    while many and (not _has_gap_of(rows[many[-1]], columns) or _is_small_print(rows[many[-1]], rows)):
        many.pop()
    many = many[1:] if many and _is_title(rows[many[0]], rows[many[0] + 1 :], columns) else many
    if len(many) < 2 or len(columns) < 2:
        return None
    start, end = many[0], many[-1] + 1
    box = bounds([row.box for row in rows[start:end]])
    wide = _wide(levels, box)
    while start and _heads(rows[start - 1], rows[start], columns, wide):
        start -= 1
    while end < len(rows) and _goes_on(rows[end], rows[end - 1], columns, wide):
        end += 1
    return Region(tuple(rows[start:end]), columns)


def _has_gap_of(row: Row, columns: Sequence[Column]) -> bool:
    """Whether some white of a row is that between two columns: unlike "2.1    Output: quarterly series" above
    them and "(p) Provisional.    .. Not available." below."""
    rivers = [(left.x1, right.x0) for left, right in pairwise(columns)]
    gaps = [(left.box.x1, right.box.x0) for left, right in pairwise(row.segments)]
    return any(max(x0, left) < min(x1, right) for (x0, x1), (left, right) in product(gaps, rivers))


def _is_title(row: Row, below: Sequence[Row], columns: Sequence[Column]) -> bool:
    """Whether two texts, a space or two apart, are set otherwise than the line of headings below, and the
    second begins far left of the second column: "Table 4.13  Clearance rates"."""
    if len(row.segments) != 2 or not below or len(below[0].segments) < len(columns) - 1:
        return False
    first, second = row.segments
    close = (
        second.box.x0 - first.box.x1 < TITLE_GAP * row.size and second.box.x0 < columns[1].x0 - 2 * row.size
    )
    heads = [segment for segment in below[0].segments if not is_figure(segment)]
    alike = heads and heads[0].words[0].style == first.words[0].style
    return close and not alike and len(heads) == len(below[0].segments)


def _is_small_print(row: Row, rows: Sequence[Row]) -> bool:
    """Whether a line without values is set smaller than the table: "1. Revised.    2. Estimated."."""
    smaller = row.size < SMALLER * median(each.size for each in rows)
    return smaller and not any(segment.is_value for segment in row.segments)


def _between(above: Row, below: Row, wide: Sequence[float]) -> bool:
    """Whether a rule over the table parts two rows."""
    return any(above.box.centre[1] < y < below.box.centre[1] for y in wide)


def _heads(row: Row, below: Row, columns: Sequence[Column], wide: Sequence[float]) -> bool:
    """Whether a lone line above a table is a heading over some of its columns."""
    box = row.box
    if box.centre[0] > columns[-1].x1 or below.baseline - row.baseline > 2.0 * below.size:
        return False
    ruled_off = any(y < box.centre[1] for y in wide if box.top - y < 2.5 * row.size)
    if not ruled_off and _is_centred(box.centre[0], columns):
        return False
    return box.x0 > columns[0].x1 or (ruled_off and box.x1 < columns[1].x0)


def _is_centred(x: float, columns: Sequence[Column]) -> bool:
    """Whether a text with its middle at x is set to the table's middle, as a title is, rather than to that of
    its columns of figures or of one of them."""
    whole, figures = ((column.x0 + columns[-1].x1) / 2 for column in columns[:2])
    middles = [figures, *(column.centre for column in columns[1:])]
    return abs(x - whole) < min(abs(x - middle) for middle in middles)


def _goes_on(row: Row, above: Row, columns: Sequence[Column], wide: Sequence[float]) -> bool:
    """Whether a lone line below a table's last row is the rest of a wrapped cell."""
    if len(row.segments) > 1 or _between(above, row, wide):
        return False
    text = row.segments[0].text
    close = row.baseline - above.baseline < 1.45 * above.size and abs(row.size - above.size) < 0.3
    return close and row.box.x1 < columns[1].x0 and (text[:1].islower() or row.box.x0 > columns[0].x0 + 3)


def is_table(region: Region, levels: Sequence[Rule]) -> bool:
    """Whether rows and columns are a table's, and not a list's, a contents page's or two columns' of text."""
    rows = [row_to_pieces(row, region.columns) for row in region.rows]
    full = [row for row in rows if len(row) > 1]
    inner = [piece for row in full for piece in row if piece.first > 0]
    values = sum(piece.segment.is_value for piece in inner)
    if len(full) < 2 or not inner:
        return False
    if (len(region.columns) == 2 and _is_list(full)) or _is_contents(full, len(region.columns)):
        return False
    if _is_equations(inner):
        return False
    close = CLOSE if len(full) > 2 else RULED_OFF * region.rows[0].size
    bounded = len(_wide(levels, region.box, close)) > 1
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
        return len(full) >= (2 if bounded else 3) and (share >= 0.5 or (bounded and words < 5))
    return len(full) >= (2 if bounded else 3) and (share >= 0.35 or words < 3.0 or bounded)


def _is_equations(inner: Iterable[Piece]) -> bool:
    """Whether nothing but signs like "=" begins the texts of a column."""
    signs: dict[int, set[str]] = {}
    for piece in inner:
        signs.setdefault(piece.first, set()).add(piece.segment.words[0].text)
    return any(own <= RELATIONS for own in signs.values())


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
        any(_shares_edge(box, other) for other in others if other is not box) for box, others in boxes
    )
    return aligned >= least * len(boxes)


def _shares_edge(one: Box, other: Box) -> bool:
    return min(abs(one.x0 - other.x0), abs(one.x1 - other.x1), abs(one.centre[0] - other.centre[0])) < 1


def _is_list(rows: Sequence[Sequence[object]]) -> bool:
    labels = [row[0].segment.text for row in rows if row[0].first == 0]  # type: ignore[attr-defined]
    return sum(bool(LABEL.fullmatch(text)) for text in labels) > 0.7 * len(rows)


def _is_contents(rows: Sequence[Sequence[object]], columns: int) -> bool:
    """A contents page: titles, and page numbers that never fall, but where a list of figures begins."""
    ends = [(row[0].segment.text, row[-1].segment.text) for row in rows]  # type: ignore[attr-defined]
    numbers = [(_kind(label), int(text)) for label, text in ends if re.fullmatch(r"\d{1,3}", text)]
    rising = all(one <= other for (kind, one), (own, other) in pairwise(numbers) if kind == own)
    return columns <= 3 and len(numbers) > 3 and len(numbers) > 0.8 * len(ends) and rising


def _kind(label: str) -> str:
    """What a label counts: "Table" of "Table 3", "Figure" of "Figure 2.1: Map"; "" of other titles."""
    found = COUNTED.match(label)
    return found[1] if found else ""
