"""The contract's rows, and their owners, as pandas DataFrames."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

import pandas as pd

from ingest.exports.export import extra_text
from ingest.exports.owner_table import OWNER_COLUMNS, OwnerLine
from ingest.exports.rows import COLUMNS, Row


def frame_of(rows: Iterable[Row]) -> pd.DataFrame:
    """One row a record, the contract's columns in order, typed also where there is no row."""
    frame = pd.DataFrame(
        ([getattr(row, column) for column in COLUMNS] for row in rows), columns=pd.Index(COLUMNS)
    )
    frame["start_date"] = pd.to_datetime(frame["start_date"])
    frame["due_date"] = pd.to_datetime(frame["due_date"])
    frame["percent_complete"] = frame["percent_complete"].astype("Int64")
    frame["extra"] = frame["extra"].map(extra_text)
    return frame


def owners_frame_of(lines: Iterable[OwnerLine]) -> pd.DataFrame:
    return pd.DataFrame(map(asdict, lines), columns=pd.Index(OWNER_COLUMNS))
