"""Letters set apart, as headings often are → the words that they spell.

R E C O M M E N D AT I O N S   F O R   U S      "RECOMMENDATIONS", "FOR", "US"
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any

Letters = list[dict[str, Any]]
"""The characters of a word, as pdfplumber has them."""

FEWEST = 5
"""Lone letters one after the other, from which on they spell something: "A B C D" are columns."""
LONE = 0.75
"""The share of a run's words that are one letter: "AT" stands close, and is two."""
WIDEST = 0.45
"""The share of the font size that letters are apart at most."""
BETWEEN = 0.15
"""The share by which words are farther apart than letters at least."""


def closed_up(words: Iterable[Letters]) -> Iterator[Letters]:
    """The words in their order, letters that are set apart put together."""
    run: list[Letters] = []
    for word in words:
        if run and not _follows(run[-1], word):
            yield from _spelt(run)
            run = []
        run.append(word)
    yield from _spelt(run)


def _follows(left: Letters, right: Letters) -> bool:
    """Whether two short words stand beside each other on a line, set alike."""
    one, other = left[-1], right[0]
    if len(left) > 2 or len(right) > 2 or one["fontname"] != other["fontname"]:
        return False
    level = abs(one["bottom"] - other["bottom"]) < 1 and abs(one["size"] - other["size"]) < 0.1
    return bool(level and 0 < _gap(left, right) < 2 * WIDEST * one["size"])


def _gap(left: Letters, right: Letters) -> float:
    return float(right[0]["x0"] - left[-1]["x1"])


def _spelt(run: Sequence[Letters]) -> Iterator[Letters]:
    """The words that a run of short words spells; the run as it is where it spells none."""
    lone = [word for word in run if len(word) == 1 and word[0]["text"].isalpha()]
    if len(lone) < FEWEST or len(lone) < LONE * len(run):
        yield from run
        return
    size = run[0][0]["size"]
    usual = median(_gap(left, right) for left, right in pairwise(run))
    if usual > WIDEST * size:
        yield from run
        return
    whole = list(run[0])
    for left, right in pairwise(run):
        if _gap(left, right) > usual + BETWEEN * size:
            yield whole
            whole = []
        whole = [*whole, *right]
    yield whole
