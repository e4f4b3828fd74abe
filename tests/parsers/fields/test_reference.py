"""References and what only looks like one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.fields.reference import is_reference, leading_code, split_reference


@pytest.mark.parametrize(
    "text",
    [
        "01",
        "R1",
        "PCR1",
        "KR1.1",
        "2.1",
        "3a",
        "Recommendation One",
        "3.1 Recommendation 1",
        "1.",
        "(4)",
        "Action 3",
        "REC 4",
        "R 4",
        "1.2.3",
        "Recommendation C",
        "IA-23-04",
        "P1-R2",
        "SR (25/26) 01",
    ],
)
def test_references(text: str) -> None:
    assert is_reference(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "May 2022",
        "2022",
        "10%",
        "Q3",
        "H1",
        "S151",
        "Chief Executive",
        "2023/24",
        "£5",
        "FY 24/25 1",
        "ACTIONS",
        "KEY RECOMMENDATIONS",
    ],
)
def test_no_references(text: str) -> None:
    assert not is_reference(text)


@pytest.mark.parametrize(
    ("text", "reference", "rest"),
    [
        ("R1: Develop a plan", "R1", "Develop a plan"),
        ("R1 | Develop a plan", "R1", "Develop a plan"),
        ("2 | Develop a plan", "2", "Develop a plan"),
        ("R1 Develop a plan", "R1", "Develop a plan"),
        ("R1 raise standards;", "R1", "raise standards;"),
        ("R1 is met", "", "R1 is met"),
        ("Recommendation 1: Turn the plan", "1", "Turn the plan"),
        ("Recommendation 2 Improve it", "2", "Improve it"),
        ("Key recommendation 1.1 – Do X", "1.1", "Do X"),
        ("Recommendation One. Do it", "One", "Do it"),
        ("Recommendation C: Do it", "C", "Do it"),
        ("Recommendation A plan", "", "Recommendation A plan"),
        ("3. Review it", "3", "Review it"),
        ("3.Review it", "3", "Review it"),
        ("4. 100% of staff", "4", "100% of staff"),
        ("1.1 Do it", "1.1", "Do it"),
        ("(4) Do it", "4", "Do it"),
        ("KR1.1 - Do it", "KR1.1", "Do it"),
        ("3.1. Recommendation 1: Do it", "1", "Do it"),
        ("3.1 Recommendations follow", "3.1", "Recommendations follow"),
    ],
)
def test_references_before_a_text(text: str, reference: str, rest: str) -> None:
    assert split_reference(text) == (reference, rest)


@pytest.mark.parametrize(
    "text",
    [
        "2023/24 budget",
        "100% of staff",
        "24 hour care",
        "1 in 5 people",
        "3.5 million people",
        "Q3 2024 report",
        "Recommendations are good",
        "Actions 3 and 4 are done",
        "10 Downing Street",
        "2022",
        "24 - 25 March",
        "S151 Officer to review",
        "",
    ],
)
def test_nothing_is_eaten(text: str) -> None:
    assert split_reference(text) == ("", text)


@given(st.text())
def test_any_text(text: str) -> None:
    is_reference(text)
    reference, rest = split_reference(text)
    assert rest == text or (reference and reference in text and text.rstrip().endswith(rest))


@pytest.mark.parametrize(
    ("text", "code"),
    [("1a) Set up a board", "1a"), ("(2b) Train all", "2b"), ("3d printing for all", ""), ("1) Set up", "")],
)
def test_a_number_and_a_letter_before_an_action(text: str, code: str) -> None:
    assert leading_code(text) == code


@pytest.mark.parametrize("text", ["MTFP 2025/2026", "HRA 2024/2025", "DUE 31/03/25", "31 MAR 26", "12 & 13"])
def test_years_and_dates_behind_capitals_are_no_numbers_of_a_year(text: str) -> None:
    assert not is_reference(text)
