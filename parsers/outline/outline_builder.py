"""Grids and lines, in the order of the pages → tables, cards, panels and text: what goes on with what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from models.document import Page
from parsers.cards.card_headers import parted_from_header
from parsers.cards.forms import with_labels_beside
from parsers.cards.turned_tables import turned_to_cards
from parsers.grids.grids import Grid, grid_lines, same_columns
from parsers.headers.headers import Header, find_header
from parsers.headers.line_headers import LineHeader, find_line_header
from parsers.outline.cards_and_text import CardsAndText, tells_under_texts
from parsers.outline.cut_headers import grid_before, whole_header
from parsers.outline.found_tables import FoundTables
from parsers.outline.headed_lines import headed_lines, parted_alike
from parsers.outline.other_tables import is_other_table, only_finds
from parsers.outline.sheets import Sheets
from parsers.tables.continued import Continued, under_columns, under_header_again
from parsers.tables.cut_columns import heads_other_columns
from parsers.tables.header_rows import with_header_row
from parsers.tables.numbered_rows import header_over_numbers
from parsers.tables.tables import Table
from parsers.text.lines import Line, body_style
from parsers.unruled.content_columns import (
    columns_by_content,
    completed,
    first_row_set_apart,
    holds_alike,
    with_unknown_headings,
)
from parsers.unruled.unruled import UnruledTable
from parsers.vocabulary.sections import section_says

HEADER_DEPTH = 20.0
"""Points from a header's words down to the rule below it, at most."""
FOOT_LINES = 3
"""Lines below a table at the foot of a page, at most, that are a note to it or a running line."""


