"""Grids whose cells say each what it holds."""

from __future__ import annotations

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
