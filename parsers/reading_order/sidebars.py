"""A page with a coloured bar of text down its side → the gutter between the two.

┌──────────┐  Key recommendations
│ KEY FACTS│  1 Publish a single plan for growth.
│ Staff: 40│  2 Reset the relationship with parishes.
└──────────┘
"""

from __future__ import annotations

from collections.abc import Iterator

from models.document import Box, Page, bounds
from parsers.reading_order.gutters import GUTTER, are_rows, page_to_pieces, runs

NARROWEST, WIDEST = 0.12, 0.45
"""The share of a page's width that a bar has."""
TALL = 0.25
"""The share of its height, at least."""
FEWEST = 4
"""Lines in the bar, and beside it, at least."""
NEAR = 2.0
"""Points by which what is drawn may reach over the bar's edge."""


def sidebar_gutters(page: Page) -> Iterator[float]:
    """The left edge of what stands right of each gutter beside a bar: of the text, or of the bar's."""
    bars = [fill.box for fill in page.fills if _is_bar(page, fill.box)]
    pieces = page_to_pieces(page) if bars else []
    for box in bars:
        level = [piece for piece in pieces if box.top < piece.box.centre[1] < box.bottom]
        inside = [piece for piece in level if box.x0 - NEAR <= piece.box.x0 and piece.box.x1 <= box.x1 + NEAR]
        beside = [piece for piece in level if piece not in inside]
        if min(len(inside), len(beside)) < FEWEST or any(piece.is_table for piece in level):
            continue
        bar, text = (bounds([piece.box for piece in own]) for own in (inside, beside))
        if text.x0 >= box.x1 - NEAR:
            x, end = text.x0, bar.x1
        elif text.x1 <= box.x0 + NEAR:
            x, end = bar.x0, text.x1
        else:
            continue
        if x - end >= GUTTER and not are_rows(list(runs(level, x))):
            yield x


def is_narrow(page: Page, box: Box) -> bool:
    """Whether a box is as wide as a bar or a panel down the side of a page."""
    return NARROWEST < box.width / page.width < WIDEST


def _is_bar(page: Page, box: Box) -> bool:
    tall = box.height > TALL * page.height
    return is_narrow(page, box) and tall and not _is_ruled_across(page, box)


def _is_ruled_across(page: Page, bar: Box) -> bool:
    """Whether a rule runs from the bar into what stands beside it: the shaded column of a table."""
    return any(
        rule.horizontal
        and bar.top + NEAR < rule.at < bar.bottom - NEAR
        and (rule.start < bar.x0 - GUTTER or rule.end > bar.x1 + GUTTER)
        and rule.start < bar.x1
        and rule.end > bar.x0
        for rule in page.rules
    )
