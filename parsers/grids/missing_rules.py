"""Cells that run over several columns though their words stand in them: rules that the page leaves out.

+-----+----------------+----------------+------------+
| 1     Listen to all    Hold a meeting   March 2022 |    a row whose cells no rule parts,
|       who live here                                |
+-----+----------------+----------------+------------+
|     |                | Publish a note | Ongoing    |    among others that rules part
+-----+----------------+----------------+------------+
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, replace
from itertools import pairwise

from models.document import Fill
from parsers.fields.reference import is_reference
from parsers.grids.grids import Cell, Grid, in_order
from parsers.grids.shades import NEAR, shade_changes
from parsers.text.lines import breaks_off, ends_sentence, words_to_lines
from parsers.text.marks import begins_with_bullet

FEWEST_FILLED = 3
"""Columns in which a cell's words stand, at least: a theme has words in one or two."""
ALIGNED = 2.0
"""Points within which the words of a column begin where those of its other cells do."""
AWAY = 2.0
"""Font sizes of white between a reference and a text that is in another column, at least: "1 Leadership"."""
FAR = 3.0
"""Font sizes from line to line from which on two texts are apart."""
PITCH = 1.5
"""Font sizes from line to line of one text, at most."""
CLEAR = 0.5
"""Font sizes of white between the words of two columns, at least."""


def with_missing_rules(grid: Grid, fills: Sequence[Fill]) -> Grid:
    """The grid with such cells cut: at the columns, and where the shades behind each of these change."""
    starts = _starts(grid)
    tops = sorted({cell.box.top for cell in grid.cells})
    cells: list[Cell] = []
    for cell in grid.cells:
        if _stands_in_columns(cell, grid, starts) or _is_shaded_alone(cell, grid, fills):
            cells += _cut(cell, grid, fills)
        else:
            cells += _rows(cell, _joints(cell, tops, fills))
    whole = with_cells_from_shades(replace(grid, cells=in_order(cells)), fills)
    return replace(whole, guessed=len(whole.cells) > len(grid.cells))


def with_cells_from_shades(grid: Grid, fills: Sequence[Fill]) -> Grid:
    """The grid, each merged cell parted from what a page end left above it of the one before."""
    return replace(
        grid,
        cells=in_order(row for cell in grid.cells for row in _rows(cell, _shaded_from(cell, grid, fills))),
    )


def _starts(grid: Grid) -> dict[int, list[float]]:
    """Where the words of each column begin, in the cells of one column."""
    starts: dict[int, list[float]] = {place: [] for place in range(grid.width)}
    for cell in grid.cells:
        if cell.first == cell.last and cell.words:
            starts[cell.first].append(min(word.box.x0 for word in cell.words))
    return starts


def _stands_in_columns(cell: Cell, grid: Grid, starts: dict[int, list[float]]) -> bool:
    """Whether a wide cell's words begin where its columns' words begin, with white at every edge."""
    span = cell.last - cell.first + 1
    if span < 2 or not cell.words:
        return False
    parts = [own for own in _columns(cell, grid) if own.words]
    begun = [min(word.box.x0 for word in own.words) for own in parts]
    aligned = all(
        any(abs(x - other) <= ALIGNED for other in starts[own.first])
        for own, x in zip(parts, begun, strict=True)
    )
    two = len(parts) > 1 and (_is_numbered(parts) or _stand_level(parts))
    enough = len(parts) >= FEWEST_FILLED or two
    return enough and aligned and not _crosses(cell, grid)


def _is_shaded_alone(cell: Cell, grid: Grid, fills: Sequence[Fill]) -> bool:
    """Whether all words of a wide cell stand on a shade of one of its columns but the first: what a page end
    has left of a row whose other cells are over."""
    own = [part for part in _columns(cell, grid) if part.words]
    return len(own) == 1 and own[0].first > cell.first and any(_fills_whole(fill, own[0]) for fill in fills)


def _fills_whole(fill: Fill, column: Cell) -> bool:
    pairs = zip(astuple(fill.box), astuple(column.box), strict=True)
    return all(abs(one - other) < NEAR for one, other in pairs)


def _is_numbered(parts: Sequence[Cell]) -> bool:
    """Whether the first of a row's words are its reference, and the next stand well away from it."""
    ref, text = (part.words for part in parts[:2])
    away = min(word.box.x0 for word in text) - ref[-1].box.x1 > AWAY * ref[-1].style.size
    return away and len(ref) == 1 and is_reference(ref[0].text)


def _stand_level(parts: Sequence[Cell]) -> bool:
    """Whether several lines of the one stand level with lines of the other: no theme is set so."""
    one, other = ({round(line.baseline) for line in part.lines} for part in parts[:2])
    return len(one & other) > 1


def _crosses(cell: Cell, grid: Grid) -> bool:
    """Whether a line of a cell runs over one of its inner edges."""
    inner = grid.edges[cell.first + 1 : cell.last + 1]
    for line in cell.lines:
        for edge in inner:
            left = max((word.box.x1 for word in line.words if word.box.x0 < edge), default=None)
            right = min((word.box.x0 for word in line.words if word.box.x0 >= edge), default=None)
            if left is not None and left > edge + 1:
                return True
            if left is not None and right is not None and right - left < CLEAR * line.style.size:
                return True
    return False


