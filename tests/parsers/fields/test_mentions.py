"""Where a text speaks of other records of its plan."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.fields.mentions import find_mentions

NUMBERS = tuple(f"{number:02d}" for number in range(1, 12))
CODES = tuple(f"R{number}" for number in range(1, 12))


@pytest.mark.parametrize(
    ("text", "refs", "found"),
    [
        ("as per Recommendation 1", CODES, "R1"),
        ("as per Recommendation 1", NUMBERS, "01"),
        ("See R4 and R7", CODES, "R4 R7"),
        ("See R4 and R7", NUMBERS, "04 07"),
        ("To be addressed through 2, above", NUMBERS, "02"),
        ("Links to R5, R6 & R10.", CODES, "R5 R6 R10"),
        ("see recommendations 2 to 4", NUMBERS, "02 03 04"),
        ("Recs 2-4 refer", NUMBERS, "02 03 04"),
        ("(see 4)", NUMBERS, "04"),
        ("Linked to action 2.1 below", ("2", "2.1", "2.2"), "2.1"),
        ("Covered in R3 (below)", CODES, "R3"),
        ("see PCR1", ("KR1", "PCR1"), "PCR1"),
        ("see Recommendation 1", ("KR1", "PCR1"), ""),  # one of two: not guessed
        ("see R12", CODES, ""),
        ("through 2 workshops", NUMBERS, ""),
        ("Increase recycling by 3.", NUMBERS, ""),
        ("Within 3 months", NUMBERS, ""),
        ("Q2 2024/25 and S106", NUMBERS, ""),
        ("Reported to Cabinet on 4 May", NUMBERS, ""),
        ("See the report", NUMBERS, ""),
    ],
)
def test_mentions(text: str, refs: tuple[str, ...], found: str) -> None:
    assert find_mentions(text, refs) == tuple(found.split())


@given(st.text(), st.lists(st.text(max_size=6), max_size=4))
def test_any_text(text: str, refs: list[str]) -> None:
    assert set(find_mentions(text, refs)) <= set(refs)
