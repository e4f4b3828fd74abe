"""Many files: found, read in order by one or several processes, the bad ones told and passed over."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import Engine

from ingest.batch import (
    DIED,
    Failure,
    FileResult,
    Job,
    Settings,
    find_pdfs,
    ingest_files,
    read_each,
    read_file,
)
from ingest.pipeline import Extraction
from ingest.rows import Row
from ingest.store import Outcome
from tests.ingest.built import dies_of_one, pretend_extract, slow_first


def files(folder: Path, **contents: str) -> list[Path]:
    for name, content in contents.items():
        (folder / f"{name}.pdf").write_text(content)
    return [folder / f"{name}.pdf" for name in contents]


def kinds(results: list[FileResult]) -> list[str]:
    return [
        one.result.kind if isinstance(one.result, Outcome) else f"{one.name}: {one.result.reason}"
        for one in results
    ]


class TestFinding:
    def test_folders_are_searched_to_the_bottom_in_order(self, tmp_path: Path) -> None:
        (tmp_path / "b" / "deep").mkdir(parents=True)
        wanted = ["a.pdf", "b/deep/c.PDF", "z.pdf"]
        for name in [*wanted, "notes.txt", "._a.pdf"]:
            (tmp_path / name).touch()
        (tmp_path / "folder.pdf").mkdir()
        assert list(find_pdfs([tmp_path])) == [tmp_path / name for name in wanted]

    def test_each_file_once(self, tmp_path: Path) -> None:
        (one,) = files(tmp_path, a="")
        assert list(find_pdfs([one, tmp_path, tmp_path / ".." / tmp_path.name / "a.pdf"])) == [one]

    def test_a_named_file_need_not_end_in_pdf(self, tmp_path: Path) -> None:
        (tmp_path / "plan").touch()
        assert list(find_pdfs([tmp_path / "plan"])) == [tmp_path / "plan"]

    @pytest.mark.parametrize("name", ["none.pdf", "no/folder", "x" * 300])
    def test_a_path_that_is_not_there(self, tmp_path: Path, name: str) -> None:
        (result,) = find_pdfs([tmp_path / name])
        assert result == FileResult(
            str(tmp_path / name), Failure("there is no such file or folder; check the spelling")
        )

    def test_a_folder_without_pdfs(self, tmp_path: Path) -> None:
        (result,) = find_pdfs([tmp_path])
        assert result == FileResult(
            str(tmp_path), Failure("the folder holds no PDF files (*.pdf); name another one")
        )


@pytest.mark.usefixtures("pretend")
class TestIngesting:
    def test_good_files_are_stored_and_bad_ones_told(self, fresh_db: Engine, tmp_path: Path) -> None:
        found = files(tmp_path, a="good One", b="unreadable", c="mistake", d="good Two", e="good One again")
        assert kinds(list(ingest_files(fresh_db, found, Settings()))) == [
            "new",
            "b.pdf: is cut short; download it again",
            "c.pdf: cannot be read because of an error in actionplans (KeyError: 'a mistake\\nof ours'); "
            "please report it with the file",
            "new",
            "new",
        ]

    def test_a_file_that_is_held_is_not_read(
        self, fresh_db: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        found = files(tmp_path, a="good One")
        list(ingest_files(fresh_db, found, Settings()))
        monkeypatch.setattr("ingest.batch.extract", None)
        assert kinds(list(ingest_files(fresh_db, found, Settings()))) == ["unchanged"]

    def test_force_reads_it_again(self, fresh_db: Engine, tmp_path: Path) -> None:
        found = files(tmp_path, a="good One")
        list(ingest_files(fresh_db, found, Settings()))
        (result,) = ingest_files(fresh_db, found, Settings(force=True, plan_date="2023"))
        assert isinstance(result.result, Outcome)
        assert (result.result.kind, result.result.holding.plan.plan_date) == ("unchanged", "2023")

    def test_copies_in_one_run_are_one_file(self, fresh_db: Engine, tmp_path: Path) -> None:
        found = files(tmp_path, a="good One", b="good One")
        assert kinds(list(ingest_files(fresh_db, found, Settings()))) == ["new", "unchanged"]

    def test_a_name_makes_all_files_revisions_of_one_plan(self, fresh_db: Engine, tmp_path: Path) -> None:
        found = files(tmp_path, a="good One", b="good Two")
        assert kinds(list(ingest_files(fresh_db, found, Settings(plan="Ours")))) == ["new", "revised"]

    def test_what_the_tables_refuse_is_one_line(
        self, fresh_db: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def wrong_hash(path: Path, **settings: str) -> Extraction:
            return Extraction(path.name, "short", pretend_extract(path).plan)

        monkeypatch.setattr("ingest.batch.extract", wrong_hash)
        (line,) = kinds(list(ingest_files(fresh_db, files(tmp_path, a="good One"), Settings())))
        assert line.startswith("a.pdf: cannot be read because of an error in actionplans (IntegrityError:")
        assert "\n" not in line


def records(reading: Extraction | Failure) -> tuple[Row, ...]:
    assert isinstance(reading, Extraction)
    return reading.records


class TestWorkers:
    jobs = tuple(Job(Path(f"{number}.pdf"), Settings()) for number in range(4))

    @pytest.mark.parametrize("workers", [1, 3])
    def test_readings_come_in_order(self, workers: int) -> None:
        found = list(read_each(self.jobs, workers, slow_first))
        assert [records(one) for one in found] == [records(slow_first(job)) for job in self.jobs]

    def test_a_file_that_kills_its_process_fails_alone(self) -> None:
        found = list(read_each(self.jobs, 2, dies_of_one))
        good = [one.source_file for one in found if isinstance(one, Extraction)]
        assert (good, found[1]) == (["0.pdf", "2.pdf", "3.pdf"], Failure(DIED))

    def test_real_reader_in_several_processes(self, tmp_path: Path) -> None:
        found = files(tmp_path, a="", b="no PDF at all")
        jobs = [Job(one, Settings()) for one in found]
        assert list(read_each(jobs, 2)) == [read_file(job) for job in jobs]
        assert all(isinstance(one, Failure) for one in map(read_file, jobs))
