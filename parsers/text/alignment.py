"""How the lines of a column stand under each other: by their left edges, their middles or right edges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.document import Box, Word, bounds

NEAR = 1.5
"""Points within which a line stands where its column's lines stand."""
PLACES = (0.0, 0.5, 1.0)
"""The shares of a line's width at which lines may be held: left, middle, right."""
CLEARLY = 1.5
"""As many times more lines must agree on another place than on their left edges: short words agree on all."""

HANGING = 0.2
"""Of a column's lines, how many at least begin where the others hang from."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """The place that the lines of a column have in common: x, at a share of their width; where most of them
    hang, `outer` is where the others begin ("1. Peer support" over "   councils arranged")."""

    x: float
    share: float = 0.0
    outer: float | None = None

    def holds(self, words: Sequence[Word]) -> bool:
        """Whether words of one line, those of this column, stand so."""
        own = _place(bounds([word.box for word in words]), self.share)
        places = (self.x,) if self.outer is None else (self.x, self.outer)
        return any(abs(own - place) <= NEAR for place in places)


def alignment_of(lines: Sequence[Box], default: float) -> Alignment:
    """The alignment of a column's lines; at `default` where there are none."""
    found = [(count, Alignment(x, share)) for share in PLACES for x, count in _commonest(lines, share)]
    if not found:
        return Alignment(default)
    best = max(found, key=lambda pair: pair[0] * (1.0 if pair[1].share else CLEARLY))[1]
    return best if best.share else replace(best, outer=_outer(lines, best.x))


def _outer(lines: Sequence[Box], x: float) -> float | None:
    """Where the lines begin from which those at `x` hang in: the commonest place left of it."""
    found = _commonest([line for line in lines if line.x0 < x - NEAR], 0.0)
    return next((place for place, count in found if count >= HANGING * len(lines)), None)


def most_aligned(lines: Sequence[Box]) -> int:
    """How many lines have one place in common, at most, to two points."""
    places = (Counter(round(_place(line, share)) for line in lines) for share in PLACES)
    return max((count + own[x + 1] for own in places for x, count in own.items()), default=0)


def _commonest(lines: Sequence[Box], share: float) -> list[tuple[float, int]]:
    places = Counter(round(2 * _place(line, share)) / 2 for line in lines)
    return places.most_common(1)


def _place(box: Box, share: float) -> float:
    return box.x0 + share * box.width
