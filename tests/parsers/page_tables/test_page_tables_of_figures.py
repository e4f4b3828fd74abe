"""Tables of figures as statistical offices set them, drawn, with the rows that a reader would write down."""

from __future__ import annotations

from dataclasses import replace

from models.document import Box, Fill, Rule
from parsers.page_tables import page_tables
from parsers.page_tables.areas import bounded_areas
from parsers.page_tables.columns import Column, row_to_pieces
from parsers.page_tables.edges import parted_at_edges
from parsers.page_tables.head_spans import with_spans
from parsers.page_tables.segments import is_figure, segment_of, words_to_rows
from parsers.text.joiner import Joiner
from tests.parsers.built import PLAIN, page, stacked, word

Rows = list[list[str]]


def tables(*drawings: str) -> list[Rows]:
    return [table.texts(Joiner()) for table in page_tables(page(stacked(*drawings)))]


class TestSigns:
    def test_currency_signs_at_the_left_of_their_columns(self) -> None:
        assert tables(
            """
                           2001        2002
            Travel     $  1,204   $   1,210
            Rent            988       1,001
            Printing        754         760
            Total      $  2,946   $   2,971
            """
        ) == [
            [
                ["", "2001", "2002"],
                ["Travel", "$ 1,204", "$ 1,210"],
                ["Rent", "988", "1,001"],
                ["Printing", "754", "760"],
                ["Total", "$ 2,946", "$ 2,971"],
            ]
        ]

    def test_a_column_of_percent_signs_belongs_to_its_figures(self) -> None:
        (rows,) = tables(
            """
                          Number      Rate
            Travel         1,204    12.1  %
            Rent             988     9.0  %
            Printing         754     7.4  %
            """
        )
        assert rows[1] == ["Travel", "1,204", "12.1 %"]

    def test_three_dots_stand_for_a_figure_and_more_lead_to_one(self) -> None:
        (rows,) = tables(
            """
                                2001   2002
            Travel . . . . . .   ...     12
            Rent . . . . . . .    14    ...
            Printing . . . . .   ...     15
            """
        )
        assert rows[1:] == [["Travel", "...", "12"], ["Rent", "14", "..."], ["Printing", "...", "15"]]

    def test_dots_that_touch_their_label(self) -> None:
        (rows,) = tables(
            """
                             2001   2002
            Travel.........    11     12
            Rent...........    14     13
            Printing.......    10     15
            """
        )
        assert rows[1] == ["Travel", "11", "12"]

    def test_rules_of_hyphens(self) -> None:
        (rows,) = tables(
            """
            State        2001   2002
            ----------  -----  -----
            Alabama        11     12
            Alaska         14     13
            Arizona        10     15
            """
        )
        assert rows[:2] == [["State", "2001", "2002"], ["Alabama", "11", "12"]]

    def test_a_sign_close_behind_the_figure_before_it(self) -> None:
        columns = (Column(0, 50), Column(100, 120), Column(150, 170))
        places = [(0, "Total"), (98, "$"), (108, "86"), (122, "$"), (158, "33")]
        row = words_to_rows([word(text, float(x0)) for x0, text in places])[0]
        assert [piece.segment.text for piece in row_to_pieces(row, columns)] == ["Total", "$ 86", "$ 33"]

    def test_grouped_numbers_of_a_typewriter(self) -> None:
        (rows,) = tables(
            """
                        Wheat   Barley    Hay
            Alabama    31 153   12 974    697
            Alaska     77 583    8 100    535
            Arizona    62 251   11 760    182
            """
        )
        assert rows[1] == ["Alabama", "31 153", "12 974", "697"]

    def test_colons_of_a_typewriter_are_upright_rules(self) -> None:
        (rows,) = tables(
            """
            State      :  2001  :  2002
            Alabama    :    11  :    12
            Alaska     :    14  :    13
            Arizona    :    10  :    15
            Arkansas   :     9  :    11
            """
        )
        assert rows[:2] == [["State", "2001", "2002"], ["Alabama", "11", "12"]]

    def test_colons_in_the_head_alone(self) -> None:
        (rows,) = tables(
            """
            State      :  Yield  :  Price
            Alabama    :    11        12
            Alaska     :    14        13
            Arizona    :    10        15
            Arkansas   :     9        11
            """
        )
        assert rows[0] == ["State", "Yield", "Price"]

    def test_an_interval_is_part_of_its_estimate(self) -> None:
        (rows,) = tables(
            """
                            Men         Women
            North   46.9 (42.2, 51.6)   14.0 (12.6-15.4)
            South    6.9 (6.2, 7.6)     27.1 (24.4-29.8)
            West    11.3 (10.2, 12.4)   54.8 (49.3-60.3)
            """
        )
        assert rows[1] == ["North", "46.9 (42.2, 51.6)", "14.0 (12.6-15.4)"]


