"""A document that calls itself a paper in which no plan stands.

MINUTES OF A MEETING OF THE CABINET
47. Corporate Peer Challenge: feedback report and action plan        one item of several, and no plan
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from parsers.outline.outline import Outline
from parsers.records.drafts import Placed
from parsers.sections.blocks import Block, Kind
from parsers.vocabulary.papers import is_cover, is_never_plan, is_review, names_paper, names_plan
from parsers.vocabulary.sections import is_plan_title, section_says
from parsers.vocabulary.word_lists import any_of

REVIEWS = re.compile(rf"\b{any_of('what a paper is reviewed in')}\b", re.I)
"""What a paper may be reviewed in: "Review of the code of conduct"."""
Place = tuple[int, float]
"""A page and the points from its top."""
END = (10**9, 0.0)
FIRST = 3
"""Blocks at the top of a page that can be the title of a paper."""


def without_other_papers(placed: Sequence[Placed], outline: Outline) -> list[Placed]:
    """The drafts, none of a "Strategic risk register" or such papers in a pack, but what they recommend."""
    if is_other_paper(outline):
        return []
    papers = [] if _names_plan(outline.blocks) else list(_other_papers(outline.blocks))
    return [
        each
        for each in placed
        if each.draft.text.words or not any(first <= (each.page, each.top) < last for first, last in papers)
    ]


def is_other_paper(outline: Outline) -> bool:
    """Whether a document's title says that it holds no plan, and no later title nor table that it does."""
    if not _is_never(_title(outline.blocks)):
        return False
    recommends = any(table.place("recommendation") is not None for table in outline.tables)
    return not recommends and not any(map(_is_plans, _tops_of_pages(outline.blocks)))


def _is_never(title: str) -> bool:
    return is_never_plan(title) and not is_plan_title(title) and not REVIEWS.search(title)


def _names_plan(blocks: Sequence[Block]) -> bool:
    """Whether a document calls itself a plan: then "Capital programme" over a page is one of its themes."""
    title = _title([block for block in blocks if block.item.page == blocks[0].item.page])
    return names_plan(title) or is_plan_title(title)


def _other_papers(blocks: Sequence[Block]) -> Iterator[tuple[Place, Place]]:
    """Where each begins that a page's title names, be it a plan of its own, "Climate action plan" beside that
    for a review, and where it ends: at the next title as large."""
    first: Block | None = None
    titles = _tops_of_pages(blocks)
    answered = any(is_review(each.item.text) and names_plan(each.item.text) for each in titles)
    for heading in titles:
        ends = _is_plans(heading) or (first is not None and heading.style.size >= first.style.size)
        if first and ends:
            yield first.place, heading.place
        if first is None or ends:
            text = heading.item.text
            own = answered and names_plan(text) and names_paper(text)
            first = heading if own or _is_never(text) else None
    if first:
        yield first.place, END


def _title(blocks: Sequence[Block]) -> str:
    """The largest headings among the first blocks, as one."""
    first = [block for block in blocks[:FIRST] if block.kind is Kind.HEADING]
    size = max((block.style.size for block in first), default=0.0)
    return " ".join(block.item.text for block in first if block.style.size >= size)


def _tops_of_pages(blocks: Sequence[Block]) -> list[Block]:
    """The headings at the top of each page but the first."""
    pages = [list(own) for _, own in groupby(blocks, key=lambda block: block.item.page)]
    return [block for own in pages[1:] for block in own[:FIRST] if block.kind is Kind.HEADING]


def _is_plans(heading: Block) -> bool:
    text = heading.item.text
    return names_plan(text) or is_cover(text) or section_says(text) == "recommendations"
