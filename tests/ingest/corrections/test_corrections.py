"""What a person said stands: whatever is read again, revised or restructured."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from sqlalchemy import Engine

from ingest.cli import run
from ingest.corrections.listing import bring_in, listed, read_csv, to_csv
from ingest.corrections.store import Difference, correct, undo
from ingest.corrections.values import FORMS, canonical
from ingest.corrections.wishes import Wish
from ingest.errors import Refused
from ingest.exports.rows import COLUMNS, Row
from ingest.store.database import open_store
from ingest.store.holdings import Holding, Selection, holdings
from ingest.store.store import save
from models.plan import Deadline, Details, Owner, Plan
from tests.ingest.built import FULL, action, extraction, plan, recommendation
from tests.ingest.histories import History

Captured = pytest.CaptureFixture[str]
LISTEN, PUBLISH = FULL
FORUM, NORTH, SOUTH = LISTEN.actions


@pytest.fixture
def fresh_db(each_db: Engine) -> Engine:
    """Whatever is said here is true of SQLite and of PostgreSQL."""
    return each_db


@pytest.fixture
def stocked(fresh_db: Engine) -> Engine:
    save(fresh_db, extraction(), Path("/plan.pdf"))
    return fresh_db


DOF = (("DoF", "Director of Finance"),)


def newest(engine: Engine) -> Holding:
    return holdings(engine)[0]


def row_of(engine: Engine, text: str, revision: int | None = None) -> Row:
    rows = holdings(engine, Selection(revision=revision))[0].rows
    return next(row for row in rows if text in (row.action, row.action or row.recommendation))


def say(engine: Engine, text: str, field: str, *values: str) -> tuple[Difference, ...]:
    return correct(engine, Wish(row_of(engine, text).record_id, field, values, author="Ada"))


def texts(engine: Engine) -> list[str]:
    return [row.action or row.recommendation for row in newest(engine).rows]


def with_deadline(text: str, due: date) -> Plan:
    forum = replace(FORUM, details=replace(FORUM.details, deadline=Deadline(text, None, due, "month")))
    return plan(replace(LISTEN, actions=(forum, NORTH, SOUTH)), PUBLISH)


def kinds(engine: Engine) -> list[str]:
    return [one.kind for one in newest(engine).plan.issues]


class TestFields:
    @pytest.mark.parametrize(
        ("field", "value", "kept"),
        [
            ("due_date", "2022-06-30", "2022-06-30"),
            ("due_date", "", ""),
            ("status", "Complete", "complete"),
            ("percent_complete", "40 %", "40"),
            ("needs_review", "FALSE", "false"),
            ("action", " Hold\na  forum ", "Hold a forum"),
            ("deadline_precision", "month", "month"),
        ],
    )
    def test_values(self, field: str, value: str, kept: str) -> None:
        assert canonical(field, value) == kept

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("due_date", "31/02/2025", "due_date: '31/02/2025' is not a date such as 2022-03-14"),
            ("due_date", "2022-02-30", "is not a date"),
            ("status", "nearly", "is not one of not_started, in_progress, complete"),
            ("percent_complete", "140", "is not a number from 0 to 100"),
            ("needs_review", "", "is not one of true, false"),
            ("action", " ", "is empty; where it is no record at all"),
        ],
    )
    def test_values_that_cannot_be(self, field: str, value: str, said: str) -> None:
        with pytest.raises(Refused, match=said):
            canonical(field, value)

    def test_every_field_is_a_column(self) -> None:
        assert set(FORMS) <= set(COLUMNS)

    def test_a_correction_shows_in_the_row_and_marks_it(self, stocked: Engine) -> None:
        before = row_of(stocked, NORTH.text)
        assert not before.corrected
        say(stocked, NORTH.text, "lead_officer", "Head of Place")
        assert row_of(stocked, NORTH.text) == replace(before, lead_officer="Head of Place", corrected=True)
        assert not row_of(stocked, SOUTH.text).corrected

    def test_what_the_recommendation_says_is_corrected_for_all_its_rows(self, stocked: Engine) -> None:
        say(stocked, NORTH.text, "recommendation", "Listen to all residents")
        rows = newest(stocked).rows
        assert [(row.recommendation, row.corrected) for row in rows] == [
            *[("Listen to all residents", True)] * 3,
            ("Publish a strategy", False),
        ]

    def test_dates_follow_the_deadlines_words(self, stocked: Engine) -> None:
        say(stocked, FORUM.text, "deadline_text", "March to June 2023")
        row = row_of(stocked, FORUM.text)
        assert (row.start_date, row.due_date) == (date(2023, 3, 1), date(2023, 6, 30))
        assert (row.deadline_precision, row.status) == ("month", "")

    def test_a_status_follows_the_deadlines_words(self, stocked: Engine) -> None:
        say(stocked, FORUM.text, "deadline_text", "Ongoing")
        row = row_of(stocked, FORUM.text)
        assert (row.due_date, row.status) == (None, "ongoing")

    def test_dates_that_are_corrected_themselves_stand(self, stocked: Engine) -> None:
        say(stocked, FORUM.text, "due_date", "2023-01-31")
        say(stocked, FORUM.text, "deadline_text", "June 2023")
        assert row_of(stocked, FORUM.text).due_date == date(2023, 1, 31)

    def test_leads_follow_the_owners_words_and_status_its_own(self, stocked: Engine) -> None:
        say(stocked, NORTH.text, "owner_text", "Leader of the Council and Chief Executive")
        say(stocked, NORTH.text, "status_text", "Completed")
        row = row_of(stocked, NORTH.text)
        assert (row.lead_member, row.lead_officer) == ("Leader of the Council", "Chief Executive")
        assert row.status == "complete"

    def test_owners_follow_the_leads(self, fresh_db: Engine) -> None:
        """The one that stays keeps what the plan's own abbreviation stands for."""
        owners = (Owner("officer", "Director of Finance", "", "DoF"), Owner("member", "Leader", "", "Leader"))
        led = replace(PUBLISH.details, lead_member="Leader", lead_officer="DoF", owners=owners)
        built = plan(LISTEN, replace(PUBLISH, details=led), abbreviations=DOF)
        save(fresh_db, extraction(built), Path("/plan.pdf"))
        say(fresh_db, PUBLISH.text, "lead_member", "Cllr Ann Fox, Deputy Leader")
        assert [(one.kind, one.role, one.name) for one in newest(fresh_db).owners] == [
            ("member", "Deputy Leader", "Ann Fox"),
            ("officer", "Director of Finance", ""),
        ]
        say(fresh_db, PUBLISH.text, "owner_text", "Head of HR & OD")
        assert [one.role for one in newest(fresh_db).owners] == ["Deputy Leader", "Head of HR and OD"]

    def test_an_owner_is_read_with_the_plans_abbreviations(self, fresh_db: Engine) -> None:
        """Which the words of the correction do not tell."""
        save(fresh_db, extraction(plan(abbreviations=DOF)), Path("/plan.pdf"))
        say(fresh_db, NORTH.text, "owner_text", "DoF")
        assert [one.role for one in newest(fresh_db).owners if one.text == "DoF"] == ["Director of Finance"]

    def test_a_new_reference_takes_the_sub_actions_along(self, stocked: Engine) -> None:
        say(stocked, FORUM.text, "action_ref", "A7")
        assert [row.parent_action_ref for row in newest(stocked).rows] == ["", "A7", "A7", ""]

    def test_the_one_before_is_undone_by_the_next(self, stocked: Engine) -> None:
        say(stocked, NORTH.text, "rag", "Red")
        say(stocked, NORTH.text, "rag", "Amber")
        assert [(one.correction.value, one.state) for one in listed(stocked)] == [("Amber", "stands")]
        undo(stocked, Wish(row_of(stocked, NORTH.text).record_id, "rag"))
        assert listed(stocked) == ()
        assert row_of(stocked, NORTH.text).rag == ""

    def test_a_person_has_looked(self, stocked: Engine) -> None:
        assert row_of(stocked, NORTH.text).needs_review
        say(stocked, NORTH.text, "needs_review", "false")
        assert not row_of(stocked, NORTH.text).needs_review

    @pytest.mark.parametrize(
        ("field", "values", "said"),
        [
            ("colour", ("red",), "colour: there is no such field to correct; choose one of theme, "),
            ("action", (), "action: takes one value, in quotes"),
            ("start_date", ("2022-07-01",), "01.1: would begin on 2022-07-01, after it is due on 2022-05-31"),
            ("action_ref", ("01.1.1",), "01.1.1: is the reference of another action"),
            ("merge", ("ffff0000",), "ffff0000: there is no such record"),
            ("split", ("one",), "split: takes the text of each part"),
            ("remove", ("yes",), "remove: takes no value"),
        ],
    )
    def test_what_cannot_be(self, stocked: Engine, field: str, values: tuple[str, ...], said: str) -> None:
        with pytest.raises(Refused, match=said):
            say(stocked, FORUM.text, field, *values)
        assert listed(stocked) == ()
        assert newest(stocked).rows == extraction().records


