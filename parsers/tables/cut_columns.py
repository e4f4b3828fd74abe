"""Columns that a spreadsheet prints on pages of their own, behind those of the rows that they belong to.

Ref | Recommendation | Action            page 1
1   | Listen         | Hold a meeting
Lead   | By when                         page 2: nothing but its place tells which row a line belongs to
Leader | May 2025

They are not put together, but the records that go without them are to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from models.document import Word
from models.plan import Issue, Recommendation
from parsers.grids.grids import Grid, bands
from parsers.headers.headers import Column, cells_in
from parsers.tables.tables import Table
from parsers.vocabulary import column_of

OWN = frozenset({"recommendation", "recommendation_ref", "action", "action_ref", "theme"})
"""The columns that make a table of its own."""
AGAIN = frozenset({"recommendation_ref", "action_ref"})
"""Columns that may be printed again on each page, before its own."""
DEEPEST = 4
"""Rows from a table's top among which its headings are."""
LEAST = 0.5
"""The share of a table's rows that its other columns have on their first page, at the least."""


@dataclass(frozen=True, slots=True)
class _Part:
    """A table by what its columns are called, and the count of its rows on its first page."""

    page: int
    names: frozenset[str]
    rows: int
    words: tuple[Word, ...]


def heads_other_columns(grid: Grid, columns: Sequence[Column]) -> bool:
    """Whether a grid's first row has headings, all of columns that the table before it goes without."""
    names = _headings(grid, bands(grid)[0]) if grid.width > 1 else frozenset()
    return len(names) > 1 and not names & (OWN | {column.name for column in columns})


def cut_columns(
    recommendations: Sequence[Recommendation], tables: Sequence[Table], others: Sequence[Grid]
) -> Iterator[Issue]:
    """An issue for each table of columns that another table, pages before, goes without."""
    wholes = [part for part in map(_table_to_part, tables) if part.names & OWN]
    for rest in _rests(tables, others):
        # The nearest: a page of rows may come before each page of what belongs to them.
        whole = next((each for each in reversed(wholes) if _lacks(each, rest)), None)
        if whole:
            taken = set(whole.words)
            words = [word for one in recommendations for word in _words(one) if word in taken]
            names = ", ".join(sorted(rest.names))
            message = f"columns of the rows on page {whole.page}, printed apart from them: {names}"
            yield Issue("table", message, rest.page, (*rest.words, *words))


def _lacks(whole: _Part, rest: _Part) -> bool:
    alike = rest.rows >= LEAST * whole.rows > 0
    own, again = rest.names - whole.names, rest.names & whole.names
    return whole.page < rest.page and alike and bool(own) and again <= AGAIN


def _rests(tables: Sequence[Table], others: Sequence[Grid]) -> Iterator[_Part]:
    """The tables of known columns none of which makes a record."""
    parts = [*map(_table_to_part, tables), *filter(None, map(_grid_to_part, others))]
    for part in sorted(parts, key=lambda part: part.page):
        if len(part.names) > 1 and not part.names & (OWN - AGAIN):
            yield part


def _table_to_part(table: Table) -> _Part:
    rows = [row for row in table.rows if row.cells]
    names = frozenset(column.name for column in table.columns if column.name)
    words = tuple(word for row in rows for cell in row.cells for word in cell.words)
    return _Part(table.page, names, sum(row.page == table.page for row in rows), words)


def _grid_to_part(grid: Grid) -> _Part | None:
    levels = bands(grid)
    for place, band in enumerate(levels[:DEEPEST]):
        if names := _headings(grid, band):
            return _Part(grid.page, names, len(levels) - place - 1, grid.words)
    return None


def _headings(grid: Grid, band: tuple[float, float]) -> frozenset[str]:
    """The columns that a row's cells name, where all of them name one."""
    texts = [cell.text for cell in cells_in(grid, band) if cell.words]
    names = frozenset(map(column_of, texts))
    return frozenset() if "" in names else names


def _words(one: Recommendation) -> Iterator[Word]:
    yield from one.words
    for action in one.actions:
        yield from action.words
