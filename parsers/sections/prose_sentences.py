"""Sentences inside paragraphs that recommend something, in a report that nowhere lists what it recommends.

Reserves
Balances are prudent. We recommend that the council publishes a policy on    a section under "Reserves": the
their use. Members asked for one in 2023.                                    second sentence
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from models.document import Word
from parsers.sections.blocks import Block, Kind
from parsers.sections.sections import Section
from parsers.text.items import Item
from parsers.text.lines import line_of
from parsers.vocabulary.papers import is_review
from parsers.vocabulary.sections import ADVISES, decides
from parsers.vocabulary.word_lists import any_of

FEWEST = 2
"""Such sentences in a report, at least."""
REVIEWERS = re.compile(
    rf"(?:(?:we|i|(?:the |our )?(?:\w+ )?{any_of('reviewers')})"
    rf"(?: {any_of('between we and recommend')}){{0,2}} {ADVISES} (?:that,? |(?=the ))"
    rf"|(?:we|the (?:\w+ )?team) (?:also )?{ADVISES}(?:ed|d) that )",
    re.I,
)
"""What such a sentence begins with: "The peer team also recommends that ..."."""
REVIEW = re.compile(rf"^(?=.{{1,120}}$).*\b{any_of('reviews')}\b", re.I)
READERS = re.compile(r"\b(?:you|your)\b", re.I)
"""Whom a leaflet tells what to do, and the letter of a peer team: "We recommend that you pay online"."""
TITLES = 4
"""Blocks at a document's beginning that may be its title."""
COMMITTEE = re.compile(rf"that (?:the )?(?:[\w-]+ ){{0,3}}{any_of('committees')}\b", re.I)
STOP = re.compile(r"[.!?][”’\"')\]]*$")
ABBREVIATED = re.compile(rf"(?:\b(?:e\.g|i\.e|{any_of('short forms')})|\b[A-Z])\.$", re.I)
OPENS = "“‘\"'(["


def recommended_in_prose(blocks: Sequence[Block]) -> list[Section]:
    """The sentences in which the reviewers recommend something, each as a section under the heading above it;
    none where there is only one, it is for a committee to decide, or no title says that somebody was
    reviewed: "We recommend that you sign up for warnings"."""
    titles = [block.item.text for block in blocks[:TITLES]]
    reviewed = any(map(is_review, titles))
    if not reviewed and not any(map(REVIEW.search, titles)):
        return []
    found: list[Section] = []
    heading: Block | None = None
    for block in blocks:
        if block.kind is Kind.HEADING and not REVIEWERS.match(block.item.text):
            heading = block
            continue
        found += [
            Section(heading or block, heading or block, "recommendations", (sentence,))
            for sentence in _sentences(block)
            if REVIEWERS.match(sentence.item.text)
            and (reviewed or not READERS.search(sentence.item.text))
            and not _is_decided(sentence.item.text)
        ]
    return found if len(found) >= FEWEST else []


def _is_decided(text: str) -> bool:
    """Whether a committee is told what to resolve: "We recommend that Cabinet notes the report."."""
    asked = REVIEWERS.sub("that ", text, count=1)
    return decides(asked) and bool(COMMITTEE.match(asked))


def _sentences(block: Block) -> Iterator[Block]:
    """The whole sentences of a block's own text, each a point."""
    placed = [(number, word) for number, line in enumerate(block.lines) for word in line.words]
    start = 0
    for end, (_, word) in enumerate(placed, start=1):
        if end < len(placed) and not _ends(word, placed[end][1]):
            continue
        if STOP.search(word.text):
            own = placed[start:end]
            lines = [
                line_of([word for _, word in words]) for _, words in groupby(own, key=lambda each: each[0])
            ]
            yield replace(block, kind=Kind.ITEM, item=Item(tuple(lines)))
        start = end


def _ends(word: Word, following: Word) -> bool:
    """Whether a sentence ends with a word: "next year." before "The", not "Cllr." before "Smith"."""
    begins = following.text.lstrip(OPENS)[:1]
    return bool(STOP.search(word.text)) and not ABBREVIATED.search(word.text) and not begins.islower()
