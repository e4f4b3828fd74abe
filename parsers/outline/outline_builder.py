"""Grids and lines, in the order of the pages → tables, cards, panels and text: what goes on with what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import groupby

from models.document import Page, Word
from parsers.cards.card_labels import (
    begins_like_card,
    goes_on_card,
    goes_on_in_card,
    is_card,
    is_plainly_card,
    is_rest_of_card,
    is_table_of_card,
    tells_of_table,
)
from parsers.cards.forms import with_labels_beside
from parsers.cards.turned_tables import turned_to_cards
from parsers.cards.unruled_cards import action_above, heading_above, text_to_cards, with_heading
from parsers.cells.run_in_labels import says_who_and_when
from parsers.grids.grids import BAND, Grid, grid_lines, same_columns, with_empty_column, with_empty_sides
from parsers.headers.headers import Column, Header, find_header, heads_alike, names_of
from parsers.headers.label_lines import is_labelled
from parsers.headers.line_headers import LineHeader, find_line_header
from parsers.outline.cut_headers import grid_before, whole_header
from parsers.outline.headed_lines import headed_lines
from parsers.outline.other_tables import is_other_table, only_finds
from parsers.outline.sheets import Sheets
from parsers.tables.contact_rows import rows_to_grid, without_contacts
from parsers.tables.cut_columns import heads_other_columns
from parsers.tables.header_rows import begins_with_rest, under_header, with_header_row
from parsers.tables.numbered_rows import header_over_numbers
from parsers.tables.row_parting import RowParting, goes_on
from parsers.tables.tables import Table, grid_rows, header_repeats, moved_columns
from parsers.text.lines import Line
from parsers.unruled.content_columns import (
    columns_by_content,
    completed,
    first_row_set_apart,
    holds_alike,
    with_unknown_headings,
)
from parsers.unruled.unruled import UnruledTable
from parsers.vocabulary.sections import section_says


def _has_levels(page: Page, top: float) -> bool:
    """Whether the page draws level rules below a table's header, or below its top."""
    return any(rule.horizontal and rule.at > top + HEADER_DEPTH for rule in page.rules)


HEADER_DEPTH = 20.0
"""Points from a header's words down to the rule below it, at most."""
FOOT_LINES = 3
"""Lines below a table at the foot of a page, at most, that are a note to it or a running line."""


