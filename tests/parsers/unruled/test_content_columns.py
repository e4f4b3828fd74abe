"""Columns known by what is in them; and tables that are no plan's, whatever their columns look like."""

from __future__ import annotations

import pytest

from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from parsers.unruled.content_columns import count_on
from tests.parsers.built import BOLD, document, shown, stacked

BARE = """
+----+---------------------------------+-----------------------------------+------------+-----------------+
| 01 | Establish a regular safe space  | To hold meetings in each month    | March 2022 | Leader          |
|    | for all of the members          | of the year.                      |            |                 |
+----+---------------------------------+-----------------------------------+------------+-----------------+
| 02 | Co-develop the corporate plan   | To agree the plan with partners.  | Ongoing    | Chief Executive |
+----+---------------------------------+-----------------------------------+------------+-----------------+
| 03 | Review the whole of the budget  | To set a new budget for the year. | May 2022   | Head of Finance |
+----+---------------------------------+-----------------------------------+------------+-----------------+
"""
READ = [
    "01 Establish a regular safe space for all of the members",
    "  - To hold meetings in each month of the year. | deadline (action): March 2022 | owner: Leader",
    "02 Co-develop the corporate plan",
    "  - To agree the plan with partners. | deadline (action): Ongoing | owner: Chief Executive",
    "03 Review the whole of the budget",
    "  - To set a new budget for the year. | deadline (action): May 2022 | owner: Head of Finance",
]


def without_columns(drawing: str, *places: int) -> str:
    """A drawn table without some of its columns."""
    rows = []
    for line in drawing.strip("\n").split("\n"):
        mark = line[0]
        parts = line.strip(mark).split(mark)
        rows.append(mark + mark.join(each for n, each in enumerate(parts) if n not in places) + mark)
    return "\n".join(rows)


