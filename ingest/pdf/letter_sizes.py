"""Small letters beside large ones: the mark of a note above the line, and capitals for small letters.

a partnership¹       the mark is a word of its own
Cᴜsᴛᴏᴍᴇʀ             what is set in small capitals was typed as small letters
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import Any

Letter = dict[str, Any]
"""A character as pdfplumber has it."""

SMALLER = 0.86
"""The most that a raised letter is high, in the height of the letters beside it."""
RAISED = 0.15
"""The least that it is raised."""
BESIDE = 0.5
"""The most that it is away, in the same measure."""
CAPITALS = 0.65, 0.88
"""How high small capitals are, in the height of the large ones."""
MARK = re.compile(r"[\d,*†‡§]{1,5}|[a-h]")
UNIT = re.compile(r"\W*(?:\w{1,3}/)?(?:[kcdmµN]?m[23²³]|[A-Za-z]{1,3}[23²³](?=/))(?:/[A-Za-z]+)?\W*")
SUPERIOR = re.compile(r"[⁰¹²³⁴-⁹]")


def parted(words: Sequence[list[Letter]]) -> Iterator[tuple[list[Letter], bool]]:
    """The words, each raised mark in them as a word of its own: (letters, whether raised)."""
    for number, word in enumerate(words):
        before = words[number - 1][-1] if number else None
        after = words[number + 1][0] if number + 1 < len(words) else None
        flags = _raised(word, before, after) if _may_be_raised(word, before, after) else []
        marks = [own for own, raised in _runs(word, flags) if raised] if any(flags) else []
        if not marks or not all(MARK.fullmatch(_text(mark)) for mark in marks) or UNIT.fullmatch(_text(word)):
            # "21ˢᵗ", "™", "(km²)", "m³/h": no mark.
            yield word, False
            continue
        rest = [letter for letter, raised in zip(word, flags, strict=True) if not raised]
        pieces = [(rest, False), *((_plain(mark), True) for mark in marks)]
        yield from filter(itemgetter(0), reversed(pieces) if flags[0] else pieces)


def _may_be_raised(word: list[Letter], *beside: Letter | None) -> bool:
    """Whether letters of several sizes, or superior figures, are among some: in few words."""
    sizes = {letter["size"] for letter in (*word, *filter(None, beside))}
    several = len(sizes) > 1 and min(sizes) <= SMALLER * max(sizes)
    return several or bool(SUPERIOR.search("".join(letter["text"] for letter in word)))


def _plain(mark: list[Letter]) -> list[Letter]:
    """The letters of a mark, "²" as "2"."""
    return [{**letter, "text": _text([letter])} for letter in mark]


def _runs(word: list[Letter], flags: list[bool]) -> Iterator[tuple[list[Letter], bool]]:
    for raised, group in groupby(zip(word, flags, strict=True), key=lambda each: each[1]):
        yield [letter for letter, _ in group], raised


def _raised(word: list[Letter], before: Letter | None, after: Letter | None) -> list[bool]:
    """Which letters stand above the line of what is before them; at a line's beginning, of what follows."""
    flags: list[bool] = []
    base = last = before
    for place, letter in enumerate(word):
        superior = bool(SUPERIOR.fullmatch(letter["text"])) and (place > 0 or len(word) == 1)
        above = base is not None and _is_raised(letter, base) and _is_beside(last or base, letter)
        flags.append(superior or above)
        last = letter
        if not flags[-1]:
            base = letter
    if not any(flags):
        flags = _leading(word, after)
    return flags


def _leading(word: list[Letter], after: Letter | None) -> list[bool]:
    """The same for a mark that a note begins with."""
    sizes = [letter["size"] for letter in (*word, *([after] if after else []))]
    count = next((k for k, size in enumerate(sizes) if size > sizes[0] / SMALLER), 0)
    base = [*word, after][count] if count else None
    raised = base is not None and all(_is_raised(letter, base) for letter in word[:count])
    near = raised and base is not None and _is_beside(word[count - 1], base)
    return [near and place < count for place in range(len(word))]


def _is_raised(letter: Letter, base: Letter) -> bool:
    size = base["size"]
    rise = base["bottom"] - letter["bottom"]
    return bool(
        letter["size"] <= SMALLER * size and RAISED * size < rise < size and letter["bottom"] > base["top"]
    )


def _is_beside(left: Letter, right: Letter) -> bool:
    size = max(left["size"], right["size"])
    return bool(-0.1 * size <= right["x0"] - left["x1"] <= BESIDE * size)


def _text(letters: Sequence[Letter]) -> str:
    return unicodedata.normalize("NFKC", "".join(letter["text"] for letter in letters))


def as_typed(words: Sequence[list[Letter]]) -> list[list[Letter]]:
    """The words whole and in small letters where they are set in small capitals.

    A word without a large capital is one where the word beside it has both.
    """
    whole = list(_mended(words))
    sizes = [_small_size(word) for word in whole]
    typed = []
    for number, word in enumerate(whole):
        beside = [size for size in sizes[max(0, number - 1) : number + 2] if size]
        small = sizes[number] or next((size for size in beside if _is_all_small(word, size)), 0.0)
        typed.append(_lowered(word, small) if small else word)
    return typed


def _mended(words: Sequence[list[Letter]]) -> Iterator[list[Letter]]:
    """The words, "C" and "USTOMER" as one: their letters begin at too different heights to be found so."""
    held: list[Letter] = []
    for word in words:
        if held and _goes_on(held, word):
            held = [*held, *word]
            continue
        if held:
            yield held
        held = list(word)
    if held:
        yield held


def _goes_on(word: list[Letter], rest: list[Letter]) -> bool:
    """Whether small capitals go on with a word, or a large sign ends one: "Improve" and "?"."""
    if word[0]["size"] == word[-1]["size"] == rest[0]["size"]:
        return False
    close = -0.1 < (rest[0]["x0"] - word[-1]["x1"]) / word[-1]["size"] < 0.1
    sign = not any(letter["text"].isalnum() for letter in rest)
    small = _small_size(word)
    return close and bool(small if sign else _small_size([*word, *rest])) and (sign or not small)


def _small_size(word: Sequence[Letter]) -> float:
    """The size of a word's small capitals: it has large ones before them on the same line; 0 where it has
    none."""
    if len({letter["size"] for letter in word}) < 2:
        return 0.0
    letters = [letter for letter in word if letter["text"].isalpha()]
    if len(letters) < 2 or not all(letter["text"].isupper() for letter in letters):
        return 0.0
    large, small = letters[0], letters[-1]
    least, most = CAPITALS
    fits = least * large["size"] <= small["size"] <= most * large["size"]
    level = abs(large["bottom"] - small["bottom"]) < 0.3 * (large["size"] - small["size"]) + 0.3
    sizes = {round(letter["size"], 1) for letter in letters}
    return float(small["size"]) if fits and level and len(sizes) == 2 else 0.0


def _is_all_small(word: Sequence[Letter], size: float) -> bool:
    letters = [letter for letter in word if letter["text"].isalpha()]
    return bool(letters) and all(
        letter["text"].isupper() and abs(letter["size"] - size) < 0.1 for letter in letters
    )


def _lowered(word: Sequence[Letter], small: float) -> list[Letter]:
    return [
        {**letter, "text": letter["text"].lower()} if abs(letter["size"] - small) < 0.1 else letter
        for letter in word
    ]
