"""What a committee decides on, or a letter asks its reader for, which is no action of a plan.

RESOLVED that:
(1) the feedback report be noted;
"""

from __future__ import annotations

import re
from collections.abc import Sequence

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


def _resolves(text: str) -> bool:
    wished = text.endswith(":") and bool(PLEASE.match(text))
    return wished or mark_of(text) in DECIDED or asks_committee(text)
