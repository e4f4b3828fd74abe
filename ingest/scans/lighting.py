"""A page that was not lit evenly → the same in one light.

A book's spine, a lid that stood open, a lamp to one side darken it slowly from one edge to the other. What is
printed on it begins and ends at once.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ingest.scans.pictures import Grey

PAPER = 95
"""The percentile of a row's or column's light that its paper has: there is paper around every table."""
AT_ONCE, STEP = 3, 0.12
"""Pixels of the small picture within which light that changes by so large a share of the paper's has met
something printed: a dark bar down a page's side."""
OUTERMOST = 0.03
"""The share of a page's width or height along its edges where nothing is printed, and shadows are steep."""
UNEVEN = 0.03
"""The share by which light has to differ on a page to be made even."""


def light_of(behind: Grey) -> NDArray[np.float32]:
    """How much light each part of a page has, 1 where it has most, by a small picture of what is behind its
    letters; 1 throughout where it is lit evenly."""
    light = np.ones(behind.shape, np.float32)
    for axis in (0, 1):
        paper = np.percentile(behind / light, PAPER, axis=axis)
        light *= np.expand_dims(_slow(paper.astype(np.float32)), axis)
    return light


def _slow(paper: NDArray[np.float32]) -> NDArray[np.float32]:
    """The paper's light along a side of the page, in the most that it has; 1 where it is even or changes at
    once."""
    share: NDArray[np.float32] = paper / np.float32(max(1.0, float(np.percentile(paper, PAPER))))
    edge = max(1, round(OUTERMOST * len(share)))
    inner = share[edge:-edge]
    steps = np.abs(inner[AT_ONCE:] - inner[:-AT_ONCE])
    if not steps.size or steps.max() > STEP or np.ptp(inner) < UNEVEN:
        return np.ones_like(share)
    return np.minimum(share, np.float32(1))
