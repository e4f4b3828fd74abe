"""Which lines of a table are one heading, one label, one row, as a reader of the drawn page has them."""

from __future__ import annotations

from parsers.lines import Joiner
from parsers.page_tables import page_tables
from tests.parsers.built import BOLD, page

Rows = list[list[str]]


def tables(drawing: str, bold: tuple[str, ...] = ()) -> list[Rows]:
    drawn = page(drawing, styles=dict.fromkeys(bold, BOLD))
    return [table.texts(Joiner()) for table in page_tables(drawn)]


class TestHeadings:
    def test_a_month_above_its_year_is_one_heading(self) -> None:
        (rows,) = tables(
            """
                          May    Apr.   May
                         2008    2009   2009
            Employed      177     117    151
            Unemployed     15      13     10
            Others          7       2      3
            """
        )
        assert rows[:2] == [["", "May 2008", "Apr. 2009", "May 2009"], ["Employed", "177", "117", "151"]]

    def test_a_year_above_what_it_is_one_of_is_one_heading(self) -> None:
        (rows,) = tables(
            """
                          2010     2011     2012     Change,
                        Actual  Enacted  Request   2011-2012
            Energy         177      117      151          34
            Transport       15       13       10          -3
            Others           7        2        3           1
            """
        )
        assert rows[0] == ["", "2010 Actual", "2011 Enacted", "2012 Request", "Change, 2011-2012"]

    def test_numbers_and_years_go_on_with_a_heading_that_dangles(self) -> None:
        (rows,) = tables(
            """
                      Deaths,   Rate per
                         2006    100,000
            Measles       177        117
            Mumps          15         13
            Others          7          2
            """
        )
        assert rows[0] == ["", "Deaths, 2006", "Rate per 100,000"]

    def test_the_last_line_of_a_heading_over_several_columns(self) -> None:
        (rows,) = tables(
            """
                      Compared with the
                      previous month
                           Jan     Feb     Mar
            Belgium         17      11      15
            Bulgaria        15      13      10
            Denmark          7       2       3
            """
        )
        assert rows[0] == ["", "Compared with the previous month", "", ""]

    def test_a_title_with_a_gap_is_no_row(self) -> None:
        (rows,) = tables(
            """
            Table 4.  Clearance rates, percent

                                   2006     2007
            Murder                 65.3     58.2
            Rape                   22.8     34.8
            Robbery                19.0     10.0
            """,
            bold=("Table 4.  Clearance rates, percent",),
        )
        assert rows[0] == ["", "2006", "2007"]

    def test_a_head_of_ruled_cells_and_the_name_of_the_first_group(self) -> None:
        (rows,) = tables(
            """
            +-----------------------------------------+
              Status        |    2001        2002
                            |  May  June   May  June
            +-----------------------------------------+
                                 MEN
              Employed         177   117   151   134
              Unemployed        15    13    10    12
              Others             7     2     3     4
                                WOMEN
              Employed         277   217   251   234
              Unemployed        25    23    20    22
              Others            17    12    13    14
            +-----------------------------------------+
            """
        )
        assert [row[0] or row[1] for row in rows if sum(map(bool, row)) == 1] == ["MEN", "WOMEN"]


class TestRows:
    def test_a_label_goes_on_where_its_next_word_had_no_room(self) -> None:
        (rows,) = tables(
            """
                         2001   2002
            Belgium        17     11
            Czech          15     13
            Republic
            Chad            7      2
            Liechtenstein   7     10
            Dominican       9      8
            Republic
            Chad            8      1
            """
        )
        assert [row[0] for row in rows[1:]] == [
            "Belgium",
            "Czech Republic",
            "Chad",
            "Liechtenstein",
            "Dominican Republic",
            "Chad",
        ]

    def test_the_name_of_a_group_that_had_room_above_is_a_row(self) -> None:
        (rows,) = tables(
            """
                              2001   2002
            Belgium             17     11
            Germany             15     13
            Others
            Burkina Faso         7      2
            Chad                 7     10
            Candidates
            Croatia              9      8
            """
        )
        assert [row[0] for row in rows][3:] == ["Others", "Burkina Faso", "Chad", "Candidates", "Croatia"]

    def test_rows_indented_alike_under_a_lone_label_are_its_group(self) -> None:
        (rows,) = tables(
            """
                                    2001   2002
            Total                     17     11
            Percent of revenue from
              Federal grants          15     13
              State grants             7      2
              Local sources            9      8
            """
        )
        assert [row[0] for row in rows[2:4]] == ["Percent of revenue from", "Federal grants"]

    def test_lines_between_the_rules_below_rows_are_one_row(self) -> None:
        (rows,) = tables(
            """
            Operator      Area          2001   2002
            +-------------------------------------+
            Northern      Northern        17     11
            +-------------------------------------+
            Scotia Gas    Scotland        15     13
                       +--------------------------+
            Networks      Southern         7      2
            +-------------------------------------+
            National      East of          7     10
            Grid          England
                       +--------------------------+
                          London           9      8
            +-------------------------------------+
            Total                         55     44
            +-------------------------------------+
            """
        )
        assert [row[:2] for row in rows[1:]] == [
            ["Northern", "Northern"],
            ["Scotia Gas Networks", "Scotland"],
            ["", "Southern"],
            ["National Grid", "East of England"],
            ["", "London"],
            ["Total", ""],
        ]


def test_boxes_to_tick_in_columns_are_a_form() -> None:
    assert not tables(
        """
        Please tick one:
        ☐ Sole trader   ☐ Partnership   ☐ Company
        ☐ Charity       ☐ Public body   ☐ Other
        ☐ Club          ☐ Trust         ☐ None
        """
    )
