"""What a committee decides on, or a letter asks its reader for, which is no action of a plan; and what
paragraphs promise, which is.

RESOLVED that:
(1) the feedback report be noted;
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from parsers.cells.run_in_labels import cut_at_labels
from parsers.records.drafts import behind_date
from parsers.sections.blocks import Block, Kind
from parsers.vocabulary.papers import mark_of
from parsers.vocabulary.sections import asks_committee, commands, decides
from parsers.vocabulary.word_lists import any_of

MINUTED = re.compile(
    rf"\b{any_of('in minutes')} (?:\w+ )?{any_of('minuted')}\b(?!.*\bactions?\b)"
    rf"|\bit was {any_of('minuted by all')}\b",
    re.I,
)
"""What minutes say of a meeting: "Members asked:", "It was agreed:"."""
PLEASE = re.compile(r"please\b|.*\bplease (?:could|can|would|will) you\b", re.I)
PROMISED = re.compile(r"(?:we|the \w+|officers) (?:also )?will (?!need\b)", re.I)
DECIDED = ("resolved", "recommended:")
"""The marks of a committee's papers that lead in to what it decides on."""


def without_decisions(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the points below "RESOLVED that:" or "That Cabinet:", and without those below
    "Members asked:" that tell nobody to do anything: Cabinet may agree to "Publish the plan"."""
    kept: list[Block] = []
    resolves = tells = False
    for block in blocks:
        text = block.item.text
        if block.kind is not Kind.ITEM:
            resolves = _resolves(text)
            # "Members asked:" is the lead-in of minutes.
            tells = text.endswith(":") and (decides(text) or bool(MINUTED.search(text)))
        if block.kind is not Kind.ITEM or not (resolves or (tells and not commands(text))):
            kept.append(block)
    return kept


def with_promises(blocks: Sequence[Block], openings: Collection[int]) -> list[Block]:
    """The blocks, where no points are marked, paragraphs below recommendations as points if most say what
    will be done, or when: "We will set up an inbox.", "May 2026: open an inbox"; `openings` has the ids of
    what begins each."""
    starts = [place for place, block in enumerate(blocks) if id(block) in openings]
    ends = (*starts[1:], len(blocks))
    parts = [blocks[start + 1 : end] for start, end in zip(starts, ends, strict=False)]
    below = [block for own in parts for block in own]
    texts = [block for block in below if block.kind is Kind.PARAGRAPH and not cut_at_labels(block.lines)[1]]
    dated = {id(block): said for block in texts if (said := behind_date(block.item.text))}
    # "May 2023: The panel visited two towns." tells how they came to it.
    due = dated.keys() if 2 * sum(map(commands, dated.values())) > len(dated) else set()
    told = {id(block) for block in texts if PROMISED.match(block.item.text)} | due
    answered = sum(any(b.kind is Kind.ITEM or id(b) in told for b in own) for own in parts)
    # "The service has grown quickly." explains, where what will be done stands behind it each time.
    behind = all(_stand_behind(own, told) for own in parts)
    few = (2 * len(told) <= len(texts) and not behind) or 2 * answered <= len(parts)
    if few or any(block.item.mark for block in below):
        return list(blocks)
    return [replace(block, kind=Kind.ITEM) if id(block) in told else block for block in blocks]


def _stand_behind(blocks: Sequence[Block], told: Collection[int]) -> bool:
    """Whether those `told` of some blocks, by their ids, are the last of them."""
    own = [id(block) in told for block in blocks]
    return any(own) and own == sorted(own)


def _resolves(text: str) -> bool:
    wished = text.endswith(":") and bool(PLEASE.match(text))
    return wished or mark_of(text) in DECIDED or asks_committee(text)
