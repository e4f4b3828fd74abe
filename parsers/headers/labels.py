"""The text of a heading or of a card's label, whole, and what a label means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import product

from models.plan import Passage
from parsers.grids.grids import Cell
from parsers.text.joiner import Joiner
from parsers.text.lines import Line
from parsers.vocabulary import column_of, numbered_label

COUNTED = re.compile(r"(.*[^\W\d])\s+(\d{1,2})")
"""A label that counts: "Lead 2"."""
CODED = re.compile(r"(([A-Z]{2,4}) \d{1,2}):?")
"""One whose letters stand for what it counts: "AFI 2:"."""
TORN = 3
"""Letters of a torn heading's words, or lines, on average, at most: "R / ec / o / m"."""
MOST_JOINTS = 7
"""Lines of a heading up to which it is mended; two readings each."""


def mended(heading: Passage, lines: Sequence[Line]) -> Passage:
    """A heading or label whose cell was too narrow for its words: "Re" / "c No.", "Rec" / "ommen" / "dation",
    "Account-" / "able"; as it is where it is known, or no way to join its lines is."""
    texts = [line.text for line in lines]
    joints = len(texts) - 1
    long = joints >= MOST_JOINTS
    if joints < 1 or label_of(heading.text)[0] or (long and len("".join(texts)) > TORN * joints):
        return heading
    ways = [tuple(" " if place == at else "" for place in range(joints)) for at in range(joints)]
    if not long:  # else two words, letter by letter, or nearly: "R" / "ec" / "om"
        ways = sorted(product(("", " "), repeat=joints), key=lambda each: each.count(""))
    joined = (
        "".join(f"{text.removesuffix('-')}{joint}" for text, joint in zip(texts, (*way, ""), strict=True))
        for way in ways
    )
    return next((replace(heading, text=text) for text in joined if label_of(text)[0]), heading)


def label_passage(lines: Sequence[Line], joiner: Joiner) -> Passage:
    """A card's label as one text."""
    return mended(joiner.passage(lines), lines)


def labelled(cell: Cell, joiner: Joiner) -> str:
    """The column that the whole of a cell names, as a card's label does; "" where it names none."""
    return label_of(label_passage(cell.lines, joiner).text)[0]


@lru_cache(maxsize=4096)
def label_of(text: str) -> tuple[str, str]:
    """What a card's label means, and the reference in it: "Recommendation 3" → recommendation, 3. Of "What",
    "Who" and "When" the first says what is done."""
    if text.strip(" :").lower() == "what":
        return "action", ""
    column, ref = numbered_label(text)
    if not column and (found := CODED.fullmatch(text)):
        column, ref = column_of(found[2]), found[1]
    if not column and (column := column_of(text)) == "" and (found := COUNTED.fullmatch(text)):
        column, ref = column_of(found[1]), found[2]
    return column, ref if column else ""
