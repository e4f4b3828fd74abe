"""Signs in the cells of a table that its records may be wrong: how near its reading was to another one.

| Actions                 | By when    |
| Hold a meeting          | May 2025   |
| each month              |            |
|                         |            |      a gap within a cell: two rows, or one?
| Publish a note.         | June 2025  |
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from models.document import Word
from models.plan import Action, Recommendation
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.cells.label_values import label_line
from parsers.checks.signs import Record, Signs, all_records, leads_of
from parsers.fields.deadline import is_deadline
from parsers.fields.owner import is_ditto, names_owners
from parsers.fields.reference import is_code, is_reference, leading_code
from parsers.grids.grids import Cell
from parsers.headers.headers import Column
from parsers.tables.dated_columns import NAME as DATED
from parsers.tables.tables import Row, Table
from parsers.text.joiner import Joiner
from parsers.text.lines import (
    Line,
    Measure,
    breaks_off,
    dangles,
    ends_sentence,
    gap_between,
    runs_on,
    words_to_lines,
    would_fit,
)
from parsers.text.marks import LABEL, begins_with_bullet
from parsers.unruled.content_columns import MOST, TEXT_WORDS, are_references, count_on
from parsers.vocabulary import column_of
from parsers.vocabulary.likely import column_headed
from parsers.vocabulary.sections import only_commands

TEXTS = frozenset({"recommendation", "action"})
REFS = frozenset({"recommendation_ref", "action_ref"})
UNDATED = frozenset({"status", "progress", DATED})
"""Columns that hold dates, or what reads like them, and are none of deadlines."""
LACKED = {"undated": DATES, "lacks": frozenset(OWNERS), "some without owner": frozenset(OWNERS)}
"""Signs that an action lacks a field → the columns that would hold it."""
DRAWN = frozenset({"rules", "tags", "rules and tags"})
"""What bounds cells that are there without a word in them."""
SHORT = 3
"""Words of a short text that may be a cell's."""
CLOSE = 0.7
"""The share of the usual pitch below which lines that follow each other are too close."""
LEVEL = 2.0
"""Points between the baselines of lines that stand side by side."""
CROWDED = 0.45
"""Font sizes between two columns' words on one line below which they could be one column's."""
SMALL = 3.0
"""Points above the usual pitch up to which a gap is hardly one."""
YEAR = re.compile(r"\b20\d\d\b")
RESIZED = 0.05
"""The share of the font size from which on two sizes differ."""
OVER = 1.0
"""Points by which a word may reach out of its cell."""


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where a word of a table stands."""

    table: Table
    row: Row
    column: int
    cell: Cell

    @property
    def name(self) -> str:
        return self.table.columns[self.column].name

    @property
    def measure(self) -> Measure:
        return self.table.measures[self.column]


Places = Mapping[Word, Place]


def places_of(tables: Iterable[Table]) -> dict[Word, Place]:
    """Where each word of the tables stands; a merged cell's words in the first row that it covers."""
    places: dict[Word, Place] = {}
    for table in tables:
        for row in table.rows:
            for column, cell in enumerate(row.cells):
                for word in cell.words:
                    places.setdefault(word, Place(table, row, column, cell))
    return places


def cell_signs(recommendations: Sequence[Recommendation], tables: Sequence[Table], places: Places) -> Signs:
    """Each record with a sign, once for each or more."""
    unsure = {id(table): tuple(_table_signs(table)) for table in tables}
    crowded = {word for table in tables for word in _crowded(table)}
    for each in recommendations:
        for one in all_records([each]):
            own = [place for word in one.words if (place := places.get(word))]
            yield from ((one, sign) for table in {id(place.table) for place in own} for sign in unsure[table])
            if any(word in crowded for word in one.words):
                yield one, "columns close"
            if any(_reaches_out(word, places[word].cell) for word in one.words if word in places):
                yield one, "over the cell's edge"
            leads = leads_of(one)
            for place, lines in _pieces(one, places):
                yield from ((one, sign) for sign in _line_signs(lines, place, leads))
        yield from _run_together(each.actions, places)


def is_as_drawn(one: Record, sign: str, places: Places) -> bool:
    """Whether what a sign says of an action is so in a cell that is drawn or tagged: what it lacks has one
    beside it without a word, and the plan gave it none; a short text is all that its own says, of two words
    or more, where no page begins with it. One between gaps alone may have lost its words to another row; but
    a table "Actions completed" whose headings are all known, and none asks for a date, has none to lose."""
    place = next((places[word] for word in one.words if word in places), None)
    if place is None or sign not in (*LACKED, "short") or not isinstance(one, Action):
        return False
    table, drawn = place.table, place.row.bound in DRAWN
    if sign == "short":
        whole = SHORT if place.row.tops_page else SHORT - 1
        return drawn and len(one.text.split()) >= whole and set(place.cell.words) <= set(one.words)
    if not table.places(LACKED[sign]):
        return all(column.name and column.heading.words for column in table.columns)
    cells = [place.row.cells[at] for at in table.places(LACKED[sign]) if drawn]
    return bool(cells) and not any(cell.words for cell in cells)


