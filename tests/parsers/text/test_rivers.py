"""The white that runs down between columns, and white that does so by chance."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.text.lines import Line, words_to_lines
from parsers.text.rivers import column_starts
from tests.parsers.built import CELL, LEFT, lines

WIDE = """
01   Listen to all    March 2022
02   Speak plainly    May 2022
"""
JUSTIFIED = """
01   Listen    to    those   March 2022
     who    live    in   a   in full
     town                    where
02   Speak     in     each   May 2022
     of   the   four   new   in part
     letters                 only
"""
BULLETS = """
01   Listen to all       Hold meetings with:   March 2022
                      •  those who live here
                      •  those who work here
02   Speak plainly       Write letters to:     May 2022
                      •  all of the members
                      •  all of the partners
"""
SPLIT = "\n".join(
    f"{name:22}May 2022"
    for name in ("Chief Executive Ddu", "Head of Digital", "Chief Executive Ddu", *["Mayor"] * 6)
)
MONTHS = "\n".join(
    f"{text:14}May 2022" for text in ("Speak", "Listen", "Meet", "Go", "Sing", "Write", "Ask", "Be", "Do")
)
NARROW = """
01   Listen to those who live here March 2022
02   Speak in plain                May 2022
03   Read what the council sends   June 2022
04   Write to those who live here  July 2022
05   Meet                          March 2023
06   Sing with all of the others   May 2023
07   Dance with them until it ends June 2023
08   Go                            July 2023
"""

THEMES = """
01   Listen to all   Hold a meeting of all      March 2022
     who live here   of the members in it       in full
     and work here   and of those outside
     or near it      Publish a note of all      May 2022
                     that is said there
02   Speak plainly     Write letters to the     May 2022
     to all of         partners of the town     in part
     the others        and to the others
     in the town       Train those who do       June 2022
                       and their chiefs
03   Read it aloud       Ask what all of        July 2022
     to everybody        them say of this       in full
     who asks you        or of what it is
     what it says        Tell them of it        May 2023
                         in plain words
"""
"""Each third is a table of its own, whose actions begin two letters further right."""


def starts(drawing: str, strays: float = 0.0) -> list[int]:
    """The characters at which the columns behind the first begin."""
    return [round((x - LEFT) / CELL) for x in column_starts(lines(drawing), strays)[1:-1]]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        pytest.param(WIDE, [5, 22], id="white wider than a space"),
        pytest.param(JUSTIFIED, [5, 29], id="the wide spaces of justified lines stand at many places"),
        pytest.param(NARROW, [5, 35], id="a space wide, behind lines of any length; none parts May and 2022"),
        pytest.param("\n".join(NARROW.split("\n")[:5]), [5], id="a space wide beside too few lines"),
        pytest.param(BULLETS, [5, 22, 47], id="bullets that hang left of their texts are no column"),
        pytest.param(SPLIT, [22], id="a word behind others by chance, a space apart, is no column"),
        pytest.param(THEMES, [5, 21, 48], id="tables by theme, each with its own widths"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_columns(drawing: str, expected: list[int]) -> None:
    assert starts(drawing) == expected


def test_a_share_of_the_lines_may_stray() -> None:
    across = NARROW + "A line of text that runs over all that stands above it\n"
    assert (starts(across), starts(across, strays=0.15)) == ([], [5, 35])


def test_white_that_a_full_cell_leaves_parts_where_all_lines_begin_behind_it() -> None:
    """ "here" ends a point before "March", as in a cell without room at its right."""
    full = [stretched(line, "here", 5.0) for line in lines(NARROW)]
    beside_one_text = [stretched(line, "May", 5.0) for line in lines(MONTHS)]
    assert [round((x - LEFT) / CELL) for x in column_starts(full, 0.0)[1:-1]] == [5, 35]
    assert [round((x - LEFT) / CELL) for x in column_starts(beside_one_text, 0.0)[1:-1]] == [14]


def stretched(line: Line, text: str, points: float) -> Line:
    words = [
        replace(word, box=replace(word.box, x1=word.box.x1 + points)) if word.text == text else word
        for word in line.words
    ]
    return words_to_lines(words)[0]


def test_words_that_begin_anywhere_make_no_column() -> None:
    drawing = """
    Listen to the town      with
    Speak    in         a
    Read a  book               to them
    Write a long   letter     to someone
    """
    assert starts(drawing) == []


def test_a_column_may_be_set_to_its_middle() -> None:
    drawing = """
    Listen to all     on going
    Speak plainly        no
    Read the book     it ended
    """
    assert starts(drawing) == [18]


def test_the_last_words_of_justified_lines_are_no_column() -> None:
    """Though they end at one place: "for" goes on with "Finance"."""
    drawing = """
    Portfolio         Hold a meeting
    Holder      for   with everybody
    Finance           in the town
    Chair             Publish notes
    Cabinet     for   with answers
    Housing           to all of it
    """
    assert starts(drawing) == [18]


@pytest.mark.parametrize("little", ["–      ", "and    "])
def test_a_cell_may_say_little(little: str) -> None:
    drawing = f"""
    Agree a plan with all      {little}              Leader
    Train all the members      Begun in the spring  Solicitor
    Publish the new plan       {little}              Treasurer
    Review the old scheme      Done                 Leader
    """
    assert 27 in starts(drawing)
