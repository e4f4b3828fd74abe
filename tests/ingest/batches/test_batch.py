"""Many files: found, read in order by one or several processes, the bad ones told and passed over."""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from ingest.batches import batch
from ingest.batches.batch import Job, Settings, ingest_files, read_each, read_file
from ingest.batches.finding import NO_SUCH_PATH, NotFound, find_pdfs, name_under
from ingest.batches.known_files import hashes_of
from ingest.batches.outcomes import Failure, FileResult, Stored
from ingest.batches.runs import files_of_run, runs
from ingest.pipeline import Extraction
from ingest.store.holdings import holdings
from models.schema import PlanRow, RevisionRow
from tests.ingest.built import has_fates, pretend_extract


def files(folder: Path, **contents: str) -> list[Path]:
    for name, content in contents.items():
        (folder / f"{name}.pdf").write_text(content)
    return [folder / f"{name}.pdf" for name in contents]


def kinds(results: list[FileResult]) -> list[str]:
    return [
        one.result.kind if isinstance(one.result, Stored) else f"{one.name}: {one.result.reason}"
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

    def test_links_that_lead_nowhere_are_told(self, tmp_path: Path) -> None:
        (tmp_path / "loop.pdf").symlink_to("loop.pdf")
        (tmp_path / "nothing.pdf").symlink_to("gone.pdf")
        found = [NotFound(tmp_path / name, NO_SUCH_PATH) for name in ("loop.pdf", "nothing.pdf")]
        assert list(find_pdfs([tmp_path])) == found
        assert list(find_pdfs([tmp_path / "loop.pdf"])) == found[:1]

    def test_a_name_stays_in_its_line(self, tmp_path: Path) -> None:
        assert (
            name_under([tmp_path], tmp_path / "kent" / "a\nplan\t2\u202efdp.pdf") == "kent/a?plan?2?fdp.pdf"
        )

    def test_a_named_file_need_not_end_in_pdf(self, tmp_path: Path) -> None:
        (tmp_path / "plan").touch()
        assert list(find_pdfs([tmp_path / "plan"])) == [tmp_path / "plan"]

    @pytest.mark.parametrize("name", ["none.pdf", "no/folder", "x" * 300])
    def test_a_path_that_is_not_there(self, tmp_path: Path, name: str) -> None:
        (result,) = find_pdfs([tmp_path / name])
        assert result == NotFound(tmp_path / name, "there is no such file or folder; check the spelling")

    def test_a_folder_without_pdfs(self, tmp_path: Path) -> None:
        (result,) = find_pdfs([tmp_path])
        assert result == NotFound(tmp_path, "the folder holds no PDF files (*.pdf); name another one")


@pytest.fixture
def fresh_db(each_db: Engine) -> Engine:
    """Whatever is said here is true of SQLite and of PostgreSQL."""
    return each_db


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
        monkeypatch.setattr("ingest.batches.batch.extract", None)
        assert kinds(list(ingest_files(fresh_db, found, Settings()))) == ["unchanged"]

    def test_force_reads_it_again(self, fresh_db: Engine, tmp_path: Path) -> None:
        found = files(tmp_path, a="good One")
        list(ingest_files(fresh_db, found, Settings()))
        assert kinds(list(ingest_files(fresh_db, found, Settings(force=True, plan_date="2023")))) == [
            "unchanged"
        ]
        assert holdings(fresh_db)[0].plan.plan_date == "2023"

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

        monkeypatch.setattr("ingest.batches.batch.extract", wrong_hash)
        (line,) = kinds(list(ingest_files(fresh_db, files(tmp_path, a="good One"), Settings())))
        assert line.startswith("a.pdf: cannot be read because of an error in actionplans (IntegrityError:")
        assert "\n" not in line


def opened(read: Callable[[], object], folder: Path) -> list[str]:
    """The names of the files of `folder` that are opened while `read` runs."""
    names: list[str] = []
    listening = True

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if listening and event == "open" and str(arguments[0]).startswith(str(folder)):
            names.append(Path(str(arguments[0])).name)

    sys.addaudithook(hear)  # stays for good: it is only deaf later
    read()
    listening = False
    return names


def old(found: list[Path]) -> list[Path]:
    """The files as if they had been written years ago."""
    for file in found:
        os.utime(file, (1_700_000_000, 1_700_000_000))
    return found


def bare_plan(file: Path) -> PlanRow:
    """A plan that was read from the file, without its records: quick to store."""
    key, own = file.stem, hashlib.sha256(file.read_bytes()).hexdigest()
    row = PlanRow(key=key, council="", authority_code="", gss_code="", title=key)
    row.revisions = [
        RevisionRow(
            **{"number": 1, "title": key, "plan_date": "", "source_file": file.name, "path": str(file)},
            **{
                "parser_version": "",
                "ingested_at": datetime.now(UTC),
                "words_total": 0,
                "words_accounted": 0,
            },
            **{"missing": (), "doubled": (), "sha256": own, "file_sha256": own},
        )
    ]
    return row


@pytest.mark.usefixtures("pretend")
class TestUnchanged:
    """200 documents that are stored: what a second run opens is counted, not timed."""

    def test_none_is_opened(self, fresh_db: Engine, tmp_path: Path) -> None:
        found = old(files(tmp_path, **{f"plan{number:03}": f"good Plan {number}" for number in range(200)}))
        with Session(fresh_db) as session, session.begin():
            session.add_all(bare_plan(file) for file in found)

        def again() -> None:
            assert kinds(list(ingest_files(fresh_db, found, Settings()))) == ["unchanged"] * 200

        assert sorted(opened(again, tmp_path)) == [
            file.name for file in found
        ]  # hashed, and known from now on
        assert opened(again, tmp_path) == []

    def test_one_that_was_written_since_is_hashed_and_read(self, fresh_db: Engine, tmp_path: Path) -> None:
        found = old(files(tmp_path, **{f"plan{number:03}": f"own Plan {number}" for number in range(3)}))
        assert kinds(list(ingest_files(fresh_db, found, Settings()))) == ["new"] * 3
        found[1].write_text("own Plan 1 again")
        os.utime(found[2])  # touched: hashed, and found to be the same
        results: list[FileResult] = []
        names = opened(lambda: results.extend(ingest_files(fresh_db, found, Settings())), tmp_path)
        assert sorted(names) == ["plan001.pdf", "plan001.pdf", "plan002.pdf"]
        assert kinds(results) == ["unchanged", "new", "unchanged"]

    def test_the_same_size_and_a_time_just_now_are_no_proof(self, fresh_db: Engine, tmp_path: Path) -> None:
        (file,) = files(tmp_path, a="good One")
        just_now = file.stat()
        list(ingest_files(fresh_db, [file], Settings()))
        file.write_text("good Two")
        os.utime(file, ns=(just_now.st_atime_ns, just_now.st_mtime_ns))
        assert kinds(list(ingest_files(fresh_db, [file], Settings()))) == ["revised"]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
    def test_a_pipe_is_not_waited_for(self, fresh_db: Engine, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "plan.pdf")
        assert hashes_of(fresh_db, [tmp_path / "plan.pdf"]) == {}

    def test_a_file_that_moved_is_hashed_and_not_read(self, fresh_db: Engine, tmp_path: Path) -> None:
        (file,) = files(tmp_path, a="good One")
        list(ingest_files(fresh_db, [file], Settings()))
        moved = file.rename(tmp_path / "b.pdf")
        results: list[FileResult] = []
        assert opened(lambda: results.extend(ingest_files(fresh_db, [moved], Settings())), tmp_path) == [
            "b.pdf"
        ]
        assert kinds(results) == ["unchanged"]


@pytest.mark.usefixtures("pretend")
class TestRecord:
    def test_a_run_and_its_files(self, fresh_db: Engine, tmp_path: Path) -> None:
        found = files(tmp_path, a="good One", b="unreadable", c="good One again")
        list(ingest_files(fresh_db, found, Settings()))
        list(ingest_files(fresh_db, found, Settings()))
        second, first = runs(fresh_db)
        assert (first.number, first.version, first.files_found) == (1, version("actionplans"), 3)
        assert (first.counts, second.counts) == ({"new": 2, "failed": 1}, {"unchanged": 2, "failed": 1})
        assert first.finished_at and first.started_at <= first.finished_at <= second.started_at
        assert [(one.path, one.outcome, one.reason, one.seconds) for one in files_of_run(fresh_db, 1)] == [
            (str(tmp_path / "a.pdf"), "new", "", 0.5),
            (str(tmp_path / "b.pdf"), "failed", "is cut short; download it again", 0.5),
            (str(tmp_path / "c.pdf"), "new", "", 0.5),
        ]

    def test_what_is_missing_is_on_it(self, fresh_db: Engine, tmp_path: Path) -> None:
        link = tmp_path / "dead.pdf"
        lost = FileResult("dead.pdf", Failure(NO_SUCH_PATH), link)
        list(ingest_files(fresh_db, files(tmp_path, a="good One"), Settings(), [lost]))
        (run,) = runs(fresh_db)
        assert (run.files_found, run.counts) == (2, {"failed": 1, "new": 1})
        assert files_of_run(fresh_db, 1)[0].reason == NO_SUCH_PATH

    def test_it_names_the_revisions(self, fresh_db: Engine, tmp_path: Path) -> None:
        found = files(tmp_path, a="good One", b="unreadable")
        for _ in range(2):
            list(ingest_files(fresh_db, found, Settings()))
        with fresh_db.connect() as connection:
            numbers = connection.execute(text("SELECT revision_id FROM run_files ORDER BY id"))
            assert [number for (number,) in numbers] == [1, None, 1, None]

    def test_a_run_that_was_stopped_has_no_end(self, fresh_db: Engine, tmp_path: Path) -> None:
        found = files(tmp_path, a="good One", b="good Two", c="good Three")
        results = ingest_files(fresh_db, found, Settings())
        next(results), next(results)
        results.close()
        (stopped,) = runs(fresh_db)
        assert (stopped.finished_at, stopped.files_found, stopped.counts) == (None, 3, {"new": 2})


@pytest.mark.usefixtures("ready")
class TestReading:
    """The real reader, in processes of its own."""

    def test_several_processes_say_what_one_says(self, tmp_path: Path) -> None:
        found = files(tmp_path, a="", b="no PDF at all")
        jobs = [Job(one, Settings(workers=2)) for one in found]
        results = [done.result for done in read_each(jobs, Settings(workers=2))]
        assert results == [read_file(job) for job in jobs]
        assert all(isinstance(one, Failure) for one in results)

    def test_nothing_to_read(self) -> None:
        assert list(read_each([], Settings(workers=2))) == []

    @pytest.mark.parametrize(
        ("name", "reason"),
        [
            ("hangs", "is not read after 0.3 seconds and was left; name the plan's pages (--pages), or give"),
            (
                "grows",
                "needs more than 600 MB of memory and was left; name the plan's pages (--pages), or give",
            ),
            ("dies", "reading it ended the process that read it; please report it with the file"),
        ],
    )
    def test_a_monster_is_one_line_and_the_night_goes_on(
        self, name: str, reason: str, fresh_db: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(batch, "read_file", has_fates)
        found = files(tmp_path, **{name: "", "plan": ""})
        settings = Settings(timeout=0.3 if name == "hangs" else 60, memory=600)
        first, second = ingest_files(fresh_db, found, settings)
        assert isinstance(first.result, Failure) and first.result.reason.startswith(reason)
        assert isinstance(second.result, Stored)
