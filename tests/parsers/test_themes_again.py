"""Headings that stand above several tables: themes that come again, and titles."""

from __future__ import annotations

from tests.parsers.built import LARGE, document, shown, stacked

ASKED = """
+----------------+----------------+----------+
| Recommendation | Action         | By when  |
+----------------+----------------+----------+
"""


def under_headings(*headings: str) -> list[str]:
    """A table with one recommendation under each; the themes that they are shown with."""
    parts = []
    for number, heading in enumerate(headings):
        told = f"| {'Ask ' + 'abcdef'[number]:14} | Hold a meeting | May 2022 |"
        edge = "+----------------+----------------+----------+"
        above = "" if number == 0 else "\n\n"
        parts += [f"{above}{heading}\n\n", stacked(ASKED, "\n".join((told, edge)))]
    built = document(
        stacked("Our response to what the peers said\n\n\n", *parts), styles=dict.fromkeys(headings, LARGE)
    )
    return [line for line in shown(built) if line[0] == "["]


def test_a_theme_that_comes_again_among_others_is_one() -> None:
    headings = ("Governance", "Finance", "People", "Governance")
    assert under_headings(*headings) == [f"[{heading}]" for heading in headings]


def test_a_title_that_most_tables_have_above_them_is_no_theme() -> None:
    assert under_headings("Action plan", "Action plan", "Action plan", "Annex") == ["[Annex]"]
