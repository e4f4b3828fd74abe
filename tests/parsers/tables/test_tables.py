"""Headers of ruled tables, the rows under them, and what goes on over a page end."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Document
from models.plan import NOTHING
from parsers.cards.card_labels import is_card
from parsers.grids.grids import Grid, cell_measure
from parsers.grids.ruled_grids import rules_to_grids
from parsers.headers.headers import Column, find_header
from parsers.headers.labels import label_of
from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from parsers.tables.tables import Row, Table, grid_rows, measured, moved_columns
from parsers.text.joiner import Joiner
from parsers.text.lines import Measure, line_of
from tests.parsers.built import (
    BOLD,
    CELL,
    LARGE,
    LEFT,
    PITCH,
    PLAIN,
    TOP,
    document,
    page,
    shown,
    stacked,
    word,
)

JOINER = Joiner()


def grid(drawing: str) -> Grid:
    (only,) = rules_to_grids(page(drawing))
    return only


def headings(drawing: str) -> list[str]:
    """The columns of the header found, each `heading: column`."""
    header = find_header(grid(drawing), JOINER)
    return [f"{column.heading.text}: {column.name}" for column in header.columns] if header else []


def told(row: Row) -> str:
    """A row as `text | text`; a cell that began above in (brackets), a band in [these]."""
    if row.band:
        return f"[{' '.join(line.text for line in row.band.lines)}]"
    texts = [" ".join(line.text for line in cell.lines) for cell in row.cells]
    return " | ".join(text if begins else f"({text})" for text, begins in zip(texts, row.begins, strict=True))


def table_of(built: Document) -> Table:
    (only,) = document_to_outline(built).tables
    return only


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        pytest.param(
            """
            +----+----------------+---------+
            | No | Recommendation | By when |
            +----+----------------+---------+
            | 01 | Listen         | May     |
            +----+----------------+---------+
            """,
            ["No: recommendation_ref", "Recommendation: recommendation", "By when: deadline"],
            id="one row",
        ),
        pytest.param(
            """
            +--------+-------------------+----------+
            |        |       Lead        | Target   |
            | Action +---------+---------+ date for |
            |        | Member  | Officer | delivery |
            +--------+---------+---------+----------+
            | Write  | Leader  | Head    | May      |
            +--------+---------+---------+----------+
            """,
            [
                "Action: action",
                "Lead Member: lead_member",
                "Lead Officer: lead_officer",
                "Target date for delivery: deadline",
            ],
            id="two rows, read together",
        ),
        pytest.param(
            """
            +--------+-------------------+----------+
            |        | Responsibility    |          |
            | Action +---------+---------+ When     |
            |        | Owner   | Support |          |
            +--------+---------+---------+----------+
            | Write  | Leader  | Head    | May      |
            +--------+---------+---------+----------+
            """,
            [
                "Action: action",
                "Responsibility Owner: owner",
                "Responsibility Support: support",
                "When: deadline",
            ],
            id="two rows, the lowest decides",
        ),
        pytest.param(
            """
            +--------+-----------------+--------------------+-------+--------+
            |        | Timescale       | Monitoring         | Completion     |
            | Action +--------+--------+----------+---------+-------+--------+
            |        | From   | To     | Baseline | Comment | Date  | Status |
            +--------+--------+--------+----------+---------+-------+--------+
            | Write  | May 25 | Jun 25 | None     | Begun   | 05/25 | Done   |
            +--------+--------+--------+----------+---------+-------+--------+
            """,
            [
                "Action: action",
                "Timescale From: start",
                "Timescale To: deadline",
                "Monitoring Baseline: finding",
                "Monitoring Comment: progress",
                "Completion Date: deadline",
                "Completion Status: status",
            ],
            id="two rows, the upper ones group the lower",
        ),
        pytest.param(
            """
            +--------+------+-----------+
            | Action | Lead | Cost code |
            +--------+------+-----------+
            | Write  | Head | A1        |
            +--------+------+-----------+
            """,
            ["Action: action", "Lead: owner", "Cost code: "],
            id="a heading that nobody knows",
        ),
        pytest.param(
            """
            +------+--------+--------+
            | Item | Budget | Actual |
            +------+--------+--------+
            | Pay  | 100    | 90     |
            +------+--------+--------+
            """,
            [],
            id="another table",
        ),
        pytest.param(
            """
            +-------------------------+
            | Recommendation          |
            +-------------------------+
            | Action                  |
            +-------------------------+
            """,
            [],
            id="one column",
        ),
    ],
)
def test_headers(drawing: str, expected: list[str]) -> None:
    assert headings(drawing) == expected


def test_a_header_below_a_title() -> None:
    drawing = """
    +-------------------------+
    | Theme 1: Our finances   |
    +--------+------+---------+
    | Action | Lead | By when |
    +--------+------+---------+
    | Write  | Head | May     |
    +--------+------+---------+
    """
    assert headings(drawing) == ["Action: action", "Lead: owner", "By when: deadline"]


def test_the_rows_under_a_header() -> None:
    drawn = grid(
        """
        +----+----------------+--------+---------+
        | No | Recommendation | Action | By when |
        +----+----------------+--------+---------+
        | Our finances                           |
        +----+----------------+--------+---------+
        | 01 | Listen         | Write  | May     |
        |    |                +--------+---------+
        |    |                | Read   | June    |
        +----+----------------+--------+---------+
        |    |                |        |         |
        +----+----------------+--------+---------+
        | 02 | Speak          |        | July    |
        +----+----------------+--------+---------+
        """
    )
    header = find_header(drawn, JOINER)
    assert header
    rows = grid_rows(drawn, header.columns, header.below, continued=False)
    assert [told(row) for row in rows] == [
        "[Our finances]",
        "01 | Listen | Write | May",
        "(01) | (Listen) | Read | June",
        "02 | Speak |  | July",
    ]
    assert not any(row.tops_page for row in rows)


def test_labels_in_a_column_of_their_own_belong_to_the_heading_above_both() -> None:
    drawn = grid(
        """
        +-----------+---------+
        | Action    | By when |
        +---+-------+---------+
        | a | Write | May     |
        +---+-------+---------+
        | b | Read  | June    |
        +---+-------+---------+
        """
    )
    header = find_header(drawn, JOINER)
    assert header
    rows = grid_rows(drawn, header.columns, header.below, continued=False)
    assert [told(row) for row in rows] == ["a Write | May", "b Read | June"]


HEADER = """
+----+----------------+--------+---------+
| No | Recommendation | Action | By when |
+----+----------------+--------+---------+
"""
FIRST = """
| 01 | Listen         | Write  | May     |
+----+----------------+--------+---------+
"""
SECOND = """
| 02 | Speak          | Read   | June    |
+----+----------------+--------+---------+
"""


@pytest.mark.parametrize("second", [stacked(HEADER, SECOND), SECOND], ids=["header again", "no header"])
def test_a_table_over_two_pages(second: str) -> None:
    built = document(stacked(HEADER, FIRST), second)
    table = table_of(built)
    assert [told(row) for row in table.rows] == ["01 | Listen | Write | May", "02 | Speak | Read | June"]
    assert [row.tops_page for row in table.rows] == [False, True]
    headings = second.count("Recommendation") + 1
    assert len(table.header_words) == 5 * headings
    assert document_to_outline(built).others == ()


def test_the_header_printed_again_within_a_page() -> None:
    table = table_of(document(stacked(HEADER, FIRST, *HEADER.strip().split("\n")[1:], SECOND)))
    assert [told(row) for row in table.rows] == ["01 | Listen | Write | May", "02 | Speak | Read | June"]


def test_a_page_whose_columns_moved_a_little() -> None:
    moved = """
    | 02   | Speak          | Read   | June    |
    +------+----------------+--------+---------+
    """
    table = table_of(document(stacked(HEADER, FIRST), moved))
    assert [told(row) for row in table.rows] == ["01 | Listen | Write | May", "02 | Speak | Read | June"]


def test_columns_on_a_grid_with_more_columns() -> None:
    narrow = grid("+-----+-------+\n|  a  |   c   |\n+-----+-------+")
    wide = grid("+--+--+-------+\n|a | b|   c   |\n+--+--+-------+")
    columns = [Column("", NOTHING, place, place) for place in (0, 1)]
    moved = moved_columns(columns, narrow, wide)
    assert [(column.first, column.last) for column in moved] == [(0, 1), (2, 2)]
    assert moved_columns(columns, narrow, narrow) == tuple(columns)
    beyond = [replace(each, last=each.last + narrow.width) for each in columns]
    assert moved_columns(beyond, narrow, wide) == ()  # columns of another grid


def test_text_below_a_table_parts_it_from_another() -> None:
    built = document(stacked(HEADER, FIRST, "\n\nFinance\n\n", HEADER, SECOND))
    assert [len(table.rows) for table in document_to_outline(built).tables] == [1, 1]


@pytest.mark.parametrize(
    ("label", "meaning"),
    [
        ("Recommendation 3", ("recommendation", "3")),
        ("AFI 3:", ("recommendation", "AFI 3")),
        ("Action 2.1", ("action", "2.1")),
        ("Timescale", ("deadline", "")),
        ("Lead Officer", ("lead_officer", "")),
        ("Listen to residents", ("", "")),
    ],
)
def test_labels_of_cards(label: str, meaning: tuple[str, str]) -> None:
    assert label_of(label) == meaning


@pytest.mark.parametrize(
    ("drawing", "fresh", "continued"),
    [
        pytest.param(
            """
            +------------------+--------+
            | Recommendation 1 | Listen |
            +------------------+--------+
            | Timescale        | May    |
            +------------------+--------+
            """,
            True,
            True,
            id="a card",
        ),
        pytest.param(
            """
            +------------------+--------+
            | Timescale        | May    |
            +------------------+--------+
            | Lead Officer     | Head   |
            +------------------+--------+
            """,
            False,
            True,
            id="the rest of a card",
        ),
        pytest.param(
            """
            +------------------+--------+
            | Overall rating   | Good   |
            +------------------+--------+
            | 1.1 Leadership   | Good   |
            +------------------+--------+
            """,
            False,
            True,
            id="grades",
        ),
        pytest.param(
            """
            +------------------+--------+
            | Pay              | 100    |
            +------------------+--------+
            | Heat and light   | 90     |
            +------------------+--------+
            """,
            False,
            False,
            id="another table",
        ),
        pytest.param(
            """
            +-------------------------------+
            | Recommendation 1: Listen      |
            +-----------+-----+------+------+
            | Timescale | May | Lead | Head |
            +-----------+-----+------+------+
            """,
            True,
            True,
            id="two pairs side by side",
        ),
        pytest.param(
            """
            +------------------+
            | Recommendation 1 |
            +------------------+
            | Action           |
            +------------------+
            """,
            False,
            False,
            id="one column",
        ),
    ],
)
def test_cards(drawing: str, fresh: bool, continued: bool) -> None:
    assert is_card(grid(drawing), JOINER) is fresh
    assert is_card(grid(drawing), JOINER, continued=True) is continued


def test_references_part_rows_that_no_rule_parts() -> None:
    table = table_of(
        document(
            """
            +----+----------------+--------+---------+
            | No | Recommendation | Action | By when |
            +----+----------------+--------+---------+
            | 1  | Listen         | Write  | May     |
            |    |                |        |         |
            | 2  | Speak          | Read   | June    |
            |    | plainly        |        |         |
            +----+----------------+--------+---------+
            """
        )
    )
    assert [told(row) for row in table.rows] == [
        "1 | Listen | Write | May",
        "2 | Speak plainly | Read | June",
    ]


def test_measures() -> None:
    drawn = grid("+------------+\n| Write      |\n| it now     |\n+------------+")
    (cell,) = drawn.cells
    assert cell_measure(cell.lines, cell.box) == Measure(cell.box.x1 - 9.0, PITCH)
    assert cell_measure([], cell.box) == Measure(cell.box.x1, PITCH)
    rights = [measure.right for measure in table_of(document(stacked(HEADER, FIRST))).measures]
    ends = (4, 13, 29, 40)  # "01", "Listen", "Write"; dates are short, and have all the room of their cell
    assert rights == [LEFT + CELL * end for end in ends]


def test_small_type_in_one_column_parts_no_lines_of_another() -> None:
    small = replace(PLAIN, size=7.0)
    plan = document("""
    +----------------+---------------------+------------+
    | Recommendation | Action              | By when    |
    +----------------+---------------------+------------+
    |                | Write to all of the | May 2022   |
    |                | Mayors by telephone |            |
    |                |                     |            |
    |                | Call all of the     | June 2022  |
    |                | others in May       |            |
    +----------------+---------------------+------------+
    """)
    asked = ["Listen", "to", "all", "who", "live"]
    left, top = LEFT + 2 * CELL, TOP + 3 * PITCH
    words = [word(text, left, top + 8 * row, small) for row, text in enumerate(asked)]
    page = plan.pages[0]
    placed = [replace(each, index=len(page.words) + place) for place, each in enumerate(words)]
    plan = replace(plan, pages=(replace(page, words=(*page.words, *placed)),))
    assert shown(plan) == [
        "Listen to all who live",
        "  - Write to all of the Mayors by telephone | deadline (action): May 2022",
        "  - Call all of the others in May | deadline (action): June 2022",
    ]


def test_numbers_without_a_heading_behind_a_header_at_the_foot_of_a_page() -> None:
    first = """
       | Recommendation | Action              | By when
    ---+----------------+---------------------+-----------
    1  | Listen to all  | Hold a meeting      | May 2022

    Housing

       | Recommendation | Action              | By when
    """
    second = """
       | Recommendation | Action              | By when
    ---+----------------+---------------------+-----------
    2  | Speak plainly  | Write less          | June 2022
    ---+----------------+---------------------+-----------
    3  | Be on time     | Buy a clock         | July 2022
    """
    drawn = [
        text.replace("---+-", "+--+-").replace("-----------\n", "----------+\n") for text in (first, second)
    ]
    assert [line for line in shown(document(*drawn)) if line[0].isdigit()] == [
        "1 Listen to all",
        "2 Speak plainly",
        "3 Be on time",
    ]


def test_a_title_that_goes_on_behind_a_dash_is_one_owners() -> None:
    drawing = """
    +----+----------------+---------------------+--------------------+
    | No | Recommendation | Action              | Lead officer       |
    +----+----------------+---------------------+--------------------+
    | 01 | Listen to all  | Write to all of     | Assistant Director |
    |    | who live here  | them.               | – Communities      |
    +----+----------------+---------------------+--------------------+
    """
    assert shown(document(drawing))[1] == (
        "  - Write to all of them. | lead_officer: Assistant Director – Communities"
    )


def test_headings_that_no_rule_parts_though_one_parts_their_columns() -> None:
    drawing = """
    +-----+----------------+----------------+------------+
    | Ref | Recommendation | Action           By when    |
    +-----+----------------+----------------+------------+
    | R1  | Listen to all  | Hold a meeting | March 2022 |
    +-----+----------------+----------------+------------+
    | R2  | Speak plainly  | Write less     | Ongoing    |
    +-----+----------------+----------------+------------+
    """
    assert shown(document(drawing)) == [
        "R1 Listen to all",
        "  - Hold a meeting | deadline (action): March 2022",
        "R2 Speak plainly",
        "  - Write less | deadline (action): Ongoing",
    ]


def test_a_cell_over_several_recommendations_goes_on_empty_behind_the_page_end() -> None:
    header = """
    +----+----------------+----------------+----------------+
    | No | Recommendation | Action         | Progress       |
    +----+----------------+----------------+----------------+
    """
    above = """
    | 1  | Listen to all  | Hold a meeting | All is well    |
    +----+----------------+----------------+----------------+
    | 2  | Speak plainly  | Write less     | The board met  |
    +----+----------------+----------------+----------------+
    """
    below = """
    +----+----------------+----------------+----------------+
    | 3  | Spend less     | Sell the depot |                |
    +----+----------------+----------------+                |
    | 4  | Read the book  | Buy it         |                |
    +----+----------------+----------------+----------------+
    """
    plan = document(stacked(header, above), below)
    assert [line.split(" | ")[-1] for line in shown(plan) if line.startswith("  -")] == [
        "progress: All is well",
        "progress: The board met",
        "progress: The board met",
        "progress: The board met",
    ]


def test_rules_around_a_header_alone() -> None:
    """The rows below it go without; what white runs down between them parts the columns."""
    drawing = """
    +-----+----------------+----------------+------------+
    | Ref | Recommendation | Action         | By when    |
    +-----+----------------+----------------+------------+
      R1    Listen to all    Hold a meeting   March 2022

      R2    Speak plainly    Write less       Ongoing
    """
    assert shown(document(drawing)) == [
        "R1 Listen to all",
        "  - Hold a meeting | deadline (action): March 2022",
        "R2 Speak plainly",
        "  - Write less | deadline (action): Ongoing",
    ]


def test_rules_around_a_header_above_the_rest_of_a_row() -> None:
    above = """
    +-----+----------------+----------------+------------+
    | Ref | Recommendation | Action         | By when    |
    +-----+----------------+----------------+------------+
      R1    Listen to all    Hold a meeting   March 2022
            of those who
    """
    below = """
    +-----+----------------+----------------+------------+
    | Ref | Recommendation | Action         | By when    |
    +-----+----------------+----------------+------------+
            live here.

      R2    Speak plainly    Write less       Ongoing
    """
    assert shown(document(above, below)) == [
        "R1 Listen to all of those who live here.",
        "  - Hold a meeting | deadline (action): March 2022",
        "R2 Speak plainly",
        "  - Write less | deadline (action): Ongoing",
    ]


def test_a_row_under_the_header_of_every_page_is_part_of_it() -> None:
    header = """
    +-----+-------------------+------------------+--------------+
    | Ref | Recommendation    | Action           | By when      |
    +-----+-------------------+------------------+--------------+
    |     | What we were told | What we will do  | When it ends |
    +-----+-------------------+------------------+--------------+
    """
    rows = """
    | {}  | Listen to all     | Hold a meeting   | March 2022   |
    +-----+-------------------+------------------+--------------+
    """
    pages = (stacked(header, rows.format(ref)) for ref in ("R1", "R2", "R3"))
    assert shown(document(*pages)) == [
        line
        for ref in ("R1", "R2", "R3")
        for line in (f"{ref} Listen to all", "  - Hold a meeting | deadline (action): March 2022")
    ]


def test_a_header_printed_again_that_only_some_columns_part_from_the_rows() -> None:
    """A word processor leaves out the rule under the header where a cell goes on behind the page end."""
    rest = """
    +----+----------------+--------+---------+
    | No | Recommendation | Action | By when |
    +----+----------------+        +         +
    |    | to all         | Call   | July    |
    +----+----------------+--------+---------+
    """
    table = table_of(document(stacked(HEADER, FIRST), rest))
    assert [told(row) for row in table.rows] == ["01 | Listen | Write | May", " | to all | Call | July"]


def test_a_header_printed_again_without_its_last_line() -> None:
    """Where a cell goes on below it, a word processor draws "ref" behind the words of the next row."""
    header = """
    +--------+----------------+--------+---------+
    | Action | Recommendation | Action | By when |
    | plan   |                |        |         |
    | ref    |                |        |         |
    +--------+----------------+--------+---------+
    | 01     | Listen         | Write  | May     |
    +--------+----------------+--------+---------+
    """
    rest = """
    +--------+----------------+--------+---------+
    | Action | Recommendation | Action | By when |
    | plan   |                |        |         |
    |        |                |        |         |
    |        |                | Call   | July    |
    +--------+----------------+--------+---------+
    """
    table = table_of(document(header, rest))
    assert [told(row) for row in table.rows] == ["01 | Listen | Write | May", " |  | Call | July"]


def test_a_header_printed_again_whose_heading_a_narrow_column_breaks() -> None:
    again = HEADER.replace("| No |", "| Nu |").strip("\n")
    broken = again.split("\n")
    broken.insert(2, "| mb |                |        |         |")
    broken.insert(3, "| er |                |        |         |")
    table = table_of(document(stacked("\n".join(broken), FIRST, *broken[1:], SECOND)))
    assert [told(row) for row in table.rows] == ["01 | Listen | Write | May", "02 | Speak | Read | June"]


def test_a_header_printed_again_that_the_page_end_cuts() -> None:
    again = """
    +----+----------------+--------+---------+
    | No | Finding /      | Action | By when |
    |    | recommendation |        |         |
    +----+----------------+--------+---------+
    """
    first, second = ("\n".join(again.split("\n")[:3]), again.split("\n")[3])
    rule = again.split("\n")[1]
    built = document(stacked(again, FIRST, first, rule), stacked(rule, second, rule, SECOND))
    assert [told(row) for row in table_of(built).rows] == [
        "01 | Listen | Write | May",
        "02 | Speak | Read | June",
    ]


def test_the_rest_of_an_owner_is_no_half_of_the_header() -> None:
    """ "Officer" on the next page goes on with "Monitoring", though a heading ends with the word."""
    header = """
    +----+---------+----------+--------------+----------+
    | No | Finding | Action   | Lead Officer | By when  |
    +----+---------+----------+--------------+----------+
    | 1  | Listen  | Write to | Monitoring   | May 2025 |
    +----+---------+----------+--------------+----------+
    """
    rest = """
    +----+---------+----------+--------------+----------+
    |    |         |          | Officer      |          |
    +----+---------+----------+--------------+----------+
    """
    table = table_of(document(header, rest))
    assert "Officer" in [cell.text for row in table.rows for cell in row.cells]


def test_headings_of_two_lines_where_their_first_lines_mean_something() -> None:
    """ "What we were asked" is known; the rest had been taken for a row."""
    header = """
    +-----+--------------------+----------------+----------+
    | Rec | What we were asked | Council action | By when  |
    | No  | to do by all peers |                |          |
    +-----+--------------------+----------------+----------+
    | 1   | Listen to all      | Hold a meeting | May 2025 |
    +-----+--------------------+----------------+----------+
    """
    built = document(header)
    words = [replace(w, style=BOLD) if w.box.top < TOP + 2.5 * PITCH else w for w in built.pages[0].words]
    built = replace(built, pages=(replace(built.pages[0], words=tuple(words)),))
    assert [told(row) for row in table_of(built).rows] == ["1 | Listen to all | Hold a meeting | May 2025"]


def test_a_heading_of_more_lines_than_those_beside_it_is_whole() -> None:
    """Its first lines mean something, too; the rest had been taken for a row."""
    header = """
    +-------------------+----------------+----------+-------------------+
    | What did the      | What will we   | When?    | How will we       |
    | peers recommend?  | do about it?   |          | know that it has  |
    |                   |                |          | made a            |
    |                   |                |          | difference?       |
    +-------------------+----------------+----------+-------------------+
    | Listen to all     | Hold a meeting | May 2025 | People say so     |
    +-------------------+----------------+----------+-------------------+
    """
    built = document(header)
    top = TOP + 4.5 * PITCH
    words = [replace(w, style=BOLD) if w.box.bottom < top + PITCH else w for w in built.pages[0].words]
    built = replace(built, pages=(replace(built.pages[0], words=tuple(words)),))
    table = table_of(built)
    assert [told(row) for row in table.rows] == ["Listen to all | Hold a meeting | May 2025 | People say so"]


def test_a_header_printed_again_in_a_row_lower_than_its_words() -> None:
    """A spreadsheet's rows are set by hand; the row below the header had been taken for a part of it."""
    built = document(stacked(HEADER, FIRST), stacked(HEADER, SECOND))
    last = built.pages[1]
    deep = [
        replace(word, box=replace(word.box, bottom=word.box.bottom + (8 if word.box.top < TOP + 18 else 0)))
        for word in last.words
    ]
    built = replace(built, pages=(built.pages[0], replace(last, words=tuple(deep))))
    table = table_of(built)
    assert [told(row) for row in table.rows] == ["01 | Listen | Write | May", "02 | Speak | Read | June"]


