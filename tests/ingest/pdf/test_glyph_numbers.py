"""Letters that a file names by their numbers in the font."""

from __future__ import annotations

import re
from typing import Any

import pytest

from ingest.pdf.glyph_numbers import as_named


def letter(sign: str, font: str, x: float = 0.0) -> dict[str, Any]:
    return {"text": sign, "fontname": font, "size": 10.0, "x0": x, "x1": x, "bottom": 100.0}


def named(text: str, font: str = "Tahoma_00") -> str:
    signs = re.findall(r"\(cid:\d+\)|.", text)
    return "".join(char["text"] for char in as_named([letter(sign, font) for sign in signs]))


@pytest.mark.parametrize(
    ("drawn", "text"),
    [
        ("WKH(cid:3)ORFDO(cid:3)DXWKRULW\\", "the local authority"),
        ("&KLOGUHQ¶V(cid:3)µIURQW(cid:3)GRRU¶(cid:15)", "Children’s ‘front door’,"),
        # some words of the font are named rightly
        ("FKLOGUHQ¶V(cid:3)care, in 30 days, DV a µgood´", "children’s care, in 30 days, as a ‘good”"),
        ("±(cid:3)(cid:20)(cid:21)(cid:3)0D\\", "± 12 May"),
        # a font whose space has a name has no numbers for letters
        ("WKH 0D\\ DQG", "WKH 0D\\ DQG"),
    ],
)
def test_numbers_for_letters(drawn: str, text: str) -> None:
    assert named(drawn) == text


def test_other_fonts_keep_their_letters() -> None:
    chars = [letter(sign, font) for sign, font in (("(cid:3)", "A"), ("W", "B"), ("K", "B"))]
    assert "".join(char["text"] for char in as_named(chars)) == " WK"


def test_marks_without_names_in_a_font_that_names_its_letters() -> None:
    """Reportlab's fonts by way of Ghostscript: "board(cid:2)s" had become "Äç~êÇ(cid:2)ë"."""
    text = "Review the board(cid:2)s (cid:3)front door(cid:4) for (cid:5)14.2m by 2027/28"
    assert named(text) == text


def test_a_word_that_could_be_numbers_in_a_font_that_names_its_letters() -> None:
    """ "NHS" as numbers is "kep", which is a word; only the bullets of the font have no names."""
    text = "They should: (cid:3) write to schools (cid:3) plan for each child (cid:3) work with the NHS board"
    text += " and the council so that all the children in the area have what they need"
    assert named(text) == text


def test_what_is_no_number_stays() -> None:
    """ "â" is 226, and no letter has that number; "µg/m³" is a unit beside words that are numbers."""
    assert named("WKH(cid:3)Siân") == "the Siân"
    assert named("WKH(cid:3)40 µg/m³") == "the 40 µg/m³"


def test_cells_that_stand_apart_without_a_space() -> None:
    chars = [letter(sign, "A", 0.0) for sign in ("(cid:3)", "R", "Q")]
    chars += [letter(sign, "A", 50.0) for sign in ":RUN"]
    assert "".join(char["text"] for char in as_named(chars)) == " onWork"


def test_a_font_of_joined_letters_has_no_numbers_for_letters() -> None:
    chars = [letter(sign, "A", 20.0 * n) for n, sign in enumerate(("(cid:3)", "(cid:4)", "(cid:1)"))]
    assert as_named(chars) == chars
