"""What a cell of recommendations says besides."""

from __future__ import annotations

from parsers.entries.asked_cells import asked_cell
from tests.parsers.built import lines


def asked(drawing: str) -> list[str]:
    return [line.text for line in asked_cell(lines(drawing)).asked]


def test_a_label_without_room_behind_its_colon_is_none() -> None:
    drawing = "Journals are not checked.\nRecommendation:Check the journals"
    assert asked(drawing) == drawing.split("\n")


def test_a_word_within_a_sentence_is_no_label() -> None:
    drawing = "Improve how you answer complaints.\nResponse\ntimes should be published too."
    assert asked(drawing) == drawing.split("\n")
    assert asked("Answer complaints.\nResponse\nAgreed.") == ["Answer complaints."]
