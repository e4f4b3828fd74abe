"""Batches of files: an unchanged re-run of a thousand, and what a second worker gains. Part of `make bench`.

One and two workers take the same files in turn, round after round; only the ratios within one run mean
anything on a machine that others use too.
"""

from __future__ import annotations

import hashlib
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from ingest.batch import Settings, ingest_files
from ingest.database import open_store
from ingest.pipeline import extract
from ingest.store import save
from models.plan import Council
from tests.bench import plans

DOCUMENTS = 1000
ROUNDS = 3
WANTED = 1.7


def copies(folder: Path, sources: list[Path], count: int) -> Iterator[Path]:
    """Files that are the same to a reader, each with a hash of its own."""
    for number in range(count):
        source = sources[number % len(sources)]
        copy = folder / f"{number:04}-{source.name}"
        copy.write_bytes(source.read_bytes() + f"\n% {number}\n".encode())
        yield copy


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


def workers() -> None:
    rounds: dict[int, list[float]] = {1: [], 2: []}
    with tempfile.TemporaryDirectory() as folder:
        files = list(copies(Path(folder), plans(), 2 * len(plans())))
        for turn in range(ROUNDS):
            for number, taken in rounds.items():
                engine = open_store(str(Path(folder) / f"{turn}-{number}.db"))
                taken.append(seconds(engine, files, number))
                engine.dispose()
    ratios = [one / two for one, two in zip(rounds[1], rounds[2], strict=True)]
    each = statistics.median(rounds[1]) / len(files)
    print(
        f"{len(files)} documents, {each:.2f} s each with one worker; two are {statistics.median(ratios):.2f} "
        f"times as fast (round by round {min(ratios):.2f} to {max(ratios):.2f}; at least {WANTED} is wanted)"
    )


if __name__ == "__main__":
    unchanged()
    workers()
