"""Who and when below each action of a cell, in smaller type and without labels."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.parse import parse
from tests.parsers.built import PLAIN, document, shown

SMALL = replace(PLAIN, size=8.0)
DRAWING = """
+----------------+--------------------------------------+
| Recommendation | What we will do                      |
+----------------+--------------------------------------+
| R1 Listen      | Hold a meeting each month            |
|                | {0:37}|
|                | Publish a note                       |
|                | {1:37}|
+----------------+--------------------------------------+
| R2 Speak       | Write less                           |
|                | {2:37}|
+----------------+--------------------------------------+
"""
SIGNED = ("Head of HR | March 2025", "Leader of the Council | May 2025", "Chief Executive | June 2025")


def drawn(below: tuple[str, ...], style: bool = True) -> list[str]:
    drawing = DRAWING.format(*below).replace(" | M", " · M").replace(" | J", " · J")
    small = [each.replace("|", "·") for each in below]
    return shown(document(drawing, styles=dict.fromkeys(small, SMALL) if style else {}))


@pytest.mark.parametrize("sign", [" | ", ", ", " ", "     "])
def test_are_the_actions_own(sign: str) -> None:
    read = drawn(tuple(each.replace(" | ", sign) for each in SIGNED))
    assert [line.replace(",", "") for line in read] == [
        "R1 Listen",
        "  - Hold a meeting each month | deadline (action): March 2025 | owner: Head of HR",
        "  - Publish a note | deadline (action): May 2025 | owner: Leader of the Council",
        "R2 Speak",
        "  - Write less | deadline (action): June 2025 | owner: Chief Executive",
    ]


def test_no_word_is_lost_and_the_columns_may_stand_close() -> None:
    drawing = DRAWING.format(*(each.replace(" | ", ", ") for each in SIGNED))
    styles = {each.replace(" | ", ", "): SMALL for each in SIGNED}
    read = parse(document(drawing, styles=styles))
    assert read.coverage.share == 1.0
    actions = [action for one in read.recommendations for action in one.actions]
    assert len(actions) == 3 and not any("columns close" in action.evidence for action in actions)


def test_small_type_that_says_something_else_stays() -> None:
    said = ("This is for all who wish it", "See the note of the last year", "We have no money for more")
    assert all("owner" not in line for line in drawn(said))
