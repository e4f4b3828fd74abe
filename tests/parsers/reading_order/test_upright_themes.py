"""Themes that stand upright beside the rows of a table without upright rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from models.document import Box, Document, Fill, Word
from parsers.parse import parse
from parsers.reading_order.upright_themes import with_upright_themes
from tests.parsers.built import BOLD, LEFT, PITCH, TOP, document, word
from tests.parsers.tagged import Rows, Span, tagged

DRAWING = """
Action            Lead        By when
Hold a meeting    Leader      May 2025
with everybody
Publish a note    Mayor       May 2026

Write less        Leader      June 2025
than we do
Draw more         Mayor       July 2025
"""
HEADER = "Action            Lead        By when"


def upright(text: str, top: float, size: float = 10.0) -> list[Word]:
    """Words that run upwards left of the rows, the last at the top."""
    words, y = [], top
    for each in reversed(text.split()):
        words.append(
            replace(word(each, style=BOLD), box=Box(LEFT - 28, y, LEFT - 28 + size, y + 22), turned=90.0)
        )
        y += 24
    return words[::-1]


def plan(*, shaded: bool = True, themes: tuple[str, ...] = ("Our people", "Money")) -> Document:
    built = document(DRAWING, styles={HEADER: BOLD})
    tops = (TOP + PITCH, TOP + 5 * PITCH)
    added = [each for text, top in zip(themes, tops, strict=False) for each in upright(text, top + 2)]
    page = built.pages[0]
    words = (*page.words, *(replace(w, index=len(page.words) + n) for n, w in enumerate(added)))
    fills = [Fill(Box(LEFT - 32, top, LEFT - 14, top + 4 * PITCH), (0.9,)) for top in tops[: len(themes)]]
    return replace(built, pages=(replace(page, words=words, fills=tuple(fills) if shaded else ()),))


def test_they_are_the_themes_of_the_rows_beside_them() -> None:
    built = plan()
    read = parse(built)
    assert [(one.theme, [each.text for each in one.actions]) for one in read.recommendations] == [
        ("Our people", ["Hold a meeting with everybody", "Publish a note"]),
        ("Money", ["Write less than we do", "Draw more"]),
    ]
    assert read.coverage.share == 1.0
    printed = {each.index: each.box for each in built.words}
    assert all(w.box == printed[w.index] for one in read.recommendations for w in one.words)


@pytest.mark.parametrize("built", [plan(shaded=False), plan(themes=("Council plan",))])
def test_a_note_in_the_margin_stays_there(built: Document) -> None:
    """Nothing bounds its rows, or there is one alone."""
    assert with_upright_themes(built) is built


def test_a_theme_may_stand_at_the_right_or_in_a_block() -> None:
    built = plan(themes=())
    page = built.pages[0]
    tops = (TOP + PITCH, TOP + 5 * PITCH)
    right = [replace(w, box=replace(w.box, x0=290.0, x1=300.0)) for w in upright("Money", tops[1] + 2)]
    flat = [word("Our", LEFT - 44, tops[0] + 12, BOLD), word("people", LEFT - 44, tops[0] + 24, BOLD)]
    words = (*page.words, *(replace(w, index=len(page.words) + n) for n, w in enumerate((*flat, *right))))
    fills = (
        Fill(Box(LEFT - 46, tops[0], LEFT - 4, tops[0] + 4 * PITCH), (0.3,)),
        Fill(Box(286.0, tops[1], 304.0, tops[1] + 4 * PITCH), (0.3,)),
    )
    read = parse(replace(built, pages=(replace(page, words=words, fills=fills),)))
    assert [(one.theme, len(one.actions)) for one in read.recommendations] == [
        ("Our people", 2),
        ("Money", 2),
    ]


def test_what_the_file_tags_in_a_table_stays() -> None:
    built = plan()
    turned = [each for each in built.words if each.turned]
    assert with_upright_themes(built, lambda _: turned) is built


def test_a_theme_in_a_shaded_cell_of_a_tagged_table_stays_in_its_column() -> None:
    """A browser draws the theme's cell over all its rows, and tags it as one."""
    drawing = """
Theme      Action            Lead        By when
Our staff  Hold a meeting    Leader      May 2025
           with everybody
           Publish a note    Mayor       May 2026

Money      Write less        Leader      June 2025
           than we do
           Draw more         Mayor       July 2025
"""
    rows: Rows = [
        ["Theme", "Action", "Lead", "By when"],
        [Span("Our staff", 2), "Hold a meeting with everybody", "Leader", "May 2025"],
        ["Publish a note", "Mayor", "May 2026"],
        [Span("Money", 2), "Write less than we do", "Leader", "June 2025"],
        ["Draw more", "Mayor", "July 2025"],
    ]
    built = tagged(document(drawing), rows)
    tops = (TOP + PITCH, TOP + 5 * PITCH)
    fills = tuple(Fill(Box(LEFT - 4, top, LEFT + 60, top + 4 * PITCH - 1), (0.9,)) for top in tops)
    shaded = replace(built, pages=(replace(built.pages[0], fills=fills),))
    assert with_upright_themes(shaded) is not shaded  # as it would be without tags
    (first, *_) = read = parse(shaded).recommendations
    assert [(one.theme, len(one.actions)) for one in read] == [("Our staff", 2), ("Money", 2)]
    assert "tags" in first.actions[0].evidence


def test_what_a_colour_says_beside_rows_is_no_theme() -> None:
    """The cells of a RAG column are shaded, each as high as its row."""
    built = plan(themes=())
    page = built.pages[0]
    tops = (TOP + PITCH, TOP + 5 * PITCH)
    flat = [word(text, 288.0, top + 12) for text, top in zip(("Green", "Red"), tops, strict=True)]
    words = (*page.words, *(replace(w, index=len(page.words) + n) for n, w in enumerate(flat)))
    fills = tuple(Fill(Box(286.0, top, 330.0, top + 4 * PITCH), (0.3,)) for top in tops)
    read = parse(replace(built, pages=(replace(page, words=words, fills=fills),)))
    assert not {"Green", "Red"} & {one.theme for one in read.recommendations}


def test_a_name_that_stands_upright_in_the_margin_takes_no_theme_away() -> None:
    built = plan()
    page = built.pages[0]
    name = [
        replace(w, box=replace(w.box, x0=w.box.x0 - 15, x1=w.box.x1 - 15), index=len(page.words) + place)
        for place, w in enumerate(w for top in (TOP + 20, TOP + 70) for w in upright("Dale", top))
    ]
    named = replace(built, pages=(replace(page, words=(*page.words, *name)),))
    assert [one.theme for one in parse(named).recommendations] == ["Our people", "Money"]


def test_upright_headings_beside_each_other_are_no_themes() -> None:
    built = plan()
    page = built.pages[0]
    beside = [
        replace(w, box=replace(w.box, x0=w.box.x0 + 120, x1=w.box.x1 + 120), index=w.index + 100)
        for w in page.words
        if w.turned
    ]
    headed = replace(built, pages=(replace(page, words=(*page.words, *beside)),))
    assert with_upright_themes(headed) is headed
