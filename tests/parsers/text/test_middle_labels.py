"""Numbers beside the middle of their paragraphs."""

from __future__ import annotations

from dataclasses import replace

from models.document import Column, Word
from parsers.text.lines import words_to_lines
from parsers.text.middle_labels import with_numbers_first
from tests.parsers.built import PITCH, word


def paragraph(number: str, rows: int, top: float, down: float, x: float = 80.0) -> list[Word]:
    """A paragraph of some lines that begin at `x`, its number `down` lines below its first."""
    texts = [word(f"line{row}", x, top + PITCH * row) for row in range(rows)]
    return [word(number, 50.0, top + PITCH * down), *texts]


def texts(*paragraphs: list[Word]) -> list[str]:
    words = [replace(each, index=place) for place, each in enumerate(w for own in paragraphs for w in own)]
    return [line.text for line in with_numbers_first(words_to_lines(words))]


def test_they_stand_on_the_first_lines() -> None:
    read = texts(paragraph("R1", 2, 100.0, 0.5), paragraph("R2", 3, 132.0, 1), paragraph("R3", 1, 176.0, 0))
    assert read == ["R1 line0", "line1", "R2 line0", "line1", "line2", "R3 line0"]


def test_a_number_beside_a_first_line_stays() -> None:
    read = texts(paragraph("R1", 3, 100.0, 0), paragraph("R2", 3, 144.0, 0))
    assert read == ["R1 line0", "line1", "line2", "R2 line0", "line1", "line2"]


def test_a_number_close_before_a_word_is_a_point_s_of_a_list() -> None:
    end = 50.0 + word("R1", 0.0, 0.0).box.width
    read = texts(*(paragraph(f"R{n}", 3, 56.0 + 44 * n, 1, end + 3) for n in (1, 2)))
    assert read == ["line0", "R1 line1", "line2", "line0", "R2 line1", "line2"]


def test_each_column_s_numbers_for_themselves() -> None:
    # Another column's lines stand level with the paragraphs, and its numbers before them.
    left = paragraph("1", 3, 100.0, 1) + paragraph("2", 3, 144.0, 1)
    right = paragraph("3", 3, 100.0, 0, 480.0)
    right = [replace(each, column=Column(1, 400.0, 800.0, 960.0)) for each in right]
    read = texts(left, right)
    assert read == ["1 line0", "line1", "line2", "2 line0", "line1", "line2", "3 line0", "line1", "line2"]


def test_lines_of_cells_side_by_side_do_not_part_the_paragraphs() -> None:
    """An owner's second line stands between two lines of an action: hardly any white is below it."""
    rows = [[word("action", 60.0, top), word("goes-on", 60.0, top + PITCH)] for top in (130.0, 200.0)]
    owners = [[word("owner", 300.0, top), word("of-it", 300.0, top + PITCH - 2)] for top in (130.0, 200.0)]
    bars = [paragraph("R1", 2, 100.0, 0.5), paragraph("R2", 2, 170.0, 0.5)]
    read = texts(bars[0], rows[0], owners[0], bars[1], rows[1], owners[1])
    assert [line for line in read if "line" in line] == ["R1 line0", "line1", "R2 line0", "line1"]
