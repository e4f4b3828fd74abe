"""Rules under words and through them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Document, Rule
from parsers.text.underlines import without_underlines
from tests.parsers.built import CELL, LEFT, TOP, document, shown

BASELINE = TOP + 9.5


def ruled(drawing: str, *rules: Rule) -> Document:
    plan = document(drawing)
    return replace(plan, pages=(replace(plan.pages[0], rules=(*plan.pages[0].rules, *rules)),))


def level(at: float, start: float, end: float) -> Rule:
    """A rule from one character to another of a drawing's first line."""
    return Rule(True, at, LEFT + start * CELL, LEFT + end * CELL)


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        pytest.param(level(BASELINE, 0, 6), False, id="under a word"),
        pytest.param(level(BASELINE, 7, 14), False, id="under two words"),
        pytest.param(level(BASELINE, 7, 14.4), False, id="and a space behind them"),
        pytest.param(level(TOP + 6, 0, 18), False, id="through a line"),
        pytest.param(level(TOP - 1, 0, 18), True, id="above a line"),
        pytest.param(level(TOP + 14, 0, 18), True, id="well below it"),
        pytest.param(level(BASELINE, -1, 19), True, id="as wide as a cell"),
        pytest.param(level(BASELINE, 0, 12), True, id="ends within a word"),
    ],
)
def test_underlines(rule: Rule, kept: bool) -> None:
    assert (rule in without_underlines(ruled("Listen to them all", rule)).pages[0].rules) is kept


@pytest.mark.parametrize(
    ("other", "kept"),
    [
        pytest.param(level(BASELINE, 18, 30), True, id="goes on over the next cell"),
        pytest.param(Rule(False, LEFT, TOP - 20, BASELINE), True, id="a side of the cell"),
        pytest.param(Rule(False, LEFT + 20 * CELL, TOP - 20, BASELINE), False, id="beside the words"),
        pytest.param(level(BASELINE + 12, 18, 30), False, id="under another line"),
    ],
)
def test_the_edge_of_a_cell_that_a_line_fills_is_no_underline(other: Rule, kept: bool) -> None:
    under = level(BASELINE, 0, 18)
    assert (under in without_underlines(ruled("Listen to them all", under, other)).pages[0].rules) is kept


def test_underlined_headings_over_columns_without_level_rules() -> None:
    drawing = """
    |Recommendation |Action            |By when  |
    |Listen to all  |Hold a meeting    |May 2022 |
    |who live here  |in each month     |         |
    """
    under = [level(BASELINE, 1, 15), level(BASELINE, 17, 23), level(BASELINE, 36, 43)]
    assert shown(without_underlines(ruled(drawing, *under))) == [
        "Listen to all who live here",
        "  - Hold a meeting in each month | deadline (action): May 2022",
    ]


@pytest.mark.parametrize(("degrees", "at"), [(90, 19.5), (270, 10.5), (90, 21.6)])
def test_a_rule_beside_upright_words_is_their_underline(degrees: float, at: float) -> None:
    plan = document("Listen")
    one = plan.pages[0].words[0]
    turned = replace(one, box=Box(10, 100, 20, 136), turned=degrees)
    rule, other = Rule(False, at, 100, 136), Rule(False, at, 90, 150)
    page = replace(plan.pages[0], words=(turned,), rules=(rule, other))
    assert without_underlines(replace(plan, pages=(page,))).pages[0].rules == (other,)
