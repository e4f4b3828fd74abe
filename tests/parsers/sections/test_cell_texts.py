"""What the cells of a table say of actions, with labels among them."""

from __future__ import annotations

import pytest

from tests.parsers.built import document, shown


@pytest.mark.parametrize(
    ("said", "actions"),
    [
        ("Scrutiny: one in-depth review", ["1. Scrutiny: one in-depth review", "2. Write less"]),
        ("Scrutiny: Audit Committee    ", ["1. Write less"]),
    ],
    ids=["a text", "a body"],
)
def test_what_begins_like_a_label_above_who_and_when_is_an_action(said: str, actions: list[str]) -> None:
    drawing = f"""
    +----+------------------+-------------------------------+
    | No | Recommendation   | Actions                       |
    +----+------------------+-------------------------------+
    | 01 | Listen to all    | {said} |
    |    |                  | Lead: Chief Executive         |
    |    |                  | Timescale: May 2025           |
    |    |                  |                               |
    |    |                  | Write less                    |
    |    |                  | Lead: Head of Policy          |
    |    |                  | Timescale: June 2025          |
    +----+------------------+-------------------------------+
    """
    rows = [row.strip().split(" |")[0] for row in shown(document(drawing)) if row.startswith("  ")]
    assert rows == [f"- {each.partition(' ')[2]}" for each in actions]
