"""What of a line is a label: for the cards that lines make, see `layouts/test_record_card.py`."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parsers.headers.label_lines import known_label
from tests.parsers.built import BOLD, PLAIN, lines


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("Recommendation:   Set fewer priorities", "recommendation"),
        ("Recommendations      Set fewer priorities", "recommendation"),
        ("Recommendations .........      7", ""),  # an entry of a contents page
        ("Key recommendations", ""),  # a report's section, not the label of a value below it
        ("Timescale", "deadline"),
    ],
)
def test_known_labels(line: str, column: str) -> None:
    label = known_label(lines(line, styles={line: BOLD})[0])
    assert (label.column if label else "") == column


def test_of_two_labels_the_first() -> None:
    label = known_label(lines("SLT lead: Service Lead: Revenues", styles={"SLT lead:": BOLD})[0])
    assert label is not None
    assert (label.text, label.column) == ("SLT lead", "lead_officer")


@pytest.mark.parametrize(("size", "column"), [(9.5, ""), (6.0, "action")])
def test_a_typewriters_space_does_not_set_a_value_apart(size: float, column: str) -> None:
    """A space of 0.63 font sizes, and one as wide as a letter."""
    line = "what the council will do."
    label = known_label(lines(line, styles={line: replace(PLAIN, size=size)})[0])
    assert (label.column if label else "") == column
