"""A plan's records beside their ids, and what a person says of whole ones: merged, split, added, removed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.corrections.fields import Record
from ingest.corrections.values import ADD, ADD_RECOMMENDATION, MERGE, REMOVE, SPLIT, UNDER, Correction
from ingest.identity import RecordIds, hashed
from models.plan import Action, Details, Plan, Recommendation


@dataclass(frozen=True, slots=True)
class Numbered:
    """A recommendation with its id, and its actions with theirs."""

    record_id: str
    recommendation: Recommendation
    actions: tuple[tuple[str, Action], ...]


Records = tuple[Numbered, ...]


def number(plan: Plan, ids: Sequence[RecordIds]) -> Records:
    return tuple(
        Numbered(own.recommendation, one, tuple(zip(own.actions, one.actions, strict=True)))
        for one, own in zip(plan.recommendations, ids, strict=True)
    )


def put_back(plan: Plan, records: Records) -> tuple[Plan, tuple[RecordIds, ...]]:
    recommendations = tuple(
        replace(one.recommendation, actions=tuple(action for _, action in one.actions)) for one in records
    )
    ids = tuple(RecordIds(one.record_id, tuple(own for own, _ in one.actions)) for one in records)
    return replace(plan, recommendations=recommendations), ids


def by_id(records: Records) -> dict[str, Action | Recommendation]:
    return dict(_pairs(records))


def above(records: Records, record_id: str) -> str:
    """The action that an action stands under, else its recommendation; "" for what is no action."""
    for one in records:
        refs = {action.ref: own for own, action in one.actions}
        action = dict(one.actions).get(record_id)
        if action:
            return refs.get(action.parent_ref, one.record_id)
    return ""


def with_those_below(records: Records, record_id: str) -> tuple[str, ...]:
    """The action, its sub-actions, theirs and so on, in their order; a recommendation alone."""
    family = [record_id]
    for one in records:
        if record_id in dict(one.actions):
            family += [
                own for own, _ in one.actions if own != record_id and _is_below(records, own, record_id)
            ]
    return tuple(family)


def _is_below(records: Records, own: str, top: str) -> bool:
    while own and own != top:
        own = above(records, own)
    return own == top


def part_ids(record_id: str, parts: int) -> tuple[str, ...]:
    """The ids of a split record's parts: the first keeps its own."""
    return (record_id, *(hashed(f"{record_id}\nsplit\n{place}") for place in range(2, parts + 1)))


def added_id(after: str, text: str, taken: Collection[str]) -> str:
    count = 1
    while (own := hashed(f"{after}\nadded\n{text}\n{count}")) in taken:
        count += 1
    return own


def restructured(records: Records, corrections: Sequence[Correction], homes: Mapping[str, str]) -> Records:
    """With all that is said of whole records, as far as these records are there.

    `homes` tells under which recommendation a record of any revision stood: what was added behind one that is
    gone since is the last of its recommendation's actions.
    """
    for fields in ORDER:
        for one in corrections:
            if one.field in fields:
                records = STEPS[one.field](records, one, homes)
    return records


def _merged(records: Records, said: Correction, homes: Mapping[str, str]) -> Records:
    """The words of the record go into the other, behind its own; a recommendation's actions too."""
    there = by_id(records)
    into, gone = there.get(said.value), there.get(said.record_id)
    if isinstance(into, Action) and isinstance(gone, Action):
        return _without(_replaced(records, said.value, [(said.value, _joined(into, gone))]), said.record_id)
    if not (isinstance(into, Recommendation) and isinstance(gone, Recommendation)):
        return records
    moved = next(one.actions for one in records if one.record_id == said.record_id)
    return tuple(
        replace(one, recommendation=_joined(into, gone), actions=(*one.actions, *moved))
        if one.record_id == said.value
        else one
        for one in records
        if one.record_id != said.record_id
    )


