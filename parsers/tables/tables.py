"""Grids → tables: one logical table over any number of pages, its rows and the cell of each column."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

from models.document import Box, Word, bounds, words_of
from models.plan import NOTHING
from parsers.cells.date_cells import DATES
from parsers.fields.reference import is_reference
from parsers.grids.grids import Cell, Grid, band_lines, bands, cell_measure
from parsers.grids.rules import NEAR
from parsers.headers.headers import Column, cells_in, is_band, says_value, says_who_beside
from parsers.text.cut_lines import copy_of
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, Measure, line_pitch, runs_on, usual_size, words_to_lines
from parsers.text.marks import begins_with_bullet
from parsers.vocabulary import column_of

MOVED = 1.0
"""Points from which on a column that ends further left on a page ends elsewhere there."""
SEEN = 0.75
"""Of the words of a header that is printed again, at least those that are there."""
SLIVER = 10.0
"""Points of a cell that stand by chance under the heading beside its own."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row at its finest: the cell of each column; a merged cell stands in each row that it covers, and
    `begins` tells where it begins. `tops_page` marks a page's first row of a table from the page before. A
    row of one cell across has it as `band`, and no cells."""

    page: int
    top: float
    cells: tuple[Cell, ...]
    begins: tuple[bool, ...]
    tops_page: bool = False
    band: Cell | None = None
    bound: str = "rules"
    """What parts the columns, as in Grid."""

    @property
    def place(self) -> tuple[int, float]:
        return self.page, self.top

    def with_cells_at(self, place: int, cells: Sequence[Cell], begins: Sequence[bool] = ()) -> Row:
        """The row with several cells in the place of one, which begin where it does if not told otherwise."""
        begun = begins or [self.begins[place]] * len(cells)
        return replace(
            self,
            cells=(*self.cells[:place], *cells, *self.cells[place + 1 :]),
            begins=(*self.begins[:place], *begun, *self.begins[place + 1 :]),
        )


@dataclass(frozen=True, slots=True)
class Table:
    """A headed table over one page or more. `measures` says how each column is set; `above` has the lines of
    each row over all the columns above the header: a title, a theme, a recommendation."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    header_words: tuple[Word, ...]
    page: int
    top: float
    measures: tuple[Measure, ...] = ()
    above: tuple[tuple[Line, ...], ...] = ()

    @property
    def title(self) -> tuple[Word, ...]:
        return tuple(word for lines in self.above for line in lines for word in line.words)

    @property
    def names(self) -> frozenset[str]:
        """The columns' meanings."""
        return frozenset(column.name for column in self.columns)

    def with_meaning(self, name: str, other: str, at: int | None = None) -> Table:
        """The table with its columns called `name`, or the one of them `at` an index, called `other`."""
        return self.called(other, [place for place in self.places([name]) if at in (None, place)])

    def called(self, name: str, places: Collection[int]) -> Table:
        """The table with the columns at some indices called so."""
        own = enumerate(self.columns)
        columns = (replace(each, name=name) if place in places else each for place, each in own)
        return replace(self, columns=tuple(columns))

    def filled(self, place: int) -> list[Cell]:
        """The cells of a column that have words, each once."""
        return [cell for cell in cells_of(self.rows, place) if cell.words]

    def with_columns_at(self, place: int, columns: Sequence[Column], rows: Iterable[Row]) -> Table:
        """The table with several columns in the place of one, and the rows that go with them."""
        whole = (*self.columns[:place], *columns, *self.columns[place + 1 :])
        return replace(self, columns=whole, rows=tuple(rows))

    def place(self, *names: str) -> int | None:
        """The index of the first column with one of these names."""
        return next(iter(self.places(names)), None)

    def places(self, names: Collection[str]) -> list[int]:
        """The indices of the columns with one of these names."""
        return [place for place, column in enumerate(self.columns) if column.name in names]


