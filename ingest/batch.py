"""Many files into the database: found, read (in several processes if wanted), stored by one writer."""

from __future__ import annotations

import hashlib
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from ingest.errors import Refused, Unreadable
from ingest.pipeline import Extraction, extract

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from ingest.store import Outcome

Read = TypeVar("Read")

JOBS_A_PROCESS = 25
"""Then fresh processes take over: what leaked is given back, and few readings wait in memory at a time."""
DIED = "reading it ended the program (too little memory?); please report it with the file"
NO_SUCH_PATH = "there is no such file or folder; check the spelling"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a file was not stored: what is wrong and what to do, in one line."""

    reason: str


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user said about the files: the same for all of them."""

    password: str = ""
    council: str = ""
    plan: str = ""
    plan_date: str = ""
    workers: int = 1
    force: bool = False
    pages: str = ""
    codebook: Path | None = None


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read; it crosses to another process."""

    path: Path
    settings: Settings


@dataclass(frozen=True, slots=True)
class FileResult:
    """What became of one path."""

    name: str
    result: Outcome | Failure


Reader = Callable[[Job], Extraction | Failure]


def find_pdfs(paths: Iterable[Path]) -> Iterator[Path | FileResult]:
    """The PDFs at `paths` and in the folders below, each file once; a failure for a path without any."""
    seen: set[Path] = set()
    for path in paths:
        found = sorted(_pdfs_in(path)) if _stands(path, Path.is_dir) else [path]
        for file in found:
            if file.resolve() not in seen:
                seen.add(file.resolve())
                yield file if _stands(file, Path.exists) else FileResult(str(file), Failure(NO_SUCH_PATH))
        if not found:
            yield FileResult(str(path), Failure(_nothing_in(path)))


def ingest_files(engine: Engine, files: Sequence[Path], settings: Settings) -> Iterator[FileResult]:
    """Stores the files one by one in their order; a file that is held already is not even read.

    Raises Refused where the database cannot be used.
    """
    known = {} if settings.force else _held_files(engine, files)
    readings = read_each([Job(file, settings) for file in files if file not in known], settings.workers)
    for file in files:
        yield FileResult(file.name, known.get(file) or _stored(engine, file, next(readings), settings))


def read_file(job: Job) -> Extraction | Failure:
    """Never raises: what goes wrong with one file is told, and the next one follows."""
    return read_with(extract, job)


def read_with(reader: Callable[..., Read], job: Job) -> Read | Failure:
    """What `reader` (`extract` or `read_plan`) makes of a file, or why it cannot be read."""
    settings = job.settings
    try:
        return reader(
            job.path,
            password=settings.password,
            council=settings.council,
            plan_date=settings.plan_date,
            pages=settings.pages,
            codebook=settings.codebook,
        )
    except Unreadable as error:
        return Failure(str(error))
    except Exception as error:
        return Failure(unexpected(error))


def read_each(jobs: Sequence[Job], workers: int, read: Reader = read_file) -> Iterator[Extraction | Failure]:
    """One reading a job, in the jobs' order, `workers` jobs at a time."""
    if min(workers, len(jobs)) <= 1:
        yield from map(read, jobs)
        return
    size = workers * JOBS_A_PROCESS
    for start in range(0, len(jobs), size):
        yield from _read_together(jobs[start : start + size], workers, read)


def unexpected(error: Exception) -> str:
    """An error of ours in one line."""
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return f"cannot be read because of an error in actionplans ({said}); please report it with the file"


def _pdfs_in(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix.lower() == ".pdf" and not path.name.startswith(".") and path.is_file():
            yield path


def _stands(path: Path, test: Callable[[Path], bool]) -> bool:
    try:
        return test(path)
    except OSError:  # a folder on the way cannot be entered, a name is too long
        return False


def _nothing_in(folder: Path) -> str:
    if not os.access(folder, os.R_OK | os.X_OK):
        return "the folder cannot be opened; check its permissions"
    return "the folder holds no PDF files (*.pdf); name another one"


def _held_files(engine: Engine, files: Iterable[Path]) -> dict[Path, Outcome]:
    from ingest.store import held

    outcomes = ((file, held(engine, _sha256(file))) for file in files)
    return {file: outcome for file, outcome in outcomes if outcome}


def _sha256(file: Path) -> str:
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return ""  # the reader says what is wrong with it


def _stored(
    engine: Engine, file: Path, reading: Extraction | Failure, settings: Settings
) -> Outcome | Failure:
    from ingest.store import save

    if isinstance(reading, Failure):
        return reading
    try:
        return save(engine, reading, file.resolve(), plan_name=settings.plan, force=settings.force)
    except Refused:
        raise
    except Exception as error:
        return Failure(unexpected(error))


def _read_together(jobs: Sequence[Job], workers: int, read: Reader) -> Iterator[Extraction | Failure]:
    pool = _pool(min(workers, len(jobs)))
    try:
        futures = [_submit(pool, read, job) for job in jobs]
        for job, future in zip(jobs, futures, strict=True):
            yield _result(future) or _read_alone(job, read)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():  # after Ctrl-C nobody waits for a long read
            process.terminate()


def _pool(workers: int) -> ProcessPoolExecutor:
    """Fresh processes, on every system alike: a fork would copy the progress bar's threads half way."""
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _submit(pool: ProcessPoolExecutor, read: Reader, job: Job) -> Future[Extraction | Failure] | None:
    try:
        with _deaf_to_ctrl_c():  # the processes that it starts inherit it: Ctrl-C is the parent's to answer
            return pool.submit(read, job)
    except BrokenProcessPool:  # died of an earlier job
        return None


def _result(future: Future[Extraction | Failure] | None) -> Extraction | Failure | None:
    """None where a process died: perhaps of this file, perhaps of the one beside it."""
    try:
        return future.result() if future else None
    except BrokenProcessPool:
        return None


def _read_alone(job: Job, read: Reader) -> Extraction | Failure:
    with _pool(1) as pool:
        return _result(_submit(pool, read, job)) or Failure(DIED)