class TestTablesWithoutAHeader:
    def test_numbers_texts_dates_and_owners(self) -> None:
        assert shown(document(BARE)) == READ

    def test_over_a_page_end(self) -> None:
        lines = BARE.strip("\n").split("\n")
        above, below = "\n".join(lines[:4]), "\n".join(lines[3:])
        assert shown(document(above, below)) == READ

    def test_a_page_end_that_cuts_a_recommendation_makes_no_more_of_them(self) -> None:
        """More cells in the first column of texts are not more actions under each of the second."""
        lines = BARE.replace("of the year.", " " * 12).strip("\n").split("\n")
        at = next(n for n, line in enumerate(lines) if "safe space" in line)
        cut = [*lines[: at + 1], lines[0], "", lines[0], *lines[at + 1 :]]
        page_end = cut.index("")
        above, below = "\n".join(cut[:page_end]), "\n".join(cut[page_end + 1 :])
        assert [line for line in shown(document(above, below)) if line[0] != " "] == READ[::2]

    def test_cells_over_several_numbers_are_themes(self) -> None:
        drawing = """
        +---------+----+------------------------+--------------------------+------------+--------+
        | Place   | R1 | Establish a safe space | To hold a meeting a week | March 2022 | Leader |
        |         +----+------------------------+--------------------------+------------+--------+
        |         | R2 | Co-develop the plan    | To agree it with others  | Ongoing    | Leader |
        +---------+----+------------------------+--------------------------+------------+--------+
        | Finance | R3 | Review the new budget  | To save a little of it   | May 2022   | Leader |
        | and us  +----+------------------------+--------------------------+------------+--------+
        |         | R4 | Report to all members  | To write to all of them  | June 2022  | Leader |
        +---------+----+------------------------+--------------------------+------------+--------+
        """
        plan = parse(document(drawing))
        themes = [(each.ref, each.theme) for each in plan.recommendations]
        assert themes == [
            ("R1", "Place"),
            ("R2", "Place"),
            ("R3", "Finance and us"),
            ("R4", "Finance and us"),
        ]

    def test_under_text(self) -> None:
        built = document(stacked("The plan of the council was agreed in March.", "", BARE))
        assert shown(built) == READ
        assert parse(built).coverage.share == 1.0

    def test_one_text_is_the_action(self) -> None:
        assert shown(document(without_columns(BARE, 0, 1))) == [
            "  - To hold meetings in each month of the year. | deadline (action): March 2022 | owner: Leader",
            "  - To agree the plan with partners. | deadline (action): Ongoing | owner: Chief Executive",
            "  - To set a new budget for the year. | deadline (action): May 2022 | owner: Head of Finance",
        ]

    def test_a_text_behind_the_dates_is_progress(self) -> None:
        drawing = """
        +----+---------------------------+----------------------------+------------+---------------------+
        | R1 | Establish a safe space    | To hold a meeting a month. | March 2022 | Four held so far.   |
        +----+---------------------------+----------------------------+------------+---------------------+
        | R2 | Co-develop the whole plan | To agree it with partners. | Ongoing    | It is with Members. |
        +----+---------------------------+----------------------------+------------+---------------------+
        """
        assert shown(document(drawing)) == [
            "R1 Establish a safe space",
            "  - To hold a meeting a month. | deadline (action): March 2022 | progress: Four held so far.",
            "R2 Co-develop the whole plan",
            "  - To agree it with partners. | deadline (action): Ongoing | progress: It is with Members.",
        ]

    def test_two_texts_behind_the_dates_are_what_is_asked_and_done(self) -> None:
        drawing = """
        +------------+----+----------------------------+----------------------------+--------+
        | March 2022 | R1 | Establish a safe space     | A weekly meeting with them | Leader |
        +------------+----+----------------------------+----------------------------+--------+
        | Ongoing    | R2 | Co-develop the whole plan  | Public notice with a map   | Clerk  |
        +------------+----+----------------------------+----------------------------+--------+
        """
        assert shown(document(drawing)) == [
            "R1 Establish a safe space",
            "  - A weekly meeting with them | deadline (action): March 2022 | owner: Leader",
            "R2 Co-develop the whole plan",
            "  - Public notice with a map | deadline (action): Ongoing | owner: Clerk",
        ]

    def test_a_text_behind_the_dates_of_actions_alone_is_progress(self) -> None:
        drawing = """
        +----------------------------+------------+-----------------+---------------------+
        | To hold a meeting a month. | March 2022 | Leader          | Four held so far.   |
        +----------------------------+------------+-----------------+---------------------+
        | To agree it with partners. | Ongoing    | Chief Executive | It is with Members. |
        +----------------------------+------------+-----------------+---------------------+
        """
        assert shown(document(drawing)) == [
            "  - To hold a meeting a month. | deadline (action): March 2022 | owner: Leader"
            " | progress: Four held so far.",
            "  - To agree it with partners. | deadline (action): Ongoing | owner: Chief Executive"
            " | progress: It is with Members.",
        ]

    def test_a_text_that_asks_for_nothing_is_progress_wherever_it_stands(self) -> None:
        drawing = """
        +---------------------+---------------------------+------------+----------------------------+
        | Four held so far.   | Establish a safe space    | March 2022 | To hold a meeting a month. |
        +---------------------+---------------------------+------------+----------------------------+
        | It is with Members. | Co-develop the whole plan | Ongoing    | Agree it with partners.    |
        +---------------------+---------------------------+------------+----------------------------+
        """
        assert shown(document(drawing)) == [
            "Establish a safe space",
            "  - To hold a meeting a month. | deadline (action): March 2022 | progress: Four held so far.",
            "Co-develop the whole plan",
            "  - Agree it with partners. | deadline (action): Ongoing | progress: It is with Members.",
        ]

    def test_statuses_beside_dates(self) -> None:
        drawing = """
        +----------------------------+------------+-----------------+-------------+
        | To hold a meeting a month. | March 2022 | Leader          | Complete    |
        +----------------------------+------------+-----------------+-------------+
        | To agree it with partners. | May 2022   | Chief Executive | In progress |
        +----------------------------+------------+-----------------+-------------+
        """
        assert shown(document(drawing)) == [
            "  - To hold a meeting a month. | deadline (action): March 2022 | owner: Leader"
            " | status: Complete",
            "  - To agree it with partners. | deadline (action): May 2022 | owner: Chief Executive"
            " | status: In progress",
        ]

    def test_a_column_that_is_nothing_known_keeps_its_words(self) -> None:
        drawing = """
        +----------------------------+------------+-----------------+--------+
        | To hold a meeting a month. | March 2022 | Leader          | £2,000 |
        +----------------------------+------------+-----------------+--------+
        | To agree it with partners. | May 2022   | Chief Executive | £900   |
        +----------------------------+------------+-----------------+--------+
        """
        built = document(drawing)
        assert [line.split(" | ")[-1] for line in shown(built)] == ["(column 4): £2,000", "(column 4): £900"]
        assert parse(built).coverage.share == 1.0


