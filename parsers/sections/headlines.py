"""Headings that are recommendations, each over the prose that explains it, under one that announces them.

Recommendations
Close the gap in the budget                 a heading that tells somebody what to do
Decisions taken early will cost less.       prose
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise, zip_longest

from parsers.fields.reference import split_reference
from parsers.sections.blocks import Block, Kind
from parsers.sections.sections import SENTENCE, Section, outranks
from parsers.text.lines import Line
from parsers.text.marks import goes_on_counting
from parsers.vocabulary.sections import commands, section_says

PROGRESS = re.compile(r"\bprogress\b", re.I)
"""What the title of a review says, or a heading, that tells how far what was recommended has got."""
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


def told_progress(blocks: Sequence[Block]) -> list[Section]:
    """The parts of a review of progress that say how far each recommendation has got: what was asked, in
    italics or as a heading, over prose; headings right above others are their themes."""
    parts = [part for block in blocks for part in _parted_at_italics(block)]
    pairs = list(zip_longest(parts, parts[1:]))
    own = [replace(one, kind=Kind.HEADING) if _is_in_italics(one, two) else one for one, two in pairs]
    title = next((block.item.text for block in own if block.kind is Kind.HEADING), "")
    over = [one for one, two in pairwise(own) if one.kind is two.kind is Kind.HEADING]
    found: list[Section] = []
    for place, heading in enumerate(own):
        if heading.kind is not Kind.HEADING or not PROGRESS.search(f"{title} {heading.item.text}"):
            continue
        themes = {id(heading), *(id(each) for each in over if outranks(heading, each))}
        below = [each for each in own[place + 1 :] if id(each) not in themes]
        asked = set(map(id, _headlines(heading, below)))
        for block in own[place:] if asked else ():
            if block.kind is Kind.HEADING and id(block) not in themes | asked:
                break
            if id(block) in themes:
                found.append(Section(heading, block, "recommendations"))
            else:
                point = replace(block, kind=Kind.ITEM) if id(block) in asked else block
                found[-1] = replace(found[-1], blocks=(*found[-1].blocks, point))
    return found


def _parted_at_italics(block: Block) -> list[Block]:
    """A paragraph, its lines in italics apart from others: short ones may stand as close as lines."""
    runs = [tuple(run) for _, run in groupby(block.lines, key=_is_slanted)]
    if block.kind is not Kind.PARAGRAPH or len(runs) < 2:
        return [block]
    return [replace(block, item=replace(block.item, lines=run)) for run in runs]


def _is_slanted(line: Line) -> bool:
    return all(word.style.italic for word in line.words)


def _is_in_italics(block: Block, below: Block | None) -> bool:
    """Whether a paragraph is set whole in italics, over one that is not."""
    slanted = all(map(_is_slanted, block.lines))
    upright = below is not None and below.kind is Kind.PARAGRAPH and not below.item.words[0].style.italic
    return block.kind is Kind.PARAGRAPH and slanted and upright


def _headlines(section: Block, below: Sequence[Block]) -> list[Block]:
    """The headings under a section's, up to the next that is set otherwise or announces another, where nearly
    all bid: sentences with prose alone under each, or what is counted."""
    first = next((block for block in below if block.kind is Kind.HEADING), None)
    if first is None or not outranks(section, first):
        return []
    own: list[Block] = []
    bare = False
    for block, under in zip_longest(below, below[1:]):
        heads = block.kind is Kind.HEADING
        if heads and (block.style != first.style or section_says(block.item.text)):
            break
        if block.kind is Kind.ITEM or block.row:
            return []
        bare = bare or (heads and (not under or under.kind is not Kind.PARAGRAPH))
        own += [block] if heads else []
    parted = [split_reference(block.item.text) for block in own]
    numbers = [ref for ref, _ in parted if ref]
    bidding = sum(commands(text) for _, text in parted)
    if len(own) < 2 or bidding < MOST * len(own):
        return []
    if numbers:
        # Each says what it is by its number too: "4. Strengthen the centre" is short.
        counted = len(numbers) == len(own) and all(goes_on_counting(*pair) for pair in pairwise(numbers))
        return own if counted else []
    words = sum(len(text.split()) for _, text in parted)
    return own if not bare and words >= SENTENCE * len(own) else []
