"""The rows of a grid that no rule parts: found by their references, and by columns that begin at one level.

R1 | Listen to all     | Hold a meeting    | March 2022 | Leader
   | who live here     | each month        |            |
   |                   |                   |            |
   |                   | Publish a note    | Ongoing    | Chief Executive
R2 | Speak plainly     | Write less        | June 2022  | Leader
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, starmap

from parsers.fields.reference import is_reference, leading_code, split_reference, whole_reference
from parsers.grids.grids import Cell, Grid, band_lines, bands, body_top, split_cells
from parsers.grids.rules import NEAR
from parsers.headers.headers import Column, cells_in, is_band
from parsers.text.lines import Line, Measure, breaks_off, gap_between, line_pitch, usual_size, would_fit
from parsers.text.marks import begins_with_bullet, labels_of
from parsers.unruled.level_lines import LEVEL, is_in, level_with, lines_beside, rows_of_one_line, side_by_side
from parsers.unruled.middle_rows import in_the_middle_of, stand_in_the_middle

WHOLE = frozenset({"recommendation_ref", "recommendation", "finding", "theme"})
"""Columns that say one thing of all the actions of a recommendation."""
STATES = frozenset({"status", "rag", "percent_complete", "progress", "completed_date"})
"""Columns that say how one action stands, and are blank for others."""
FEWEST_WORDS = 2
"""A text of no more words may stand twice in a cell and mean it."""
FEWEST = 3
"""Times that a column has to show that it says one thing of several actions."""
INSET = 0.6
"""Font sizes from a cell's edge to its text, at most, where this is not centred."""
TORN = re.compile(r"(?:\d\d[A-Z]{2,4}|[A-Za-z]{1,4})\d{1,3}[.)]?")
"""A code, whatever lines its letters and its number stand on: "C" / "P" / "1", "25" / "AGS" / "02"."""

Measures = dict[float, Measure]
"""How the lines of each font size are set in a grid."""


def is_unparted(grid: Grid, below: int) -> bool:
    """Whether no rule parts two rows under a header; those above and below a theme do not."""
    themes = [is_band(grid, cells_in(grid, band)) for band in bands(grid)[below:]]
    return bool(themes) and all(one or other for one, other in pairwise(themes))


def reference_levels(grid: Grid, columns: Sequence[Column], below: int) -> dict[int, list[float]]:
    """For each cell of the reference column, or of recommendations that begin with one, by its place in the
    grid: the y above each reference in it; none where rules part these."""
    refs = [column for column in columns if column.name == "recommendation_ref"]
    leading = refs or [column for column in columns if column.name == "recommendation"]
    begins = is_reference if refs else lambda text: split_reference(text)[0]
    top = body_top(grid, below)
    begun = {
        place: list(_beginnings(cell, begins, grid.bound != "gaps"))
        for place, cell in enumerate(grid.cells)
        if leading
        and cell.box.top >= top - NEAR
        and cell.first in leading[0].places
        and not grid.is_across(cell)
    }
    lone = [grid.cells[place] for place, lines in begun.items() if len(lines) == 1]
    # What lies between two cells may be a theme: its rules part them too.
    parted = len(lone) > 1 or any(map(in_the_middle_of, lone))
    alone = all(len(lines) < 2 for lines in begun.values())
    if grid.bound != "gaps" and len(lone) == 1:
        # A table of one row whose texts all stand in the middle of it.
        box = lone[0].box
        row = [cell for cell in grid.cells if cell.words and abs(cell.box.top - box.top) <= NEAR]
        parted = stand_in_the_middle(
            grid, [cell for cell in row if abs(cell.box.bottom - box.bottom) <= NEAR]
        )
    if alone and (stand_in_the_middle(grid, lone) if grid.bound == "gaps" else parted):
        return {}
    return {place: [_above(line, grid) for line in lines] for place, lines in begun.items()}


def _beginnings(cell: Cell, begins: Callable[[str], object], drawn: bool) -> Iterator[Line]:
    """The lines of a cell that begin a reference, also over two lines or a page end ("R1" / "0"), or one
    letter by letter ("C" / "P" / "C" / "1")."""
    torn = TORN.fullmatch("".join(word.text for word in cell.words))
    if (torn and all(starmap(_close, pairwise(cell.lines)))) or (drawn and _is_broken_off(cell)):
        yield cell.lines[0]
        return
    lines = iter(pairwise([*cell.lines, None]))
    begun: Line | None = None
    last = ""
    for line, below in lines:
        assert line
        joint = f"{line.text} {below.text}" if below and _close(line, below) else ""
        broken = whole_reference(joint)
        if below and _are_in_turn(line.text, below.text, last):
            broken = ""
        if broken or (joint and not begins(line.text) and begins(joint)):
            next(lines)
            yield line
        elif begins(line.text) or (begun and not below and _begins_alike(line, begun)):
            yield line
        begun, last = begun or line, broken or line.text


