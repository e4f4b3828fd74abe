"""Label/value cards, ruled and unruled: one recommendation or one action each."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from textwrap import dedent

import pytest

from parsers.layouts import record_card
from parsers.outline.outline import document_to_outline
from parsers.parse import parse
from tests.parsers.built import BOLD, LARGE, document, shown, stacked

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


def test_owners_on_lines_of_their_own() -> None:
    owners = CARD.replace(
        "| Lead Officer     | Chief Executive                   |",
        "| Lead             | Chief Social Work Officer         |\n"
        "|                  | Cllr Ada Ashby                    |",
    )
    assert shown(document(owners))[1].endswith("| owner: Chief Social Work Officer; Cllr Ada Ashby")


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


def test_a_number_and_its_text_each_across_the_card() -> None:
    card = """
    +----------------------------------------------------+
    | Recommendation {}                                   |
    +----------------------------------------------------+
    | {} to all who live here                        |
    +--------------+-----------------+---------+---------+
    | Action       | Hold a meeting  | Lead    | Leader  |
    +--------------+-----------------+---------+---------+
    """
    found = shown(document(stacked(card.format(1, "Listen"), "", card.format(2, "Report"))))
    assert [line for line in found if line[0] != " "] == [
        "1 Listen to all who live here | owner: Leader",
        "2 Report to all who live here | owner: Leader",
    ]


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

    def test_labels_that_wrap_and_labels_of_unknown_meaning(self) -> None:
        drawing = """
        Recommendation 1:  Develop a workforce plan.
        Cabinet Member /   Councillor Jones
        Portfolio Holder:
        Lead               Chief Executive
        Officer:
        Action:            Open a hub.
        Ward:              All wards
        Timescale:         By July 2025
        """
        assert shown(document(drawing)) == [
            "1 Develop a workforce plan. | lead_member: Councillor Jones | lead_officer: Chief Executive"
            " | (Ward): All wards | deadline: By July 2025",
            "  - Open a hub.",
        ]

    def test_labels_in_capitals(self) -> None:
        drawing = """
        RECOMMENDATION 1   Develop a workforce plan.
        LEAD OFFICER       Chief Executive
        ACTION             Open a hub.
        TIMESCALE          By July 2025
        """
        assert shown(document(drawing)) == [
            "1 Develop a workforce plan. | lead_officer: Chief Executive | deadline: By July 2025",
            "  - Open a hub.",
        ]

    def test_labels_in_the_middle_of_their_rows(self) -> None:
        labels = ("Recommendation 1", "Recommendation 2", "Action ", "Lead Officer", "Timescale")
        drawing = """
        Recommendation 1  Develop a workforce plan.

                          Open a hub for start-up firms and for
        Action            those that have just begun, in the old
                          market hall.

        Lead Officer      Chief Executive

                          By July 2025, with
        Timescale         the agreement of
                          the full council

        Recommendation 2  Listen to partners.

        Action            Meet them.

        Lead Officer      Leader

        Timescale         Ongoing
        """
        assert shown(document(drawing, styles=dict.fromkeys(labels, BOLD))) == [
            "1 Develop a workforce plan. | lead_officer: Chief Executive"
            " | deadline: By July 2025, with the agreement of the full council",
            "  - Open a hub for start-up firms and for those that have just begun, in the old market hall.",
            "2 Listen to partners. | lead_officer: Leader | deadline: Ongoing",
            "  - Meet them.",
        ]

    def test_between_level_rules(self) -> None:
        rule = f"+{'-' * 75}+"
        first, second = self.DRAWING.strip("\n").split("\n\n")
        built = document(stacked(rule, first, rule, second, rule, first.replace("1:", "3:"), rule))
        assert tuple(shown(built))[: len(self.EXPECTED)] == self.EXPECTED


class TestLabelLines:
    """Values run into their labels, or under them."""

    ALONE = """
    Recommendation 1: Embed equality in everything the council does.
    Theme
      Finance
    Action
      Set up a data warehouse, covering:
      • what it costs now
      • what residents think of it
    Timescale
      April 2025
    Action
      Publish it.
    Timescale
      May 2025
    Lead Officer
      Head of Planning

    The council will report on progress to Cabinet each quarter.
    """
    BOLDS = ("Recommendation 1: Embed equality in everything the council does.",)
    LABELS = ("Theme", "Action", "Timescale", "Lead Officer")
    EXPECTED = (
        "[Finance]",
        "1 Embed equality in everything the council does. | lead_officer: Head of Planning",
        "  - Set up a data warehouse, covering: | deadline (action): April 2025",
        "    - what it costs now",
        "    - what residents think of it",
        "  - Publish it. | deadline (action): May 2025",
    )

    def test_labels_alone(self) -> None:
        styles = dict.fromkeys((*self.BOLDS, *self.LABELS), BOLD)
        assert tuple(shown(document(self.ALONE, styles=styles))) == self.EXPECTED

    @pytest.mark.parametrize("cut", [3, 4, 5, 6, 8, 11, 14])
    def test_cut_by_the_page_end(self, cut: int) -> None:
        styles = dict.fromkeys((*self.BOLDS, *self.LABELS), BOLD)
        lines = self.ALONE.strip("\n").split("\n")
        built = document("\n".join(lines[:cut]), "\n".join(["    |", *lines[cut:]]), styles=styles)
        assert tuple(shown(built)) == self.EXPECTED

    def test_run_in_and_unknown_labels_and_the_text_after(self) -> None:
        drawing = """
        Action: Open a hub for start-up firms.
        Lead: Chief Executive
        By when: May 2025

        Action: Open two.
        Lead: Leader
        By when: June 2025
        Cost code: A1

        Action: Open three:
        • here
        • there
        Lead: Leader
        By when: June 2025

        The council will report on progress to Cabinet each quarter and to all members.
        """
        assert shown(document(drawing)) == [
            " | owner: Chief Executive | deadline: May 2025",
            "  - Open a hub for start-up firms.",
            " | owner: Leader | deadline: June 2025 | (Cost code): A1",
            "  - Open two.",
            " | owner: Leader | deadline: June 2025",
            "  - Open three:",
            "    - here",
            "    - there",
        ]

    def test_numbered_actions_with_their_own_dates_and_leads(self) -> None:
        drawing = """
        Recommendation 1: Develop a workforce plan.
        Action 1: Open a hub for start-up firms.
        Lead: Chief Executive
        By when: May 2025
        Action 2: Meet them.
        Lead: Leader
        By when: June 2025
        """
        built = document(drawing)
        assert shown(built) == [
            "1 Develop a workforce plan.",
            "  1. Open a hub for start-up firms. | owner: Chief Executive | deadline (action): May 2025",
            "  2. Meet them. | owner: Leader | deadline (action): June 2025",
        ]
        assert parse(built).coverage.share == 1.0


def _card(*pairs: str) -> str:
    """A ruled card of "label | value" lines."""
    rule = "+------------------+-----------------------------------+"
    rows = (f"| {label:<16} | {value:<33} |" for label, value in (pair.split(" | ") for pair in pairs))
    return "\n".join([rule, *(line for row in rows for line in (row, rule))])


def test_counted_labels() -> None:
    card = _card(
        "Recommendation 1 | Meet.",
        "Action 1 | One",
        "Action 2 | Two",
        "By when 1 | May 2025",
        "By when 2 | June 2025",
    )
    assert shown(document(card)) == [
        "1 Meet.",
        "  1. One | deadline (action): May 2025",
        "  2. Two | deadline (action): June 2025",
    ]


def test_a_card_an_action_that_prints_its_recommendation_again() -> None:
    cards = [
        _card("Recommendation 1 | Meet.", f"Action | {action}", f"By when | {date}")
        for action, date in (("One", "May 2025"), ("Two", "June 2025"))
    ]
    built = document(stacked(cards[0], "\n", cards[1]))
    assert shown(built) == [
        "1 Meet.",
        "  - One | deadline (action): May 2025",
        "  - Two | deadline (action): June 2025",
    ]
    assert not parse(built).coverage.doubled


HEADED = [_card("Action | One", "By when | May 2025"), _card("Action | Two", "By when | June 2025")]


def test_headings_above_cards_are_their_recommendations() -> None:
    built = document(
        stacked(
            "Plan", "\n", "Embed it in all", "\n", HEADED[0], "\n", "Listen to partners", "\n", HEADED[1]
        ),
        styles={"Plan": LARGE, "Embed it in all": BOLD, "Listen to partners": BOLD},
    )
    assert [line for line in shown(built) if not line.startswith("  ")] == [
        "Embed it in all | deadline: May 2025",
        "Listen to partners | deadline: June 2025",
    ]


def test_headings_above_cards_that_ask_nothing_are_themes() -> None:
    built = document(
        stacked(
            "Plan", "\n", "Balancing our books", "\n", HEADED[0], "\n", "Homes that are safe", "\n", HEADED[1]
        ),
        styles={"Plan": LARGE, "Balancing our books": BOLD, "Homes that are safe": BOLD},
    )
    assert [line for line in shown(built) if line.startswith("[")] == [
        "[Balancing our books]",
        "[Homes that are safe]",
    ]


def test_a_numbered_heading_cut_from_its_card() -> None:
    heading = "Recommendation 1: Use data"
    built = document(heading, HEADED[0], styles={heading: BOLD})
    assert shown(built) == ["1 Use data | deadline: May 2025", "  - One"]


def _three(first: str, second: str, *, bold: bool = True) -> list[str]:
    """A heading, two cards under it; another, one card."""
    cards = [
        _card(f"Action | {name}", f"By when | {date}")
        for name, date in (("One", "May 2025"), ("Two", "June 2025"), ("Three", "July 2025"))
    ]
    page = stacked("Plan", "\n\n", first, cards[0], "\n", cards[1], second, cards[2])
    styles = {"Plan": LARGE, **({first: BOLD, second: BOLD} if bold else {})}
    return shown(document(page, styles=styles))


ASKED = [
    "Meet them",
    "  - One | deadline (action): May 2025",
    "  - Two | deadline (action): June 2025",
    "Write less | deadline: July 2025",
    "  - Three",
]
NUMBERED = [f"1 {ASKED[0]}", *ASKED[1:3], f"2 {ASKED[3]}", ASKED[4]]


@pytest.mark.parametrize(
    ("headings", "bold", "expected"),
    [
        (("Recommendation 1: Meet them", "Recommendation 2: Write less"), True, NUMBERED),
        (("Recommendation: Meet them", "Recommendation: Write less"), True, ASKED),
        (
            ("R1 Meet them", "R2 Write less"),
            False,
            [line.replace("1 M", "R1 M").replace("2 W", "R2 W") for line in NUMBERED],
        ),
        (("1. Meet them", "2. Write less"), False, NUMBERED),
    ],
)
def test_a_heading_over_a_card_is_not_of_the_card_above(
    headings: tuple[str, str], bold: bool, expected: list[str]
) -> None:
    """It stands so near to both that they had been one table; what has no heading goes on under the last."""
    assert _three(*headings, bold=bold) == expected


def test_actions_above_cards_of_who_and_when() -> None:
    """Under headings with bare numbers that count what is to be done."""
    headings = ("1 Bring the offices up to date", "2 Make the most of our land")
    actions = ("Action 1.1 Paint the stairs", "Action 1.2 Mend the roof", "Action 2.1 Sell a field")
    card = _card("Lead officer | Head of Property", "Target date | May 2025", "Progress | None yet")
    parts = (
        "Plan",
        "\n\n",
        headings[0],
        "",
        actions[0],
        card,
        "\n",
        actions[1],
        card,
        "\n",
        headings[1],
        "",
        actions[2],
    )
    built = document(stacked(*parts, card), styles={"Plan": LARGE, **dict.fromkeys(headings, BOLD)})
    told = "lead_officer: Head of Property | deadline (action): May 2025 | progress: None yet"
    read = shown(built)
    assert [line.partition(" |")[0] for line in read] == [
        "1 Bring the offices up to date",
        "  1.1. Paint the stairs",
        "  1.2. Mend the roof",
        "2 Make the most of our land",
        "  2.1. Sell a field",
    ]
    assert read[1].partition(" | ")[2] == told
    assert parse(built).coverage.share == 1.0


def test_a_page_end_below_the_first_row_of_who_and_when() -> None:
    cards = [_card("Lead officer | Leader", "Target date | May 2025").split("\n") for _ in range(2)]
    first = stacked("Action 1.1 Paint the stairs", *cards[0], "\n", "Action 1.2 Mend the roof", *cards[1][:3])
    read = parse(document(first, "\n".join(cards[1][2:])))
    actions = [each for one in read.recommendations for each in one.actions]
    assert [each.text for each in actions] == ["Paint the stairs", "Mend the roof"]
    details = [(each.details.lead_officer, each.details.deadline.text) for each in actions]
    assert details == [("Leader", "May 2025")] * 2


@pytest.mark.parametrize("bold", [True, False], ids=["bold", "plain"])
def test_a_theme_over_cards_lasts_until_the_next(bold: bool) -> None:
    lines = _three("Residents", "Partners", bold=bold)
    assert [line for line in lines if line[0] == "["] == ["[Residents]", "[Residents]", "[Partners]"]


@pytest.mark.parametrize("align", [str.center, str.rjust], ids=["centred", "right"])
def test_labels_that_do_not_stand_in_line_at_their_left(align: Callable[[str, int], str]) -> None:
    cards = [
        ("Recommendation 1", "Listen to all"),
        ("Action", "Hold a meeting"),
        ("Lead officer", "Chief Executive"),
        ("Deadline", "May 2025"),
        ("", ""),
        ("Recommendation 2", "Speak plainly"),
        ("Action", "Write less"),
        ("Lead officer", "Head of Digital"),
        ("Deadline", "June 2025"),
    ]
    built = document(
        "\n".join(f"{align(label, 18)}   {value}" for label, value in cards),
        styles={label: BOLD for label, _ in cards if label},
    )
    assert shown(built) == [
        "1 Listen to all | lead_officer: Chief Executive | deadline: May 2025",
        "  - Hold a meeting",
        "2 Speak plainly | lead_officer: Head of Digital | deadline: June 2025",
        "  - Write less",
    ]


def test_a_heading_cut_in_two_above_its_card() -> None:
    heading, rest = "Recommendation 1: Use data to see", "where the need is"
    card = """
    +-----------------------------+
    | where the need is           |
    +---------+-------------------+
    | Theme   | Data              |
    +---------+-------------------+
    | Action  | One               |
    +---------+-------------------+
    """
    built = document(heading, card, styles={heading: BOLD, rest: BOLD})
    assert shown(built) == ["[Data]", "1 Use data to see where the need is", "  - One"]


def test_a_reference_beside_its_text_and_dates_paired_by_their_letters() -> None:
    drawing = """
    +---------+--------------------+
    | R3      | Use data to decide |
    +---------+--------------------+
    | Actions | a. One             |
    |         | b. Two             |
    +---------+--------------------+
    | By when | a. April 2025      |
    |         | b. May 2025        |
    +---------+--------------------+
    """
    assert shown(document(drawing)) == [
        "R3 Use data to decide",
        "  a. One | deadline (action): April 2025",
        "  b. Two | deadline (action): May 2025",
    ]


def test_an_owner_between_two_actions_is_doubtful() -> None:
    card = _card("Recommendation 1 | Meet.", "Action | One", "Lead | Leader", "Action | Two")
    assert shown(document(card)) == [
        "1 Meet.",
        "  - One | owner: Leader | ? it may be for the other actions of its card too",
        "  - Two",
    ]


def test_a_row_of_pairs_that_reads_like_a_header_is_still_a_card() -> None:
    drawing = """
    +---------+-----------+---------------------+-----------+
    | Theme   | Customers                                   |
    +---------+-----------+---------------------+-----------+
    | Action  | Use data                                    |
    +---------+-----------+---------------------+-----------+
    | By when | May 2025                                    |
    +---------+-----------+---------------------+-----------+
    | Lead    | Leader    | Accountable officer | Head of X |
    +---------+-----------+---------------------+-----------+
    """
    outline = document_to_outline(document(drawing))
    assert (len(outline.cards), len(outline.tables)) == (1, 0)


def test_a_table_under_a_title_with_references_in_words_is_no_card() -> None:
    drawing = """
    +------------------------------------------------------+
    | Action plan                                          |
    +------------------+----------------+--------+---------+
    | No.              | Recommendation | Action | When?   |
    +------------------+----------------+--------+---------+
    | Recommendation 1 | Use data       | Buy it | 2025    |
    +------------------+----------------+--------+---------+
    | Recommendation 2 | Listen         | Meet   | 2026    |
    +------------------+----------------+--------+---------+
    """
    outline = document_to_outline(document(drawing))
    assert (len(outline.cards), len(outline.tables)) == (0, 1)


WITH_TABLE = """
+------------------+----------------------+-----------+
| Recommendation 1 | Create a stronger sense of one   |
|                  | team.                            |
+------------------+----------------------+-----------+
| Lead Officer     | Chief Executive                  |
+------------------+----------------------+-----------+
| Action                                  | By when   |
+------------------+----------------------+-----------+
| Hold an away day for all of the members | June 2025 |
| of the team.                            |           |
+------------------+----------------------+-----------+
| Agree a compact.                        |           |
+------------------+----------------------+-----------+
| Publish it.                             | May 2026  |
+------------------+----------------------+-----------+
"""
SHOWN_WITH_TABLE = [
    "1 Create a stronger sense of one team. | lead_officer: Chief Executive",
    "  - Hold an away day for all of the members of the team. | deadline (action): June 2025",
    "  - Agree a compact.",
    "  - Publish it. | deadline (action): May 2026",
]


class TestTablesInsideCards:
    """A row of labels heads the rows under it."""

    def test_each_row_is_an_action(self) -> None:
        second = WITH_TABLE.replace("Recommendation 1", "Recommendation 2")
        built = document(stacked(WITH_TABLE, "", second))
        assert shown(built) == [
            *SHOWN_WITH_TABLE,
            SHOWN_WITH_TABLE[0].replace("1", "2", 1),
            *SHOWN_WITH_TABLE[1:],
        ]
        assert parse(built).coverage.share == 1.0

    def test_a_label_ends_the_rows(self) -> None:
        after = """
        | Theme            | Leadership and direction         |
        +------------------+----------------------+-----------+
        """
        built = document(stacked(WITH_TABLE, after))
        assert shown(built) == ["[Leadership and direction]", *SHOWN_WITH_TABLE]

    def test_what_reads_like_a_label_is_an_action_where_the_labels_are_bold_and_it_is_not(self) -> None:
        drawing = WITH_TABLE.replace("Agree a compact.  ", "Partnership review")
        labels = ("Recommendation 1", "Lead Officer", "Action", "By when")
        built = document(drawing, styles=dict.fromkeys(labels, BOLD))
        rows = [SHOWN_WITH_TABLE[0], SHOWN_WITH_TABLE[1], "  - Partnership review", SHOWN_WITH_TABLE[3]]
        assert shown(built) == rows
        assert "  - Partnership review" not in shown(document(drawing))

    def test_a_page_end_above_the_table(self) -> None:
        rest = WITH_TABLE[WITH_TABLE.index("| Action ") :]
        upper = WITH_TABLE[: WITH_TABLE.index("| Action ")].rstrip() + "\n"
        second = upper.replace("Recommendation 1", "Recommendation 2")
        built = document(stacked(WITH_TABLE, "", second), rest)
        assert shown(built)[4:] == [SHOWN_WITH_TABLE[0].replace("1", "2", 1), *SHOWN_WITH_TABLE[1:]]

    def test_a_page_end_before_a_capital_in_mid_sentence(self) -> None:
        """The line is full, and behind the page end stands nothing but the action."""
        named = WITH_TABLE.replace("of the team. ", "Council, also.")
        lines = named.strip().split("\n")
        built = document("\n".join([*lines[:9], lines[0]]), "\n".join([lines[0], *lines[9:]]))
        assert shown(built)[1].split(" | ?") == [
            "  - Hold an away day for all of the members Council, also. | deadline (action): June 2025",
            " at the page end it is not certain where it begins or ends",
        ]

    @pytest.mark.parametrize(("end", "start"), [(11, 10), (9, 9)], ids=["between rows", "in a row"])
    def test_a_page_end_in_the_table(self, end: int, start: int) -> None:
        lines = WITH_TABLE.strip().split("\n")
        built = document("\n".join(lines[:end]), "\n".join(lines[start:]))
        assert shown(built) == SHOWN_WITH_TABLE
        assert parse(built).coverage.share == 1.0


def test_a_number_over_a_card_is_its_reference() -> None:
    number = f"+{'-' * 54}+\n| Key recommendation 1                                 |\n"
    card = """
