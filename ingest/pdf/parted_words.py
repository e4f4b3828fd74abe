"""Letters that stand side by side with an upright rule between them, in two cells of the file's tags, or with
one gap among even ones: two words, however close.

Recommendation|Action      cells without padding: the text of one ends where the next one's begins
KR1.1|Develop a single     a reference that fills its narrow column
RecommendationsKey         a heading that runs out of its cell, up to the next one's
1.1Agree terms             a label of a list without room behind it
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median
from types import MappingProxyType
from typing import Any

from models.document import Rule

Char = dict[str, Any]
"""A character as pdfplumber has it."""

SET_TOGETHER = 0.03
"""Font sizes by which two letters of one word stand further apart, or closer, than its others do, at most: a
word that runs over a rule goes on as it began."""
EVEN = 0.01
"""Font sizes by which the gaps of a word's letters differ where it is not kerned, at most."""
JUMP = 0.06
"""Font sizes by which the gap before another heading's first letter is wider than these, at least."""
TELLING = 4
"""Letters that tell how far apart those of a word are set, at least; those of fewer touch."""
REACH = 0.3
"""Points by which a letter may reach over the rule beside it."""
OVER = 0.1
"""Font sizes by which a letter lies over the one before it, where no kerning would bring it."""
HEIGHT = 0.3
"""Font sizes above and below the middle of a letter that a rule beside it covers at least."""


class Partings:
    """What parts words on a page: its upright rules, from left to right, and the blocks of its tags."""

    def __init__(self, rules: Sequence[Rule], blocks: Mapping[int, int] = MappingProxyType({})) -> None:
        """`blocks` has for the marks of the page's content the element that they stand in."""
        self._blocks = blocks
        self._rules = sorted((rule for rule in rules if not rule.horizontal), key=lambda rule: rule.at)
        self._at = [rule.at for rule in self._rules]

    def part(self, chars: Sequence[Char], x: float = 0.0, y: float = 0.0) -> Iterator[list[Char]]:
        """The characters of a word, parted where the next block begins, and where a rule stands between two
        that were not set together; on the page they stand (x, y) further right and down."""
        jump = _jump_in(chars)
        if jump is None and not self._may_part(chars, x):
            yield list(chars)
            return
        whole = [chars[0]]
        usual = _usual_gap(chars)
        for left, right in pairwise(chars):
            together = _set_together(left, right, usual)
            ruled = not together and self._between(_first_middle(whole, left, right), right, x, y)
            if ruled or right is jump or self._in_two_blocks(left, right):
                yield whole
                whole = []
            whole.append(right)
        yield whole

    def _may_part(self, chars: Sequence[Char], x: float) -> bool:
        """Whether a rule, or several pieces of the file's content, stand within a word: in few."""
        begin, end = min([char["x0"] for char in chars]), max([char["x1"] for char in chars])
        ruled = bisect_left(self._at, begin + x) < bisect_right(self._at, end + x + REACH)
        return ruled or (bool(self._blocks) and len({char.get("mcid") for char in chars}) > 1)

    def _in_two_blocks(self, left: Char, right: Char) -> bool:
        one, other = (self._blocks.get(char.get("mcid", -1)) for char in (left, right))
        return one is not None and other is not None and one != other

    def _between(self, begin: float, right: Char, x: float, y: float) -> bool:
        """Whether a rule as high as a letter stands from `begin` up to it."""
        middle, reach = (right["top"] + right["bottom"]) / 2 + y, HEIGHT * right["size"]
        end = right["x0"] + x + REACH
        near = self._rules[bisect_left(self._at, begin + x) : bisect_right(self._at, end)]
        return any(rule.start <= middle - reach and rule.end >= middle + reach for rule in near)


def _first_middle(whole: Sequence[Char], left: Char, right: Char) -> float:
    """The middle of the letter behind which a rule may part a word: the one before it; or, where that lies
    under it, an earlier one, for the word runs out of its cell, up into the next."""
    first = left
    if _gap(left, right) < -OVER * right["size"]:
        first = next(char for char in whole if char["x0"] >= left["x0"] - right["size"])
    return float(first["x0"] + first["x1"]) / 2


def _usual_gap(chars: Sequence[Char]) -> float:
    """The points between the letters of a word: none, but where it is letter-spaced."""
    return median(_gap(*pair) for pair in pairwise(chars)) if len(chars) >= TELLING else 0.0


def _jump_in(chars: Sequence[Char]) -> Char | None:
    """The capital that stands further from the letter before it than all others do, behind a heading that
    fills its cell; letters that are kerned stand in many ways."""
    capitals = len(chars) >= 2 * TELLING and any(char["text"].isupper() for char in chars[1:])
    if not capitals or chars[0]["size"] <= 0:
        return None
    usual = _usual_gap(chars)
    off = [pair for pair in pairwise(chars) if abs(_gap(*pair) - usual) > EVEN * pair[1]["size"]]
    if len(off) != 1 or _gap(*off[0]) - usual < JUMP * off[0][1]["size"]:
        return None
    left, right = off[0]
    begins = left["text"].isalpha() and right["text"].isupper() and left["fontname"] == right["fontname"]
    return right if begins else None


def _set_together(left: Char, right: Char, usual: float) -> bool:
    """Whether two letters follow each other as those of their word do, in one piece of the file's content."""
    alike = abs(_gap(left, right) - usual) <= SET_TOGETHER * right["size"]
    return alike and left.get("mcid") == right.get("mcid")


def _gap(left: Char, right: Char) -> float:
    return float(right["x0"] - left["x1"])
