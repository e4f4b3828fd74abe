"""The header of a table by rules, where no rule parts it from the rows.

| No | Recommendation | Action         |
| 01 | Listen to all  | Hold a meeting |        no rule below the header
-------------- page end ---------------
| No | Recommendation | Action         |        the header again, right above the rest of the row
|    | who live here  | each month     |
"""

from __future__ import annotations

from collections.abc import Sequence

from models.document import bounds
from parsers.grids.grids import Cell, Grid, bands, split_rows
from parsers.headers.headers import cells_in, find_header, is_broken_number, known
from parsers.headers.line_headers import LineHeader, find_line_header
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, words_to_lines


def with_header_row(grid: Grid, joiner: Joiner) -> Grid:
    """The grid with its header as a row of its own, where no rule parts it from the rows: rules that only
    part columns, or a header printed again right above the rest of a row."""
    if grid.width < 2:
        return grid
    first = cells_in(grid, bands(grid)[0])
    lines = words_to_lines(word for cell in first for word in cell.words)
    header = find_line_header(lines)
    if not header or not set(header.words) & set(lines[0].words) or header.box.bottom >= lines[-1].box.top:
        return grid
    if any(_breaks_number(cell, header) for cell in first) or _runs_on(header, lines):
        return grid
    parted = split_rows(grid, [header.box.bottom + 1])
    found, better = find_header(grid, joiner), find_header(parted, joiner)
    return parted if better and (not found or known(better) > known(found)) else grid


def _runs_on(header: LineHeader, lines: Sequence[Line]) -> bool:
    """Whether what stands below a header in its row is the rest of its headings, in bold like them: "How will
    we know that it has" over "made a difference?"."""
    foot = header.box.bottom
    below = [word for line in lines for word in line.words if word.box.top > foot]
    place = bounds([word.box for word in below])
    headings = ((own, bounds([word.box for word in own])) for own in header.segments)
    over = {word.style for own, box in headings if box.shared_width(place) > 0 for word in own}
    return {word.style for word in below} <= {style for style in over if style.bold}


def _breaks_number(cell: Cell, header: LineHeader) -> bool:
    """Whether a cell that a header would begin is a number that a narrow column broke, "Recommendatio" over
    "n 6": it stands in the first line of a row, beside "Monitoring" over "Officer". "Rec. no" over "1.1" is
    none."""
    headings = zip(header.names, header.segments, strict=True)
    begun = cell.words[:1]
    name = next((name for name, own in headings if begun and begun[0] in own), "recommendation_ref")
    return name != "recommendation_ref" and is_broken_number(cell.text)
