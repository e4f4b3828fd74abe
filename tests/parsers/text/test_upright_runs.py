"""Where upright words count."""

from __future__ import annotations

from dataclasses import replace

from models.document import Box
from parsers.text.upright_runs import places_of
from tests.parsers.built import word


def test_a_theme_longer_than_its_cell_is_where_its_middle_is_though_it_touches_the_next() -> None:
    """Read upwards: "Working with people" beside rows from 130 to 200, "Leadership" right below it."""
    texts = (("Working", 180, 220), ("with", 156, 177), ("people", 121, 153), ("Leadership", 222, 275))
    words = [
        replace(word(text), box=Box(50, top, 60, bottom), turned=90.0, index=place)
        for place, (text, top, bottom) in enumerate(texts)
    ]
    assert [y for _, y in places_of(words).values()] == [170.5, 170.5, 170.5, 248.5]
