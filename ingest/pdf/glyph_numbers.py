"""Letters that a file names by their numbers in the font: "WKH(cid:3)FRXQFLO" is printed "the council".

A subset of a font that lost its encoding, as Distiller writes it, has its glyphs' numbers for codes, and
readers take these for letters. In Microsoft's fonts glyphs are numbered in Macintosh's order (OpenType, table
"post", format 1), so that a letter's number is its code less 29; some words of a font may be named rightly.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from parsers.vocabulary.wordlist import frequency, is_word

Char = dict[str, Any]
SPACE = "(cid:3)"
"""The number of the space: no other code says so surely what is wrong."""
SPACES = frozenset({" ", SPACE})
GAP = 0.3
"""The share of the size of a letter by which the next of its word stands off at most."""
FEW = 0.1
"""What share of the words that a font names rightly may seem to be numbers by chance."""
NUMBER = re.compile(r"\(cid:(\d+)\)")
CODE = re.compile(r"\(cid:\d+\)|.", re.S)
ASCII, LATIN, LATER = (range(3, 98), 29), (range(98, 172), 30), (range(172, 225), 31)
"""Numbers and what to add for the code in ASCII or in MacRoman; the fonts have no second space at 172."""
MARKS = "µ¶³´"
"""The numbers of quotation marks, also beside words that are named rightly: "µfamily", but not "µg"."""
PLAIN = re.compile(r"[(\"‘“]?([A-Za-z]+)(?:[’'-][A-Za-z]+)*[.,;:)\"’”]*")
LETTERS = re.compile(r"[A-Za-z]+")


def as_named(chars: list[Char]) -> list[Char]:
    """The characters of a page, those that are numbers of glyphs as the letters that they show."""
    fonts = {char["fontname"] for char in chars if char["text"] == SPACE}
    fonts = {font for font in fonts if _makes_words([char for char in chars if char["fontname"] == font])}
    if not fonts:
        return chars
    named: list[Char] = []
    for _, group in groupby(chars, key=lambda char: char["fontname"] if char["fontname"] in fonts else ""):
        own = list(group)
        named += _of_font(own) if own[0]["fontname"] in fonts else own
    return named


def _makes_words(chars: Sequence[Char]) -> bool:
    """Whether the numbers of a font give words: those of one with a few joined letters or marks do not."""
    texts = ["".join(char["text"] for char in word) for word in _words(chars)]
    if not "".join(map(_shown, texts)).strip():
        return True
    # "NHS" alone would be "kep" in a font that names its letters, but not its bullets
    texts = [text for text in texts if len(_shown(text)) > 2]
    return sum(map(_makes_sense, texts)) > sum(map(_is_english, texts)) * FEW


def _of_font(chars: list[Char]) -> Iterator[Char]:
    for word in _words(chars):
        text = "".join(char["text"] for char in word)
        numbers, marked = text in (" ", SPACE) or _is_numbers(text), _is_marked(text)
        for char in word:
            wrong = numbers or (marked and char["text"] in MARKS)
            yield {**char, "text": _letter(char["text"])} if wrong else char


def _words(chars: Iterable[Char]) -> Iterator[list[Char]]:
    """The characters of each word and each space: between two cells or lines there may be none."""
    word: list[Char] = []
    for char in chars:
        if word and (SPACES & {char["text"], word[-1]["text"]} or _is_apart(word[-1], char)):
            yield word
            word = []
        word.append(char)
    if word:
        yield word


def _is_apart(left: Char, right: Char) -> bool:
    gap, below = right["x0"] - left["x1"], abs(right["bottom"] - left["bottom"])
    return bool(not -GAP * left["size"] < gap < GAP * left["size"] or below > left["size"] / 2)


def _is_numbers(text: str) -> bool:
    """Whether a word makes sense as numbers of glyphs, and none as it is."""
    # "board(cid:2)s" has lost its apostrophe, "DQG(cid:15)" is "and,".
    return _makes_sense(text) or bool(NUMBER.search(text) and not _is_english(text))


def _makes_sense(text: str) -> bool:
    """Whether a word is a commoner one as numbers of glyphs than as it is."""
    shown = _shown(text)
    return (
        not text.isdigit() and _is_english(shown) and _commonness(shown) > _commonness(NUMBER.sub("", text))
    )


def _shown(text: str) -> str:
    """A word whose codes are all numbers of glyphs as the page shows it."""
    return "".join(_letter(code) for code in CODE.findall(text))


def _commonness(text: str) -> int:
    """How common a word is, 0 for what none looks like: ":RUN" is "Work", and "DUH", a word, is "are"."""
    found = PLAIN.fullmatch(text)
    return frequency(found[1]) if found else 0


def _is_marked(text: str) -> bool:
    word = text.strip(f"{MARKS}.,;:()")
    return len(word) > 2 and word != text and _is_english(word)


def _is_english(text: str) -> bool:
    words = LETTERS.findall(NUMBER.sub("", text).replace("’s", ""))
    return bool(words) and all(map(is_word, words))


def _letter(text: str) -> str:
    """The letter whose number a code is; a space and what is no number stay."""
    if text == " ":
        return text
    found = NUMBER.fullmatch(text)
    number = int(found[1]) if found else ord(text) if len(text) == 1 else -1
    for numbers, more in (ASCII, LATIN, LATER):
        if number in numbers:
            return bytes([number + more]).decode("mac_roman")
    return text
