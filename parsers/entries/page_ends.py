"""Where a page end cuts a table: which cells at the top of a page go on with those at the foot of the last.

| Listen to all | Write to all those |      A cell that stops in the middle of its words goes on; so does
|- - - - - - - -|- - - - - - - - - - |      one that fills its line, where nothing beside it begins anew.
|               | who live here.     |
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import pairwise

from parsers.cells.cell_parts import NAMING, STATES
from parsers.cells.date_cells import DATES, lacks_year
from parsers.cells.repeats import Lines
from parsers.entries.centred_cells import are_centred
from parsers.fields.deadline import is_deadline, read_deadline
from parsers.fields.owner import names_owners
from parsers.fields.owner_lines import are_two, is_name_cut
from parsers.fields.reference import is_reference, may_be_reference, whole_reference
from parsers.fields.status import read_rag, read_status
from parsers.grids.grids import Cell
from parsers.headers.headers import names_of
from parsers.tables.tables import Row, Table
from parsers.text.items import Item, goes_on, hangs_under, lines_to_items
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, breaks_off, dangles, ends_sentence, runs_on, would_fit
from parsers.text.marks import begins_with_bullet
from parsers.text.nesting import nest

MARKS = "✔✓✗✘●○◐▲△▼■□◆★⬤ "
"""What a status may begin with."""
SMALL_SHARE = 0.15
"""The share of a column's cells that begin with a small letter, above which it shows nothing."""
BLANK = 0.7
"""Lines by which a text stands below those beside it that has a blank line above it, at least."""
ROOM = 3.5
"""Lines; a text that leaves room for as many in its cell ends there, and no page end cuts it."""
MOSTLY = 0.7
"""The share of merged recommendations beside which a column is merged, above which it is theirs."""

FEWEST_BLANK, FEWEST_WHOLE = 2, 4
"""Columns that a page's first row lacks, and whole rows that have them, from which it is the rest of one."""


