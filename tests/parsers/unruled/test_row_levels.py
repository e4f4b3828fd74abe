"""Rows that no rule parts, in a table with rules."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from models.document import Box
from models.plan import NOTHING
from parsers.entries.table_blocks import TableReader
from parsers.grids.grids import Cell, Grid
from parsers.headers.headers import Column
from parsers.outline.outline import document_to_outline
from parsers.text.lines import words_to_lines
from parsers.unruled.row_levels import with_action_rows
from tests.parsers.built import BOLD, PLAIN, document, shown, stacked, word


def test_a_recommendation_printed_again_beside_each_action() -> None:
    drawing = """
    +----------------+---------------------+------------+
    | Recommendation | Action              | By when    |
    +----------------+---------------------+------------+
    | Listen to all  | Write to all of     | May 2022   |
    | who live here  | them.               |            |
    | Listen to all  | Call them all.      | June 2022  |
    | who live here  |                     |            |
    +----------------+---------------------+------------+
    | Learn, learn   | Read the book.      | July 2022  |
    | Learn, learn   | Read it again.      | July 2022  |
    +----------------+---------------------+------------+
    """
    assert shown(document(drawing)) == [
        "Listen to all who live here",
        "  - Write to all of them. | deadline (action): May 2022",
        "  - Call them all. | deadline (action): June 2022",
        "Learn, learn Learn, learn",
        "  - Read the book. | deadline (action): July 2022",
        "  - Read it again. | deadline (action): July 2022",
    ]


COLUMN_RULES = """
+----------------+---------------------+------------+
| Recommendation | Action              | By when    |
+----------------+---------------------+------------+
"""
BELOW = """
| Listen to all: | Write to all of     | May 2022   |
|                | them.               |            |
| • the old      |                     |            |
|                |                     |            |
| • the young    | Call them.          | June 2022  |
|                |                     |            |
| Speak plainly  | Write less.         | July 2022  |
| in letters     |                     |            |
"""
READ = [
    "Listen to all: • the old • the young",
    "  - Write to all of them. | deadline (action): May 2022",
    "  - Call them. | deadline (action): June 2022",
    "Speak plainly in letters",
    "  - Write less. | deadline (action): July 2022",
]


def test_recommendations_after_a_gap_level_with_an_action() -> None:
    assert shown(document(stacked(COLUMN_RULES, BELOW))) == READ


def test_a_recommendation_in_a_row_alone_has_none_of_the_actions_above_it() -> None:
    above = """
    |                | Call them.          | June 2022  |
    |                |                     |            |
    |                |                     |            |
    | Hear the young |                     |            |
    |                |                     |            |
    |                |                     |            |
    """
    first = "\n".join(BELOW.strip("\n").splitlines()[:2])
    assert shown(document(stacked(COLUMN_RULES, first), stacked(above, BELOW))) == [
        "Listen to all:",
        "  - Write to all of them. | deadline (action): May 2022",
        "  - Call them. | deadline (action): June 2022",
        "Hear the young",
        *READ,
    ]


def test_in_a_table_with_rules_round_its_themes_alone() -> None:
    theme = """
    +----------------+---------------------+------------+
    | Housing                                           |
    +----------------+---------------------+------------+
    """
    again = BELOW.replace("Speak", "Write").replace("Listen", "Attend")
    drawing = stacked(COLUMN_RULES.rstrip().rsplit("\n", 1)[0], theme, BELOW, theme, again)
    assert [line for line in shown(document(drawing)) if "[" not in line][:5] == READ


def test_behind_a_header_at_the_foot_of_a_page() -> None:
    above = "The plan of the council was agreed in March."
    assert shown(document(stacked(above, COLUMN_RULES), BELOW)) == READ


STATES = """
+----+----------------+---------------------+--------------+------------+
| No | Recommendation | Action              | Lead officer | Status     |
+----+----------------+---------------------+--------------+------------+
| 01 | Listen to all  | Write to all of     | Leader       | Complete   |
|    | who live here  | them.               |              |            |
|    |                |                     |              |            |
|    |                | Publish a note that | Clerk        |            |
|    |                | tells more.         |              |            |
+----+----------------+---------------------+--------------+------------+
| 02 | Speak plainly  | Write less than     | Leader       | {}   |
|    | in letters     | before.             |              |            |
|    |                |                     |              |            |
|    |                | Draw what can be    | Treasurer    | {}   |
|    |                | drawn.              |              |            |
+----+----------------+---------------------+--------------+------------+
"""


@pytest.mark.parametrize(
    "second", [("        ", "Delayed "), ("        ", "        "), ("Complete", "Delayed ")]
)
def test_a_status_beside_one_action_says_nothing_of_the_next(second: tuple[str, str]) -> None:
    lines = shown(document(STATES.format(*second)))
    assert lines[1:3] == [
        "  - Write to all of them. | lead_officer: Leader | status: Complete",
        "  - Publish a note that tells more. | lead_officer: Clerk",
    ]


def test_a_column_that_says_one_thing_of_all_actions_time_after_time() -> None:
    head, _, rest = STATES.format("Delayed ", "        ").strip("\n").partition("| 01")
    body = "| 01" + rest
    drawing = "\n".join((head + body, body[: body.index("| 02")].replace("01", "03").rstrip("\n")))
    lines = shown(document(drawing))
    assert [line.rpartition("| ")[2] for line in lines if line.startswith("  -")] == [
        *["status: Complete"] * 2,
        *["status: Delayed"] * 2,
        *["status: Complete"] * 2,
    ]


CUT = """
+----+----------------+---------------------+--------------+-------------+
| No | Recommendation | Action              | Lead officer | Progress    |
+----+----------------+---------------------+--------------+-------------+
| 01 | Listen to all  | Write to all of     | Leader       |             |
|    | who live here  | them.               |              |             |
|    |                |                     |              |             |
|    |                | Publish a note.     | Director of  | Half of     |
"""
REST = """
|    |                |                     | Places       | it is done. |
|    |                |                     |              |             |
|    |                | Call all of those   | Treasurer    |             |
|    |                | who write.          |              |             |
+----+----------------+---------------------+--------------+-------------+
"""


def test_the_rest_of_a_row_above_the_first_action_of_a_page() -> None:
    assert shown(document(CUT, REST))[2:] == [
        "  - Publish a note. | lead_officer: Director of Places | progress: Half of it is done.",
        "  - Call all of those who write. | lead_officer: Treasurer",
    ]


def test_the_rest_of_a_row_above_another_recommendation() -> None:
    """Without a number: the blank above its text is not its own."""
    rest = REST.replace("|    |                | Call", "|    | Speak plainly  | Call")
    cut, rest = ("\n".join(line[5:] for line in each.splitlines()) for each in (CUT, rest))
    assert shown(document(cut, rest))[2:] == [
        "  - Publish a note. | lead_officer: Director of Places | progress: Half of it is done.",
        "Speak plainly",
        "  - Call all of those who write. | lead_officer: Treasurer",
    ]


def test_the_rest_of_a_row_above_another_row_parts_nothing_of_that_one() -> None:
    """A date that the page end cut off stands alone in its row; below it rules part all."""
    edge = COLUMN_RULES.strip("\n").splitlines()[-1]
    above = f"""
    | Listen to all  | Write to all of     | May 2022   |
    |                | them.               |            |
    {edge}
    """
    below = f"""
    {edge}
    |                |                     | May 2023   |
    {edge}
    |                |                     |            |
    | Speak plainly  | Write less.         | July 2022  |
    | in letters     |                     |            |
    {edge}
    """
    outline = document_to_outline(document(stacked(COLUMN_RULES, above), below))
    assert not TableReader(outline.tables[0], outline.joiner).has_sub_rows


def test_cells_of_one_column_that_are_set_in_several_sizes() -> None:
    """Chips beside a large number: most of what both cells hold is set as most of neither is."""

    def cell(place: int, *texts: tuple[str, float]) -> Cell:
        words = [
            word(text, 100.0 * place, 20.0 * row, replace(PLAIN, size=size))
            for row, (text, size) in enumerate(texts, 1)
        ]
        return Cell(
            Box(100.0 * place, 0, 100.0 * place + 100, 200), place, place, tuple(words_to_lines(words))
        )

    cells = (
        cell(0, *[("small", 9.0)] * 3, *[("large", 18.0)] * 2),
        cell(1, *[("other", 11.0)] * 3, *[("large", 18.0)] * 2),
        cell(2, ("Act", 10.0)),
    )
    grid = Grid(2, Box(0, 0, 300, 200), (0.0, 100.0, 200.0, 300.0), cells, "gaps")
    columns = [Column("owner", NOTHING, 0, 1), Column("action", NOTHING, 2, 2)]
    assert with_action_rows(grid, columns, continued=True).words == grid.words


def test_rows_of_one_line_far_apart_with_a_date_each() -> None:
    """On a slide no cell has two lines that would show how far apart a paragraph's stand."""
    slide = """
    Action                     Lead         By when

    Open a space for makers    Head of IT   May 2026

    Work with the schools      Librarian    June 2026
    """
    styles = dict.fromkeys(("Action", "Lead", "By when"), BOLD)
    assert [line.split(" |")[0] for line in shown(document(slide, styles=styles))] == [
        "  - Open a space for makers",
        "  - Work with the schools",
    ]


