"""Who and when below each action of a cell, in smaller or other type, without labels → columns of their own.

Recommendation | What we will do                     Action          | Owner      | Deadline
R1 Listen      | Hold a meeting each month       →   Hold a meeting  | Head of HR | March 2025
               |   Head of HR | March 2025           Publish a note  | Leader     | May 2025
               | Publish a note
               |   Leader | May 2025
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from models.document import Style, Word, spaced
from models.plan import NOTHING
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.cells.run_in_labels import cut_at_labels
from parsers.fields.deadline import dated_part, is_deadline, says_when
from parsers.fields.owner import names_somebody
from parsers.fields.status import read_status
from parsers.grids.grids import Cell
from parsers.tables.tables import Row, Table, cells_of
from parsers.text.lines import Line, line_of, words_to_lines
from parsers.text.marks import is_bullet
from parsers.text.rivers import wide_gaps

FEWEST = 3
"""Actions of a plan with such lines below them, at least."""
MOST = 0.7
"""The share of the actions, and of such lines, at least, for which it must hold."""
SMALLER = 0.95
"""The size of such lines, in that of the actions, at most; others are in italics, or of another colour."""
SIGNS = frozenset("|·;–—/")
"""What parts who from when, for itself."""
MAY_HOLD = ("action", "response", "next_steps", "")
"""Columns that may hold such actions."""
SAID = ("owner", "deadline", "status")


@dataclass(frozen=True, slots=True)
class _Action:
    """The lines of an action, and of what stands below it: for each column of SAID its words."""

    lines: tuple[Line, ...]
    below: tuple[Line, ...]
    said: dict[str, list[Word]]


def with_small_print(tables: Sequence[Table]) -> list[Table]:
    """The tables with a row for each action of such a column, where most of their actions are set so."""
    found = [_actions_of(table) for table in tables]
    actions = [action for _, cells in found for own in cells.values() for action in own]
    told = [action for action in actions if action.said]
    set_so = [action for action in actions if action.below]
    enough = len(told) >= max(FEWEST, MOST * len(actions), MOST * len(set_so))
    dated = any(column.name in DATES for table in tables for column in table.columns)
    if not enough or not (dated or any("deadline" in action.said for action in told)):
        return list(tables)
    return [
        _with_rows(table, place, cells) if any(each.said for own in cells.values() for each in own) else table
        for table, (place, cells) in zip(tables, found, strict=True)
    ]


def _actions_of(table: Table) -> tuple[int, dict[int, list[_Action]]]:
    """The column that may hold such actions, and these by cell id; none where others say the same."""
    known = {name for name, all_of in (("owner", OWNERS), ("deadline", DATES)) if table.places(all_of)}
    place = next((place for name in MAY_HOLD if (place := table.place(name)) is not None), None)
    if place is None or len(known) > 1:
        return 0, {}
    cells = {id(cell): cell for cell in cells_of(table.rows, place)}
    styles = Counter(cell.lines[0].style for cell in cells.values() if cell.lines)
    body = styles.most_common(1)[0][0] if styles else None
    found = {key: list(_parted(cell, body)) for key, cell in cells.items() if body and cell.lines}
    again = any(known & action.said.keys() for own in found.values() for action in own)
    return (0, {}) if again else (place, found)


def _parted(cell: Cell, body: Style) -> Iterator[_Action]:
    """The actions of a cell, each down to the last of the lines below it that are set otherwise."""
    own: list[Line] = []
    below: list[Line] = []
    for line in cell.lines:
        apart = _is_set_apart(line, body)
        if below and not apart:
            yield _Action(tuple(own), tuple(below), _said(below))
            own, below = [], []
        (below if apart else own).append(line)
    yield _Action(tuple(own), tuple(below), _said(below))


def _is_set_apart(line: Line, body: Style) -> bool:
    style = line.style
    smaller = style.size < SMALLER * body.size
    return smaller or (style.size <= body.size and not style.bold and _looks(style) != _looks(body))


def _looks(style: Style) -> tuple[bool, tuple[float, ...]]:
    return style.italic, style.colour


def _said(lines: Sequence[Line]) -> dict[str, list[Word]]:
    """Who, when and how far it has come, by column; nothing where lines say more or less, or under labels."""
    said: dict[str, list[Word]] = {}
    if cut_at_labels(lines)[1]:
        return said
    for part in _parts(lines):
        pieces = _who_and_when(part) or [(_kind(part), part)]
        if any(not name or name in said for name, _ in pieces):
            return {}
        said |= dict(pieces)
    return said


def _parts(lines: Sequence[Line]) -> Iterator[list[Word]]:
    """The words of some lines, parted at signs, icons and wide gaps."""
    own: list[Word] = []
    for line in lines:
        for before, word in pairwise((None, *line.words)):
            sign = word is not None and (is_bullet(word) or word.text in SIGNS)
            if own and (sign or (before is not None and word is not None and wide_gaps((before, word)))):
                yield own
                own = []
            if word is not None and not sign:
                own.append(word)
    if own:
        yield own


def _who_and_when(words: Sequence[Word]) -> list[tuple[str, list[Word]]]:
    """Who and when, in one order or the other, with no sign between."""
    text = spaced(words)
    rest, date = dated_part(text)
    count = len(date.split())
    at = count if text.startswith(date) else len(words) - count
    halves = [list(words[:at]), list(words[at:])] if rest and date else []
    names = [_kind(half) for half in halves]
    return list(zip(names, halves, strict=True)) if sorted(names) == ["deadline", "owner"] else []


def _kind(words: Sequence[Word]) -> str:
    """What some words say: who, when, or how far something has come; nothing where they say more."""
    text = spaced(words).strip(" ,.:")
    if is_deadline(text) and says_when(text):
        return "deadline"
    if names_somebody(text):
        return "owner"
    return "status" if read_status(text) else ""


def _with_rows(table: Table, place: int, cells: dict[int, list[_Action]]) -> Table:
    """The table with a row for each action, and a column for each thing said below them."""
    names = [name for name in SAID if any(name in each.said for own in cells.values() for each in own)]
    column = table.columns[place]
    more = [replace(column, name=name, heading=NOTHING) for name in names]
    rows: list[Row] = []
    for row in table.rows:
        own = cells.get(id(row.cells[place]), []) if row.cells else []
        if row.cells and (not own or not row.begins[place]):
            # A cell without words, or one that reaches on from above and has said all.
            own = [_Action((), (), {})]
        rows += [_row(row, place, names, each, number) for number, each in enumerate(own)] if own else [row]
    actions = [each for own in cells.values() for each in own if each.said]
    signs = [word for each in actions for word in _signs(each)]
    parted = table.with_columns_at(place, (replace(column, name="action"), *more), rows)
    return replace(parted, header_words=(*table.header_words, *signs))


def _signs(action: _Action) -> Iterator[Word]:
    """The words below an action that say nothing: what parts who from when."""
    said = {word for words in action.said.values() for word in words}
    return (word for line in action.below for word in line.words if word not in said)


def _row(row: Row, place: int, names: Sequence[str], action: _Action, number: int) -> Row:
    """The row of an action, by its `number` in its cell; what stands beside the cell begins in the first."""
    whole = row.cells[place]
    lines = action.lines if action.said else (*action.lines, *action.below)
    cells = [replace(whole, lines=lines)]
    cells += [replace(whole, lines=_lines(action.said.get(name, ()))) for name in names]
    begun = [row.begins[place] or bool(cell.lines) for cell in cells]
    own = replace(row, begins=row.begins if number == 0 else (False,) * len(row.begins))
    own = own.with_cells_at(place, cells, begun)
    top = action.lines[0].depth if number and action.lines else row.top
    return replace(own, top=top, tops_page=row.tops_page and not number)


def _lines(words: Sequence[Word]) -> tuple[Line, ...]:
    """The words on the lines on which they stand."""
    return tuple(line_of(line.words) for line in words_to_lines(words)) if words else ()
