"""The row that heads the two columns of each card: "Action", "Details"."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import document, shown, stacked

HEAD = """
+----------------+-----------------+
| {:14} | {:15} |
+----------------+-----------------+"""
ASKED = """
| Recommendation | {:15} |
+----------------+-----------------+
| Action         | {:15} |
+----------------+-----------------+"""
SAID = """
| Lead           | Head of Finance |
+----------------+-----------------+
| By when        | {:15} |
+----------------+-----------------+
"""
LISTEN = "Listen to all", "Hold a meeting"
SPEAK = "Speak plainly", "Write less"
READ = [
    "Listen to all",
    "  - Hold a meeting | owner: Head of Finance | deadline (action): May 2025",
    "Speak plainly",
    "  - Write less | owner: Head of Finance | deadline (action): June 2025",
]


@pytest.mark.parametrize("head", [("Action", "Details"), ("Item", "Response"), ("Heading", "Description")])
def test_what_heads_labels_and_values_is_neither(head: tuple[str, str]) -> None:
    top = HEAD.format(*head)
    first = stacked(top, ASKED.format(*LISTEN), SAID.format("May 2025"))
    # A page end cuts the second card, and its head stands there again.
    drawing = stacked(first, "", top, ASKED.format(*SPEAK))
    built = document(drawing, stacked(top, SAID.format("June 2025")))
    plan = parse(built)
    said = [(each.text, [one.text for one in each.actions]) for each in plan.recommendations]
    assert said == [(LISTEN[0], [LISTEN[1]]), (SPEAK[0], [SPEAK[1]])]
    assert [one.details.deadline.text for each in plan.recommendations for one in each.actions] == [
        "May 2025",
        "June 2025",
    ]
    assert (plan.coverage.missing, plan.coverage.doubled) == ((), ())


def test_a_first_row_of_a_label_and_its_value_is_none() -> None:
    cards = [
        stacked(HEAD.format("Theme", "Finance"), ASKED.format(*each), SAID.format(date))
        for each, date in ((LISTEN, "May 2025"), (SPEAK, "June 2025"))
    ]
    assert shown(document(stacked(cards[0], "", cards[1])))[0] == "[Finance]"