class TestWholeRecords:
    def test_removed(self, stocked: Engine) -> None:
        say(stocked, FORUM.text, "remove")
        assert texts(stocked) == [NORTH.text, SOUTH.text, PUBLISH.text]
        assert {row.parent_action_ref for row in newest(stocked).rows} == {""}

    def test_removed_and_back(self, stocked: Engine) -> None:
        own = row_of(stocked, FORUM.text).record_id
        say(stocked, FORUM.text, "remove")
        (back,) = (one for one in undo(stocked, Wish(own, "remove")) if not one.field)
        assert (back.record_id, back.after) == (own, FORUM.text)
        assert newest(stocked).rows == extraction().records

    def test_a_recommendation_without_actions_is_removed_and_one_with_them_is_not(
        self, stocked: Engine
    ) -> None:
        say(stocked, PUBLISH.text, "remove")
        assert texts(stocked) == [FORUM.text, NORTH.text, SOUTH.text]
        with pytest.raises(Refused, match="has actions; remove these first"):
            correct(stocked, Wish(newest(stocked).ids[0].recommendation, "remove"))

    @pytest.mark.parametrize("text", [SOUTH.text, PUBLISH.text])
    def test_split(self, stocked: Engine, text: str) -> None:
        own = row_of(stocked, text)
        say(stocked, text, "split", "one part", "the other part")
        first, second = row_of(stocked, "one part"), row_of(stocked, "the other part")
        assert first.record_id == own.record_id != second.record_id
        assert second.deadline_text == own.deadline_text and second.progress == own.progress
        assert first.corrected and second.corrected
        say(stocked, "the other part", "due_date", "2030-01-31")
        assert row_of(stocked, "the other part").due_date == date(2030, 1, 31)

    def test_merged(self, stocked: Engine) -> None:
        into = row_of(stocked, NORTH.text).record_id
        say(stocked, SOUTH.text, "merge", into[:8])
        merged = row_of(stocked, f"{NORTH.text} {SOUTH.text}")
        assert (merged.record_id, merged.corrected) == (into, True)
        assert len(texts(stocked)) == 3

    def test_words_that_were_corrected_before_are_merged_as_they_are(self, stocked: Engine) -> None:
        into = row_of(stocked, NORTH.text).record_id
        say(stocked, NORTH.text, "action", "in the far north")
        say(stocked, SOUTH.text, "action", "in the deep south")
        say(stocked, "in the deep south", "merge", into)
        merged = row_of(stocked, "in the far north in the deep south")
        assert (merged.record_id, merged.needs_review) == (into, NORTH.needs_review)

    def test_words_that_were_corrected_before_are_split_anew(self, stocked: Engine) -> None:
        say(stocked, SOUTH.text, "action", "in the deep south")
        say(stocked, "in the deep south", "split", "one part", "the other part")
        assert not row_of(stocked, "one part").needs_review
        say(stocked, "one part", "action", "the first part")
        assert texts(stocked)[2:4] == ["the first part", "the other part"]

    def test_recommendations_merged(self, stocked: Engine) -> None:
        say(stocked, PUBLISH.text, "merge", newest(stocked).ids[0].recommendation)
        assert {row.recommendation for row in newest(stocked).rows} == {f"{LISTEN.text} {PUBLISH.text}"}

    def test_added(self, stocked: Engine) -> None:
        say(stocked, NORTH.text, "add", "in the east")
        say(stocked, PUBLISH.text, "add", "Print it")
        say(stocked, "Print it", "add_recommendation", "Build homes")
        assert texts(stocked) == [
            FORUM.text,
            NORTH.text,
            "in the east",
            SOUTH.text,
            "Print it",
            "Build homes",
        ]
        east = row_of(stocked, "in the east")
        assert (east.action_ref, east.parent_action_ref, east.corrected) == ("01.1.1+1", "01.1", True)
        say(stocked, "in the east", "deadline_text", "June 2024")
        assert row_of(stocked, "in the east").due_date == date(2024, 6, 30)


