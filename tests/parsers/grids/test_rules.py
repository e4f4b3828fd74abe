"""Rules that hang together."""

from __future__ import annotations

import pytest

from models.document import Box, Fill, Rule
from parsers.grids.rules import bars, box_of, touching, with_round_frames


def frame(x0: float, top: float, x1: float, bottom: float, radius: float) -> list[Rule]:
    """Four sides that stop short of the corners."""
    levels = [Rule(True, y, x0 + radius, x1 - radius) for y in (top, bottom)]
    return [*levels, *(Rule(False, x, top + radius, bottom - radius) for x in (x0, x1))]


@pytest.mark.parametrize(("radius", "count"), [(0.0, 2), (4.5, 2), (12.0, 2), (30.0, 8)])
def test_frames_with_round_corners_side_by_side(radius: float, count: int) -> None:
    rules = [*frame(50, 100, 250, 200, radius), *frame(270, 100, 470, 200, radius)]
    groups = with_round_frames(touching(rules))
    assert len(groups) == count
    if count == 2:
        assert {box_of(rule).x0 for rule in groups[0]} == {50.0, 250.0}


def test_round_frames_as_far_apart_as_they_are_round() -> None:
    """The corner of one, once it is drawn, stands on a diagonal with that of the next."""
    columns, rows = [(50, 250), (262, 388), (400, 496)], [(100, 140.5), (151, 191.5)]
    rules = [rule for top, foot in rows for x0, x1 in columns for rule in frame(x0, top, x1, foot, 8.25)]
    assert [len(group) for group in with_round_frames(touching(rules))] == [4] * 6


def test_a_table_without_corners_keeps_its_rules() -> None:
    """Level rules that end a little beside uprights, which others cross."""
    rules = [Rule(True, 100, 50, 250), Rule(False, 150, 95, 200), Rule(True, 205, 155, 250)]
    assert with_round_frames(touching(rules)) == touching(rules)


@pytest.mark.parametrize(
    ("box", "x"),
    [
        (Box(54, 100, 57.75, 160), [55.875]),
        (Box(54, 99.4, 57.75, 160.8), [55.875]),  # a browser draws it a little beside
        (Box(54, 100, 63, 160), []),  # too wide: a panel, or a cell
        (Box(54, 100, 57.75, 150), []),  # beside a quotation: as tall as its words
    ],
)
def test_a_bar_as_tall_as_the_rules_beside_it_is_one(box: Box, x: list[float]) -> None:
    rules = [Rule(False, 86.6, 100, 160), Rule(False, 229.1, 100, 160), Rule(True, 150, 54, 229)]
    assert [rule.at for rule in bars([Fill(box, (0.8, 0.0, 0.0))], rules)] == x