class PageEnds:
    """A table's leading columns, and what its cells, and those of `tables` alike, say of page ends."""

    def __init__(self, table: Table, joiner: Joiner, tables: Sequence[Table] = ()) -> None:
        self.table = table
        self.alike = [
            row
            for each in tables or (table,)
            if names_of(each.columns) == names_of(table.columns) and len(each.columns) == len(table.columns)
            for row in each.rows
            if row.cells
        ]
        self.joiner = joiner
        self.ref = table.place("recommendation_ref")
        self.recommendation = table.place("recommendation")
        self.theme = table.place("theme")
        self.action = table.place("action")
        if self.action is None:
            self.action = table.place("deadline or action (by content)")
        self.merged: frozenset[int] = frozenset()
        """The columns whose cells are merged beside all the rows of a recommendation."""
        self.mostly_merged = self._mostly_merged()
        self._small = frozenset(filter(self._begins_small, range(len(table.columns))))

    def _mostly_merged(self) -> frozenset[int]:
        """The columns that rules which merge a recommendation's cells beside rows mostly merge, too."""
        asked = self.recommendation
        if asked is None:
            return frozenset()
        pairs = [(above.cells, row.cells) for above, row in pairwise(self.alike)]
        merged = [(above, row) for above, row in pairs if above[asked] is row[asked]]
        same = Counter(
            place for above, row in merged for place, cell in enumerate(row) if above[place] is cell
        )
        return frozenset(place for place, count in same.items() if count > max(1, MOSTLY * len(merged)))

    def text(self, cell: Cell) -> str:
        return self.joiner.passage(cell.lines).text

    def _texts(self, *cells: Sequence[Line]) -> list[str]:
        return [self.joiner.passage(lines).text for lines in cells]

    def _halves(self, row: Row, above: Row, places: Iterable[int]) -> list[tuple[Lines, Lines, int]]:
        """The lines of some columns' cells before and behind a page end, and the columns' places."""
        return [(above.cells[place].lines, row.cells[place].lines, place) for place in places]

    def _is_full(self, before: Lines, after: Lines, place: int) -> bool:
        """Whether the first word behind the page end would not fit on the last line before it."""
        return not would_fit(before[-1], after[0].words[0], self.table.measures[place])

    def _own(self, row: Row, place: int | None) -> Cell | None:
        """The cell of a column where it begins in this row and holds words."""
        if place is None or not row.begins[place] or not row.cells[place].words:
            return None
        return row.cells[place]

    def _begins_small(self, place: int) -> bool:
        """Whether the cells of a column that no page end cuts often begin with a small letter."""
        return self._begins(place, lambda line: runs_on(line.text), SMALL_SHARE)

    def _begins(self, place: int, how: Callable[[Line], bool], share: float = 0.0) -> bool:
        """Whether more than a share of the cells of a column that no page end cuts begin in a way."""
        cells = [self._own(row, place) for row in self.table.rows if row.cells and not row.tops_page]
        begun = [cell.lines[0] for cell in cells if cell]
        return sum(map(how, begun)) > share * len(begun)

    def _is_repeated(self, before: Lines, after: Lines, place: int) -> bool:
        """Whether another row repeats the text whole of which a page end cuts these halves."""
        whole = self.joiner.passage([*before, *after]).text
        return whole in {self.text(row.cells[place]) for row in self.alike}

    def _goes_on(self, row: Row, above: Row, place: int | None) -> bool:
        """Whether the first cell of a page goes on with the last of the page before, as far as is seen."""
        assert place is not None
        before, after = above.cells[place].lines, row.cells[place].lines
        if not before or not after:
            return not after
        same = self.joiner.same_row(before[-1], after[0])
        if same or self._is_repeated(before, after, place):
            return True
        if same is False or self._has_room(above, place):
            return False
        if goes_on(before[-1], after[0]):
            return True
        if begins_with_bullet(after[0]) and not self._begins(place, begins_with_bullet):
            return True  # points in the middle of a text: none begins with one
        full = self._is_full(before, after, place)
        rest = after[0].text[0].islower() or after[0].text[0] in "(["  # "[links to Rec 2]"
        closed = before[-1].text.endswith((")", "”")) and not rest
        return full and not closed and not ends_sentence(before[-1].text)

    def _has_room(self, row: Row, place: int) -> bool:
        """Whether a cell has room below its text: no page end cuts it, though "what is not" may go on."""
        cell = row.cells[place]
        return cell.box.bottom - cell.lines[-1].box.bottom > ROOM * self.table.measures[place].pitch

    def _is_one_row(self, row: Row, above: Row) -> bool:
        """Whether tags make one row of both sides of a page end, and not only of a merged cell's words."""
        halves = [(one.lines, other.lines) for one, other in zip(above.cells, row.cells, strict=True)]
        told = {self.joiner.same_row(one[-1], other[0]) for one, other in halves if one and other}
        return True in told and False not in told

    def _asked_goes_on(self, row: Row, above: Row) -> bool:
        """Whether the words of a recommendation show that the page end cuts it."""
        if self.recommendation is None:
            return False
        asked, rest = (each.cells[self.recommendation].lines for each in (above, row))
        if not asked or not rest or self._has_room(above, self.recommendation):
            return False
        return goes_on(asked[-1], rest[0])

    def _begins_anew(self, row: Row, above: Row, merged: bool = False) -> bool:
        """Whether an owner or a date beside the texts shows that a page begins with another row: no rest of
        one above. With `merged`, only cells that are merged beside all rows of a recommendation show it."""
        if self._asked_goes_on(row, above):
            return False
        texts = (self.ref, self.recommendation, self.theme, self.action)
        own = [
            place
            for place in range(len(self.table.columns))
            if place not in texts
            and row.begins[place]
            and (place in self.merged if merged else above.begins[place])
        ]
        filled = [each for each in self._halves(row, above, own) if each[0] and each[1]]
        return bool(filled) and not any(self.clearly_cut(*each) for each in filled)

    def _lacks_what_all_have(self, row: Row) -> bool:
        """Whether a page begins with a row that is blank in a column, the owner's say, in which all rows have
        words that begin on no new page; where actions stand in the table, such a row is another action's."""
        whole = [each for each in self.table.rows if each.cells and not each.tops_page]
        return (
            self.action is None
            and len(whole) > 1
            and any(
                row.begins[place]
                and not row.cells[place].words
                and all(self._own(each, place) for each in whole)
                for place in range(len(self.table.columns))
                if place != self.recommendation
            )
        )

    def _is_bare_rest(self, row: Row, above: Row) -> bool:
        """Whether a page begins with an action alone, blank in all the columns, two at least, in which every
        row that begins on no new page has words of its own: whatever it says is the rest of the one above."""
        whole = [each for each in self.table.rows if each.cells and not each.tops_page]
        texts = [place for place in range(len(row.cells)) if place != self.action and row.begins[place]]
        always = [place for place in texts if all(self._own(each, place) for each in whole)]
        bare = len(always) >= FEWEST_BLANK and not any(row.cells[place].words for place in always)
        return bare and len(whole) >= FEWEST_WHOLE and above.cells[always[0]].words != ()

    @cached_property
    def _one_action_each(self) -> bool:
        """Whether each action's cell that no page end cuts holds one, with what hangs under it."""
        ends = {id(each) for pair in pairwise(self.alike) if pair[1].tops_page for each in pair}
        place = self.action
        cells = [self._own(row, place) for row in self.alike if id(row) not in ends]
        if place is None:
            return False
        counts = [len(nest(lines_to_items(cell.lines, self.table.measures[place]))) for cell in cells if cell]
        return len(counts) >= FEWEST_WHOLE and set(counts) == {1}

    def _rests_of_actions(self, rows: Sequence[Row], place: int) -> list[Line]:
        """The lines atop pages with which the action above goes on, and no other begins."""
        ends = [row for above, row in pairwise(rows) if self._is_rest_of_action(row, above)]
        return [row.cells[place].lines[0] for row in ends if row.cells[place].lines]

    def _is_rest_of_action(self, row: Row, above: Row) -> bool:
        """Whether what tops a page in a cell that goes on is the rest of the action above, and no other."""
        if not row.tops_page or self.action is None or not row.cells[self.action].lines:
            return False
        beside = self._halves(row, above, self._begun_beside(row, above))
        cut = all(before and self.clearly_cut(before, after, place) for before, after, place in beside)
        return (cut and self._one_action_each) or self._cut_beside(row, above)

    def _completes(self, row: Row, above: Row) -> bool:
        """Whether a page begins with the rest of a reference: "Recommendation" / "5", "Recommendatio" / "n
        5"; or "2." / "7" beside a recommendation that goes on, in a column that breaks others."""
        if self.ref is None or not row.tops_page or not above.cells:
            return False
        before, after = self.text(above.cells[self.ref]), self.text(row.cells[self.ref])
        if not before or not after:
            return False
        if not is_reference(before):
            return may_be_reference(f"{before} {after}")
        if not whole_reference(f"{before} {after}") or not self._asked_goes_on(row, above):
            return False
        return any(whole_reference(self.text(each.cells[self.ref])) for each in self.alike)

    def _cut_beside(self, row: Row, above: Row) -> bool:
        """Whether the page end cuts the recommendation in the middle of its words, and the action on the same
        line: what stood level before the page end does so behind it, with nothing between."""
        if self.recommendation is None or self.action is None or not row.tops_page:
            return False
        asked, rest = (each.cells[self.recommendation].lines for each in (above, row))
        done, more = (each.cells[self.action].lines for each in (above, row))
        if not (asked and rest and done and more) or not goes_on(asked[-1], rest[0]):
            return False
        room = would_fit(done[-1], more[0].words[0], self.table.measures[self.action])
        ends = room or self._stated_anew(row, above)
        ends = ends or (ends_sentence(done[-1].text) and self._dated_anew(row, above))
        if ends and not breaks_off(done[-1], more[0]):
            return False
        return are_level(asked[-1], done[-1]) and are_level(rest[0], more[0])

    def _is_below_blank(self, row: Row, place: int) -> bool:
        """Whether the tallest cell of a page's first row begins a line below those beside it: a blank line,
        which parts its paragraphs, fell to the top of the page."""
        lines = row.cells[place].lines if row.tops_page else ()
        beside = [cell.lines for cell in row.cells if cell.lines and cell is not row.cells[place]]
        if not lines or not beside or len(lines) <= max(map(len, beside)):
            return False
        step = lines[0].baseline - min(own[0].baseline for own in beside)
        return step > BLANK * self.table.measures[place].pitch

    def _dated_anew(self, row: Row, above: Row) -> bool:
        """Whether a date beside the action begins with a page, below one that is whole."""
        cells = self._halves(row, above, self.table.places(DATES))
        return any(
            after
            and all(map(is_deadline, self._texts(before)))
            and not self.clearly_cut(before, after, place)
            for before, after, place in cells
        )

    def _stated_anew(self, row: Row, above: Row) -> bool:
        """Whether a page begins with a status of its own, "Green" below "Amber": that of another action."""
        places = self.table.places(STATES)
        pairs = [(self.text(above.cells[place]), self.text(row.cells[place])) for place in places]
        return any(all(read_rag(text) or read_status(text) for text in pair) for pair in pairs)

    def _begun_beside(self, row: Row, above: Row) -> list[int]:
        """The places where a cell beside the action begins with a page: below one with words, or, where a
        date belongs to one action, below none. A cell merged beside all the rows says nothing of one."""
        others = {self.ref, self.recommendation, self.theme, self.action, *self.merged}
        own = [
            place for place in range(len(self.table.columns)) if place not in others and above.begins[place]
        ]
        filled = [place for place in own if row.cells[place].words and not self._stands_lower(row, place)]
        return [place for place in filled if above.cells[place].words or self._dates_begin(place)]

    def _stands_lower(self, row: Row, place: int) -> bool:
        """Whether a cell begins lines below the action, level with a later one in the same cell, as cells of
        its column begin level with theirs: it says nothing of the line atop the page."""
        done = row.cells[self.action].lines if self.action is not None else ()
        step = row.cells[place].lines[0].baseline - done[0].baseline if done else 0.0
        return step > BLANK * self.table.measures[place].pitch and not are_centred(self.alike, [place])

    def _dates_begin(self, place: int) -> bool:
        """Whether a column's dates stand at the top of their cells."""
        return self.table.columns[place].name in DATES and not are_centred(self.alike, [place])

    def clearly_cut(self, before: Sequence[Line], after: Sequence[Line], place: int) -> bool:
        """Whether a cell's words show that the page end cuts it: "June - October" / "2025"; a small letter
        only where cells begin with none ("by May 2025"); a line set in under the last point."""
        name = self.table.columns[place].name
        if len(before) == 1 and len(before[0].text) == 1:  # "A" for amber is no article
            return False
        if name in STATES:  # "✔ Completed" / "▲ At risk": what stands before a status is no bullet
            return dangles(before[-1].text) or runs_on(after[0].text.lstrip(MARKS))
        if name in DATES and lacks_year(before[-1], after[0]) and not read_deadline(before[-1].text).due:
            return True  # not "Feb-26" over the "2025/26" of the next action
        if name in NAMING and self._lacks_role(before, after, place):
            return True
        if place in self._small or (name in DATES and all(map(is_deadline, self._texts(before, after)))):
            return dangles(before[-1].text)
        point = lines_to_items(before, self.table.measures[place])[-1]
        hangs = hangs_under(after[0], point) and not begins_with_bullet(after[0])
        return hangs or goes_on(before[-1], after[0])

    def _lacks_role(self, before: Sequence[Line], after: Sequence[Line], place: int) -> bool:
        """Whether the words behind the page end name nobody, but do with those before it on a full line, or
        another cell of the column says both: "Leader / S151" / "Officer", not "Clerk" / "Legal Services"."""
        begun, rest, whole = self._texts(before, after, [*before, *after])
        first = _owners_in(rest)[0]
        cut = next((owner for owner in _owners_in(whole) if owner.endswith(first)), first)
        spelt = (_owners_in(self.text(row.cells[place])) for row in self.table.rows if row.cells)
        if cut != first and any(cut in owners for owners in spelt):
            return True
        if names_owners(rest) or are_two(begun, rest):
            return False
        return self._is_full(before, after, place) and names_owners(whole)

    def _cuts_name(self, row: Row, above: Row) -> bool:
        """Whether a page end cuts the name of a body in a full line of an owner's cell."""
        return any(
            before
            and after
            and self._is_full(before, after, place)
            and is_name_cut(*self._texts(before, after))
            for before, after, place in self._halves(row, above, self.table.places(NAMING))
        )


def _owners_in(text: str) -> list[str]:
    return [owner.strip() for owner in re.split("[/;,]", text)]


def are_level(line: Line, other: Line | Item) -> bool:
    top = other.top if isinstance(other, Item) else other.depth
    return line.page == other.page and abs(line.depth - top) <= 0.2 * line.style.size
