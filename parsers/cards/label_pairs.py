"""Lines without rules → the labels of a card and their values: run in, under their labels, or beside them.

Lead Officer: Chief Executive            run in; the value may go on below
What we will do                          alone, over its value
Open a hub for start-up firms.
Lead Officer      Chief Executive        beside it, in a column of its own
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.document import bounds
from parsers.fields.reference import is_reference, split_reference
from parsers.headers.headers import RECOMMENDATIONS
from parsers.headers.label_lines import LEVEL, NEAR_SIZE, SHORT, Setting
from parsers.headers.labels import label_of
from parsers.sections.blocks import heading_style
from parsers.text.lines import (
    WIDEST_SPACE,
    Line,
    Measure,
    breaks_off,
    gap_between,
    line_of,
    line_pitch,
    words_to_lines,
)
from parsers.text.marks import begins_with_bullet
from parsers.text.runs import parted

LONGEST_HEADING = 6
"""Lines."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A label and its value. What stands over a card (`across`) has no label, nor the rest of a value."""

    label: tuple[Line, ...]
    value: tuple[Line, ...]
    across: bool = False


def _heading(lines: Sequence[Line], setting: Setting) -> int:
    """How many lines the numbered heading above a card has ("Recommendation 3 – Use data"); 0 for none."""
    alone = is_reference(lines[0].text.rstrip(" .:"))  # "Recommendation 4", set unlike its text
    numbered = alone or split_reference(lines[0].text)[0]
    if not numbered or not heading_style(lines[0], setting.body):
        return 0
    style = lines[0].style
    for count, line in enumerate(lines[1 : LONGEST_HEADING + 1], start=1):
        if setting.label(line):
            return count
        if line.style != style and not alone:
            return 0
    return 0


# Values run in, or under their labels


def take_run_in(lines: Sequence[Line], setting: Setting, is_open: bool) -> tuple[int, list[Pair]]:
    """How many lines belong to a card that begins (or goes on) with the first of them, and their pairs."""
    measure = Measure(max(line.box.x1 for line in lines), setting.pitch)
    pairs: list[Pair] = [Pair((), ())] if is_open else []
    place = 0
    while place < len(lines):
        line = lines[place]
        label = setting.label(line, bool(pairs) and _column(pairs[-1]) in SHORT)
        heading = 0 if label else _heading(lines[place:], setting)
        if label:
            value = (line_of(label.value),) if label.value else ()
            pairs.append(Pair((line_of(label.words),), value))
        elif heading:
            pairs.append(Pair((), tuple(lines[place : place + heading]), True))
            place += heading - 1
        elif (
            pairs and not pairs[-1].across and _goes_on(pairs[-1], line, lines[place + 1 :], setting, measure)
        ):
            pairs[-1] = Pair(pairs[-1].label, (*pairs[-1].value, line))
        else:
            break
        place += 1
    kept = [pair for pair in pairs if pair.label or pair.value]
    return (place, kept) if kept else (0, [])


def _column(pair: Pair) -> str:
    return label_of(pair.label[0].text.rstrip(":"))[0] if pair.label else ""


def _goes_on(pair: Pair, line: Line, below: Sequence[Line], setting: Setting, measure: Measure) -> bool:
    """Whether an unlabelled line is of the value above it."""
    above = pair.value[-1] if pair.value else None
    if heading_style(line, setting.body):
        # "Recommendation 1" over "Develop a strategy", both set as headings.
        bare = above is None and _column(pair) == "recommendation" and not setting.label(line)
        return bare or (above is not None and above.style == line.style)
    if above is None or begins_with_bullet(line) or breaks_off(above, line):
        return True
    if not gap_between(above, line, measure) or line.indent > setting.x + LEVEL:
        return True
    # A paragraph apart: of the value where more of the same card follows, else the text after it.
    return _column(pair) not in SHORT and _more_follows(below, setting)


def _more_follows(lines: Sequence[Line], setting: Setting) -> bool:
    """Whether the next label is of the card that is open."""
    for line in lines:
        if label := setting.label(line):
            return label.column not in (*RECOMMENDATIONS, "theme")
        if heading_style(line, setting.body):
            return False
    return False


# Values beside their labels


def take_beside(lines: Sequence[Line], setting: Setting, is_open: bool) -> tuple[int, list[Pair]]:
    """As `take_run_in`, where labels stand in a column of their own."""
    assert setting.value_x is not None
    pairs: list[Pair] = []
    place = start = 0
    labelled = is_open
    while place < len(lines):
        left, right = _parted(lines[place], setting.value_x)
        gap = right.box.x0 - left.box.x1 if left and right else 0.0
        # "Recommendation 2    Details", not "Recommendation 2: Details" over the others
        beside = left and gap > WIDEST_SPACE * left.style.size and label_of(left.text.rstrip(":"))[0]
        if heading := 0 if beside else _heading(lines[place:], setting):
            pairs += _pairs_beside(lines[start:place], setting.value_x)
            pairs.append(Pair((), tuple(lines[place : place + heading]), True))
            place += heading
            start, labelled = place, True
            continue
        is_label = left is not None and _is_label(left, right, lines, place, setting)
        if (left is None and right is None) or (left and not is_label and not _wraps(lines, place, setting)):
            break
        if not left and not labelled:
            break
        labelled = labelled or is_label
        place += 1
    pairs += _pairs_beside(lines[start:place], setting.value_x)
    return place if pairs else 0, pairs


