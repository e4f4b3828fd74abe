"""Grids and lines, in the order of the pages → tables, cards, panels and text: what goes on with what."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from models.document import Page, Word
from parsers.card_labels import (
    card_rows,
    heads_table,
    is_card,
    is_plainly_card,
    is_rest_of_card,
    with_labels_beside,
)
from parsers.contact_rows import rows_to_grid, without_contacts
from parsers.content_columns import (
    columns_by_content,
    completed,
    first_row_set_apart,
    holds_alike,
    with_unknown_headings,
)
from parsers.cut_columns import heads_other_columns
from parsers.cut_headers import grid_before, whole_header
from parsers.grids import (
    BAND,
    Grid,
    bands,
    grid_lines,
    row_tops,
    same_columns,
    split_rows,
    with_empty_column,
    with_empty_sides,
    within_columns,
)
from parsers.headers import (
    Column,
    Header,
    cells_in,
    find_header,
    heads_alike,
    known,
    label_of,
    label_passage,
    names_of,
)
from parsers.label_lines import is_labelled
from parsers.line_headers import LineHeader, find_line_header, line_headers
from parsers.lines import Joiner, Line, body_style, words_to_lines
from parsers.middle_rows import middle_levels
from parsers.row_levels import (
    is_unparted,
    paragraph_levels,
    reference_levels,
    repeat_levels,
    with_action_rows,
)
from parsers.rules import NEAR
from parsers.sheets import Sheets
from parsers.tables import Table, grid_rows, header_repeats, moved_columns, printed_again
from parsers.turned_tables import turned_to_cards
from parsers.unruled import UnruledTable, without_heading
from parsers.unruled_cards import action_above, heading_above, text_to_cards, with_heading
from parsers.vocabulary.papers import is_foreign_header
from parsers.vocabulary.sections import section_says, tells_past, tells_strengths, tells_terms


def _with_header_row(grid: Grid, joiner: Joiner) -> Grid:
    """The grid with its header as a row of its own, where no rule parts it from the rows: rules that only
    part columns, or a header printed again right above the rest of a row."""
    if grid.width < 2:
        return grid
    lines = words_to_lines(word for cell in cells_in(grid, bands(grid)[0]) for word in cell.words)
    header = find_line_header(lines)
    if not header or not set(header.words) & set(lines[0].words) or header.box.bottom >= lines[-1].box.top:
        return grid
    parted = split_rows(grid, [header.box.bottom + 1])
    found, better = find_header(grid, joiner), find_header(parted, joiner)
    return parted if better and (not found or known(better) > known(found)) else grid


def _header_foot(grid: Grid, bottom: float) -> float:
    """The y at which a header whose words end at `bottom` is parted from the rows: at the rule that some of
    its columns have below it, where nothing stands between."""
    level = min((y for y in row_tops(grid) if y >= bottom), default=bottom)
    return bottom if any(bottom <= word.box.centre[1] < level for word in grid.words) else level


def _stands_outside(grid: Grid, columns: Sequence[Column]) -> bool:
    """Whether words of a grid are in none of the columns: numbers without a heading, which the page before
    did not show under the header at its foot."""
    held = {place for column in columns for place in range(column.first, column.last + 1)}
    return any(cell.words and not held & set(range(cell.first, cell.last + 1)) for cell in grid.cells)


def _framed(grid: Grid) -> list[Line]:
    """The lines of a frame around text."""
    return [line for cell in grid.cells for line in cell.lines] if grid.width == 1 else []


def _has_levels(page: Page, top: float) -> bool:
    """Whether the page draws level rules below a table's header, or below its top."""
    return any(rule.horizontal and rule.at > top + HEADER_DEPTH for rule in page.rules)


FEW_COLUMNS = 3
"""Columns of a table that can be a plan's whatever they are about."""
HEADER_DEPTH = 20.0
"""Points from a header's words down to the rule below it, at most."""
FOOT_LINES = 3
"""Lines below a table at the foot of a page, at most, that are a note to it or a running line."""
HEADER_HEIGHT = 120.0
"""Points from a table's top within which its header is printed again."""


