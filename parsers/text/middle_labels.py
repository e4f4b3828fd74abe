"""Numbers that stand in the middle of the paragraphs beside them → on the first lines of these.

     Improve attendance in secondary schools        R1 Improve attendance in secondary schools
R1   and in the pupil referral unit            →       and in the pupil referral unit
     so that more pupils stay on                       so that more pupils stay on
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from models.document import bounds
from parsers.fields.reference import is_reference
from parsers.text.lines import Line

NEAR = 2.5
"""Points within which numbers, and the texts beside them, begin in line."""
OFF = 0.3
"""Font sizes by which a number may miss the middle of its paragraph."""
APART = 0.15
"""Font sizes by which the white between two paragraphs is higher than that between lines, at least."""
CLEAR = 0.7
"""Font sizes between a number and the text beside it, at least."""
LONGEST = 4
"""Letters of a number."""
FEWEST = 2
"""Paragraphs of several lines beside whose middle a number stands, at least."""


def with_numbers_first(lines: Sequence[Line]) -> list[Line]:
    """The lines of a page, in order, each number that stands beside the middle of a paragraph taken to the
    first line of this; a column's as they are, where its numbers do not all stand so."""
    return [line for _, own in groupby(lines, key=lambda line: line.part) for line in _in_column(list(own))]


def _in_column(lines: Sequence[Line]) -> list[Line]:
    upright = [line for line in lines if not line.words[0].turned]
    counted = [line for line in upright if _has_number(line)]
    for x in dict.fromkeys(round(line.box.x0) for line in counted):
        own = [line for line in counted if abs(line.box.x0 - x) <= NEAR]
        if len(own) >= FEWEST and all(map(_stands_clear, own)) and (joined := _joined(own, upright)):
            return [*joined, *(line for line in lines if line.words[0].turned)]
    return list(lines)


def _has_number(line: Line) -> bool:
    """Whether a line begins with a number of few letters: "R1", "12."."""
    text = line.words[0].text
    return len(text) <= LONGEST and any(map(str.isdigit, text)) and is_reference(text.rstrip(".)"))


def _stands_clear(line: Line) -> bool:
    """Whether no text follows a line's number as close as a word does: "1. Hold a meeting" is of a list."""
    number, *text = line.words
    return not text or text[0].box.x0 - number.box.x1 > CLEAR * number.style.size


def _joined(counted: Sequence[Line], lines: Sequence[Line]) -> list[Line]:
    """The lines with the numbers of the `counted` ones on the first lines of the paragraphs beside whose
    middles they stand; none where one stands elsewhere."""
    ids = set(map(id, counted))
    rests = (
        line.after(1) if id(line) in ids else line
        for line in lines
        if len(line.words) > 1 or id(line) not in ids
    )
    texts = sorted(rests, key=lambda line: line.box.top)
    right = max(line.words[0].box.x1 for line in counted)
    paragraphs = list(_paragraphs(texts, right))
    firsts: dict[int, Line] = {}
    tall = 0
    for number in (line.words[0] for line in counted):
        beside = [own for own in paragraphs if own[0].box.top <= number.box.centre[1] <= own[-1].box.bottom]
        if len(beside) != 1 or id(beside[0][0]) in firsts:
            return []
        box, first = bounds([line.box for line in beside[0]]), beside[0][0]
        if abs(number.box.centre[1] - box.centre[1]) > OFF * first.style.size:
            return []
        tall += len(beside[0]) > 1
        whole = replace(first.box, x0=number.box.x0)
        firsts[id(first)] = Line((number, *first.words), whole, first.style, first.baseline)
    return [firsts.get(id(line), line) for line in texts] if tall >= FEWEST else []


def _paragraphs(texts: Sequence[Line], right: float) -> Iterator[list[Line]]:
    """The paragraphs that stand right of an x, parted by white and by what stands left of it."""
    beside = [(above, below) for above, below in pairwise(texts) if below.box.x0 > right]
    # Lines of cells side by side stand closer: "Head of" between two lines of an action.
    alike = [pair for pair in beside if _in_line(*pair)]
    gaps = (below.box.top - above.box.bottom for above, below in alike or beside)
    least = min((gap for gap in gaps if gap > 0), default=0.0)
    own: list[Line] = []
    for line in texts:
        white = line.box.top - own[-1].box.bottom if own else 0.0
        if own and (white > least + APART * line.style.size or line.box.x0 <= right):
            yield own
            own = []
        if line.box.x0 > right:
            own.append(line)
    if own:
        yield own


def _in_line(above: Line, below: Line) -> bool:
    """Whether two lines are set alike and begin below each other."""
    return above.style == below.style and abs(above.box.x0 - below.box.x0) <= NEAR
