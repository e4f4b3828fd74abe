"""Rows over all the columns that say more of the row above them → cells in a column of their own.

Action         | Lead   | By when            Action         | Lead   | By when    | Update
Hold a meeting | Leader | March 2022    →    Hold a meeting | Leader | March 2022 | We have met.
Update: We have met.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from models.document import Word, words_of
from models.plan import Passage
from parsers.cells.label_values import LABELLED, label_line
from parsers.grids.grids import Cell
from parsers.headers.headers import Column
from parsers.records.drafts import without_words
from parsers.tables.tables import Row, Table

FEWEST = 2
"""Such rows in a plan, at least."""
SAID = frozenset({"progress", "status", "success_measure", "evidence", "risk", "resources", "next_steps"})
"""What such a row can say of the one above it."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What a row says of the row at `place`: its label, the label's words, and its value."""

    place: int
    label: str
    column: str
    words: tuple[Word, ...]
    value: Cell


def with_labelled_bands(tables: Sequence[Table]) -> list[Table]:
    """The tables with what such rows say, counted over all of a plan's tables, beside the rows above them."""
    told = [_told(table) for table in tables]
    if sum(len(said) for _, said in told) < FEWEST:
        return list(tables)
    return [
        table if _end_groups(rows, said) else _with_columns(table, rows, said)
        for table, (rows, said) in zip(tables, told, strict=True)
    ]


def _told(table: Table) -> tuple[list[Row], list[_Said]]:
    """A table's other rows, and what such rows say of them."""
    rows: list[Row] = []
    said: list[_Said] = []
    # "Actions: Hold a meeting." under a recommendation, where no column has its actions.
    columns_said = SAID if table.place("action") is not None else SAID | {"action"}
    for row in table.rows:
        below = row.band and rows and rows[-1].cells
        own = _said(row.band, len(rows) - 1, columns_said) if row.band and below else None
        if own:
            said.append(own)
        else:
            rows.append(row)
    return rows, said


def _with_columns(table: Table, rows: Sequence[Row], said: Sequence[_Said]) -> Table:
    """A table with a column for each label of what is said of its rows."""
    labels = {each.label: each.column for each in said}
    columns = [Column(column, Passage(label), 0, 0) for label, column in labels.items()]
    widened = [
        _widened(row, place, list(labels), said) if row.cells else row for place, row in enumerate(rows)
    ]
    words = words_of(said)
    return replace(
        table,
        columns=(*table.columns, *columns),
        rows=tuple(widened),
        header_words=(*table.header_words, *words),
    )


def _end_groups(rows: Sequence[Row], said: Sequence[_Said]) -> bool:
    """Whether such rows stand only below the last of each group under a band, and speak of the group."""
    ends = {each.place for each in said}
    closes = all(end + 1 == len(rows) or rows[end + 1].band for end in ends)
    several = any(rows[end - 1].cells and end - 1 not in ends for end in ends if end)
    return closes and several and any(row.band for row in rows)


def _said(band: Cell, place: int, columns: frozenset[str]) -> _Said | None:
    """What a row over all the columns says of the row at `place`; None where it is something else."""
    first = band.lines[0]
    column, found = label_line(first), LABELLED.match(first.text)
    if not found or column not in columns:
        return None
    count = len(found[1].split())
    value = replace(band, lines=tuple(without_words(band.lines, count)))
    return _Said(place, found[1].strip(), column, first.words[:count], value)


def _widened(row: Row, place: int, labels: Sequence[str], said: Sequence[_Said]) -> Row:
    """A row with a cell more for each of the labels."""
    own = {each.label: each.value for each in said if each.place == place}
    last = row.cells[-1]
    empty = replace(last, box=replace(last.box, x0=last.box.x1), lines=())
    cells = [own.get(label, replace(empty)) for label in labels]
    return replace(row, cells=(*row.cells, *cells), begins=(*row.begins, *(True for _ in labels)))
