"""Things in order, parted into runs: words at wide gaps, lines at white, numbers that do not count on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Thing = TypeVar("Thing")
WIDER = 1.4
"""Times the narrowest gap of a line in wide type that its widest space may be."""


def parted(things: Iterable[Thing], begins: Callable[[list[Thing], Thing], bool]) -> list[list[Thing]]:
    """The things in runs; `begins` tells of the run so far whether the next thing begins another."""
    runs: list[list[Thing]] = []
    for thing in things:
        if runs and not begins(runs[-1], thing):
            runs[-1].append(thing)
        else:
            runs.append([thing])
    return runs


def together(
    things: Iterable[Thing], hang: Callable[[Thing, Thing], object], groups: Iterable[list[Thing]] = ()
) -> list[list[Thing]]:
    """The things in groups, each of which hangs together with another of its group; `groups` are there."""
    groups = list(groups)
    for thing in things:
        near = [group for group in groups if any(hang(thing, other) for other in group)]
        groups = [group for group in groups if not any(group is each for each in near)]
        groups.append([thing, *(each for group in near for each in group)])
    return groups


def in_turn(numbers: Iterable[int]) -> list[list[int]]:
    """Numbers, parted where they do not count on."""
    return parted(numbers, lambda run, number: number != run[-1] + 1)


def distinct(values: Iterable[float], near: float) -> list[float]:
    """Values in order, those within `near` of the one kept before them taken for the same."""
    kept: list[float] = []
    for value in sorted(values):
        if not kept or value - kept[-1] > near:
            kept.append(value)
    return kept


def widest_space(gaps: Sequence[float], size: float, least: float, most: float) -> float:
    """The gap between two words that belong together, at most: `least` sizes; where all `gaps` of their line
    are wide, a typewriter's or a justified one's, WIDER times the narrowest, up to `most` sizes."""
    return min(most * size, max(least * size, WIDER * min(gaps, default=0.0)))


def halves(text: str) -> Iterator[tuple[str, str]]:
    """The ways to part a text in two: "Leader Chief Executive" is two of a plan's owners."""
    words = text.split()
    return ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
