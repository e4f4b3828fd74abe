"""Headings that were misread, told by those beside them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ingest.scans import headings
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
        (["Wo?", "Timescale", "Action"], ["Who?", "Timescale", "Action"]),
        (["lean", "forward", "Action"], ["lean", "forward", "Action"]),  # no header
        (["Lead", "When?", "Lean"], ["Lead", "When?", "Lean"]),  # the line has it already
    ],
)
def test_headings_beside_others(read: list[str], printed: list[str]) -> None:
    assert [word.text for word in with_headings([line(*read)])[0]] == printed


def test_a_header_that_is_printed_again_tells_what_was_misread() -> None:
    """Whichever page has it better: most have the same that is wrong. What is not in its place is a row."""
    bad = line("#", "Recommendation", "™=de", "Actions", "By", "when")
    good = line("#", "Recommendation", "made", "Actions", "By", "when")
    row = line("#", "Recommendation", "R1e", "Actions", "By", "when")
    row = [replace(word, box=replace(word.box, x0=word.box.x0 + 9 * n)) for n, word in enumerate(row)]
    read = with_headings([bad, bad, good, row])
    assert [words[2].text for words in read] == ["made", "made", "made", "R1e"]


def test_a_header_on_each_page_is_asked_once_of_each_line(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(headings, "_stands_as", lambda one, header: asked.append(header))
    with_headings([line("Recommendation", "Action", "When?") for _ in range(50)])
    assert len(asked) == 50


def test_small_capitals_in_wide_type() -> None:
    """A typewriter's space is 0.6 sizes wide; small capitals alone are measured as small letters."""
    large, small = (Style("scan", size, False, False, ()) for size in (8.3, 5.3))
    words = [
        *(("AREA", 107, 121, large), ("FOR", 126, 136, large), ("IMPROVEMENT", 140, 175, large)),
        *(("ACTIONS", 452, 475, small), ("TO", 480, 486, small), ("DELIVER", 492, 513, small)),
        *(("BY", 1018, 1025, large), ("WIEN", 1030, 1042, large)),
    ]
    read = [
        Word(text, Box(x0, 180.9 - style.size, x1, 180.9), style, 1, place, confidence=0.9)
        for place, (text, x0, x1, style) in enumerate(words)
    ]
    (told,) = with_headings([read])
    assert [word.text for word in told] == [*(text for text, *_ in words[:-1]), "WHEN"]
    assert {(word.style.size, round(word.box.top, 1)) for word in told} == {(8.3, 172.6)}
