"""Signs in a table's cells that its records may be wrong."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Document
from parsers.checks.cell_signs import cell_signs, places_of
from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from tests.parsers.built import BOLD, PLAIN, Styles, document, shown

TABLE = """
+----+-----------------------+--------------------------+------------+-----------------+
| No | Recommendation        | Action                   | By when    | Lead Officer    |
+----+-----------------------+--------------------------+------------+-----------------+
| 01 | Listen to all of them | Write to all residents   | March 2025 | Head of Finance |
|    |                       | in the town and beyond.  |            |                 |
+----+-----------------------+--------------------------+------------+-----------------+
| 02 | Speak to all of them  | Read it out to them all. | May 2025   | Chief Executive |
+----+-----------------------+--------------------------+------------+-----------------+
"""


def signs(drawing: str, styles: Styles | None = None) -> set[str]:
    built = document(drawing, styles=styles)
    outline = document_to_outline(built)
    found = cell_signs(parse(built).recommendations, outline.tables, places_of(outline.tables))
    return {sign for _, sign in found}


def test_a_right_table_has_none() -> None:
    assert signs(TABLE) == set()


@pytest.mark.parametrize(
    ("old", "new", "sign"),
    [
        ("Write to all residents  ", "Write to                ", "short line"),
        ("| By when    |", "| Resources  |", "unknown column of dates"),
        ("| Lead Officer    |", "| Quux            |", "unknown column of owners"),
        ("| Recommendation        |", "| Lead Member           |", "column of other than owners"),
        ("| Chief Executive |", "| for             |", "words torn"),
    ],
)
def test_what_is_odd(old: str, new: str, sign: str) -> None:
    assert sign in signs(TABLE.replace(old, new))


@pytest.mark.parametrize(("second", "odd"), [("KPI-8", True), ("KPI-5", False), ("Local", False)])
def test_codes_in_turn_under_another_heading(second: str, odd: bool) -> None:
    """They may be the references, of which the table has no others; a target is none."""
    told = TABLE.replace("| No |", "|    |").replace("| 01 |", "|    |").replace("| 02 |", "|    |")
    told = told.replace("| Lead Officer    |", "| Governance      |").replace(
        "Head of Finance", "KPI-7          "
    )
    found = signs(told.replace("Chief Executive", f"{second:15}"))
    assert ("unknown column of references" in found) is odd


def test_a_dash_in_a_cell_says_that_there_is_nothing() -> None:
    assert "words torn" not in signs(TABLE.replace("| Chief Executive |", "| –               |"))


def test_a_word_before_a_page_end_is_no_torn_one() -> None:
    head, last = TABLE[: TABLE.index("| 02")], TABLE[TABLE.index("| 02") :]
    rule = TABLE.split("\n")[1]
    row = "| {:2} | {:21} | {:24} | {:10} | {:15} |"
    above = (
        head
        + row.format("02", "Speak to all of them", "Read it out to them all,", "May 2025", "On")
        + "\n"
        + rule
    )
    below = rule + "\n" + row.format("", "who live in the town", "and to others", "", "hold") + "\n" + rule
    built = document(above, below)
    outline = document_to_outline(built)
    found = cell_signs(parse(built).recommendations, outline.tables, places_of(outline.tables))
    assert last and "words torn" not in {sign for _, sign in found}


def test_tasks_under_a_heading_of_owners() -> None:
    tasks = TABLE.replace("Write to all residents  ", "Appoint two directors   ").replace(
        "Read it out", "Publish one"
    )
    assert "column of tasks under owners" in signs(tasks.replace("| Action     ", "| Responsible"))
    assert signs(tasks) == set()


@pytest.mark.parametrize(
    "boards",
    [
        ("NHS Hampton, Southdown and Brack ICB", "NHS Bath, Swindon and Wiltshire ICB"),
        ("Bath and Wells City Council NHS Wells", "Moss Council, NHS Holt, 4 colleges"),
        ("Moss Council, schools from education", "Moss Council; leaders from all areas"),
    ],
)
def test_boards_of_many_places_are_owners(boards: tuple[str, str]) -> None:
    drawing = f"""
    +---------------------------------------+-----------------+
    | Responsible body                      | Recommendation  |
    +---------------------------------------+-----------------+
    | {boards[0]:37} | Listen to all.  |
    +---------------------------------------+-----------------+
    | {boards[1]:37} | Speak to all.   |
    +---------------------------------------+-----------------+
    """
    assert "column of other than owners" not in signs(drawing)


def test_dates_beside_an_empty_column_of_dates() -> None:
    drawing = """
    +----------------+----------------+---------+------------+
    | Recommendation | Action         | By when | Quux       |
    +----------------+----------------+---------+------------+
    | Listen to all  | Hold a meeting |         | March 2022 |
    +----------------+----------------+---------+------------+
    | Speak plainly  | Write less     |         | June 2023  |
    +----------------+----------------+---------+------------+
    """
    assert "unknown column of dates" in signs(drawing)


def test_dates_of_a_meeting_beside_those_of_decisions() -> None:
    drawing = """
    +---------------+----------+-----------------------------+-----------+----------+
    | Reference     | Date     | Recommendation              | Exec Date | Status   |
    +---------------+----------+-----------------------------+-----------+----------+
    | SR (25/26) 01 | 01/01/26 | That fees be looked at      | 01/02/26  | Complete |
    +---------------+----------+-----------------------------+-----------+----------+
    | SR (25/26) 02 | 01/02/26 | That carers be asked often  | 01/03/26  | Ongoing  |
    +---------------+----------+-----------------------------+-----------+----------+
    """
    assert signs(drawing) == set()


def test_actions_of_a_word_or_two() -> None:
    short = TABLE.replace("Read it out to them all.", "Read                    ")
    short = short.replace("Write to all residents ", "Write                  ")
    short = short.replace("in the town and beyond.", "                       ")
    assert signs(short) == {"column of other than texts"}


def test_a_reference_on_a_line_of_its_own_is_no_short_line() -> None:
    own_line = """
    +-----------------------+--------------------------+------------+-----------------+
    | Recommendation        | Action                   | By when    | Lead Officer    |
    +-----------------------+--------------------------+------------+-----------------+
    | Recommendation 1      | Write to all residents   | March 2025 | Head of Finance |
    | Listen to all of them | in the town and beyond.  |            |                 |
    +-----------------------+--------------------------+------------+-----------------+
    | Recommendation 2      | Read it out to them all. | May 2025   | Chief Executive |
    | Speak to all of them  |                          |            |                 |
    +-----------------------+--------------------------+------------+-----------------+
    """
    assert signs(own_line) == set()


@pytest.mark.parametrize(
    ("below", "found"),
    [
        ("Read it to them.", {"parted by the page end"}),  # another action, or the rest of the one above?
        ("and beyond it.", set()),
    ],
)
def test_a_text_at_the_top_of_a_page(below: str, found: set[str]) -> None:
    rule = "+----+--------------+---------------------+----------+---------+"
    first = f"""
    {rule}
    | No | Requests     | Action              | By when  | Owner   |
    {rule}
    | 01 | Listen to us | Write to all of us. | May 2025 | Leader  |
    {rule}
    """
    second = f"""
    {rule}
    |    |              | {below:19} |          |         |
    {rule}
    | 02 | Speak to all | Read it out to all. | May 2026 | Leader  |
    {rule}
    """
    built = document(first if found else first.replace("us. ", "us  "), second)
    outline = document_to_outline(built)
    yielded = cell_signs(parse(built).recommendations, outline.tables, places_of(outline.tables))
    assert {sign for _, sign in yielded} == found


def test_numbers_without_headings_beside_no_recommendations() -> None:
    rows = [line.split("|") for line in TABLE.strip("\n").split("\n")]
    cut = ["|".join([*row[:2], *row[3:]]) if len(row) > 1 else row[0][:6] + row[0][30:] for row in rows]
    assert "numbers of no recommendations" in signs("\n".join(cut[2:]))
    assert "numbers of no recommendations" not in signs("\n".join(cut))
    # A row in bold heads the others as if its cells were headings, and has none that is known.
    first = ("00 ", "Plant a tree for all ", "April 2024", "Head of Audit")
    heads = ("No ", "Action               ", "By when   ", "Lead Officer ")
    drawing = "\n".join(cut)
    for head, cell in zip(heads, first, strict=True):
        drawing = drawing.replace(head, cell)
    assert "numbers of no recommendations" in signs(drawing, dict.fromkeys(first, BOLD))


def test_references_that_a_narrow_column_breaks() -> None:
    drawing = """
    +---------------+-----------------------+--------------------------+------------+-----------------+
    | No.           | Recommendation        | Action                   | By when    | Lead Officer    |
    +---------------+-----------------------+--------------------------+------------+-----------------+
    | Recommendatio | Listen to all of them | Write to all residents   | March 2025 | Head of Finance |
    | n 1           | in the town           | in the town and beyond.  |            |                 |
    +---------------+-----------------------+--------------------------+------------+-----------------+
    | Recommendatio | Speak to all of them  | Read it out to them all. | May 2025   | Chief Executive |
    | n 2           | in the town           |                          |            |                 |
    +---------------+-----------------------+--------------------------+------------+-----------------+
    """
    assert signs(drawing) == set()


def test_a_status_in_small_letters_above_the_update() -> None:
    drawing = """
    +----------------+--------------------------+------------+-----------------+------------------+
    | Recommendation | Action                   | By when    | Lead Officer    | Progress         |
    +----------------+--------------------------+------------+-----------------+------------------+
    | Listen to all  | Write to all residents.  | March 2025 | Head of Finance | Done             |
    |                |                          |            |                 | All are written. |
    +----------------+--------------------------+------------+-----------------+------------------+
    | Speak to all   | Read it out to them all. | May 2025   | Chief Executive | Done             |
    |                |                          |            |                 | One was read out |
    +----------------+--------------------------+------------+-----------------+------------------+
    """
    for size in (10.0, 8.0):  # where rules bound it, also in letters of one size
        built = document(drawing, styles={"Done": replace(PLAIN, size=size)})
        outline = document_to_outline(built)
        found = cell_signs(parse(built).recommendations, outline.tables, places_of(outline.tables))
        assert "short line in a cell" not in {sign for _, sign in found}


def test_dittos_under_owners_are_owners() -> None:
    rest = "".join(
        f"| 0{number} | Write to all of them  | Read it out to them all. | May 2025   | As above        |\n"
        "+----+-----------------------+--------------------------+------------+-----------------+\n"
        for number in (3, 4)
    )
    assert signs(TABLE + rest) == set()


def test_numbers_that_alone_would_be_halves_of_a_year() -> None:
    rest = """| 03 | Save all of them      | Read it out to them all. | May 2025   | Chief Executive |
