"""Numbered recommendations as headings, with bullets and labelled lines beneath.

Local priorities and outcomes
Recommendation 1: Turn the City Plan into a delivery plan.
• Produce a delivery plan for 2025/26.
    Timescale: By end of March 2025
• Report on milestones to Cabinet.
Lead: Assistant Chief Executive
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.plan import NOTHING, ActionDraft, Passage, RecommendationDraft
from parsers.blocks import Block, Kind
from parsers.drafts import Placed, draft_action, joined, listed_item, split_passage, with_field
from parsers.fields.reference import split_reference
from parsers.items import ALIGNED, Item
from parsers.label_values import Label, label_line, labelled_values
from parsers.lines import Joiner
from parsers.outline import Outline
from parsers.table_headings import blocks_over_tables
from parsers.vocabulary import column_of

EXPLICIT = re.compile(r"(?:key\s+)?recommendation\s+\S+", re.I)
LONGEST_LABEL = 4
"""Words of a label on a line of its own."""
SENTENCE = 5
"""Words from which on a numbered heading is a recommendation; "2. Customer Service" is a theme."""


def recognises(outline: Outline) -> bool:
    return len(openings_of(outline)) > 1


def parse(outline: Outline) -> list[Placed]:
    """A draft for each numbered recommendation, with what stands below it up to the next heading."""
    openings = {id(block) for block in openings_of(outline)}
    elsewhere = blocks_over_tables(outline)
    placed: list[Placed] = []
    theme: Passage = NOTHING
    section: list[Block] = []
    opened: tuple[Block, Passage] | None = None
    for block, below in zip(outline.blocks, [*outline.blocks[1:], None], strict=True):
        # "Governance" above another recommendation is its theme; above a name it is a label.
        is_label = opened and below and id(below) not in openings and label_alone(block)
        plain = block.kind is not Kind.HEADING and id(block) not in openings
        if id(block) not in elsewhere and (is_label or plain):
            section.append(block)
            continue
        if opened:
            placed.append(_placed(opened, section, outline.joiner))
        section, opened = [], None
        if id(block) in openings:
            opened = (block, theme)
        elif id(block) not in elsewhere:
            theme = outline.joiner.passage(block.lines)
    if opened:
        placed.append(_placed(opened, section, outline.joiner))
    return placed


def openings_of(outline: Outline) -> list[Block]:
    """The blocks that begin a recommendation: "Recommendation 1: ...", else "R1 ..." or, where most numbered
    headings are sentences with something beneath, "1. ...". What stands over a table's rows is its own."""
    taken = blocks_over_tables(outline)
    blocks = [block for block in outline.blocks if id(block) not in taken]
    explicit = [block for block in blocks if EXPLICIT.match(block.item.text)]
    explicit = [block for block in explicit if split_reference(block.item.text)[0]]
    if len(explicit) > 1:
        return explicit
    numbered = [
        block
        for block in blocks
        if split_reference(block.item.text)[0] and (block.kind is Kind.HEADING or _lettered(block))
    ]
    lengths = sorted(len(split_reference(block.item.text)[1].split()) for block in numbered)
    followed = sum(_has_content(block, outline) for block in numbered)
    if len(numbered) > 2 and lengths[len(lengths) // 2] >= SENTENCE and followed > len(numbered) / 2:
        return numbered
    return []


def _lettered(block: Block) -> bool:
    """Whether a block's reference has letters: "R1", "KR1.1"."""
    return split_reference(block.item.text)[0][:1].isalpha()


def _has_content(block: Block, outline: Outline) -> bool:
    """Whether an item or a labelled line stands right below a block."""
    place = outline.blocks.index(block) + 1
    below = outline.blocks[place : place + 1]
    return any(each.kind is Kind.ITEM or label_line(each.lines[0]) for each in below)


def _placed(opened: tuple[Block, Passage], section: Sequence[Block], joiner: Joiner) -> Placed:
    block, theme = opened
    ref, text = split_passage(joiner.passage(block.lines))
    draft = RecommendationDraft(text=text, ref=ref, theme=theme)
    return Placed(*block.place, _with_section(draft, section, joiner))


def _with_section(
    draft: RecommendationDraft, section: Sequence[Block], joiner: Joiner
) -> RecommendationDraft:
    """The draft with the actions below it; a labelled line is the action's where it stands in line with the
    action's text or comes again under another action, else the recommendation's."""
    parts = list(_section_to_parts(section, joiner))
    if draft.text.text.endswith(":") and all(isinstance(part, Item) for part in parts):
        # "This should include:" and a list, with no word of who or when: the recommendation goes on.
        listed = [draft.text, *(listed_item(part, joiner) for part in parts if isinstance(part, Item))]
        return replace(draft, text=joined(listed))
    each = _of_each_action(parts)
    actions: list[ActionDraft] = []
    text_x = 0.0
    for part in parts:
        if isinstance(part, Item):
            actions.append(draft_action(part, joiner))
            text_x = part.text_x
        elif part.column == "theme":
            draft = replace(draft, theme=part.value)
        elif actions and (part.column in each or part.x >= text_x - ALIGNED):
            actions[-1] = with_field(actions[-1], part.field)
        else:
            draft = replace(draft, fields=(*draft.fields, part.field))
    return replace(draft, actions=tuple(actions))


def _of_each_action(parts: Sequence[Item | Label]) -> frozenset[str]:
    """The columns whose labels stand under more than one action."""
    under: dict[str, set[int]] = {}
    count = 0
    for part in parts:
        if isinstance(part, Item):
            count += 1
        elif count:
            under.setdefault(part.column, set()).add(count)
    return frozenset(column for column, actions in under.items() if len(actions) > 1)


def _section_to_parts(section: Sequence[Block], joiner: Joiner) -> Iterator[Item | Label]:
    """The actions and the labelled values of a section.

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
        elif block.kind is Kind.PARAGRAPH and label_line(block.lines[0]):
            yield from labelled_values(block.lines, joiner)
            alone = None
        elif block.kind is Kind.ITEM or alone:
            item, labels = _without_labels(block.item, joiner)
            yield item
            yield from labels


def label_alone(block: Block) -> str:
    """The column that a whole short block names: "By when", "Actions:"; empty where it is no label."""
    text = block.item.text
    named = text.endswith(":") or (":" not in text and block.style.bold)
    if block.item.mark or len(text.split()) > LONGEST_LABEL or not named:
        return ""
    column = column_of(text)
    return "" if column in ("recommendation", "recommendation_ref") else column


def _without_labels(item: Item, joiner: Joiner) -> tuple[Item, list[Item | Label]]:
    """An item's labelled lines taken out of it: "Timescale: ..." set as a line of the bullet above, or of
    the last bullet under that."""
    if item.children:
        last, labels = _without_labels(item.children[-1], joiner)
        return replace(item, children=(*item.children[:-1], last)), labels
    for number, line in enumerate(item.lines):
        if number and label_line(line):
            below = list(labelled_values(item.lines[number:], joiner))
            return replace(item, lines=item.lines[:number]), below
    return item, []
