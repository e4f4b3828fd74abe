"""Rows and owners as a Frictionless Data Package (https://datapackage.org): csv, and how programs read them.

Version 2 of the standard; `profile` says the same to programs that know version 1.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from importlib.metadata import version
from typing import get_type_hints

from ingest.exports.column_meanings import CODES, MEANINGS, kind_of
from ingest.exports.export import Json, to_csv
from ingest.exports.owner_table import OWNER_MEANINGS, OwnerLine, owners_to_csv
from ingest.exports.review_table import REVIEW_MEANINGS, ReviewLine, review_to_csv
from ingest.exports.rows import COLUMNS, Row
from models.schema import OWNER_KINDS

TABLE = "actions.csv"
OWNERS = "owners.csv"
REVIEW = "review.csv"
DESCRIPTOR = "datapackage.json"
STANDARD = "https://datapackage.org/profiles/2.0"
TYPES = {str: "string", int: "integer", float: "number", bool: "boolean", date: "date", tuple: "object"}
"""The kinds of columns, as Table Schema names them."""
BOUNDS: dict[str, dict[str, Json]] = {
    "record_id": {"required": True},
    "plan_date": {"pattern": r"\d{4}(-\d\d(-\d\d)?)?"},
    "revision": {"required": True, "minimum": 1},
    "page": {"minimum": 0},
    "percent_complete": {"minimum": 0, "maximum": 100},
    "confidence": {"minimum": 0, "maximum": 1},
}
REGISTER = "https://github.com/mysociety/uk_local_authority_names_and_codes"
LICENCES: list[Json] = [
    {"name": "notspecified", "title": "The plans' own words: each council says how they may be used"},
    {
        "name": "CC-BY-4.0",
        "title": "Names and codes of councils: Creative Commons Attribution 4.0, mySociety",
        "path": "https://creativecommons.org/licenses/by/4.0/",
    },
]


def to_datapackage(
    rows: Sequence[Row], owners: Sequence[OwnerLine], review: Sequence[ReviewLine] = ()
) -> bytes:
    """The package in one zip file: the same bytes for the same rows."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in package_files(rows, owners, review).items():
            package.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return content.getvalue()


def package_files(
    rows: Sequence[Row], owners: Sequence[OwnerLine], review: Sequence[ReviewLine] = ()
) -> dict[str, bytes]:
    """File name → content; the descriptor comes last, for its hashes speak of the tables."""
    tables = {TABLE: to_csv(rows), OWNERS: owners_to_csv(owners), REVIEW: review_to_csv(review)}
    descriptor = json.dumps(_descriptor(rows, tables), ensure_ascii=False, indent=2) + "\n"
    return {**tables, DESCRIPTOR: descriptor.encode()}


def _descriptor(rows: Sequence[Row], tables: Mapping[str, bytes]) -> dict[str, Json]:
    return {
        "$schema": f"{STANDARD}/datapackage.json",
        "profile": "tabular-data-package",
        "name": "actionplans",
        "title": "Councils' action plans, one row an action",
        "description": f"Read from the councils' PDFs by actionplans {version('actionplans')}.",
        "licenses": LICENCES,
        "sources": list(_sources(rows)),
        "resources": [_resource(path, table, SCHEMAS[path]) for path, table in tables.items()],
    }


def _resource(path: str, table: bytes, schema: dict[str, Json]) -> Json:
    return {
        "$schema": f"{STANDARD}/dataresource.json",
        "profile": "tabular-data-resource",
        "type": "table",
        "name": path.removesuffix(".csv"),
        "path": path,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(table),
        "hash": f"sha256:{hashlib.sha256(table).hexdigest()}",
        "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "header": True},
        "schema": {"$schema": f"{STANDARD}/tableschema.json", **schema, "missingValues": [""]},
    }


def _field(column: str) -> dict[str, Json]:
    codes: dict[str, Json] = {"enum": [code for code in CODES[column] if code]} if column in CODES else {}
    constraints = codes | BOUNDS.get(column, {})
    field: dict[str, Json] = {
        "name": column,
        "type": TYPES[kind_of(column)],
        "description": MEANINGS[column],
    }
    return field | ({"constraints": constraints} if constraints else {})


def _field_beside(column: str, kind: type, meaning: str) -> Json:
    """A column of a table beside the contract's."""
    constraints: dict[str, Json] = {"enum": list(OWNER_KINDS)} if column == "kind" else {}
    constraints |= {"minimum": 1} if column in ("revision", "position") else {}
    field: dict[str, Json] = {"name": column, "type": TYPES[kind], "description": meaning}
    return field | ({"constraints": constraints} if constraints else {})


def _fields_beside(line: type, meanings: Mapping[str, str]) -> list[Json]:
    kinds = get_type_hints(line)
    return [_field_beside(column, kinds[column], meaning) for column, meaning in meanings.items()]


OF_ROW: Json = {
    "fields": ["record_id", "revision"],
    "reference": {"resource": "actions", "fields": ["record_id", "revision"]},
}


SCHEMAS: dict[str, dict[str, Json]] = {
    TABLE: {"fields": [_field(column) for column in COLUMNS], "primaryKey": ["record_id", "revision"]},
    OWNERS: {
        "fields": _fields_beside(OwnerLine, OWNER_MEANINGS),
        "primaryKey": ["record_id", "revision", "position"],
        "foreignKeys": [OF_ROW],
    },
    REVIEW: {
        "fields": _fields_beside(ReviewLine, REVIEW_MEANINGS),
        "primaryKey": ["record_id", "revision"],
        "foreignKeys": [OF_ROW],
    },
}


def _sources(rows: Iterable[Row]) -> Iterator[Json]:
    """Each PDF that a row was read from, then the register of councils."""
    read = dict.fromkeys(
        (row.council, row.plan, row.plan_date, row.source_file, row.source_sha256) for row in rows
    )
    for council, plan, plan_date, file, sha256 in read:
        said = ", ".join(part for part in (council, plan, plan_date) if part)
        yield {"title": f"{said or 'A plan'} ({file})", "hash": f"sha256:{sha256}"}
    yield {"title": "mySociety: names and codes of UK local authorities", "path": REGISTER}