def _joined(into: Record, gone: Record) -> Record:
    return replace(into, text=f"{into.text} {gone.text}".strip(), words=(*into.words, *gone.words))


def _split(records: Records, said: Correction, homes: Mapping[str, str]) -> Records:
    there = by_id(records)
    whole = there.get(said.record_id)
    texts = said.value.split("\n")
    own_ids = part_ids(said.record_id, len(texts))
    if whole is None or any(own in there for own in own_ids[1:]):
        return records  # the machine has split it since
    refs = [whole.ref, *(_free_ref(there, f"{whole.ref}/", place) for place in range(2, len(texts) + 1))]
    if isinstance(whole, Action):
        parts = [replace(whole, text=text, ref=ref) for text, ref in zip(texts, refs, strict=True)]
        return _replaced(records, said.record_id, list(zip(own_ids, parts, strict=True)))
    place = next(at for at, one in enumerate(records) if one.record_id == said.record_id)
    wholes = [replace(whole, text=text, ref=ref) for text, ref in zip(texts, refs, strict=True)]
    first = replace(records[place], recommendation=wholes[0])
    others = (Numbered(own, part, ()) for own, part in zip(own_ids[1:], wholes[1:], strict=True))
    return (*records[:place], first, *others, *records[place + 1 :])


def _added(records: Records, said: Correction, homes: Mapping[str, str]) -> Records:
    there = by_id(records)
    if said.record_id in there:
        return records  # the machine has found it since
    return tuple(
        _with_added(one, said, there) if _is_home(one, said, there, homes) else one for one in records
    )


def _added_recommendation(records: Records, said: Correction, homes: Mapping[str, str]) -> Records:
    there = by_id(records)
    place = next((at for at, one in enumerate(records) if _is_home(one, said, there, homes)), None)
    if said.record_id in there or place is None:
        return records
    above = records[place].recommendation
    new = Recommendation(above.theme, "", "", said.value, Details(), (), above.page, ())
    return (*records[: place + 1], Numbered(said.record_id, new, ()), *records[place + 1 :])


def _is_home(one: Numbered, said: Correction, there: Mapping[str, object], homes: Mapping[str, str]) -> bool:
    """Whether what was added belongs under, or behind, this recommendation."""
    if said.after in there:
        return said.after == one.record_id or said.after in dict(one.actions)
    return homes.get(said.after) == one.record_id


def _with_added(one: Numbered, said: Correction, there: Mapping[str, Action | Recommendation]) -> Numbered:
    """Behind the action that is named; first where it is the recommendation, last where that is gone."""
    places = [own for own, _ in one.actions]
    if said.after in places:
        place = places.index(said.after) + 1
        before = one.actions[place - 1][1]
        new = Action(
            _free_ref(there, f"{before.ref}+"), before.parent_ref, said.value, Details(), before.page, ()
        )
    else:
        place = 0 if said.after == one.record_id else len(places)
        above = one.recommendation
        new = Action(
            _free_ref(there, f"{above.ref or above.theme}+"), "", said.value, Details(), above.page, ()
        )
    return replace(one, actions=(*one.actions[:place], (said.record_id, new), *one.actions[place:]))


def _removed(records: Records, said: Correction, homes: Mapping[str, str]) -> Records:
    """A recommendation goes only where it has no actions; the sub-actions of an action go up one level."""
    if isinstance(by_id(records).get(said.record_id), Action):
        return _without(records, said.record_id)
    return tuple(one for one in records if one.record_id != said.record_id or one.actions)