+------------------+-----------------------------------+
| Recommendation   | Test the savings each month.      |
+------------------+-----------------------------------+
| Action           | Report to Cabinet.                |
+------------------+-----------------------------------+
"""
    found = shown(document(number + card.lstrip("\n")))
    assert found == ["1 Test the savings each month.", "  - Report to Cabinet."]


def test_labels_over_the_values_in_their_cells() -> None:
    card = """
    R1 Listen to all who live here
    +--------------------------------+
    | Action                         |
    | Hold a meeting each month      |
    +----------------+---------------+
    | Lead           | By when       |
    | Leader         | May 2025      |
    +----------------+---------------+
    | Action                         |
    | Write to all of them           |
    +----------------+---------------+
    | Lead           | By when       |
    | Mayor          | June 2025     |
    +----------------+---------------+
    """
    styles = dict.fromkeys(("R1 Listen to all who live here", "Action", "Lead   ", "By when"), BOLD)
    assert shown(document(card, styles=styles)) == [
        "R1 Listen to all who live here",
        "  - Hold a meeting each month | owner: Leader | deadline (action): May 2025",
        "  - Write to all of them | owner: Mayor | deadline (action): June 2025",
    ]


def test_actions_of_a_card_that_count_with_their_recommendation() -> None:
    card = """
