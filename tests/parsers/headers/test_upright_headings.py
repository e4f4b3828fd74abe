"""Headings that stand upright over narrow columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Document, Word
from parsers.headers.upright_headings import with_headings_laid_down
from tests.parsers.built import CELL, LEFT, PITCH, TOP, document, shown, word

TABLE = """
No   Recommendation        Action



01   Listen to residents   Write to all of them   Leader   March
     of every place                                        2022
02   Speak plainly and     Sing with everybody    Mayor    May 2022
     be heard
"""
OWNER, DATE = LEFT + 49 * CELL, LEFT + 58 * CELL


def upright(text: str, x: float, top: float, degrees: float) -> list[Word]:
    """Words of a heading from its foot to its top, or from top to foot."""
    words, y = [], top + 3 * PITCH if degrees == 90 else top
    for each in text.split():
        length = len(each) * CELL / 2
        y0 = y - length if degrees == 90 else y
        words.append(replace(word(each), box=Box(x, y0, x + 10, y0 + length), turned=degrees))
        y = y0 - 3 if degrees == 90 else y0 + length + 3
    return words


def with_words(plan: Document, words: list[Word]) -> Document:
    page = plan.pages[0]
    placed = [replace(each, index=len(page.words) + place) for place, each in enumerate(words)]
    return replace(plan, pages=(replace(page, words=(*page.words, *placed)),))


@pytest.mark.parametrize("degrees", [90, 270])
def test_a_header_with_upright_headings(degrees: float) -> None:
    headings = [*upright("Lead", OWNER, TOP, degrees), *upright("By when", DATE, TOP, degrees)]
    plan = with_headings_laid_down(with_words(document(TABLE), headings))
    assert shown(plan) == [
        "01 Listen to residents of every place",
        "  - Write to all of them | deadline (action): March 2022 | owner: Leader",
        "02 Speak plainly and be heard",
        "  - Sing with everybody | deadline (action): May 2022 | owner: Mayor",
    ]


def test_a_heading_over_two_upright_lines() -> None:
    date = [*upright("Completion", DATE, TOP, 90), *upright("date", DATE + 11, TOP, 90)]
    plan = with_headings_laid_down(with_words(document(TABLE), [*upright("Lead", OWNER, TOP, 90), *date]))
    laid = [each for each in plan.words if each.text in ("Completion", "date")]
    assert [(each.turned, round(each.box.top - TOP)) for each in laid] == [(0.0, 1), (0.0, 1)]
    assert laid[0].box.x0 == DATE < laid[0].box.x1 < laid[1].box.x0


def test_what_is_no_heading_stays_as_it_is() -> None:
    plan = with_words(document(TABLE), upright("Housing", OWNER, TOP, 90))
    assert with_headings_laid_down(plan) is plan


def test_a_header_of_upright_headings_alone_above_an_owner_that_is_a_heading_elsewhere() -> None:
    rows = TABLE.replace("No   Recommendation        Action", "Plan").replace("Leader", "Director")
    headings = {
        "No": LEFT,
        "Recommendation": LEFT + 5 * CELL,
        "Action": LEFT + 27 * CELL,
        "Lead": OWNER,
        "By when": DATE,
    }
    words = [own for text, x in headings.items() for own in upright(text, x, TOP, 90)]
    laid = with_headings_laid_down(with_words(document(rows), words))
    tops = {each.box.top for each in laid.words if each.text in ("Recommendation", "Action", "Lead")}
    assert len(tops) == 1 and max(tops) < TOP + 3 * PITCH


def test_an_upright_heading_beside_one_over_two_lines() -> None:
    rows = TABLE.replace(
        "No   Recommendation        Action\n\n", "     Peer team             Action\n     recommendation\n"
    )
    words = upright("Completion date", OWNER, TOP, 90)
    laid = with_headings_laid_down(with_words(document(rows), words))
    assert not any(each.turned for each in laid.words)


def test_a_long_heading_over_the_last_column_ends_with_the_table() -> None:
    headings = [*upright("Lead", OWNER, TOP, 90), *upright("Planned completion date", DATE, TOP, 90)]
    plan = with_headings_laid_down(with_words(document(TABLE), headings))
    right = max(each.box.x1 for each in document(TABLE).words)
    assert [each.box.x1 < right for each in plan.words if each.text in ("Planned", "completion", "date")] == [
        True
    ] * 3


def test_a_long_heading_stays_left_of_one_in_the_middle_of_the_next_column() -> None:
    """Its column ends where that of the next begins, not where that heading does."""
    left = OWNER - 14 * CELL
    headings = [*upright("Lead", OWNER, TOP, 90), *upright("Date by which it is planned", left, TOP, 90)]
    plan = with_headings_laid_down(with_words(document(TABLE), headings))
    assert max(each.box.x1 for each in plan.words if each.text == "planned") <= left + 4 * 10 + 1
