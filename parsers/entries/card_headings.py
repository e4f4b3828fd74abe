"""The headings over cards → their themes or, where each has one of its own, their recommendations."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise, takewhile

from models.plan import NOTHING, Passage
from parsers.entries.over_candidates import labels_above, table_before
from parsers.fields.reference import is_reference, split_reference
from parsers.outline.outline import Outline
from parsers.records.drafts import Placed, split_passage
from parsers.sections.blocks import Block, Kind
from parsers.sections.counted_openings import all_asked, count_tasks, counted_text
from parsers.sections.sections import ANNOUNCES
from parsers.vocabulary.sections import asks, only_names_plan, section_says

LONGEST_THEME = 6
"""Words of a heading that asks nothing and is no recommendation."""

LONGEST = 3
"""Lines of a heading that is set like text."""


def under_headings(placed: Sequence[Placed], outline: Outline) -> list[Placed]:
    """The cards with what the headings above say: themes, or, one each, missing recommendations."""
    if not placed:
        return []
    plain = _plain_headings(placed, outline)
    over = [_headings_above((each.page, each.top), outline, plain) for each in placed]
    placed = [_named(one, blocks, outline) for one, blocks in zip(placed, over, strict=True)]
    above = [next((b for b in reversed(blocks) if not _is_name(b)), None) for blocks in over]
    style = next((block.style for block in above if block), None)
    # Prose may stand between all headings and their cards, or between some of them.
    places = [(each.page, each.top) for each in placed]
    lasts = zip([(0, 0.0), *places], (table_before(place, outline) for place in places), strict=False)
    spans = zip(map(max, lasts), places, strict=True)
    between = [[block for block in outline.blocks if last < block.place < place] for last, place in spans]
    labels = set(labels_above(outline, len(placed)))
    prose = _over_prose(between, labels)
    # "What the peers said" over "1. Open up the website", in a box of its own.
    called = [own[-1] if labels.intersection(b.item.text for b in own[-2:-1]) else None for own in between]
    above = [
        right or (far if far and style in (None, far.style) else None)
        for right, far in zip(above, prose, strict=True)
    ]
    found = [block for block in above if block]
    texts = [bool(each.draft.text or each.draft.ref) for each in placed]
    told = all(called) and not any(texts)
    if len({block.item.text for block in found}) < 2 and not any(above[1:]) and not told:
        return _announced(placed, outline)
    each_own = len(found) == len(placed) and len({id(block) for block in found}) == len(placed)
    # "Balancing our books" over each card is a theme.
    each_own = each_own and sum(map(_is_asked, found)) >= len(found) / 2
    headings = list({id(block): block for block in found}.values())
    counted = count_tasks(headings)
    # "Improve validation." over two cards is no theme either.
    asking = all_asked(headings) or all(_heading_of(block, outline)[0] for block in headings)
    numbered = bool(above[0]) and (counted or asking)
    result: list[Placed] = []
    ref, text = NOTHING, NOTHING
    theme: Passage = NOTHING
    parts = [_part_above(blocks, block) for blocks, block in zip(over, above, strict=True)]
    parted = len({part.item.text for part in parts if part}) > 1
    group: Passage = NOTHING
    last: Block | None = None  # of cards that begin at one place
    for one, block, asked, part in zip(placed, above, called, parts, strict=True):
        if part and parted:
            group = outline.joiner.passage(part.lines)
        if block and block is not last:
            ref, text = _heading_of(block, outline, counted)
            theme = outline.joiner.passage(block.lines)
            last = block
        if told and asked:
            ref, text = _heading_of(asked, outline)
            draft = replace(one.draft, ref=ref, text=text, theme=one.draft.theme or theme)
        elif (each_own or numbered) and not any(texts):
            draft = replace(one.draft, ref=ref, text=text, theme=one.draft.theme or group)
            ref, text = Passage(ref.text), Passage(text.text)  # their words count once
        else:
            draft = replace(one.draft, theme=one.draft.theme or theme)
        result.append(replace(one, draft=draft))
    return result


def _part_above(blocks: Sequence[Block], asked: Block | None) -> Block | None:
    """The heading that stands over the one of a card and is set otherwise: "Our place" over "1. Open up"."""
    if asked is None or asked not in blocks:
        return None
    over = blocks[: list(blocks).index(asked)]
    return next((b for b in reversed(over) if b.style != asked.style and not _is_name(b)), None)


def _over_prose(between: Sequence[Sequence[Block]], labels: Collection[str]) -> list[Block | None]:
    """For each card the heading that stands over it with prose between, where such headings part the cards:
    "Our place" / "Two recommendations are about it." over the first two, "Our people" over the third."""
    between = [[block for block in own if block.item.text not in labels] for own in between]
    own = [block for block in between[0] if block.kind is Kind.HEADING]
    heads = [[b for b in blocks if b.kind is Kind.HEADING and not _is_name(b)] for blocks in between[1:]]
    # What parts the cards is set alike, and so is what stands over the first of them.
    style = next((blocks[-1].style for blocks in heads if blocks), None)
    first = own[-1] if own and own[-1].style == style else None
    return [first, *(blocks[-1] if blocks and blocks[-1].style == style else None for blocks in heads)]


def _is_asked(heading: Block) -> bool:
    """Whether a heading can be a recommendation: it has a number, asks something, or is as long as one."""
    text = heading.item.text
    return asks(text) or bool(split_reference(text)[0]) or len(text.split()) > LONGEST_THEME


def _heading_of(block: Block, outline: Outline, counted: bool = False) -> tuple[Passage, Passage]:
    """Its number, a point's mark where it is set like text, and its text; `counted`: a bare number."""
    if counted or (block.item.mark and block.item.label):
        ref, text, explained = counted_text(block, outline.joiner)
        return ref, Passage(f"{text.text} {explained.text}".strip(), (*text.words, *explained.words))
    return split_passage(outline.joiner.passage(block.lines))


