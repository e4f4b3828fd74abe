"""What speaks for an old and a new record being one, and what against it: a weight for each pair.

What their texts, references, places, dates and owners say is added up as the logarithms of odds are, and
what few records of the plan have says more where two have it (Fellegi and Sunter, A Theory for Record
Linkage, 1969).
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from ingest.identity import bare
from ingest.revisions.entries import Entry
from ingest.revisions.wording import Wording, telling_stems

LIKENESS = ((0.0, -9.0), (0.2, -6.0), (0.4, -2.0), (0.55, 0.0), (0.75, 3.0), (0.99, 7.0))
"""Likeness of two texts → what it says; straight lines between these."""
SAME_WORDS = 9.0
SWAPPED, ANY_SWAPPED = -9.0, 0.2
"""Against texts that begin with other words, by the share of these, and a little more whatever that is; for a
person they stay a near miss."""
MISSED = -1.0
"""The weight that remains of a pair that swapped words speak against."""
SAME_REF, OTHER_REF = 1.5, -0.3
"""A reference counts little beside the words: one new recommendation renumbers all that follow."""
SAME_NUMBER = 0.7
"""The number of an action within its recommendation."""
SAME_PARENT, OTHER_PARENT = 2.0, -3.0
SAME_ACTIONS = 12.0
"""For a recommendation that has all of many actions in common with another."""
ONE_MORE = 0.5
"""An action counted among those of both that they have not in common: one alone says less than several."""
KEPT = 0.7
"""How many of the actions keep their owner, or their deadline, from one revision to the next."""
MOST = 3.0
"""What an owner or a deadline can say for a pair, however few have it."""
OTHER_OWNER, OTHER_DEADLINE = -1.5, -1.3
ELSEWHERE = 1.5
"""How many times as much these say against an action under another recommendation."""
EACH_WORD = 1.5
"""What each of its words says for an action under another recommendation, up to `SAME_WORDS` in all: under
each of several, "Communicate to all staff" is another action."""
REPEATED = -9.0
"""Against an action under another recommendation whose text stands in the plan several times."""
BACK_ELSEWHERE = -7.0
"""Against an action that was gone and stands under another recommendation now."""
BACK_REWORDED = -4.0
"""Against a record that was gone and says something else now: what comes back comes back as it was."""
FURTHER = 0.02
"""Against a pair, by the square of the places between them: equal texts keep their order."""
FURTHEST = 1.0
LONGER_AGO = 0.2
"""Against a record that was gone, for each revision without it."""


class Weights:
    """Weighs pairs of a plan's records as they were known and as they are found now."""

    def __init__(self, known: Sequence[Entry], found: Sequence[Entry]) -> None:
        both = (*known, *found)
        self.wording = Wording(entry.text for entry in both)
        self._owners = _Shares(one.owner for one in both)
        self._deadlines = _Shares(one.deadline for one in both)
        self._repeated = _repeated(known) | _repeated(found)
        self._absorbed = _absorbed(known)
        self._known_below, self._found_below = _texts_below(known), _texts_below(found)

    def of_recommendations(self, old: Entry, new: Entry) -> float:
        ref = _says(old.ref, new.ref, SAME_REF, OTHER_REF)
        weight = self._of_texts(old, new) + ref + self._of_the_rest(old, new)
        return self._with_swaps(weight, old, new) + SAME_ACTIONS * self._shared_actions(old, new)

    def of_actions(self, old: Entry, new: Entry, parents: Mapping[str, str]) -> float:
        """`parents`: new recommendation → the old one that it is."""
        number = SAME_NUMBER if old.ref == new.ref else 0.0
        weight = self._of_texts(old, new) + number + self._of_the_rest(old, new)
        is_elsewhere = parents.get(new.parent) != old.parent
        weight += self._of_another_parent(old, new) if is_elsewhere else SAME_PARENT
        return self._with_swaps(weight, old, new)

    def _of_another_parent(self, old: Entry, new: Entry) -> float:
        """What that says against an action, and what few words and other dates say more against it there."""
        is_repeated = new.text in self._repeated or old.text in self._repeated
        weight = OTHER_PARENT + REPEATED * is_repeated + BACK_ELSEWHERE * (old.age > 0)
        weight += min(0.0, EACH_WORD * len(telling_stems(new.text)) - SAME_WORDS)
        owner = _says(old.owner, new.owner, 0.0, OTHER_OWNER)
        deadline = _says(old.deadline, new.deadline, 0.0, OTHER_DEADLINE)
        return weight + (ELSEWHERE - 1) * (owner + deadline)

    def _of_texts(self, old: Entry, new: Entry) -> float:
        if not (old.text and new.text):  # a tracker has the numbers of the recommendations alone
            return 0.0
        likeness = self.wording.likeness(old.text, new.text)
        if likeness == 1.0:
            return SAME_WORDS
        if old.key in self._absorbed:
            return LIKENESS[0][1]
        return _on_line(likeness) + BACK_REWORDED * (old.age > 0)

    def _with_swaps(self, weight: float, old: Entry, new: Entry) -> float:
        """What all else says of a pair, and what the words say that stand in each other's place."""
        if weight <= 0 or not (old.text and new.text):
            return weight
        swapped = self.wording.swapped(old.text, new.text)
        return max(MISSED, weight + SWAPPED * (swapped + ANY_SWAPPED)) if swapped else weight

    def _of_the_rest(self, old: Entry, new: Entry) -> float:
        """What places, dates and owners say; little, beside equal words."""
        away = min(FURTHEST, FURTHER * (old.place - new.place) ** 2)
        owner = _says(old.owner, new.owner, self._owners.of(new.owner), OTHER_OWNER)
        deadline = _says(old.deadline, new.deadline, self._deadlines.of(new.deadline), OTHER_DEADLINE)
        return owner + deadline - away - LONGER_AGO * old.age

    def _shared_actions(self, old: Entry, new: Entry) -> float:
        """How many of their actions two recommendations have in common, word for word."""
        left = self._known_below.get(old.key, frozenset())
        right = self._found_below.get(new.key, frozenset())
        return len(left & right) / (min(len(left), len(right)) + ONE_MORE)


