"""Columns of who and when."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import document, shown

DRAWING = """
+----+----------------+----------------+--------------------------+
| No | Recommendation | Action         | Owner / Timescale        |
+----+----------------+----------------+--------------------------+
| 1  | Listen to all  | Hold a meeting | Head of Policy           |
|    |                |                | May 2025                 |
+----+----------------+----------------+--------------------------+
| 2  | Speak plainly  | Write less     | Chief Executive          |
|    |                |                | By end of June 2025      |
+----+----------------+----------------+--------------------------+
"""


@pytest.mark.parametrize(
    "drawing",
    [
        pytest.param(DRAWING, id="below each other"),
        pytest.param(DRAWING.replace("Owner / Timescale", "Who? By when?    "), id="two questions"),
        pytest.param(DRAWING.replace("Owner / Timescale", "Owner & date     "), id="a date beside an owner"),
        pytest.param(DRAWING.replace("Owner / Timescale  ", "Lead (and deadline)"), id="when in brackets"),
        pytest.param(
            DRAWING.replace("Head of Policy          ", "Head of Policy, May 2025").replace(
                "| May 2025                 |", "|                          |"
            ),
            id="on one line",
        ),
    ],
)
def test_an_owner_and_a_date_in_one_cell(drawing: str) -> None:
    read = [line.replace("Policy,", "Policy") for line in shown(document(drawing))]
    assert read == [
        "1 Listen to all",
        "  - Hold a meeting | deadline (action): May 2025 | owner: Head of Policy",
        "2 Speak plainly",
        "  - Write less | deadline (action): By end of June 2025 | owner: Chief Executive",
    ]


def test_a_date_that_two_lines_cut_is_one() -> None:
    drawing = DRAWING.replace("Head of Policy          ", "Head of Policy, 31      ")
    (record, _) = parse(document(drawing)).recommendations
    (details,) = [action.details for action in record.actions]
    assert (details.owner_text, details.deadline.text) == ("Head of Policy", "31 May 2025")


def test_an_owner_whose_date_stands_behind_a_page_end() -> None:
    above = DRAWING.replace("Owner / Timescale", "OWNER AND TIMESCALE").replace(
        "| By end of June 2025      |", "|                          |"
    )
    below = """
    +----+----------------+----------------+--------------------------+
    |    |                | to others      | By end of June 2025      |
    +----+----------------+----------------+--------------------------+
    | 3  | Listen to few  | Hold a party   | Head of Policy           |
    |    |                |                | May 2025                 |
    +----+----------------+----------------+--------------------------+
    | 4  | Speak to most  | Sing and dance | Head of Policy           |
    |    |                |                | May 2025                 |
    +----+----------------+----------------+--------------------------+
    | 5  | Listen again   | Meet each week | Head of Policy           |
    |    |                |                | May 2025                 |
    +----+----------------+----------------+--------------------------+
    | 6  | Speak to all   | Sing each week | Head of Policy           |
    |    |                |                | May 2025                 |
    +----+----------------+----------------+--------------------------+
    """
    assert shown(document(above, below))[3] == (
        "  - Write less to others | deadline (action): By end of June 2025 | owner: Chief Executive"
    )


def test_the_rest_of_a_date_behind_a_page_end() -> None:
    above = DRAWING.replace("By end of June 2025", "June 2025          ")
    below = """
    +----+----------------+----------------+--------------------------+
    |    |                | to others      | onwards                  |
    +----+----------------+----------------+--------------------------+
    | 3  | Listen to few  | Hold a party   | Head of Policy           |
    |    |                |                | May 2025                 |
    +----+----------------+----------------+--------------------------+
    | 4  | Speak to most  | Sing and dance | Head of Policy           |
    |    |                |                | May 2025                 |
    +----+----------------+----------------+--------------------------+
    """
    assert shown(document(above, below))[3] == (
        "  - Write less to others | deadline (action): June 2025 onwards | owner: Chief Executive"
    )


@pytest.mark.parametrize(
    ("rest", "read"),
    [
        (("", "(Cabinet)", "Chief Executive"), "By end of June 2025 (Cabinet) | owner: Chief Executive"),
        (("Jo Ash", "(Head of HR)", ""), "By end of June 2025 | owner: Jo Ash (Head of HR)"),
    ],
)
def test_a_bracket_behind_a_page_end_is_of_the_date_or_of_the_owner(
    rest: tuple[str, str, str], read: str
) -> None:
    drawing = DRAWING.replace("Owner / Timescale", "Timescale / Owner")
    for one, other in (
        ("Head of Policy     ", "May 2025           "),
        ("Chief Executive    ", "By end of June 2025"),
    ):
        drawing = drawing.replace(one, "#").replace(other, one).replace("#", other)
    who, bracket, other = rest
    above = drawing.replace("Chief Executive    ", f"{who:19}")
    below = f"""
    +----+----------------+----------------+--------------------------+
    |    |                | to others      | {bracket:24} |
    |    |                |                | {other:24} |
    +----+----------------+----------------+--------------------------+
    | 3  | Listen to few  | Hold a party   | May 2025                 |
    |    |                |                | Head of Policy           |
    +----+----------------+----------------+--------------------------+
    | 4  | Speak to most  | Sing and dance | May 2025                 |
    |    |                |                | Head of Policy           |
    +----+----------------+----------------+--------------------------+
    | 5  | Write to all   | Send a letter  | May 2025                 |
    |    |                |                | Head of Policy           |
    +----+----------------+----------------+--------------------------+
    | 6  | Write to some  | Print a letter | May 2025                 |
    |    |                |                | Head of Policy           |
    +----+----------------+----------------+--------------------------+
    """
    assert shown(document(above, below))[3] == f"  - Write less to others | deadline (action): {read}"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("May 2025", "(Cabinet)", "Head of Policy"), "May 2025 (Cabinet)"),
        (("May 2025", "onwards", "Head of Policy"), "May 2025 onwards"),
        (("Every six", "months", "Head of Policy"), "Every six months"),
    ],
)
def test_a_date_over_an_owner_ends_with_its_last_line(lines: tuple[str, str, str], expected: str) -> None:
    first, second, third = (f"{line:16}" for line in lines)
    drawing = f"""
    +----+----------------+----------------+------------------+
    | No | Recommendation | Action         | Timescale / Lead |
    +----+----------------+----------------+------------------+
    | 1  | Listen to all  | Hold a meeting | {first} |
    |    |                |                | {second} |
    |    |                |                | {third} |
    +----+----------------+----------------+------------------+
    """
    (record,) = parse(document(drawing)).recommendations
    (details,) = [action.details for action in record.actions]
    assert (details.owner_text, details.deadline.text) == ("Head of Policy", expected)


def test_a_date_whose_first_word_stands_below_its_owner() -> None:
    drawing = DRAWING.replace("| Head of Policy           |", "| Head of Policy Beginning |")
    (record, _) = parse(document(drawing)).recommendations
    (details,) = [action.details for action in record.actions]
    assert (details.owner_text, details.deadline.text) == ("Head of Policy", "Beginning May 2025")


def test_a_column_of_something_else_stays_as_it_is() -> None:
    other = DRAWING.replace("May 2025", "or none ").replace("By end of June 2025", "and all of his staff")
    assert not any("| deadline" in line for line in shown(document(other)))


def test_labels_in_a_column_of_both() -> None:
    drawing = """
    +----+----------------+----------------+--------------------------+
    | No | Recommendation | Action         | Accountability           |
    +----+----------------+----------------+--------------------------+
    | 1  | Listen to all  | Hold a meeting | By whom: Head of Policy  |
    |    |                |                | By when: May 2025        |
    +----+----------------+----------------+--------------------------+
    | 2  | Speak plainly  | Write less     | By whom: Chief Executive |
    |    |                |                | By when: June 2025       |
    +----+----------------+----------------+--------------------------+
    """
    assert shown(document(drawing)) == [
        "1 Listen to all",
        "  - Hold a meeting | deadline (action): May 2025 | owner: Head of Policy",
        "2 Speak plainly",
        "  - Write less | deadline (action): June 2025 | owner: Chief Executive",
    ]
    coverage = parse(document(drawing)).coverage
    assert (coverage.missing, coverage.doubled) == ((), ())


def test_members_and_officers_under_labels_stay_one_cell() -> None:
    drawing = """
    +----+----------------+----------------+--------------------------+
    | No | Recommendation | Action         | Leads                    |
    +----+----------------+----------------+--------------------------+
    | 1  | Listen to all  | Hold a meeting | Member: Cllr Nolan       |
    |    |                |                | Officer: Jo May          |
    +----+----------------+----------------+--------------------------+
    | 2  | Speak plainly  | Write less     | Member: Cllr Fox         |
    |    |                |                | Officer: Ravi Nair       |
    +----+----------------+----------------+--------------------------+
    """
    (details, _) = [
        action.details for one in parse(document(drawing)).recommendations for action in one.actions
    ]
    assert details.owner_text == "Member: Cllr Nolan; Officer: Jo May"
    assert (details.lead_member, details.lead_officer) == ("Cllr Nolan", "Jo May")


def test_one_cell_whose_owner_is_not_told_by_its_words() -> None:
    more = """| 3  | Listen to few  | Hold a party   | Head of Culture          |
