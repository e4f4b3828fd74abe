"""Rows → the runs of them that are tables: columns throughout, no title, notes or prose at their ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import dropwhile, pairwise, product, takewhile
from statistics import median

from models.document import Rule, Word, bounds
from parsers.page_tables.columns import Column, find_columns
from parsers.page_tables.edges import parted_at_edges
from parsers.page_tables.evidence import (
    ALIGNED,
    Region,
    have_other_columns,
    is_contents,
    is_table,
    shares_edge,
    wide_rules,
)
from parsers.page_tables.pairs import LARGER, are_loose, at_widest_strip, count_many, side_by_side
from parsers.page_tables.segments import Row, is_figure, words_to_rows
from parsers.text.lines import dangles

APART = 2.6
"""Font sizes of white between two rows, above which they are of different tables."""
FAR = 5.2
"""The same between two rows of figures in the same columns."""
SINGLES = 4
"""So many lines of one segment (a wrapped label, a subheading) stand between two rows of a table."""
SMALLER = 0.95
"""The size of notes against that of a table's rows, at most."""
TITLE_GAP = 1.5
"""The white between the number of a table and its title, in font sizes, at most."""
WRAPPED = 1.6
"""Font sizes from line to line within a heading, at most."""

SPACE = 0.3
"""The space before a text's next word in font sizes, at most."""
IN_BRACKETS = re.compile(r"\([A-Za-z]{2}")
"""What goes on with a label: "(FTE)", unlike "(1)" and "(p)" of notes."""


def find_regions(rows: Sequence[Row], rules: Sequence[Rule], tops: Sequence[Rule] = ()) -> list[Region]:
    """The tables among a page's rows. `rules` are its merged rules, `tops` the upper edges of shades."""
    levels = [rule for rule in rules if rule.horizontal]
    return [region for group in _groups(rows) for region in _regions_of(group, levels, tops)]


def whole_region(words: Sequence[Word], rules: Sequence[Rule]) -> Region | None:
    """All the words that a frame holds as one table; None where they have one column."""
    rows = parted_at_edges(words_to_rows(words, rules))
    size = median(row.size for row in rows) if rows else 0.0
    rows = [*dropwhile(lambda row: len(row.segments) == 1 and row.size > LARGER * size, rows)]  # its title
    while rows and len(rows[-1].segments) == 1 and _is_small_print(rows[-1], rows):
        rows.pop()  # a note close below
    columns = find_columns(rows)
    if len(columns) < 2 or len(rows) < 2:
        return None
    levels = wide_rules([rule for rule in rules if rule.horizontal], bounds([row.box for row in rows]))
    first, second, *_ = rows
    if len(first.segments) == 1 and first.box.x0 < columns[0].x1 and _between(first, second, levels):
        rows = rows[1:]  # "(continued from previous page)" above the rule
    return Region(tuple(rows), columns)


def _regions_of(group: Sequence[Row], levels: Sequence[Rule], tops: Sequence[Rule]) -> list[Region]:
    if not count_many(group):
        return []
    sides = side_by_side(group, levels) or side_by_side(group, tops)
    if sides:
        parted = [
            [each for part in _groups(side) for each in _regions_of(part, levels, tops)] for side in sides
        ]
        if all(parted) or (any(parted) and are_loose(*sides)):
            return [region for side in parted for region in side]
    regions = [_trimmed(part, levels) for part in _cut(group)]
    found = [region for region in regions if region and is_table(region, levels)]
    if found:
        return found
    if is_contents(group, len(find_columns(group))):
        return []
    halves = at_widest_strip(group)  # a table beside the labels of a chart
    return [region for half in halves for part in _groups(half) for region in _regions_of(part, levels, tops)]


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
    shared = sum(any(shares_edge(one.box, other.box) for other in last.segments) for one in row.segments[1:])
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
        figures = next(filter(_is_value_row, rows[place:]), None)
        others = figures is not None and have_other_columns(above, figures)
        heads = _is_value_row(above) and not _is_value_row(row)
        return (apart or others) and heads and count_many(rows[place:]) > 2
    below = next((each for each in rows[place:] if len(each.segments) > 1), None)
    if below is None or _wraps(row, above):
        return False
    if _are_set_apart(above, row, below) and count_many(rows[place:]) > 2:
        return True
    if (
        row.box.x0 > below.segments[0].box.x1
        and not _is_value_row(above)
        and not _is_centred_over(row, below)
    ):
        return False  # the upper line of one heading: "All" above "tenures"
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