NUMBERED = """
+-----+----------------+--------------------+-----------+
|     | Recommendation | Action             | By when   |
+-----+----------------+--------------------+-----------+
| 01  | Listen         | Write to everyone. | May 2022  |
+-----+----------------+--------------------+-----------+
| 02  | Speak          | Read to everyone.  | June 2022 |
+-----+----------------+--------------------+-----------+
"""


class TestColumnsWithoutAHeading:
    @pytest.mark.parametrize(("first", "second"), [("01 ", "02 "), ("R1 ", "R2 "), ("2.1", "2.2")])
    def test_numbers_are_the_references(self, first: str, second: str) -> None:
        drawing = NUMBERED.replace("01 ", first).replace("02 ", second)
        assert shown(document(drawing)) == [
            f"{first.strip()} Listen",
            "  - Write to everyone. | deadline (action): May 2022",
            f"{second.strip()} Speak",
            "  - Read to everyone. | deadline (action): June 2022",
        ]

    def test_but_not_beside_headed_ones(self) -> None:
        drawing = """
        +----+------+----------------+--------------------+
        |    | Ref  | Recommendation | Action             |
        +----+------+----------------+--------------------+
        | 1  | PC1  | Listen         | Write to everyone. |
        +----+------+----------------+--------------------+
        | 2  | PC2  | Speak          | Read to everyone.  |
        +----+------+----------------+--------------------+
        """
        assert [line.split(" | ")[0] for line in shown(document(drawing))] == [
            "PC1 Listen",
            "  - Write to everyone.",
            "PC2 Speak",
            "  - Read to everyone.",
        ]

    def test_words_are_none(self) -> None:
        drawing = NUMBERED.replace("01 ", "Yes").replace("02 ", "No ")
        assert shown(document(drawing))[0] == "Listen"

    @pytest.mark.parametrize(("heading", "named"), [("Phase  ", True), ("Officer", False)])
    def test_dates_under_a_heading_that_says_nothing(self, heading: str, named: bool) -> None:
        drawing = f"""
        +----------------+--------------------+-----------+
        | Recommendation | Action             | {heading}   |
        +----------------+--------------------+-----------+
        | Listen         | Write to everyone. | May 2022  |
        +----------------+--------------------+-----------+
        | Speak          | Read to everyone.  | June 2022 |
        +----------------+--------------------+-----------+
        | Meet           | Invite everyone.   | Ongoing   |
        +----------------+--------------------+-----------+
        """
        assert ("deadline (action): May 2022" in shown(document(drawing))[1]) is named


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(
            """
            +----------------------------------+---------+---------+---------+
            | Pay and pensions of all staff    | 1,200   | 1,300   | 1,350   |
            +----------------------------------+---------+---------+---------+
            | Rent and rates of the offices    | 200     | 210     | 215     |
            +----------------------------------+---------+---------+---------+
            """,
            id="a budget",
        ),
        pytest.param(
            """
            +----------------------------------+---------+---------+---------+
            | Pay and pensions of all staff    | 2024/25 | 1,200   | 1,300   |
            +----------------------------------+---------+---------+---------+
            | Rent and rates of the offices    | 2024/25 | 200     | 210     |
            +----------------------------------+---------+---------+---------+
            """,
            id="a budget with its year",
        ),
        pytest.param(
            """
            +---+---------------------------------+------+------+-----------------------------------+
            | 1 | Loss of the main contractor     | High | Low  | Keep a second contractor at hand. |
            +---+---------------------------------+------+------+-----------------------------------+
            | 2 | Fall in the income from parking | Low  | High | Watch the income in each month.   |
            +---+---------------------------------+------+------+-----------------------------------+
            """,
            id="a risk register",
        ),
        pytest.param(
            """
            +---+---------------------------------+------+------+-----------------+
            | 1 | Loss of the main contractor     | High | Low  | Head of Finance |
            +---+---------------------------------+------+------+-----------------+
            | 2 | Fall in the income from parking | Low  | High | Chief Executive |
            +---+---------------------------------+------+------+-----------------+
            """,
            id="a risk register with its owners",
        ),
        pytest.param(
            """
            +---------+-------+-------+-------+
            | Monday  | 9.00  | 10.00 | 11.00 |
            +---------+-------+-------+-------+
            | Tuesday | 9.30  | 10.30 | 11.30 |
            +---------+-------+-------+-------+
            """,
            id="a timetable",
        ),
        pytest.param(
            """
            +-------------------------------+-------------+---------+
            | Cabinet meets in the hall     | 4 May 2022  | 7.00 pm |
            +-------------------------------+-------------+---------+
            | Scrutiny meets in the library | 11 May 2022 | 6.30 pm |
            +-------------------------------+-------------+---------+
            """,
            id="a calendar of meetings",
        ),
        pytest.param(
            """
            +-------------------------------+-----------------+--------------+
            | Cabinet meets in the hall     | Leader          | 01732 844522 |
            +-------------------------------+-----------------+--------------+
            | Scrutiny meets in the library | Chief Executive | 01732 844523 |
            +-------------------------------+-----------------+--------------+
            """,
            id="a list of contacts",
        ),
        pytest.param(
            """
            +------------------------------+------------------------------------+
            | What we heard from residents | We want to be told of what is new. |
            +------------------------------+------------------------------------+
            | What we heard from partners  | We want to meet once in a quarter. |
            +------------------------------+------------------------------------+
            """,
            id="two columns of text",
        ),
    ],
)
def test_tables_that_are_no_plans(drawing: str) -> None:
    built = document(stacked("The report of the council.", "", drawing))
    outline = document_to_outline(built)
    assert (outline.tables, parse(built).recommendations) == ((), ())
    assert parse(built).coverage.share == 1.0
    assert len(outline.others) == 1


