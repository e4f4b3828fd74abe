"""Rows as an Excel workbook: real dates, numbers and truths; text is text, whatever it begins with."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import date

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ingest.errors import Refused
from ingest.exports.column_meanings import MEANINGS
from ingest.exports.export import extra_text
from ingest.exports.owner_table import OWNER_COLUMNS, OWNER_MEANINGS, OwnerLine
from ingest.exports.review_table import REVIEW_COLUMNS, REVIEW_MEANINGS, ReviewLine
from ingest.exports.rows import COLUMNS, Row

MOST_ROWS = 1_048_575
MOST_LETTERS = 32_767
"""What a sheet of Excel holds below its header, and a cell."""
CUT = " [cut here: Excel holds no more]"
NARROWEST, WIDEST = 10, 50
"""Widths of columns, in letters; longer texts are wrapped."""
DATE = "yyyy-mm-dd"
_UNSAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML cannot hold."""
_BEGINS_FORMULA = ("=", "+", "-", "@")
_HEADER = Font(bold=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_TOP = Alignment(vertical="top")

Value = str | int | float | bool | date | None


def to_xlsx(rows: Sequence[Row], owners: Sequence[OwnerLine], review: Sequence[ReviewLine] = ()) -> bytes:
    """A sheet `actions`, its header always in sight, to filter by; a sheet `columns` says what they mean; a
    sheet `owners` has the owners of the rows, a sheet `review` the rows that need a look, and why.

    Raises Refused where a sheet cannot hold so many rows.
    """
    if (most := max(len(rows), len(owners))) > MOST_ROWS:
        raise Refused(f"Excel holds {MOST_ROWS} rows and these are {most}; export fewer plans, or csv")
    book = Workbook(write_only=True)
    _fill(book.create_sheet("actions"), COLUMNS, [_values(row) for row in rows])
    meant = {f"owners: {name}": meaning for name, meaning in OWNER_MEANINGS.items()}
    meant |= {f"review: {name}": meaning for name, meaning in REVIEW_MEANINGS.items()}
    _fill(book.create_sheet("columns"), ("column", "meaning"), (MEANINGS | meant).items())
    _fill(book.create_sheet("owners"), OWNER_COLUMNS, [tuple(asdict(one).values()) for one in owners])
    _fill(book.create_sheet("review"), REVIEW_COLUMNS, [tuple(asdict(one).values()) for one in review])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _values(row: Row) -> list[Value]:
    return [extra_text(row.extra) if name == "extra" else getattr(row, name) for name in COLUMNS]


def _fill(sheet: Worksheet, header: Sequence[str], lines: Iterable[Sequence[Value]]) -> None:
    lines = list(lines)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{len(lines) + 1}"
    for place, name in enumerate(header):
        widest = max((len(str(line[place])) for line in lines if line[place] is not None), default=0)
        width = min(max(widest, len(name), NARROWEST) + 2, WIDEST)
        sheet.column_dimensions[get_column_letter(place + 1)].width = width
    sheet.append([_cell(sheet, name, _HEADER) for name in header])
    for line in lines:
        sheet.append([_cell(sheet, value) for value in line])


def _cell(sheet: Worksheet, value: Value, font: Font | None = None) -> Cell | None:
    """None where the plan states nothing."""
    if value is None or value == "":
        return None
    cell = WriteOnlyCell(sheet)
    cell.value = _written(value) if isinstance(value, str) else value
    cell.alignment = _WRAPPED if isinstance(value, str) and len(value) > WIDEST - 2 else _TOP
    if font:
        cell.font = font
    if isinstance(value, date):
        cell.number_format = DATE
    elif isinstance(value, str):
        cell.data_type = "s"  # "=1+1" and "#N/A" are the plan's words, not Excel's
        cell.quotePrefix = value.startswith(_BEGINS_FORMULA)  # and stay so when somebody edits the cell
    return cell


def _written(text: str) -> str:
    text = _UNSAFE.sub("", text)
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - len(CUT)] + CUT
