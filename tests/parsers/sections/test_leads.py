"""Whom a lead-in asks, and by when."""

from __future__ import annotations

import pytest

from parsers.outline.outline import document_to_outline
from parsers.sections.leads import lead_of
from tests.parsers.built import document


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("The Council should:", "The Council"),
        ("The Council will, within one month:", "The Council"),
        ("The peer team makes the following recommendations to the Council:", "the Council"),
        ("The Council shoulders much of this:", ""),
    ],
)
def test_only_whole_words_ask(text: str, owner: str) -> None:
    outline = document_to_outline(document(f"{text}\n"))
    assert lead_of(outline.blocks[0], outline.joiner).owner.text == owner
