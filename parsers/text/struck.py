"""Words that a rule runs through: what was struck out, and what stands in its place.

By when
D̶e̶c̶e̶m̶b̶e̶r̶ 2̶0̶2̶4̶    left out, with an issue that says so
June 2025
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.document import Page, Rule, Word

HIGHEST, LOWEST = 0.45, 0.82
"""The shares of a word's height, from its top down, between which a rule strikes it out."""
NEAR = 1.5
"""Points by which a word may reach out over the ends of the rule."""
LEVEL = 2.0
"""Points between the lines of two words in one row of a page."""
WHOLE = 0.8
"""The share of the words of a row of the page from which on it is all struck out: done with, or cancelled."""


def without_struck(page: Page, rules: Sequence[Rule]) -> Page:
    """The page, its words that `rules` strike out moved to its `struck`. Rows that are struck out as a whole
    stay as they are, for some plans cross out what is done; they are named there, too."""
    struck = {word for rule in rules for word in page.words if _strikes(rule, word)}
    if not struck:
        return page
    out = {word for word in struck if not _is_in_struck_row(word, page.words, struck)}
    ordered = tuple(word for word in page.words if word in struck)
    return replace(page, words=tuple(word for word in page.words if word not in out), struck=ordered)


def _strikes(rule: Rule, word: Word) -> bool:
    """Whether a level rule strikes a word out; of a scan no one knows how high words stand."""
    box = word.box
    high = box.top + HIGHEST * box.height <= rule.at <= box.top + LOWEST * box.height
    inside = rule.start - NEAR <= box.x0 and box.x1 <= rule.end + NEAR
    return rule.horizontal and high and inside and not word.turned and word.confidence == 1


def _is_in_struck_row(word: Word, words: Sequence[Word], struck: set[Word]) -> bool:
    row = [each for each in words if abs(each.box.bottom - word.box.bottom) < LEVEL]
    return sum(each in struck for each in row) >= WHOLE * len(row)
