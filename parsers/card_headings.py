"""The headings over cards → their themes or, where each has one of its own, their recommendations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.plan import NOTHING, Passage
from parsers.blocks import Block, Kind
from parsers.drafts import Placed, split_passage
from parsers.outline import Outline
from parsers.sections import ANNOUNCES
from parsers.vocabulary.sections import only_names_plan, section_says


def under_headings(placed: Sequence[Placed], outline: Outline) -> list[Placed]:
    """The cards with what the headings right above them say: their themes, or, where each card has one and
    none a recommendation of its own, these."""
    above = [_heading_above(each, outline) for each in placed]
    found = [block for block in above if block]
    texts = [bool(each.draft.text or each.draft.ref) for each in placed]
    if len({block.item.text for block in found}) < 2 and not any(above[1:]):
        return _announced(placed, outline)
    each_own = len(found) == len(placed) and len({id(block) for block in found}) == len(placed)
    result: list[Placed] = []
    theme: Passage = NOTHING
    for one, block in zip(placed, above, strict=True):
        heading = outline.joiner.passage(block.lines) if block else NOTHING
        theme = heading or theme
        if each_own and not any(texts):
            ref, text = split_passage(heading)
            draft = replace(one.draft, ref=ref, text=text)
        else:
            draft = replace(one.draft, theme=one.draft.theme or theme)
        result.append(replace(one, draft=draft))
    return result


def _announced(placed: Sequence[Placed], outline: Outline) -> list[Placed]:
    """The cards of a report that only recommends, under the heading that announces them all."""
    first = min((each.page, each.top) for each in placed) if placed else (0, 0.0)
    above = [block for block in outline.blocks if block.kind is Kind.HEADING and block.place < first]
    if not above or any(each.draft.actions or each.draft.theme for each in placed):
        return list(placed)
    if section_says(above[-1].item.text) not in ANNOUNCES:
        return list(placed)
    theme = outline.joiner.passage(above[-1].lines)
    return [replace(each, draft=replace(each.draft, theme=theme)) for each in placed]


def _heading_above(placed: Placed, outline: Outline) -> Block | None:
    """The heading right above a card, with no other card between; the document's first is its title, and one
    that says what the document is another."""
    place = (placed.page, placed.top)
    before = [block for block in outline.blocks if block.place < place]
    if not before or before[-1].kind is not Kind.HEADING or before[-1] is outline.blocks[0]:
        return None
    if only_names_plan(before[-1].item.text):
        return None
    cards = [(card.page, card.box.bottom + card.down) for card in outline.cards]
    return None if any(before[-1].place < card < place for card in cards) else before[-1]
