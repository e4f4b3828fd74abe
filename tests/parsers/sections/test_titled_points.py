"""Points with their titles before them."""

from __future__ import annotations

import pytest

from parsers.sections.titled_points import titles_apart
from parsers.text.items import Item
from tests.parsers.built import BOLD, lines


@pytest.mark.parametrize(
    ("title", "bold", "apart"),
    [
        ("Members.", "Train all of them.", True),
        ("By May 2025:", "Train all of them.", False),  # when
        ("Cllr.", "Smith should train all of them.", False),
        ("Our members:", "train all", False),  # words that are stressed
    ],
)
def test_a_plain_title_before_a_sentence_in_bold(title: str, bold: str, apart: bool) -> None:
    items = [
        Item(tuple(lines(f"{title} {bold} {rest}", styles={bold: BOLD}))) for rest in ("Some go.", "Few.")
    ]
    assert [bool(found) for found, _ in titles_apart(items)] == [apart, apart]
