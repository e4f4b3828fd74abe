"""The measure of the second reader: that it measures, on small plans."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.generated.blocks import Table
from tests.generated.made import Made, make
from tests.second_reader import line, measure, with_strange_headings, without_headings


@pytest.fixture(scope="module")
def made() -> Made:
    return make("unruled-1", "unruled", 1)


def heads(made: Made) -> list[str]:
    tables = [block for block in made.blocks if isinstance(block, Table)]
    rows = [row for table in tables for row in table.rows if row.kind == "head"]
    return [para.text for row in rows for cell in row.cells for para in cell.paras]


def test_headings_go_or_become_strange(made: Made) -> None:
    assert heads(without_headings(made)) == []
    assert heads(with_strange_headings(made)) == [text[::-1] for text in heads(made)]


def test_nobody_is_asked_about_a_plan_with_headings(made: Made, tmp_path: Path) -> None:
    counts = measure(made, tmp_path)
    assert (counts["asked"], counts["better"], counts["worse"]) == (0, 0, 0)
    assert counts["right before"] == counts["right after"] > 0


def test_a_frame_without_headings_needs_the_second_reader(tmp_path: Path) -> None:
    counts = measure(without_headings(make("outer-rules-2", "outer rules", 2)), tmp_path)
    assert (counts["asked"], counts["better"]) == (1, 1)
    assert counts["right before"] == 0 < counts["right after"]
    assert counts["flagged wrong after"] == counts["wrong after"]


def test_the_figures_in_a_line() -> None:
    counts = Counter({"plans": 2, "asked": 1, "milliseconds": 1500, "right after": 7})
    assert line("none", counts).split()[:3] == ["none", "2", "1"]
    assert line("none", counts).endswith("s/asked: 1.5")
