"""Recommendations that a report prints twice, in a summary and in the chapter that leads to each: under which
of the two headings they are kept.

Summary of recommendations                1. Publish a strategy for trees.     kept, with this heading's theme
What we found: canopy                     1. Publish a strategy for trees.     prints it again
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.document import Word
from models.plan import Issue
from parsers.fields.reference import split_reference
from parsers.records.drafts import Placed
from parsers.records.said_once import SENTENCE, letters
from parsers.sections.blocks import Block, Kind


def printed_twice(
    placed: Sequence[Placed], blocks: Sequence[Block], taken: frozenset[Word]
) -> Iterator[Issue]:
    """One issue where `blocks` that no record took (`taken` are the records' words) say again what records
    ask, under headings that are not these records' themes. It touches no record: each stands as printed."""
    long = [each.draft for each in placed if len(each.draft.text.text.split()) >= SENTENCE]
    themes = {letters(draft.text.text): draft.theme.text for draft in long}
    again: dict[str, int] = {}
    pages: dict[str, int] = {}
    heading = ""
    for block in blocks:
        text = letters(split_reference(block.item.text)[1])
        if text in themes and not taken & set(block.item.words):
            if heading and themes[text] and heading != themes[text]:
                again[heading] = again.get(heading, 0) + 1
                pages.setdefault(heading, block.item.page)
        elif block.kind is Kind.HEADING:
            heading = block.item.text
    if again:
        count = sum(again.values())
        said = "; ".join(f"“{name}”, page {pages[name]}" for name in again)
        named = "1 recommendation is" if count == 1 else f"{count} recommendations are"
        yield Issue("twice", f"{named} printed again under other headings than their themes: {said}")
