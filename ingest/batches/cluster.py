"""The same readings by a Dask cluster: documents are its tasks, and what they say comes back to be stored.

A task carries the file itself, so that the machines need no folder in common. A document has the same limits
there as here: it is read in a process that the Dask worker starts for it (`ingest.batches.workers`).
"""

from __future__ import annotations

import logging
import re
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ingest.batches.batch import Job, read_file, unexpected
from ingest.batches.outcomes import Failure
from ingest.batches.workers import Done, Limits, Lost, Workers
from ingest.errors import Refused
from ingest.pipeline import Extraction

Reading = Done[Extraction | Failure]
Reader = Callable[[Job], Extraction | Failure]

ADDRESS = re.compile(r"(?:\w+://)?(?:\[[\da-fA-F:]+\]|[^\s:/]+):\d{1,5}")
"""Where a scheduler answers: "tcp://10.0.0.1:8786", "localhost:8786"."""
WAIT_SECONDS = 30
"""How long the scheduler, and then its first worker, may take to answer; and how long it may have none."""
LOOK_SECONDS = 5
"""How often it is asked whether it has workers, while a document is read."""
AHEAD = 4
"""Documents for each thread of the cluster that are under way: more would wait in its memory."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A job that another machine can do: its files' contents with it."""

    job: Job
    content: bytes
    codebook: bytes | None


def read_each_there(
    scheduler: str, jobs: Sequence[Job], limits: Limits, read: Reader = read_file
) -> Generator[Reading, None, None]:
    """As `batch.read_each`, on the cluster at `scheduler` ("tcp://HOST:8786").

    Raises Refused where the cluster does not answer, has no workers, or runs another version.
    """
    with _cluster(scheduler) as client:
        most = AHEAD * sum(client.nthreads().values())
        sent: list[Any] = []
        for turn in range(len(jobs)):
            while len(sent) < min(len(jobs), turn + most):
                sent.append(_send(client, jobs[len(sent)], limits, read))
            yield _received(scheduler, client, sent[turn])
            sent[turn] = None  # the cluster may forget it


def read_parcel(parcel: Parcel, limits: Limits, read: Reader) -> Reading:
    """On a worker of the cluster: reads the file from a folder of its own. Never raises."""
    try:
        with TemporaryDirectory(prefix="actionplans-") as folder:
            job = _unpacked(parcel, Path(folder))
            return next(_workers(limits, read).read_each([job]))
    except Exception as error:
        return Done(Failure(unexpected(error)), 0)


_kept = threading.local()


def _workers(limits: Limits, read: Reader) -> Workers[Job, Extraction | Failure]:
    """One process for each thread of the Dask worker, kept for the next document."""
    setting, workers = getattr(_kept, "workers", (None, None))
    if workers is None or setting != (limits, read):
        if workers:
            workers.close()
        workers = Workers(read, limits, 1)
        _kept.workers = (limits, read), workers
    return workers


def _packed(job: Job) -> Parcel:
    codebook = job.settings.codebook
    return Parcel(job, job.path.read_bytes(), codebook.read_bytes() if codebook else None)


def _unpacked(parcel: Parcel, folder: Path) -> Job:
    path = folder / parcel.job.path.name
    path.write_bytes(parcel.content)
    settings = parcel.job.settings
    if parcel.codebook is not None:
        codebook = folder / "codebook" / "codebook.toml"
        codebook.parent.mkdir()
        codebook.write_bytes(parcel.codebook)
        settings = replace(settings, codebook=codebook)
    return Job(path, settings)


@contextmanager
def _cluster(scheduler: str) -> Iterator[Any]:
    try:
        from distributed import Client
    except ImportError as error:
        raise Refused(
            "--scheduler needs Dask; install it with `pip install 'actionplans[cluster]'`"
        ) from error
    _silence()
    connect: Any = Client
    nobody = f"{scheduler}: no Dask scheduler answers; check the address, and that `dask scheduler` runs"
    if not ADDRESS.fullmatch(scheduler):  # Dask would look for it for a minute, and end in a traceback
        raise Refused(nobody)
    try:
        client = connect(scheduler, timeout=WAIT_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise Refused(nobody) from error
    try:
        _require_workers(scheduler, client)
        yield client
    finally:
        with suppress(Exception):  # what is under way is of no use to anybody
            client.close(timeout=5)


def _silence() -> None:
    """What the user should know, we say: Dask's loggers, each with a level of its own, write tracebacks."""
    for name in list(logging.root.manager.loggerDict):
        if name.partition(".")[0] == "distributed":
            logging.getLogger(name).setLevel(logging.CRITICAL)


def _require_workers(scheduler: str, client: Any) -> None:
    own = version("actionplans")
    try:
        client.wait_for_workers(1, timeout=WAIT_SECONDS)
        others = set(client.run(version, "actionplans").values()) - {own}
    except TimeoutError as error:
        raise Refused(f"{scheduler}: has no workers; start some with `dask worker {scheduler}`") from error
    except ImportError as error:
        raise Refused(f"{scheduler}: its workers lack actionplans; install version {own} there") from error
    if others:
        raise Refused(f"{scheduler}: its workers have actionplans {', '.join(others)}; install {own} there")


def _send(client: Any, job: Job, limits: Limits, read: Reader) -> Any:
    """A task of the cluster, or what is wrong with a file that cannot be sent."""
    try:
        return client.submit(read_parcel, _packed(job), limits, read, pure=False)
    except OSError:
        return Done(read_file(job), 0)  # it says why it cannot be read


def _received(scheduler: str, client: Any, sent: Any) -> Reading:
    from distributed import KilledWorker

    if isinstance(sent, Done):
        return sent
    try:
        done: Reading = _awaited(scheduler, client, sent)
    except Refused:
        raise
    except KilledWorker:  # several workers, one after another
        return Done(Lost("died"), 0)
    except Exception as error:
        raise Refused(
            f"{scheduler}: no longer answers; what was stored stays stored, "
            "and the same command goes on from there"
        ) from error
    return done


def _awaited(scheduler: str, client: Any, sent: Any) -> Any:
    """The result of a task. Raises Refused where nobody is left to do it, and nobody comes."""
    alone = 0.0
    while True:
        try:
            return sent.result(timeout=LOOK_SECONDS)
        except TimeoutError:
            alone = 0.0 if client.nthreads() else alone + LOOK_SECONDS
        if alone >= WAIT_SECONDS:
            raise Refused(
                f"{scheduler}: has no workers any more; start some with `dask worker {scheduler}`; "
                "what was stored stays stored, and the same command goes on from there"
            )