class TestReadAgain:
    """Another revision, or the same file once more."""

    def save(self, engine: Engine, built: Plan, sha: str = "b", day: str = "2023-03") -> None:
        save(engine, extraction(replace(built, plan_date=day), sha=sha), Path(f"/{sha}.pdf"), force=True)

    def test_the_next_revision_and_a_reworded_record(self, stocked: Engine) -> None:
        say(stocked, NORTH.text, "rag", "Green")
        reworded = replace(LISTEN, actions=(FORUM, replace(NORTH, text="in the northern wards"), SOUTH))
        self.save(stocked, plan(reworded, PUBLISH))
        assert row_of(stocked, "in the northern wards").rag == "Green"
        assert "correction" not in kinds(stocked)

    def test_another_value_of_the_machine_is_shown_beside_the_correction(self, stocked: Engine) -> None:
        say(stocked, FORUM.text, "due_date", "2022-06-30")
        self.save(stocked, with_deadline("July 2022", date(2022, 7, 31)))
        row = row_of(stocked, FORUM.text)
        assert (row.due_date, row.deadline_text, row.needs_review) == (date(2022, 6, 30), "July 2022", True)
        (issue,) = [one for one in newest(stocked).plan.issues if one.kind == "correction"]
        assert issue.message == (
            "01.1 due_date: a correction says “2022-06-30”; the document now says “2022-07-31”, "
            "and said “2022-05-31” when that was made"
        )
        (one,) = listed(stocked)
        assert (one.state, one.correction.machine_value, one.machine_now) == (
            "conflict",
            "2022-05-31",
            "2022-07-31",
        )

    def test_said_again_it_is_no_conflict(self, stocked: Engine) -> None:
        say(stocked, FORUM.text, "due_date", "2022-06-30")
        self.save(stocked, with_deadline("July 2022", date(2022, 7, 31)))
        say(stocked, FORUM.text, "due_date", "2022-06-30")
        assert [one.state for one in listed(stocked)] == ["earlier", "stands"]
        assert "correction" not in kinds(stocked)

    def test_said_again_the_first_one_holds_where_it_was_made(self, stocked: Engine) -> None:
        say(stocked, FORUM.text, "due_date", "2022-06-30")
        self.save(stocked, with_deadline("July 2022", date(2022, 7, 31)))
        say(stocked, FORUM.text, "due_date", "2022-08-31")
        dues = [row_of(stocked, FORUM.text, revision).due_date for revision in (1, 2)]
        assert dues == [date(2022, 6, 30), date(2022, 8, 31)]
        assert [one.state for one in listed(stocked)] == ["earlier", "stands"]
        undo(stocked, Wish(row_of(stocked, FORUM.text).record_id, "due_date"))
        assert row_of(stocked, FORUM.text).due_date == date(2022, 6, 30)
        assert [one.state for one in listed(stocked)] == ["conflict"]

    def test_where_the_machine_comes_to_agree_all_is_well(self, stocked: Engine) -> None:
        say(stocked, FORUM.text, "due_date", "2022-07-31")
        self.save(stocked, with_deadline("July 2022", date(2022, 7, 31)))
        assert [one.state for one in listed(stocked)] == ["agreed"]
        assert not row_of(stocked, FORUM.text).needs_review

    def test_earlier_revisions_have_it_where_the_machine_read_the_same_there(self, stocked: Engine) -> None:
        self.save(stocked, plan(), "b")
        self.save(stocked, with_deadline("July 2022", date(2022, 7, 31)), "c", "2024")
        self.save(stocked, plan(), "d", "2025")
        say(stocked, FORUM.text, "due_date", "2022-06-30")
        dues = [row_of(stocked, FORUM.text, revision).due_date for revision in (1, 2, 3, 4)]
        assert dues == [date(2022, 6, 30), date(2022, 6, 30), date(2022, 7, 31), date(2022, 6, 30)]

    def test_a_record_that_is_gone_and_returns(self, stocked: Engine) -> None:
        say(stocked, PUBLISH.text, "rag", "Amber")
        self.save(stocked, plan(LISTEN), "b")
        assert [one.state for one in listed(stocked)] == ["waiting"]
        self.save(stocked, plan(), "c", "2024")
        assert row_of(stocked, PUBLISH.text).rag == "Amber"

    def test_a_split_that_the_machine_comes_to_make(self, stocked: Engine) -> None:
        say(stocked, SOUTH.text, "split", "in the south", "and in the south west")
        ids = [row_of(stocked, text).record_id for text in ("in the south", "and in the south west")]
        better = replace(LISTEN, actions=(*LISTEN.actions, action("and in the south west", "01.1.3", "01.1")))
        self.save(stocked, plan(better, PUBLISH), "a", "2022-03")
        assert [row_of(stocked, text).record_id for text in ("in the south", "and in the south west")] == ids
        assert texts(stocked) == [FORUM.text, NORTH.text, SOUTH.text, "and in the south west", PUBLISH.text]

    def test_an_added_record_that_the_machine_comes_to_find(self, stocked: Engine) -> None:
        say(stocked, SOUTH.text, "add", "in the east")
        own = row_of(stocked, "in the east").record_id
        better = replace(
            LISTEN, actions=(*LISTEN.actions, action("in the east", "01.1.3", "01.1", due="2024-05-31"))
        )
        self.save(stocked, plan(better, PUBLISH), "a", "2022-03")
        assert (row_of(stocked, "in the east").record_id, texts(stocked).count("in the east")) == (own, 1)
        assert row_of(stocked, "in the east").due_date == date(2024, 5, 31)

    def test_an_added_record_outlives_the_one_that_it_stood_behind(self, stocked: Engine) -> None:
        say(stocked, SOUTH.text, "add", "in the east")
        self.save(stocked, plan(replace(LISTEN, actions=(FORUM, NORTH)), PUBLISH), "b")
        assert texts(stocked) == [FORUM.text, NORTH.text, "in the east", PUBLISH.text]

    def test_a_removed_record_stays_removed(self, stocked: Engine) -> None:
        say(stocked, NORTH.text, "remove")
        self.save(stocked, plan(), "b")
        assert NORTH.text not in texts(stocked)

    def test_corrections_go_along_to_another_plan(self, stocked: Engine) -> None:
        say(stocked, NORTH.text, "rag", "Green")
        save(stocked, extraction(), Path("/plan.pdf"), plan_name="Marlow", force=True)
        assert row_of(stocked, NORTH.text).rag == "Green"
        assert newest(stocked).key == "marlow"

    def test_what_other_revisions_have_too_stays_with_its_plan(self, stocked: Engine) -> None:
        """A file that was taken for a revision goes to a plan of its own, with what it alone has."""
        self.save(stocked, plan(*FULL, recommendation("03", "Build more homes")), "b")
        say(stocked, NORTH.text, "rag", "Green")
        say(stocked, "Build more homes", "rag", "Red")
        self.save(stocked, plan(), "c", "2024")
        second = extraction(plan(*FULL, recommendation("03", "Build more homes")), sha="b")
        save(stocked, second, Path("/b.pdf"), plan_name="Homes", force=True)
        marlow, homes = holdings(stocked)
        assert (marlow.revision, homes.revision) == (2, 1)
        assert [row.rag for row in marlow.rows] == ["", "Green", "", "Green"]
        assert [row.rag for row in homes.rows] == ["", "", "", "Green", "Red"]
        own, other = ({row.record_id for row in one.rows} for one in (marlow, homes))
        assert not own & other


