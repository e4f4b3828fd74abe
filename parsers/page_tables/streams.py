"""A page's words in streams: two columns of text are read apart, and so are tables side by side."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

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
"""Font sizes of white between lines of a paragraph, at most, and in a line that is none of one, at least."""
PARAGRAPH = 4
"""So many full lines under each other are a paragraph."""

BEGUN = 5
"""So many words has the first line of a short paragraph."""


def words_to_streams(words: Sequence[Word]) -> list[list[Word]]:
    """The words above, left of, right of and below a gutter between columns of text, where there is one."""
    best = max(_gutters(words), default=None, key=lambda each: (each[0], each[3] - each[2]))
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
    prose = {word for line in paragraph_lines(words_to_lines(words), 3) for word in line.words}
    return [word for word in words if word not in prose]


def _gutters(words: Sequence[Word]) -> list[tuple[int, float, float, float]]:
    """(full lines beside it, x, top, bottom) of each strip that parts two columns."""
    if len(words) < 20:
        return []
    lines = words_to_lines(words)
    x0, x1 = min(word.box.x0 for word in words), max(word.box.x1 for word in words)
    low, high = (x0 + share * (x1 - x0) for share in MIDDLE)
    widths = [[(word.box.x0 - STRIP, word.box.x1 + STRIP) for word in line.words] for line in lines]
    found: list[tuple[int, float, float, float]] = []
    x = low
    last: list[list[Line]] = []
    while x < high:
        zones = _zones(lines, widths, x)
        if zones != last:  # the same white as a step before
            found += filter(None, [_gutter(zone, x) for zone in zones])
        x, last = x + STRIP / 2, zones
    return found


def _zones(
    lines: Sequence[Line], widths: Sequence[Sequence[tuple[float, float]]], x: float
) -> list[list[Line]]:
    """Runs of lines that leave the strip at x free; `widths` are those of the strips around their words."""
    zones: list[list[Line]] = [[]]
    for line, own in zip(lines, widths, strict=True):
        if any(start < x < end for start, end in own):
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
    full = [line for side in sides for line in paragraph_lines(side)]
    if not full:
        return None
    top, bottom = min(line.box.top for line in full), max(line.box.bottom for line in full)
    size = full[0].style.size
    last = max(full, key=lambda line: line.baseline)
    for line in zone:  # a table in one column may reach below the text in the other
        if line.box.bottom > bottom and line.box.top < bottom + size:
            both = line.box.x0 < x < line.box.x1
            if both and line.box.top > bottom + LEADING * size and not _has_text(line, x, last):
                break  # the head of a table over both columns
            last = line if _has_text(line, x, last) else last
            bottom = line.box.bottom
    top, bottom = top - 1.2 * size, bottom + 1.2 * size
    if any(all(not top < line.box.centre[1] < bottom for line in side) for side in sides):
        return None
    return len(full), x, top, bottom


def _has_text(line: Line, x: float, above: Line) -> bool:
    """Whether text goes on in a line as in one above it, on the same side of the gutter at x, or begins anew
    with several words: the last lines of a column beside a table."""
    right = above.box.x1 > x and all(word.box.x0 > x for word in above.words[-1:])
    first = next((word for word in above.words if (word.box.x0 > x) == right), above.words[0])
    own = [word for word in line.words if (word.box.x0 > x) == right]
    if not own or own[0].style != first.style or abs(own[0].box.x0 - first.box.x0) > 1:
        return False
    return line.baseline - above.baseline < 1.9 * first.style.size or len(own) >= BEGUN


def paragraph_lines(side: Sequence[Line], least: int = PARAGRAPH) -> list[Line]:
    """The lines of paragraphs: they reach over their column, several under each other."""
    x0, x1 = min(line.box.x0 for line in side), max(line.box.x1 for line in side)
    runs: list[list[Line]] = [[]]
    for line in side:
        signs = line.text.replace(" ", "")
        letters = sum(map(str.isalpha, signs)) / len(signs)
        reaches = line.box.width > FULL * (x1 - x0) - line.style.size
        worded = letters > 0.65 and len(line.words) > 2 and not _is_parted(line)
        if reaches and worded and line.box.width > MEASURE * line.style.size:
            if runs[-1] and not _goes_on(runs[-1], line):
                runs.append([])
            runs[-1].append(line)
        else:
            runs.append([])
    return [line for run in runs if len(run) >= least and _flows(run) for line in run]


def _is_parted(line: Line) -> bool:
    """Whether a word stands far from the one before it: a label and its value, a text and a table's label."""
    gaps = (right.box.x0 - left.box.x1 for left, right in pairwise(line.words))
    return max(gaps, default=0.0) > APART * line.style.size


def _goes_on(run: Sequence[Line], line: Line) -> bool:
    """Whether a line stands as far below the last one as that below the one before."""
    step = line.baseline - run[-1].baseline
    before = run[-1].baseline - run[-2].baseline if len(run) > 1 else step
    return step < 1.9 * line.style.size and abs(step - before) < 0.15 * line.style.size


def _flows(run: Sequence[Line]) -> bool:
    """Whether most lines begin in the middle of a sentence, as the labels of a table do not."""
    return sum(runs_on(line.text) for line in run[1:]) > 0.55 * (len(run) - 1)
