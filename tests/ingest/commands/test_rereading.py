"""`actionplans reingest`: what is stored, read again by another version of the program."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from ingest.batches import batch
from ingest.cli import run
from ingest.commands.rereading import TAKES_OVER
from ingest.corrections.store import Wish, correct
from ingest.errors import Unreadable
from ingest.pipeline import Extraction, extract
from ingest.store.database import open_store
from ingest.store.holdings import EVERYTHING, Holding, holdings
from models.plan import Council, Deadline, Plan
from tests.conftest import RAW
from tests.ingest.built import COUNCIL, FULL, plan, read_here

Captured = pytest.CaptureFixture[str]
LISTEN, PUBLISH = FULL
FORUM, NORTH, SOUTH = LISTEN.actions


class Parser:
    """In the place of `extract`: reads every file as its version of the plan."""

    def __init__(self) -> None:
        self.plan = plan()
        self.parts: tuple[Plan, ...] = ()
        self.asked: list[tuple[str, str, str]] = []

    def __call__(
        self,
        path: Path,
        *,
        password: str = "",
        council: str = "",
        plan_date: str = "",
        pages: str = "",
        codebook: Path | None = None,
    ) -> Extraction:
        if not self.plan.recommendations:
            raise Unreadable("holds no action plan")
        self.asked.append((council, plan_date, pages))
        found = sha256(path.read_bytes()).hexdigest()
        built = replace(
            self.plan, council=Council(council) if council else COUNCIL, plan_date=plan_date or "2022-03"
        )
        said = {"council": council, "plan_date": plan_date, "pages": pages}
        given = tuple((name, one) for name, one in said.items() if one)
        return Extraction(path.name, found, built, given, self.parts)


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> Parser:
    reads = Parser()
    monkeypatch.setattr(batch, "extract", reads)
    monkeypatch.setattr(batch, "read_each", read_here)
    return reads


@pytest.fixture
def db(parser: Parser, empty_db: str, db_file: Path, tmp_path: Path, capsys: Captured) -> str:
    """Two revisions of one plan; of the second the user gave the date and the pages."""
    shutil.copy(empty_db, db_file)
    for name, given in (("a.pdf", []), ("b.pdf", ["--plan-date", "2023", "--pages", "3-4"])):
        (tmp_path / name).write_text(name)
        assert run(["ingest", str(tmp_path / name), *given, "--db", str(db_file)]) == 0
    capsys.readouterr()
    parser.asked.clear()
    return str(db_file)


def held(db: str) -> tuple[Holding, ...]:
    engine = open_store(db)
    found = holdings(engine, EVERYTHING)
    engine.dispose()
    return found


def better() -> Plan:
    """Another reading: a date that was missed, a word of a text, one record more."""
    forum = replace(
        FORUM,
        details=replace(FORUM.details, deadline=Deadline("June 2022", None, date(2022, 6, 30), "month")),
    )
    north = replace(NORTH, text="in the far north", needs_review=False)
    return plan(replace(LISTEN, actions=(forum, north, SOUTH)), PUBLISH)


def test_the_same_reading_changes_nothing(db: str, capsys: Captured) -> None:
    before = held(db)
    assert run(["reingest", "--db", db]) == 0
    assert run(["reingest", "--apply", "--db", db]) == 0
    assert capsys.readouterr().out == "changed 0, the same 2, failed 0\n" * 2
    assert [(one.ids, one.rows) for one in held(db)] == [(one.ids, one.rows) for one in before]


def test_what_was_given_is_given_again(db: str, parser: Parser) -> None:
    assert run(["reingest", "marlow", "--db", db]) == 0
    assert parser.asked == [("", "", ""), ("", "2023", "3-4")]


def test_differences_are_shown_and_not_stored(db: str, parser: Parser, capsys: Captured) -> None:
    before = held(db)
    parser.plan = better()
    assert run(["reingest", "--db", db]) == 0
    out = capsys.readouterr().out.splitlines()
    forum, north = before[0].ids[0].actions[:2]
    assert out[:6] == [
        "plan 1, revision 1: a.pdf",
        "  to check 1, coverage 1.000 → to check 0, coverage 1.000",
        "record_id\tref\tchange\tfield\tbefore\tafter\tdays\ttext",
        f"{forum}\t01.1\tre-dated\tdeadline_text\tMay 2022\tJune 2022\t\t{FORUM.text}",
        f"{forum}\t01.1\tre-dated\tdue_date\t2022-05-31\t2022-06-30\t+30\t{FORUM.text}",
        f"{north}\t01.1.1\treworded\taction\tin the north\tin the far north\t\tin the far north",
    ]
    assert out[-2:] == ["changed 2, the same 0, failed 0", "nothing was stored; --apply stores it"]
    assert held(db) == before


def test_a_file_that_is_read_as_two_plans(db: str, parser: Parser, capsys: Captured) -> None:
    """Its other records are those of a further plan: told before, and each file is read once after that."""
    parser.parts = (plan(LISTEN), plan(PUBLISH, title="Strategy plan"))
    assert run(["reingest", "--apply", "--db", db]) == 0
    out = capsys.readouterr().out.splitlines()
    assert [line for line in out if line.startswith(("a further", "  title", "  its"))] == [
        *("a further plan: a.pdf", "  title: Strategy plan", f"  {TAKES_OVER}"),
        *("a further plan: b.pdf", "  title: Strategy plan", f"  {TAKES_OVER}"),
    ]
    assert "nothing changed" not in out
    found = [(one.number, one.revision, one.plan.title, len(one.rows)) for one in held(db)]
    assert found == [
        *((1, number, "Action Plan", 3) for number in (1, 2)),
        *((2, number, "Strategy plan", 1) for number in (1, 2)),
    ]
    parser.asked.clear()
    assert run(["reingest", "--db", db]) == 0
    assert capsys.readouterr().out == "changed 0, the same 2, failed 0\n"
    assert len(parser.asked) == 2
    parser.parts = ()
    assert run(["reingest", "--db", db]) == 0
    assert "  is no plan of its own any more" in capsys.readouterr().out.splitlines()


def test_applied_the_records_keep_their_ids_and_corrections_stand(
    db: str, parser: Parser, capsys: Captured
) -> None:
    before = held(db)
    engine = open_store(db)
    correct(engine, Wish(before[1].ids[0].actions[0], "due_date", ("2022-12-31",)))
    engine.dispose()
    parser.plan = better()
    assert run(["reingest", "--apply", "--db", db]) == 0
    after = held(db)
    assert [one.ids for one in after] == [one.ids for one in before]
    assert [one.rows[1].action for one in after] == ["in the far north"] * 2
    assert [one.plan.plan_date for one in after] == ["2022-03", "2023"]
    assert after[1].rows[0].due_date == date(2022, 12, 31)
    assert after[1].rows[0].needs_review
    capsys.readouterr()
    assert run(["reingest", "--db", db]) == 0
    assert capsys.readouterr().out == "changed 0, the same 2, failed 0\n"


def test_files_that_moved_or_changed_are_told_and_the_others_read(
    db: str, tmp_path: Path, capsys: Captured
) -> None:
    (tmp_path / "a.pdf").write_text("another file")
    assert run(["reingest", "--db", db]) == 1
    (tmp_path / "a.pdf").unlink()
    assert run(["reingest", "--db", db]) == 1
    out, err = capsys.readouterr()
    assert out == "changed 0, the same 1, failed 1\n" * 2
    moved = f"plan 1, revision 1: {tmp_path / 'a.pdf'}"
    assert err.splitlines() == [
        f"{moved} holds another file now; `actionplans ingest` makes that a revision",
        f"{moved} is not there; put it back, or ingest it from where it lies now with --force",
    ]


def test_a_file_that_another_one_replaced_is_no_failure(db: str, tmp_path: Path, capsys: Captured) -> None:
    """Councils publish the update under the address of the plan: the first file is gone for good."""
    (tmp_path / "b.pdf").write_text("the update")
    assert run(["ingest", str(tmp_path / "b.pdf"), "--plan-date", "2024", "--db", db]) == 0
    capsys.readouterr()
    assert run(["reingest", "--db", db]) == 0
    out, err = capsys.readouterr()
    assert out == "changed 0, the same 2, replaced 1, failed 0\n"
    said = "b.pdf was replaced by a later file; its records stay as they were read"
    assert err == f"plan 1, revision 2: {said}\n"


def test_a_file_that_is_not_read_any_more_stays_as_it_was(db: str, parser: Parser, capsys: Captured) -> None:
    before = held(db)
    parser.plan = replace(plan(), recommendations=())
    assert run(["reingest", "--apply", "--db", db]) == 1
    assert "plan 1, revision 1: a.pdf: holds no action plan" in capsys.readouterr().err
    assert held(db) == before


def test_no_such_plan(db: str, capsys: Captured) -> None:
    assert run(["reingest", "dover", "--db", db]) == 1
    assert "no plan 'dover'" in capsys.readouterr().err


def test_what_is_given_is_kept_beside_what_is_read() -> None:
    found = extract(RAW / "brindlecombe-bullets.pdf", plan_date="2020-02", pages="1-2")
    assert found.given == (("plan_date", "2020-02"), ("pages", "1-2"))


def test_a_file_that_was_renamed_is_read_where_the_last_ingest_saw_it(
    db: str, tmp_path: Path, capsys: Captured
) -> None:
    moved = (tmp_path / "a.pdf").rename(tmp_path / "renamed.pdf")
    os.utime(moved, (1_700_000_000, 1_700_000_000))
    assert run(["ingest", str(tmp_path), "--db", db]) == 0
    capsys.readouterr()
    assert run(["reingest", "--db", db]) == 0
    assert capsys.readouterr().out == "changed 0, the same 2, failed 0\n"