+----+-----------------------+--------------------------+------------+-----------------+
"""
    drawing = (TABLE + rest).replace("| 0", "| H")
    assert "H1" in drawing
    assert signs(drawing) == set()


def _filled(drawing: str) -> Document:
    """The document of a drawing, its words as wide as the room to the next: columns are close."""
    built = document(drawing)
    wide = [replace(word, box=replace(word.box, x1=word.box.x1 + 4)) for word in built.words]
    return replace(built, pages=(replace(built.pages[0], words=tuple(wide)),))


def _is_close(drawing: str) -> bool:
    built = _filled(drawing)
    outline = document_to_outline(built)
    found = cell_signs(parse(built).recommendations, outline.tables, places_of(outline.tables))
    return "columns close" in {sign for _, sign in found}


def test_a_rule_keeps_columns_apart_that_are_close() -> None:
    rule = "+--+-------------+----------------------+----------+"
    ruled = f"""
    {rule}
    |No|Recommended  |Action                |By when   |
    {rule}
    |01|Listen to all|Write to everyone else|March 2025|
    {rule}
    |02|Speak to all |Read it all out loud. |May 2025  |
    {rule}
    """
    assert not _is_close(ruled)


def test_references_in_words_that_a_narrow_column_breaks() -> None:
    narrow = (
        TABLE.replace("| 01 |", "| Re |").replace("|    |     ", "| c1 |     ", 1).replace("| 02 |", "| R2 |")
    )
    assert "column of other than references" not in signs(narrow)


@pytest.mark.parametrize("deadline", ["          ", "March 2025"])
def test_what_a_ruled_cell_leaves_empty_is_not_lost(deadline: str) -> None:
    """A cell of the table without a word in it is what the plan says: nobody's doubt is told for it."""
    drawing = """
    +----+-----------------------+--------------------------+------------+-----------------+
    | No | Recommendation        | Action                   | By when    | Lead Officer    |
    +----+-----------------------+--------------------------+------------+-----------------+
    | 01 | Listen to all of them | Write to all residents.  | March 2025 | Head of Finance |
    |    |                       +--------------------------+------------+-----------------+
    |    |                       | Ask them for their views.| __________ |                 |
    +----+-----------------------+--------------------------+------------+-----------------+
    | 02 | Speak to all of them  | Read it out to them all. | May 2025   | Chief Executive |
    +----+-----------------------+--------------------------+------------+-----------------+
    """.replace("__________", deadline)
    evidence = [
        action.evidence for each in parse(document(drawing)).recommendations for action in each.actions
    ]
    assert [{"undated", "lacks", "some without owner"}.intersection(each) for each in evidence] == [set()] * 3