def _is_broken_off(cell: Cell) -> bool:
    """Whether a cell has nothing but a reference on two lines, for which it has no room on one."""
    if len(cell.lines) != 2 or not whole_reference(" ".join(line.text for line in cell.lines)):
        return False
    above, below = cell.lines
    right = cell.box.x1 - min(above.box.x0 - cell.box.x0, INSET * above.style.size)
    near = 0 < below.baseline - above.baseline < 2 * above.style.size  # set wide
    return near and not would_fit(above, below.words[0], Measure(right, 0.0))


def _are_in_turn(one: str, other: str, before: str) -> bool:
    """Whether "1" above "2" are two numbers in turn, and no 12 that a narrow cell broke behind `before`."""
    if not (one.isdecimal() and other.isdecimal() and int(other) == int(one) + 1):
        return False
    return not (before.isdecimal() and int(one + other) == int(before) + 1)


def _begins_alike(line: Line, first: Line) -> bool:
    """Whether a line is the word alone with which the first reference begins: "Recommendation"."""
    return line.text.isalpha() and len(line.words) == 1 and first.text.startswith(line.text)


def _close(above: Line, below: Line) -> bool:
    return below.baseline - above.baseline < 1.5 * above.style.size


def paragraph_levels(grid: Grid, columns: Sequence[Column]) -> list[float]:
    """The y above each recommendation that begins level with an action, after a gap or below the rest of an
    action that a page end cut, or that stands in a row alone: no rule parts these rows, and no reference."""
    places = {column.name: column for column in columns}
    if not {"recommendation", "action"} <= places.keys():
        return []
    under = [places[name].places for name in ("recommendation", "action")]
    asked, done = ([cell for cell in grid.cells if cell.first in own] for own in under)
    begun = [line for cell in done for line in cell.lines]
    measures = _measures(grid)
    later = [line for cell in done for line in _starts(cell.lines, measures) if not begins_with_bullet(line)]
    firsts = [cell.lines[0] for cell in asked if cell.lines]
    return [
        *(_above(line, grid) for line in firsts if level_with(line, later)),
        *(
            _above(line, grid)
            for cell in asked
            for above, line in pairwise(cell.lines)
            if gap_between(above, line, measures[usual_size(cell.lines)])
            and level_with(line, begun)
            and not begins_with_bullet(line)
        ),
        *(_above(line, grid) for line in _alone(grid, asked, begun, measures)),
    ]


def _alone(grid: Grid, asked: Sequence[Cell], begun: Sequence[Line], measures: Measures) -> list[Line]:
    """The first lines of recommendations that have rows of their own, with nothing beside them, where all
    others begin level with actions; what stands above them is no action of theirs."""
    paragraphs = [
        block
        for cell in asked
        if cell.lines
        for block in _parted_at(cell.lines, _starts(cell.lines, measures))
        if not begins_with_bullet(block[0])
    ]
    beside = [line for cell in grid.cells if cell not in asked for line in cell.lines]
    alone = [block for block in paragraphs if not any(_near(block, line) for line in beside)]
    others = [block for block in paragraphs if block not in alone]
    top_set = bool(others) and all(level_with(block[0], begun) for block in others)
    return [block[0] for block in alone] if top_set else []


def _near(block: Sequence[Line], line: Line) -> bool:
    """Whether a line stands beside a block, or less than a line above or below it."""
    room = line.style.size
    return block[0].box.top - room < line.box.bottom and line.box.top < block[-1].box.bottom + room


def repeat_levels(grid: Grid, columns: Sequence[Column]) -> list[float]:
    """The y above each time but the first that a cell prints its recommendation, beside each action again."""
    asked = [column for column in columns if column.name == "recommendation"]
    cells = [cell for cell in grid.cells for column in asked if is_in(cell, column)]
    return [_above(line, grid) for cell in cells for line in _printed_again(cell.lines)]


