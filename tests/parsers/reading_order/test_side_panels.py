"""What is asked in a panel down the side of each page, beside the table of what is done."""

from __future__ import annotations

from dataclasses import replace

from models.document import Box, Fill, Page
from parsers.parse import parse
from tests.parsers.built import BOLD, HEIGHT, LARGE, LEFT, PLAIN, document

HUGE = replace(LARGE, size=48.0)
NORMAL = replace(PLAIN, size=11.0)
PAGE = """
{0}                           What we will do           Who           By when

Agree a vision                Run a survey of all       Town Clerk    May 2025
with all of the
people in town                Hold an open evening      Mayor         June 2025
"""


def with_panel(page: Page, x1: float) -> Page:
    """The page with a shade from its left edge to `x1`, in which numbers are large."""
    panel = Fill(Box(0.0, 0.0, x1, HEIGHT), (0.1, 0.3, 0.2))
    words = (
        replace(own, style=HUGE) if own.text.isdecimal() and own.box.x0 < x1 else own for own in page.words
    )
    return replace(page, fills=(panel,), words=tuple(words))


def test_it_is_read_before_the_table() -> None:
    styles = {"What we will do": BOLD, "Who": BOLD, "By when": BOLD}
    styles |= dict.fromkeys(("Agree a vision", "with all of the", "people in town"), LARGE)
    pages = [PAGE.format(number).replace("Agree a", f"Agree {'abc'[number - 1]}") for number in (1, 2, 3)]
    styles |= {f"Agree {letter} vision": LARGE for letter in "abc"}
    built = document(*pages, styles=styles)
    panels = tuple(with_panel(page, LEFT + 150) for page in built.pages)
    read = parse(replace(built, pages=panels)).recommendations
    assert [(one.ref, one.text, len(one.actions)) for one in read] == [
        ("1", "Agree a vision with all of the people in town", 2),
        ("2", "Agree b vision with all of the people in town", 2),
        ("3", "Agree c vision with all of the people in town", 2),
    ]


def test_a_footer_that_lies_over_the_panel_stays_where_it_is() -> None:
    styles = {"What we will do": BOLD, "Who": BOLD, "By when": BOLD, "Town Council": BOLD}
    styles |= dict.fromkeys(("Agree a vision", "with all of the", "people in town"), LARGE)
    pages = [PAGE.format(number) for number in (1, 2, 3)]
    built = document(*pages, styles=styles, footer="Our own Town Council and its partners in the county")
    panels = tuple(with_panel(page, LEFT + 150) for page in built.pages)
    read = parse(replace(built, pages=panels)).recommendations
    assert [(one.ref, one.text, len(one.actions)) for one in read] == [
        (str(number), "Agree a vision with all of the people in town", 2) for number in (1, 2, 3)
    ]


def test_half_of_a_spread_is_read_before_the_other() -> None:
    """The left page is shaded, and most of the right one is smaller than its points."""
    spread = """
Recommendation {0}                                 What we will do
Agree a long vision with all                     • Hold a summit of partners
of the people in the town                        Lead: Chief Executive and his deputies
                                                 By: June 2026
What the peer team found                         • Publish a long note on it
Partners do not know it                          Lead: Leader of the Council
                                                 By: December 2026
"""
    heads = ("Recommendation", "What we will do", "What the peer team found")
    large = ("Agree a long vision with all", "of the people in the town")
    styles = {**dict.fromkeys(heads, replace(BOLD, size=11.0)), **dict.fromkeys(large, LARGE)}
    styles |= dict.fromkeys(("Hold a summit of partners", "Publish a long note on it"), NORMAL)
    styles["Partners do not know it"] = NORMAL
    built = document(*(spread.format(number) for number in (1, 2, 3)), styles=styles)
    panels = (Fill(Box(0.0, 0.0, LEFT + 260, HEIGHT), (0.9, 0.9, 1.0)),)
    pages = tuple(replace(page, width=2 * (LEFT + 260), fills=panels) for page in built.pages)
    read = parse(replace(built, pages=pages)).recommendations
    assert [(one.ref, one.text, [action.text for action in one.actions]) for one in read] == [
        (
            str(number),
            "Agree a long vision with all of the people in the town",
            ["Hold a summit of partners", "Publish a long note on it"],
        )
        for number in (1, 2, 3)
    ]
