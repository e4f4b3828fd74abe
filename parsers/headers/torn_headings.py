"""Headings over columns without upright rules: where one ends and the next begins, judged by the rows below.

No   Peer          Challenge   Action           <- justified: one heading, as wide as two
     Recommendation
01   Listen  to  all  who      Write to them
     live here
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, pairwise
from statistics import median

from models.document import Box, Word, bounds, spaced
from parsers.text.lines import WIDEST_SPACE, Line, body_style
from parsers.text.rivers import WIDER
from parsers.text.runs import parted
from parsers.vocabulary import column_of

CLOSE = 0.7
"""The share of the font size that is no more than a space, in a typewriter's font too."""
MOST_PROSE = 0.2
"""The share of the lines under two headings that may run across the white between them."""
WHITE = 0.35
"""Font sizes of white before a column's beginning, at least."""
MARK = 1.2
"""Times its height up to which a run of words is as wide as a bullet or a label."""
LEVEL = 1.5
"""Points within which runs of words begin at one x."""
FAR = 8.0
"""Font sizes of white between two headings from which on they are no one heading."""
OVERLAP = 0.1
"""Font sizes by which the words of one heading may lie over each other, in slanted or fake bold type."""
FEWEST = 3
"""Runs of words that begin at one x where a column does, at least."""
FEWEST_GAPS = 4
"""Gaps of a line that may tell that it is justified, at least."""
EVEN = 0.02
"""Font sizes by which the gaps of a justified line differ, at the most."""
MOST_INTO = 0.2
"""Runs of words that run into the white left of a column, for each that begins there, at most."""

Segments = tuple[tuple[Word, ...], ...]
"""The words of each heading."""


def segments_of(line: Line, share: float) -> Segments:
    """A line's words parted at gaps wider than `share` of the font size, and where one runs into the next."""

    def is_apart(part: list[Word], word: Word) -> bool:
        return not -OVERLAP <= (word.box.x0 - part[-1].box.x1) / word.style.size <= share

    return tuple(map(tuple, parted(line.words, is_apart)))


def is_justified(line: Line) -> bool:
    """Whether a line of plain type is a justified text's: the same white parts all its words, as it does not
    part headings, "Scrutiny   Committee   [links   to   Rec"."""
    gaps = [right.box.x0 - left.box.x1 for left, right in pairwise(line.words)]
    even = len(gaps) >= FEWEST_GAPS and max(gaps) - min(gaps) <= EVEN * line.style.size
    return even and not line.style.bold


def ends_with_by(segments: Segments) -> bool:
    """Whether the last of some headings is "By", far behind the one before: no half of "Completed By"."""
    last = segments[-1]
    far = [last[0].box.x0 - above[-1].box.x1 > FAR * last[0].style.size for above in segments[-2:-1]]
    return any(far) and spaced(last).lower() == "by"


def mended_segments(segments: Segments, rows: Sequence[Line]) -> Segments:
    """The headings, those made one that are torn apart: one, justified ("Peer      Challenge")."""
    starts = [segment[0].box.x0 for segment in segments[1:]]
    body = body_style(rows)
    cells = [line for line in rows if line.style == body and _is_row(line, starts)]
    whole = [segments[0]]
    for segment in segments[1:]:
        left = whole[-1]
        if _is_rest(left, segment) or (not _numbers(left, segment) and _runs_on(left, segment, cells)):
            whole[-1] = (*left, *segment)
        else:
            whole.append(segment)
    return tuple(whole)


