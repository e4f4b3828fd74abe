"""Label/value cards, ruled and unruled: one recommendation or one action each."""

from __future__ import annotations

import pytest

from parsers.layouts import record_card
from parsers.outline import document_to_outline
from parsers.parse import parse
from tests.parsers.built import BOLD, document, shown, stacked

CARD = """
+------------------+-----------------------------------+
| Recommendation 1 | Create a stronger sense of one    |
|                  | team.                             |
+------------------+-----------------------------------+
| Theme            | Leadership and direction          |
+------------------+-----------------------------------+
| Action           | Hold an away day every quarter.   |
+------------------+-----------------------------------+
| Timescale        | Commencing April 2025             |
+------------------+-----------------------------------+
| Action           | Agree a compact, covering:        |
|                  | • roles                           |
|                  | • respect                         |
+------------------+-----------------------------------+
| Timescale        | By July 2025                      |
+------------------+-----------------------------------+
| Lead Officer     | Chief Executive                   |
+------------------+-----------------------------------+
"""
SHOWN = [
    "[Leadership and direction]",
    "1 Create a stronger sense of one team. | lead_officer: Chief Executive",
    "  - Hold an away day every quarter. | deadline (action): Commencing April 2025",
    "  - Agree a compact, covering: | deadline (action): By July 2025",
    "    - roles",
    "    - respect",
]
SECOND = """
+------------------+-----------------------------------+
| Recommendation 2 | Listen to partners.               |
+------------------+-----------------------------------+
| Action           | Meet them.                        |
+------------------+-----------------------------------+
| Timescale        | Ongoing                           |
+------------------+-----------------------------------+
"""
SHOWN_SECOND = ["2 Listen to partners. | deadline: Ongoing", "  - Meet them."]


def test_recognises_cards() -> None:
    assert record_card.recognises(document_to_outline(document(CARD)))
    other = "+------+-----+\n| Pay  | 100 |\n+------+-----+\n| Rent | 90  |\n+------+-----+"
    assert not record_card.recognises(document_to_outline(document(other)))


def test_a_card() -> None:
    assert shown(document(CARD)) == SHOWN


def test_several() -> None:
    assert shown(document(stacked(CARD, "\n\n", SECOND), SECOND.replace("2", "3"))) == [
        *SHOWN,
        *SHOWN_SECOND,
        SHOWN_SECOND[0].replace("2", "3"),
        SHOWN_SECOND[1],
    ]


def test_under_each_other_in_one_table() -> None:
    assert shown(document(stacked(CARD.rstrip().rsplit("\n", 1)[0], SECOND))) == [*SHOWN, *SHOWN_SECOND]


ROWS = CARD.strip("\n").split("\n")


@pytest.mark.parametrize("cut", [3, 5, 7, 9, 13, 15])
def test_cut_by_the_page_end_between_two_rows(cut: int) -> None:
    assert shown(document("\n".join(ROWS[: cut + 1]), "\n".join(ROWS[cut:]))) == SHOWN


@pytest.mark.parametrize("cut", [2, 11, 12])
def test_cut_by_the_page_end_within_a_row(cut: int) -> None:
    end = ROWS[0]
    assert shown(document("\n".join([*ROWS[:cut], end]), "\n".join([end, *ROWS[cut:]]))) == SHOWN


def test_a_recommendation_across_the_card_and_pairs_side_by_side() -> None:
    drawing = """
    +--------------------------------------------------+
    | Recommendation 1: Use data to decide             |
    +-----------+---------------+------------+---------+
    | Timescale | May 2025      | Lead       | Leader  |
    +-----------+---------------+------------+---------+
    """
    assert shown(document(drawing)) == ["1 Use data to decide | deadline: May 2025 | owner: Leader"]


