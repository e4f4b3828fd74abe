"""What a person says of a plan, of further columns, of what stands under what, of which record is which."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from ingest.cli import run
from ingest.commands.comparing import Span, steps_of
from ingest.corrections.listing import listed
from ingest.corrections.store import Difference, correct, undo
from ingest.corrections.wishes import Wish
from ingest.errors import Refused
from ingest.exports.rows import Row
from ingest.store.database import open_store
from ingest.store.holdings import EVERYTHING, Holding, Selection, holdings
from ingest.store.store import save
from models.plan import Council, Deadline, Owner, Recommendation
from tests.ingest.built import EVERY_DETAIL, FULL, action, extraction, plan, recommendation

Captured = pytest.CaptureFixture[str]
LISTEN, PUBLISH = FULL
FORUM, NORTH, SOUTH = LISTEN.actions
HOMES = recommendation("03", "Build homes", action("Buy the land", "03.1"), action("Report", "03.2"))


@pytest.fixture
def fresh_db(each_db: Engine) -> Engine:
    """Whatever is said here is true of SQLite and of PostgreSQL."""
    return each_db


@pytest.fixture
def stocked(fresh_db: Engine) -> Engine:
    store(fresh_db, "a", "2022-03", *FULL, HOMES)
    return fresh_db


def store(engine: Engine, sha: str, day: str, *recommendations: Recommendation, **changes: object) -> None:
    built = plan(*recommendations, plan_date=day, **changes)
    save(engine, extraction(built, sha=sha), Path(f"/{sha}.pdf"), force=True)


def held(engine: Engine, revision: int | None = None) -> Holding:
    (found,) = holdings(engine, Selection(revision=revision))
    return found


def row_of(engine: Engine, text: str, revision: int | None = None) -> Row:
    return next(row for row in held(engine, revision).rows if text in (row.action, row.recommendation))


def say(
    engine: Engine, text: str, field: str, *values: str, revision: int | None = None
) -> tuple[Difference, ...]:
    record = row_of(engine, text, revision).record_id
    return correct(engine, Wish(record, field, values, author="Ada", revision=revision))


def of_plan(engine: Engine, field: str, value: str, revision: int | None = None) -> None:
    correct(engine, Wish("1", field, (value,), author="Ada", revision=revision))


class TestPlan:
    def test_its_title_shows_in_every_row_of_that_file(self, stocked: Engine) -> None:
        store(stocked, "b", "2023-03", *FULL)
        of_plan(stocked, "plan", "Peer Challenge Action Plan")
        assert {(row.plan, row.corrected) for row in held(stocked).rows} == {
            ("Peer Challenge Action Plan", True)  # its title stands in each row
        }
        assert {(row.plan, row.corrected) for row in held(stocked, 1).rows} == {("Action Plan", False)}

    def test_its_council_is_that_of_all_revisions_and_codes_follow(self, stocked: Engine) -> None:
        store(stocked, "b", "2023-03", *FULL)
        of_plan(stocked, "council", "TON")
        councils = {
            (row.council, row.authority_code, row.gss_code, row.corrected)
            for one in holdings(stocked, EVERYTHING)
            for row in one.rows
        }
        assert councils == {("Tonbridge and Malling Borough Council", "TON", "E07000115", True)}
        assert holdings(stocked, Selection(council="TON"))
        assert holdings(stocked, Selection(plan="malling"))

    def test_the_next_file_is_recognised_by_either_name(self, stocked: Engine) -> None:
        of_plan(stocked, "council", "TON")
        store(stocked, "b", "2023", *FULL)
        store(stocked, "c", "2024", *FULL, council=Council("Tonbridge and Malling Borough Council", "TON"))
        assert [one.revision for one in holdings(stocked, EVERYTHING)] == [1, 2, 3]
        assert {one.plan.council.authority_code for one in holdings(stocked, EVERYTHING)} == {"TON"}

    def test_another_date_puts_the_revisions_in_another_order(self, stocked: Engine) -> None:
        store(stocked, "b", "2021-03", PUBLISH)
        assert [one.sha256[0] for one in holdings(stocked, EVERYTHING)] == ["b", "a"]
        of_plan(stocked, "plan_date", "2023-03", revision=1)
        found = holdings(stocked, EVERYTHING)
        assert [(one.sha256[0], one.plan.plan_date) for one in found] == [("a", "2022-03"), ("b", "2023-03")]
        undo(stocked, Wish("1", "plan_date", revision=2))
        assert [one.sha256[0] for one in holdings(stocked, EVERYTHING)] == ["b", "a"]

    def test_dates_that_count_from_the_plans_follow_it(self, stocked: Engine) -> None:
        relative = Deadline("within 3 months", None, date(2022, 6, 30), "relative")
        details = replace(FORUM.details, deadline=relative)
        store(
            stocked, "a", "2022-03", replace(LISTEN, actions=(replace(FORUM, details=details), NORTH, SOUTH))
        )
        before = row_of(stocked, NORTH.text)
        of_plan(stocked, "plan_date", "2023-01")
        forum = row_of(stocked, FORUM.text)
        assert (forum.due_date, forum.corrected) == (date(2023, 4, 30), True)
        assert row_of(stocked, NORTH.text) == replace(before, plan_date="2023-01", corrected=True)

    def test_it_stands_when_the_file_is_read_again_and_a_third_reading_is_told(self, stocked: Engine) -> None:
        of_plan(stocked, "plan_date", "2022-04")
        store(stocked, "a", "2022-03", *FULL)
        assert held(stocked).plan.plan_date == "2022-04"
        assert [one.state for one in listed(stocked)] == ["stands"]
        store(stocked, "a", "2019", *FULL)
        assert held(stocked).plan.plan_date == "2022-04"
        assert [(one.state, one.machine_now) for one in listed(stocked)] == [("conflict", "2019")]
        assert (
            "plan_date: a correction says “2022-04”; the document now says “2019”, and said “2022-03” "
            in (held(stocked).plan.issues[-1].message)
        )

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("plan_date", "March 2022", "is not a date such as 2022-03"),
            ("plan_date", "2022-13", "is not a date such as 2022-03"),
            ("plan", " ", "is empty; give the plan's title"),
            ("council", "", "is empty; give the council's name"),
        ],
    )
    def test_what_cannot_be(self, stocked: Engine, field: str, value: str, said: str) -> None:
        with pytest.raises(Refused, match=said):
            of_plan(stocked, field, value)

    def test_a_record_names_its_plan_too(self, stocked: Engine) -> None:
        say(stocked, NORTH.text, "plan", "Our plan")
        assert held(stocked).plan.title == "Our plan"


class TestFurtherColumns:
    def test_changed_added_and_taken_out(self, stocked: Engine) -> None:
        say(stocked, PUBLISH.text, "extra.cost CODE", "B2")
        say(stocked, PUBLISH.text, "extra.Priority", "High")
        say(stocked, PUBLISH.text, "extra.Notes", "")
        row = row_of(stocked, PUBLISH.text)
        assert (row.extra, row.corrected) == ((("Cost code", "B2"), ("Priority", "High")), True)
        assert {one.correction.field for one in listed(stocked)} == {
            "extra.Cost code",
            "extra.Priority",
            "extra.Notes",
        }

    def test_another_text_under_it_is_told(self, stocked: Engine) -> None:
        say(stocked, PUBLISH.text, "extra.Cost code", "B2")
        changed = replace(EVERY_DETAIL, extra=(("Cost code", "C3"),))
        store(stocked, "b", "2023", LISTEN, replace(PUBLISH, details=changed))
        row = row_of(stocked, PUBLISH.text)
        assert (row.extra, row.needs_review) == ((("Cost code", "B2"),), True)

    @pytest.mark.parametrize("field", ["extra.", "extra.related_refs"])
    def test_what_is_none(self, stocked: Engine, field: str) -> None:
        with pytest.raises(Refused):
            say(stocked, PUBLISH.text, field, "x")


def tree(engine: Engine, revision: int | None = None) -> list[tuple[str, str, str]]:
    rows = held(engine, revision).rows
    return [(row.recommendation_ref, row.parent_action_ref, row.action) for row in rows]


class TestUnder:
    def test_no_sub_action(self, stocked: Engine) -> None:
        (told,) = say(stocked, NORTH.text, "parent_action_ref", "")
        assert (told.field, told.before, told.after) == ("parent_action_ref", "01.1", "")
        assert tree(stocked)[:3] == [
            ("01", "", FORUM.text),
            ("01", "", NORTH.text),
            ("01", "01.1", SOUTH.text),
        ]
        assert row_of(stocked, NORTH.text).corrected

    def test_under_another_action_of_another_recommendation(self, stocked: Engine) -> None:
        say(stocked, NORTH.text, "parent_action_ref", "03.1")
        assert tree(stocked) == [
            ("01", "", FORUM.text),
            ("01", "01.1", SOUTH.text),
            ("02", "", ""),
            ("03", "", "Buy the land"),
            ("03", "03.1", NORTH.text),
            ("03", "", "Report"),
        ]

    def test_under_a_recommendation_with_those_below_it(self, stocked: Engine) -> None:
        homes = held(stocked).ids[2].recommendation
        say(stocked, FORUM.text, "parent_action_ref", homes)
        assert [(ref, text) for ref, _, text in tree(stocked)] == [
            ("01", ""),
            ("02", ""),
            *[("03", text) for text in ("Buy the land", "Report", FORUM.text, NORTH.text, SOUTH.text)],
        ]

    @pytest.mark.parametrize("under", ["01.1", "01.1.1", "99.9"])
    def test_not_under_itself_what_is_below_it_or_nothing_known(self, stocked: Engine, under: str) -> None:
        with pytest.raises(Refused):
            say(stocked, FORUM.text, "parent_action_ref", under)

    def test_it_stands_in_the_next_revision_whatever_the_references_are(self, stocked: Engine) -> None:
        say(stocked, NORTH.text, "parent_action_ref", "03.1")
        land = action("Buy the land", "04.1")
        store(stocked, "b", "2023", LISTEN, PUBLISH, replace(HOMES, ref="04", actions=(land,)))
        assert ("04", "04.1", NORTH.text) in tree(stocked)
        assert not row_of(stocked, NORTH.text).needs_review or NORTH.needs_review

    def test_a_third_place_is_told(self, stocked: Engine) -> None:
        say(stocked, SOUTH.text, "parent_action_ref", "03.1")
        alone = replace(SOUTH, parent_ref="")
        store(stocked, "b", "2023", replace(LISTEN, actions=(FORUM, NORTH, alone)), PUBLISH, HOMES)
        assert ("03", "03.1", SOUTH.text) in tree(stocked)
        assert "parent_action_ref: a correction says “03.1”; the document now says “01”, and said “01.1”" in (
            held(stocked).plan.issues[-1].message
        )


REPORT = action("Report to Cabinet", "02.1")


def two_revisions(engine: Engine) -> None:
    """The first says "Report to Cabinet" under 02; so does the second."""
    for sha, day in (("a", "2022-03"), ("b", "2023-03")):
        store(engine, sha, day, LISTEN, replace(PUBLISH, actions=(REPORT,)))


def id_in(engine: Engine, text: str, revision: int) -> str:
    return row_of(engine, text, revision).record_id


class TestNew:
    """An analyst sees that the two reports are not one action."""

    @pytest.fixture
    def parted(self, fresh_db: Engine) -> Engine:
        two_revisions(fresh_db)
        say(fresh_db, REPORT.text, "new", revision=2)
        return fresh_db

    def test_it_has_another_id_from_there_on(self, parted: Engine) -> None:
        first, second = (id_in(parted, REPORT.text, number) for number in (1, 2))
        assert first != second
        assert row_of(parted, REPORT.text, 2).corrected
        assert not row_of(parted, REPORT.text, 1).corrected
        (step,) = steps_of(holdings(parted, EVERYTHING), Span())
        assert [(one.kind, one.record_id) for one in step.changes] == [("added", second), ("dropped", first)]

    @pytest.mark.parametrize(("sha", "day"), [("b", "2023-03"), ("a", "2022-03")])
    def test_it_stands_when_a_file_is_read_again(self, parted: Engine, sha: str, day: str) -> None:
        before = [id_in(parted, REPORT.text, number) for number in (1, 2)]
        store(parted, sha, day, LISTEN, replace(PUBLISH, actions=(REPORT,)))
        assert [id_in(parted, REPORT.text, number) for number in (1, 2)] == before

    def test_the_next_revision_has_the_new_one(self, parted: Engine) -> None:
        store(parted, "c", "2024", LISTEN, replace(PUBLISH, actions=(REPORT,)))
        assert id_in(parted, REPORT.text, 3) == id_in(parted, REPORT.text, 2)

    def test_what_is_said_of_it_then_is_said_of_it_alone(self, parted: Engine) -> None:
        say(parted, REPORT.text, "rag", "Green")
        assert [row_of(parted, REPORT.text, number).rag for number in (1, 2)] == ["", "Green"]

    def test_what_was_said_on_its_file_goes_along(self, fresh_db: Engine) -> None:
        two_revisions(fresh_db)
        say(fresh_db, REPORT.text, "rag", "Green")
        say(fresh_db, REPORT.text, "new")
        assert [row_of(fresh_db, REPORT.text, number).rag for number in (1, 2)] == ["", "Green"]

    def test_undone(self, parted: Engine) -> None:
        say(parted, REPORT.text, "rag", "Green")
        undo(parted, Wish(id_in(parted, REPORT.text, 2), "new"))
        assert id_in(parted, REPORT.text, 1) == id_in(parted, REPORT.text, 2)
        assert row_of(parted, REPORT.text).rag == "Green"
        assert [one.correction.field for one in listed(parted)] == ["rag"]

    def test_its_owners_go_along(self, fresh_db: Engine) -> None:
        clerk = Owner("officer", "Clerk", "", "Clerk")
        led = replace(REPORT, details=replace(REPORT.details, owners=(clerk,)))
        for sha, day in (("a", "2022-03"), ("b", "2023-03")):
            store(fresh_db, sha, day, LISTEN, replace(PUBLISH, actions=(led,)))
        say(fresh_db, REPORT.text, "new", revision=2)
        one, other = (held.owners[0] for held in holdings(fresh_db, EVERYTHING))
        assert (one.record_id, other.record_id) == tuple(id_in(fresh_db, REPORT.text, n) for n in (1, 2))

    def test_of_the_first_revision_it_is_no_news(self, fresh_db: Engine) -> None:
        two_revisions(fresh_db)
        with pytest.raises(Refused, match="is new in revision 1 as it is"):
            say(fresh_db, REPORT.text, "new", revision=1)


class TestSameAs:
    """An analyst sees that an action was worded anew, beyond recognition."""

    BRIEF = action("Brief the opposition every month", "02.1")

    @pytest.fixture
    def reworded(self, fresh_db: Engine) -> Engine:
        store(fresh_db, "a", "2022-03", LISTEN, replace(PUBLISH, actions=(REPORT,)))
        store(fresh_db, "b", "2023-03", LISTEN, replace(PUBLISH, actions=(self.BRIEF,)))
        assert id_in(fresh_db, REPORT.text, 1) != id_in(fresh_db, self.BRIEF.text, 2)
        return fresh_db

    def join(self, engine: Engine) -> None:
        say(engine, self.BRIEF.text, "same_as", id_in(engine, REPORT.text, 1))

    def test_both_have_the_first_ones_id(self, reworded: Engine) -> None:
        first = id_in(reworded, REPORT.text, 1)
        say(reworded, REPORT.text, "same_as", id_in(reworded, self.BRIEF.text, 2), revision=1)
        assert (id_in(reworded, REPORT.text, 1), id_in(reworded, self.BRIEF.text, 2)) == (first, first)
        (step,) = steps_of(holdings(reworded, EVERYTHING), Span())
        assert [one.kind for one in step.changes] == ["reworded"]

    def test_it_stands_when_files_are_read_again_and_in_the_next_revision(self, reworded: Engine) -> None:
        self.join(reworded)
        store(reworded, "b", "2023-03", LISTEN, replace(PUBLISH, actions=(self.BRIEF,)))
        store(reworded, "a", "2022-03", LISTEN, replace(PUBLISH, actions=(REPORT,)))
        store(reworded, "c", "2024", LISTEN, replace(PUBLISH, actions=(self.BRIEF,)))
        ids = {
            id_in(reworded, text, number)
            for number, text in enumerate((REPORT.text, *[self.BRIEF.text] * 2), 1)
        }
        assert len(ids) == 1

    def test_corrections_of_both_are_its(self, reworded: Engine) -> None:
        say(reworded, self.BRIEF.text, "rag", "Green")
        self.join(reworded)
        assert row_of(reworded, self.BRIEF.text).rag == "Green"

    def test_undone(self, reworded: Engine) -> None:
        before = [id_in(reworded, REPORT.text, 1), id_in(reworded, self.BRIEF.text, 2)]
        self.join(reworded)
        undo(reworded, Wish(before[0], "same_as"))
        assert [id_in(reworded, REPORT.text, 1), id_in(reworded, self.BRIEF.text, 2)] == before

    def test_not_where_both_stand(self, stocked: Engine) -> None:
        with pytest.raises(Refused, match="both stand in revision 1; `merge` makes one record of two"):
            say(stocked, NORTH.text, "same_as", row_of(stocked, SOUTH.text).record_id)


SAID: dict[str, Callable[[Engine], object]] = {
    "new": lambda engine: say(engine, REPORT.text, "new", revision=2),
    "plan_date": lambda engine: of_plan(engine, "plan_date", "2022-04", revision=1),
    "plan": lambda engine: of_plan(engine, "plan", "Our plan"),
    "council": lambda engine: of_plan(engine, "council", "TON"),
    "parent_action_ref": lambda engine: say(engine, NORTH.text, "parent_action_ref", ""),
    "extra.Priority": lambda engine: say(engine, NORTH.text, "extra.Priority", "High"),
    "same_as": lambda engine: say(
        engine, "Recruit a panel of residents", "same_as", id_in(engine, "Hold hearings", 3)
    ),
}


@pytest.mark.parametrize("field", SAID)
def test_there_and_back_as_csv(
    field: str, fresh_db: Engine, empty_db: str, tmp_path: Path, capsys: Captured
) -> None:
    """In another database that holds the same files, the rows come to be the same."""
    addresses = [str(tmp_path / name) for name in ("here.db", "there.db")]
    for address in addresses:
        engine = open_store(address)
        two_revisions(engine)
        more = ("Hold hearings", "Recruit a panel of residents")
        for sha, day, text in zip("cd", ("2024", "2025"), more, strict=True):
            store(engine, sha, day, replace(LISTEN, actions=(*LISTEN.actions, action(text, "01.2"))))
        if address == addresses[0]:
            SAID[field](engine)
            wanted = [one.rows for one in holdings(engine, EVERYTHING)]
        engine.dispose()
    out = tmp_path / "corrections.csv"
    assert run(["corrections", "export", "--out", str(out), "--db", addresses[0]]) == 0
    assert run(["corrections", "import", str(out), "--db", addresses[1]]) == 0
    assert run(["corrections", "import", str(out), "--db", addresses[1]]) == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "imported 1, unchanged 0, not imported 0",
        "imported 0, unchanged 1, not imported 0",
    ]
    assert [one.rows for one in holdings(open_store(addresses[1]), EVERYTHING)] == wanted


def test_on_the_command_line(tmp_path: Path, capsys: Captured) -> None:
    db = str(tmp_path / "plans.db")
    engine = open_store(db)
    two_revisions(engine)
    assert run(["correct", "marlow", "plan_date", "2023-06", "--db", db]) == 0
    assert capsys.readouterr().out == "plan_date: 2023-03 → 2023-06\n"
    record = id_in(engine, REPORT.text, 2)
    assert run(["correct", record[:8], "new", "--revision", "2", "--db", db]) == 0
    new = id_in(engine, REPORT.text, 2)
    assert capsys.readouterr().out == f"{new} record_id: {record} → {new}\n"
    assert run(["correct", record[:8], "new", "--revision", "7", "--db", db]) == 1
    assert capsys.readouterr().err == "no revision 7 is there; revisions held: 1, 2\n"
    assert run(["correct", record[:8], "new", "--undo", "--db", db]) == 0
    assert run(["corrections", "list", "--db", db]) == 0
    assert "plan_date" in capsys.readouterr().out