def _parted(line: Line, value_x: float) -> tuple[Line | None, Line | None]:
    """The parts of a line left and right of where values begin; neither where a word lies across."""
    left = [word for word in line.words if word.indent < value_x - LEVEL]
    if any(word.indent + word.box.width > value_x + LEVEL for word in left):
        return None, None
    right = line.words[len(left) :]
    return line_of(left) if left else None, line_of(right) if right else None


def _is_label(left: Line, right: Line | None, lines: Sequence[Line], place: int, setting: Setting) -> bool:
    """Whether what stands left of the values is a label: by its words, or as it is set."""
    if not setting.is_level(left.words):
        return False
    if all(word.style.bold for word in left.words) != setting.bold:
        return False
    column = label_of(left.text.rstrip(":"))[0]
    if column != "recommendation" and abs(left.style.size - setting.size) > NEAR_SIZE:
        return False
    if column:
        return True
    two = _parted(lines[place + 1], setting.value_x or 0.0)[0] if place + 1 < len(lines) else None
    if two and label_of(f"{left.text} {two.text}".rstrip(":"))[0]:
        return True
    gap = right is not None and right.box.x0 - left.box.x1 > 0.6 * left.style.size
    marked = left.text.endswith(":") or setting.bold or gap
    return marked and right is not None and (gap or not right.words[0].style.bold)


def _wraps(lines: Sequence[Line], place: int, setting: Setting) -> bool:
    """Whether what stands left of the values is the second line of a label."""
    left = _parted(lines[place], setting.value_x or 0.0)[0]
    above = _parted(lines[place - 1], setting.value_x or 0.0)[0] if place else None
    if left is None or above is None or not setting.is_level(left.words):
        return False
    return above.style == left.style and left.baseline - above.baseline < 1.5 * left.style.size


def _pairs_beside(lines: Sequence[Line], value_x: float) -> list[Pair]:
    """The labels of a run with the values beside them; what stands above the first label has none."""
    lefts = [word for line in lines for word in line.words if word.indent < value_x - LEVEL]
    rights = [word for line in lines for word in line.words if word.indent >= value_x - LEVEL]
    labels, values = _whole_labels(words_to_lines(lefts)), words_to_lines(rights)
    cuts = _middles(labels, values) or [_top_of(label[0], values) for label in labels]
    spans = pairwise([*cuts, float("inf")])
    pairs = [Pair((), tuple(line for line in values if line.box.centre[1] < min(cuts, default=float("inf"))))]
    for label, (top, bottom) in zip(labels, spans, strict=True):
        pairs.append(Pair(label, tuple(v for v in values if top <= v.box.centre[1] < bottom)))
    return [pair for pair in pairs if pair.label or pair.value]


def _whole_labels(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Labels, those that wrap ("Cabinet Member /" "Portfolio Holder") whole."""
    return list(map(tuple, parted(lines, lambda label, line: not _is_second(label, line))))


def _is_second(label: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on with a label: together they are known, and alone one of them is not."""
    if line.baseline - label[-1].baseline > 1.6 * line.style.size:
        return False
    texts = [" ".join(each.text for each in label).rstrip(":"), line.text.rstrip(":")]
    whole, parts = label_of(" ".join(texts))[0], [label_of(text)[0] for text in texts]
    if line.text.endswith(":") and not label[-1].text.endswith(":"):
        return bool(whole)
    if all(parts):
        return False
    return bool(whole) or not (parts[1] or label[-1].text.endswith(":"))


def _top_of(label: Line, values: Sequence[Line]) -> float:
    """The top of a label's row: of the label, or of the value's line that it stands beside."""
    level = [value.box.top for value in values if _overlap(label, value)]
    return min([label.box.top, *level[:1]])


def _overlap(one: Line, other: Line) -> bool:
    """Whether two lines stand side by side, more level than not."""
    height = min(one.box.height, other.box.height)
    return min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top) > 0.4 * height


def _middles(labels: Sequence[Sequence[Line]], values: Sequence[Line]) -> list[float]:
    """The tops of rows with one label and one paragraph each, labels in their middle; none for others."""
    if not labels or not values:
        return []
    measure = Measure(0.0, line_pitch([values]))
    starts = [values[0], *(below for above, below in pairwise(values) if gap_between(above, below, measure))]
    ends = [*(above for above, below in pairwise(values) if gap_between(above, below, measure)), values[-1]]
    if len(starts) != len(labels):
        return []
    boxes = [bounds([line.box for line in label]) for label in labels]
    spans = [(start.box.top - 2, end.box.bottom + 2) for start, end in zip(starts, ends, strict=True)]
    inside = all(top <= box.centre[1] <= bottom for box, (top, bottom) in zip(boxes, spans, strict=True))
    lower = any(not _overlap(label[0], start) for label, start in zip(labels, starts, strict=True))
    return [top for top, _ in spans] if inside and lower else []
