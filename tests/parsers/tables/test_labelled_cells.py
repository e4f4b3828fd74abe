"""Tables whose cells say who and when under labels of their own."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from parsers.records.drafts import begins_with_date
from tests.parsers.built import BOLD, document, shown

HEADER = """
+----------------+----------------------------------+
| Recommendation | Our response                     |
+----------------+----------------------------------+"""
EDGE = "+----------------+----------------------------------+"


def rows(*cells: tuple[str, str]) -> str:
    """A recommendation and the lines of the cell beside it, a row each."""
    drawn = [HEADER.strip("\n")]
    for asked, cell in cells:
        for number, line in enumerate(cell.split("\n")):
            drawn.append(f"| {asked if not number else '':14} | {line:32} |")
        drawn.append(EDGE)
    return "\n".join(drawn)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        pytest.param(
            "We accept this.\n\nAction: Hold a meeting\nLead: Leader\nBy when: May 2025\n\n"
            "Action: Write to all\nLead: Head of Policy\nBy when: June 2025",
            "We accept this too.\n\nAction: Write less\nLead: Leader\nBy when: July 2025",
            [
                "Listen to all | response: We accept this.",
                "  - Hold a meeting | owner: Leader | deadline (action): May 2025",
                "  - Write to all | owner: Head of Policy | deadline (action): June 2025",
                "Speak plainly | response: We accept this too.",
                "  - Write less | owner: Leader | deadline (action): July 2025",
            ],
            id="each action under its label",
        ),
        pytest.param(
            "• Hold a meeting\n  Lead: Leader\n  By when: May 2025\n• Write to all\n  Lead: Head of Policy",
            "• Write less\n  Lead: Leader\n  By when: July 2025",
            [
                "Listen to all",
                "  - Hold a meeting | owner: Leader | deadline (action): May 2025",
                "  - Write to all | owner: Head of Policy",
                "Speak plainly",
                "  - Write less | owner: Leader | deadline (action): July 2025",
            ],
            id="under each bullet",
        ),
        pytest.param(
            " • Hold a meeting\nLead: Leader. By when: May 2025\n"
            " • Write to all\nLead: Dean. By when: May 2025",
            " • Write less\nLead: Leader. By when: July 2025",
            [
                "Listen to all",
                "  - Hold a meeting | owner: Leader | deadline (action): May 2025",
                "  - Write to all | owner: Dean | deadline (action): May 2025",
                "Speak plainly",
                "  - Write less | owner: Leader | deadline (action): July 2025",
            ],
            id="under each bullet, out to the left",
        ),
        pytest.param(
            "Actions:\n• Hold a meeting\n• Write to all\nLead: Leader\nBy when: May 2025",
            "Actions:\n• Write less\nLead: Leader\nBy when: July 2025",
            [
                "Listen to all",
                "  - Hold a meeting | owner: Leader | deadline (row): May 2025",
                "  - Write to all | owner: Leader | deadline (row): May 2025",
                "Speak plainly",
                "  - Write less | owner: Leader | deadline (action): July 2025",
            ],
            id="below all of them",
        ),
    ],
)
def test_labels_beside_the_actions(first: str, second: str, expected: list[str]) -> None:
    built = document(rows(("Listen to all", first), ("Speak plainly", second)))
    assert shown(built) == expected
    assert parse(built).coverage.missing == ()


def test_headings_in_the_cells() -> None:
    """What stands under another heading than that of the actions is said of all of them."""
    first = "Context\nFew are heard.\nActions\n• Hold a meeting\n• Write to all"
    second = "Context\nMuch is unclear.\nActions\n• Write less"
    built = document(
        rows(("Listen to all", first), ("Speak plainly", second)), styles={"Context": BOLD, "Actions": BOLD}
    )
    assert shown(built) == [
        "Listen to all",
        "  - Hold a meeting | finding: Few are heard.",
        "  - Write to all | finding: Few are heard.",
        "Speak plainly",
        "  - Write less | finding: Much is unclear.",
    ]
    assert parse(built).coverage.missing == ()


def test_labels_below_the_recommendation() -> None:
    drawing = """
    +------------------------+----------------+
    | Recommendation         | Action         |
    +------------------------+----------------+
    | 1. Listen to all       | Hold a meeting |
    | Lead: Leader           |                |
    | Target date: May 2025  |                |
    +------------------------+----------------+
    | 2. Speak plainly       | Write less     |
    | Lead: Head of Policy   |                |
    | Target date: July 2025 |                |
    +------------------------+----------------+
    """
    assert shown(document(drawing)) == [
        "1 Listen to all | owner: Leader | deadline: May 2025",
        "  - Hold a meeting",
        "2 Speak plainly | owner: Head of Policy | deadline: July 2025",
        "  - Write less",
    ]


def test_one_cell_with_a_label_is_a_text() -> None:
    built = document(
        rows(("Listen to all", "Hold a meeting\nLead: Leader"), ("Speak plainly", "Write less, and well"))
    )
    assert "owner" not in "".join(shown(built))


def test_prose_with_colons_is_no_action() -> None:
    first = "Lead: we lead by example.\nStatus: this is new."
    second = "Cost: it costs all of us.\nOutcome: we will hear."
    found = "".join(shown(document(rows(("Listen to all", first), ("Speak plainly", second)))))
    assert "owner" not in found
    assert "Lead: we lead by example. Status: this is new." in found


def test_labels_in_a_row_under_their_action() -> None:
    """Over a page end too, behind which the row of labels stands alone."""
    above = """
    +----+----------------+-----------------------------------+
    | No | Recommendation | Actions                           |
    +----+----------------+-----------------------------------+
    | 1  | Listen to all  | Hold a meeting each month.        |
    |    |                +-----------------------------------+
    |    |                | Lead: Leader | Due: May 2025      |
    |    |                +-----------------------------------+
    |    |                | Write to all of them.             |
    +----+----------------+-----------------------------------+
    """.replace("Leader | Due", "Leader; Due")
    below = """
    +----+----------------+-----------------------------------+
    |    |                | Lead: Mayor; Due: June 2025       |
    +----+----------------+-----------------------------------+
    | 2  | Speak plainly  | Write less.                       |
    |    |                +-----------------------------------+
    |    |                | Lead: Leader; Due: July 2025      |
    +----+----------------+-----------------------------------+
    """
    assert shown(document(above, below)) == [
        "1 Listen to all",
        "  - Hold a meeting each month. | owner: Leader | deadline (action): May 2025",
        "  - Write to all of them. | owner: Mayor | deadline (action): June 2025",
        "2 Speak plainly",
        "  - Write less. | owner: Leader | deadline (action): July 2025",
    ]


def test_an_update_below_an_action_is_its_progress() -> None:
    drawing = """
    +----+----------------+----------------------------------------+----------+
    | No | Recommendation | Action and update                      | Due      |
    +----+----------------+----------------------------------------+----------+
    | 1  | Listen to all  | Hold a meeting                         | May 2025 |
    |    |                | Update January 2025: Two were held.    |          |
    +----+----------------+----------------------------------------+----------+
    | 2  | Speak plainly  | Write less                             | May 2026 |
    |    |                | Update January 2025: A guide is drawn. |          |
    +----+----------------+----------------------------------------+----------+
    """
    assert [line for line in shown(document(drawing)) if line.startswith("  ")] == [
        "  - Hold a meeting | progress: Two were held. | deadline (action): May 2025",
        "  - Write less | progress: A guide is drawn. | deadline (action): May 2026",
    ]


def test_the_years_of_a_plan_that_an_action_names_are_no_deadline() -> None:
    assert begins_with_date("JUNE 2024: public consultation")
    assert begins_with_date("Ongoing – report to each meeting")
    assert not begins_with_date("Complete – the survey was held")
    assert not begins_with_date("CRMP 2026-30: public consultation")


def test_lines_that_begin_with_their_dates_are_actions() -> None:
    drawing = """
    +----+----------------+---------------------------------------+--------+
    | No | Recommendation | Actions                               | Lead   |
    +----+----------------+---------------------------------------+--------+
    | 1  | Listen to all  | By July 2024: hold a meeting          | Leader |
    |    |                | By May 2025: write down what is said  |        |
    +----+----------------+---------------------------------------+--------+
    | 2  | Speak plainly  | By June 2024: write less              | Leader |
    +----+----------------+---------------------------------------+--------+
    """
    assert [line.split(" | owner")[0] for line in shown(document(drawing)) if line.startswith("  ")] == [
        "  - hold a meeting",
        "  - write down what is said",
        "  - write less",
    ]
    plan = parse(document(drawing))
    dates = [action.details.deadline.text for one in plan.recommendations for action in one.actions]
    assert dates == ["By July 2024", "By May 2025", "By June 2024"]
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled


def test_an_answer_above_the_bullets_is_no_action() -> None:
    drawing = """
    +----+----------------+----------------------------+----------+
    | No | Recommendation | Response and actions       | Due      |
    +----+----------------+----------------------------+----------+
    | 1  | Listen to all  | Agreed. We did too little. |          |
    |    |                | We will:                   |          |
    |    |                | • Hold a meeting           | May 2025 |
    +----+----------------+----------------------------+----------+
    | 2  | Speak plainly  | Agreed in part.            |          |
    |    |                | • Write less               | May 2026 |
    +----+----------------+----------------------------+----------+
    """
    plan = parse(document(drawing))
    assert [[action.text for action in one.actions] for one in plan.recommendations] == [
        ["Hold a meeting"],
        ["Write less"],
    ]
    assert [one.details.response for one in plan.recommendations] == [
        "Agreed. We did too little. We will:",
        "Agreed in part.",
    ]
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled
