"""Headings over actions that say when or who, and no themes: what stands under each is due then, or theirs.

July 2024                     Lead officer: Head of Finance
• Launch the values           • Set the budget
October 2024                  Lead officer: Head of Housing
• Train the managers          • Survey all homes
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.plan import NOTHING, Field, Passage
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.fields.deadline import is_date, is_deadline
from parsers.records.drafts import Placed, with_field
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import commands

FEWEST = 2
"""Different dates, or owners, at least."""
MOST = 0.6
"""The share of the actions under dates that tell somebody what to do; updates have dates over them, too."""


def with_dates_and_owners_over_actions(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts with their themes as deadlines or owners, where all of these are, and no action has one."""
    own = [each.draft for each in placed if each.draft.actions]
    actions = [action for draft in own for action in draft.actions]
    told = {draft.theme.text: _told(draft.theme) for draft in own}
    kinds = {_kind(field.column) for field in told.values() if field}
    has = {_kind(field.column) for draft in own for field in draft.fields}
    has |= {_kind(field.column) for action in actions for field in action.fields}
    if len(told) < FEWEST or not all(told.values()) or len(kinds) > 1 or kinds & has:
        return list(placed)
    if kinds == {"deadline"} and sum(commands(action.text.text) for action in actions) < MOST * len(actions):
        return list(placed)
    return [with_told(each) if each.draft.actions else each for each in placed]


def _told(theme: Passage) -> Field | None:
    """What a theme says when it is no theme: "July 2024", "Lead officer: Head of Finance"."""
    label, _, value = theme.text.partition(":")
    column = column_of(label)
    # "Target: Better homes" is a theme.
    if value.strip() and (column in OWNERS or (column in DATES and is_deadline(value))):
        return Field(column, label, replace(theme, text=value.strip()))
    return Field("deadline", "", theme) if is_date(theme.text) else None


def _kind(column: str) -> str:
    return "owner" if column in OWNERS else "deadline" if column in DATES else ""


def with_told(placed: Placed, theme: Passage = NOTHING) -> Placed:
    """The draft with what its theme says of its actions as theirs, where they do not say it themselves, and
    another above that as its theme."""
    draft, field = placed.draft, _told(placed.draft.theme)
    if field is None:
        return placed
    actions = []
    for action in draft.actions:
        if all(_kind(own.column) != _kind(field.column) for own in action.fields):
            scope = "row" if field.column in DATES else action.deadline_scope
            action = replace(with_field(action, field), deadline_scope=scope)
        actions.append(action)
    return replace(placed, draft=replace(draft, theme=theme, actions=tuple(actions)))
