"""Blocks → pieces of page: placed lines, edges and shades, which a page end may cut between two lines.

Lengths are points; y runs down from the piece's top, x from the page's left edge.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from tests.generated.blocks import Heading, Para, Row, Table
from tests.generated.cells import para_lines, row_tops
from tests.generated.faces import face
from tests.generated.looks import RULINGS, Look
from tests.generated.sides import drawn_sides, row_shade
from tests.samples.strips import Font, Line, bottom, paragraph


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
    lines, ys = row_tops(table, start, rows, xs, look)
    return Piece(
        ys[-1],
        lines,
        tuple(_edges(table, start, len(rows), xs, ys, look)),
        tuple(_shades(rows, xs, ys, look)),
        tuple(ys[1:-1]),
        pad=look.pad,
        closed=(xs[0], xs[-1]) if "ends" in RULINGS[look.ruling] and not look.open_cut else None,
    )


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
        # A merged cell's line across the break is the next page's first, and nothing stands above it.
        start = min([at, *(line.top - piece.pad for line in piece.lines if line.bottom > at + 0.01)])
        return _cut_at(piece, at, start) if at else (None, piece)
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
