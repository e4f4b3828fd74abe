"""`actionplans export`: the selected revisions' rows and their owners, in the form that is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import typer

from ingest.commands.commands import held_plans
from ingest.exports.data_package import package_files, to_datapackage
from ingest.exports.export import to_csv, to_json
from ingest.exports.owner_table import OwnerLine, owners_to_csv, owners_to_json
from ingest.exports.review_table import ReviewLine, review_to_csv, review_to_json
from ingest.exports.rows import Row
from ingest.exports.workbook import to_xlsx
from ingest.exports.writing import put_folder, put_out
from ingest.store.holdings import Holding, Selection

TABLES = ("actions", "owners", "review")
ROWS = {"csv": to_csv, "json": to_json}
OWNERS = {"csv": owners_to_csv, "json": owners_to_json}
REVIEW = {"csv": review_to_csv, "json": review_to_json}
WHOLE = {"xlsx": to_xlsx, "datapackage": to_datapackage}
"""Formats that hold all tables."""


def run_export(db: str, table: str, format_name: str, out: Path, selection: Selection) -> None:
    """Writes a table of the selected revisions (one of `TABLES`) to `out`, or to standard output where it is
    `-`.

    A workbook and a data package hold them all. A data package is a folder, or a zip file where `out` ends
    so or is a pipe.
    """
    if table not in TABLES:
        raise typer.BadParameter(
            f"there is no table {table}; choose {', '.join(TABLES[:-1])} or {TABLES[-1]}"
        )
    if table != TABLES[0] and format_name in WHOLE:
        raise typer.BadParameter(f"{format_name} holds all the tables; leave --table out")
    held = held_plans(db, selection)
    if format_name not in WHOLE:
        put_out(_table(table, format_name, held), out)
    elif format_name == "datapackage" and str(out) != "-" and out.suffix.lower() != ".zip":
        put_folder(package_files(_rows(held), _owners(held), _review(held)), out)
    else:
        put_out(WHOLE[format_name](_rows(held), _owners(held), _review(held)), out)


def _table(table: str, format_name: str, held: Sequence[Holding]) -> bytes:
    if table == "owners":
        return OWNERS[format_name](_owners(held))
    return REVIEW[format_name](_review(held)) if table == "review" else ROWS[format_name](_rows(held))


def _rows(held: Sequence[Holding]) -> list[Row]:
    return [row for holding in held for row in holding.rows]


def _owners(held: Sequence[Holding]) -> list[OwnerLine]:
    return [line for holding in held for line in holding.owners]


def _review(held: Sequence[Holding]) -> list[ReviewLine]:
    return [line for holding in held for line in holding.review]