+------------------+-----------------------------------+
| Recommendation 1 | Refresh the corporate plan.       |
+------------------+-----------------------------------+
| Actions          | 1.1. Hold workshops.              |
|                  | 1.2. Bring a plan to Council.     |
+------------------+-----------------------------------+
"""
    told = parse(document(card)).recommendations[0].actions
    assert [(each.ref, each.text) for each in told] == [
        ("1.1", "Hold workshops."),
        ("1.2", "Bring a plan to Council."),
    ]


def test_who_and_when_on_lines_of_their_own_under_each_action_of_a_card() -> None:
    card = """
Priority 1: Our money
Where we are now
The accounts are late, and members know it.
What we will do
1.1 Close the accounts of last year.
  Owner: Director of Finance
  Deadline: May 2025
1.2 Sell what we do not need.
  Owner: Head of Property
  Deadline: June 2025
What success will look like
All the accounts are signed.
"""
    heads = ("Where we are now", "What we will do", "What success will look like")
    styles = {"Plan": LARGE} | dict.fromkeys(("Priority 1: Our money", "Priority 2: Our people"), LARGE)
    below = card.replace("Priority 1: Our money", "Priority 2: Our people").replace("\n1.", "\n2.")
    built = document(
        f"Plan\n{card}{below}",
        styles=styles | dict.fromkeys(heads, BOLD),
    )
    assert [line for line in shown(built) if "2.1" in line or line.startswith("[")] == [
        "[Priority 1: Our money]",
        "[Priority 2: Our people]",
        "  2.1. Close the accounts of last year. | owner: Director of Finance | deadline (action): May 2025",
    ]


def close_cards(*cuts: int) -> list[str]:
    """Cards of three rows on pages, each below its heading with little white; a page ends behind each of the
    lines `cuts`, counted over all."""
    lines: list[str] = []
    edge = f"+{'-' * 12}+{'-' * 22}+"
    for heading, action in (
        ("Publish the plan", "One"),
        ("Review it all", "Two"),
        ("Train the staff", "Three"),
    ):
        lines += [heading, edge, f"| {'Action':10} | {action:20} |", edge]
        lines += [f"| {'Lead':10} | {'Head of Policy':20} |", edge]
        lines += [f"| {'By when':10} | {'May 2025':20} |", edge]
    places = [0, *cuts, len(lines)]
    return ["\n".join(lines[first:last]) for first, last in pairwise(places)]


@pytest.mark.parametrize("cuts", [(), (1,), (9,), (12,), (14,), (9, 17)], ids=str)
def test_cards_close_below_each_other_under_their_headings(cuts: tuple[int, ...]) -> None:
    """No heading is a row of the card above it, wherever a page ends: behind a heading, a row or two."""
    pages = close_cards(*cuts)
    edge = f"+{'-' * 12}+{'-' * 22}+"
    pages = [f"{edge}\n{page}" if page[0] == "|" else page for page in pages]
    styles = dict.fromkeys(("Publish the plan", "Review it all", "Train the staff"), BOLD) | {
        "The plan": LARGE
    }
    built = document(f"The plan\n\n{pages[0]}", *pages[1:], styles=styles)
    told = [(each.text, [action.text for action in each.actions]) for each in parse(built).recommendations]
    assert told == [("Publish the plan", ["One"]), ("Review it all", ["Two"]), ("Train the staff", ["Three"])]


def test_cells_that_begin_with_their_labels() -> None:
    row = """
    | Recommendation {}: Listen to all      |
    +--------------------------------------+
    | Action: Hold a meeting of all who    |
    | live here                            |
    +-------------------+------------------+
    | Lead: The Mayor   | When: May 2025   |
    +-------------------+------------------+"""
    built = document("\n    +--------------------------------------+" + row.format(1) + row.format(2))
    fields = "owner: The Mayor | deadline: May 2025"
    assert shown(built) == [
        text
        for number in (1, 2)
        for text in (f"{number} Listen to all | {fields}", "  - Hold a meeting of all who live here")
    ]


def test_a_number_alone_over_the_page_end_is_that_of_the_card_below_its_text() -> None:
    """ "Recommendation 2" ends a page, its text begins the next, set unlike it or not."""
    card = """
