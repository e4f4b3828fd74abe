"""Headers that stand again beside each recommendation, level with it."""

from __future__ import annotations

from parsers.parse import parse
from tests.parsers.built import BOLD, document

DRAWING = """
+------------------------------------------------------------------------------+
1. Listen to all who     Action                 Lead               By when
live in the district     Hold a meeting in      Leader of          May 2025
and to their friends     each of the towns      the Council
and partners.
                         Write down what is     Head of Policy     June 2025
                         said to the team       and Culture
+------------------------------------------------------------------------------+
2. Speak plainly to      Action                 Lead               By when
all who ask about the    Write less in each     Head of Finance    July 2025
budget and its gap.      of the reports         and Property
+------------------------------------------------------------------------------+
3. Build reserves for    Action                 Lead               By when
ten years, and spend     Find savings in all    Chief              May 2026
them with care.          of the contracts       Executive
"""


def test_such_headers_are_no_actions() -> None:
    plan = parse(document(DRAWING, styles={"Action  ": BOLD, "Lead  ": BOLD, "By when": BOLD}))
    assert [each.ref for each in plan.recommendations] == ["1", "2", "3"]
    assert [action.text for each in plan.recommendations for action in each.actions] == [
        "Hold a meeting in each of the towns",
        "Write down what is said to the team",
        "Write less in each of the reports",
        "Find savings in all of the contracts",
    ]
    assert plan.coverage.share == 1.0
