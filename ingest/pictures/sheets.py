"""A reading → what is drawn on each page: every word's place, rules, cells, records, issues."""

from __future__ import annotations

from collections.abc import Iterator

from ingest.pictures.marks import Kind, Mark, Sheet
from ingest.pictures.records import list_marks, record_marks, review_notes
from models.document import Box, Document, Word, bounds
from parsers.checks.coverage import ledger
from parsers.grids.grids import Cell
from parsers.grids.rules import merge_rules
from parsers.outline.outline import Outline
from parsers.reading import Reading
from parsers.tables.tables import Row, Table


def sheets_of(reading: Reading) -> list[Sheet]:
    """The pages that hold something of the plan, or a table that could be one; all, if there are none."""
    document, plan = reading.document, reading.plan
    sheets = {page.number: Sheet(page) for page in document.pages}
    reported = {word for issue in plan.issues for word in issue.words}
    for run, kind in _runs(document, _word_kinds(reading, reported)):
        sheets[run[0].page].shades.append(Mark(kind, bounds([word.box for word in run])))
    for number, mark in _outlines(reading):
        sheets[number].outlines.append(mark)
    for number, issue in enumerate(plan.issues, start=1):
        for page in sorted({issue.page, *(word.page for word in issue.words)} & sheets.keys()):
            sheets[page].notes.append(f"{number}  {issue.message} ({issue.kind})")
    for page, note in review_notes(plan):
        sheets[page].notes.append(note)
    return [sheet for sheet in sheets.values() if sheet.holds_plan] or list(sheets.values())


def _word_kinds(reading: Reading, reported: set[Word]) -> dict[Word, Kind]:
    """Each word's one place; what is in none or in two, or in prose that an issue is about, stands out."""
    kinds = {}
    for word, places in ledger(reading.document, reading.outline, reading.placed):
        place = next(iter(places)) if len(places) == 1 else ""
        around = not place or (place == "prose" and word in reported)
        kinds[word] = Kind.ISSUE if around else _kind_of(place)
    return kinds


def _kind_of(place: str) -> Kind:
    if place.startswith("field "):
        return Kind.FIELD
    return Kind.RECOMMENDATION if place == "ref" else Kind(place)


def _runs(document: Document, kinds: dict[Word, Kind]) -> Iterator[tuple[list[Word], Kind]]:
    """Neighbouring words of one line and one kind, as a pen would mark them in one stroke."""
    run: list[Word] = []
    for word in document.words:
        if run and not (kinds[run[-1]] is kinds[word] and _follows(run[-1], word)):
            yield run, kinds[run[0]]
            run = []
        run.append(word)
    if run:
        yield run, kinds[run[0]]


def _follows(before: Word, word: Word) -> bool:
    left, right = before.box, word.box
    level = left.top < right.centre[1] < left.bottom
    return before.page == word.page and level and 0 <= right.x0 - left.x1 < word.style.size


def _outlines(reading: Reading) -> Iterator[tuple[int, Mark]]:
    """(page, mark) for all that is drawn as a line or a frame, what lies beneath first."""
    for page in reading.document.pages:
        for rule in merge_rules(page.rules):
            ends = (rule.start, rule.at, rule.end, rule.at), (rule.at, rule.start, rule.at, rule.end)
            yield page.number, Mark(Kind.RULE, Box(*ends[not rule.horizontal]))
    yield from _cells(reading.outline)
    yield from record_marks(reading)
    for word in list_marks(reading):
        yield word.page, Mark(Kind.ITEM, word.box)


def _cells(outline: Outline) -> Iterator[tuple[int, Mark]]:
    for table in outline.tables:
        yield from _table_cells(table)
    for kind, grids in ((Kind.CELL, outline.cards), (Kind.OTHER, outline.others)):
        for grid in grids:
            for number, cell in enumerate(grid.cells):
                label = "not read as part of the plan" if kind is Kind.OTHER and not number else ""
                yield grid.page, Mark(kind, cell.box, label)


def _table_cells(table: Table) -> Iterator[tuple[int, Mark]]:
    """Each cell once, though a merged one stands in several rows; and on each page what its columns are."""
    cells: dict[Cell, int] = {}
    pages: set[int] = set()
    for row in table.rows:
        for cell in (*row.cells, *([row.band] if row.band else [])):
            # What a row over all the columns says of the one above it may stand on the next page.
            cells[cell] = cell.words[0].page if cell.words else row.page
        if row.cells and row.page not in pages:
            pages.add(row.page)
            yield from ((row.page, mark) for mark in _columns(table, row))
    yield from ((page, Mark(Kind.CELL, cell.box)) for cell, page in cells.items())


def _columns(table: Table, row: Row) -> Iterator[Mark]:
    """What each column was taken for: a strip from the heading's top, where it is on the page, to `row`."""
    heading = [
        word.box.top for word in table.header_words if word.page == row.page and word.box.top < row.top
    ]
    top = min([row.top, *heading])
    names: dict[Box, str] = {}
    for column, cell in zip(table.columns, row.cells, strict=True):
        box = Box(cell.box.x0, top, cell.box.x1, row.top)
        name = column.name.removeprefix("recommendation_")  # "recommendation_ref" stands over a narrow column
        name = name or f"extra: {column.heading.text}"
        names[box] = f"{names[box]} / {name}" if box in names else name
    yield from (Mark(Kind.COLUMN, box, name) for box, name in names.items())
