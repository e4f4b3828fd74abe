"""Headings that were misread, told by those beside them."""

from __future__ import annotations

import pytest

from ingest.scans.headings import with_headings
from models.document import Box, Style, Word


def line(*texts: str) -> list[Word]:
    style = Style("scan", 10.0, False, False, ())
    return [
        Word(text, Box(100 * n, 50, 100 * n + 40, 60), style, 1, n, confidence=0.9)
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("read", "printed"),
    [
        (["Lead", "Ret", "Recommendation", "When?"], ["Lead", "Ref", "Recommendation", "When?"]),
        (["When?", "Action", "lean"], ["When?", "Action", "lead"]),
        (["When?", "Action", "LEAN"], ["When?", "Action", "LEAD"]),
        (["lean", "forward", "Action"], ["lean", "forward", "Action"]),  # no header
        (["Lead", "When?", "Lean"], ["Lead", "When?", "Lean"]),  # the line has it already
    ],
)
def test_headings_beside_others(read: list[str], printed: list[str]) -> None:
    assert [word.text for word in with_headings(line(*read))] == printed