class OutlineBuilder:
    """Takes the pieces of the pages in order. What stands right below a table, with nothing between, goes on
    with it: `tables.ruled` or `unruled` is the table that is open so."""

    def __init__(self, sheets: Sheets, rows: Callable[[Grid], list[float]]) -> None:
        self.joiner = sheets.joiner
        self.sheets = sheets.pages
        self.bare = sheets.bare
        self.text = CardsAndText(sheets.settings, sheets.joiner)
        self.panels: list[Grid] = []
        self.others: list[Grid] = []
        self.tables = FoundTables(self.text.lines, self.others, sheets.joiner, rows)
        self.unruled: UnruledTable | None = None
        self.resting: tuple[UnruledTable, int] | None = None
        """An unruled table that ended above a note at the foot of a page, and that page's number."""

    # Grids

    def add_grid(self, grid: Grid, page: Page) -> None:
        """Files a grid by what it is: the next part of the open table, a card, a headed table, or a panel."""
        head, grid = parted_from_header(grid, self._grids, self.joiner)
        if head:
            self.others.append(head)
        grid = with_labels_beside(grid, self.joiner)
        if self.unruled and grid.width == 1:
            # The frame around an unruled table's rows on a later page.
            self.add_lines(grid_lines(grid), page)
            return
        if self.unruled and not find_header(grid, self.joiner) and (over := self._header_over(grid)):
            # The file's tags, or rules, may show the columns on this page alone.
            open_one = self.tables.found[-1]
            if open_one.rows and len(open_one.columns) == len(over.columns):
                self.tables.extend(Continued(grid, over.columns))
            else:
                self.tables.add_headed(grid, over)
            alike = grid.width == len(self.unruled.columns)
            body = self.unruled.body or body_style(grid_lines(grid))
            self.unruled = replace(self.unruled, body=body) if alike else None
            return
        header = find_header(grid, self.joiner) if self.unruled else None
        if header and self.tables.goes_on_under(header, grid):
            self.unruled = None
            self.tables.extend(Continued(grid, header.columns, header.below, header.words))
            return
        self.unruled = None
        one = grid.width == 1 or tells_under_texts(grid)
        if one and self.text.labels_part(grid_lines(grid)):
            # Level rules between cards, or a frame around one; or around a recommendation and its actions.
            self.tables.ruled = None
            self.text.add_text(grid_lines(grid))
        elif more := self.tables.open and under_header_again(self.tables.open, grid, self.joiner):
            self.tables.extend(more)
        elif (before := grid_before(self.sheets, grid)) and (
            header := whole_header(before, grid, self.joiner)
        ):
            self.tables.begin_under_cut_header(before, grid, header)
        else:
            self._file(with_header_row(grid, self.joiner))

    def _header_over(self, grid: Grid) -> Header | None:
        """The open unruled table's columns at their places in a grid, with those of numbers over which its
        header has no heading; none where the grid has others."""
        columns = self.unruled.columns_over(grid) if self.unruled else ()
        header = completed(Header(columns, (), 0), self._alike(grid), self.joiner)
        return header if columns and all(each.name or each.heading for each in header.columns) else None

    def _file(self, grid: Grid) -> None:
        takers = (self._take_other, self._take_card, self._take_headed, self._take_rest, self._take_unheaded)
        if not any(takes(grid) for takes in takers):
            self._close()
            (self.panels if grid.width == 1 else self.others).append(grid)

    def _take_other(self, grid: Grid) -> bool:
        """A table that is no part of the plan."""
        other = is_other_table(grid, self.text.lines, self.sheets)
        if other:
            self._set_aside(grid)
        return other

    def _take_card(self, grid: Grid) -> bool:
        """A card, whatever its headings may mean."""
        if turned := turned_to_cards(grid, self.joiner):
            self.text.cards += turned
        elif self.text.begins_with(grid, self._after_card):
            self.text.add_card(grid)
        elif self.text.has_table(grid, self.others):
            self.text.cards.append(grid)
        else:
            return False
        self._close()
        return True

    def _take_headed(self, grid: Grid) -> bool:
        """A table under a header of its own, or the open one under its header printed again."""
        header = find_header(grid, self.joiner)
        if header and only_finds(header, self.sheets):
            self._set_aside(grid)
        elif header:
            self.tables.add_headed(grid, completed(header, self._alike(grid), self.joiner))
        return header is not None

    def _take_rest(self, grid: Grid) -> bool:
        """What goes on with the last table without a header, or is one more by theme."""
        last, table = self.tables.last, self.tables.newest
        fits = all(each.last < grid.width for each in self.tables.columns)  # not of a header in lines since
        alike = last is not None and same_columns(last, grid) and fits
        apart = alike and last is not None and first_row_set_apart(grid, last)
        if table and heads_other_columns(grid, table.columns):
            self._set_aside(grid)
        elif more := self.tables.open and under_columns(self.tables.open, grid):
            self.tables.extend(more)
        elif last and alike and not self._is_elsewhere(last) and not apart:
            # A note or a running line stands between two parts of one table; headings would make it another.
            self.tables.extend(Continued(grid, self.tables.columns))
        elif table and last and holds_alike(grid, table.columns, self.joiner):
            self.tables.begin_alike(grid, table.columns)
        elif apart:
            # Its rows may stand behind a page end.
            self._set_aside(grid)
        else:
            return False
        return True

    def _take_unheaded(self, grid: Grid) -> bool:
        """A table, or a card, whose grid has no header of its own."""
        after_card = self._after_card
        self._close()
        if header := header_over_numbers(grid, self.text.lines, self.joiner):
            self.tables.add_headed(grid, header)
        elif self.text.may_hold(grid, after_card):
            self.text.add_card(grid)
        elif self.text.add_under_action(grid):
            pass
        elif self._may_lack_header(grid) and (unheaded := self._without_header(grid)):
            self.tables.add_headed(grid, with_unknown_headings(unheaded, grid, self.joiner))
        else:
            return False
        return True

    @property
    def _after_card(self) -> bool:
        return self.tables.ruled is None and self.text.touch

    def _is_elsewhere(self, last: Grid) -> bool:
        """Whether a box, or a heading of what is no plan ("Contact details"), stands behind a table."""
        end = last.page, last.depth
        boxed = bool(self.panels) and (self.panels[-1].page, self.panels[-1].depth) > end
        return boxed or any(section_says(line.text) == "other" for line in self.text.lines_below(last))

    def _may_lack_header(self, grid: Grid) -> bool:
        """Whether a table without a header can be the plan's: its first, or one more by theme."""
        last = self.tables.newest
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
        return [grid, *(each for each in self._grids if each is not grid and each.width == grid.width)]

    @cached_property
    def _grids(self) -> list[Grid]:
        return [each for sheet in self.sheets for each in sheet.grids]

    def _close(self) -> None:
        self.tables.ruled = self.unruled = None

    def _set_aside(self, grid: Grid) -> None:
        """Takes a grid that is no part of the plan, and that nothing goes on with."""
        self._close()
        self.tables.last = None
        self.others.append(grid)

    # Lines

    def add_lines(self, lines: Sequence[Line], page: Page) -> None:
        """Takes lines as an unruled table's, where one is open or begins among them, else as text."""
        if self.tables.ruled and self.tables.takes_title(lines):
            return
        self.tables.ruled = None
        rest = list(lines)
        self._reopen(rest, page)
        while rest:
            if self.unruled:
                rest = self._add_unruled(self.unruled, rest, page)
            elif header := find_line_header(rest):
                first, below = header.span(rest)
                above, beside, rest = rest[:first], rest[first:below], rest[below:]
                self.text.add_text(above)
                self.text.add_text([line for line in beside if not set(header.words) & set(line.words)])
                self._begin_unruled(header, above[-1].text if above else "", rest, page)
            elif self._goes_bare and self.bare and (start := self.bare.first_row(rest)) is not None:
                self.text.add_text(rest[:start])
                rest = rest[start:]
                self._begin_bare(self.bare, rest[0].box.top, page)
            else:
                self.text.add_text(rest)
                rest = []

    def _reopen(self, lines: Sequence[Line], page: Page) -> None:
        """Opens the table again that a note at the foot of the page before only seemed to end."""
        if self.resting and lines and page.number == self.resting[1] + 1:
            table = self.resting[0]
            if not self.unruled and table.begins_again(lines):
                self.unruled = table
        if self.resting and page.number > self.resting[1]:
            self.resting = None

    def _begin_unruled(self, header: LineHeader, title: str, below: Sequence[Line], page: Page) -> None:
        header = parted_alike(header, (other for other, _ in self._headed))
        self.unruled = UnruledTable.under(header, below, self._lines_under(header), title)
        table = Table(self.unruled.columns, (), header.words, page.number, header.words[0].depth)
        self.tables.begin(table, not _has_levels(page, header.box.bottom))

    @property
    def _goes_bare(self) -> bool:
        """Whether no table so far has a header: then there may be one without, or more by theme."""
        return not any(table.header_words for table in self.tables.found)

    def _begin_bare(self, table: UnruledTable, top: float, page: Page) -> None:
        """Opens the table that begins with its first row."""
        self.unruled = table
        self.tables.begin(Table(table.columns, (), (), page.number, top), not _has_levels(page, top))

    @cached_property
    def _headed(self) -> list[tuple[LineHeader, list[Line]]]:
        found = headed_lines(self.sheets)
        headers = [header for header, _ in found]
        return [(parted_alike(header, headers), lines) for header, lines in found]

    def _lines_under(self, header: LineHeader) -> list[Line]:
        """The lines below every header that is printed like this one, over the same columns."""
        return [line for other, lines in self._headed if header.heads_as(other) for line in lines]

    def _add_unruled(self, table: UnruledTable, lines: list[Line], page: Page) -> list[Line]:
        """Adds the lines that fit the open unruled table's columns to it; gives back the others, and then the
        table is closed, but for one whose header comes again right below: "ACTION", "LEAD" over each row."""
        taken, header_words, grid = table.take(lines, page)
        if grid:
            self.tables.extend(Continued(grid, table.columns, 0, tuple(header_words)))
            self.tables.ruled = self.tables.last = None
        elif header_words:
            # The header printed again above rows that rules or shades bound.
            self.tables.add_header_words(header_words)
        if 0 < taken < len(lines) and table.is_headed_again(lines[taken:]):
            return lines[taken:]
        if taken < len(lines):
            self.unruled = None
            if len(lines) - taken <= FOOT_LINES:
                self.resting = (table, page.number)
        return lines[taken:]


def _has_levels(page: Page, top: float) -> bool:
    """Whether the page draws level rules below a table's header, or below its top."""
    return any(rule.horizontal and rule.at > top + HEADER_DEPTH for rule in page.rules)
