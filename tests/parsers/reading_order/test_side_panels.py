"""What is asked in a panel down the side of each page, beside the table of what is done."""

from __future__ import annotations

from dataclasses import replace

from models.document import Box, Fill, Page
from parsers.parse import parse
from tests.parsers.built import BOLD, HEIGHT, LARGE, LEFT, document

HUGE = replace(LARGE, size=48.0)
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
