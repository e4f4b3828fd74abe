"""Where a table's recommendations and actions begin and end, page ends and all."""

from __future__ import annotations

import pytest

from parsers.entries.table_blocks import TableReader
from parsers.entries.table_headings import over_tables
from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from parsers.text.joiner import Joiner
from tests.parsers.built import document, shown, stacked

HEADER = """
+----+----------------+------------------+----------+
| No | Recommendation | Action           | By when  |
+----+----------------+------------------+----------+"""
UNNUMBERED = """
+----------------+------------------+----------+
| Recommendation | Action           | By when  |
+----------------+------------------+----------+"""


def blocks(*drawings: str) -> list[str]:
    """Each block as `[theme] recommendation: action / action`."""
    outline = document_to_outline(document(*drawings))
    (table,), (over,) = outline.tables, over_tables(outline)
    reader = TableReader(table, Joiner())
    return [
        f"{f'[{block.theme.text}] ' if block.theme else ''}"
        f"{reader.said_once(block.rows, reader.recommendation)[1].text}: "
        + " / ".join(
            " ".join(line.text for line in reader.lines(group, reader.action))
            for group in reader.groups(block.rows)
        )
        for block in reader.blocks(over)
    ]


@pytest.mark.parametrize(
    ("drawing", "expected"),
    [
        pytest.param(
            stacked(
                HEADER,
                """
            | 01 | Listen         | Write            | May 2022 |
            +----+----------------+------------------+----------+
            | 02 | Speak          | Read             | May 2022 |
            +----+----------------+------------------+----------+
            """,
            ),
            ["Listen: Write", "Speak: Read"],
            id="a row a recommendation",
        ),
        pytest.param(
            stacked(
                HEADER,
                """
            | 01 | Listen         | Write            | May 2022 |
            |    |                +------------------+----------+
            |    |                | Call             | May 2022 |
            +----+----------------+------------------+----------+
            | 02 | Speak          | Read             | May 2022 |
            +----+----------------+------------------+----------+
            """,
            ),
            ["Listen: Write / Call", "Speak: Read"],
            id="rows beside a merged number",
        ),
        pytest.param(
            stacked(
                HEADER,
                """
            | 01 | Listen         | Write            | May 2022 |
            +----+----------------+------------------+----------+
            |    |                | Call             | May 2022 |
            +----+----------------+------------------+----------+
            | 02 | Speak          | Read             | May 2022 |
            +----+----------------+------------------+----------+
            """,
            ),
            ["Listen: Write / Call", "Speak: Read"],
            id="a blank number",
        ),
        pytest.param(
            stacked(
                HEADER,
                """
            | 01 | Listen to all  | Write            | May 2022 |
            +----+----------------+------------------+----------+
            | 01 | Listen to all  | Call             | May 2022 |
            +----+----------------+------------------+----------+
            | 02 | Speak          | Read             | May 2022 |
            +----+----------------+------------------+----------+
            """,
            ),
            ["Listen to all: Write / Call", "Speak: Read"],
            id="a number printed again",
        ),
        pytest.param(
            stacked(
                UNNUMBERED,
                """
            | Listen to all  | Write            | May 2022 |
            +----------------+------------------+----------+
            | Listen to all  | Call             | May 2022 |
            +----------------+------------------+----------+
            | Speak          | Read             | May 2022 |
            +----------------+------------------+----------+
            """,
            ),
            ["Listen to all: Write / Call", "Speak: Read"],
            id="a text printed again",
        ),
        pytest.param(
            stacked(
                UNNUMBERED,
                """
            | Listen to all  | Write            | May 2022 |
            +----------------+------------------+----------+
            | As above       | Call             | May 2022 |
            +----------------+------------------+----------+
            """,
            ),
            ["Listen to all: Write / Call"],
            id="as above",
        ),
        pytest.param(
            stacked(
                HEADER,
                """
            | Our finances                                      |
            +----+----------------+------------------+----------+
            | 01 | Listen         | Write            | May 2022 |
            +----+----------------+------------------+----------+
            | Our people                                        |
            +----+----------------+------------------+----------+
            | 02 | Speak          | Read             | May 2022 |
            +----+----------------+------------------+----------+
            """,
            ),
            ["[Our finances] Listen: Write", "[Our people] Speak: Read"],
            id="bands of themes",
        ),
        pytest.param(
            """
            +----------------+------------------+----------+
            | Theme          | Action           | By when  |
            +----------------+------------------+----------+
            | Our finances   | Write            | May 2022 |
            |                +------------------+----------+
            |                | Call             | May 2022 |
            +----------------+------------------+----------+
            | Our people     | Read             | May 2022 |
            +----------------+------------------+----------+
            """,
            [": Write / Call", ": Read"],
            id="a column of themes",
        ),
    ],
)
def test_blocks(drawing: str, expected: list[str]) -> None:
    assert blocks(drawing) == expected