def _printed_again(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with which a text begins anew, where it is nothing but itself again and again."""
    texts = [line.text for line in lines]
    for size in range(1, len(texts) // 2 + 1):
        times, rest = divmod(len(texts), size)
        if not rest and texts == texts[:size] * times and len(" ".join(texts[:size]).split()) > FEWEST_WORDS:
            yield from lines[size::size]
            return


def _above(line: Line, grid: Grid) -> float:
    """Just above all that stands on a line of the grid: cells of one row need not begin quite level."""
    y = (line.box.top + line.box.bottom) / 2
    tops = [w.box.top for cell in grid.cells for w in cell.words if w.box.top < y < w.box.bottom]
    return min(tops) - 0.5


def with_action_rows(grid: Grid, columns: Sequence[Column], below: int = 0, continued: bool = False) -> Grid:
    """The grid with a row for each action that begins, after a gap, level with its own owner or status; and,
    where it is `continued`, for the rest of a row of the page before, above the first below band `below`. A
    cell beside them that begins nothing there stays whole; nothing is cut where dates stand at other
    levels."""
    action = next((column for column in columns if column.name == "action"), None)
    if action is None:
        return grid
    measures = _measures(grid)
    cells = [each for each in grid.cells if is_in(each, action)]
    states = _single_states(grid, columns, cells, measures)
    for cell in cells:
        levels, places = _action_rows(grid, cell, columns, measures)
        for y in levels:
            through = {each.first for each in grid.cells if each.first in states and _runs_through(each, y)}
            grid = split_cells(grid, y, places | (states - through))
    return _with_rest_apart(grid, columns, below, measures) if continued else grid


def _runs_through(cell: Cell, y: float) -> bool:
    """Whether a sentence of a cell goes on below y: a note on all that is done."""
    pairs = pairwise(cell.lines)
    return any(one.box.top < y < other.box.bottom and breaks_off(one, other) for one, other in pairs)


def _with_rest_apart(grid: Grid, columns: Sequence[Column], below: int, measures: Measures) -> Grid:
    """The grid with a row for what stands above a page's first action, level with nothing of it: "(People)"
    of the "Strategic Director (People)" who leads the last action of the page before."""
    top = body_top(grid, below)
    told = [column for column in columns if column.name not in WHOLE]
    under = [(column.name, band_lines(_first_cells(grid, column, top))) for column in told]
    actions = [line for name, lines in under if name == "action" for line in lines]
    if not actions:
        return grid
    first = actions[0]
    others = [lines for name, lines in under if name != "action" and lines]
    blocks = [block for lines in others for block in _parted_at(lines, _starts(lines, measures))]
    is_rest = any(block[-1].box.bottom <= first.box.top for block in blocks)
    if not is_rest or not level_with(first, [block[0] for block in blocks]):
        return grid
    y = _above(first, grid)
    parted = [column for column in columns if column in told or _begins_at(grid, column, top, y)]
    return split_cells(grid, y, frozenset(place for column in parted for place in column.places))


def _begins_at(grid: Grid, column: Column, top: float, y: float) -> bool:
    """Whether a column's first cell on a page is blank down to the y of the first action, and says there
    whose it is: what stands above belongs to the recommendation before."""
    lines = [cell.lines[0] for cell in _first_cells(grid, column, top) if cell.lines]
    return any(0 <= line.box.top - y < line.style.size for line in lines)


def _first_cells(grid: Grid, column: Column, top: float) -> list[Cell]:
    return [cell for cell in grid.cells if is_in(cell, column) and abs(cell.box.top - top) <= NEAR]


def _single_states(
    grid: Grid, columns: Sequence[Column], cells: Sequence[Cell], measures: Measures
) -> frozenset[int]:
    """The places of the columns that say how single actions stand; none where they say it of several."""
    told = [column for column in columns if column.name in STATES]
    filled = [column for column in told if any(is_in(cell, column) and cell.words for cell in grid.cells)]
    if filled and all(_is_said_of_all(grid, column, cells, measures) for column in filled):
        return frozenset()
    return frozenset(place for column in told for place in column.places)


def _is_said_of_all(grid: Grid, column: Column, cells: Sequence[Cell], measures: Measures) -> bool:
    """Whether a column says something once beside several actions, level with the first, time after time."""
    several = [cell for cell in cells if _starts(cell.lines, measures)]
    beside = [lines_beside(cell, column, grid) for cell in several]
    return len(several) >= FEWEST and all(
        lines and level_with(lines[0], cell.lines[:1]) and not _starts(lines, measures)
        for lines, cell in zip(beside, several, strict=True)
    )


def _action_rows(
    grid: Grid, cell: Cell, columns: Sequence[Column], measures: Measures
) -> tuple[list[float], frozenset[int]]:
    """The y at which the actions of a cell begin rows of their own, and the columns parted there."""
    told = [each for each in columns if each.name not in WHOLE]
    if lines := rows_of_one_line(grid, cell, told):
        places = {place for each in told for place in each.places}
        return [_above(line, grid) for line in lines], frozenset(places)
    own = [line for line in _starts(cell.lines, measures) if not begins_with_bullet(line)]
    if not own or any(labels_of(line.text) for line in (cell.lines[0], *own)):
        return [], frozenset()
    begun: dict[int, list[Line]] = {}
    beside = [
        (column, other)
        for column in columns
        for other in grid.cells
        if column.name != "action" and other.lines and is_in(other, column) and side_by_side(other, cell)
    ]
    # A date in the middle of a row, as its recommendation is, is none of the action that it is level with.
    row = [*cell.lines, *(line for _, other in beside for line in other.lines)]
    ends = [min(row, key=lambda line: line.box.top), max(row, key=lambda line: line.box.bottom)]
    centred = [other for _, other in beside if _beside_middle(other.lines, [list(cell.lines), ends])]
    if not any(other in centred for column, other in beside if column.name in WHOLE):
        centred = []
    for column, other in beside:
        if column.name not in WHOLE and not (other in centred and not _starts(other.lines, measures)):
            begun.setdefault(column.first, []).extend(_begun_beside(other, cell, own, measures))
    begun = {place: lines for place, lines in begun.items() if lines}
    levels = [line for line in own if any(level_with(line, lines) for lines in begun.values())]
    level = all(level_with(line, levels) for lines in begun.values() for line in lines)
    codes = {leading_code(line.text) for line in own} - {""}  # "1.2 Leader" is paired by its code
    coded = any(leading_code(line.text) in codes for lines in begun.values() for line in lines)
    if coded or not level or all(column.name == "deadline" for column in columns if column.first in begun):
        return [], frozenset()
    parted = [column for column in columns if column.name == "action" or column.first in begun]
    return [_above(line, grid) for line in levels], frozenset(at for column in parted for at in column.places)


def _measures(grid: Grid) -> Measures:
    sizes = {usual_size(cell.lines) for cell in grid.cells}
    return {size: Measure(0.0, line_pitch([cell.lines for cell in grid.cells], size)) for size in sizes}


def _starts(lines: Sequence[Line], measures: Measures) -> list[Line]:
    """The lines of a cell, or of several of one column, that begin after a gap."""
    size = usual_size(lines)
    measure = measures.get(size) or Measure(0.0, line_pitch([lines], size))
    return [line for above, line in pairwise(lines) if gap_between(above, line, measure)]


def _begun_beside(other: Cell, cell: Cell, own: Sequence[Line], measures: Measures) -> list[Line]:
    """The lines of a cell that begin below the first line of the cell beside it: after a gap, or after
    nothing at all and level with what begins there. For a block in the middle of an action's height, which is
    one of several, the action's first line."""
    blocks = _parted_at(other.lines, _starts(other.lines, measures))
    actions = _parted_at(cell.lines, own)
    middles = (
        [_beside_middle(block, actions) for block in blocks] if len(blocks) > 1 else [None] * len(blocks)
    )
    below = cell.lines[0].box.bottom
    begun: list[Line] = []
    for number, (block, action) in enumerate(zip(blocks, middles, strict=True)):
        if action:
            begun += action[:1] if action is not actions[0] else []
        elif block[0].box.top > below and (number or level_with(block[0], own)):
            begun.append(block[0])
    return begun


def _parted_at(lines: Sequence[Line], starts: Sequence[Line]) -> list[list[Line]]:
    places = [0, *(place for place, line in enumerate(lines) if line in starts), len(lines)]
    return [list(lines[start:end]) for start, end in pairwise(places) if start < end]


def _beside_middle(block: Sequence[Line], actions: Sequence[list[Line]]) -> list[Line] | None:
    """The action that a block stands beside in the middle of its height, and not level with its top."""
    for action in actions:
        off = abs(_middle(block) - _middle(action))
        if off <= LEVEL * block[0].style.size and not level_with(block[0], action[:1]):
            return action
    return None


def _middle(lines: Sequence[Line]) -> float:
    return (lines[0].box.top + lines[-1].box.bottom) / 2
