"""Columns of a drawn table that no upright parts, as under one name for two years.

+--------------------+-----------------------+
| Amounts in euro    |      L. Busschops     |
+--------------------+-----------------------+
| Year               |  2020         2019    |
+--------------------+-----------------------+
| Limit a month      |  121.800      155.400 |
+--------------------+-----------------------+
| Limit              |        107.540        |
+--------------------+-----------------------+
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import bounds
from parsers.page_tables.segments import Row, Segment, words_to_rows
from parsers.page_tables.tables import RawCell, RawTable

LEAST = 3
"""So many cells with several texts beside each other are columns."""
VALUED = 0.5
"""The share of values among the texts of each such column but the first, at least."""


def with_inner_columns(table: RawTable) -> RawTable:
    """The table, each column parted in which several cells hold as many texts beside each other, and none of
    their words crosses the white between them; a cell with one text over it spans the parts."""
    for column in reversed(range(table.column_count)):
        own = [cell for cell in table.cells if (cell.column, cell.column_span) == (column, 1)]
        edges = _edges([words_to_rows(cell.words) for cell in own])
        if edges:
            table = _parted(table, column, edges)
    return table


def _edges(cells: Sequence[Sequence[Row]]) -> list[float]:
    """Where the texts of a column's cells part; none where they do not."""
    rows = [lines[0] for lines in cells if len(lines) == 1 and len(lines[0].segments) > 1]
    several = any(len(row.segments) > 1 for lines in cells if len(lines) > 1 for row in lines)
    if several or len(rows) < LEAST or len({len(row.segments) for row in rows}) > 1:
        return []
    parts = list(zip(*(row.segments for row in rows), strict=True))
    if not all(map(_has_text, parts)) or not all(map(_has_values, parts[1:])):
        return []  # "$" far left of each amount, "1." before each point
    columns = [bounds([segment.box for segment in own]) for own in parts]
    if any(left.x1 >= right.x0 for left, right in pairwise(columns)):
        return []
    return [(left.x1 + right.x0) / 2 for left, right in pairwise(columns)]


def _has_text(segments: Sequence[Segment]) -> bool:
    return sum(any(map(str.isalnum, segment.text)) for segment in segments) >= VALUED * len(segments)


def _has_values(segments: Sequence[Segment]) -> bool:
    return sum(segment.is_value for segment in segments) >= VALUED * len(segments)


def _parted(table: RawTable, column: int, edges: Sequence[float]) -> RawTable:
    """The table with one of its columns parted at `edges`."""
    cells: list[RawCell] = []
    for cell in table.cells:
        last = cell.column + cell.column_span - 1
        if cell.column > column:
            cells.append(replace(cell, column=cell.column + len(edges)))
        elif last < column:
            cells.append(cell)
        elif cell.column < last or any(_crosses(cell, x) for x in edges):
            cells.append(replace(cell, column_span=cell.column_span + len(edges)))
        else:
            cells += _parts(cell, edges)
    return replace(table, column_count=table.column_count + len(edges), cells=tuple(cells))


def _crosses(cell: RawCell, x: float) -> bool:
    return any(s.box.x0 < x < s.box.x1 for row in words_to_rows(cell.words) for s in row.segments)


def _parts(cell: RawCell, edges: Sequence[float]) -> list[RawCell]:
    parts = []
    for place, (x0, x1) in enumerate(pairwise([cell.box.x0, *edges, cell.box.x1])):
        words = tuple(w for w in cell.words if x0 <= w.box.centre[0] < x1)
        box = replace(cell.box, x0=x0, x1=x1)
        parts.append(replace(cell, column=cell.column + place, box=box, words=words))
    return [part for part in parts if part.words]
