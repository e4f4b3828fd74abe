"""The tables found so far, the last of which may go on with the next grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from models.document import Word
from parsers.grids.grids import BAND, Grid, bands
from parsers.headers.headers import Column, Header, heads_alike, names_of
from parsers.tables.contact_rows import rows_to_grid, without_contacts
from parsers.tables.continued import Continued, OpenTable, under_header_alike
from parsers.tables.row_parting import RowParting, goes_on
from parsers.tables.tables import Table, grid_rows, header_repeats
from parsers.text.joiner import Joiner
from parsers.text.lines import Line


class FoundTables:
    """Takes the grids that are tables, or parts of one; `text` (lines outside) and `others` (grids) grow."""

    def __init__(
        self, text: Sequence[Line], others: list[Grid], joiner: Joiner, rows: Callable[[Grid], list[float]]
    ) -> None:
        self.text = text
        self.others = others
        self.joiner = joiner
        self.parting = RowParting(rows)
        self.found: list[Table] = []
        self.ruled: Grid | None = None
        """The last part of the last table, where it has rules and nothing stands below it yet."""
        self.last: Grid | None = None
        """The last part of the last ruled table, open or not."""
        self.columns: tuple[Column, ...] = ()
        """The last table's columns, at the places that they have in its last part."""
        self.cut = False
        """Whether the last part of the last table ends in its header, printed again."""
        self.title = ""
        """The line right above the last table, where it begins."""

    @property
    def newest(self) -> Table | None:
        return self.found[-1] if self.found else None

    @property
    def open(self) -> OpenTable | None:
        """The table by rules that may go on here."""
        return OpenTable(self.found[-1], self.ruled, self.columns) if self.ruled else None

    def begin(self, table: Table, unparted: bool = False) -> None:
        last = self.text[-1] if self.text else None
        above = last and last.page == table.page and 0 < table.top - last.depth < BAND
        self.title = last.text if last and above else ""
        self.parting.begin(unparted, bool(self.found) and heads_alike(self.found[-1].columns, table.columns))
        self.found.append(table)
        self.columns = table.columns
        self.cut = False

    def add_headed(self, grid: Grid, header: Header) -> None:
        """A table that begins here, or one that goes on under its header printed again."""
        if more := self.open and under_header_alike(self.open, grid, header):
            self.extend(more)
            return
        table = Table(header.columns, (), header.words, grid.page, grid.depth, above=header.above)
        if cut := self._cut_under_header(header):
            self.found.pop()
            table = replace(cut, columns=header.columns, header_words=(*cut.header_words, *header.words))
        self.begin(table)
        self.extend(Continued(grid, header.columns, header.below))

    def _cut_under_header(self, header: Header) -> Table | None:
        """The table above, where a page end cuts it right under its header, which is printed again here, or
        its rows alone are framed: what stands above the first header speaks of the rows below the second."""
        table = self.newest
        if table is None or table.rows or header.above:
            return None
        said = [[each.heading for each in own if each.heading] for own in (table.columns, header.columns)]
        if said[0] != said[1] and names_of(table.columns) != names_of(header.columns):
            return None
        last = self.text[-1] if self.text else None
        return None if last and (last.page, last.depth) > (table.page, table.top) else table

    def begin_under_cut_header(self, before: Grid, grid: Grid, header: Header) -> None:
        """A table whose header the page end cut; its first half was taken for a table, or for none."""
        if self.found and not self.found[-1].rows and self.found[-1].page == before.page:
            self.found.pop()
        self.others[:] = [each for each in self.others if each is not before]
        table = Table(header.columns, (), header.words, before.page, before.depth, above=header.above)
        self.begin(table)
        self.extend(Continued(grid, header.columns, header.below))

    def begin_alike(self, grid: Grid, columns: Sequence[Column]) -> None:
        """One more table by theme, of the columns that only the first has headings for."""
        headings = (replace(each.heading, words=()) for each in columns)
        alike = tuple(
            replace(each, heading=heading, first=place, last=place)
            for place, (each, heading) in enumerate(zip(columns, headings, strict=True))
        )
        self.begin(Table(alike, (), (), grid.page, grid.depth))
        self.extend(Continued(grid, alike))

    def goes_on_under(self, header: Header, grid: Grid) -> bool:
        """Whether the last table goes on in a grid of the next page, under its `header` printed again."""
        last = self.found[-1]
        behind = bool(last.rows) and grid.page == last.rows[-1].page + 1
        as_many = len(last.columns) == len(header.columns)  # some may have no heading
        return behind and as_many and not header.above and heads_alike(last.columns, header.columns)

    def extend(self, more: Continued) -> None:
        """Adds a grid's rows to the last table."""
        table = self.found[-1]
        words = frozenset((*table.header_words, *more.header_words))
        own = _below_header(more.grid, more.below, words)
        grid = self.parting.part(own, table, more.columns, more.below)
        rows = grid_rows(grid, more.columns, more.below, goes_on(table, grid))
        rows, contacts = without_contacts(rows, more.columns, self.joiner, bool(table.rows))
        repeats = header_repeats(rows, more.columns, self.joiner, self.cut)
        self.cut = rows[-1:] == repeats[-1:]
        repeated = (word for row in repeats for cell in row.cells for word in cell.words)
        self.found[-1] = replace(
            table,
            rows=(*table.rows, *(row for row in rows if row not in repeats)),
            header_words=(*table.header_words, *more.header_words, *repeated),
        )
        self.columns = more.columns
        self.ruled = self.last = None if contacts else grid
        if contacts:
            self.others.append(rows_to_grid(contacts, grid))

    def takes_title(self, lines: Sequence[Line]) -> bool:
        """Whether a page begins with the line above the open table, printed again like its header."""
        table = self.newest
        if not table or [line.text for line in lines] != [self.title] or lines[0].page <= table.page:
            return False
        self.add_header_words(lines[0].words)
        return True

    def add_header_words(self, words: Sequence[Word]) -> None:
        """The last table with more words of its header, as it is printed again."""
        table = self.found[-1]
        self.found[-1] = replace(table, header_words=(*table.header_words, *words))


def _below_header(grid: Grid, below: int, header: frozenset[Word]) -> Grid:
    """The grid, its header's cells that no rule parts from the rows below empty there; a panel's text goes on
    beside these."""
    for foot, _ in bands(grid)[below : below + 1] if below else ():
        cells = []
        for cell in grid.cells:
            over = cell.box.top < foot < cell.box.bottom and header.issuperset(cell.words)
            if over and all(line.box.centre[1] < foot for line in cell.lines):
                cell = replace(cell, box=replace(cell.box, top=foot), lines=())
            cells.append(cell)
        grid = replace(grid, cells=tuple(cells))
    return grid