Response: Accepted.
Action: Hold a meeting.
Lead: The Mayor
Timescale: May 2025
"""
    first = f"Recommendation 1\n\nListen to all who live here.\n{card}\nRecommendation 2"
    built = document(first, f"Speak plainly to everybody.\n{card}")
    told = [(one.ref, one.text, len(one.actions)) for one in parse(built).recommendations]
    assert told == [("1", "Listen to all who live here.", 1), ("2", "Speak plainly to everybody.", 1)]


@pytest.mark.parametrize("ruled", [True, False])
def test_a_number_and_its_text_both_set_as_headings_over_a_card(ruled: bool) -> None:
    edge = "+------------+--------------------+" if ruled else ""
    bar, labels = ("|" if ruled else " "), ("Action:", "Lead:", "By when:")
    texts = ("Develop a strategy", "Clarify the roles")
    lines = ["The plan", "", "It says what the council will do about all that its peers have said."]
    for number, text in enumerate(texts, start=1):
        values = (f"Write to group {number}", "Chief Executive", "May 2025")
        rows = [
            f"{bar} {label:10} {bar} {value:18} {bar}" for label, value in zip(labels, values, strict=True)
        ]
        lines += ["", f"Recommendation {number}", text, "", edge]
        lines += [line for row in rows for line in ((row, edge) if ruled else (row,))]
    styles = {"The plan": LARGE, "Recommendation 1": LARGE, "Recommendation 2": LARGE}
    records = parse(document("\n".join(lines), styles=styles | dict.fromkeys(texts, BOLD))).recommendations
    assert [(one.ref, one.text, one.theme) for one in records] == [
        ("1", "Develop a strategy", ""),
        ("2", "Clarify the roles", ""),
    ]


TITLES_OVER_A_TABLE = """
+------------------+-------------------------------------+
| Recommendation   | {number}. {asked:32} |
+------------------+-------------------------------------+
| Theme            | {theme:35} |
+------------------+----------------+--------------------+
| Action           | Lead officer   | Timescale          |
+------------------+----------------+--------------------+
| Hold an away day | Chief          | July 2025          |
| for {group:12} | Executive      |                    |
+------------------+----------------+--------------------+
| Agree a compact  | Head of HR     | October 2025       |
+------------------+----------------+--------------------+
"""


def test_a_recommendation_and_its_theme_over_a_table_of_actions() -> None:
    first = TITLES_OVER_A_TABLE.format(number=1, asked="Work as one team.", theme="Culture", group="members")
    second = TITLES_OVER_A_TABLE.format(number=2, asked="Plan for money.", theme="Finance", group="officers")
    assert shown(document(stacked(first, "", second)))[:6] == [
        "[Culture]",
        "1 Work as one team.",
        "  - Hold an away day for members | lead_officer: Chief Executive | deadline (action): July 2025",
        "  - Agree a compact | lead_officer: Head of HR | deadline (action): October 2025",
        "[Finance]",
        "2 Plan for money.",
    ]


def test_such_a_card_that_the_page_end_cuts_in_its_first_row() -> None:
    first = TITLES_OVER_A_TABLE.format(number=1, asked="Work as one team.", theme="Culture", group="members")
    cut = """
    +------------------+-------------------------------------+
    | Recommendation   | 2. Review whether the structure of  |
    +------------------+-------------------------------------+
    """
    rest = TITLES_OVER_A_TABLE.format(
        number="", asked="all teams fits the plan.", theme="Finance", group="officers"
    ).replace("| Recommendation   | . ", "|                  |   ")
    assert shown(document(stacked(first, "", cut), rest))[4:6] == [
        "[Finance]",
        "2 Review whether the structure of all teams fits the plan.",
    ]


@pytest.mark.parametrize(
    ("label", "above"),
    [
        ("Area for improvement 1", "1 The time that all checks take"),
        ("Priority area 1", "[The time that all checks take]"),
    ],
)
def test_the_table_right_below_a_card_has_its_actions(label: str, above: str) -> None:
    drawing = f"""
    +------------------------+---------------------------------+
    | {label:22} | The time that all checks take   |
    +------------------------+---------------------------------+
    | Accountable lead       | Head of Care                    |
    +------------------------+---------------------------------+

    +-----+------------------+------------------+--------------+
    | No. | Action           | Lead member      | Timescale    |
    +-----+------------------+------------------+--------------+
    | 1a  | Agree a pathway  | Cllr Nolan       | April 2024   |
    +-----+------------------+------------------+--------------+
    | 1b  | Hold meetings    | Cllr Fox         | May 2024     |
    +-----+------------------+------------------+--------------+
    """
    read = shown(document(drawing))
    assert read[0].startswith(above)
    assert [line.split(" | ")[0].strip() for line in read if line.startswith("  ")] == [
        "1a. Agree a pathway",
        "1b. Hold meetings",
    ]


def test_headings_over_cards_with_prose_between_are_their_themes() -> None:
    def card(number: int) -> str:
        return f"""
        +----------------+-------------------+
        | Recommendation | Do thing {number}        |
        +----------------+-------------------+
        | Action         | Hold a meeting    |
        +----------------+-------------------+
        | Timescale      | May 2025          |
        +----------------+-------------------+
        | Lead           | Officer {number}         |
        +----------------+-------------------+
        """

    prose = "There is more to say of what the team saw here."
    drawing = stacked("Our plan", "\nOur place", prose, card(1), "", card(2), "\nOur people", prose, card(3))
    styles = {"Our plan": LARGE, "Our place": BOLD, "Our people": BOLD}
    themes = [line for line in shown(document(drawing, styles=styles)) if line.startswith("[")]
    assert themes == ["[Our place]", "[Our place]", "[Our people]"]


def test_what_became_of_earlier_recommendations_is_none_beside_counted_cards() -> None:
    cards = """
    +--------------------+--------------------------+
    | Recommendation 1   | Agree a recovery plan    |
    +--------------------+--------------------------+
    | Responsible        | Director of Finance      |
    +--------------------+--------------------------+

    Follow-up of previous recommendations
    +-----------------------+--------------+---------------------+
    | Prior recommendation  | Type         | Progress to date    |
    +-----------------------+--------------+---------------------+
    | Review the appetite   | Improvement  | Under way           |
    +-----------------------+--------------+---------------------+
    | Report to the board   | Improvement  | Not yet begun       |
    +-----------------------+--------------+---------------------+
    """
    styles = {"Follow-up of previous recommendations": BOLD}
    assert shown(document(cards, styles=styles)) == ["1 Agree a recovery plan | owner: Director of Finance"]


def test_what_became_of_earlier_recommendations_is_none_beside_counted_headings() -> None:
    drawing = """
    Improvement recommendation 1
    Agree a recovery plan.
    Improvement recommendation 2
    Publish a risk register.

    Follow-up of previous improvement recommendations
    +-----------------------+--------------+---------------------+
    | Prior recommendation  | Type         | Progress to date    |
    +-----------------------+--------------+---------------------+
    | Review the appetite   | Improvement  | Under way           |
    +-----------------------+--------------+---------------------+
    | Report to the board   | Improvement  | Not yet begun       |
    +-----------------------+--------------+---------------------+
    """
    heads = ("Follow-up of previous improvement recommendations", "Improvement recommendation ")
    rows = shown(document(drawing, styles=dict.fromkeys(heads, BOLD)))
    assert [row for row in rows if row[0] != "["] == [
        "1 Agree a recovery plan.",
        "2 Publish a risk register.",
    ]


def test_how_urgent_it_is_beside_a_code_over_a_card_is_no_theme() -> None:
    cards = """
    +--------------------+--------------------------+
    | AGS 1              | High priority            |
    +--------------------+--------------------------+
    | Recommendation     | Reissue the guidance.    |
    +--------------------+--------------------------+
    | Lead               | Head of Audit            |
    +--------------------+--------------------------+
    | Response           | Agreed.                  |
    +--------------------+--------------------------+

    +--------------------+--------------------------+
    | AGS 2              | Medium priority          |
    +--------------------+--------------------------+
    | Recommendation     | Run exception reports.   |
    +--------------------+--------------------------+
    | Lead               | Head of Audit            |
    +--------------------+--------------------------+
    | Response           | Agreed.                  |
    +--------------------+--------------------------+
    """
    assert shown(document(cards)) == [
        "AGS 1 Reissue the guidance. | priority: High priority | owner: Head of Audit | response: Agreed.",
        "AGS 2 Run exception reports. | priority: Medium priority | owner: Head of Audit | response: Agreed.",
    ]


@pytest.mark.parametrize("told", ["{} priority ", "Priority: {} "])
def test_how_urgent_it_is_stands_beside_the_number_over_a_card(told: str) -> None:
    cards = """
    +--------------------+--------------------------+
    | Recommendation 1   | High priority            |
    +--------------------+--------------------------+
    | Recommendation     | Reissue the guidance.    |
    +--------------------+--------------------------+
    | Management action  | Write to all managers.   |
    +--------------------+--------------------------+

    +--------------------+--------------------------+
    | Recommendation 2   | Medium priority          |
    +--------------------+--------------------------+
    | Recommendation     | Run exception reports.   |
    +--------------------+--------------------------+
    | Management action  | Design the report.       |
    +--------------------+--------------------------+
    """
    for rating in ("High", "Medium"):
        cards = cards.replace(f"{rating} priority ".ljust(18), told.format(rating).ljust(18))
    plan = parse(document(cards))
    assert (plan.coverage.share, plan.coverage.doubled) == (1.0, ())
    values = [told.format(rating).removeprefix("Priority:").strip() for rating in ("High", "Medium")]
    assert [(one.ref, one.text, one.details.extra) for one in plan.recommendations] == [
        ("1", "Reissue the guidance.", (("Priority", values[0]),)),
        ("2", "Run exception reports.", (("Priority", values[1]),)),
    ]


def test_a_card_has_its_number_under_a_label_of_its_own() -> None:
    """An external auditor's: the label of the number is called a recommendation too."""
    card = """
    +----------------------------+------------------------------+
    | Improvement recommendation | {ref}                          |
    +----------------------------+------------------------------+
    | Recommendation             | {text} |
    +----------------------------+------------------------------+
    | Management comments        | Accepted.                    |
    +----------------------------+------------------------------+
    """
    asked = [("IR1", "Report on savings quarterly."), ("IR2", "Keep one register of gifts.")]
    plan = parse(document("\n".join(card.format(ref=ref, text=text.ljust(28)) for ref, text in asked)))
    assert [(one.ref, one.text) for one in plan.recommendations] == asked
    assert (plan.coverage.share, plan.coverage.doubled) == (1.0, ())


