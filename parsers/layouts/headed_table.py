"""A table with a header, a row or a merged block of rows a recommendation.

No | Recommendations | Actions                | Completed By | Lead Member | Lead Officer
01 | Establish ...   | To hold meetings       | March 2022   | Leader      | Chief Executive
   |                 | To reinforce relations | Ongoing      |             |
---------------------------- page end -------------------------------------------------
   |                 | through catch-ups.     |              |             |
02 | Co-develop ...  | ...
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from models.plan import NOTHING, ActionDraft, Field, Passage, RecommendationDraft
from parsers.blocks import Kind
from parsers.date_cells import lines_to_dates
from parsers.drafts import Placed, draft_action, split_passage
from parsers.fields.owner import is_ditto
from parsers.grids import Cell
from parsers.items import Item, continues_after_page_end, lines_to_items, nest
from parsers.lines import Joiner, Line, Measure, words_to_lines
from parsers.outline import Outline
from parsers.pairing import Pairs, pair
from parsers.tables import Column, Row, Table

DATES = frozenset({"deadline", "start", "revised_deadline", "original_deadline", "completed_date"})
OWNERS = frozenset({"owner", "lead_member", "lead_officer", "owner_accountable", "support"})
WHOLE = frozenset({"recommendation", "recommendation_ref", "theme"})
"""Columns that belong to a recommendation as a whole, and are not paired with its actions."""


def recognises(outline: Outline) -> bool:
    return bool(outline.tables)


def parse(outline: Outline) -> list[Placed]:
    """The recommendations of every headed table, in order."""
    placed: list[Placed] = []
    for table in outline.tables:
        theme = _heading_above(outline, table) if len(outline.tables) > 1 else NOTHING
        placed += _table_to_drafts(table, theme, outline.joiner)
    return placed


def _heading_above(outline: Outline, table: Table) -> Passage:
    """The heading right above one of several tables: its theme."""
    above = [block for block in outline.blocks if block.place < (table.page, table.top)]
    if not above or above[-1].kind is not Kind.HEADING or above[-1] is outline.blocks[0]:
        return NOTHING
    earlier = [other for other in outline.tables if (other.page, other.top) < (table.page, table.top)]
    if earlier and above[-1].place < (earlier[-1].page, earlier[-1].top):
        return NOTHING
    return outline.joiner.passage(above[-1].lines)


@dataclass
class _Block:
    """The rows of one recommendation, under its theme."""

    theme: Passage
    rows: list[Row] = field(default_factory=list)


def _table_to_drafts(table: Table, theme: Passage, joiner: Joiner) -> Iterator[Placed]:
    reader = _Reader(table, joiner)
    for block in reader.blocks(theme):
        draft = reader.draft(block)
        if draft.text or draft.actions:
            yield Placed(block.rows[0].page, block.rows[0].top, draft)


class _Reader:
    """One table's columns by what they mean, and its rows read with them."""

    def __init__(self, table: Table, joiner: Joiner) -> None:
        self.table = table
        self.joiner = joiner
        self.ref = table.place("recommendation_ref")
        self.recommendation = table.place("recommendation")
        self.action = table.place("action")
        self.theme = table.place("theme")
        if self.action is None:
            self.action = table.place("deadline or action (by content)")
        self.sub_rows = any(
            not self._starts_block(row, above) and not row.tops_page and self._own(row, self.action)
            for above, row in zip(table.rows, table.rows[1:], strict=False)
            if row.cells and above.cells
        )

    def blocks(self, theme: Passage) -> list[_Block]:
        """The rows in blocks, one a recommendation (or one a theme, where there is no such column)."""
        blocks: list[_Block] = []
        above: Row | None = None
        fresh = True
        for row in self.table.rows:
            if row.band:
                theme = self.joiner.passage(words_to_lines(row.band.words))
                fresh = True
                continue
            if fresh or self._starts_block(row, above):
                blocks.append(_Block(theme))
                fresh = False
            blocks[-1].rows.append(row)
            above = row
        return blocks

    def _own(self, row: Row, place: int | None) -> Cell | None:
        """The cell of a column where it begins in this row and holds words."""
        if place is None or not row.begins[place] or not row.cells[place].words:
            return None
        return row.cells[place]

    def _text(self, cell: Cell | None) -> str:
        return self.joiner.passage(words_to_lines(cell.words)).text if cell else ""

    def _starts_block(self, row: Row, above: Row | None) -> bool:
        """Whether a row begins another recommendation than the row above it."""
        if above is None:
            return True
        ref, text = self._own(row, self.ref), self._own(row, self.recommendation)
        if ref:
            return not self._repeats(row, above, self.ref)
        if text:
            if row.tops_page:
                return self.ref is None and not self._flows(row, above, self.recommendation)
            return not self._repeats(row, above, self.recommendation)
        theme = self._own(row, self.theme)
        if theme and self.ref is None and self.recommendation is None:
            return not self._repeats(row, above, self.theme)
        return False

    def _repeats(self, row: Row, above: Row, place: int | None) -> bool:
        """Whether a cell says what the one above it said: a recommendation printed beside each action."""
        assert place is not None
        own = self._text(row.cells[place])
        return own == self._text(above.cells[place]) or is_ditto(own)

    def _flows(self, row: Row, above: Row, place: int | None) -> bool:
        """Whether the first cell of a page goes on with the last of the page before."""
        assert place is not None
        before, after = words_to_lines(above.cells[place].words), words_to_lines(row.cells[place].words)
        if not before or not after:
            return not after
        return continues_after_page_end(before[-1], after[0], self.table.measures[place])

    def draft(self, block: _Block) -> RecommendationDraft:
        """The recommendation of a block with its actions and all that its other columns say."""
        groups = self._groups(block.rows)
        trees = [self._actions(group) for group in groups]
        actions = [_Action(item) for tree in trees for item in tree]
        spans = _spans(trees)
        shared: list[Field] = []
        for place, column in enumerate(self.table.columns):
            if place != self.action and column.name not in WHOLE:
                for cell in self._cells(block.rows, groups, place):
                    self._share(cell, column, [actions[i] for g in cell.groups for i in spans[g]], shared)
        ref, text = self._reference(block.rows)
        return RecommendationDraft(
            text=text,
            ref=ref,
            theme=self._whole(block.rows, self.theme) or block.theme,
            fields=tuple(shared),
            actions=tuple(
                action.draft(self.joiner, self.table.measures[self.action or 0]) for action in actions
            ),
            doubts=tuple(dict.fromkeys(doubt for action in actions for doubt in action.doubts)),
        )

    def _reference(self, rows: Sequence[Row]) -> tuple[Passage, Passage]:
        """The reference and the text: from their columns, or from a text that begins with its reference."""
        ref, text = self._whole(rows, self.ref), self._recommendation_text(rows)
        return (replace(ref, text=ref.text.strip("().: ")), text) if ref else split_passage(text)

    def _column_cells(self, rows: Sequence[Row], place: int | None) -> list[list[Line]]:
        """The lines of each cell of a column."""
        if place is None:
            return []
        cells = {id(row.cells[place]): row.cells[place] for row in rows}
        return [words_to_lines(cell.words) for cell in cells.values()]

    def _whole(self, rows: Sequence[Row], place: int | None) -> Passage:
        """All that a column says in a block, once where every row repeats it."""
        cells = self._column_cells(rows, place)
        measure = self.table.measures[place] if place is not None else None
        text = self.joiner.passage(_without_repeats(cells), measure).text
        return Passage(text, tuple(word for lines in cells for line in lines for word in line.words))

    def _recommendation_text(self, rows: Sequence[Row]) -> Passage:
        """The recommendation's text: its paragraphs joined, each item of a list in it after "• "."""
        if self.recommendation is None:
            return NOTHING
        measure = self.table.measures[self.recommendation]
        cells = self._column_cells(rows, self.recommendation)
        items = lines_to_items(_without_repeats(cells), measure)
        texts = [
            f"• {text}" if item.mark and len(items) > 1 else text
            for item in items
            if (text := self.joiner.passage(item.lines, measure).text)
        ]
        return Passage(
            " ".join(texts), tuple(word for lines in cells for line in lines for word in line.words)
        )

    def _groups(self, rows: Sequence[Row]) -> list[list[Row]]:
        """The rows in groups that share one action cell; a cell that a page end cuts is one."""
        groups: list[list[Row]] = []
        for number, row in enumerate(rows):
            if self.action is None or not groups:
                groups.append([row]) if not groups else groups[-1].append(row)
            elif not self._own(row, self.action) or (
                row.tops_page and self._same_cell(row, rows[number - 1])
            ):
                groups[-1].append(row)
            else:
                groups.append([row])
        return groups

    def _same_cell(self, row: Row, above: Row) -> bool:
        """Whether the action cell that begins a page is the rest of the one before."""
        return not self.sub_rows or self._flows(row, above, self.action)

    def _actions(self, group: Sequence[Row]) -> list[Item]:
        if self.action is None:
            return []
        lines = [line for cell in self._column_cells(group, self.action) for line in cell]
        return nest(lines_to_items(lines, self.table.measures[self.action]))

    def _cells(self, rows: Sequence[Row], groups: Sequence[Sequence[Row]], place: int) -> list[_Span]:
        """A column's cells with words in a block, each with the groups of rows that it stands beside."""
        of_row = {id(row): number for number, group in enumerate(groups) for row in group}
        spans: list[_Span] = []
        seen: dict[int, _Span] = {}
        for row in rows:
            cell, group = row.cells[place], of_row[id(row)]
            last = spans[-1] if spans else None
            if id(cell) in seen:
                seen[id(cell)].add(group)
            elif not cell.words:
                if last and row.tops_page and len(last.groups) > 1:
                    last.add(group)
            elif (last and row.tops_page and group in last.groups) or (
                last and group in last.groups and len(last.groups) == 1
            ):
                last.lines += words_to_lines(cell.words)
                seen[id(cell)] = last
            else:
                seen[id(cell)] = _Span(words_to_lines(cell.words), [group])
                spans.append(seen[id(cell)])
        if len(spans) == 1 and self.table.columns[place].name not in DATES:
            spans[0].groups = list(range(len(groups)))
        return spans

    def _share(self, cell: _Span, column: Column, actions: list[_Action], shared: list[Field]) -> None:
        """Gives what a cell says to the actions that it is about, or to the recommendation as a whole."""
        measure = self.table.measures[self.table.columns.index(column)]
        if not actions:
            shared.append(_field(column, self.joiner.passage(cell.lines, measure)))
            return
        parts, pairs = _paired(cell.lines, column, measure, actions, self.joiner)
        if pairs.how == "row":
            self._to_all(cell, column, measure, actions, shared)
            return
        for number, action in enumerate(actions):
            own = [part for part, of in zip(parts, pairs.of, strict=True) if number in of]
            if own:
                lines = [line for part in own for line in part.lines]
                marks = tuple(word for part in own if part.mark for word in part.mark.words)
                value = self.joiner.passage(lines, measure)
                action.give(_field(column, replace(value, words=(*marks, *value.words))), pairs)

    def _to_all(
        self, cell: _Span, column: Column, measure: Measure, actions: list[_Action], shared: list[Field]
    ) -> None:
        value = _field(column, self.joiner.passage(cell.lines, measure))
        for action in actions:
            action.give(value, Pairs((), "row"))