class TestLabels:
    def test_a_standard_error_is_part_of_its_estimate(self) -> None:
        for text in ("26.9 (1.79)", "*2.5 (0.42)"):
            one, other = text.split()
            x = 6.0 * len(one)
            (row,) = words_to_rows([word(one), word(other, x + 2.8)])
            assert [each.text for each in row.segments] == [text] and is_figure(row.segments[0])
            (row,) = words_to_rows([word(one), word(other, x + 4.8)])
            assert len(row.segments) == 2

    def test_a_letter_before_a_figure_is_part_of_it(self) -> None:
        lines = [[word("May", 0.0, y), word("92,110", 109.0, y)] for y in (0.0, 20.0, 40.0, 60.0)]
        june = replace(word("June"), box=Box(0.0, 80.0, 20.0, 90.0))  # no typewriter's
        flagged = [june, word("E", 100.0, 80.0), word("91,004", 109.0, 80.0)]
        rows = parted_at_edges(words_to_rows([each for line in (*lines, flagged) for each in line]))
        assert rows[-1].segments[1].text == "E 91,004"

    def test_codes_are_a_column(self) -> None:
        (rows,) = tables(
            """
                               1990    1991
            01.1   Wheat      1,204   1,210
            01.2   Barley       988   1,001
            01.3   Hay          754     760
            """
        )
        assert rows[1] == ["01.1", "Wheat", "1,204", "1,210"]

    def test_the_heading_of_a_group_in_the_middle(self) -> None:
        (rows,) = tables(
            """
                       2001   2002   2003
                       Imports
            Wheat        11     12     13
            Barley       14     13     12
                       Exports
            Wheat        10     15     16
            """
        )
        assert rows[1] == ["Imports", "", "", ""]
        assert rows[4] == ["Exports", "", "", ""]

    def test_the_heading_of_a_group_in_the_middle_of_a_wider_last_column(self) -> None:
        (rows,) = tables(
            """
                         2001      2002      2003
            Wheat          11        12        13
            Barley         14        13        12
                        Exports to all
            Wheat          10        15        16
            """
        )
        assert rows[3] == ["Exports to all", "", "", ""]

    def test_rules_around_labels_of_two_lines_bound_one_table(self) -> None:
        drawn = page(
            """
            Item                           2001   2002
            Wheat                            11     12
            Liabilities and
            capital
            Barley                           14     13
            """
        )
        tops = [
            each.box.top - 1
            for each in drawn.words
            if each.text in ("Item", "Wheat", "Liabilities", "Barley")
        ]
        levels = [*tops, drawn.words[-1].box.bottom + 1]
        x0, x1 = drawn.words[0].box.x0, drawn.words[-1].box.x1
        (area,) = bounded_areas(replace(drawn, rules=tuple(Rule(True, y, x0, x1) for y in levels)), [])
        assert all(area.holds(each.box.centre) for each in drawn.words)

    def test_notes_below_take_no_labels(self) -> None:
        (rows,) = tables(
            """
                                              2001   2002
            Some college or associate degree    11     12
            Loans and leases, net of income     14     13
            Chronic lower respiratory diseases  10     15
            NOTE: Detail may not add to totals because of rounding.
            The rates are per 100,000 of the population of that year.
            See the technical notes for the method that was used.
            """
        )
        assert [row[0] for row in rows[1:]] == [
            "Some college or associate degree",
            "Loans and leases, net of income",
            "Chronic lower respiratory diseases",
        ]

    def test_white_and_a_name_between_two_groups_of_rows(self) -> None:
        (rows,) = tables(
            """
                             2001     2002
            Slovakia        552.3    560.1
            Latvia          776.5     70.2


            18 TO 64 YEARS
            Germany         914.1    916.6
            Slovenia        616.6    214.0
            """
        )
        assert [row[0] for row in rows] == [
            "",
            "Slovakia",
            "Latvia",
            "18 TO 64 YEARS",
            "Germany",
            "Slovenia",
        ]

    def test_remarks_on_the_rows_are_a_column(self) -> None:
        (rows,) = tables(
            """
                        Rate   Remarks
            Austria     64.0   Training of the staff each year
            Estonia     78.4   Applies only to vessels of the fleet
            Finland     43.9   To be funded from the new programme
            Malta       39.1   Pilot phase of the work completed
            """
        )
        assert rows[2] == ["Estonia", "78.4", "Applies only to vessels of the fleet"]

    def test_two_tables_level_with_each_other_under_titles_of_their_own(self) -> None:
        found = tables(
            """
            Energy by source        Trade by product

            Item    2001  2002      Item    2001  2002
            Coal      11    12      Wheat     31    32
            Oil       14    13      Hay       34    33
            Gas       10    15      Corn      30    35
            """
        )
        assert [rows[1][0] for rows in found] == ["Coal", "Wheat"]

    def test_a_title_in_larger_type_begins_another_table(self) -> None:
        title = replace(PLAIN, size=12.0)
        drawing = """
            No qualification     11.0   12.0   13.0
            Some schooling       10.2   11.4   12.9
            Under 18 years       39.0   40.1   41.7
            (1) Provisional.
            Public expenditure on research, selected
            Wyoming                            3.4
            Scotland                          12.1
            New York                          16.7
            """
        styles = {"Public expenditure on research, selected": title}
        found = page_tables(page(drawing, styles=styles))
        assert [table.row_count for table in found] == [3, 3]