def test_owners_in_the_order_in_which_they_are_printed() -> None:
    drawing = """
    +------------------+-----------------------+
    | Recommendation 3 | Decide on seafront.   |
    +------------------+-----------------------+
    | Portfolio Holder | Leader                |
    +------------------+-----------------------+
    | Action           | Write a plan.         |
    +------------------+-----------------------+
    | Lead Officer     | Director of Growth    |
    +------------------+-----------------------+
    | Action           | Ask residents.        |
    +------------------+-----------------------+
    | Lead Officer     | Head of Communities   |
    +------------------+-----------------------+
    """
    (recommendation,) = parse(document(drawing)).recommendations
    assert [action.details.owner_text for action in recommendation.actions] == [
        "Leader; Director of Growth",
        "Leader; Head of Communities",
    ]


@pytest.mark.parametrize("glyph", ["•", "■"])
def test_a_list_in_the_recommendation_stays_in_its_text(glyph: str) -> None:
    drawing = f"""
    +------------------+-----------------------+
    | Recommendation 1 | Strengthen it by:     |
    |                  | {glyph} a programme           |
    |                  | {glyph} training              |
    +------------------+-----------------------+
    | Action           | Train all Members.    |
    +------------------+-----------------------+
    """
    assert shown(document(drawing))[0] == "1 Strengthen it by: • a programme • training"


def test_a_theme_across_the_card() -> None:
    drawing = """
    +--------------------------------------+
    | Leadership and direction             |
    +------------------+-------------------+
    | Recommendation 1 | Use data.         |
    +------------------+-------------------+
    | Timescale        | May 2025          |
    +------------------+-------------------+
    """
    assert shown(document(drawing)) == ["[Leadership and direction]", "1 Use data. | deadline: May 2025"]


def test_a_card_an_action() -> None:
    drawing = """
    +--------------+------------------+
    | Ref          | 1.1              |
    +--------------+------------------+
    | Action       | Use data.        |
    +--------------+------------------+
    | By when      | May 2025         |
    +--------------+------------------+
    | Cost code    | A1               |
    +--------------+------------------+
    """
    assert shown(document(drawing)) == ["1.1 | deadline: May 2025 | (Cost code): A1", "  - Use data."]


class TestWithoutRules:
    DRAWING = """
    Recommendation 1:  Develop a workforce plan.
    Lead Officer:      Chief Executive
    Timescale:         By July 2025
    What we will do:   Open a hub for start-up firms and for those that
                       have just begun, covering:
                       • what it costs now
                       • what it would save

    Recommendation 2:  Listen to partners.
    Lead Officer:      Leader
    Timescale:         Ongoing
    What we will do:   Meet them.
    """
    EXPECTED = (
        "1 Develop a workforce plan. | lead_officer: Chief Executive | deadline: By July 2025",
        "  - Open a hub for start-up firms and for those that have just begun, covering:",
        "    - what it costs now",
        "    - what it would save",
        "2 Listen to partners. | lead_officer: Leader | deadline: Ongoing",
        "  - Meet them.",
    )

    def test_labels_and_values_in_line(self) -> None:
        assert tuple(shown(document(self.DRAWING))) == self.EXPECTED

    def test_bold_labels_without_colons(self) -> None:
        labels = ("Recommendation 1", "Recommendation 2", "Lead Officer", "Timescale", "What we will do")
        drawing = self.DRAWING
        for label in labels:
            drawing = drawing.replace(f"{label}:", f"{label} ")
        built = document(drawing, styles=dict.fromkeys(labels, BOLD))
        assert tuple(shown(built)) == self.EXPECTED

    @pytest.mark.parametrize("cut", [2, 3, 5, 6, 9, 11])
    def test_cut_by_the_page_end(self, cut: int) -> None:
        lines = self.DRAWING.strip("\n").split("\n")
        # A rule of one character keeps the second page's margin where the first page's is.
        above, below = "\n".join(lines[:cut]), "\n".join(["    |", *lines[cut:]])
        assert tuple(shown(document(above, below))) == self.EXPECTED

    def test_with_prose_around(self) -> None:
        prose = "The council accepts all that the peer team asked for and will do all of it within the year."
        built = document(stacked(prose, "\n", self.DRAWING, "\n", prose))
        assert tuple(shown(built)) == self.EXPECTED
