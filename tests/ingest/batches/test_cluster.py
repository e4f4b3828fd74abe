"""A Dask cluster of two worker processes on this machine: the same results, whoever of them dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from ingest.batches import cluster
from ingest.batches.batch import Job, Settings
from ingest.batches.cluster import read_each_there
from ingest.batches.outcomes import Failure
from ingest.batches.workers import Limits, Lost
from ingest.cli import run
from ingest.errors import Refused
from ingest.store import store
from tests.conftest import RAW
from tests.ingest.built import has_fates

distributed = pytest.importorskip("distributed", reason="needs Dask: pip install distributed")

SAMPLES = [RAW / "copperdale-progress.pdf"]

NONE = Limits()

Captured = pytest.CaptureFixture[str]


def local_cluster(workers: int) -> Any:
    """Processes of one thread each; one that dies is started again. Dask gives its loop ten seconds to begin
    (an assertion of its own), which is not enough on a computer that is busy with other things."""
    options = {"threads_per_worker": 1, "processes": True, "dashboard_address": ":0", "silence_logs": 100}
    for _ in range(2):
        with suppress(AssertionError):
            return distributed.LocalCluster(n_workers=workers, **options)
    return distributed.LocalCluster(n_workers=workers, **options)


@pytest.fixture(scope="module")
def dask() -> Iterator[object]:
    with local_cluster(2) as started:
        yield started


@pytest.fixture
def address(dask: object) -> str:
    return str(dask.scheduler_address)  # type: ignore[attr-defined]


def figures(text: str) -> object:
    """A summary without what names the database."""
    summary = json.loads(text)
    del summary["database"]
    return summary


def test_the_summary_is_the_same(address: str, tmp_path: Path, capsys: Captured) -> None:
    paths = [*map(str, SAMPLES), str(tmp_path / "cut.pdf")]
    (tmp_path / "cut.pdf").write_bytes(SAMPLES[0].read_bytes()[:2000])
    summaries = []
    for name, options in (("here", []), ("there", ["--scheduler", address])):
        assert run(["ingest", *paths, "--json", "--db", str(tmp_path / f"{name}.db"), *options]) == 1
        summaries.append(figures(capsys.readouterr().out))
    assert summaries[0] == summaries[1]


def results(address: str, folder: Path, *names: str, limits: Limits = NONE) -> list[str]:
    """The first word of what comes back for files so named, or why nothing does."""
    for name in names:
        (folder / f"{name}.pdf").touch()
    jobs = [Job(folder / f"{name}.pdf", Settings(plan=str(folder))) for name in names]
    found = [one.result for one in read_each_there(address, jobs, limits, has_fates)]
    return [one.why if isinstance(one, Lost) else str(one).split()[0] for one in found]


def test_a_worker_that_dies_in_the_middle_is_survived(address: str, tmp_path: Path) -> None:
    names = ["a", "kills", *"bcdefgh"]  # the second takes the Dask worker that reads it with it, once
    assert results(address, tmp_path, *names) == names
    assert (tmp_path / "killed").exists()


def test_a_document_has_its_limits_there_too(address: str, tmp_path: Path) -> None:
    names = ["a", "hangs", "dies", "b"]
    assert results(address, tmp_path, *names, limits=Limits(seconds=0.5)) == ["a", "late", "died", "b"]


def test_a_file_that_cannot_be_sent_says_why(address: str, tmp_path: Path) -> None:
    (done,) = read_each_there(address, [Job(tmp_path, Settings())], NONE)
    assert isinstance(done.result, Failure)


@dataclass
class Cluster:
    """A scheduler and a worker as `dask scheduler` and `dask worker` start them."""

    address: str
    scheduler: subprocess.Popen[bytes]
    worker: subprocess.Popen[bytes]


def _start(module: str, *arguments: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", f"distributed.cli.{module}", *arguments, "--no-dashboard"]
    return subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )


@pytest.fixture
def own_cluster(tmp_path: Path) -> Iterator[Cluster]:
    file = tmp_path / "scheduler.json"
    started = [_start("dask_scheduler", "--port", "0", "--scheduler-file", str(file))]
    try:
        address = _address(file)
        started.append(_start("dask_worker", address, "--nworkers", "1", "--nthreads", "1"))
        yield Cluster(address, *started)
    finally:
        for process in started:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _address(file: Path) -> str:
    """What the scheduler says in its file of where it listens; the file is there before its words are."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(FileNotFoundError, json.JSONDecodeError):
            return str(json.loads(file.read_text())["address"])
        time.sleep(0.05)
    raise TimeoutError(file)