def grid_rows(grid: Grid, columns: Sequence[Column], below: int, continued: bool) -> list[Row]:
    """The rows of a grid from band `below` on, its cells gathered under `columns`."""
    rows: list[Row] = []
    for band in bands(grid)[below:]:
        row = _row(grid, columns, band)
        if (row.band and row.band.words) or any(cell.words for cell in row.cells):
            rows.append(row)
    if continued and rows:
        rows[0] = replace(rows[0], tops_page=True)
    return rows


def _row(grid: Grid, columns: Sequence[Column], band: tuple[float, float]) -> Row:
    cells = cells_in(grid, band)
    if len(columns) > 1 and (across := _across(grid, columns, cells, band)):
        return Row(grid.page, band[0] + grid.down, (), (), band=across, bound=grid.bound)
    starts = {id(cell): _begun(grid, cell, columns) for cell in cells}
    gathered = tuple(_gathered(grid, cells, column, band, starts) for column in columns)
    begins = tuple(cell.box.top >= band[0] - NEAR for cell in gathered)
    return Row(grid.page, band[0] + grid.down, gathered, begins, bound=grid.bound)


def _across(
    grid: Grid, columns: Sequence[Column], cells: Sequence[Cell], band: tuple[float, float]
) -> Cell | None:
    """The cell over all the columns; or over all but its number's, with the number as its first line."""
    if grid.is_across(cells[0]):
        return cells[0]
    begins = all(cell.box.top >= band[0] - NEAR for cell in cells)
    if begins and says_who_beside(grid, cells):
        return Cell(bounds([cell.box for cell in cells]), 0, grid.width - 1, band_lines(cells))
    if len(cells) != 2 or not begins or not all(cell.words for cell in cells) or not is_band(grid, cells):
        return None
    under = [column.name for column in columns if cells[1].first <= column.first]
    if len(under) < 2 or "recommendation" in under:
        return None
    return Cell(bounds([cell.box for cell in cells]), 0, grid.width - 1, band_lines(cells))


def _gathered(
    grid: Grid, cells: Sequence[Cell], column: Column, band: tuple[float, float], starts: Mapping[int, int]
) -> Cell:
    """The cell under a heading, by where each `starts`; several side by side, a list's labels say, become
    one. One over several columns belongs to the first, and gives its words in its first band."""
    own = [cell for cell in cells if column.first <= starts[id(cell)] <= column.last]
    if len(own) == 1:
        return own[0]
    x0, x1 = grid.edges[column.first], grid.edges[column.last + 1]
    new = [cell for cell in own if cell.box.top >= band[0] - NEAR]
    lines = words_to_lines(words_of(new))
    top = band[0] if new or not own else own[0].box.top
    return Cell(Box(x0, top, x1, band[1]), column.first, column.last, tuple(lines))


def _begun(grid: Grid, cell: Cell, columns: Sequence[Column]) -> int:
    """The grid's column in which a cell begins; where only a sliver of it lies under one heading, that under
    the next: of tables under each other, each may have its uprights elsewhere by a few points."""
    for column in columns:
        beyond = column.last + 1
        if column.first <= cell.first <= column.last < cell.last:
            return beyond if grid.edges[beyond] - cell.box.x0 < SLIVER else cell.first
    return cell.first


def cells_of(rows: Sequence[Row], place: int) -> list[Cell]:
    """The cells of a column in some rows, each once: a merged cell stands in several."""
    return list({id(row.cells[place]): row.cells[place] for row in rows if row.cells}.values())


def column_texts(table: Table, place: int, joiner: Joiner) -> list[str]:
    """What the cells of a column say, those without words left out."""
    measure = table.measures[place]
    return [joiner.passage(cell.lines, measure).text for cell in table.filled(place)]


