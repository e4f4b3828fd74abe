"""One heading over two columns that no rule parts → two columns, each with its own words.

Lead member and lead officer                 Lead member | Lead officer
Cllr Hart     Head of Human           →      Cllr Hart   | Head of Human Resources
              Resources
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from models.plan import Passage
from parsers.cells.details import OWNERS
from parsers.grids.grids import Cell
from parsers.headers.line_headers import are_a_space_apart
from parsers.tables.tables import Table
from parsers.tables.who_and_when import PARTS, Halves, with_parts
from parsers.text.lines import Line, line_of
from parsers.text.marks import LABEL, begins_with_bullet
from parsers.text.rivers import Parts, column_starts, columns_of
from parsers.vocabulary import column_of

FEWEST = 4
"""Cells in which words stand on both sides, at least."""
MOST = 0.7
"""The share of a column's cells of which that holds, at least."""


def with_columns_halved(table: Table) -> Table:
    """The table with each column of owners, or of two things, in two where white runs down it."""
    if any(row.cells and row.bound != "gaps" for row in table.rows):
        return table
    for place in reversed(range(len(table.columns))):
        names = _names(table.columns[place].heading.text, table.columns[place].name)
        halves = _halves(table.filled(place)) if names else {}
        if halves:
            column = table.columns[place]
            other = replace(column, name=names[1], heading=Passage(column.heading.text))
            table = with_parts(table, place, (replace(column, name=names[0]), other), halves)
    return table


def _names(heading: str, name: str) -> tuple[str, ...]:
    """What the two columns under a heading mean: "Lead and timescale"; where it does not tell, two owners."""
    names = tuple(map(column_of, PARTS.split(heading)))
    if len(names) == 2 and all(names) and (names[0] != names[1] or name in OWNERS):
        return names
    return (name, name) if name in OWNERS else ()


def _halves(cells: Sequence[Cell]) -> dict[int, Halves]:
    """The lines of each cell on either side of the white through all of them; none where there is no such."""
    lines = [line for cell in cells for line in cell.lines]
    edges = column_starts(lines, 0.0)
    if len(edges) != 3:
        return {}
    parted = {id(cell): [columns_of(line, edges) for line in cell.lines] for cell in cells}
    if any(map(_is_one_text, chain.from_iterable(parted.values()))):
        return {}
    halves = {key: _sides(parts) for key, parts in parted.items()}
    if all(_is_mark(line) for left, _ in halves.values() for line in left):
        return {}  # the numbers of a list, set off from its texts
    both = sum(bool(left and right) for left, right in halves.values())
    return halves if both >= FEWEST and both >= MOST * len(cells) else {}


def _is_one_text(parts: Parts) -> bool:
    """Whether no more than a space parts the two sides of a line: "12" of "12 committees" stands above and
    below the numbers of lists."""
    left, right = parts.get(0, []), parts.get(1, [])
    return bool(left and right) and are_a_space_apart(left, right)


def _sides(parts: Sequence[Parts]) -> Halves:
    left, right = (tuple(line_of(own[side]) for own in parts if side in own) for side in (0, 1))
    return left, right


def _is_mark(line: Line) -> bool:
    """Whether a line is the bullet or the label of a list's point alone."""
    return len(line.words) == 1 and (begins_with_bullet(line) or bool(LABEL.match(line.text)))
