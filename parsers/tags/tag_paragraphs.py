"""Which paragraph of the structure tree each word stands in: what parts the items and the dates of a cell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from itertools import pairwise

from models.document import Document, Word
from parsers.tags.tags import owners_of, words_of_elements
from parsers.text.lines import dangles, runs_on

KINDS = ("P", "LI", "H", "H1", "H2", "H3", "H4", "H5", "H6")
CUT_SHARE = 0.1
"""From this share of paragraphs that stop in mid-sentence up, paragraphs are lines."""


def paragraphs_of(document: Document) -> Mapping[Word, int]:
    """Word → the number of its paragraph or list item; nothing where a file tags its lines as paragraphs."""
    elements = document.structure
    items = owners_of(elements, ("LI",))
    paragraphs: dict[Word, int] = {}
    ordered: dict[int, list[Word]] = defaultdict(list)
    each = zip(items, owners_of(elements, KINDS), words_of_elements(document), strict=True)
    for item, owner, words in each:
        own = item if item >= 0 else owner
        if own >= 0 and words:
            paragraphs |= dict.fromkeys(words, own)
            ordered[own] += words
    pairs = [
        (above[-1], below[0])
        for above, below in pairwise(ordered.values())
        if abs(above[0].box.x0 - below[0].box.x0) < 1.0 and above[-1].page == below[0].page
    ]
    cut = sum(dangles(above.text) or runs_on(below.text) for above, below in pairs)
    return {} if cut > CUT_SHARE * len(pairs) else paragraphs


def span_pages(paragraphs: Mapping[Word, int]) -> bool:
    """Whether any paragraph goes on over a page end: some typesetters (WeasyPrint) begin each page's anew."""
    pages: dict[int, set[int]] = defaultdict(set)
    for word, own in paragraphs.items():
        pages[own].add(word.page)
    return any(len(own) > 1 for own in pages.values())