def test_a_row_alone_that_a_page_end_cuts_in_a_sentence_stays_one() -> None:
    """Its cells are not merged: the words behind the page end are no action."""
    header = """
    +----------------------------+--------+---------+
    | Action                     | Owner  | By when |
    +----------------------------+--------+---------+
    """
    row = """
    | {:<26} | {:<6} | {:<7} |
    +----------------------------+--------+---------+
    """
    first = stacked(
        header,
        row.format("Recommendation 1: Be open.", "", ""),
        row.format("a) Write it down", "Leader", "May"),
        row.format("b) Read it out", "Leader", "May"),
        row.format("Recommendation 2: Listen", "", ""),
    )
    second = stacked(
        header,
        row.format("to all who live here.", "", ""),
        row.format("a) Hold a meeting", "Mayor", "June"),
        row.format("b) Ask again", "Mayor", "June"),
    )
    bold = {
        "Recommendation 1: Be open.": BOLD,
        "Recommendation 2: Listen": BOLD,
        "to all who live here.": BOLD,
    }
    assert shown(document(first, second, styles=bold))[3:] == [
        "2 Listen to all who live here.",
        "  a. Hold a meeting | deadline (action): June | owner: Mayor",
        "  b. Ask again | deadline (action): June | owner: Mayor",
    ]


