"""Rows as text: csv that Excel opens right, or json."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ingest.exports.rows import COLUMNS, Row

Cell = str | int | float | bool
Json = Cell | None | Sequence["Json"] | Mapping[str, "Json"]
BOM = "\ufeff"
APOSTROPHE = "'"
"""Before a text that a spreadsheet would take for a formula."""
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.,%£\s]*$)")


def to_csv(rows: Iterable[Row]) -> bytes:
    """UTF-8 with BOM, RFC 4180, a header; ISO dates, `true` and `false`, an empty cell for "not stated"."""
    return csv_of(COLUMNS, ([_csv_cell(row, column) for column in COLUMNS] for row in rows))


def csv_of(columns: Sequence[str], lines: Iterable[Iterable[object]]) -> bytes:
    """A table as csv that Excel opens right: UTF-8 with BOM, RFC 4180, a header; no text is a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_no_formula(cell) for cell in line] for line in lines)
    return (BOM + text.getvalue()).encode()


def as_written(cell: str) -> str:
    """The text of a cell of `csv_of`."""
    return cell[1:] if cell.startswith(APOSTROPHE) and _FORMULA.match(cell, 1) else cell


def _no_formula(cell: object) -> object:
    """A spreadsheet would work out "=1+1" or "-2+cmd|..." of a PDF of whatever origin; "-5%" is a number."""
    return f"{APOSTROPHE}{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell


def to_json(rows: Iterable[Row]) -> bytes:
    """A list of objects with the csv's keys; `extra` is an object, numbers and truths are their own kind."""
    return json_of([json_row(row) for row in rows])


def json_of(objects: Sequence[Mapping[str, Json]]) -> bytes:
    return (json.dumps(objects, ensure_ascii=False, indent=1) + "\n").encode()


def json_row(row: Row) -> dict[str, Json]:
    """The row as JSON has it, an empty string where the plan states nothing."""
    return {
        column: extra_object(row.extra) if column == "extra" else _cell(getattr(row, column))
        for column in COLUMNS
    }


def extra_object(extra: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Heading → text; the texts of a heading that stands twice are joined with "; "."""
    merged: dict[str, str] = {}
    for heading, text in extra:
        merged[heading] = f"{merged[heading]}; {text}" if heading in merged else text
    return merged


def extra_text(extra: tuple[tuple[str, str], ...]) -> str:
    """The JSON object as text, empty where there is nothing."""
    return json.dumps(extra_object(extra), ensure_ascii=False) if extra else ""


def _csv_cell(row: Row, column: str) -> Cell:
    if column == "extra":
        return extra_text(row.extra)
    cell = _cell(getattr(row, column))
    return str(cell).lower() if isinstance(cell, bool) else cell


def _cell(value: Cell | date | None) -> Cell:
    if value is None:
        return ""
    return value.isoformat() if isinstance(value, date) else value
