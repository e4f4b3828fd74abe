"""Grids whose uprights draw the columns and whose level rules draw the head, above rows that no rule parts.

+-----------+----------------+
|           | Beds           |
| Ownership +-------+--------+
|           | Acute | Other  |
+-----------+-------+--------+
| Public    |   401 |    728 |
| Private   |   138 |    918 |
+-----------+-------+--------+
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from models.document import Box, Page, Rule, Word, bounds
from parsers.grids.grids import Grid, same_columns
from parsers.grids.ruled_grids import stitched
from parsers.grids.rules import NEAR, merge_rules
from parsers.page_tables.body_rows import group_lines
from parsers.page_tables.columns import Column, Piece
from parsers.page_tables.grid_tables import grid_to_table
from parsers.page_tables.head_rows import continues_heading
from parsers.page_tables.runs import covers
from parsers.page_tables.segments import TEXT_GAP, Row, is_figure, segment_of, words_to_rows
from parsers.page_tables.table_lines import TableLine
from parsers.page_tables.tables import RawCell, RawTable, line_cells
from parsers.text.lines import Line

CROSSED = 0.1
"""The share of lines with two texts between the same uprights, from which these draw no columns."""
SLIT = 7.0
"""Points of white between groups of one table's rows, each with its own rules, at most."""


def stitched_grids(page: Page, grids: Sequence[Grid]) -> list[Grid]:
    """The grids of a page, those as one whose uprights only the name of a group of rows interrupts: no rule
    ends the one, and none but the last begins or parts the other."""
    levels = [rule for rule in merge_rules(page.rules) if rule.horizontal]

    def begins(above: Grid, _: Line, below: Grid) -> bool:
        ended = _has_rule(levels, above.box, above.box.bottom - NEAR, above.box.bottom + NEAR)
        return ended or _has_rule(levels, below.box, below.box.top - NEAR, below.box.bottom - NEAR)

    return _without_slits(stitched(grids, page.words, begins))


def _without_slits(grids: Sequence[Grid]) -> list[Grid]:
    """The grids, those of the same columns as one that a slit parts: no words stand in so little white."""
    whole: list[Grid] = []
    for grid in grids:
        above = whole[-1] if whole else None
        if above and same_columns(above, grid) and 0 <= grid.box.top - above.box.bottom < SLIT:
            box = bounds([above.box, grid.box])
            whole[-1] = replace(above, box=box, cells=(*above.cells, *grid.cells))
        else:
            whole.append(grid)
    return whole


def _has_rule(levels: Sequence[Rule], box: Box, top: float, bottom: float) -> bool:
    return any(top < rule.at < bottom and covers(rule.start, rule.end, box) for rule in levels)


def open_grid_to_table(grid: Grid, rules: Sequence[Rule]) -> RawTable | None:
    """The table of a grid, the rows that hold several lines of figures parted into these; None where no row
    does, or texts stand beside each other in its columns."""
    drawn = _with_labels_parted(grid_to_table(grid))
    columns = [_column(drawn, place) for place in range(drawn.column_count)]
    levels = [rule for rule in rules if rule.horizontal]
    cells: list[RawCell] = []
    count = 0
    rows = _rows(drawn)
    opened = [_is_open(own) for own in rows]
    for own, is_open in zip(rows, opened, strict=True):
        lines = _lines([cell for cell in own if cell.row_span == 1])
        if is_open and sum(_is_crossed(line) for line in lines) > CROSSED * len(lines):
            return None
        groups = group_lines(lines, 0, levels, columns) if is_open and lines else _head_groups(lines)
        cells += [replace(cell, row=count) for cell in own if cell.row_span > 1]
        for place, group in enumerate(groups, count):
            cells += line_cells(place, group, columns, head=not is_open)
        count += max(len(groups), bool(own))
    if not any(opened):
        return None
    return RawTable(drawn.page, drawn.box, count, drawn.column_count, tuple(cells))


def _rows(table: RawTable) -> list[list[RawCell]]:
    return [[cell for cell in table.cells if cell.row == row] for row in range(table.row_count)]


def _with_labels_parted(table: RawTable) -> RawTable:
    """The table, a cell of labels beside several rows, some of them open, parted into these."""
    rows_of_all = list(enumerate(_rows(table)))
    tops = {row: min(cell.box.top for cell in own) for row, own in rows_of_all}
    opened = {row for row, own in rows_of_all if _is_open(own)}
    cells: list[RawCell] = []
    for cell in table.cells:
        rows: dict[int, list[Word]] = {}
        for word in cell.words:
            below = [row for row, top in tops.items() if top < word.box.centre[1]]
            rows.setdefault(max([cell.row, *below]), []).append(word)
        beside = opened.intersection(range(cell.row, cell.row + cell.row_span))
        if cell.row_span < 2 or not beside:
            cells.append(cell)
        else:
            cells += [replace(cell, row=row, row_span=1, words=tuple(own)) for row, own in rows.items()]
    return replace(table, cells=tuple(sorted(cells, key=lambda cell: (cell.row, cell.column))))


def _column(table: RawTable, place: int) -> Column:
    """A column as wide as its cells, merged ones apart."""
    own = [cell for cell in table.cells if cell.column == place]
    box = bounds([cell.box for cell in own if cell.column_span == 1] or [own[0].box])
    return Column(box.x0, box.x1)


def _is_open(cells: Sequence[RawCell]) -> bool:
    """Whether most cells of a row but its label hold figures under each other."""
    inner = [words_to_rows(cell.words) for cell in cells if cell.column]
    figures = [sum(is_figure(row.segments[0]) for row in rows) for rows in inner]
    return 2 * sum(count > 1 for count in figures) > len(inner)


def _head_groups(lines: Sequence[TableLine]) -> list[list[TableLine]]:
    """The lines of cells that rules draw: one row, but for years above what they are counted in."""
    groups: list[list[TableLine]] = []
    for line in lines:
        inner = [piece for piece in groups[-1][-1].pieces if piece.first] if groups else []
        if inner and all(piece.is_whole for piece in inner) and not continues_heading(groups[-1], line, 0):
            groups.append([line])
        else:
            groups = [*groups[:-1], [*groups[-1], line]] if groups else [[line]]
    return groups


def _lines(cells: Sequence[RawCell]) -> list[TableLine]:
    """The lines of a row, each text in the column of its cell."""
    place = {word: cell for cell in cells for word in cell.words}
    words = [word for cell in cells for word in cell.words]
    uprights = [Rule(False, cell.box.x0, cell.box.top, cell.box.bottom) for cell in cells]
    return [TableLine(row, tuple(_pieces(row, place))) for row in words_to_rows(words, uprights)]


def _pieces(row: Row, place: Mapping[Word, RawCell]) -> Iterator[Piece]:
    """The texts of a line, those of one cell as one."""
    for cell, segments in groupby(row.segments, key=lambda segment: place[segment.words[0]]):
        words = [word for segment in segments for word in segment.words]
        yield Piece(segment_of(words), cell.column, cell.column + cell.column_span - 1)


def _is_crossed(line: TableLine) -> bool:
    """Whether two texts of a line stand in one column; "07 01" is one."""
    pieces = (pairwise(piece.segment.words) for piece in line.pieces)
    gaps = ((right.box.x0 - left.box.x1) / line.row.size for pairs in pieces for left, right in pairs)
    return any(gap > TEXT_GAP for gap in gaps)