def _put_under(records: Records, said: Correction, homes: Mapping[str, str]) -> Records:
    """An action under another action, or right under a recommendation; those below it go with it.

    It stays in its place where that is behind what it stands under, and in the same recommendation; else it
    goes behind all that stands there.
    """
    there = by_id(records)
    action, onto = there.get(said.record_id), there.get(said.value)
    family = with_those_below(records, said.record_id)
    if not isinstance(action, Action) or onto is None or said.value in family:
        return records
    if above(records, said.record_id) == said.value:
        return records
    placed = replace(action, parent_ref=onto.ref if isinstance(onto, Action) else "")
    home = next(one for one in records if said.value == one.record_id or said.value in dict(one.actions))
    order = [own for own, _ in home.actions]
    before = order[: order.index(said.record_id)] if said.record_id in order else []
    if said.value in before or (said.record_id in order and said.value == home.record_id):
        return _replaced(records, said.record_id, [(said.record_id, placed)])
    moved = [(own, placed if own == said.record_id else each) for own, each in _in_order(records, family)]
    last = with_those_below(records, said.value)[-1] if isinstance(onto, Action) else ""
    return tuple(
        replace(one, actions=_inserted(one, moved, last)) if one.record_id == home.record_id else one
        for one in _taken_out(records, family)
    )


def _in_order(records: Records, family: Collection[str]) -> list[tuple[str, Action]]:
    return [(own, action) for one in records for own, action in one.actions if own in family]


def _taken_out(records: Records, family: Collection[str]) -> Iterator[Numbered]:
    """Without these actions; a heading that only held them goes with them."""
    for one in records:
        left = tuple((own, action) for own, action in one.actions if own not in family)
        head = one.recommendation
        if left or not one.actions or head.text or head.ref:
            yield replace(one, actions=left)


def _inserted(
    one: Numbered, moved: Sequence[tuple[str, Action]], last: str
) -> tuple[tuple[str, Action], ...]:
    """Behind the action `last`, or behind all."""
    order = [own for own, _ in one.actions]
    place = order.index(last) + 1 if last in order else len(order)
    return (*one.actions[:place], *moved, *one.actions[place:])


STEPS: dict[str, Callable[[Records, Correction, Mapping[str, str]], Records]] = {
    MERGE: _merged,
    SPLIT: _split,
    ADD_RECOMMENDATION: _added_recommendation,
    ADD: _added,
    UNDER: _put_under,
    REMOVE: _removed,
}
ORDER = ((MERGE,), (SPLIT,), (ADD, ADD_RECOMMENDATION), (UNDER,), (REMOVE,))


def _without(records: Records, record_id: str) -> Records:
    """Without an action; a heading that only held it goes with it."""
    gone = by_id(records)[record_id]

    def kept(one: Numbered) -> Numbered:
        actions = tuple((own, _lifted(action, gone)) for own, action in one.actions if own != record_id)
        return replace(one, actions=actions)

    def is_left(one: Numbered) -> bool:
        return bool(one.actions or one.recommendation.text or one.recommendation.ref)

    holding = [one.record_id for one in records if record_id in dict(one.actions)]
    left = (kept(one) if one.record_id in holding else one for one in records)
    return tuple(one for one in left if one.record_id not in holding or is_left(one))


def _lifted(action: Action, gone: Action | Recommendation) -> Action:
    is_below = isinstance(gone, Action) and action.parent_ref == gone.ref
    return replace(action, parent_ref=gone.parent_ref) if is_below and isinstance(gone, Action) else action


def _replaced(records: Records, record_id: str, by: Sequence[tuple[str, Action]]) -> Records:
    def filled(one: Numbered) -> Iterator[tuple[str, Action]]:
        for own, action in one.actions:
            yield from by if own == record_id else [(own, action)]

    return tuple(replace(one, actions=tuple(filled(one))) for one in records)


def _free_ref(there: Mapping[str, Action | Recommendation], start: str, count: int = 1) -> str:
    """ "R1.2+" → "R1.2+1", or the first number that no record has."""
    taken = {one.ref for one in there.values()}
    while f"{start}{count}" in taken:
        count += 1
    return f"{start}{count}"


def _pairs(records: Records) -> Iterator[tuple[str, Action | Recommendation]]:
    for one in records:
        yield one.record_id, one.recommendation
        yield from one.actions
