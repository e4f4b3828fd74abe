"""One column of who and when → two: "Lead / Timescale" over "Head of HR" and, below or behind it, a date; or
"Accountability" over "By whom: Head of HR" and "By when: May 2025", in a column for each label.

Where few of its cells say both, each value is parted by itself (`parsers.cells.details`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from models.plan import Passage
from parsers.cells.cell_parts import NAMING
from parsers.cells.details import WHO_AND_WHEN
from parsers.cells.run_in_labels import Labelled, cut_at_labels
from parsers.fields.deadline import says_when
from parsers.fields.owner import names_somebody
from parsers.grids.grids import Cell
from parsers.headers.headers import Column
from parsers.tables.labelled_cells import column_alone
from parsers.tables.tables import Table, cells_of
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, Measure, ends_sentence, gap_between, line_of, line_pitch
from parsers.unruled.content_columns import is_due
from parsers.vocabulary import column_of
from parsers.vocabulary.word_lists import any_of

PARTS = re.compile(r"\s*[/&|,]\s*|\s+\(?and\s+|(?<=\?)\s+", re.IGNORECASE)
"""What parts the headings of two columns in one: "Owner / Timescale", "Lead (and deadline)"."""
SIGNS = (",", ";", "–", "-", "/", "|", ":")
"""What ends the first half within a line."""
_BEGINS_DATE = re.compile(
    rf"\s(?:\d{{1,2}}(?:st|nd|rd|th)?|q[1-4]|{any_of('begins a date')}|{any_of('leads to a date')})$",
    re.IGNORECASE,
)
"""What is left of a date that is cut in two: "Monitoring Officer, 31" above "March 2025"."""
_ENDS_DATE = re.compile(rf"\(|{any_of('ends a date')}\b", re.IGNORECASE)
"""The rest of a date above an owner: "January 2026" over "(Cabinet)"."""
MOST = 0.7
"""The share of a column's cells that say both, at least."""
MAY_HOLD = frozenset({"", WHO_AND_WHEN, "deadline", "status", *NAMING})
"""Columns whose cells may hold labelled values alone; answers that look so are prose: "Cost: it is dear"."""
NAMED = frozenset({"deadline", *NAMING})
"""What a label on a line of its own may say in such a cell."""
Halves = tuple[tuple[Line, ...], tuple[Line, ...]]
Parts = tuple[tuple[Line, ...], ...]
"""The lines of a cell, those of each column that it is parted into."""


def with_who_and_when(table: Table, joiner: Joiner) -> Table:
    """The table with such a column in two, in the order of its heading."""
    if table.place("deadline") is not None:
        return table
    for place, column in enumerate(table.columns):
        names = _names(column.heading.text)
        known = column.name not in ("", WHO_AND_WHEN)
        if known or len(names) != 2 or "deadline" not in names or not NAMING & set(names):
            continue
        cells = table.filled(place)
        measure = Measure(0.0, line_pitch([cell.lines for cell in cells]))
        cut = (
            (cell, _at_gap(cell, names, joiner, measure) or _halves(cell, names, joiner)) for cell in cells
        )
        halves = {id(cell): found for cell, found in cut if found}
        if cells and len(halves) >= MOST * len(cells):
            halves |= {
                id(cell): own
                for cell in cells
                if id(cell) not in halves
                and (own := _half(cell, names, joiner) or _at_date(cell, names, joiner))
            }
            parted = (replace(column, name=names[0]), replace(column, name=names[1]))
            return with_parts(table, place, parted, halves)
    return table


def _names(heading: str) -> tuple[str, ...]:
    """What the parts of a heading mean; a date beside who, "Lead officer & date", is when they are due."""
    names = map(column_of, PARTS.split(heading))
    return tuple("deadline" if name == "recommendation_date" else name for name in names)


def with_answers(table: Table, joiner: Joiner) -> Table:
    """The table with a column of "Management response / officer / due date" in three, where most cells say
    all of them below each other: what is answered, who and when."""
    if table.names & {"deadline", "response", *NAMING}:
        return table
    for place, column in enumerate(table.columns):
        names = _names(column.heading.text)
        if len(names) != 3 or names[0] != "response" or "deadline" not in names or not NAMING & set(names):
            continue
        cells = table.filled(place)
        parts = {id(cell): found for cell in cells if (found := _answer(cell, names[1:], joiner))}
        if len(parts) >= MOST * len(cells):
            columns = (replace(column, name=name) for name in names)
            return with_parts(table, place, tuple(columns), parts)
    return table


def _answer(cell: Cell, names: Sequence[str], joiner: Joiner) -> Parts | None:
    """The lines of a cell's answer, and the halves of what stands below it; None where labels part them."""
    if cut_at_labels(cell.lines)[1]:
        return None
    for number in range(len(cell.lines) - 1, 0, -1):
        if not ends_sentence(cell.lines[number - 1].text):
            continue
        if halves := _halves(replace(cell, lines=cell.lines[number:]), names, joiner):
            return (cell.lines[:number], *halves)
    return None


