"""Cells that say something by their colour alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Colour, Document, Fill
from parsers.parse import parse
from tests.parsers.built import CELL, LEFT, PITCH, TOP, document, shown

DRAWING = """
+----+----------------+--------------------+-----------+-----+
| No | Recommendation | Action             | By when   | RAG |
+----+----------------+--------------------+-----------+-----+
| 01 | Listen         | Write to everyone. | May 2022  |     |
+----+----------------+--------------------+-----------+-----+
| 02 | Speak          | Read to everyone.  | June 2022 |     |
+----+----------------+--------------------+-----------+-----+
| 03 | Act            | Meet everyone.     | July 2022 |     |
+----+----------------+--------------------+-----------+-----+
"""
GREEN, RED, PALE = (0.0, 0.69, 0.31), (1.0, 0.0, 0.0), (0.86, 0.9, 0.94)
RAG, WHOLE = (55, 61), (0, 61)
"""The columns of the drawing from and to which an area goes."""


def filled(*areas: tuple[int, tuple[int, int], Colour], drawing: str = DRAWING) -> Document:
    """The drawing with areas: (its line, from and to which column, colour)."""
    fills = tuple(
        Fill(
            Box(
                LEFT + CELL * first,
                TOP + PITCH * (line - 0.5),
                LEFT + CELL * last,
                TOP + PITCH * (line + 1.5),
            ),
            colour,
        )
        for line, (first, last), colour in areas
    )
    built = document(drawing)
    return replace(built, pages=(replace(built.pages[0], fills=fills),))


def ratings(built: Document) -> list[str]:
    return [action.details.rag for each in parse(built).recommendations for action in each.actions]


def test_colours_of_empty_cells() -> None:
    built = filled((3, RAG, GREEN), (7, RAG, RED))
    assert ratings(built) == ["Green", "", "Red"]
    assert shown(built)[1].endswith("| deadline (action): May 2022 | rag: Green")


def test_a_column_of_colours_without_a_heading() -> None:
    bare = DRAWING.replace("RAG", "   ")
    areas = (3, RAG, GREEN), (5, RAG, RED), (7, RAG, GREEN)
    assert ratings(filled(*areas, drawing=bare)) == ["Green", "Red", "Green"]
    assert ratings(filled(*areas[:2], drawing=bare)) == ["", "", ""]
    of_one_colour = [(line, RAG, GREEN) for line in (3, 5, 7)]
    assert ratings(filled(*of_one_colour, drawing=bare)) == ["", "", ""]


def test_a_chip_in_the_cell() -> None:
    assert ratings(filled((3, (56, 58), GREEN))) == ["Green", "", ""]


def test_a_sign_in_a_colour() -> None:
    drawing = DRAWING.replace("|     |", "|  ●  |")
    built = document(drawing)
    colours = iter((GREEN, RED, (0.0,)))
    words = (
        replace(word, style=replace(word.style, colour=next(colours))) if word.text == "●" else word
        for word in built.words
    )
    built = replace(built, pages=(replace(built.pages[0], words=tuple(words)),))
    assert [rag.split()[-1] for rag in ratings(built)] == ["Green", "Red", "●"]
    assert parse(built).coverage.share == 1.0


def test_the_shade_of_a_whole_row_says_nothing() -> None:
    assert ratings(filled((3, WHOLE, PALE), (7, WHOLE, GREEN))) == ["", "", ""]


def test_a_colour_on_a_shaded_row() -> None:
    assert ratings(filled((3, WHOLE, PALE), (3, RAG, RED))) == ["Red", "", ""]


def test_colours_are_no_words_of_the_page() -> None:
    plan = parse(filled((3, RAG, GREEN)))
    assert plan.coverage.share == 1.0
    assert plan.coverage.total == len(document(DRAWING).words)


def test_the_rest_of_a_row_behind_the_page_end() -> None:
    above = """
    +----+----------------+--------------------+-----------+----------+
    | No | Recommendation | Action             | By when   | RAG      |
    +----+----------------+--------------------+-----------+----------+
    | 01 | Listen         | Write to everyone. | May 2022  | Amber    |
    +----+----------------+--------------------+-----------+----------+
    | 02 | Speak          | Read it out to all | June 2022 | Amber    |
    +----+----------------+--------------------+-----------+----------+
    """
    below = """
    +----+----------------+--------------------+-----------+----------+
    | No | Recommendation | Action             | By when   | RAG      |
    +----+----------------+--------------------+-----------+----------+
    |    |                | who came here.     |           |          |
    +----+----------------+--------------------+-----------+----------+
    """
    built = document(above, below)
    first, last = (
        Fill(Box(LEFT + CELL * 55, TOP + PITCH * top, LEFT + CELL * 66, TOP + PITCH * (top + 2)), GREEN)
        for top in (4.5, 2.5)
    )
    pages = tuple(replace(page, fills=(fill,)) for page, fill in zip(built.pages, (first, last), strict=True))
    assert ratings(replace(built, pages=pages)) == ["Amber", "Amber"]


@pytest.mark.parametrize(("due", "rows"), [("", 1), ("July 2022", 2)])
def test_the_rest_of_a_row_whose_colour_is_all_that_it_says(due: str, rows: int) -> None:
    """Its colour goes on behind the page end; that of another action stands beside a date of its own."""
    above = """
    +----+----------------+--------------------+-----------+----------+--------+
    | No | Recommendation | Action             | By when   | RAG      | Lead   |
    +----+----------------+--------------------+-----------+----------+--------+
    | 01 | Listen         | Write to everyone. | May 2022  | Amber    | Clerk  |
    +    +                +--------------------+-----------+----------+--------+
    |    |                | Call everyone.     | May 2022  | Amber    | Clerk  |
    +----+----------------+--------------------+-----------+----------+--------+
    | 02 | Speak          | Hold it in Easton, | June 2022 |          | Leader |
    |    |                | Norton and Upper   |           |          |        |
    +----+----------------+--------------------+-----------+----------+--------+
    """
    below = f"""
    +----+----------------+--------------------+-----------+----------+--------+
    | No | Recommendation | Action             | By when   | RAG      | Lead   |
    +----+----------------+--------------------+-----------+----------+--------+
    |    |                | Holme at once      | {due:9} |          | {"Clerk" if due else "":6} |
    +----+----------------+--------------------+-----------+----------+--------+
    """
    built = document(above, below)
    first, last = (
        Fill(Box(LEFT + CELL * 55, TOP + PITCH * top, LEFT + CELL * 66, TOP + PITCH * (top + 2)), GREEN)
        for top in (6.5, 2.5)
    )
    pages = tuple(replace(page, fills=(fill,)) for page, fill in zip(built.pages, (first, last), strict=True))
    assert ratings(replace(built, pages=pages)) == ["Amber", "Amber", *["Green"] * rows]