def misread(built: Plan) -> Plan:
    """As another version of the parser might read it: other owners, statuses lost."""

    def otherwise(details: Details) -> Details:
        return replace(details, lead_officer=f"{details.lead_officer} (acting)", status="")

    return replace(
        built,
        recommendations=tuple(
            replace(
                one, actions=tuple(replace(each, details=otherwise(each.details)) for each in one.actions)
            )
            for one in built.recommendations
        ),
    )


def test_corrections_of_the_first_revision_stand_at_the_tenth(fresh_db: Engine) -> None:
    """Through nine revisions, all files read again, and another parser: none is lost, conflicts are told."""
    stages = list(History(Random(7301)).stages())
    save(fresh_db, extraction(stages[0].plan, sha="0"), Path("/0.pdf"))
    rows = [row for row in newest(fresh_db).rows if row.action]
    for row in rows:
        correct(fresh_db, Wish(row.record_id, "success_measure", (f"Measure of {row.record_id}",)))
        correct(fresh_db, Wish(row.record_id, "lead_officer", ("Head of Corrections",)))

    def all_stand(change: Callable[[Plan], Plan] = lambda built: built) -> int:
        for number, stage in enumerate(stages):
            save(
                fresh_db,
                extraction(change(stage.plan), sha=f"{number:x}"),
                Path(f"/{number}.pdf"),
                force=True,
            )
        last = newest(fresh_db)
        assert (last.revision, last.sha256[0]) == (10, "9")
        there = [row for row in last.rows if row.record_id in {one.record_id for one in rows}]
        for row in there:
            assert row.success_measure == f"Measure of {row.record_id}"
            assert (row.lead_officer, row.corrected) == ("Head of Corrections", True)
        assert len(listed(fresh_db)) == 2 * len(rows)
        assert {one.state for one in listed(fresh_db)} <= {"stands", "waiting", "conflict"}
        return len(there)

    kept = all_stand()
    assert kept > 3
    assert all_stand() == kept
    assert all_stand(misread) == kept
    disputed = [one for one in listed(fresh_db) if one.state == "conflict"]
    assert len([one for one in disputed if one.correction.field == "lead_officer"]) == kept
    told = [one.message for one in newest(fresh_db).plan.issues if one.kind == "correction"]
    assert len(told) == len(disputed)
    assert all("(acting)" in message for message in told)


