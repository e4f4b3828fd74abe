"""Which lines of a table are one heading, one label, one row, as a reader of the drawn page has them."""

from __future__ import annotations

from dataclasses import replace

from parsers.lines import Joiner
from parsers.page_tables import page_tables
from tests.parsers.built import BOLD, PLAIN, page

ITALIC = replace(PLAIN, font="Arial-Italic", italic=True)

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

    def test_headings_of_one_line_and_of_two_between_rules(self) -> None:
        drawn = page(
            """
                                   Number of
                       Outturn      persons       Women
            Group     2001  2002   2001  2002   2001  2002
            +---------------------------------------------+
            North       17    11     15    31     14    22
            +---------------------------------------------+
            South       15    13     10    13     12    25
            +---------------------------------------------+
            West         7     2      3    10     18    20
            +---------------------------------------------+
            East         7     2      3    10     18    20
            +---------------------------------------------+
            """
        )
        half = [
            replace(each, box=replace(each.box, top=each.box.top - 6, bottom=each.box.bottom - 6))
            if each.text in ("Outturn", "Women")
            else each
            for each in drawn.words
        ]
        (found,) = page_tables(replace(drawn, words=tuple(half)))
        assert found.texts(Joiner())[:2] == [
            ["", "Outturn", "", "Number of persons", "", "Women", ""],
            ["Group", "2001", "2002", "2001", "2002", "2001", "2002"],
        ]

    def test_short_years_set_close_are_headings(self) -> None:
        (rows,) = tables(
            """
                       ’90-’00 ’00-’10 ’10-’20
            Industry       492     919     276
            Transport      600     549     359
            Others         744     244     677
            """
        )
        assert rows[0] == ["", "’90-’00", "’00-’10", "’10-’20"]

    def test_words_set_to_the_other_edge_of_their_heading(self) -> None:
        (rows,) = tables(
            """
            +--------------------------------------------+
            Area       Rate          State of play
            +--------------------------------------------+
            Lithuania          Medium        Withdrawn
            Spain                 Yes         In force
            Germany          In force     Since spring
            Slovakia          Planned              Yes
            Portugal          Planned             High
            +--------------------------------------------+
            """
        )
        assert rows[1] == ["Lithuania", "Medium", "Withdrawn"]

    def test_the_upper_line_of_one_heading_begins_no_table(self) -> None:
        (rows,) = tables(
            """
                          Owner occupied      Rented
                                                               All
            Household   Outright   Bought   Social   Private   tenures
            One person       327      825      732      125        367
            Couple           197      702      712      206        102
            Lone parent      330      719      667      780        871
            """
        )
        assert "Owner occupied" in rows[0]

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
            +---------------+-------------+-------------+
                            |    2001     |    2002     |
              Status        +-------------+-------------+
                            |  May   June |  May   June |
            +---------------+-------------+-------------+
                                 MEN
              Employed         177    117    151    134
              Unemployed        15     13     10     12
              Others             7      2      3      4
                                WOMEN
              Employed         277    217    251    234
              Unemployed        25     23     20     22
              Others            17     12     13     14
            +-------------------------------------------+
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

    def test_a_label_in_another_face_is_none_to_go_on(self) -> None:
        drawn = page(
            """
                          2001   2002
            Transport       17     11
            by fuel
            Solids          15     13
            Oil              7      2
            """,
            styles={"by fuel": ITALIC},
        )
        (found,) = page_tables(drawn)
        assert [row[0] for row in found.texts(Joiner())[1:3]] == ["Transport", "by fuel"]

    def test_rows_between_those_with_upright_rules(self) -> None:
        (rows,) = tables(
            """
            +------------------------------+
            | Country       2001      2002 |
            +-----------+---------+--------+
            | Belgium   |    13.7 |    7.7 |
            +-----------+---------+--------+
            | Czech Republic 12.4      5.0 |
            +-----------+---------+--------+
            | Denmark   |    18.2 |    5.1 |
            +-----------+---------+--------+
            | Italy          17.9     11.2 |
            +------------------------------+
            """
        )
        assert rows[0] == ["Country", "2001", "2002"]
        assert rows[4] == ["Italy", "17.9", "11.2"]

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


