"""Grids whose cells say each what it holds."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import BOLD, document, shown

STYLES = dict.fromkeys(
    ("Finding", "Recommendation", "Agreed action", "Priority", "Accepted?", "Owner", "Target date"), BOLD
)
FORM = """
+--------------------------------------+
| {number}. {title:33} |
+--------------------------------------+
| Finding                              |
| Two of ten had no call back          |
+--------------------------------------+
| Recommendation                       |
| Verify each change by telephone      |
+----------+-------+-----------+-------+
| Priority | High  | Accepted? | Yes   |
+----------+-------+-----------+-------+
| Agreed action                        |
| Staff will be reminded of it         |
+-------+---------+-----------+--------+
| Owner | Manager |Target date| May 24 |
+-------+---------+-----------+--------+
"""


def test_labels_over_values_and_beside_them_in_one_form() -> None:
    """An internal audit's form: its title is the recommendation's number, and what it is about."""
    forms = [
        FORM.format(number=number, title=title) for number, title in ((1, "Bank details"), (2, "Leavers"))
    ]
    built = document("\n".join(forms), styles=STYLES)
    told = [line for line in shown(built) if "Verify" in line or "reminded" in line]
    assert [line.split(" | ")[0] for line in told] == [
        "1 Verify each change by telephone",
        "  - Staff will be reminded of it",
        "2 Verify each change by telephone",
        "  - Staff will be reminded of it",
    ]
    assert "deadline: May 24" in told[0] and "owner: Manager" in told[0]


def test_a_form_with_a_cell_that_says_nothing_of_itself_is_none() -> None:
    drawing = FORM.format(number=1, title="Bank details").replace("| Priority | High ", "| Some say | High ")
    assert not any("Staff" in line.split(" | ")[0] for line in shown(document(drawing, styles=STYLES)))


BESIDE = """
+-----------------------------+-----------------+
| {title:27} | Priority: High  |
+------------+----------------+-----------------+
| Finding    | Recommendation | Management      |
| Two had no | Verify it      | response        |
| call back  |                | Agreed for all  |
+------------+----------------+-----------------+
| Owner: Head of Audit        | Due: May 2024   |
+-----------------------------+-----------------+
"""


def test_a_title_beside_a_label_and_a_label_of_two_lines() -> None:
    styles = dict.fromkeys(("Finding", "Recommendation", "Management", "response"), BOLD)
    forms = [BESIDE.format(title=title) for title in ("1. Bank details", "2. Leavers")]
    read = shown(document("\n".join(forms), styles=styles))
    told = [line for line in read if "Verify it" in line]
    assert [line.split(" | ")[0] for line in told] == ["1 Verify it", "2 Verify it"]
    assert all("response: Agreed for all" in line and "owner: Head of Audit" in line for line in told)


def test_a_form_that_is_left_out_is_told() -> None:
    forms = FORM.format(number=1, title="Bank details") + "\n" + BESIDE.format(title="Leavers")
    unread = forms.replace("Owner: Head of Audit ", "Head of Audit knows  ")
    styles = {**STYLES, **dict.fromkeys(("Management", "response"), BOLD)}
    issues = [
        issue.message for issue in parse(document(unread, styles=styles)).issues if issue.kind == "table"
    ]
    assert any("Leavers" in message for message in issues)


@pytest.mark.parametrize(("title", "theme"), [("", []), (": Finance", ["[Finance]"])])
def test_a_card_whose_first_row_says_which_recommendation_stands_in_the_next(
    title: str, theme: list[str]
) -> None:
    card = """
+---------------------------------------+
| {name:37} |
+---------------------------------------+
| Publish a plan with named leads       |
+-------------------+-------------------+
| Lead: Leader      | Due: July 2023    |
+-------------------+-------------------+
"""
    names = [f"Recommendation {number}{title}" for number in (1, 2)]
    cards = "\n".join(card.format(name=name) for name in names)
    said = "Publish a plan with named leads | owner: Leader | deadline: July 2023"
    read = shown(document(cards, styles=dict.fromkeys(names, BOLD)))
    assert read == [*theme, f"1 {said}", *theme, f"2 {said}"]


def test_a_box_with_a_line_of_headings_that_is_left_out_is_told() -> None:
    """The last of a plan's boxes, alone on its page."""
    table = """
+----+----------------+---------------+------------+----------+
| No | Recommendation | Action        | Lead       | By when  |
+----+----------------+---------------+------------+----------+
| 1  | Listen to all  | Hold a survey | Leader     | May 2025 |
+----+----------------+---------------+------------+----------+
"""
    box = """
+---+-----------------------------------+-------------+
| 2 | Move the savings programme on     | By when     |
|   | Action             Lead           |             |
|   | Publish a note     Head of HR     | July 2025   |
+---+-----------------------------------+-------------+
"""
    (issue,) = (issue for issue in parse(document(table, box)).issues if issue.kind == "table")
    assert "Move the savings programme on" in issue.message
