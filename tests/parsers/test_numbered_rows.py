"""Tables of numbers and recommendations under one heading that announces them."""

from __future__ import annotations

import pytest

from tests.parsers.built import BOLD, document, shown

TABLE = """
Report on the use of data

+-----------------------------------------------+
| {0} |
+-----------------------------------------------+
| Information                                   |
+-----+-----------------------------------------+
|     | The Council should strengthen what it   |
| R1  | tells its leaders, by:                  |
|     | • asking those who use its services     |
+-----+-----------------------------------------+
| Outcomes                                      |
+-----+-----------------------------------------+
|     | The Council should set out the outcomes |
| R2  | that it expects, and whether these are  |
|     | being achieved.                         |
+-----+-----------------------------------------+
"""
STYLES = {"Report on the use": BOLD, "Information": BOLD, "Outcomes": BOLD}


def test_a_heading_over_all_columns() -> None:
    assert shown(document(TABLE.format(f"{'Recommendations':45}"), styles=STYLES)) == [
        "[Information]",
        "R1 The Council should strengthen what it tells its leaders, by: • asking those who use its services",
        "[Outcomes]",
        "R2 The Council should set out the outcomes that it expects, and whether these are being achieved.",
    ]


@pytest.mark.parametrize("heading", ["What we found", "Strengths"])
def test_another_heading_announces_none(heading: str) -> None:
    assert shown(document(TABLE.format(f"{heading:45}"), styles=STYLES)) == []
