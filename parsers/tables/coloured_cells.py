"""Cells that say something by their colour alone: the green of an empty RAG cell is read as the word "Green".

Action       | RAG
Hold a forum | ▇▇▇   green: a word that the page draws as an area, as a browser draws its bullets
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from models.document import Colour, Fill, Word
from parsers.fields.colour import name_of
from parsers.grids.grids import Cell
from parsers.tables.tables import Row, Table
from parsers.text.lines import words_to_lines

RATED = frozenset({"rag", "status"})
"""The columns whose colours mean something."""
ASKED = frozenset({"recommendation_ref", "recommendation", "theme"})
"""What stands beside the first of several rows alone."""
BLANK = 2
"""Columns of a row above a page end that have nothing below it, from which that is no row of its own."""
SIGNS = frozenset("●■◆⬤▲▼★")
"""What says nothing but by its colour."""


def with_colours(table: Table, fills: Mapping[int, Sequence[Fill]]) -> Table:
    """The table with a drawn word in each empty cell of a RAG or status column that has a colour of its own
    in the `fills` of its page; a column of colours alone is one without a heading."""
    table = _with_column_of_colours(table, fills)
    places = table.places(RATED)
    if not places:
        return table
    named: dict[Cell, Cell] = {}
    above: Row | None = None
    for row in table.rows:
        alone = above and row.tops_page and row.cells and _goes_on_in_few(row, above, table)
        rests = set(_rests(row, above, places, fills, bool(alone))) if above else set()
        own = [place for place in places if place not in rests]
        named.update(_named_cells(row, own, fills.get(row.page, ())))
        above = row if row.cells else above
    rows = (replace(row, cells=tuple(named.get(cell, cell) for cell in row.cells)) for row in table.rows)
    return replace(table, rows=tuple(rows))


def _with_column_of_colours(table: Table, fills: Mapping[int, Sequence[Fill]]) -> Table:
    """The table, a column without heading or words a RAG column where its cells have the colours of one."""
    if table.places(RATED):
        return table
    columns = list(table.columns)
    for place, column in enumerate(columns):
        if (
            column.name
            or column.heading.words
            or any(row.cells and row.cells[place].words for row in table.rows)
        ):
            continue
        cells = [pair for row in table.rows for pair in _named_cells(row, [place], fills.get(row.page, ()))]
        rated = {word.text for _, named in cells for word in named.words}
        if len(rated) > 1 and len(cells) == sum(bool(row.cells) for row in table.rows):
            columns[place] = replace(column, name="rag")
    return replace(table, columns=tuple(columns))


def _named_cells(row: Row, places: Sequence[int], fills: Sequence[Fill]) -> Iterator[tuple[Cell, Cell]]:
    """Those of a row's cells at `places` that are empty and have a colour, and the same with its name."""
    if not row.cells:
        return
    shades = {_shade(cell, fills) for place, cell in enumerate(row.cells) if place not in places}
    beside = next((cell.lines[0].words[0] for cell in row.cells if cell.words), None)
    for place in places:
        cell = row.cells[place]
        colour = _colour_of_sign(cell) or _shade(cell, fills)
        # A row that is shaded as a whole says nothing: every second one, or one that is done with.
        is_own = not cell.words or bool(_colour_of_sign(cell))
        if beside and is_own and colour not in shades and (name := name_of(colour)):
            word = replace(beside, text=name, box=cell.box, index=-1, drawn=True, mark=None)
            yield cell, replace(cell, lines=tuple(words_to_lines([*cell.words, word])))


def _colour_of_sign(cell: Cell) -> Colour:
    """The colour of a sign that stands alone in its cell: "●" in green."""
    signs = cell.words
    return signs[0].style.colour if len(signs) == 1 and signs[0].text in SIGNS else ()


def _goes_on_in_few(row: Row, above: Row, table: Table) -> bool:
    """Whether a page begins with a row that lacks what stands above beside the texts: an owner, a date."""
    others = set(range(len(row.cells))) - set(table.places(ASKED | RATED))
    said = [place for place in others if row.begins[place] and above.cells[place].words]
    return sum(not row.cells[place].words for place in said) >= BLANK


def _rests(
    row: Row, above: Row, places: Sequence[int], fills: Mapping[int, Sequence[Fill]], alone: bool
) -> Iterator[int]:
    """The places where the cell at a page's top is the rest of one that says its colour in words, or of any,
    where the row goes on in few columns."""
    for place in places if row.tops_page and row.cells else ():
        cell, before = row.cells[place], above.cells[place]
        shades = (_shade(cell, fills.get(row.page, ())), _shade(before, fills.get(above.page, ())))
        if (before.words or alone) and not cell.words and shades[0] == shades[1]:
            yield place


def _shade(cell: Cell, fills: Sequence[Fill]) -> Colour:
    """The colour of the smallest area that fills a cell, or stands in it; none where it is white."""
    over = [fill for fill in fills if fill.box.holds(cell.box.centre) or cell.box.holds(fill.box.centre)]
    # Of areas of the same size the last drawn lies on top.
    top = min(reversed(over), key=lambda fill: fill.box.width * fill.box.height, default=None)
    return top.colour if top else ()


def is_colour(word: Word) -> bool:
    """Whether a word is a cell's colour."""
    return word.drawn and word.text.isalpha()
