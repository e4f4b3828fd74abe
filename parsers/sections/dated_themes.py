"""Headings over actions that are dates, and no themes: what stands under each is due by then.

July 2024
• Launch the values
October 2024
• Train the managers
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.plan import NOTHING, Field, Passage
from parsers.fields.deadline import is_date
from parsers.records.drafts import Placed, with_field
from parsers.vocabulary.sections import commands

FEWEST = 2
"""Different dates, at least."""
MOST = 0.6
"""The share of the actions that tell somebody what to do; updates have dates over them, too."""


def with_dates_over_actions(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts with their themes as deadlines, where all of these are dates and no action has one."""
    own = [each.draft for each in placed if each.draft.actions]
    actions = [action for draft in own for action in draft.actions]
    dates = {draft.theme.text for draft in own}
    fields = [field for draft in own for field in draft.fields]
    fields += [field for action in actions for field in action.fields]
    if len(dates) < FEWEST or not all(map(is_date, dates)) or any(f.column == "deadline" for f in fields):
        return list(placed)
    if sum(commands(action.text.text) for action in actions) < MOST * len(actions):
        return list(placed)
    return [dated(each) if each.draft.actions else each for each in placed]


def dated(placed: Placed, theme: Passage = NOTHING) -> Placed:
    """The draft with its theme as its actions' deadline, and another above that, if there is one."""
    draft = placed.draft
    due = Field("deadline", "", draft.theme)
    actions = [replace(with_field(action, due), deadline_scope="row") for action in draft.actions]
    return replace(placed, draft=replace(draft, theme=theme, actions=tuple(actions)))
