"""`actionplans export`: the selected revisions' rows, in the form that is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from ingest.commands import held_plans
from ingest.data_package import package_files, to_datapackage
from ingest.export import to_csv, to_json
from ingest.holdings import Selection
from ingest.rows import Row
from ingest.workbook import to_xlsx
from ingest.writing import put_folder, put_out

FORMATS: dict[str, Callable[[Sequence[Row]], bytes]] = {
    "csv": to_csv,
    "xlsx": to_xlsx,
    "json": to_json,
    "datapackage": to_datapackage,
}


def run_export(db: str, format_name: str, out: Path, selection: Selection) -> None:
    """Writes the selected revisions' rows to `out`, or to standard output where it is `-`.

    A data package is a folder, or a zip file where `out` ends so or is a pipe.
    """
    rows = [row for holding in held_plans(db, selection) for row in holding.rows]
    if format_name == "datapackage" and str(out) != "-" and out.suffix.lower() != ".zip":
        put_folder(package_files(rows), out)
    else:
        put_out(FORMATS[format_name](rows), out)