def test_a_number_over_a_recommendation_is_no_number_of_the_one_above() -> None:
    """A page end parts the first card from its number."""
    cards = """
    +--------------------+---------------------------+
    | Recommendation     | Reduce the agency staff   |
    +--------------------+---------------------------+
    | Action             | Create a pool of staff    |
    +--------------------+---------------------------+
    | Timescale          | May 2026                  |
    +--------------------+---------------------------+
    | Recommendation 2   |                           |
    +--------------------+---------------------------+
    | Recommendation     | Engage young people       |
    +--------------------+---------------------------+
    | Action             | Approve a youth forum     |
    +--------------------+---------------------------+
    | Timescale          | June 2026                 |
    +--------------------+---------------------------+
    """
    assert shown(document(cards)) == [
        "Reduce the agency staff | deadline: May 2026",
        "  - Create a pool of staff",
        "2 Engage young people | deadline: June 2026",
        "  - Approve a youth forum",
    ]


def test_a_number_below_a_recommendation_is_its_own() -> None:
    cards = """
    +--------------------+---------------------------+
    | Recommendation     | Reduce the agency staff   |
    +--------------------+---------------------------+
    | Action             | Create a pool of staff    |
    +--------------------+---------------------------+
    | Recommendation no. | 4                         |
    +--------------------+---------------------------+
    | Recommendation     | Engage young people       |
    +--------------------+---------------------------+
    | Action             | Approve a youth forum     |
    +--------------------+---------------------------+
    | Recommendation no. | 7                         |
    +--------------------+---------------------------+
    """
    assert [row for row in shown(document(cards)) if row[0] != " "] == [
        "4 Reduce the agency staff",
        "7 Engage young people",
    ]


def test_a_page_end_cuts_a_label_and_its_value() -> None:
    first = """
    +------------------+-----------------------------------+
    | Recommendation 1 | Listen to partners.               |
    +------------------+-----------------------------------+
    | Our response and | Create a residents' panel, so     |
    |                  | that members see progress at a    |
    +------------------+-----------------------------------+
    """
    second = """
    +------------------+-----------------------------------+
    | actions          | glance, in all wards              |
    +------------------+-----------------------------------+
    | Timescale        | Ongoing                           |
    +------------------+-----------------------------------+
    """
    assert shown(document(first, second)) == [
        "1 Listen to partners. | deadline: Ongoing",
        "  - Create a residents' panel, so that members see progress at a glance, in all wards",
    ]


def test_cards_that_are_counted_as_actions() -> None:
    """ "Action 1" has the words of a plan's title."""
    first = CARD.replace("Recommendation 1", "Recommendation  ")
    second = SECOND.replace("Recommendation 2", "Recommendation  ")
    styles = {"Our answer": LARGE, "Action 1": BOLD, "Action 2": BOLD}
    built = document(stacked("Our answer", "", "Action 1", first, "", "Action 2", second), styles=styles)
    records = parse(built).recommendations
    assert [(one.ref, one.text) for one in records] == [
        ("1", "Create a stronger sense of one team."),
        ("2", "Listen to partners."),
    ]


def test_judgements_and_contents_are_no_cards_and_a_heading_over_prose_is_the_first_theme() -> None:
    drawing = """
    Annual report of the auditor

    Key recommendations      7
    Better recommendations   12

    Finances                 Amber
    Governance               Amber

    Key recommendations
    We make these where arrangements are weak and must be put right.

    Recommendation 1         Agree a plan to close the gap.
    Lead officer             Director of Finance
    Due date                 May 2024

    Better recommendations

    Recommendation 2         Report on what has been saved.
    Lead officer             Head of Finance
    Due date                 June 2024
    """
    headings = ["Annual report of the auditor", "Key recommendations", "Better recommendations"]
    styles = {**dict.fromkeys(headings, LARGE), **dict.fromkeys(["Recommendation", "Lead", "Due"], BOLD)}
    told = parse(document(drawing, styles=styles)).recommendations
    assert [(each.theme, each.ref, each.text) for each in told] == [
        ("Key recommendations", "1", "Agree a plan to close the gap."),
        ("Better recommendations", "2", "Report on what has been saved."),
    ]


def test_codes_over_cards_are_their_references_one_behind_a_page_end_too() -> None:
    asked = {
        "AFI 1": "The service should test its plans.",
        "CoC 1": "The service should train its managers.",
        "AFI 2": "The service should share what it learns.",
    }
    drawing = "\n".join(
        f"""
        {ref}: {text}
        Action
          Agree a plan for it.
        Owner
          Head of Learning
        Target date
          May 2026

        """
        for ref, text in asked.items()
    ).split("\n")
    labels = ("Action", "Owner", "Target date")
    bold = dict.fromkeys((*(f"{ref}: {text}" for ref, text in asked.items()), *labels), BOLD)
    built = document("\n".join(drawing[:19]), "\n".join(["        |", *drawing[19:]]), styles=bold)
    told = parse(built).recommendations
    assert {each.ref: each.text for each in told} == asked
    assert [len(each.actions) for each in told] == [1, 1, 1]


CARD_OF_A_FINDING = """
+-------------------+---------------------------------+
| Finding {0}:        | {1} |
+-------------------+---------------------------------+
| Finding           | Six of 20 were not trained.     |
+-------------------+---------------------------------+
| Recommendation    | All should be trained.          |
+-------------------+---------------------------------+
| Agreed action     | Training will be made.          |
+-------------------+---------------------------------+
| Responsible owner | Head of Finance                 |
+-------------------+---------------------------------+
| Date              | May 2024                        |
+-------------------+---------------------------------+
"""


