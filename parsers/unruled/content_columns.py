"""Columns known by what is in them, where no heading tells: numbers, dates, roles, statuses, texts.

01 | Establish a regular safe space | To hold meetings each month. | March 2022 | Leader
02 | Co-develop the plan            | To agree the plan.           | Ongoing    | Chief Executive
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from statistics import fmean

from models.plan import NOTHING, Passage
from parsers.cells.cell_parts import NAMING
from parsers.fields.deadline import is_deadline
from parsers.fields.owner import is_ditto, names_owners
from parsers.fields.reference import is_reference, may_be_reference, split_reference, whole_reference
from parsers.fields.status import read_rag, read_status
from parsers.grids.grids import Cell, Grid, bands
from parsers.grids.panels import are_dated
from parsers.grids.rules import NEAR
from parsers.headers.headers import Column, Header, cells_in, first_row
from parsers.text.joiner import Joiner
from parsers.text.lines import Measure, gap_between, line_pitch, usual_size
from parsers.text.marks import begins_with_bullet
from parsers.vocabulary.likely import likely_column
from parsers.vocabulary.sections import asks

MOST = 0.7
"""A column is of a kind where at least this share of its cells are."""
FEWEST_CELLS = 2
FEWEST_ALIKE = 2
"""Columns of numbers, dates or owners in which another table has the same, at least."""
TEXT_WORDS = 4.0
"""Words that the cells of a column of text hold on average, at the least."""
ASKS_LITTLE = 0.4
"""A column of reports holds at most this share of the texts that ask for something in the other columns."""
FINER = 1.2
"""How many times as many cells a column has, at the least, several of which stand beside one of another."""
LONGEST_SIGN = 2
"""Letters of a heading that stands for words: "R" over R1, R2, R3, "R/N"."""
LONGEST_STATUS = 4
"""Words."""
DATES = frozenset({"start", "original_deadline", "revised_deadline", "completed_date", "recommendation_date"})
"""Columns that hold dates and are not that of the deadlines."""

_CODE = re.compile(r"[A-Z]+\d{1,2}")
_POINT = re.compile(r"(?:^|\s)\(?(?:\d{1,2}|[a-z])[.)]\s+")
"""What begins a point of a cell's list."""
_NUMBER = re.compile(r"(?:[^\W\d]+ )?\S*\d\S*")
"""One of the references of a cell whose rows nothing parts yet: "1.1 1.2", "Recommendation 1"."""


def _is_status(text: str) -> bool:
    return len(text.split()) <= LONGEST_STATUS and bool(read_status(text))


def is_due(text: str) -> bool:
    """Whether a cell is a deadline or a status in its place: "March 2022", "Ongoing"."""
    return is_deadline(text) or _is_status(text)


def says_nothing(text: str) -> bool:
    """Whether a cell repeats the one above it, or is a dash."""
    return is_ditto(text) or not any(map(str.isalnum, text))


def count_on(texts: Sequence[str], in_order: bool = True) -> bool:
    """Whether most texts, each said once, count on from those above: "R1", "R2", "R2", "R3"; "1.1", "1.2",
    "2.1"; or do so once they are put in order. Other letters begin again: "G1", "G2", "H1"."""
    counted = ((text.rstrip(".0123456789"), re.findall(r"\d+", text)) for text, _ in groupby(texts))
    said = [(letters, tuple(map(int, digits))) for letters, digits in counted]
    said = said if in_order else sorted({("", numbers) for _, numbers in said})
    steps = list(pairwise(said))
    goes = (
        below in _next(above) or (letters != before and set(below) == {1})
        for (before, above), (letters, below) in steps
    )
    return bool(steps) and sum(goes) >= MOST * len(steps)


def are_references(texts: Sequence[str]) -> bool:
    """Whether a column holds references: "H1" is one where "G1" or "H3" stands too, and "Re" / "c 1"."""
    texts = [whole_reference(text) or text for text in texts]
    found = [(is_reference(text), len(text.rstrip("0123456789"))) for text in texts]
    alike = {letters for is_one, letters in found if is_one and letters}
    coded = (bool(_CODE.fullmatch(text)) and own[1] in alike for text, own in zip(texts, found, strict=True))
    return sum(is_one or code for (is_one, _), code in zip(found, coded, strict=True)) >= MOST * len(texts)


