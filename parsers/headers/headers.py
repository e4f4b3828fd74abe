"""Which row of a grid is its header, and what its headings mean; which grid is a card of labels."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, product

from models.document import Word, bounds, spaced
from models.plan import NOTHING, Passage
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS, WHO_AND_WHEN
from parsers.cells.run_in_labels import cut_at_labels
from parsers.fields.deadline import is_deadline
from parsers.fields.reference import is_reference, split_reference, whole_reference
from parsers.fields.status import read_rag
from parsers.grids.grids import Cell, Grid, band_lines, bands, cell_measure
from parsers.grids.rules import NEAR
from parsers.headers.labels import TORN, label_of, mended
from parsers.headers.roadmaps import rows_of_roadmap
from parsers.text.joiner import Joiner
from parsers.text.lines import Line, words_to_lines
from parsers.text.rivers import WIDER
from parsers.vocabulary import column_of, numbered_label
from parsers.vocabulary.likely import likely_column

LEADING = frozenset({"recommendation", "action", "deadline or action (by content)"})
"""A table of a plan has at least one of these columns."""
ANSWERS = frozenset({"next_steps", "response"})
"""What may be a plan's actions, beside who does them and when."""
DELIVERED = ("deliverable", "deliverables", "output", "outputs")
DESCRIBED = ("description", "summary", *DELIVERED)
RECOMMENDATIONS = ("recommendation", "recommendation_ref")
"""What a label that names a recommendation can mean."""
TITLES = frozenset({*RECOMMENDATIONS, "theme", "finding", "action"})
"""What a label before a table's title can mean."""
NAMED_LIKE_THEMES = ("resources", "support", "governance", "success_measure")
"""Columns whose headings may be themes: "Finance and resources", "Scrutiny and oversight"."""
LONGEST_HEADING = 12
"""Words."""
SHORT = 5
"""Letters of a heading over numbers, at most: "Rec", "Recs."."""
KNOWN_SHARE = 0.6
"""A row is a header where so many of its cells are known headings, periods or colours over ticks."""
KNOWN_ENOUGH = 4
"""So many different headings are enough beside any number of others: "Q1", "Q2", "Q3", "Q4"."""
ROLES = {"R": "owner", "A": "owner_accountable", "C": "support", "I": "support"}
"""Who is responsible, accountable, consulted and informed."""
FEWEST_LETTERS = 3
_OPEN = frozenset({"recommendation", "recommendation_date", "recommendation_ref"})
"""What a heading means that says nothing without the one over it."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: what its heading means, and the grid columns `first` to `last` under it."""

    name: str
    heading: Passage
    first: int
    last: int

    @property
    def places(self) -> range:
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Header:
    """A header found in a grid: its columns, its words, and the index of the first band below it."""

    columns: tuple[Column, ...]
    words: tuple[Word, ...]
    below: int
    above: tuple[tuple[Line, ...], ...] = ()
    """The lines of each row above the header: the table's title, a theme, a recommendation."""

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def names_of(columns: Sequence[Column]) -> tuple[str, ...]:
    """The meanings of the columns that have a heading."""
    return tuple(column.name for column in columns if column.heading)


def heads_alike(columns: Sequence[Column], others: Sequence[Column]) -> bool:
    """Whether headings mean the same, and those without a known meaning say the same."""
    one, other = ([column for column in each if column.heading] for each in (columns, others))
    return names_of(one) == names_of(other) and all(
        each.name or each.heading.text.lower() == own.heading.text.lower()
        for each, own in zip(one, other, strict=True)
    )


def cells_in(grid: Grid, band: tuple[float, float]) -> list[Cell]:
    """The cells that cover a band, left to right."""
    y = (band[0] + band[1]) / 2
    cells = (cell for cell in grid.cells if cell.box.top < y < cell.box.bottom)
    return sorted(cells, key=lambda cell: cell.first)


def first_row(grid: Grid) -> list[Cell]:
    """The cells with words of a grid's first row, left to right."""
    return [cell for cell in cells_in(grid, bands(grid)[0]) if cell.words]


def find_header(grid: Grid, joiner: Joiner) -> Header | None:
    """The header among the first rows of a grid: one row, or two or three that are read together."""
    if grid.width < 2:
        return None
    levels = bands(grid)
    best: Header | None = None
    for start in range(min(4, len(levels))):
        if start and not _titles(grid, cells_in(grid, levels[start - 1])):
            break
        for depth in range(1, min(3, len(levels) - start) + 1):
            header = _header_at(grid, levels, start, depth, joiner)
            if header and (best is None or _worth(header, grid) > _worth(best, grid)):
                best = header
    return best


