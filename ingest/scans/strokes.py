"""A rule of a page in pixels."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stroke:
    """A rule in pixels, as `models.document.Rule` has it."""

    level: bool
    at: float
    start: float
    end: float
    thick: float