@pytest.mark.parametrize(
    ("above", "below", "expected"),
    [
        pytest.param(
            """
            | 01 | Listen to the  | Write to all of  | May 2022 |
            +----+----------------+------------------+----------+
            """,
            """
            +----+----------------+------------------+----------+
            |    | residents      | the residents    |          |
            +----+----------------+------------------+----------+
            | 02 | Speak          | Read             | May 2022 |
            +----+----------------+------------------+----------+
            """,
            ["Listen to the residents: Write to all of the residents", "Speak: Read"],
            id="in mid-sentence",
        ),
        pytest.param(
            """
            | 01 | Listen         | Write to all of  | May 2022 |
            +----+----------------+------------------+----------+
            """,
            """
            +----+----------------+------------------+----------+
            |    |                | the residents    |          |
            +----+----------------+------------------+----------+
            """,
            ["Listen: Write to all of the residents"],
            id="a lone rest of a row",
        ),
        pytest.param(
            """
            | 01 | Listen         | Write.           | May 2022 |
            +----+----------------+------------------+----------+
            """,
            """
            |    |                | Call.            |          |
            +----+----------------+------------------+----------+
            """,
            ["Listen: Write. Call."],
            id="between two paragraphs of a cell",
        ),
        pytest.param(
            """
            | 01 | Listen         | Write.           | May 2022 |
            |    |                +------------------+----------+
            |    |                | Call.            | May 2022 |
            +----+----------------+------------------+----------+
            """,
            """
            +----+----------------+------------------+----------+
            |    |                | Meet.            | May 2022 |
            +----+----------------+------------------+----------+
            | 02 | Speak          | Read             | May 2022 |
            +----+----------------+------------------+----------+
            """,
            ["Listen: Write. / Call. / Meet.", "Speak: Read"],
            id="between two rows of a recommendation",
        ),
        pytest.param(
            """
            | 01 | Listen         | Write.           | May 2022 |
            |    |                +------------------+----------+
            |    |                | Call all of the  | May 2022 |
            +----+----------------+------------------+----------+
            """,
            """
            +----+----------------+------------------+----------+
            |    |                | residents.       |          |
            |    |                +------------------+----------+
            |    |                | Meet.            | May 2022 |
            +----+----------------+------------------+----------+
            """,
            ["Listen: Write. / Call all of the residents. / Meet."],
            id="within a row of a recommendation",
        ),
        pytest.param(
            """
            | 01 | Listen to all  | Write.           | May 2022 |
            +----+----------------+------------------+----------+
            """,
            """
            +----+----------------+------------------+----------+
            | 02 | Speak plainly  | Read.            | May 2022 |
            +----+----------------+------------------+----------+
            """,
            ["Listen to all: Write.", "Speak plainly: Read."],
            id="between two recommendations",
        ),
        pytest.param(
            """
            | 01 | Listen to all  | Write:           | May 2022 |
            |    |                | • letters        |          |
            |    |                +------------------+----------+
            |    |                | Call:            | May 2022 |
            |    |                | • Members        |          |
            +----+----------------+------------------+----------+
            """,
            """
            +----+----------------+------------------+----------+
            |    |                | • residents      |          |
            +----+----------------+------------------+----------+
            """,
            ["Listen to all: Write: • letters / Call: • Members • residents"],
            id="between two bullets",
        ),
        pytest.param(
            """
            | 01 | Listen to all  | Write.           | May 2022 |
            |    | the residents  |                  |          |
            +----+----------------+------------------+----------+
            | 01 | Listen to all  | Meet.            | May 2022 |
            |    | the residents  |                  |          |
            +----+----------------+------------------+----------+
            """,
            """
            +----+----------------+------------------+----------+
            | 01 | Listen to all  | Call.            | May 2022 |
            |    | the residents  |                  |          |
            +----+----------------+------------------+----------+
            """,
            ["Listen to all the residents: Write. / Meet. / Call."],
            id="a recommendation printed again on the next page",
        ),
    ],
)
@pytest.mark.parametrize("again", [True, False], ids=["header again", "no header"])
def test_page_ends(above: str, below: str, expected: list[str], again: bool) -> None:
    assert blocks(stacked(HEADER, above), stacked(HEADER, below) if again else below) == expected


