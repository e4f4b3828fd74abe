"""Headings that no type sets apart."""

from __future__ import annotations

import pytest

from parsers.layouts import bulleted_themes
from parsers.outline import document_to_outline
from tests.parsers.built import LARGE, document, shown

TITLE = "PEER REVIEW ACTIONS"

NUMBERED = """
    PEER REVIEW ACTIONS

    1. Customer Service
    • Drive forward the integrated approach
    • Celebrate success with all of the staff
    2. Vision and Leadership
    • Set out in plain words what the district should be like
"""
SPACED = """
    PEER REVIEW ACTIONS

    Customer Service

    • Drive forward the integrated approach
    • Celebrate success with all of the staff

    Vision and Leadership
    The council will:
    • Set out in plain words what the district should be like
"""
POINTS = """
    PEER REVIEW ACTIONS

    1. Review the scheme of delegation, covering:
        • what it costs now
        • what residents think of it
    2. Publish a statement of priorities for the next year.
    3. Celebrate success
"""


@pytest.mark.parametrize(
    ("drawing", "themes"),
    [
        (NUMBERED, ["1. Customer Service", "2. Vision and Leadership"]),
        (SPACED, ["Customer Service", "Vision and Leadership"]),
    ],
    ids=["numbered", "spaced"],
)
def test_headings_set_like_text(drawing: str, themes: list[str]) -> None:
    found = shown(document(drawing, styles={TITLE: LARGE}))
    assert [line for line in found if line.startswith("[")] == [f"[{theme}]" for theme in themes]
    assert sum("- " in line for line in found) == 3


def test_numbered_points_stay_points() -> None:
    outline = document_to_outline(document(POINTS, styles={TITLE: LARGE}))
    (placed,) = bulleted_themes.parse(outline)
    assert [action.label for action in placed.draft.actions] == ["1", "2", "3"]
