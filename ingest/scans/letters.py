"""Signs that look alike, told apart by those beside them: "O1" is "01", "1n" is "in", "$151" is "S151".

Only what a digit or a letter can stand beside; where that does not tell, whether it is an English word.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from operator import ne

from ingest.scans.setting import GAP, SetWord
from ingest.scans.tesseract import Seen
from models.document import bounds
from parsers.vocabulary.wordlist import frequency, is_word

DIGITS = str.maketrans("OolI|@", "001110")
REPAIRS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"\$(?=\d)|\b5(?=151\b)"), "S"),  # no council of the United Kingdom counts in dollars
    (re.compile(r"\b5(?=[.]151\b)"), "s"),
    (re.compile(r"^(\(?)€(?=\d)"), r"\1£"),  # nor in euros
    (re.compile(r"^([‘“\"'(]?)1(?!st\b)(?=[a-z]+\b)"), r"\1i"),
    (re.compile(r"^([QHR])[Il|](?=[.,;:]?$)"), r"\g<1>1"),
    (re.compile(r"^—_*$"), "–"),  # in a copy one is as long as the other: "Assistant Director – Communities"
    (re.compile(r"^§(?=[.\d])"), "5"),
    (re.compile(r"^([QH][1-4])[!|lI](?=[.,;:]?$)"), r"\1"),
    (re.compile(r"^(\(?)(?:f(?=[\dl|])|€£)(?=[\dl|i]{1,2}m\b)"), r"\1£"),
    (re.compile(r"(?<=£)[Il|i](?=[\d.,mkMK])"), "1"),
    (re.compile(r"(?<=£1)[Il|i](?=[mk]\b)"), ""),
    (re.compile(r"^[|](?=\w)|(?<=\w)[|]$"), ""),
    (re.compile(r"^([\W_]?)C[l1I|i]{1,2}[ir]r?(?=[.,;]?$)"), r"\1Cllr"),
    (re.compile(r"^([\W_]?)C[l1I|i]{1,2}[ir]?rs(?=[.,;]?$)"), r"\1Cllrs"),
    (re.compile(r"^([\W_]?)l{1,2}r(?=[.,;]?$)"), r"\1Cllr"),
    (re.compile(r"^([‘“\"'(]?)l(?=[fnst][.,;:?]?$)"), r"\1I"),  # "ls it legal?"
    (re.compile(r"(?<=[A-Za-z])l(?=[A-Z]\b)"), "I"),  # "EqlA"
    (re.compile(r"^[lI|1]:[lI|1](?=s\b)"), "1:1"),
    (re.compile(r"^[«¢©»]$"), "•"),
    (re.compile(r"^RS(?=[.:]?$)"), "R5"),
    (re.compile(r"^[il1t]{0,2}\.e\.?(?!\w)"), "i.e."),
    (re.compile(r"^([12]?)S(?=th\b)"), r"\g<1>5"),
    (re.compile(r"^[lI|]{2}(?=th\b)"), "11"),
    (re.compile(r"^[£€][lI|](?=(?:m|bn|k)\b)"), "£1"),
    # One letter, seen as two that look alike: "Cc. Test the market".
    (re.compile(r"^(?:C(?=c)|O(?=o)|S(?=s)|V(?=v)|W(?=w)|X(?=x)|Z(?=z))(?=.[.)]?$)"), ""),
    (re.compile(r"(£\d{1,3})[.](?=\d{3}\b)"), r"\1,"),
    (re.compile(r"^_+(?=\w)|(?<=\w)_+$"), ""),
    # A word has one or the other in turn: what is said twice would be two things.
    (re.compile(r"(?<=[A-Za-z])'(?=[a-z]|$)"), "’"),
    (re.compile(r"^([A-Z]{1,3}\d{1,2}(?:\.\d)?)[&*'’‘\"“”°~^]$"), r"\1"),  # a speck behind "R8"
    (re.compile(r"\{"), "("),
    (re.compile(r"\}"), ")"),
    (re.compile(r"^(\([^()]+\))\)"), r"\1"),  # "(MTFS)),"
)
SEMICOLON = re.compile(r"([A-Za-z]?[a-z]+)[ij]:?")
"""In typewriter letters: "planningi and", "reviewedi: agency"."""
ALIKE = re.compile(r"[a-z]+[COSVWXZ][a-zCOSVWXZ]*(?=[.,;:)]?$)")
"""Letters that look alike as capitals and as small ones: "sO"."""
CLOSING = (")", "}", "]")
TOLD = 0.8
"""The confidence at least of a number that those beside it tell."""
MONTHS = frozenset(month_abbr[1:])
NAMES = (*month_abbr[1:], *month_name[1:], "Early", "Spring", "Summer", "Autumn", "Winter")
MONTHLIKE, YEAR = re.compile(r"([A-Z][a-z]{2,8})((?:[-’'](?:20)?\d\d)?)"), re.compile(r"20\d\d[.,;)]?")
COMMON = 5000
"""How frequent a word is, in the list's own count, that is no month misread: "Way 2024"."""
FIRST = re.compile(r"[lI1|i][sil]t")
"""The "1st" of "1st February", read as "lit"."""
LISTED = re.compile(r"(?:\d{1,2}|[a-z]),")
ALONE = re.compile(r"([A-Z]{0,3})(\d{1,2}[.)]?)")
"""A number alone in its cell, what stands before its digits, and these: "1", "02.", "R3"."""
LIKE_DIGITS = str.maketrans("OoIil|sSZBQgq", "0011115528999")
"""What digits alone in their cells are read as."""
MAYBE = re.compile(r"[A-Z]{0,3}[\dOoIil|sSZBQgq]{1,2}[.)]?|[A-Z]{1,3}")
"""A number, or what it may be read as, or what is left of it."""
QUARTER, FISCAL = re.compile(r"[9O0]([1-4])|([QH])[iIlt|!]"), re.compile(r"20\d\d/\d\d\b")
"""The "Q1" of "Q1 2026/27", read as "91", and "H1" as "Hi": no day of a month stands before a fiscal year."""
STROKES, COUNTED = re.compile(r"([lI|i1!]{1,2})([.:)]?)"), re.compile(r"(\d{1,2})[.:)]?")
"""The number behind a series' name, "Recommendation 2:", and one that may be read as strokes: "lI:"."""
OPENED = re.compile(r"^[“”‘’\"'](?=[O0]\d$)")
"""A speck before a table's "01"."""
NUMBER = re.compile(r"(?=.*\d)[\dOolI|@]{2,4}(?:[./][\dOolI|@]{1,4})*[.):]?")
"""A number in which a letter slipped: a digit, and what looks like one."""


