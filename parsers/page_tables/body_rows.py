"""The lines of a table → its rows: a wrapped heading, label or cell goes on with the line above it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from models.document import Rule, bounds
from parsers.page_tables.columns import Column, Piece
from parsers.page_tables.head_rows import continues_heading
from parsers.page_tables.segments import is_figure
from parsers.page_tables.table_lines import (
    BESIDE,
    NUMBERED,
    TIGHT,
    TableLine,
    columns_of,
    goes_on,
    pitch_between,
)
from parsers.text.lines import dangles

OFF_MIDDLE = 0.06
"""The share of a table's width by which a text in its middle is off that of what is printed."""
MANY = 3
"""So many columns a table has, at most, over all of which but the first no text is set."""
RULED = 3
"""So many pairs of rows of figures with a rule between them show that each row has its rule."""
SPACE, SAME = 0.3, 1.0
"""The space before a label's next word in font sizes; points between the edges of its lines, at most."""
INTERVAL = re.compile(r"[(\[][^()\[\]]*\d\s?(?:[-–,;]|to)\s?[-–−]?\d[^()\[\]]*[)\]]")
SLACK = 0.02
"""Font sizes by which pitches of one table differ, at most."""


def group_lines(
    lines: Sequence[TableLine], head: int, levels: Sequence[Rule], columns: Sequence[Column]
) -> list[list[TableLine]]:
    """Lines in groups that are one row each."""
    tight = _tight_pitch(lines[head:])
    even = _even_pitch(lines[head:])
    ruled = has_a_rule_each(lines[head:], levels)
    wrapped = _wrapped_labels(lines[head:])
    groups: list[list[TableLine]] = [[lines[0]]]
    for place, line in enumerate(lines[1:], start=1):
        above = groups[-1]
        if is_ruled_off(above[-1], line, levels):
            joined = False
        elif place < head:
            joined = not are_ruled_off(above, line, levels) and continues_heading(above, line, even)
        elif _leads_on(line, lines[place + 1 : place + 2]):
            joined = False
        elif (ruled and place > head) or line in wrapped or _is_rest(above, line, even):
            joined = True
        else:
            joined = _continues_row(above, line, lines[place + 1 : place + 2], tight, columns)
        if joined:
            above.append(line)
        else:
            groups.append([line])
    return groups


def has_a_rule_each(lines: Sequence[TableLine], levels: Sequence[Rule]) -> bool:
    """Whether rules part all rows of figures: lines that none parts are one row."""
    ruled = [is_ruled_off(above, below, levels) for above, below in pairwise(lines)]
    values = [line.has_values for line in lines]
    parted = sum(r and one and other for r, one, other in zip(ruled, values, values[1:], strict=False))
    joined = zip(ruled, pairwise(lines), strict=True)
    return parted >= RULED and not any(not rule and _share_columns(*pair) for rule, pair in joined)


def _share_columns(above: TableLine, below: TableLine) -> bool:
    """Whether a figure stands in a column of figures of the line above."""
    upper, lower = (
        {p.first for p in each.pieces if p.first and p.segment.is_value} for each in (above, below)
    )
    return bool(upper & lower)


def _wrapped_labels(lines: Sequence[TableLine]) -> list[TableLine]:
    """The lines that go on with the label above, which had no room for their first word, as "Republic" below
    "Czech": of the lone labels that are set and indented alike, all, as the names of groups had room."""
    edge = max((line.pieces[0].segment.box.x1 for line in lines if not line.only_label), default=0.0)
    kinds: dict[tuple[str, int], list[int]] = {}
    for place, line in enumerate(lines):
        if line.only_label:
            segment = line.pieces[0].segment
            kinds.setdefault((segment.words[0].style.font, round(segment.box.x0)), []).append(place)
    return [lines[place] for lone in kinds.values() for place in _wrapped_among(lines, lone, edge)]


def _wrapped_among(lines: Sequence[TableLine], lone: Sequence[int], edge: float) -> list[int]:
    """The places of all lone labels, or of the lines below them, if these go on; none if both may."""
    options = [
        [place + shift for place in lone if _has_no_room(lines, place + shift, edge, len(lone) == 1)]
        for shift in (0, 1)
    ]
    whole = [places for places in options if len(places) == len(lone)]
    return whole[0] if len(whole) == 1 else []