def _pieces(one: Record, places: Places) -> Iterator[tuple[Place, list[Line]]]:
    """What a record has of each cell, as lines."""
    pieces: dict[Cell, list[Word]] = defaultdict(list)
    for word in one.words:
        if word in places:
            pieces[places[word].cell].append(word)
    for words in pieces.values():
        yield places[words[0]], words_to_lines(words)


def _line_signs(lines: Sequence[Line], place: Place, leads: Sequence[str]) -> Iterator[str]:
    """What the distances between the lines of one piece, and the room at their ends, tell of a record."""
    text = place.name in TEXTS
    if place.row.bound in DRAWN and place.name and place.name not in (*TEXTS, *DATES, *OWNERS):
        return  # the paragraphs of a note in a drawn cell are its own
    for count, (above, below) in enumerate(pairwise(lines), 1):
        headed = above.style.bold and not below.style.bold  # "Context" above its text
        # A status in a pill above the update: what is set in two sizes is no text that was wrapped.
        sized = abs(above.style.size - below.style.size) > RESIZED * below.style.size
        if begins_with_bullet(below) or is_reference(above.text) or label_line(below) or headed or sized:
            continue
        halves = [" ".join(line.text for line in half) for half in (lines[:count], lines[count:])]
        each_names = place.row.bound in DRAWN and all(map(names_owners, halves))
        parted = place.name in OWNERS and (each_names or _parts_leads(above, below, leads))
        if parted and not _begins_lower_row(below, place):
            continue
        if YEAR.fullmatch(below.text) and not YEAR.search(above.text):
            continue  # "By August" / "2026", broken by hand
        if above.page != below.page:
            if text and ends_sentence(above.text) and not runs_on(below.text):
                yield "cut between sentences"
            continue
        if gap_between(above, below, place.measure):
            # "Approved in January." over "Staff are being hired." are two paragraphs.
            if text or not ends_sentence(above.text):
                yield "gap in the text" if text else "gap in a cell"
        elif (
            would_fit(above, below.words[0], place.measure)
            and not ends_sentence(above.text)
            and (text or not breaks_off(above, below))  # "Head of" / "HR", "By end" / "of May", by hand
            and not (place.name in OWNERS and names_owners(above.text) and names_owners(below.text))
        ):
            yield "short line" if text else "short line in a cell"
        if below.baseline - above.baseline < CLOSE * place.measure.pitch:
            yield "lines too close"


def _begins_lower_row(line: Line, place: Place) -> bool:
    """Whether a line in a cell over several rows is level with the beginning of one below the first: the rule
    above an owner may be missing."""
    rows = [row for row in place.table.rows if any(cell is place.cell for cell in row.cells)]
    beside = (cell for row in rows[1:] for cell in row.cells if cell is not place.cell)
    firsts = [cell.lines[0] for cell in beside if cell.lines]
    return any(one.page == line.page and abs(one.baseline - line.baseline) < LEVEL for one in firsts)


def _parts_leads(above: Line, below: Line, leads: Sequence[str]) -> bool:
    """Whether one lead ends with a line and another begins: "Cabinet Member for" / "Place" / "Head of HR"."""
    one, other = leads
    pairs = ((ended, begun) for ended, begun in ((one, other), (other, one)) if ended and begun)
    return any(
        (ended.endswith(above.text) or above.text.endswith(ended))
        and (begun.startswith(below.text) or below.text.startswith(begun))
        for ended, begun in pairs
    )


def _run_together(actions: Sequence[Action], places: Places) -> Signs:
    """Actions under each other in one column with hardly a gap between them, or only a page end."""
    for above, below in pairwise(actions):
        upper, lower = _text_lines(above, places), _text_lines(below, places)
        if not upper or not lower:
            continue
        one, other = upper[-1], lower[0]
        place = places[other.words[0]]
        if one.page < other.page and _goes_on_alone(place):
            yield from ((each, "parted by the page end") for each in (above, below))
        if one.page != other.page or places[one.words[0]].column != place.column or _is_marked(other, place):
            continue
        if places[one.words[0]].cell is place.cell or place.row.bound == "gaps":
            step = other.baseline - one.baseline - place.measure.pitch
            if not gap_between(one, other, place.measure):
                yield from ((each, "no gap between") for each in (above, below))
            elif step < SMALL:
                yield from ((each, "hardly a gap between") for each in (above, below))


def _goes_on_alone(place: Place) -> bool:
    """Whether a cell at a page's top stands in a row without other words: a new text, or the rest of one?"""
    return place.row.tops_page and not any(cell.words for cell in place.row.cells if cell is not place.cell)


def _text_lines(one: Action, places: Places) -> list[Line]:
    """The lines of an action's text: what it has of the column in which it begins."""
    placed = [word for word in one.words if word in places]
    return words_to_lines(w for w in placed if places[w].column == places[placed[0]].column)


