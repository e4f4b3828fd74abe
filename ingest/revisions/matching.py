"""Which records of a new revision are records that the plan had before.

Each pair of records has a weight: what their texts, references, places, dates and owners say for their
being the same and against it, added up as the logarithms of odds are (Fellegi and Sunter, A Theory for
Record Linkage, 1969). The pairs whose weights add up to the most are taken together, so that of equal texts
each stays where it stood. Recommendations go first; then actions, which know by then whose recommendation is
whose; then what was an action and is a recommendation now, or the other way round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.identity import bare
from ingest.revisions.assignment import Pair, best_pairs
from ingest.revisions.entries import Entry
from ingest.revisions.wording import Wording

LIKENESS = ((0.0, -9.0), (0.2, -6.0), (0.4, -2.0), (0.55, 0.0), (0.75, 3.0), (0.99, 7.0))
"""Likeness of two texts → what it says; straight lines between these."""
SAME_WORDS = 9.0
SWAPPED, ANY_SWAPPED = -9.0, 0.2
"""Against texts that begin with other words, by the share of these, and a little more whatever that is; for a
person they stay a near miss."""
SAME_REF, OTHER_REF = 1.5, -0.3
"""A reference counts little beside the words: one new recommendation renumbers all that follow."""
SAME_NUMBER = 0.7
"""The number of an action within its recommendation."""
SAME_PARENT, OTHER_PARENT = 2.0, -1.0
SAME_ACTIONS = 12.0
"""For a recommendation that has all of many actions in common with another."""
ONE_MORE = 0.5
"""An action counted among those of both that they have not in common: one alone says less than several."""
SAME_OWNER, OTHER_OWNER = 1.2, -1.0
SAME_DEADLINE, OTHER_DEADLINE = 1.5, -0.7
REPEATED = -9.0
"""Against an action under another recommendation whose text stands in the plan several times."""
FURTHER = 0.02
"""Against a pair, by the square of the places between them: equal texts keep their order."""
FURTHEST = 1.0
LONGER_AGO = 0.2
"""Against a record that was gone, for each revision without it."""
UNLIKE = 0.4
"""Two texts of less likeness are in doubt, whatever else says that they are one record."""
SURE = 3.0
"""Below this weight a pair of different texts is in doubt."""
CLOSE = 1.5
"""A rival whose weight is no more than this below puts a pair of different texts in doubt."""
NEAR_MISS = -1.5
"""A pair of this weight, though not taken, may be the same record."""
MISSED = -1.0
"""The weight that remains of a pair that swapped words speak against."""


@dataclass(frozen=True, slots=True)
class Match:
    """A new record and the old one that it is, or (where not `taken`) may be."""

    found: Entry
    known: Entry
    taken: bool
    doubtful: bool
    """Whether a person should look."""


Weigh = Callable[[Entry, Entry], float]


def match(known: Sequence[Entry], found: Sequence[Entry]) -> tuple[Match, ...]:
    """The new records in `found` that are in `known`, and near misses; keys are unique on each side."""
    wording = Wording(entry.text for entry in (*known, *found))
    shared = _SharedActions(known, found)
    tops = _matched(
        [one for one in known if not one.is_action],
        [one for one in found if not one.is_action],
        lambda old, new: _weight_of_recommendations(wording, old, new, shared.share(old, new)),
        wording,
    )
    parents = {one.found.key: one.known.key for one in tops if one.taken}
    repeated = _repeated(known) | _repeated(found)
    below = _matched(
        [one for one in known if one.is_action],
        [one for one in found if one.is_action],
        lambda old, new: _weight_of_actions(wording, old, new, parents, repeated),
        wording,
    )
    below = [replace(one, doubtful=one.doubtful or _is_back_elsewhere(one, parents)) for one in below]
    return (*tops, *below, *_across(known, found, (*tops, *below), wording))


def _is_back_elsewhere(one: Match, parents: Mapping[str, str]) -> bool:
    """An action that was gone and stands elsewhere now may be another of the same words."""
    return one.known.age > 0 and parents.get(one.found.parent) != one.known.parent


def _across(
    known: Sequence[Entry], found: Sequence[Entry], before: Sequence[Match], wording: Wording
) -> list[Match]:
    """What a better reading, or another table, makes a recommendation of an action; the same words alone."""
    taken = [one for one in before if one.taken]
    old, new = {one.known.key for one in taken}, {one.found.key for one in taken}
    parents = {one.parent for one in (*known, *found) if one.is_action}
    free = [one for one in known if one.key not in old and one.key not in parents]
    wanted = [one for one in found if one.key not in new and one.key not in parents]

    def weigh(one: Entry, other: Entry) -> float:
        same = one.is_action != other.is_action and one.text != "" and _same_words(one, other)
        return SAME_WORDS if same else NEAR_MISS - 1

    return _matched(free, wanted, weigh, wording)


def _matched(known: Sequence[Entry], found: Sequence[Entry], weigh: Weigh, wording: Wording) -> list[Match]:
    """Texts that stand once on either side, in one place, are settled first: the others are few."""
    plain = _once_in_both(known, found, weigh)
    old = [one for one in known if one.key not in {pair[0].key for pair in plain}]
    new = [one for one in found if one.key not in {pair[1].key for pair in plain}]
    return [*(Match(own, before, True, False) for before, own in plain), *_weighed(old, new, weigh, wording)]


def _once_in_both(known: Sequence[Entry], found: Sequence[Entry], weigh: Weigh) -> list[tuple[Entry, Entry]]:
    old, new = _by_text(known), _by_text(found)
    pairs = [(old[text][0], new[text][0]) for text in old if len(old[text]) == len(new.get(text, ())) == 1]
    return [pair for pair in pairs if weigh(*pair) >= SAME_WORDS]


def _by_text(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    texts: dict[str, list[Entry]] = {}
    for entry in entries:
        if text := bare(entry.text):
            texts.setdefault(text, []).append(entry)
    return texts


def _weighed(known: Sequence[Entry], found: Sequence[Entry], weigh: Weigh, wording: Wording) -> list[Match]:
    weights = {
        (row, column): weight
        for row, old in enumerate(known)
        for column, new in enumerate(found)
        if (weight := weigh(old, new)) > NEAR_MISS
    }
    pairs = best_pairs(weights)
    settled = {(row, column) for row, column in pairs if _same_words(known[row], found[column])}
    unlike = {pair for pair in pairs if wording.likeness(known[pair[0]].text, found[pair[1]].text) < UNLIKE}
    doubtful = {pair for pair in pairs if pair in unlike or _is_open(pair, weights, settled)}
    rows, columns = {row for row, _ in pairs}, {column for _, column in pairs}
    misses = [pair for pair in weights if pair[0] not in rows and pair[1] not in columns]
    return [
        *(Match(found[pair[1]], known[pair[0]], True, pair in doubtful) for pair in pairs),
        *(Match(found[pair[1]], known[pair[0]], False, True) for pair in _best(misses, weights)),
    ]


def _same_words(old: Entry, new: Entry) -> bool:
    return bare(old.text) == bare(new.text)


def _is_open(pair: Pair, weights: Mapping[Pair, float], settled: Collection[Pair]) -> bool:
    """Whether little speaks for a pair of different texts, or another one is nearly as good."""
    if pair in settled:
        return False
    rows, columns = {row for row, _ in settled}, {column for _, column in settled}
    rivals = [
        weight
        for (row, column), weight in weights.items()
        if (row == pair[0]) != (column == pair[1]) and row not in rows and column not in columns
    ]
    return weights[pair] < SURE or max(rivals, default=NEAR_MISS) > weights[pair] - CLOSE


def _best(misses: Iterable[Pair], weights: Mapping[Pair, float]) -> list[Pair]:
    """Of the pairs that were not taken, the best of each new record."""
    best = {pair[1]: pair for pair in sorted(misses, key=lambda one: (weights[one], one))}
    return list(best.values())


def _weight_of_recommendations(wording: Wording, old: Entry, new: Entry, shared: float) -> float:
    ref = _says(old.ref, new.ref, SAME_REF, OTHER_REF)
    texts = _weight_of_texts(wording, old, new)
    return _with_swaps(texts + ref + _common(old, new), wording, old, new) + SAME_ACTIONS * shared


def _weight_of_actions(
    wording: Wording, old: Entry, new: Entry, parents: Mapping[str, str], repeated: Collection[str]
) -> float:
    parent = SAME_PARENT
    if parents.get(new.parent) != old.parent:
        parent = OTHER_PARENT + (REPEATED if new.text in repeated or old.text in repeated else 0.0)
    number = SAME_NUMBER if old.ref == new.ref else 0.0
    weight = _weight_of_texts(wording, old, new) + parent + number + _common(old, new)
    return _with_swaps(weight, wording, old, new)


def _repeated(entries: Iterable[Entry]) -> set[str]:
    """The texts that several actions have."""
    seen = Counter(one.text for one in entries if one.is_action)
    return {text for text, count in seen.items() if count > 1}


def _weight_of_texts(wording: Wording, old: Entry, new: Entry) -> float:
    if not (old.text and new.text):
        return 0.0 if old.text == new.text else LIKENESS[0][1]
    likeness = wording.likeness(old.text, new.text)
    return SAME_WORDS if likeness == 1.0 else _on_line(likeness)


def _with_swaps(weight: float, wording: Wording, old: Entry, new: Entry) -> float:
    """What all else says of a pair, and what the words say that stand in each other's place."""
    if weight <= 0 or not (old.text and new.text):
        return weight
    swapped = wording.swapped(old.text, new.text)
    return max(MISSED, weight + SWAPPED * (swapped + ANY_SWAPPED)) if swapped else weight