def _has_no_room(lines: Sequence[TableLine], place: int, edge: float, lone: bool) -> bool:
    """Whether a label goes on in the style and from the edge of the lone one above, or alone below a row,
    since its first word had no room there; indented, if the row below is not."""
    if not 0 < place < len(lines):
        return False
    above, line, *after = lines[place - 1 : place + 2]
    if not (above.only_label or line.only_label) or above.pieces[0].first or line.pieces[0].first:
        return False
    upper, lower = above.pieces[0].segment, line.pieces[0].segment
    following = after[0].pieces[0].segment.box.x0 if after else upper.box.x0
    word = lower.words[0].box.width + SPACE * lower.size
    hangs = line.only_label and lower.box.x0 > max(upper.box.x0, following) + SAME
    if upper.words[-1].style != lower.words[0].style or pitch_between(above, line) > TIGHT:
        return False
    if NUMBERED.match(lower.text):
        return False
    if not hangs and abs(upper.box.x0 - lower.box.x0) > SAME:
        return False
    inner = lone and following > lower.box.x0 + SAME and line.only_label
    return not inner and edge - word < upper.box.x1 < edge + SAME


def _leads_on(line: TableLine, below: Sequence[TableLine]) -> bool:
    """Whether a lone label goes on with the label below, and with none above: "Yorkshire and the"."""
    if not line.only_label or not below or below[0].only_label or below[0].pieces[0].first:
        return False
    text = line.pieces[0].segment.text
    return dangles(text) and not goes_on(text) and not text.endswith(":")


def _tight_pitch(lines: Sequence[TableLine]) -> float:
    """The pitch below which two lines are of one row, where the rows stand apart; else 0: also where two rows
    of figures are so close."""
    steps = sorted(pitch_between(above, below) for above, below in pairwise(lines))
    steps = [step for step in steps if step > BESIDE]
    if len(steps) < 3:
        return 0.0
    jumps = [(right / left, (left + right) / 2) for left, right in pairwise(steps) if left < 1.5]
    ratio, middle = max(jumps, default=(1.0, 0.0))
    loose = sum(step > middle for step in steps)
    if any(
        pitch_between(above, below) < middle
        for above, below in pairwise(lines)
        if _share_figures(above, below) and not _is_of_intervals(below)
    ):
        return 0.0
    return middle if ratio > 1.18 and loose >= 0.25 * len(steps) else 0.0


def _even_pitch(lines: Sequence[TableLine]) -> float:
    """The least pitch of rows of figures, where labels wrap without any white between the rows."""
    pairs = [pair for pair in pairwise(lines) if _share_figures(*pair)]
    return min((pitch_between(*pair) for pair in pairs), default=0.0)


def _is_rest(above: Sequence[TableLine], line: TableLine, even: float) -> bool:
    """Whether a lone label, no farther from the row above than all rows are, goes on with its label."""
    if not line.only_label or not above[-1].pieces or above[-1].pieces[0].first:
        return False
    upper, lower = above[-1].pieces[0].segment, line.pieces[0].segment
    alike = upper.words[-1].style == lower.words[0].style and lower.box.x0 > upper.box.x0 - SAME
    close = 0 < pitch_between(above[-1], line) < even + SLACK
    return close and alike and (goes_on(lower.text) or dangles(upper.text))


def _share_figures(above: TableLine, below: TableLine) -> bool:
    """Whether most figures of a line stand under others."""
    upper, lower = ({p.first for p in line.pieces if is_figure(p.segment)} - {0} for line in (above, below))
    return len(upper & lower) > 0.5 * max(len(upper), len(lower))


def is_ruled_off(above: TableLine, below: TableLine, levels: Sequence[Rule]) -> bool:
    box = bounds([above.row.box, below.row.box])
    return any(
        above.row.box.centre[1] < rule.at < below.row.box.centre[1]
        and min(rule.end, box.x1) - max(rule.start, box.x0) > 0.5 * box.width
        for rule in levels
    )


def are_ruled_off(above: Sequence[TableLine], line: TableLine, levels: Sequence[Rule]) -> bool:
    """Whether rules part all headings of a line from those above them."""
    uppers = [piece for each in above for piece in each.pieces]
    pairs = [
        (upper.segment.box.centre[1], piece.segment.box.centre)
        for piece in line.pieces
        for upper in uppers
        if upper.first <= piece.last and piece.first <= upper.last
    ]
    return bool(pairs) and all(
        any(y < rule.at < below and rule.start < x < rule.end for rule in levels) for y, (x, below) in pairs
    )


