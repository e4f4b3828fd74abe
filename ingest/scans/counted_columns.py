"""The numbers of a column that counts, told by those above and below: between "4" and "6" a worn "5" is read
as "9" and a dash, its bar; between "1.1" and "1.3" a stop is lost, "12".

No number is made where there is no ink.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.scans.setting import SetWord
from models.document import Box, bounds

NUMBER = re.compile(r"([A-Z]{0,3})(\d{1,2}(?:\.\d{1,2})?)([.)]?)")
"""What stands before a column's number, the number, and its stop: "R3", "02.", "1.2"."""
TWO_DIGITS = re.compile(r"[1-9]{2}")
SURE = 0.8
"""The confidence of a number from which it tells what those beside it are."""
LONGEST = 3
"""Signs of what is read in a number's place, at most."""
LEVEL = 0.5
"""Sizes: pieces whose middles differ by less are one number's."""
ROOM = 1.0
"""Sizes of white beside a number that stands alone, at least: a narrow column's text stands that near."""
LOW = 0.4
"""A number's height at least, in sizes: a speck is lower."""
SEVERAL, COUNTING = 3, 0.75
"""Sure numbers of a column at least, and the share of them that follow each other where it counts."""

Value = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Lone:
    """What stands alone in a place of a column: its words, as one."""

    words: tuple[SetWord, ...]

    @property
    def text(self) -> str:
        return "".join(word.text for word in sorted(self.words, key=lambda one: one.box.x0))

    @property
    def box(self) -> Box:
        return bounds([word.box for word in self.words])

    @property
    def value(self) -> Value:
        """The number, where it is surely read; else nothing."""
        match = NUMBER.fullmatch(self.text)
        sure = match and min(word.confidence for word in self.words) >= SURE
        return tuple(map(int, match[2].split("."))) if match and sure else ()


def with_counted(pages: Sequence[Sequence[SetWord]]) -> list[list[SetWord]]:
    """The pages' words, with the numbers of columns that count as they are told by those beside them."""
    told: dict[int, SetWord | None] = {}
    for column in _columns(pages):
        told |= _told(column)
    return [[own for word in page if (own := told.get(id(word), word))] for page in pages]


def _columns(pages: Sequence[Sequence[SetWord]]) -> Iterator[list[_Lone]]:
    """What stands alone below each other, from page to page, in columns of numbers."""
    middles: list[float] = []
    for word in (word for page in pages for word in page if NUMBER.fullmatch(word.text)):
        x = word.box.centre[0]
        if not any(abs(x - other) < word.size for other in middles) and word.confidence >= SURE:
            middles.append(x)
    for x in middles:
        column = [lone for page in pages for lone in _lone(page, x)]
        if sum(bool(lone.value) for lone in column) >= SEVERAL:
            yield column


def _lone(page: Sequence[SetWord], x: float) -> Iterator[_Lone]:
    """What is short and stands alone around an x, from the top, its pieces together; no heading, "No."."""
    near = [word for word in page if abs(word.box.centre[0] - x) < word.size]
    groups: list[list[SetWord]] = []
    for word in sorted(near, key=lambda one: one.box.centre[1]):
        if groups and word.box.centre[1] - groups[-1][0].box.centre[1] < LEVEL * word.size:
            groups[-1].append(word)
        else:
            groups.append([word])
    for group in groups:
        lone = _Lone(tuple(group))
        if _may_be_number(lone) and not _has_beside(lone, page):
            yield lone


def _may_be_number(lone: _Lone) -> bool:
    if NUMBER.fullmatch(lone.text):
        return True
    unsure = min(word.confidence for word in lone.words) < SURE
    return unsure and len(lone.text) <= LONGEST and lone.box.height >= LOW * lone.words[0].size


def _has_beside(lone: _Lone, page: Sequence[SetWord]) -> bool:
    box, room = lone.box, ROOM * lone.words[0].size
    return any(
        word.box.top < box.centre[1] < word.box.bottom
        and word.box.x1 > box.x0 - room
        and word.box.x0 < box.x1 + room
        for word in page
        if word not in lone.words
    )


def _told(column: Sequence[_Lone]) -> dict[int, SetWord | None]:
    """id of a word → the word as it is told, None of a piece of one."""
    values = [lone.value for lone in column]
    dotted = 2 * sum(len(value) == 2 for value in values) > sum(map(bool, values))
    plain = [value[0] if len(value) == 1 else 0 for value in values]
    meant: dict[int, str] = dict(_with_dots(column) if dotted else _numbered(column, plain))
    told: dict[int, SetWord | None] = {}
    for place, number in meant.items():
        lone = column[place]
        if number != lone.text:
            told |= dict.fromkeys(map(id, lone.words))
            told[id(lone.words[0])] = replace(lone.words[0], text=number, box=lone.box)
    return told


def _numbered(column: Sequence[_Lone], values: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Place → number, set as the nearest sure one: "R9" beside "R8", "09" beside "08"."""
    for place, number in _in_turn(values):
        nearest = min((n for n, value in enumerate(values) if value), key=lambda n: abs(n - place))
        heads = not any(values[:place]) and not NUMBER.fullmatch(column[place].text)  # "No."
        if (match := NUMBER.fullmatch(column[nearest].text)) and not heads:
            width = len(match[2]) if match[2][0] == "0" else 1
            yield place, f"{match[1]}{number:0{width}}{match[3]}"


def _with_dots(column: Sequence[_Lone]) -> Iterator[tuple[int, str]]:
    """Place → number, of those without a stop: "12" behind "1.1" or before "1.3"."""
    above: Value = (0, 0)
    for place, lone in enumerate(column):
        value = lone.value
        if TWO_DIGITS.fullmatch(lone.text):
            pair = (int(lone.text[0]), int(lone.text[1]))
            below = next((own.value for own in column[place + 1 :] if len(own.value) == 2), ())
            if pair in ((above[0], above[1] + 1), (above[0] + 1, 1)) or below == (pair[0], pair[1] + 1):
                yield place, f"{pair[0]}.{pair[1]}"
                value = pair
        above = value if len(value) == 2 else above


def _in_turn(values: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Place → number, of those that the numbers above and below leave one for; 0 is not known."""
    known = [0 if _is_out_of_turn(values[n - 1 : n + 2]) else value for n, value in enumerate(values)]
    places = [place for place, value in enumerate(known) if value]
    steps = [(n, m, known[m] - known[n]) for n, m in pairwise(places)]
    if sum(m - n == step for n, m, step in steps) < COUNTING * len(steps):
        return
    for n, m, step in steps:
        if m - n == step:
            yield from ((place, known[n] + place - n) for place in range(n + 1, m))
    if all(m - n == step for n, m, step in steps):
        last = places[-1]
        begins = range(places[0] if known[last] - last == 1 else 0)  # "9" above "3" and "4", below "1"
        yield from ((place, known[last] + place - last) for place in (*begins, *range(last + 1, len(known))))


def _is_out_of_turn(three: Sequence[int]) -> bool:
    """Whether a number is none of those from the one above to the one below, between which one is missing."""
    if len(three) < 3 or not all(three):
        return False
    above, own, below = three
    return below - above == 2 and not above <= own <= below
