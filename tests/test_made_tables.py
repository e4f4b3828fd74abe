"""A small fixed share of the made-up pages of statistics, and that their truth is what they are made of."""

from __future__ import annotations

from statistics import fmean

import pytest

from tests.made_tables.content import Cell, Table
from tests.made_tables.pages import KINDS, make
from tests.made_tables.soak import Result, soak

LEAST = 0.93
LEAST_OF_A_KIND = 0.7


@pytest.fixture(scope="module")
def results() -> list[Result]:
    return list(soak("paper", 32, 7))


def test_most_relations_between_cells_are_right(results: list[Result]) -> None:
    assert fmean(result.f1 for result in results if result.made.tables) >= LEAST


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"none"}))
def test_no_kind_of_page_falls_behind(results: list[Result], kind: str) -> None:
    assert fmean(result.f1 for result in results if result.made.kind == kind) >= LEAST_OF_A_KIND


def test_pages_without_tables_have_none(results: list[Result]) -> None:
    bare = [result for result in results if not result.made.tables]
    assert bare
    assert [result.line for result in bare if result.found] == []


def test_a_wrapped_heading_is_no_text_among_figures() -> None:
    (result,) = soak("paper", 1, 1234, ["charts"])
    # The stub's heading, at the foot of a cell that no rule parts, is given at its top left.
    assert result.made.name == "charts-1234000" and result.f1 > 0.99


def test_the_same_seed_makes_the_same_page() -> None:
    assert make("pair", 12) == make("pair", 12) != make("pair", 13)


def test_a_merged_cell_stands_at_its_top_left() -> None:
    cells = (Cell(0, 1, "Men", columns=2), Cell(1, 1, "2010"), Cell(1, 2, "2011"))
    assert Table(cells, ("head", "head"), (1.0, 1.0, 1.0)).rows == [["", "Men", ""], ["", "2010", "2011"]]