def test_a_finding_over_a_card_is_no_recommendation_and_a_date_behind_who_does_it_is_due() -> None:
    titles = ("Training of those with cards   ", "Split sums                     ")
    cards = [CARD_OF_A_FINDING.format(*each) for each in enumerate(titles, start=1)]
    read = shown(document("\n\n".join(cards)))
    found = "finding: Six of 20 were not trained."
    assert read[:3] == [
        "[Training of those with cards]",
        f"Finding 1 All should be trained. | {found} | owner: Head of Finance | deadline: May 2024",
        "  - Training will be made.",
    ]
    assert len(read) == 6


def test_a_date_above_what_is_done_says_when_it_was_asked() -> None:
    date = "| Date              | May 2024                        |\n"
    rule = "+-------------------+---------------------------------+\n"
    card = CARD_OF_A_FINDING.format(1, "Training of those with cards   ").replace(date + rule, "")
    moved = card.replace("| Finding           |", f"{date}{rule}| Finding           |")
    (record,) = parse(document(moved)).recommendations
    assert record.details.deadline.text == ""


def test_several_labels_stand_on_a_line_of_a_card() -> None:
    drawing = """
        Recommendation 1
        Agree a plan for the town.
        Actions
        • Ask those who live there.
        Owner: Head of Planning | Due: May 2025

        Recommendation 2
        Close the gap in the budget.
        Actions
        • Cut the cost of agency staff.
        Owner: Treasurer | Due: June 2025
    """
    styles = {"Recommendation": BOLD, "Actions": BOLD, "Owner:": BOLD, "Due:": BOLD}
    plan = parse(document(drawing, styles=styles))
    details = [each.actions[0].details for each in plan.recommendations]
    assert [(each.owner_text, str(each.deadline.due)) for each in details] == [
        ("Head of Planning", "2025-05-31"),
        ("Treasurer", "2025-06-30"),
    ]


def test_a_word_that_heads_the_values_is_none() -> None:
    card = """
        +------------------+-----------------------+
        | Recommendation # | Details               |
        +------------------+-----------------------+
        | Recommendation   | Agree a plan for all  |
        +------------------+-----------------------+
        | Action           | Ask the residents     |
        +------------------+-----------------------+
        | Timescale        | May 2025              |
        +------------------+-----------------------+
    """
    drawing = "\n\n".join(dedent(card.replace("#", number)) for number in "12")
    plan = parse(document(drawing))
    assert [(each.ref, each.text, each.actions[0].text) for each in plan.recommendations] == [
        (number, "Agree a plan for all", "Ask the residents") for number in "12"
    ]


def test_reads_a_number_alone_as_that_of_what_the_peers_said() -> None:
    card = """
+---------------------+--------------------------------+
| Recommendation      | {0}                              |
+---------------------+--------------------------------+
| What the peers said | {1} |
+---------------------+--------------------------------+
| Action              | Agree one charter for all.     |
+---------------------+--------------------------------+
| Lead officer        | Chief Executive                |
+---------------------+--------------------------------+
"""
    plan = document(
        stacked(
            card.format(1, f"{'Refresh consultation.':30}"), card.format(2, f"{'Join up the boards.':30}")
        )
    )
    assert shown(plan) == [
        "1 Refresh consultation. | lead_officer: Chief Executive",
        "  - Agree one charter for all.",
        "2 Join up the boards. | lead_officer: Chief Executive",
        "  - Agree one charter for all.",
    ]


def test_reads_a_title_behind_the_number_as_that_of_what_the_peers_said() -> None:
    card = """
+---------------------+--------------------------------+
| Recommendation {0}: {1} |
+---------------------+--------------------------------+
| Peer team said      | {2} |
+---------------------+--------------------------------+
| Action              | Agree one charter for all.     |
+---------------------+--------------------------------+
"""
    titles = ("Vision", "Set out a vision to 2040."), ("Finance", "Close the gap in the budget.")
    cards = [card.format(n, f"{a:35}", f"{b:30}") for n, (a, b) in enumerate(titles, start=1)]
    assert shown(document(stacked(*cards))) == [
        "1 Set out a vision to 2040. | (title): Vision",
        "  - Agree one charter for all.",
        "2 Close the gap in the budget. | (title): Finance",
        "  - Agree one charter for all.",
    ]


@pytest.mark.parametrize("heading", ["Our response", "Next steps", "Deliverables"])
def test_what_is_dated_in_the_table_of_a_card_are_its_actions(heading: str) -> None:
    card = """
    +-----------------------+-----------------------------+
    | Recommendation {0}      | Listen to partners {0}        |
    +-----------------------+-----------------------------+
    | Officer               | Head of Assets              |
    +-----------------------+-----------------------------+
    | {2:21} | Target date                 |
    +-----------------------+-----------------------------+
    | Partnership review.   | May 2025                    |
    +-----------------------+-----------------------------+
    | {1:21} | June 2025                   |
    +-----------------------+-----------------------------+
    """
    cards = stacked(
        card.format(1, "Guide to fees", heading), "", card.format(2, "Two staff recruited", heading)
    )
    labels = ("Recommendation 1", "Recommendation 2", "Officer", heading, "Target date")
    rows = [row.split(" |")[0] for row in shown(document(cards, styles=dict.fromkeys(labels, BOLD)))]
    assert [row for row in rows if row.startswith("  - ")] == [
        "  - Partnership review.",
        "  - Guide to fees",
        "  - Partnership review.",
        "  - Two staff recruited",
    ]


def test_a_dated_response_is_what_is_done_unless_it_only_answers() -> None:
    card = """
    +------------------+-----------------------------------+
    | Recommendation   | R1: Listen to partners.           |
    +------------------+-----------------------------------+
    | Our response     | {:33} |
    +------------------+-----------------------------------+
    | Who is leading   | Chief Executive                   |
    +------------------+-----------------------------------+
    | Completion by    | May 2025                          |
    +------------------+-----------------------------------+
    """
    said = "owner: Chief Executive | deadline{}: May 2025"
    done = shown(document(card.format("Meet them each month.")))
    assert done == [f"R1 Listen to partners. | {said.format('')}", "  - Meet them each month."]
    only = shown(document(card.format("Agreed.")))
    assert only == [f"R1 Listen to partners. | response: Agreed. | {said.format('')}"]


def test_the_deliverables_of_cards_are_their_actions_where_no_others_are() -> None:
    card = """
    +------------------+-----------------------------------+
    | Recommendation   | R1: Listen to partners.           |
    +------------------+-----------------------------------+
    | Deliverables     | Two meetings a year               |
    +------------------+-----------------------------------+
    | By when          | May 2025                          |
    +------------------+-----------------------------------+
    | {:16} | Chief Executive                   |
    +------------------+-----------------------------------+
    """
    assert shown(document(card.format("Lead officer")))[1:] == ["  - Two meetings a year"]
    (row,) = shown(document(card.format("Resources")))
    assert "success_measure: Two meetings a year" in row


@pytest.mark.parametrize("label", ["Next steps", "Response", "Deliverables"])
def test_labels_in_lines_that_may_be_of_actions(label: str) -> None:
    card = """
    Recommendation {0}: Listen to partners {0}
    Theme: Culture
    {1}: Hold two meetings in the year.
    {1}: Write to all.
    Target date: May 2025
    Officer: Chief Executive

    """
    drawing = "".join(card.format(number, label) for number in (1, 2, 3))
    labels = ("Theme:", f"{label}:", "Target date:", "Officer:")
    titles = dict.fromkeys((f"Recommendation {n}: Listen to partners {n}" for n in (1, 2, 3)), BOLD)
    found = shown(document(drawing, styles={**titles, **dict.fromkeys(labels, BOLD)}))
    assert [line.split(" |")[0] for line in found if line.startswith("  - ")] == [
        "  - Hold two meetings in the year.",
        "  - Write to all.",
    ] * 3


def test_a_heading_at_the_foot_of_a_page_is_that_of_the_lines_on_the_next() -> None:
    part = """
Key recommendation # - Agree a longer plan for the town.
Action: Ask all those who live there
Owner: Head of Policy
Deadline: May 2025

"""
    lines = stacked(*(part.replace("#", number) for number in "1234")).split("\n")
    heads = [line for line in lines if line.startswith("Key")]
    built = document("\n".join(lines[:9]), "\n".join(lines[9:]), styles=dict.fromkeys(heads, BOLD))
    found = [(each.ref, len(each.actions)) for each in parse(built).recommendations]
    assert found == [(number, 1) for number in "1234"]


