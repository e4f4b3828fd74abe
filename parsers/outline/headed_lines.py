"""The headers of tables without upright rules, each with what stands under it.

Tables under the same headings have the same columns, and a table's only row tells little of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.headers.line_headers import LineHeader, line_headers
from parsers.outline.sheets import Sheet
from parsers.text.lines import Line, body_style
from parsers.unruled.unruled import without_heading


def headed_lines(sheets: Sequence[Sheet]) -> list[tuple[LineHeader, list[Line]]]:
    """Each header of an unruled table with the lines below it, down to the next header or to a page that
    has tables by rules."""
    headed: list[tuple[LineHeader, list[Line]]] = []
    open_lines: list[Line] = []
    for sheet in sheets:
        if any(grid.width > 1 for grid in sheet.grids):
            open_lines = []
            continue
        own = sheet.all_lines()
        end = 0
        for header, first, below in line_headers(own):
            open_lines += own[end:first]
            del open_lines[without_heading(open_lines, body_style(open_lines)) :]
            open_lines, end = [], below
            headed.append((header, open_lines))
        open_lines += own[end:]
    return headed
