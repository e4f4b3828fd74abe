"""Files by what the file system says: one of the same size and time as when it was hashed is the same."""

from __future__ import annotations

import hashlib
import stat
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, delete, insert, select
from sqlalchemy.orm import Session

from ingest.batches.finding import place_of
from ingest.store.database import for_writing, plain_errors
from models.schema import KnownFileRow

SETTLED_NS = 2_000_000_000
"""A file written in the last two seconds may be written again and keep its time: it is hashed once more."""
AT_ONCE = 500
"""Values in one query: databases bound their number."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """A file's size, and when it was last written."""

    size: int
    modified_ns: int


def hashes_of(engine: Engine, files: Sequence[Path]) -> dict[Path, str]:
    """The SHA-256 of each file that can be read; only those that are not known by their stamp are opened."""
    places = {file: str(place_of(file)) for file in files}
    stamps = {file: stamp for file in files if (stamp := _stamp(file))}
    known = _known(engine, [places[file] for file in stamps])
    hashes = {
        file: known[places[file], stamp] for file, stamp in stamps.items() if (places[file], stamp) in known
    }
    fresh = {file: sha256 for file in stamps if file not in hashes and (sha256 := file_hash(file))}
    _remember(engine, {places[file]: (stamps[file], sha256) for file, sha256 in fresh.items()})
    return hashes | fresh


def _stamp(file: Path) -> Stamp | None:
    try:
        found = file.stat()
    except OSError:
        return None  # the reader says what is wrong with it
    if not stat.S_ISREG(found.st_mode):
        return None  # a pipe or a device may never end
    return Stamp(found.st_size, found.st_mtime_ns)


def file_hash(file: Path) -> str:
    """The SHA-256 of a file; empty where it cannot be read."""
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return ""


def _known(engine: Engine, paths: Sequence[str]) -> dict[tuple[str, Stamp], str]:
    with plain_errors(str(engine.url.database)), Session(engine) as session:
        rows = [
            row
            for some in _parts(paths)
            for row in session.scalars(select(KnownFileRow).where(KnownFileRow.path.in_(some)))
        ]
    return {(row.path, Stamp(row.size, row.modified_ns)): row.sha256 for row in rows}


def _remember(engine: Engine, found: Mapping[str, tuple[Stamp, str]]) -> None:
    settled = time.time_ns() - SETTLED_NS
    rows = [
        {"path": path, "size": stamp.size, "modified_ns": stamp.modified_ns, "sha256": sha256}
        for path, (stamp, sha256) in found.items()
        if stamp.modified_ns < settled
    ]
    if not rows:
        return
    with plain_errors(str(engine.url.database)), Session(for_writing(engine)) as session, session.begin():
        for some in _parts([str(row["path"]) for row in rows]):
            session.execute(delete(KnownFileRow).where(KnownFileRow.path.in_(some)))
        session.execute(insert(KnownFileRow), rows)


def _parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), AT_ONCE):
        yield values[start : start + AT_ONCE]