class TestHeads:
    def test_headings_with_a_number_that_wrap(self) -> None:
        (rows,) = tables(
            """
                            Value    Index
            Item         (1,000 $)  2000=100
            Wheat            1,204     101.2
            Barley             988      99.0
            Hay                754      97.4
            """
        )
        assert rows[0] == ["Item", "Value (1,000 $)", "Index 2000=100"]

    def test_a_heading_over_the_room_of_figures_set_to_their_right(self) -> None:
        (table,) = page_tables(
            page(
                """
                Item             Intra-EU trade
                                  Change         Deaths
                Wheat                 11             12
                Barley                14             13
                Hay                   10             15
                """
            )
        )
        assert [(cell.column, cell.column_span) for cell in table.cells][:2] == [(0, 1), (1, 2)]

    def test_rules_under_each_heading_part_no_labels(self) -> None:
        (rows,) = tables(
            """
                              Level of education
                              +-----------------+
            Country           Cases       Both
            +-----+           +-----------------+
            Bulgaria             16          2
            Greece               26         14
            Malta                26          4
            """
        )
        assert rows[-1] == ["Malta", "26", "4"]

    def test_ages_are_no_rest_of_the_heading_above(self) -> None:
        (rows,) = tables(
            """
                        Females     Rate
                          25-54  2000=1
            Alabama          11     12
            Alaska           14     13
            Arizona          10     15
            """
        )
        assert rows[:2] == [["", "Females", "Rate"], ["", "25-54", "2000=1"]]

    def test_a_rule_below_a_head_is_no_tables_top(self) -> None:
        table = """
            Item            2001   2002   2003
            +--------------------------------+
            Wheat             11     12     13
            Barley            14     13     12
            Hay               10     15     16

            Source: us

            Table 3
            """
        found = tables(table, table, table)
        assert [rows[0] for rows in found] == [["Item", "2001", "2002", "2003"]] * 3

    def test_the_head_of_marks_ends_at_its_rule(self) -> None:
        (rows,) = tables(
            """
                        Index     Full time
            State       of all    equivalent
            +------------------------------+
            Alabama       X           X
            Alaska                    X
            Arizona       X
            """
        )
        assert rows[0] == ["State", "Index of all", "Full time equivalent"]


