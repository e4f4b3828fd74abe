"""Recommendations that are printed again beside each of their actions, where a page ends among these."""

from __future__ import annotations

import pytest

from tests.parsers.built import document, shown, stacked
from tests.parsers.entries.test_page_ends import END, HEADER

UNNUMBERED = """
+----------------+---------------------+------------+
| Recommendation | Action              | By when    |
+----------------+---------------------+------------+
"""


def rows(*cells: str) -> str:
    """Rows of the table without numbers; a rule above the first and below each."""
    edge = "+----------------+---------------------+------------+"
    return "\n".join([edge, *(line for row in cells for line in (*row.splitlines(), edge))])


class TestRepeatedBesideEachAction:
    """A recommendation that is printed again in each of its rows is one, on whatever page they stand."""

    def test_whole_on_the_next_page(self) -> None:
        above = rows(
            "| Listen to all. | Write to all.       | May 2022   |",
            "| Listen to all. | Call them all.      | June 2022  |",
        )
        below = rows(
            "| Listen to all. | Meet them all.      | July 2022  |",
            "| Build homes    | Buy the land.       | July 2023  |",
        )
        assert shown(document(stacked(UNNUMBERED, above), below)) == [
            "Listen to all.",
            "  - Write to all. | deadline (action): May 2022",
            "  - Call them all. | deadline (action): June 2022",
            "  - Meet them all. | deadline (action): July 2022",
            "Build homes",
            "  - Buy the land. | deadline (action): July 2023",
        ]

    def test_another_one_whole_beside_its_next_action(self) -> None:
        """The one before has no full stop; nobody goes on with a text twice."""
        above = rows(
            "| Listen to all  | Write to all.       | May 2022   |",
            "| Listen to all  | Call them all.      | June 2022  |",
        )
        below = rows(
            "| Build a school | Buy the land.       | July 2023  |",
            "| Build a school | Sell them again.    | July 2024  |",
        )
        found = shown(document(stacked(UNNUMBERED, above), below))
        assert [line for line in found if line[0] != " "] == ["Listen to all", "Build a school"]

    def test_above_a_theme(self) -> None:
        """The last recommendation of a theme on the page's first row; nothing is below it but a band."""
        above = rows("| Listen to all. | Write to all.       | May 2022   |")
        band = "| Housing and all who need it                       |"
        below = rows("| Build a school | Buy the land.       | July 2023  |")
        last = rows("| Build homes    | Sell the land.      | July 2024  |")
        edge = "+----------------+---------------------+------------+"
        page = "\n".join([below, band, edge, *last.splitlines()[1:]])
        found = shown(document(stacked(UNNUMBERED, above), page))
        assert [line for line in found if line[0] != " "] == [
            "Listen to all.",
            "Build a school",
            "[Housing and all who need it]",
            "Build homes",
        ]

    def test_cut_by_the_page_end_and_whole_below_its_rest(self) -> None:
        above = f"""
        | 01 | Listen to all  | Write to all.       | Head            | May 2022   |
        |    | who live here  |                     |                 |            |
        {END}
        | 01 | Listen to all  | Call them all.      | Head            | June 2022  |
        {END}
        """
        below = f"""
        {END}
        |    | who live here  |                     |                 |            |
        {END}
        | 01 | Listen to all  | Meet them all.      | Head            | July 2022  |
        |    | who live here  |                     |                 |            |
        {END}
        """
        assert [line for line in shown(document(stacked(HEADER, above), below)) if line[0] != " "] == [
            "01 Listen to all who live here"
        ]

    @pytest.mark.parametrize(("number", "count"), [("1", 1), ("2", 2)])
    def test_a_reference_whose_number_stands_behind_the_page_end(self, number: str, count: int) -> None:
        head = "| Reference      | Action              | By when    |"
        above = rows(
            head,
            "| Recommendation | Write to all.       | May 2022   |\n"
            "| 1              |                     |            |",
            "| Recommendation | Call them all again | June 2022  |",
        )
        below = rows(f"| {number}              | and again.          |            |")
        found = shown(document(above, below))
        assert sum(line[0] != " " for line in found) == count