def header_repeats(rows: Sequence[Row], header: Sequence[Column], joiner: Joiner, cut: bool) -> list[Row]:
    """The rows that print the header again, or typed anew, "Rec." below "Rec", or a half of it, where
    the page end cuts it: "Finding /" as the last row, "recommendation" as the first, if the page before
    ends in a header that is `cut`. "Officer" under "Lead officer" may be the rest of an owner."""

    def says_again(row: Row) -> bool:
        pairs = [(joiner.passage(cell.lines).text, own) for cell, own in zip(row.cells, header, strict=True)]
        if all(_is_heading_again(*pair) for pair in pairs):
            return True
        if row.tops_page:
            return (
                cut
                and any(text for text, _ in pairs)
                and all(own.heading.text.endswith(f" {text}".rstrip()) for text, own in pairs)
            )
        return row is rows[-1] and all(text and own.heading.text.startswith(text) for text, own in pairs)

    return [row for row in rows if row.cells and says_again(row)]


def _is_heading_again(text: str, column: Column) -> bool:
    # A narrow column breaks "Recommen dation".
    said, heading = (each.lower().replace(" ", "").strip(".:") for each in (text, column.heading.text))
    return said == heading or (bool(column.name) and column_of(text) == column.name)


def printed_again(header: Sequence[Word], words: Sequence[Word]) -> tuple[Word, ...]:
    """The words among `words` that print a header again: the same words in the same places to each other, but
    perhaps its last line: below rows that a page end cuts, LibreOffice draws "ref" of "Action / plan / ref"
    behind the next row."""
    if not header:
        return ()
    first = min(header, key=lambda word: (round(word.box.top), word.box.x0))
    for start in (word for word in words if word.text == first.text):
        dx, dy = start.box.x0 - first.box.x0, start.box.top - first.box.top
        again = [(each, copy_of(each, words, dx, dy, NEAR)) for each in header]
        seen = [each.box.bottom for each, copy in again if copy]
        lost = [each.box.bottom for each, copy in again if not copy]
        if len(seen) >= SEEN * len(header) and all(bottom > max(seen) + 1 for bottom in lost):
            return tuple(copy for _, copy in again if copy)
    return ()


def moved_columns(columns: Sequence[Column], from_grid: Grid, to_grid: Grid) -> tuple[Column, ...]:
    """A table's columns on the grid that goes on with it, by number or place; none where they differ."""
    if any(column.last + 1 >= len(from_grid.edges) for column in columns):
        return ()
    if to_grid.width == from_grid.width:
        return tuple(columns)
    moved = []
    for column in columns:
        x0, x1 = from_grid.edges[column.first], from_grid.edges[column.last + 1]
        centres = [(left + right) / 2 for left, right in pairwise(to_grid.edges)]
        inside = [place for place, x in enumerate(centres) if x0 <= x <= x1]
        if not inside:
            return ()
        moved.append(replace(column, first=inside[0], last=inside[-1]))
    return tuple(moved)


def with_lone_bands(table: Table) -> Table:
    """The table with its themes: alone in a row, under no reference, set unlike their column."""
    styles = [
        [line.style for own in _column_lines(table, place) for line in own]
        for place in range(len(table.columns))
    ]
    usual = [Counter(each.emphasis for each in own).most_common(1) for own in styles]
    rows: list[Row] = []
    for row in table.rows:
        filled = [place for place, cell in enumerate(row.cells) if row.begins[place] and cell.words]
        if len(filled) == 1 and all(row.begins) and filled[0] < 2:
            cell = row.cells[filled[0]]
            column = table.columns[filled[0]].name
            plain = usual[filled[0]][0][0]
            unlike = all(line.style.emphasis != plain for line in cell.lines)
            is_ref = column == "recommendation_ref" and is_reference(cell.text)
            # What goes on with a band that the page end cuts is one too.
            rest = row.tops_page and runs_on(cell.lines[0].text) and not (rows and rows[-1].band)
            is_value = says_value(cell.lines[0].text)
            if unlike and not (is_ref or rest or is_value) and not begins_with_bullet(cell.lines[0]):
                row = replace(row, cells=(), begins=(), band=cell)
        rows.append(row)
    return replace(table, rows=tuple(rows))