def test_a_table_under_a_heading_of_its_own_without_the_header_of_the_first() -> None:
    """Its columns are as wide as its words need; what is in them is alike."""
    first = """
    Plan of the council

    Finance

    +----+----------------+----------------+------------+
    | No | Recommendation | Action         | By when    |
    +----+----------------+----------------+------------+
    | 1  | Listen to all  | Hold a meeting | March 2022 |
    +----+----------------+----------------+------------+

    People

    +----+-------------------+-----------------+------------+
    | 2  | Speak plainly now | Write much less | Ongoing    |
    +----+-------------------+-----------------+------------+
    """
    assert shown(document(first, styles={"Finance": LARGE, "People": LARGE})) == [
        "[Finance]",
        "1 Listen to all",
        "  - Hold a meeting | deadline (action): March 2022",
        "[People]",
        "2 Speak plainly now",
        "  - Write much less | deadline (action): Ongoing",
    ]


def test_who_and_how_in_a_row_between_a_recommendation_and_the_header() -> None:
    """Labels in three cells: such tables had been taken for cards."""
    drawing = """
    +------------------------------------------------------------------+
    | Recommendation {0}: {1:47} |
    +----------------------+----------------------+--------------------+
    | Lead officer: Head   | Lead member: {2:7} | Overall RAG: Green |
    +----------------------+----------------------+--------------------+
    | Action               | Owner                | Due                |
    +----------------------+----------------------+--------------------+
    | {3:20} | Leader               | May 2025           |
    +----------------------+----------------------+--------------------+
    """
    rows = ((1, "Listen to all who live here", "Mayor", "Hold a meeting"), (2, "Speak up", "Mayor", "Write"))
    built = document("\n".join(drawing.format(*row) for row in rows))
    assert shown(built) == [
        line
        for number, text, member, action in rows
        for line in (
            f"{number} {text} | lead_officer: Head | lead_member: {member} | rag: Green",
            f"  - {action} | deadline (action): May 2025 | owner: Leader",
        )
    ]


