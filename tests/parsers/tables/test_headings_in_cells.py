"""Tables without a header whose cells print their heading themselves, again and again."""

from __future__ import annotations

from parsers.parse import parse
from tests.parsers.built import BOLD, document, shown

DRAWING = """
+--------------------------------------------------------------------+
| R1 Review how staff hear the council's news                        |
+-----------------------------+------------------+-------------------+
| Commission a staff magazine | Lead officer     | Deadline          |
|                             | Head of Policy   | September 2025    |
+-----------------------------+------------------+-------------------+
| Hold a briefing each month  | Lead officer     | Deadline          |
|                             | Chief Executive  | July 2025         |
+-----------------------------+------------------+-------------------+
| R2 Refresh the housing strategy and say what will be built         |
+-----------------------------+------------------+-------------------+
| Publish a list of sites     | Lead officer     | Deadline          |
|                             | Head of Housing  | March 2026        |
+-----------------------------+------------------+-------------------+
"""


def test_they_are_headings_and_no_values() -> None:
    built = document(DRAWING, styles={"Lead officer": BOLD, "Deadline": BOLD})
    assert [line for line in shown(built) if line.startswith("  - ")] == [
        "  - Commission a staff magazine | deadline (action): September 2025 | lead_officer: Head of Policy",
        "  - Hold a briefing each month | deadline (action): July 2025 | lead_officer: Chief Executive",
        "  - Publish a list of sites | deadline (action): March 2026 | lead_officer: Head of Housing",
    ]
    assert parse(built).coverage.share == 1.0


def test_a_value_that_comes_again_is_none() -> None:
    """ "Deadline" alone in a cell heads nothing; nor do names with lines below that are set alike."""
    drawing = DRAWING.replace("Lead officer    ", "Town Clerk      ")
    owners = [line for line in shown(document(drawing)) if line.startswith("  - ")]
    assert all("Town Clerk" in line for line in owners)


SEVERAL = """
+--------------------------------------------------------------------+
| R1 Review how staff hear the council's news                        |
+-----------------------------+------------------+-------------------+
| Commission a staff magazine | Lead officer     | Deadline          |
|                             | Head of Policy   | September 2025    |
|                             | Lead member      |                   |
|                             | Cllr Jones       |                   |
+-----------------------------+------------------+-------------------+
| Hold a briefing each month  | Lead officer     | Deadline          |
|                             | Chief Executive  | July 2025         |
|                             | Lead member      |                   |
|                             | Cllr Begum       |                   |
+-----------------------------+------------------+-------------------+
"""


def test_several_in_one_cell_head_a_column_each() -> None:
    built = document(SEVERAL, styles={"Lead officer": BOLD, "Lead member": BOLD, "Deadline": BOLD})
    plan = parse(built)
    leads = [(a.details.lead_officer, a.details.lead_member) for r in plan.recommendations for a in r.actions]
    assert leads == [("Head of Policy", "Cllr Jones"), ("Chief Executive", "Cllr Begum")]
    assert (plan.coverage.missing, plan.coverage.doubled) == ((), ())


HEADED = """
+-----------------------------+------------------+-------------------+
| Recommendation              | Action           | Delivery          |
+-----------------------------+------------------+-------------------+
| Review how staff hear news  | Start a magazine | Lead officer      |
|                             |                  | Head of Policy    |
|                             |                  | Timescale         |
|                             |                  | May 2025          |
+-----------------------------+------------------+-------------------+
| Refresh the housing plan    | Publish a list   | Lead officer      |
|                             |                  | Chief Executive   |
|                             |                  | Timescale         |
|                             |                  | June 2025         |
+-----------------------------+------------------+-------------------+
"""


def test_whatever_stands_over_them() -> None:
    built = document(HEADED, styles={"Lead officer": BOLD, "Timescale": BOLD})
    plan = parse(built)
    said = [a.details for each in plan.recommendations for a in each.actions]
    assert [(each.lead_officer, each.deadline.text) for each in said] == [
        ("Head of Policy", "May 2025"),
        ("Chief Executive", "June 2025"),
    ]
    assert (plan.coverage.missing, plan.coverage.doubled) == ((), ())


CUT = """
+-----------------------------+------------------+-------------------+
|                             |                  | Timescale         |
|                             |                  | July 2025         |
+-----------------------------+------------------+-------------------+
| Open the depot to visitors  | Hold open days   | Lead officer      |
|                             |                  | Head of Waste     |
|                             |                  | Timescale         |
|                             |                  | March 2026        |
+-----------------------------+------------------+-------------------+
"""


def test_a_page_end_between_two_of_them() -> None:
    """The rest of a cell, below "Timescale" atop the next page, is that of the last action."""
    built = document(
        "\n".join([*HEADED.splitlines()[:-3], HEADED.splitlines()[-1]]),
        CUT,
        styles={"Lead officer": BOLD, "Timescale": BOLD},
    )
    said = [a.details for each in parse(built).recommendations for a in each.actions]
    assert [(each.lead_officer, each.deadline.text) for each in said] == [
        ("Head of Policy", "May 2025"),
        ("Chief Executive", "July 2025"),
        ("Head of Waste", "March 2026"),
    ]
