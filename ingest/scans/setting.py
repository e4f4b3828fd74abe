"""Words as they were seen → how they are set: size, baseline, weight. The parsers tell headings by these.

A word's box in a picture ends where its ink ends: "one" is lower than "Plan". What its letters should reach
gives the size and the baseline; a line's words then share them, and a document's lines share a few sizes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import numpy as np

from ingest.scans.bullets import Spot
from ingest.scans.pictures import Grey
from ingest.scans.tesseract import Seen
from models.document import Box


@dataclass(frozen=True, slots=True)
class Face:
    """How far letters reach above and below the baseline, as shares of the type's size."""

    capital: float
    small: float
    descent: float
    comma: float = 0.13
    slash: float = 0.06
    bearing: float = 0.0
    """The room on either side of a word's ink that its letters take, in sizes."""


PRINT, TYPEWRITER = Face(0.72, 0.53, 0.21), Face(0.6, 0.43, 0.16, bearing=0.07)
WIDE = 0.62
"""A letter of typewriters takes more than this share of the size that its type would have in print."""
ALL_AS_WIDE = (0.06, 0.75)
"""By how much, and in what share of the words, letters of typewriters differ in width at most."""
ASCENT = 0.78
"""Where a word's box begins above its baseline in a PDF's own text, as a share of the size."""
LOW = frozenset("gjpqyQ()[]{}|")
COMMAS = frozenset(",;")
TALL = frozenset("bdfhklt&%£$€!?()[]{}|/\"'’‘“”#@")
DOTTED = frozenset("ij")
"""Their dots are lost in many copies: without a taller letter beside them they do not tell a size."""
HANGING = frozenset("J")
"""In some types it stands on the baseline, in others it hangs below: its foot tells nothing."""
PLAIN = frozenset("acegmnopqrsuvwxyz")
TOLD, UNLIKE = 8, 0.08
"""Lines from which a page tells how far its type's letters hang, and by how much, in sizes, types differ."""
GAP = 1.6
"""Sizes: where words of a line stand further apart, it is two lines of two columns."""
SPACE, UNEVEN = 0.6, 0.18
"""Sizes: words that stand further apart are of one line where their feet differ by less."""
LEAST = 0.3
"""What is read as a letter and is lower than this share of the usual size is a remainder of a rule."""
FEW = 10
"""Fewer letters do not tell that they are set a little larger or smaller than the rest."""
ALIKE = 0.12
"""Sizes that differ by less than this share are one size, unevenly copied."""
BOLD = 1.3
"""Bold strokes are wider than this many times the plain ones."""
BEGINNING = 8
"""Letters that a line's bold beginning has at least where it does not end in a colon."""


@dataclass(frozen=True, slots=True)
class SetWord:
    """A word in pixels: `baseline` and `size` of its line, and how wide its strokes are, in sizes."""

    text: str
    box: Box
    confidence: float
    size: float
    baseline: float
    stroke: float
    turned: float = 0.0
    """As in `models.document.Word`."""


def set_words(seen: Sequence[Seen], spots: Sequence[Spot], text: Grey) -> list[SetWord]:
    """The words of a page with their setting, and its bullets, each set as the word beside it."""
    face = _face(seen)
    usual = _usual(seen, face)
    seen = [word for word in seen if word.box.height > LEAST * usual or not word.text.isalnum()]
    runs = _runs(seen, usual)
    face = replace(face, descent=_descent(runs, usual, face))
    words = [word for run in runs for word in _set_run(run, usual, face, text)]
    return [*words, *(_set_bullet(spot, words, usual) for spot in spots)]


def _usual(seen: Sequence[Seen], face: Face) -> float:
    return median([size for word in seen if (size := _size(word, face)) for _ in word.text] or [1.0])


