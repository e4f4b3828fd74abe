"""How alike two texts are, by the words that tell the texts of a plan apart.

"Review the housing strategy" and "Review the transport strategy" have most of their letters in common, and
are two actions: a word weighs the more, the fewer of the plan's texts have it.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz.fuzz import ratio

from ingest.identity import bare

SMALL = frozenset("a an the of to in on at by for with from and or all any each every our its their".split())
"""Words in whose place another may stand without another meaning."""
STEM = 6
"""Letters: "review", "reviewed" and "reviewing" begin with the same six."""
LETTERS = 0.35
"""The share of the letters in the likeness; the rest is the words'."""
EVEN = 0.6
"""The share of the words of both texts alike in that; the rest is how much of the shorter the longer has."""
HEAD = 8
"""The longest beginning, in words."""
BEGUN = 0.35
"""The share of a beginning that the other text has to have."""


@dataclass(frozen=True, slots=True)
class Words:
    """A text taken apart, once."""

    bare: str
    stems: frozenset[str]
    weight: int
    head: frozenset[str]
    """Those of its first clause, but for the first: a verb is soon replaced by another."""
    head_weight: int


class Wording:
    """Compares texts of one plan; made from all of them, so that it knows which words are common."""

    def __init__(self, texts: Iterable[str]) -> None:
        different = set(texts)
        seen = Counter(stem for text in different for stem in set(_stems(text)))
        self._weights = {
            stem: round(1000 * math.log(1 + len(different) / count)) for stem, count in seen.items()
        }
        self._words = {text: self._taken_apart(text) for text in different}

    def likeness(self, one: str, other: str) -> float:
        """1.0 for the same letters and digits, 0.0 for no word in common.

        What one text has more than the other (a clause added or left out) counts less against them than what
        stands in its place; where neither beginning stands in the other text, they have only an ending in
        common ("..., subject to the approval of Full Council"), which says little. Of the parts of a text
        that was split, the longer one is more like it, whatever its words.
        """
        left, right = self._words[one], self._words[other]
        if left.bare == right.bare:
            return 1.0
        letters = ratio(left.bare, right.bare) / 100
        if _is_part(left.bare, right.bare) or _is_part(right.bare, left.bare):
            return EVEN * letters + (1 - EVEN)
        shared = self._weight(left.stems & right.stems)
        if not shared:
            return 0.0
        both, shorter = left.weight + right.weight, min(left.weight, right.weight)
        words = EVEN * 2 * shared / both + (1 - EVEN) * shared / shorter
        return min(0.99, LETTERS * letters + (1 - LETTERS) * words) * min(
            1.0, BEGUN + self._begun(left, right)
        )

    def swapped(self, one: str, other: str) -> float:
        """How much of both beginnings stands in neither other text: "Review the housing strategy" and
        "Review the transport strategy" are about two things, whatever they end with."""
        left, right = self._words[one], self._words[other]
        return min(self._missing(left, right), self._missing(right, left))

    def _missing(self, one: Words, other: Words) -> float:
        """The share of a beginning that the other text has not; "north" is in "northern"."""
        missing = [
            stem
            for stem in one.head - other.stems - SMALL
            if not any(each.startswith(stem) or stem.startswith(each) for each in other.stems if each[3:])
        ]
        return self._weight(missing) / (one.head_weight or 1)

    def _begun(self, left: Words, right: Words) -> float:
        """How much of the one beginning stands in the other text, whichever has more."""
        return max(
            self._weight(left.head & right.stems) / (left.head_weight or 1),
            self._weight(right.head & left.stems) / (right.head_weight or 1),
        )

    def _weight(self, stems: Iterable[str]) -> int:
        """In whole numbers, whose sum is the same in any order."""
        return sum(map(self._weights.__getitem__, stems))

    def _taken_apart(self, text: str) -> Words:
        stems = _stems(text)
        begins = _stems(re.split(r"[,;:(–]", text, maxsplit=1)[0])
        head = frozenset((begins[1:] or begins or stems)[:HEAD])
        return Words(bare(text), frozenset(stems), self._weight(set(stems)), head, self._weight(head))


def _is_part(part: str, whole: str) -> bool:
    return part != "" and (whole.startswith(part) or whole.endswith(part))


def telling_stems(text: str) -> frozenset[str]:
    """The beginnings of its words, but for small ones."""
    return frozenset(_stems(text)) - SMALL


def _stems(text: str) -> list[str]:
    return [word.removesuffix("s")[:STEM] for word in re.findall(r"\w+", text.casefold())]
