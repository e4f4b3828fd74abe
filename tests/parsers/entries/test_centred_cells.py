"""Cells whose words stand in the middle of their height."""

from __future__ import annotations

from tests.parsers.built import BOLD, document, shown, stacked

FIRST = """
    +----+----------------+---------------------+------------+
    | No | Recommendation | Action              | By when    |
    +----+----------------+---------------------+------------+
    |    |                | Write to all those  | May 2022   |
    |    |                | who live here.      |            |
    | R1 | Listen to all  +---------------------+------------+
    |    |                | Call                | June 2022  |
    |    |                | them.               |            |
    +----+----------------+---------------------+------------+
    |    |                | Print a leaflet     | July 2022  |
    |    |                | for each house.     |            |
    | R2 | Speak plainly  +---------------------+------------+
    |    |                | Read it             | Ongoing    |
    |    |                | aloud.              |            |
    +----+----------------+---------------------+------------+
"""
READ = [
    "R1 Listen to all",
    "  - Write to all those who live here. | deadline (action): May 2022",
    "  - Call them. | deadline (action): June 2022",
    "R2 Speak plainly",
    "  - Print a leaflet for each house. | deadline (action): July 2022",
    "  - Read it aloud. | deadline (action): Ongoing",
]


def test_the_page_end_stands_above_the_words_of_a_merged_cell() -> None:
    cut = """
    |    |                | Open a museum.      | March 2023 |
    +----+----------------+---------------------+------------+
    """
    rest = """
    +----+----------------+---------------------+------------+
    | R3 | Read the book  | Lend it to all.     | April 2023 |
    |    |                +---------------------+------------+
    |    |                | Buy another.        | May 2023   |
    +----+----------------+---------------------+------------+
    """
    above = FIRST.rstrip() + cut
    assert shown(document(above, rest)) == [
        *READ,
        "R3 Read the book",
        "  - Open a museum. | deadline (action): March 2023",
        "  - Lend it to all. | deadline (action): April 2023",
        "  - Buy another. | deadline (action): May 2023",
    ]


def test_in_a_table_that_leaves_cells_blank_a_blank_cell_opens_nothing() -> None:
    blank = """
    +----+----------------+---------------------+------------+
    | R3 | Read the book  | Lend it to all.     | April 2023 |
    +----+----------------+---------------------+------------+
    |    |                | Buy another.        | May 2023   |
    +----+----------------+---------------------+------------+
    | R4 | Meet           | Open the hall.      | April 2023 |
    +----+----------------+---------------------+------------+
    |    |                | Heat it.            | May 2023   |
    +----+----------------+---------------------+------------+
    """
    rest = """
    +----+----------------+---------------------+------------+
    | R5 | Sing           | Find a choir.       | April 2023 |
    +----+----------------+---------------------+------------+
    """
    above = FIRST.rstrip().rsplit("\n", 1)[0] + blank
    assert shown(document(above, rest))[6:] == [
        "R3 Read the book",
        "  - Lend it to all. | deadline (action): April 2023",
        "  - Buy another. | deadline (action): May 2023",
        "R4 Meet",
        "  - Open the hall. | deadline (action): April 2023",
        "  - Heat it. | deadline (action): May 2023",
        "R5 Sing",
        "  - Find a choir. | deadline (action): April 2023",
    ]


def test_another_table_shows_where_the_words_stand() -> None:
    """A table by theme, too short to show it by itself."""
    header, *_ = FIRST.strip("\n").split("\n    |    |")
    cut = """
    |    |                | Open a museum.      |            |
    +----+----------------+---------------------+------------+
    """
    rest = """
    +----+----------------+---------------------+------------+
    | R3 | Read the book  |                     | March 2023 |
    |    |                +---------------------+            |
    |    |                | Lend it to all.     |            |
    +----+----------------+---------------------+------------+
    """
    above = stacked(FIRST, "Culture", header, cut)
    assert shown(document(above, rest, styles={"Culture": BOLD}))[-3:] == [
        "R3 Read the book",
        "  - Open a museum. | deadline (row): March 2023",
        "  - Lend it to all. | deadline (row): March 2023",
    ]


