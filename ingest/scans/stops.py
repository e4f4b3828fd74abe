"""Small signs that a copy blurs, told by the words beside them: the comma of "back. taking", the colon of
"covering’", a closing quote, the "to" of "10 be".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.scans.tesseract import Seen
from parsers.vocabulary.word_lists import words_of
from parsers.vocabulary.wordlist import frequency

COMMON = 200
"""How frequent a word is, in the list's own count, that is surely one."""
STOPPED = re.compile(r"(?:[A-Za-z]+[-’'])?([A-Za-z]{3,})[.]|£?\d[\d,]*\d[.]")
SHORT_FORMS = words_of("short forms")
"""Words whose stop is no end: "etc. and"."""
SMALL = re.compile(r"([a-z]{2,})[.,;:)]?")
COLON = re.compile(r"([A-Za-z]{3,}[a-rt-z])[’'‘]")
"""A stop that floats behind a word that owns nothing: "covering’"."""
MISCLOSED, LONGEST = re.compile(r"([(]?[A-Za-z]{2,})[!\]]"), 6
"""A word whose bracket is read as another sign, "(Rhys Ddu!", and how many are within brackets at most."""
COUNTED = re.compile(r"[1lI][0oO]")
BEHIND_TO = frozenset("a all an be both each ensure have it our the their them this these those".split())
"""What stands behind "to" and no number: "10 be taken on"."""


def with_stops(words: Sequence[Seen]) -> list[Seen]:
    """The words, with the small signs that those beside them in their line tell."""
    curly = any(sign in word.text for word in words for sign in "“”")
    return [replace(word, text=text) for word, text in zip(words, _told(words, curly), strict=True)]


def _told(words: Sequence[Seen], curly: bool) -> Iterator[str]:
    opened = False
    bracketed = 0  # words since a bracket that nothing has closed
    for word, after in zip(words, (*words[1:], None), strict=False):
        text = word.text
        following = after.text if after and after.line == word.line else ""
        if curly and text.count('"') == 1:
            text = text.replace('"', "“" if text[0] == '"' else "”")
        bracketed = 1 if "(" in text else bracketed and bracketed + 1
        if 0 < bracketed <= LONGEST and (match := MISCLOSED.fullmatch(text)):
            text = match[1] + ")"
        bracketed = 0 if ")" in text else bracketed
        if (match := SMALL.fullmatch(following)) and _is_common(match[1]) and _is_stopped(text):
            text = text[:-1] + ","
        elif not following and not opened and (match := COLON.fullmatch(text)) and _is_common(match[1]):
            text = match[1] + ":"
        elif text in ("so.", "so,") and following == "that":
            text = "so"
        elif COUNTED.fullmatch(text) and following in BEHIND_TO:
            text = "to"
        yield text
        opened = (opened or "‘" in word.text) and "’" not in word.text


def _is_stopped(text: str) -> bool:
    """Whether a stop behind a word is the end of its sentence, if anything."""
    if not (match := STOPPED.fullmatch(text)):
        return False
    word = match[1]
    return word is None or (_is_common(word) and word.lower() not in SHORT_FORMS)


def _is_common(text: str) -> bool:
    return frequency(text.lower()) >= COMMON
