"""Rows whose cells stand at their feet, where no rule parts them."""

from __future__ import annotations

import pytest

from tests.parsers.built import BOLD, document, shown

HEADER = "Ref  Recommendation      Action              By when     Update"
FEET = f"""
{HEADER}
     Listen to all       Hold a meeting in
     who live in the     each of the five                One was
1.1  district            towns               May 2025    held.
                         Write to all
1.2                      of the people       June 2025   Sent.
     Speak plainly       Write less in
2.1  to everyone         each report         July 2025   Begun.
     Build reserves      Find savings in
3.1  for ten years       the contracts       May 2026    None yet.
"""
TOPS = f"""
{HEADER}
1.1  Listen to all       Hold a meeting in   May 2025    One was
     who live in the     each of the five                held.
     district            towns
1.2                      Write to all        June 2025   Sent.
                         of the people
2.1  Speak plainly       Write less in       July 2025   Begun.
     to everyone         each report
3.1  Build reserves      Find savings in     May 2026    None yet.
     for ten years       the contracts
"""


@pytest.mark.parametrize("drawing", [FEET, TOPS], ids=["at their feet", "at their tops"])
def test_rows_without_room_between_them(drawing: str) -> None:
    read = shown(document(drawing, styles={HEADER: BOLD}))
    assert [line for line in read if line.startswith("  -")] == [
        "  - Hold a meeting in each of the five towns | deadline (action): May 2025"
        " | progress: One was held.",
        "  - Write to all of the people | deadline (action): June 2025 | progress: Sent.",
        "  - Write less in each report | deadline (action): July 2025 | progress: Begun.",
        "  - Find savings in the contracts | deadline (action): May 2026 | progress: None yet.",
    ]
