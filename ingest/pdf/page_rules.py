"""What a page draws → its rules: lines, thin rectangles, the sides of boxes, rows of dots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from ingest.pdf.turning import Sheet
from models.document import Rule

THIN = 3.0
"""A rectangle no thicker than this many points is a rule."""
FEWEST_DOTS = 4
DOT_GAP = 3.0
"""Points between the dots of a dotted rule, at most."""


def rules_of(sheet: Sheet) -> Iterator[Rule]:
    """Every rule that a page draws, as it is drawn: pieces are not joined yet. Those that dots make are
    `dotted_rules`."""
    for line in sheet.lines:
        yield from _rule_of(line["x0"], line["top"], line["x1"], line["bottom"])
    for shape in sheet.rects:
        x0, top, x1, bottom = shape["x0"], shape["top"], shape["x1"], shape["bottom"]
        if min(x1 - x0, bottom - top) <= THIN:
            yield from _rule_of(x0, top, x1, bottom)
        elif shape.get("stroke"):
            yield Rule(True, top, x0, x1)
            yield Rule(True, bottom, x0, x1)
            yield Rule(False, x0, top, bottom)
            yield Rule(False, x1, top, bottom)
    for curve in sheet.curves:
        if curve.get("stroke"):
            points = curve["pts"]
            for (ax, ay), (bx, by) in pairwise(points):
                yield from _rule_of(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))


def dotted_rules(sheet: Sheet) -> Iterator[Rule]:
    """The rules that rows of dots make, level and upright: a dotted border is drawn dot by dot, in squares
    or in circles."""
    shapes = (*sheet.rects, *(curve for curve in sheet.curves if curve.get("fill")))
    small = [s for s in shapes if max(s["x1"] - s["x0"], s["bottom"] - s["top"]) <= THIN]
    level = [(s["x0"], s["x1"], (s["top"] + s["bottom"]) / 2) for s in small]
    upright = [(s["top"], s["bottom"], (s["x0"] + s["x1"]) / 2) for s in small]
    for horizontal, own in ((True, level), (False, upright)):
        by_level = sorted(own, key=lambda dot: (round(dot[2], 1), dot[0]))
        for _, dots in groupby(by_level, key=lambda dot: round(dot[2], 1)):
            yield from (Rule(horizontal, at, start, end) for start, end, at in _runs(list(dots)))


def _runs(dots: Sequence[tuple[float, float, float]]) -> Iterator[tuple[float, float, float]]:
    """Dots (start, end, at) of one level → the runs of at least FEWEST_DOTS that stand close together."""
    run = dots[:1]
    for dot in [*dots[1:], (float("inf"), 0.0, 0.0)]:
        if dot[0] - run[-1][1] > DOT_GAP:
            if len(run) >= FEWEST_DOTS:
                yield run[0][0], run[-1][1], run[0][2]
            run = []
        run = [*run, dot]


def _rule_of(x0: float, top: float, x1: float, bottom: float) -> Iterator[Rule]:
    if bottom - top <= THIN < x1 - x0:
        yield Rule(True, (top + bottom) / 2, x0, x1)
    elif x1 - x0 <= THIN < bottom - top:
        yield Rule(False, (x0 + x1) / 2, top, bottom)