def test_a_plans_table_on_the_page_before_is_not_continued_by_a_budget() -> None:
    budget = """
    +------------------------------+-------+-------+-------+-------+-------+
    | Pay and pensions of all      | 1,200 | 1,300 | 1,350 | 1,400 | 1,450 |
    +------------------------------+-------+-------+-------+-------+-------+
    """
    built = document(BARE, stacked("The budget of the council for five years.", "", budget))
    assert shown(built) == READ
    assert len(document_to_outline(built).others) == 1


def test_one_more_table_by_theme_has_the_columns_of_the_first() -> None:
    other = BARE.replace("01 |", "03 |").replace("02 |", "04 |").replace("----+\n", "--------+\n")
    other = other.replace("  |\n", "      |\n")
    built = document(stacked(BARE, "", "Culture", "", other), styles={"Culture": BOLD})
    outline = document_to_outline(built)
    assert [[column.name for column in table.columns] for table in outline.tables][1:] == [
        [column.name for column in outline.tables[0].columns]
    ]
    assert not outline.others


def test_a_table_of_other_things_has_not() -> None:
    pay = """
    +----+------------------------------+-----------------------+------------+------------------+
    | 1  | Pay and pensions of all      | We pay what is due.   | £2,000     | 4 people         |
    +----+------------------------------+-----------------------+------------+------------------+
    | 2  | Rents of all the offices     | We rent fewer.        | £3,000     | 5 people         |
    +----+------------------------------+-----------------------+------------+------------------+
    """
    built = document(stacked(BARE, "", "The costs are known.", "", pay))
    assert shown(built) == READ
    assert len(document_to_outline(built).others) == 1


RATED = """
+----+------------------------------------+--------+------------+-------------------------------------------+
| 01 | Hold a meeting with all who live   | Amber  | March 2022 | Awaiting the outcome of the funding bid.  |
+----+------------------------------------+--------+------------+-------------------------------------------+
| 02 | Write less to those who live here  | Green  | June 2022  | A revised date will be agreed in spring.  |
+----+------------------------------------+--------+------------+-------------------------------------------+
"""


def test_colours_and_a_column_of_texts_that_speak_of_dates() -> None:
    (table,) = document_to_outline(document(RATED)).tables
    names = [column.name for column in table.columns]
    assert names == ["recommendation_ref", "action", "rag", "deadline", "progress"]


def test_one_heading_over_two_columns_of_owners() -> None:
    drawing = """
    +----+----------------+----------------+--------------------------+------------+
    | No | Recommendation | Action         | Lead Member and Officer  | By when    |
    +----+----------------+----------------+------------+-------------+------------+
    | 01 | Listen to all  | Hold a meeting | Cabinet    | Head of     | March 2022 |
    |    |                |                | Member for | Finance     |            |
    |    |                |                | Finance    |             |            |
    +----+----------------+----------------+------------+-------------+------------+
    | 02 | Speak plainly  | Write less     | Leader     | Head of     | Ongoing    |
    |    |                |                |            | Housing     |            |
    +----+----------------+----------------+------------+-------------+------------+
    """
    assert [line.split(" | ", 2)[-1] for line in shown(document(drawing)) if "owner" in line] == [
        "owner: Cabinet Member for Finance | owner: Head of Finance",
        "owner: Leader | owner: Head of Housing",
    ]


