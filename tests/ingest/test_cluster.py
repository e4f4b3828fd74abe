"""A Dask cluster of two worker processes on this machine: the same results, whoever of them dies."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest import cluster
from ingest.batch import Job, Settings
from ingest.cli import run
from ingest.cluster import read_each_there
from ingest.errors import Refused
from ingest.outcomes import Failure
from ingest.workers import Limits, Lost
from tests.conftest import RAW
from tests.ingest.built import has_fates

distributed = pytest.importorskip("distributed", reason="needs Dask: pip install distributed")

SAMPLES = [RAW / "copperdale-progress.pdf"]

NONE = Limits()

Captured = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def dask() -> Iterator[object]:
    """Two processes of one thread each; one that dies is started again."""
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=":0", silence_logs=100
    ) as started:
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
        with distributed.LocalCluster(n_workers=0, dashboard_address=":0") as empty:
            address = empty.scheduler_address
            assert (
                self.refusal(address) == f"{address}: has no workers; start some with `dask worker {address}`"
            )

    def test_the_scheduler_goes_away(self) -> None:
        class Gone:
            def result(self) -> None:
                raise distributed.client.FutureCancelledError("key", "scheduler-connection-lost")

        with pytest.raises(
            Refused, match=r"tcp://h: no longer answers .*; what was stored stays stored, and"
        ):
            cluster._received("tcp://h", Gone())

    def test_other_options_at_the_same_time(self, capsys: Captured) -> None:
        assert run(["ingest", "x.pdf", "--workers", "2", "--scheduler", "tcp://h:1"]) == 2
        assert "--workers and --scheduler exclude each other" in capsys.readouterr().err
