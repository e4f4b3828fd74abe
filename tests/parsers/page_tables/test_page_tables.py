"""Tables of any page: drawn pages with the exact rows that a reader of the page would write down."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Fill, Rule
from parsers.page_tables import page_tables
from parsers.text.joiner import Joiner
from tests.parsers.built import page, stacked

Rows = list[list[str]]


def tables(*drawings: str) -> list[Rows]:
    return [table.texts(Joiner()) for table in page_tables(page(stacked(*drawings)))]


PROSE = """
    The number of dwellings rose in every region over the period,
    as it had done in the five years before, and the rate of the
    increase was higher in the north than in the south, where the
    price of land has held back what builders can offer to those
    who look for a home.
    """

UNRULED = """
    Table 3: Dwellings by region, in thousands

                       2019      2020      2021
    North East        1,204     1,210     1,215
    Yorkshire           988     1,001     1,030
    South West           ..       754       760
    Total             2,192     2,965     3,005

    Source: returns of the local authorities, revised in March
    """

UNRULED_ROWS = [
    ["", "2019", "2020", "2021"],
    ["North East", "1,204", "1,210", "1,215"],
    ["Yorkshire", "988", "1,001", "1,030"],
    ["South West", "..", "754", "760"],
    ["Total", "2,192", "2,965", "3,005"],
]


WORDS = """
    Measure          Response of the ministry      Status

    Open data        The register is published     In force
                     each year, and corrected
                     in between.

    Small firms      Under review, with two        Planned
                     pilots.

    Training         Staff are trained before      In force
                     the inspection begins.
    """
WORDS_ROWS = [
    ["Measure", "Response of the ministry", "Status"],
    ["Open data", "The register is published each year, and corrected in between.", "In force"],
    ["Small firms", "Under review, with two pilots.", "Planned"],
    ["Training", "Staff are trained before the inspection begins.", "In force"],
]
BARS = """
             Cereals                1,204
               Wheat                  988
               Fruit                  754
               Dairy                  610
    """
BAR_LENGTHS = ((0, 80), (1, 74), (2, 56), (3, 46))


class TestUnruled:
    def test_title_notes_and_prose_stay_outside(self) -> None:
        assert tables(PROSE, "\n", UNRULED, "\n", PROSE) == [UNRULED_ROWS]

    def test_the_box_is_that_of_its_words(self) -> None:
        (table,) = page_tables(page(UNRULED))
        assert (table.page, table.row_count, table.column_count) == (1, 5, 4)
        assert table.box.top == min(word.box.top for word in table.words) > 140
        assert table.box.x1 == max(word.box.x1 for word in table.words)

    def test_headings_over_several_columns(self) -> None:
        assert tables(
            """
                                 Men               Women
            Country          2010    2011      2010    2011
            Austria          12.1    12.4      10.0    10.2
            Belgium           9.8     9.9       8.7     8.1
            Finland          11.0    11.3       9.9    10.4
            """
        ) == [
            [
                ["", "Men", "", "Women", ""],
                ["Country", "2010", "2011", "2010", "2011"],
                ["Austria", "12.1", "12.4", "10.0", "10.2"],
                ["Belgium", "9.8", "9.9", "8.7", "8.1"],
                ["Finland", "11.0", "11.3", "9.9", "10.4"],
            ]
        ]

    def test_a_spanning_heading_knows_its_columns(self) -> None:
        (table,) = page_tables(
            page(
                """
                             Men               Women
                         2010    2011      2010    2011
                Austria  12.1    12.4      10.0    10.2
                Belgium   9.8     9.9       8.7     8.1
                """
            )
        )
        assert [(cell.column, cell.column_span) for cell in table.cells if cell.row == 0] == [(1, 2), (3, 2)]

    def test_wrapped_labels_and_headings_are_one_cell(self) -> None:
        assert tables(
            """
                                  Gross         Share of
                                  income        households
            Persons living alone
            and retired           12,400             14.2
            Couples               31,900             38.0
            Other households with
            dependent children    28,750             22.9
            """
        ) == [
            [
                ["", "Gross income", "Share of households"],
                ["Persons living alone and retired", "12,400", "14.2"],
                ["Couples", "31,900", "38.0"],
                ["Other households with dependent children", "28,750", "22.9"],
            ]
        ]

    def test_subheadings_are_rows_of_their_own(self) -> None:
        assert tables(
            """
                                2019     2020
            England:
              North             120      130
              South             140      150
            Wales:
              North              20       30
            """
        ) == [
            [
                ["", "2019", "2020"],
                ["England:", "", ""],
                ["North", "120", "130"],
                ["South", "140", "150"],
                ["Wales:", "", ""],
                ["North", "20", "30"],
            ]
        ]

    def test_two_tables_under_each_other(self) -> None:
        assert tables(UNRULED, "\n", UNRULED) == [UNRULED_ROWS, UNRULED_ROWS]

    def test_a_table_beside_prose_in_two_columns(self) -> None:
        left = [line.strip() for line in PROSE.strip().split("\n")]
        right = ["             2019     2020", "North         120      130", "South         140      150"]
        drawing = "\n".join(f"{prose:66}{row}" for prose, row in zip(left, ["", *right, ""], strict=True))
        assert tables(drawing) == [[["", "2019", "2020"], ["North", "120", "130"], ["South", "140", "150"]]]

    def test_a_heading_of_two_lines_above_years(self) -> None:
        assert tables(
            """
                        Under
            Country        25    2010    2011
            Austria       1.5    12.1    12.4
            Belgium       1.7     9.8     9.9
            Finland       2.0    11.0    11.3
            """
        ) == [
            [
                ["Country", "Under 25", "2010", "2011"],
                ["Austria", "1.5", "12.1", "12.4"],
                ["Belgium", "1.7", "9.8", "9.9"],
                ["Finland", "2.0", "11.0", "11.3"],
            ]
        ]


class TestWords:
    def test_strips_of_white_part_rows_of_several_lines(self) -> None:
        assert tables(WORDS) == [WORDS_ROWS]

    def test_prose_around_stays_outside(self) -> None:
        assert tables(PROSE, "\n", WORDS, "\n", PROSE) == [WORDS_ROWS]

    def test_a_note_under_them_parts_no_columns_less(self) -> None:
        note = "    Note: figures on training may be revised in a year or in two."
        assert tables(WORDS, note)[0] == WORDS_ROWS

    def test_one_line_each_under_a_rule(self) -> None:
        drawing = """
    +------------------------------+
     Country           Register
    +------------------------------+
     Sweden            In force
     Greece            Under review
     Portugal          In force
     Latvia            Planned
    +------------------------------+
    """
        rows = [["Country", "Register"], ["Sweden", "In force"], ["Greece", "Under review"]]
        assert tables(PROSE, drawing, PROSE)[0][:3] == rows

    def test_lines_between_upright_rules(self) -> None:
        drawing = """
    +-----------+--------------+--------+
    | Country   | Register     | Open   |
    +-----------+--------------+--------+
    | Sweden    | In force     | Yes    |
    | Greece    | Under review | Partly |
    | Portugal  | In force     | No     |
    | Latvia    | Planned      | No     |
    +-----------+--------------+--------+
    """
        (found,) = tables(drawing)
        assert (len(found), found[2]) == (5, ["Greece", "Under review", "Partly"])

    def test_a_head_and_one_grid_cell_a_column(self) -> None:
        assert tables(
            """
            +-------------+----------------------+
            | Measure     | Response             |
            +-------------+----------------------+
            | Open data   | The register is      |
            |             | published each year. |
            |             |                      |
            | Small firms | Under review, with   |
            |             | two pilots.          |
            +-------------+----------------------+
            """
        ) == [
            [
                ["Measure", "Response"],
                ["Open data", "The register is published each year."],
                ["Small firms", "Under review, with two pilots."],
            ]
        ]


class TestBounds:
    def test_titles_and_notes_outside_the_outer_rules(self) -> None:
        title = "Dwellings by region       Thousands"
        drawing = f"""
            {title}
            +----------------------------------------+
                               2019      2020    2021
            +----------------------------------------+
            North East        1,204     1,210   1,215
            Yorkshire           988     1,001   1,030
            +----------------------------------------+
            Note   revised   2022
            """
        (rows,) = tables(drawing)
        assert rows[0] == ["", "2019", "2020", "2021"]
        assert rows[-1][0] == "Yorkshire"

    def test_two_tables_of_one_width(self) -> None:
        one = """
            +--------------------------------+
                               2019      2020
            +--------------------------------+
            North East        1,204     1,210
            Yorkshire           988     1,001
            +--------------------------------+
            """
        found = tables(one, "\n", one)
        assert [len(rows) for rows in found] == [3, 3]


class TestCharts:
    def test_the_words_of_a_bar_chart_are_no_table(self) -> None:
        drawn = page(BARS)
        bars = [Fill(Box(96, 120 + 12 * n, 96 + length, 131 + 12 * n), (0.5,)) for n, length in BAR_LENGTHS]
        assert len(page_tables(drawn)) == 1
        assert page_tables(replace(drawn, fills=tuple(bars))) == ()

    def test_the_rule_below_a_table_is_no_axis_of_the_chart_under_it(self) -> None:
        table = UNRULED.partition("    Source")[0]
        drawn = page(stacked(table, "", "", BARS))
        below = [each.box for each in drawn.words if each.text in ("Cereals", "Wheat", "Fruit", "Dairy")]
        bars = [
            Fill(replace(box, x0=160.0, x1=160.0 + length), (0.5,))
            for box, (_, length) in zip(below, BAR_LENGTHS, strict=True)
        ]
        rule = Rule(True, bars[0].box.top - 12, 100, 245)
        found = page_tables(replace(drawn, fills=tuple(bars), rules=(rule,)))
        assert [table.texts(Joiner()) for table in found] == [UNRULED_ROWS]

    def test_a_shaded_row_is_no_bar(self) -> None:
        drawn = page(BARS)
        shades = [Fill(Box(40, 120 + 12 * n, 400 - n, 131 + 12 * n), (0.9,)) for n in range(4)]
        assert len(page_tables(replace(drawn, fills=tuple(shades)))) == 1


class TestRuled:
    def test_merged_cells_stand_at_their_top_left(self) -> None:
        assert tables(
            """
            +--------+-----------------+
            |        | Budget          |
            | Region +--------+--------+
            |        | 2019   | 2020   |
            +--------+--------+--------+
            | North  | £1,204 | £1,210 |
            +--------+--------+--------+
            """
        ) == [[["Region", "Budget", ""], ["", "2019", "2020"], ["North", "£1,204", "£1,210"]]]

    def test_rows_that_no_rule_parts(self) -> None:
        assert tables(
            """
            +------------+--------+--------+
            | Region     |   2019 |   2020 |
            +------------+--------+--------+
            | North East |  1,204 |  1,210 |
            | Yorkshire  |    988 |  1,001 |
            | South West |     .. |    754 |
            +------------+--------+--------+
            """
        ) == [
            [
                ["Region", "2019", "2020"],
                ["North East", "1,204", "1,210"],
                ["Yorkshire", "988", "1,001"],
                ["South West", "..", "754"],
            ]
        ]

    def test_a_few_figures_that_wrap_are_no_rows(self) -> None:
        assert tables(
            """
            +------------+--------+--------+
            | Region     |   2019 |   2020 |
            +------------+--------+--------+
            | North East | 11,204 |        |
            | and coast  |      5 |  1,210 |
            +------------+--------+--------+
            |            |        | 12,001 |
            | Yorkshire  |    988 |      1 |
            +------------+--------+--------+
            | South West |    812 |    754 |
            +------------+--------+--------+
            """
        ) == [
            [
                ["Region", "2019", "2020"],
                ["North East and coast", "11,2045", "1,210"],
                ["Yorkshire", "988", "12,001 1"],
                ["South West", "812", "754"],
            ]
        ]

    def test_a_label_of_two_lines_between_level_rules(self) -> None:
        (found,) = tables(
            """
            +--------------------------------------+
             Region                   2019     2020
            +--------------------------------------+
             Yorkshire                 988    1,001
            +--------------------------------------+
             Wales                     988    1,001
            +--------------------------------------+
             All the counties of the
             North East              1,204    1,210
            +--------------------------------------+
             South West                812      754
            +--------------------------------------+
             Midlands                  812      754
            +--------------------------------------+
            """
        )
        assert found[3:5] == [
            ["All the counties of the North East", "1,204", "1,210"],
            ["South West", "812", "754"],
        ]

    def test_a_note_between_the_rules_of_two_tables(self) -> None:
        drawn = page(
            """
            +--------------------------------------+
             Region                   2019     2020
            +--------------------------------------+
             Yorkshire                 988    1,001
             Wales                     988    1,001
            +--------------------------------------+
             Figures may not add up to the total.
            +--------------------------------------+
             Fuel                     Coal     Wood
            +--------------------------------------+
             Austria                   812      754
             Belgium                   812      754
            +--------------------------------------+
            """
        )
        rules = list(drawn.rules)
        rules[3] = replace(rules[3], at=rules[3].at - 3)
        found = page_tables(replace(drawn, rules=tuple(rules)))
        assert [table.texts(Joiner()) for table in found] == [
            [["Region", "2019", "2020"], ["Yorkshire", "988", "1,001"], ["Wales", "988", "1,001"]],
            [["Fuel", "Coal", "Wood"], ["Austria", "812", "754"], ["Belgium", "812", "754"]],
        ]

    def test_level_rules_alone(self) -> None:
        assert tables(
            """
            +---------------------------------------+
             Measure                   Met    Grade
            +---------------------------------------+
             Calls answered in time    yes    good
             Letters answered          no     poor
            +---------------------------------------+
             Letters count from the day they come.
            """
        ) == [
            [
                ["Measure", "Met", "Grade"],
                ["Calls answered in time", "yes", "good"],
                ["Letters answered", "no", "poor"],
            ]
        ]

    def test_level_rules_between_rows_of_text(self) -> None:
        assert tables(
            """
            +-----------------------------------------------------+
             Recommendation           Response of the council
            +-----------------------------------------------------+
             Publish the accounts     Agreed. The accounts will
             on time.                 be published in May.
            +-----------------------------------------------------+
             Meet in public.          Agreed in part. Meetings on
                                      pay will stay private, as
                                      the law demands.
            +-----------------------------------------------------+
            """
        ) == [
            [
                ["Recommendation", "Response of the council"],
                ["Publish the accounts on time.", "Agreed. The accounts will be published in May."],
                [
                    "Meet in public.",
                    "Agreed in part. Meetings on pay will stay private, as the law demands.",
                ],
            ]
        ]


@pytest.mark.parametrize(
    "drawing",
    [
        PROSE,
        """
        Introduction ........................ 1
        The economy ......................... 3
        Employment and earnings ............. 8
        Housing ............................ 12
        """,
        """
        Foreword. . . . . . . . . . . . . . . 3
        Scope and method . . . . . . . . . . .5
        Access to services. . . . . . . . . .11
        Annex A: Terms of reference. . . . . 24
        """,
        """
             qt   =   a+bpt+ut                  (1)
             pt   =   c+dqt+vt                  (2)
              x   =   1.5+0.25y                 (3)
        """,
        """
        Access, 51, 88         Contracts, 56, 61    Highways, 157
        Accounts, 56           Debt, 136            Housing, 27
        Agents, 92, 103        Drainage, 134        Inspection, 39
        Appeals, 152           Education, 34        Insurance, 133
        Audit, 22, 150         Elections, 4         Libraries, 177
        """,
        """
        Table 1     Applications by region     12
        Table 2     Applications by sex        13
        Table 3     Waiting times              18
        Figure 1    Map of regions              6
        Figure 2    Trend in applications      14
        """,
        """
        1.   The council should publish its accounts.
        2.   The committee should meet in public.
        3.   The report should go to all members.
        """,
        """
        •    accounts
        •    meetings
        •    reports of all kinds
        """,
        """
        Statistical bulletin                     Housing

        The number of dwellings rose in every region.
        """,
        """
        +---------------------------+
        | A note in a frame, of     |
        | two lines                 |
        +---------------------------+
        """,
        "",
    ],
)
def test_what_is_no_table(drawing: str) -> None:
    assert tables(drawing) == []


def test_two_columns_of_text_are_no_table() -> None:
    half = [line.strip() for line in PROSE.strip().split("\n")]
    sides = zip(half * 3, half[::-1] * 3, strict=True)
    assert tables("\n".join(f"{left:66}{right}" for left, right in sides)) == []


def test_titles_in_larger_type_in_the_middle_of_two_tables() -> None:
    drawn = page(
        """
              Table 1. Energy                 Table 2. Trade by product

        Coal        11      12          Wheat of all kinds    31      32
        Gas         21      22          Barley                41      42
        Wood        13      14          Oats                  33      34
        Peat        23      24          Rye                   43      44
        """
    )
    titles = [replace(each, style=replace(each.style, size=11.0)) for each in drawn.words[:8]]
    found = page_tables(replace(drawn, words=(*titles, *drawn.words[8:])))
    assert [table.column_count for table in found] == [3, 3]


HEADED = """
    Chapter 3                             Agency for Works

                               2019        2020       2021
    North East                1,204       1,210      1,215
    Yorkshire                   988       1,001      1,030
    """


def test_a_running_header_close_to_a_table() -> None:
    drawn = page(HEADED)
    lift = [replace(each.box, top=each.box.top - 90, bottom=each.box.bottom - 90) for each in drawn.words]
    words = tuple(replace(each, box=box) for each, box in zip(drawn.words, lift, strict=True))
    (inside,), (above,) = page_tables(drawn), page_tables(replace(drawn, words=words))
    assert (inside.row_count, above.row_count) == (4, 3)
    rule = Rule(True, words[0].box.top - 5, 48, 400)
    (headed,) = page_tables(replace(drawn, words=words, rules=(rule,)))
    assert headed.row_count == 4


def test_a_table_beside_the_labels_of_a_chart() -> None:
    assert tables(
        """
        Item                 2019    2020               Malta
        Interest on loans     512     241                      Romania   5%
        Research              266     306                            Italy
        Health                310     283       Austria 20%                  Sweden   4%
        Grants                368     167                         Poland
        Burglary              904     168         Slovakia   8%       Germany   23%
        """
    ) == [
        [
            ["Item", "2019", "2020"],
            ["Interest on loans", "512", "241"],
            ["Research", "266", "306"],
            ["Health", "310", "283"],
            ["Grants", "368", "167"],
            ["Burglary", "904", "168"],
        ]
    ]


def test_two_tables_with_level_rows_and_much_white_between_them() -> None:
    def drawn(white: int) -> str:
        left = ["Region           1994     1995", "Belgium         378.6    37.07"]
        left += ["Hungary         553.2    96.54"]
        left += ["Slovakia        720.6    19.29", "Romania         435.6    37.68"]
        right = ["State             Births   Deaths", "North West         -87.0       25"]
        right += ["New York           -68.8       11", "South West         +18.6       25"]
        right += ["Alabama             -1.7       40"]
        return "\n".join(one + " " * white + other for one, other in zip(left, right, strict=True))

    assert [len(rows[0]) for rows in tables(drawn(24))] == [3, 3]
    assert [len(rows[0]) for rows in tables(drawn(4))] == [6]