def test_paragraphs_of_a_cell_that_are_one_lead_each() -> None:
    drawing = """
    +----+-----------------------+--------------------------+------------+-------------------+
    | No | Recommendation        | Action                   | By when    | Owner             |
    +----+-----------------------+--------------------------+------------+-------------------+
    | 01 | Listen to all of them | Write to all residents.  | March 2025 | Portfolio Holder  |
    |    |                       |                          |            | for Place         |
    |    |                       |                          |            |                   |
    |    |                       |                          |            | Head of Planning  |
    +----+-----------------------+--------------------------+------------+-------------------+
    | 02 | Speak to all of them  | Read it out to them all. | May 2025   | Deputy Leader     |
    |    |                       |                          |            | Head of Housing   |
    +----+-----------------------+--------------------------+------------+-------------------+
    """
    assert signs(drawing) == set()


@pytest.mark.parametrize("above", ["Approved by the board.", "Approved by the board "])
def test_paragraphs_of_an_update_are_no_gap_in_a_cell(above: str) -> None:
    drawing = f"""
    +-----------------------+----------------------+------------+------------------------+
    | Recommendation        | Action               | By when    | Progress               |
    +-----------------------+----------------------+------------+------------------------+
    | Listen to all of them | Write to all of them | March 2025 | {above} |
    |                       |                      |            |                        |
    |                       |                      |            | Staff are being hired  |
    +-----------------------+----------------------+------------+------------------------+
    | Speak to all of them  | Read it out to them  | May 2025   | Paper drafted by staff |
    |                       | all and to others    |            | and sent out to others |
    +-----------------------+----------------------+------------+------------------------+
    """
    assert signs(drawing) == set()


