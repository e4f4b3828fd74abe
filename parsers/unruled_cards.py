"""Label/value cards without rules: labels down the left, values in line beside them.

    Recommendation 1:  Develop a workforce plan.
    Lead Officer:      Chief Executive
    What we will do:   Open a hub for start-up firms, covering:
                       • what it costs now

The lines become a grid of two columns, so that such a card is a card like any other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from models.document import Box, Rule, bounds
from parsers.grids import Grid, grid_of
from parsers.headers import label_of
from parsers.lines import Line, line_of

LEAST_LABELS = 4
LEAST_NAMES = 3
LONGEST_LABEL = 5
"""Words."""
LEVEL = 2.0
"""Points within which values begin in line."""


@dataclass(frozen=True, slots=True)
class CardRun:
    """Lines `start` to `end` (not included) of a page that are cards, and the x at which values begin."""

    start: int
    end: int
    value_x: float


def find_cards(lines: Sequence[Line], open_x: float | None = None) -> CardRun | None:
    """The first run of lines in which several labels follow each other and their values stand in line.

    "Timescale: ..." again and again among bullets is no card: nothing else stands in line with it.
    `open_x` is where the values stand of a card that the page end cut: its rest needs no such proof.
    """
    places = {number: x for number, line in enumerate(lines) if (x := _value_x(line)) is not None}
    if open_x is not None:
        labelled = [number for number, x in places.items() if abs(x - open_x) <= LEVEL]
        end = _end(0, labelled, lines, open_x)
        if end:
            return CardRun(0, end, open_x)
    for value_x, count in Counter(round(x) for x in places.values()).most_common():
        labelled = [number for number, x in places.items() if abs(x - value_x) <= LEVEL]
        if count < LEAST_LABELS:
            break
        start = 0
        for number in labelled:
            if number < start:
                continue
            end = _end(number, labelled, lines, value_x)
            if _are_set_out([lines[each] for each in labelled if number <= each < end]):
                return CardRun(number, end, float(value_x))
            start = end
    return None


def level_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines with each label joined to the line that it stands beside, a little lower or higher."""
    joined: list[Line] = []
    for line in lines:
        above = joined[-1] if joined else None
        if above and _overlap(above, line) and (_is_label(above, line) or _is_label(line, above)):
            joined[-1] = line_of(sorted((*above.words, *line.words), key=lambda word: word.box.x0))
        else:
            joined.append(line)
    return joined


def _overlap(one: Line, other: Line) -> bool:
    """Whether two lines stand side by side, more level than not."""
    height = min(one.box.height, other.box.height)
    return min(one.box.bottom, other.box.bottom) - max(one.box.top, other.box.top) > 0.4 * height


def _is_label(line: Line, value: Line) -> bool:
    return line.box.x1 < value.box.x0 and len(line.words) <= LONGEST_LABEL and bool(label_of(line.text)[0])


def _end(start: int, labelled: Sequence[int], lines: Sequence[Line], value_x: float) -> int:
    """Where a run ends: at the first line that has no label and does not stand in line with the values."""
    end = start
    while end < len(lines) and (end in labelled or lines[end].box.x0 >= value_x - LEVEL):
        end += 1
    return end


def _are_set_out(lines: Sequence[Line]) -> bool:
    """Whether label lines are a card: several labels, level at the left, of different length though their
    values stand in line."""
    labels = [line.words[: _label_length(line)] for line in lines]
    names = {label_of(" ".join(word.text for word in label).rstrip(":"))[0] for label in labels}
    ends = [label[-1].box.x1 for label in labels]
    level = max(line.box.x0 for line in lines) - min(line.box.x0 for line in lines) <= LEVEL
    return (
        len(lines) >= LEAST_LABELS
        and len(names) >= LEAST_NAMES
        and level
        and max(ends) - min(ends) >= lines[0].style.size
    )


def _value_x(line: Line) -> float | None:
    """Where the value begins on a line that begins with a label; None where it does not."""
    count = _label_length(line)
    return line.words[count].box.x0 if count else None


def _label_length(line: Line) -> int:
    """How many words the label has that a line begins with; 0 where it begins with none."""
    counts = range(min(LONGEST_LABEL, len(line.words) - 1), 0, -1)
    return next((count for count in counts if _splits(line, count)), 0)


def _splits(line: Line, count: int) -> bool:
    """Whether the first `count` words are a label, set off from what follows."""
    label, value = line.words[:count], line.words[count]
    text = " ".join(word.text for word in label)
    set_off = value.box.x0 - label[-1].box.x1 > 0.6 * value.style.size
    marked = text.endswith(":") or (set_off and label[-1].style.bold)
    return marked and bool(label_of(text.rstrip(":"))[0])


def cards_to_grid(lines: Sequence[Line], value_x: float) -> Grid:
    """A grid of labels and values, a row from each label to the next."""
    around = bounds([line.box for line in lines])
    box = Box(around.x0 - 2, around.top - 2, max(around.x1, value_x) + 2, around.bottom + 2)
    starts = [line.box.top - 0.5 for line in lines if line.box.x0 < value_x - LEVEL]
    rules = [Rule(True, y, box.x0, box.x1) for y in (box.top, *starts, box.bottom)]
    rules += [Rule(False, x, box.top, box.bottom) for x in (box.x0, value_x, box.x1)]
    return grid_of(lines[0].page, box, rules, [word for line in lines for word in line.words], "gaps")
