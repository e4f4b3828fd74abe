"""Columns of statuses, or of colours, with a tick in one of them for each action."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import document

DRAWING = """
+----------------+--------+----------+-------------+-------------+----------+
| Action         | Lead   | By when  | Not started | In progress | Complete |
+----------------+--------+----------+-------------+-------------+----------+
| Hold a meeting | Leader | May 2025 |             | {0}           |          |
+----------------+--------+----------+-------------+-------------+----------+
| Publish a note | Mayor  | May 2026 | {0}           |             |          |
+----------------+--------+----------+-------------+-------------+----------+
| Write less     | Leader | May 2027 |             |             |          |
+----------------+--------+----------+-------------+-------------+----------+
"""


@pytest.mark.parametrize("tick", ["✓", "✔", "X", "Y"])
def test_a_tick_says_what_stands_over_it(tick: str) -> None:
    read = parse(document(DRAWING.format(tick)))
    actions = [action for one in read.recommendations for action in one.actions]
    assert [(a.details.status_text, a.details.status) for a in actions] == [
        ("In progress", "in_progress"),
        ("Not started", "not_started"),
        ("", ""),
    ]
    assert read.coverage.share == 1.0 and not any(action.details.extra for action in actions)


def test_a_status_that_would_head_actions_over_ticks() -> None:
    """Over texts "To do" heads what will be done."""
    read = parse(document(DRAWING.format("✓").replace("Not started", "To do      ")))
    actions = [action for one in read.recommendations for action in one.actions]
    assert [(a.text, a.details.status_text, a.details.status) for a in actions] == [
        ("Hold a meeting", "In progress", "in_progress"),
        ("Publish a note", "To do", "not_started"),
        ("Write less", "", ""),
    ]


def test_a_tick_under_a_colour() -> None:
    colours = {"Not started": "Red        ", "In progress": "Amber      ", "Complete": "Green   "}
    drawing = DRAWING.format("✓")
    for heading, colour in colours.items():
        drawing = drawing.replace(heading, colour)
    read = parse(document(drawing))
    rags = [action.details.rag for one in read.recommendations for action in one.actions]
    assert [rag.lower() for rag in rags] == ["amber", "red", ""]


def test_a_tick_under_an_answer() -> None:
    drawing = """
    +----+----------------+--------+------------------+------------+----------------+----------+
    | No | Recommendation | Agreed | Partially agreed | Not agreed | Action         | By when  |
    +----+----------------+--------+------------------+------------+----------------+----------+
    | 1  | Listen to all  |   ✓    |                  |            | Hold a meeting | May 2025 |
    +----+----------------+--------+------------------+------------+----------------+----------+
    | 2  | Speak plainly  |        |        ✓         |            | Publish a note | May 2026 |
    +----+----------------+--------+------------------+------------+----------------+----------+
    """
    read = parse(document(drawing))
    told = [action.details.response for one in read.recommendations for action in one.actions]
    assert told == ["Agreed", "Partially agreed"]


def test_words_under_them_are_no_ticks() -> None:
    """What was done, and what will be."""
    drawing = DRAWING.format("Asked").replace("Asked           |", "Asked       |")
    read = parse(document(drawing))
    assert not any(a.details.status_text for one in read.recommendations for a in one.actions)


QUARTERS = """
+----------------+--------+---------+---------+---------+
| Action         | Lead   |           2025/26           |
|                |        +---------+---------+---------+
|                |        | Q1      | Q2      | Q3      |
+----------------+--------+---------+---------+---------+
| Hold a meeting | Leader |         | ●       |         |
+----------------+--------+---------+---------+---------+
| Publish a note | Mayor  | ●       |         |         |
+----------------+--------+---------+---------+---------+
| Write less     | Leader |         |         | ●       |
+----------------+--------+---------+---------+---------+
"""


def test_a_tick_under_a_period_is_a_date() -> None:
    read = parse(document(QUARTERS))
    actions = [action for one in read.recommendations for action in one.actions]
    due = [(a.details.deadline.text, str(a.details.deadline.due)) for a in actions]
    assert due == [("2025/26 Q2", "2025-09-30"), ("2025/26 Q1", "2025-06-30"), ("2025/26 Q3", "2025-12-31")]
    assert not any(one.needs_review for one in read.recommendations)


def test_ticks_beside_a_deadline_tell_when_it_is_done() -> None:
    lines = QUARTERS.strip().splitlines()
    ends = ["----------+", " By when  |", "          |", "          |", "----------+"]
    ends += [" May 2026 |", "----------+"] * 3
    drawing = "\n".join(line + end for line, end in zip(lines, ends, strict=True))
    read = parse(document(drawing))
    texts = [action.details.deadline.text for one in read.recommendations for action in one.actions]
    assert texts == ["May 2026"] * 3


def test_ticks_under_several_periods_stay_as_they_are() -> None:
    read = parse(document(QUARTERS.replace("●       |         |\n", "●       | ●       |\n", 1)))
    actions = [action for one in read.recommendations for action in one.actions]
    assert not any(action.details.deadline.text for action in actions)