def test_a_recommendation_in_the_header_of_its_actions() -> None:
    pages = [
        f"""
        +--------------------------------+--------+------------+
        | R{number}: Listen to all, speak up    | Lead   | By when    |
        +--------------------------------+--------+------------+
        | Hold a meeting                 | Leader | March 2022 |
        +--------------------------------+--------+------------+
        | Write it down                  | Mayor  | Ongoing    |
        +--------------------------------+--------+------------+
        """
        for number in (1, 2)
    ]
    assert shown(document(*pages)) == [
        line
        for number in (1, 2)
        for line in (
            f"R{number} Listen to all, speak up",
            "  - Hold a meeting | deadline (action): March 2022 | owner: Leader",
            "  - Write it down | deadline (action): Ongoing | owner: Mayor",
        )
    ]


def test_a_merged_cell_that_the_page_end_cuts_where_it_cuts_the_recommendation() -> None:
    above = """
    +----+----------------+----------+----------------+
    | No | Recommendation | Response | Action         |
    +----+----------------+----------+----------------+
    | 1  | Listen to all  | Agreed   | Hold a meeting |
    |    |                |          +----------------+
    |    |                |          | Write to them  |
    |    |                |          +----------------+
    |    |                |          | Ask the people |
    +----+----------------+----------+----------------+
    | 2  | Speak plainly  | Accepted | Write less.    |
    +----+----------------+----------+----------------+
    """
    below = """
    +----+----------------+----------+----------------+
    |    |                |          | Read it aloud. |
    +----+----------------+----------+----------------+
    """
    read = shown(document(above, below))
    assert read[-1] == "  - Read it aloud. | response: Accepted"