class TestMergedLabels:
    def test_labels_in_the_middle_of_their_rows(self) -> None:
        drawn = page(
            """
            Sector      Field        Start
            Energy      Renewables    2010
                        Buildings     2009
            Transport   Road          2011
                        Rail          2013
            Farming     Nitrates      2010
            """
        )
        words = [
            replace(each, box=replace(each.box, top=each.box.top + 6, bottom=each.box.bottom + 6))
            if each.text in ("Energy", "Transport")
            else each
            for each in drawn.words
        ]
        (found,) = page_tables(replace(drawn, words=tuple(words)))
        assert found.texts(Joiner()) == [
            ["Sector", "Field", "Start"],
            ["Energy", "Renewables", "2010"],
            ["", "Buildings", "2009"],
            ["Transport", "Road", "2011"],
            ["", "Rail", "2013"],
            ["Farming", "Nitrates", "2010"],
        ]

    def test_rules_that_spare_the_labels_bound_no_table_of_their_own(self) -> None:
        (rows,) = tables(
            """
            +----------------------------------+
            Sector      Field        Start
            +----------------------------------+
            Energy      Renewables   Since 2010
                      +------------------------+
                        Buildings    Since 2009
            +----------------------------------+
            Transport   Road         Planned
                      +------------------------+
                        Rail         Since 2013
                      +------------------------+
                        Urban        Planned
            +----------------------------------+
            Farming     Nitrates     Since 2010
            +----------------------------------+
            """
        )
        assert [row[0] for row in rows] == ["Sector", "Energy", "", "Transport", "", "", "Farming"]

    def test_the_rule_above_a_sum_merges_no_labels(self) -> None:
        (rows,) = tables(
            """
                            2001   2002
            Belgium           17     11
            Germany           15     13
                         +------------+
            Subtotal           7      2
            Chad               7     10
            Croatia            9      8
                         +------------+
            Total              9      8
            """
        )
        assert [row[0] for row in rows[1:]] == ["Belgium", "Germany", "Subtotal", "Chad", "Croatia", "Total"]


def test_remarks_of_many_lines_in_the_last_column_are_no_text_beside_the_table() -> None:
    (rows,) = tables(
        """
        Country    Sites     Syringes   Remarks

        Belgium       84      509,579   Data for one region

        Estonia      301    2,794,770   Includes outreach in the towns and
                                        does not include prisons, which were
                                        not available in the same year
                                        or in any of the years before

        Finland      388    3,951,913   Sales are not included

        Norway       337    2,259,659   Estimate
        """
    )
    assert [row[3][:5] for row in rows] == ["Remar", "Data ", "Inclu", "Sales", "Estim"]


def test_headings_beside_paragraphs_are_no_table() -> None:
    text = """The office asked for the figures of the year, and
                        has had no answer from three of them, which may
                        explain why the results are later than in other
                        years, and in another form."""
    assert not tables(
        f"""
        Background      {text}

        Scope           {text}

        Observations    {text}

        Replies         {text}
        """
    )


def test_the_second_line_of_one_heading_in_the_middle_of_three() -> None:
    (rows,) = tables(
        """
                       31 March 2011   31 March 2010   1 April 2009
                                          (restated)
                Note           £000             £000           £000
        Land       7         68,913            2,638         19,435
        Stock      8          1,391           68,923         39,616
        Debts     11         10,070           24,460         19,066
        """
    )
    assert rows[0] == ["", "", "31 March 2011", "31 March 2010 (restated)", "1 April 2009"]
    assert rows[1] == ["", "Note", "£000", "£000", "£000"]


def test_boxes_to_tick_in_columns_are_a_form() -> None:
    assert not tables(
        """
        Please tick one:
        ☐ Sole trader   ☐ Partnership   ☐ Company
        ☐ Charity       ☐ Public body   ☐ Other
        ☐ Club          ☐ Trust         ☐ None
        """
    )