def with_labelled_columns(table: Table) -> Table:
    """The table with a column whose cells hold nothing but labelled values, of owners and of more than that,
    as one for each label that no other column says."""
    for place, column in enumerate(table.columns):
        cells = table.filled(place)
        cut = {id(cell): labels for cell in cells if (labels := _only_labels(cell, column))}
        names = list(dict.fromkeys(label.column for labels in cut.values() for label in labels))
        others = table.names - {column.name}
        if column.name not in MAY_HOLD or not NAMING & set(names) or set(names) <= NAMING:
            continue
        if others & set(names) or len(cut) < MOST * len(cells):
            continue
        said = {label.column: label.heading for labels in cut.values() for label in labels}
        columns = [replace(column, name=name, heading=Passage(said[name])) for name in names]
        parts = {
            key: tuple(
                tuple(line for label in labels if label.column == name for line in label.lines)
                for name in names
            )
            for key, labels in cut.items()
        }
        words = [word for labels in cut.values() for label in labels for word in label.label]
        heads = (*table.header_words, *words)
        return replace(with_parts(table, place, columns, parts), header_words=heads)
    return table


def _only_labels(cell: Cell, column: Column) -> list[Labelled]:
    """The labels of a cell that holds nothing else, or names first whom the column's own heading says: "Head
    of HR" over "BY WHEN" and, below that, "May 2025", under "WHO"."""
    before, labels = cut_at_labels(cell.lines)
    alone = [place for place, line in enumerate(before) if column_alone(line) in NAMED]
    ends = [*alone[1:], len(before)]
    parts = [(before[place], before[place + 1 : end]) for place, end in zip(alone, ends, strict=False)]
    labels = [*(_below(label, lines) for label, lines in parts), *labels]
    if own := before[: alone[0]] if alone else before:
        named = column.name in NAMING and bool(labels) and names_somebody(" ".join(line.text for line in own))
        first = Labelled(column.name, column.heading.text, (), own, own[0].indent, False)
        labels = [first, *labels] if named else []
    return [] if len(labels) < 2 else labels


def _below(label: Line, lines: tuple[Line, ...]) -> Labelled:
    return Labelled(column_alone(label), label.text.rstrip(": "), label.words, lines, label.indent, False)


def _at_gap(cell: Cell, names: Sequence[str], joiner: Joiner, measure: Measure) -> Halves | None:
    """A cell's halves where white parts who from when: "Spring 2025" well above "Legal Services"."""
    gaps = [place for place, lines in enumerate(pairwise(cell.lines), 1) if gap_between(*lines, measure)]
    halves = cell.lines[: gaps[0]] if gaps else (), cell.lines[gaps[0] :] if gaps else ()
    who, when = (joiner.passage(lines).text for lines in halves[:: 1 if names[1] == "deadline" else -1])
    return halves if len(gaps) == 1 and is_due(when) and not says_when(who) else None


def _halves(cell: Cell, names: Sequence[str], joiner: Joiner) -> Halves | None:
    """A cell's lines parted where who ends, or when, as far down as no date stands with owners; else None."""
    dated_last = names[1] == "deadline"
    found = None
    for before, after in _cuts(cell.lines):
        texts = [joiner.passage(lines).text.strip(" ,;–-") for lines in (before, after)]
        who, when = texts if dated_last else reversed(texts)
        if who.count("(") != who.count(")") or _BEGINS_DATE.search(who) or _ENDS_DATE.match(who):
            continue
        if when.startswith("("):
            when = when.strip("()")
        if is_due(when) and names_somebody(who) and not says_when(who) and (dated_last or not found):
            found = before, after
    return found


def _half(cell: Cell, names: Sequence[str], joiner: Joiner) -> Halves | None:
    """The half of a cell that says only when, or who: a page end parts the two, or one is missing; or it
    parts a date, "onwards", or "(Cabinet)" above who."""
    text = joiner.passage(cell.lines).text
    first, *below = cell.lines
    if below and names[0] == "deadline" and re.fullmatch(r"\(.*\)", first.text):
        return (first,), tuple(below)
    if not is_due(text) and says_when(text):
        return None
    dated = is_due(text) or bool(_ENDS_DATE.fullmatch(text))
    is_first = dated == (names[0] == "deadline")
    return (cell.lines, ()) if is_first else ((), cell.lines)


def _at_date(cell: Cell, names: Sequence[str], joiner: Joiner) -> Halves | None:
    """A cell's halves at a date's lines: nothing else tells who "Policy Committee" is."""
    dated_last = names[1] == "deadline"
    places = range(1, len(cell.lines))
    for number in reversed(places) if dated_last else places:
        halves = cell.lines[:number], cell.lines[number:]
        who, when = (joiner.passage(lines).text for lines in (halves if dated_last else halves[::-1]))
        dated = is_due(when) and says_when(when)
        if dated and not says_when(who) and not _BEGINS_DATE.search(who):
            return halves
    return None


def _cuts(lines: Sequence[Line]) -> Iterator[Halves]:
    """Where a cell can be cut: between its lines, and behind what a sign ends, "Head of HR, May 2025"."""
    for number, line in enumerate(lines):
        if number:
            yield tuple(lines[:number]), tuple(lines[number:])
        for count in range(1, len(line.words)):
            if line.words[count - 1].text.endswith(SIGNS):
                yield (
                    (*lines[:number], line_of(line.words[:count])),
                    (line.after(count), *lines[number + 1 :]),
                )


def with_parts(table: Table, place: int, columns: Sequence[Column], parts: Mapping[int, Parts]) -> Table:
    """The table with some `columns` in place of one; a cell without parts stands in the first of them."""
    spare = ((),) * (len(columns) - 1)
    cells = {
        id(cell): tuple(replace(cell, lines=lines) for lines in parts.get(id(cell), (cell.lines, *spare)))
        for cell in cells_of(table.rows, place)
    }
    rows = (row.with_cells_at(place, cells[id(row.cells[place])]) if row.cells else row for row in table.rows)
    return table.with_columns_at(place, columns, rows)
