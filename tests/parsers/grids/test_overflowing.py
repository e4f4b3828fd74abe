"""Headings of a spreadsheet's rows that run over the empty cells beside their own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Document
from tests.parsers.built import BOLD, CELL, LEFT, PITCH, TOP, document, shown, word

DRAWING = """
+-----+----------------+----------------+----------+
| Ref | Recommendation | Action         | By when  |
+-----+----------------+----------------+----------+
| S01 | Listen to all  | Hold a meeting | May 2025 |
+-----+----------------+----------------+----------+
|     |                |                |          |
+-----+----------------+----------------+----------+
| S02 | Speak plainly  | Write less     | May 2026 |
+-----+----------------+----------------+----------+
"""


def with_heading(text: str) -> Document:
    """The drawing, its empty row with a text through which the uprights run."""
    built = document(DRAWING)
    (page,) = built.pages
    words, x = list(page.words), LEFT + 2 * CELL
    for each in text.split("_"):
        if each:
            words.append(replace(word(each, x, TOP + 5 * PITCH + 1, BOLD), index=len(words)))
        x += CELL * (len(each) + 1)
    return replace(built, pages=(replace(page, words=tuple(words)),))


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("Homes_review_of_May", "[Homes review of May]"),
        ("2_____Homes_that_we_need_here", "2 Homes that we need here"),
    ],
)
def test_a_heading_that_is_not_merged_over_its_row(text: str, heading: str) -> None:
    found = shown(with_heading(text))
    assert found[0] == "S01 Listen to all"
    assert heading in found


def test_a_row_of_short_texts_is_none() -> None:
    found = shown(with_heading("R9____Listen"))
    assert "R9 Listen" in found
