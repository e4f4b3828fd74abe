"""What shines through thin paper: the rules of a table on the back, pale and the other way round.

┃ 1 ┃ Agree ...   ┆  ┃ May ┃        ┃ printed here, ┆ on the back: as far from the right edge as a ┃ is
                                    from the left
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from ingest.scans.pictures import POINT, Grey

Span = tuple[float, float, float, float]
"""A stroke along its line: at, start, end, thick."""
PALE = 185
"""Of 255: a rule of the back is lighter."""
ALIKE = 1.5 * POINT
"""Pixels by which a table's rules on both sides are out of place, once one is laid over the other."""
FEWEST, MOST = 3, 0.6
"""Rules that both sides have at least, and their share of the pale ones: a frame has two."""


def without_back(
    levels: Sequence[Span], uprights: Sequence[Span], ink: Grey
) -> tuple[list[Span], list[Span]]:
    """The level and upright strokes of a page without those that shine through from its back."""
    across = ink.T
    pale = [one for one in uprights if _is_pale(one, across)]
    places = _places(pale)
    black = _places(one for one in uprights if one not in pale)
    if not _mirrors(places, black, ink.shape[1]):
        return list(levels), list(uprights)
    return [one for one in levels if not _is_pale(one, ink)], [one for one in uprights if one not in pale]


def _is_pale(one: Span, ink: Grey) -> bool:
    """Whether a stroke, a level one in `ink`, is lighter than print."""
    at, start, end, _ = one
    band = ink[max(0, round(at) - 2) : round(at) + 3, int(start) : int(end) + 1]
    return bool(band.size) and float(np.median(band.min(axis=0))) > PALE


def _places(strokes: Iterable[Span]) -> list[float]:
    """Where strokes stand, the pieces of one rule once."""
    places: list[float] = []
    for at in sorted(one[0] for one in strokes):
        if not places or at - places[-1] > ALIKE:
            places.append(at)
    return places


def _mirrors(pale: Sequence[float], black: Sequence[float], width: int) -> bool:
    """Whether most pale rules are black ones the other way round, wherever the sheet lay."""
    turned = [width - at for at in pale]
    shifts = [one - other for one in turned for other in black]
    alike = (
        sum(any(abs(one - shift - other) <= ALIKE for other in black) for one in turned) for shift in shifts
    )
    return max(alike, default=0) >= max(FEWEST, MOST * len(pale))