def with_numbers(words: Sequence[Seen]) -> list[Seen]:
    """The words, with the "1" of "Quarter | 2026/27", a stroke as high as the word before it in its line, and
    with the stops of list labels, "4, Install ..."."""
    threes = zip((None, *words), words, (*words[1:], None), strict=False)
    return [replace(word, text=_number(word, before, after)) for before, word, after in threes]


def _number(word: Seen, before: Seen | None, after: Seen | None) -> str:
    if after and FISCAL.match(after.text) and (match := QUARTER.fullmatch(word.text)):
        return f"{match[2] or 'Q'}{match[1] or 1}"
    if FIRST.fullmatch(word.text) and after and after.text[:3] in MONTHS:
        return "1st"
    if match := MONTHLIKE.fullmatch(word.text):
        dated = match[2] or (after and after.line == word.line and YEAR.fullmatch(after.text))
        return (_month(match[1]) if dated else match[1]) + match[2]
    if LISTED.fullmatch(word.text) and (before is None or before.line != word.line):
        return word.text[:-1] + "."
    # Before a name it is an initial, another letter perhaps: "Councillor I Peverell".
    named = after is not None and after.line == word.line and after.text[:1].isupper()
    return "1" if word.text in ("|", "I") and not named and _stands_behind(before, word) else word.text


def _month(text: str) -> str:
    """A word beside a year as the month or season that it is, but for one letter: "Apt" is "Apr", "Farly" is
    "Early"."""
    near = [month for month in NAMES if len(month) == len(text) and sum(map(ne, month, text)) <= 1]
    common = frequency(text.lower()) >= COMMON
    return near[0] if len(near) == 1 and not common else text


