"""Black on white → the rules of a page, and the picture without them.

A rule is ink that runs straight for longer than any stroke of a letter, and thin. What is left of a broken or
dashed one is joined where the pieces lie on one line (`merge_rules` does the rest).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ingest.scans.back_sides import without_back
from ingest.scans.frames import with_sides, without_ragged_sides
from ingest.scans.pictures import POINT, Grey
from ingest.scans.ridges import UPRIGHT as PALE_UPRIGHT
from ingest.scans.ridges import pale_rules
from ingest.scans.strokes import Stroke
from ingest.scans.underlines import Flags, find_underlines
from models.document import Box

INK = 190
"""Darker than this is a rule: a hair line loses most of its black in a copier."""
TONES = (30, 225)
"""What is no lighter is black in the text that is read, what is no darker is white."""
BLOCK, AROUND = 8, (5, 13)
"""Pixels; blocks high and wide: letters are as black as the blackest so near them."""
PALEST, FAINT = 60, 35
"""Of 255: a part of the page with nothing blacker holds no letters, on grainy paper; and on other paper, for
the toner may have run out."""
GRAINY = 0.2
"""The share of a page's parts that are as black as faint letters, from which that is its paper's grain."""
LEVEL = round(18 * POINT)
"""Longer than the bar of a T in a title: the shortest level rule."""
SHORT = 3 * LEVEL
"""A shorter level rule has no letters on either side: the arches of a bold "mmen" run on for as long."""
UPRIGHT = round(11 * POINT)
"""Longer than a letter of the text; a shorter one than LEVEL must touch a level rule: titles have stems."""
STEMS = round(4 * POINT)
"""The stems of letters are nearer to each other than rules are."""
MUCH = 0.25
"""The share of a short rule's length along which ink may stick to it."""
THICK = round(3.2 * POINT)
DOUBLE, LONG = round(6.4 * POINT), 30
"""A double rule is thicker, and this many times as long: no letter's stroke and no bar of a table is."""
BEND = 0.01
"""The share of its length by which a rule leaves its line."""
DASH = (round(1.9 * POINT), round(4.2 * POINT), round(10 * POINT))
"""A dash's thickness, the gap to the next, and how long it is at most."""
MANY, UNLIKE = 4, 0.4
"""Fewer dashes in a row are no rule; and the share of their length by which they differ."""
NEAR = round(1.5 * POINT)
BROKEN = round(10 * POINT) | 1
"""A gap in a rule that is no wider is a fault of the copy."""
OVER = round(2.6 * POINT)
"""How far the white over a rule goes beyond its ends."""


OFF, WIDEST = 3, round(80 * POINT)
"""Pixels by which two pieces of one rule are out of line, and between which it is looked for."""
BESIDE, REMAINS = 7, 0.4
"""Pixels to either side of a rule; the share of its length that a poor one blackens."""
WORD = 0.3
"""The share of the room before a row of dots that a word's end blackens: a table's corner is a stroke."""
WHITE = DASH[1]
"""Pixels between two remains, at most: above and below the letters of a heading in a rule's gap are more."""
MOSTLY = 0.5
"""The share of a stroke's length along which it is a line under words."""
EDGE = 0.03
"""The share of a page's width or height within which its edge casts a shadow."""
Span = tuple[float, float, float, float]
"""A level stroke: at, start, end, thick."""


@dataclass(frozen=True, slots=True)
class Ruled:
    strokes: tuple[Stroke, ...]
    text: Grey
    """The page without its rules."""
    under: Flags
    """The pixels of lines under words, which are gone too."""


