"""Headings that are recommendations, each over the prose that explains it, under one that announces them.

Recommendations
Close the gap in the budget                 a heading that tells somebody what to do
Decisions taken early will cost less.       prose
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from parsers.fields.reference import split_reference
from parsers.sections.blocks import Block, Kind
from parsers.sections.sections import SENTENCE, outranks
from parsers.vocabulary.sections import commands, section_says

MOST = 0.75
"""The share of such headings that tell somebody what to do, at least."""


def with_headlines(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, headings that each tell somebody what to do over prose of their own as points of the
    section that announces them: "Close the gap in the budget" over "Decisions taken early cost less."."""
    found: set[int] = set()
    for place, block in enumerate(blocks):
        if block.kind is Kind.HEADING and section_says(block.item.text) == "recommendations":
            found |= set(map(id, _headlines(block, blocks[place + 1 :])))
    return [replace(block, kind=Kind.ITEM) if id(block) in found else block for block in blocks]


def _headlines(section: Block, below: Sequence[Block]) -> list[Block]:
    """The headings under a section's, up to the next that is set otherwise or announces another, where nearly
    all are sentences that bid, and prose alone stands under each."""
    first = next((block for block in below if block.kind is Kind.HEADING), None)
    if first is None or not outranks(section, first):
        return []
    own: list[Block] = []
    for block, under in zip_longest(below, below[1:]):
        heads = block.kind is Kind.HEADING
        if heads and (block.style != first.style or section_says(block.item.text)):
            break
        if (
            block.kind is Kind.ITEM
            or block.row
            or (heads and (not under or under.kind is not Kind.PARAGRAPH))
        ):
            return []
        own += [block] if heads else []
    bidding = [block for block in own if commands(block.item.text)]
    words = sum(len(block.item.text.split()) for block in own)
    said = len(own) > 1 and words >= SENTENCE * len(own) and len(bidding) >= MOST * len(own)
    return own if said and not any(split_reference(block.item.text)[0] for block in own) else []
