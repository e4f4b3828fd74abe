"""Large numbers beside texts count these."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Document, Word
from parsers.parse import parse
from tests.parsers.built import BOLD, LARGE, PLAIN, document

TITLES = ("Listen to all who live here", "Speak plainly to your partners", "Be bolder with the money")
TEXT = """
Improvement plan

     {0}
1    • Hold a meeting each month
     • Publish a note of each
     • Tell the partners of it
     • Ask all what they think

     {1}
2    • Write less and say more
     • Tell the story of the place
     • Tell the partners of it
     • Ask all what they think

     {2}
{last}    • Close the gap by next year
     • Report on it in public
     • Tell the partners of it
     • Ask all what they think
"""


def drawn(last: str, size: float) -> Document:
    """The plan with its numbers as tall as three lines, from the foot of the title."""
    styles = {"Improvement plan": LARGE, **dict.fromkeys(TITLES, BOLD)}
    built = document(TEXT.format(*TITLES, last=last), styles=styles)

    def tall(word: Word) -> Word:
        if not word.text.isdigit():
            return word
        style = replace(PLAIN, size=size, colour=(0.5,))
        return replace(
            word, style=style, box=replace(word.box, top=word.box.top - 6, bottom=word.box.top - 6 + size)
        )

    return replace(built, pages=tuple(replace(p, words=tuple(map(tall, p.words))) for p in built.pages))


def test_they_count_the_recommendations() -> None:
    read = parse(drawn("3", 30.0))
    assert [(each.ref, each.text, len(each.actions)) for each in read.recommendations] == [
        (str(number), text, 4) for number, text in enumerate(TITLES, start=1)
    ]
    assert (read.coverage.share, read.coverage.doubled) == (1.0, ())


@pytest.mark.parametrize(("last", "size"), [("4", 30.0), ("3", 14.0)])
def test_numbers_that_do_not_count_on_or_are_small_do_not(last: str, size: float) -> None:
    assert not any(each.text == TITLES[0] for each in parse(drawn(last, size)).recommendations)
