"""A column that stands left of the frame around all the others: its level rules are drawn on to it.

No  +----------------+----------------+------------+
    | Recommendation | Action         | By when    |     Word's "Medium Grid 2" frames no first column
1   +----------------+----------------+------------+
    | Listen to all  | Hold a meeting | March 2022 |
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Box, Rule, Word, bounds
from parsers.fields.reference import is_reference
from parsers.grids.rules import NEAR, box_of
from parsers.text.lines import words_to_lines
from parsers.vocabulary import column_of

WIDEST = 220.0
"""Points that such a column is wide, at most."""
FEWEST = 2
"""Rows that have a number in it, at least, where no heading stands over them."""
TOP = 1.2
"""Font sizes below the top of a row in which its words begin."""


def with_column_at_left(group: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """The rules of a table, those between its rows drawn on to the column of words left of it, if any."""
    box = bounds([box_of(rule) for rule in group])
    across = box.x0 + 2 * NEAR, box.x1 - 2 * NEAR
    levels = [r for r in group if r.horizontal and r.start < across[0] and r.end > across[1]]
    framed = sum(not rule.horizontal and rule.at < box.x0 + NEAR for rule in group) > 0
    beside = [word for word in words if _stands_left(word, box)]
    left = [word for word in beside if word.box.x0 > box.x0 - WIDEST]
    tops = sorted(rule.at for rule in levels)
    if not framed or len(tops) < 3 or not left or not _are_a_column(left, tops) or _are_cut(left, beside):
        return [*group]
    x0 = min(word.box.x0 for word in left) - 2
    edge = [Rule(False, x0, tops[0], tops[-1])]
    return [*(replace(rule, start=x0) if rule in levels else rule for rule in group), *edge]


def _stands_left(word: Word, box: Box) -> bool:
    level = box.top < word.box.centre[1] < box.bottom and not word.turned
    return level and word.box.x1 <= box.x0 + 1


def _are_cut(words: Sequence[Word], beside: Sequence[Word]) -> bool:
    """Whether words are the ends of lines that begin further left: no column, but a text beside the table."""
    return any(
        before not in words and word in words and word.box.x0 - before.box.x1 < word.style.size
        for line in words_to_lines(beside)
        for before, word in pairwise(line.words)
    )


def _are_a_column(words: Sequence[Word], tops: Sequence[float]) -> bool:
    """Whether words stand at the tops of rows, under a heading in the first or as references."""
    lines = words_to_lines(words)
    rows = [
        (top, [line for line in lines if top < line.box.centre[1] < bottom]) for top, bottom in pairwise(tops)
    ]
    filled = [(top, own) for top, own in rows if own]
    begun = all(own[0].box.top - top < TOP * own[0].style.size for top, own in filled)
    texts = [" ".join(line.text for line in own) for _, own in filled]
    headed = bool(rows[0][1] and column_of(texts[0]))
    counted = len(texts) >= FEWEST and all(map(is_reference, texts))
    return begun and (len(texts) > 1 if headed else counted)