@pytest.mark.parametrize("broken", [False, True])
def test_a_reference_that_the_page_end_cuts(broken: bool) -> None:
    header = """
    +----------------+----------------+------------------+----------+
    | Ref            | Recommendation | Action           | By when  |
    +----------------+----------------+------------------+----------+
    """
    above = """
    | Recommendation | Listen         | Write.           | May 2022 |
    | 4              |                |                  |          |
    +----------------+----------------+------------------+----------+
    | Recommendation | Speak to all   | Read to all of   | May 2022 |
    +----------------+----------------+------------------+----------+
    """
    below = """
    +----------------+----------------+------------------+----------+
    | 5              | residents      | the residents.   |          |
    +----------------+----------------+------------------+----------+
    | Recommendation | Meet           | Invite all.      | May 2022 |
    | 6              |                |                  |          |
    +----------------+----------------+------------------+----------+
    """
    expected = [
        "Listen: Write.",
        "Speak to all residents: Read to all of the residents.",
        "Meet: Invite all.",
    ]
    if broken:  # in a narrow column
        above = above.replace("| Recommendation | Speak", "| Recommendatio  | Speak")
        below = below.replace("| 5   ", "| n 5 ")
    for second in (below, stacked(header, below)):
        built = document(stacked(header, above), second)
        assert blocks(stacked(header, above), second) == expected
        assert [each.ref for each in parse(built).recommendations] == ["4", "5", "6"]


def test_a_reference_that_a_narrow_cell_breaks() -> None:
    drawing = """
    | R9 | Listen         | Write.           | May 2022 |
    +----+----------------+------------------+----------+
    | R1 | Speak          | Read to all of   | May 2022 |
    | 0  |                | the residents.   |          |
    +----+----------------+------------------+----------+
    """
    plan = parse(document(stacked(HEADER, drawing)))
    assert [(each.ref, each.text) for each in plan.recommendations] == [("R9", "Listen"), ("R10", "Speak")]
    assert plan.issues == ()


def test_a_short_reference_that_the_page_end_cuts_is_for_a_person() -> None:
    """“R1” is whole, for all one sees of it; that it follows “R9” is told."""
    above = """
    | R9 | Listen         | Write.           | May 2022 |
    +----+----------------+------------------+----------+
    | R1 | Speak to       | Read to all of   | May 2022 |
    +----+----------------+------------------+----------+
    """
    below = """
    +----+----------------+------------------+----------+
    | 0  | residents      | the residents.   |          |
    +----+----------------+------------------+----------+
    """
    plan = parse(document(stacked(HEADER, above), below))
    assert plan.recommendations[-1].needs_review


@pytest.mark.parametrize(
    ("last", "first", "expected"),
    [
        ("Listen to the", "residents", ["Talk to all: Call.", "Listen to the residents: Write. Read."]),
        ("Listen to all", "Residents", ["Talk to all: Call.", "Listen to all: Write.", "Residents: Read."]),
        ("Ask          ", "Speak    ", ["Talk to all: Call.", "Ask: Write.", "Speak: Read."]),
        ("Listen to it.", "Speak    ", ["Talk to all: Call.", "Listen to it.: Write.", "Speak: Read."]),
    ],
)
def test_without_numbers_the_text_shows_whether_it_goes_on(
    last: str, first: str, expected: list[str]
) -> None:
    above = f"""
    | Talk to all    | Call.            | May 2022 |
    +----------------+------------------+----------+
    | {last}  | Write.           | May 2022 |
    +----------------+------------------+----------+
    """
    below = f"""
    | {first}      | Read.            | May 2022 |
    +----------------+------------------+----------+
    """
    assert blocks(stacked(UNNUMBERED, above), below) == expected


