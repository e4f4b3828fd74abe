"""Running headers and footers, which stand from margin to margin close to a table, as its headings do.

46                Labour market statistics             July 2010
----------------------------------------------------------------
                                                                  <- more white than below a heading
                                2008       2009
"""

from __future__ import annotations

from collections.abc import Sequence

from models.document import Page, Word
from parsers.page_tables.segments import Row, words_to_rows

MARGIN = 0.1
"""The share of a page's height, at its top and at its foot, in which running lines stand."""
APART = 1.2
"""Font sizes of white between a running line and the text, at least."""
FEWEST, MOST = 2, 3
"""So many texts a running line has: one alone is no row of a table, more are headings."""
ROOM = 2.0
"""Font sizes beyond a line within which a rule is that of its table."""
FLUSH = 6.0
"""Points from the margins of the text at which such a line begins and ends, at most."""


def without_running_lines(page: Page) -> list[Word]:
    """The page's words without its running header and footer, where these have several texts."""
    rows = words_to_rows(page.words)
    if len(rows) <= FEWEST:
        return list(page.words)
    first, last = rows[0], rows[-1]
    running: set[Word] = set()
    if first.box.bottom < MARGIN * page.height and _is_running(first, rows[1], rows):
        running.update(
            () if _has_rule(page, first.box.top - ROOM * first.size, first.box.top) else first.words
        )
    if last.box.top > (1 - MARGIN) * page.height and _is_running(last, rows[-2], rows):
        running.update(
            () if _has_rule(page, last.box.bottom, last.box.bottom + ROOM * last.size) else last.words
        )
    return [word for word in page.words if word not in running]


def _is_running(row: Row, near: Row, rows: Sequence[Row]) -> bool:
    left, right = min(each.box.x0 for each in rows), max(each.box.x1 for each in rows)
    white = max(row.box.top - near.box.bottom, near.box.top - row.box.bottom)
    flush = row.box.x0 - left < FLUSH and right - row.box.x1 < FLUSH
    return flush and FEWEST <= len(row.segments) <= MOST and white > APART * row.size


def _has_rule(page: Page, top: float, bottom: float) -> bool:
    """Whether a level rule stands beyond a line: that of a table which begins or ends the page."""
    return any(rule.horizontal and top < rule.at < bottom for rule in page.rules)