@pytest.mark.parametrize("words", ["Staff awards ceremony", "LTP4 adopted"])
def test_few_words_that_a_drawn_cell_says_are_no_cut_text(words: str) -> None:
    texts = (
        "Write to all of those who live in town",
        words,
        "Publish all that they said as it was",
    )
    rule = "+-----------------------+----------------------------------------+----------+"
    rows = (f"| Listen to all of them | {text:38} | May 202{n} |" for n, text in enumerate(texts, 5))
    head = "| Recommendation        | Action                                 | By when  |"
    plan = parse(document("\n".join([rule, head, *(line for row in rows for line in (rule, row)), rule])))
    evidence = {action.text: action.evidence for one in plan.recommendations for action in one.actions}
    assert "short" not in evidence[words]


WIDE = (23, 26, 13, 10)


@pytest.mark.parametrize(("heading", "undated"), [("Lead officer", False), ("Wibble wobble", True)])
def test_a_table_that_asks_for_no_dates_has_lost_none(heading: str, undated: bool) -> None:
    rule = "+-------------------------+----------------------------+---------------+------------+"
    rows = (
        ("Recommendation", "Action", "Lead officer", "By when"),
        ("Listen to all of them", "Write to all of them", "Head of Place", "May 2025"),
        ("Speak to all of them", "Read it out to them all", "Head of Law", "June 2025"),
        ("Answer all of them", "Reply to every letter", "Head of Place", "July 2025"),
    )
    done = (
        ("Recommendation", "Action", heading),
        ("Ask all of them again", "Publish what they said", "Head of Law"),
    )
    lines = []
    for table, below in ((rows, rule), (done, rule[:72])):
        lines += ["", " ACTIONS COMPLETED", "", below] if table is done else [below]
        for row in table:
            cells = zip(row, WIDE, strict=False)
            lines += ["|" + "|".join(f" {text:{wide}} " for text, wide in cells) + "|", below]
    plan = parse(document("\n".join(lines)))
    evidence = {action.text: action.evidence for one in plan.recommendations for action in one.actions}
    assert len(evidence) == 4
    assert ("undated" in evidence["Publish what they said"]) is undated