def test_a_text_with_room_below_it_does_not_go_on_behind_the_page_end() -> None:
    """Its last line is full and has no full stop; but a text that a page end cuts fills its cell."""
    above = """
    | Listen to all  | Write to them.   | May 2022 |
    | who live here  |                  |          |
    |                | Call each one    | May 2022 |
    |                | of those who     |          |
    |                | have no letters. |          |
    |                | Then write again |          |
    +----------------+------------------+----------+
    """
    below = """
    | Communicate    | Read.            | May 2022 |
    +----------------+------------------+----------+
    """
    assert [line.split(":")[0] for line in blocks(stacked(UNNUMBERED, above), below)] == [
        "Listen to all who live here",
        "Communicate",
    ]


def test_bare_numbers_in_order_count_recommendations() -> None:
    rows = """
    | 1 Listen to it | Write.           | May 2022 |
    +----------------+------------------+----------+
    | 2 Speak to it  | Call.            | May 2022 |
    +----------------+------------------+----------+
    """
    assert shown(document(stacked(UNNUMBERED, rows)))[::2] == ["1 Listen to it", "2 Speak to it"]
    other = rows.replace("2 Speak", "3 Speak")
    assert shown(document(stacked(UNNUMBERED, other)))[::2] == ["1 Listen to it", "3 Speak to it"]


@pytest.mark.parametrize("themes", [("Devolution", "Action plan"), ("Action plan", "Devolution")])
def test_of_two_themes_over_a_row_none_is_lost(themes: tuple[str, str]) -> None:
    """The lower one is the theme, unless it only says what the document is."""
    bands = "\n".join(f"| {theme:46} |\n+----------------+------------------+----------+" for theme in themes)
    row = """
    | Speak plainly  | Call.            | May 2022 |
    +----------------+------------------+----------+
    """
    first = row.replace("Speak plainly", "Listen to all")
    plan = parse(document(stacked(UNNUMBERED, first, bands, row)))
    assert [each.theme for each in plan.recommendations] == ["", "Devolution"]
    assert plan.coverage and (plan.coverage.missing, plan.coverage.doubled) == ((), ())


def test_a_theme_right_over_another_is_not_lost_silently() -> None:
    """Which of "Our people" and "Housing repairs" is the theme is a guess: the other is said to be unread."""
    bands = "\n".join(
        f"| {theme:46} |\n+----------------+------------------+----------+"
        for theme in ("Our people", "Housing repairs")
    )
    row = """
    | Speak plainly  | Call.            | May 2022 |
    +----------------+------------------+----------+
    """
    first = row.replace("Speak plainly", "Listen to all")
    plan = parse(document(stacked(UNNUMBERED, first, bands, row)))
    assert [each.theme for each in plan.recommendations] == ["", "Housing repairs"]
    assert plan.coverage and [word.text for word in plan.coverage.missing] == ["Our", "people"]


def test_bare_numbers_are_counted_over_page_ends_and_gaps() -> None:
    """What tops a page is counted where it is the next; numbers between stand in a table headed otherwise."""
    end = "+----------------+------------------+----------+"
    above = """
    | 3 Listen       | Write            | May 2022 |
    +----------------+------------------+----------+
    | 4 Speak        | Read             | May 2022 |
    +----------------+------------------+----------+
    """
    below = f"{end}\n| 5 Hear         | Meet             | May 2022 |\n{end}\n"
    below += f"| 9 See          | Look             | May 2022 |\n{end}"
    drafts = parse(document(stacked(UNNUMBERED, above), below)).recommendations
    assert [(each.ref, each.text) for each in drafts] == [
        ("3", "Listen"),
        ("4", "Speak"),
        ("5", "Hear"),
        ("9", "See"),
    ]
