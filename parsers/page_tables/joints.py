"""Level rules that are drawn a cell at a time: columns part where the pieces of all of them meet.

__________ _______________ ________
Measure    The council     Status        <- each rule is three pieces end to end
__________ _______________ ________
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from math import inf

from models.document import Rule
from parsers.grids.rules import NEAR

GAP = 1.0
"""Points between two pieces of a rule that meet, at most; dashes are farther apart."""


def joints(run: Sequence[Rule], pieces: Sequence[Rule]) -> list[float]:
    """The x at which pieces of every rule of a run meet, left to right; `pieces` are a page's rules as they
    are drawn."""
    first, *others = (_meetings(rule, pieces) for rule in run)
    return [x for x in first if all(_is_at(x, each) for each in others)]


def _meetings(rule: Rule, pieces: Sequence[Rule]) -> list[float]:
    own = [p for p in pieces if p.horizontal and abs(p.at - rule.at) < GAP]
    own = sorted((p for p in own if rule.start - NEAR < p.start < rule.end), key=lambda piece: piece.start)
    return [right.start for left, right in pairwise(own) if abs(right.start - left.end) < GAP]


def inner_rules(run: Sequence[Rule], edges: Sequence[float], levels: Sequence[Rule]) -> list[Rule]:
    """The rules below the first of a run that begin and end at its columns' edges, up to the next that is as
    long: beside them cells are merged."""
    first, last = run[0], run[-1]
    ends = (first.start, *edges, first.end)
    below = [rule for rule in levels if rule.at > first.at + NEAR and rule not in run]
    own = [rule for rule in below if _is_at(rule.start, ends) and _is_at(rule.end, ends)]
    width = last.end - last.start - NEAR
    limit = min((rule.at for rule in own if rule.at > last.at and rule.end - rule.start > width), default=inf)
    return [rule for rule in own if rule.at < limit]


def with_foot(run: Sequence[Rule], inner: Sequence[Rule]) -> list[Rule]:
    """A run's rules, and one over all columns where the last within it stands below: in a cut merged cell."""
    lowest = max((rule.at for rule in inner), default=0.0)
    return [*run, replace(run[-1], at=lowest)] if lowest > run[-1].at + NEAR else list(run)


def _is_at(x: float, ends: Sequence[float]) -> bool:
    return any(abs(x - end) < NEAR for end in ends)
