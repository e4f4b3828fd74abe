"""Rules that a page sets as a line of dashes, as plain text does between the rows of a table.

No  Recommendation     Action             Date
----------------------------------------------------
1   Listen to all      Hold a meeting     May 2026
"""

from __future__ import annotations

import re
from dataclasses import replace

from models.document import Page, Rule, Word

DASHES = re.compile(r"([-–—_=~*])\1{9,}")
LEAST = 0.5
"""The share of a page's width from which on dashes alone on their line are no blank to be filled in."""


def with_typed_rules(page: Page) -> Page:
    """The page with a rule for each line that is nothing but dashes, from one side to the other."""
    typed = [word for word in page.words if _is_rule(word, page)]
    if not typed:
        return page
    rules = [Rule(True, word.box.centre[1], word.box.x0, word.box.x1) for word in typed]
    words = tuple(word for word in page.words if word not in typed)
    return replace(page, words=words, rules=(*page.rules, *rules))


def _is_rule(word: Word, page: Page) -> bool:
    if not DASHES.fullmatch(word.text) or word.box.width < LEAST * page.width:
        return False
    y = word.box.centre[1]
    return not any(other.box.top < y < other.box.bottom for other in page.words if other is not word)