def test_a_lone_row_is_not_parted_at_its_reference() -> None:
    drawing = """
    +----+----------------+---------------------+------------+
    | No | Recommendation | Action              | By when    |
    +----+----------------+---------------------+------------+
    |    |                | Write to them all:  |            |
    |    |                |                     |            |
    |    | Listen to all  | • those who live    | May 2022   |
    |    |                | • those who work    |            |
    +----+----------------+---------------------+------------+
    """
    assert shown(document(drawing)) == [
        "Listen to all",
        "  - Write to them all: | deadline (action): May 2022",
        "    - those who live",
        "    - those who work",
    ]


def test_rules_part_rows_that_stand_lower_than_their_references() -> None:
    """On a page of its own, the first row is no rest of another."""
    first = """
    +----+----------------+---------------------+------------+
    | No | Recommendation | Action              | By when    |
    +----+----------------+---------------------+------------+
    | R1 | Listen to all  | Write to them.      | May 2022   |
    +----+----------------+---------------------+------------+
    """
    second = """
    +----+----------------+---------------------+------------+
    |    |                | Print a leaflet     |            |
    | R2 | Speak plainly  | for each house that | July 2022  |
    |    |                | stands in town.     |            |
    +----+----------------+---------------------+------------+
    | R3 | Read the book  | Lend it to all.     | April 2023 |
    +----+----------------+---------------------+------------+
    """
    assert shown(document(first, second))[2:] == [
        "R2 Speak plainly",
        "  - Print a leaflet for each house that stands in town. | deadline (action): July 2022",
        "R3 Read the book",
        "  - Lend it to all. | deadline (action): April 2023",
    ]


def test_a_merged_cell_whose_words_are_kept_together_behind_the_page_end() -> None:
    first = FIRST.replace("|    |                | Write to all", "| R1 | Listen to all  | Write to all")
    first = first.replace("| R1 | Listen to all  +", "|    |                +")
    first = first.replace("|    |                | Print", "| R2 | Speak plainly  | Print")
    first = first.replace("| R2 | Speak plainly  +", "|    |                +")
    cut = """
    |    |                | Open a museum.      | March 2023 |
    +----+----------------+---------------------+------------+
    """
    rest = """
    +----+----------------+---------------------+------------+
    | R3 | Read the book  | Lend it to all.     | April 2023 |
    +----+----------------+---------------------+------------+
    | R4 | Write another  | Find a publisher.   | May 2023   |
    +----+----------------+---------------------+------------+
    """
    assert shown(document(first.rstrip() + cut, rest))[6:9] == [
        "R3 Read the book",
        "  - Open a museum. | deadline (action): March 2023",
        "  - Lend it to all. | deadline (action): April 2023",
    ]


def test_words_at_the_foot_of_their_cells_as_a_spreadsheet_sets_them() -> None:
    above = """
    +----+----------------+---------------------+------------+
    | No | Recommendation | Action              | By when    |
    +----+----------------+---------------------+------------+
    |    |                | Write to all those  |            |
    |    |                | who live in town or |            |
    | R1 | Listen to all  | work in it.         | May 2022   |
    +----+----------------+---------------------+------------+
    |    |                | Print leaflets for  |            |
    |    |                | each house and each |            |
    | R2 | Speak plainly  | shop.               | July 2022  |
    +----+----------------+---------------------+------------+
    |    |                | Open a museum.      | March 2023 |
    +----+----------------+---------------------+------------+
    """
    rest = """
    +----+----------------+---------------------+------------+
    | R3 | Read the book  | Lend it to all.     | April 2023 |
    +----+----------------+---------------------+------------+
    """
    assert shown(document(above, rest))[4:] == [
        "R3 Read the book",
        "  - Open a museum. | deadline (action): March 2023",
        "  - Lend it to all. | deadline (action): April 2023",
    ]