UNSHADED = """
                2001   2002
    Alabama       11     12
    Alaska        14     13
    Arizona       10     15
    """


class TestCharts:
    AXIS = """
        100

         80
                       55.7
         60                       63.4

         40

             1996      1997       1998
             South     Midwest    West
        """

    def test_the_words_at_an_axis_are_no_table(self) -> None:
        drawn = page(self.AXIS)
        x0 = min(each.box.x1 for each in drawn.words) + 4
        bottom = next(each.box.bottom for each in drawn.words if each.text == "40")
        axes = (Rule(False, x0, 0, bottom), Rule(True, bottom, x0, x0 + 200))
        assert page_tables(replace(drawn, rules=axes)) == ()

    def test_an_axis_without_lines(self) -> None:
        assert (
            tables(
                """
                400
                            36.1
                300
                     36.2          33.3
                200
                     20.2   20.3
                100                36.4
                            11.4
                  0

                     1996   1997   1998
                """
            )
            == []
        )

    def test_shaded_cells_of_a_column_are_no_bars(self) -> None:
        drawn = page(UNSHADED)
        cells = [
            Fill(replace(each.box, x0=120.0, x1=180.0), (0.9,)) for each in drawn.words if each.box.x0 > 120
        ]
        cells += [Fill(Box(120.0, 400.0, 240.0, 410.0), (0.9,))]
        (found,) = page_tables(replace(drawn, fills=tuple(cells)))
        assert found.column_count == 3

    def test_bars_bear_their_numbers(self) -> None:
        drawn = page(
            """
            11.2     13.4      14.1
            10.1     12.0      13.3

            1996     1997      1998
            South    Midwest   West
            """
        )
        bars = [
            Fill(Box(each.box.x0 - 4, each.box.top - 3 * n, each.box.x1 + 4, each.box.bottom), (0.5,))
            for n, each in enumerate(drawn.words[3:6])
        ]
        assert len(page_tables(drawn)) == 1
        assert page_tables(replace(drawn, fills=tuple(bars))) == ()

    def test_labels_scattered_over_a_map(self) -> None:
        places = [(11, 5), (117, 5), (203, 5), (31, 17), (144, 17), (229, 17), (52, 29), (96, 29), (181, 29)]
        words = [word(f"{n}.{n}", x0, 100.0 + top) for n, (x0, top) in enumerate(places)]
        assert page_tables(replace(page(""), words=tuple(words))) == ()


def test_boxes_to_tick_are_no_columns() -> None:
    assert (
        tables(
            """
            [  ]   Quarterly
            [  ]   Data collected by telephone
            [  ]   No
            [  ]   Implemented through the directive
            """
        )
        == []
    )


def test_a_form_to_fill_in_is_no_table() -> None:
    assert (
        tables(
            """
            Name:                        Date:
            Street:                      City:
            Telephone:                   State:
            Signature:                   Date:
            """
        )
        == []
    )


def test_headings_at_the_other_edge_of_their_figures() -> None:
    assert tables(
        """
        +-----------------------------------------------------------+
         Country        2008        2009        2010        2011
        +-----------------------------------------------------------+
         Property             46%       8,804       874.1        14.2
         Cereals              52%       2,494       592.4        20.8
        +-----------------------------------------------------------+
        """
    ) == [
        [
            ["Country", "2008", "2009", "2010", "2011"],
            ["Property", "46%", "8,804", "874.1", "14.2"],
            ["Cereals", "52%", "2,494", "592.4", "20.8"],
        ]
    ]


def test_rules_above_sums_bound_no_table() -> None:
    drawn = page(
        """
                                    2012        2011
        Property                  24,125      82,273
        Intangible assets         11,595      47,676
        Total non-current         55,833      61,172
        Inventories               14,632      63,101
        Receivables               50,111      85,126
        Total current             17,351      81,353
        Payables                   2,932      95,721
        Assets                    50,780      83,585
        """
    )
    tops = sorted({each.box.top for each in drawn.words})
    sums = tuple(Rule(True, tops[place] - 1, 196.0, 340.0) for place in (3, 6, 8))
    (found,) = page_tables(replace(drawn, rules=sums))
    assert (found.row_count, found.column_count) == (9, 3)
    assert len(found.cells) == 26