def _columns(cell: Cell, grid: Grid) -> Iterator[Cell]:
    """A cell cut at the edges of the columns that it runs over."""
    for place in range(cell.first, cell.last + 1):
        x0, x1 = grid.edges[place], grid.edges[place + 1]
        last = place == cell.last
        words = [w for w in cell.words if w.box.centre[0] < x1 or last]
        words = [w for w in words if w.box.centre[0] >= x0 or place == cell.first]
        box = replace(cell.box, x0=x0, x1=x1)
        yield Cell(box, place, place, tuple(words_to_lines(words)))


def _cut(cell: Cell, grid: Grid, fills: Sequence[Fill]) -> Iterator[Cell]:
    """The parts of a cell in rows and columns; where a column is merged over two rows, they are one part."""
    levels = shade_changes(fills, cell.box, cell.lines)
    for column in _columns(cell, grid):
        yield from _rows(column, [y for y in levels if not _is_merged(column, y, fills)])


def _is_merged(column: Cell, y: float, fills: Sequence[Fill]) -> bool:
    """Whether a column's cell goes on past the end of a shade: one of its own does, or its text."""
    own = (fill.box for fill in fills if _is_of(fill, column))
    if any(shade.top < y - NEAR and shade.bottom > y + NEAR for shade in own):
        return True
    above = [line for line in column.lines if line.box.centre[1] < y]
    below = [line for line in column.lines if line.box.centre[1] > y]
    if not above or not below or not breaks_off(above[-1], below[0]):
        return False
    return below[0].baseline - above[-1].baseline < PITCH * below[0].style.size


def _joints(cell: Cell, tops: Sequence[float], fills: Sequence[Fill]) -> list[float]:
    """Where a cell over several rows is two merged ones that no rule parts, under each other: the shades of
    both meet where a row of other columns begins, and each has a text of its own, whole, at its top."""
    inner = [top for top in tops if cell.box.top + NEAR < top < cell.box.bottom - NEAR]
    if cell.first != cell.last or not cell.words or not inner:
        return []
    shades = [fill.box for fill in fills if _is_of(fill, cell)]
    ends = [shade.bottom for shade in shades if any(abs(shade.bottom - other.top) < 1 for other in shades)]
    levels = [top for top in inner if any(abs(top - end) < NEAR for end in ends)]
    parts = list(_rows(cell, levels))
    if not levels:
        return _begun_level(cell, inner)
    begun = all(p.lines and p.lines[0].box.top - p.box.top < p.lines[0].style.size for p in parts)
    whole = all(part.lines and ends_sentence(part.lines[-1].text) for part in parts[:-1])
    return levels if begun and whole else []


def _shaded_from(cell: Cell, grid: Grid, fills: Sequence[Fill]) -> list[float]:
    """Where the shade begins that all words stand on of a cell over several rows, or of another over the same
    rows: what lies above it a page end has cut off the row of the page before."""
    same = [own for own in grid.cells if (own.box.top, own.box.bottom) == (cell.box.top, cell.box.bottom)]
    tops = {
        other.box.top for other in grid.cells if cell.box.top + NEAR < other.box.top < cell.box.bottom - NEAR
    }
    shades = [fill.box for own in same for fill in fills if own.words and _is_of(fill, own, 2 * NEAR)]
    shades = [shade for shade in shades if abs(shade.bottom - cell.box.bottom) < NEAR]
    levels = {top for top in tops for shade in shades if abs(shade.top - top) < NEAR}
    words = [word for own in same for word in own.words]
    return sorted(levels) if len(levels) == 1 and all(word.box.top > max(levels) for word in words) else []


def _begun_level(cell: Cell, tops: Sequence[float]) -> list[float]:
    """Where texts far below each other begin in a cell over several rows, each as far below the top of a row
    as the first below the cell's: themes beside rows that no rule parts at their left."""
    far = [
        (above, below)
        for above, below in pairwise(cell.lines)
        if below.baseline - above.baseline > FAR * below.style.size
    ]
    room = cell.lines[0].box.top - cell.box.top
    levels = [top for _, low in far for top in tops if abs(low.box.top - top - room) < ALIGNED]
    broken = any(breaks_off(above, below) or begins_with_bullet(below) for above, below in far)
    return levels if len(levels) == len(far) and not broken else []


def _is_of(fill: Fill, column: Cell, near: float = NEAR) -> bool:
    """Whether a shade is that of cells of one column."""
    return column.box.x0 - near < fill.box.x0 and fill.box.x1 < column.box.x1 + near


def _rows(column: Cell, levels: Sequence[float]) -> Iterator[Cell]:
    """A cell cut at some levels."""
    for top, bottom in pairwise([column.box.top, *levels, column.box.bottom]):
        lines = tuple(line for line in column.lines if top <= line.box.centre[1] < bottom)
        yield replace(column, box=replace(column.box, top=top, bottom=bottom), lines=lines)
