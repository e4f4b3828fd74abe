"""What cells print again."""

from __future__ import annotations

import pytest

from parsers.cells.repeats import say_the_same, without_repeats
from parsers.text.joiner import Joiner
from tests.parsers.built import lines


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        pytest.param(["Listen to all"], "Listen to all", id="one"),
        pytest.param(["Listen to all", "Listen to all"], "Listen to all", id="twice"),
        pytest.param(["Listen", "to all"], "Listen to all", id="two halves"),
        pytest.param(["Listen to all", "Listen", "to all"], "Listen to all", id="the second in halves"),
        pytest.param(["Listen", "to all", "Listen to all"], "Listen to all", id="the first in halves"),
        pytest.param(
            ["Listen to neigh‐", "bours", "Listen to neigh‐\nbours"], "Listen to neigh‐ bours", id="hyphens"
        ),
        pytest.param(["Listen to all", "as above"], "Listen to all", id="as above"),
        pytest.param(["Listen", "Listen to all"], "Listen Listen to all", id="something else"),
    ],
)
def test_what_is_kept(cells: list[str], kept: str) -> None:
    found = without_repeats([lines(cell) for cell in cells], Joiner())
    assert " ".join(line.text for line in found) == kept


@pytest.mark.parametrize(
    ("one", "other", "copied", "same"),
    [
        ("so that it shapes policy", "sO that it shapes policy", True, True),
        ("so that it shapes policy", "sO that it shapes policy", False, False),
        ("appetite for risk in phase 1", "appetite for msk in phase 1", True, True),
        ("appetite for risk in phase 1", "appetite for risk in phase 2", True, False),
        ("Cabinet", "Cabinel", True, False),
        ("Publish the asset plan", "Publish the budget plan", True, False),
    ],
)
def test_what_a_copy_makes_unlike(one: str, other: str, copied: bool, same: bool) -> None:
    assert say_the_same(one, other, copied) is same
