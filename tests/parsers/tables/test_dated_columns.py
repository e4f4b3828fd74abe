"""Columns under dates: what is done by then, or how things stood."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import document, shown

DRAWING = """
+----------------+--------+----------------+----------------+
| Recommendation | Lead   | Q1 2024/25     | Q2 2024/25     |
+----------------+--------+----------------+----------------+
| Listen to all  | Leader | • Ask all      | Publish a note |
|                |        | • Ask again    |                |
+----------------+--------+----------------+----------------+
| Speak plainly  | Head   |                | Write less     |
+----------------+--------+----------------+----------------+
"""


def test_what_is_done_by_the_date_over_it() -> None:
    assert shown(document(DRAWING)) == [
        "Listen to all",
        "  - Ask all | deadline (action): Q1 2024/25 | owner: Leader",
        "  - Ask again | deadline (action): Q1 2024/25 | owner: Leader",
        "  - Publish a note | deadline (action): Q2 2024/25 | owner: Leader",
        "Speak plainly",
        "  - Write less | deadline (action): Q2 2024/25 | owner: Head",
    ]


def test_no_word_is_lost_or_taken_twice() -> None:
    coverage = parse(document(DRAWING)).coverage
    assert (coverage.missing, coverage.doubled) == ((), ())


@pytest.mark.parametrize("one", ["Medium term", "By March 2025", "Year 1     ", "6-12 months"])
def test_what_says_when(one: str) -> None:
    changed = DRAWING.replace("Q1 2024/25 ", f"{one:11}"[:11].ljust(11))
    assert len([line for line in shown(document(changed)) if line.startswith("  -")]) == 4


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Lead  ", "Action", id="beside actions"),
        pytest.param("Publish a note", "Complete      ", id="how things stood"),
        pytest.param("Q2 2024/25", "Update    ", id="a lone date"),
    ],
)
def test_what_is_no_action(old: str, new: str) -> None:
    changed = DRAWING.replace(old, new)
    if new.startswith("Complete"):
        changed = changed.replace("Write less", "Delayed   ").replace("• Ask all     ", "Ongoing       ")
        changed = changed.replace("• Ask again", "           ")
    assert "deadline (action)" not in "".join(shown(document(changed)))


@pytest.mark.parametrize(
    ("one", "other"),
    [("60% of all", "70% of all"), ("£2m saved", "£3m saved"), ("All were met", "It was sent")],
)
def test_measures_and_updates_are_no_actions(one: str, other: str) -> None:
    changed = DRAWING.replace("• Ask all     ", f"{one:14}").replace("• Ask again", "           ")
    changed = changed.replace("Publish a note", f"{other:14}").replace("Write less", f"{one:10}"[:10])
    assert "deadline (action)" not in "".join(shown(document(changed)))


def test_a_recommendation_and_dates_alone_are_a_header() -> None:
    drawing = """
    +----------------+----------------------------+----------------------------+
    | Recommendation | Short term (by June 2024)  | Long term (by March 2026)  |
    +----------------+----------------------------+----------------------------+
    | Listen to all  | Hold a meeting in the town | Hold one in each parish    |
    +----------------+----------------------------+----------------------------+
    | Speak plainly  | Write less in the reports  | Rewrite all of the letters |
    +----------------+----------------------------+----------------------------+
    """
    plan = parse(document(drawing))
    assert [one.text for one in plan.recommendations] == ["Listen to all", "Speak plainly"]
    due = [str(action.details.deadline.due) for one in plan.recommendations for action in one.actions]
    assert due == ["2024-06-30", "2026-03-31"] * 2


def test_a_roadmap_of_priorities() -> None:
    drawing = """
    +---------------+------------+----------------+----------------+
    | Priority      | Lead       | By March 2025  | By March 2026  |
    +---------------+------------+----------------+----------------+
    | Clean streets | Cllr Jones | Ask all        | Publish a note |
    +---------------+------------+----------------+----------------+
    | Active lives  | Cllr Begum |                | Write less     |
    +---------------+------------+----------------+----------------+
    """
    assert shown(document(drawing)) == [
        "[Clean streets]",
        "  - Ask all | deadline (action): By March 2025 | owner: Cllr Jones",
        "  - Publish a note | deadline (action): By March 2026 | owner: Cllr Jones",
        "[Active lives]",
        "  - Write less | deadline (action): By March 2026 | owner: Cllr Begum",
    ]