def test_wide_lines_that_go_on_are_one_action() -> None:
    """A table set with twice the space between its lines, with the date over two of them."""
    page = """
    Action                          Lead         By when

    Open a hub for start-up firms   Head of IT   By March

    in the market hall              and Skills   2027
    """
    styles = dict.fromkeys(("Action", "Lead", "By when"), BOLD)
    assert [line.split(" |")[0] for line in shown(document(page, styles=styles))] == [
        "  - Open a hub for start-up firms in the market hall",
    ]


def test_a_table_of_one_row_with_its_texts_in_the_middle() -> None:
    drawing = """
    +-------+----------------+---------------------+------------+
    | No    | Recommendation | Action              | By when    |
    +-------+----------------+---------------------+------------+
    |       | Listen to all  | Write to all of     |            |
    | Rec 7 | who live here  | them, and read      | May 2022   |
    |       | and near it    | what they say.      |            |
    +-------+----------------+---------------------+------------+
    """
    assert shown(document(drawing)) == [
        "7 Listen to all who live here and near it",
        "  - Write to all of them, and read what they say. | deadline (action): May 2022",
    ]


def test_a_reference_that_a_narrow_cell_breaks_is_one() -> None:
    drawing = """
    +-----+---------------------+---------------------+------------+
    | Ref | Recommendation      | Action              | By when    |
    +-----+---------------------+---------------------+------------+
    | R   | Listen to all       | Write to all of     | May 2022   |
    | 1   | who live here       | them.               |            |
    |     |                     +---------------------+------------+
    |     |                     | Call them all.      | June 2022  |
    +-----+---------------------+---------------------+------------+
    | C   | Learn from          | Read the books.     | July 2022  |
    | P   | others              |                     |            |
    | C   |                     |                     |            |
    | 2   |                     |                     |            |
    +-----+---------------------+---------------------+------------+
    """
    assert [line for line in shown(document(drawing)) if not line.startswith(" ")] == [
        "R1 Listen to all who live here",
        "CPC2 Learn from others",
    ]


