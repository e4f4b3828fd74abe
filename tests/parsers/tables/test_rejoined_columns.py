"""Columns on pages of their own whose rows stand level with those of the pages before: beside them again."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import document, shown
from tests.parsers.tables.test_cut_columns import said

ROWS = """
+-----+----------------+-----------------+
| Ref | Recommendation | Action          |
+-----+----------------+-----------------+
| 1   | Listen to all  | Hold a meeting  |
|     | who live here  |                 |
+-----+----------------+-----------------+
| 2   | Speak plainly  | Write it down   |
+-----+----------------+-----------------+
"""
REST = """
+---------------+----------+
| Lead          | By when  |
+---------------+----------+
| Leader        | May 2025 |
|               |          |
+---------------+----------+
| Chief Officer | May 2026 |
+---------------+----------+
"""
LAST = """
+-------------+
| Status      |
+-------------+
| Complete    |
|             |
+-------------+
| Not started |
+-------------+
"""


def later(drawing: str) -> str:
    """The same columns on another page, its rows with other references."""
    return drawing.replace("| 1 ", "| 3 ").replace("| 2 ", "| 4 ").replace("May ", "Jan ")


def dates(*drawings: str) -> list[str]:
    plan = parse(document(*drawings))
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled and not said(plan)
    actions = [action for each in plan.recommendations for action in each.actions]
    return [action.details.deadline.text for action in actions]


@pytest.mark.parametrize(
    "drawings",
    [
        pytest.param((ROWS, later(ROWS), REST, later(REST)), id="down, then over"),
        pytest.param((ROWS, REST, later(ROWS), later(REST)), id="over, then down"),
        pytest.param((ROWS, later(ROWS), REST, later(REST), LAST, LAST), id="three parts"),
    ],
)
def test_page_by_page(drawings: tuple[str, ...]) -> None:
    assert dates(*drawings) == ["May 2025", "May 2026", "Jan 2025", "Jan 2026"]


def test_a_first_column_that_each_page_prints_again() -> None:
    """What a spreadsheet calls titles: the numbers of the rows stand on each page, and count once."""
    rest = """
    +-----+---------------+----------+
    | Ref | Lead          | By when  |
    +-----+---------------+----------+
    | 1   | Leader        | May 2025 |
    |     |               |          |
    +-----+---------------+----------+
    | 2   | Chief Officer | May 2026 |
    +-----+---------------+----------+
    """
    last = """
    +-----+-----------------------------+
    | Ref | Progress                    |
    +-----+-----------------------------+
    | 1   | It was held.                |
    |     |                             |
    +-----+-----------------------------+
    | 2   | The draft is with the mayor |
    +-----+-----------------------------+
    """
    assert dates(ROWS, rest, last) == ["May 2025", "May 2026"]
    plan = parse(document(ROWS, rest, last))
    assert [(one.ref, one.actions[0].details.progress) for one in plan.recommendations] == [
        ("1", "It was held."),
        ("2", "The draft is with the mayor"),
    ]
    other = rest.replace("| 1   ", "| A   ")  # numbers of their own are no copy
    assert "deadline" not in " ".join(shown(document(ROWS, other)))


def test_each_cell_is_its_rows() -> None:
    built = document(f"Action plan\n{ROWS}", f"Sheet 1\n{REST}", f"Sheet 1\n{LAST}")
    plan = parse(built)
    actions = [action for each in plan.recommendations for action in each.actions]
    assert [(a.details.lead_officer or a.details.lead_member, a.details.status) for a in actions] == [
        ("Leader", "complete"),
        ("Chief Officer", "not_started"),
    ]


def test_words_are_told_where_they_stand_on_their_own_pages() -> None:
    built = document(ROWS, REST)
    own = {word.index: word for word in built.words}
    action = parse(built).recommendations[0].actions[0]
    assert {word.page for word in action.words} == {1, 2}
    assert all(word.box == own[word.index].box for word in action.words)


def test_merged_cells_have_fewer_rows_than_the_pages_beside_them() -> None:
    merged = """
    +-----+----------------+
    | Ref | Recommendation |
    +-----+----------------+
    | 1   | Listen to all  |
    |     | who live here  |
    |     |                |
    +-----+----------------+
    | 2   | Speak plainly  |
    +-----+----------------+
    """
    rest = """
    +----------------+----------+
    | Action         | By when  |
    +----------------+----------+
    | Hold a meeting | May 2025 |
    +----------------+----------+
    | Publish notes  | May 2026 |
    +----------------+----------+
    | Write it down  | May 2027 |
    +----------------+----------+
    """
    plan = parse(document(merged, rest))
    assert [(each.ref, len(each.actions)) for each in plan.recommendations] == [("1", 2), ("2", 1)]


def test_not_where_a_page_is_missing_or_rows_stand_elsewhere() -> None:
    for drawings in ((ROWS, later(ROWS), REST), (ROWS, REST.replace("|               |          |\n", ""))):
        plan = parse(document(*drawings))
        assert len(said(plan)) == 1
        assert "deadline" not in " ".join(shown(document(*drawings)))


def test_two_columns_that_tell_of_progress() -> None:
    """ "Update" and "Position" mean the same, and are none the less two: only a heading in the same words,
    or a second column of actions, is another table's."""
    first = """
    +-----+----------------+-----------------+------------+
    | Ref | Recommendation | Action          | Update     |
    +-----+----------------+-----------------+------------+
    | 1   | Listen to all  | Hold a meeting  | Room found |
    |     | who live here  |                 |            |
    +-----+----------------+-----------------+------------+
    | 2   | Speak plainly  | Write it down   | Half read  |
    +-----+----------------+-----------------+------------+
    """
    rest = """
    +-------------+
    | Position    |
    +-------------+
    | Complete    |
    |             |
    +-------------+
    | On hold     |
    +-------------+
    """
    plan = parse(document(first, rest))
    actions = [action for each in plan.recommendations for action in each.actions]
    assert [action.details.status for action in actions] == ["complete", "on_hold"]


def test_a_last_page_of_one_row() -> None:
    one = "\n".join(ROWS.strip("\n").split("\n")[:6]).replace("| 1 ", "| 3 ")
    rest = "\n".join(REST.strip("\n").split("\n")[:6]).replace("May", "Jan")
    assert dates(ROWS, one, REST, rest) == ["May 2025", "May 2026", "Jan 2025"]
