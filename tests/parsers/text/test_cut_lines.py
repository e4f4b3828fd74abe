"""Lines that a page's end cuts, and that the next page prints again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Document
from parsers.parse import parse
from parsers.text.cut_lines import without_cut_lines
from tests.parsers.built import document

FIRST = """
+----+----------------------+--------------------+------------+
| No | Recommendation       | Action             | By when    |
+----+----------------------+--------------------+------------+
| 1  | Listen to all of     | Hold a meeting of  | March 2022 |
|    | those who live here  | them each year     |            |
"""
REST = """
|    | those who live here  | them each year     |            |
|    | and work here.       | in the town.       |            |
+----+----------------------+--------------------+------------+
| 2  | Speak plainly.       | Write less.        | June 2022  |
+----+----------------------+--------------------+------------+
"""


def cut(first: str, rest: str, line: int) -> Document:
    """Two pages; of a line of the first, only the upper third is seen."""
    built = document(first, rest)
    levels = sorted({word.box.top for word in built.pages[0].words})
    words = tuple(
        replace(word, box=replace(word.box, bottom=word.box.top + 3))
        if word.box.top == levels[line]
        else word
        for word in built.pages[0].words
    )
    return replace(built, pages=(replace(built.pages[0], words=words), built.pages[1]))


def test_a_line_on_both_pages_is_read_once() -> None:
    plan = parse(cut(FIRST, REST, -1))
    assert [(one.text, one.actions[0].text) for one in plan.recommendations] == [
        (
            "Listen to all of those who live here and work here.",
            "Hold a meeting of them each year in the town.",
        ),
        ("Speak plainly.", "Write less."),
    ]
    assert plan.coverage.share == 1.0


@pytest.mark.parametrize(
    ("rest", "line"),
    [
        pytest.param(REST.replace("live", "stay"), -1, id="other words on the next page"),
        pytest.param(REST, 0, id="another line is cut"),
    ],
)
def test_what_is_not_printed_again_stays(rest: str, line: int) -> None:
    built = cut(FIRST, rest, line)
    assert without_cut_lines(built) is built


def test_the_lower_part_of_a_line_on_the_next_page_is_not_read_again() -> None:
    built = document(FIRST, REST)
    first, rest = built.pages
    top = min(word.box.top for word in rest.words)
    words = tuple(
        replace(word, box=replace(word.box, top=word.box.bottom - 3)) if word.box.top == top else word
        for word in rest.words
    )
    plan = parse(replace(built, pages=(first, replace(rest, words=words))))
    assert [one.text for one in plan.recommendations] == [
        "Listen to all of those who live here and work here.",
        "Speak plainly.",
    ]
    assert plan.coverage.share == 1.0
