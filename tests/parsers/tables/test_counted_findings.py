"""Numbers before what was found, of an auditor's action plan."""

from __future__ import annotations

from parsers.parse import parse
from tests.parsers.built import LARGE, document, shown

DRAWING = """
+--------------------------+------------------------+------------------------------+
| Issue/risk               | Recommendation         | Agreed action/timing         |
+--------------------------+------------------------+------------------------------+
| 1. Property valuations   | The council should     | A valuer has been appointed. |
|                          | clear the backlog.     |                              |
| Few were made.           |                        | Head of Property             |
|                          |                        |                              |
| Risk: errors stay.       |                        | 31 March 2024                |
+--------------------------+------------------------+------------------------------+
| 2. Grant income          | Officers should check  | Accepted.                    |
|                          | each grant.            |                              |
| Some was in error.       |                        | Head of Finance              |
|                          |                        |                              |
| Risk: more may be.       |                        | June 2024                    |
+--------------------------+------------------------+------------------------------+
| 3. Common good           | The council should     | The list will be made.       |
|                          | keep a list.           |                              |
| There is no list.        |                        | Head of Law                  |
|                          |                        |                              |
| Risk: assets are lost.   |                        | May 2024                     |
+--------------------------+------------------------+------------------------------+
"""


def test_they_count_the_recommendations() -> None:
    refs = [each.ref for each in parse(document(DRAWING)).recommendations]
    assert refs == ["1", "2", "3"]


def test_they_count_nothing_where_they_do_not_count_on() -> None:
    other = DRAWING.replace("2. Grant income", "7. Grant income")
    assert [each.ref for each in parse(document(other)).recommendations] == ["", "", ""]


def test_they_count_nothing_beside_numbers_of_the_recommendations_own() -> None:
    others = DRAWING.replace("The council should  ", "R4 The council must  ")
    assert parse(document(others)).recommendations[0].ref == "R4"


def test_lines_of_who_and_when_are_no_actions_and_nothing_beside_them_is_lost() -> None:
    built = document(DRAWING)
    issue = "risk: Common good There is no list. Risk: assets are lost."
    told = f"owner: Head of Law | deadline (action): May 2024 | {issue}"
    assert shown(built)[-1] == f"  - The list will be made. | {told}"
    coverage = parse(built).coverage
    assert (coverage.missing, coverage.doubled) == ((), ())


def test_who_and_when_below_an_answer_are_the_recommendations() -> None:
    (_, answered, _) = parse(document(DRAWING)).recommendations
    details = answered.details
    assert not answered.actions
    assert (details.response, details.owner_text, details.deadline.text) == (
        "Accepted.",
        "Head of Finance",
        "June 2024",
    )


def test_a_number_alone_above_each_recommendation_counts_it() -> None:
    """A style sheet sets it large, in a box of its own."""
    drawing = """
    +--------------------------+------------------------+------------+
    | Recommendation           | Actions                | By when    |
    +--------------------------+------------------------+------------+
    | 1                        | Appoint a valuer       | March 2024 |
    | Clear the backlog of     +------------------------+------------+
    | repairs                  | Publish the list       | May 2024   |
    +--------------------------+------------------------+------------+
    | 2                        | Check each grant       | June 2024  |
    | Know what is spent       |                        |            |
    +--------------------------+------------------------+------------+
    """
    large = {f"| {number}      ": LARGE for number in "12"}
    found = [(each.ref, each.text) for each in parse(document(drawing, styles=large)).recommendations]
    assert found == [("1", "Clear the backlog of repairs"), ("2", "Know what is spent")]
