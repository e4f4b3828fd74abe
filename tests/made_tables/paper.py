"""The first typesetter: reportlab, every word and rule put where a report's printer would put it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from pathlib import Path

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from tests.generated.faces import face
from tests.made_tables.content import Beside, Block, Cell, Table, Text
from tests.made_tables.pages import Look, Made

BOLD = ("head", "group", "total")


def save(made: Made, path: Path) -> bool:
    """Writes the page; False where it ran out of room, and nothing was written."""
    look = made.look
    # reportlab swaps the sides of a turned page
    canvas = Canvas(str(path), pagesize=look.page[::-1] if look.turned else look.page, invariant=True)
    if look.turned:
        canvas.setPageRotation(90)
    setter = _Setter(canvas, look)
    top = look.page[1] - look.margin
    setter.line(look.margin, look.page[1] - 30, "Statistical report 2013", look.size - 2)
    bottom = setter.blocks(made.blocks, look.margin, top, look.page[0] - 2 * look.margin)
    setter.line(look.page[0] / 2, 28, "17", look.size - 1)
    if bottom < 40:
        return False
    canvas.save()
    return True


@dataclass(frozen=True, slots=True)
class _Setter:
    canvas: Canvas
    look: Look

    def blocks(self, blocks: Sequence[Block], x: float, y: float, width: float) -> float:
        """Sets the blocks from y down; gives the y below them."""
        for block in blocks:
            if isinstance(block, Beside):
                y = self.beside(block, x, y, width)
            elif isinstance(block, Table):
                y = self.table(block, x, y, width)
            else:
                y = self.text(block, x, y, width)
            y -= self.look.size
        return y

    def beside(self, block: Beside, x: float, y: float, width: float) -> float:
        room = width - 20 * (len(block.sides) - 1)
        lowest = y
        for side, share in zip(block.sides, block.shares, strict=True):
            own = room * share / sum(block.shares)
            lowest = min(lowest, self.blocks(side, x, y, own))
            x += own + 20
        return lowest

    def text(self, text: Text, x: float, y: float, width: float) -> float:
        size = self.look.size
        if text.kind == "heading":
            self.line(x, y - size - 4, text.lines[0], size + 3, bold=True)
            return y - size - 6
        if text.kind == "prose":
            return self.paragraph(text.lines[0], x, y, width)
        if text.kind in ("bullets", "numbers"):
            for number, line in enumerate(text.lines, start=1):
                y -= size * 1.3
                self.line(x + 8, y, "•" if text.kind == "bullets" else f"{number}.", size)
                self.line(x + 24, y, line, size)
            return y - 4
        if text.kind == "contents":
            for line, page in zip(text.lines, text.values, strict=True):
                y -= size * 1.5
                self.line(x, y, line, size)
                self.line(x + width, y, f"{page:.0f}", size, "right")
                start = x + self.width(line, size) + 4
                dots = "." * int((x + width - 20 - start) / self.width(".", size))
                self.line(start, y, dots, size)
            return y
        if text.kind == "form":
            for line in text.lines:
                y -= size * 2
                self.line(x, y, line.capitalize() + ":", size)
                self.canvas.line(x + width * 0.6, y - 2, x + width, y - 2)
            return y
        return self.chart(text, x, y, width)

    def paragraph(self, text: str, x: float, y: float, width: float, size: float = 0.0) -> float:
        size = size or self.look.size
        lines = self.wrap(text, width, size)
        for number, line in enumerate(lines):
            y -= size * 1.25
            spare = width - self.width(line, size)
            if self.look.justified and number < len(lines) - 1 and " " in line and spare < 0.3 * width:
                at = x
                step = spare / line.count(" ") + self.width(" ", size)
                for word in line.split(" "):
                    self.line(at, y, word, size)
                    at += self.width(word, size) + step
            else:
                self.line(x, y, line, size)
        return y - 3

    def wrap(self, text: str, width: float, size: float, bold: bool = False) -> list[str]:
        lines = [""]
        for word in text.split(" "):
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer, size, bold) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        return lines

    def width(self, text: str, size: float, bold: bool = False) -> float:
        return float(stringWidth(text, face(self.look.face, size, bold).name, size))

    def line(
        self, x: float, y: float, text: str, size: float, align: str = "left", bold: bool = False
    ) -> None:
        font = face(self.look.face, size, bold)
        self.canvas.setFont(font.name, size)
        shift = {"left": 0.0, "right": 1.0, "centre": 0.5}[align]
        self.canvas.drawString(x - shift * self.width(text, size, bold), y, text)

    def chart(self, text: Text, x: float, y: float, width: float) -> float:
        size = min(self.look.size, 8.0)
        height, most = 130.0, max(text.values)
        if text.kind == "pie":
            middle, angle = (x + width / 2, y - 75), 0.0
            for label, value in zip(text.lines, text.values, strict=True):
                turn = 360 * value / sum(text.values)
                self.canvas.wedge(middle[0] - 45, middle[1] - 45, middle[0] + 45, middle[1] + 45, angle, turn)
                way = (angle + turn / 2) * pi / 180
                at = (middle[0] + 68 * cos(way), middle[1] + 60 * sin(way))
                self.line(*at, label, size, "centre")
                self.line(at[0], at[1] - size, f"{100 * value / sum(text.values):.0f}%", size, "centre")
                angle += turn
            return y - 155
        if text.kind == "bars":
            left = x + min(max(self.width(label, size) for label in text.lines), width * 0.6) + 6
            step = 15.0
            for number, (label, value) in enumerate(zip(text.lines, text.values, strict=True)):
                at = y - 12 - step * number
                self.line(left - 4, at, label, size, "right")
                long = (x + width - 25 - left) * value / most
                self.canvas.setFillGray(0.6)
                self.canvas.rect(left, at - 2, max(long, 4), 9, fill=1)
                self.canvas.setFillGray(0)
                if len(text.lines) % 2:
                    self.line(left + long + 3, at, f"{value:.0f}", size)
            foot = y - 12 - step * len(text.lines)
            for place in range(5):
                mark = left + (x + width - 25 - left) * place / 4
                self.canvas.line(mark, foot + 8, mark, y)
                self.line(mark, foot - 2, f"{most * place / 4:.0f}", size, "centre")
            return foot - 6
        foot, left = y - height, x + 24
        for place in range(6):
            at = foot + (height - 15) * place / 5
            self.canvas.setLineWidth(0.3)
            self.canvas.line(left, at, x + width, at)
            self.line(left - 3, at - 3, f"{most * place / 5:.0f}", size, "right")
        step = (x + width - left) / len(text.lines)
        for number, (label, value) in enumerate(zip(text.lines, text.values, strict=True)):
            self.canvas.setFillGray(0.5)
            self.canvas.rect(left + step * number + 3, foot, step * 0.6, (height - 15) * value / most, fill=1)
            self.canvas.setFillGray(0)
            self.line(left + step * (number + 0.4), foot - 10, label[: int(step / 4)], size, "centre")
        return foot - 14

    def table(self, table: Table, x: float, y: float, width: float) -> float:
        size = self.look.table_size
        if table.title:
            y = self.titled(table.title, x, y, width, size + 1, bold=True)
        if table.line:
            y = self.titled(table.line, x, y, width, size, bold=False)
        y = _Set(self, table, x, y - 3, width).draw()
        for note in table.notes:
            y = self.paragraph(note, x, y, width, max(6.0, size - 1))
        return y

    def titled(self, text: str, x: float, y: float, width: float, size: float, bold: bool) -> float:
        for line in self.wrap(text, width, size, bold):
            y -= size * 1.25
            at = x + width / 2 if self.look.centred else x
            self.line(at, y, line, size, "centre" if self.look.centred else "left", bold)
        return y


class _Set:
    """One table being set: the widths of its columns, the lines in its cells, the heights of its rows."""

    def __init__(self, setter: _Setter, table: Table, x: float, y: float, width: float) -> None:
        self.setter, self.table, self.look = setter, table, setter.look
        self.size = self.look.table_size
        self.pad = 3.0 if self.boxed else 0.0
        widths = self._widths(width)
        self.edges = [x]
        for each in widths:
            self.edges.append(self.edges[-1] + each)
        self.lines = {cell: self._wrapped(cell) for cell in table.cells}
        self.tops = [y]
        for height in self._heights():
            self.tops.append(self.tops[-1] - height)

    @property
    def boxed(self) -> bool:
        return self.table.merged or self.look.rules in ("grid", "columns", "frame")

    @property
    def step(self) -> float:
        return self.size * self.look.leading

    def _bold(self, cell: Cell) -> bool:
        return self.table.kinds[cell.row] in BOLD

    def _text_width(self, text: str, cell: Cell) -> float:
        return self.setter.width(text, self.size, self._bold(cell))

    def _widths(self, width: float) -> list[float]:
        if self.table.worded:
            return [width * share / sum(self.table.shares) for share in self.table.shares]
        least = [0.0] * len(self.table.shares)
        for cell in self.table.cells:
            if cell.columns > 1:
                continue
            stub = cell.column < self.table.stubs
            whole = not stub and self.table.kinds[cell.row] != "head"
            words = [cell.text] if whole else cell.text.split(" ")
            longest = max(self._text_width(word, cell) for word in words)
            if stub and not self.look.narrow:
                longest = min(self._text_width(cell.text, cell), 0.4 * width)
            if stub and self.look.narrow:
                longest = max(longest, 0.18 * width)
            indent = 8.0 if stub else self.setter.width("0.00", self.size) * (self.look.align == "decimal")
            least[cell.column] = max(least[cell.column], longest + self.look.gutter + 2 * self.pad + indent)
        spare = width - sum(least)
        if spare < 0:
            self.size *= max(0.6, width / sum(least))
            least = [each * width / sum(least) for each in least]
        elif self.look.wide:
            least = [each + spare / len(least) for each in least]
        return least

    def _room(self, cell: Cell) -> float:
        width = self.edges[cell.column + cell.columns] - self.edges[cell.column]
        return width - self.look.gutter - 2 * self.pad - self._indent(cell)

    def _indent(self, cell: Cell) -> float:
        kinds = self.table.kinds
        grouped = "group" in kinds and cell.column == 0 and kinds[cell.row] == "item"
        return 8.0 if grouped else 0.0

    def _wrapped(self, cell: Cell) -> list[str]:
        whole = cell.column >= self.table.stubs and self.table.kinds[cell.row] in ("item", "total")
        if whole and not self.table.worded and re.search(r"\d|^.{1,5}$", cell.text):
            return [cell.text]
        return self.setter.wrap(cell.text, self._room(cell), self.size, self._bold(cell))

    def _heights(self) -> list[float]:
        heights = []
        for row in range(len(self.table.kinds)):
            own = [len(self.lines[cell]) for cell in self.table.cells if cell.row == row and cell.rows == 1]
            gap = max(self.look.room, 4.0 if self.table.worded or self.boxed else 0.0)
            heights.append(max(own, default=1) * self.step + gap)
        for cell in self.table.cells:
            if cell.rows > 1:
                short = len(self.lines[cell]) * self.step + 4 - sum(heights[cell.row : cell.row + cell.rows])
                heights[cell.row + cell.rows - 1] += max(0.0, short)
        return heights

    def draw(self) -> float:
        self._draw_rules()
        for cell in self.table.cells:
            self._draw_cell(cell)
        return self.tops[-1] - 2

    def _draw_cell(self, cell: Cell) -> None:
        head = self.table.kinds[cell.row] in ("head", "units")
        lines = self.lines[cell]
        top, bottom = self.tops[cell.row], self.tops[cell.row + cell.rows]
        spare = top - bottom - len(lines) * self.step
        beside = self.look.beside
        if head:
            beside = "bottom" if not self.boxed else "middle"
        elif self.table.worded or (cell.rows > 1 and beside == "bottom"):
            beside = "top"
        gap = min(spare, max(self.look.room, 2.0) / 2)
        shift = {"top": gap, "bottom": spare - gap, "middle": spare / 2}[beside]
        y = top - shift - self.size * 0.95
        for line in lines:
            self._draw_line(cell, line, y, head)
            y -= self.step

    def _draw_line(self, cell: Cell, line: str, y: float, head: bool) -> None:
        left = self.edges[cell.column] + self.pad + self._indent(cell)
        right = self.edges[cell.column + cell.columns] - self.pad
        label = cell.column < self.table.stubs or self.table.worded
        if not label and not self.boxed:
            left += self.look.gutter
        white = head and self.look.rules == "shades"
        self.setter.canvas.setFillGray(1.0 if white else 0.0)
        align = self.look.head_align if head else "right" if self.look.align == "decimal" else self.look.align
        if cell.columns > 1:
            align = "centre"
        if label:
            align = "left"
        at = {"left": left, "right": right, "centre": (left + right) / 2}[align]
        if not head and not label and self.look.align == "decimal":
            at -= self.setter.width("0.00", self.size) - self._decimals(line)
        self.setter.line(at, y, line, self.size, align, self._bold(cell))
        if self.look.leaders and label and not head and not self.boxed and line is self.lines[cell][-1]:
            start = left + self._text_width(line, cell) + 2
            count = int((self.edges[cell.column + 1] - 2 - start) / self.setter.width(" .", self.size))
            if count > 3 and self.table.kinds[cell.row] != "group":
                self.setter.line(start, y, " ." * count, self.size)
        self.setter.canvas.setFillGray(0.0)

    def _decimals(self, text: str) -> float:
        found = re.search(r"[.,]\d{1,2}\b", text)
        return self.setter.width(found.group(), self.size) if found else 0.0

    def _draw_rules(self) -> None:
        canvas, kinds, rules = self.setter.canvas, self.table.kinds, self.look.rules
        left, right = self.edges[0], self.edges[-1]
        tops = self.tops
        head = sum(kind in ("head", "units") for kind in kinds)
        canvas.setLineWidth(0.5)
        if self.table.merged or rules == "grid":
            self._draw_grid()
            return
        if rules in ("bands", "shades"):
            for row in range(len(kinds)):
                grey = (
                    0.3 if rules == "shades" and row < head else 0.9 if rules == "bands" and row % 2 else 1.0
                )
                if grey < 1:
                    canvas.setFillGray(grey)
                    canvas.rect(
                        left - 2, tops[row + 1], right - left + 4, tops[row] - tops[row + 1], stroke=0, fill=1
                    )
            canvas.setFillGray(0)
        at = {
            "head": [head],
            "ends": [0, head, len(kinds)],
            "book": [0, head, len(kinds)],
            "rows": [0, *range(head, len(kinds) + 1)],
            "columns": [0, head, len(kinds)],
            "groups": [
                0,
                head,
                *(row for row, kind in enumerate(kinds) if kind in ("group", "total")),
                len(kinds),
            ],
        }.get(rules, [])
        for row in sorted(set(at)):
            canvas.line(left, tops[row], right, tops[row])
        if rules in ("book", "columns"):
            for cell in self.table.cells:
                if cell.columns > 1:
                    y = tops[cell.row + cell.rows]
                    canvas.line(
                        self.edges[cell.column] + self.look.gutter / 2,
                        y,
                        self.edges[cell.column + cell.columns],
                        y,
                    )
        if rules == "columns":
            for x in self.edges[1:-1]:
                crossing = [cell.row for cell in self.table.cells if self._crosses(cell, x)]
                canvas.line(x, tops[max(crossing) + 1 if crossing else 0], x, tops[-1])
        if rules == "frame":
            canvas.rect(left, tops[-1], right - left, tops[0] - tops[-1])

    def _crosses(self, cell: Cell, x: float) -> bool:
        return self.edges[cell.column] < x - 0.1 and x + 0.1 < self.edges[cell.column + cell.columns]

    def _draw_grid(self) -> None:
        covered = set()
        for cell in self.table.cells:
            covered |= {
                (r, c)
                for r in range(cell.row, cell.row + cell.rows)
                for c in range(cell.column, cell.column + cell.columns)
            }
        empty = [
            Cell(row, column, "")
            for row in range(len(self.table.kinds))
            for column in range(len(self.table.shares))
            if (row, column) not in covered
        ]
        for cell in (*self.table.cells, *empty):
            x0, x1 = self.edges[cell.column], self.edges[cell.column + cell.columns]
            y0, y1 = self.tops[cell.row + cell.rows], self.tops[cell.row]
            self.setter.canvas.rect(x0, y0, x1 - x0, y1 - y0)
