"""Rows that no rule parts and whose references stand in the middle of their height.

     | Listen to all       | Hold a meeting     | March 2022
  1  | who live here       | each month         |
     |                     | Publish a note     | Ongoing
                                                             <- a white strip: the row's foot
  2  | Speak plainly       | Write less         | June 2022

A row ends at a white strip, as far below the middle of its reference as it begins above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from models.document import Box, bounds
from parsers.fields.reference import may_be_reference
from parsers.grids.grids import Cell, Grid, bands
from parsers.grids.rules import NEAR
from parsers.text.lines import Line, line_pitch
from parsers.text.runs import parted

WIDER = 0.2
"""Font sizes by which a white strip between rows is higher than the space between lines, at least."""
TALL = 0.8
"""Font sizes by which a row is higher than its reference, from which on it shows where that stands."""
OFF = 0.35
"""Font sizes by which a reference may miss the middle of its row."""
LEVEL = 0.2
"""Font sizes within which a reference is level with a line."""
MOST = 0.6
"""The share of the tall rows with their reference in the middle, at least."""
FEWEST = 2

Span = tuple[float, float]
"""The y of the top and of the foot of a row's words."""
Rows = tuple[float, tuple[Span, ...]]
"""How far references miss the middles of their rows, and these rows, from the top."""


def middle_levels(grid: Grid, below: int) -> list[float]:
    """The y at which rows begin, each between two references that stand in their middles; else none."""
    tops = [band[0] for band in bands(grid)[below:]]
    grid = replace(grid, cells=tuple(cell for cell in grid.cells if tops and cell.box.top >= tops[0] - NEAR))
    refs = _references(grid)
    lines = _lines(grid)
    if len(refs) < FEWEST or _begin_texts(refs, grid):
        return []
    strips = [(end, line.box.top) for end, line in white_strips(grid)]
    top, bottom = lines[0].box.top, max(line.box.bottom for line in lines)
    size = lines[0].style.size
    best: dict[float, Rows] = {top: (0.0, ())}
    for ref, following in pairwise(refs):
        here: dict[float, Rows] = {}
        for end, start in strips:
            if ref.bottom <= end and start <= following.top + NEAR:
                here[start] = _best(_with_row(rows, ref, (top, end), size) for top, rows in best.items())
        if not here:
            return []
        best = here
    _, spans = _best(_with_row(rows, refs[-1], (first, bottom), size) for first, rows in best.items())
    middle = _are_in_the_middle(list(zip(refs, spans, strict=True)), size)
    return [first - 0.5 for first, _ in spans[1:]] if middle else []


def _best(ways: Iterable[Rows]) -> Rows:
    """The rows whose references miss least; of those alike the ones that begin last: what stands between two
    references, each in the middle of its own words, goes with the upper."""
    return min(ways, key=lambda rows: (round(rows[0], 1), [-top for top, _ in rows[1]]))


def _begin_texts(refs: Sequence[Box], grid: Grid) -> bool:
    """Whether texts of several lines begin level with most references: at the tops of their rows."""
    for place in range(grid.width):
        lines = [line for cell in grid.cells if cell.first == place for line in cell.lines]
        blocks = [own for own in _blocks(sorted(lines, key=lambda line: line.box.top)) if len(own) > 1]
        firsts = [(own[0].box.bottom, LEVEL * own[0].style.size) for own in blocks]
        begun = sum(any(abs(ref.bottom - foot) < near for foot, near in firsts) for ref in refs)
        if begun >= max(FEWEST, MOST * len(refs)):
            return True
    return False


def _with_row(rows: Rows, ref: Box, span: Span, size: float) -> Rows:
    misfit, spans = rows
    return misfit + _misfit(ref, span, size), (*spans, span)


def stand_in_the_middle(grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether what these cells hold stands in the middle of their rows, and not at the top."""
    lines = _lines(grid)
    pairs = []
    for cell in cells:
        own = [line.box for line in lines if cell.box.top <= line.box.centre[1] <= cell.box.bottom]
        row = bounds(own)
        pairs.append((bounds([line.box for line in cell.lines]), (row.top, row.bottom)))
    return bool(lines) and _are_in_the_middle(pairs, lines[0].style.size)


def in_the_middle_of(cell: Cell) -> bool:
    """Whether the one line of a cell stands in its middle, with room above and below: the cell is a row."""
    line, size = cell.lines[0], cell.lines[0].style.size
    tall = cell.box.height - line.box.height > TALL * size
    alone = len(cell.lines) == 1
    return alone and tall and abs(line.box.centre[1] - cell.box.centre[1]) < OFF * size


def _are_in_the_middle(pairs: Sequence[tuple[Box, Span]], size: float) -> bool:
    tall = [(box, span) for box, span in pairs if span[1] - span[0] - box.height > TALL * size]
    middle = sum(_misfit(box, span, size) < OFF for box, span in tall)
    return middle >= FEWEST and middle >= MOST * len(tall)


def _misfit(box: Box, span: Span, size: float) -> float:
    """Font sizes from the middle of a row to what stands there, three at most: a page end cuts some rows."""
    return min(3.0, abs(box.centre[1] - sum(span) / 2) / size)


def _references(grid: Grid) -> list[Box]:
    """The references of the first column that holds nothing else, from the top."""
    for place in range(grid.width):
        blocks = _blocks([line for cell in grid.column(place) for line in cell.lines])
        texts = [" ".join(line.text for line in block) for block in blocks]
        if texts and all(map(may_be_reference, texts)):
            return [bounds([line.box for line in block]) for block in blocks]
    return []


def _blocks(lines: Sequence[Line]) -> list[list[Line]]:
    """Lines that stand close under each other."""
    return parted(lines, lambda own, line: line.baseline - own[-1].baseline >= 1.5 * line.style.size)


def _lines(grid: Grid) -> list[Line]:
    return sorted((line for cell in grid.cells for line in cell.lines), key=lambda line: line.box.top)


def white_strips(grid: Grid) -> Iterator[tuple[float, Line]]:
    """Each strip without words or a rule, which parts rows already: its top, and the line under it."""
    lines = _lines(grid)
    pitch = line_pitch([cell.lines for cell in grid.cells])
    end = lines[0].box.bottom if lines else 0.0
    for line in lines[1:]:
        leading = max(0.0, pitch - line.box.height)
        parted = any(end <= cell.box.top <= line.box.top for cell in grid.cells)
        if line.box.top - end > leading + WIDER * line.style.size and not parted:
            yield end, line
        end = max(end, line.box.bottom)
