"""Words of headings as they were meant, where one letter is missing, doubled, wrong or swapped.

"Recomendations", "Timescle", "Accountabl" (the rest of it is cut off by the edge of the page)
"""

from __future__ import annotations

from collections.abc import Collection

from rapidfuzz.distance import OSA

from parsers.wordlist import is_word

SHORTEST = 6
"""Letters; a shorter word is a letter away from too many others: "Ward", "Dates"."""


def meant(word: str, known: Collection[str]) -> str:
    """The only one of the `known` words, or its plural, that is a letter away from one that is no word of
    English; else the word itself. All in lower case, the known ones in the singular."""
    if len(word) < SHORTEST or not word.isalpha() or is_word(word):
        return word
    near = [form for each in known if (form := _nearest(word, each))]
    return near[0] if len(near) == 1 else word


def _nearest(word: str, known: str) -> str:
    forms = (form for form in (f"{known}s", known) if OSA.distance(word, form, score_cutoff=1) <= 1)
    return next(forms, "")
