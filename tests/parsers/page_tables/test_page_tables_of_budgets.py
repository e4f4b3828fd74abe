"""Tables as budgets, press releases and oversight reports print them."""

from __future__ import annotations

from dataclasses import replace

from models.document import Box, Fill, Rule
from parsers.page_tables import page_tables
from parsers.page_tables.corridors import corridors
from parsers.page_tables.typed_lines import with_typed_lines
from parsers.text.joiner import Joiner
from tests.parsers.built import CELL, LEFT, PITCH, TOP, page, word

Rows = list[list[str]]


def tables(drawing: str) -> list[Rows]:
    return [table.texts(Joiner()) for table in page_tables(page(drawing))]


def test_points_begin_a_column_with_their_bullets_alone() -> None:
    points = [(("•", 200.0), (text, 207.0)) for text in ("Reviews", "Detains", "Samples", "Assesses")]
    words = [word(text, x, 12.0 * place) for place, point in enumerate(points) for text, x in point]
    words += [word("Agency", 0.0), word("thereof", 207.0, 48.0)]
    assert corridors(words) == [200.0]


def test_a_head_whose_upper_row_holds_nothing_but_cells_over_both() -> None:
    (rows,) = tables(
        """
        +-----------+----------+----------+
        |           |          |          |
        |  Sector   |  Firms   +----------+
        |           |          |  Share   |
        +-----------+----------+----------+
        |  Farming  |   6,484  |    10.9  |
        |  Mining   |     263  |    18.8  |
        |  Building |   7,842  |    18.8  |
        |  Trade    |   2,177  |    21.9  |
        +-----------+----------+----------+
        """
    )
    assert rows[-2:] == [["Building", "7,842", "18.8"], ["Trade", "2,177", "21.9"]]


def test_what_a_year_is_below_it_is_one_heading_with_it() -> None:
    (rows,) = tables(
        """
                            2010       2011       2012
        Function          actual   estimate   estimate
        Personnel         51,204     53,871     54,310
        Operations        72,007     76,545     78,800
        Credit             1,102     (1,054)     1,210
        """
    )
    assert rows[0] == ["Function", "2010 actual", "2011 estimate", "2012 estimate"]


def test_years_above_what_they_are_counted_in_stay_a_row() -> None:
    (rows,) = tables(
        """
                         2010     2011    2012
        Function      million  million  million
        Personnel      51,204   53,871   54,310
        Operations     72,007   76,545   78,800
        Credit          1,102    1,054    1,210
        """
    )
    assert rows[:2] == [["", "2010", "2011", "2012"], ["Function", "million", "million", "million"]]


def test_a_heading_of_several_lines_beside_two_rows_of_headings() -> None:
    heads = [("2008", 150.0, 0.0), ("Percent", 252.0, -2.0), ("change", 254.0, 7.0), ("in", 286.0, 7.0)]
    heads += [("Number", 120.0, 16.0), ("Median", 190.0, 16.0), ("median", 252.0, 16.0)]
    heads += [("(thousands)", 108.0, 25.0), ("income", 190.0, 25.0), ("income", 252.0, 25.0)]
    words = [word(text, 60 + x, 100 + y) for text, x, y in heads]
    for place, name in enumerate(("North", "South", "East", "West")):
        cells = ((0.0, name), (132.0, "2,541"), (190.0, "31,259"), (270.0, "3.2"))
        words += [word(text, 60 + x, 145.0 + 12 * place) for x, text in cells]
    rules = (
        *(Rule(True, y, 60.0, 360.0) for y in (96.0, 140.0, 195.0)),
        Rule(True, 113.0, 165.0, 290.0),
    )
    (table,) = page_tables(replace(page(""), words=tuple(words), rules=rules))
    rows = table.texts(Joiner())
    assert rows[:2] == [
        ["", "2008", "", "Percent change in median income"],
        ["", "Number (thousands)", "Median income", ""],
    ]


def test_two_tables_whose_shaded_heads_are_not_level() -> None:
    drawn = page(
        """
                   Imports
        Item     2008   2009   Farms: main indicators
        Norway    837    288   Programme    1986  1987
        Greece    614    331   Norway        358     8
        Spain     135    424   Denmark       227   815
        France    250    146   Iceland       776   857
        Malta      34    594   Spain         702    85
        """
    )
    shades = (
        Fill(Box(44.0, 120.0, 172.0, 144.0), (0.3,)),
        Fill(Box(182.0, 144.0, 324.0, 156.0), (0.3,)),
    )
    left, right = page_tables(replace(drawn, fills=shades))
    assert left.texts(Joiner())[0] == ["Item", "2008", "2009"]
    assert right.texts(Joiner())[0] == ["Programme", "1986", "1987"]


def test_a_label_whose_last_line_breaks_at_a_dash() -> None:
    (rows,) = tables(
        """
        Corridor                     Length    Freight
        Betuwe line                     160       24.1
        South-west                    3,000       61.5
        Lyon - Trieste - Ljubljana -  1,638       38.9
        Budapest
        """
    )
    assert rows[-1] == ["Lyon - Trieste - Ljubljana - Budapest", "1,638", "38.9"]


def test_a_typed_rule_level_with_headings() -> None:
    strokes = word("-" * 15, LEFT + 32 * CELL, TOP + PITCH + 1)
    drawn = page(
        """
        Type           :   Mar.   :   Percent change
                       :   2001   :
                       :          :    2000 :   Feb.
        Residential    : 29,007   :     0.7 :    9.3
        Lodging        :  1,102   :    -8.9 :    4.6
        """
    )
    typed = with_typed_lines(replace(drawn, words=(*drawn.words, strokes)))
    (level,) = (rule for rule in typed.rules if rule.horizontal)
    assert (level.start, level.end) == (strokes.box.x0 - 1.5 * CELL, strokes.box.x1 + 1.5 * CELL)
    assert strokes not in typed.words


def test_the_names_of_groups_on_few_rows_of_figures_are_a_column() -> None:
    (rows,) = tables(
        """
        State     Area               Population   Violent   Property
        ALABAMA   Metropolitan        2,142,616
                    Reporting             95.3%     8,443     30,716
                    Estimated             96.0%       952      2,422
        ALASKA    Metropolitan        2,956,010
                    Reporting             99.6%    37,580     11,115
                    Estimated             96.9%    37,087     29,437
        """
    )
    assert rows[0] == ["State", "Area", "Population", "Violent", "Property"]
    assert rows[1] == ["ALABAMA", "Metropolitan", "2,142,616", "", ""]
