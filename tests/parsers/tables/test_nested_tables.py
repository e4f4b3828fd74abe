"""Tables inside the cells of a table."""

from __future__ import annotations

import pytest

from models.document import Document
from parsers.parse import parse
from tests.parsers.built import document, shown

OUTER = """
+-----+----------------+--------------------------------------------+
| Ref | Recommendation | Delivery                                   |
+-----+----------------+--------------------------------------------+
"""
FIRST = """
| 1   | Listen to all  | Action          Lead       By when         |
|     |                | Hold a meeting  Leader     May 2025        |
|     |                | of all                                     |
|     |                |                                            |
|     |                | Write to all    Head       June 2025       |
|     |                | who live here                              |
"""
SECOND = """
+-----+----------------+--------------------------------------------+
| 2   | Speak plainly  | Action          Lead       By when         |
|     |                | Write less      Leader     July 2025       |
+-----+----------------+--------------------------------------------+
"""
EDGE = "+-----+----------------+--------------------------------------------+"
RULED = """
+-----+----------------+--------------------------------------------+
| Ref | Recommendation | Delivery                                   |
+-----+----------------+--------------------------------------------+
|     |                |                                            |
|     |                |  +----------------+--------+-----------+   |
| 1   | Listen to all  |  | Action         | Lead   | By when   |   |
|     |                |  +----------------+--------+-----------+   |
|     |                |  | Hold a meeting | Leader | May 2025  |   |
|     |                |  | of all         |        |           |   |
|     |                |  +----------------+--------+-----------+   |
|     |                |  | Write to all   | Head   | June 2025 |   |
|     |                |  | who live here  |        |           |   |
|     |                |  +----------------+--------+-----------+   |
|     |                |                                            |
+-----+----------------+--------------------------------------------+
|     |                |                                            |
|     |                |  +----------------+--------+-----------+   |
| 2   | Speak plainly  |  | Action         | Lead   | By when   |   |
|     |                |  +----------------+--------+-----------+   |
|     |                |  | Write less     | Leader | July 2025 |   |
|     |                |  +----------------+--------+-----------+   |
|     |                |                                            |
+-----+----------------+--------------------------------------------+
"""
SHOWN = [
    "1 Listen to all",
    "  - Hold a meeting of all | deadline (action): May 2025 | owner: Leader",
    "  - Write to all who live here | deadline (action): June 2025 | owner: Head",
    "2 Speak plainly",
    "  - Write less | deadline (action): July 2025 | owner: Leader",
]


def joined(*parts: str) -> str:
    return "\n".join(part.strip("\n") for part in parts)


@pytest.mark.parametrize(
    "built",
    [
        pytest.param(document(joined(OUTER, FIRST, SECOND)), id="without rules"),
        pytest.param(document(RULED), id="with rules of their own"),
    ],
)
def test_their_columns_are_the_tables(built: Document) -> None:
    assert shown(built) == SHOWN
    coverage = parse(built).coverage
    assert (coverage.missing, coverage.doubled) == ((), ())


def test_rows_behind_a_page_end_have_no_header() -> None:
    rest = "|     |                | Call them all   Head       June 2026       |"
    found = shown(document(joined(OUTER, FIRST, EDGE), joined(EDGE, rest, SECOND)))
    assert found[3] == "  - Call them all | deadline (action): June 2026 | owner: Head"
    assert [*found[:3], *found[4:]] == SHOWN


def test_a_table_in_one_cell_is_a_text() -> None:
    plain = SECOND.replace("Action          Lead       By when ", "We accept this and will do it.   ")
    assert "owner" not in "".join(shown(document(joined(OUTER, FIRST, plain))))


def test_an_inner_table_whose_right_side_is_that_of_its_cell() -> None:
    """A word processor draws one rule for both: cells lie in a cell of the same grid."""
    drawing = """
    +-----+----------------+-------------------------------------+
    | Ref | Recommendation | Our response                        |
    +-----+----------------+-------------------------------------+
    |     |                |                                     |
    |     |                | +----------------+--------+---------+
    | 1   | Listen to all  | | Action         | Lead   | By when |
    |     |                | +----------------+--------+---------+
    |     |                | | Hold a meeting | Leader | May 25  |
    |     |                | +----------------+--------+---------+
    |     |                | | Write to all   | Head   | June 25 |
    +-----+----------------+-+----------------+--------+---------+
    |     |                |                                     |
    |     |                | +----------------+--------+---------+
    | 2   | Speak plainly  | | Action         | Lead   | By when |
    |     |                | +----------------+--------+---------+
    |     |                | | Write less     | Leader | July 25 |
    +-----+----------------+-+----------------+--------+---------+
    """
    plan = parse(document(drawing))
    assert [[action.text for action in each.actions] for each in plan.recommendations] == [
        ["Hold a meeting", "Write to all"],
        ["Write less"],
    ]
    assert plan.coverage.share == 1.0


def test_inner_tables_without_headers_are_told_by_what_is_in_them() -> None:
    drawing = """
    +-----+----------------+----------------------------------+--------+
    | Ref | Recommendation | What we will do                  | Lead   |
    +-----+----------------+----------------------------------+--------+
    |     |                |                                  |        |
    |     |                |  +----------------+----------+   |        |
    | 1   | Listen to all  |  | Hold a meeting | May 2025 |   | Leader |
    |     |                |  | of all         |          |   |        |
    |     |                |  +----------------+----------+   |        |
    |     |                |  | Write to all   | Ongoing  |   |        |
    |     |                |  +----------------+----------+   |        |
    |     |                |                                  |        |
    +-----+----------------+----------------------------------+--------+
    |     |                |                                  |        |
    |     |                |  +----------------+----------+   |        |
    | 2   | Speak plainly  |  | Write less     | July 2025|   | Clerk  |
    |     |                |  | than before    |          |   |        |
    |     |                |  +----------------+----------+   |        |
    |     |                |                                  |        |
    +-----+----------------+----------------------------------+--------+
    """
    assert shown(document(drawing)) == [
        "1 Listen to all",
        "  - Hold a meeting of all | deadline (action): May 2025 | owner: Leader",
        "  - Write to all | deadline (action): Ongoing | owner: Leader",
        "2 Speak plainly",
        "  - Write less than before | deadline (action): July 2025 | owner: Clerk",
    ]
