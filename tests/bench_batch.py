"""Batches of files: an unchanged re-run of a thousand, and what a second worker gains. Part of `make bench`.

One and two workers take the same files in turn, round after round; only the ratios within one run mean
anything on a machine that others use too.
"""

from __future__ import annotations

import hashlib
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

from sqlalchemy import Engine

from ingest.batches.batch import Settings, ingest_files
from ingest.pipeline import extract
from ingest.store.database import open_store
from ingest.store.store import save
from models.plan import Council
from tests.bench import plans
from tests.generated import paper
from tests.generated.layouts import LAYOUTS
from tests.generated.made import make

DOCUMENTS = 1000
FILES = 100
"""Made-up plans, each of a council of its own: none is a revision of another."""
NIGHT = 300
"""Documents of a night's run: what is loaded once counts less among many."""
ROUNDS = 3
FIRST = "Ash Bram Cold Dun Elm Fern Gorse Hazel Ivy Juniper".split()
LAST = "bridge cote dale ford gate hurst leigh mere ton wick".split()
WANTED = 1.7


def copies(folder: Path, sources: list[Path], count: int) -> Iterator[Path]:
    """Files that are the same to a reader, each with a hash of its own."""
    for number in range(count):
        source = sources[number % len(sources)]
        copy = folder / f"{number:04}-{source.name}"
        copy.write_bytes(source.read_bytes() + f"\n% {number}\n".encode())
        yield copy


def made_up(folder: Path, count: int) -> list[Path]:
    """A plan of each layout in turn, set by the first typesetter."""
    councils = [f"{first}{last} Borough Council" for first in FIRST for last in LAST]
    files = []
    for number, (layout, council) in enumerate(zip(cycle(LAYOUTS), councils[:count], strict=False)):
        made = make(f"{number:03}", layout, 91_000 + number)
        plan = replace(made.plan, council=council, header=council)
        paper.save_all([replace(made, plan=plan, look=replace(made.look, running="both"))], folder)
        files.append(folder / f"{plan.id}.pdf")
    return files


def stocked(folder: Path, count: int) -> tuple[Engine, list[Path]]:
    """A database that holds `count` documents of as many councils; they were read once and stored often."""
    sample = next(path for path in plans() if path.name == "copperdale-progress.pdf")
    extraction = extract(sample)
    engine = open_store(str(folder / "actionplans.db"))
    files = list(copies(folder, [sample], count))
    for number, file in enumerate(files):
        plan = replace(extraction.plan, council=Council(f"Council {number}"))
        sha256 = hashlib.sha256(file.read_bytes()).hexdigest()
        save(engine, replace(extraction, sha256=sha256, plan=plan), file)
    return engine, files


def seconds(engine: Engine, files: list[Path], workers: int = 1) -> float:
    start = time.perf_counter()
    for result in ingest_files(engine, files, Settings(workers=workers)):
        assert result.outcome != "failed", result
    return time.perf_counter() - start


def unchanged() -> None:
    with tempfile.TemporaryDirectory() as folder:
        engine, files = stocked(Path(folder), DOCUMENTS)
        time.sleep(2.1)  # a file of the last two seconds is hashed every time
        hashed, known = seconds(engine, files), seconds(engine, files)
        engine.dispose()
    print(
        f"unchanged re-run of {DOCUMENTS} documents: {hashed:.1f} s with hashing, "
        f"{known:.1f} s where size and time are known"
    )


@dataclass
class Taken:
    """What a batch took: seconds on the clock, and of processors in the workers and in the one writer."""

    wall: float
    reading: float
    writing: float


def taken(folder: Path, files: list[Path], number: int) -> Taken:
    engine = open_store(str(folder / f"{time.monotonic()}.db"))
    reading, writing = used(resource.RUSAGE_CHILDREN), used(resource.RUSAGE_SELF)
    wall = seconds(engine, files, number)
    engine.dispose()
    return Taken(wall, used(resource.RUSAGE_CHILDREN) - reading, used(resource.RUSAGE_SELF) - writing)


def used(whose: int) -> float:
    usage = resource.getrusage(whose)
    return usage.ru_utime + usage.ru_stime


def loading() -> float:
    """Seconds of a processor until the first worker can begin; they are spent once, whatever the workers."""
    before = used(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-c", "from ingest.pipeline import prepare; prepare()"], check=True)
    return used(resource.RUSAGE_CHILDREN) - before


def workers() -> None:
    """On the clock where the machine is idle; by the processors' seconds whatever else it does.

    One worker reads while the writer, on the other processor, stores; two share both processors with it.
    """
    rounds: dict[int, list[Taken]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = made_up(folder, FILES)
        taken(folder, files[:1], 1)  # what is loaded once in this process is no part of it
        for _ in range(ROUNDS):
            for number, found in rounds.items():
                found.append(taken(folder, files, number))
    pairs = list(zip(rounds[1], rounds[2], strict=True))
    ratios, begun = [one.wall / two.wall for one, two in pairs], loading()
    gains = ([_gain(one, two, begun, more) for one, two in pairs] for more in (1, NIGHT / FILES))
    idle = list(map(statistics.median, gains))
    each = statistics.median(one.reading for one in rounds[1]) / len(files)
    writing = statistics.median(one.writing for one in rounds[1]) / len(files)
    print(
        f"{len(files)} documents, {each:.2f} s of a processor to read each, {writing:.3f} s to store it, "
        f"{begun:.1f} s to begin; two workers are {statistics.median(ratios):.2f} times as fast as one "
        f"(round by round {min(ratios):.2f} to {max(ratios):.2f}); by these seconds they would be "
        f"{idle[0]:.2f} times as fast on two idle processors, and {idle[1]:.2f} times with {NIGHT} documents "
        f"(at least {WANTED} is wanted)"
    )


def _gain(one: Taken, two: Taken, begun: float, more: float) -> float:
    """How much faster two workers would be, with `more` times as many documents."""
    alone = begun + more * (one.reading - begun)
    return alone / (begun + more * (two.reading - begun + two.writing) / 2)


if __name__ == "__main__":
    unchanged()
    workers()
