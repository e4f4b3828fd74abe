"""Labels said once below the last of several actions, which are for all of them.

a) Publish the forward plan.
b) Send the agenda out in time.
       Lead: Monitoring Officer. By: May 2025       set in, as a paragraph is, or at the right
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from models.plan import ActionDraft, Field, RecommendationDraft
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.records.drafts import Placed

SHARED = frozenset({*OWNERS, *DATES, "status"})
FEWEST = 2
"""So many lists, each of several actions, that end so: of one the label may be the last action's."""


def with_shared_labels(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, what is said of who and when below their lists said of the whole of each, where every list
    of the plan ends so and no other action says any."""
    lists = [own.draft.actions for own in placed if len(own.draft.actions) > 1]
    others = chain.from_iterable((*actions[:-1], *actions[-1].children) for actions in lists)
    ended = all(_labels(actions[-1]) for actions in lists) and not any(map(_labels, others))
    if len(lists) < FEWEST or not ended:
        return list(placed)
    return [replace(own, draft=_shared(own.draft)) for own in placed]


def _shared(draft: RecommendationDraft) -> RecommendationDraft:
    if len(draft.actions) < FEWEST:
        return draft
    *before, last = draft.actions
    labels = _labels(last)
    kept = tuple(field for field in last.fields if field not in labels)
    last = replace(last, fields=kept, deadline_scope="")
    return replace(draft, fields=(*draft.fields, *labels), actions=(*before, last))


def _labels(action: ActionDraft) -> list[Field]:
    """Labelled values on lines of their own; "Report every year. Lead: Head of HR" is the action's."""
    ends = max((word.box.bottom for word in action.text.words), default=0.0)
    told = [field for field in action.fields if field.column in SHARED and field.heading]
    return [field for field in told if all(word.box.top >= ends - 1 for word in field.value.words[:1])]