@pytest.mark.parametrize(
    ("killed", "said"),
    [
        ("scheduler", "no longer answers"),
        ("worker", "has no workers any more; start some with `dask worker {address}`"),
    ],
)
def test_what_is_stored_stays_where_the_cluster_is_lost(
    killed: str,
    said: str,
    own_cluster: Cluster,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """The real one, killed after the second document is stored; then the same command, without it."""
    monkeypatch.setattr(cluster, "LOOK_SECONDS", 0.5)
    address, db = own_cluster.address, str(tmp_path / "plans.db")
    for number in range(4):
        (tmp_path / f"{number}.pdf").write_bytes(SAMPLES[0].read_bytes() + b"\n%" + str(number).encode())
    files = [str(tmp_path / f"{number}.pdf") for number in range(4)]
    save = store.save

    def kill_after_the_second(*arguments: Any, **named: Any) -> store.Outcome:
        outcome = save(*arguments, **named)
        if arguments[2].name == "1.pdf":
            monkeypatch.setattr(cluster, "WAIT_SECONDS", 2)
            os.killpg(getattr(own_cluster, killed).pid, signal.SIGKILL)
        return outcome

    monkeypatch.setattr(store, "save", kill_after_the_second)
    assert run(["ingest", *files, "--db", db, "--scheduler", address]) == 1
    line = f"{address}: {said.format(address=address)}; what was stored stays stored, and the same command "
    assert capfd.readouterr() == ("", f"{line}goes on from there\n")
    monkeypatch.setattr(store, "save", save)
    assert run(["ingest", *files, "--db", db, "--json"]) == 0
    found = json.loads(capfd.readouterr().out)["files"]
    assert [one["outcome"] for one in found] == ["unchanged", "unchanged", "revised", "revised"]


class TestRefused:
    @pytest.fixture(autouse=True)
    def hurried(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(cluster, "WAIT_SECONDS", 1)

    def refusal(self, address: str) -> str:
        with pytest.raises(Refused) as refused:
            list(read_each_there(address, [Job(SAMPLES[0], Settings())], NONE))
        return str(refused.value)

    @pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "nonsense", "127.0.0.1:port"])
    def test_nobody_answers(self, address: str) -> None:
        assert self.refusal(address).startswith(f"{address}: no Dask scheduler answers; check the address")

    def test_nobody_works(self) -> None:
        with local_cluster(0) as empty:
            address = empty.scheduler_address
            assert (
                self.refusal(address) == f"{address}: has no workers; start some with `dask worker {address}`"
            )

    def test_the_scheduler_goes_away(self) -> None:
        class Gone:
            def result(self, timeout: float) -> None:
                raise distributed.client.FutureCancelledError("key", "scheduler-connection-lost")

        with pytest.raises(Refused, match=r"tcp://h: no longer answers; what was stored stays stored, and"):
            cluster._received("tcp://h", None, Gone())

    def test_other_options_at_the_same_time(self, capsys: Captured) -> None:
        assert run(["ingest", "x.pdf", "--workers", "2", "--scheduler", "tcp://h:1"]) == 2
        assert "--workers and --scheduler exclude each other" in capsys.readouterr().err
