"""Hyphens that a font writes as soft ones: told by where they stand."""

from __future__ import annotations

import pytest

from ingest.pdf.drawn_hyphens import with_drawn_hyphens
from tests.parsers.built import page

SOFT = "\u00ad"


@pytest.mark.parametrize(
    ("drawing", "meant"),
    [
        ("April 2025 ~ April 2026 for the govern~ ance", "April 2025 - April 2026 for the govern- ance"),
        ("in 2026~27 for the co~ operative", "in 2026-27 for the co- operative"),
        ("Zero~based budgets; trans~ parency", "Zero-based budgets; trans- parency"),
        # words that a line end broke, or might have broken
        ("trans~parency and govern~ ance", f"trans{SOFT}parency and govern{SOFT} ance"),
        # the font has hyphens of its own
        ("well-known and Zero~based", f"well-known and Zero{SOFT}based"),
    ],
)
def test_what_a_soft_hyphen_is(drawing: str, meant: str) -> None:
    (read,) = with_drawn_hyphens([page(drawing.replace("~", SOFT))])
    assert " ".join(word.text for word in read.words) == meant
