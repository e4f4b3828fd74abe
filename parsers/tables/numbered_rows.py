"""A table whose rows are a number and what is recommended, under one heading that announces it.

| Recommendations              |      over all columns, or over the second, or a line above the table
| Performance information      |      a theme
| R1 | The Council should ...  |
"""

from __future__ import annotations

from collections.abc import Sequence

from models.plan import NOTHING
from parsers.fields.reference import is_reference
from parsers.grids.grids import Cell, Grid, bands
from parsers.headers.headers import Column, Header, cells_in
from parsers.text.joiner import Joiner
from parsers.text.lines import Line
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import asks, section_says

ANNOUNCE = ("recommendations", "areas")
FEWEST = 2
"""Rows with a number, at least."""


def header_over_numbers(grid: Grid, above: Sequence[Line], joiner: Joiner) -> Header | None:
    """The columns of such a table; `above` are the lines above it. None where it is another."""
    if grid.width != 2:
        return None
    rows = [[cell for cell in cells_in(grid, band) if cell.words] for band in bands(grid)]
    first = rows[0] if rows else []
    announced = len(first) == 1 and first[0].last == 1 and _announces(first[0].lines, joiner)
    numbered = [row for row in rows if len(row) == 2]
    if not announced and not (above and _announces(above[-1:], joiner)):
        return None
    if len(numbered) < FEWEST or not all(_is_asked(row, joiner) for row in numbered):
        return None
    heading = joiner.passage(first[0].lines) if announced else NOTHING
    columns = (Column("recommendation_ref", NOTHING, 0, 0), Column("recommendation", heading, 1, 1))
    return Header(columns, heading.words, int(announced))


def _announces(lines: Sequence[Line], joiner: Joiner) -> bool:
    text = joiner.passage(lines).text
    return section_says(text) in ANNOUNCE or column_of(text) == "recommendation"


def _is_asked(row: Sequence[Cell], joiner: Joiner) -> bool:
    number, text = (joiner.passage(cell.lines).text for cell in row)
    return is_reference(number) and asks(text)
