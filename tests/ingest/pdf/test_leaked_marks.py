"""Upright words whose mark is another element's."""

from __future__ import annotations

from dataclasses import replace

from ingest.pdf.leaked_marks import without_leaked_marks
from models.document import Box, Word
from tests.parsers.built import word


def upright(text: str, top: float, mark: int) -> Word:
    return replace(word(text), box=Box(40, top, 50, top + 40), turned=90.0, mark=mark)


def test_a_mark_of_level_words_or_of_several_texts_is_none_of_theirs() -> None:
    level = replace(word("Council"), mark=1)
    words = [level, upright("Finance", 100, 1), upright("Housing", 100, 2), upright("Culture", 300, 2)]
    assert [each.mark for each in without_leaked_marks(words)] == [1, None, None, None]


def test_one_text_keeps_its_mark() -> None:
    words = [upright("Our", 100, 3), upright("people", 143, 3)]
    assert [each.mark for each in without_leaked_marks(words)] == [3, 3]
