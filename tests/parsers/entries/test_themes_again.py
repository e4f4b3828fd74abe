"""Headings that stand above several tables: themes that come again, and titles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.parsers.built import BOLD, LARGE, PLAIN, Styles, document, shown, stacked

ASKED = """
+----------------+----------------+----------+
| Recommendation | Action         | By when  |
+----------------+----------------+----------+
"""


EDGE = "+----------------+----------------+----------+"


def under_headings(*headings: str) -> list[str]:
    """A table with one recommendation under each; the themes that they are shown with. "Place (band)" stands
    in a row across the table before."""
    parts: list[str] = []
    for number, heading in enumerate(headings):
        name, is_band, _ = heading.partition(" (band)")
        told = f"| {'Ask ' + 'abcdef'[number]:14} | Hold a meeting | May 2022 |\n{EDGE}"
        if is_band:
            parts.append(f"| {name:42} |\n{EDGE}\n{told}")
        else:
            above = "" if number == 0 else "\n\n"
            parts += [f"{above}{heading}\n\n", stacked(ASKED, told)]
    styles = {heading.removesuffix(" (band)"): LARGE for heading in headings}
    built = document(stacked("Our response to what the peers said\n\n\n", *parts), styles=styles)
    return [line for line in shown(built) if line[0] == "["]


def test_a_theme_that_comes_again_among_others_is_one() -> None:
    headings = ("Governance", "Finance", "People", "Governance")
    assert under_headings(*headings) == [f"[{heading}]" for heading in headings]


def test_a_title_that_most_tables_have_above_them_is_no_theme() -> None:
    assert under_headings("Action plan", "Action plan", "Action plan", "Annex") == ["[Annex]"]


def test_a_theme_in_a_row_among_the_others_is_one_of_them() -> None:
    """A heading at the foot of a page, with its table on the next, is taken for such a row."""
    found = under_headings("Governance", "Place (band)", "Governance", "Finance")
    assert found == ["[Governance]", "[Place]", "[Governance]", "[Finance]"]


ROWS = """
+------------------------+----------------+----------+
| Action                 | Lead           | By when  |
+------------------------+----------------+----------+
| Hold a meeting {number}       | Chief of Staff | May 2022 |
+------------------------+----------------+----------+
"""


def above_recommendations(*names: str, styles: Styles) -> list[str]:
    """The themes of tables with a recommendation above each, and a name above that."""
    parts = [
        f"{name}\n\nR{number}. Agree a plan for the town\n{ROWS.format(number=number)}\n"
        for number, name in enumerate(names, start=1)
    ]
    heads = {f"R{number}. Agree a plan for the town": LARGE for number in range(1, len(names) + 1)}
    built = document("Our response to what the peers said\n\n" + "\n".join(parts), styles=heads | styles)
    return [line for line in shown(built) if line[0] == "["]


def test_two_themes_above_two_tables_each() -> None:
    names = ("Our place", "Our place", "Finance", "Finance")
    found = above_recommendations(*names, styles=dict.fromkeys(names, BOLD))
    assert found == [f"[{name}]" for name in names]


def test_names_in_small_type_above_recommendations_are_themes() -> None:
    small = replace(PLAIN, size=PLAIN.size - 2, colour=(0.5,))
    names = ("Our people", "Open council", "Open council", "Open council")
    found = above_recommendations(*names, styles=dict.fromkeys(names, small))
    assert found == [f"[{name}]" for name in names]
    assert not above_recommendations(*["Open council"] * 4, styles={"Open council": small})


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("Agreed", "Partially agreed"),
        ("High priority", "Low priority"),
        ("See page 4", "See page 6"),
        ("Head of Policy", "Town Clerk"),
    ],
)
def test_what_small_type_says_of_one_recommendation_is_no_theme(first: str, other: str) -> None:
    small = replace(PLAIN, size=PLAIN.size - 2, colour=(0.5,))
    assert not above_recommendations(first, other, other, first, styles={first: small, other: small})


def test_a_theme_over_what_is_said_of_it_and_several_recommendations() -> None:
    """Each recommendation stands over a table of its own; the prose is below the theme only."""
    themes = {"Getting the basics right": (1, 2, 3), "Designed around people": (4, 5, 6)}
    texts = {
        n: f"{n}. Reduce the number of plans and strategies by {n}" for own in themes.values() for n in own
    }
    parts = ["Our response to what the peers said\n\n\n"]
    for theme, own in themes.items():
        parts.append(f"\n\n{theme}\n\nThe peer team made the following comments, all of which we accept.\n\n")
        parts += [f"\n{texts[n]}\n{ROWS.format(number=n)}" for n in own]
    built = document(
        stacked(*parts), styles=dict.fromkeys(themes, LARGE) | dict.fromkeys(texts.values(), BOLD)
    )
    assert [line for line in shown(built) if line[0] == "["] == [
        f"[{theme}]" for theme, own in themes.items() for _ in own
    ]
