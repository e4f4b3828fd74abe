"""The words of owners (`owner_words.csv`): phrases, and families of phrases on one line.

    borough|city? solicitor      "solicitor", "borough solicitor", "city solicitor"

A word is a choice of alternatives; what a question mark ends may be left out. Words of titles may be short,
as the label SHORT has it: "asst" stands for "assistant" in every title. A phrase in capitals is one in
capitals alone: "ED Place", not "Ed Lamb".
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import product

from parsers.vocabulary.data import rows

OFFICES = frozenset({"OFFICER_HEAD", "OFFICER", "MEMBER_HEAD", "MEMBER"})
"""Labels of titles, whose words may be short."""
Pattern = str | list[dict[str, str]]
"""What an EntityRuler takes: a phrase for its PhraseMatcher, or what each token is like for its Matcher."""


@lru_cache(maxsize=8)
def owner_phrases(*labels: str) -> frozenset[str]:
    """Every phrase that has one of the labels, the families spelt out."""
    known = (row for row in rows("owner_words.csv") if row["label"] in labels)
    return frozenset(phrase for row in known for phrase in _members(row))


def owner_patterns() -> Iterator[dict[str, str | Pattern]]:
    """The patterns of an EntityRuler: label, what to match, and the normal form where there is one."""
    for row in rows("owner_words.csv"):
        for phrase in _members(row) if row["label"] != "SHORT" else ():
            cased = [{"TEXT": word} for word in phrase.split()]
            yield {
                "label": row["label"],
                "pattern": phrase if phrase.islower() else cased,
                "id": row["value"],
            }


def spelt(word: str) -> str:
    """A word of a title in full: "asst" → "Assistant"; any other as it is."""
    return _shorts().get(word.lower().removesuffix("."), word)


def _members(row: dict[str, str]) -> Iterator[str]:
    """The phrases of a family, a phrase alone as it stands."""
    choices = (_choice(word, row["label"] in OFFICES) for word in row["phrase"].split())
    return (" ".join(filter(None, words)) for words in product(*choices))


def _choice(word: str, in_title: bool) -> list[str]:
    """The alternatives of a word, "" where it may be left out."""
    alternatives = word.removesuffix("?").split("|")
    shorts = [short for short, full in _shorts().items() if in_title and full.lower() in alternatives]
    return [*alternatives, *shorts, *([""] if word.endswith("?") else [])]


@lru_cache(maxsize=1)
def _shorts() -> dict[str, str]:
    return {row["phrase"]: row["value"] for row in rows("owner_words.csv") if row["label"] == "SHORT"}
