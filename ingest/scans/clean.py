"""A copier's greys → black on white: the paper flat, dark edges and specks gone, shades kept apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.holes import without_holes
from ingest.scans.lighting import light_of
from ingest.scans.pictures import POINT, Grey
from ingest.scans.ridges import UPRIGHT, pale_rules
from models.document import Box

SHRINK = 4
"""Paper and shades are looked for in a picture this many times smaller."""
TEXT = round(16 * POINT / SHRINK) | 1
"""No stroke of a letter is as wide as this, on the small picture: what is, is a shade."""
BAND = (round(8 * POINT / 2), round(24 * POINT / 2))
"""Nor does one fill as much, in height and width, in a picture half as large: the row of a header does."""
DARK = 0.45
"""A copier's own black gives back less than this share of the paper's light."""
DIM = 0.68
"""An area that gives back less may have white letters."""
PALEST = 50
"""On a darker ground than this nothing black is seen."""
LETTER = 7
"""No stroke of a letter in a table is as wide, on the small picture."""
FILLED, EVEN = 0.5, 24
"""The share of its box that a dark area fills between letters, and of 255 by how much its tone differs."""
ACROSS = 0.85
"""The share of a dark area's width or height that a part of it with another tone has: a cell reaches across
its row."""
SIDE_TO_SIDE = 0.85
"""The share of its width along which a dark cell's top and foot are dark."""
TINT = 0.975
"""A shade gives back less than this share of the paper's light."""
SPREAD = 4
"""By how much the grey of a shade may differ from place to place."""
FEWEST = 0.0002
"""The share of a page that has the commonest grey of a shade at least."""
DARKEST = 0.5
"""The per cent of a page's area that any text blackens."""
BLACK, PALE = 120, 205
"""Greys: darker ink is black enough, and what is no darker is a blank page's grain."""
GRAIN, INKED, BLACKEST = 5, 235, 6.0
"""Pixels across which the grain of paper evens out; what is darker then is inked, and the per cent of that
which is black."""
EDGE = 0.04
"""The share of a page that a copier's dark edge takes; what takes more is a bar of the page's own."""
FRAME = 0.3
"""What goes along all four edges takes no more: a page smaller than the copier's glass."""
SPECK = 20
"""Pixels: a spot of no more ink, alone, is no part of a text."""
TINY = 9
"""On a page with specks, no full stop is as small as this."""
FAINT = 190
"""Grey small type is no darker than this."""
ASIDE = round(3 * POINT)
"""A full stop stands no further from its letter."""
MANY_SPECKS = 100
"""Below this number of those that stand alone nothing is taken from a page."""


@dataclass(frozen=True, slots=True)
class Shade:
    box: Box
    grey: float
    """0-1, of the paper's light."""
    colour: tuple[float, ...] = ()
    """Red, green and blue, 0-1, where it is no grey."""


@dataclass(frozen=True, slots=True)
class Clean:
    """`ink`: black on white everywhere; `shades`: what lay behind it."""

    ink: Grey
    shades: tuple[Shade, ...]
    dark: tuple[Box, ...] = ()
    """The areas that were darker than any that black letters are set on."""


def cleaned(picture: Grey) -> Clean:
    bright = _evenly_lit(_without_dark_edges(without_holes(picture)))
    small = _small(bright)
    bright, dark = _with_dark_inverted(bright, small, float(np.percentile(small, 90)))
    behind = np.minimum(_behind(_small(bright)), _bands(bright))
    shades = list(_shades(behind, float(np.percentile(behind, 90))))
    _square(behind, shades)
    full = cv2.resize(behind, picture.shape[::-1], interpolation=cv2.INTER_LINEAR)
    flat = np.clip(bright.astype(np.float32) * 255 / np.maximum(full, 1), 0, 255).astype(np.uint8)
    return Clean(_without_specks(_with_black_ink(flat)), (*dark, *shades), tuple(shade.box for shade in dark))


def _evenly_lit(picture: Grey) -> Grey:
    light = light_of(_behind(_small(picture)))
    if light.min() == 1:
        return picture
    full = cv2.resize(light, picture.shape[::-1], interpolation=cv2.INTER_LINEAR)
    return np.clip(picture / full, 0, 255).astype(np.uint8)


