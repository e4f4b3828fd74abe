"""Whom an executive lead is: what the cells say of whom they name decides."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import document


@pytest.mark.parametrize(
    ("heading", "first", "second", "member"),
    [
        ("Executive lead", "Director of Place", "Jane Moore", False),
        ("Exec lead", "Chief Executive", "Jane Moore", False),
        ("Executive lead", "Cllr Ash", "Cllr Fox", True),
        ("Executive lead", "Jane Moore", "Tom Brown", True),
        ("Cabinet lead", "Chief Executive", "Jane Moore", True),  # the heading says whom
    ],
)
def test_executive_leads(heading: str, first: str, second: str, member: bool) -> None:
    drawing = f"""
    +-----+----------------------+--------------------+-----------+
    | Ref | Action               | {heading:18} | Due date  |
    +-----+----------------------+--------------------+-----------+
    | 1.1 | Review the structure | {first:18} | May 2025  |
    +-----+----------------------+--------------------+-----------+
    | 1.2 | Publish the plan     | {second:18} | June 2025 |
    +-----+----------------------+--------------------+-----------+
    """
    plan = parse(document(f"Peer Challenge Action Plan\n{drawing}"))
    details = [action.details for one in plan.recommendations for action in one.actions]
    assert [one.lead_member if member else one.lead_officer for one in details] == [first, second]
