"""Letters that stand for more than the file says: a "t" that is as wide as "ti".

Some programs name of a joined glyph only the first letter: "se" and a "t" of 8 points for "setting", where
the "t" of "to" takes 3. Others draw it as a picture of a letter, without any room, in a font of its own. Both
become signs that `lost_letters` reads with the words of the document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import Any

from ingest.pdf.lost_letters import SWAPPED, UNKNOWN, WIDE, wide_sign

Char = dict[str, Any]
WIDER = 1.4
"""How much wider than itself elsewhere a letter is that stands for more: of "t" and "ti" it is 1.7."""
TINY = 3.0
"""Points from which on a letter says how large it is: small text may stand behind a large initial."""
SMALL, LONGEST = 0.3, 1.2
"""The share of the size of the letter before it below which a letter has no size of its own; and how wide a
joined glyph is at most, in sizes."""
AWAY = 0.1
"""Sizes by which such a letter stands away from the one before it, at most."""


def as_wide_as_drawn(chars: Sequence[Char]) -> list[Char]:
    """The characters of a run, those that stand for more letters than they name with the sign for that."""
    widths = _widths(chars)
    return [_sign(char, widths) for char in chars]


def with_sizes(chars: Sequence[Char]) -> Iterator[Char]:
    """The characters of a page in the order in which it draws them, those that are pictures and do not say
    how large they are or how they stand as the letter is that they stand against, and as wide as the gap."""
    before: Char | None = None
    for char, after in zip_longest(chars, chars[1:]):
        if (
            before
            and char["size"] < TINY
            and char["size"] < SMALL * before["size"]
            and _stands_against(char, before)
        ):
            size, end = before["size"], max(char["x1"], before["x1"])
            level = after and abs(after["bottom"] - before["bottom"]) < 0.5 * size
            room = after["x0"] - before["x1"] if after and level else 0.0
            end = after["x0"] if after and 0 < room < LONGEST * size else end
            name, text = char["fontname"], char["text"]
            char = {
                **before,
                "fontname": name,
                "text": text,
                "x0": before["x1"],
                "x1": end,
                "adv": end - before["x1"],
            }
        before = char
        yield char


def _stands_against(char: Char, before: Char) -> bool:
    near = abs(char["x0"] - before["x1"]) < AWAY * before["size"]
    return bool(near and before["top"] < char["bottom"] <= before["bottom"] and char["text"].strip())


def _widths(chars: Sequence[Char]) -> Mapping[tuple[str, str], float]:
    """The least width, in sizes, of each letter of each font that may stand for more."""
    widths: dict[tuple[str, str], float] = {}
    for char in chars:
        if (letter := _letter(char)) in WIDE and char["size"] > 0 and char["adv"] > 0:
            key, width = (char["fontname"], letter), char["adv"] / char["size"]
            widths[key] = min(width, widths.get(key, width))
    return widths


def _letter(char: Char) -> str:
    text: str = char["text"]
    return SWAPPED.get(ord(text), text) if len(text) == 1 else text


def _sign(char: Char, widths: Mapping[tuple[str, str], float]) -> Char:
    letter = _letter(char)
    if letter in WIDE:
        least = widths.get((char["fontname"], letter), 0.0)
        width = char["adv"] / char["size"] if least and char["size"] > 0 else 0.0
        return {**char, "text": wide_sign(letter, width)} if width > WIDER * least else char
    # What breaks words apart, though it is as wide as letters: "comm<001F>ee".
    named = letter not in UNPRINTED or char["x1"] - char["x0"] <= SMALL * char["size"]
    return char if named else {**char, "text": UNKNOWN}


UNPRINTED = frozenset(map(chr, range(0x1C, 0x20)))
"""Control codes that Python takes for spaces."""
