"""Shades behind the rows of a table → the y at which they begin and end.

A shade is drawn for a row, or for each of its cells: pieces that begin or end at one y are taken together.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.document import Box, Fill
from parsers.text.lines import Line

NEAR = 3.0
"""Points from a table's ends, and between two levels, within which they are the same."""
BREADTH = 0.8
"""The share of a table's width from which a shade is a row's."""


@dataclass(frozen=True, slots=True)
class _Level:
    """A y, and the widths of the shades that begin and that end there."""

    y: float
    begun: float
    ended: float


def shade_levels(fills: Sequence[Fill], box: Box) -> list[float]:
    """Every y in a table at which shaded rows begin or end: rows shaded one by one, in one colour even."""
    wide = BREADTH * box.width
    return [each.y for each in _levels(fills, box) if max(each.begun, each.ended) >= wide]


def shade_changes(fills: Sequence[Fill], box: Box, lines: Sequence[Line]) -> list[float]:
    """Every y between lines where shaded rows meet plain ones; from one shade to the next nothing changes."""
    wide = BREADTH * box.width
    return [
        each.y
        for each in _levels(fills, box)
        if abs(each.begun - each.ended) >= wide
        and not any(line.box.top + 1 < each.y < line.box.bottom - 1 for line in lines)
    ]


def _levels(fills: Sequence[Fill], box: Box) -> Iterator[_Level]:
    inside = [fill.box for fill in fills if _width(fill.box, box)]
    last = box.top
    for y in sorted({y for each in inside for y in (each.top, each.bottom)}):
        if last + NEAR < y < box.bottom - NEAR:
            begun = sum(_width(each, box) for each in inside if abs(each.top - y) < 1)
            ended = sum(_width(each, box) for each in inside if abs(each.bottom - y) < 1)
            if max(begun, ended) >= BREADTH * box.width:
                yield _Level(y, begun, ended)
                last = y


def _width(shade: Box, box: Box) -> float:
    """How much of a table's width a shade covers."""
    return max(0.0, shade.shared_width(box))