def _face(seen: Sequence[Seen]) -> Face:
    """Typewriters' letters are low and all as wide as each other."""
    usual = _usual(seen, PRINT)
    widths = np.array([word.box.width / len(word.text) for word in seen if len(word.text) > 4])
    if not len(widths) or np.median(widths) < WIDE * usual:
        return PRINT
    reach, share = ALL_AS_WIDE
    alike = np.abs(widths / np.median(widths) - 1) < reach
    return TYPEWRITER if alike.mean() > share else PRINT


def _descent(runs: Iterable[Sequence[Seen]], usual: float, face: Face) -> float:
    """How far the type's own letters reach below the baseline: with another type's, a narrow cell's lines
    "February" and "2026 -" stand unevenly."""
    falls = []
    for run in runs:
        standing = [word.box.bottom for word in run if _stands(word.text)]
        hanging = [word.box.bottom for word in run if not LOW.isdisjoint(word.text) and word.text.isalpha()]
        falls += [median(hanging) - median(standing)] if standing and hanging else []
    own = median(falls) / usual if len(falls) >= TOLD else face.descent
    return min(max(own, face.descent - UNLIKE), face.descent + UNLIKE)


def _stands(text: str) -> bool:
    """Whether a word's ink ends on the baseline."""
    core = text.rstrip(".")
    return core.isalnum() and LOW.isdisjoint(core) and HANGING.isdisjoint(core)


def _size(word: Seen, face: Face) -> float | None:
    """The size that a word's ink tells; None where it has no letter that does."""
    rise, fall = reach(word.text, face)
    return word.box.height / (rise + fall) if rise and HANGING.isdisjoint(word.text) else None


def reach(text: str, face: Face = PRINT) -> tuple[float, float]:
    """How far a text reaches above and below the baseline, in sizes; nothing where no letter tells."""
    letters = set(text)
    tall = any(letter in TALL or letter.isupper() or letter.isdigit() for letter in letters)
    rise = face.capital if tall else face.small if letters & PLAIN and not letters & DOTTED else 0.0
    fall = face.descent if letters & LOW else face.comma if letters & COMMAS else 0.0
    return rise, fall or face.slash * ("/" in letters)


def _runs(seen: Iterable[Seen], usual: float) -> list[list[Seen]]:
    """The words of each line, parted where a column's gap lies between them.

    Tesseract parts lines wherever typewriters leave room: "site, | spoke to".
    """
    runs: list[list[Seen]] = []
    for word in sorted(seen, key=lambda one: one.box.x0):
        middle = word.box.centre[1]
        run = next((own for own in reversed(runs) if _continues(own[-1], word, middle, usual)), None)
        if run:
            run.append(word)
        else:
            runs.append([word])
    return runs


def _continues(before: Seen, word: Seen, middle: float, usual: float) -> bool:
    left, right = before.box, word.box
    level = left.top < middle < left.bottom or right.top < left.centre[1] < right.bottom
    apart = right.x0 - left.x1
    if not level or not -0.5 * usual < apart < GAP * usual:
        return False
    # Of two narrow columns' lines, one may be half a line lower than the other.
    feet = [_baseline(one, usual, PRINT) for one in (before, word) if any(map(str.isalnum, one.text))]
    return apart < SPACE * usual or len(feet) < 2 or abs(feet[0] - feet[1]) < UNEVEN * usual


def _set_run(run: Sequence[Seen], usual: float, face: Face, text: Grey) -> Iterator[SetWord]:
    sizes = [size for word in run if (size := _size(word, face)) for _ in word.text]
    size = median(sizes) if sizes else usual
    if len(sizes) < FEW and abs(size - usual) < 0.3 * usual:
        size = usual
    if sizes and size < usual and all(word.text.isupper() for word in run):
        size = min(usual, max(sizes))  # small capitals, told by those that begin the words
    standing = [word for word in run if any(map(str.isalnum, word.text))]
    baselines = [_baseline(word, size, face) for word in standing]
    baseline = median(baselines) if baselines else run[0].box.centre[1] + 0.36 * size
    strokes = [_stroke(word.box, text) / size for word in run]
    for word, stroke in zip(run, _evened(run, strokes), strict=True):
        yield SetWord(
            word.text, _with_room(word.box, face.bearing * size), word.confidence, size, baseline, stroke
        )


