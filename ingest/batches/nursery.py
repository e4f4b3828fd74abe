"""Processes for workers: started alone, or forked by one that has loaded what reading needs.

Loading takes two seconds of a processor, as much as reading six plans. A nursery does it once, and whatever
it forks is ready at once. It has one thread and reads nothing itself. It is asked over a socket: "start",
with the ends of two pipes that the worker is to use, or "stop" with its number. What it forked it ends, so
that a number that the system has given to another process meanwhile is never killed.
"""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import IO, NoReturn, Protocol

ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}
"""Where a machine has many processors, libraries set memory aside for each; a worker needs one."""
LOADED = 120.0
"""Seconds until a nursery answers, at most: a loaded machine loads slowly."""
LONGEST = 4096
"""Bytes of a message."""
CAN_FORK = sys.platform == "linux"
"""macOS' own libraries do not survive it, Windows has no such thing."""


class Process(Protocol):
    """A worker's process: `stdin` takes its jobs, `stdout` gives its answers."""

    @property
    def stdin(self) -> IO[bytes]: ...

    @property
    def stdout(self) -> IO[bytes]: ...

    def stop(self) -> None:
        """Ends it, with all that it started."""


class Alone:
    """A process that loads everything itself; it leads a session of its own: Ctrl-C does not reach it."""

    def __init__(self) -> None:
        self._process = _python("ingest.batches.workers", stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin is not None and self._process.stdout is not None
        self.stdin, self.stdout = self._process.stdin, self._process.stdout

    def stop(self) -> None:
        if hasattr(os, "killpg"):
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.kill()
        self._process.wait()


class Forked:
    """A process that a nursery forked."""

    def __init__(self, nursery: Nursery) -> None:
        (jobs, to_worker), (from_worker, answers) = os.pipe(), os.pipe()
        self.stdin, self.stdout = os.fdopen(to_worker, "wb"), os.fdopen(from_worker, "rb")
        self._nursery = nursery
        try:
            self._number = nursery.ask(b"start", (jobs, answers)).decode()
        finally:
            os.close(jobs)
            os.close(answers)

    def stop(self) -> None:
        with suppress(OSError):  # the nursery has ended: the end of `stdin` ends the worker too
            self._nursery.ask(b"stop " + self._number.encode())


class Nursery:
    """What `prepare` loads, everything that it forks has. Raises OSError where it does not answer."""

    def __init__(self, prepare: Callable[[], None]) -> None:
        self._socket, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._process = _python("ingest.batches.nursery", stdin=theirs, stdout=subprocess.DEVNULL)
        self._socket.settimeout(LOADED)
        self._socket.send(pickle.dumps(prepare))

    def ask(self, message: bytes, ends: tuple[int, ...] = ()) -> bytes:
        socket.send_fds(self._socket, [message], ends)
        answer = self._socket.recv(LONGEST)
        if not answer:
            raise ConnectionResetError("the nursery has ended")
        return answer

    def close(self) -> None:
        self._socket.close()
        self._process.kill()
        self._process.wait()


def _python(module: str, *, stdin: int | socket.socket, stdout: int) -> subprocess.Popen[bytes]:
    """It finds our modules and the libraries where this process does, from whatever folder it starts."""
    path = os.pathsep.join(dict.fromkeys(filter(None, sys.path)))
    return subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", f"from {module} import main; main()"],
        stdin=stdin,  # type: ignore[arg-type] # a socket has a fileno too
        stdout=stdout,
        stderr=subprocess.DEVNULL,
        env={**os.environ, **ONE_THREAD, "PYTHONPATH": path},
        start_new_session=True,
    )


def main() -> None:
    """The nursery: forks and ends until the socket is closed, as it is when its parent has died."""
    asked = socket.socket(fileno=os.dup(0))
    pickle.loads(asked.recv(LONGEST))()
    while True:
        message, ends, _, _ = socket.recv_fds(asked, LONGEST, 2)
        word, _, number = message.decode().partition(" ")
        if word == "start":
            asked.send(str(_fork(asked, *ends)).encode())
        elif word == "stop":
            _end(int(number))
            asked.send(b"stopped")
        else:
            return


def _fork(asked: socket.socket, jobs: int, answers: int) -> int:
    number = os.fork()
    if not number:
        asked.close()
        _work(jobs, answers)
    with suppress(OSError):  # it has done so itself
        os.setpgid(number, number)
    os.close(jobs)
    os.close(answers)
    return number


def _work(jobs: int, answers: int) -> NoReturn:
    from ingest.batches.workers import main as work

    try:
        os.setpgid(0, 0)
        os.dup2(jobs, 0)
        os.dup2(answers, 1)
        os.close(jobs)
        os.close(answers)
        work()
    finally:
        os._exit(0)


def _end(number: int) -> None:
    with suppress(ProcessLookupError):
        os.killpg(number, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(number, 0)
