"""The first typesetter: pieces onto pages, pages onto paper, with reportlab. Its pages end anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from tests.generated.blocks import Block, Columns, Heading, Para, Table
from tests.generated.faces import face
from tests.generated.looks import GUTTER, Look
from tests.generated.made import Made
from tests.generated.pieces import Edge, Piece, block_to_pieces, cut
from tests.samples.content import Plan
from tests.samples.strips import Font, Line

SMALL = 8.0
TURNS = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the y of its top on the page; `stretch` moves its right edge, and its columns with it.
    `by` is how far right it stands in a later column of text."""

    top: float
    piece: Piece
    stretch: float = 0.0
    by: float = 0.0

    def x(self, x: float) -> float:
        """Where what is set at `x` stands: as a table's columns a little wider on later pages."""
        return x * (1 + self.stretch / 200) + self.by


def save_all(plans: Iterable[Made], folder: Path) -> None:
    """Writes each plan's PDF as NAME.pdf into `folder`: the same plan gives the same bytes on any day."""
    for made in plans:
        _write(made.plan, paginate(made.blocks, made.look), made.look, folder / f"{made.plan.id}.pdf")


def paginate(blocks: Sequence[Block], look: Look) -> list[list[Placed]]:
    """Pages filled from the top. A `lone` look takes the bottom margin that leaves the last page emptiest."""
    sides, top, bottom = look.margins
    if not look.lone:
        return _fill(blocks, look)
    tried = [_fill(blocks, replace(look, margins=(sides, top, bottom + 4.0 * step))) for step in range(24)]
    cut_rows = [pages for pages in tried if len(pages) > 1 and len(pages[-1]) <= 2]
    return min(cut_rows or tried, key=lambda pages: sum(len(each.piece.lines) for each in pages[-1]))


def _fill(blocks: Sequence[Block], look: Look) -> list[list[Placed]]:
    whole = replace(look, columns=1)
    pages: list[list[Placed]] = [[]]
    y = look.margins[1]
    for block in blocks:
        inner, own = (block.blocks, look) if isinstance(block, Columns) else ((block,), whole)
        y = _Filler(pages, own, y).fill(inner)
    return pages


class _Filler:
    """Fills pages, from `y` on the last of them down; where the look has columns, one after the other."""

    def __init__(self, pages: list[list[Placed]], look: Look, y: float) -> None:
        self.pages, self.look, self.y = pages, look, y
        self.top, self.floor = y, look.page[1] - look.margins[2]
        self.column, self.lowest = 0, y

    def fill(self, blocks: Sequence[Heading | Para | Table]) -> float:
        """The y below all columns."""
        for block in blocks:
            self._add(block)
            self.y += self.look.gap
        return max(self.lowest, self.y)

    def _add(self, block: Heading | Para | Table) -> None:
        pieces = block_to_pieces(block, self.look)
        heading = isinstance(block, Heading) and self.look.columns > 1
        for number, whole in enumerate((*pieces.header, *pieces.body)):
            rest: Piece | None = whole
            while rest:
                is_top = self.y <= self.top
                self.y += 0.0 if is_top else rest.space
                kept_with_next = 30.0 if heading else 0.0
                fits = self.y + rest.height + kept_with_next <= self.floor
                keep = heading or (self.look.keep and self.y > self.top + 60) or number < len(pieces.header)
                head, rest = (rest, None) if fits else cut(rest, self.floor - self.y, keep)
                if head is None and is_top and self.top <= self.look.margins[1]:
                    raise ValueError("a line is higher than a page")
                if head:
                    self._place(head)
                if rest:
                    self._go_on(pieces.header if number >= len(pieces.header) else ())

    def _place(self, piece: Piece) -> None:
        stretch = self.look.drift if len(self.pages) > 1 else 0.0
        by = self.column * (self.look.measure + GUTTER)
        self.pages[-1].append(Placed(self.y, piece, stretch, by))
        self.y += piece.height
        self.lowest = max(self.lowest, self.y)

    def _go_on(self, running: Sequence[Piece]) -> None:
        """To the next column, or to the next page, whose columns have all its height."""
        self.column += 1
        if self.column == self.look.columns:
            self.column = 0
            self.pages.append([])
            self.top = self.lowest = self.look.margins[1]
        self.y = self.top
        for piece in running:
            self.pages[-1].append(Placed(self.y, piece, self.look.drift))
            self.y += piece.height