def _announced(placed: Sequence[Placed], outline: Outline) -> list[Placed]:
    """The cards of a report that only recommends, under the heading that announces them all."""
    first = min((each.page, each.top) for each in placed)
    headings = [block for block in outline.blocks if block.kind is Kind.HEADING and not _is_name(block)]
    above = [block for block in headings if block.place < first]
    if not above or any(each.draft.actions or each.draft.theme for each in placed):
        return list(placed)
    if section_says(above[-1].item.text) not in ANNOUNCES:
        return list(placed)
    theme = outline.joiner.passage(above[-1].lines)
    return [replace(each, draft=replace(each.draft, theme=theme)) for each in placed]


def headed_cards(outline: Outline) -> frozenset[int]:
    """The ids of the cards right below a heading, at most a page end between."""
    return frozenset(id(card) for card in outline.cards if _headings_above((card.page, card.depth), outline))


def names_of_cards(outline: Outline) -> frozenset[int]:
    """The ids of the headings that only count the card right below: "Recommendation 2"."""
    above = (_headings_above((card.page, card.depth), outline)[-1:] for card in outline.cards)
    return frozenset(id(block) for blocks in above for block in blocks if _is_name(block))


def _named(placed: Placed, above: Sequence[Block], outline: Outline) -> Placed:
    """A card with the number that the heading right above it is: "Key recommendation 2"."""
    if placed.draft.ref or not above:
        return placed
    if not _is_name(above[-1]):
        return placed
    heading = outline.joiner.passage(above[-1].lines)
    ref, _ = split_reference(f"{heading.text.rstrip(' .:')}: Text")
    return replace(placed, draft=replace(placed.draft, ref=replace(heading, text=ref or heading.text)))


def _is_name(heading: Block) -> bool:
    return is_reference(heading.item.text.rstrip(" .:"))


def _plain_headings(placed: Sequence[Placed], outline: Outline) -> frozenset[int]:
    """The ids of headings set like text: lines between two cards, alone or under a heading, and one alike
    above the first."""
    places = sorted((each.page, each.top) for each in placed)
    between = [
        [block for block in outline.blocks if last < block.place < following]
        for last, following in pairwise(places)
    ]
    filled = [own for own in between if own]
    alone = [own[-1] for own in filled if _may_head(own[-1]) and _asks_below(own)]
    if not alone or len(alone) < len(filled):
        return frozenset()
    first = [block for block in outline.blocks if block.place < places[0]][-1:]
    alike = [one for one in first if _may_head(one) and one.lines[0].style == alone[0].lines[0].style]
    return frozenset(id(block) for block in (*alike, *alone))


def _asks_below(blocks: Sequence[Block]) -> bool:
    """Whether a block is alone, or asks something below headings."""
    *above, last = blocks
    return not above or (all(block.kind is Kind.HEADING for block in above) and asks(last.item.text))


def _may_head(block: Block) -> bool:
    return block.kind is not Kind.HEADING and len(block.lines) <= LONGEST


def _headings_above(
    place: tuple[int, float], outline: Outline, plain: frozenset[int] = frozenset()
) -> list[Block]:
    """The headings right above a card that begins at `place`, no other card or table between; the document's
    first is its title, so is one that says what it is. `plain`: the ids of those set like text."""
    ends = [(card.page, card.box.bottom + card.down) for card in outline.cards]
    last = max((end for end in ends if end < place), default=(0, 0.0))
    last = max(last, table_before(place, outline))
    before = [block for block in outline.blocks[1:] if last < block.place < place]
    above = list(takewhile(lambda block: block.kind is Kind.HEADING or id(block) in plain, reversed(before)))
    # "Action 1" has the words of a plan's title, and counts a card.
    titled = bool(above) and only_names_plan(above[0].item.text) and not _is_name(above[0])
    return [] if titled else above[::-1]