def _behind(small: Grey) -> Grey:
    """What is behind the letters of a small picture."""
    # Without the median, the closing would take the brightest grains of the paper for the paper itself.
    closed = cv2.morphologyEx(cv2.medianBlur(small, 3), cv2.MORPH_CLOSE, np.ones((TEXT, TEXT), np.uint8))
    return cv2.medianBlur(closed.astype(np.uint8), 5).astype(np.uint8)


def _bands(picture: Grey) -> Grey:
    """What is behind the letters of bands that are lower than any area: the row of a header in small type. In
    the size of a small picture."""
    height, width = picture.shape
    # In a smaller picture still, the gaps between a title's bold letters would be as dark as these.
    half = cv2.blur(cv2.resize(picture, (width // 2, height // 2), interpolation=cv2.INTER_AREA), (3, 3))
    closed = cv2.morphologyEx(half, cv2.MORPH_CLOSE, np.ones(BAND, np.uint8))
    return cv2.resize(closed, _small(picture).shape[::-1], interpolation=cv2.INTER_AREA).astype(np.uint8)


def _square(behind: Grey, shades: Iterable[Shade]) -> None:
    """Gives shades back the corners that smoothing has rounded: their remains are else taken for ink."""
    paper = float(np.percentile(behind, 90))
    for shade in shades:
        box = shade.box
        left, top, right, bottom = (int(side) // SHRINK for side in (box.x0, box.top, box.x1, box.bottom))
        own = behind[top:bottom, left:right]
        np.minimum(own, round(shade.grey * paper), out=own)


def _with_black_ink(flat: Grey) -> Grey:
    """A pale copy's ink as black as print: its rules and letters are else taken for grain."""
    if float(np.percentile(flat[::2, ::2], DARKEST)) >= PALE:
        return flat
    # Of a page with one row on it, the darkest are its grain and the edges of letters too.
    inked = float((cv2.blur(flat, (GRAIN, GRAIN))[::2, ::2] < INKED).mean())
    ink = float(np.percentile(flat[::2, ::2], min(DARKEST, BLACKEST * inked)))
    if ink <= BLACK:
        return flat
    black: Grey = np.clip(255 - (255 - flat.astype(np.float32)) * 255 / (255 - ink), 0, 255).astype(np.uint8)
    return black


def _small(picture: Grey) -> Grey:
    shrunk = cv2.resize(picture, None, fx=1 / SHRINK, fy=1 / SHRINK, interpolation=cv2.INTER_AREA)
    return shrunk.astype(np.uint8)


def _without_dark_edges(picture: Grey) -> Grey:
    """White where a dark strip runs along the edge, the copier's lid."""
    paper = int(np.percentile(picture[::8, ::8], 90))
    dark = (picture < paper * DARK).astype(np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=4)
    bright = picture
    for label in _copiers_own(stats.astype(np.int32), picture.shape):
        x, y, w, h, _ = stats[label].tolist()
        bright = bright.copy() if bright is picture else bright
        grown = cv2.dilate((labels[y : y + h, x : x + w] == label).astype(np.uint8), np.ones((5, 5)))
        bright[y : y + h, x : x + w][grown > 0] = paper
    return bright


def _copiers_own(stats: NDArray[np.int32], shape: tuple[int, ...]) -> Iterator[int]:
    """Which dark pieces are no part of the page itself."""
    height, width = shape
    for label, (x, y, w, h, area) in enumerate(stats.tolist()):
        free = min(x, y, width - x - w, height - y - h)
        long, short = max(w / width, h / height), min(w / width, h / height)
        lid = free <= 1 and long > 0.25 and area <= (FRAME if short > 0.9 else EDGE) * width * height
        if label and lid:
            yield label


def _with_dark_inverted(picture: Grey, small: Grey, paper: float) -> tuple[Grey, list[Shade]]:
    """The picture with its dark areas white and their letters, white ones too, black like the others."""
    bright, shades = picture.copy(), []
    areas = [area for area in _dark_areas(small, paper) if not _is_lettering(small, area, paper)]
    for x, y, w, h in _without_lettering(areas):
        left, top, right, bottom = (SHRINK * value for value in (x, y, x + w, y + h))
        own = picture[top:bottom, left:right].astype(np.float32)
        ground = float(np.percentile(own, 20))
        if _has_black_letters(own, paper):
            ground = max(1.0, float(np.median(own)))
            lit = own * paper / ground
        else:
            # The black rules between two such cells stay black.
            over, under = (own - ground) / max(1.0, paper - ground), (ground - own) / max(ground, PALEST)
            lit = paper * (1 - np.maximum(over, under))
        bright[top:bottom, left:right] = np.clip(lit, 0, paper).astype(np.uint8)
        shades.append(Shade(Box(left, top, right, bottom), min(1.0, ground / paper)))
    return bright, shades


def _has_black_letters(own: NDArray[np.float32], paper: float) -> bool:
    """Whether more of what stands on a dark area is darker still than is white: the next cell is neither."""
    inner = own[2 * SHRINK : -2 * SHRINK, 2 * SHRINK : -2 * SHRINK]
    if not inner.size:
        return False
    ground = float(np.median(inner))
    if ground < PALEST:
        return False
    return float((inner < ground / 2).mean()) > float((inner > (ground + paper) / 2).mean())


def _dark_areas(small: Grey, paper: float) -> Iterator[tuple[int, int, int, int]]:
    """The boxes of areas darker than any shade that black letters are set on, each of one tone. An area is
    told from letters and from tables by what its ink fills, and reaches as far as its own lines do."""
    dim = (small < DIM * paper).astype(np.uint8)
    solid = cv2.morphologyEx(dim, cv2.MORPH_OPEN, np.ones((3, 3), np.uint8))
    _, labels, stats, _ = cv2.connectedComponentsWithStats(solid, connectivity=4)
    for label, (x, y, w, h, area) in enumerate(stats.tolist()):
        if not label or w < TEXT or h < TEXT // 2 or w * h > 0.9 * small.size:
            continue
        own = labels[y : y + h, x : x + w] == label
        tones = small[y : y + h, x : x + w][own]
        low, high = np.percentile(tones, (15, 85))
        if area >= FILLED * w * h and high - low <= EVEN:
            yield x, y, w, h
        else:
            yield from _areas_of_a_tone(small, own, (x, y))


def _is_lettering(small: Grey, area: tuple[int, int, int, int], paper: float) -> bool:
    """Whether a dark area no higher than a line is bold letters that run together, the "om" of
    "recommendation": a cell's top and foot are dark from side to side."""
    x, y, w, h = area
    dim = small[y : y + h, x : x + w] < DIM * paper
    edges = (dim[:2], dim[-2:])
    return h < TEXT and min(float(edge.mean(axis=1).max()) for edge in edges) < SIDE_TO_SIDE


def _without_lettering(areas: Sequence[tuple[int, int, int, int]]) -> Iterator[tuple[int, int, int, int]]:
    """The areas without those inside another that reach across it neither way: its own bold letters."""
    for x, y, w, h in areas:
        if not any(
            ox <= x + 1
            and oy <= y + 1
            and x + w <= ox + ow + 1
            and y + h <= oy + oh + 1
            and w < ACROSS * ow
            and h < ACROSS * oh
            for ox, oy, ow, oh in areas
        ):
            yield x, y, w, h


def _areas_of_a_tone(
    small: Grey, own: NDArray[np.bool_], corner: tuple[int, int]
) -> Iterator[tuple[int, int, int, int]]:
    """The parts of a dark area that are of one tone and fill their boxes: cells side by side."""
    x, y = corner
    height, width = own.shape
    part = small[y : y + height, x : x + width].astype(np.int16)
    counts = np.bincount(part[own].ravel(), minlength=256)
    while counts.max() > FEWEST * small.size / 4:
        tone = int(counts.argmax())
        counts[max(0, tone - EVEN // 2) : tone + EVEN // 2 + 1] = 0
        alike = (own & (np.abs(part - tone) <= EVEN // 2)).astype(np.uint8)
        letter = np.ones((LETTER, LETTER), np.uint8)
        whole = cv2.morphologyEx(cv2.morphologyEx(alike, cv2.MORPH_CLOSE, letter), cv2.MORPH_OPEN, letter)
        for left, top, w, h in _rectangles(whole.astype(np.uint8)):
            yield x + left, y + top, w, h


def _rectangles(area: Grey, deeper: bool = True) -> Iterator[tuple[int, int, int, int]]:
    """The boxes that an area fills: a header and the cells under it that have its tone are two."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(area, connectivity=4)
    for label, (x, y, w, h, size) in enumerate(stats.tolist()):
        if not label or w < TEXT or h < TEXT // 2:
            continue
        if size >= FILLED * w * h:
            yield x, y, w, h
        elif deeper:
            own = (labels[y : y + h, x : x + w] == label).astype(np.uint8)
            wide = own.mean(axis=1) >= FILLED
            for part in (own * wide[:, None], own * ~wide[:, None]):
                for left, top, across, down in _rectangles(part.astype(np.uint8), deeper=False):
                    yield x + left, y + top, across, down


def _shades(behind: Grey, paper: float) -> list[Shade]:
    """Rectangles that are darker than the paper and of one grey: that of a row may touch another's."""
    shades = []
    for grey in _greys(behind, paper):
        alike = (np.abs(behind.astype(np.int16) - grey) <= SPREAD).astype(np.uint8)
        _, _, stats, _ = cv2.connectedComponentsWithStats(alike, connectivity=4)
        for x, y, w, h, area in stats[1:].tolist():
            if min(w, h) >= TEXT / 3 and area >= 0.85 * w * h and w * h < 0.6 * behind.size:
                box = Box(SHRINK * x, SHRINK * y, SHRINK * (x + w), SHRINK * (y + h))
                shades.append(Shade(box, grey / paper))
    return [one for one in shades if not any(_is_grain_of(one, other) for other in shades)]


def _is_grain_of(shade: Shade, other: Shade) -> bool:
    """Whether a shade is a part of a larger one that came out a little darker or lighter."""
    own, whole = shade.box, other.box
    inside = whole.holds((own.x0, own.top)) and whole.holds((own.x1, own.bottom)) and own != whole
    return inside and abs(shade.grey - other.grey) <= 2.5 * SPREAD / 255


def _greys(behind: Grey, paper: float) -> Iterator[int]:
    """The greys of shades, that of the largest areas first."""
    counts = np.bincount(behind.ravel(), minlength=256)
    counts[round(paper * TINT) :] = 0
    while counts.max() > FEWEST * behind.size:
        grey = int(counts.argmax())
        yield grey
        counts[max(0, grey - SPREAD) : grey + SPREAD + 1] = 0


def _pale_lines(flat: Grey) -> Grey:
    """1 where pale rules run: copied as rows of dots."""
    levels, uprights = pale_rules(flat), pale_rules(np.ascontiguousarray(flat.T), UPRIGHT).T
    return cv2.dilate(levels | uprights, np.ones((3, 3), np.uint8)).astype(np.uint8)


def _without_specks(flat: Grey) -> Grey:
    """White where a small spot stands alone: a full stop or an accent has its letter beside it."""
    dark = (flat < FAINT).astype(np.uint8)
    _, labels, stats, centres = cv2.connectedComponentsWithStats(dark)
    areas = stats[:, cv2.CC_STAT_AREA]
    if (areas <= SPECK).sum() < MANY_SPECKS:
        return flat
    larger = (areas > SPECK).astype(np.uint8)
    larger[0] = 0
    near = cv2.dilate(larger[labels], np.ones((2 * ASIDE + 1, 2 * ASIDE + 1), np.uint8)).astype(np.uint8)
    near = cv2.bitwise_or(near, _pale_lines(flat)).astype(np.uint8)
    x, y = centres[areas <= SPECK].astype(int).T
    if (near[y, x] == 0).sum() < MANY_SPECKS:  # small type's own stops
        return flat
    gone = (areas <= SPECK).astype(np.uint8)
    clear = flat.copy()
    clear[(cv2.dilate(gone[labels], np.ones((3, 3), np.uint8)) > 0) & (near == 0)] = 255
    tiny = (areas <= TINY).astype(np.uint8)
    clear[tiny[labels] > 0] = 255
    return clear