def part_rules(ink: Grey, areas: Sequence[Box] = (), white: Sequence[Stroke] = ()) -> Ruled:
    """A page's rules, and the rest. `areas` were dark, the `white` rules run between shaded ones."""
    dark = (ink < INK).astype(np.uint8)
    levels = _joined(_level_strokes(dark, dark, pale_rules(ink), LEVEL, SHORT), dark)
    # Without what they cross, the pieces of dashed rules are alike.
    across, free = np.ascontiguousarray(dark.T), np.ascontiguousarray(_without(dark, levels).T)
    pale = pale_rules(np.ascontiguousarray(ink.T), PALE_UPRIGHT)
    uprights = _joined(_level_strokes(across, free, pale, UPRIGHT), across)
    levels, uprights = without_back(levels, uprights, ink)
    levels = _extended(levels, np.ascontiguousarray(_without(across, uprights).T))
    uprights = [
        one
        for one in _extended(uprights, free)
        if (one[2] - one[1] >= LEVEL and not _is_stem(one, uprights))
        or any(_touch(one, level) for level in levels)
    ]
    text = _contrast(ink)
    without_ragged_sides(text, areas)
    under = find_underlines(text)
    text[under] = 255
    bare = [level for level in levels if not _is_under(level, under)]
    for own, spans, drawn in ((text, bare, dark), (text.T, uprights, across)):
        _paint(own, spans, 255)
        own[_bent(drawn, spans)] = 255
    strokes = [*(Stroke(True, *each) for each in levels), *(Stroke(False, *each) for each in uprights)]
    return Ruled(tuple(with_sides(_on_paper(strokes, ink.shape), areas, white)), text, under)


def _on_paper(strokes: Sequence[Stroke], shape: tuple[int, ...]) -> list[Stroke]:
    """The strokes without those along the paper's edges that meet no other: shadows of a lid or a spine."""
    height, width = shape[:2]

    def is_shadow(one: Stroke) -> bool:
        across = height if one.level else width
        return min(one.at, across - one.at) < EDGE * across and not any(
            other.level != one.level and other.start - BROKEN <= one.at <= other.end + BROKEN
            for other in strokes
        )

    return [one for one in strokes if not is_shadow(one)]


