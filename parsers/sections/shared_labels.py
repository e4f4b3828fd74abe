"""Labels said once below the last of several actions, which are for all of them.

a) Publish the forward plan.
b) Send the agenda out in time.
       Lead: Monitoring Officer. By: May 2025       set in, as a paragraph is, or at the right
(Monitoring Officer, May 2025)                      or without labels, on a line or a paragraph below
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from models.plan import ActionDraft, Field, RecommendationDraft
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.records.drafts import Placed
from parsers.sections.blocks import Block, Kind
from parsers.sections.trailing_details import who_and_when_in
from parsers.text.joiner import Joiner

SHARED = frozenset({*OWNERS, *DATES, "status"})
FEWEST = 2
"""So many lists, each of several actions, that end so: of one the label may be the last action's."""


def with_shared_labels(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, what is said of who and when below their lists said of the whole of each, where every list
    of the plan ends so and no other action says any."""
    lists = [own.draft.actions for own in placed if len(own.draft.actions) > 1]
    others = chain.from_iterable((*actions[:-1], *actions[-1].children) for actions in lists)
    if len(lists) < FEWEST or not all(map(_said, (own[-1] for own in lists))) or any(map(_said, others)):
        return list(placed)
    return [replace(own, draft=_shared(own.draft)) for own in placed]


def with_closing_lines(
    placed: Sequence[Placed], sections: Sequence[Sequence[Block]], joiner: Joiner
) -> list[Placed]:
    """The drafts with who and when that a paragraph says below the list of each, where every list ends so, as
    above: "Agreed by Cabinet, March 2024", once, is the plan's."""
    told = [_closing(section, joiner) for section in sections]
    ended = [fields for own, fields in zip(placed, told, strict=True) if len(own.draft.actions) > 1]
    actions = chain.from_iterable(own.draft.actions for own in placed)
    others = any(field.column in SHARED for action in actions for field in action.fields)
    if len(ended) < FEWEST or not all(ended) or others:
        return list(placed)
    return [
        replace(own, draft=replace(own.draft, fields=(*own.draft.fields, *fields)))
        for own, fields in zip(placed, told, strict=True)
    ]


def _closing(section: Sequence[Block], joiner: Joiner) -> tuple[Field, ...]:
    kinds = [block.kind for block in section[-2:]]
    below = kinds == [Kind.ITEM, Kind.PARAGRAPH]
    return who_and_when_in(joiner.passage(section[-1].lines)) if below else ()


def _shared(draft: RecommendationDraft) -> RecommendationDraft:
    if len(draft.actions) < FEWEST:
        return draft
    *before, last = draft.actions
    told = _said(last)
    kept = tuple(field for field in last.fields if field not in told)
    # A line that says nothing else, "(Head of HR, May 2025)", is no action.
    own = [replace(last, fields=kept, deadline_scope="")] if kept != last.fields else []
    return replace(draft, fields=(*draft.fields, *told), actions=(*before, *own))


def _said(action: ActionDraft) -> Sequence[Field]:
    """Labelled values on lines of their own, or a line that only says who and when; "Report every year. Lead:
    Head of HR" is the action's."""
    ends = max((word.box.bottom for word in action.text.words), default=0.0)
    told = [field for field in action.fields if field.column in SHARED and field.heading]
    below = [field for field in told if all(word.box.top >= ends - 1 for word in field.value.words[:1])]
    if action.label or action.fields or action.children:
        return below
    return who_and_when_in(action.text)