def _write(plan: Plan, pages: list[list[Placed]], look: Look, path: Path) -> None:
    canvas = Canvas(str(path), invariant=1)
    canvas.setTitle(plan.title)
    for number, page in enumerate(pages, 1):
        draw_page(canvas, page, look, _furniture(plan, look, number, len(pages)))
    canvas.save()


def draw_page(canvas: Canvas, page: Sequence[Placed], look: Look, furniture: Iterable[Line]) -> None:
    """One page, with its running lines, as the canvas' next."""
    width, height = look.page
    # reportlab gives a page with /Rotate 90 or 270 its sides the other way round by itself.
    canvas.setPageSize((height, width) if look.sideways else (width, height))
    _turn(canvas, look)
    for placed in page:
        _shades(canvas, placed, height)
    for placed in page:
        for edge in placed.piece.edges:
            _rule(canvas, _moved(edge, placed), look)
    for placed in page:
        for line in placed.piece.lines:
            _text(canvas, replace(line, x=placed.x(line.x), top=line.top + placed.top), height)
    for line in furniture:
        _text(canvas, line, height)
    canvas.showPage()


def _turn(canvas: Canvas, look: Look) -> None:
    """Turns the content against the page's own turn, so that it shows upright; or without it, sideways."""
    width, height = look.page
    canvas.setPageRotation(look.turn)
    angle = 90 if look.sideways else look.turn
    if angle:
        a, b, c, d = TURNS[angle]
        canvas.transform(a, b, c, d, *{90: (height, 0), 180: (width, height), 270: (0, width)}[angle])


def _moved(edge: Edge, placed: Placed) -> Edge:
    return Edge(placed.x(edge.x0), edge.y0 + placed.top, placed.x(edge.x1), edge.y1 + placed.top)


def _shades(canvas: Canvas, placed: Placed, height: float) -> None:
    for shade in placed.piece.shades:
        canvas.setFillColor(HexColor(shade.colour))
        bottom = height - placed.top - shade.y1
        left, right = placed.x(shade.x0), placed.x(shade.x1)
        canvas.rect(left, bottom, right - left, shade.y1 - shade.y0, stroke=0, fill=1)


def _rule(canvas: Canvas, edge: Edge, look: Look) -> None:
    height = look.page[1]
    canvas.setDash(*{"dashed": (3, 2), "dotted": (0.5, 1.5)}.get(look.stroke, ()))
    canvas.setLineWidth(1.5 if look.stroke == "white" else 0.5)
    canvas.setStrokeColor(HexColor("#ffffff" if look.stroke == "white" else "#000000"))
    canvas.setFillColor(HexColor("#000000"))
    offsets = (-0.9, 0.9) if look.stroke == "double" else (0.0,)
    for by in offsets:
        dx, dy = (0.0, by) if edge.level else (by, 0.0)
        x0, x1, y0, y1 = edge.x0 + dx, edge.x1 + dx, height - edge.y0 - dy, height - edge.y1 - dy
        if look.stroke == "rect":
            canvas.rect(x0 - 0.25, y1 - 0.25, x1 - x0 + 0.5, y0 - y1 + 0.5, stroke=0, fill=1)
        else:
            canvas.line(x0, y0, x1, y1)


def _text(canvas: Canvas, line: Line, height: float) -> None:
    canvas.setFont(line.font.name, line.font.size)
    canvas.setFillColor(HexColor(line.font.colour))
    canvas.drawString(line.x, height - line.top - line.font.size * 0.95, line.text)


def _furniture(plan: Plan, look: Look, number: int, count: int) -> list[Line]:
    """Running header and footer on the left, page number on the right."""
    if look.running == "none":
        return []
    font: Font = face(look.font, SMALL, colour="#555555")
    page = f"Page {number} of {count}"
    width, height = look.page
    foot, left = height - 30.0, look.margins[0]
    lines = [Line(left, foot, plan.footer, font), Line(width - left - font.width(page), foot, page, font)]
    return [Line(left, 22.0, plan.header, font), *lines] if look.running == "both" else lines
