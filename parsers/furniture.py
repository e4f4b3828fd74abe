"""Running headers, footers and page numbers: what stands at the same place on page after page."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from models.document import Page, Word
from parsers.lines import Line

MARGIN = 0.12
"""The share of a page's height, from the top and from the bottom, in which furniture stands."""
PAGE_NUMBER = re.compile(
    r"^(?:page\s*)?[-–|]?\s*(?:\d{1,3}|[ivxl]{1,5})\s*(?:(?:of|/)\s*\d{1,3})?\s*[-–|]?$"
    r"|\bpage\s+\d{1,3}(?:\s+of\s+\d{1,3})?$|^page\s+\d{1,3}\b(?:\s+of\s+\d{1,3}\b)?",
    re.I,
)


def find_furniture(pages: Sequence[Page], lines: Sequence[Sequence[Line]]) -> frozenset[Word]:
    """The words of the running lines; `lines[i]` are the lines of `pages[i]` that stand outside tables."""
    seen: dict[tuple[str, int], list[tuple[int, Line]]] = defaultdict(list)
    words: set[Word] = set()
    for page, own in zip(pages, lines, strict=True):
        for line in own:
            if not _in_margin(page, line):
                continue
            if PAGE_NUMBER.search(line.text) and _is_outermost(line, own):
                words.update(line.words)
            for offset in (-1, 0, 1):
                seen[_masked(line), round(line.box.top / 4) + offset].append((page.number, line))
    for occurrences in seen.values():
        if len({number for number, _ in occurrences}) >= max(2, 0.3 * len(pages)):
            words.update(word for _, line in occurrences for word in line.words)
    return frozenset(words)


def _in_margin(page: Page, line: Line) -> bool:
    return line.box.bottom < MARGIN * page.height or line.box.top > (1 - MARGIN) * page.height


def _is_outermost(line: Line, lines: Sequence[Line]) -> bool:
    return line.box.top in (min(each.box.top for each in lines), max(each.box.top for each in lines))


def _masked(line: Line) -> str:
    """The line with its numbers masked: "Page 1 of 4" and "Page 2 of 4" are one running line."""
    return re.sub(r"\d+", "#", line.text.lower())