def _continues_row(
    above: Sequence[TableLine],
    line: TableLine,
    following: Sequence[TableLine],
    tight: float,
    columns: Sequence[Column],
) -> bool:
    """Whether a line of the body goes on with the row above it."""
    pitch = pitch_between(above[-1], line)
    upper = {column for each in above for p in each.pieces if p.segment.is_value for column in columns_of(p)}
    own = {column for p in line.pieces if p.segment.is_value and p.first for column in columns_of(p)}
    if (upper & own and not (tight and _is_of_intervals(line))) or pitch > (tight or TIGHT):
        return False
    label_above = " ".join(p.segment.text for each in above for p in each.pieces if p.first == 0)
    label = next((p.segment.text for p in line.pieces if p.first == 0), "")
    begins = len(line.pieces) > 1 and label and not goes_on(label) and not dangles(label_above)
    if tight and not (begins and any(len(each.pieces) > 1 for each in above)):
        return not label_above.endswith(":")
    if not label:
        alike = line.pieces and not _is_in_another_face(above, line)
        return bool(alike) and not own and not _is_across(above, line, columns)
    if line.only_label:
        return (goes_on(label) or dangles(label_above)) and not _is_set_otherwise(above[-1], line)
    if all(each.only_label for each in above):
        open_end = dangles(label_above) and not _is_first_of_group(above[0], line, following)
        return (goes_on(label) or open_end) and not label_above.endswith(":")
    return False


def _is_of_intervals(line: TableLine) -> bool:
    """Whether all figures of a line are the intervals of those above: "(26.4–30.6)"."""
    figures = [piece.segment.text for piece in line.pieces if piece.first]
    return bool(figures) and all(map(INTERVAL.fullmatch, figures))


def _is_in_another_face(above: Sequence[TableLine], line: TableLine) -> bool:
    """Whether a lone text is in a face that none of the cells above it has: "Expenditure" in bold."""
    under = set(columns_of(line.pieces[0]))
    over = [p for each in above for p in each.pieces if under & set(columns_of(p))]
    fonts = {word.style.font for piece in over for word in piece.segment.words}
    return len(line.pieces) == 1 and bool(fonts) and line.pieces[0].segment.words[0].style.font not in fonts


def _is_set_otherwise(above: TableLine, line: TableLine) -> bool:
    """Whether a lone label is in another face than all of the label above: "by fuel" in italics."""
    styles = {word.style.font for word in above.pieces[0].segment.words}
    return above.pieces[0].first == 0 and line.pieces[0].segment.words[0].style.font not in styles


def _is_first_of_group(above: TableLine, line: TableLine, following: Sequence[TableLine]) -> bool:
    """Whether a label is indented under a lone one, and the next one as far: "Percent of revenues from"."""
    own, *lefts = (each.pieces[0].segment.box.x0 for each in (line, above, *following))
    return len(lefts) > 1 and own - lefts[0] > SAME and abs(own - lefts[1]) < SAME


def _is_across(above: Sequence[TableLine], line: TableLine, columns: Sequence[Column]) -> bool:
    """Whether a lone text is the heading of a group, set to the table's middle: under it is none to wrap."""
    if len(line.pieces) > 1 or not centred_over(line.pieces, columns):
        return False
    under = set(columns_of(line.pieces[0]))
    return not any(
        under & set(columns_of(p)) and not p.segment.is_value for each in above for p in each.pieces
    )


def centred_over(pieces: Sequence[Piece], columns: Sequence[Column]) -> tuple[int, int] | None:
    """The columns in whose middle a lone text stands, clear of the table's left edge: all, or all but that of
    the labels, where these are more than two."""
    box = bounds([piece.segment.box for piece in pieces])
    if box.x0 - columns[0].x0 <= 2 * pieces[0].segment.size or pieces[0].segment.is_value:
        return None
    width = columns[-1].x1 - columns[0].x0
    options = range(2 if len(columns) > MANY else 1)
    offs = [abs(box.centre[0] - (columns[first].x0 + columns[-1].x1) / 2) for first in options]
    off = min(offs)
    return (offs.index(off), len(columns) - 1) if off < OFF_MIDDLE * width else None
