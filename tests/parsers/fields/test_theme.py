"""Themes as printed, and recommendations, coded by the codebook: a phrase decides, or nothing does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.plan import Details, Recommendation
from parsers.fields.theme import (
    CodebookError,
    Coded,
    Edition,
    edition_for,
    own_codebook,
    read_theme,
    text_to_codebook,
    with_themes,
)

BOOK = """
[[sets]]
name = "Old"
until = 2020
[sets.themes]
"Money" = ["budget"]

[[sets]]
name = "New"
from = 2020
[sets.themes]
"Finance" = ["budget", "financial plan", "savings"]
"People" = ["culture", "organisational culture", "decision-making"]

[[sets]]
name = "Care"
from = 2020
documents = ["social care"]
[sets.themes]
"Safety" = ["safeguarding"]
"""


def edition(title: str = "Action Plan", plan_date: str = "2024-03") -> Edition:
    found = edition_for(text_to_codebook(BOOK), title, plan_date)
    assert found
    return found


def recommendation(theme: str, text: str) -> Recommendation:
    return Recommendation(theme, "", "1", text, Details(), (), 1, ())


@pytest.mark.parametrize(
    ("title", "plan_date", "name"),
    [
        ("Action Plan", "2019", "Old"),
        ("Action Plan", "2020-01", "New"),  # both are in force: the later one
        ("Action Plan", "", "New"),
        ("Adult Social Care Action Plan", "2024", "Care"),
        ("Adult Social Care Action Plan", "2019", "Old"),
    ],
)
def test_the_edition_in_force(title: str, plan_date: str, name: str) -> None:
    assert edition(title, plan_date).name == name


def test_no_edition_before_the_first() -> None:
    assert edition_for(own_codebook(), "Peer Review", "1999") is None
    assert with_themes([recommendation("Budget", "")], None) == [recommendation("Budget", "")]


@pytest.mark.parametrize(
    ("text", "theme", "phrase"),
    [
        ("Budgets", "Finance", "Budgets"),
        ("THE BUDGET AND ITS SAVINGS", "Finance", "BUDGET"),
        ("Financial plans", "Finance", "Financial plans"),
        ("Decision making", "People", "Decision making"),
        ("Budget and organisational culture", "People", "organisational culture"),  # the longest decides
        ("Budget and culture", "", ""),  # never guessed between two
        ("Finance", "Finance", "Finance"),  # its own name
        ("Budgetary control", "", ""),
        ("", "", ""),
    ],
)
def test_the_phrase_that_decides(text: str, theme: str, phrase: str) -> None:
    assert read_theme(text, edition()) == Coded(theme, phrase)


@pytest.mark.parametrize(
    ("theme", "text", "code"),
    [
        ("Budget", "Improve the organisational culture", Coded("Finance", "Budget")),
        ("Customers", "Improve the organisational culture", Coded("People", "organisational culture")),
        ("Customers", "Mind the culture", Coded()),  # one word, in passing
    ],
)
def test_the_printed_theme_goes_before_the_text(theme: str, text: str, code: Coded) -> None:
    (found,) = with_themes([recommendation(theme, text)], edition())
    assert Coded(found.lga_theme, found.lga_theme_phrase) == code


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[sets", "is not TOML"),
        ("", "is no codebook"),
        ("sets = []", "is no codebook"),
        ("[[sets]]\nname = 'x'\n", "is no codebook"),
        ("[[sets]]\nname = 'x'\n[sets.themes]\nA = 'one'", "is no codebook"),
        ("[[sets]]\nname = 'x'\n[sets.themes]\nA = ['<money>']", r"topic .* <money>"),
        ("topics = ['money']\n[[sets]]\nname = 'x'\n[sets.themes]\nA = ['one']", "is no codebook"),
        ("[[sets]]\nname = 'x'\nfrom = 'May'\n[sets.themes]\nA = ['one']", "is no codebook"),
    ],
)
def test_what_is_no_codebook(text: str, said: str) -> None:
    with pytest.raises(CodebookError, match=said) as caught:
        text_to_codebook(text)
    assert "\n" not in str(caught.value)


def test_editions_share_the_phrases_of_a_topic() -> None:
    book = """
[topics]
money = ["budget", "savings"]
[[sets]]
name = "Old"
until = 2020
[sets.themes]
"Financial planning" = ["<money>"]
[[sets]]
name = "New"
from = 2021
[sets.themes]
"Use of resources" = ["<money>", "procurement"]
"""
    old, new = text_to_codebook(book).editions
    assert read_theme("Budget and savings", old) == Coded("Financial planning", "Budget")
    assert read_theme("Savings", new) == Coded("Use of resources", "Savings")
    assert new.themes == (("Use of resources", ("budget", "savings", "procurement")),)


@pytest.mark.parametrize("year", ["2015", "2019", "2023"])
def test_what_is_between_members_and_officers_is_governance_in_every_edition(year: str) -> None:
    now = edition_for(own_codebook(), "", year)
    assert now
    assert "overnance" in read_theme("Member-officer relations", now).theme


@pytest.mark.parametrize("plan_date", ["2015", "2019-06", "2022-03-14", "2025"])
def test_every_theme_of_the_lga_codes_itself(plan_date: str) -> None:
    now = edition_for(own_codebook(), "", plan_date)
    assert now
    assert len(now.themes) == 5
    for theme, _ in now.themes:
        assert read_theme(theme, now).theme == theme


@given(st.text())
def test_any_text(text: str) -> None:
    found = read_theme(text, edition())
    assert bool(found.theme) == bool(found.phrase)