def test_what_was_found_is_the_recommendation_where_it_asks_and_nothing_else_does() -> None:
    part = """
Theme #
What the peer team said
Agree a longer plan for the town.
What we will do
• Ask all those who live there
Who will lead
Head of Policy
By when
May 2025

"""
    drawing = "\n".join(dedent(part).replace("#", number) for number in "123")
    heads = ("What the peer team said", "What we will do", "Who will lead", "By when")
    styles = {**dict.fromkeys(heads, BOLD), "Theme": LARGE}
    plan = parse(document(drawing, styles=styles))
    assert {each.text for each in plan.recommendations} == {"Agree a longer plan for the town."}
    told = parse(document(drawing.replace("Agree a", "There is no"), styles=styles))
    assert {each.text for each in told.recommendations} == {""}
    named = drawing.replace("Theme", "Recommendation")
    asked = parse(document(named, styles=styles | {"Recommendation": LARGE}))
    assert [each.ref for each in asked.recommendations] == ["1", "2", "3"]


def test_the_next_card_of_a_theme_at_the_top_of_a_page() -> None:
    """Each is an action's, and the third begins as the one above the page end does."""
    edge = f"+{'-' * 8}+{'-' * 24}+"

    def card(theme: str, action: str) -> str:
        rows = (("Theme", theme), ("Action", action), ("Lead", "Head of Policy"), ("Due", "May 2025"))
        return "\n".join((edge, *(f"| {label:6} | {text:22} |\n{edge}" for label, text in rows)))

    first, second, third = card("Culture", "Train staff"), card("Place", "Map groups"), card("Place", "Meet")
    plan = parse(document(f"{first}\n\n\n{second}", third))
    told = [(each.theme, [action.text for action in each.actions]) for each in plan.recommendations]
    assert told == [("Culture", ["Train staff"]), ("Place", ["Map groups"]), ("Place", ["Meet"])]
    assert not any(action.needs_review for each in plan.recommendations for action in each.actions)


def test_by_means_who_or_when_as_its_value_tells() -> None:
    drawing = """
        Recommendation 1: Listen to all

        Action: Hold an evening in each ward
        By: Town Clerk
        By: May 2025

        Recommendation 2: Speak plainly

        Action: Write to all of the tenants
        By: Treasurer
        By: June 2025
    """
    styles = {"Recommendation 1: Listen to all": BOLD, "Recommendation 2: Speak plainly": BOLD}
    styles |= dict.fromkeys(("Action:", "By:"), BOLD)
    plan = parse(document(drawing, styles=styles))
    assert [
        (each.ref, each.text, one.details.owner_text, one.details.deadline.text)
        for each in plan.recommendations
        for one in each.actions
    ] == [
        ("1", "Listen to all", "Town Clerk", "May 2025"),
        ("2", "Speak plainly", "Treasurer", "June 2025"),
    ]


def test_a_section_that_only_counts_is_no_theme() -> None:
    card = """
    +----------------+--------------------+
    | Section        | 3.2                |
    +----------------+--------------------+
    | Recommendation | Listen to all      |
    +----------------+--------------------+
    | Action         | Hold a meeting     |
    +----------------+--------------------+
    | Lead           | Clerk              |
    +----------------+--------------------+
    """
    assert not any(each.theme for each in parse(document(card)).recommendations)


@pytest.mark.parametrize("label", ["What:", "Action:"])
def test_sentences_that_ask_over_several_cards_are_recommendations(label: str) -> None:
    """No themes, though they have no numbers."""
    asked = ("Build the team that writes the new local plan.", "Improve the validation of applications.")
    drawing = f"""
        Planning peer review: action plan

        {asked[0]}

        {label} Recruit to both of the posts
        Who: Head of Planning
        When: May 2025

        {label} Commission a housing study
        Who: Head of Housing
        When: June 2025

        {asked[1]}

        {label} Introduce a rota for triage
        Who: Support Manager
        When: July 2025
    """
    styles = dict.fromkeys(("Planning peer review: action plan", *asked), LARGE)
    styles |= dict.fromkeys((label, "Who:", "When:"), BOLD)
    plan = parse(document(drawing, styles=styles))
    told = [(each.text, [one.text for one in each.actions]) for each in plan.recommendations]
    assert told == [
        (asked[0], ["Recruit to both of the posts", "Commission a housing study"]),
        (asked[1], ["Introduce a rota for triage"]),
    ]
    assert (plan.coverage.missing, plan.coverage.doubled) == ((), ())


def test_a_heading_is_no_label_beside_a_value_though_the_values_begin_behind_its_first_word() -> None:
    drawing = """
        Recommendation 1: Listen to all

        Action:        Hold an evening in each ward
        Lead:          Town Clerk
        Timescale:     May 2025

        Recommendation 2: Speak plainly

        Action:        Write to all of the tenants
        Lead:          Treasurer
        Timescale:     June 2025
    """
    styles = {"Recommendation 1: Listen to all": LARGE, "Recommendation 2: Speak plainly": LARGE}
    styles |= dict.fromkeys(("Action:", "Lead:", "Timescale:"), BOLD)
    plan = parse(document(drawing, styles=styles))
    assert [(each.ref, each.text, each.actions[0].text) for each in plan.recommendations] == [
        ("1", "Listen to all", "Hold an evening in each ward"),
        ("2", "Speak plainly", "Write to all of the tenants"),
    ]


def test_who_wrote_the_report_over_the_plan_is_no_card() -> None:
    cards = "\n\n".join(
        f"Action: Hold meeting {number} in each ward\nLead: Town Clerk\nWhen: May 2025"
        for number in (1, 2, 3)
    )
    drawing = f"Report author: Head of Policy\n\nThe plan is below.\n\n{cards}"
    styles = dict.fromkeys(("Report author:", "Action:", "Lead:", "When:"), BOLD)
    plan = parse(document(drawing, styles=styles))
    assert (len(plan.recommendations), plan.coverage.missing) == (3, ())


def test_actions_over_rows_of_who_and_when() -> None:
    """Under each recommendation a table says what is done, and in the row below who and when."""
    table = """
    {title}
    +-----------------------------------------------------+
    | {first:51} |
    +--------+-------------------+------------+-----------+
    | Owner  | Head of Finance   | Completion | June 2025 |
    +--------+-------------------+------------+-----------+
    | {second:51} |
    +--------+-------------------+------------+-----------+
    | Owner  | Group Accountant  | Completion | May 2026  |
    +--------+-------------------+------------+-----------+
    """
    titles = [f"{n}. Agree how the savings of year {n} will be found" for n in (1, 2)]
    below = [
        {"first": f"Publish report {n}", "second": f"Away day {n} for all of the cabinet"} for n in (1, 2)
    ]
    tables = [table.format(title=title, **own) for title, own in zip(titles, below, strict=True)]
    built = document(
        stacked("Our action plan\n\n", *tables), styles=dict.fromkeys((*titles, "Owner", "Completion"), BOLD)
    )
    assert shown(built) == [
        line
        for n, title in enumerate(titles, 1)
        for line in (
            title.replace(".", "", 1),
            f"  - Publish report {n} | owner: Head of Finance | deadline (action): June 2025",
            f"  - Away day {n} for all of the cabinet"
            " | owner: Group Accountant | deadline (action): May 2026",
        )
    ]


def test_a_page_that_begins_with_the_last_labels_above_the_table_in_a_card() -> None:
    """It is no table of its own: "Lead Officer | Head of HR" is said of the recommendation before."""
    rule = "+------------------+--------------------+---------------+"
    first = """
    +------------------+--------------------+---------------+
    | Recommendation 1 | Listen to partners                 |
    +------------------+--------------------+---------------+
    | Theme            | People                             |
    """
    rest = """
    +------------------+--------------------+---------------+
    | Lead Officer     | Head of HR                         |
    +------------------+--------------------+---------------+
    | Actions / next steps                  | Target date   |
    +------------------+--------------------+---------------+
    | Backlog cleared (312 cases)           | Ongoing       |
    +------------------+--------------------+---------------+
    | Write to them.                        | June 2025     |
    +------------------+--------------------+---------------+
    """
    other = first.replace("1 | Listen to partners", "2 | Speak more plainly")
    assert shown(document(stacked(other, rest, "", "", first, rule), rest))[-3:] == [
        "1 Listen to partners | lead_officer: Head of HR",
        "  - Backlog cleared (312 cases) | deadline (action): Ongoing",
        "  - Write to them. | deadline (action): June 2025",
    ]


