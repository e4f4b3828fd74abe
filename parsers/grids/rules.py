"""Rules of a page → groups of rules that hang together: pieces of one line joined, crossings followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product, starmap

from models.document import Box, Fill, Rule
from parsers.text.runs import parted, together

NEAR = 3.0
"""Rules closer than this many points are one rule, and rules that miss each other by less touch."""
ROUND = 15.0
"""Points from the end of a rule to where a round corner would be, at most."""
BAR = 8.0
"""Points: a filled area that is wider is no bar."""
FLATTEST = 2
"""A bar is so many times as tall as it is wide, at least."""
SHORTEST = 6.0
"""A rule shorter than this (an underlined letter, a tick) parts nothing."""


def bars(fills: Iterable[Fill], rules: Iterable[Rule]) -> Iterator[Rule]:
    """Narrow fills beside cells, as tall as an upright rule, as rules: "border-left: 5px solid #c00"."""
    heights = {(rule.start, rule.end) for rule in rules if not rule.horizontal}
    for box in dict.fromkeys(fill.box for fill in fills if fill.box.width <= BAR):
        level = any(max(abs(box.top - top), abs(box.bottom - foot)) < NEAR / 2 for top, foot in heights)
        if level and box.height >= FLATTEST * box.width:
            yield Rule(False, box.centre[0], box.top, box.bottom)


def merge_rules(rules: Iterable[Rule]) -> list[Rule]:
    """Each rule once: pieces on one line that touch or overlap become one."""
    merged: list[Rule] = []
    for horizontal in (True, False):
        own = sorted((rule for rule in rules if rule.horizontal == horizontal), key=lambda rule: rule.at)
        for level in parted(own, lambda level, rule: rule.at - level[0].at > NEAR / 2):
            merged += _joined(level)
    return [rule for rule in merged if rule.end - rule.start >= SHORTEST]


def with_round_frames(groups: Sequence[list[Rule]]) -> list[list[Rule]]:
    """The groups, four sides of a frame with round corners as one: they stop short of their corners."""
    lone = [group[0] for group in groups if len(group) == 1]
    drawn = _with_corners(lone)
    return [*(group for group in groups if len(group) > 1), *touching(drawn)] if drawn != lone else [*groups]


def _with_corners(rules: Sequence[Rule]) -> list[Rule]:
    """The rules, each two that a round corner joins drawn on to where they would meet; a corner of the next
    box stands no further from this one's, once both are drawn."""
    drawn = list(rules)
    for at_left, at_top in product((True, False), repeat=2):
        across, down = (1 if at_left else -1), (1 if at_top else -1)
        uprights: dict[int, list[int]] = {}
        for place, rule in enumerate(rules):
            if not rule.horizontal:
                end = rule.start if at_top else rule.end
                uprights.setdefault(round(across * rule.at + down * end), []).append(place)
        for place, level in enumerate(rules):
            end = level.start if at_left else level.end
            key = round(across * end + down * level.at)
            near = (other for x in (key - 1, key, key + 1) for other in uprights.get(x, ()))
            for other in near if level.horizontal else ():
                upright = rules[other]
                if NEAR < across * (end - upright.at) <= ROUND:
                    drawn[place] = _drawn_to(drawn[place], upright.at, at_left)
                    drawn[other] = _drawn_to(drawn[other], level.at, at_top)
    return drawn


def _drawn_to(rule: Rule, end: float, at_start: bool) -> Rule:
    return replace(rule, start=end) if at_start else replace(rule, end=end)


def _joined(level: Sequence[Rule]) -> Iterator[Rule]:
    pieces = sorted(level, key=lambda rule: rule.start)
    whole = pieces[0]
    for piece in pieces[1:]:
        if piece.start > whole.end + NEAR:
            yield whole
            whole = piece
        else:
            whole = replace(whole, end=max(whole.end, piece.end))
    yield whole


def open_frames(groups: Sequence[list[Rule]]) -> Iterator[list[Rule]]:
    """The groups, and rules side by side that cross none as one: uprights at a page end, lists' levels."""
    lone = [group[0] for group in groups if len(group) == 1]
    for group in _halves_joined(groups):
        if len(group) > 1:
            uprights = [rule for rule in lone if not rule.horizontal]
            beside = [rule for rule in uprights if any(_side_by_side(rule, other) for other in group)]
            lone = [rule for rule in lone if rule not in beside]
            yield [*group, *beside]
    while lone:
        first = lone[0]
        beside = [rule for rule in lone if _side_by_side(rule, first)]
        lone = [rule for rule in lone if rule not in beside]
        yield beside


def _halves_joined(groups: Sequence[list[Rule]]) -> Iterator[list[Rule]]:
    """The groups, those as one whose uprights stick out and run side by side: one table's, no frame's."""
    joined: list[list[Rule]] = []
    for group in groups:
        own = _sticking_out(group)
        beside = (each for each in joined if any(starmap(_side_by_side, product(own, _sticking_out(each)))))
        half = next(beside, None)
        if half:
            half += group
        else:
            joined.append(list(group))
    yield from joined


def _sticking_out(group: Sequence[Rule]) -> list[Rule]:
    """The uprights of a group that begin above all its levels and end below them."""
    levels = [rule.at for rule in group if rule.horizontal]
    if not levels:
        return []
    top, bottom = min(levels) - NEAR, max(levels) + NEAR
    return [rule for rule in group if not rule.horizontal and rule.start < top and rule.end > bottom]


def _side_by_side(one: Rule, other: Rule) -> bool:
    return (
        one.horizontal == other.horizontal
        and abs(one.start - other.start) < NEAR
        and abs(one.end - other.end) < NEAR
    )


def ruled(box: Box, levels: Iterable[float] = (), uprights: Iterable[float] = ()) -> list[Rule]:
    """Level rules and uprights through all of a box, at some y and x."""
    across = [Rule(True, y, box.x0, box.x1) for y in levels]
    return [*across, *(Rule(False, x, box.top, box.bottom) for x in uprights)]


def frame(box: Box) -> list[Rule]:
    """The four sides of a box."""
    return ruled(box, (box.top, box.bottom), (box.x0, box.x1))


def box_of(rule: Rule) -> Box:
    if rule.horizontal:
        return Box(rule.start, rule.at, rule.end, rule.at)
    return Box(rule.at, rule.start, rule.at, rule.end)


def touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules in groups that hang together: pieces of one line are one rule by now, so only crossings count."""
    uprights = (rule for rule in rules if not rule.horizontal)
    return together(uprights, _cross, ([rule] for rule in rules if rule.horizontal))


def _cross(upright: Rule, level: Rule) -> bool:
    return (
        level.horizontal
        and level.start - NEAR <= upright.at <= level.end + NEAR
        and upright.start - NEAR <= level.at <= upright.end + NEAR
    )