class OutlineBuilder:
    """Takes the pieces of the pages in order. What stands right below a table, with nothing between, goes on
    with it: `ruled` or `unruled` is the table that is open so."""

    def __init__(self, sheets: Sheets, rows: Callable[[Grid], list[float]]) -> None:
        self.joiner = sheets.joiner
        self.sheets = sheets.pages
        self.settings = sheets.settings
        self.bare = sheets.bare
        self.rows = rows
        self.open_rows = False
        self.tables: list[Table] = []
        self.cards: list[Grid] = []
        self.panels: list[Grid] = []
        self.others: list[Grid] = []
        self.lines: list[Line] = []
        self.ruled: Grid | None = None
        self.last: Grid | None = None
        """The last part of the last ruled table, open or not."""
        self.unruled: UnruledTable | None = None
        self.resting: tuple[UnruledTable, int] | None = None
        """An unruled table that ended above a note at the foot of a page, and that page's number."""
        self.unparted = False
        """Whether the open table has rows that no rule parts."""
        self.parted = False
        """Whether a rule parts two rows of the open table."""
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
        if grid.width == 1 and any(is_labelled(grid_lines(grid), setting) for setting in self.settings):
            # Level rules between cards, or a frame around one.
            self.ruled = None
            self._add_text(grid_lines(grid))
            return
        after_card = self.ruled is None and not self.lines_since_card and bool(self.cards)
        if self.ruled and self._goes_on_under_header(self.ruled, grid):
            return
        before = grid_before(self.sheets, grid)
        if before and (header := whole_header(before, grid, self.joiner)):
            self._begin_under_cut_header(before, grid, header)
            return
        grid = _with_header_row(grid, self.joiner)
        if self._explains_terms() or self._is_past() or self._is_other_papers(grid):
            self._close()
            self.last = None
            self.others.append(grid)
        elif turned := turned_to_cards(grid, self.joiner):
            self._close()
            self.cards += turned
        elif (
            is_plainly_card(grid, self.joiner)
            or (after_card and self._goes_on_in_card(grid))
            or self._begins_like_card(grid)
        ):
            self._close()
            self._add_card(grid)
        elif (header := find_header(grid, self.joiner)) and self._only_finds(header):
            self._close()
            self.last = None
            self.others.append(grid)
        elif header:
            self._add_headed(grid, completed(header, self._alike(grid), self.joiner))
        elif self.tables and heads_other_columns(grid, self.tables[-1].columns):
            self._close()
            self.last = None
            self.others.append(grid)
        elif self.ruled and (columns := moved_columns(self.tables[-1].columns, self.ruled, grid)):
            self._extend(grid, columns, 0)
        elif self.ruled and (widened := with_empty_sides(grid, self.ruled.edges)):
            self._extend(widened, self.tables[-1].columns, 0)
        elif (
            self.last
            and same_columns(self.last, grid)
            and not self._is_elsewhere(self.last)
            and not first_row_set_apart(grid, self.last)
        ):
            # A note or a running line stands between two parts of one table; headings would make it another.
            self._extend(grid, self.tables[-1].columns, 0)
        elif self.tables and self.last and holds_alike(grid, self.tables[-1].columns, self.joiner):
            self._begin_alike(grid, self.tables[-1].columns)
        elif self.last and same_columns(self.last, grid) and first_row_set_apart(grid, self.last):
            # Its rows may stand behind a page end.
            self._close()
            self.last = None
            self.others.append(grid)
        elif is_card(grid, self.joiner, after_card) or (after_card and self._goes_on_card(grid)):
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

    def _is_past(self) -> bool:
        """Whether a table stands under "Progress against previous recommendations", in a report that makes
        others."""
        return tells_past(self._section()) and self._recommends()

    def _explains_terms(self) -> bool:
        """Whether a table stands under "Glossary", which may say what a recommendation is."""
        return tells_terms(self._section())

    def _section(self) -> str:
        """The heading at hand that says what its section holds."""
        return next((line.text for line in reversed(self.lines) if section_says(line.text)), "")

    def _recommends(self) -> bool:
        """Whether a heading says "Recommendations", whosever they are."""
        lines = (line.text for sheet in self.sheets for line in sheet.lines)
        named = (text for text in lines if "recommendation" in text.lower())
        return any(section_says(text) in ("recommendations", "maybe") for text in named)

    def _only_finds(self, header: Header) -> bool:
        """Whether a table says what is strong and what is not, "Strengths | Areas to consider", in a report
        that has recommendations of its own."""
        if not header.columns or any(
            each.name not in ("finding", "recommendation") for each in header.columns
        ):
            return False
        return self._recommends() and any(tells_strengths(column.heading.text) for column in header.columns)

    def _is_other_papers(self, grid: Grid) -> bool:
        """Whether a table is one of a pack's other papers, "Risk | Score | Controls | Further actions", in a
        document that has recommendations."""
        first = cells_in(grid, bands(grid)[0]) if grid.width > FEW_COLUMNS else ()
        headings = " ".join(word.text for cell in first for word in cell.words)
        return is_foreign_header(headings) and self._recommends()

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
        self.unparted, self.parted = unparted, False

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

    def _goes_on_under_header(self, open_grid: Grid, grid: Grid) -> bool:
        """Adds a grid that prints the open table's header again, rules below it or not."""
        table = self.tables[-1]
        header = [w for w in table.header_words if w.page == table.page and w not in table.title]
        end = grid.box.top + HEADER_HEIGHT
        top = [word for word in grid.words if word.box.top < end]
        again = printed_again(header, top)
        columns = moved_columns(table.columns, open_grid, grid)
        if not again or not columns or (not table.rows and _stands_outside(grid, columns)):
            return False
        own = find_header(grid, self.joiner)
        said = [word.text for lines in own.above for line in lines for word in line.words] if own else []
        if said not in ([], [word.text for word in table.title]):
            return False  # another recommendation stands in the header, or above it
        first = min(word.box.top for word in again)
        title = tuple(word for word in top if word.box.bottom < first + 1)
        if [word.text for word in title] not in ([], [word.text for word in table.title]):
            # Another title stands above the same header: another table.
            return False
        again = (*title, *again)
        bottom = _header_foot(grid, max(word.box.bottom for word in again) + 1)
        grid = split_rows(grid, [bottom])
        # What else stands in those rows ("(revised)") belongs to the header, too.
        beside = (word for cell in grid.cells if cell.box.top < bottom - 1 for word in cell.words)
        below = sum(top < bottom - 1 for top, _ in bands(grid))
        self._extend(grid, columns, below, tuple(dict.fromkeys((*again, *beside))))
        return True

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

    def _goes_on_card(self, grid: Grid) -> bool:
        """Whether a grid without labels at a page's top is the end of a value."""
        return grid.page > self.cards[-1].page and within_columns(self.cards[-1], grid)

    def _goes_on_in_card(self, grid: Grid) -> bool:
        """Whether a page begins with the table inside a card, above which the page before ends."""
        first = next(card_rows(grid), ())
        like_others = any(within_columns(card, grid) for card in self.cards)
        return grid.page > self.cards[-1].page and like_others and heads_table(first, self.joiner)

    def _begins_like_card(self, grid: Grid) -> bool:
        """Whether a page ends with the first row of a card, under its heading: the last card begins with the
        same label."""
        if not self.cards or len(bands(grid)) > 1 or not same_columns(self.cards[-1], grid):
            return False
        own, other = (label_passage(each.cells[0].lines, self.joiner).text for each in (grid, self.cards[-1]))
        return own == other and bool(label_of(own)[0])

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
        """Adds a grid's rows to the last table; where rules do not part its rows, its references do."""
        table = self.tables[-1]
        count = len(bands(grid)) - below
        self.parted |= count > 1 and not is_unparted(grid, below)
        grid = self._with_open_rows(grid, below)
        if not self.parted and count and (table.rows or grid.bound != "gaps") and "tags" not in grid.bound:
            self.unparted = True
        levels = reference_levels(grid, columns, below)
        if any(len(own) > 1 for own in levels.values()):
            self.unparted = True
        if self.unparted:
            tops = middle_levels(grid, below) or [y for own in levels.values() for y in own]
            grid = split_rows(grid, tops or paragraph_levels(grid, columns))
        continued = bool(table.rows) and grid.page > table.rows[-1].page
        grid = with_action_rows(split_rows(grid, repeat_levels(grid, columns)), columns, below, continued)
        rows = grid_rows(grid, columns, below, continued)
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
        self.ruled = self.last = None if contacts else grid
        if contacts:
            self.others.append(rows_to_grid(contacts, grid))

    def _with_open_rows(self, grid: Grid, below: int) -> Grid:
        """The grid, where it has no upright rules, with the rows that this reading finds under its header."""
        body = bands(grid)[below:]
        if not body or grid.bound != "gaps":
            return grid
        self.open_rows = True
        return split_rows(grid, [y for y in self.rows(grid) if y > body[0][0] + NEAR])

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
            elif not self.tables and self.bare and (start := self.bare.first_row(rest)) is not None:
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

    def _begin_bare(self, table: UnruledTable, top: float, page: Page) -> None:
        """Opens the table that begins with its first row."""
        self.unruled = table
        self._open(Table(table.columns, (), (), page.number, top), not _has_levels(page, top))

    @cached_property
    def _headed(self) -> list[tuple[LineHeader, list[Line]]]:
        """Each header of an unruled table with the lines below it, down to the next header or to a page that
        has tables by rules."""
        headed: list[tuple[LineHeader, list[Line]]] = []
        open_lines: list[Line] = []
        for sheet in self.sheets:
            if any(grid.width > 1 for grid in sheet.grids):
                open_lines = []
                continue
            own = [*sheet.lines, *(line for grid in sheet.grids for line in _framed(grid))]
            end = 0
            for header, first, below in line_headers(own):
                open_lines += own[end:first]
                del open_lines[without_heading(open_lines, body_style(open_lines)) :]
                open_lines, end = [], below
                headed.append((header, open_lines))
            open_lines += own[end:]
        return headed

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
        """Takes lines as text, but for those that are cards without rules."""
        is_open = bool(self.cards) and not self.lines_since_card
        for piece in text_to_cards(lines, self.settings, is_open):
            if isinstance(piece, Grid):
                self._add_card(piece)
            else:
                self.lines += piece