def test_a_number_of_a_year_on_three_lines_is_one() -> None:
    drawing = """
    +-----+---------------------+---------------------+------------+
    | Ref | Recommendation      | Action              | By when    |
    +-----+---------------------+---------------------+------------+
    | 25  | Keep the register   | Reconcile it with   | May 2022   |
    | AGS | of contracts, and   | the ledger, and     |            |
    | 02  | publish it.         | say what is left.   |            |
    +-----+---------------------+---------------------+------------+
    | 25  | Upload all of the   | Ask the contractor  | June 2022  |
    | HSG | certificates.       | for them.           |            |
    | 04  |                     |                     |            |
    +-----+---------------------+---------------------+------------+
    """
    read = [line.replace(" ", "") for line in shown(document(drawing)) if not line.startswith(" ")]
    assert read == [
        "25AGS02Keeptheregisterofcontracts,andpublishit.",
        "25HSG04Uploadallofthecertificates.",
    ]


def test_a_date_in_the_middle_of_a_row_whose_last_owner_ends_below_its_actions() -> None:
    drawing = """
    +----+----------------+---------------------+------------+----------+
    | No | Recommendation | Action              | By when    | Lead     |
    +----+----------------+---------------------+------------+----------+
    |    | Listen to all  | Licences for all of |            | Leader   |
    |    |                | the taxis           |            |          |
    |    |                |                     |            |          |
    | 1  |                | Two companies sold  | May 2022   | Clerk    |
    |    |                |                     |            |          |
    |    |                | Schools Forum meets |            | Head of  |
    |    |                |                     |            | Schools  |
    +----+----------------+---------------------+------------+----------+
    | 2  | Speak plainly  | Write less in each  | June 2022  | Clerk    |
    |    |                | of the letters      |            |          |
    +----+----------------+---------------------+------------+----------+
    """
    assert [line.partition(" | owner")[0] for line in shown(document(drawing))[1:4]] == [
        "  - Licences for all of the taxis | deadline (row): May 2022",
        "  - Two companies sold | deadline (row): May 2022",
        "  - Schools Forum meets | deadline (row): May 2022",
    ]


