"""A coloured bar of text down the side of a page is a column of its own."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Document, Fill, Rule
from parsers.reading_order.columns import with_columns
from parsers.text.lines import words_to_lines
from tests.parsers.built import CELL, LEFT, TOP, document

PAGE = """
    Key facts                Key recommendations
    Population: 142,300      1 Publish a single plan for growth
    Net budget: 148m           that all can get behind
                             2 Reset the relationship with parishes
    Councillors: 45          3 Build a pipeline of talent in legal
    Staff: 1,320               services
    The team spoke to 190    4 Invest in tools for councillors
    people in 52 meetings    5 Agree an appetite for risk
"""


def barred(rules: tuple[Rule, ...] = ()) -> Document:
    whole = document(PAGE)
    bar = Fill(Box(LEFT - 4, TOP - 4, LEFT + 22 * CELL, TOP + 300), (0.0, 0.4, 0.4))
    return replace(whole, pages=(replace(whole.pages[0], fills=(bar,), rules=rules),))


def test_the_bar_is_read_before_what_stands_beside_it() -> None:
    texts = [line.text for line in words_to_lines(with_columns(barred()).words)]
    assert texts[:2] == ["Key facts", "Population: 142,300"]
    assert texts[texts.index("Key recommendations") - 1] == "people in 52 meetings"


@pytest.mark.parametrize("at", [TOP + 16, TOP + 60])
def test_the_shaded_column_of_a_table_is_no_bar(at: float) -> None:
    whole = barred((Rule(True, at, LEFT - 4, LEFT + 60 * CELL),))
    assert with_columns(whole) is whole
