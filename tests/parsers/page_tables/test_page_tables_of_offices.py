"""Tables as government offices print them: typed, in forms, with shaded heads, over broken figures."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from models.document import Box, Fill, Page, Rule
from parsers.page_tables import page_tables
from parsers.page_tables.areas import bounded_areas
from parsers.page_tables.charts import without_charts
from parsers.page_tables.columns import Column, Piece, row_to_pieces
from parsers.page_tables.edges import parted_at_edges
from parsers.page_tables.head_spans import with_spans
from parsers.page_tables.regions import whole_region
from parsers.page_tables.segments import words_to_rows
from parsers.page_tables.streams import words_to_streams
from parsers.text.joiner import Joiner
from tests.parsers.built import BOLD, CELL, LEFT, PITCH, PLAIN, TOP, page, stacked, word

Rows = list[list[str]]


def tables(drawn: str | Page) -> list[Rows]:
    drawn = page(drawn) if isinstance(drawn, str) else drawn
    return [table.texts(Joiner()) for table in page_tables(drawn)]


def level(row: float, start: int, end: int) -> Rule:
    """A level rule above a line of a drawing, from one character to another."""
    return Rule(True, TOP + PITCH * row, LEFT + CELL * start, LEFT + CELL * end)


class TestHeads:
    def test_a_number_at_the_end_of_a_heading_that_ends_with_its_column(self) -> None:
        places = [("Actual", 92.0), ("Change", 200.0), ("from", 241.0), ("FY", 268.0), ("2007", 283.0)]
        # letters of different widths: a typewriter's spaces part nothing
        heading = [
            replace(w, box=replace(w.box, x1=x1))
            for (text, x), x1 in zip(places, (130.0, 238.0, 265.0, 280.0, 307.0), strict=True)
            for w in [word(text, x, 100.0)]
        ]
        figures = [word("1.2", x, 112.0 + 12 * row) for row in range(4) for x in (100.0, 202.0, 289.0)]
        rows = parted_at_edges(words_to_rows([*heading, *figures]))
        assert [segment.text for segment in rows[0].segments] == ["Actual", "Change from FY 2007"]

    def test_a_year_in_a_heading_above_figures_that_end_with_it(self) -> None:
        heading = [word("Planned", 87.0, 100.0), word("end", 265.0, 100.0), word("2005", 283.0, 100.0)]
        heading[1] = replace(heading[1], box=replace(heading[1].box, x1=280.0))
        figures = [word("1.2", x, 112.0 + 12 * row) for row in range(4) for x in (40.0, 111.0, 289.0)]
        rows = parted_at_edges(words_to_rows([*heading, *figures]))
        assert [segment.text for segment in rows[0].segments] == ["Planned", "end 2005"]

    def test_words_of_a_heading_over_figures_that_begin_with_them(self) -> None:
        places = [("Weight", 60.0, 96.0), ("National", 152.0, 198.0), ("index", 201.0, 231.0)]
        heading = [replace(w, box=replace(w.box, x1=x1)) for t, x, x1 in places for w in [word(t, x, 100.0)]]
        figures = [word("158", x, 112.0 + 12 * row) for row in range(4) for x in (60.0, 160.0, 201.0)]
        rows = parted_at_edges(words_to_rows([*heading, *figures]))
        assert [segment.text for segment in rows[0].segments] == ["Weight", "National index"]

    def test_the_second_line_of_a_heading_is_over_no_more_columns(self) -> None:
        columns = (Column(53, 104), Column(139, 195), Column(219, 268), Column(296, 342), Column(375, 414))

        def line(top: float, *texts: tuple[str, float, float]) -> list[Piece]:
            boxes = [replace(word(t, x, top), box=Box(x, top, x1, top + 10)) for t, x, x1 in texts]
            return row_to_pieces(words_to_rows(boxes)[0], columns)

        lines = [
            line(178, ("Standard", 208, 265), ("Standard", 359, 416)),
            line(190, ("error", 208, 239), ("error", 359, 390)),
        ]
        spans = [[(piece.first, piece.last) for piece in each] for each in with_spans(lines, columns, [])]
        assert spans[1] == [(2, 2), (4, 4)]

    def test_a_shaded_head_with_its_units_above_the_first_rule(self) -> None:
        drawn = page(
            """
            Basin     Public   Farming   Stress
                          millions             %
            +---------------------------------+
            Ebro       2,088     3,343       16
            +---------------------------------+
            Loire        352     4,809       54
            +---------------------------------+
            Po         4,943     3,291       59
            +---------------------------------+
            Tiber         60     4,361       84
            +---------------------------------+
            """
        )
        rule = next(rule for rule in drawn.rules if rule.horizontal)
        shade = Fill(Box(rule.start, TOP, rule.end, TOP + PITCH + 5), (0.8,))
        (area,) = bounded_areas(replace(drawn, fills=(shade,)), [])
        assert area.top == TOP

    def test_a_figure_among_the_words_of_a_heading(self) -> None:
        (rows,) = tables(
            """
                          Average
                           weekly   Under
            Category     earnings      25
            Poland           46.1     802
            Germany           1.3     570
            Portugal         10.9     820
            """
        )
        assert rows[0] == ["Category", "Average weekly earnings", "Under 25"]
        assert rows[1] == ["Poland", "46.1", "802"]

    def test_the_lines_of_a_heading_alone_in_a_frame(self) -> None:
        drawn = page(
            """
                         Annual
            Region       change   Gross     Total
                          (%)
            California       5%     62%    12,577
            North East      28%     60%     8,301
            London          41%     53%     4,077
            """
        )
        sides = [Rule(False, x, TOP, TOP + 6.2 * PITCH) for x in (LEFT - 4, LEFT + CELL * 40)]
        rules = (level(0, -1, 40), level(6.2, -1, 40), *sides)
        (rows,) = tables(replace(drawn, rules=rules))
        assert rows[0] == ["Region", "Annual change (%)", "Gross", "Total"]

    def test_a_rule_parts_a_heading_from_the_one_in_the_middle_under_it(self) -> None:
        drawn = page(
            """
                           Primary              Secondary
            Province   Boys  Girls  Total   Boys  Girls   Total
            Alberta     183    206    250     73     89     214
            Manitoba    319    113    205    351     39     217
            Ontario     186    163    166    103    198      24
            """
        )
        rules = (level(0, 0, 52), level(1.1, 10, 52), level(2.1, 0, 52), level(5.2, 0, 52))
        (rows,) = tables(replace(drawn, rules=rules))
        assert rows[0] == ["", "Primary", "", "", "Secondary", "", ""]

    def test_a_tall_heading_beside_a_rule_under_another(self) -> None:
        drawn = page(
            """
                         Number          Attainment

                        of people    High     Some     Degree
            Group          (in      school   college
                       thousands)
            Men              1,204     12       13       14
            Women              988     15       16       17
            Others             754     18       19       20
            """
        )
        words = tuple(
            # a heading of four lines is set to the middle of the head's height
            replace(w, box=replace(w.box, top=w.box.top - d, bottom=w.box.bottom - d))
            for w in drawn.words
            for d in [
                {"of": 7, "people": 7, "(in": 7, "thousands)": 7}.get(w.text, -3 * (w.text == "Number"))
            ]
        )
        rules = (level(1.3, 24, 60), level(0, 0, 60), level(5, 0, 60), level(8.2, 0, 60))
        (rows,) = tables(replace(drawn, words=words, rules=rules))
        assert rows[0] == ["", "Number of people (in thousands)", "Attainment", "", ""]
        assert rows[1][1:] == ["", "High school", "Some college", "Degree"]

    def test_years_close_above_what_they_are_counted_in_are_one_heading(self) -> None:
        def drawn(step: int) -> Page:
            rows = [
                ["", "2008", "2009"],
                ["", "£000", "£000"],
                *([label, "12", "14"] for label in ("Fees", "Staff", "Rent")),
            ]
            tops = [120, 120 + step, *(150 + 14 * row for row in range(3))]
            words = [
                word(text, x, float(top))
                for row, top in zip(rows, tops, strict=True)
                for text, x in zip(row, (48.0, 120.0, 180.0), strict=True)
                if text
            ]
            return replace(page(""), words=tuple(words))

        assert tables(drawn(11))[0][0] == ["", "2008 £000", "2009 £000"]
        assert tables(drawn(14))[0][:2] == [["", "2008", "2009"], ["", "£000", "£000"]]

    def test_no_rule_parts_a_shaded_head_from_the_first_row(self) -> None:
        drawn = page(
            """
              State       National measure                State of play
              Belgium     Royal Decree of 3 May; the      Adopted
                          regions have decrees of
                          their own.
            +--------------------------------------------------------+
              Denmark     Statutory Order No 664.         Adopted
            +--------------------------------------------------------+
              Germany     Act of 16 March, in force       Partly
                          since August.
            +--------------------------------------------------------+
              Ireland     S.I. No 340 and S.I. No 290.    Adopted
            +--------------------------------------------------------+
            """
        )
        rules = [rule for rule in drawn.rules if rule.horizontal]
        head = replace(drawn.words[0].box, x0=rules[0].start, x1=rules[0].end)
        (rows,) = tables(replace(drawn, fills=(Fill(replace(head, bottom=head.bottom + 1), (0.1,)),)))
        assert [row[0] for row in rows] == ["State", "Belgium", "Denmark", "Germany", "Ireland"]


class TestTyped:
    def test_strokes_between_colons_are_rules(self) -> None:
        (rows,) = tables(
            """
            -----------------------------------------------
                     :       Yield       :     Price
             State   :-------------------------------------
                     :  2004   :  2005   :  2004  :  2005
            -----------------------------------------------
                     :     Bushels       :    Dollars
            AL       :    11        12   :    31       32
            AZ       :    14        13   :    34       33
            AR       :    10        15   :    30       35
            CA       :     9        11   :    29       31
            -----------------------------------------------
            """
        )
        assert rows[0] == ["State", "Yield", "", "Price", ""]
        assert rows[1] == ["", "2004", "2005", "2004", "2005"]
        assert rows[2][1:] == ["Bushels", "", "Dollars", ""]
        assert rows[3] == ["AL", "11", "12", "31", "32"]

    def test_dots_with_white_around_them_stand_for_a_figure(self) -> None:
        (rows,) = tables(
            """
                                  1999         2000        Change
            Construction       661,137   ..........    ..........
            Research ........  298,700      444,369       145,669
            Payments           397,079   ..........        12,204
            """
        )
        assert rows[1:] == [
            ["Construction", "661,137", "..........", ".........."],
            ["Research", "298,700", "444,369", "145,669"],
            ["Payments", "397,079", "..........", "12,204"],
        ]


class TestMarks:
    def test_a_note_of_a_label(self) -> None:
        (rows,) = tables(
            """
            Year          Stocks   Exports
            2001/02        1,204       988
            2002/03        1,210       991
            2003/04 2/       754       760
            2004/05 2/       812       799
            """
        )
        assert rows[3] == ["2003/04 2/", "754", "760"]


class TestCells:
    def test_a_figure_that_its_cell_broke_is_one(self) -> None:
        (rows,) = tables(
            """
            +------------+-------+-------+-------+
            | Emissions  | 1990  | 1995  | 2000  |
            +------------+-------+-------+-------+
            | Sulphur    | 444.  | 401.  | 753.  |
            |            |    7  |    6  |    5  |
            +------------+-------+-------+-------+
            | Nitrogen   | 638.  | 322.  | 835.  |
            |            |    0  |    6  |    1  |
            +------------+-------+-------+-------+
            """
        )
        assert [[cell.replace(" ", "") for cell in row] for row in rows[1:]] == [
            ["Sulphur", "444.7", "401.6", "753.5"],
            ["Nitrogen", "638.0", "322.6", "835.1"],
        ]

    def test_a_label_is_not_in_the_middle_of_rows_that_a_rule_parts(self) -> None:
        drawn = page(
            """
                       (1)       (2)       (3)
                       OLS      Fixed      GMM
            Wage     -0.412    -0.365    -0.298
                     (0.041)   (0.052)   (0.110)
            Output    0.871     0.803     0.774
                     (0.020)   (0.033)   (0.089)
            Lagged    0.512     0.441     0.404
                     (0.071)   (0.035)   (0.062)
            """
        )
        (rows,) = tables(replace(drawn, rules=(level(2.2, 0, 37),)))
        assert [row for row in rows if row[0]] == [
            ["Wage", "-0.412", "-0.365", "-0.298"],
            ["Output", "0.871", "0.803", "0.774"],
            ["Lagged", "0.512", "0.441", "0.404"],
        ]

    def test_a_bold_heading_in_the_middle_goes_on_with_no_cell(self) -> None:
        drawn = page(
            """
                            Code    2005   2006   2007
                       Net lending by sector
            Government      S.13    12.4   11.9   11.2
            Local funds     S.13    10.4    9.9    9.2
                         Revenue in all
            Taxes           TR      40.4   40.9   41.2
            Fees            TF       2.4    2.9    3.2
            """,
            styles={"Net lending by sector": BOLD, "Revenue in all": BOLD},
        )
        (rows,) = tables(drawn)
        assert [row[0] for row in rows if not any(row[1:])] == ["Net lending by sector", "Revenue in all"]

    def test_one_column_of_figures_in_a_cell_beside_its_labels(self) -> None:
        (rows,) = tables(
            """
            +-------------+----------+
            | Household   | Number   |
            +-------------+----------+
            | Germany     |    -51.4 |
            | Iceland     |     -7.3 |
            | Norway      |    +17.0 |
            | Human       |          |
            | health      |    -32.8 |
            | Average     |     -6.5 |
            +-------------+----------+
            """
        )
        assert rows[1] == ["Germany", "-51.4"]
        assert rows[4] == ["Human health", "-32.8"]

    def test_each_shade_is_a_row(self) -> None:
        drawn = page(
            """
            Crop                         2000      2003
            Olive groves                  412       398
            Vineyards producing wine
            Specified regions only        812       790
            Other vineyards               611       598
            Fruit trees
            Citrus excluded               220       231
            Nurseries                      41        44
            Hops                           12        11
            """
        )
        tops = [row * PITCH + TOP for row in (1, 2, 4, 5, 7, 8, 9)]
        fills = [Fill(Box(40, a, 330, b), (0.9,)) for a, b in list(pairwise(tops))[::2]]
        (rows,) = tables(replace(drawn, fills=tuple(fills)))
        assert [row[0] for row in rows] == [
            "Crop",
            "Olive groves",
            "Vineyards producing wine Specified regions only",
            "Other vineyards",
            "Fruit trees Citrus excluded",
            "Nurseries",
            "Hops",
        ]


class TestApart:
    def test_small_labels_far_from_their_figures_are_no_lines_of_text(self) -> None:
        words = words_to_streams(
            page(
                """
                Examination of all cases                                   95%
                Within the mandate of the office          634              26%
                  not admissible                          315
                  no grounds to inquire                    70
                  not yet examined                         12
                  no reply                                 41
                Outside the mandate                    1,768               74%
                """
            ).words
        )
        assert len(words) == 1

    def test_the_head_of_a_table_below_two_columns_of_text(self) -> None:
        text = """
            the number of cases rose in all        of all the applications one in
            regions of the country but one,        three was refused by the board,
            and in the north by one half of        which had asked for more letters
            what it had been in the years.         and forms than the year before.

                    Applications                   Refusals
            Region        2001      2002            2001      2002
            North           11        12              13        14
            South           21        22              23        24
            """
        words = page(text).words
        words = tuple(  # half a line of white above the head
            replace(w, box=replace(w.box, top=w.box.top - 5, bottom=w.box.bottom - 5))
            if w.box.top > TOP + 4.5 * PITCH
            else w
            for w in words
        )
        heads = [[w.text for w in stream] for stream in words_to_streams(words)]
        assert any({"Applications", "Refusals"} <= set(head) for head in heads)

    def test_a_line_of_text_between_tables_of_other_columns(self) -> None:
        first, second = tables(
            """
            Cause        Accidents   Hours lost
            Falls              223          290
            Machinery           47        2,688
            Hand tools         254          376
            The following amounts were paid:
              Widows  . . . . . . $277,105
              Disability  . . . . $362,066
              Medical care  . . . $240,714
            """
        )
        assert first[-1] == ["Hand tools", "254", "376"]
        assert second[0] == ["Widows", "$277,105"]

    def test_the_last_label_close_above_notes(self) -> None:
        notes = (
            "Note: figures may not add up to the totals that are",
            "printed because of rounding and for no other reason",
            "in the tables of this report and in those of others",
            "that the office makes.",
        )
        table = """
            Programme                                                          Persons
            Average                                                            169,694
            West Midlands                                                      110,211
            Massachusetts                                                      386,803
            """
        drawn = page(stacked(table, *notes), styles=dict.fromkeys(notes, replace(PLAIN, size=7.0)))
        (rows,) = tables(drawn)
        assert rows[-1] == ["Massachusetts", "386,803"]

    def test_a_note_in_small_print_within_the_rules(self) -> None:
        note = "Source: household survey."
        drawn = page(
            """
            Area        2000   2003
            Cities        19     22
            Towns         25     92
            Islands       44     63
            Source: household survey.
            """,
            styles={note: replace(PLAIN, size=8.0)},
        )
        region = whole_region(drawn.words, [])
        assert region and [row.segments[0].text for row in region.rows] == [
            "Area",
            "Cities",
            "Towns",
            "Islands",
        ]

    def test_names_around_a_pie_beside_a_table(self) -> None:
        drawn = page(
            """
            Fuel         2001   2002
            Coal           11     12
            Gas            14     13
            Oil            10     15
            Wood            9     11
            Wind            8      6
            Sun             2      4
            """
        )
        pie = [("Iceland", 320, 125), ("12%", 330, 134), ("Latvia", 420, 125), ("8%", 428, 134)]
        pie += [("Spain", 300, 161), ("9%", 306, 170), ("Malta", 440, 161), ("7%", 446, 170)]
        names = [word(text, float(x), float(y)) for text, x, y in pie]
        (rows,) = tables(replace(drawn, words=(*drawn.words, *names)))
        assert rows[0] == ["Fuel", "2001", "2002"]


class TestOfWords:
    def test_under_bold_headings(self) -> None:
        text = """
            Country          Duty
            Slovenia         High level
            Portugal         Voluntary
            Bulgaria         In force
            Spain            Since 2004
            """
        drawn = page(text, styles={"Country": BOLD, "Duty": BOLD})
        assert tables(drawn)[0][1] == ["Slovenia", "High level"]
        assert tables(page(text)) == []

    def test_dots_that_lead_to_words_are_no_columns(self) -> None:
        drawn = page(
            """
            Index                      25 and over          Sector
            Hungary . . . . . . .           Partly             Low
            Belgium . . . . . . .          Planned             Yes
            Ireland . . . . . . .             High          Annual
            Cyprus  . . . . . . .              Yes          Medium
            """
        )
        rules = (level(0, 0, 55), level(1.1, 0, 55), level(5.2, 0, 55))
        (rows,) = tables(replace(drawn, rules=rules))
        assert rows[1] == ["Hungary", "Partly", "Low"]

    def test_flush_right(self) -> None:
        (rows,) = tables(
            """
            Slovenia         High level
            Portugal          Voluntary
            Bulgaria           In force
            Spain                  None
            Italy             Mandatory
            """
        )
        assert rows[0] == ["Slovenia", "High level"]

    def test_rows_of_shades_wider_than_their_words(self) -> None:
        drawn = page(
            """
            Country     Duty
            Cyprus      Reports are due by March
            Germany     For larger firms only
            Latvia      Published each year
            """
        )
        fills = [Fill(Box(44, TOP + PITCH * y, 700, TOP + PITCH * (y + 1)), (0.9,)) for y in (1, 3)]
        (rows,) = tables(replace(drawn, fills=tuple(fills)))
        assert rows[1] == ["Cyprus", "Reports are due by March"]


class TestBeforeCharts:
    def test_the_rules_of_a_table_above_bars_are_none_of_their_grid(self) -> None:
        drawn = page(
            """
            Fuel       2001    2002
            Coal         11      12
            Gas          14      13
            Total        25      25

            30

            20

            10

             0
                 Coal    Gas    Oil
            """
        )
        table = [level(y, 0, 32) for y in (0, 1.1, 4.1)]
        grid = [level(y, 3, 32) for y in (5.6, 7.6, 9.6, 11.6)]
        foot = TOP + 11.6 * PITCH
        bars = [
            Fill(Box(LEFT + CELL * x, foot - PITCH * high, LEFT + CELL * (x + 4), foot), (0.5,))
            for x, high in ((5, 5.1), (12, 5.6), (24, 2.7))
        ]
        (rows,) = tables(replace(drawn, rules=(*table, *grid), fills=tuple(bars)))
        assert rows[0] == ["Fuel", "2001", "2002"]
        assert rows[-1] == ["Total", "25", "25"]


class TestDates:
    def test_dates_are_the_figures_of_a_table_without_rules(self) -> None:
        (rows,) = tables(
            """
            Date of the proposal            16 July 2002
            Opinion of the Committee        12 March 2003
            First reading                   3 June 2003
            Political agreement             4 December 2003
            """
        )
        assert rows[1] == ["Opinion of the Committee", "12 March 2003"]


class TestNone:
    def test_addresses_beside_each_other(self) -> None:
        text = """
            Northern Region          Eastern Region         Midlands Region

            Harbour House            Kingfisher House       Sapphire East
            Newcastle                Goldhay Way            Streetsbrook Road
            Tel: 0191 201 3300       Tel: 01733 371 811     Tel: 0121 711 2324
            """
        assert tables(text) == []
        assert tables(text.replace("Tel: 01733 371 811", "Peterborough")) == []
        assert tables(re.sub(r"Tel: [\d ]{12}", "London      ", text)) != []

    @pytest.mark.parametrize(
        "text",
        [
            """
            1.   Introduction                                  21
                 1.1.   Preliminary note                       21
                 1.2.   Structure of the guide                 22
                 1.3.   History                                22
            2.   Calculating the layout                        27
                 2.1.   Fundamentals                           27
                 2.2.   Constructing                           29
            """,
            """
            A    Questionnaire    21
            B    Definitions      25
            C    Codes            28
            """,
            """
            [Ame02]     American Mathematical
                        Society: User's guide

            [BB13]      Johannes Braams and
                        others: Babel

            [Dal10]     Patrick W. Daly:
                        Natural sciences

            [Koh02]     Markus Kohm: The
                        layout of pages
            """,
            """
            Albania      Bosnia      Finland     Iceland
            Andorra      Bulgaria    France      Ireland
            Armenia      Croatia     Georgia     Italy
            Austria      Cyprus      Germany     Latvia
            """,
        ],
    )
    def test_contents_and_lists(self, text: str) -> None:
        assert tables(text) == []

    def test_an_index_whose_pages_stand_in_columns_of_their_own(self) -> None:
        rows = [
            ("abstracts", "285", "grants", "204–207"),
            ("appendix", "101, 103–105", "housing", "93, 142–144"),
            ("audit", "70, 87, 111", "inspections", "177"),
            ("benefits", "319", "libraries", "150, 152, 153"),
        ]
        words = []
        for top, row in enumerate(rows):
            for x, text in zip((48.0, 150.0, 280.0, 400.0), row, strict=True):
                for part in text.split():
                    words.append(word(part, x, 120.0 + 12 * top))
                    x = words[-1].box.x1 + 2
        assert tables(replace(page(""), words=tuple(words))) == []

    def test_names_and_shares_around_a_pie(self) -> None:
        drawn = page(
            """
                   Oats      Rye
                    9%       14%
            Wheat
             61%                Grass    Areas
                                 16%     in use
            """
        )
        assert [word.text for word in without_charts(drawn)] == []
        level_shares = page("""
            Rye   Wheat   Grass
            17%    61%     23%
            """)
        assert without_charts(level_shares) == list(level_shares.words)

    def test_lists_beside_each_other(self) -> None:
        (row,) = words_to_rows(page("•  lower cost       •  small samples").words)
        assert [segment.text for segment in row.segments] == ["• lower cost", "• small samples"]

    def test_columns_of_text_above_a_shade(self) -> None:
        text = """
            Population                       Water

            The Office received more         Water abstraction for public
            complaints than in the year      supply has fallen in most of
            before. Two thirds of all were   the western countries, thanks
            outside the mandate. Inquiries   to metering and higher prices
            were opened in many cases.       for households and firms.

            1.35 m                           7.9%
            inhabitants                      unemployed

            612 euro                         14 years
            average wage                     at school
            """
        shades = [Fill(Box(x, TOP + 7.8 * PITCH, x + 180, TOP + 10.2 * PITCH), (0.9,)) for x in (44, 240)]
        assert tables(replace(page(text), fills=tuple(shades))) == []

    def test_boxes_with_lines_between_them(self) -> None:
        drawn = page(
            """
                       +--------------+
                       | Chief        |
                       | A. Mason     |
                       +--------------+

            +----------+  +----------+  +----------+
            | Finance  |  | Policy   |  | Science  |
            | J. Okoro |  | M. Lind  |  | R. Vance |
            +----------+  +----------+  +----------+
            1995          2000          2009
            Founded       Moved         Closed
            """
        )
        xs = [LEFT + CELL * place for place in (5, 19, 33)]
        level_line = Rule(True, TOP + 4.5 * PITCH, xs[0], xs[-1])
        down = [Rule(False, x, TOP + (3.5 + (x != xs[1])) * PITCH, TOP + 5.5 * PITCH) for x in xs]
        assert tables(replace(drawn, rules=(*drawn.rules, level_line, *down))) == []

    def test_a_list_of_abbreviations(self) -> None:
        text = """
            ESF        European Social Fund

            FTE        Full-time equivalent

            NUTS       Nomenclature of territorial units for
                       statistics, which divides the Union

            R&D        Research and development

            SME        Small and medium-sized enterprise
            """
        assert tables(text) == []
        assert tables(text.replace("ESF", "Fund").replace("FTE", "Post").replace("SME", "Firm")) != []

    def test_a_form_with_boxes_to_fill_in(self) -> None:
        text = """
            +--------------------------+-------------------------+
            | 1. Name of applicant     |                         |
            +--------------------------+-------------------------+
            | 2. Registration number   |                         |
            +--------------------------+-------------------------+
            | 3. Address               |                         |
            +--------------------------+-------------------------+
            | 4. Type of grant         | ☐ Capital   ☐ Revenue   |
            +--------------------------+-------------------------+
            """
        assert tables(text) == []


def test_lines_of_a_form_with_their_number_at_both_ends_are_no_table() -> None:
    drawn = """
        Form 1040            Amended Return      No. 1545
        Filing status        Single              Married
        1   Adjusted gross income                1
        2   Itemized deductions                  2
        3   Subtract line 2 from line 1          3
        4   Exemptions                           4
        """
    assert page_tables(page(drawn)) == ()