def _contrast(ink: Grey) -> Grey:
    """Black blacker, the grain of the paper gone, which Tesseract else takes for dashes, and grey letters as
    black as others: the running titles of many plans are grey."""
    black, white = TONES
    toned = np.clip((white - ink.astype(np.float32)) * 255 / (white - black), 0, 255)
    blocks = cv2.dilate(toned, np.ones((BLOCK, BLOCK)))[::BLOCK, ::BLOCK]
    height, width = AROUND
    darkest = cv2.blur(cv2.dilate(blocks, np.ones((height, width))), (width, height))
    faint = (blocks >= FAINT) & (blocks < PALEST)
    darkest = np.where(darkest < (PALEST if faint.mean() > GRAINY else FAINT), 255, darkest)
    darkest = cv2.resize(darkest, toned.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return (255 - np.clip(toned * 255 / darkest, 0, 255)).astype(np.uint8)


def _paint(text: Grey, levels: Iterable[Span], paper: int) -> None:
    """Paper over level strokes and the ragged ink along them, but not over letters that stand on them."""
    for at, start, end, thick in levels:
        reach = thick / 2 + 2
        top, bottom = max(0, math.floor(at - reach)), math.ceil(at + reach) + 1
        text[top:bottom, max(0, int(start) - OVER) : int(end) + OVER] = paper


def _bent(dark: Grey, levels: Iterable[Span]) -> Flags:
    """The pixels where level strokes leave their line, on paper that lay in waves, and the ragged ink along
    them: "–" at the beginning of a row is what was left of the rule over it."""
    near = np.zeros_like(dark)
    for at, start, end, thick in levels:
        reach = thick / 2 + BEND * (end - start)
        near[max(0, math.floor(at - reach)) : math.ceil(at + reach) + 1, int(start) : int(end)] = 1
    runs = cv2.morphologyEx(dark, cv2.MORPH_OPEN, np.ones((1, LEVEL), np.uint8))
    return cv2.dilate(cv2.bitwise_and(runs, near), np.ones((5, 1 + 2 * OVER), np.uint8)) > 0


def _without(dark: Grey, levels: Sequence[Span]) -> Grey:
    """The ink without level strokes."""
    rest = dark.copy()
    _paint(rest, levels, 0)
    return rest


def _is_under(level: Span, under: Flags) -> bool:
    """Whether a level stroke is a line under words."""
    at, start, end, _ = level
    band = under[max(0, round(at) - OFF) : round(at) + OFF + 1, int(start) : int(end)]
    return bool(band.any(axis=0).mean() > MOSTLY)


def _is_stem(upright: Span, others: Iterable[Span]) -> bool:
    """Whether a short upright stands as near to another as letters do: the "ll" of a word over that of the
    next line."""
    near = (other for other in others if 0 < abs(other[0] - upright[0]) < STEMS)
    return upright[2] - upright[1] < SHORT and any(
        other[1] < upright[2] and upright[1] < other[2] for other in near
    )


def _touch(upright: Span, level: Span) -> bool:
    return level[1] - NEAR <= upright[0] <= level[2] + NEAR and any(
        abs(end - level[0]) <= NEAR for end in upright[1:3]
    )


def _level_strokes(dark: Grey, free: Grey, pale: Grey, shortest: int, short: int = 0) -> Iterator[Span]:
    """Level strokes of at least `shortest` pixels; a shorter one than `short` has nothing on either side.
    `free` is the ink without strokes that cross them, `pale` are those that are too pale to be ink."""
    joined = dark | _dashes(free, shortest)
    runs = cv2.bitwise_or(cv2.morphologyEx(joined, cv2.MORPH_OPEN, np.ones((1, shortest), np.uint8)), pale)
    grown = cv2.dilate(runs, np.ones((3, BROKEN), np.uint8))  # one rule, though it steps from row to row
    count, _, stats, centres = cv2.connectedComponentsWithStats(grown)
    for label in range(1, count):
        x, y, w, h, area = stats[label].tolist()
        thickest = max(THICK, min(DOUBLE, w // LONG))
        if (
            area / w - 2 <= thickest
            and h <= thickest + BEND * w
            and _is_bare(dark, (x, y, w, h), w - BROKEN < short)
        ):
            x0, x1 = x + BROKEN // 2, x + w - BROKEN // 2
            yield float(centres[label][1]), float(x0), float(x1), area / w - 2


def _joined(strokes: Iterable[Span], dark: Grey) -> list[Span]:
    """The strokes, those of one line as one where the remains of it lie between them."""
    joined: list[Span] = []
    for stroke in sorted(strokes, key=lambda one: one[1]):
        before = next((one for one in joined if _goes_on(one, stroke, dark)), None)
        if before:
            joined.remove(before)
            long = max((before, stroke), key=lambda one: one[2] - one[1])
            stroke = (long[0], before[1], max(stroke[2], before[2]), long[3])
        joined.append(stroke)
    return joined


def _goes_on(one: Span, other: Span, dark: Grey) -> bool:
    """Whether ink lies along the gap between two strokes, and none beside it."""
    start, end, at = int(one[2]), int(other[1]), round((one[0] + other[0]) / 2)
    if abs(one[0] - other[0]) > OFF or not 0 < end - start <= WIDEST:
        return False
    middle, above, below = (
        dark[max(0, at + y - 1) : at + y + 2, start:end].max(axis=0, initial=0) for y in (0, -BESIDE, BESIDE)
    )
    white = max(map(len, "".join(map(str, middle.tolist())).split("1")))
    if white > WHITE or max(float(above.mean()), float(below.mean())) >= REMAINS / 2:
        return False
    return float(middle.mean()) >= REMAINS


def _extended(strokes: Iterable[Span], dark: Grey) -> list[Span]:
    """The strokes, with the dashes beyond their ends that go on in their line, too few to be a rule alone:
    a dashed rule has hardly three between a heading row's rules."""
    return [
        (
            at,
            start - _beyond(dark[:, : int(start)][:, ::-1], at),
            end + _beyond(dark[:, int(end) :], at),
            thick,
        )
        for at, start, end, thick in strokes
    ]


def _beyond(dark: Grey, at: float) -> float:
    """How far a level stroke goes on where `dark` begins: dash by dash, with nothing beside them."""
    y, white, longest = round(at), WHITE, DASH[2]
    middle, *beside = (
        dark[max(0, y + off - 1) : y + off + 2].max(axis=0, initial=0) for off in (0, -BESIDE, BESIDE)
    )
    edges = np.flatnonzero(np.diff(np.pad(middle, 1).astype(np.int8))).reshape(-1, 2)
    reached, dashes = 0, 0
    for start, end in edges.tolist():
        clear = max(float(strip[start:end].mean()) for strip in beside) < REMAINS
        if start - reached > white or (end - start > longest and start) or not clear:
            break
        reached, dashes = end, dashes + 1
    return float(reached) if dashes > 1 else 0.0


def _is_bare(dark: Grey, box: tuple[int, int, int, int], on_both: bool) -> bool:
    """Whether little ink sticks to a run, on one side or on both: the thick strokes of a picture or of huge
    letters do not end it."""
    x, y, w, h = box
    above = dark[max(0, y - 4) : max(0, y - 2), x : x + w]
    below = dark[y + h + 2 : y + h + 4, x : x + w]
    beside = [float(strip.mean()) for strip in (above, below) if strip.size]
    return (max if on_both else min)(beside, default=0.0) < (MUCH if on_both else 0.5)


def _dashes(dark: Grey, shortest: int) -> Grey:
    """Level rows of short dashes or dots, the gaps between them filled."""
    thick, gap, longest = DASH
    _, _, stats, centres = cv2.connectedComponentsWithStats(dark)
    flat = (stats[:, cv2.CC_STAT_HEIGHT] <= thick) & (stats[:, cv2.CC_STAT_WIDTH] <= longest)
    flat[0] = False
    only = np.zeros_like(dark)
    for x, y, w, h, _ in stats[flat].tolist():
        # A pixel more: one dash may lie a little above the next.
        only[max(0, y - 1) : y + h + 1, x : x + w] = 1
    filled = cv2.morphologyEx(only, cv2.MORPH_CLOSE, np.ones((1, gap + 1), np.uint8)).astype(np.uint8)
    count, rows, boxes, _ = cv2.connectedComponentsWithStats(filled)
    x, y = centres[flat].astype(int).T
    own, widths = rows[y, x], stats[flat, cv2.CC_STAT_WIDTH]
    usual = np.array([np.median(widths[own == label]) if label in own else 0 for label in range(count)])
    # The dot and the stem of an "i" below a dotted rule are no dashes of one.
    many = np.bincount(own[np.abs(widths - usual[own]) <= UNLIKE * usual[own]], minlength=count)
    kept = [
        label
        for label in np.flatnonzero((many >= MANY) & (boxes[:, cv2.CC_STAT_WIDTH] >= shortest)).tolist()
        if label and (shortest == UPRIGHT or _leads_to_nothing(dark, boxes[label].tolist()))
    ]
    return np.isin(rows, kept).astype(np.uint8)


def _leads_to_nothing(dark: Grey, box: list[int]) -> bool:
    """Whether no text stands level with the beginning of a row of dots: "Foreword ........ 3"."""
    x, y, _, h, _ = box
    before = slice(max(0, x - LEVEL // 2), max(0, x - 3))
    if before.start >= before.stop:
        return True
    letters, below = dark[max(0, y - UPRIGHT // 2) : y, before], dark[y + h : y + h + UPRIGHT // 2, before]
    return float(letters.max(axis=0, initial=0).mean()) < WORD or bool(below.any())
