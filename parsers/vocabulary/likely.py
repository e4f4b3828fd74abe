"""What a heading most likely means that the rules do not know: for texts that are headings beyond doubt.

A table's header names its columns; some of its headings are of words that nobody has listed. A heading says
what it is by its question word or by its head noun, the last noun before "of", "for", "to":

    "Agreed course of action"     words without a kind change nothing    action
    "Update for Scrutiny"         head "update"                          progress
    "Delivery theme"              head "theme"                           theme
    "Cost code"                   numbers of something else

A cell of text would be taken for a heading by such reading, so it is asked only where a header is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from parsers.vocabulary import (
    NEUTRAL,
    column_of,
    heading_pieces,
    heading_to_words,
    kinds_to_column,
    status_phrases,
)
from parsers.vocabulary.word_lists import any_of

UNKNOWN = ""
"""The kind of a word that has none."""
_BEHIND = frozenset(
    {"of", "for", "to", "by", "in", "on", "against", "with", "from", "at", "since", "within", "per", "about"}
)
"""Words that end a heading's head: "Update for Scrutiny"."""
_ASKS = frozenset({"what", "how", "who", "when", "why"})
"""Kinds of question words: a question is read as a whole or not at all."""
_KNOWS = re.compile(
    rf"\W*how\s+(?:(?:will|do|would|can|shall)\s+)?{any_of('who will know')}(?:['’]ll|\s+will)?\s+know\b",
    re.IGNORECASE,
)
"""What asks for the measures, whatever comes behind: "How will we know when we've got there?"."""
_WHEN_DONE = re.compile(r"date (?:\w+ )?\w+ed", re.IGNORECASE)
"""When something was done with the entry, no deadline: "Date logged", "Date first presented"."""
_TELLS_LITTLE = frozenset({"what", "how", "why"})
"""Question words whose verb says what is asked: "What we were told"."""
_ALONE = {
    "by": "deadline",
    "from": "start",
    "to": "deadline",
    "term": "deadline",
    "phase": "deadline",
    "horizon": "deadline",
    "frequency": "deadline",
    "original": "original_deadline",
    "baseline": "original_deadline",
    "revised": "revised_deadline",
    "actual": "completed_date",
    "method": "action",
    "implementation": "action",
    "plan": "action",
    "involved": "support",
    "judgement": "theme",
    "regulation": "theme",
    "element": "theme",
    "scrutiny committee": "origin",
    "scrutiny panel": "origin",
}
"""Headings that mean much else where they are not known to be headings."""


def _one(word: str) -> str:
    """A word in the singular: "priorities" → "priority", "statements" → "statement"; "" for several words."""
    one = word.removesuffix("s")
    return "" if one == word or not one.isalpha() else f"{one[:-2]}y" if one.endswith("ie") else one


@lru_cache(maxsize=1024)
def likely_column(heading: str) -> str:
    """The column that a heading most likely means, "" where its words do not tell.

    "Signs of success" → "success_measure"; "Comms" → "". What `column_of` knows is so.
    """
    word = heading.lower().strip(" .:?")
    if column := column_of(heading) or _ALONE.get(word, "") or column_of(_one(word)):
        return column
    if _KNOWS.match(heading):
        return "success_measure"
    if _WHEN_DONE.fullmatch(heading.strip(" .:?")):
        return "recommendation_date"
    pieces = heading_pieces(heading)
    if any(kind == "value" for _, kind in pieces):
        return ""
    kinds = _known(kind for _, kind in pieces)
    if kinds == ["ref"] and pieces[-1][0] == "code" and len(pieces) > 1:
        # Whatever a code is of that has a name of its own, it is not of the recommendations.
        return ""
    asks = _TELLS_LITTLE & set(kinds) and UNKNOWN in {kind for _, kind in pieces}
    if column := "" if asks else kinds_to_column(frozenset(kinds)):
        return column
    head = _known(_head(pieces))[-1:]
    return "" if _ASKS & set(kinds) or head == ["ref"] else kinds_to_column(frozenset(head))


def column_headed(heading: str) -> str:
    """The column of a text that is a heading beyond doubt: statuses head theirs, "Completed/Ongoing"."""
    answers = _ANSWERS.split(heading_to_words(heading))
    return likely_column(heading) or ("status" if status_phrases().issuperset(answers) else "")


_ANSWERS = re.compile(r"\s*(?:/|,|\||\bor\b)\s*")
"""What parts the statuses in a heading."""


def _known(kinds: Iterable[str]) -> list[str]:
    return [kind for kind in kinds if kind not in (NEUTRAL, UNKNOWN)]


def _head(pieces: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The kinds of the words before the first preposition that does not begin the heading."""
    for place, (words, kind) in enumerate(pieces):
        if place and words in _BEHIND:
            return
        yield kind
