"""Which date, owner or note belongs to which of the actions beside it.

The contract's order: by labels ("a.", "b and c."), else line by line as they stand on the page, else in
order where the counts agree. One value for several actions belongs to all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parsers.text.items import Item
from parsers.text.marks import labels_of


@dataclass(frozen=True, slots=True)
class Pairs:
    """`parts[i]` belongs to the actions `of[i]`; `sure` tells whether labels, level or counts prove it."""

    of: tuple[tuple[int, ...], ...]
    how: str
    """`labels`, `level`, `order`, `one` (to one action), `row` (to all), or `rough`."""

    @property
    def sure(self) -> bool:
        return self.how != "rough"

    @property
    def scope(self) -> str:
        return "row" if self.how == "row" else "action"


def pair(parts: Sequence[Item], actions: Sequence[Item]) -> Pairs:
    """Pairs of `parts` (of one cell) with `actions` (of the cells that it stands beside), both in order."""
    everyone = tuple(range(len(actions)))
    if len(actions) == 1:
        return Pairs(((0,),) * len(parts), "rough" if _are_of_others(parts, actions) else "one")
    labelled = _by_labels(parts, actions)
    if labelled:
        return Pairs(labelled, "labels")
    if len(parts) == 1:
        return Pairs((everyone,), "row")
    others = _are_of_others(parts, actions)
    level = () if others else _by_level(parts, actions)
    if level:
        return Pairs(level, "level")
    if len(parts) == len(actions) and not others:
        return Pairs(tuple((number,) for number in everyone), "order")
    if len(parts) <= len(actions):
        return Pairs(_nearest(parts, actions), "rough")
    return Pairs((everyone,) * len(parts), "rough")


def _are_of_others(parts: Sequence[Item], actions: Sequence[Item]) -> bool:
    """Whether a part has the label of an action that is not among these: "(b) June" beside "(a) Write"."""
    labels = {action.label for action in actions}
    letters = all(label.isalpha() for label in labels)
    return letters and any(part.label.isalpha() and part.label not in labels for part in parts)


def _by_labels(parts: Sequence[Item], actions: Sequence[Item]) -> tuple[tuple[int, ...], ...]:
    places = {action.label: number for number, action in enumerate(actions) if action.label}
    wanted = [labels_of(f"{part.label}. " if part.label else part.text) for part in parts]
    if wanted == [(action.label,) for action in actions]:
        # Two lists in one cell count "a. b." twice.
        return tuple((number,) for number in range(len(actions)))
    if not places or not all(wanted) or not all(label in places for each in wanted for label in each):
        return ()
    return tuple(tuple(places[label] for label in each) for each in wanted)


def _distance(part: Item, action: Item) -> float:
    """How far a part stands from an action's first line, in points; a page end counts as far."""
    return abs(part.top - action.top) + 10_000.0 * abs(part.page - action.page)


def _by_level(parts: Sequence[Item], actions: Sequence[Item]) -> tuple[tuple[int, ...], ...]:
    """Each part beside the first line of another action, or nothing."""
    found: list[int] = []
    for part in parts:
        near = 0.5 * part.lines[0].style.size
        level = [number for number, action in enumerate(actions) if _distance(part, action) <= near]
        if len(level) != 1 or (found and level[0] <= found[-1]):
            return ()
        found += level
    return tuple((number,) for number in found)


def all_nearest(parts: Sequence[Item], actions: Sequence[Item]) -> bool:
    """Whether each of as many parts as actions stands nearer to its own, in order, than to the others."""
    nearest = [min(actions, key=lambda action: _distance(part, action)) for part in parts]
    return len(parts) == len(actions) and all(one is own for one, own in zip(nearest, actions, strict=True))


def _nearest(parts: Sequence[Item], actions: Sequence[Item]) -> tuple[tuple[int, ...], ...]:
    """Each part with an action of its own, in order, so that all together stand as near as can be."""
    best: list[tuple[float, tuple[int, ...]]] = [(0.0, ()), *[(float("inf"), ()) for _ in parts]]
    for number, action in enumerate(actions):
        for count in range(len(parts), 0, -1):
            cost, chosen = best[count - 1]
            cost += _distance(parts[count - 1], action)
            if cost < best[count][0]:
                best[count] = (cost, (*chosen, number))
    return tuple((number,) for number in best[-1][1])