def _worth(header: Header, grid: Grid) -> tuple[bool, int]:
    """Whether a header ends where its cells do, and how many columns it names."""
    foot, own = bands(grid)[header.below - 1][1], set(header.words)
    cut = any(cell.box.bottom > foot + NEAR and own & set(cell.words) for cell in grid.cells)
    return not cut, known(header)


def known(header: Header) -> int:
    """How many columns of different meaning a header names."""
    return len(set(filter(None, header.names)))


def _header_at(
    grid: Grid, levels: list[tuple[float, float]], start: int, depth: int, joiner: Joiner
) -> Header | None:
    """The header that the bands from `start` make, if their words are headings."""
    cells = [cells_in(grid, band) for band in levels[start : start + depth]]
    rows = [[part for cell in own for part in _over_each(cell, grid.edges)] for own in cells]
    asked: tuple[tuple[Line, ...], ...] = ()
    if depth == 1 and _asks_in(rows[0], joiner):
        asked, rows[0][0] = (rows[0][0].lines,), replace(rows[0][0], lines=())
    long = (cell for cells in rows for cell in cells if len(cell.words) > LONGEST_HEADING)
    if any(len(cell.text) > TORN * len(cell.words) for cell in long):
        return None
    if any(grid.is_across(cell) for cells in rows for cell in cells):
        # A row over all the columns is the table's title, or a theme below its header: no heading of each.
        return None
    if depth > 1 and (_counts_one(rows[0]) or _is_title_over(rows) or _dates_one(rows)):
        return None
    columns = _with_described([_column(cells, joiner) for cells in _stacks(rows, grid.width)])
    columns = with_unheaded(_with_letters_of_roles(_with_short_number(columns)), grid)
    if asked:
        columns[0] = replace(columns[0], name="action")
    named = [column for column in columns if column.heading]
    known = {column.name for column in named if column.name}
    texts = [joiner.passage(cell.lines).text for cell in rows[-1]]
    periods = sum(is_deadline(text) for text in texts if not column_of(text))  # "ongoing commitment"
    if periods > 1 and is_reference(texts[0]):  # a row: "R2 | Ask 2030. | Set 2030. | March 2022"
        return None
    colours = sum(bool(read_rag(text)) for text in texts if not column_of(text))
    # "Recommendation | Short term (by May 2024) | Long term (by May 2026)" heads what is done by then.
    leads = asked or heads_actions(known) or (periods > 1 and known & set(OWNERS))
    undecided = not leads and (known & ANSWERS or periods > 1)
    below = [cells_in(grid, band) for band in levels[start + depth :]] if undecided else []
    if not leads and known & ANSWERS:
        leads = heads_actions(known | _said_in(chain.from_iterable(below)))
    if not leads and periods > 1:
        rest = [[cell.text for cell in cells] for cells in below]
        said = rows_of_roadmap([column.heading.text for column in columns], rest)
        columns[0], leads = replace(columns[0], name=said or columns[0].name), bool(said)
        known |= {said}
    share = KNOWN_SHARE * (len(named) - periods - colours)
    if len(known) + (periods > 1) < 2 or not leads or len(known) < min(KNOWN_ENOUGH, share):
        return None
    words = tuple(word for cells in rows for cell in cells for word in cell.words)
    titles = (band_lines(cells_in(grid, band)) for band in levels[:start])
    return Header(tuple(columns), tuple(dict.fromkeys(words)), start + depth, (*filter(None, titles), *asked))


def heads_actions(names: Iterable[str]) -> bool:
    """Whether a plan's table may have these columns: one of `LEADING`, or answers that may be its actions,
    "What peers told us | Our response | Lead | When", "Rec # | What peers told us | Our response | Lead"."""
    known = set(names)
    answered = known & ANSWERS
    owned = not known.isdisjoint(OWNERS) and known & {"deadline", "recommendation_ref"}
    told = owned or WHO_AND_WHEN in known  # "What you told us | Response | Due date / lead officer"
    # "Our response | Timescale" and no more, under each recommendation.
    return bool(known & LEADING or (answered and (told or known - answered == {"deadline"})))


def _said_in(cells: Iterable[Cell]) -> set[str]:
    """Who and when, where labels in cells say so: "Meet them." over "Lead: Leader", "By: May 2025"."""
    said = {each.column for cell in cells for each in cut_at_labels(cell.lines)[1]}
    return said.intersection((*OWNERS, "deadline"))


def _with_short_number(columns: list[Column]) -> list[Column]:
    """The columns, "Rec" right before "Recommendation" as its number."""
    first, *rest = columns
    numbered = counts_next([column.name for column in columns], first.heading.text)
    return [replace(first, name="recommendation_ref"), *rest] if numbered else columns


