"""What a plan's own abbreviations stand for: "Executive Management Team (EMT)" in its text, "EMT – Executive
Management Team" in a list of them.

    text   "... the Executive Management Team (EMT) will"     EMT → Executive Management Team
    list   "CEX: Chief Executive" under "Abbreviations"       CEX → Chief Executive
    list   "JM   Jane Moore, Head of HR"                      JM → Jane Moore, Head of HR

An abbreviation with two meanings has none: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

SHORT = r"(?=[A-Za-z&]*[A-Z][A-Za-z&]*[A-Z])[A-Z][A-Za-z&]{1,6}"
"""An abbreviation: up to seven letters, two of them capitals."""
LONGEST_MEANING = 12
"""Words of an entry in a list."""
GAP = 2
"""Lines in a list of abbreviations that are no entries: a header, the end of a long meaning."""

_IN_BRACKETS = re.compile(rf"((?:[\w'’&/-]+,?\s+){{1,14}})\(\s*({SHORT})\s*\)")
_ENTRY = re.compile(rf"({SHORT})\s*(?:[:=–—-]\s*|\s)(?=[A-Z])(.+)")
_LIST = re.compile(r"\b(?:glossary|abbreviations|acronyms|initials)\b", re.IGNORECASE)


def abbreviations_of(texts: Iterable[str], lines: Iterable[str]) -> Mapping[str, str]:
    """Abbreviation → what the plan says that it means; `texts`: its passages, `lines`: as printed."""
    found: dict[str, set[str]] = {}
    for short, meaning in (*(pair for text in texts for pair in _in_brackets(text)), *_listed(lines)):
        found.setdefault(short, set()).add(meaning)
    return {short: meanings.pop() for short, meanings in found.items() if len(meanings) == 1}


def _in_brackets(text: str) -> Iterator[tuple[str, str]]:
    # The pattern tries many words before each bracket: most texts have none.
    for before, short in _IN_BRACKETS.findall(text) if "(" in text else ():
        meaning = _long_form(short, before.split())
        if meaning:
            yield short, meaning


def _long_form(short: str, words: list[str]) -> str:
    """The words before a bracket in which its letters stand in order, the first at the beginning of a word;
    "" where they do not.

    By A. S. Schwartz and M. A. Hearst, "A simple algorithm for identifying abbreviation definitions in
    biomedical text", Pacific Symposium on Biocomputing 8 (2003).
    """
    letters = [letter.lower() for letter in short if letter.isalpha()]
    text = " ".join(words[-min(len(letters) + 5, 2 * len(letters)) :])
    at = len(text)
    for place in range(len(letters) - 1, -1, -1):
        at -= 1
        while at >= 0 and not (
            text[at].lower() == letters[place] and (place or not at or not text[at - 1].isalnum())
        ):
            at -= 1
        if at < 0:
            return ""
    meaning = text[at:]
    return meaning if meaning[0].isupper() and len(meaning.split()) > 1 else ""


def _listed(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The entries of lists: under a heading that says so all, elsewhere those whose letters begin words."""
    left = 0
    for line in lines:
        entry = _ENTRY.fullmatch(line.strip())
        short, meaning = (entry[1], entry[2].strip(" .;")) if entry else ("", "")
        if entry and len(meaning.split()) <= LONGEST_MEANING and (left or _begins(short, meaning)):
            yield short, meaning
            left = GAP if left else 0
        else:
            left = GAP if _LIST.search(line) and len(line.split()) <= LONGEST_MEANING else max(left - 1, 0)


def _begins(short: str, meaning: str) -> bool:
    """Whether the letters are the first ones of the words, with the small words or without: "HoS", "EMT"."""
    letters = "".join(letter for letter in short.lower() if letter.isalpha())
    words = re.findall(r"[A-Za-z]+", meaning)
    every = "".join(word[0] for word in words).lower()
    large = "".join(word[0] for word in words if word[0].isupper()).lower()
    return every.startswith(letters) or large.startswith(letters)
