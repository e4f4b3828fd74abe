"""The command line: what is printed where, exit statuses, one line an error, never a traceback."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import os
import pty
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from ingest.batches.runs import runs
from ingest.cli import run
from ingest.exports.rows import COLUMNS
from ingest.store.database import open_store
from tests.ingest.built import plan

REPORT = "Marlow Vale District Council\tAction Plan\t1\t4\t1\t1.000"
WHY = "no deadline was found for it; its deadline lies before the plan's date"
HEAVY = (
    *("spacy", "pandas", "camelot", "pdfplumber", "pdfminer", "sqlalchemy", "alembic", "numpy", "cv2"),
    "openpyxl",
)

Captured = pytest.CaptureFixture[str]


def lines(text: str) -> list[str]:
    return text.splitlines()


def plan_tables(db: str) -> list[str]:
    """All that a database holds of plans, as SQL; runs are records of another kind."""
    with contextlib.closing(sqlite3.connect(db)) as connection:
        return [line for line in connection.iterdump() if not re.match(r'INSERT INTO "(run|known)', line)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "plans"
    made.mkdir()
    (made / "a.pdf").write_text("good Action Plan")
    (made / "b.pdf").write_text("good Other Plan")
    return made


@pytest.fixture
def stocked(pretend: None, folder: Path, empty_db: str, db_file: Path, capsys: Captured) -> str:
    shutil.copy(empty_db, db_file)
    assert run(["ingest", str(folder), "--db", str(db_file)]) == 0
    capsys.readouterr()
    return str(db_file)


class TestHelp:
    def test_is_quick_and_loads_nothing_heavy(self) -> None:
        code = (
            "import sys; from ingest.cli import run; status = run(['--help']); "
            f"print(status, [name for name in {HEAVY} if name in sys.modules], file=sys.stderr)"
        )
        started = time.perf_counter()
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        assert time.perf_counter() - started < 0.5 * (3 if "CI" in os.environ else 2)  # loaded machines
        assert done.stderr == "0 []\n"
        assert "ingest" in done.stdout

    @pytest.mark.parametrize("command", ["ingest", "check", "export", "list", "runs", "show", "explain"])
    def test_every_command_explains_itself_with_an_example(self, command: str, capsys: Captured) -> None:
        assert run([command, "--help"]) == 0
        assert f"actionplans {command}" in capsys.readouterr().out.partition("Example")[2]

    def test_version(self, capsys: Captured) -> None:
        assert run(["--version"]) == 0
        assert capsys.readouterr().out.startswith("actionplans 0.")


class TestWrongUsage:
    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ("foo", "actionplans: No such command 'foo'; see actionplans --help"),
            ("lost", "Did you mean 'list'"),
            ("ingest", "actionplans ingest: Missing argument"),
            ("ingest x.pdf --workers 0", "--workers"),
            ("ingest x.pdf --workers many", "--workers"),
            ("ingest x.pdf --timeout -1", "--timeout"),
            ("ingest x.pdf --memory 20", "20 MB are too few to read a file; give 512 or more, or 0"),
            ("ingest x.pdf --plan-date March", "'March' is not a date such as 2022, 2022-03 or 2022-03-14"),
            ("check x.pdf --plan-date 2022-13", "'2022-13' is not a date"),
            ("explain deadline May --date 2022-02-30", "'2022-02-30' is not a date"),
            ("export --format pdf", "pdf is not available; choose csv or xlsx or json or datapackage"),
            ("tables a.pdf --format xlsx", "xlsx is not available; choose csv or json"),
            ("export --revision 1 --all-revisions", "exclude each other"),
            ("show --rows 0", "--rows"),
            ("explain colour red", "plan-date|theme': 'colour' is not one of 'deadline', 'owner'"),
            ("export --colour", "No such option: --colour"),
        ],
    )
    def test_is_one_line_and_status_2(self, arguments: str, said: str, capsys: Captured) -> None:
        assert run(arguments.split()) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert said in err
        assert len(lines(err)) == 1

    def test_no_command_shows_the_help(self, capsys: Captured) -> None:
        assert run([]) == 2
        assert "Commands:" in capsys.readouterr().out


@pytest.mark.usefixtures("pretend")
class TestIngest:
    def test_summary(self, folder: Path, db_file: Path, capsys: Captured) -> None:
        (folder / "c.pdf").write_text("unreadable")
        assert run(["ingest", str(folder), "--db", str(db_file)]) == 1
        out, err = capsys.readouterr()
        assert lines(out) == [
            "file\toutcome\tcouncil\tplan\trevision\trecords\tto check\tcoverage",
            f"a.pdf\tnew\t{REPORT}",
            "b.pdf\tnew\tMarlow Vale District Council\tOther Plan\t1\t4\t1\t1.000",
            "new 2, revised 0, unchanged 0, failed 1",
            f"database: {db_file}",
        ]
        assert lines(err) == ["c.pdf: is cut short; download it again"]

    def test_again_changes_nothing(self, stocked: str, folder: Path, capsys: Captured) -> None:
        before = plan_tables(stocked)
        assert run(["ingest", str(folder), "--db", stocked]) == 0
        assert f"a.pdf\tunchanged\t{REPORT}" in lines(capsys.readouterr().out)
        assert plan_tables(stocked) == before

    def test_what_another_version_read_is_left_alone_too(
        self, stocked: str, folder: Path, capsys: Captured
    ) -> None:
        with contextlib.closing(sqlite3.connect(stocked)) as connection, connection:
            connection.execute("UPDATE revisions SET parser_version = '0.0.9' WHERE source_file = 'a.pdf'")
        assert run(["ingest", str(folder), "--db", stocked]) == 0
        assert lines(capsys.readouterr().out)[-3:-1] == [
            "new 0, revised 0, unchanged 2, failed 0",
            "1 read by another version: `actionplans reingest` shows what this one reads otherwise",
        ]

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            (["--council", "Dover"], "2 stored already, without what --council says now: --force reads them"),
            (["--plan", "Ours", "--pages", "3"], "2 stored already, without what --pages, --plan says now:"),
            (["--plan", "Marlow Vale District Council Action Plan"], "1 stored already, without what --plan"),
        ],
    )
    def test_options_of_which_nothing_comes_are_told(
        self, stocked: str, folder: Path, capsys: Captured, options: list[str], told: str
    ) -> None:
        """The files are not read again; who wants that says so."""
        assert run(["ingest", str(folder), "--db", stocked, *options]) == 0
        assert lines(capsys.readouterr().out)[-2].startswith(told)

    def test_a_changed_file_is_the_next_revision(self, stocked: str, folder: Path, capsys: Captured) -> None:
        (folder / "a.pdf").write_text("good Action Plan.")
        assert run(["ingest", str(folder), "--db", stocked]) == 0
        assert "new 0, revised 1, unchanged 1, failed 0" in lines(capsys.readouterr().out)

    def test_options_reach_the_plan(self, folder: Path, db_file: Path, capsys: Captured) -> None:
        options = ["--council", "Dover District Council", "--plan", "Ours", "--plan-date", "2024-05"]
        assert run(["ingest", str(folder), "--db", str(db_file), *options]) == 0
        assert run(["list", "--db", str(db_file)]) == 0
        assert lines(capsys.readouterr().out)[-2:] == [
            "1\tDover District Council\tAction Plan\t2024-05\t1\t4\t1\t1.000\ta.pdf",
            "1\tDover District Council\tOther Plan\t2024-05\t2\t4\t1\t1.000\tb.pdf",
        ]

    def test_json(self, folder: Path, db_file: Path, capsys: Captured) -> None:
        (folder / "b.pdf").write_text("unreadable")
        assert run(["ingest", str(folder), "--db", str(db_file), "--json"]) == 1
        assert json.loads(capsys.readouterr().out) == {
            "database": str(db_file),
            "stored": True,
            "new": 1,
            "revised": 0,
            "unchanged": 0,
            "failed": 1,
            "files": [
                {
                    "file": "a.pdf",
                    "path": str(folder / "a.pdf"),
                    "outcome": "new",
                    "council": "Marlow Vale District Council",
                    "plan": "Action Plan",
                    "plan_key": "marlow-vale-district-council-action-plan",
                    "revision": 1,
                    "records": 4,
                    "needs_review": 1,
                    "coverage": 1.0,
                    "note": "",
                },
                {
                    "file": "b.pdf",
                    "path": str(folder / "b.pdf"),
                    "outcome": "failed",
                    "error": "is cut short; download it again",
                },
            ],
        }

    def test_files_are_named_below_the_folder(self, folder: Path, db_file: Path, capsys: Captured) -> None:
        """Many councils' folders have a plan.pdf."""
        for council, text in (("kent", "good Kent Plan."), ("york", "unreadable")):
            (folder / council).mkdir()
            (folder / council / "plan.pdf").write_text(text)
        assert run(["ingest", str(folder), "--db", str(db_file)]) == 1
        out, err = capsys.readouterr()
        assert [line.split("\t")[0] for line in lines(out)[1:4]] == ["a.pdf", "b.pdf", "kent/plan.pdf"]
        assert lines(err) == ["york/plan.pdf: is cut short; download it again"]

    def test_dry_run_stores_nothing(self, folder: Path, db_file: Path, capsys: Captured) -> None:
        assert run(["ingest", str(folder), "--db", str(db_file), "--dry-run"]) == 0
        assert lines(capsys.readouterr().out)[-2:] == [
            "new 2, revised 0, unchanged 0, failed 0",
            "nothing was stored (--dry-run)",
        ]
        assert not db_file.exists()

    def test_dry_run_knows_what_is_held(self, stocked: str, folder: Path, capsys: Captured) -> None:
        before = Path(stocked).read_bytes()
        (folder / "a.pdf").write_text("good Action Plan.")
        assert run(["ingest", str(folder), "--db", stocked, "--dry-run"]) == 0
        assert "new 0, revised 1, unchanged 1, failed 0" in capsys.readouterr().out
        assert Path(stocked).read_bytes() == before

    @pytest.mark.parametrize("name", ["nope.pdf", "empty"])
    def test_nothing_to_read(self, tmp_path: Path, db_file: Path, name: str, capsys: Captured) -> None:
        (tmp_path / "empty").mkdir()
        assert run(["ingest", str(tmp_path / name), "--db", str(db_file)]) == 1
        out, err = capsys.readouterr()
        assert lines(out) == ["new 0, revised 0, unchanged 0, failed 1"]
        assert len(lines(err)) == 1
        assert not db_file.exists()

    def test_a_database_that_cannot_be_used(self, folder: Path, db_file: Path, capsys: Captured) -> None:
        db_file.write_text("no database " * 100)
        assert run(["ingest", str(folder), "--db", str(db_file)]) == 1
        out, err = capsys.readouterr()
        assert (out, len(lines(err))) == ("", 1)
        assert err.startswith(f"{db_file}: is not a database")

    @pytest.mark.parametrize("db", ["", " ", ":memory:", "sqlite://", "sqlite:///", "sqlite:///:memory:"])
    def test_a_database_that_would_be_lost(self, folder: Path, db: str, capsys: Captured) -> None:
        """Where the shell's variable of --db "$DB" is empty, "new 2" was said of what nobody sees again."""
        assert run(["ingest", str(folder), "--db", db]) == 2
        out, err = capsys.readouterr()
        assert (out, len(lines(err))) == ("", 1)
        assert "names no file, and what is stored would be lost" in err

    def test_a_database_locked_in_the_middle(
        self, stocked: str, folder: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ingest.store.database.WAIT_SECONDS", 0.05)
        (folder / "a.pdf").write_text("good Action Plan.")
        holder = sqlite3.connect(stocked)
        holder.execute("BEGIN IMMEDIATE")
        assert run(["ingest", str(folder), "--db", stocked]) == 1
        holder.close()
        assert lines(capsys.readouterr().err) == [
            f"{stocked}: is in use by another program; wait until that has finished and try again"
        ]

    def test_an_error_of_ours_is_one_line(
        self, folder: Path, db_file: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("ingest.commands.commands.find_pdfs", lambda paths: 1 / 0)
        assert run(["ingest", str(folder), "--db", str(db_file)]) == 1
        assert capsys.readouterr().err == (
            "actionplans: stopped by an error of its own (ZeroDivisionError: division by zero); "
            "please report it\n"
        )


class TestRuns:
    def test_each_run_is_on_record(self, stocked: str, folder: Path, capsys: Captured) -> None:
        (folder / "b.pdf").write_text("unreadable")
        assert run(["ingest", str(folder), "--db", stocked]) == 1
        capsys.readouterr()
        assert run(["runs", "--db", stocked]) == 0
        found = [line.split("\t") for line in lines(capsys.readouterr().out)]
        assert [one[0] for one in found] == ["run", "2", "1"]
        assert found[1][3:] == ["0.1.0", "2", "0", "0", "1", "1"]
        assert found[2][3:] == ["0.1.0", "2", "2", "0", "0", "0"]
        assert all(re.fullmatch(r"20\d\d-\d\d-\d\dT[\d:]{8}\+00:00", time) for time in found[1][1:3])

    def test_the_files_of_a_run(self, stocked: str, folder: Path, capsys: Captured) -> None:
        (folder / "b.pdf").write_text("unreadable")
        run(["ingest", str(folder), "--db", stocked])
        capsys.readouterr()
        assert run(["runs", "2", "--json", "--db", stocked]) == 0
        assert json.loads(capsys.readouterr().out) == [
            {"outcome": "unchanged", "seconds": 0.0, "file": str(folder / "a.pdf"), "reason": ""},
            {
                "outcome": "failed",
                "seconds": 0.5,
                "file": str(folder / "b.pdf"),
                "reason": "is cut short; download it again",
            },
        ]

    def test_no_such_run(self, stocked: str, capsys: Captured) -> None:
        assert run(["runs", "7", "--db", stocked]) == 1
        assert capsys.readouterr().err == (
            f"{stocked}: no run 7 is there; `actionplans runs` shows those that are\n"
        )


def rows_in(out: Path, name: str) -> list[object]:
    """The rows of an export in the form `name`."""
    if name == "json":
        return list(json.loads(out.read_text()))
    if name == "xlsx":
        return list(openpyxl.load_workbook(io.BytesIO(out.read_bytes()))["actions"].iter_rows())[1:]
    table = out / "actions.csv" if name == "datapackage" else out
    return list(csv.DictReader(io.StringIO(table.read_text(encoding="utf-8-sig"))))


class TestExport:
    def test_csv_to_a_file(self, stocked: str, tmp_path: Path, capsys: Captured) -> None:
        out = tmp_path / "out.csv"
        assert run(["export", "--db", stocked, "--format", "csv", "--out", str(out)]) == 0
        assert capsys.readouterr() == ("", "")
        with out.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
        assert tuple(rows[0]) == COLUMNS
        assert [row["plan"] for row in rows] == ["Action Plan"] * 4 + ["Other Plan"] * 4

    def test_csv_to_a_pipe(self, stocked: str, capsys: Captured) -> None:
        assert run(["export", "--db", stocked, "--plan", "2"]) == 0
        out = capsys.readouterr().out
        assert out.startswith("\ufeffrecord_id,")
        assert out.count("\r\n") == 5

    def test_the_ending_of_out_is_the_format(self, stocked: str, tmp_path: Path) -> None:
        assert run(["export", "--db", stocked, "--out", str(tmp_path / "a.json")]) == 0
        assert len(json.loads((tmp_path / "a.json").read_text())) == 8

    def test_a_workbook_by_its_ending(self, stocked: str, tmp_path: Path) -> None:
        assert run(["export", "--db", stocked, "--plan", "2", "--out", str(tmp_path / "a.xlsx")]) == 0
        lines = list(openpyxl.load_workbook(tmp_path / "a.xlsx")["actions"].iter_rows(values_only=True))
        assert [line[COLUMNS.index("plan")] for line in lines] == ["plan", *["Other Plan"] * 4]

    def test_a_data_package_is_a_folder_or_a_zip(self, stocked: str, tmp_path: Path) -> None:
        folder, packed = tmp_path / "new" / "package", tmp_path / "package.zip"
        assert run(["export", "--db", stocked, "--format", "datapackage", "--out", str(folder)]) == 0
        assert run(["export", "--db", stocked, "--out", str(packed)]) == 0
        assert sorted(one.name for one in folder.iterdir()) == [
            "actions.csv",
            "datapackage.json",
            "owners.csv",
            "review.csv",
        ]
        with zipfile.ZipFile(packed) as package:
            assert package.read("actions.csv") == (folder / "actions.csv").read_bytes()

    @pytest.mark.parametrize("name", ["csv", "xlsx", "json", "datapackage"])
    def test_every_format_has_the_rows_that_are_selected(
        self, stocked: str, folder: Path, tmp_path: Path, name: str
    ) -> None:
        (folder / "a.pdf").write_text("good Action Plan, revised")
        assert run(["ingest", str(folder), "--db", stocked]) == 0
        counts = []
        for choice in ([], ["--all-revisions"], ["--revision", "1"], ["--plan", "1"], ["--council", "MAV"]):
            out = tmp_path / "out"
            assert run(["export", "--db", stocked, "--format", name, "--out", str(out), *choice]) == 0
            counts.append(len(rows_in(out, name)))
        assert counts == [8, 12, 8, 4, 8]

    def test_a_workbook_into_a_pipe(self, stocked: str) -> None:
        code = "import sys; from ingest.cli import run; sys.exit(run(sys.argv[1:]))"
        command = [sys.executable, "-c", code, "export", "--db", stocked, "--format", "xlsx"]
        done = subprocess.run(command, capture_output=True, check=True)
        assert openpyxl.load_workbook(io.BytesIO(done.stdout)).sheetnames == [
            *("actions", "columns", "owners", "review")
        ]

    def test_the_owners_alone(self, stocked: str, capsys: Captured) -> None:
        assert run(["export", "--db", stocked, "--table", "owners"]) == 0
        assert capsys.readouterr().out.startswith("\ufeffrecord_id,revision,council,plan,position,kind,role")

    @pytest.mark.parametrize(
        ("choice", "complaint"),
        [
            (["--table", "people"], "there is no table people; choose actions, owners or review"),
            (["--table", "owners", "--out", "a.xlsx"], "xlsx holds all the tables"),
        ],
    )
    def test_tables_that_are_not_there(
        self, stocked: str, capsys: Captured, choice: list[str], complaint: str
    ) -> None:
        assert run(["export", "--db", stocked, *choice]) == 2
        assert complaint in " ".join(capsys.readouterr().err.split())

    def test_a_workbook_is_not_for_a_screen(
        self, stocked: str, monkeypatch: pytest.MonkeyPatch, capsys: Captured
    ) -> None:
        monkeypatch.setattr("sys.stdout.isatty", lambda: True)
        assert run(["export", "--db", stocked, "--format", "xlsx"]) == 2
        assert "xlsx is no text for a screen; say where it goes: --out PATH" in capsys.readouterr().err

    @pytest.mark.parametrize(
        ("choice", "complaint"),
        [
            (
                "--out a.docx",
                "a.docx ends in .docx; choose one of .csv, .xlsx, .json, .zip, or give --format",
            ),
            (
                "--out a.xlsx --format csv",
                "a.xlsx ends in .xlsx, and --format says csv; leave one of them out",
            ),
            ("--out a.csv --format datapackage", "a.csv ends in .csv, and --format says datapackage"),
        ],
    )
    def test_a_file_that_would_not_be_what_its_name_says(
        self,
        stocked: str,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        capsys: Captured,
        choice: str,
        complaint: str,
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert run(["export", "--db", stocked, *choice.split()]) == 2
        assert complaint in " ".join(capsys.readouterr().err.split())
        assert not list(tmp_path.glob("a.*"))

    def test_a_format_that_is_named_may_have_any_other_ending(self, stocked: str, tmp_path: Path) -> None:
        assert run(["export", "--db", stocked, "--format", "json", "--out", str(tmp_path / "a.txt")]) == 0
        assert json.loads((tmp_path / "a.txt").read_text())

    def test_nothing_fits_and_the_old_file_stays(
        self, stocked: str, tmp_path: Path, capsys: Captured
    ) -> None:
        out = tmp_path / "a.csv"
        out.write_text("old")
        assert run(["export", "--db", stocked, "--council", "dover", "--out", str(out)]) == 1
        assert capsys.readouterr().err == (
            "no plan of a council 'dover'; `actionplans list` shows what is held\n"
        )
        assert out.read_text() == "old"

    def test_no_database(self, db_file: Path, capsys: Captured) -> None:
        for command in (["export"], ["list"], ["show"]):
            assert run([*command, "--db", str(db_file)]) == 1
            err = capsys.readouterr().err
            assert err == f"{db_file}: there is no such database; `actionplans ingest` makes one\n"
        assert not db_file.exists()


class TestShow:
    def test_tree(self, stocked: str, capsys: Captured) -> None:
        assert run(["show", "1", "--db", stocked]) == 0
        assert re.sub(r", id [0-9a-f]{8}\)", ")", capsys.readouterr().out) == (
            "Marlow Vale District Council (MAV, E07000999)\n"
            "Action Plan\n"
            "2022-03\n"
            "2 recommendations, 3 actions; 1 of 4 rows to check, marked (!) or below such a mark\n"
            "├── Culture\n"
            "│   └── 01 Listen to residents (page 1, confidence 1.00)\n"
            "│       └── 01.1 Hold a forum, twice a year: (page 1, confidence 0.90)\n"
            "│           May 2022 = 2022-05-31 | Chief Executive\n"
            "│           ├── (!) 01.1.1 in the north (page 1, confidence 0.50)\n"
            "│           │   Chief Executive\n"
            f"│           │   why: {WHY}\n"
            "│           └── 01.1.2 in the south (page 1, confidence 0.90)\n"
            "│               Chief Executive\n"
            "└── 02 Publish a strategy (page 2, confidence 1.00)\n"
            "    March - June 2022 = from 2022-03-01 to 2022-06-30 | "
            "Leader; Deputy Leader; Chief Executive | in_progress\n"
            "not understood: page 2: no year in “June” (year unknown)\n"
            "coverage 1.000: 40 of 40 words\n"
        )

    def test_the_ids_of_the_tree_are_what_correct_takes(self, stocked: str, capsys: Captured) -> None:
        assert run(["show", "1", "--db", stocked]) == 0
        shown = re.findall(
            r" ([^ ]+) \(page \d, confidence [\d.]+, id ([0-9a-f]{8})\)", capsys.readouterr().out
        )
        assert len(shown) == 5
        assert run(["correct", dict(shown)["residents"], "recommendation", "Hear all", "--db", stocked]) == 0
        assert run(["correct", dict(shown)["north"], "action", "in the far north", "--db", stocked]) == 0
        assert "in the north → in the far north" in capsys.readouterr().out

    def test_rows(self, stocked: str, capsys: Captured) -> None:
        assert run(["show", "--rows", "4", "--db", stocked]) == 0
        found = [line.rstrip() for line in lines(capsys.readouterr().out)]
        assert found[:6] == [
            "Marlow Vale District Council: Action Plan",
            f"{'ref':7}{'action':65}{'deadline':20}{'due date':12}lead officer",
            f"{'01':7}{'Hold a forum, twice a year:':65}{'May 2022':20}{'2022-05-31':12}Chief Executive",
            f"{'01':7}{'in the north':97}Chief Executive",
            f"{'01':7}{'in the south':97}Chief Executive",
            f"{'02':7}{'Publish a strategy':65}{'March - June 2022':20}{'2022-06-30':12}Chief Executive",
        ]
        assert found[6] == "Marlow Vale District Council: Other Plan"

    def test_list(self, stocked: str, capsys: Captured) -> None:
        assert run(["list", "--db", stocked]) == 0
        assert lines(capsys.readouterr().out) == [
            "no\tcouncil\tplan\tdate\trevision\trecords\tto check\tcoverage\tfile",
            "1\tMarlow Vale District Council\tAction Plan\t2022-03\t1\t4\t1\t1.000\ta.pdf",
            "2\tMarlow Vale District Council\tOther Plan\t2022-03\t1\t4\t1\t1.000\tb.pdf",
        ]

    def test_json(self, stocked: str, capsys: Captured) -> None:
        assert run(["list", "--json", "--db", stocked]) == 0
        held = json.loads(capsys.readouterr().out)
        assert [(one["number"], one["plan"], one["records"]) for one in held] == [
            (1, "Action Plan", 4),
            (2, "Other Plan", 4),
        ]
        assert run(["show", "1", "--rows", "2", "--json", "--db", stocked]) == 0
        (shown,) = json.loads(capsys.readouterr().out)
        assert [tuple(row) for row in shown["records"]] == [(*COLUMNS, "review_reason")] * 2
        assert [row["review_reason"] for row in shown["records"]] == ["", WHY]
        assert [one["kind"] for one in shown["issues"]] == ["year unknown"]


@pytest.mark.usefixtures("pretend")
class TestCheck:
    def test_tree(self, folder: Path, capsys: Captured) -> None:
        assert run(["check", str(folder / "a.pdf")]) == 0
        out = capsys.readouterr().out
        assert "(!) 01.1.1 in the north (page 1, confidence 0.50)" in out
        assert out.count("why: ") == out.count(f"why: {WHY}") == 1
        assert "1 of 4 rows to check" in out
        assert lines(out)[-2:] == [
            "not understood: page 2: no year in “June” (year unknown)",
            "coverage 1.000: 40 of 40 words",
        ]

    def test_json_gives_everything(self, folder: Path, capsys: Captured) -> None:
        assert run(["check", str(folder / "a.pdf"), "--json"]) == 0
        found = json.loads(capsys.readouterr().out)
        assert (found["council"], found["plan_date"]) == (plan().council.name, "2022-03")
        assert tuple(found["records"][0]) == (*COLUMNS, "review_reason", "evidence")
        assert [one["review_reason"] for one in found["records"]] == ["", WHY, "", ""]
        assert found["records"][1]["evidence"] == [
            {"page": 1, "box": [50.0, 100.0, 120.0, 110.0], "text": "in the north"}
        ]
        assert found["issues"] == [
            {
                "kind": "year unknown",
                "message": "no year in “June”",
                "page": 2,
                "evidence": [{"page": 2, "box": [50.0, 100.0, 70.0, 110.0], "text": "June"}],
            }
        ]
        assert found["coverage"] == {"share": 1.0, "words": 40, "accounted": 40, "missing": [], "doubled": []}

    @pytest.mark.parametrize(
        ("content", "said"),
        [
            ("unreadable", "a.pdf: is cut short; download it again"),
            ("mistake", "a.pdf: cannot be read because of an error in actionplans (KeyError:"),
        ],
    )
    def test_what_cannot_be_read(self, folder: Path, content: str, said: str, capsys: Captured) -> None:
        (folder / "a.pdf").write_text(content)
        assert run(["check", str(folder / "a.pdf")]) == 1
        out, err = capsys.readouterr()
        assert (out, len(lines(err))) == ("", 1)
        assert err.startswith(said)


PRETEND = """
import sys
from ingest import cli
from ingest.batches import batch
from tests.ingest.built import pretend_extract, read_here
batch.extract, batch.read_each = pretend_extract, read_here
cli.main()
"""
SLEEPING_WORKERS = """
from ingest import cli
from ingest.batches import batch
from tests.ingest.built import sleeps
batch.read_file = sleeps
cli.main()
"""
ROOT = Path(__file__).parents[2]


def start(*arguments: str, script: str = PRETEND) -> subprocess.Popen[str]:
    """The command as its own process group, with pretended reading."""
    return subprocess.Popen(
        [sys.executable, "-c", script, *arguments],
        start_new_session=True,
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


class TestProcess:
    def test_ctrl_c(self, folder: Path, db_file: Path) -> None:
        (folder / "b.pdf").write_text("slow")
        process = start("ingest", str(folder), "--db", str(db_file))
        deadline = time.monotonic() + 20
        while not _has_rows(db_file) and time.monotonic() < deadline:
            time.sleep(0.05)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out) == (130, "")
        assert err == "stopped; what was stored before stays stored\n"
        (stopped,) = runs(open_store(str(db_file)))
        assert (stopped.finished_at, stopped.files_found, stopped.counts) == (None, 2, {"new": 1})

    def test_ctrl_c_reaches_the_workers_too(self, folder: Path, db_file: Path) -> None:
        options = ["--workers", "2", "--db", str(db_file)]
        process = start("ingest", str(folder), *options, script=SLEEPING_WORKERS)
        deadline = time.monotonic() + 20
        while not list(folder.glob("*.started")) and time.monotonic() < deadline:
            time.sleep(0.05)
        os.killpg(process.pid, signal.SIGINT)  # as a terminal does
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out) == (130, "")
        assert err == "stopped; what was stored before stays stored\n"

    def test_on_a_terminal_there_is_a_bar_and_a_table(self, folder: Path, db_file: Path) -> None:
        screen, terminal = pty.openpty()
        arguments = ["ingest", str(folder), "--db", str(db_file)]
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "110"}
        with subprocess.Popen(
            [sys.executable, "-c", PRETEND, *arguments],
            cwd=ROOT,
            env=environment,
            stdout=terminal,
            stderr=terminal,
        ) as process:
            os.close(terminal)
            shown = read_all(screen)
        assert process.returncode == 0
        assert "reading" in shown and "2/2" in shown
        assert "a.pdf" in shown and "────" in shown and "\t" not in shown
        assert "new 2, revised 0, unchanged 0, failed 0" in shown

    def test_head_has_seen_enough(self, stocked: str) -> None:
        process = start("export", "--format", "json", "--all-revisions", "--db", stocked)
        assert process.stdout and process.stderr
        process.stdout.close()
        assert process.stderr.read() == ""
        assert process.wait(timeout=20) == 0

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
    @pytest.mark.parametrize("command", [("list",), ("export", "--format", "json", "--all-revisions")])
    def test_a_full_disk_behind_the_output(self, stocked: str, command: tuple[str, ...]) -> None:
        with Path("/dev/full").open("w") as full:
            done = subprocess.run(
                [sys.executable, "-c", PRETEND, *command, "--db", stocked],
                cwd=ROOT,
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert done.returncode == 1
        (line,) = lines(done.stderr)
        assert line.startswith("the output cannot be written (No space left on device)")

    @pytest.mark.parametrize(("closed", "shown"), [(">&-", ""), ("2>&-", "Marlow"), ("<&- >&- 2>&-", "")])
    def test_streams_that_are_closed(self, stocked: str, closed: str, shown: str) -> None:
        script = f'exec "{sys.executable}" -c "$0" list --db "$1" {closed}'
        done = subprocess.run(
            ["sh", "-c", script, PRETEND, stocked], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert shown in done.stdout

    def test_a_terminal_that_cannot_show_a_sign(self, stocked: str) -> None:
        done = subprocess.run(
            [sys.executable, "-c", PRETEND, "show", "--db", stocked],
            cwd=ROOT,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")
        assert b"Listen to residents" in done.stdout

    def test_no_bar_in_a_pipe(self, folder: Path, db_file: Path) -> None:
        process = start("ingest", str(folder), "--db", str(db_file))
        out, err = process.communicate(timeout=20)
        assert (process.returncode, err) == (0, "")
        assert "\x1b" not in out


def read_all(screen: int) -> str:
    """What a terminal was sent, until the other side closed it."""
    parts: list[bytes] = []
    with contextlib.suppress(OSError):  # Linux says so that nothing more will come
        while part := os.read(screen, 65536):
            parts.append(part)
    os.close(screen)
    return b"".join(parts).decode()


def _has_rows(db_file: Path) -> bool:
    try:
        with sqlite3.connect(f"file:{db_file}?mode=ro", uri=True) as connection:
            return bool(connection.execute("SELECT count(*) FROM run_files").fetchone()[0])
    except sqlite3.Error:
        return False
