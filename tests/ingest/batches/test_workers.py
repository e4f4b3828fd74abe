"""Processes that read: in order, each file within its time and memory, none harmed by another."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partialmethod
from pathlib import Path

import pytest

from ingest.batches import workers as module
from ingest.batches.batch import Job, Settings
from ingest.batches.progress import telling
from ingest.batches.workers import Done, Limits, Lost, Workers
from tests.conftest import ROOT
from tests.ingest.built import has_fates, loads_a_mark, loads_nothing, reads_pages, tells_who_loaded

NONE = Limits()
Prepare = Callable[[], None] | None


@pytest.fixture(params=[None, loads_nothing], ids=["alone", "forked"], autouse=True)
def prepare(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Prepare:
    """Workers that load for themselves, and those that a nursery forks."""
    found: Prepare = request.param
    monkeypatch.setattr(Workers, "__init__", partialmethod(Workers.__init__, prepare=found))
    return found


def jobs(*names: str, folder: Path = Path()) -> list[Job]:
    return [Job(folder / f"{name}.pdf", Settings()) for name in names]


def read(*names: str, limits: Limits = NONE, number: int = 1, folder: Path = Path()) -> list[Done[str]]:
    with Workers(has_fates, limits, number) as workers:
        return list(workers.read_each(jobs(*names, folder=folder)))


def words(done: list[Done[str]]) -> list[str]:
    """The first word of each result, or why there is none."""
    return [one.result.why if isinstance(one.result, Lost) else one.result.split()[0] for one in done]


def processes(done: list[Done[str]]) -> list[str]:
    return [one.result.split()[-1] for one in done if isinstance(one.result, str)]


def _stands(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def ends(pid: int) -> bool:
    """Whether a process that was stopped is gone; the system takes a moment."""
    until = time.monotonic() + 5
    while _stands(pid) and time.monotonic() < until:
        time.sleep(0.02)
    return not _stands(pid)


@pytest.mark.parametrize("number", [1, 3])
def test_results_come_in_the_jobs_order(number: int) -> None:
    assert words(read("slow", "b", "c", "d", number=number)) == ["slow", "b", "c", "d"]


def test_a_process_reads_many_files_and_then_a_fresh_one_takes_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "JOBS_A_PROCESS", 2)
    first, second, third = processes(read("a", "b", "c"))
    assert first == second != third


def test_a_file_that_kills_its_process_fails_alone() -> None:
    assert words(read("a", "dies", "c", "d", number=2)) == ["a", "died", "c", "d"]


def test_a_file_that_takes_too_long_is_left_with_all_that_it_started(tmp_path: Path) -> None:
    done = read("hangs", "b", limits=Limits(seconds=0.5), folder=tmp_path)
    assert words(done) == ["late", "b"]
    assert 0.5 <= done[0].seconds < 5
    assert ends(int((tmp_path / "pid").read_text()))


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps the limit")
def test_a_file_that_takes_too_much_memory_is_left() -> None:
    done = read("a", "grows", "c", limits=Limits(megabytes=600))
    assert words(done) == ["a", "large", "c"]
    before, after = processes(done)
    assert before != after


def test_what_libraries_print_is_no_answer() -> None:
    assert words(read("prints", "b")) == ["prints", "b"]


def test_few_results_wait_for_the_one_whose_turn_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "AHEAD", 2)
    marked = [f"marked-{number}" for number in range(8)]
    with Workers(has_fates, Limits(seconds=1), 2) as workers:
        done = workers.read_each(jobs("hangs", *marked, folder=tmp_path))
        assert next(done).result == Lost("late")
        assert len(list(tmp_path.glob("marked-*"))) == 3
        assert words(list(done)) == marked


def test_the_pages_of_a_scan_are_told() -> None:
    told: list[tuple[int, int]] = []
    with (
        telling(lambda done, total: told.append((done, total))),
        Workers(reads_pages, Limits(), 1) as workers,
    ):
        assert [one.result for one in workers.read_each(jobs("scan"))] == ["scan"]
    assert told == [(1, 2), (2, 2)]


def test_closed_workers_are_gone(tmp_path: Path) -> None:
    with Workers(has_fates, Limits(), 1) as workers:
        done: Iterator[Done[str]] = workers.read_each(jobs("a", "hangs", folder=tmp_path))
        (pid,) = processes([next(done)])
    assert ends(int(pid))


PARENT = """
import sys
from pathlib import Path
from ingest.batches.batch import Job, Settings
from ingest.batches.workers import Limits, Workers
from tests.ingest.built import has_fates, loads_nothing
with Workers(has_fates, Limits(), 1, loads_nothing if sys.argv[2] == "True" else None) as workers:
    list(workers.read_each([Job(Path(sys.argv[1]) / "hangs.pdf", Settings())]))
"""


def test_workers_do_not_outlive_their_parent(tmp_path: Path, prepare: Prepare) -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path), str(bool(prepare))], cwd=ROOT)
    until = time.monotonic() + 20
    while not (tmp_path / "pid").exists() and time.monotonic() < until:
        time.sleep(0.02)
    time.sleep(0.1)
    parent.kill()
    parent.wait()
    assert ends(int((tmp_path / "pid").read_text()))


@pytest.mark.skipif(sys.platform != "linux", reason="only there a nursery forks")
class TestNursery:
    def test_what_it_loads_all_have(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "JOBS_A_PROCESS", 1)
        with Workers(tells_who_loaded, NONE, 2, prepare=loads_a_mark) as workers:
            (who,) = {one.result for one in workers.read_each(jobs("a", "b", "c", "d"))}
        assert str(who) not in ("nobody", str(os.getpid()))
        assert ends(int(str(who)))

    def test_without_it_each_loads_for_itself(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(module, "JOBS_A_PROCESS", 1)
        with Workers(tells_who_loaded, NONE, 1, prepare=loads_a_mark) as workers:
            done = workers.read_each(jobs("a", "b", "c"))
            who = str(next(done).result)
            os.kill(int(who), signal.SIGKILL)
            assert [one.result for one in done] == ["nobody", "nobody"]
