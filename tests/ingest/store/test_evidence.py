"""Words → boxes of printed lines."""

from __future__ import annotations

from dataclasses import replace

from ingest.store.evidence import evidence_of
from models.document import Box
from models.schema import Evidence
from tests.ingest.built import words


def test_a_line_is_one_box_with_its_words() -> None:
    assert evidence_of(words("Hold a forum")) == (Evidence(1, Box(50, 100, 120, 110), "Hold a forum"),)


def test_a_new_line_cell_or_page_is_a_new_box() -> None:
    found = evidence_of(
        [
            *words("Hold a"),
            *words("forum", top=112),
            *words("May", top=112, left=300),
            *words("2022", page=2, top=112, left=325),
        ]
    )
    assert [(one.page, one.text) for one in found] == [(1, "Hold a"), (1, "forum"), (1, "May"), (2, "2022")]


def test_a_drawn_bullet_has_a_place_but_no_words() -> None:
    bullet, word = words("• Hold")
    assert evidence_of([replace(bullet, drawn=True), word]) == (Evidence(1, Box(50, 100, 95, 110), "Hold"),)


def test_nothing() -> None:
    assert evidence_of([]) == ()
