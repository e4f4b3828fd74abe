"""What is seen of a page's content where it is clipped."""

from __future__ import annotations

import pytest

from ingest.pdf.clipping import Area, is_letter_outside, where_seen

CELL = (100.0, 50.0, 200.0, 90.0)
"""Left, bottom, right, top: a spreadsheet's cell, too low for its text."""


@pytest.mark.parametrize(
    ("letter", "seen"),
    [
        pytest.param((110.0, 60.0, 116.0, 70.0), (110.0, 60.0, 116.0, 70.0), id="whole"),
        pytest.param((110.0, 48.0, 116.0, 58.0), (110.0, 48.0, 116.0, 58.0), id="most of it"),
        pytest.param((110.0, 44.0, 116.0, 54.0), (110.0, 50.0, 116.0, 54.0), id="its upper part"),
        pytest.param((110.0, 86.0, 116.0, 96.0), (110.0, 86.0, 116.0, 90.0), id="its lower part"),
        pytest.param((110.0, 30.0, 116.0, 40.0), (110.0, 30.0, 116.0, 40.0), id="nothing"),
    ],
)
def test_a_letter_that_the_edge_of_its_cell_cuts(letter: Area, seen: Area) -> None:
    assert where_seen(letter, CELL) == seen


@pytest.mark.parametrize(
    ("letter", "outside"),
    [
        pytest.param((110.0, 89.5, 116.0, 99.5), True, id="the room below its ink"),
        pytest.param((110.0, 40.5, 116.0, 50.5), True, id="the room above its ink"),
        pytest.param((110.0, 86.0, 116.0, 96.0), False, id="its lower part"),
        pytest.param((110.0, 60.0, 116.0, 70.0), False, id="whole"),
    ],
)
def test_a_letter_of_which_no_ink_is_seen(letter: Area, outside: bool) -> None:
    assert is_letter_outside(letter, CELL) is outside
