"""Tables whose columns uprights draw, whole or in parts, around rows that no rule parts."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from models.document import Rule
from parsers.grids.ruled_grids import rules_to_grids
from parsers.page_tables import page_tables
from parsers.page_tables.body_rows import group_lines
from parsers.page_tables.columns import Column, find_columns, row_to_pieces
from parsers.page_tables.open_grids import stitched_grids
from parsers.page_tables.segments import row_of, segment_of, words_to_rows
from parsers.page_tables.table_lines import TableLine
from parsers.page_tables.typed_lines import with_typed_lines
from parsers.text.joiner import Joiner
from tests.parsers.built import CELL, LEFT, PITCH, TOP, page, stacked, word

Rows = list[list[str]]


def tables(*drawings: str) -> list[Rows]:
    return [table.texts(Joiner()) for table in page_tables(page(stacked(*drawings)))]


class TestOpenGrids:
    def test_the_head_is_as_rules_draw_it(self) -> None:
        assert tables(
            """
            +----------+--------------------+-----------------+---------+
            | Size of  | Salaries and wages | Interest        | Total   |
            | income   +---------+----------+--------+--------+ income  |
            |          | Number  | Amount   | Number | Amount | tax     |
            +----------+---------+----------+--------+--------+---------+
            | No gross | 72      | 15       |     56 | 8      |      85 |
            | income   |         |          |        |        |         |
            | 1 to 5   | 48      | 80       |     42 | 76     |      39 |
            | 5 to 10  | 89      | 46       |     61 | 48     |      29 |
            +----------+---------+----------+--------+--------+---------+
            """
        ) == [
            [
                ["Size of income", "Salaries and wages", "", "Interest", "", "Total income tax"],
                ["", "Number", "Amount", "Number", "Amount", ""],
                ["No gross income", "72", "15", "56", "8", "85"],
                ["1 to 5", "48", "80", "42", "76", "39"],
                ["5 to 10", "89", "46", "61", "48", "29"],
            ]
        ]

    def test_one_drawn_column_for_two_years(self) -> None:
        assert tables(
            """
            +-----------------+---------+-------------------+
            | Amounts in euro | Tromp   |     Busschops     |
            +-----------------+---------+-------------------+
            | Year            |    2020 |    2020      2019 |
            +-----------------+---------+-------------------+
            | Limit a month   | 262,300 | 121,800   155,400 |
            +-----------------+---------+-------------------+
            | Limit           | 100,167 |      107,540      |
            +-----------------+---------+-------------------+
            | Paid            |  47,278 |  27,410    24,288 |
            +-----------------+---------+-------------------+
            """
        ) == [
            [
                ["Amounts in euro", "Tromp", "Busschops", ""],
                ["Year", "2020", "2020", "2019"],
                ["Limit a month", "262,300", "121,800", "155,400"],
                ["Limit", "100,167", "107,540", ""],
                ["Paid", "47,278", "27,410", "24,288"],
            ]
        ]

    @pytest.mark.parametrize(
        "texts", [("$    1,204", "$       88", "$      402"), ("1.  Pay", "2.  Rent", "3.  Tax")]
    )
    def test_a_sign_far_from_its_text_makes_no_column(self, texts: tuple[str, ...]) -> None:
        level = "+----------+------------+"
        rows = [line for text in texts for line in (level, f"| Sum      | {text:10} |")]
        (found,) = tables("\n".join([*rows, level]))
        assert [len(row) for row in found] == [2, 2, 2]

    def test_a_slit_between_groups_of_rows_ends_no_table(self) -> None:
        rows = ((0, "Scope 1", "96"), (PITCH, "Scope 2", "43"), (2 * PITCH + 5, "Scope 3", "78"))
        words = [
            word(text, LEFT + place * 90 + 3, TOP + y + 1)
            for y, *texts in rows
            for place, text in enumerate(texts)
        ]
        levels = [
            Rule(True, TOP + y, LEFT, LEFT + 180) for y in (0, PITCH, 2 * PITCH, 2 * PITCH + 5, 3 * PITCH + 5)
        ]
        sides = ((TOP, TOP + 2 * PITCH), (TOP + 2 * PITCH + 5, TOP + 3 * PITCH + 5))
        uprights = [Rule(False, LEFT + x, y0, y1) for x in (0, 90, 180) for y0, y1 in sides]
        drawn = replace(page(""), words=tuple(words), rules=(*levels, *uprights))
        (table,) = page_tables(drawn)
        assert table.texts(Joiner()) == [["Scope 1", "96"], ["Scope 2", "43"], ["Scope 3", "78"]]

    def test_years_above_their_units_are_a_row(self) -> None:
        (rows,) = tables(
            """
            +---------+-----------+-----------+
            |         | 2011      | 2012      |
            |         | (1 000 t) | $ billion |
            +---------+-----------+-----------+
            | Austria |       145 |      37.7 |
            | Belgium |       337 |      29.1 |
            | Denmark |       493 |      37.2 |
            +---------+-----------+-----------+
            """
        )
        assert rows[:3] == [["", "2011", "2012"], ["", "(1 000 t)", "$ billion"], ["Austria", "145", "37.7"]]

    def test_the_names_of_groups_interrupt_the_uprights(self) -> None:
        (rows,) = tables(
            """
            +-----------------+---------+---------+
            | Subject         | Number  | Percent |
            +-----------------+---------+---------+
            | All units       |   9,102 |   100.0 |

              YEAR BUILT

            | 1995 to 2000    |   5,648 |    75.9 |
            | 1990 to 1994    |   8,599 |    83.8 |

              STRUCTURE

            | Detached        |   3,346 |    35.2 |
            | Attached        |   7,373 |    60.2 |
            +-----------------+---------+---------+
            """
        )
        assert rows[1:4] == [
            ["All units", "9,102", "100.0"],
            ["YEAR BUILT", "", ""],
            ["1995 to 2000", "5,648", "75.9"],
        ]
        assert len(rows) == 8

    def test_a_caption_between_two_tables_of_the_same_columns(self) -> None:
        table = """
            | Code    |       1 |       2 |
            +---------+---------+---------+
            | 1995    |   5,648 |    75.9 |
            | 1990    |   8,599 |    83.8 |
            """
        drawn = page(stacked(table, "\n  Table 2\n", table))
        grids = rules_to_grids(drawn, lists=False)
        assert len(grids) == 2 and stitched_grids(drawn, grids) == grids

    def test_labels_that_no_rule_parts_beside_rows_that_rules_part(self) -> None:
        (rows,) = tables(
            """
            +----------+-----------------+
            | Category | Persons         |
            |          +--------+--------+
            |          | July   | August |
            +----------+--------+--------+
            | Men      |    154 |    164 |
            | Women    |    140 |    139 |
            |          +--------+--------+
            |          | Rates           |
            |          +--------+--------+
            | Men      |    9.2 |    9.6 |
            | Women    |    7.4 |    7.7 |
            +----------+--------+--------+
            """
        )
        assert rows[2:] == [
            ["Men", "154", "164"],
            ["Women", "140", "139"],
            ["", "Rates", ""],
            ["Men", "9.2", "9.6"],
            ["Women", "7.4", "7.7"],
        ]


class TestTypedStrokes:
    def test_strokes_that_touch_their_figures(self) -> None:
        lines = [word("110|125|", LEFT + CELL * 11, TOP + PITCH * line + 1) for line in range(6)]
        drawn = page("\n".join(["Alabama             9"] * 6))
        typed = with_typed_lines(replace(drawn, words=(*drawn.words, *lines)))
        assert [each.text for each in typed.words[-2:]] == ["110", "125"]
        assert [rule.at for rule in typed.rules] == [LEFT + CELL * 14.5, LEFT + CELL * 18.5]

    def test_a_heading_over_two_columns_interrupts_the_strokes_between_them(self) -> None:
        drawn = page(
            "\n".join(["State       II   III", "Rates        per cent", *["Alabama    12    14"] * 6])
        )
        strokes = [word("|", LEFT + CELL * 15, TOP + PITCH * line + 1) for line in (0, 2, 3, 4, 5, 6, 7)]
        rules = with_typed_lines(replace(drawn, words=(*drawn.words, *strokes))).rules
        assert sorted((round(rule.start), round(rule.end)) for rule in rules) == [(121, 131), (145, 215)]


class TestHeadings:
    def test_a_rule_over_a_part_of_the_columns_parts_their_headings(self) -> None:
        drawn = page(
            "Status                   Public     Private\n                         4-year     2-year"
        )
        columns = [Column(LEFT + CELL * x, LEFT + CELL * (x + 7)) for x in (0, 25, 36)]
        lines = [TableLine(row, tuple(row_to_pieces(row, columns))) for row in words_to_rows(drawn.words)]
        rule = Rule(True, TOP + PITCH + 1, LEFT + CELL * 30, LEFT + CELL * 43)
        assert [len(group_lines(lines, 2, rules, columns)) for rules in ([], [rule])] == [1, 1]
        assert len(group_lines(lines, 2, [replace(rule, start=LEFT + CELL * 25)], columns)) == 2

    def test_two_tables_of_other_columns_between_rules_of_one_length(self) -> None:
        found = tables(
            """
            +---------------------------------------------------------+
              Condition          2009 Q3      2009 Q2        Change
            +---------------------------------------------------------+
              Assets               8,099        8,195          -3.4
              Loans                1,419        2,322           8.4
              Deposits             1,173        1,262           8.1
            +---------------------------------------------------------+
              Income        Year 2009   Year 2008   Quarter   Ratio
            +---------------------------------------------------------+
              Interest            283         382     332.4     2.9
              Expense             211         232     334.6    21.3
              Net                 213         121     331.3    17.6
            +---------------------------------------------------------+
            """
        )
        assert [(len(rows), len(rows[0])) for rows in found] == [(4, 4), (4, 5)]


def test_two_figures_without_white_between_their_columns() -> None:
    rows = [
        row_of(
            [segment_of([word(text, x, 20.0 * n)]) for text, x in (("Region", 0), ("39.1", 76), (last, x))]
        )
        for n, (last, x) in enumerate([*[("12.4", 107)] * 3, ("112.4", 101), ("12.4", 107)])
    ]
    assert len(find_columns(rows)) == 3


def test_one_line_alone_in_a_frame_is_no_table() -> None:
    assert (
        tables(
            """
            +-------------------------------+
            | pdf     dvipdfmx      dvips   |
            +-------------------------------+
            """
        )
        == []
    )


def test_sentences_that_describe_terms_are_no_table() -> None:
    assert (
        tables(
            """
            Agency              The body that grants permits and inspects
                                the installations of its region.

            Permit              A decision by which all or part of the
                                operation is authorised.

            Operator            Whoever has power over the functioning of
                                an installation.

            Guidance            Information for operators, revised every
                                two years.
            """
        )
        == []
    )


class TestJoints:
    TEXT = """
        No   Measure                   Actions                   Due
        01   Join up the work of all   Meet each fortnight, and  May 2022
             teams on the data that    minute it
             they share                Review how it has worked  June 2022
        02   Publish the plan on the   Set out the measures on   Ongoing
             web site                  one page of the site
        """
    EDGES = (-0.5, 4.5, 30.5, 56.5, 66.5)

    def rules(self, row: float, first: int = 0) -> list[Rule]:
        """A rule below a row, a piece for each column from one on."""
        xs = [LEFT + CELL * edge for edge in self.EDGES[first:]]
        return [Rule(True, TOP + PITCH * row + 0.5, x0, x1) for x0, x1 in pairwise(xs)]

    def table(self, *rules: list[Rule]) -> list[tuple[str, ...]]:
        drawn = replace(page(self.TEXT), rules=tuple(rule for each in rules for rule in each))
        (table,) = page_tables(drawn)
        return [tuple(row) for row in table.texts(Joiner())]

    def test_columns_part_where_the_pieces_of_rules_meet(self) -> None:
        rows = self.table(self.rules(1), self.rules(3, 2), self.rules(4), self.rules(6))
        assert rows[1:3] == [
            (
                "01",
                "Join up the work of all teams on the data that they share",
                "Meet each fortnight, and minute it",
                "May 2022",
            ),
            ("", "", "Review how it has worked", "June 2022"),
        ]
        assert [row[0] for row in rows] == ["No", "01", "", "02"]

    def test_a_page_ends_in_a_merged_cell(self) -> None:
        rows = self.table(self.rules(0), self.rules(1), self.rules(4), self.rules(6, 2))
        assert rows[2] == (
            "02",
            "Publish the plan on the web site",
            "Set out the measures on one page of the site",
            "Ongoing",
        )