def _are_set_apart(above: Row, row: Row, below: Row) -> bool:
    """Whether a lone line runs across the columns of the figures above it, and those below have others."""
    if len(above.segments) < 2 or not (
        _is_value_row(above) and _is_value_row(below) and _crosses(row, above)
    ):
        return False
    columns = [other.box for other in above.segments[1:]]
    return not any(shares_edge(one.box, box) for one in below.segments[1:] for box in columns)


def _is_centred_over(row: Row, below: Row) -> bool:
    """Whether a lone line stands in the middle of the line below it, as a title does."""
    return abs(row.box.centre[0] - below.box.centre[0]) < row.size


def _wraps(row: Row, above: Row) -> bool:
    """Whether a lone line goes on with one heading of the line above: in its middle, or from its edge."""
    if row.baseline - above.baseline > WRAPPED * row.size or abs(row.size - above.size) > 0.3:
        return False
    own = row.segments[0].box
    over = [each.box for each in above.segments if not each.is_value and own.width <= each.box.width]
    inner = [box for box in over if box is not above.segments[0].box or own.x0 > box.x0 + 3]
    return any(shares_edge(own, box) for box in inner)


def _crosses(row: Row, below: Row) -> bool:
    """Whether a lone line stands over the first two columns of the row below it, like a title."""
    return row.box.x0 < below.segments[0].box.x1 and row.box.x1 > below.segments[1].box.x0


def _is_value_row(row: Row) -> bool:
    """Whether a row holds values beside its label; years alone are headings."""
    values = [each for each in row.segments if is_figure(each)]
    return bool(values) and (values != [row.segments[0]] or all(each.is_value for each in row.segments))


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
    wide = wide_rules(levels, box)
    while start and _heads(rows[start - 1], rows[start], columns, wide):
        start -= 1
    if start and _is_value_row(rows[start]) and _names_group(rows[start - 1], rows[start:end]):
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
    if row.size > LARGER * below.size:
        return False
    if box.centre[0] > columns[-1].x1 or below.baseline - row.baseline > 2.0 * below.size:
        return False
    ruled_off = any(y < box.centre[1] for y in wide if box.top - y < 2.5 * row.size)
    if not ruled_off and _is_centred(box.centre[0], columns):
        return False
    return box.x0 > columns[0].x1 or (ruled_off and box.x1 < columns[1].x0)


def _names_group(row: Row, below: Sequence[Row]) -> bool:
    """Whether a lone line close above a table without a head is set and stands as others between its rows:
    "MEN" above, "WOMEN" between."""
    own = row.segments[0]
    others = [each.segments[0] for each in below if len(each.segments) == 1]
    alike = [each for each in others if each.words[0].style == own.words[0].style]
    close = below[0].baseline - row.baseline < 2.0 * row.size
    return close and any(
        min(abs(each.box.x0 - own.box.x0), abs(each.box.centre[0] - own.box.centre[0])) < 1 for each in alike
    )


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
    if close and _is_rest_of_text(row, above, columns):
        return True
    begins = text[:1].islower() or bool(IN_BRACKETS.match(text)) or dangles(above.segments[0].text)
    return close and row.box.x1 < columns[1].x0 and (begins or row.box.x0 > columns[0].x0 + 3)


def _is_rest_of_text(row: Row, above: Row, columns: Sequence[Column]) -> bool:
    """Whether a lone line goes on with a text above it, no label, which had no room for its first word."""
    own = row.segments[0]
    for place, column in enumerate(columns[1:], start=1):
        room = columns[place + 1].x0 if place + 1 < len(columns) else column.x1
        over = [
            each for each in above.segments if column.x0 - 1 < each.box.x0 and each.box.x1 <= column.x1 + 1
        ]
        for text in over if own.box.x1 < room + 1 else ():
            alike = not text.is_value and text.words[-1].style == own.words[0].style
            full = text.box.x1 + own.words[0].box.width + SPACE * own.size > room
            if alike and full and abs(text.box.x0 - own.box.x0) < 1:
                return True
    return False