def test_a_date_in_the_middle_of_a_row_is_that_of_all_its_actions() -> None:
    """The second action stands level with it by chance, as it does with the recommendation."""
    drawing = """
    +----+----------------+---------------------+------------+---------+
    | No | Recommendation | Action              | By when    | Lead    |
    +----+----------------+---------------------+------------+---------+
    |    |                | Licences for all    |            |         |
    |    |                |                     |            |         |
    | 1  | Listen to all  | Two companies sold  | May 2022   | Leader  |
    |    |                |                     |            |         |
    |    |                | Schools Forum meets |            |         |
    +----+----------------+---------------------+------------+---------+
    | 2  | Speak plainly  | Write less in each  | June 2022  | Clerk   |
    |    |                | of the letters that |            |         |
    |    |                | the council sends   |            |         |
    +----+----------------+---------------------+------------+---------+
    """
    assert shown(document(drawing))[:4] == [
        "1 Listen to all",
        "  - Licences for all | deadline (row): May 2022 | owner: Leader",
        "  - Two companies sold | deadline (row): May 2022 | owner: Leader",
        "  - Schools Forum meets | deadline (row): May 2022 | owner: Leader",
    ]


@pytest.mark.parametrize("uprights", [True, False])
@pytest.mark.parametrize("numbers", [("1.1", "1.2", "2.1"), ("Rec 1", "Rec 2", "Rec 3")])
def test_references_under_a_sign_part_rows_that_no_rule_parts(
    numbers: tuple[str, ...], uprights: bool
) -> None:
    one, two, three = numbers
    drawing = f"""
    +-------+-------------------+--------------------+------------+
    | R/N   | Recommendation    | Action             | By when    |
    +-------+-------------------+--------------------+------------+
    | {one:5} | Listen to all     | Write to everyone. | May 2022   |
    |       |                   | Call them.         | June 2022  |
    | {two:5} | Speak plainly     | Write less.        | July 2022  |
    |       | to everybody      | Read it.           | July 2022  |
    | {three:5} | Learn from others | Visit them all.    | May 2023   |
    +-------+-------------------+--------------------+------------+
    """
    drawing = drawing if uprights else re.sub(r"[+|]", " ", drawing).replace("-", " ")
    asked = [row for row in shown(document(drawing)) if not row.startswith("  - ")]
    assert asked == [
        f"{one.removeprefix('Rec ')} Listen to all",
        f"{two.removeprefix('Rec ')} Speak plainly to everybody",
        f"{three.removeprefix('Rec ')} Learn from others",
    ]


@pytest.mark.parametrize("heading", ["Rec. no", "Ref"])
def test_a_header_between_column_rules_alone_is_a_row_of_its_own(heading: str) -> None:
    """What counts below "Rec. no" is no number that a narrow column broke."""
    drawing = f"""
    +---------+-------------------+--------------------+------------+
    | {heading:7} | Recommendation    | Action             | By when    |
    | 1.1     | Listen to all     | Write to everyone. | May 2022   |
    |         |                   |                    |            |
    | 1.2     | Speak plainly     | Write less.        | July 2022  |
    +---------+-------------------+--------------------+------------+
    """
    assert [row for row in shown(document(drawing)) if not row.startswith("  - ")] == [
        "1.1 Listen to all",
        "1.2 Speak plainly",
    ]


def test_a_number_that_a_narrow_cell_breaks_is_no_two_in_turn() -> None:
    drawing = """
    +---+----------------+--------------------+------------+
    | N | Recommendation | Action             | By when    |
    +---+----------------+--------------------+------------+
    | 1 | Listen to all  | Write to them all. | May 2022   |
    | 1 | in the town    |                    |            |
    +---+----------------+--------------------+------------+
    | 1 | Publish what   | Print the reports  | June 2022  |
    | 2 | they have said | of the meetings.   |            |
    +---+----------------+--------------------+------------+
    """
    wide = drawing.replace("-+----------------+", "--------+----------------+")
    for cell in ("| N |", "| 1 |", "| 2 |"):
        wide = wide.replace(cell, f"{cell[:-1]}       |")
    assert [line[:10] for line in shown(document(drawing))[::2]] == ["11 Listen ", "12 Publish"]
    assert [line[:4] for line in shown(document(wide)) if line[0] != " "][-2:] == ["1 Pu", "2 th"]


@pytest.mark.parametrize(
    ("rest", "notes"), [("until May", ["Work is", "Work is"]), ("Done", ["Work is", "Done"])]
)
def test_a_sentence_that_goes_on_beside_the_next_action_is_said_of_both(rest: str, notes: list[str]) -> None:
    drawing = f"""
    +----------------+--------------------+-----------------+-----------+
    | Recommendation | Action             | Lead Officer    | Update    |
    +----------------+--------------------+-----------------+-----------+
    | Listen to all  | Write to them all. | Head of Finance | Work is   |
    | of them        |                    |                 | paused    |
    |                | Call on them.      | Chief Executive | {rest:9} |
    +----------------+--------------------+-----------------+-----------+
    """
    said = [line.partition("progress: ")[2] for line in shown(document(drawing)) if "  - " in line]
    assert [text.startswith(note) for text, note in zip(said, notes, strict=True)] == [True, True]