def counts_next(names: Sequence[str], heading: str) -> bool:
    """Whether the first heading is so short that it is the number of the second: "Rec" | "Recommendation"."""
    return [*names[:2]] == ["recommendation"] * 2 and len(heading.strip(" .:")) <= SHORT


def _with_letters_of_roles(columns: list[Column]) -> list[Column]:
    """The columns, those headed by the letters of a RACI matrix named, where there are three of them."""
    letters = [column.heading.text.strip(" ()") for column in columns]
    if len(ROLES.keys() & letters) < FEWEST_LETTERS:
        return columns
    pairs = zip(columns, letters, strict=True)
    return [replace(column, name=ROLES.get(letter, column.name)) for column, letter in pairs]


def _asks_in(cells: Sequence[Cell], joiner: Joiner) -> bool:
    """Whether a header's first cell is the recommendation itself, with its number, and the others are the
    headings of what is said of its actions: "R1: Listen to all" | "Lead" | "By when"."""
    first, *others = [joiner.passage(cell.lines).text for cell in cells]
    names = list(map(column_of, others))
    return bool(split_reference(first)[0]) and len(names) > 1 and all(names) and not LEADING & set(names)


def _over_each(cell: Cell, edges: Sequence[float]) -> list[Cell]:
    """A cell over several columns with a known heading over each, "Ref  Recommendation", in parts."""
    parts = [_over(cell, edges, place) for place in range(cell.first, cell.last + 1)]
    headings = [spaced(part.words) for part in parts]
    if len(parts) == 1 or not all(map(column_of, headings)):
        return [cell]
    boxes = [bounds([word.box for word in part.words]) for part in parts]
    room = WIDER * cell.words[0].style.size
    apart = all(right.x0 - left.x1 > room for left, right in pairwise(boxes))
    return parts if apart else [cell]


def _over(cell: Cell, edges: Sequence[float], place: int) -> Cell:
    box = replace(cell.box, x0=edges[place], x1=edges[place + 1])
    words = (word for word in cell.words if box.x0 < word.box.centre[0] < box.x1)
    return Cell(box, place, place, tuple(words_to_lines(words)))


