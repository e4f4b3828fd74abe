"""Letters that stand side by side with an upright rule between them: two words, however close.

Recommendation|Action      cells without padding: the text of one ends where the next one's begins
KR1.1|Develop a single     a reference that fills its narrow column
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

from models.document import Rule

Char = dict[str, Any]
"""A character as pdfplumber has it."""

SET_TOGETHER = 0.03
"""Font sizes by which two letters of one word stand further apart, or closer, than its others do, at most: a
word that runs over a rule goes on as it began."""
TELLING = 4
"""Letters that tell how far apart those of a word are set, at least; those of fewer touch."""
REACH = 0.3
"""Points by which a letter may reach over the rule beside it."""
HEIGHT = 0.3
"""Font sizes above and below the middle of a letter that a rule beside it covers at least."""


class Uprights:
    """The upright rules of a page, from left to right."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = sorted((rule for rule in rules if not rule.horizontal), key=lambda rule: rule.at)
        self._at = [rule.at for rule in self._rules]

    def part(self, chars: Sequence[Char], x: float = 0.0, y: float = 0.0) -> Iterator[list[Char]]:
        """The characters of a word, parted where a rule stands between two that were not set together; on the
        page they stand (x, y) further right and down."""
        whole = [chars[0]]
        usual = _usual_gap(chars)
        for left, right in pairwise(chars):
            if not _set_together(left, right, usual) and self._between(left, right, x, y):
                yield whole
                whole = []
            whole.append(right)
        yield whole

    def _between(self, left: Char, right: Char, x: float, y: float) -> bool:
        """Whether a rule as high as the letters stands between the middle of one and the next."""
        middle, reach = (right["top"] + right["bottom"]) / 2 + y, HEIGHT * right["size"]
        begin, end = (left["x0"] + left["x1"]) / 2 + x, right["x0"] + x + REACH
        near = self._rules[bisect_left(self._at, begin) : bisect_right(self._at, end)]
        return any(rule.start <= middle - reach and rule.end >= middle + reach for rule in near)


def _usual_gap(chars: Sequence[Char]) -> float:
    """The points between the letters of a word: none, but where it is letter-spaced."""
    return median(_gap(*pair) for pair in pairwise(chars)) if len(chars) >= TELLING else 0.0


def _set_together(left: Char, right: Char, usual: float) -> bool:
    """Whether two letters follow each other as those of their word do, in one piece of the file's content."""
    alike = abs(_gap(left, right) - usual) <= SET_TOGETHER * right["size"]
    return alike and left.get("mcid") == right.get("mcid")


def _gap(left: Char, right: Char) -> float:
    return float(right["x0"] - left["x1"])
