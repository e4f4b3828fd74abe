"""Cells that list one recommendation after the other → a row each.

Theme   | Recommendations              Theme   | Recommendations
Finance | • Set out options.      →    Finance | Set out options.
        | • Review the reserves.               | Review the reserves.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.document import bounds, words_of
from parsers.tables.tables import Row, Table
from parsers.text.items import Item, lines_to_items
from parsers.text.lines import Measure, line_pitch
from parsers.vocabulary.sections import tells_strengths

COLUMNS = frozenset({"theme", "recommendation", "finding"})
"""A finding may stand beside what is to improve: "Strengths | Areas for improvement"."""
MOST = 0.6
"""The share of the cells that are such lists, at least: another may hold one point alone."""


def with_points_as_rows(table: Table) -> Table:
    """The table with a row for each point, where nothing is said of them but their theme, and their cells
    begin with a bullet each: a list under a sentence is part of what that asks."""
    place = table.place("recommendation")
    names = [column.name for column in table.columns]
    if place is None or len(names) < 2 or set(names) - COLUMNS or len(set(names)) < len(names):
        return table
    if any(each.name == "finding" and not tells_strengths(each.heading.text) for each in table.columns):
        return table
    rows = [row for row in table.rows if row.cells and row.cells[place].lines]
    points = {id(row.cells[place]): _points(row, place) for row in rows}
    if sum(len(own) > 1 for own in points.values()) < max(1, MOST * len(points)):
        return table
    new = [
        each
        for row in table.rows
        for each in _parted(row, place, points.get(id(row.cells[place]), []) if row.cells else [])
    ]
    marks = (item.mark for own in points.values() if len(own) > 1 for item in own if item.mark)
    words = words_of(marks)
    return replace(table, rows=tuple(new), header_words=(*table.header_words, *words))


def _points(row: Row, place: int) -> list[Item]:
    """The points of a cell that holds nothing else; none where it has other text, or labels that count."""
    lines = row.cells[place].lines
    measure = Measure(max(line.box.x1 for line in lines), line_pitch([lines]))
    items = lines_to_items(lines, measure)
    return list(items) if all(item.mark and not item.label for item in items) else []


def _parted(row: Row, place: int, points: list[Item]) -> Iterator[Row]:
    if len(points) < 2:
        yield row
        return
    for number, item in enumerate(points):
        box = bounds([line.box for line in item.lines])
        own = replace(row.cells[place], box=box, lines=item.lines)
        if number == 0:
            yield row.with_cells_at(place, (own,), (True,))
        else:
            alone = replace(row, top=box.top, begins=(False,) * len(row.begins), tops_page=False)
            yield alone.with_cells_at(place, (own,), (True,))