def test_references_of_actions_behind_recommendations() -> None:
    drawing = """
    +----+----------------+-----+----------------+------------+
    |    | Recommendation | Ref | Action         | By when    |
    +----+----------------+-----+----------------+------------+
    | 1  | Listen to all  | 1a  | Hold a meeting | March 2022 |
    |    |                +-----+----------------+------------+
    |    |                | 1b  | Publish it     | May 2022   |
    +----+----------------+-----+----------------+------------+
    | 2  | Speak plainly  | 2a  | Write less     | Ongoing    |
    +----+----------------+-----+----------------+------------+
    """
    (table,) = document_to_outline(document(drawing)).tables
    names = [column.name for column in table.columns]
    assert names == ["recommendation_ref", "recommendation", "action_ref", "action", "deadline"]


def test_unknown_headings_that_are_set_unlike_the_rows() -> None:
    level, first, *_ = rows = BARE.strip("\n").split("\n")
    widths = [len(part) for part in first.strip("|").split("|")]
    texts = ["", *(f" Heading {letter}" for letter in "ABCD")]
    header = "|".join(text.ljust(width) for text, width in zip(texts, widths, strict=True))
    drawing = "\n".join([level, f"|{header}|", *rows])
    assert shown(document(drawing, styles={text.strip(): BOLD for text in texts[1:]})) == READ


def test_a_lone_column_of_numbers_behind_numbered_recommendations_counts_the_actions() -> None:
    drawing = """
    +-----------------------+-----+----------------------+----------+
    | Recommendation        | No. | Action               | By when  |
    +-----------------------+-----+----------------------+----------+
    | 1. Use scrutiny more  | 1.1 | Publish a forward    | May 2025 |
    |                       |     | plan                 |          |
    |                       +-----+----------------------+----------+
    |                       | 1.2 | Train the chairs     | May 2026 |
    +-----------------------+-----+----------------------+----------+
    | 2. Tackle the backlog | 2.1 | Recruit two planners | May 2027 |
    +-----------------------+-----+----------------------+----------+
    """
    assert shown(document(drawing)) == [
        "1 Use scrutiny more",
        "  1.1. Publish a forward plan | deadline (action): May 2025",
        "  1.2. Train the chairs | deadline (action): May 2026",
        "2 Tackle the backlog",
        "  2.1. Recruit two planners | deadline (action): May 2027",
    ]


@pytest.mark.parametrize(
    ("texts", "counted"),
    [
        (["R1", "R2", "R2", "R3"], True),
        (["1.1", "1.2", "2.1"], True),
        (["1", "1.1", "1.2", "2", "2.1"], True),
        (["12", "7", "31"], False),
        (["2.1", "1.1", "1", "2"], False),
    ],
)
def test_numbers_that_count_on(texts: list[str], counted: bool) -> None:
    assert count_on(texts) is counted


def test_a_text_behind_the_dates_several_of_which_stand_beside_one_text_is_what_is_done() -> None:
    rows = [
        ("Listen to all the residents.", "March 2022", "A new plan for all of the members", "1.1"),
        ("", "May 2022", "Depot options costed and shown to them", ""),
        ("Review the use of interims.", "June 2022", "Job descriptions ready for the new posts", "1.2"),
        ("", "Ongoing", "Website built around the twenty top tasks", ""),
        ("Speak plainly to the public.", "July 2022", "Reports of two pages and no more", "2.1"),
    ]
    rest = f"{'-' * 12}+{'-' * 43}+{'-' * 5}+"
    drawing = []
    for asked, date, done, number in rows:
        drawing.append(f"+{'-' * 30}+{rest}" if asked else f"|{' ' * 30}+{rest}")
        drawing.append(f"| {asked:28} | {date:10} | {done:41} | {number:3} |")
    told = shown(document("\n".join([*drawing, f"+{'-' * 30}+{rest}"])))
    assert [line.partition(" |")[0] for line in told] == [
        "1.1 Listen to all the residents.",
        "  - A new plan for all of the members",
        "  - Depot options costed and shown to them",
        "1.2 Review the use of interims.",
        "  - Job descriptions ready for the new posts",
        "  - Website built around the twenty top tasks",
        "2.1 Speak plainly to the public.",
        "  - Reports of two pages and no more",
    ]