|    |                |                | June 2025                |
+----+----------------+----------------+--------------------------+
| 4  | Sing with all  | Hold a concert | Policy and Resources     |
|    |                |                | Committee                |
|    |                |                | July 2025                |
+----+----------------+----------------+--------------------------+
"""
    records = parse(document(f"{DRAWING}{more}".replace("\n\n", "\n"))).recommendations
    details = records[-1].actions[0].details
    assert (details.owner_text, details.deadline.text) == ("Policy and Resources Committee", "July 2025")


def test_white_parts_who_from_when_where_words_do_not_tell_who() -> None:
    drawing = """
    +----+----------------+----------------+-------------------+
    | No | Recommendation | Action         | Timescale / Owner |
    +----+----------------+----------------+-------------------+
    | 1  | Listen to all  | Hold a meeting | June 2025 (Full   |
    |    |                |                | Council)          |
    |    |                |                |                   |
    |    |                |                | Head of Policy    |
    |    |                |                | and Planning      |
    +----+----------------+----------------+-------------------+
    | 2  | Speak plainly  | Write less     | May 2025          |
    |    |                |                |                   |
    |    |                |                | Legal Services    |
    +----+----------------+----------------+-------------------+
    """
    found = [line.partition(" | ")[2] for line in shown(document(drawing)) if line.startswith("  - ")]
    assert found == [
        "deadline (action): June 2025 (Full Council) | owner: Head of Policy and Planning",
        "deadline (action): May 2025 | owner: Legal Services",
    ]


@pytest.mark.parametrize("label", ["BY WHEN\n|                |                |", "By when:"])
def test_a_label_of_the_date_below_whom_the_heading_says(label: str) -> None:
    """The date had gone to the owner: "Head of Policy; BY WHEN May 2025"."""
    row = "+----------------+----------------+--------------------------+\n"
    drawing = f"""{row}| You said       | We will        | WHO                      |
{row}| You should     | Hold a meeting | Head of Policy           |
| listen to all  |                | {label} May 2025
{row}| You are heard  | Write less     | Chief Executive          |
| by few         |                | {label} June 2025
{row}"""
    assert shown(document(drawing)) == [
        "You should listen to all",
        "  - Hold a meeting | deadline (action): May 2025 | owner: Head of Policy",
        "You are heard by few",
        "  - Write less | deadline (action): June 2025 | owner: Chief Executive",
    ]
