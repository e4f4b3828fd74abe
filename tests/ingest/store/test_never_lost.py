"""Whatever happens to an ingest, each document is in the database as a whole, once, or not at all."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from ingest.batches.batch import Settings, ingest_files
from ingest.batches.runs import runs
from ingest.cli import run
from ingest.store.database import open_store
from ingest.store.holdings import EVERYTHING, holdings
from tests.ingest.built import plan

KILLS = 50
KILLS_OF_NEW = 10
"""Of these, so many while the database is made."""
A_RUN = 6
"""Documents that a process could store until it is killed, at most, about."""

Captured = pytest.CaptureFixture[str]


def documents(folder: Path, count: int) -> list[Path]:
    files = [folder / f"{number:03}.pdf" for number in range(count)]
    for number, file in enumerate(files):
        file.write_text(f"own Plan {number}")
    return files


def _ingest(db: str, files: list[Path]) -> None:
    engine = open_store(db)
    for _ in ingest_files(engine, files, Settings()):
        pass
    engine.dispose()


def start(db: str, files: list[Path]) -> BaseProcess:
    process = get_context("fork").Process(target=_ingest, args=(db, files))
    process.start()
    return process


WHOLE = """
SELECT (SELECT count(*) FROM recommendations WHERE revision_id = revisions.id),
       (SELECT count(*) FROM actions JOIN recommendations ON recommendations.id = recommendation_id
        WHERE revision_id = revisions.id),
       (SELECT count(*) FROM issues WHERE revision_id = revisions.id)
FROM revisions
"""
UNRECORDED = """
SELECT count(*) FROM revisions
WHERE id NOT IN (SELECT revision_id FROM run_files WHERE outcome = 'new' AND revision_id IS NOT NULL)
"""


def check(db: Path) -> int:
    """Whether the database is sound, and all its documents are whole and on record; how many there are."""
    with closing(sqlite3.connect(db)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        if not connection.execute("SELECT * FROM sqlite_master WHERE name = 'revisions'").fetchall():
            return 0
        found = connection.execute(WHOLE).fetchall()
        assert connection.execute(UNRECORDED).fetchall() == [(0,)]
    built = plan()
    actions = sum(len(one.actions) for one in built.recommendations)
    assert set(found) <= {(len(built.recommendations), actions, len(built.issues))}
    return len(found)


@pytest.mark.usefixtures("pretend")
class TestKilled:
    def test_at_random_moments(self, tmp_path: Path) -> None:
        files = documents(tmp_path, 2 * A_RUN * KILLS)
        chance, longest = random.Random(6), self._seconds(tmp_path, files[:A_RUN])
        for number in range(KILLS_OF_NEW):
            self._kill(tmp_path / f"new{number}.db", files, chance.uniform(0, longest))
        db = tmp_path / "actionplans.db"
        held, kills = [0], 0
        while kills < KILLS - KILLS_OF_NEW:
            count, ended = self._kill(db, files[: held[-1] + 5 * A_RUN], chance.uniform(0, longest))
            more = count - held[-1]
            held.append(count)
            kills += not ended
            # The computer may become slower or faster in between.
            longest *= 0.5 if ended else 0.8 if more > A_RUN else 1.1 if not more else 1.0
            assert len(held) < 2 * KILLS, "most runs end before they are killed"
        assert held == sorted(held)
        assert len(set(held)) > KILLS_OF_NEW, held
        _ingest(str(db), files[: held[-1] + 5])
        assert check(db) == held[-1] + 5
        stopped = runs(open_store(str(db)))
        finished = [one.number for one in stopped if one.finished_at]
        assert finished[0] == len(stopped)  # the latest comes first
        # One may be killed at its end.
        assert len(held) - kills <= len(finished) < len(stopped) - KILLS_OF_NEW

    def _seconds(self, folder: Path, files: list[Path]) -> float:
        """How long a process takes to store the files, once all modules are loaded."""
        _ingest(str(folder / "load.db"), files[:1])
        begun = time.monotonic()
        start(str(folder / "measure.db"), files).join()
        return time.monotonic() - begun

    def _kill(self, db: Path, files: list[Path], seconds: float) -> tuple[int, bool]:
        """Starts an ingest and kills it after so many seconds; the documents that are held then, and whether
        it had come to its end."""
        process = start(str(db), files)
        time.sleep(seconds)
        process.kill()
        process.join()
        assert process.exitcode in (0, -signal.SIGKILL)
        return (check(db) if db.exists() else 0), process.exitcode == 0


@pytest.mark.usefixtures("pretend")
def test_two_ingests_at_once_both_finish(each_address: str, tmp_path: Path) -> None:
    files = documents(tmp_path, 40)
    processes = [start(each_address, files), start(each_address, files[::-1])]
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    engine = open_store(each_address)
    found = holdings(engine, EVERYTHING)
    assert sorted(one.source_file for one in found) == [file.name for file in files]
    assert {len(one.rows) for one in found} == {4}
    both = runs(engine)
    assert [one.counts.total() for one in both] == [40, 40]
    assert sum(one.counts["new"] for one in both) == 40
    assert all(one.finished_at for one in both)


def _mount(*arguments: str) -> None:
    done = subprocess.run(["mount", *arguments], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"needs the right to mount a small disk: {done.stderr.strip()}")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of one megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if os.geteuid():
        pytest.skip("needs root to mount a small disk")
    _mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk))
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.mark.usefixtures("pretend")
class TestDisk:
    def test_a_full_one_is_one_line_and_the_next_run_goes_on(
        self, small_disk: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        db = small_disk / "actionplans.db"
        files = documents(tmp_path, 40)
        filler = small_disk / "filler"
        filler.write_bytes(bytes(400_000))
        assert run(["ingest", *map(str, files), "--db", str(db)]) == 1
        out, err = capsys.readouterr()
        assert (out, err) == ("", f"{db}: cannot grow because the disk is full; make room and try again\n")
        filler.unlink()
        stored = check(db)
        assert 0 < stored < len(files)
        assert run(["ingest", *map(str, files[: stored + 5]), "--db", str(db)]) == 0
        assert check(db) == stored + 5

    def test_one_without_room_for_a_database(
        self, small_disk: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        (small_disk / "filler").write_bytes(bytes(1_000_000))
        db = small_disk / "actionplans.db"
        assert run(["ingest", str(documents(tmp_path, 1)[0]), "--db", str(db)]) == 1
        assert capsys.readouterr() == (
            "",
            f"{db}: cannot grow because the disk is full; make room and try again\n",
        )

    @pytest.mark.parametrize("command", ["ingest", "list", "export"])
    @pytest.mark.parametrize("held", [True, False])
    def test_a_read_only_one(
        self, command: str, held: bool, small_disk: Path, tmp_path: Path, capsys: Captured
    ) -> None:
        db = small_disk / "actionplans.db"
        files = documents(tmp_path, 2)
        if held:
            _ingest(str(db), files[:1])
        _mount("-o", "remount,ro", str(small_disk))
        done = run([command, *([str(tmp_path)] if command == "ingest" else []), "--db", str(db)])
        out, err = capsys.readouterr()
        if held and command != "ingest":  # what is there can be read
            assert (done, bool(out), err) == (0, True, "")
            return
        assert (done, out, len(err.splitlines())) == (1, "", 1)
        assert err.startswith(f"{db}: ") and "own error" not in err
