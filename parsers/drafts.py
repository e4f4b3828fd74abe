"""What every layout gives: drafts with their places, so that a mixture of layouts keeps document order."""

from __future__ import annotations

from dataclasses import dataclass

from models.document import Word
from models.plan import NOTHING, ActionDraft, Passage, RecommendationDraft
from parsers.fields.reference import split_reference
from parsers.items import Item
from parsers.lines import Joiner, Measure


@dataclass(frozen=True, slots=True)
class Placed:
    """A draft and where it begins: page (from 1) and points from the top.

    `labels` are words that name its fields ("Timescale:"), part of no value.
    """

    page: int
    top: float
    draft: RecommendationDraft
    labels: tuple[Word, ...] = ()


def draft_action(item: Item, joiner: Joiner, measure: Measure | None = None) -> ActionDraft:
    """An item as an action, what hangs under it as its sub-actions; marks are words but no text."""
    passage = joiner.passage(item.lines, measure)
    marks = item.mark.words if item.mark else ()
    return ActionDraft(
        text=Passage(passage.text, (*marks, *passage.words)),
        label=item.label,
        children=tuple(draft_action(child, joiner, measure) for child in item.children),
        doubts=("it may be part of the action before it",) if item.unsure else (),
    )


def split_passage(passage: Passage) -> tuple[Passage, Passage]:
    """ "R1: Develop ..." as its reference and its text, each with its own words."""
    ref, rest = split_reference(passage.text)
    if not ref:
        return NOTHING, passage
    taken = len(passage.text.split()) - len(rest.split())
    return Passage(ref, passage.words[:taken]), Passage(rest, passage.words[taken:])
