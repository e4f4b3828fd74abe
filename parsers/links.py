"""Links between a plan's records: which others each of them speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.plan import Action, Recommendation
from parsers.fields.mentions import find_mentions


def with_links(recommendations: Sequence[Recommendation]) -> list[Recommendation]:
    """The records with the references of the recommendations and actions that their texts mention.

    A recommendation's own number is no link, in its text nor in its actions'.
    """
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


def _mentions(record: Recommendation | Action, refs: Sequence[str], *own: str) -> tuple[str, ...]:
    details = record.details
    texts = [record.text, details.deadline.text, details.progress, details.response, details.status_text]
    texts += [text for _, text in details.extra]
    found = (ref for text in texts for ref in find_mentions(text, refs))
    return tuple(ref for ref in dict.fromkeys(found) if ref not in own)
