"""Strips onto pages, pages onto paper."""

from dataclasses import dataclass, replace
from pathlib import Path

from reportlab.lib.colors import HexColor
from reportlab.pdfgen.canvas import Canvas

from .content import Plan
from .strips import Font, Line, Strip, cut


@dataclass(frozen=True, slots=True)
class Paper:
    """Page size and margins in points; the furniture's place is counted from the page's edge."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    small: Font
    rule_width: float = 0.6
    rule_colour: str = "#000000"

    @property
    def measure(self) -> float:
        return self.width - self.left - self.right


@dataclass(frozen=True, slots=True)
class Placed:
    """A strip and the y of its top on the page."""

    top: float
    strip: Strip


def paginate(strips: list[Strip], paper: Paper, running: Strip | None = None) -> list[list[Placed]]:
    """Fill pages from the top, cutting a strip wherever the page ends; ``running`` heads every later page."""
    pages: list[list[Placed]] = [[]]
    y, floor = paper.top, paper.height - paper.bottom
    for whole in strips:
        rest: Strip | None = whole
        while rest:
            y += rest.space if y > paper.top else 0.0
            head, rest = (rest, None) if y + rest.height <= floor else cut(rest, floor - y)
            if head:
                pages[-1].append(Placed(y, head))
                y += head.height
            if rest:
                pages.append([Placed(paper.top, running)] if running else [])
                y = paper.top + (running.height if running else 0.0)
    return pages


def save(plan: Plan, pages: list[list[Placed]], paper: Paper, path: Path) -> None:
    """Write the PDF; the same plan gives the same bytes on any day (``invariant``)."""
    canvas = Canvas(str(path), pagesize=(paper.width, paper.height), invariant=1, pageCompression=1)
    canvas.setTitle(plan.title)
    canvas.setAuthor(plan.council)
    for number, page in enumerate(pages, 1):
        for placed in page:
            _draw(canvas, placed, paper)
        _furniture(canvas, plan, paper, number, len(pages))
        canvas.showPage()
    canvas.save()


def _draw(canvas: Canvas, placed: Placed, paper: Paper) -> None:
    """Shades first, then rules, then words: as word processors do."""
    strip, top = placed.strip, placed.top
    for fill in strip.fills:
        canvas.setFillColor(HexColor(fill.colour))
        below = paper.height - top - strip.height
        canvas.rect(fill.x0, below, fill.x1 - fill.x0, strip.height, stroke=0, fill=1)
    _rules(canvas, strip, top, paper)
    for line in strip.lines:
        _write(canvas, replace(line, top=line.top + top), paper)


def _rules(canvas: Canvas, strip: Strip, top: float, paper: Paper) -> None:
    canvas.setLineWidth(paper.rule_width)
    canvas.setStrokeColor(HexColor(paper.rule_colour))
    for x in strip.uprights:
        canvas.line(x, paper.height - top, x, paper.height - top - strip.height)
    if strip.uprights:
        for y in (top, top + strip.height):
            canvas.line(strip.uprights[0], paper.height - y, strip.uprights[-1], paper.height - y)
    for rule in strip.rules:
        y = paper.height - top - rule.y
        canvas.line(rule.x0, y, rule.x1, y)


def _write(canvas: Canvas, line: Line, paper: Paper) -> None:
    canvas.setFont(line.font.name, line.font.size)
    canvas.setFillColor(HexColor(line.font.colour))
    canvas.drawString(line.x, paper.height - line.top - line.font.size * 0.95, line.text)


def _furniture(canvas: Canvas, plan: Plan, paper: Paper, number: int, count: int) -> None:
    """Running header on the left, footer on the left, page number on the right."""
    page = f"Page {number} of {count}"
    foot = paper.height - 36
    end = paper.width - paper.right - paper.small.width(page)
    for x, top, text in (
        (paper.left, 24.0, plan.header),
        (paper.left, foot, plan.footer),
        (end, foot, page),
    ):
        _write(canvas, Line(x, top, text, paper.small), paper)
