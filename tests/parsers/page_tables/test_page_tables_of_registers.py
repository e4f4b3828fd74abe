"""Tables as registers, annexes of directives and web pages print them."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest

from models.document import Rule
from parsers.page_tables import page_tables
from parsers.page_tables.areas import is_next_title, words_between
from parsers.page_tables.segments import words_to_rows
from parsers.text.joiner import Joiner
from tests.parsers.built import page, word

Rows = list[list[str]]


def tables(drawing: str) -> list[Rows]:
    return [table.texts(Joiner()) for table in page_tables(page(drawing))]


@pytest.mark.parametrize(
    ("upper", "lower", "heading"),
    [
        ("Licences", "in force", "Licences in force"),
        ("Change,", "Net", "Change, Net"),
        ("Licences", "Number", "Licences"),
    ],
)
def test_words_tell_which_heading_goes_on_beside_one_over_several_columns(
    upper: str, lower: str, heading: str
) -> None:
    (rows,) = tables(
        f"""
                       {upper:10}        Amount
        Region         {lower:10}   Surface   Ground
        Anglian           8,411     612.4    240.9
        Midlands          5,002     480.1    371.2
        North West        3,120     958.6     91.3
        Southern          2,377     195.0    361.0
        """
    )
    assert rows[0][1] == heading


def test_two_headings_that_go_on_beside_one_over_several_columns() -> None:
    (rows,) = tables(
        """
                      Facilities      Deficiencies          Percent
        State          inspected    Total      Other      corrected
        Alabama              412       88         57           61.0
        Alaska                37        9          7           38.3
        Arizona              508      120         76           59.7
        Arkansas             255       41         24           70.1
        """
    )
    assert rows[0][1] == "Facilities inspected"
    assert rows[0][4] == "Percent corrected"


def test_what_a_year_is_beside_other_years() -> None:
    (rows,) = tables(
        """
                          2003            Estimate
        Programme        Actual     2004     2005     2006
        Personnel        51,204   53,871   54,310   55,002
        Operations       72,007   76,545   78,800   79,104
        Credit            1,102    1,054    1,210    1,377
        """
    )
    assert rows[0][1:3] == ["2003 Actual", "Estimate"]


def test_points_of_a_list_are_labels_of_their_own() -> None:
    (rows,) = tables(
        """
        Groups of products                 Cyprodinil   Famoxadone
        1. Fruit, fresh or dried
         (i) Citrus fruit                    0,05 (*)     0,02 (*)
         (ii) Tree nuts (shelled or
             unshelled)                      0,05 (*)     0,02 (*)
         (iii) Pome fruit                           1     0,02 (*)
         (iv) Stone fruit
            Apricots                                2     0,02 (*)
        """
    )
    assert [row[0] for row in rows[1:]] == [
        "1. Fruit, fresh or dried",
        "(i) Citrus fruit",
        "(ii) Tree nuts (shelled or unshelled)",
        "(iii) Pome fruit",
        "(iv) Stone fruit",
        "Apricots",
    ]
    assert rows[2][1:] == ["0,05 (*)", "0,02 (*)"]


def test_a_number_that_begins_a_remark_is_no_figure_beside_another() -> None:
    (row,) = words_to_rows(
        [word("1991", 0.0), word("(9", 24.0), word("months)", 36.0), word("58,903", 200.0)]
    )
    assert [segment.text for segment in row.segments] == ["1991 (9 months)", "58,903"]


def test_two_tables_of_a_web_page_whose_rules_are_as_long_and_a_line_of_white_from_the_heads() -> None:
    registers, payments = tables(
        """
        Programme        Who can take part            Set aside   Next review

        +------------------------------------------------------------------------+
        Apprenticeships  Learners on a standard           £41.2   Autumn 2019
                                                        million

        +------------------------------------------------------------------------+
        Traineeships     Young people who are not          £3.9   Autumn 2019
                         yet ready for a job            million

        +------------------------------------------------------------------------+
        Adult education  Adults on low wages, and        £134.0   Devolved to
        budget           those who look for work        million   the combined
                                                                  authorities

        +------------------------------------------------------------------------+
        Learner loans    Anyone of 19 or over on           £0.8   No date set
                         an eligible course             million

        +------------------------------------------------------------------------+
        Payments by month

        Month                                   Payments        Of which late

        +------------------------------------------------------------------------+
        January 2019                               1,204                    3

        +------------------------------------------------------------------------+
        February 2019                                998                    0

        +------------------------------------------------------------------------+
        March 2019                                 2,317                   11

        +------------------------------------------------------------------------+
        """
    )
    assert registers[0] == ["Programme", "Who can take part", "Set aside", "Next review"]
    assert registers[3][1:] == [
        "Adults on low wages, and those who look for work",
        "£134.0 million",
        "Devolved to the combined authorities",
    ]
    assert registers[4][1:3] == ["Anyone of 19 or over on an eligible course", "£0.8 million"]
    assert payments[0] == ["Month", "Payments", "Of which late"] and len(payments) == 4


BANDS = (
    (131, {55: "Band", 169: "2022 to 2023", 352: "2023 to 2024"}),
    (161, {55: "Band A", 169: "£1,204.10", 352: "£1,251.40"}),
    (191, {55: "Band B", 169: "£1,404.78", 352: "£1,459.97"}),
    (220, {55: "Band C", 169: "£1,605.47", 352: "£1,668.53"}),
    (249, {55: "Band D", 169: "£1,806.15", 352: "£1,877.10"}),
    (293, {55: "How we did"}),
    (320, {55: "Measure", 168: "2021", 217: "2022", 266: "Why it changed"}),
    (
        349,
        {
            55: "Collected in year",
            168: "96.8%",
            217: "96.1%",
            266: "The court backlog delayed 4,000 summonses",
        },
    ),
    (378, {55: "Written off", 168: "£1.2m", 217: "£0.9m", 266: "Policy changed in July"}),
    (408, {55: "Direct debit", 168: "71%", 217: "74%", 266: "Target of 75% by March 2024"}),
)


def test_the_title_of_the_next_table_between_rules_as_long_stands_below_more_white() -> None:
    words = [
        replace(lone, box=replace(lone.box, x1=lone.box.x0 + 5.5 * len(text)))
        for y, cells in BANDS
        for x, cell in cells.items()
        for found in re.finditer(r"\S+", cell)
        for text in [found.group()]
        for lone in [word(text, x + 5.5 * found.start(), y - 10.0)]
    ]
    rules = [Rule(True, y, 55.0, 535.0) for y in (141.0, 170, 199, 228, 258, 328, 357, 387, 417)]
    drawn = replace(page(""), words=tuple(words), rules=tuple(rules))
    titles = [
        is_next_title(words_to_rows(words_between(above, below, words)), above, below)
        for above, below in pairwise(rules)
    ]
    assert titles == [False] * 4 + [True] + [False] * 3
    found = page_tables(drawn)
    bands, measures = (table.texts(Joiner()) for table in found)
    assert (bands[0], len(bands)) == (["Band", "2022 to 2023", "2023 to 2024"], 5)
    assert (measures[0], len(measures)) == (["Measure", "2021", "2022", "Why it changed"], 4)


def test_a_group_between_rules_is_no_title_of_a_next_table() -> None:
    (rows,) = tables(
        """
        +------------------------------------------------------------+
        Band            2022 to 2023          2023 to 2024
        +------------------------------------------------------------+
        North
        Band A          £1,204.10             £1,251.40
        Band B          £1,404.78             £1,459.97
        +------------------------------------------------------------+
        South
        Band A          £1,605.47             £1,668.53
        Band B          £1,804.78             £1,959.97
        +------------------------------------------------------------+
        """
    )
    assert (rows[0][0], rows[-1]) == ("Band", ["Band B", "£1,804.78", "£1,959.97"])