def test_uprights_of_tables_under_each_other_that_stand_a_few_points_apart() -> None:
    drawing = """
    +----------------------+------------+----------+
    | Recommendation 1: Listen to all              |
    +----------------------+------------+----------+
    | Action               | Lead       | By when  |
    +----------------------+------------+----------+
    | Hold a meeting       | Leader     | May 2025 |
    +---------------------++------------+----------+
    | Recommendation 2: Speak plainly              |
    +---------------------+-------------+----------+
    | Action              | Lead        | By when  |
    +---------------------+-------------+----------+
    | Write less          | Head of HR  | May 2025 |
    +---------------------+-------------+----------+
    """
    assert shown(document(drawing)) == [
        "1 Listen to all",
        "  - Hold a meeting | deadline (action): May 2025 | owner: Leader",
        "2 Speak plainly",
        "  - Write less | deadline (action): May 2025 | owner: Head of HR",
    ]


def test_the_rest_of_a_row_at_a_pages_top_is_no_title() -> None:
    above = """
    +-------------------------------------------------+
    | Recommendation 1: Listen to all                 |
    +----------------------+------------+-------------+
    | Action               | Lead       | By when     |
    +----------------------+------------+-------------+
    | Hold a meeting       | Leader and | By the end  |
    |                      | Working    | of May 2025 |
    +----------------------+------------+-------------+
    """
    below = """
    +----------------------+------------+-------------+
    |                      | Group      |             |
    +----------------------+------------+-------------+
    | Recommendation 2: Speak plainly                 |
    +----------------------+------------+-------------+
    | Action               | Lead       | By when     |
    +----------------------+------------+-------------+
    | Write less           | Head of HR | May 2025    |
    +----------------------+------------+-------------+
    """
    assert shown(document(above, below)) == [
        "1 Listen to all",
        "  - Hold a meeting | deadline (action): By the end of May 2025 | owner: Leader and Working Group",
        "2 Speak plainly",
        "  - Write less | deadline (action): May 2025 | owner: Head of HR",
    ]


