"""Colours and the names that a RAG rating has for them."""

from __future__ import annotations

import pytest

from models.document import Colour
from parsers.fields.colour import name_of


def hexed(code: str) -> Colour:
    return tuple(int(code[n : n + 2], 16) / 255 for n in (0, 2, 4))


@pytest.mark.parametrize(
    ("colour", "name"),
    [
        (hexed("FF0000"), "Red"),
        (hexed("C00000"), "Red"),
        (hexed("FFC7CE"), "Red"),  # Excel's "bad"
        (hexed("FF9900"), "Amber"),
        (hexed("FFC000"), "Amber"),
        (hexed("FFFF00"), "Amber"),
        (hexed("FFEB9C"), "Amber"),  # Excel's "neutral"
        (hexed("00B050"), "Green"),
        (hexed("92D050"), "Green"),
        (hexed("C6EFCE"), "Green"),  # Excel's "good"
        (hexed("0070C0"), "Blue"),
        (hexed("00B0F0"), "Blue"),
        (hexed("7030A0"), ""),
        (hexed("D9D9D9"), ""),
        (hexed("FFFFFF"), ""),
        (hexed("000000"), ""),
        ((0.5,), ""),
        ((), ""),
        ((0.0, 1.0, 1.0, 0.0), "Red"),
        ((0.6, 0.0, 1.0, 0.1), "Green"),
    ],
)
def test_names(colour: Colour, name: str) -> None:
    assert name_of(colour) == name
