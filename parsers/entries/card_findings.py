"""What a card says that the reviewers found: its recommendation, where that asks for something.

What the peers said | Join up the plans.       the recommendation, where no label names another
Recommendation      | 3                        its number, where one does
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.plan import Field, Passage, RecommendationDraft
from parsers.entries.card_entry import Entry
from parsers.fields.reference import split_reference
from parsers.records.drafts import Placed, split_passage
from parsers.sections.sections import LONGEST_NAME
from parsers.text.lines import ends_sentence
from parsers.vocabulary.sections import asks


def with_findings_asked(cards: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The cards, in which "Recommendation | 3" only names what is asked below it under a finding's label."""
    return [_with_finding_asked(card) for card in cards]


def with_findings_as_texts(placed: Sequence[Placed]) -> list[Placed]:
    """The records, what was found as their texts where nothing else says these and most of it asks."""
    found = [next((f for f in each.draft.fields if f.column == "finding"), None) for each in placed]
    asking = sum(asks(split_reference(field.value.text)[1]) for field in found if field)
    if any(each.draft.text or each.draft.ref for each in placed) or 2 * asking <= len(placed):
        return list(placed)
    return [
        replace(each, draft=_said(each.draft, field)) if field else each
        for each, field in zip(placed, found, strict=True)
    ]


def _said(draft: RecommendationDraft, found: Field) -> RecommendationDraft:
    ref, text = split_passage(found.value)
    return replace(
        draft, ref=ref, text=text, fields=tuple(each for each in draft.fields if each is not found)
    )


def _text(entry: Entry) -> str:
    return " ".join(line.text for line in entry.lines)


def _with_finding_asked(card: Sequence[Entry]) -> list[Entry]:
    named = [entry for entry in card if entry.column == "recommendation"]
    found = [entry for entry in card if entry.column == "finding"]
    if len(named) != 1 or len(found) != 1:
        return list(card)
    text, said = _text(named[0]), _text(found[0])
    if text.strip(" .").isdigit():
        columns = {"recommendation": "recommendation_ref", "finding": "recommendation"}
        return [replace(entry, column=columns.get(entry.column, entry.column)) for entry in card]
    if not named[0].ref or not _is_title(text) or not asks(said):
        return list(card)
    asked = replace(named[0], lines=found[0].lines)
    title = replace(found[0], column="", label=Passage("title", found[0].label.words), lines=named[0].lines)
    return [asked if each is named[0] else title if each is found[0] else each for each in card]


def _is_title(text: str) -> bool:
    """Whether a text says what a recommendation is about, and asks nothing: "Finance"."""
    return len(text.split()) <= LONGEST_NAME and not asks(text) and not ends_sentence(text)
