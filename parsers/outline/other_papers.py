"""A document that calls itself a paper in which no plan stands.

MINUTES OF A MEETING OF THE CABINET
47. Corporate Peer Challenge: feedback report and action plan        one item of several, and no plan
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from parsers.outline.outline import Outline
from parsers.records.drafts import Placed
from parsers.sections.blocks import Block, Kind
from parsers.vocabulary.papers import (
    is_cover,
    is_never_plan,
    is_review,
    may_hold_plan,
    names_paper,
    names_plan,
)
from parsers.vocabulary.sections import is_plan_title, section_says
from parsers.vocabulary.word_lists import any_of

REVIEWS = re.compile(rf"\b{any_of('what a paper is reviewed in')}\b", re.I)
"""What a paper may be reviewed in: "Review of the code of conduct"."""
Place = tuple[int, float]
"""A page and the points from its top."""
END = (10**9, 0.0)
APART = "it stands under a title as large as the plan's, and may be another paper's"
FIRST = 3
"""Blocks at the top of a page that can be the title of a paper."""


def without_other_papers(placed: Sequence[Placed], outline: Outline, packed: bool = False) -> list[Placed]:
    """The drafts, none of a "Strategic risk register" or such papers in a pack, but what they recommend; nor
    that where it is answered nowhere there, and the pages were `packed` with others. Where a plan elsewhere
    is answered, it is in doubt; so is what is asked so under another title as large as that plan's: "We
    recommend that you check your policy." in "Preparing for floods"."""
    if is_other_paper(outline):
        return []
    answered = [(each.page, each.top) for each in placed if each.draft.actions]
    size = _size_of_title(outline.blocks, answered, packed)
    kept = list(placed)
    papers = [] if _names_plan(outline.blocks) else list(_other_papers(outline.blocks, size))
    for first, last, never in papers:
        inside = [each for each in kept if first <= (each.page, each.top) < last]
        alone = (packed or bool(answered)) and not any(each.draft.actions for each in inside)
        left = {id(each) for each in inside if never and ((packed and alone) or not each.draft.text.words)}
        doubted = set(map(id, inside)) if alone else set()
        kept = [each for each in kept if id(each) not in left]
        kept = [_doubted(each) if id(each) in doubted else each for each in kept]
    return kept


def _doubted(placed: Placed) -> Placed:
    return replace(placed, draft=replace(placed.draft, doubts=(*placed.draft.doubts, APART)))


def is_other_paper(outline: Outline) -> bool:
    """Whether a document's title says that it holds no plan, and no later title nor table that it does; of
    an "Annual governance statement", no heading either: "6. Significant issues and action plan"."""
    title = _title(outline.blocks)
    if not _is_never(title):
        return False
    headings = [block for block in outline.blocks if block.kind is Kind.HEADING]
    if may_hold_plan(title) and any(names_plan(each.item.text) for each in headings):
        return False
    recommends = any(table.place("recommendation") is not None for table in outline.tables)
    return not recommends and not any(map(_is_plans, _tops_of_pages(outline.blocks)))


def _is_never(title: str) -> bool:
    return is_never_plan(title) and not is_plan_title(title) and not REVIEWS.search(title)


def _names_plan(blocks: Sequence[Block]) -> bool:
    """Whether a document calls itself a plan: then "Capital programme" over a page is one of its themes."""
    title = _title(_first_page(blocks))
    return names_plan(title) or is_plan_title(title)


def _size_of_title(blocks: Sequence[Block], answered: Sequence[Place], packed: bool) -> float:
    """The size of the title of the plan: the first of what was `packed` with others, else the last over the
    `answered` drafts, of a file that is named for no review."""
    if packed:
        first = [each.style.size for each in blocks[:FIRST] if each.kind is Kind.HEADING]
        return max(first, default=float("inf"))
    over = [each for each in _tops_of_pages(blocks) if answered and each.place < answered[0]]
    plans = [each.style.size for each in over if _is_plans(each)]
    return plans[-1] if plans and not is_review(_title(_first_page(blocks))) else float("inf")


def _other_papers(blocks: Sequence[Block], size: float) -> Iterator[tuple[Place, Place, bool]]:
    """Where each begins that a page's title names, be it a plan of its own, "Climate action plan" beside that
    for a review, and where it ends: at the next title as large; with False, those whose titles name no review
    and have the `size` of the plan's."""
    first: Block | None = None
    titles = _tops_of_pages(blocks)
    beside = any(is_review(each.item.text) and names_plan(each.item.text) for each in titles)
    never = False
    for heading in titles:
        ends = _is_plans(heading) or (first is not None and heading.style.size >= first.style.size)
        if first and ends:
            yield first.place, heading.place, never
        if first is None or ends:
            text = heading.item.text
            never = (beside and names_plan(text) and names_paper(text)) or _is_never(text)
            apart = heading.style.size >= size and not is_review(text) and not _is_plans(heading)
            first = heading if never or apart else None
    if first:
        yield first.place, END, never


def _title(blocks: Sequence[Block]) -> str:
    """The largest headings among the first blocks, as one."""
    first = [block for block in blocks[:FIRST] if block.kind is Kind.HEADING]
    size = max((block.style.size for block in first), default=0.0)
    return " ".join(block.item.text for block in first if block.style.size >= size)


def _first_page(blocks: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block.item.page == blocks[0].item.page]


def _tops_of_pages(blocks: Sequence[Block]) -> list[Block]:
    """The headings at the top of each page but the first."""
    pages = [list(own) for _, own in groupby(blocks, key=lambda block: block.item.page)]
    return [block for own in pages[1:] for block in own[:FIRST] if block.kind is Kind.HEADING]


def _is_plans(heading: Block) -> bool:
    text = heading.item.text
    return names_plan(text) or is_cover(text) or section_says(text) == "recommendations"
