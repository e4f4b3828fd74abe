from dataclasses import replace

import pytest

from ingest.scans.counted_columns import with_counted
from ingest.scans.letters import with_lone_numbers
from ingest.scans.setting import SetWord
from models.document import Box


def page(*numbers: str, sure: float = 0.9) -> list[SetWord]:
    """Numbers below each other, each beside its recommendation; "5?" is one that is hardly read."""
    words = []
    for line, said in enumerate(numbers, start=1):
        foot, text = 100.0 * line, said.rstrip("?")
        words.append(word(text, 200, foot, 0.5 if said.endswith("?") else sure))
        words.append(word("Agree", 400, foot, 0.9))
    return words


def word(text: str, x: float, foot: float, sure: float) -> SetWord:
    return SetWord(text, Box(x - 8, foot - 28, x + 8, foot), sure, 40, foot, 0.1)


def numbers(*pages: list[SetWord]) -> list[str]:
    return [one.text for own in with_counted(with_lone_numbers(pages)) for one in own if one.text != "Agree"]


@pytest.mark.parametrize(
    ("read", "told"),
    [
        (("3", "4", "9-?", "6"), ["3", "4", "5", "6"]),
        (("4", "5", "6", "/?"), ["4", "5", "6", "7"]),
        (("1?", "9?", "3", "4", "5"), ["1", "2", "3", "4", "5"]),
        (("8?", "3", "4", "5"), ["8", "3", "4", "5"]),
        (("No.?", "2", "3", "4"), ["No.", "2", "3", "4"]),
        (("R7", "R8", "R1", "R10"), ["R7", "R8", "R9", "R10"]),
        (("R1", "R2", "R3", "RI?"), ["R1", "R2", "R3", "R4"]),
        (("R1", "R2", "R3", "RI"), ["R1", "R2", "R3", "R1"]),
        (("07", "08", "O?", "10"), ["07", "08", "09", "10"]),
        (("1.1", "12", "1.3", "2.1", "22", "2.3"), ["1.1", "1.2", "1.3", "2.1", "2.2", "2.3"]),
        # Priorities count nothing, and a number of a page before is printed again.
        (("1", "3", "/?", "2", "1"), ["1", "3", "/", "2", "1"]),
        (("3", "4", "4", "5", "6"), ["3", "4", "4", "5", "6"]),
        (("3", "4", "No.", "6"), ["3", "4", "No.", "6"]),
    ],
)
def test_a_column_that_counts_tells_its_numbers(read: tuple[str, ...], told: list[str]) -> None:
    assert numbers(page(*read)) == told


def test_a_column_counts_over_page_ends() -> None:
    assert numbers(page("1", "2", "3"), page("§?"), page("5", "6")) == ["1", "2", "3", "4", "5", "6"]


def test_the_bar_of_a_five_is_a_piece_of_it() -> None:
    words = page("3", "4", "9?", "6")
    words.insert(4, word("-", 200, 292, 0.9))
    assert numbers(words) == ["3", "4", "5", "6"]


def test_the_text_of_a_narrow_column_stands_near_its_number() -> None:
    words = page("R7", "R8", "R9", "RQ?")
    assert numbers([replace(one, box=near(one.box)) if one.text == "Agree" else one for one in words]) == [
        "R7",
        "R8",
        "R9",
        "R10",
    ]


def near(box: Box) -> Box:
    return replace(box, x0=256.0, x1=300.0)
