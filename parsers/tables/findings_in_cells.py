"""A cell that tells what was found, and below a label what is recommended → a column of each.

Issue, impact and recommendation             Issue, impact and ... | Issue, impact and recommendation
Journals review                              Journals review       |
Nobody reviews them.                 →       Nobody reviews them.  | Review the journals each month.
Recommendation
Review the journals each month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from models.document import Word
from models.plan import Passage
from parsers.grids.grids import Cell
from parsers.tables.tables import Table, cells_of
from parsers.tables.who_and_when import Halves, with_parts
from parsers.text.lines import Line

FEWEST, MOST = 2, 0.7
"""Cells with such a label, at least, and their share of the column's."""
LABEL = re.compile(r"(?:(?:our|audit|auditor's|key) )?recommendations?\s*(?P<mark>[:–-])?", re.I)
"""What stands above, or in front of, what is recommended: "Recommendation", "Recommendation: Review ..."."""


def with_findings_apart(table: Table) -> Table:
    """The table with a column of recommendations in two, where most cells tell first what was found."""
    place = table.place("recommendation")
    if place is None:
        return table
    cells = [cell for cell in cells_of(table.rows, place) if cell.words]
    found = {id(cell): halves for cell in cells if (halves := _halves(cell))}
    if len(found) < FEWEST or len(found) < MOST * len(cells):
        return table
    column = table.columns[place]
    finding = replace(column, name="finding", heading=Passage(column.heading.text))
    labels = tuple(word for cell in cells if id(cell) in found for word in _label_of(cell))
    parted = with_parts(table, place, (finding, column), found)
    return replace(parted, header_words=(*table.header_words, *labels))


def _halves(cell: Cell) -> Halves | None:
    """The lines above a cell's label, and those below it with what stands behind it on its line."""
    for number, line in enumerate(cell.lines[1:], start=1):
        if count := _label_length(line):
            rest = [line.after(count)] if count < len(line.words) else []
            below = (*rest, *cell.lines[number + 1 :])
            return (cell.lines[:number], below) if below else None
    return None


def _label_of(cell: Cell) -> Iterator[Word]:
    line, count = next((line, n) for line in cell.lines[1:] if (n := _label_length(line)))
    yield from line.words[:count]


def _label_length(line: Line) -> int:
    """How many words a line's label has; 0 for none."""
    if LABEL.fullmatch(line.text):
        return len(line.words)
    run_in = LABEL.match(line.text)
    return len(run_in[0].split()) if run_in and run_in["mark"] and run_in[0].rstrip()[-1] == ":" else 0
