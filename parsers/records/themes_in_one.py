"""Themes that were several headings side by side on a page: which record each is for cannot be told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Word
from parsers.records.drafts import Placed

APART = 3.0
"""Font sizes of white between two words of a line, from which on they are two headings."""
SEVERAL = "its theme is several headings that stand side by side"


def with_doubtful_themes(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts, the actions under such a theme doubted: "Complete      In progress      Not started"."""
    return [_doubted(each) if _are_several(each.draft.theme.words) else each for each in placed]


def _are_several(words: Sequence[Word]) -> bool:
    """Whether words stand apart on the last line: justified text stretches those above it alone, "Medium
    term" over "finances"."""
    last = [word for word in words if abs(word.box.top - words[-1].box.top) < 1]
    return any(
        right.box.x0 - left.box.x1 > APART * left.style.size
        for left, right in pairwise(last)
        if any(map(str.isalpha, left.text))
    )


def _doubted(placed: Placed) -> Placed:
    actions = tuple(replace(action, doubts=(*action.doubts, SEVERAL)) for action in placed.draft.actions)
    return replace(placed, draft=replace(placed.draft, actions=actions))