def test_a_letter_that_rates_is_no_torn_word() -> None:
    drawing = """
    +----+-----------------------+--------------------------+------------+-----------------+-----+
    | No | Recommendation        | Action                   | By when    | Lead Officer    | RAG |
    +----+-----------------------+--------------------------+------------+-----------------+-----+
    | 01 | Listen to all of them | Write to all residents.  | March 2025 | Head of Finance | A   |
    +----+-----------------------+--------------------------+------------+-----------------+-----+
    | 02 | Speak to all of them  | Read it out to them all. | May 2025   | Chief Executive | G   |
    +----+-----------------------+--------------------------+------------+-----------------+-----+
    """
    assert signs(drawing) == set()


def test_two_owners_on_several_lines_and_a_year_on_a_line_of_its_own() -> None:
    drawing = """
    +----+-----------------------+--------------------------+------------+-------------------+
    | No | Recommendation        | Action                   | By when    | Lead Officer      |
    +----+-----------------------+--------------------------+------------+-------------------+
    | 01 | Listen to all of them | Write to all residents.  | March 2025 | Director of       |
    |    |                       |                          |            | Regeneration      |
    |    |                       |                          |            |                   |
    |    |                       |                          |            | Head of Highways  |
    |    |                       |                          |            | and Transport     |
    +----+-----------------------+--------------------------+------------+-------------------+
    | 02 | Speak to all of them  | Read it out to them all. | By May     | Head of Planning  |
    |    |                       |                          | 2025       |                   |
    +----+-----------------------+--------------------------+------------+-------------------+
    """
    assert signs(drawing) == set()


@pytest.mark.parametrize(
    ("old", "new", "sign", "told"),
    [
        ("| Lead Officer    |", "| Quux            |", "unknown column of owners", "owner: Chief Executive"),
        ("| By when    |", "| Quux       |", "unknown column of dates", "deadline (action): "),
    ],
)
def test_who_or_when_is_told_by_the_cells_alone_and_stays_in_doubt(
    old: str, new: str, sign: str, told: str
) -> None:
    drawing = TABLE.replace(old, new)
    assert sign in signs(drawing)
    assert any(told in line for line in shown(document(drawing)))


def test_an_owner_level_with_a_lower_row_may_be_that_rows() -> None:
    """The rule above "Chief Executive" is missing: one cell beside two recommendations."""
    drawing = """
    +----+-----------------------+--------------------------+------------+-----------------+
    | No | Recommendation        | Action                   | By when    | Lead Officer    |
    +----+-----------------------+--------------------------+------------+-----------------+
    | 01 | Listen to all of them | Write to all residents   | March 2025 | Head of Finance |
    |    |                       | in the town and beyond.  |            | and Assets      |
    +----+-----------------------+--------------------------+------------+                 +
    | 02 | Speak to all of them  | Read it out to them all. | May 2025   | Chief Executive |
    +----+-----------------------+--------------------------+------------+-----------------+
    | 03 | Answer all of them    | Reply to every letter.   | June 2025  | Head of Place   |
    +----+-----------------------+--------------------------+------------+-----------------+
    """
    assert signs(drawing) == {"gap in a cell"}
