"""Headers that stand again and again beside a recommendation, level with it, taken out of the rows.

1. Listen to all who    Action            Lead         By when
   live here            Hold a meeting    Leader       May 2025
2. Speak plainly        Action            Lead         By when
                        Write less        Head of HR   June 2025
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from models.document import Word
from parsers.tables.tables import Row, Table
from parsers.text.lines import Joiner
from parsers.vocabulary import column_of

FEWEST = 2
"""Headings in such a header, and such headers in a table, at least."""
Said = tuple[str, ...]
"""What stands in each cell of a row, "" in those of the recommendations."""


def with_level_headers(table: Table, joiner: Joiner) -> Table:
    """The table with such headers over its columns; each recommendation begins with the row below its own."""
    asked = {place for place, column in enumerate(table.columns) if column.name.startswith("recommendation")}
    said = [_headings(row, asked, joiner) for row in table.rows]
    header, count = Counter(filter(None, said)).most_common(1)[0] if any(said) else ((), 0)
    if count < FEWEST:
        return table
    first = next(row for row, own in zip(table.rows, said, strict=True) if own == header)
    columns = [
        replace(column, name=column_of(text), heading=joiner.passage(cell.lines)) if text else column
        for column, cell, text in zip(table.columns, first.cells, header, strict=True)
    ]
    words: list[Word] = []
    rows: list[Row] = []
    above: Row | None = None
    for row, own in zip(table.rows, said, strict=True):
        if own == header:
            above = row
            words += (word for cell, text in zip(row.cells, own, strict=True) if text for word in cell.words)
            continue
        rows.append(_begun_above(row, above) if above and row.cells else row)
        above = None
    return replace(
        table, columns=tuple(columns), rows=tuple(rows), header_words=(*table.header_words, *words)
    )


def _headings(row: Row, asked: set[int], joiner: Joiner) -> Said:
    """The headings in a row, where it has no other words but a recommendation's; else none."""
    texts = ["" if place in asked else joiner.passage(c.lines).text for place, c in enumerate(row.cells)]
    filled = [text for text in texts if text]
    names = set(map(column_of, filled))
    return tuple(texts) if len(filled) >= FEWEST and "action" in names and "" not in names else ()


def _begun_above(row: Row, header: Row) -> Row:
    """A row with the cells that begin level with the header above it and reach down into the row."""
    begins = [
        begun or (cell is other and before)
        for cell, other, begun, before in zip(row.cells, header.cells, row.begins, header.begins, strict=True)
    ]
    top = header.top if header.page == row.page else row.top
    return replace(row, top=top, begins=tuple(begins))
