"""The record_ids of a plan just read: old ones for the records that it had before, new ones for the rest."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from ingest.identity import RecordIds, record_ids
from ingest.revisions.entries import Entry, plan_to_entries
from ingest.revisions.matching import Match, match
from models.plan import Action, Issue, Plan, Recommendation

R = TypeVar("R", Recommendation, Action)

KIND = "revision"
"""The kind of the issues that doubt whether a record is one that the plan had before."""
LONGEST = 100
"""Letters of the other text that an issue shows."""


@dataclass(frozen=True, slots=True)
class Identified:
    """A plan and its ids. Records whose match is in doubt are for a person to look at, and issues say so."""

    plan: Plan
    ids: tuple[RecordIds, ...]


def identify(
    key: str,
    plan: Plan,
    others: Sequence[Entry],
    own: Sequence[Entry] = (),
    taken: Collection[str] = (),
    first_known: Sequence[Entry] | None = None,
) -> Identified:
    """`key` is the plan's. `others` are its records as other revisions last had them; `own` those of an
    earlier reading of this same file, which go before; `taken` are further ids that no new record may have.

    `first_known` are those of `others` that were known when the file came (all, unless they are given): what
    was in doubt then stays so, though the next revision has the same words under the same doubtful id.
    """
    names = _names(plan)
    entries = plan_to_entries(plan, names)
    pool = _pool(own, others)
    matches = match(pool, entries)
    is_as_it_came = not own and first_known is None
    at_first = matches if is_as_it_came else match(others if first_known is None else first_known, entries)
    known = _known(matches)
    fresh = record_ids(key, plan, {*taken, *(one.key for one in pool)})
    ids = tuple(_own_or_new(name, new, known) for name, new in zip(names, fresh, strict=True))
    doubts = {one.found.key: _doubt(one) for one in at_first if _stands(one, known)}
    return Identified(_with_doubts(plan, names, doubts), ids)


def _names(plan: Plan) -> tuple[RecordIds, ...]:
    """A key for each record, by its place: it has no id yet."""
    return tuple(
        RecordIds(f"{place}", tuple(f"{place}.{below}" for below, _ in enumerate(one.actions)))
        for place, one in enumerate(plan.recommendations)
    )


def _pool(own: Sequence[Entry], others: Sequence[Entry]) -> list[Entry]:
    before = {one.key for one in own}
    return [*own, *(one for one in others if one.key not in before)]


def _known(matches: Iterable[Match]) -> dict[str, str]:
    return {one.found.key: one.known.key for one in matches if one.taken}


def _own_or_new(name: RecordIds, new: RecordIds, known: Mapping[str, str]) -> RecordIds:
    actions = zip(name.actions, new.actions, strict=True)
    return RecordIds(
        known.get(name.recommendation, new.recommendation),
        tuple(known.get(each, fresh) for each, fresh in actions),
    )


def _stands(doubtful: Match, known: Mapping[str, str]) -> bool:
    """Whether the doubt is about the id that the record was given in the end."""
    is_given = known.get(doubtful.found.key) == doubtful.known.key
    return doubtful.doubtful and is_given == doubtful.taken


def _doubt(one: Match) -> str:
    text = one.known.text if len(one.known.text) <= LONGEST else f"{one.known.text[: LONGEST - 1]}…"
    taken = "is taken for" if one.taken else "is taken for a new record, and may be"
    return f"{taken} {one.known.key} of an earlier revision, which said “{text}”"


def _with_doubts(plan: Plan, names: Sequence[RecordIds], doubts: Mapping[str, str]) -> Plan:
    issues: list[Issue] = []

    def marked(record: R, name: str) -> R:
        if name not in doubts:
            return record
        said = f"{record.ref} {doubts[name]}".strip()
        issues.append(Issue(KIND, said, record.page, record.words))
        return replace(record, needs_review=True, evidence=(*record.evidence, KIND))

    def with_actions(one: Recommendation, name: RecordIds) -> Recommendation:
        own = marked(one, name.recommendation)
        return replace(own, actions=tuple(map(marked, one.actions, name.actions)))

    recommendations = tuple(map(with_actions, plan.recommendations, names))
    return replace(plan, recommendations=recommendations, issues=(*plan.issues, *issues))
