"""Notes: the mark out of the text, what it says beside the record."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from models.document import Document, Page, Word
from parsers.parse import parse
from tests.parsers.built import BOLD, PLAIN, document

SMALL = 8.0
NOTE = replace(PLAIN, size=SMALL)
FIGURE = "1 The plan of 2024, which was never used."
STYLES = {"Recommendations": BOLD, "Findings": BOLD, "published.": NOTE, FIGURE: NOTE}
REPORT = """
Recommendations

• Publish the plan{one} of the council, and say who
  is to see to it.

• Review the board.{two}

Findings

The board has met twice.
"""


def with_marks(built: Document) -> Document:
    """The document, each "^1" behind a word as a raised word of its own, and lines that begin so in small."""
    pages = []
    for page in built.pages:
        words: list[Word] = []
        for word in page.words:
            words += _parted(word, page)
        pages.append(replace(page, words=tuple(replace(word, index=k) for k, word in enumerate(words))))
    return replace(built, pages=tuple(pages))


def _parted(word: Word, page: Page) -> list[Word]:
    beside = next((w for w in page.words if w.text[0] == "^" and w.box.top == word.box.top), None)
    style = replace(word.style, size=SMALL) if beside else word.style
    before, mark, after = re.fullmatch(r"([^^]*)\^?([\d,]*)(.*)", word.text).groups()  # type: ignore[union-attr]
    plain = [replace(word, text=before + after, style=style)] if before + after else []
    return [*plain, replace(word, text=mark, style=style, raised=True)] if "^" in word.text else plain


def extras(*drawings: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    plan = parse(with_marks(document(*drawings, styles=STYLES)))
    assert plan.coverage.share == 1.0
    assert not plan.coverage.doubled
    return [(each.text, each.details.extra) for each in plan.recommendations]


FIRST = "Publish the plan of the council, and say who is to see to it."


@pytest.mark.parametrize(
    ("one", "two", "notes", "expected"),
    [
        pytest.param(
            "^1",
            "",
            "^1 The plan of 2024, which was never\n   published.",
            [("note 1", "The plan of 2024, which was never published.")],
            id="one",
        ),
        pytest.param(
            "^1,2",
            "",
            "^1 The plan of 2024.\n^2 Of 2025 too.",
            [("note 1", "The plan of 2024."), ("note 2", "Of 2025 too.")],
            id="two in one place",
        ),
        pytest.param(
            "^1,2",
            "",
            "^1 The plan of 2024. ^2 Of 2025\n   too. ^3 Of none.",
            [("note 1", "The plan of 2024."), ("note 2", "Of 2025 too.")],
            id="several behind each other",
        ),
        pytest.param("", "", "^1 Of no record.", [], id="no record's"),
    ],
)
def test_notes_of_a_page(one: str, two: str, notes: str, expected: list[tuple[str, str]]) -> None:
    drawing = REPORT.format(one=one, two=two) + "\n" * 6 + notes
    assert extras(drawing) == [(FIRST, tuple(expected)), ("Review the board.", ())]


def test_a_note_whose_own_figure_is_not_raised() -> None:
    found = extras(f"{REPORT.format(one='^1', two='')}\n\n{FIGURE}")
    assert found[0] == (FIRST, (("note 1", "The plan of 2024, which was never used."),))


def test_the_note_of_another_page() -> None:
    first, second = extras(REPORT.format(one="", two="^7"), "Notes\n\n^7 Its board.")
    assert second == ("Review the board.", (("note 7", "Its board."),))
    assert first == (FIRST, ())


def test_a_raised_figure_without_a_note_is_part_of_its_word() -> None:
    (text, _), _ = extras(REPORT.format(one="^3", two=""))
    assert text == FIRST.replace("plan", "plan3")


def test_a_square_is_no_note() -> None:
    drawing = REPORT.format(one=" of 30 m^2", two="") + "\n" * 6 + "^2 Of no record."
    (text, extra), _ = extras(drawing)
    assert "30 m2 of" in text
    assert not extra


def test_a_note_in_the_texts_size_right_under_its_list() -> None:
    drawing = REPORT.format(one="^1", two="").replace("Findings", "^1 What the council will do.\nFindings")
    marked = with_marks(document(drawing, styles=STYLES))
    words = [
        word if word.raised or word.style.size != SMALL else replace(word, style=PLAIN)
        for word in marked.words
    ]
    plan = parse(replace(marked, pages=(replace(marked.pages[0], words=tuple(words)),)))
    note = ("note 1", "What the council will do.")
    assert plan.recommendations[0].text == FIRST
    assert plan.recommendations[0].details.extra == (note,)


def test_a_mark_that_begins_a_line_below_a_table_is_no_exponent_of_its_last_cell() -> None:
    drawing = """
+----------------+----------------+------------+------------+
| Recommendation | Action         | By when    | Cost       |
+----------------+----------------+------------+------------+
| Listen to all  | Hold a meeting | March 2025 | None       |
+----------------+----------------+------------+------------+
^1 At the prices of 2024.
"""
    built = with_marks(document(drawing))
    words = tuple(replace(word, style=PLAIN) for word in built.words)
    plan = parse(replace(built, pages=(replace(built.pages[0], words=words),)))
    (action,) = plan.recommendations[0].actions
    assert (action.details.resources, plan.coverage.share) == ("None", 1.0)