def test_telephone_numbers_are_one_text() -> None:
    assert tables(
        """
        Office      Head            Telephone        Room
        Ashby       Maria Kent      01632 960312        7
        Borley      John Stone      01632 960562       12
        Corwen      Ann Walters     (202) 555-0131     14
        """
    ) == [
        [
            ["Office", "Head", "Telephone", "Room"],
            ["Ashby", "Maria Kent", "01632 960312", "7"],
            ["Borley", "John Stone", "01632 960562", "12"],
            ["Corwen", "Ann Walters", "(202) 555-0131", "14"],
        ]
    ]


def test_a_head_of_ruled_cells_over_rows_without_rules() -> None:
    assert tables(
        """
        +------------+-------------------+--------+
        |            | Beds              |        |
        | Ownership  +---------+---------+ Stays  |
        |            | Acute   | Other   |        |
        +------------+---------+---------+--------+
         Public            401       728      61.5
         Private           138       918      63.6
         Mutual             72        58      78.6
        """
    ) == [
        [
            ["Ownership", "Beds", "", "Stays"],
            ["", "Acute", "Other", ""],
            ["Public", "401", "728", "61.5"],
            ["Private", "138", "918", "63.6"],
            ["Mutual", "72", "58", "78.6"],
        ]
    ]


def test_figures_at_half_height_are_no_pitch_of_lines() -> None:
    drawn = page(
        """
        Item                    2019        2020
        Chemicals and
        related products       4,626     205,140
        Rents and rates       10,598     301,713
        Fees for
        professional
        services under        11,087     340,230
        contract
        Households with
        dependent children     1,257     316,589
        Cereals                5,120     258,372
        Beef and veal          2,201     280,903
        """
    )
    words = [
        replace(each, box=replace(each.box, top=each.box.top - 6, bottom=each.box.bottom - 6))
        if each.text in ("11,087", "340,230")
        else each
        for each in drawn.words
    ]
    (found,) = page_tables(replace(drawn, words=tuple(words)))
    labels = [row[0] for row in found.texts(Joiner())]
    assert {"Chemicals and related products", "Households with dependent children"} < set(labels)


def test_headings_that_share_all_columns_are_over_the_middle_one_and_those_beside_it() -> None:
    (rows,) = tables(
        """
                           2018                   2020
        Region       Men  Women    All      Men  Women    All
        North      1,204    988  2,192    1,311    902  2,213
        South      1,754    760  2,514    1,801    766  2,567
        Wales        912    640  1,552      930    655  1,585
        """
    )
    assert rows[0] == ["", "2018", "", "", "2020", "", ""]


def test_a_line_whose_white_is_that_of_no_columns_is_a_title_or_a_note() -> None:
    (rows,) = tables(
        """
        2.1   Output and consumption: quarterly series
                                   Output    Consumption
        First quarter of the year   1,204            988
        Second quarter              1,311            902
        Third quarter               1,754            760
        p Provisional.   n Not available.
        """
    )
    assert [row[0] for row in rows] == ["", "First quarter of the year", "Second quarter", "Third quarter"]


def test_a_heading_at_half_height_between_two_rows_of_headings_is_over_both() -> None:
    drawn = page(
        """
                         Consumption                Share of all
        Sector       2013    2018    2023      2013    2018    2023
        Industry    4,843   2,852   9,847        26      27      42
        Transport   3,195   8,623   9,722        48      23      35
        Homes       3,758   5,739   2,873        58      31      18
        """
    )
    words = [
        replace(each, box=replace(each.box, top=each.box.top - 6, bottom=each.box.bottom - 6))
        if each.text == "Sector"
        else each
        for each in drawn.words
    ]
    (found,) = page_tables(replace(drawn, words=tuple(words)))
    assert found.texts(Joiner())[:2] == [
        ["Sector", "Consumption", "", "", "Share of all", "", ""],
        ["", "2013", "2018", "2023", "2013", "2018", "2023"],
    ]