class OutlineBuilder:
    """Takes the pieces of the pages in order. What stands right below a table, with nothing between, goes on
    with it: `ruled` or `unruled` is the table that is open so."""

    def __init__(self, sheets: Sheets, rows: Callable[[Grid], list[float]]) -> None:
        self.joiner = sheets.joiner
        self.sheets = sheets.pages
        self.settings = sheets.settings
        self.bare = sheets.bare
        self.parting = RowParting(rows)
        self.tables: list[Table] = []
        self.cards: list[Grid] = []
        self.panels: list[Grid] = []
        self.others: list[Grid] = []
        self.lines: list[Line] = []
        self.ruled: Grid | None = None
        self.last: Grid | None = None
        """The last part of the last ruled table, open or not."""
        self.columns: tuple[Column, ...] = ()
        """The last table's columns, at the places that they have in its last part."""
        self.unruled: UnruledTable | None = None
        self.resting: tuple[UnruledTable, int] | None = None
        """An unruled table that ended above a note at the foot of a page, and that page's number."""
        self.title = ""
        """The line right above the open table, where it begins."""

    def add_grid(self, grid: Grid, page: Page) -> None:
        """Files a grid by what it is: a headed table, a card, a panel, or the next part of the open table."""
        grid = with_labels_beside(grid, self.joiner)
        if grid.width == 1 and self.unruled:
            # The frame around an unruled table's rows on a later page.
            self.add_lines(grid_lines(grid), page)
            return
        if self.unruled and not find_header(grid, self.joiner) and self.unruled.has_columns_of(grid):
            # The file's tags, or rules, show the columns on this page alone.
            self._extend(grid, self.unruled.columns, 0)
            return
        self.unruled = None
        if grid.width == 1 and self._holds_cards(grid_lines(grid)):
            # Level rules between cards, or a frame around one; or around a recommendation and its actions.
            self.ruled = None
            self._add_text(grid_lines(grid))
            return
        after_card = self.ruled is None and not self.lines_since_card and bool(self.cards)
        if self.ruled and (more := under_header(self._last_table, self.ruled, grid, self.joiner)):
            self._extend(more.grid, more.columns, more.below, more.header_words)
            return
        before = grid_before(self.sheets, grid)
        if before and (header := whole_header(before, grid, self.joiner)):
            self._begin_under_cut_header(before, grid, header)
            return
        grid = with_header_row(grid, self.joiner)
        if is_other_table(grid, self.lines, self.sheets):
            self._set_aside(grid)
        elif turned := turned_to_cards(grid, self.joiner):
            self._close()
            self.cards += turned
        elif (
            is_plainly_card(grid, self.joiner)
            or (after_card and goes_on_in_card(self.cards, grid, self.joiner))
            or begins_like_card(self.cards, grid, self.joiner)
        ):
            self._close()
            self._add_card(grid)
        elif self._is_under_card(grid):
            self._close()
            self.cards.append(grid)
        elif (header := find_header(grid, self.joiner)) and only_finds(header, self.sheets):
            self._set_aside(grid)
        elif header:
            self._add_headed(grid, completed(header, self._alike(grid), self.joiner))
        elif self.tables and heads_other_columns(grid, self.tables[-1].columns):
            self._set_aside(grid)
        elif self.ruled and (columns := moved_columns(self.columns, self.ruled, grid)):
            self._extend(grid, columns, 0)
        elif self.ruled and (widened := with_empty_sides(grid, self.ruled.edges)):
            self._extend(widened, self.columns, 0)
        elif (
            self.last
            and same_columns(self.last, grid)
            and not self._is_elsewhere(self.last)
            and not first_row_set_apart(grid, self.last)
        ):
            # A note or a running line stands between two parts of one table; headings would make it another.
            self._extend(grid, self.columns, 0)
        elif self.tables and self.last and holds_alike(grid, self.tables[-1].columns, self.joiner):
            self._begin_alike(grid, self.tables[-1].columns)
        elif self.last and same_columns(self.last, grid) and first_row_set_apart(grid, self.last):
            # Its rows may stand behind a page end.
            self._set_aside(grid)
        elif header := header_over_numbers(grid, self.lines, self.joiner):
            self._close()
            self._add_headed(grid, header)
        elif is_card(grid, self.joiner, after_card) or (after_card and goes_on_card(self.cards, grid)):
            self._close()
            self._add_card(grid)
        elif (count := action_above(self.lines, grid)) and is_rest_of_card(grid, self.joiner):
            self._close()
            action = self.lines[-count:]
            del self.lines[-count:]
            self._add_card(with_heading(grid, action))
        elif self._may_lack_header(grid) and (unheaded := self._without_header(grid)):
            self._close()
            self._add_headed(grid, with_unknown_headings(unheaded, grid, self.joiner))
        else:
            self._close()
            (self.panels if grid.width == 1 else self.others).append(grid)

    def _is_under_card(self, grid: Grid) -> bool:
        """Whether a grid is the table of the card right above it: what only has labels is one then, too."""
        last = self.others[-1] if self.others else None
        lines = [line for line in self.lines if last and (line.page, line.depth) > (last.page, last.depth)]
        if (
            last
            and not lines
            and tells_of_table(last, self.joiner)
            and is_table_of_card(last, grid, self.joiner)
        ):
            self.cards.append(self.others.pop())
            return True
        after = bool(self.cards) and not self.lines_since_card
        return after and is_table_of_card(self.cards[-1], grid, self.joiner)

    def _holds_cards(self, lines: Sequence[Line]) -> bool:
        labelled = any(is_labelled(lines, setting) for setting in self.settings)
        return labelled or any(says_who_and_when([line]) for line in lines)

    @property
    def _last_table(self) -> Table:
        return replace(self.tables[-1], columns=self.columns)

    def _is_elsewhere(self, last: Grid) -> bool:
        """Whether a box, or a heading of what is no plan ("Contact details"), stands behind a table."""
        end = last.page, last.depth
        boxed = bool(self.panels) and (self.panels[-1].page, self.panels[-1].depth) > end
        below = (line for line in self.lines if (line.page, line.depth) > end)
        return boxed or any(section_says(line.text) == "other" for line in below)

    def _open(self, table: Table, unparted: bool = False) -> None:
        last = self.lines[-1] if self.lines else None
        above = last and last.page == table.page and 0 < table.top - last.depth < BAND
        self.title = last.text if last and above else ""
        self.tables.append(table)
        self.columns = table.columns
        self.parting.begin(unparted)

    def _begin_under_cut_header(self, before: Grid, grid: Grid, header: Header) -> None:
        """A table whose header the page end cut; its first half was taken for a table, or for none."""
        if self.tables and not self.tables[-1].rows and self.tables[-1].page == before.page:
            self.tables.pop()
        self.others = [each for each in self.others if each is not before]
        table = Table(header.columns, (), header.words, before.page, before.depth, above=header.above)
        self._open(table)
        self._extend(grid, header.columns, header.below)

    def _begin_alike(self, grid: Grid, columns: Sequence[Column]) -> None:
        """One more table, under a heading of its own, of the columns that only the first has headings for; it
        is set as wide as its words need."""
        headings = (replace(each.heading, words=()) for each in columns)
        alike = tuple(
            replace(each, heading=heading, first=place, last=place)
            for place, (each, heading) in enumerate(zip(columns, headings, strict=True))
        )
        self._open(Table(alike, (), (), grid.page, grid.depth))
        self._extend(grid, alike, 0)

    def _may_lack_header(self, grid: Grid) -> bool:
        """Whether a table without a header can be the plan's: its first, or one more by theme."""
        last = self.tables[-1] if self.tables else None
        return last is None or (not last.header_words and holds_alike(grid, last.columns, self.joiner))

    def _without_header(self, grid: Grid) -> Header | None:
        """The columns of a table that begins without a header, by what is in it on all its pages: in all
        tables as wide, or where another's are among them, in those with the same columns."""
        alike = self._alike(grid)
        same = [grid, *(each for each in alike[1:] if same_columns(each, grid))]
        found = columns_by_content(alike, self.joiner)
        return found or (columns_by_content(same, self.joiner) if len(same) < len(alike) else None)

    def _alike(self, grid: Grid) -> list[Grid]:
        """A grid and all that have as many columns: most likely the same ones on other pages."""
        grids = [each for sheet in self.sheets for each in sheet.grids]
        return [grid, *(each for each in grids if each is not grid and each.width == grid.width)]

    @property
    def lines_since_card(self) -> bool:
        """Whether text stands between the last card and here."""
        if not self.cards or not self.lines:
            return False
        last, card = self.lines[-1], self.cards[-1]
        return (last.page, last.depth) > (card.page, card.box.bottom + card.down)

    def _add_card(self, grid: Grid) -> None:
        """Takes a card, with the numbered heading right above it, which says what it is about."""
        own = not self.cards or self.lines_since_card
        count = heading_above(self.lines, grid, self.joiner) if own else 0
        if count:
            grid = with_heading(grid, self.lines[-count:])
            del self.lines[-count:]
        self.cards.append(grid)

    def _close(self) -> None:
        self.ruled = self.unruled = None

    def _set_aside(self, grid: Grid) -> None:
        """Takes a grid that is no part of the plan, and that nothing goes on with."""
        self._close()
        self.last = None
        self.others.append(grid)

    def _add_headed(self, grid: Grid, header: Header) -> None:
        """A table that begins here, or one that goes on under its header printed again."""
        if self.ruled and not header.above and heads_alike(self.tables[-1].columns, header.columns):
            columns = self.tables[-1].columns
            if len(header.columns) == len(columns):
                self._extend(grid, header.columns, header.below, header.words)
                return
            if len(header.columns) + 1 == len(columns) and not columns[0].heading:
                # The numbers have no heading and this page none of them: nothing shows their column.
                self._extend(with_empty_column(grid), columns, header.below, header.words)
                return
        if self.ruled and begins_with_rest(grid, header, self.columns):
            self._extend(grid, header.columns, 0)
            return
        table = Table(header.columns, (), header.words, grid.page, grid.depth, above=header.above)
        if cut := self._cut_under_header(header):
            self.tables.pop()
            table = replace(cut, columns=header.columns, header_words=(*cut.header_words, *header.words))
        self._open(table)
        self._extend(grid, header.columns, header.below)

    def _cut_under_header(self, header: Header) -> Table | None:
        """The table above, where a page end cuts it right under its header, which is printed again here: what
        stands above the first header speaks of the rows below the second."""
        table = self.tables[-1] if self.tables else None
        if table is None or table.rows or header.above or names_of(table.columns) != names_of(header.columns):
            return None
        last = self.lines[-1] if self.lines else None
        return None if last and (last.page, last.depth) > (table.page, table.top) else table

    def _extend(
        self, grid: Grid, columns: Sequence[Column], below: int, header_words: Sequence[Word] = ()
    ) -> None:
        """Adds a grid's rows to the last table."""
        table = self.tables[-1]
        grid = self.parting.part(grid, table, columns, below)
        rows = grid_rows(grid, columns, below, goes_on(table, grid))
        rows, contacts = without_contacts(rows, columns, self.joiner, bool(table.rows))
        repeats = header_repeats(rows, columns, self.joiner)
        self.tables[-1] = replace(
            table,
            rows=(*table.rows, *(row for row in rows if row not in repeats)),
            header_words=(
                *table.header_words,
                *header_words,
                *(word for row in repeats for cell in row.cells for word in cell.words),
            ),
        )
        self.columns = tuple(columns)
        self.ruled = self.last = None if contacts else grid
        if contacts:
            self.others.append(rows_to_grid(contacts, grid))

    def add_lines(self, lines: Sequence[Line], page: Page) -> None:
        """Takes lines as an unruled table's, where one is open or begins among them, else as text."""
        if self.ruled and self._is_title_again(lines):
            table = self.tables[-1]
            self.tables[-1] = replace(table, header_words=(*table.header_words, *lines[0].words))
            return
        self.ruled = None
        rest = list(lines)
        self._reopen(rest, page)
        while rest:
            if self.unruled:
                rest = self._add_unruled(self.unruled, rest, page)
            elif header := find_line_header(rest):
                first, below = header.span(rest)
                above, beside, rest = rest[:first], rest[first:below], rest[below:]
                self._add_text(above)
                self._add_text([line for line in beside if not set(header.words) & set(line.words)])
                self._begin_unruled(header, above[-1].text if above else "", rest, page)
            elif self._goes_bare and self.bare and (start := self.bare.first_row(rest)) is not None:
                self._add_text(rest[:start])
                rest = rest[start:]
                self._begin_bare(self.bare, rest[0].box.top, page)
            else:
                self._add_text(rest)
                rest = []

    def _is_title_again(self, lines: Sequence[Line]) -> bool:
        """Whether a page begins with the line above the open table, printed again like its header."""
        table = self.tables[-1]
        return [line.text for line in lines] == [self.title] and lines[0].page > table.page

    def _reopen(self, lines: Sequence[Line], page: Page) -> None:
        """Opens the table again that a note at the foot of the page before only seemed to end."""
        if self.resting and lines and page.number == self.resting[1] + 1:
            table = self.resting[0]
            if not self.unruled and table.begins_again(lines):
                self.unruled = table
        if self.resting and page.number > self.resting[1]:
            self.resting = None

    def _begin_unruled(self, header: LineHeader, title: str, below: Sequence[Line], page: Page) -> None:
        self.unruled = UnruledTable.under(header, below, self._lines_under(header), title)
        table = Table(self.unruled.columns, (), header.words, page.number, header.words[0].depth)
        self._open(table, not _has_levels(page, header.box.bottom))

    @property
    def _goes_bare(self) -> bool:
        """Whether no table so far has a header: then there may be one without, or more by theme."""
        return not any(table.header_words for table in self.tables)

    def _begin_bare(self, table: UnruledTable, top: float, page: Page) -> None:
        """Opens the table that begins with its first row."""
        self.unruled = table
        self._open(Table(table.columns, (), (), page.number, top), not _has_levels(page, top))

    @cached_property
    def _headed(self) -> list[tuple[LineHeader, list[Line]]]:
        return headed_lines(self.sheets)

    def _lines_under(self, header: LineHeader) -> list[Line]:
        """The lines below every header that is printed like this one, over the same columns."""
        return [line for other, lines in self._headed if header.heads_as(other) for line in lines]

    def _add_unruled(self, table: UnruledTable, lines: list[Line], page: Page) -> list[Line]:
        """Adds the lines that fit the open unruled table's columns to it; gives back the others, and then the
        table is closed, but for one whose header comes again right below: "ACTION", "LEAD" over each row."""
        taken, header_words, grid = table.take(lines, page)
        if grid:
            self._extend(grid, table.columns, 0, header_words)
            self.ruled = self.last = None
        if 0 < taken < len(lines) and table.is_headed_again(lines[taken:]):
            return lines[taken:]
        if taken < len(lines):
            self.unruled = None
            if len(lines) - taken <= FOOT_LINES:
                self.resting = (table, page.number)
        return lines[taken:]

    def _add_text(self, lines: Sequence[Line]) -> None:
        """Takes lines as text, but for those that are cards without rules; no card runs over two columns."""
        for _, own in groupby(lines, key=lambda line: line.part):
            is_open = bool(self.cards) and not self.lines_since_card
            for piece in text_to_cards(list(own), self.settings, is_open):
                if isinstance(piece, Grid):
                    self._add_card(piece)
                else:
                    self.lines += piece