def _baseline(word: Seen, size: float, face: Face) -> float:
    rise, fall = reach(word.text, face)
    return word.box.bottom - fall * size if HANGING.isdisjoint(word.text) else word.box.top + rise * size


def _with_room(box: Box, room: float) -> Box:
    return Box(box.x0 - room, box.top, box.x1 + room, box.bottom)


def _evened(run: Sequence[Seen], strokes: Sequence[float]) -> list[float]:
    """A line's strokes, as wide as most of its letters', but for a bold beginning, be it longer than the
    rest, "Timescale: 2026": a lone word that is bold is more often a blot."""
    letters = [len(word.text) for word in run]
    other = next((n for n, own in enumerate(strokes) if BOLD * own < strokes[0]), 0)
    rest = _weighted_median(zip(strokes[other:], letters[other:], strict=True))
    begins = sum(letters[:other]) >= BEGINNING or run[other - 1].text.endswith(":")
    if other and begins and median(strokes[:other]) > BOLD * rest:
        return [*strokes[:other], *[rest] * (len(run) - other)]
    return [_weighted_median(zip(strokes, letters, strict=True))] * len(run)


def _set_bullet(spot: Spot, words: Sequence[SetWord], usual: float) -> SetWord:
    beside = [word for word in words if abs(word.box.x0 - spot.beside.x0) < usual / 2]
    near = min(beside, key=lambda word: abs(word.box.bottom - spot.beside.bottom), default=None)
    if near is None or abs(near.box.bottom - spot.beside.bottom) > usual:
        return SetWord(spot.sign, spot.box, 1.0, usual, spot.beside.bottom, 0.0)
    return SetWord(spot.sign, spot.box, 1.0, near.size, near.baseline, near.stroke)


def _stroke(box: Box, text: Grey) -> float:
    """The mean width in pixels of a word's upright strokes: what runs on for longer is a bar or a curve."""
    dark = (text[int(box.top) : int(box.bottom), int(box.x0) : int(box.x1)] < 128).astype(np.int8)
    edges = np.diff(np.pad(dark, ((0, 0), (1, 1))), axis=1)
    starts, ends = np.nonzero(edges == 1)[1], np.nonzero(edges == -1)[1]
    widths = ends - starts
    return float(widths[widths <= 1.7 * np.median(widths)].mean()) if len(widths) else 0.0


def common_sizes(pages: Sequence[Sequence[SetWord]]) -> list[list[SetWord]]:
    """The pages' words, each with one of a few sizes: those that stand for many letters, commonest first."""
    letters = sorted(((word.size, len(word.text)) for page in pages for word in page), reverse=True)
    standing: list[float] = []
    while letters:
        size = max(letters, key=lambda pair: _near_weight(pair[0], letters))[0]
        middle = _weighted_median([pair for pair in letters if _alike(pair[0], size)])
        standing.append(middle)
        letters = [pair for pair in letters if not _alike(pair[0], middle) and not _alike(pair[0], size)]
    return [[replace(word, size=_nearest(word.size, standing)) for word in page] for page in pages]


def _nearest(size: float, standing: Sequence[float]) -> float:
    return min(standing, key=lambda one: abs(one - size))


def _alike(size: float, other: float) -> bool:
    return abs(size - other) <= ALIKE * other


def _near_weight(size: float, letters: Sequence[tuple[float, int]]) -> int:
    return sum(weight for other, weight in letters if _alike(other, size))


def _weighted_median(pairs: Iterable[tuple[float, int]]) -> float:
    return median([size for size, weight in pairs for _ in range(weight)])


def bold_words(page: Sequence[SetWord]) -> list[bool]:
    """Which words of a page are bold."""
    plain = median([word.stroke for word in page for _ in word.text] or [1.0])
    return [word.stroke > BOLD * plain for word in page]
