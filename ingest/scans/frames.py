"""Rules along the sides of dark areas: whole where they are a table's, none where nothing meets them.

    ▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇▇       a header in the colour of the grid below it: its sides are rules
    │      │         │
                             ▇▇▇▇▇▇▇▇▇▇▇▇▇▇  a heading on a bar: what is dark along its sides is only the bar

What a dark area leaves along its sides where it is turned into white is ragged, and no part of a text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ingest.scans.pictures import POINT, Grey
from ingest.scans.strokes import Stroke
from models.document import Box

RAGGED = 6
"""Pixels to either side of an area's side."""
ALONG = round(2 * POINT)
"""Pixels off an area's side, at most, of a rule that runs along it; and of one that meets it."""
WHITE = round(4 * POINT)
"""Pixels off an area's side of a white rule that parts it from the next."""


def without_ragged_sides(text: Grey, areas: Iterable[Box]) -> None:
    """Paints white what runs along the sides of dark areas."""
    for box in areas:
        top, bottom, left, right = int(box.top), int(box.bottom), int(box.x0), int(box.x1)
        for y in (top, bottom):
            text[max(0, y - RAGGED) : y + RAGGED, max(0, left - RAGGED) : right + RAGGED] = 255
        for x in (left, right):
            text[max(0, top - RAGGED) : bottom + RAGGED, max(0, x - RAGGED) : x + RAGGED] = 255


def with_sides(strokes: Sequence[Stroke], areas: Sequence[Box], white: Sequence[Stroke]) -> list[Stroke]:
    """The strokes, those along dark areas as whole sides of them or gone, and the white rules."""
    sides = {box: list(_sides(box)) for box in areas}
    every = [side for own in sides.values() for side in own]
    others = [one for one in strokes if not any(_runs_along(one, side) for side in every)]
    met = _met([*others, *white], areas)
    kept = [
        side
        for box in met
        for side in sides[box]
        if not any(_runs_along(one, side, WHITE) or _runs_along(side, one, WHITE) for one in white)
    ]
    return [*others, *kept, *white]


def _sides(box: Box) -> Iterator[Stroke]:
    for at in (box.top, box.bottom):
        yield Stroke(True, at, box.x0, box.x1, 1.0)
    for at in (box.x0, box.x1):
        yield Stroke(False, at, box.top, box.bottom, 1.0)


def _runs_along(one: Stroke, side: Stroke, off: float = ALONG) -> bool:
    """Whether a stroke lies on a side, and no further than it reaches."""
    return (
        one.level == side.level
        and abs(one.at - side.at) <= off
        and one.start >= side.start - ALONG - off
        and one.end <= side.end + ALONG + off
    )


def _met(strokes: Sequence[Stroke], areas: Sequence[Box]) -> list[Box]:
    """The areas that a rule meets, and those that touch them; none that only a frame passes by on one
    side, as a table's does by a page's sign at its foot."""
    met = []
    for box in areas:
        own = [one for one in strokes if _meets(one, box)]
        if own and not any(all(_passes(one, side) for one in own) for side in _sides(box)):
            met.append(box)
    rest = [box for box in areas if box not in met]
    found = met
    while found:
        found = [box for box in rest if any(_touch(box, other) for other in found)]
        rest = [box for box in rest if box not in found]
        met = [*met, *found]
    return met


def _meets(one: Stroke, box: Box) -> bool:
    """Whether a stroke ends at a side of an area, or runs through it or along it and on."""
    across, along = ((box.top, box.bottom), (box.x0, box.x1))
    if not one.level:
        across, along = along, across
    return (
        across[0] - ALONG <= one.at <= across[1] + ALONG
        and one.start <= along[1] + ALONG
        and one.end >= along[0] - ALONG
    )


def _passes(one: Stroke, side: Stroke) -> bool:
    """Whether a stroke runs along a side and on."""
    shared = min(one.end, side.end) - max(one.start, side.start)
    return (
        one.level == side.level
        and abs(one.at - side.at) <= ALONG
        and shared >= side.end - side.start - 2 * ALONG
    )


def _touch(box: Box, other: Box) -> bool:
    return (
        box.x0 - ALONG <= other.x1
        and other.x0 - ALONG <= box.x1
        and box.top - ALONG <= other.bottom
        and other.top - ALONG <= box.bottom
    )
