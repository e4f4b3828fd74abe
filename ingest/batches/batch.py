"""Many files into the database: read in processes of their own, stored by one writer, all of it on record."""

from __future__ import annotations

import copyreg
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from ingest.batches.finding import place_of
from ingest.batches.outcomes import Failure, FileResult, Stored, stored
from ingest.batches.workers import Done, Limits, Lost, Workers
from ingest.errors import Refused, Unreadable
from ingest.identity import slug
from ingest.pipeline import Extraction, extract, prepare
from models.document import Box, Word

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from ingest.batches.runs import RunLog

Read = TypeVar("Read")
Task = TypeVar("Task")

SECONDS = 900
"""A scan takes some seconds a page: this is enough for one of two hundred pages."""
MEGABYTES = 4096
"""The largest plans that we know take 300, scans 900."""
LOST = {
    "late": "is not read after {seconds:g} seconds and was left; name the plan's pages (--pages), "
    "or give it longer (--timeout)",
    "large": "needs more than {megabytes} MB of memory and was left; name the plan's pages (--pages), "
    "or give it more (--memory)",
    "died": "reading it ended the process that read it; please report it with the file",
}


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
    timeout: float = SECONDS
    memory: int = MEGABYTES
    scheduler: str = ""


@dataclass(frozen=True, slots=True)
class Job:
    """One file to read; it crosses to another process."""

    path: Path
    settings: Settings


def ingest_files(
    engine: Engine, files: Sequence[Path], settings: Settings, missing: Sequence[FileResult] = ()
) -> Generator[FileResult, None, None]:
    """Stores the files one by one in their order; a file that is held already is not even read. What is
    `missing`, a link to nothing, is on the run's record too.

    Raises Refused where the database cannot be used.
    """
    from ingest.batches.runs import RunLog

    with RunLog(engine, len(missing) + len(files)) as log:
        for lost in missing:
            log.add(lost.path, lost.result, 0)
        for file, result in _ingested(engine, files, settings, log):
            yield FileResult(file.name, result, file)


def _ingested(
    engine: Engine, files: Sequence[Path], settings: Settings, log: RunLog
) -> Iterator[tuple[Path, Stored | Failure]]:
    known = {} if settings.force else _held(engine, files, settings)
    jobs = [Job(file, settings) for file in files if file not in known]
    with closing(read_each(jobs, settings)) as readings:
        for file in files:
            if file in known:
                log.add(place_of(file), known[file], 0)
                yield file, known[file]
            else:
                yield file, _stored(engine, file, next(readings), settings, log)


def read_each(jobs: Sequence[Job], settings: Settings) -> Generator[Done[Extraction | Failure], None, None]:
    """One reading a job, in the jobs' order, each in a process of its own within its limits."""
    limits = Limits(settings.timeout, settings.memory)
    if jobs and settings.scheduler:
        from ingest.batches.cluster import read_each_there

        yield from read_each_there(settings.scheduler, jobs, limits)
    elif jobs:
        with Workers(read_file, limits, min(settings.workers, len(jobs)), prepare) as workers:
            yield from workers.read_each(jobs)


def done_alone(read: Callable[[Task], Read | Failure], task: Task, settings: Settings) -> Read | Failure:
    """What `read` makes of one task, in a process of its own within the limits: of what one looks at, too, no
    file takes all of the machine's memory."""
    with Workers(read, Limits(settings.timeout, settings.memory), 1) as workers:
        (done,) = workers.read_each([task])
    return within_limits(done.result, settings)


def read_file(job: Job) -> Extraction | Failure:
    """What goes wrong with one file is told, and the next one follows. Raises MemoryError alone."""
    return read_with(extract, job)


def read_with(reader: Callable[..., Read], job: Job) -> Read | Failure:
    """What `reader` (`extract` or `read_plan`) makes of a file, or why it cannot be read."""
    settings = job.settings
    return told(
        lambda: reader(
            job.path,
            password=settings.password,
            council=settings.council,
            plan_date=settings.plan_date,
            pages=settings.pages,
            codebook=settings.codebook,
        )
    )


def told(read: Callable[[], Read]) -> Read | Failure:
    """What is read, or why it cannot be. Raises MemoryError, and Refused for what is no fault of the file."""
    try:
        return read()
    except Unreadable as error:
        return Failure(str(error))
    except (MemoryError, Refused):
        raise
    except Exception as error:
        return Failure(unexpected(error))


def _pickled_by_fields(kind: type[Any]) -> None:
    """Words come back from other processes by the ten thousand: thus in half of a frozen dataclass's time."""
    values = attrgetter(*(one.name for one in fields(kind)))
    copyreg.pickle(kind, lambda value: (kind, values(value)))


for _kind in (Word, Box):
    _pickled_by_fields(_kind)


def unexpected(error: Exception) -> str:
    """An error of ours in one line."""
    said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
    return f"cannot be read because of an error in actionplans ({said}); please report it with the file"


def _held(engine: Engine, files: Sequence[Path], settings: Settings) -> dict[Path, Stored]:
    """The files that the database holds already, with what is said of them in vain."""
    from ingest.batches.known_files import hashes_of
    from ingest.batches.standing import standing

    hashes = hashes_of(engine, files)
    held = {one.sha256: one for one in standing(engine, list(hashes.values()))}
    known = {file: held[sha256] for file, sha256 in hashes.items() if sha256 in held}
    return {file: replace(one, unheard=_unheard(one, settings)) for file, one in known.items()}


def _unheard(one: Stored, settings: Settings) -> tuple[str, ...]:
    """The options that say something else than when the file was read."""
    before, names = dict(one.given), (settings.plan, f"{settings.plan} {one.council}")
    asked = {"council": settings.council, "plan_date": settings.plan_date, "pages": settings.pages}
    asked["codebook"] = str(settings.codebook.resolve()) if settings.codebook else ""
    said = [name for name, value in asked.items() if value and value != before.get(name)]
    is_other = slug(settings.plan) and one.key not in map(slug, names)
    return tuple(f"--{name.replace('_', '-')}" for name in (*said, *["plan"] * bool(is_other)))


def within_limits(result: Read | Failure | Lost, settings: Settings) -> Read | Failure:
    """The result, or which limit was broken."""
    if not isinstance(result, Lost):
        return result
    return Failure(LOST[result.why].format(seconds=settings.timeout, megabytes=settings.memory))


def _stored(
    engine: Engine, file: Path, done: Done[Extraction | Failure], settings: Settings, log: RunLog
) -> Stored | Failure:
    """What the database made of a reading; it is on the run's record as soon as it is stored."""
    from ingest.store.store import save

    path, result = place_of(file), within_limits(done.result, settings)
    if not isinstance(result, Failure):
        try:
            with log.storing(path, done.seconds) as also:
                outcome = save(engine, result, path, plan_name=settings.plan, force=settings.force, also=also)
            return stored(outcome.kind, outcome.holding, outcome.note, outcome.others)
        except Refused:
            raise
        except Exception as error:
            result = Failure(unexpected(error))
    log.add(path, result, done.seconds)
    return result
