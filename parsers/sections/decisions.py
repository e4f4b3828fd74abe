"""What a committee decides on, or a letter asks its reader for, which is no action of a plan.

RESOLVED that:
(1) the feedback report be noted;
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from parsers.sections.blocks import Block, Kind
from parsers.vocabulary.papers import mark_of
from parsers.vocabulary.sections import asks_committee, decides

MINUTED = re.compile(
    r"\b(?:members|councillors|committee|panel|board|cabinet|executive) (?:\w+ )?"
    r"(?:asked|agreed|noted|commented|raised|made|discussed|considered|heard|queried)\b(?!.*\bactions?\b)"
    r"|\bit was (?:agreed|noted|resolved)\b",
    re.I,
)
"""What minutes say of a meeting: "Members asked:", "It was agreed:"."""
PLEASE = re.compile(r"\bplease\b", re.I)
DECIDED = ("resolved", "recommended:", "recommended that")
"""The marks of a committee's papers that lead in to what it decides on."""


def without_decisions(blocks: Sequence[Block]) -> list[Block]:
    """The blocks without the points below "RESOLVED that:", "That Cabinet:" or "Please could you:"."""
    kept: list[Block] = []
    leads = False
    for block in blocks:
        if block.kind is not Kind.ITEM:
            leads = _leads_in(block.item.text)
        if block.kind is not Kind.ITEM or not leads:
            kept.append(block)
    return kept


def _leads_in(text: str) -> bool:
    asked = text.endswith(":") and (decides(text) or any(each.search(text) for each in (PLEASE, MINUTED)))
    return asked or mark_of(text) in DECIDED or asks_committee(text)
