"""Actions that end with when, or with who and when, where no label and no column says it.

a) Appoint a programme manager – June 2024
1.1 Scope the programme (Deputy Chief Executive, December 2024).
1.2 Begin the programme. Deputy Chief Executive, March 2025.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from models.plan import ActionDraft, Field, Passage
from parsers.drafts import Placed, with_field
from parsers.fields.deadline import is_deadline, says_when
from parsers.fields.owner import names_owners, text_to_names

FEWEST, MOST = 3, 0.6
"""So many actions of a plan, and this share of those without a date: one alone may mean it otherwise."""
BEHIND_DASH = re.compile(r"(?P<text>.{8,}?)\s*(?:[–—]|\s-)\s*(?P<tail>[^–—()]{3,40}?)\.?", re.DOTALL)
IN_BRACKETS = re.compile(
    r"(?P<text>.{8,}?)\s*[(\[](?P<tail>(?:[^()\[\]]|\([^()]*\)){3,80})[)\]]\.?", re.DOTALL
)
BEHIND_STOP = re.compile(r"(?P<text>.{8,}?[.!])\s+(?P<tail>[^.!?]{3,80})\.?", re.DOTALL)
PARTS = re.compile(r"\s*[,;–—]\s*|\s+-\s+")
"""What stands between who and when."""


def with_trailing_details(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, what their actions end with taken out of the text, where most of the plan's end so."""
    undated = [action for own in placed for action in own.draft.actions if not _is_dated(action)]
    ended = sum(_tail_of(action.text.text) is not None for action in undated)
    if ended < max(FEWEST, MOST * len(undated)):
        return list(placed)
    return [
        replace(own, draft=replace(own.draft, actions=tuple(map(_told_apart, own.draft.actions))))
        for own in placed
    ]


def _is_dated(action: ActionDraft) -> bool:
    return any(field.column == "deadline" for field in action.fields)


def _tail_of(text: str) -> tuple[str, str, str] | None:
    """A text, and who and when it ends with; None where it ends with neither."""
    found = IN_BRACKETS.fullmatch(text) or BEHIND_DASH.fullmatch(text)
    stop = None if found else BEHIND_STOP.fullmatch(text)
    found = found or stop
    parts = PARTS.split(found["tail"]) if found else []
    dates = [part for part in parts if _is_date(part)]
    if not found or len(dates) != 1:
        return None
    owners = [part for part in parts if part not in dates]
    if not all(map(names_somebody, owners)) or (stop and not owners):
        return None
    return found["text"], "; ".join(owners), dates[0]


def names_somebody(text: str) -> bool:
    """Whether a part is an owner: "Policy and Performance Manager" ends with a role, whatever begins it."""
    names = text_to_names(text)[1]
    return names_owners(text) or (bool(names) and all("role" in name.kind for name in names))


def _is_date(text: str) -> bool:
    return is_deadline(text) and says_when(text)


def _told_apart(action: ActionDraft) -> ActionDraft:
    tail = None if _is_dated(action) else _tail_of(action.text.text)
    if tail is None:
        return action
    text, owner, date = tail
    count = len(action.text.text.split()) - len(text.split())
    words = action.text.words
    action = replace(action, text=Passage(text, words[:-count]))
    if owner:
        # The words of both count once, as those of the date.
        action = with_field(action, Field("owner", "", Passage(owner)))
    return with_field(action, Field("deadline", "", Passage(date, words[-count:])))
