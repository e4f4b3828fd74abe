"""How the lines of a column stand under each other: at one place, or hung from one left of it."""

from __future__ import annotations

import pytest

from parsers.text.alignment import alignment_of
from tests.parsers.built import CELL, LEFT, lines

LIST = """
1. Peer support
   councils arranged
   through the LGA
2. Appoint a chair
   for the board
   by the summer
Agree next steps
"""
"""As of most cells of actions, more lines hang than begin at the column's left edge."""


@pytest.mark.parametrize(
    ("text", "indent", "holds"),
    [
        pytest.param("Agree next steps", 0, True, id="where the hanging lines hang from"),
        pytest.param("for the board", 3, True, id="where they stand"),
        pytest.param("the text goes on", 1, False, id="between"),
    ],
)
def test_a_column_of_lists_holds_the_lines_of_a_plain_text(text: str, indent: int, holds: bool) -> None:
    alignment = alignment_of([line.box for line in lines(LIST)], 0.0)
    assert alignment.holds(lines("|\n" + " " * indent + text)[-1].words) is holds


def test_a_line_or_two_further_left_are_not_what_the_others_hang_from() -> None:
    column = "\n".join(["Heading", *["   speak plainly"] * 8])
    alignment = alignment_of([line.box for line in lines(column)], 0.0)
    assert alignment.x == LEFT + 3 * CELL
    assert not alignment.holds(lines("Heading")[0].words)
