"""A document that calls itself a paper in which no plan stands.

MINUTES OF A MEETING OF THE CABINET
47. Corporate Peer Challenge: feedback report and action plan        one item of several, and no plan
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby

from parsers.outline.outline import Outline
from parsers.sections.blocks import Block, Kind
from parsers.vocabulary.papers import is_cover, is_never_plan, names_plan
from parsers.vocabulary.sections import is_plan_title, section_says

REVIEWS = re.compile(r"\b(?:reviews?|inspections?|inquiry|investigations?|recommendations?|findings)\b", re.I)
"""What a paper may be reviewed in: "Review of the code of conduct"."""
FIRST = 3
"""Blocks at the top of a page that can be the title of a paper."""


def is_other_paper(outline: Outline) -> bool:
    """Whether a document's title says that it holds no plan, "Strategic risk register", and neither the title
    of a later page nor the header of a table says that one stands in it."""
    title = _title(outline.blocks)
    if not is_never_plan(title) or is_plan_title(title) or REVIEWS.search(title):
        return False
    recommends = any(table.place("recommendation") is not None for table in outline.tables)
    return not recommends and not any(map(_is_plans, _tops_of_pages(outline.blocks)))


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