class _Shares:
    """What a value says for two records that both have it: the more, the fewer have it."""

    def __init__(self, values: Iterable[str]) -> None:
        self._seen = Counter(values)
        self._all = self._seen.total()

    def of(self, value: str) -> float:
        return min(MOST, max(0.0, math.log(KEPT * self._all / self._seen[value])))


def _on_line(likeness: float) -> float:
    for (left, low), (right, high) in pairwise(LIKENESS):
        if likeness <= right:
            return low + (high - low) * (likeness - left) / (right - left)
    return LIKENESS[-1][1]


def _says(old: str, new: str, same: float, other: float) -> float:
    """Nothing, where one of them is not stated."""
    if not (old and new):
        return 0.0
    return same if old == new else other


def _repeated(entries: Iterable[Entry]) -> set[str]:
    """The texts that several actions have."""
    seen = Counter(one.text for one in entries if one.is_action)
    return {text for text, count in seen.items() if count > 1}


def _absorbed(known: Sequence[Entry]) -> set[str]:
    """The records that went into another: their words stand in a text of the last revision. What says that
    in other words now is the other."""
    texts = [bare(one.text) for one in known if not one.age]
    gone = {one.key: bare(one.text) for one in known if one.age and one.text}
    return {key for key, text in gone.items() if any(text in whole and text != whole for whole in texts)}


def _texts_below(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    """Recommendation → the letters of its actions."""
    texts: dict[str, set[str]] = {}
    for entry in entries:
        if entry.is_action:
            texts.setdefault(entry.parent, set()).add(bare(entry.text))
    return {key: frozenset(below) for key, below in texts.items()}