def test_a_labelled_value_in_bold_at_the_top_of_a_page_is_no_theme() -> None:
    above = """
    +----------------+---------------------+
    | Recommendation | Action              |
    +----------------+---------------------+
    | Speak plainly. | Write less          |
    |                | Lead: Mayor         |
    +----------------+---------------------+
    """
    below = """
    +----------------+---------------------+
    |                | Timescale: May 2025 |
    +----------------+---------------------+
    | Listen to all  | Hold a meeting      |
    |                | Lead: Leader        |
    +----------------+---------------------+
    """
    plan = parse(document(above, below, styles={"Timescale: May 2025": BOLD}))
    ((first,), _) = [each.actions for each in plan.recommendations]
    assert first.details.deadline.text == "May 2025"


def test_a_line_across_several_columns_tells_nothing_of_how_far_its_own_reaches() -> None:
    drawing = """
    +-----+---------------------+----------------+----------+
    | Ref | Action              | Lead           | By when  |
    +-----+---------------------+----------------+----------+
    | 1.1 | Hold workshops with | Chief          | May 2025 |
    |     | the trust and Youth | Executive      |          |
    +-----+---------------------+----------------+----------+
    """
    (table,) = document_to_outline(document(drawing)).tables
    wide = line_of([word("Update:", LEFT + 40), word("held", LEFT + 300)])
    row = table.rows[0]
    first, action, *rest = row.cells
    cells = (first, replace(action, lines=(*action.lines, wide)), *rest)
    assert measured(replace(table, rows=(replace(row, cells=cells),))).measures == table.measures