@dataclass
class _Span:
    """A cell's lines (of both halves, where a page end cuts it) and the groups of rows beside it."""

    lines: list[Line]
    groups: list[int]

    def add(self, group: int) -> None:
        if group not in self.groups:
            self.groups.append(group)


@dataclass
class _Action:
    """An action on its way to a draft: its item, and the fields that pairing gives it."""

    item: Item
    fields: list[Field] = field(default_factory=list)
    scope: str = ""
    doubts: list[str] = field(default_factory=list)

    def give(self, value: Field, pairs: Pairs) -> None:
        self.fields.append(value)
        if value.column == "deadline":
            self.scope = pairs.scope
        if not pairs.sure:
            self.doubts.append(f"which action “{value.value.text}” belongs to is not certain")

    def draft(self, joiner: Joiner, measure: Measure) -> ActionDraft:
        draft = draft_action(self.item, joiner, measure)
        return replace(
            draft,
            fields=tuple(self.fields),
            deadline_scope=self.scope,
            doubts=(*draft.doubts, *self.doubts),
        )


def _paired(
    lines: Sequence[Line], column: Column, measure: Measure, actions: Sequence[_Action], joiner: Joiner
) -> tuple[list[Item], Pairs]:
    """A cell's parts, and which actions each belongs to."""
    items = [action.item for action in actions]
    if column.name in DATES:
        parts = lines_to_dates(lines, measure, joiner, len(items))
        return parts, pair(parts, items)
    parts = lines_to_items(lines, measure)
    pairs = pair(parts, items)
    if pairs.how in ("labels", "level", "one"):
        return parts, pairs
    return parts, Pairs((), "row")


def _field(column: Column, value: Passage) -> Field:
    return Field(column.name, column.heading.text, value)


def _spans(trees: Sequence[Sequence[Item]]) -> list[range]:
    """For each group the numbers of its actions, counted through the block."""
    spans, start = [], 0
    for tree in trees:
        spans.append(range(start, start + len(tree)))
        start += len(tree)
    return spans


def _without_repeats(cells: Sequence[list[Line]]) -> list[Line]:
    """The lines of cells, without those cells that say again what the first said."""
    kept: list[Line] = []
    first = [line.text for line in cells[0]] if cells else []
    for number, lines in enumerate(cells):
        if number == 0 or [line.text for line in lines] != first:
            kept += lines
    return kept
