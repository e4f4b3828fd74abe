"""The first typesetter: pieces onto pages, pages onto paper, with reportlab. Its pages end anywhere."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from tests.generated.blocks import Block
from tests.generated.faces import face
from tests.generated.looks import Look
from tests.generated.made import Made
from tests.generated.pieces import Edge, Piece, block_to_pieces, cut
from tests.samples.content import Plan
from tests.samples.strips import Font, Line

SMALL = 8.0
TURNS = {90: (0, 1, -1, 0), 180: (-1, 0, 0, -1), 270: (0, -1, 1, 0)}


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece and the y of its top on the page; `stretch` moves its right edge, and its columns with it."""

    top: float
    piece: Piece
    stretch: float = 0.0

    def x(self, x: float) -> float:
        """Where what is set at `x` stands: as a table's columns a little wider on later pages."""
        return x * (1 + self.stretch / 200)


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
    pages: list[list[Placed]] = [[]]
    top, floor = look.margins[1], look.page[1] - look.margins[2]
    y = top
    for block in blocks:
        pieces = block_to_pieces(block, look)
        for number, whole in enumerate((*pieces.header, *pieces.body)):
            rest: Piece | None = whole
            while rest:
                y += rest.space if y > top else 0.0
                fits = y + rest.height <= floor
                keep = look.keep and y > top + 60
                head, rest = (
                    (rest, None) if fits else cut(rest, floor - y, keep or number < len(pieces.header))
                )
                stretch = look.drift if len(pages) > 1 else 0.0
                if head is None and y <= top:
                    raise ValueError("a line is higher than a page")
                if head:
                    pages[-1].append(Placed(y, head, stretch))
                    y += head.height
                if rest:
                    pages.append([])
                    y = top
                    for running in pieces.header if number >= len(pieces.header) else ():
                        pages[-1].append(Placed(y, running, look.drift))
                        y += running.height
        y += look.gap
    return pages


def _write(plan: Plan, pages: list[list[Placed]], look: Look, path: Path) -> None:
    width, height = look.page
    # reportlab gives a page with /Rotate 90 or 270 its sides the other way round by itself.
    size = (height, width) if look.sideways else (width, height)
    canvas = Canvas(str(path), pagesize=size, invariant=1)
    canvas.setTitle(plan.title)
    for number, page in enumerate(pages, 1):
        _turn(canvas, look)
        for placed in page:
            _shades(canvas, placed, height)
        for placed in page:
            for edge in placed.piece.edges:
                _rule(canvas, _moved(edge, placed), look)
        for placed in page:
            for line in placed.piece.lines:
                _text(canvas, replace(line, x=placed.x(line.x), top=line.top + placed.top), height)
        for line in _furniture(plan, look, number, len(pages)):
            _text(canvas, line, height)
        canvas.showPage()
    canvas.save()


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
    canvas.setDash(*((3, 2) if look.stroke == "dashed" else ()))
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
