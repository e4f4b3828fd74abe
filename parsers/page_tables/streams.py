"""A page's words in streams: two columns of text are read apart, and so are tables side by side."""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Word
from parsers.text.lines import Line, runs_on, words_to_lines

STRIP = 4.0
"""Half the width in points of the white strip between two columns of text."""
MIDDLE = (0.22, 0.78)
"""The part of the text's width in which such a strip is looked for."""
FULL = 0.9
"""The share of its column that a line of a paragraph reaches over."""
MEASURE = 12.0
"""The width of a column of text in font sizes, at least: the cells of a table are narrower."""
LEADING, APART = 0.5, 3.0
"""Font sizes of white between lines of a paragraph, and from a label to its value, at most and at least."""
PARAGRAPH = 4
"""So many full lines under each other are a paragraph."""


def words_to_streams(words: Sequence[Word]) -> list[list[Word]]:
    """The words above, left of, right of and below a gutter between columns of text, where there is one."""
    best = max(_gutters(words), default=None, key=lambda each: each[0])
    if best is None:
        return [list(words)] if words else []
    _, x, top, bottom = best
    above = [word for word in words if word.box.centre[1] < top]
    below = [word for word in words if word.box.centre[1] > bottom]
    between = [word for word in words if top <= word.box.centre[1] <= bottom]
    left = [word for word in between if word.box.centre[0] < x]
    right = [word for word in between if word.box.centre[0] >= x]
    return [stream for part in (above, left, right, below) for stream in words_to_streams(part)]


def without_paragraphs(words: Sequence[Word]) -> list[Word]:
    """The words of a stream without the lines of its paragraphs, however justification tears them apart."""
    prose = {word for line in _paragraph_lines(words_to_lines(words), 3) for word in line.words}
    return [word for word in words if word not in prose]


def _gutters(words: Sequence[Word]) -> list[tuple[int, float, float, float]]:
    """(full lines beside it, x, top, bottom) of each strip that parts two columns."""
    if len(words) < 20:
        return []
    lines = words_to_lines(words)
    x0, x1 = min(word.box.x0 for word in words), max(word.box.x1 for word in words)
    low, high = (x0 + share * (x1 - x0) for share in MIDDLE)
    found = []
    x = low
    while x < high:
        for zone in _zones(lines, x):
            gutter = _gutter(zone, x)
            if gutter:
                found.append(gutter)
        x += STRIP / 2
    return found


def _zones(lines: Sequence[Line], x: float) -> list[list[Line]]:
    """Runs of lines that leave the strip at x free."""
    zones: list[list[Line]] = [[]]
    for line in lines:
        if any(word.box.x0 < x + STRIP and word.box.x1 > x - STRIP for word in line.words):
            zones.append([])
        else:
            zones[-1].append(line)
    return [zone for zone in zones if len(zone) > PARAGRAPH]


def _gutter(zone: Sequence[Line], x: float) -> tuple[int, float, float, float] | None:
    """The zone cut to its paragraphs, where a paragraph stands on one side of x and words on the other."""
    sides = [
        words_to_lines([word for line in zone for word in line.words if (word.box.x0 > x) == right])
        for right in (False, True)
    ]
    if not all(sides):
        return None
    full = [line for side in sides for line in _paragraph_lines(side)]
    if not full:
        return None
    top, bottom = min(line.box.top for line in full), max(line.box.bottom for line in full)
    size = full[0].style.size
    for line in zone:  # a table in one column may reach below the text in the other
        if line.box.bottom > bottom and line.box.top < bottom + size:
            both = line.box.x0 < x < line.box.x1
            if both and line.box.top > bottom + LEADING * size:
                break  # the head of a table over both columns
            bottom = line.box.bottom
    top, bottom = top - 1.2 * size, bottom + 1.2 * size
    if any(all(not top < line.box.centre[1] < bottom for line in side) for side in sides):
        return None
    return len(full), x, top, bottom


def _paragraph_lines(side: Sequence[Line], least: int = PARAGRAPH) -> list[Line]:
    """The lines of paragraphs: they reach over their column, several under each other."""
    x0, x1 = min(line.box.x0 for line in side), max(line.box.x1 for line in side)
    runs: list[list[Line]] = [[]]
    for line in side:
        signs = line.text.replace(" ", "")
        letters = sum(map(str.isalpha, signs)) / len(signs)
        reaches = line.box.width > FULL * (x1 - x0) - line.style.size
        worded = letters > 0.65 and len(line.words) > 2 and not _has_value_apart(line)
        if reaches and worded and line.box.width > MEASURE * line.style.size:
            if runs[-1] and not _goes_on(runs[-1], line):
                runs.append([])
            runs[-1].append(line)
        else:
            runs.append([])
    return [line for run in runs if len(run) >= least and _flows(run) for line in run]


def _has_value_apart(line: Line) -> bool:
    """Whether a line ends with a figure far from its text: a label and its value."""
    *_, left, right = line.words
    return right.box.x0 - left.box.x1 > APART * line.style.size and right.text[-1].isdigit()


def _goes_on(run: Sequence[Line], line: Line) -> bool:
    """Whether a line stands as far below the last one as that below the one before."""
    step = line.baseline - run[-1].baseline
    before = run[-1].baseline - run[-2].baseline if len(run) > 1 else step
    return step < 1.9 * line.style.size and abs(step - before) < 0.15 * line.style.size


def _flows(run: Sequence[Line]) -> bool:
    """Whether most lines begin in the middle of a sentence, as the labels of a table do not."""
    return sum(runs_on(line.text) for line in run[1:]) > 0.55 * (len(run) - 1)
