"""Cells → the lines in them, each in its place; rows that merged cells hold together, set as one.

Lengths are points; y runs down from the piece's top, x from the page's left edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tests.generated.blocks import Cell, Para, Row, Table
from tests.generated.faces import face, is_standard
from tests.generated.looks import Look
from tests.generated.sides import is_centred, room_below
from tests.samples.strips import Font, Line, bottom, paragraph

HANG = 11.0
DINGBATS = {"■": "\u25a0", "➢": "\u27a2", "✓": "\u2713"}


def para_lines(para: Para, look: Look, x: float, top: float, width: float) -> tuple[Line, ...]:
    """A paragraph with its mark hanging before it, and its bold lead."""
    x, width = x + para.depth * 8, width - para.depth * 8
    font = face(look.font, look.size, bold=para.bold)
    before: tuple[Line, ...] = ()
    if para.mark:
        # The fourteen have no ▪, and reportlab writes their • as a code that readers cannot map.
        symbol = para.mark in "•▪" and is_standard(look.font)
        marked = Line(x, top, "•", replace(font, name="Symbol")) if symbol else _marked(x, top, para, font)
        before = (marked,)
        hang = max(HANG, font.width(para.mark + " ") + 1)
        if not look.hang:
            return before + paragraph(para.text, font, x, top, width, hang)
        x, width = x + hang, width - hang
    lead = face(look.font, look.size, bold=True)
    if para.lead:
        before += (Line(x, top, para.lead, lead),)
    indent = lead.width(para.lead + " ") if para.lead else 0.0
    return before + paragraph(para.text, font, x, top, width, indent)


def _marked(x: float, top: float, para: Para, font: Font) -> Line:
    """A mark in its own font: dingbats have codes of their own."""
    dingbat = DINGBATS.get(para.mark)
    return (
        Line(x, top, dingbat, replace(font, name="ZapfDingbats"))
        if dingbat
        else Line(x, top, para.mark, font)
    )


def row_tops(
    table: Table, start: int, rows: Sequence[Row], xs: list[float], look: Look
) -> tuple[tuple[Line, ...], list[float]]:
    """The words of rows that merged cells hold together, and where each row begins and the last ends."""
    below = [room_below(table, number, look) for number in range(start, start + len(rows))]
    lines: tuple[Line, ...] = ()
    free: list[tuple[int, Cell, tuple[Line, ...]]] = []  # the cells that stand apart, by their first row
    ys = [0.0]
    for number, row in enumerate(rows):
        own = [
            (cell, _cell_lines(cell, xs, look, ys[-1]))
            for cell in row.cells
            if _is_free(table, row, cell, look)
        ]
        free += [(number, cell, placed) for cell, placed in own]
        level = tuple(_row_lines(row, xs, look, ys[-1], {cell.at for cell, _ in own}))
        lines += level
        height = bottom(level, ys[-1] + look.size * 1.2) + look.pad
        ending = [placed for first, cell, placed in free if first + cell.rows - 1 == number]
        height = max([height, *(bottom(placed, ys[-1]) + look.pad for placed in ending)])
        ys.append(height + below[number])
    for number, cell, placed in free:
        room = ys[number + cell.rows] - below[number + cell.rows - 1] - look.pad - bottom(placed, ys[number])
        down = room / 2 if is_centred(table, rows[number], cell, look) else 0.0
        lines += tuple(replace(line, top=line.top + down) for line in placed)
    return lines, ys


def _is_free(table: Table, row: Row, cell: Cell, look: Look) -> bool:
    """Whether a cell is set on its own: over several rows, or in the middle of its row."""
    return cell.rows > 1 or is_centred(table, row, cell, look)


def _cell_lines(cell: Cell, xs: list[float], look: Look, top: float) -> tuple[Line, ...]:
    lines: tuple[Line, ...] = ()
    y = top + look.pad
    for para in cell.paras:
        lines += _in_cell(para, cell, xs, look, y)
        y = bottom(lines, y) + (look.gap if para.depth == 0 and len(cell.paras) > 1 else 0.0)
    return lines


def _in_cell(para: Para, cell: Cell, xs: list[float], look: Look, y: float) -> tuple[Line, ...]:
    x0, x1 = xs[cell.at] + look.pad, xs[cell.at + cell.columns] - look.pad
    return para_lines(replace(para, bold=para.bold or cell.bold), look, x0, y, x1 - x0)


def _row_lines(row: Row, xs: list[float], look: Look, top: float, apart: set[int]) -> Iterator[Line]:
    """The cells of one row; what has the same anchor stands level, or as level as blank lines can make it."""
    cells = [cell for cell in row.cells if cell.at not in apart]
    level = {cell.at: _sections(cell) for cell in cells if any(p.anchor is not None for p in cell.paras)}
    for cell in cells:
        if cell.at not in level:
            yield from _cell_lines(cell, xs, look, top)
    ys = dict.fromkeys(level, top + look.pad)
    leading = face(look.font, look.size).leading
    for number in range(max((len(sections) for sections in level.values()), default=0)):
        start = max(ys.values())
        for cell in cells:
            if cell.at not in level or number >= len(level[cell.at]):
                continue
            y = ys[cell.at]
            y = start if look.level == "exact" else y + round((start - y) / leading) * leading
            for para in level[cell.at][number]:
                lines = _in_cell(para, cell, xs, look, y)
                yield from lines
                y = bottom(lines, y)
            ys[cell.at] = y + look.gap


def _sections(cell: Cell) -> list[list[Para]]:
    """A cell's paragraphs, parted where an anchor begins."""
    sections: list[list[Para]] = []
    for para in cell.paras:
        if para.anchor is not None or not sections:
            sections.append([])
        sections[-1].append(para)
    return sections
