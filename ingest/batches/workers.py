"""Reads files in processes of their own, each file within its time and memory: what one does, no other feels.

A worker runs `main`. It is sent pickles on standard input (what reads, then one job after another) and
answers with pickles on its standard output. Ctrl-C does not reach it, and when it is stopped, whatever it
started (Tesseract, the second reader) goes with it. The standard library's pools can stop no job that hangs,
and start no process within one of Dask's.
"""

from __future__ import annotations

import os
import pickle
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from types import TracebackType
from typing import IO, Any, Generic, Literal, TypeVar

from ingest.batches.nursery import CAN_FORK, Alone, Forked, Nursery, Process
from ingest.batches.progress import tell_page, telling

Task = TypeVar("Task")
Result = TypeVar("Result")
Why = Literal["late", "large", "died"]

JOBS_A_PROCESS = 50
"""Then a fresh process takes over: what leaked is given back."""
AHEAD = 25
"""Jobs for each worker that may be done before the one whose turn it is; they wait in memory."""
START = 60.0
"""Seconds until a worker has started, at most; on an idle machine it takes a tenth of one."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one job may take: seconds, and megabytes of memory; 0 is no limit."""

    seconds: float = 0
    megabytes: int = 0


@dataclass(frozen=True, slots=True)
class Lost:
    """A job without a result: it took too long, or too much memory, or its process died of it."""

    why: Why


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    result: Result | Lost
    seconds: float


@dataclass(frozen=True, slots=True)
class _Begun:
    """A worker's first answer to a job: its time runs."""


@dataclass(frozen=True, slots=True)
class _Page:
    """How far a scan is read."""

    done: int
    total: int


class Workers(Generic[Task, Result]):
    """`number` processes that `read` jobs; `read` is sent by its name, and raises MemoryError alone.

    What `prepare` loads is loaded once for all of them, where the system can do that.

    with Workers(read, Limits(600, 4096), 2) as workers:
        for done in workers.read_each(jobs): ...
    """

    def __init__(
        self,
        read: Callable[[Task], Result],
        limits: Limits,
        number: int,
        prepare: Callable[[], None] | None = None,
    ) -> None:
        self._setting = pickle.dumps((read, limits.megabytes))
        self._limits = limits
        self._number = number
        self._said: queue.SimpleQueue[tuple[_Worker, Any]] = queue.SimpleQueue()
        self._workers: list[_Worker] = []
        self._prepare = prepare if CAN_FORK else None
        self._nursery: Nursery | None = None

    def __enter__(self) -> Workers[Task, Result]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Stops them all, whatever they are at."""
        for worker in self._workers:
            worker.stop()
        self._workers = []
        if self._nursery:
            self._nursery.close()
            self._nursery = None

    def read_each(self, jobs: Sequence[Task]) -> Iterator[Done[Result]]:
        """What was done for each job, in the jobs' order."""
        done: dict[int, Done[Result]] = {}
        begun = 0
        for turn in range(len(jobs)):
            while turn not in done:
                while begun < min(len(jobs), turn + AHEAD * self._number) and (idle := self._idle()):
                    idle.begin(begun, jobs[begun], self._limits.seconds)
                    begun += 1
                done.update(self._next_done())
            yield done.pop(turn)

    def _idle(self) -> _Worker | None:
        for worker in self._workers:
            if worker.job is None:
                return worker
        if len(self._workers) == self._number:
            return None
        self._workers.append(_Worker(self._process(), self._setting, self._said))
        return self._workers[-1]

    def _process(self) -> Process:
        if self._prepare:
            try:
                self._nursery = self._nursery or Nursery(self._prepare)
                return Forked(self._nursery)
            except OSError:  # it has ended, or cannot fork: each worker loads for itself
                self._prepare = None
        return Alone()

    def _next_done(self) -> dict[int, Done[Result]]:
        """Waits for a worker to say something, or for a job's time to be over."""
        busy = [worker for worker in self._workers if worker.job is not None]
        until = min(worker.deadline for worker in busy)
        try:
            wait = max(until - time.monotonic(), 0)
            worker, said = self._said.get(timeout=min(wait, threading.TIMEOUT_MAX))
        except queue.Empty:
            late = [worker for worker in busy if worker.deadline <= time.monotonic()]
            return {key: value for worker in late for key, value in self._lost(worker, "late").items()}
        return self._heard(worker, said) if worker in self._workers else {}

    def _heard(self, worker: _Worker, said: object) -> dict[int, Done[Result]]:
        if worker.job is None:  # it has nothing to say but its end
            self._let_go(worker)
        elif isinstance(said, _Begun):
            worker.start_clock(self._limits.seconds)
        elif isinstance(said, _Page):
            if self._number == 1:
                tell_page(said.done, said.total)
        elif isinstance(said, Lost):
            return self._lost(worker, said.why)
        else:
            return self._finished(worker, said)
        return {}

    def _finished(self, worker: _Worker, result: Any) -> dict[int, Done[Result]]:
        number, done = worker.end(result)
        if worker.jobs >= JOBS_A_PROCESS:
            self._let_go(worker)
        return {number: done}

    def _lost(self, worker: _Worker, why: Why) -> dict[int, Done[Result]]:
        self._let_go(worker)
        number, done = worker.end(Lost(why))
        return {number: done}

    def _let_go(self, worker: _Worker) -> None:
        worker.stop()
        self._workers.remove(worker)


