"""Heads of ruled cells over rows that no rule parts: two tables to their rules, one to their reader.

+-----------+----------------+
|           | Beds           |
| Ownership +-------+--------+
|           | Acute | Other  |
+-----------+-------+--------+
 Public         401      728
 Private        138      918
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from models.document import bounds
from parsers.page_tables.segments import is_figure, segment_of
from parsers.page_tables.tables import RawCell, RawTable

CLOSE = 2.0
"""Font sizes from the rule below a head to its first row, at most."""


def with_ruled_heads(heads: Sequence[RawTable], bodies: Sequence[RawTable]) -> list[RawTable]:
    """All tables, those of figures joined to the head of ruled cells above them."""
    left, tables = list(heads), []
    for body in bodies:
        head = next((head for head in left if _is_over(head, body)), None)
        joined = _joined(head, body) if head else None
        if head and joined:
            left.remove(head)
        tables.append(joined or body)
    return [*left, *tables]


def _is_over(head: RawTable, body: RawTable) -> bool:
    """Whether a table without figures stands close above one that begins with figures, and is as wide."""
    size = body.cells[0].words[0].style.size
    close = -size < body.box.top - head.box.bottom < CLOSE * size
    wide = head.box.x0 - size < body.box.x0 and body.box.x1 < head.box.x1 + size
    named = sum(cell.row == 0 for cell in body.cells) == 1  # a group's name
    first = [cell for cell in body.cells if cell.row == int(named) and cell.column > 0]
    return close and wide and any(map(_has_figure, first)) and not any(map(_has_figure, head.cells))


def _has_figure(cell: RawCell) -> bool:
    return is_figure(segment_of(cell.words))


def _joined(head: RawTable, body: RawTable) -> RawTable | None:
    """One table, each heading over the columns in its cell; None where some heading has none."""
    middles = [_middle(body, column) for column in range(body.column_count)]
    cells = []
    for cell in head.cells:
        over = [place for place, x in enumerate(middles) if cell.box.x0 < x < cell.box.x1]
        if not over:
            return None
        cells.append(replace(cell, column=over[0], column_span=len(over)))
    cells += [replace(cell, row=cell.row + head.row_count) for cell in body.cells]
    rows = head.row_count + body.row_count
    return RawTable(body.page, bounds([head.box, body.box]), rows, body.column_count, tuple(cells))


def _middle(table: RawTable, column: int) -> float:
    own = [cell.box for cell in table.cells if cell.column == column and cell.column_span == 1]
    return bounds(own).centre[0] if own else float("nan")
