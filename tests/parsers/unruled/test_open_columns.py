"""Columns over which several headings stand, though rules or shades bound them as one."""

from __future__ import annotations

from tests.parsers.built import document, shown, stacked

HEADINGS = """
The recommendation   What we will do          Lead             By when
"""
PANELS = """
+-------------------+------------------------------------------------------+
| 1. Agree a vision | Hold two open evenings   Town Clerk       May 2026   |
| that all know     |                                                      |
|                   +------------------------------------------------------+
|                   | Publish it in print      Press Officer    June 2026  |
+-------------------+------------------------------------------------------+
| 2. Review the     | Draft terms for three    Deputy Clerk     July 2026  |
| committees        | committees                                           |
+-------------------+------------------------------------------------------+
"""
REST = """
+-------------------+------------------------------------------------------+
| 3. Train all who  | Book a trainer for all   Mayor            August 2026|
| speak for us      |                                                      |
+-------------------+------------------------------------------------------+
"""


def test_panels_under_the_headings_of_their_columns_and_on_the_next_page_without() -> None:
    assert shown(document(stacked(HEADINGS, PANELS), REST)) == [
        "1 Agree a vision that all know",
        "  - Hold two open evenings | deadline (action): May 2026 | owner: Town Clerk",
        "  - Publish it in print | deadline (action): June 2026 | owner: Press Officer",
        "2 Review the committees",
        "  - Draft terms for three committees | deadline (action): July 2026 | owner: Deputy Clerk",
        "3 Train all who speak for us",
        "  - Book a trainer for all | deadline (action): August 2026 | owner: Mayor",
    ]


def test_a_text_that_runs_on_under_several_headings_is_one_column() -> None:
    panels = """
    +-------------------+------------------------------------------------+
    | 1. Agree a vision | We will hold two evenings in the town hall, one|
    |                   | in May and one in June, and publish what people|
    |                   | tell us there before the summer is over.       |
    +-------------------+------------------------------------------------+
    """
    assert not any("owner" in line for line in shown(document(stacked(HEADINGS, panels))))
