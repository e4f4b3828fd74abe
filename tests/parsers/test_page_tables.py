"""Tables of any page: drawn pages with the exact rows that a reader of the page would write down."""

from __future__ import annotations

import pytest

from parsers.lines import Joiner
from parsers.page_tables import page_tables
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
