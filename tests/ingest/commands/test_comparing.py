"""`actionplans changes`: what is compared, and what is printed."""

from __future__ import annotations

import csv
import json
import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from ingest.cli import run
from ingest.commands.comparing import print_changes
from ingest.revisions.changes import LOUD, Change
from ingest.store.database import open_store
from ingest.store.holdings import EVERYTHING, holdings
from ingest.store.store import save
from tests.ingest.built import EVERY_DETAIL, FULL, action, extraction, plan
from tests.ingest.histories import History, records

Captured = pytest.CaptureFixture[str]
LISTEN, PUBLISH = FULL
FORUM, NORTH, SOUTH = LISTEN.actions


@pytest.fixture
def db(empty_db: str, db_file: Path) -> str:
    """Three revisions: the second with a later date and without a recommendation, the third reworded."""
    shutil.copy(empty_db, db_file)
    engine = open_store(str(db_file))
    slipped = replace(LISTEN, actions=(action(FORUM.text, "01.1", due="2022-07-31"), NORTH, SOUTH))
    complete = replace(PUBLISH, details=replace(EVERY_DETAIL, status="complete"))
    save(engine, extraction(plan(LISTEN, complete)), Path("/a.pdf"))
    save(engine, extraction(plan(slipped, plan_date="2023"), sha="b"), Path("/b.pdf"))
    save(
        engine,
        extraction(
            plan(replace(slipped, text="Listen to all residents"), complete, plan_date="2024"), sha="c"
        ),
        Path("/c.pdf"),
    )
    engine.dispose()
    return str(db_file)


def ids(db: str) -> tuple[str, str, str]:
    """Of the first recommendation, its first action, and the second recommendation."""
    engine = open_store(db)
    first = holdings(engine, EVERYTHING)[0].ids
    engine.dispose()
    return first[0].recommendation, first[0].actions[0], first[1].recommendation


def test_the_newest_against_the_one_before(db: str, capsys: Captured) -> None:
    assert run(["changes", "--db", db]) == 0
    out, err = capsys.readouterr()
    listen, _, publish = ids(db)
    all_residents = "Listen to all residents"
    assert out.splitlines() == [
        "Marlow Vale District Council: Action Plan, revision 2 (2023) to revision 3 (2024)",
        "record_id\tref\tchange\tfield\tbefore\tafter\tdays\ttext",
        f"{listen}\t01\t{LOUD}\trecommendation\tListen to residents\t{all_residents}\t\t{all_residents}",
        f"{publish}\t02\treturned\t\t\t\t\tPublish a strategy",
        f"{LOUD} 1, returned 1",
    ]
    assert err == (
        "Marlow Vale District Council: Action Plan: revision 3 words recommendations otherwise: 01; "
        "councils seldom do that: compare the pages\n"
    )


def test_the_last_line_counts_records(capsys: Captured) -> None:
    """A new date changes two fields of the one, or three."""
    fields = ("deadline_text", "due_date")
    print_changes([Change(own, "1", "re-dated", "Ask", field) for own in "ab" for field in fields])
    assert capsys.readouterr().out.splitlines()[-1] == "re-dated 2"


def test_one_span_as_csv(db: str, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "changes.csv"
    assert run(["changes", "1", "--to", "2", "--out", str(out), "--db", db]) == 0
    assert capsys.readouterr().err == ""
    _, forum, publish = ids(db)
    with out.open(encoding="utf-8-sig", newline="") as lines:
        found = list(csv.DictReader(lines))
    picked = [
        (one["record_id"], one["change"], one["field"], one["before"], one["after"], one["days"])
        for one in found
    ]
    assert picked == [
        (forum, "re-dated", "due_date", "2022-05-31", "2022-07-31", "61"),
        (publish, "dropped", "", "complete", "", ""),
    ]
    names = ("council", "plan", "from_revision", "from_date", "to_revision", "to_date")
    assert {tuple(one[name] for name in names) for one in found} == {
        ("Marlow Vale District Council", "Action Plan", "1", "2022-03", "2", "2023")
    }


def test_every_step_as_json(db: str, capsys: Captured) -> None:
    assert run(["changes", "--every", "--format", "json", "--db", db]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [(one["from_revision"], one["change"], one["days"]) for one in found] == [
        (1, "re-dated", 61),
        (1, "dropped", ""),
        (2, LOUD, ""),
        (2, "returned", ""),
    ]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("1 --from 3", "nothing to compare; revisions held: 1, 2, 3; the earlier one is --from"),
        ("1 --to 7", "no revision 7; revisions held: 1, 2, 3"),
        ("--to 7", "no plan has these revisions to compare; `actionplans list` shows what is held"),
        ("dover", "no plan 'dover'"),
    ],
)
def test_what_cannot_be_compared(db: str, arguments: str, said: str, capsys: Captured) -> None:
    assert run(["changes", *arguments.split(), "--db", db]) == 1
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err


@pytest.mark.parametrize("plan", [[], ["marlow"]])
def test_a_first_revision_waits_for_the_next_file(
    plan: list[str], empty_db: str, db_file: Path, capsys: Captured
) -> None:
    shutil.copy(empty_db, db_file)
    save(open_store(str(db_file)), extraction(sha="a"), Path("/a.pdf"))
    assert run(["changes", *plan, "--db", str(db_file)]) == 1
    assert "the next file of a plan becomes its next revision when it is ingested" in capsys.readouterr().err


def test_ten_revisions_through_the_database(empty_db: str, db_file: Path, capsys: Captured) -> None:
    """Read in any order, they stand in the order of their dates, and most records have one id throughout."""
    shutil.copy(empty_db, db_file)
    engine = open_store(str(db_file))
    stages = list(enumerate(History(Random(7200)).stages()))
    for number, stage in stages:
        save(engine, extraction(stage.plan, sha=f"{number:x}"), Path(f"/{number}.pdf"))
    held = holdings(engine, EVERYTHING)
    engine.dispose()
    assert [one.sha256[0] for one in held] == list("0123456789")
    given: dict[str, set[str]] = {}
    for (_, stage), one in zip(stages, held, strict=True):
        names = [name for _, name in records(stage.plan, stage.names)]
        for name, (_, own) in zip(names, records(one.plan, one.ids), strict=True):
            given.setdefault(name, set()).add(own)
    assert sum(len(own) == 1 for own in given.values()) / len(given) > 0.97
    assert run(["changes", "--from", "1", "--format", "csv", "--db", str(db_file)]) == 0
    assert len(capsys.readouterr().out.splitlines()) > 20