def _on_line(likeness: float) -> float:
    for (left, low), (right, high) in pairwise(LIKENESS):
        if likeness <= right:
            return low + (high - low) * (likeness - left) / (right - left)
    return LIKENESS[-1][1]


def _common(old: Entry, new: Entry) -> float:
    """What places, dates and owners say; little, beside equal words."""
    away = min(FURTHEST, FURTHER * (old.place - new.place) ** 2)
    owner = _says(old.owner, new.owner, SAME_OWNER, OTHER_OWNER)
    deadline = _says(old.deadline, new.deadline, SAME_DEADLINE, OTHER_DEADLINE)
    return owner + deadline - away - LONGER_AGO * old.age


def _says(old: str, new: str, same: float, other: float) -> float:
    """Nothing, where one of them is not stated."""
    if not (old and new):
        return 0.0
    return same if old == new else other


class _SharedActions:
    """How many of their actions two recommendations have in common, word for word."""

    def __init__(self, known: Iterable[Entry], found: Iterable[Entry]) -> None:
        self._known, self._found = _texts_below(known), _texts_below(found)

    def share(self, old: Entry, new: Entry) -> float:
        left, right = self._known.get(old.key, frozenset()), self._found.get(new.key, frozenset())
        return len(left & right) / (min(len(left), len(right)) + ONE_MORE)


def _texts_below(entries: Iterable[Entry]) -> dict[str, frozenset[str]]:
    texts: dict[str, set[str]] = {}
    for entry in entries:
        if entry.is_action:
            texts.setdefault(entry.parent, set()).add(bare(entry.text))
    return {key: frozenset(below) for key, below in texts.items()}