class _Worker:
    """One process, as its parent sees it: the number of its job, and when that has to be done."""

    def __init__(
        self, process: Process, setting: bytes, said: queue.SimpleQueue[tuple[_Worker, Any]]
    ) -> None:
        self._process = process
        self.job: int | None = None
        self.jobs = 0
        self.deadline = 0.0
        self._began = 0.0
        self._send(setting)
        threading.Thread(target=self._listen, args=(said,), daemon=True).start()

    def begin(self, number: int, job: object, seconds: float) -> None:
        self.job = number
        self.jobs += 1
        self.start_clock(seconds and START + seconds)
        self._send(pickle.dumps(job))

    def start_clock(self, seconds: float) -> None:
        self._began = time.monotonic()
        self.deadline = self._began + (seconds or float("inf"))

    def end(self, result: Any) -> tuple[int, Done[Any]]:
        number, self.job = self.job, None
        assert number is not None
        return number, Done(result, time.monotonic() - self._began)

    def stop(self) -> None:
        self._process.stop()
        with suppress(OSError):
            self._process.stdin.close()

    def _send(self, content: bytes) -> None:
        with suppress(OSError):  # it has died: `_listen` tells
            self._process.stdin.write(content)
            self._process.stdin.flush()

    def _listen(self, said: queue.SimpleQueue[tuple[_Worker, Any]]) -> None:
        with self._process.stdout as answers:
            try:
                while True:
                    said.put((self, pickle.load(answers)))
            except Exception:  # the end, or what was cut short by it
                said.put((self, Lost("died")))


def main() -> None:
    """The worker: takes jobs from standard input until that ends, as it does when its parent has died."""
    sent, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    jobs: queue.SimpleQueue[Any] = queue.SimpleQueue()
    read, megabytes = pickle.load(sent)
    _limit_memory(megabytes)
    threading.Thread(target=_receive, args=(sent, jobs), daemon=True).start()
    with telling(lambda done, total: _answer(answers, _Page(done, total))):
        while True:
            job = jobs.get()
            _answer(answers, _Begun())
            try:
                _answer(answers, read(job))
            except MemoryError:  # what else is half done, nobody knows: another process takes over
                _answer(answers, Lost("large"))
                return


def _receive(sent: IO[bytes], jobs: queue.SimpleQueue[Any]) -> None:
    try:
        while True:
            jobs.put(pickle.load(sent))
    finally:
        _end_all()


def _end_all() -> None:
    if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(1)


def _answer(answers: IO[bytes], content: object) -> None:
    pickle.dump(content, answers)
    answers.flush()


def _limit_memory(megabytes: int) -> None:
    """Where the system knows such a limit; macOS and Windows do not keep it."""
    if not megabytes or sys.platform in ("win32", "darwin"):
        return
    import resource

    most = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = megabytes * 1024 * 1024
    limit = wanted if most == resource.RLIM_INFINITY else min(wanted, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