def _is_marked(line: Line, place: Place) -> bool:
    """Whether a bullet, a label or a code begins a line, as a part of it or before it."""
    first = line.words[0]
    whole = next((each for each in place.cell.lines if first in each.words), line)
    labelled = bool(LABEL.match(first.text) or leading_code(line.text))
    return whole.words[0] is not first or begins_with_bullet(line) or labelled


def _reaches_out(word: Word, cell: Cell) -> bool:
    return word.box.x0 < cell.box.x0 - OVER or word.box.x1 > cell.box.x1 + OVER


def _crowded(table: Table) -> Iterator[Word]:
    """The words on lines where two columns without a rule between come too near each other, but for who and
    when in one cell, "Head of HR, May 2025", and numbers at the right of theirs."""
    refs = {place for place, column in enumerate(table.columns) if column.name.endswith("_ref")}
    for row in table.rows:
        if "rules" in row.bound:
            continue
        counts = {
            id(cell) for place, cell in enumerate(row.cells) if place in refs and is_reference(cell.text)
        }
        beside = pairwise(dict.fromkeys(row.cells))
        for left, right in ((left, right) for left, right in beside if left.box != right.box):
            if id(left) in counts:
                continue
            for one in left.lines:
                for other in right.lines:
                    level = abs(one.baseline - other.baseline) < 0.5 * one.style.size
                    if level and other.box.x0 - one.box.x1 < CROWDED * one.style.size:
                        yield from (*one.words, *other.words)


def _table_signs(table: Table) -> Iterator[str]:
    """What speaks against a table's columns: all its records are in doubt."""
    texts_of = [_texts(table, number) for number in range(len(table.columns))]
    names = {column.name for column, texts in zip(table.columns, texts_of, strict=True) if texts}
    unheaded = not any(column_of(column.heading.text) for column in table.columns)
    if unheaded and "recommendation_ref" in names and "recommendation" not in names:
        yield "numbers of no recommendations"
    for number, (column, texts) in enumerate(zip(table.columns, texts_of, strict=True)):
        if not texts:
            continue
        alone = (text for text in _texts(table, number, uncut=True) if text.isalpha() and len(text) > 1)
        if any(map(dangles, alone)):
            yield "words torn"  # "Holder | for" over "Finance"; "–" says that there is nothing, "A" amber
        if not column.name and _are_texts(texts) and not names >= TEXTS:
            yield "unknown column of texts"
        if _is_told_by_cells(column):
            yield f"unknown column of {'dates' if column.name == 'deadline' else 'owners'}"
        if not column.name and _mostly(names_owners, texts) and not names.intersection(OWNERS):
            yield "unknown column of owners"
        if not names & REFS and all(map(is_code, texts)) and count_on(texts):
            yield "unknown column of references"
        if column.name not in UNDATED and _mostly(is_deadline, texts) and not any(map(_dates, names)):
            yield "unknown column of dates"
        if column.name == "recommendation_ref" and not are_references(texts):
            yield "column of other than references"
        named = [text for text in texts if not is_ditto(text)]
        if column.name in OWNERS and not _mostly(_names_bodies, named):
            yield "column of other than owners"
        if column.name in OWNERS and 2 * sum(map(only_commands, named)) > len(named):
            yield "column of tasks under owners"
        if column.name in TEXTS and not _are_texts(texts):
            yield "column of other than texts"


def _is_told_by_cells(column: Column) -> bool:
    """Whether only the cells of a column tell that it holds owners, or dates, and not its heading."""
    said = column.heading.text
    unknown = bool(said) and not (column_of(said) or column_headed(said) or is_deadline(said))
    return unknown and column.name in ("owner", "deadline")


def _names_bodies(text: str) -> bool:
    """Whether a text names owners, or more partners than a cell of owners holds: "Hove City Council NHS Sx",
    "St Helens Borough Council, schools, Kestrel Community Trust and ..."."""
    first, _, others = text.replace(";", ",").partition(",")
    return names_owners(text) or "NHS " in text or bool(others and names_owners(first))


def _dates(name: str) -> bool:
    """Whether a column tells what others' dates are: "Date" beside a tracker's "Exec Date" is a meeting's."""
    return "deadline" in name or name in ("start", "completed_date", "decision_date")


def _texts(table: Table, number: int, uncut: bool = False) -> list[str]:
    """What the cells of a column say, or those that no page end cuts: "On" / "hold"."""
    ends = {id(above) for above, row in pairwise(table.rows) if uncut and row.tops_page}
    cells = dict.fromkeys(row.cells[number] for row in table.rows if row.cells and id(row) not in ends)
    # A narrow column breaks words: "Recommendatio" / "n 1".
    return [Joiner().passage(cell.lines, table.measures[number]).text for cell in cells if cell.words]


def _mostly(test: Callable[[str], bool], texts: Sequence[str]) -> bool:
    return sum(map(test, texts)) >= MOST * len(texts)


def _are_texts(texts: Sequence[str]) -> bool:
    return sum(len(text.split()) for text in texts) >= TEXT_WORDS * len(texts)
