"""Headings in the cells of a grid, as narrow columns break them."""

from __future__ import annotations

import re

from parsers.parse import parse
from tests.parsers.built import document, shown


def test_a_heading_that_a_very_narrow_column_breaks_letter_by_letter() -> None:
    letters = ("R", "ec", "o", "m", "m", "e", "n", "d", "at", "io", "n", "n", "o.")
    heading = "\n".join(
        f"    | {part:2} |                |                |         |" for part in letters[1:]
    )
    drawing = f"""
    +----+----------------+----------------+---------+
    | R  | Recommendation | Action         | Lead    |
{heading}
    +----+----------------+----------------+---------+
    | 1  | Listen to all  | Hold a meeting | Leader  |
    +----+----------------+----------------+---------+
    | 2  | Speak plainly  | Write less     | Clerk   |
    +----+----------------+----------------+---------+
    """
    assert [line[:2] for line in shown(document(drawing))] == ["1 ", "  ", "2 ", "  "]


def test_answers_are_actions_where_one_column_says_who_and_when() -> None:
    """Else the rows are cards, each cell a recommendation of its own."""
    drawing = """
    +------------------+----------------------+----------------------+-------------------------+
    | Rec. ref         | What you told us     | Proposed response    | Due date / lead officer |
    +------------------+----------------------+----------------------+-------------------------+
    | Recommendation 1 | Ensure all are heard | Hold a meeting       | June 2025               |
    |                  |                      |                      | Chief Executive         |
    +------------------+----------------------+----------------------+-------------------------+
    | Recommendation 2 | Ensure all are seen  | Write less           | Ongoing                 |
    |                  |                      |                      | Head of HR              |
    +------------------+----------------------+----------------------+-------------------------+
    """
    plan = parse(document(drawing))
    assert [(one.ref, one.text, one.actions[0].text) for one in plan.recommendations] == [
        ("1", "Ensure all are heard", "Hold a meeting"),
        ("2", "Ensure all are seen", "Write less"),
    ]
    assert plan.coverage and plan.coverage.share == 1


def test_a_column_without_a_heading_is_not_the_one_described() -> None:
    drawing = """
    +---+----------------------+----------------+-----------------+------------+
    |   | What the peers said  | Response       | Who             | When       |
    +---+----------------------+----------------+-----------------+------------+
    | 1 | Ensure all are heard | Hold a meeting | Chief Executive | June 2025  |
    +---+----------------------+----------------+-----------------+------------+
    | 2 | Ensure all are seen  | Write less     | Head of HR      | April 2026 |
    +---+----------------------+----------------+-----------------+------------+
    """
    assert [(one.ref, one.actions[0].text) for one in parse(document(drawing)).recommendations] == [
        ("1", "Hold a meeting"),
        ("2", "Write less"),
    ]


def test_answers_are_actions_where_labels_in_their_cells_say_who_and_when() -> None:
    """ "Ref | Comment | Response" alone is no plan."""
    drawing = """
    +-----+----------------------+----------------------+
    | R/N | What the peers said  | Council's response   |
    +-----+----------------------+----------------------+
    | 1.1 | Ensure all are heard | Hold a meeting       |
    |     |                      | Lead: Head of HR     |
    |     |                      | Timescale: May 2025  |
    +-----+----------------------+----------------------+
    | 1.2 | Ensure all are seen  | Write less           |
    |     |                      | Lead: Clerk          |
    |     |                      | Timescale: June 2025 |
    +-----+----------------------+----------------------+
    """
    assert shown(document(drawing)) == [
        "1.1 Ensure all are heard",
        "  - Hold a meeting | owner: Head of HR | deadline (action): May 2025",
        "1.2 Ensure all are seen",
        "  - Write less | owner: Clerk | deadline (action): June 2025",
    ]
    bare = re.sub("(Lead|Timescale): ", lambda found: " " * len(found[0]), drawing)
    assert not shown(document(bare))


def test_a_row_of_dates_behind_a_reference_is_no_header() -> None:
    """ "Ask" and two years would head a roadmap; the row was lost."""
    first = """
    +-----+----------------------+----------------------+------------+
    | No  | Recommendation       | Action               | By when    |
    +-----+----------------------+----------------------+------------+
    | R1  | Ensure all are heard | Hold a meeting       | May 2022   |
    +-----+----------------------+----------------------+------------+
    """
    second = """
    +-----+----------------------+----------------------+------------+
    | R2  | Ask 2030.            | Set 2030.            | March 2022 |
    +-----+----------------------+----------------------+------------+
    """
    assert [line[:12] for line in shown(document(first, second))][2:] == ["R2 Ask 2030.", "  - Set 2030"]
