"""The record of every run: when, by which version, and what became of each file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from types import TracebackType
from typing import Any

from sqlalchemy import Engine, func, insert, select, update
from sqlalchemy.orm import Session

from ingest.batches.outcomes import Failure, Stored
from ingest.errors import Refused
from ingest.store.database import for_writing, plain_errors
from models.schema import RevisionRow, RunFileRow, RunRow

AT_ONCE = 200
"""Files that nothing was done about are written down together."""

Also = Callable[[Session, str, str], None]
"""Writes the line of a file that a session stores, given the outcome and the file's hash."""


@dataclass(frozen=True, slots=True)
class Run:
    """One `ingest`; without `finished_at` it was stopped, or goes on. `counts`: outcome → files."""

    number: int
    started_at: datetime
    finished_at: datetime | None
    version: str
    files_found: int
    counts: Counter[str]


@dataclass(frozen=True, slots=True)
class RunFile:
    """What became of one file of a run."""

    path: str
    outcome: str
    reason: str
    seconds: float


class RunLog:
    """The record of a run while it lasts: a file comes onto it in the transaction that stores it.

    with RunLog(engine, len(files)) as log:
        with log.storing(path, seconds) as also:
            save(..., also=also)
        log.add(path, failure, seconds)  # nothing was stored
    """

    def __init__(self, engine: Engine, files_found: int) -> None:
        self._engine = for_writing(engine)
        self._db = str(engine.url.database)
        self._waiting: list[dict[str, Any]] = []
        self._position = 0
        self._run = self._begin(files_found)

    def __enter__(self) -> RunLog:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Only a run that came to its end is finished."""
        if error is None:
            self._write(finished=True)
        elif not isinstance(error, Refused):
            self._write()

    @contextmanager
    def storing(self, path: Path, seconds: float) -> Iterator[Also]:
        """Gives what writes the file's line, and those that wait, in the transaction that stores it."""

        def also(session: Session, kind: str, sha256: str) -> None:
            self._write_files(session, (*self._waiting, self._line(path, kind, "", seconds, sha256)))

        yield also
        self._position += 1
        self._waiting = []

    def add(self, path: Path, result: Stored | Failure, seconds: float) -> None:
        """A file of which nothing was stored: it failed, or is held already."""
        if isinstance(result, Failure):
            self._waiting.append(self._line(path, "failed", result.reason, seconds, ""))
        else:
            self._waiting.append(self._line(path, result.kind, "", seconds, result.sha256))
        self._position += 1
        if isinstance(result, Failure) or len(self._waiting) >= AT_ONCE:
            self._write()

    def _line(self, path: Path, outcome: str, reason: str, seconds: float, sha256: str) -> dict[str, Any]:
        return {
            "run_id": self._run,
            "position": self._position + 1,
            "path": str(path),
            "outcome": outcome,
            "reason": reason,
            "seconds": seconds,
            "sha256": sha256,
        }

    def _begin(self, files_found: int) -> int:
        row = RunRow(started_at=datetime.now(UTC), version=version("actionplans"), files_found=files_found)
        with plain_errors(self._db), Session(self._engine) as session, session.begin():
            session.add(row)
            session.flush()
            return row.id

    def _write(self, *, finished: bool = False) -> None:
        with plain_errors(self._db), Session(self._engine) as session, session.begin():
            self._write_files(session, self._waiting)
            if finished:
                session.execute(
                    update(RunRow).where(RunRow.id == self._run).values(finished_at=datetime.now(UTC))
                )
        self._waiting = []

    def _write_files(self, session: Session, lines: Sequence[dict[str, Any]]) -> None:
        """Those that an interrupted writing has not written already."""
        last = (
            session.scalar(select(func.max(RunFileRow.position)).where(RunFileRow.run_id == self._run)) or 0
        )
        waiting = [each for each in lines if each["position"] > last]
        hashes = {each["sha256"] for each in waiting}
        found = session.execute(
            select(RevisionRow.file_sha256, RevisionRow.id)
            .where(RevisionRow.file_sha256.in_(hashes))
            .order_by(RevisionRow.id.desc())
        )
        revisions = {row.file_sha256: row.id for row in found}  # the first of a file's plans
        rows = [
            {
                **{key: value for key, value in each.items() if key != "sha256"},
                "revision_id": revisions.get(str(each["sha256"])),
            }
            for each in waiting
        ]
        if rows:
            session.execute(insert(RunFileRow), rows)


def runs(engine: Engine) -> tuple[Run, ...]:
    """The runs, the latest first."""
    with plain_errors(str(engine.url.database)), Session(engine) as session:
        counts: dict[int, Counter[str]] = {}
        grouped = select(RunFileRow.run_id, RunFileRow.outcome, func.count()).group_by(
            RunFileRow.run_id, RunFileRow.outcome
        )
        for run, outcome, number in session.execute(grouped):
            counts.setdefault(run, Counter())[outcome] = number
        return tuple(
            Run(
                row.id,
                row.started_at,
                row.finished_at,
                row.version,
                row.files_found,
                counts.get(row.id, Counter()),
            )
            for row in session.scalars(select(RunRow).order_by(RunRow.id.desc()))
        )


def files_of_run(engine: Engine, number: int) -> Sequence[RunFile]:
    """What became of each file, in the run's order. Raises Refused where there is no such run."""
    db = str(engine.url.database)
    with plain_errors(db), Session(engine) as session:
        run = session.get(RunRow, number)
        if run is None:
            raise Refused(f"{db}: no run {number} is there; `actionplans runs` shows those that are")
        return [RunFile(one.path, one.outcome, one.reason, one.seconds) for one in run.files]
