"""Blocks → pieces of page: placed lines, edges and shades, which a page end may cut between two lines.

Lengths are points; y runs down from the piece's top, x from the page's left edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tests.generated.blocks import Cell, Heading, Para, Row, Table
from tests.generated.faces import face, is_standard
from tests.generated.looks import RULINGS, Look
from tests.generated.sides import drawn_sides, room_below, row_shade
from tests.samples.strips import Font, Line, bottom, paragraph

HANG = 11.0
DINGBATS = {"■": "\u25a0", "➢": "\u27a2", "✓": "\u2713"}


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight rule from (x0, y0) to (x1, y1)."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def level(self) -> bool:
        return self.y0 == self.y1


@dataclass(frozen=True, slots=True)
class Shade:
    x0: float
    y0: float
    x1: float
    y1: float
    colour: str


@dataclass(frozen=True, slots=True)
class Piece:
    """`breaks`: where rows part. `closed`: x0 and x1 of the rule that closes it at a cut."""

    height: float
    lines: tuple[Line, ...]
    edges: tuple[Edge, ...] = ()
    shades: tuple[Shade, ...] = ()
    breaks: tuple[float, ...] = ()
    space: float = 0.0
    pad: float = 0.0
    closed: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class TablePieces:
    """A table's header and the rest; each piece is a row, or rows that merged cells hold together."""

    header: tuple[Piece, ...]
    body: tuple[Piece, ...]


def block_to_pieces(block: Heading | Para | Table, look: Look) -> TablePieces:
    if isinstance(block, Table):
        return _table_pieces(block, look)
    return TablePieces((), (_text_piece(block, look),))


def _text_piece(block: Heading | Para, look: Look) -> Piece:
    left, width = look.margins[0], look.measure
    if isinstance(block, Heading):
        lines = paragraph(heading_text(block), _heading_font(block, look), left, 0, width)
        return Piece(bottom(lines) + 3, lines, space=10 if block.level > 1 else 0)
    lines = para_lines(block, look, left, 0, width)
    return Piece(bottom(lines) + look.gap * 0.6, lines)


def heading_text(heading: Heading) -> str:
    return heading.text.upper() if heading.form == "capitals" else heading.text


def _heading_font(heading: Heading, look: Look) -> Font:
    size = look.size + {1: 6, 2: 3}.get(heading.level, 1)
    plain = face(look.font, look.size)
    return {
        "size": face(look.font, size),
        "bold": face(look.font, look.size, bold=True),
        "colour": replace(plain, colour="#1f5fa8"),
        "capitals": plain,
        "number": plain,
        "space": plain,
    }.get(heading.form, face(look.font, size, bold=True, colour="#1f3864"))


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


def _table_pieces(table: Table, look: Look) -> TablePieces:
    measure, left = look.page[0] - 2 * look.margins[0], look.margins[0]
    xs = [left, *(left + share * measure for share in accumulate(table.widths))]
    groups = list(_groups(table.rows))
    pieces = [_group_piece(table, start, end, xs, look) for start, end in groups]
    heads = sum(table.rows[start].kind == "head" for start, _ in groups)
    if look.header == "once":
        return TablePieces((), tuple(pieces))
    return TablePieces(tuple(pieces[:heads]), tuple(pieces[heads:]))


def _groups(rows: Sequence[Row]) -> Iterator[tuple[int, int]]:
    """Rows that merged cells hold together: the first, and the one after the last."""
    start, left = 0, 0
    for number, row in enumerate(rows):
        left = max(left - 1, max((cell.rows for cell in row.cells), default=1) - 1)
        if left == 0:
            yield start, number + 1
            start = number + 1


def _group_piece(table: Table, start: int, end: int, xs: list[float], look: Look) -> Piece:
    rows = table.rows[start:end]
    below = [room_below(table, number, look) for number in range(start, end)]
    lines, ys = _row_tops(rows, below, xs, look)
    return Piece(
        ys[-1],
        lines,
        tuple(_edges(table, start, len(rows), xs, ys, look)),
        tuple(_shades(rows, xs, ys, look)),
        tuple(ys[1:-1]),
        pad=look.pad,
        closed=(xs[0], xs[-1]) if "ends" in RULINGS[look.ruling] and not look.open_cut else None,
    )


