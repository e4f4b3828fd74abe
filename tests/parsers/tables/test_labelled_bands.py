"""Rows over all the columns that say more of the row above them."""

from __future__ import annotations

from parsers.parse import parse
from tests.parsers.built import BOLD, document, shown, stacked

DRAWING = """
+----+----------------+----------------+------------+
| No | Recommendation | Action         | By when    |
+----+----------------+----------------+------------+
| 01 | Listen to all  | Hold a meeting | March 2022 |
|    |                +----------------+------------+
|    |                | Publish a note | Ongoing    |
+----+----------------+----------------+------------+
| Update: We have met all those who wished to come. |
+----+----------------+----------------+------------+
| 02 | Speak plainly  | Write less     | June 2022  |
+----+----------------+----------------+------------+
| Update: Half of it is done.                       |
+----+----------------+----------------+------------+
"""


def test_they_are_cells_of_the_row_above() -> None:
    built = document(DRAWING)
    assert shown(built) == [
        "01 Listen to all",
        "  - Hold a meeting | deadline (action): March 2022",
        "  - Publish a note | deadline (action): Ongoing"
        " | progress: We have met all those who wished to come.",
        "02 Speak plainly",
        "  - Write less | deadline (action): June 2022 | progress: Half of it is done.",
    ]
    assert parse(built).coverage.share == 1.0


def test_other_rows_stay_themes() -> None:
    themes = DRAWING.replace("Update: ", "Theme:  ")
    assert "[Theme: Half of it is done.]" not in shown(document(themes))
    assert not any("progress" in line for line in shown(document(themes)))


def test_actions_under_recommendations_where_no_column_has_them() -> None:
    drawing = """
    +----+----------------+--------+------------+
    | No | Recommendation | Lead   | By when    |
    +----+----------------+--------+------------+
    | 01 | Listen to all  | Leader | March 2022 |
    +----+----------------+--------+------------+
    | Actions: Hold a meeting each month.       |
    +----+----------------+--------+------------+
    | 02 | Speak plainly  | Leader | June 2022  |
    +----+----------------+--------+------------+
    | Actions: Write less.                      |
    +----+----------------+--------+------------+
    """
    assert [line.split(" | ")[0] for line in shown(document(drawing))] == [
        "01 Listen to all",
        "  - Hold a meeting each month.",
        "02 Speak plainly",
        "  - Write less.",
    ]


def test_one_such_row_in_each_of_several_tables() -> None:
    drawing = """
    R{0}: Listen to all who live here

    +----------------+--------+------------+
    | Action         | Lead   | By when    |
    +----------------+--------+------------+
    | {1:14} | Leader | March 2022 |
    +----------------+--------+------------+
    | Update: We have met {0} times.         |
    +----------------+--------+------------+
    """
    parts = (drawing.format(1, "Hold a meeting"), drawing.format(2, "Publish a note"))
    headings = {f"R{number}: Listen to all who live here": BOLD for number in (1, 2)}
    read = parse(document(stacked(*parts), styles=headings))
    assert [a.details.progress for one in read.recommendations for a in one.actions] == [
        "We have met 1 times.",
        "We have met 2 times.",
    ]
    assert read.coverage.share == 1.0