def _is_rest(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether words are the rest of a heading, of no meaning and in small letters, "Progress      to", or the
    sign of its numbers: "Rec  #"."""
    text = spaced(right)
    sign = text == "#" and len(left) == 1 and _gap(left[0], right[0]) < WIDER
    return sign or (text[0].islower() and not column_of(text))


def _numbers(left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Whether a heading of references stands before that of what they number: "No.   Key recommendation" are
    two, though "Recommendation" over "1" is too long for a column of numbers."""
    ref, text = (column_of(spaced(heading)) for heading in (left, right))
    return ref.endswith("_ref") and text not in ("", ref)


def _runs_on(left: Sequence[Word], right: Sequence[Word], rows: Sequence[Line]) -> bool:
    """Whether text stands over each place between two headings at which a column could begin."""
    x0, end, stop = left[0].box.x0, left[-1].box.x1, right[0].box.x0
    if stop - end <= WIDEST_SPACE * right[0].style.size:
        return False
    white = WHITE * right[0].style.size
    near = [line for line in rows if any(x0 - 1 < word.box.x0 < stop for word in line.words)]
    places = dict.fromkeys((stop, *(w.box.x0 for line in near for w in line.words if end < w.box.x0 < stop)))
    least = max(1, MOST_PROSE * len(near))
    return all(sum(_runs_over(line, x, white) for line in near) > least for x in places)


def _runs_over(line: Line, x: float, white: float) -> bool:
    """Whether a line has words over the white left of an x, and none that begins there."""
    begins = any(abs(word.box.x0 - x) <= LEVEL for word in line.words)
    return not begins and _covers(line, x - white - 0.5, x - 0.5)


def _is_row(line: Line, starts: Sequence[float]) -> bool:
    """Whether a line is no prose, which runs over most of the x at which headings begin."""
    return 2 * sum(_covers(line, x, x) for x in starts) <= len(starts)


def _covers(line: Line, x0: float, x1: float) -> bool:
    """Whether a word of the line stands over some of the way from `x0` to `x1`."""
    return any(word.box.x0 < x1 and word.box.x1 > x0 for word in line.words)


def parted_segments(segments: Segments, rows: Sequence[Line]) -> Segments:
    """The headings, those only a space apart parted where line after line has two runs of words below."""
    ends = [*(segment[0].box.x0 for segment in segments[1:]), float("inf")]
    runs = _runs(rows)
    return tuple(
        part
        for segment, end in zip(segments, ends, strict=True)
        for part in _parted(segment, _white_under(segment, end, runs), runs)
    )


def at_touching(segments: Segments, rows: Sequence[Line]) -> Segments:
    """The headings, parted where less than half a space of the rows is between two words: "Reference" fills
    its column up to "Recommendation", in a typewriter's font or with letters set apart."""
    gaps = [_gap(*pair) for line in rows for pair in pairwise(line.words)]
    space = median([gap for gap in gaps if 0 < gap < WIDER] or [0.0])

    def is_apart(part: list[Word], word: Word) -> bool:
        return 2 * _gap(part[-1], word) < space

    return tuple(tuple(part) for segment in segments for part in parted(segment, is_apart))


def _gap(left: Word, right: Word) -> float:
    """Font sizes."""
    return (right.box.x0 - left.box.x1) / right.style.size


def _runs(rows: Sequence[Line]) -> list[list[Box]]:
    """What stands together on each line, no further than a space apart."""
    return [[bounds([word.box for word in run]) for run in segments_of(line, CLOSE)] for line in rows]


def _white_under(
    segment: Sequence[Word], end: float, runs: Sequence[Sequence[Box]]
) -> list[tuple[float, float]]:
    """From which to which x lines have white between two runs, both of them below a heading up to `end`."""
    own = [[box for box in line if segment[0].box.x0 < box.centre[0] < end] for line in runs]
    texts = [[box for box in line if box.width > MARK * box.height] for line in own]
    return [(left.x1, right.x0) for line in texts for left, right in pairwise(line)]


def _parted(
    segment: tuple[Word, ...], white: Sequence[tuple[float, float]], runs: Sequence[Sequence[Box]]
) -> Segments:
    """A heading in two, at the words next to the white below it, where enough lines show it: more than run
    over it, as those of justified text do, which have white anywhere."""
    if len(white) < FEWEST or len(segment) < 2:
        return (segment,)
    x = median((x0 + x1) / 2 for x0, x1 in white)
    across = sum(box.x0 < x < box.x1 for line in runs for box in line)
    if across >= sum(x0 <= x <= x1 for x0, x1 in white):
        return (segment,)
    at = min(range(1, len(segment)), key=lambda place: abs(segment[place].box.x0 - x))
    return segment[:at], segment[at:]


def count_torn(segments: Segments, rows: Sequence[Line]) -> int:
    """How many headings a space apart ("Target" "Date") stand over text that mostly runs on between."""
    runs = _runs(rows)
    boxes = list(chain.from_iterable(runs))
    torn = 0
    for left, right in pairwise(segments):
        # "Peer" ends left of "Challenge", though "Recommendation" below it does not.
        level = [word for word in left if word.box.top < right[0].box.centre[1] < word.box.bottom]
        end, stop = (level or left)[-1].box.x1, right[0].box.x0
        if 0 <= stop - end <= WIDEST_SPACE * right[0].style.size:
            near = [box for box in boxes if box.x0 < right[-1].box.x1 and box.x1 > left[0].box.x0]
            across = [box for box in near if box.x0 < end and box.x1 > stop]
            white = _white_under(left, max(word.box.x1 for word in right), runs)
            torn += len(across) > max(1, len(white)) and len(across) >= 0.2 * len(near)
    return torn


def count_joined(segments: Segments, rows: Sequence[Line]) -> int:
    """How many headings hold another's ("Wards affected Recommendations"): at one of their words a column of
    the rows begins, which hardly anything runs into."""
    runs = list(chain.from_iterable(_runs(rows)))
    joined = 0
    for left, right in (pair for segment in segments for pair in pairwise(segment)):
        start, white = right.box.x0, WHITE * right.style.size
        if left.box.x1 < start:
            begun = sum(abs(box.x0 - start) <= LEVEL for box in runs)
            into = sum(box.x0 < start - LEVEL and box.x1 > start - white for box in runs)
            joined += begun >= FEWEST and into <= MOST_INTO * begun
    return joined
