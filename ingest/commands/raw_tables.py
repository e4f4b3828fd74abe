"""`actionplans tables`: every table of a PDF as it stands on its page, whatever it is about."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from ingest.batches import batch
from ingest.batches.batch import Job, Settings, told
from ingest.batches.outcomes import Failure
from ingest.errors import Refused, Unreadable
from ingest.exports.export import csv_of
from ingest.exports.writing import put_out
from models.document import Box, Document


@dataclass(frozen=True, slots=True)
class TextTable:
    """One table on one page: every row has one text a column."""

    page: int
    box: Box
    rows: tuple[tuple[str, ...], ...]


Seen = tuple[list[TextTable], list[int]]
"""The tables of a file, and its pages of which not everything could be read."""


def run_tables(pdf: Path, settings: Settings, format_name: str, out: Path) -> None:
    """Writes the tables of `pdf` to `out`, or to standard output where it is `-`.

    Raises Refused where the PDF cannot be read, not within its limits, or has none of the pages.
    """
    found = batch.done_alone(read_tables, Job(pdf, settings), settings)
    if isinstance(found, Failure):
        raise Refused(f"{pdf.name}: {found.reason}")
    tables, damaged = found
    put_out(TABLE_FORMATS[format_name](tables), out)
    if damaged:
        where = f"page {', '.join(map(str, damaged))}"
        message = f"is damaged ({where}), tables may be missing there or wrong; download it again"
        typer.echo(f"{pdf.name}: {message}", err=True)


def read_tables(job: Job) -> Seen | Failure:
    """The tables of the file's pages that are wanted, or why there are none. Raises MemoryError alone."""
    return told(lambda: _tables(job.path, job.settings))


def _tables(pdf: Path, settings: Settings) -> Seen:
    from ingest.pdf.page_choice import chosen_pages  # heavy: only where the file is read
    from ingest.pdf.reader import read

    document = read(pdf, settings.password)
    count = len(document.pages)
    wanted = chosen_pages(settings.pages, count)
    if not wanted:
        raise Unreadable(f"has {count} pages and none of {settings.pages}; choose --pages from 1-{count}")
    damaged = [number for number in wanted if document.pages[number - 1].damaged]
    return document_tables(document, wanted), damaged


def document_tables(document: Document, pages: Sequence[int]) -> list[TextTable]:
    """The tables on the given pages, in reading order; a table over three pages is three tables."""
    from parsers.page_tables import page_tables
    from parsers.text.joiner import Joiner, unbroken_words

    joiner = Joiner(unbroken_words(document.words))
    return [
        TextTable(table.page, table.box, tuple(map(tuple, table.texts(joiner))))
        for number in pages
        for table in page_tables(document.pages[number - 1])
    ]


def to_json(tables: Sequence[TextTable]) -> bytes:
    """[{"page", "bbox", "rows"}]: bbox is [x0, top, x1, bottom] in points from the page's top left."""
    objects = [
        {
            "page": table.page,
            "bbox": [round(x, 2) for x in (table.box.x0, table.box.top, table.box.x1, table.box.bottom)],
            "rows": table.rows,
        }
        for table in tables
    ]
    return (json.dumps(objects, ensure_ascii=False, indent=1) + "\n").encode()


def to_csv(tables: Sequence[TextTable]) -> bytes:
    """One row a row of a table, after its page, the table's number on that page and the row's in the table.

    The widest table gives the columns; the rows of the others end in empty cells.
    """
    width = max((len(row) for table in tables for row in table.rows), default=0)
    columns = ("page", "table", "row", *(f"column_{place}" for place in range(1, width + 1)))
    return csv_of(columns, _lines(tables, width))


def _lines(tables: Sequence[TextTable], width: int) -> Iterator[tuple[object, ...]]:
    for place, table in enumerate(tables):
        number = 1 + sum(other.page == table.page for other in tables[:place])
        for count, row in enumerate(table.rows, start=1):
            yield (table.page, number, count, *row, *[""] * (width - len(row)))


TABLE_FORMATS: dict[str, Callable[[Sequence[TextTable]], bytes]] = {"csv": to_csv, "json": to_json}