def test_a_word_before_a_column_is_parted_from_none_in_it() -> None:
    columns = (Column(0, 60), Column(130, 160), Column(180, 200))
    age, of = (replace(word(text), box=Box(x, 0, x + 9, 10)) for text, x in (("Age", 0), ("of", 132)))
    (row,) = words_to_rows([age, word("Number", 92), of])
    found = [(piece.segment.text, piece.first) for piece in row_to_pieces(row, columns)]
    assert found == [("Age", 0), ("Number of", 1)]


def test_a_small_figure_far_from_another_is_no_mark_of_it() -> None:
    small = replace(PLAIN, size=7.0)
    (row,) = words_to_rows([word("52.2", 0, 3), word("30", 60, 6, small)])
    assert [segment.text for segment in row.segments] == ["52.2", "30"]


def test_the_head_of_the_next_table_is_between_rules_as_long_as_those_above() -> None:
    found = tables(
        """
        +--------------------------------------------+
         Month                  Received     Granted
        +--------------------------------------------+
         April                     1,264         889
         May                       1,603         856
         June                      1,135         823
         Days from receipt.
         Table 6b: Reasons
        +--------------------------------------------+
         Reason                   Number    Per cent
        +--------------------------------------------+
         Out of time                 568        36.9
         Not eligible                222        28.7
         Duplicate                   187        21.6
        """
    )
    assert [[row[0] for row in rows] for rows in found] == [
        ["Month", "April", "May", "June"],
        ["Reason", "Out of time", "Not eligible", "Duplicate"],
    ]


def test_shares_of_a_pie_within_a_frame() -> None:
    assert (
        tables(
            """
            +---------------------------------------+


              Northern             Southern
                5%                    68%


            +---------------------------------------+
            """
        )
        == []
    )


def test_a_rule_under_several_headings_says_nothing_of_one() -> None:
    drawn = page(
        """
        +----------------------------------------------------+
                            Area                Yield
                     +---------------------------------------+
        State           2021     2022         2021      2022
        +----------------------------------------------------+
        Arizona           37      250        119.6     116.3
        California       269      585         61.0      83.1
        Colorado          95      267        104.0      52.3
        Idaho            427      291         65.1      60.4
        +----------------------------------------------------+
        """
    )
    rules = [replace(each, at=each.at - 2) for each in drawn.rules]
    (found,) = page_tables(replace(drawn, rules=tuple(rules)))
    assert [(cell.column, cell.column_span) for cell in found.cells if cell.row == 0] == [(1, 2), (3, 2)]


def test_the_unit_of_the_rows_below_in_the_middle_of_the_figures() -> None:
    (rows,) = tables(
        """
        Income            1960     1970     1980     1990     2000
                                         Percent
        Lowest            44.4     16.2     53.4     43.4     26.6
        Middle            45.4     16.8     58.1     21.9     23.3
        Highest           30.7     33.9     30.3     36.6     44.6
                                   Dollars per year
        Lowest             225      463      953      174      471
        Middle             307      409      651      998      524
        Highest            826      376      480      321      667
        """
    )
    assert rows[1] == ["", "Percent", "", "", "", ""]
    assert rows[5] == ["", "Dollars per year", "", "", "", ""]


def test_charts_beside_each_other_have_axes_level_with_each_other() -> None:
    assert (
        tables(
            """
            100    86                              100

             75          86           77            75          54           58

             50                 60                  50    29          40

             25                                     25
                   17                                                              15
              0   2018  2019  2020  2021             0   2018  2019  2020  2021  2022
            """
        )
        == []
    )


def test_two_tables_with_the_same_headings_beside_each_other() -> None:
    found = tables(
        """
        Ashby                           Brook
        Name       Party      Votes     Name       Party      Votes
        Archer     Lab          573     Bell       Ind        1,182
        Fisher     Grn        1,670     Dyer       Lab        1,584
        Cook       Ind        1,419     Glover     Grn          308
        """
    )
    assert [rows[-1] for rows in found] == [["Cook", "Ind", "1,419"], ["Glover", "Grn", "308"]]