def test_how_far_lines_reach_is_asked_of_each_page_where_columns_drift() -> None:
    """ "Hold workshops with the" fills its line, though lines of the second page reach further right."""
    first = """
    +-----+-------------------------+----------+
    | Ref | Action                  | By when  |
    +-----+-------------------------+----------+
    | 1.1 | Hold workshops with the | May 2025 |
    |     | youth parliament        |          |
    +-----+-------------------------+----------+
    """
    second = """
    +-----+-------------------------+----------+
    | Ref | Action                  | By when  |
    +-----+-------------------------+----------+
    | 1.2 | Write to the partners'  | May 2025 |
    |     | boards and to all staff |          |
    +-----+-------------------------+----------+

2
    """
    table = table_of(document(first, second))
    held, written = (row.cells[1].lines for row in table.rows)
    assert written[1].box.x1 - held[0].box.x1 == 4 * CELL
    assert [
        table.measures[1].right_on(page) - line.box.x1 for page, line in ((1, held[0]), (2, written[1]))
    ] == [
        0.0,
        0.0,
    ]


def test_a_spreadsheets_title_runs_on_over_its_first_columns() -> None:
    """A theme is wider than the first cell: no rule parts it from the second, and it is no heading."""
    drawing = """
    +---------------------+----------------+------------+
    | Housing and homes   |                |            |
    +----+----------------+----------------+------------+
    | No | Recommendation | Action         | By when    |
    +----+----------------+----------------+------------+
    | 01 | Listen to all  | Hold a meeting | March 2022 |
    +----+----------------+----------------+------------+
    | 02 | Speak plainly  | Write less     | May 2022   |
    +----+----------------+----------------+------------+
    """
    other = drawing.replace("Housing and homes", "Waste and streets")
    for old, new in (
        ("01 | Listen to all", "03 | Spend less   "),
        ("02 | Speak plainly", "04 | Read the book"),
    ):
        other = other.replace(old, new)
    plan = parse(document(drawing, other))
    themes = ["Housing and homes"] * 2 + ["Waste and streets"] * 2
    assert [each.theme for each in plan.recommendations] == themes
