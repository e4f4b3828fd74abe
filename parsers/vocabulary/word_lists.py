"""Short lists of words that several rules of a field ask for; `word_lists.csv` has them, one a line.

    done,complete|completed|<delivered>      "complete", "completed" and what the line `delivered` has

An alternative may be a pattern ("decisions?"), but for those lists that are looked up word by word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from parsers.vocabulary.data import rows


@cache
def any_of(name: str) -> str:
    """The words of a list, and those of the lists that it names, as one group of a pattern."""
    return f"(?:{filled(_lists()[name], _lists())})"


def words_of(name: str) -> frozenset[str]:
    """The words of a list that has no patterns, to be looked up."""
    return frozenset(words_in_order(name))


@cache
def words_in_order(name: str) -> tuple[str, ...]:
    """The words of a list that has no patterns, each once: "one", "two", "three"."""
    whole = filled(_lists()[name], _lists()).replace("(?:", "").replace(")", "")
    return tuple(dict.fromkeys(whole.split("|")))


def filled(pattern: str, lists: Mapping[str, str]) -> str:
    """A pattern with the word lists that it names: `<recs>` is the list `recs`."""
    for name, words in lists.items():
        pattern = pattern.replace(f"<{name}>", f"(?:{words})")
    return pattern


@lru_cache(maxsize=1)
def _lists() -> Mapping[str, str]:
    return {row["list"]: row["words"] for row in rows("word_lists.csv")}