def test_changes_tell_what_the_document_says_under_a_correction(
    db_file: Path, empty_db: str, capsys: Captured
) -> None:
    shutil.copy(empty_db, db_file)
    engine = open_store(str(db_file))
    save(engine, extraction(), Path("/a.pdf"))
    own = row_of(engine, FORUM.text).record_id
    say(engine, FORUM.text, "due_date", "2022-06-30")
    later = replace(with_deadline("July 2022", date(2022, 7, 31)), plan_date="2023")
    save(engine, extraction(later, sha="b"), Path("/b.pdf"))
    engine.dispose()
    assert run(["changes", "--db", str(db_file)]) == 0
    assert capsys.readouterr().out.splitlines()[2:] == [
        f"{own}\t01.1\tre-dated\tdeadline_text\tMay 2022\tJuly 2022\t\t{FORUM.text}",
        f"{own}\t01.1\tunder a correction\tdue_date\t2022-05-31\t2022-07-31\t\t{FORUM.text}",
        "re-dated 1, under a correction 1",
    ]


def _as_saved(day: re.Match[str]) -> str:
    return f"{day[3]}/{day[2]}/{day[1]}" + (f" {day[5]}" if day[5] else "")


class TestFiles:
    def test_there_and_back(self, stocked: Engine, tmp_path: Path, empty_db: str) -> None:
        say(stocked, FORUM.text, "due_date", "2022-06-30")
        say(stocked, SOUTH.text, "split", "in the south", "in the west")
        say(stocked, "in the west", "rag", "Red")
        say(stocked, PUBLISH.text, "progress", "=1+1")
        say(stocked, PUBLISH.text, "add", "Print it")
        file = tmp_path / "corrections.csv"
        file.write_bytes(to_csv(listed(stocked)))
        other = open_store(str(tmp_path / "other.db"))
        save(other, extraction(), Path("/plan.pdf"))
        said = sorted(read_csv(file), key=lambda one: one.field in FORMS)
        assert [bring_in(other, one) for one in said] == ["imported"] * 5
        assert newest(other).rows == newest(stocked).rows
        assert to_csv(listed(other)) == to_csv(listed(stocked))
        assert {bring_in(other, one) for one in said} == {"unchanged"}

    def test_the_later_one_stays(self, stocked: Engine, tmp_path: Path) -> None:
        say(stocked, FORUM.text, "rag", "Red")
        file = tmp_path / "corrections.csv"
        file.write_bytes(to_csv(listed(stocked)))
        say(stocked, FORUM.text, "rag", "Amber")
        with pytest.raises(Refused, match="“Red” is not taken: “Amber” by Ada is later, and stays"):
            bring_in(stocked, read_csv(file)[0])
        assert row_of(stocked, FORUM.text).rag == "Amber"

    def test_three_columns_are_enough(self, stocked: Engine, tmp_path: Path) -> None:
        file = tmp_path / "mine.csv"
        own = row_of(stocked, FORUM.text).record_id
        file.write_text(f"record_id,field,value\n{own},due_date,2022-06-30\n")
        assert bring_in(stocked, read_csv(file)[0]) == "imported"
        (one,) = listed(stocked)
        assert (one.correction.machine_value, one.state) == ("2022-05-31", "stands")


