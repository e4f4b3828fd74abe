"""Headings that each cell prints again above its own text, where no header does: a column under its heading.

Hold an open evening    | LEAD OFFICER     | DEADLINE            Action          | Lead officer | Deadline
                        | Head of Policy   | June 2025     ->    Hold an open .. | Head of ...  | June 2025
Publish the plan        | LEAD OFFICER     | DEADLINE            Publish the ..  | Town Clerk   | May 2025
                        | Town Clerk       | May 2025
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial, reduce
from itertools import pairwise, takewhile

from models.document import Word, spaced
from models.plan import NOTHING, Passage
from parsers.grids.grids import Cell
from parsers.tables.tables import Row, Table
from parsers.tables.who_and_when import with_parts
from parsers.text.lines import words_to_lines
from parsers.vocabulary import column_of

FEWEST = 2
"""Cells that begin with the same heading, at least."""
MOST = 0.8
"""The share of a column's cells that do, at least."""


def with_headings_in_cells(tables: Sequence[Table]) -> list[Table]:
    """The tables with such headings over their columns, and no longer in the cells."""
    tables = [reduce(_parted, reversed(range(len(table.columns))), table) for table in tables]
    counts: Counter[str] = Counter()
    for table in tables:
        for place in _unheaded(table):
            counts.update(_headings(table.filled(place)))
    known = frozenset(text for text, count in counts.items() if count >= FEWEST and column_of(text))
    return [reduce(partial(_headed, known=known), _unheaded(table), table) for table in tables]


def _parted(table: Table, place: int) -> Table:
    """The table with a column for each heading of its cells, whatever stands over them all ("Delivery"):
    "LEAD OFFICER", "Head of Policy", "LEAD MEMBER", "Cllr Jones"."""
    whole = _rejoined(table, place)
    filled = whole.filled(place)
    seconds = {id(cell): second for cell in filled if (second := _second_heading(cell))}
    over = table.columns[place].heading.words
    if len(seconds) < (FEWEST if over else 1) or len(seconds) < MOST * len(filled):
        return table
    cuts = ((cell, seconds[id(cell)]) for cell in filled if id(cell) in seconds)
    halves = {id(cell): (cell.lines[:cut], cell.lines[cut:]) for cell, cut in cuts}
    columns = (replace(table.columns[place], name="", heading=NOTHING),) * 2
    return _parted(with_parts(whole, place, columns, halves), place + 1)


def _rejoined(table: Table, place: int) -> Table:
    """The table, what a page end cut from a column's cells in them again: what stands atop a page under
    "Timescale", or under none, where the column's cells begin with "Lead officer"."""
    firsts = Counter(spaced(_heading(cell)) for cell in table.filled(place))
    usual = max(firsts, key=lambda text: firsts[text], default="")
    whole: dict[int, Cell] = {}
    for above, row in pairwise(table.rows):
        cells = [each.cells[place] for each in (above, row) if each.cells]
        if row.tops_page and len(cells) == 2 and spaced(_heading(cells[1])) != usual:
            over, own = (whole.get(id(cell), cell) for cell in cells)
            whole[id(cells[0])] = replace(over, lines=(*over.lines, *own.lines))
            whole[id(cells[1])] = replace(own, lines=())
    return replace(table, rows=tuple(_with_cells(row, place, whole) for row in table.rows))


def _second_heading(cell: Cell) -> int:
    """The line of a cell that is another heading set like its first, with its value below it; or 0."""
    style = cell.lines[0].style
    alike = [all(word.style == style for word in line.words) for line in cell.lines]
    heads = [
        number
        for number, (own, below) in enumerate(pairwise(alike))
        if own and not below and column_of(cell.lines[number].text)
    ]
    return heads[1] if heads[:1] == [0] and len(heads) > 1 else 0


def _unheaded(table: Table) -> list[int]:
    return [place for place, column in enumerate(table.columns) if not column.heading.words]


def _headings(cells: Sequence[Cell]) -> list[str]:
    return [spaced(_heading(cell)) for cell in cells if len(cell.words) > len(_heading(cell))]


def _headed(table: Table, place: int, known: Collection[str]) -> Table:
    filled = table.filled(place)
    text, count = next(iter(Counter(_headings(filled)).most_common(1)), ("", 0))
    if text not in known or count < MOST * len(filled):
        return table
    own = [cell for cell in filled if spaced(_heading(cell)) == text]
    rests = (words_to_lines(cell.words[len(_heading(cell)) :]) for cell in own)
    short = {id(cell): replace(cell, lines=tuple(rest)) for cell, rest in zip(own, rests, strict=True)}
    rows = (_with_cells(row, place, short) for row in table.rows)
    heading = Passage(text, _heading(own[0]))
    column = replace(table.columns[place], name=column_of(text), heading=heading)
    words = (word for cell in own for word in _heading(cell))
    headed = table.with_columns_at(place, (column,), rows)
    return replace(headed, header_words=(*table.header_words, *words))


def _heading(cell: Cell) -> tuple[Word, ...]:
    """The first words of a cell, as far as they are set alike on its first line, without a colon."""
    first = cell.lines[0].words if cell.lines else ()
    return tuple(takewhile(lambda word: word.style == first[0].style, first))


def _with_cells(row: Row, place: int, short: dict[int, Cell]) -> Row:
    if not row.cells or id(row.cells[place]) not in short:
        return row
    return row.with_cells_at(place, (short[id(row.cells[place])],))
