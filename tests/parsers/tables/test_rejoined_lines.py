"""Columns of a table without rules on pages of their own, whose lines stand level with those of the rows."""

from __future__ import annotations

import pytest

from models.plan import Action
from parsers.parse import parse
from parsers.tables.rejoined_lines import columns_apart, with_lines_rejoined
from tests.parsers.built import BOLD, document

ROWS = """
Ref    Recommendation         Action

1      Listen to all of       Hold a meeting for
       those who live here    all each year

2      Speak plainly          Write less, and
                              read it aloud

3      Spend less             Sell the depot
"""
REST = """
Lead             By when

Leader of the    May 2025
Council

Chief Officer    May 2026


Clerk            June 2026
"""


def actions(*drawings: str) -> list[Action]:
    plan = parse(document(*drawings))
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled
    return [action for each in plan.recommendations for action in each.actions]


def later(drawing: str) -> str:
    return drawing.replace("1      ", "4      ").replace("2      ", "5      ").replace("3      ", "6      ")


@pytest.mark.parametrize(
    "drawings",
    [
        pytest.param((ROWS, REST), id="one page each"),
        pytest.param((ROWS, REST, later(ROWS), REST), id="over, then down"),
        pytest.param((ROWS, later(ROWS), REST, REST), id="down, then over"),
    ],
)
def test_beside_their_rows_again(drawings: tuple[str, ...]) -> None:
    read = actions(*drawings)
    dates = ["May 2025", "May 2026", "June 2026"] * (len(drawings) // 2)
    assert [each.details.deadline.text for each in read] == dates
    assert read[0].details.owner_text == "Leader of the Council"


def test_numbers_that_are_printed_again_count_once() -> None:
    rest = """
    Ref    Lead             By when

    1      Leader of the    May 2025
           Council

    2      Chief Officer    May 2026


    3      Clerk            June 2026
    """
    assert [each.details.deadline.text for each in actions(ROWS, rest)] == [
        "May 2025",
        "May 2026",
        "June 2026",
    ]


def test_where_they_do_not_pair_all_are_for_a_person_to_look_at() -> None:
    read = actions(ROWS, later(ROWS), REST)
    assert read and all(each.needs_review for each in read[:3])


def test_a_key_to_ratings_on_the_next_page_is_no_rest_of_the_rows() -> None:
    """Its lines stand level with theirs, but it ends before the last of them."""
    plan = """
    Peer challenge action plan

    Recommendation        Action                   Owner              By when

    Agree a vision        Hold listening events    Head of Policy     May 2025

    Close the gap         Set a savings plan       Chief Executive    June 2025

    Improve complaints    Write a policy           Clerk              July 2025

    Support tenants       Set up a panel           Head of Housing    August 2025
    """
    key = """
    Key to ratings

    RAG      Status         Comments

    Green    Complete       Everything is done

    Amber    In progress    Work has begun
    """
    built = document(plan, key)
    assert with_lines_rejoined(built) is built
    assert not list(columns_apart(built, (), frozenset(built.words)))


def test_a_row_that_reads_like_headings_is_none() -> None:
    """ "the service" and "Resources" end cells at a page's top; the headings before are in bold type."""
    rest = """
    Ask all who live here       Head of         June 2026
    of the service              Resources

    Write to them again         Clerk           July 2026
    """
    built = document(ROWS, rest, styles={"Ref": BOLD, "Recommendation": BOLD, "Action": BOLD})
    assert not list(columns_apart(built, (), frozenset(built.words)))
