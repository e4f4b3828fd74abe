"""Cards side by side: each row of them from left to right, and each card to its foot."""

from __future__ import annotations

import pytest

from parsers.parse import parse
from tests.parsers.built import BOLD, document

TWO = """
Recommendation 1                Recommendation 2
Agree a vision                  Reduce the gap
Action                          Action
Hold a meeting                  Pass a motion
Lead officer                    Lead officer
Chief Executive                 Head of Finance
By when                         By when
May 2025                        June 2025

Recommendation 3                Recommendation 4
Listen to all                   Speak plainly
Action                          Action
Ask the young                   Write less
Lead officer                    Lead officer
Head of Policy                  Head of HR
By when                         By when
July 2025                       May 2026
"""
THREE = """
Recommendation 1        Recommendation 2        Recommendation 3
Agree a vision          Reduce the gap          Listen to all
Action                  Action                  Action
Hold a meeting          Pass a motion           Ask the young
Lead officer            Lead officer            Lead officer
Chief Executive         Head of Finance         Head of Policy
By when                 By when                 By when
May 2025                June 2025               July 2025

Recommendation 4
Speak plainly
Action
Write less
Lead officer
Head of HR
By when
May 2026
"""
LABELS = ("Recommendation", "Action", "Lead officer", "By when")


@pytest.mark.parametrize("drawing", [TWO, THREE], ids=["two", "three, and one alone"])
def test_each_card_is_a_recommendation(drawing: str) -> None:
    bold = [line for line in drawing.splitlines() if line.startswith(LABELS)]
    plan = parse(document(drawing, styles=dict.fromkeys(bold, BOLD)))
    assert [(one.ref, one.text, one.actions[0].text) for one in plan.recommendations] == [
        ("1", "Agree a vision", "Hold a meeting"),
        ("2", "Reduce the gap", "Pass a motion"),
        ("3", "Listen to all", "Ask the young"),
        ("4", "Speak plainly", "Write less"),
    ]
    assert [one.actions[0].details.deadline.text for one in plan.recommendations][-1] == "May 2026"
    assert plan.coverage.share == 1.0 and not plan.coverage.doubled