def test_what_a_head_counts_in_is_no_figure() -> None:
    unit = [word("(1", 0), word("000", 15), word("t)", 36)]
    assert not is_figure(segment_of(unit))
    assert is_figure(segment_of(unit[1:2]))


def test_two_notes_in_small_print_on_one_line_are_no_row() -> None:
    note = "1. Principal.      2. Without the youth courts."
    drawn = page(
        f"""
        Offence               Cautioned   Prosecuted
        Threats                   8,128        1,181
        Theft                     3,215          657
        Dangerous driving            33        1,410
        {note}
        """,
        styles={note: replace(PLAIN, size=8.0)},
    )
    (found,) = page_tables(drawn)
    assert [row[0] for row in found.texts(Joiner())][-1] == "Dangerous driving"


def test_an_open_grid_of_figures_under_a_head_of_two_rows() -> None:
    assert tables(
        """
        +-----------+------------------+------------------+
        |  Sector   |      Firms       |     Workers      |
        |           |  Number |      % |  Number |      % |
        +-----------+------------------+------------------+
        |  Farming  |   6,484 |   10.9 |  52,086 |   36.3 |
        |  Mining   |     263 |   18.8 |  30,521 |    1.7 |
        |  Building |   7,842 |   18.8 |  66,675 |    9.0 |
        |  Trade    |   2,177 |   21.9 |  84,299 |    4.3 |
        +-----------+------------------+------------------+
        """
    )[0][:2] == [["Sector", "Firms", "", "Workers", ""], ["", "Number", "%", "Number", "%"]]


def test_headings_that_share_the_columns_may_all_be_a_little_off() -> None:
    columns = [Column(0, 36), Column(126, 150), Column(191, 215), Column(256, 280), Column(321, 345)]
    rows = words_to_rows(
        [
            word("Resource", 158 - 24),
            word("Capital", 288 - 21),
            *(word("Plan", column.x0, 14) for column in columns[1:]),
        ]
    )
    upper, _ = with_spans([row_to_pieces(row, columns) for row in rows], columns, [])
    assert [(piece.first, piece.last) for piece in upper] == [(1, 2), (3, 4)]


def test_headings_set_close_above_the_first_rule() -> None:
    heads = [("Jan", 100.0), ("Feb", 121.0), ("Mar", 142.0), ("Apr", 163.0)]
    lines = [[(f"{n}.{n}0", x + n % 2 - 1) for _, x in heads] for n in range(1, 7)]
    words = [word(text, x, 20.0 * n) for n, line in enumerate([heads, *lines]) for text, x in line]
    levels = tuple(Rule(True, y, 40.0, 190.0) for y in (15.0, 55.0, 95.0))
    labels = [word("Boston", 40.0, 20.0 * n) for n in range(1, 7)]
    assert bounded_areas(replace(page(""), words=(*words, *labels), rules=levels), []) == []


def test_values_at_the_middle_of_labels_of_two_lines_are_level_with_them() -> None:
    labels = [("Scientists at a university", "or a public body"), ("Shops and other places", "for food")]
    labels += [("Consumer organisations that", "take part"), ("Ministries",)]
    lines = [(20.0 + 40 * n, label) for n, label in enumerate(labels)]
    words = [word(text, 40.0, y + 12 * n) for y, label in lines for n, text in enumerate(label)]
    words += [word("25", x, y + 6 * (len(label) - 1)) for y, label in lines for x in (240.0, 300.0, 360.0)]
    words += [word(text, x, 0.0) for text, x in (("Often", 235.0), ("Seldom", 295.0), ("Never", 355.0))]
    (found,) = page_tables(replace(page(""), words=tuple(words)))
    assert [row[0] for row in found.texts(Joiner())][1:] == [" ".join(label) for label in labels]


def test_the_bracket_that_closes_a_figure_is_no_column_wherever_it_stands() -> None:
    (row,) = words_to_rows([word("Fees", 0), word("(3,419", 60), word(")", 104), word("(a)", 140)])
    assert [segment.text for segment in row.segments] == ["Fees", "(3,419 )", "(a)"]
