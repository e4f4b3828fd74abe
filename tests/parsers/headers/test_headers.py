"""Headings in the cells of a grid, as narrow columns break them."""

from __future__ import annotations

from tests.parsers.built import document, shown


def test_a_heading_that_a_very_narrow_column_breaks_letter_by_letter() -> None:
    letters = ("R", "ec", "o", "m", "m", "e", "n", "d", "at", "io", "n", "n", "o.")
    heading = "\n".join(
        f"    | {part:2} |                |                |         |" for part in letters[1:]
    )
    drawing = f"""
    +----+----------------+----------------+---------+
    | R  | Recommendation | Action         | Lead    |
{heading}
    +----+----------------+----------------+---------+
    | 1  | Listen to all  | Hold a meeting | Leader  |
    +----+----------------+----------------+---------+
    | 2  | Speak plainly  | Write less     | Clerk   |
    +----+----------------+----------------+---------+
    """
    assert [line[:2] for line in shown(document(drawing))] == ["1 ", "  ", "2 ", "  "]
