"""Links between a plan's records: which others each of them speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.plan import Action, Issue, Recommendation
from parsers.fields.mentions import find_mentions, missing_mentions

FEWEST = 3
"""References of a plan that numbers its records."""


def with_links(recommendations: Sequence[Recommendation]) -> list[Recommendation]:
    """The records with the references of others that their texts mention."""
    refs = list(dict.fromkeys(_references(recommendations)))
    return [_linked(each, refs) for each in recommendations] if refs else [*recommendations]


def _references(recommendations: Sequence[Recommendation]) -> Iterator[str]:
    numbered = [each for each in recommendations if each.ref]
    yield from (each.ref for each in numbered)
    yield from (action.ref for each in numbered for action in each.actions)


def _linked(one: Recommendation, refs: Sequence[str]) -> Recommendation:
    actions = tuple(
        replace(action, related_refs=_mentions(action, refs, one.ref, action.ref)) for action in one.actions
    )
    return replace(one, related_refs=_mentions(one, refs, one.ref), actions=actions)


def missing_links(recommendations: Sequence[Recommendation]) -> Iterator[Issue]:
    """An issue for each record that speaks of a number that no record has: that one may be lost."""
    refs = list(dict.fromkeys(_references(recommendations)))
    if len(refs) < FEWEST:
        return
    records: list[Recommendation | Action] = [*recommendations]
    records += [action for each in recommendations for action in each.actions]
    for record in records:
        for ref in dict.fromkeys(ref for text in _texts(record) for ref in missing_mentions(text, refs)):
            message = f"speaks of {ref}, which no record is"
            yield Issue("reference", message, record.page, record.words)


def _mentions(record: Recommendation | Action, refs: Sequence[str], *own: str) -> tuple[str, ...]:
    found = (ref for text in _texts(record) for ref in find_mentions(text, refs))
    return tuple(ref for ref in dict.fromkeys(found) if ref not in own)


def _texts(record: Recommendation | Action) -> Iterator[str]:
    """All that a record says."""
    details = record.details
    yield from (record.text, details.deadline.text, details.progress, details.response, details.status_text)
    yield from (text for _, text in details.extra)