def _row_tops(
    rows: Sequence[Row], below: Sequence[float], xs: list[float], look: Look
) -> tuple[tuple[Line, ...], list[float]]:
    """The words of rows that merged cells hold together, and where each row begins and the last ends."""
    lines: tuple[Line, ...] = ()
    spans: list[tuple[int, float]] = []  # the row at which a merged cell ends, and the y that it needs
    ys = [0.0]
    for number, row in enumerate(rows):
        merged = [cell for cell in row.cells if cell.rows > 1]
        placed = tuple(_row_lines(row, xs, look, ys[-1], {cell.at for cell in merged}))
        lines += placed
        for cell in merged:
            own = _cell_lines(cell, xs, look, ys[-1])
            lines += own
            spans.append((number + cell.rows - 1, bottom(own, ys[-1]) + look.pad))
        height = bottom(placed, ys[-1] + look.size * 1.2) + look.pad
        height = max([height, *(need for at, need in spans if at == number)])
        ys.append(height + below[number])
    return lines, ys


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


def _edges(
    table: Table, start: int, count: int, xs: list[float], ys: list[float], look: Look
) -> Iterator[Edge]:
    """`ys`: where the `count` rows from `start` begin, and the last ends."""
    for number in range(count):
        for cell in table.rows[start + number].cells:
            x0, x1 = xs[cell.at], xs[cell.at + cell.columns]
            y0, y1 = ys[number], ys[number + cell.rows]
            places = {"top": (x0, y0, x1, y0), "bottom": (x0, y1, x1, y1)}
            places |= {"left": (x0, y0, x0, y1), "right": (x1, y0, x1, y1)}
            yield from (
                Edge(*places[side]) for side in sorted(drawn_sides(table, start + number, cell, look))
            )


def _shades(rows: Sequence[Row], xs: list[float], ys: list[float], look: Look) -> Iterator[Shade]:
    for number, row in enumerate(rows):
        colour = row_shade(row, look)
        if look.stroke == "tiles":
            for cell in row.cells:
                x0, x1 = xs[cell.at], xs[cell.at + cell.columns]
                yield Shade(x0, ys[number], x1, ys[number + cell.rows], colour)
        elif colour:
            yield Shade(xs[0], ys[number], xs[-1], ys[number + 1], colour)


def cut(piece: Piece, room: float, keep: bool) -> tuple[Piece | None, Piece | None]:
    """Split at the page end: what stands above `room`, and the rest moved up to the next page's top.

    `keep`: only between rows. All cells move up alike, so that an action and its date stay level.
    """
    if keep:
        at = max((y for y in piece.breaks if y <= room), default=0.0)
        return _cut_at(piece, at, at) if at else (None, piece)
    kept = [line for line in piece.lines if line.bottom + piece.pad <= room]
    rest = [line for line in piece.lines if line.bottom + piece.pad > room]
    if not kept:
        return None, piece
    if not rest:
        return replace(piece, height=room), None
    return _cut_at(piece, bottom(tuple(kept)) + piece.pad, min(line.top for line in rest) - piece.pad)


def _cut_at(piece: Piece, end: float, start: float) -> tuple[Piece, Piece]:
    """The part above `end`, and the part below `start`, both with whole lines alone."""
    above = {line for line in piece.lines if line.bottom <= end + 0.01}
    closing = (Edge(piece.closed[0], end, piece.closed[1], end),) if piece.closed else ()
    opening = (Edge(piece.closed[0], 0, piece.closed[1], 0),) if piece.closed else ()
    head = replace(
        piece,
        height=end,
        lines=tuple(line for line in piece.lines if line in above),
        edges=(*(e for e in _clipped(piece.edges, -1.0, end)), *closing),
        shades=tuple(replace(s, y1=min(s.y1, end)) for s in piece.shades if s.y0 < end),
        breaks=tuple(y for y in piece.breaks if y < end),
    )
    tail = replace(
        piece,
        height=piece.height - start,
        lines=tuple(replace(line, top=line.top - start) for line in piece.lines if line not in above),
        edges=(
            *(replace(e, y0=e.y0 - start, y1=e.y1 - start) for e in _clipped(piece.edges, start, 1e9)),
            *opening,
        ),
        shades=tuple(
            replace(s, y0=max(s.y0, start) - start, y1=s.y1 - start) for s in piece.shades if s.y1 > start
        ),
        breaks=tuple(y - start for y in piece.breaks if y > start),
        space=0.0,
    )
    return head, tail


def _clipped(edges: Sequence[Edge], top: float, end: float) -> Iterator[Edge]:
    for edge in edges:
        if edge.level:
            if top < edge.y0 < end:
                yield edge
        elif edge.y0 < end and edge.y1 > top:
            yield replace(edge, y0=max(edge.y0, top), y1=min(edge.y1, end))