def with_merged_halves(table: Table) -> Table:
    """The table, in which an empty cell at the top of a page, beside several recommendations, says what the
    cell above the page end says: it is the rest of one that was merged over all of them."""
    asked = table.place("recommendation_ref", "recommendation")
    halves: dict[int, Cell] = {}
    for above, row in pairwise(table.rows):
        if row.tops_page and row.bound != "gaps" and above.cells and row.cells and asked is not None:
            pairs = zip(row.cells, above.cells, strict=True)
            halves |= {
                id(cell): before
                for cell, before in pairs
                if before.words and not cell.words and _is_beside_several(cell, table, asked)
            }
    rows = (replace(row, cells=tuple(halves.get(id(cell), cell) for cell in row.cells)) for row in table.rows)
    return replace(table, rows=tuple(rows)) if halves else table


def _is_beside_several(cell: Cell, table: Table, asked: int) -> bool:
    beside = [row.cells[asked] for row in table.rows if any(own is cell for own in row.cells)]
    return len({id(own) for own in beside if own.words}) > 1


def measured(table: Table) -> Table:
    """The table with the measure of each column over all pages; its pitch over all columns as large."""
    lines = [_column_lines(table, place) for place in range(len(table.columns))]
    cells = [own for column in lines for own in column]
    sizes = [usual_size(line for own in column for line in own) for column in lines]
    pitches = {size: line_pitch(cells, size) for size in sizes}
    rights = [max(_ends(table, place), default=0.0) for place in range(len(table.columns))]
    rights = [max(right, _room(table, place)) for place, right in enumerate(rights)]
    measures = (
        Measure(right, pitches[size], pages=_rights_apart(table, place, right))
        for place, (right, size) in enumerate(zip(rights, sizes, strict=True))
    )
    return replace(table, measures=tuple(measures))


def _rights_apart(table: Table, place: int, right: float) -> tuple[tuple[int, float], ...]:
    """The pages on which a column ends left of where it does elsewhere, and how far its lines may reach
    there: as near to its edge as on the others, and as far as they do."""
    edges: dict[int, list[float]] = defaultdict(list)
    ends: dict[int, list[float]] = defaultdict(list)
    for cell in cells_of(table.rows, place):
        for line in cell.lines:
            edges[line.page].append(cell.box.x1)
            ends[line.page] += [line.box.x1] if line.box.x1 <= cell.box.x1 else []
    sides = {page: median_low(own) for page, own in edges.items()}
    furthest = max(sides.values(), default=0.0)
    return tuple(
        (page, max(right - (furthest - side), *ends[page], 0.0))
        for page, side in sides.items()
        if furthest - side > MOVED
    )


def _ends(table: Table, place: int) -> list[float]:
    """Where the lines of a column end, but for those that run over the next: "Update: ..." below a row."""
    cells = cells_of(table.rows, place)
    ends = [(line.box.x1, cell.box.x1) for cell in cells for line in cell.lines]
    return [x for x, edge in ends if x <= edge] or [x for x, _ in ends]


def _room(table: Table, place: int) -> float:
    """How far to the right the lines of a column of dates may reach between rules, where all of them may be
    short: as much room is left at their right as there is at their left; 0 for other columns."""
    if table.columns[place].name not in DATES:
        return 0.0
    cells = [row.cells[place] for row in table.rows if row.cells and "rules" in row.bound]
    return min((cell_measure(cell.lines, cell.box).right for cell in cells if cell.lines), default=0.0)


def _column_lines(table: Table, place: int) -> list[tuple[Line, ...]]:
    return [cell.lines for cell in cells_of(table.rows, place)]


def with_themes_beside(table: Table) -> Table:
    """The table, an upright cell beside header and all rows as their theme, and as no heading."""
    for place, column in enumerate(table.columns):
        heading = set(column.heading.words)
        cells = cells_of(table.rows, place)
        if heading and len(cells) == 1 and set(cells[0].words) == heading and table.place("theme") is None:
            themed = replace(column, name="theme", heading=NOTHING)
            words = tuple(word for word in table.header_words if word not in heading)
            return replace(table.with_columns_at(place, (themed,), table.rows), header_words=words)
    return table