def test_a_heading_over_a_table_is_no_theme_of_the_card_below_it() -> None:
    table = """
    +----------------+------------+----------+
    | Action         | Lead       | By when  |
    +----------------+------------+----------+
    | Hold a meeting | Head of HR | May 2025 |
    +----------------+------------+----------+
    """
    heading = "Recommendation 9: Celebrate success more often"
    cards = [SECOND.replace("2", number) for number in "345"]
    drawing = stacked("Introduction", "", *cards[:2], "", heading, table, "", cards[2])
    plan = parse(document(drawing, styles={heading: BOLD, "Introduction": LARGE}))
    assert [each.theme for each in plan.recommendations] == ["", "", "", ""]
    assert plan.coverage and plan.coverage.doubled == ()


def test_a_sentence_between_a_theme_and_its_cards_is_what_is_asked() -> None:
    """ "What: ..." and its like under a sentence in the type of the text, whose theme stands above it."""
    asked = {"Place": "Bring the scheme under one sponsor.", "Workforce": "Get a grip on the cost of staff."}
    card = "What: Appoint owner {n} of the scheme\n\nWho: Town Clerk\n\nWhen: May 202{n}"
    parts = [f"\n\n{theme}\n\n{asked[theme]}\n\n{card.format(n=n)}" for n, theme in enumerate(asked, 5)]
    labels = dict.fromkeys(("What:", "Who:", "When:", *asked), BOLD)
    built = document(stacked("Our response to the peer challenge", *parts), styles=labels)
    plan = parse(built)
    assert [(each.theme, each.text, each.actions[0].text) for each in plan.recommendations] == [
        ("Place", "Bring the scheme under one sponsor.", "Appoint owner 5 of the scheme"),
        ("Workforce", "Get a grip on the cost of staff.", "Appoint owner 6 of the scheme"),
    ]


@pytest.mark.parametrize("count", [" 3", "  "])
def test_a_card_with_an_empty_text_that_says_when_is_for_a_person_to_look_at(count: str) -> None:
    """Without a number its date and owner had gone to the card above it."""
    empty = f"""
    +------------------+-----------------------------------+
    | Recommendation{count} |                                   |
    +------------------+-----------------------------------+
    | Timescale        | May 2025                          |
    +------------------+-----------------------------------+
    | Lead Officer     | Chief Executive                   |
    +------------------+-----------------------------------+
    """
    plan = parse(document(stacked(CARD, "\n\n", SECOND, "\n\n", empty)))
    assert [(each.ref, each.text) for each in plan.recommendations][1:] == [
        ("2", "Listen to partners."),
        (count.strip(), ""),
    ]
    assert plan.recommendations[2].details.deadline.text == "May 2025"
    assert plan.recommendations[2].needs_review
    assert plan.coverage and plan.coverage.share == 1.0


def test_a_number_alone_over_the_text_is_no_label_beside_values_that_begin_right_behind_it() -> None:
    """The number had been the value of a label, the text prose, and the actions of no recommendation."""
    drawing = """
        Recommendation 1
        Listen to all of those who live in the borough.

        Action            Hold an evening in each ward
        Lead officer      Town Clerk
        Timescale         May 2025

        Recommendation 2
        Speak plainly to those who rent their homes from us.

        Action            Write to all of the tenants
        Lead officer      Treasurer
        Timescale         June 2025
    """
    heads = dict.fromkeys(("Recommendation 1", "Recommendation 2"), replace(BOLD, size=12.0))
    styles = heads | dict.fromkeys(("Action", "Lead officer", "Timescale"), BOLD)
    plan = parse(document(drawing, styles=styles))
    assert [(each.ref, each.text, each.actions[0].text) for each in plan.recommendations] == [
        ("1", "Listen to all of those who live in the borough.", "Hold an evening in each ward"),
        ("2", "Speak plainly to those who rent their homes from us.", "Write to all of the tenants"),
    ]


def test_several_cards_under_a_counted_theme_all_have_it() -> None:
    """The next theme had gone to the card above it, which had none of its own."""
    card = "Recommendation: {}\nActions: {}\nLead: Town Clerk\n"
    one = card.format("Embed a culture of performance.", "Train all managers.")
    two = card.format("Ask scrutiny to test large projects.", "Amend the rules.")
    three = card.format("Clarify who governs the programme.", "Adopt new terms.")
    drawing = f"Priority 1: Organisation\n{one}\n{two}\nPriority 2: Partnerships\n{three}"
    styles = dict.fromkeys(("Recommendation:", "Actions:", "Lead:"), BOLD)
    styles |= dict.fromkeys(("Priority 1: Organisation", "Priority 2: Partnerships"), LARGE)
    plan = parse(document(drawing, styles=styles))
    assert [each.theme for each in plan.recommendations] == [
        "Priority 1: Organisation",
        "Priority 1: Organisation",
        "Priority 2: Partnerships",
    ]


def test_a_heading_over_cards_ends_the_counted_theme_of_those_above_it() -> None:
    drawing = """
    Action plan

    +----------------+------------------------+
    | Priority 1 Leadership                   |
    +----------------+------------------------+
    | Recommendation | Set a clear vision     |
    +----------------+------------------------+
    | Action         | Agree it with partners |
    +----------------+------------------------+

    Priority 2: Finance

    +----------------+------------------------+
    | Recommendation | Agree a budget         |
    +----------------+------------------------+
    | Action         | Hold a workshop        |
    +----------------+------------------------+
    """
    styles = {"Action plan": replace(LARGE, size=20.0), "Priority 2: Finance": LARGE}
    plan = parse(document(drawing, styles=styles))
    assert [each.theme for each in plan.recommendations] == ["Priority 1 Leadership", "Priority 2: Finance"]


def test_a_pair_above_another_label_heads_no_table_though_its_value_has_the_words_of_a_heading() -> None:
    """ "EDI: refresh objectives" ends like a heading of themes and "Our response" heads actions; but with
    "Timescale" below, they would head no row."""
    card = """
    +------------------+-----------------------------------+
    | Recommendation 5: Bring local leaders together.      |
    +------------------+-----------------------------------+
    | Our response     | EDI: refresh objectives           |
    +------------------+-----------------------------------+
    | Timescale        | Before November 2026              |
    +------------------+-----------------------------------+
    | Our response     | Hold an away day.                 |
    +------------------+-----------------------------------+
    | Timescale        | September 2026                    |
    +------------------+-----------------------------------+
    """
    bold = dict.fromkeys(("Our response", "EDI: refresh objectives"), BOLD)
    assert shown(document(dedent(card), styles=bold)) == [
        "5 Bring local leaders together.",
        "  - EDI: refresh objectives | deadline (action): Before November 2026",
        "  - Hold an away day. | deadline (action): September 2026",
    ]


def test_who_and_when_below_the_last_of_several_actions_is_the_cards() -> None:
    card = """
    Recommendation {}

    Agree a shared ambition with the {}.

    Our response: We welcome this.

    Actions

    • Set up a partnership
    • Commission a study

                    Lead: Head of Place

                    Due: June 2025
    """
    heads = ("Recommendation 1", "Recommendation 2")
    drawing = stacked(card.format(1, "traders"), "", card.format(2, "college"))
    points = ["  - Set up a partnership", "  - Commission a study"]
    assert shown(document(drawing, styles=dict.fromkeys((*heads, "Actions"), BOLD))) == [
        line
        for ref, about in (("1", "traders"), ("2", "college"))
        for line in (
            f"{ref} Agree a shared ambition with the {about}. | response: We welcome this."
            " | owner: Head of Place | deadline: June 2025",
            *points,
        )
    ]


def test_forms_that_begin_with_the_number_of_their_action() -> None:
    """Each form's number is its own action's, not one more of the form above."""
    form = """
    Action number
    SM{0}

    What the peer team recommended
    {1}

    What we will do
    {2}

    Who will lead
    Director of Finance

    When we will do it
    July 2025
    """
    texts = [
        ("Set a realistic savings plan.", "Agree savings with all."),
        ("Bring complaints into one team.", "Move nine officers."),
        ("Make better use of apprentices.", "Recruit fifteen of them."),
    ]
    heads = ("Action number", "What the peer team recommended", "What we will do", "Who will lead")
    drawings = [form.format(number, *own) for number, own in enumerate(texts, start=1)]
    styles = dict.fromkeys((*heads, "When we will do it"), BOLD)
    read = parse(document(*drawings, styles=styles)).recommendations
    assert [(one.text, [(action.ref, action.text) for action in one.actions]) for one in read] == [
        (asked, [(f"SM{number}", done)]) for number, (asked, done) in enumerate(texts, start=1)
    ]
