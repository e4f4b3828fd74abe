"""Rows whose date stays at the foot of a page while their text begins the next."""

from __future__ import annotations

from parsers.parse import parse
from tests.parsers.built import document

HEADER = """
+-----+------------------+---------------------+------------+--------+
| No  | Recommendation   | Action              | By when    | Lead   |
+-----+------------------+---------------------+------------+--------+
"""
RULE = HEADER.splitlines()[1] + "\n"
FIRST = f"""\
| 1   | Listen to all    | Hold a meeting      | March 2022 | Leader |
{RULE}\
|     |                  | Publish a note      | Ongoing    | Leader |
{RULE}\
| 2   | Speak plainly    | Write less          | June 2022  | Mayor  |
{RULE}"""


def told(*drawings: str) -> list[tuple[str, list[tuple[str, str, str]]]]:
    plan = parse(document(*drawings))
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled
    return [
        (each.ref, [(one.text, one.details.deadline.text, one.details.owner_text) for one in each.actions])
        for each in plan.recommendations
    ]


def test_a_date_at_the_foot_is_of_the_action_atop_the_next_page() -> None:
    foot = f"""{HEADER}{FIRST}\
|     |                  |                     | July 2022  | Clerk  |
{RULE}"""
    rest = f"""{HEADER}\
|     |                  | Call each household |            |        |
|     |                  | on the estate       |            |        |
{RULE}"""
    assert told(foot, rest) == [
        ("1", [("Hold a meeting", "March 2022", "Leader"), ("Publish a note", "Ongoing", "Leader")]),
        (
            "2",
            [
                ("Write less", "June 2022", "Mayor"),
                ("Call each household on the estate", "July 2022", "Clerk"),
            ],
        ),
    ]


def test_a_recommendation_at_the_foot_has_its_action_on_the_next_page() -> None:
    foot = f"""{HEADER}{FIRST}\
| 3   |                  |                     | July 2022  | Clerk  |
{RULE}"""
    rest = f"""{HEADER}\
|     | Be bolder with   | Call each household |            |        |
|     | money            | on the estate       |            |        |
{RULE}"""
    assert told(foot, rest)[2] == ("3", [("Call each household on the estate", "July 2022", "Clerk")])


def test_a_date_of_its_own_stays_where_the_action_below_has_one() -> None:
    foot = f"""{HEADER}{FIRST}\
|     |                  |                     | July 2022  |        |
{RULE}"""
    rest = f"""{HEADER}\
|     |                  | Call each household | May 2023   | Clerk  |
|     |                  | on the estate       |            |        |
{RULE}"""
    assert told(foot, rest)[1][1][-1] == ("Call each household on the estate", "May 2023", "Clerk")
