"""Signs that look alike, told apart by those beside them: "O1" is "01", "1n" is "in", "$151" is "S151".

Only what a digit or a letter can stand beside; where that does not tell, whether it is an English word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.scans.setting import GAP, SetWord
from ingest.scans.tesseract import Seen
from models.document import bounds
from parsers.wordlist import is_word

DIGITS = str.maketrans("OolI|", "00111")
REPAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\$(?=\d)"), "S"),  # no council of the United Kingdom counts in dollars
    (re.compile(r"^([‘“\"'(]?)1(?!st\b)(?=[a-z]+\b)"), r"\1i"),
    (re.compile(r"^([QHR])[Il|](?=[.,;:]?$)"), r"\g<1>1"),
    (re.compile(r"^(\(?)(?:f(?=[\dl|])|€£)(?=[\dl|i]{1,2}m\b)"), r"\1£"),
    (re.compile(r"(?<=£)[Il|i](?=[\d.,mkMK])"), "1"),
    (re.compile(r"(?<=£1)[Il|i](?=[mk]\b)"), ""),
    (re.compile(r"^[|](?=\w)|(?<=\w)[|]$"), ""),
    (re.compile(r"^([\W_]?)C[l1I|i]{1,2}[ir]r?(?=[.,;]?$)"), r"\1Cllr"),
    (re.compile(r"^([\W_]?)l{1,2}r(?=[.,;]?$)"), r"\1Cllr"),
    (re.compile(r"^[«¢©»]$"), "•"),
    (re.compile(r"^RS(?=[.:]?$)"), "R5"),
    (re.compile(r"^[il1]{0,2}\.e\.(?!\w)"), "i.e."),
    (re.compile(r"\{"), "("),
    (re.compile(r"\}"), ")"),
)
SEMICOLON = re.compile(r"[A-Za-z]?[a-z]+[ij]")
"""In typewriter letters: "planningi and"."""
CLOSING = (")", "}", "]")
LISTED = re.compile(r"\d{1,2},")
ALONE, ONE = re.compile(r"\d{1,2}[.)]?"), re.compile(r"[Iil|](?=[.)]?$)")
"""A number alone in its cell, and what a "1" is there read as."""
QUARTER, FISCAL = re.compile(r"[9O0][1-4]"), re.compile(r"20\d\d/\d\d\b")
"""The "Q1" of "Q1 2026/27", read as "91": no day of a month stands before a fiscal year."""
NUMBER = re.compile(r"(?=.*\d)[\dOolI|]{2,4}(?:[./][\dOolI|]{1,4})*[.):]?")
"""A number in which a letter slipped: a digit, and what looks like one."""


def with_numbers(words: Sequence[Seen]) -> list[Seen]:
    """The words, with the "1" of "Quarter | 2026/27", a stroke as high as the word before it in its line, and
    with the stops of list numbers, "4, Install ..."."""
    threes = zip((None, *words), words, (*words[1:], None), strict=False)
    return [replace(word, text=_number(word, before, after)) for before, word, after in threes]


def _number(word: Seen, before: Seen | None, after: Seen | None) -> str:
    if QUARTER.fullmatch(word.text) and after and FISCAL.match(after.text):
        return "Q" + word.text[1]
    if LISTED.fullmatch(word.text) and (before is None or before.line != word.line):
        return word.text[:-1] + "."
    # Before a name it is an initial, another letter perhaps: "Councillor I Peverell".
    named = after is not None and after.line == word.line and after.text[:1].isupper()
    return "1" if word.text in ("|", "I") and not named and _stands_behind(before, word) else word.text


def _stands_behind(before: Seen | None, word: Seen) -> bool:
    if before is None or before.line != word.line or not before.text.isalpha():
        return False
    height = before.box.height
    return word.box.x0 - before.box.x1 < height and 0.7 * height < word.box.height < 1.2 * height


def with_ones(pages: Sequence[Sequence[SetWord]]) -> list[list[SetWord]]:
    """The pages' words, with the "1" alone in its cell that was read as "I": those in its column, on whatever
    page, are "2" and "3"."""
    middles = [word.box.centre[0] for page in pages for word in _alone(page) if ALONE.fullmatch(word.text)]
    ones = {
        id(word)
        for page in pages
        for word in _alone(page)
        if any(abs(middle - word.box.centre[0]) < word.size / 2 for middle in middles)
    }
    return [
        [replace(word, text=ONE.sub("1", word.text)) if id(word) in ones else word for word in page]
        for page in pages
    ]


def _alone(page: Sequence[SetWord]) -> Iterator[SetWord]:
    """The short words of a page that have no other beside them in their line."""
    for word in page:
        box = word.box
        left, right = box.x0 - GAP * word.size, box.x1 + GAP * word.size
        near = (one for one in page if one is not word and one.box.x1 > left and one.box.x0 < right)
        if len(word.text) <= 3 and not any(one.box.top < box.centre[1] < one.box.bottom for one in near):
            yield word


def with_brackets(words: Sequence[Seen]) -> list[Seen]:
    """The words, with the brackets of typewriter letters that stand off theirs: "(Cabinet" ")"."""
    joined: list[Seen] = []
    for word in words:
        before = joined[-1] if joined else None
        if before and word.text in CLOSING and before.line == word.line and before.text[-1:].isalnum():
            box = bounds([before.box, word.box])
            joined[-1] = replace(before, text=before.text + ")", box=box)
        else:
            joined.append(word)
    return joined


def repaired(text: str) -> str:
    """A word as it was most likely printed."""
    if NUMBER.fullmatch(text):
        return text.translate(DIGITS)
    for pattern, instead in REPAIRS:
        text = pattern.sub(instead, text)
    if SEMICOLON.fullmatch(text) and is_word(text[:-1]) and not is_word(text):
        return text[:-1] + ";"
    return text
