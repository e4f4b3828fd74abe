"""Which records of a new revision are records that the plan had before.

Each pair of records has a weight (`weights`). The pairs whose weights add up to the most are taken together,
so that of equal texts each stays where it stood. Recommendations go first; then actions, which know by then
whose recommendation is whose; then what was an action and is a recommendation now, or the other way round.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.identity import bare
from ingest.revisions.assignment import Pair, best_pairs
from ingest.revisions.entries import Entry
from ingest.revisions.weights import SAME_WORDS, Weights
from ingest.revisions.wording import Wording

UNLIKE = 0.4
"""Two texts of less likeness are in doubt, whatever else says that they are one record."""
SURE = 3.0
"""Below this weight a pair is in doubt."""
CLOSE = 1.5
"""A rival whose weight is no more than this below puts a pair of different texts in doubt."""
NEAR_MISS = -1.5
"""A pair of this weight, though not taken, may be the same record."""


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
    weights = Weights(known, found)
    tops = _matched(
        [one for one in known if not one.is_action],
        [one for one in found if not one.is_action],
        weights.of_recommendations,
        weights.wording,
    )
    parents = {one.found.key: one.known.key for one in tops if one.taken}
    below = _matched(
        [one for one in known if one.is_action],
        [one for one in found if one.is_action],
        lambda old, new: weights.of_actions(old, new, parents),
        weights.wording,
    )
    below = [replace(one, doubtful=one.doubtful or _is_back_elsewhere(one, parents)) for one in below]
    in_place = _in_place(known, found, below, parents)
    told = {one.found.key for one in in_place}
    below = [*(one for one in below if one.taken or one.found.key not in told), *in_place]
    return (*tops, *below, *_across(known, found, (*tops, *below), weights.wording))


def _is_back_elsewhere(one: Match, parents: Mapping[str, str]) -> bool:
    """An action that was gone and stands elsewhere now may be another of the same words."""
    return one.known.age > 0 and parents.get(one.found.parent) != one.known.parent


def _in_place(
    known: Sequence[Entry], found: Sequence[Entry], before: Sequence[Match], parents: Mapping[str, str]
) -> list[Match]:
    """Actions that say something else altogether where one stood with the same owner and date, all others of
    their recommendation being as they were: "Track delivery" in the place of "Monitor progress"."""
    same = {one.found.key: one.known.key for one in before if one.taken}
    old = _actions_of([one for one in known if not one.age])
    new = _actions_of(found)
    pairs = []
    for parent, actions in new.items():
        held = old.get(parents.get(parent, ""), [])
        if len(held) == len(actions):
            others = [
                (one, other)
                for one, other in zip(held, actions, strict=True)
                if same.get(other.key) != one.key
            ]
            pairs += others if len(others) == 1 and _stand_alike(*others[0]) else []
    taken = {*same, *same.values()}
    return [Match(new, old, True, True) for old, new in pairs if not {old.key, new.key} & taken]


def _stand_alike(old: Entry, new: Entry) -> bool:
    """Whether whom and when they name is the same, and one of these at least is named."""
    stated = old.owner, old.deadline
    return any(stated) and stated == (new.owner, new.deadline)


def _actions_of(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """Recommendation → its actions, in their order."""
    below: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.is_action:
            below.setdefault(entry.parent, []).append(entry)
    return below


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
    settled = {pair for pair in pairs if _is_settled(known[pair[0]], found[pair[1]], weights[pair])}
    unlike = {pair for pair in pairs if _are_unlike(known[pair[0]].text, found[pair[1]].text, wording)}
    doubtful = {pair for pair in pairs if pair in unlike or _is_open(pair, weights, settled)}
    taken, columns = {row: weights[row, column] for row, column in pairs}, {column for _, column in pairs}
    misses = [
        pair
        for pair, weight in weights.items()
        if pair[1] not in columns and weight > taken.get(pair[0], NEAR_MISS + CLOSE) - CLOSE
    ]
    return [
        *(Match(found[pair[1]], known[pair[0]], True, pair in doubtful) for pair in pairs),
        *(Match(found[pair[1]], known[pair[0]], False, True) for pair in _best(misses, weights)),
    ]


def _are_unlike(one: str, other: str, wording: Wording) -> bool:
    return bool(one and other) and wording.likeness(one, other) < UNLIKE


def _is_settled(old: Entry, new: Entry, weight: float) -> bool:
    """Whether their words are equal and nothing else speaks against it."""
    return weight >= SURE and _same_words(old, new)


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
