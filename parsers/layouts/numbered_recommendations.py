"""Numbered recommendations as headings, bold lines or run in, with what stands beneath each.

Local priorities and outcomes
Recommendation 1: Turn the City Plan into a delivery plan.
The team heard that ...                     prose: the explanation
• Produce a delivery plan for 2025/26.
    Timescale: By end of March 2025         of the bullet that it stands under
• Report on milestones. Status: Ongoing.
Lead: Assistant Chief Executive             of the recommendation
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import dropwhile, islice

from models.plan import NOTHING, ActionDraft, Field, Passage, RecommendationDraft
from parsers.blocks import Block, Kind
from parsers.drafts import (
    Placed,
    draft_action,
    joined,
    listed_item,
    split_passage,
    with_field,
    with_leading_date,
)
from parsers.fields.reference import is_reference, split_reference
from parsers.items import ALIGNED, Item
from parsers.label_values import Label
from parsers.lines import Joiner
from parsers.outline import Outline
from parsers.run_in_labels import Labelled, cut_at_labels
from parsers.sections import outranks
from parsers.table_headings import blocks_over_tables
from parsers.vocabulary import column_of

EXPLICIT = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]?\s+)?(?:(?:key|lga|peer|main|priority|cpc)\s+)*rec(?:ommendation)?\.?\s+\S+",
    re.I,
)
LONGEST_LABEL = 6
"""Words of a label on a line of its own: "What the peer team said"."""
SENTENCE = 5
"""Words from which on a numbered heading is a recommendation; "2. Customer Service" is a theme."""


def recognises(outline: Outline) -> bool:
    return len(openings_of(outline)) > 1


@dataclass(frozen=True, slots=True)
class Opening:
    """What begins a recommendation: one block, or a heading ("Recommendation 1") and the block under it."""

    blocks: tuple[Block, ...]
    theme: Passage

    def draft(self, joiner: Joiner) -> RecommendationDraft:
        first = joiner.passage(self.blocks[0].lines)
        if len(self.blocks) == 1:
            ref, text = split_passage(first)
        else:
            ref, text = _bare_reference(first), joiner.passage(self.blocks[1].lines)
        return RecommendationDraft(text=text, ref=ref, theme=self.theme)


def _bare_reference(passage: Passage) -> Passage:
    """ "Recommendation One" → "One", with all its words."""
    ref, _ = split_reference(f"{passage.text.rstrip(' .:')}: Text")
    return Passage(ref or passage.text, passage.words)


def parse(outline: Outline) -> list[Placed]:
    """A draft for each numbered recommendation, with what stands below it up to the next heading."""
    openings = {id(block) for block in openings_of(outline)}
    elsewhere = blocks_over_tables(outline)
    placed: list[Placed] = []
    theme: Passage = NOTHING
    section: list[Block] = []
    opened: Opening | None = None
    blocks = list(outline.blocks)
    while blocks:
        block = blocks.pop(0)
        # "Governance" above another recommendation is its theme; above a name it is a label.
        is_label = opened and blocks and id(blocks[0]) not in openings and label_alone(block)
        if is_label and opened and block.kind is Kind.HEADING and outranks(block, opened.blocks[0]):
            # "Findings" in larger type is the report's next section.
            is_label = ""
        plain = block.kind is not Kind.HEADING and id(block) not in openings
        if id(block) not in elsewhere and (is_label or plain):
            section.append(block)
            continue
        if opened:
            placed.append(_placed(opened, section, outline.joiner))
        section, opened = [], None
        if id(block) in openings:
            below = [blocks.pop(0)] if _is_bare(block) and blocks and _is_text(blocks[0]) else []
            opened = Opening((block, *below), theme)
        elif id(block) not in elsewhere:
            theme = outline.joiner.passage(block.lines)
    if opened:
        placed.append(_placed(opened, section, outline.joiner))
    return _once(placed)


def _once(placed: Sequence[Placed]) -> list[Placed]:
    """The drafts without those that only say again, in a summary, what others say in detail; of two that say
    no more than their text, the first is kept."""
    kept: list[Placed] = []
    for number, each in enumerate(placed):
        same = [other for other in placed if _key(other) == _key(each) and other is not each]
        more = any(_says(other.draft) for other in same)
        if _says(each.draft) or not (more or any(other in placed[:number] for other in same)):
            kept.append(each)
    return kept


def _key(each: Placed) -> tuple[str, str]:
    return each.draft.ref.text, each.draft.text.text.lower()


def _says(draft: RecommendationDraft) -> int:
    return len(draft.actions) + len(draft.fields)


def openings_of(outline: Outline) -> list[Block]:
    """The blocks that begin a recommendation: "Recommendation 1: ...", else "R1 ..." or, where most numbered
    headings are sentences with something beneath, "1. ...". What stands over a table's rows is its own."""
    taken = blocks_over_tables(outline)
    blocks = [block for block in outline.blocks if id(block) not in taken]
    explicit = [block for block in blocks if EXPLICIT.match(block.item.text) and _begins(block)]
    if len(explicit) > 1:
        return explicit
    numbered = [
        block for block in blocks if _begins(block) and (block.kind is Kind.HEADING or _lettered(block))
    ]
    bare = [block for block in numbered if _is_bare(block) and _lettered(block)]
    if len(bare) > 1:
        return bare
    lengths = sorted(len(split_reference(block.item.text)[1].split()) for block in numbered)
    followed = sum(_has_content(block, outline) for block in numbered)
    if len(numbered) > 2 and lengths[len(lengths) // 2] >= SENTENCE and followed > len(numbered) / 2:
        return numbered
    return []


def _begins(block: Block) -> bool:
    return not block.item.mark and bool(split_reference(block.item.text)[0] or _is_bare(block))


def _is_bare(block: Block) -> bool:
    """Whether a block is a reference alone: "Recommendation 1", "R1"."""
    return is_reference(block.item.text.rstrip(" :")) and len(block.lines) == 1


def _is_text(block: Block) -> bool:
    """Whether a block can be the text under a reference that stands alone."""
    return not block.item.mark and not _begins(block) and not cut_at_labels(block.lines)[1]


def _lettered(block: Block) -> bool:
    """Whether a block's reference has letters: "R1", "KR1.1"."""
    text = block.item.text
    return (split_reference(text)[0] or (text if _is_bare(block) else ""))[:1].isalpha()


def _has_content(block: Block, outline: Outline) -> bool:
    """Whether an item or a labelled line stands below a block, at most behind prose that explains it."""
    place = outline.blocks.index(block) + 1
    below = dropwhile(_is_prose, outline.blocks[place:])
    return any(each.kind is Kind.ITEM or _is_labelled(each) for each in islice(below, 1))


def _is_prose(block: Block) -> bool:
    return block.kind is Kind.PARAGRAPH and not _begins(block) and not _is_labelled(block)


def _is_labelled(block: Block) -> bool:
    before, labelled = cut_at_labels(block.lines)
    return bool(labelled) and not before


def _placed(opened: Opening, section: Sequence[Block], joiner: Joiner) -> Placed:
    return Placed(*opened.blocks[0].place, _with_section(opened.draft(joiner), section, joiner))


Part = Item | Label | Passage
"""An action, a labelled value, or prose."""


def _with_section(
    draft: RecommendationDraft, section: Sequence[Block], joiner: Joiner
) -> RecommendationDraft:
    """The draft with the actions below it; a labelled line is the action's where it is part of it, steps in
    under it or comes again under another action, else the recommendation's."""
    parts = list(_section_to_parts(section, joiner))
    if draft.text.text.endswith(":") and all(isinstance(part, Item) for part in parts):
        # "This should include:" and a list, with no word of who or when: the recommendation goes on.
        listed = [draft.text, *(listed_item(part, joiner) for part in parts if isinstance(part, Item))]
        return replace(draft, text=joined(listed))
    each = _of_each_action(parts)
    actions: list[ActionDraft] = []
    edge = 0.0
    for part in parts:
        if isinstance(part, Passage):
            if not actions:
                draft = replace(draft, fields=(*draft.fields, Field("explanation", "explanation", part)))
        elif isinstance(part, Item):
            actions.append(with_leading_date(draft_action(part, joiner)))
            edge = part.x if part.mark else part.text_x - 2 * ALIGNED
        elif part.column == "theme":
            draft = replace(draft, theme=part.value)
        elif actions and (part.inside or part.column in each or part.x > edge + ALIGNED):
            actions[-1] = with_field(actions[-1], part.field)
        else:
            draft = replace(draft, fields=(*draft.fields, part.field))
    return replace(draft, actions=tuple(actions))


def _of_each_action(parts: Sequence[Part]) -> frozenset[str]:
    """The columns whose labels stand under more than one action."""
    under: dict[str, set[int]] = {}
    count = 0
    for part in parts:
        if isinstance(part, Item):
            count += 1
        elif count and isinstance(part, Label):
            under.setdefault(part.column, set()).add(count)
    return frozenset(column for column, actions in under.items() if len(actions) > 1)


def _section_to_parts(section: Sequence[Block], joiner: Joiner) -> Iterator[Part]:
    """The actions, the labelled values and the prose of a section.

    A label on a line of its own ("By when" / "Summer 2025") is for the blocks below it.
    """
    alone: Block | None = None
    for block in section:
        if label_alone(block):
            alone = block
        elif alone and (column := label_alone(alone)) != "action":
            value = joiner.passage(block.lines)
            words = (*alone.item.words, *block.item.all_words())
            yield Label(column, alone.item.text.rstrip(": "), replace(value, words=words), alone.item.x)
            alone = None
        elif block.kind is Kind.ITEM or alone:
            item, labels = _without_labels(block.item)
            if item:
                yield item
            yield from _labels(labels, joiner, inside=bool(item))
        else:
            before, labels = cut_at_labels(block.lines)
            if before:
                yield joiner.passage(before)
            yield from _labels(labels, joiner, inside=False)
            alone = None if labels else alone


def label_alone(block: Block) -> str:
    """The column that a whole short block names: "By when", "Actions:"; empty where it is no label."""
    text = block.item.text
    named = text.endswith(":") or (":" not in text and block.style.bold)
    if block.item.mark or len(text.split()) > LONGEST_LABEL or not named:
        return ""
    column = column_of(text)
    return "" if column in ("recommendation", "recommendation_ref") else column


def _without_labels(item: Item) -> tuple[Item | None, list[Labelled]]:
    """An item's labelled values taken out of it: "Timescale: ..." behind its text, as a line of it, or below
    the last bullet under it."""
    before, labels = cut_at_labels(item.lines)
    if not before:
        return None, labels
    item = replace(item, lines=before)
    if not item.children:
        return item, labels
    last, more = _without_labels(item.children[-1])
    return replace(item, children=(*item.children[:-1], *([last] if last else []))), [*labels, *more]


def _labels(labels: Sequence[Labelled], joiner: Joiner, inside: bool) -> Iterator[Item | Label]:
    """The labelled values; "Action: ..." is an action."""
    for each in labels:
        if each.column == "action" and each.lines:
            yield Item(each.lines)
        else:
            yield Label(each.column, each.heading, each.value(joiner), each.x, inside)
