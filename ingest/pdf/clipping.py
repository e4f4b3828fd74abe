"""What a page lets be seen: of a shape, the part inside the area that the content is clipped to.

A browser draws the borders of a row that a page end cuts whole on either page, and shows of them what lies on
it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pdfminer.layout import LTComponent, LTCurve
from pdfminer.utils import apply_matrix_pt, get_bound

Area = tuple[float, float, float, float]
"""Left, bottom, right and top in the page's own units."""
Point = tuple[float, float]

BORDER = 1.0
"""Points by which a shape reaches out of the area and is still seen: half a rule's thickness, a rounding."""
NO_INK = 0.1
"""The share of a letter's height, at its top and at its foot, in which nothing is drawn."""
EVERYTHING = (float("-inf"), float("-inf"), float("inf"), float("inf"))


def clipped(area: Area, path: Sequence[Sequence[Any]], matrix: Any) -> Area:
    """The area that is left where a path of pdfminer's, moved by a matrix, clips it too: what is seen lies in
    it, and where the path is no upright rectangle, not all of it is seen."""
    numbers = [[float(number) for number in step[1:]] for step in path]
    points = [
        apply_matrix_pt(matrix, pair) for step in numbers for pair in zip(step[::2], step[1::2], strict=True)
    ]
    if not points:
        return area
    xs, ys = zip(*points, strict=True)
    return within((min(xs), min(ys), max(xs), max(ys)), area)


def within(area: Area, other: Area) -> Area:
    """What two areas share; its sides are the wrong way round where that is nothing."""
    return max(area[0], other[0]), max(area[1], other[1]), min(area[2], other[2]), min(area[3], other[3])


def is_outside(box: Area, area: Area) -> bool:
    """Whether nothing of a box is seen in an area."""
    left, bottom, right, top = area
    x0, y0, x1, y1 = box
    if left <= x0 <= x1 <= right and bottom <= y0 <= y1 <= top:  # as nearly all that is drawn
        return False
    x0, y0, x1, y1 = within(box, area)
    return x1 - x0 < -BORDER or y1 - y0 < -BORDER


def is_letter_outside(box: Area, area: Area) -> bool:
    """Whether nothing of a letter is seen in an area: what lies in it is the room above or below its ink."""
    seen = min(box[3], area[3]) - max(box[1], area[1])
    return is_outside(box, area) or seen < NO_INK * (box[3] - box[1])


def where_seen(box: Area, area: Area) -> Area:
    """A letter's box, or where the area cuts off more than half of its height, the part that is seen: a
    spreadsheet's cell too low for its text shows the upper part of a line with its middle in the next."""
    x0, y0, x1, y1 = box
    middle = (y0 + y1) / 2
    if is_outside(box, area) or area[1] <= middle <= area[3]:
        return box
    low, high = max(y0, area[1]), min(y1, area[3])
    return (x0, low, x1, high) if low < high else box


def seen_part(item: LTComponent, area: Area) -> LTComponent | None:
    """What is seen of a shape or a picture in an area: a shape's points outside are moved to the border."""
    if is_outside(item.bbox, area):
        return None
    if isinstance(item, LTCurve):
        item.pts = _moved_in(item.pts, area)
        item.set_bbox(get_bound(item.pts))
    else:
        item.set_bbox(within(item.bbox, area))
    return item


def _moved_in(points: Sequence[Point], area: Area) -> list[Point]:
    left, bottom, right, top = area[0] - BORDER, area[1] - BORDER, area[2] + BORDER, area[3] + BORDER
    return [(min(max(x, left), right), min(max(y, bottom), top)) for x, y in points]
