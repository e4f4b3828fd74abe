"""Pages whose columns a line parts: tables beside tables, beside their notes, beside prose."""

from __future__ import annotations

from dataclasses import replace

from models.document import Page, Rule
from parsers.page_tables import page_tables
from parsers.page_tables.separators import parted_at_separators
from parsers.text.lines import Joiner
from tests.parsers.built import CELL, LEFT, PITCH, TOP, page, stacked

DRAWING = stacked(
    """
    Table 4: Intensity                        Table 6: Energy
                              2020    2021                               2020      2021
    Revenue                    143     168    Natural gas             218,557   249,443
    Scope 1                    0.8     0.7    Crude oil               147,297   143,370
    Scope 2                   30.3    29.8    Gasoline                 43,000    49,359
    Scope 3                   78.7    82.3    1. Reported values are of the energy used by
    All scopes                82.7    85.6    all offices, the fuel of vehicles among it, in
    1. Restated, since the offsets of years       which the figures of the years before have
    before were counted twice.                been restated to the method of this year and
                                              are therefore not those of former reports.
    """
)
ROWS = [
    [
        ["", "2020", "2021"],
        ["Revenue", "143", "168"],
        ["Scope 1", "0.8", "0.7"],
        ["Scope 2", "30.3", "29.8"],
        ["Scope 3", "78.7", "82.3"],
        ["All scopes", "82.7", "85.6"],
    ],
    [
        ["", "2020", "2021"],
        ["Natural gas", "218,557", "249,443"],
        ["Crude oil", "147,297", "143,370"],
        ["Gasoline", "43,000", "49,359"],
    ],
]
MIDDLE = LEFT + 40.5 * CELL


def _level(row: int, start: int, end: int) -> Rule:
    return Rule(True, TOP + row * PITCH - 1, LEFT + start * CELL, LEFT + end * CELL)


def _two_columns(*rules: Rule) -> Page:
    drawn = page(DRAWING)
    left = [_level(row, 0, 38) for row in range(2, 8)]
    right = [_level(row, 42, 83) for row in range(2, 6)]
    return replace(drawn, rules=(*left, *right, *rules))


def test_notes_beside_a_line_are_no_column_of_the_table_on_its_other_side() -> None:
    drawn = _two_columns(Rule(False, MIDDLE, TOP, TOP + 11 * PITCH))
    assert [table.texts(Joiner()) for table in page_tables(drawn)] == ROWS


def test_an_upright_that_a_level_rule_meets_is_a_tables_own() -> None:
    drawn = _two_columns(Rule(False, MIDDLE, TOP, TOP + 11 * PITCH), _level(2, 0, 83))
    assert parted_at_separators(drawn) == [drawn]


def test_an_upright_between_labels_and_figures_parts_no_page() -> None:
    drawn = page(
        """
        Country        2010     2011
        Austria        12.1     12.4
        Belgium         9.8      9.9
        Denmark         7.3      7.0
        """
    )
    drawn = replace(drawn, rules=(Rule(False, LEFT + 12.5 * CELL, TOP, TOP + 4 * PITCH),))
    assert parted_at_separators(drawn) == [drawn]
