"""Which lines of a table are one heading, one label, one row, as a reader of the drawn page has them."""

from __future__ import annotations

import re
from dataclasses import replace

from models.document import Box, Fill
from parsers.page_tables import page_tables
from parsers.page_tables.columns import Column, row_to_pieces
from parsers.page_tables.head_rows import continues_heading
from parsers.page_tables.regions import whole_region
from parsers.page_tables.row_breaks import lines_to_rows
from parsers.page_tables.runs import find_runs
from parsers.page_tables.segments import words_to_rows
from parsers.page_tables.table_lines import TableLine
from parsers.text.joiner import Joiner
from tests.parsers.built import BOLD, CELL, LEFT, PLAIN, page, word

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

    def test_years_above_what_each_is_counted_in_are_a_row(self) -> None:
        (rows,) = tables(
            """
                          2010          2011
                        Number   EUR million
            Energy         177           117
            Transport       15            13
            Others           7             2
            """
        )
        assert rows[:2] == [["", "2010", "2011"], ["", "Number", "EUR million"]]

    def test_a_unit_over_two_headings_goes_on_with_neither(self) -> None:
        drawn = page("Status   Production   Imports\n         Barrels every day")
        columns = [Column(LEFT + CELL * x, LEFT + CELL * (x + 9)) for x in (0, 9, 22)]
        upper, lower = (
            TableLine(row, tuple(row_to_pieces(row, columns))) for row in words_to_rows(drawn.words)
        )
        assert not continues_heading([upper], lower, 0.0)

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

    def test_a_wrapped_label_among_the_names_of_groups_in_another_face(self) -> None:
        drawn = page(
            """
                                  2001   2002
            Crude oil
            West Texas spot         17     11
            Average
            Import                  15     13
            Fuels
            Gasoline grade B         7      2
            Diesel                   7     10
            """,
            styles={"Crude oil": BOLD, "Fuels": BOLD},
        )
        (found,) = page_tables(drawn)
        assert [row[0] for row in found.texts(Joiner())[1:4]] == [
            "Crude oil",
            "West Texas spot Average",
            "Import",
        ]

    def test_a_wrapped_label_that_hangs(self) -> None:
        (rows,) = tables(
            """
                                  2001   2002
            Total                   17     11
            Import of Machines      15     13
              Tools
            Gasoline grade B         7      2
            """
        )
        assert [row[0] for row in rows[1:]] == [
            "Total",
            "Import of Machines Tools",
            "Gasoline grade B",
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


def test_marks_close_behind_some_figures_are_no_column() -> None:
    (rows,) = tables(
        """
                  2001      2002      2003
        Belgium   14.3 b    12.1      10.7
        Bulgaria  22.0      37.9 (p)  23.3 e
        Denmark    7.4 e    24.4      26.5 b
        Estonia   30.1      17.2 u    30.3
        Germany   39.2 b    31.9      27.8
        """
    )
    assert rows[1] == ["Belgium", "14.3 b", "12.1", "10.7"]


def test_what_groups_of_columns_count_in_spans_as_they_do() -> None:
    (rows,) = tables(
        """
                         Owners                    Lands
                   2005   2006   2007      2005   2006   2007
                         Number                    Acres
        Alabama      57     88     36        41     39     36
        Alaska       48     78     30        29     10     89
        Arizona      74     14     83        95     23     16
        """
    )
    assert rows[2] == ["", "Number", "", "", "Acres", "", ""]


def test_a_unit_below_each_heading_is_its_second_line() -> None:
    (rows,) = tables(
        """
                    Gross     Income      Net
                       £m         £m       £m
        Schools     746.7    (169.7)    812.3
        Care         34.0    (370.3)    416.0
        Roads       503.9    (108.5)    267.5
        """
    )
    assert rows[0] == ["", "Gross £m", "Income £m", "Net £m"]


def test_a_line_of_one_unit_in_another_face_is_a_row() -> None:
    drawn = page(
        """
        Fuel           < 1 MW   1-20 MW   > 20 MW
                         g/GJ      g/GJ      g/GJ
        Hard coal          21         7        44
        Brown coal        144        34       198
        Wood               85       141       102
        """,
        styles={"g/GJ      g/GJ      g/GJ": ITALIC},
    )
    (found,) = page_tables(drawn)
    assert found.texts(Joiner())[:2] == [["Fuel", "< 1 MW", "1-20 MW", "> 20 MW"], ["", *["g/GJ"] * 3]]


def test_a_lone_line_between_rules_above_the_rows_is_none_of_them() -> None:
    drawn = page(
        """
        +----------------------------------+
        (continued from the last page)
        +----------------------------------+
        Migrant education      969     1,616
        Impact aid             718     2,320
        Rural education      1,593     2,877
        +----------------------------------+
        """
    )
    region = whole_region(drawn.words, drawn.rules)
    assert region and region.rows[0].segments[0].text == "Migrant education"


def test_times_of_day_are_labels_of_words() -> None:
    (rows,) = tables(
        """
        09.00-   Registration and coffee
        09.30

        09.30-   Opening address           Director
        10.00

        10.00-   Measuring progress, and   Chair: the
        11.15    what the regions need     office

        11.15-   Break
        11.30

        11.30-   From figures to policy    Chair: the
        13.00                              ministry
        """
    )
    assert [row[0] for row in rows] == [
        "09.00-09.30",
        "09.30-10.00",
        "10.00-11.15",
        "11.15-11.30",
        "11.30-13.00",
    ]


def test_the_legend_of_a_pie_is_no_table() -> None:
    drawn = page(
        """
        Coal           41%
        Natural gas    21%
        Nuclear        20%
        Hydro           6%
        """
    )
    keys = tuple(
        Fill(Box(34.0, 122.0 + 12 * place, 42.0, 130.0 + 12 * place), (place / 4,)) for place in range(4)
    )
    assert page_tables(drawn)
    assert not page_tables(replace(drawn, fills=keys))


def test_two_tables_beside_each_other_end_with_the_shades_of_their_heads() -> None:
    drawn = page(
        """
                   Budget
        Item     2008   2009              Table 44: Staff
        Building  837    288              Programme  1986  1987
        Staff     614    331              Norway      358     8
        Rents     135    424              Denmark     227   815
        Fees      250    146              Iceland     776   857
        Others     34    594              Spain       702    85
        """
    )
    shades = (
        Fill(Box(44.0, 120.0, 172.0, 144.0), (0.3,)),
        Fill(Box(248.0, 144.0, 382.0, 156.0), (0.3,)),
    )
    left, right = page_tables(replace(drawn, fills=shades))
    assert left.texts(Joiner())[0] == ["Item", "2008", "2009"]
    assert right.texts(Joiner())[0] == ["Programme", "1986", "1987"]


def test_two_tables_a_letter_apart_with_a_title_each() -> None:
    left = [(0, "Expenditure"), (72, "on"), (90, "research"), (0, "Region"), (84, "2008"), (120, "2009")]
    right = [(153, "Staff"), (189, "in"), (207, "post"), (153, "Region"), (216, "2007"), (252, "2010")]
    tops = (0, 0, 0, 14, 14, 14)
    words = [
        word(text, x0, top) for side in (left, right) for (x0, text), top in zip(side, tops, strict=True)
    ]
    for place, name in enumerate(("North", "South", "East", "West", "Centre")):
        cells = ((0, name), (84, "5419"), (120, "3285"), (153, name), (216, "1609"), (252, "7491"))
        words += [word(text, x0, 28.0 + 14 * place) for x0, text in cells]
    found = page_tables(replace(page("x"), words=tuple(words)))
    assert [table.texts(Joiner())[0] for table in found] == [
        ["Region", "2008", "2009"],
        ["Region", "2007", "2010"],
    ]


def test_headings_of_words_set_close_above_columns_of_words() -> None:
    places = (0.0, 98.0, 139.0, 214.0)
    heads = [word("Country"), word("Rate", 108.0), word("Programme", 139.0), word("Total", 214.0)]
    body = [
        word(text, x0, 14.0 * row)
        for row, texts in enumerate(
            ("Poland Yes Some High", "Norway Some No Low", "Spain No Low Yes"), start=1
        )
        for x0, text in zip(places, texts.split(), strict=True)
    ]
    heads[0] = replace(
        heads[0], box=replace(heads[0].box, x1=36.0)
    )  # no typewriter's: its letters are as wide
    (run,) = find_runs(words_to_rows([*heads, *body]), [])
    assert [segment.text for segment in run.rows[0].segments] == ["Country", "Rate", "Programme", "Total"]


def test_words_without_any_white_between_their_columns() -> None:
    (rows,) = tables(
        """
        +--------------------------------------------------------------------+
        State     Region                             Offence charged
        +--------------------------------------------------------------------+
        Italy     Applies to all new buildings above Quality is checked against
                  500 square metres, as they are     the sources, and against the
                  collected by post.                 results of the year.
        +--------------------------------------------------------------------+
        Iceland   Only for those with ten or more    Data are collected by post.
                  persons employed.
        +--------------------------------------------------------------------+
        Portugal  The ministry keeps the register in Funded jointly by the
                  all years.                         regions.
        +--------------------------------------------------------------------+
        """
    )
    assert [len(row) for row in rows] == [3, 3, 3, 3]
    assert rows[3] == [
        "Portugal",
        "The ministry keeps the register in all years.",
        "Funded jointly by the regions.",
    ]


def test_a_row_set_to_its_middle_is_not_torn_where_a_sentence_goes_on() -> None:
    columns = (
        (0.0, "Net income|after taxes and|transfers"),
        (90.0, "Funded by the|regions.|Data by post|only."),
    )
    tops = (26.0, 20.0)
    words = [
        word(text, x0 + 6 * place, top + 12 * line)
        for (x0, lines), top in zip(columns, tops, strict=True)
        for line, texts in enumerate(lines.split("|"))
        for place, text in _placed(texts)
    ]
    words += [word("Under", 200.0, 38.0), word("review.", 236.0, 38.0)]
    rows = words_to_rows(words)
    lines = [
        tuple(
            next((s for s in row.segments if low <= s.box.x0 < low + 90), None) for low in (0.0, 90.0, 180.0)
        )
        for row in rows
    ]
    assert len(lines_to_rows(rows, lines)) == 1


def _placed(texts: str) -> list[tuple[int, str]]:
    return [(found.start(), found.group()) for found in re.finditer(r"\S+", texts)]


def test_upright_headings_are_laid_down() -> None:
    drawn = page(
        """
        Measure        20   30   40   50
        Tax credit      1    2    3    4
        Grant           5    6    7    8
        Guarantee       9   10   11   12
        """
    )
    heads = ("Belgium", "Denmark", "Estonia", "Ireland")
    upright = [
        replace(word(text), box=Box(x0, 90.0, x0 + 10, 131.0), turned=90.0)
        for text, x0 in zip(heads, (139.0, 169.0, 199.0, 229.0), strict=True)
    ]
    words = [each for each in drawn.words if each.text not in ("20", "30", "40", "50")]
    (found,) = page_tables(replace(drawn, words=(*upright, *words)))
    assert found.texts(Joiner())[0] == ["Measure", *heads]


def test_a_year_with_its_mark_is_a_heading() -> None:
    (rows,) = tables(
        """
                     Oct.    Sept.    Oct.
        Industry     2007    2008p   2008p
        Mining       42.3     33.6    40.0
        Building     42.4     38.6    25.4
        Trade        37.0     42.2    32.0
        """
    )
    assert rows[0] == ["Industry", "Oct. 2007", "Sept. 2008p", "Oct. 2008p"]


def test_boxes_to_tick_in_columns_are_a_form() -> None:
    assert not tables(
        """
        Please tick one:
        ☐ Sole trader   ☐ Partnership   ☐ Company
        ☐ Charity       ☐ Public body   ☐ Other
        ☐ Club          ☐ Trust         ☐ None
        """
    )