class TestCommands:
    @pytest.fixture
    def db(self, empty_db: str, db_file: Path) -> str:
        shutil.copy(empty_db, db_file)
        engine = open_store(str(db_file))
        save(engine, extraction(), Path("/plan.pdf"))
        engine.dispose()
        return str(db_file)

    def record(self, text: str) -> str:
        return next(row.record_id for row in extraction().records if text in (row.action, row.recommendation))

    def test_said_listed_undone(self, db: str, capsys: Captured) -> None:
        own = self.record(FORUM.text)
        asked = ["correct", own[:6], "deadline_text", "June 2022", "--note", "page 4", "--author", "Ada"]
        assert run([*asked, "--db", db]) == 0
        assert capsys.readouterr().out.splitlines() == [
            f"{own} 01.1 deadline_text: May 2022 → June 2022",
            f"{own} 01.1 due_date: 2022-05-31 → 2022-06-30",
        ]
        assert run(["corrections", "list", "marlow", "--db", db]) == 0
        heading, line, summary = capsys.readouterr().out.splitlines()
        assert heading.startswith("record_id\tref\tfield\tcorrection")
        assert line.startswith(f"{own}\t01.1\tdeadline_text\tJune 2022\tMay 2022\tMay 2022\tstands\tAda\t")
        assert line.endswith("page 4")
        assert summary == "stands 1"
        assert run(["correct", own, "deadline_text", "--undo", "--db", db]) == 0
        assert capsys.readouterr().out.splitlines()[0] == f"{own} 01.1 deadline_text: June 2022 → May 2022"
        assert run(["corrections", "list", "--db", db]) == 0
        assert capsys.readouterr().out == "no corrections\n"

    def test_undone_where_another_says_the_same(self, db: str, capsys: Captured) -> None:
        own = self.record(FORUM.text)
        for field, value in (("due_date", "2022-06-30"), ("deadline_text", "June 2022")):
            assert run(["correct", own, field, value, "--db", db]) == 0
        capsys.readouterr()
        assert run(["correct", own, "due_date", "--undo", "--db", db]) == 0
        assert capsys.readouterr().out == "undone; nothing changed: it is the same without it\n"

    def test_export_and_show_have_it(self, db: str, tmp_path: Path, capsys: Captured) -> None:
        assert run(["correct", self.record(NORTH.text), "action", "in the far north", "--db", db]) == 0
        assert run(["export", "--out", str(tmp_path / "a.csv"), "--db", db]) == 0
        with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert len(rows[0]) == 37
        assert [row["action"] for row in rows if row["corrected"] == "true"] == ["in the far north"]
        capsys.readouterr()
        assert run(["show", "--db", db]) == 0
        shown = capsys.readouterr().out
        assert "in the far north (corrected)" in shown and shown.count("(corrected)") == 1

    def test_a_file_that_a_spreadsheet_saved(self, db: str, tmp_path: Path, capsys: Captured) -> None:
        """It writes dates, and moments, day first, and truths in capitals."""
        file, own = tmp_path / "corrections.csv", self.record(FORUM.text)
        for field, value in (("due_date", "2022-06-30"), ("needs_review", "false")):
            assert run(["correct", own, field, value, "--db", db]) == 0
        assert run(["corrections", "export", "--out", str(file), "--db", db]) == 0
        saved = re.sub(r"(\d{4})-(\d\d)-(\d\d)(T(\d\d:\d\d)[^,]*)?", _as_saved, file.read_text("utf-8-sig"))
        file.write_text(saved.replace("false", "FALSE"))
        for field in ("due_date", "needs_review"):
            assert run(["correct", own, field, "--undo", "--db", db]) == 0
        capsys.readouterr()
        assert run(["corrections", "import", str(file), "--db", db]) == 0
        assert capsys.readouterr().out == "imported 2, unchanged 0, not imported 0\n"
        assert run(["corrections", "list", "--db", db]) == 0
        listed = capsys.readouterr().out
        assert "due_date\t2022-06-30\t2022-05-31\t2022-05-31\tstands" in listed
        assert listed.endswith("stands 1, agreed 1\n")

    def test_export_and_import(self, db: str, tmp_path: Path, capsys: Captured) -> None:
        file, nobody = tmp_path / "corrections.csv", "0" * 16
        file.write_text(
            f"record_id,field,value\n{self.record(FORUM.text)},rag,Red\n{nobody},rag,Red\n"
            f"{self.record(NORTH.text)},due_date,soon\n"
        )
        assert run(["corrections", "import", str(file), "--db", db]) == 1
        out, err = capsys.readouterr()
        assert out == "imported 1, unchanged 0, not imported 2\n"
        assert err.splitlines() == [
            f"corrections.csv: {nobody}: there is no such record; record_id is the first column of an export",
            "corrections.csv: due_date: 'soon' is not a date such as 2022-03-14 (or \"\" for none)",
        ]
        assert run(["corrections", "export", "--out", str(file), "--db", db]) == 0
        assert run(["corrections", "import", str(file), "--db", db]) == 0
        assert capsys.readouterr().out == "imported 0, unchanged 1, not imported 0\n"

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            ("correct 0000 rag Red", "0000: there is no such record"),
            ("correct ab rag Red", "ab: is too short; give at least 4 digits of the record_id"),
            ("correct RECORD colour Red", "colour: there is no such field to correct"),
            ("correct RECORD due_date May", "'May' is not a date such as 2022-03-14"),
            ("correct RECORD due_date --undo", "no correction of due_date stands"),
            ("corrections list dover", "no plan 'dover'"),
            (
                "corrections import nowhere.csv",
                "nowhere.csv: cannot be opened (No such file or directory); check the name",
            ),
        ],
    )
    def test_one_clear_line_and_status_1(self, db: str, arguments: str, said: str, capsys: Captured) -> None:
        asked = [self.record(FORUM.text) if one == "RECORD" else one for one in arguments.split()]
        assert run([*asked, "--db", db]) == 1
        out, err = capsys.readouterr()
        assert (out, err.count("\n")) == ("", 1)
        assert said in err

    def test_help_has_an_example(self, capsys: Captured) -> None:
        assert run(["correct", "--help"]) == 0
        assert "actionplans correct" in capsys.readouterr().out.partition("Example")[2]