def _next(number: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The numbers that may come behind one: 1.3, 2.1, 2 and 1.2.1 behind 1.2."""
    own = [(*number[:place], number[place] + 1) for place in range(len(number))]
    return [(*number, 1), *own, *((*each, *(1 for _ in number[len(each) :])) for each in own)]


def share_due(texts: Sequence[str]) -> float | None:
    """The share of a column's texts that are dates or statuses, or lists of them, "1. May 2025 2. Ongoing";
    None where none of them says anything."""
    said = [text for text in texts if not says_nothing(text)]
    points = [list(filter(None, _POINT.split(text))) for text in said]
    due = sum(is_due(text) or all(map(is_due, own)) for text, own in zip(said, points, strict=True))
    return due / len(said) if said else None


def _is_colour(text: str) -> bool:
    return len(text.split()) <= LONGEST_STATUS and bool(read_rag(text))


KINDS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("recommendation_ref", may_be_reference),
    ("status", _is_status),
    ("rag", _is_colour),
    ("deadline", is_deadline),
    ("owner", names_owners),
)
"""Column → the test of one cell, the most telling first."""


def columns_by_content(grids: Sequence[Grid], joiner: Joiner) -> Header | None:
    """The columns of a plan's table without header, judged by all its parts; None where its cells are no
    plan's: texts with dates beside them, and owners or numbers, or of both kinds."""
    width = grids[0].width
    if width in (2, 3) and (panels := _columns_of_panels(grids, joiner)):
        return panels
    if width < 3:
        return None
    texts = [[text for grid in grids for text in _texts(grid, place, joiner)] for place in range(width)]
    names = _with_themes([kind_of(column) for column in texts], grids)
    beside = {"owner", "recommendation_ref"} & set(names) or names.count("text") > 1
    if "deadline" not in names or not beside or not names.count("text"):
        # Budgets, calendars, contacts and registers of risks have texts, and dates or names, too.
        return None
    told = _that_tells(
        [column if name == "text" else [] for column, name in zip(texts, names, strict=True)],
        names.index("deadline"),
    )
    if told is not None:
        names[told] = "progress"
    counts = [_paragraphs(grids, place) for place, name in enumerate(names) if name == "text"]
    if (
        told is None
        and "recommendation_ref" not in names
        and names[: names.index("deadline")].count("text") == 1
    ):
        # What stands behind the dates of actions alone is no action.
        before = len(counts) > 1 and len(set(counts)) == 1
        counts = counts[:1] if before else counts
    roles = iter(_roles(counts, len(grids) - 1))
    columns: list[Column] = []
    for place, name in enumerate(names):
        # What stands behind the dates or statuses tells how far it has come.
        late = "progress" if {"deadline", "status"} & set(names[:place]) else ""
        known = next(roles, late) if name == "text" else name
        heading = NOTHING if known else Passage(f"column {place + 1}")
        columns.append(Column(_unless_taken(known, columns), heading, place, place))
    return Header(tuple(columns), (), 0)


def _columns_of_panels(grids: Sequence[Grid], joiner: Joiner) -> Header | None:
    """The columns of a table of two: what is asked, with its number or with that in a column before it, and
    what is done about it, by when; None where its cells say something else."""
    width = grids[0].width
    rows = [cells for grid in grids for band in bands(grid) if len(cells := cells_in(grid, band)) == width]
    rows = [cells for cells in rows if any(cell.words for cell in cells)]
    if len(rows) < FEWEST_CELLS or not all(cell.words for cells in rows for cell in cells):
        return None
    *first, asked, done = zip(*rows, strict=True)
    numbers = {
        _number_of(joiner.passage(cell.lines).text, cell.lines[0].text) for cell in (first or [asked])[0]
    }
    dated = [sum(are_dated(cell.lines) for cell in own) for own in (asked, done)]
    if "" in numbers or len(numbers) < len(rows):
        return None
    if dated[1] < MOST * len(rows) or dated[0] > (1 - MOST) * len(rows):
        return None
    names = ("recommendation_ref", "recommendation", "action")[-width:]
    return Header(tuple(Column(name, NOTHING, place, place) for place, name in enumerate(names)), (), 0)


def _number_of(text: str, first: str) -> str:
    """The number that a text begins with, or that its first line is."""
    return first if may_be_reference(first) else split_reference(text)[0]


def with_unknown_headings(header: Header, grid: Grid, joiner: Joiner) -> Header:
    """The header of a table whose columns are known by what is in them, with its first row as headings where
    that is set unlike the others, "What we were told" in bold, or in white, or where most are headings."""
    if header.names[-2:] == ("recommendation", "action"):  # of panels, each with its number
        return header
    apart = first_row_set_apart(grid)
    cells = apart or first_row(grid)
    said = {cell.first: joiner.passage(cell.lines) for cell in cells}
    if len(cells) < 2 or not (apart or _are_headings(header, said)):
        return header
    columns = (replace(each, heading=said.get(each.first, each.heading)) for each in header.columns)
    return Header(tuple(columns), tuple(word for cell in cells for word in cell.words), 1)


def first_row_set_apart(grid: Grid, before: Grid | None = None) -> list[Cell]:
    """A grid's first row, set unlike what is below, or in the grid `before` where none is; else none."""
    cells, end = first_row(grid), bands(grid)[0][1] - NEAR
    below = [word for cell in grid.cells for word in cell.words if word.box.top > end]
    rest = below or (before.words if before else ())
    usual = Counter(word.style.emphasis for word in rest).most_common(1)
    own = {word.style.emphasis for cell in cells for word in cell.words}
    return cells if len(cells) > 1 and usual and usual[0][0] not in own else []


def _are_headings(header: Header, said: Mapping[int, Passage]) -> bool:
    """Whether most texts of a first row are headings, or some are, and none what its column holds."""
    tests = dict(KINDS)
    named = sum(bool(likely_column(each.text)) for each in said.values())
    fits = [
        tests[each.name](said[each.first].text)
        for each in header.columns
        if each.name in tests and each.first in said
    ]
    if 2 * sum(fits) > len(fits):
        return False
    return named > len(said) / 2 or (named > 0 and len(fits) >= FEWEST_ALIKE and not any(fits))


def _with_themes(names: Sequence[str], grids: Sequence[Grid]) -> list[str]:
    """The kinds of columns, where the first, left of the numbers, has themes: each of most over several
    numbers, as only a cell that is merged stands beside them."""
    if "recommendation_ref" not in names[1:] or names[0] not in ("", "text"):
        return list(names)
    at = names.index("recommendation_ref")
    numbers = [(grid, cell.box) for grid in grids for cell in grid.cells if cell.first == at and cell.words]
    over = [
        sum(own is grid and cell.box.top <= box.centre[1] <= cell.box.bottom for own, box in numbers)
        for grid in grids
        for cell in grid.column(0)
    ]
    several = sum(count > 1 for count in over)
    return ["theme" if over and several > len(over) / 2 else names[0], *names[1:]]


def holds_alike(grid: Grid, columns: Sequence[Column], joiner: Joiner) -> bool:
    """Whether a grid has as many columns as a table, with numbers, dates and owners in the same."""
    leads = dict.fromkeys(("lead_officer", "lead_member"), names_owners)
    tests: dict[str, Callable[[str], bool]] = {**dict(KINDS), "deadline": is_due, **leads}
    told = [(tests[each.name], _texts(grid, each.first, joiner)) for each in columns if each.name in tests]
    alike = all(2 * sum(map(test, own)) >= len(own) for test, own in told)
    return len(columns) == grid.width and alike and sum(bool(own) for _, own in told) >= FEWEST_ALIKE


def _that_tells(columns: Sequence[Sequence[str]], due: int) -> int | None:
    """The column of three of texts that tells how far things have come ("Two of three workshops held"): it
    asks far less than the others. Of two it is the one behind the dates, which stand between, at `due`; not
    where several of its cells stand beside one of the other, as actions do beside what is recommended."""
    asking = {place: sum(map(asks, texts)) / len(texts) for place, texts in enumerate(columns) if texts}
    least, *others = sorted(asking, key=lambda place: asking[place]) or [0]
    behind = len(others) == 1 and others[0] < due < least
    beside_one = behind and len(columns[least]) > FINER * len(columns[others[0]])
    enough = (behind and not beside_one) or len(others) > 1
    return least if enough and asking[least] < ASKS_LITTLE * asking[others[0]] else None


def _roles(counts: Sequence[int], ends: int) -> tuple[str, ...]:
    """What columns of text are, by how many cells and paragraphs each has: there are more actions than
    recommendations. Each of so many page `ends` may have cut one in two."""
    if len(counts) == 1:
        return ("action",)
    swapped = counts[0] > counts[1] + ends
    return ("action", "recommendation") if swapped else ("recommendation", "action")


def _paragraphs(grids: Sequence[Grid], place: int) -> int:
    """How many paragraphs the cells of a column hold, without the points of lists: a recommendation may hold
    one, and has one paragraph else; two actions may stand in a cell that nothing parts."""
    cells = [cell for grid in grids for cell in grid.column(place)]
    lines = [line for cell in cells for line in cell.lines]
    measure = Measure(0.0, line_pitch([cell.lines for cell in cells], usual_size(lines)))
    begun = (
        gap_between(above, below, measure) and not begins_with_bullet(below)
        for cell in cells
        for above, below in pairwise(cell.lines)
    )
    return len(cells) + sum(begun)


def _unless_taken(name: str, columns: Sequence[Column]) -> str:
    """Two columns of dates or of numbers are told apart by nothing: the first is taken."""
    return "" if name != "owner" and any(column.name == name for column in columns) else name


def completed(header: Header, grids: Sequence[Grid], joiner: Joiner) -> Header:
    """The header of the first of `grids`, which have its columns, with the meaning of the columns whose
    headings are unknown or empty, where their cells tell it and no other column has it: narrow numbers."""
    columns = [own for column in header.columns for own in _each_owner(column, grids, joiner)]
    for number, column in enumerate(columns):
        if column.name:
            continue
        heading = column.heading.text
        every = (text for grid in grids for text in _texts(grid, column.first, joiner))
        texts = [text.removeprefix(f"{heading} ") for text in every if text != heading]
        wanted = "recommendation_ref" if is_sign(heading) else "deadline"
        texts = numbers_in(texts) if is_sign(heading) else texts
        lone = wanted == "recommendation_ref" and len(texts) == 1
        kind = kind_of(texts * FEWEST_CELLS if lone else texts)
        others = [place for place, other in enumerate(columns) if other.name == kind]
        if kind == wanted and all(_counts_actions(columns, number, place) for place in others):
            likely = likely_column(heading)
            columns[number] = replace(column, name=likely if likely in DATES else kind)
            for place in others:
                columns[place] = replace(columns[place], name="action_ref")
    columns = _with_action_refs(columns, grids, joiner)
    return replace(header, columns=tuple(_with_actions(columns, grids, joiner)))


def is_sign(heading: str) -> bool:
    """Whether a heading may stand for words: "R", "R/N"."""
    return sum(map(str.isalnum, heading)) <= LONGEST_SIGN and heading != "By"


def numbers_in(texts: Sequence[str]) -> list[str]:
    """Each reference of cells that hold hardly anything else by itself; else the texts as they are."""
    other = sum(len(_NUMBER.sub("", text).split()) for text in texts)
    most = other <= (1 - MOST) * sum(len(text.split()) for text in texts)
    return [number for text in texts for number in _NUMBER.findall(text)] if most else list(texts)


def _with_action_refs(columns: Sequence[Column], grids: Sequence[Grid], joiner: Joiner) -> list[Column]:
    """The second of two columns of references counts the actions: Ref | Recommendation | Ref | Action; so
    does the only one, behind recommendations that have their numbers in their texts."""
    refs = [place for place, column in enumerate(columns) if column.name == "recommendation_ref"]
    asked = [each.first for each in columns[: sum(refs[:1])] if each.name == "recommendation"]
    texts = [text for place in asked for grid in grids for text in _texts(grid, place, joiner)]
    counted = 2 * sum(bool(split_reference(text)[0]) for text in texts) > len(texts)
    again = _counts_actions(columns, *refs) if len(refs) == 2 else len(refs) == 1 and counted
    return [
        replace(column, name="action_ref") if again and place == refs[-1] else column
        for place, column in enumerate(columns)
    ]


def _counts_actions(columns: Sequence[Column], first: int, second: int) -> bool:
    """Whether of two columns of references the second is the actions': "" | Recommendation | Ref | Action."""
    between = [column.name for column in columns[first:second]]
    return columns[second].name == "recommendation_ref" and "recommendation" in between


def _each_owner(column: Column, grids: Sequence[Grid], joiner: Joiner) -> list[Column]:
    """A column of owners, or the several that one heading stands over: "Lead Member and Lead Officer"."""
    places = column.places
    texts = [[text for grid in grids for text in _texts(grid, place, joiner)] for place in places]
    if column.name not in NAMING or len(places) < 2 or any(kind_of(own) != "owner" for own in texts):
        return [column]
    headings = [column.heading, *(replace(column.heading, words=()) for _ in places[1:])]
    return [
        replace(column, heading=heading, first=place, last=place)
        for heading, place in zip(headings, places, strict=True)
    ]


def _with_actions(columns: Sequence[Column], grids: Sequence[Grid], joiner: Joiner) -> list[Column]:
    """The columns, where none of them is called the actions': the first of long texts behind the
    recommendations is theirs, whatever its heading ("TMBC to ..."), if any dates stand beside it."""
    names = [column.name for column in columns]
    wanted = "recommendation" in names and "deadline" in names
    if not wanted or {"action", "next_steps", "deadline or action (by content)", "response"} & set(names):
        return list(columns)
    behind = names.index("recommendation") + 1
    for number, column in enumerate(columns[behind:], start=behind):
        texts = [text for grid in grids for text in _texts(grid, column.first, joiner)]
        if column.heading and not column.name and kind_of(texts) == "text":
            return [*columns[:number], replace(column, name="action"), *columns[number + 1 :]]
    return list(columns)


def _texts(grid: Grid, place: int, joiner: Joiner) -> list[str]:
    """The texts of one column's own cells, those of rows across several columns left out."""
    return [joiner.passage(cell.lines).text for cell in grid.column(place)]


def kind_of(texts: Sequence[str]) -> str:
    """What the cells of a column are: the name of a column of KINDS, `text`, or nothing."""
    if len(texts) < FEWEST_CELLS:
        return ""
    for name, test in KINDS:
        if sum(map(test, texts)) >= MOST * len(texts):
            return name
    return "text" if fmean(len(text.split()) for text in texts) >= TEXT_WORDS else ""