def _stands_behind(before: Seen | None, word: Seen) -> bool:
    if before is None or before.line != word.line or not before.text.isalpha():
        return False
    height = before.box.height
    return word.box.x0 - before.box.x1 < height and 0.7 * height < word.box.height < 1.2 * height


def with_lone_numbers(pages: Sequence[Sequence[SetWord]]) -> list[list[SetWord]]:
    """The pages' words, with the digits of a column of numbers that were read as letters: "I" where the
    others of the column, on whatever page, are "2" and "3", and "RQ" under "R8"."""
    alone = [[word for word in page if _is_alone(word, page)] for page in pages]
    columns = [
        (word.box.centre[0], match[1], int(match[2].strip(".)")))
        for words in alone
        for word in words
        if (match := ALONE.fullmatch(word.text))
    ]
    read = {id(word): _number_of(word, columns) for words in alone for word in words}
    return [[replace(word, text=read.get(id(word), word.text)) for word in page] for page in pages]


def with_series_numbers(pages: Sequence[Sequence[SetWord]]) -> list[list[SetWord]]:
    """The pages' words, with the "1:" or "11:" of "Recommendation lI:" where "Recommendation 2:" or "10:" is
    counted beside it and it is not."""
    named = [
        (before.text, word)
        for page in pages
        for before, word in pairwise(page)
        if before.text[:1].isupper() and before.text.isalpha() and _follows(before, word)
    ]
    counts: dict[str, set[int]] = defaultdict(set)
    for name, word in named:
        if match := COUNTED.fullmatch(word.text):
            counts[name].add(int(match[1]))
    read: dict[int, str] = {}
    for name, word in named:
        match, known = STROKES.fullmatch(word.text), counts[name]
        if match and not match[1].isdigit() and match[1] != "II":  # Roman
            meant = [n for n in (1, 11) if n not in known and not known.isdisjoint((n - 1, n + 1))]
            read |= {id(word): f"{n}{match[2]}" for n in meant[:1]}
    return [
        [
            replace(word, text=read[id(word)], confidence=max(word.confidence, TOLD))
            if id(word) in read
            else word
            for word in page
        ]
        for page in pages
    ]


def _follows(before: SetWord, word: SetWord) -> bool:
    return before.baseline == word.baseline and 0 <= word.box.x0 - before.box.x1 < before.size


def _is_alone(word: SetWord, page: Sequence[SetWord]) -> bool:
    """Whether a word may be a number and has no other beside it in its line."""
    if not MAYBE.fullmatch(word.text):
        return False
    box = word.box
    left, right = box.x0 - GAP * word.size, box.x1 + GAP * word.size
    near = (one for one in page if one is not word and one.box.x1 > left and one.box.x0 < right)
    return not any(one.box.top < box.centre[1] < one.box.bottom for one in near)


def _number_of(word: SetWord, columns: Iterable[tuple[float, str, int]]) -> str:
    """A lone word as the number that it is in a column of these; each has its middle, prefix and value. None
    counts from 0: between R8 and R10 it is R9."""
    near = [(prefix, value) for x, prefix, value in columns if abs(x - word.box.centre[0]) < word.size / 2]
    for prefix in filter(word.text.startswith, dict(near)):
        if prefix == word.text:  # the stroke of "R1" over "R2" was passed over
            values = {value for own, value in near if own == prefix}
            return prefix + "1" if 2 in values and 1 not in values else prefix
        digits = word.text[len(prefix) :].translate(LIKE_DIGITS)
        if (match := ALONE.fullmatch(digits)) and not match[1]:
            values = {value for own, value in near if own == prefix}
            nine = digits[0] == "0" and digits.strip(".)") == "0" and values & {8, 10} and 9 not in values
            return prefix + (digits.replace("0", "9") if nine else digits)
    return word.text


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
    text = OPENED.sub("", text)
    if NUMBER.fullmatch(text):
        return text.translate(DIGITS)
    for pattern, instead in REPAIRS:
        text = pattern.sub(instead, text)
    if (alike := ALIKE.match(text)) and is_word(alike[0]):
        return text.lower()
    if (found := SEMICOLON.fullmatch(text)) and is_word(found[1]) and not is_word(text.rstrip(":")):
        return found[1] + ";"
    return text
