"""Documents whose title says that they hold no plan."""

from __future__ import annotations

import pytest

from parsers.outline.other_papers import is_other_paper
from parsers.outline.outline import document_to_outline
from tests.parsers.built import LARGE, document

TASKS = """
+-----------------+-----------------+------------+
| Action          | Lead            | By when    |
+-----------------+-----------------+------------+
| Write the brief | Head of Estates | May 2025   |
+-----------------+-----------------+------------+
| Let the works   | Head of Estates | June 2025  |
+-----------------+-----------------+------------+
"""


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Full Business Case: Town Hall", True),
        ("Strategic risk register", True),
        ("Overview and Scrutiny Committee - Minutes", True),
        ("Improvement Board: terms of reference", True),
        ("Business case: action plan", False),
        ("Corporate peer challenge 2024", False),
        ("Code of conduct review", False),
    ],
)
def test_a_title_names_another_paper(title: str, other: bool) -> None:
    outline = document_to_outline(document(f"{title}\n\n{TASKS}", styles={title: LARGE}))
    assert is_other_paper(outline) is other


def test_a_table_of_recommendations_makes_it_a_plan() -> None:
    table = TASKS.replace("| Action          |", "| Recommendation  |")
    title = "Notes of meeting"
    assert not is_other_paper(document_to_outline(document(f"{title}\n\n{table}", styles={title: LARGE})))
