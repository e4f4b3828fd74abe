"""What recommendations end with, set apart behind their texts: how far each is."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import BOLD, document

PAGE = """
    Action plan dashboard

    R1. Produce a financial strategy{0}
    Model three scenarios
    Lead officer: Head of Finance   Target date: May 2026

    R2. Review the senior structure{1}
    Consult staff on three directorates
    Lead officer: Chief Executive   Target date: June 2026

    R3. Improve planning performance{2}
    Clear the validation backlog
    Lead officer: Head of Planning   Target date: July 2026
"""


TITLES = [
    line.strip().split("{")[0] for line in PAGE.splitlines() if line.startswith(("    Action", "    R"))
]


@pytest.mark.parametrize(
    ("said", "read"),
    [
        (
            ("          On track", "           Complete", "          Delayed"),
            [
                ("Produce a financial strategy", "in_progress"),
                ("Review the senior structure", "complete"),
                ("Improve planning performance", "delayed"),
            ],
        ),
        (
            ("", "", "          Delayed"),  # one alone may be of the text
            [
                ("Produce a financial strategy", ""),
                ("Review the senior structure", ""),
                ("Improve planning performance Delayed", ""),
            ],
        ),
    ],
)
def test_a_status_at_the_right_of_a_title(said: tuple[str, ...], read: list[tuple[str, str]]) -> None:
    styles = dict.fromkeys((*TITLES, *(each.strip() for each in said if each)), BOLD)
    plan = parse(document(PAGE.format(*said), styles=styles))
    told = [(one.text, one.actions[0].details.status) for one in plan.recommendations]
    assert told == read
