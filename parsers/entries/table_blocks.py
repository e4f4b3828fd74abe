"""Rows of a table → blocks, one a recommendation, and within a block the rows of each action cell.

What a page end cuts is put together again here: a row without its number goes on with the row before it,
a cell that stops in mid-sentence with the cell below it on the next page.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile

from models.plan import NOTHING, Passage
from parsers.cells.date_cells import DATES, lines_to_dates
from parsers.cells.label_values import labelled_values
from parsers.cells.repeats import is_copy, say_the_same, without_repeats
from parsers.entries.centred_cells import Cuts, cuts_of
from parsers.entries.joint_leads import joint_columns
from parsers.entries.page_ends import PageEnds, are_level
from parsers.entries.table_themes import names_theme
from parsers.fields.deadline import is_deadline
from parsers.fields.owner import is_ditto
from parsers.fields.reference import is_reference, leading_code, without_continued
from parsers.grids.grids import Cell
from parsers.records.drafts import begins_with_date
from parsers.sections.counted_openings import explain_in_bold
from parsers.tables.dated_columns import NAME as DATED
from parsers.tables.labelled_cells import are_labelled, headings_in
from parsers.tables.over import Over, is_heading
from parsers.tables.tables import Row, Table
from parsers.text.items import Item, lines_to_items, with_code
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, ends_sentence, runs_on
from parsers.text.marks import begins_with_bullet, small_letters, with_lone_labels
from parsers.text.nesting import nest
from parsers.text.runs import parted
from parsers.vocabulary import columns_named
from parsers.vocabulary.sections import only_names_plan

CODED = 0.7
"""The share of the action cells that begin with a code, above which codes are no part of the texts."""
SHORTEST_REPEAT = 12
"""Letters; a cell cut by the page end repeats the one above it if it begins like it for as long."""


@dataclass
class Block:
    """The rows of one recommendation, under the theme that stands above them; `over` are the recommendation
    itself and what is said of it or of the theme, where they stand over the rows too."""

    theme: Passage
    rows: list[Row] = field(default_factory=list)
    over: list[Over] = field(default_factory=list)

    @property
    def is_asked_over(self) -> bool:
        return any(each.kind == "recommendation" for each in self.over)

    @property
    def place(self) -> tuple[int, float]:
        return (self.over or self.rows)[0].place


class TableReader(PageEnds):
    """A table's leading columns, and what they say of where records begin and end."""

    def __init__(self, table: Table, joiner: Joiner, tables: Sequence[Table] = ()) -> None:
        super().__init__(table, joiner, tables)
        ends = [(above, row) for above, row in pairwise(table.rows) if row.tops_page and above.cells]
        self._below = {id(above): row for above, row in pairwise(table.rows) if row.cells}
        self._before_end = {id(row): above for above, row in ends}
        self._after_end = {id(above): row for above, row in ends if row.cells}
        self._cuts = self._cuts_in_the_middle()
        self._wholes = self._cut_cells()
        self._later = self._later_rows()
        places = range(len(table.columns))
        self.merged = frozenset(filter(self._is_merged, places))
        self.said_of_all = self.merged | frozenset(filter(self._stands_in_first_rows, places))
        self.joint = joint_columns(table, self.alike, joiner)
        self.coded = self._has_codes()
        self.dated = table.places([DATED])
        rows = [row for row in table.rows if row.cells]
        self.labelled = are_labelled(self.cells(rows, self.action))
        self.asks_labelled = are_labelled(self.cells(rows, self.recommendation))
        self.explains = explain_in_bold(
            [cell.lines for cell in self.cells(rows, self.recommendation)], joiner
        )
        self.counted = self._are_counted()
        action = "" if self.action is None else table.columns[self.action].heading.text
        self.responds = {"response"} < columns_named(action)
        self.has_sub_rows = not self.has_recommendations or any(
            self._own(row, self.action) for _, row in self._later
        )

    def _cuts_in_the_middle(self) -> Cuts:
        place = self.recommendation if self.ref is None else self.ref
        if place is None:
            return Cuts()
        return cuts_of([row for row in self.table.rows if row.cells], place, self.alike)

    def whole(self, cell: Cell) -> Cell:
        """A cell with its other half, where the page end cuts it beside several recommendations."""
        return self._wholes.get(id(cell), cell)

    def _cut_cells(self) -> dict[int, Cell]:
        """Both halves of each such cell, by the ids of these: what it says, "Kelham City Council" / "and NHS
        Trentvale ICB", it says of the recommendation that the page end cuts and of those after it."""
        asked = [place for place in (self.ref, self.recommendation) if place is not None]
        shared = {
            id(cell)
            for row in self.table.rows
            if row.cells and any(self._own(row, place) for place in asked)
            for cell, begins in zip(row.cells, row.begins, strict=True)
            if not begins
        }
        wholes: dict[int, Cell] = {}
        for above, row in pairwise(self.table.rows):
            for place in range(len(row.cells)) if id(above) in self._after_end else ():
                cut, rest = above.cells[place], row.cells[place]
                halves = {id(cut), id(rest)}
                several = place not in asked and halves & shared
                if several and cut.lines and rest.lines and self.clearly_cut(cut.lines, rest.lines, place):
                    before = wholes.get(id(cut), cut)  # of three pages, the first two
                    held = halves | {key for key, whole in wholes.items() if whole is before}
                    wholes |= dict.fromkeys(held, replace(cut, lines=(*before.lines, *rest.lines)))
        return wholes

    def _stands_in_first_rows(self, place: int) -> bool:
        """Whether dates stand in first rows alone, with no rule to tell how far down: all actions' then."""
        later = [row for _, row in self._later if self._own(row, self.action)]
        gaps = all(row.bound == "gaps" for row in later)
        dates = self.table.columns[place].name in DATES
        return dates and gaps and len(later) > 1 and not any(self._own(row, place) for row in later)

    def _is_merged(self, place: int) -> bool:
        """Whether rules make one cell of a column beside all the rows of a recommendation, wherever it has
        several: a page end cuts it as it cuts the recommendation."""
        same = [above.cells[place] is row.cells[place] for above, row in self._later]
        return len(same) > 1 and all(same)

    def _later_rows(self) -> list[tuple[Row, Row]]:
        """The rows of recommendations but the first of each and of a page, behind the row above each."""
        pairs = [(above, row) for above, row in pairwise(self.table.rows) if above.cells and row.cells]
        return [pair for pair in pairs if not pair[1].tops_page and not self._starts_block(*pair[::-1])]

    def _has_codes(self) -> bool:
        """Whether the actions begin with codes of their own, "1.1 Review them", in several cells or one."""
        if self.action is None:
            return False
        cells = [self._own(row, self.action) for row in self.alike if not row.tops_page]
        begun = [leading_code(with_lone_labels(cell.lines)[0].text) for cell in cells if cell]
        codes = [code for cell in cells if cell for line in cell.lines if (code := leading_code(line.text))]
        return len(codes) > 1 and sum(map(bool, begun)) > CODED * len(begun)

    def _are_counted(self) -> bool:
        """Whether all recommendations begin with bare numbers, in order: "1 Review the charges"."""
        place = self.recommendation
        if place is None or self.ref is not None:
            return False
        numbers: list[int] = []
        for row in self.alike:
            cell = self._own(row, place)
            first = cell.words[0].text if cell and len(cell.words) > 1 else ""
            number = int(first) if first.isdigit() else 0
            # What tops a page may go on with the text above it.
            if first and not (row.tops_page and numbers and number != numbers[-1] + 1):
                numbers.append(number)
        steps = [two - one for one, two in pairwise(numbers)]
        # Other tables of the plan, or headed otherwise, may have the numbers between.
        return len(numbers) > 1 and min(numbers[0], *steps) > 0 and 2 * steps.count(1) > len(steps)

    @property
    def has_recommendations(self) -> bool:
        return self.ref is not None or self.recommendation is not None

    def blocks(self, over: Sequence[Over]) -> list[Block]:
        """The rows in blocks, a recommendation or else a theme each; what stands `over` rows holds on."""
        blocks: list[Block] = []
        theme, asked = NOTHING, False
        aims: list[Over] = []
        above: Row | None = None
        rows = [row for row in self.table.rows if row.cells]
        mixed: list[Over | Row] = [*over, *rows]
        for each in sorted(mixed, key=lambda each: each.place):
            if isinstance(each, Row):
                if not asked and (above is None or self._starts_block(each, above)):
                    blocks.append(Block(theme, over=[*aims]))
                blocks[-1].rows.append(each)
                above = each
            elif each.kind == "theme":
                small = names_theme(each) and not is_heading(each)
                named = labelled_values(each.lines, self.joiner) if small else ()
                said = next((label.value for label in named), self.joiner.passage(each.lines))
                said = replace(said, text=without_continued(said.text))
                if blocks and said.text == theme.text:
                    # Printed again behind a page end: what follows goes on with what stands above it.
                    theme = blocks[-1].theme = replace(said, words=(*theme.words, *said.words))
                else:
                    names_plan = [only_names_plan(one.text) for one in (theme, said) if theme]
                    if any(names_plan) and not (blocks and blocks[-1].theme is theme):  # nothing stands below
                        one = theme if names_plan[1] else said  # "Devolution" over "Action plan"
                        said = replace(one, words=(*theme.words, *said.words))
                    theme, asked, aims, above = said, False, [], None
            elif each.kind == "aim":
                aims.append(each)
            elif each.kind == "recommendation":
                blocks.append(Block(theme, over=[each, *aims]))
                asked = True
            else:
                blocks[-1].over.append(each)
        return blocks

    def _starts_block(self, row: Row, above: Row) -> bool:
        """Whether a row begins another recommendation (or theme) than the row above it."""
        if self._cuts.opens(row) or self._cuts.resumes(row):
            return self._cuts.opens(row)
        if self._own(row, self.ref):
            return not self._repeats(row, above, self.ref) and not self._completes(row, above)
        if self._own(row, self.recommendation):
            if row.tops_page:
                if self._is_one_row(row, above) or self._cuts_name(row, above):
                    return False
                if self._lacks_what_all_have(row) or self._says_the_same(row, above, self.recommendation):
                    return False
                below = self._below.get(id(row))
                printed = below and self.ref is None and self._own(below, self.recommendation)
                if below and printed and self._says_the_same(row, below, self.recommendation):
                    return True  # whole, and printed again beside its next action
                anew = self._begins_anew(row, above, merged=self.has_sub_rows)
                return self.ref is None and (anew or not self._goes_on(row, above, self.recommendation))
            return not self._repeats(row, above, self.recommendation)
        if self.ref is None and self.recommendation is None and self._own(row, self.theme):
            return not self._repeats(row, above, self.theme)
        return False

    def _repeats(self, row: Row, above: Row, place: int | None) -> bool:
        """Whether a cell says what the one above said: a recommendation printed again beside each action."""
        assert place is not None
        own = without_continued(self.text(row.cells[place]))
        if not own:
            return True
        said = [without_continued(text) for text in self._said(above, self._before_end.get(id(above)), place)]
        cut = place != self.ref and len(own) >= SHORTEST_REPEAT and said[0].startswith(own)
        if place == self.ref and not is_reference(own):  # "Recommendation", and "4" behind the page end
            own = self._said(row, self._after_end.get(id(row)), place)[-1]
        again = any(say_the_same(own, each, is_copy(row.cells[place].lines)) for each in said)
        return again or cut or is_ditto(own)

    def _said(self, row: Row, other: Row | None, place: int) -> list[str]:
        """What a cell says, alone and with the cell on the other side of the page end, which may cut it."""
        pair = sorted([row, other], key=lambda each: each.place) if other else [row]
        lines = [line for each in pair for line in each.cells[place].lines]
        return [self.text(row.cells[place]), self.joiner.passage(lines).text]

    def _says_the_same(self, row: Row, other: Row, place: int | None) -> bool:
        """Whether a page begins with the words, all of them, that stand beside the action before or after."""
        assert place is not None
        own, others = (self.text(each.cells[place]) if each.cells else "" for each in (row, other))
        return len(own) >= SHORTEST_REPEAT and say_the_same(own, others, is_copy(row.cells[place].lines))

    def groups(self, rows: Sequence[Row]) -> list[list[Row]]:
        """A block's rows in groups that share one action cell."""

        def begins(group: list[Row], row: Row) -> bool:
            anew = self._own(row, self.action)
            return bool(anew) and not (row.tops_page and self._same_cells(row, group[-1]))

        return parted(rows, begins)

    def _one_date_each(self, row: Row, above: Row) -> bool:
        """Whether the page end stands between two actions with a date each, where no row has two dates."""
        dates = self.table.places(DATES)
        if not self._dated_anew(row, above) or self.action is None:
            return False
        ends = [id(each) for pair in pairwise(self.alike) if pair[1].tops_page for each in pair]
        whole = [each for each in self.alike if id(each) not in ends]
        cells = [(cell, place) for each in whole for place in dates if (cell := self._own(each, place))]
        counts = [
            len(lines_to_dates(cell.lines, self.table.measures[place], self.joiner)) for cell, place in cells
        ]
        before, after = above.cells[self.action], row.cells[self.action]
        told = ends_sentence(before.text) and not runs_on(after.text)
        return told and len(counts) > 1 and set(counts) == {1}

    def _same_cells(self, row: Row, above: Row) -> bool:
        """Whether the row that begins a page is the rest of the row before the page end: it is where no
        recommendation has several rows; else a cell must show it, or an action that fills its line where no
        cell beside it begins anew."""
        one_row_each = self.has_recommendations and not self.has_sub_rows
        if self._is_one_row(row, above):
            return True
        if one_row_each and self._one_date_each(row, above):
            return False
        if one_row_each or self._completes(row, above) or self._is_bare_rest(row, above):
            return True
        whole = (self.ref, self.recommendation, self.theme)
        # A cell merged beside all the rows is cut where the recommendation is.
        own = [
            place
            for place in range(len(self.table.columns))
            if place not in (*whole, *self.merged) and above.begins[place] and above.cells[place].lines
        ]
        # A bullet under another shows nothing where an owner begins anew beside it.
        anew = bool(self._begun_beside(row, above))
        cut = [
            place
            for before, after, place in self._halves(row, above, own)
            if after
            and self.clearly_cut(before, after, place)
            and not (anew and begins_with_bullet(before[-1]) and begins_with_bullet(after[0]))
        ]
        if cut:
            return True
        if self._cut_beside(row, above):
            return True
        return not anew and self._goes_on(row, above, self.action)

    def _dates(self, rows: Sequence[Row]) -> list[Item]:
        """The dates that stand beside the actions of some rows, in cells that begin there."""
        place = self.table.place("deadline")
        if place is None or not all(row.begins[place] for row in rows):
            return []
        return lines_to_dates(self.lines(rows, place), self.table.measures[place], self.joiner)

    def items(self, rows: Sequence[Row]) -> list[Item]:
        """The items of the action cells of some rows, flat: one begins with a tagged paragraph, and with a
        date's lines where more dates than actions show beside them."""
        return [] if self.action is None else self.items_in(rows, self.action)

    def items_in(self, rows: Sequence[Row], place: int) -> list[Item]:
        """The same for a column that is not the only one of actions."""
        lines, measure = self.lines(rows, place), self.table.measures[place]
        if self.coded:
            lines = with_lone_labels(lines)
            starts = [line for line in lines if leading_code(line.text)]
            return [with_code(item) for item in lines_to_items(lines, measure, starts)]
        tagged = [line for above, line in pairwise(lines) if self.joiner.same_paragraph(above, line) is False]
        tagged += headings_in(lines) if self.labelled else []
        dated = [line for line in lines if begins_with_date(line.text)]
        tagged += dated if len(dated) > 1 and lines[0] in dated else []
        tagged += [row.cells[place].lines[0] for row in rows if self._is_below_blank(row, place)]
        rests = self._rests_of_actions(rows, place)
        letter = self._letter_above(rows[0], place)
        items = lines_to_items(lines, measure, tagged, rests=rests, letter=letter)
        if any(item.label for item in items):
            return items
        dates = [date for date in self._dates(rows) if is_deadline(date.text)]
        if len(dates) <= len(nest(items)):
            return items
        starts = [line for line in lines if any(are_level(line, date) for date in dates)]
        return lines_to_items(lines, measure, [*tagged, *starts])

    def _letter_above(self, row: Row, place: int) -> int:
        """The last label of the cell above one that begins with a small letter: 1 for "a. Hold a meeting"."""
        own = row.cells[place]
        if not small_letters(own.lines):
            return 0
        above = list(takewhile(lambda cell: cell is not own, self.table.filled(place)))
        return [0, *small_letters(above[-1].lines)][-1] if above else 0

    def cells(self, rows: Sequence[Row], place: int | None) -> list[Cell]:
        """The cells of a column in some rows, each once."""
        if place is None:
            return []
        return list({id(row.cells[place]): row.cells[place] for row in rows}.values())

    def lines(self, rows: Sequence[Row], place: int | None) -> list[Line]:
        """The lines of a column in some rows."""
        return [line for cell in self.cells(rows, place) for line in cell.lines]

    def said_once(self, rows: Sequence[Row], place: int | None) -> tuple[list[Line], Passage]:
        """The lines of a column that says one thing in some rows, and their text with all the words."""
        return self._said_in(self.cells(rows, place), place)

    def themes(self, blocks: Sequence[Block]) -> list[Passage]:
        """What the theme column says of each block; a cell that the page end cuts says it on both sides."""
        themes: list[list[Cell]] = []
        chain: list[Cell] = []
        for block in blocks:
            cells = [cell for cell in self.cells(block.rows, self.theme) if cell.words]
            if chain and cells and not self._is_same_theme(block.rows[0], chain[-1], cells[0]):
                chain = []
            chain += [cell for cell in cells if not any(cell is other for other in chain)]
            themes.append(chain if cells else [])
        return [self._said_in(cells, self.theme)[1] for cells in themes]

    def _is_same_theme(self, row: Row, above: Cell, cell: Cell) -> bool:
        assert self.theme is not None
        return cell is above or (row.tops_page and self.clearly_cut(above.lines, cell.lines, self.theme))

    def _said_in(self, of: Sequence[Cell], place: int | None) -> tuple[list[Line], Passage]:
        """The lines of cells that say one thing, each once, and their text with all the words."""
        cells = [cell.lines for cell in of if cell.words]
        if not cells or place is None:
            return [], NOTHING
        kept = without_repeats(cells, self.joiner)
        text = self.joiner.passage(kept, self.table.measures[place]).text
        return kept, Passage(text, tuple(word for lines in cells for line in lines for word in line.words))