def is_band(grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether a row says one thing over all columns, or beside its number: "R4" | "Review it", or none."""
    filled = [cell for cell in cells if cell.words]
    if len(filled) < 2:
        return True
    first, *_, last = filled
    across = last.last - last.first > 0 and last.last == grid.width - 1
    return len(filled) == 2 and across and first.last + 1 == last.first and _is_label(first)


def _titles(grid: Grid, cells: Sequence[Cell]) -> bool:
    """Whether a row above a header can be its title, or says who and when of it: "Sponsor: Leader | Overall
    RAG: Green". "Lead Officer | Chief Executive" is a card's row."""
    filled = [cell for cell in cells if cell.words]
    if len(filled) > 1 and all(says_value(cell.text) for cell in filled):
        return True
    label = label_of(filled[0].text.rstrip(": "))[0] if filled else ""
    value = len(filled) == 2 and bool(label) and label not in TITLES
    return (is_band(grid, cells) and not value) or says_who_beside(grid, filled)


def says_who_beside(grid: Grid, filled: Sequence[Cell]) -> bool:
    """Whether a numbered text over several columns has a value beside it: "R1: Listen" | "Lead: Ash"."""
    if len(filled) != 2 or filled[0].first or filled[1].last != grid.width - 1:
        return False
    text, beside = (cell.text for cell in filled)
    wide = filled[0].last > 0 and filled[0].last + 1 == filled[1].first
    return wide and says_value(beside) and bool(split_reference(text)[0])


def says_value(text: str) -> bool:
    """Whether a text is a label with its value, of who or when and not of what: "Timescale: May 2025"."""
    label, colon, value = text.partition(":")
    name = column_of(label)
    return bool(colon and value and name) and name not in TITLES


def _counts_one(cells: Sequence[Cell]) -> bool:
    """Whether a row has a number and one text: "R1" | "Review the charges" is what the rows below are for."""
    filled = [cell for cell in cells if cell.words]
    first = filled[0].text if filled else ""
    return len(filled) == 2 and (is_reference(first) or bool(numbered_label(first)[1]))


def _dates_one(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a date stands right under its heading, as wide as that: "By when" over "June 2025" is a row."""
    return any(
        (own.first, own.last) == (over.first, over.last)
        and column_of(over.text) in DATES
        and any(map(str.isdigit, own.text))  # not "Target" over "date"
        and is_deadline(own.text)
        for above, below in pairwise(rows)
        for over, own in product(above, below)
    )


def _is_title_over(rows: Sequence[Sequence[Cell]]) -> bool:
    """Whether a row says one thing alone, from the left on, over headings that need it not: "Housing" over
    "No. | Recommendation | Action". A spreadsheet's title runs on over the uprights of its first cells."""
    filled = [cell for cell in rows[0] if cell.words]
    if len(filled) != 1 or filled[0].first or column_of(filled[0].text):
        return False
    under = [cell.text for cell in rows[1] if cell.first <= filled[0].last and cell.words]
    return bool(under) and all(map(column_of, under))


def is_broken_number(text: str) -> bool:
    """Whether a narrow column broke the name of a number: "Recommendatio n 7"; not "ID R1"."""
    return bool(numbered_label(whole_reference(text))[0])


def _is_label(cell: Cell) -> bool:
    """Whether a cell before a row's text names or counts it: "R4", "Recommendation 4:", "Theme"."""
    text = cell.text
    return is_reference(text) or bool(label_of(text.rstrip(": "))[0])


def with_unheaded(columns: Sequence[Column], grid: Grid) -> list[Column]:
    """The columns, with those over which the header has no cell at all: tags may leave an empty one out."""
    headed = {place for column in columns for place in column.places}
    filled = {place for place in range(grid.width) if grid.column(place)}
    bare = [Column("", NOTHING, place, place) for place in sorted(filled - headed)]
    return sorted([*columns, *bare], key=lambda column: column.first)


def _with_described(columns: Sequence[Column]) -> list[Column]:
    """The columns, that of the actions named where its heading alone does not tell."""
    place = described_at([column.name for column in columns], [column.heading.text for column in columns])
    return [replace(own, name="action") if at == place else own for at, own in enumerate(columns)]


def described_at(names: Collection[str], headings: Sequence[str]) -> int | None:
    """Where a "Description" heads actions: beside who and when, with no other; or "Deliverables", beside when
    alone."""
    due = not {"deadline", WHO_AND_WHEN}.isdisjoint(names)
    if not due or (LEADING | {"risk"}).intersection(names):
        return None
    owned = not {*OWNERS, WHO_AND_WHEN}.isdisjoint(names)
    texts = [heading.lower().strip(" :") for heading in headings]
    called = next((text for text in (DESCRIBED if owned else DELIVERED) if text in texts), "")
    return texts.index(called) if called and texts.count(called) == 1 else None


def _stacks(rows: Sequence[Sequence[Cell]], width: int) -> Iterator[list[Cell]]:
    """The header cells above one another, a stack for each column of the lowest heading row."""
    for cell in _finest(rows, width):
        others = chain.from_iterable(rows)
        stack = (other for other in others if other.first <= cell.first and cell.last <= other.last)
        yield list(dict.fromkeys(stack))


def _finest(rows: Sequence[Sequence[Cell]], width: int) -> list[Cell]:
    """For each place from left to right, the narrowest header cell that covers it."""
    kept: list[Cell] = []
    for place in range(width):
        over = [cell for cells in rows for cell in cells if cell.first <= place <= cell.last]
        if over:
            cell = min(over, key=lambda cell: cell.last - cell.first)
            if cell not in kept and not any(k.first <= cell.first <= k.last for k in kept):
                kept.append(cell)
    return kept


def _column(stack: Sequence[Cell], joiner: Joiner) -> Column:
    """A column under its stack of headings; the narrowest decides where it tells what it is, unless it is as
    wide as that above it: "Governance" under "Theme" may be the first value."""
    narrowest, widest = (each(stack, key=lambda cell: cell.last - cell.first) for each in (min, max))
    lines = [line for cell in stack for line in cell.lines]
    heading = joiner.passage(lines, cell_measure(lines, narrowest.box) if len(lines) > 1 else None)
    name = column_of(heading.text)
    if (narrowest.first, narrowest.last) != (widest.first, widest.last):
        name = _told_by(joiner.passage(narrowest.lines).text, name)
    if not name:
        heading = mended(heading, lines)
        name = column_of(heading.text)
    return Column(name, heading, narrowest.first, narrowest.last)


def _told_by(own: str, whole: str) -> str:
    """The column of a heading under a wider one, `whole` with it: its own if that says something, "From"
    under "Timescale", as "Date", "No." and "What" do not; a target is no date under measures."""
    column = column_of(own)
    likely = likely_column(own)
    if whole in DATES and likely in DATES:
        return likely
    told = column and column not in _OPEN and (column, whole) != ("deadline", "success_measure")
    return column if told or not whole else whole
