"""Whole rows of headings, as plans print them together: where the cells under each of them end.

`header_rows.csv` has a row of headings a line, each with its column: "extra" is what `extra` keeps under the
heading.
"""

from __future__ import annotations

import csv
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from models.plan import Action, Details, Recommendation
from parsers.parse import parse
from tests.parsers.built import document

with Path(__file__).with_name("header_rows.csv").open(encoding="utf-8", newline="") as stream:
    ROWS = list(csv.DictReader(stream))

CELLS = {
    "recommendation_ref": ("R1", "R2", "R3"),
    "recommendation": (
        "Strengthen the scrutiny function of the council",
        "Set fewer priorities and resource them",
        "Agree a plan for the savings needed",
    ),
    "action_ref": ("1.1", "1.2", "1.3"),
    "action": (
        "Hold a workshop for members on scrutiny",
        "Publish a new corporate plan with targets",
        "Report the savings to members each quarter",
    ),
    "owner": ("Head of Finance", "Chief Executive", "Jane Moore"),
    "lead_officer": ("Head of HR", "Director of Place", "Tom Brown"),
    "lead_member": ("Leader", "Cllr Smith", "Portfolio Holder for Finance"),
    "deadline": ("March 2025", "June 2025", "30 September 2025"),
    "start": ("April 2024", "May 2024", "June 2024"),
    "status": ("In progress", "Complete", "Not started"),
    "rag": ("Amber", "Green", "Red"),
    "percent_complete": ("50%", "100%", "0%"),
    "progress": (
        "A workshop was held with all of the members",
        "Drafting of the plan has begun with partners",
        "Savings were set out in the budget report",
    ),
    "success_measure": (
        "Members say that scrutiny adds value",
        "Residents know the priorities",
        "The budget gap is closed",
    ),
    "resources": ("Within existing budget", "£20,000 from reserves", "Officer time"),
    "response": ("Accepted", "Accepted in part", "Accepted"),
    "theme": ("Governance", "Better homes", "Finance"),
}
KEPT = {
    "date": ("12 March 2024", "13 March 2024", "14 March 2024"),
    "deadline": ("January 2025", "April 2025", "30 June 2025"),
    "priority": ("High", "Medium", "Low"),
    "rag": ("Red", "Amber", "Green"),
    "support": ("Democratic Services", "Policy Team", "Finance Team"),
    "partners": ("LGA", "County Council", "Parish councils"),
    "": ("Something else that is said here", "Another thing to be told", "A third matter of note"),
}
"""What stands in columns that `extra` keeps, by the last word of their heading."""
AGAIN = {
    "owner": ("Democratic Services", "Policy Team", "Finance Team"),
    "progress": ("Two of three sessions took place", "The plan went to print", "All was on schedule"),
    "success_measure": ("90% of members trained", "Targets met", "Savings of £2m"),
}
"""What stands in the second column of one meaning."""
LEADS = ("lead_officer", "lead_member")


def cells_of(heading: str, column: str, is_second: bool) -> Sequence[str]:
    if column == "extra":
        return KEPT.get(heading.lower().split()[-1], KEPT[""])
    return AGAIN[column] if is_second else CELLS[column]


def drawn(columns: Sequence[Sequence[str]]) -> str:
    """A ruled table; each column is its heading and its cells."""
    width = max(12, min(24, 150 // len(columns) - 3))
    level = "+" + "+".join("-" * (width + 2) for _ in columns) + "+"
    lines = [level]
    for row in zip(*columns, strict=True):
        cells = [textwrap.wrap(cell, width) for cell in row]
        for place in range(max(map(len, cells))):
            parts = ((cell[place] if place < len(cell) else "").ljust(width) for cell in cells)
            lines.append("| " + " | ".join(parts) + " |")
        lines.append(level)
    return "\n".join(lines)


def said_of(record: Recommendation, action: Action | None) -> Iterator[tuple[str, str]]:
    """(column, text) for all that a row of the export says."""
    yield from (("recommendation_ref", record.ref), ("recommendation", record.text), ("theme", record.theme))
    if action:
        yield from (("action_ref", action.ref), ("action", action.text))
    for said in (record.details, action.details if action else Details()):
        yield "deadline", said.deadline.text
        yield "start", f"{said.deadline.start:%B %Y}" if said.deadline.start else ""
        yield from (("owner", part) for part in said.owner_text.split("; "))
        yield "rag", said.rag
        yield "status", said.status_text
        yield "percent_complete", f"{said.percent_complete}%"
        for name in (*LEADS, "progress", "success_measure", "resources", "response"):
            yield from ((name, part) for part in getattr(said, name).split("; "))
        yield from ((f"extra {heading}", text) for heading, text in said.extra)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["headings"])
def test_where_the_cells_of_a_row_end(row: dict[str, str]) -> None:
    headings, columns = row["headings"].split(" | "), row["columns"].split(" | ")
    table = [
        (heading, *cells_of(heading, column, column in columns[:place]))
        for place, (heading, column) in enumerate(zip(headings, columns, strict=True))
    ]
    plan = parse(document("Peer Challenge Action Plan 2024\n\n" + drawn(table)))
    records = [(one, action) for one in plan.recommendations for action in one.actions or (None,)]
    assert len(records) == 3
    for place, (record, action) in enumerate(records, start=1):
        expected = {
            (f"extra {heading}" if column == "extra" else column, cells[place])
            for (heading, *_), column, cells in zip(table, columns, table, strict=True)
        }
        assert expected <= set(said_of(record, action))
