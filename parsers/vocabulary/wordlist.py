"""English words: what a frequency list says of the halves of a word that a line end broke."""

from __future__ import annotations

import re
from functools import cache
from string import ascii_lowercase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spellchecker import SpellChecker

# A hyphen after these is the writer's own, whatever the halves spell together.
COMBINING = frozenset(
    "well self non post pre multi cross socio semi anti long short high low part full day face ex mid "
    "all ever best half sub one two three four five six seven eight nine ten twelve year month bi".split()
)
# After a word, one before these: "follow-up", "sign-off"; before others where both are seldom one word:
# "hand-over" but "without".
PARTICLES = frozenset("up off".split())
SECOND = frozenset("in out over wide alone even how making maker makers".split())
# What is done again with a hyphen though it is often one word; "renew" has none.
AGAIN = frozenset("set open let".split())

COMMON = 2000
"""The frequency from which "pre" + "sent" is a word of its own, not a prefix: "anti-social" is rarer."""

# The list is American in part: "organisation" is looked up as "organization" too.
BRITISH = (
    (r"is(e[ds]?|ing|ations?|ational|ers?)$", r"iz\1"),
    (r"tre(s)?$", r"ter\1"),
    (r"yse(d|s)?$", r"yze\1"),
    (r"gramme(s)?$", r"gram\1"),
    (r"ence(s|less)?$", r"ense\1"),
    (r"our(s|ed|ing|able|ite|hoods?)?$", r"or\1"),
)


def is_word(text: str) -> bool:
    """Whether `text` (any case, letters only) is an English word."""
    return frequency(text) > 0


def frequency(text: str) -> int:
    """How often the list's sources have a word, in its British or American spelling; 0 for none."""
    lower = text.lower()
    if len(lower) == 1 and lower not in "ai":
        return 0
    return max(_words().get(form, 0) for form in (lower, *(re.sub(p, r, lower) for p, r in BRITISH)))


def keeps_hyphen(left: str, right: str, own_words: frozenset[str]) -> bool:
    """Whether the hyphen between two halves that a line end parts is the writer's, not the typesetter's.

    "well-" + "being" keeps it, "transpar-" + "ency" does not. `own_words` holds the lower-case words that
    the document prints unbroken: they know best.
    """
    if not right[:1].islower() or not left[-1:].isalpha():
        return True
    last, first = left.lower().split("-")[-1], right.lower()
    if last + first in own_words:
        return False
    if f"{left.lower()}-{first}" in own_words or "-" in left:
        return True
    if (len(last) == 1 and is_word(first)) or _is_compound(last, first):
        return True
    if last in COMBINING:
        return not (is_word(last + first) and (not is_word(first) or frequency(last + first) >= COMMON))
    return not is_word(last + first) and is_word(last) and is_word(first)


def _is_compound(last: str, first: str) -> bool:
    """Whether British writers set a hyphen between two halves: "co-operate", "re-engage", "set-up"."""
    together = frequency(last + first)
    if last in ("co", "re"):
        rare = last == "re" and together < min(COMMON, frequency(first))
        return first[0] == {"co": "o", "re": "e"}[last] or rare or (last == "re" and first in AGAIN)
    named = first in PARTICLES or (first in SECOND and together < COMMON)
    return named and len(last) > 2 and is_word(last)


LONGEST = 40
"""Letters; a broken file's title may have millions."""


def a_letter_away(word: str) -> frozenset[str]:
    """What becomes of a word in lower case by one letter more, less or other, or by two that are swapped;
    nothing known is so near one that is longer than any word."""
    if len(word) > LONGEST:
        return frozenset()
    cuts = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    less = (head + tail[1:] for head, tail in cuts if tail)
    swapped = (head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1)
    other = (head + letter + tail[1:] for head, tail in cuts if tail for letter in ascii_lowercase)
    more = (head + letter + tail for head, tail in cuts for letter in ascii_lowercase)
    return frozenset((*less, *swapped, *other, *more))


def doubled_otherwise(word: str, known: frozenset[str]) -> tuple[str, ...]:
    """The known words that differ from one in what is doubled: "reccomendation" → "recommendation"."""
    return _by_letters(known).get(_undoubled(word), ())


@cache
def _by_letters(known: frozenset[str]) -> dict[str, tuple[str, ...]]:
    words: dict[str, tuple[str, ...]] = {}
    for word in sorted(known):
        words[_undoubled(word)] = (*words.get(_undoubled(word), ()), word)
    return words


def _undoubled(word: str) -> str:
    return re.sub(r"(.)\1", r"\1", word)


@cache
def _words() -> dict[str, int]:
    return dict(_checker().word_frequency.dictionary)


@cache
def _checker() -> SpellChecker:
    """Loaded at the first word that is looked up: many documents have no broken one."""
    from spellchecker import SpellChecker

    return SpellChecker(language="en")
