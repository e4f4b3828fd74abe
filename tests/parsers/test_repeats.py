"""What cells print again."""

from __future__ import annotations

import pytest

from parsers.lines import Joiner
from parsers.repeats import without_repeats
from tests.parsers.built import lines


@pytest.mark.parametrize(
    ("cells", "kept"),
    [
        pytest.param(["Listen to all"], "Listen to all", id="one"),
        pytest.param(["Listen to all", "Listen to all"], "Listen to all", id="twice"),
        pytest.param(["Listen", "to all"], "Listen to all", id="two halves"),
        pytest.param(["Listen to all", "Listen", "to all"], "Listen to all", id="the second in halves"),
        pytest.param(["Listen", "to all", "Listen to all"], "Listen to all", id="the first in halves"),
        pytest.param(["Listen to all", "as above"], "Listen to all", id="as above"),
        pytest.param(["Listen", "Listen to all"], "Listen Listen to all", id="something else"),
    ],
)
def test_what_is_kept(cells: list[str], kept: str) -> None:
    found = without_repeats([lines(cell) for cell in cells], Joiner())
    assert " ".join(line.text for line in found) == kept
