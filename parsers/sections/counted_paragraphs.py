"""Paragraphs that a report counts through its recommendations, which are no points of these.

Recommendation 1 – Strategy
3.1 The council should agree a place narrative.     counted on from one recommendation ...
Recommendation 2 – Delivery
3.2 The council should appoint a director.          ... to the next: a paragraph; "2.1" would be an action
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from parsers.sections.blocks import Block, Kind
from parsers.sections.sections import number_of
from parsers.text.marks import goes_on_counting


def with_counted_paragraphs(blocks: Sequence[Block], openings: Sequence[Block]) -> list[Block]:
    """The blocks, those paragraphs without a mark: their numbers stand in their text."""
    counted = [_counted_under(blocks, opening) for opening in openings]
    several = [own for own in counted if own]
    ends = [(number_of(own[0]), number_of(own[-1])) for own in several]
    on = all(goes_on_counting(above, below) for (_, above), (below, _) in pairwise(ends))
    if len(several) < 2 or 2 * len(several) <= len(counted) or not on:
        return list(blocks)
    told = {id(block) for own in several for block in own}
    return [_as_paragraph(block) if id(block) in told and block.item.mark else block for block in blocks]


def _counted_under(blocks: Sequence[Block], opening: Block) -> list[Block]:
    """The points "3.1", "3.2" below an opening, each the next of the one before it, up to another heading;
    some may be paragraphs as they are, "4.5" below "R4"."""
    place = next(place for place, block in enumerate(blocks) if block is opening)
    found: list[Block] = []
    for block in blocks[place + 1 :]:
        if block.kind is Kind.HEADING:
            break
        label = number_of(block)
        if "." in label and (not found or goes_on_counting(number_of(found[-1]), label)):
            found.append(block)
    return found


def _as_paragraph(block: Block) -> Block:
    item = block.item
    return replace(block, kind=Kind.PARAGRAPH, item=replace(item, mark=None, lines=item.printed))
