"""What the database makes of a document: new, revised, unchanged; all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

import pytest
from sqlalchemy import Engine, event, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from ingest.batches.outcomes import stored
from ingest.batches.standing import standing
from ingest.corrections.store import Wish, correct
from ingest.errors import Refused
from ingest.pipeline import Extraction
from ingest.store import store
from ingest.store.database import open_store
from ingest.store.holdings import EVERYTHING, Selection, holdings
from ingest.store.store import save
from models.document import Box
from models.plan import Council, Coverage, Deadline, Owner, Plan, Recommendation
from models.schema import ActionRow, Base, Evidence, IssueRow, PlanRow, RevisionRow
from parsers.fields.council import named_council
from tests.ingest.built import COUNCIL, EVERY_DETAIL, FULL, action, extraction, plan, recommendation, words

KENT = Council("Kent County Council", "KEN", "E10000016")
PATH = Path("/plans/plan.pdf")
THANET = Council("Thanet District Council", "THA", "E07000114")

Dump = dict[str, list[tuple[object, ...]]]


@pytest.fixture
def fresh_db(each_db: Engine) -> Engine:
    """Whatever is said here is true of SQLite and of PostgreSQL."""
    return each_db


def dump(engine: Engine) -> Dump:
    """Every row of every table."""
    with engine.connect() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(table.c.id))]
            for table in Base.metadata.sorted_tables
        }


def without_words(built: Plan) -> Plan:
    """As a plan comes back out of the database."""

    def bare(one: Recommendation) -> Recommendation:
        return replace(one, words=(), actions=tuple(replace(each, words=()) for each in one.actions))

    return replace(
        built,
        recommendations=tuple(map(bare, built.recommendations)),
        issues=tuple(replace(one, words=()) for one in built.issues),
        coverage=replace(built.coverage, missing=(), doubled=()),
    )


def test_a_plan_comes_back_as_it_was(fresh_db: Engine) -> None:
    built = plan(abbreviations=(("DoF", "Director of Finance"),))
    outcome = save(fresh_db, extraction(built), PATH)
    (holding,) = holdings(fresh_db)
    assert outcome.kind == "new"
    assert outcome.holding == holding
    assert holding.plan == without_words(built)
    assert (holding.number, holding.key, holding.revision) == (
        1,
        "marlow-vale-district-council-action-plan",
        1,
    )


def test_stored_rows_are_the_extracted_rows(fresh_db: Engine) -> None:
    save(fresh_db, extraction(), PATH)
    assert holdings(fresh_db)[0].rows == extraction().records


def test_evidence_is_kept(fresh_db: Engine) -> None:
    coverage = Coverage(10, 8, missing=words("lost", page=3), doubled=words("twice"))
    save(fresh_db, extraction(plan(coverage=coverage)), PATH)
    with Session(fresh_db) as session:
        sub = session.scalars(select(ActionRow).where(ActionRow.text == "in the north")).one()
        issue = session.scalars(select(IssueRow)).one()
        revision = session.scalars(select(RevisionRow)).one()
    assert sub.evidence == (Evidence(1, Box(50, 100, 120, 110), "in the north"),)
    assert issue.evidence == (Evidence(2, Box(50, 100, 70, 110), "June"),)
    assert revision.missing == (Evidence(3, Box(50, 100, 70, 110), "lost"),)
    assert revision.doubled == (Evidence(1, Box(50, 100, 70, 110), "twice"),)


def test_signs_that_a_database_cannot_hold(fresh_db: Engine) -> None:
    odd = recommendation("01", "Listen\0 to\tall \ud800 \U0001f600", action("Hold a\0 forum", "01.1"))
    save(fresh_db, extraction(plan(odd)), PATH)
    (row,) = holdings(fresh_db)[0].rows
    assert (row.recommendation, row.action) == ("Listen to\tall ? \U0001f600", "Hold a forum")


def test_evidence_is_plain_json_in_the_table(fresh_db: Engine) -> None:
    save(fresh_db, extraction(), PATH)
    with fresh_db.connect() as connection:
        found = connection.scalar(text("SELECT CAST(evidence AS TEXT) FROM issues"))
        page = connection.scalar(text("SELECT CAST(evidence -> 0 ->> 'page' AS INTEGER) FROM issues"))
    assert found == '[{"page": 2, "box": [50.0, 100.0, 70.0, 110.0], "text": "June"}]'
    assert page == 2


def test_a_sub_action_refers_to_its_parent(fresh_db: Engine) -> None:
    save(fresh_db, extraction(), PATH)
    with Session(fresh_db) as session:
        texts = {
            row.text: row.parent.text if row.parent else ""
            for row in session.scalars(select(ActionRow)).all()
        }
    assert texts == {
        "Hold a forum, twice a year:": "",
        "in the north": "Hold a forum, twice a year:",
        "in the south": "Hold a forum, twice a year:",
    }


def test_links_go_by_the_id_of_the_record_that_is_meant(fresh_db: Engine) -> None:
    linked = replace(FULL[1], related_refs=("01", "01.1"), lga_theme="Culture", lga_theme_phrase="culture")
    save(fresh_db, extraction(plan(FULL[0], linked)), PATH)
    (held,) = holdings(fresh_db)
    first, second = held.ids
    assert [row[3:] for row in dump(fresh_db)["links"]] == [
        (second.recommendation, "01", first.recommendation),
        (second.recommendation, "01.1", first.actions[0]),
    ]
    assert held.plan.recommendations[1].related_refs == ("01", "01.1")
    assert held.plan.recommendations[1].lga_theme_phrase == "culture"
    assert held.rows[3].extra[-1] == ("related_refs", "01; 01.1")


def test_owners_have_a_table_of_their_own(fresh_db: Engine) -> None:
    led = replace(EVERY_DETAIL, owners=(Owner("member", "Leader", "Ann Fox", "Cllr Fox, Leader"), CHIEF))
    save(fresh_db, extraction(plan(FULL[0], replace(FULL[1], details=led))), PATH)
    (held,) = holdings(fresh_db)
    own = held.ids[1].recommendation
    assert [row[2:] for row in dump(fresh_db)["owners"]] == [
        (1, own, "member", "Leader", "Ann Fox", "Cllr Fox, Leader"),
        (2, own, "officer", "Chief Executive", "", "CEX"),
    ]
    assert held.plan.recommendations[1].details.owners == led.owners
    assert [(one.record_id, one.position, one.role) for one in held.owners] == [
        (own, 1, "Leader"),
        (own, 2, "Chief Executive"),
    ]
    save(fresh_db, extraction(plan(FULL[0], FULL[1])), PATH, force=True)
    assert not dump(fresh_db)["owners"]


CHIEF = Owner("officer", "Chief Executive", "", "CEX")


class TestAgain:
    def test_the_same_file_changes_nothing(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        before = dump(fresh_db)
        statements: list[str] = []
        event.listen(fresh_db, "before_cursor_execute", lambda *said: statements.append(said[2]))
        outcome = save(fresh_db, extraction(file="copy.pdf"), Path("/elsewhere/copy.pdf"), plan_name="Other")
        assert outcome.kind == "unchanged"
        assert dump(fresh_db) == before
        assert not [one for one in statements if one.startswith(("INSERT", "UPDATE", "DELETE"))]

    def test_what_stands_for_a_file_is_told_in_the_same_figures(self, fresh_db: Engine) -> None:
        doubtful = replace(FULL[0], needs_review=True)
        for sha, built in (("a", plan()), ("b", plan(doubtful, *FULL, title="Other"))):
            outcome = save(fresh_db, extraction(built, sha=sha), Path(f"/{sha}.pdf"))
            (again,) = standing(fresh_db, [sha * 64])
            assert again == replace(stored(outcome.kind, outcome.holding), kind="unchanged")
        assert list(standing(fresh_db, ["c" * 64])) == []

    def test_corrections_count_in_them(self, fresh_db: Engine) -> None:
        removed = save(fresh_db, extraction(), PATH).holding.ids[0].actions[2]
        correct(fresh_db, Wish(removed, "remove"))
        (again,) = standing(fresh_db, ["a" * 64])
        assert again.records == len(holdings(fresh_db)[0].rows) == 3

    def test_force_replaces_the_records_and_keeps_their_ids(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        (before,) = holdings(fresh_db)
        better = replace(FULL[1], details=replace(EVERY_DETAIL, status="complete"))
        outcome = save(fresh_db, extraction(plan(FULL[0], better)), PATH, force=True)
        (after,) = holdings(fresh_db, EVERYTHING)
        assert outcome.kind == "unchanged"
        assert (after.ids, after.revision, after.number) == (before.ids, 1, 1)
        assert after.rows[3] == replace(before.rows[3], status="complete")
        assert {name: len(rows) for name, rows in dump(fresh_db).items() if rows} == {
            "plans": 1,
            "revisions": 1,
            "recommendations": 2,
            "actions": 3,
            "issues": 1,
        }

    def test_force_with_the_same_reading_gives_the_same_rows(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        before = holdings(fresh_db)[0].rows
        save(fresh_db, extraction(), PATH, force=True)
        assert holdings(fresh_db)[0].rows == before

    def test_force_and_a_plan_name_move_the_file_to_that_plan(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        outcome = save(fresh_db, extraction(), PATH, plan_name="Marlow plan", force=True)
        (only,) = holdings(fresh_db, EVERYTHING)
        assert (outcome.kind, only.key, only.revision) == ("new", "marlow-plan", 1)
        assert len(dump(fresh_db)["plans"]) == 1


class TestRevisions:
    def test_same_council_and_title(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        retitled = plan(title="ACTION PLAN.", plan_date="2023-03")
        outcome = save(fresh_db, extraction(retitled, sha="b", file="new.pdf"), Path("/plans/new.pdf"))
        assert (outcome.kind, outcome.holding.revision) == ("revised", 2)
        first, second = holdings(fresh_db, EVERYTHING)
        assert (first.plan.plan_date, second.plan.plan_date) == ("2022-03", "2023-03")
        assert (first.plan.title, second.plan.title) == ("Action Plan", "ACTION PLAN.")

    def test_same_name_given(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH, plan_name="Peer challenge")
        other = extraction(plan(title="Progress", council=Council()), sha="b")
        outcome = save(fresh_db, other, Path("/x.pdf"), plan_name="peer-challenge")
        assert (outcome.kind, outcome.holding.key) == ("revised", "peer-challenge")

    def test_two_councils_under_one_name_stay_apart(self, fresh_db: Engine) -> None:
        """`ingest FOLDER --plan "peer challenge"`, where the folder has several councils' files."""
        kent = plan(council=KENT)
        save(fresh_db, extraction(), PATH, plan_name="peer")
        outcome = save(fresh_db, extraction(kent, sha="b"), Path("/b.pdf"), plan_name="peer")
        assert (outcome.kind, outcome.holding.key) == ("new", "peer-kent-county-council")
        assert outcome.note == (
            f'is of Kent County Council, and plan "peer" of {COUNCIL.name}: kept apart, as plan '
            f'"peer-kent-county-council"; if it is of {COUNCIL.name}, ingest it again with --plan "peer" '
            f'--council "{COUNCIL.name}" --force'
        )
        later = replace(kent, plan_date="2023")
        outcome = save(fresh_db, extraction(later, sha="c"), Path("/c.pdf"), plan_name="peer")
        assert (outcome.kind, outcome.holding.key, outcome.note) == (
            "revised",
            "peer-kent-county-council",
            "",
        )

    def test_a_file_that_was_kept_apart_comes_to_its_plan(self, fresh_db: Engine) -> None:
        """It had named another council; the user says whose it is, or corrects the other file."""
        kent = plan(council=KENT, plan_date="2023")
        save(fresh_db, extraction(), PATH, plan_name="peer")
        save(fresh_db, extraction(kent, sha="b"), Path("/b.pdf"), plan_name="peer")
        told = extraction(replace(kent, council=COUNCIL), sha="b")
        outcome = save(fresh_db, told, Path("/b.pdf"), plan_name="peer", force=True)
        assert (outcome.kind, outcome.holding.key, outcome.holding.revision) == ("revised", "peer", 2)
        assert len(dump(fresh_db)["plans"]) == 1

    @pytest.mark.parametrize("council", [Council(), COUNCIL, KENT])
    def test_a_file_read_again_stays_under_its_name(self, fresh_db: Engine, council: Council) -> None:
        """Whatever council it names now: nobody else has the plan."""
        save(fresh_db, extraction(), PATH, plan_name="peer")
        again = save(fresh_db, extraction(plan(council=council)), PATH, plan_name="peer", force=True)
        assert (again.kind, again.holding.key) == ("unchanged", "peer")

    def test_same_path(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        outcome = save(fresh_db, extraction(plan(title="Progress update"), sha="b"), PATH)
        assert (outcome.kind, outcome.holding.revision) == ("revised", 2)

    def test_same_path_with_other_records_is_told(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        other = plan(recommendation("1", "Build more homes"), title="Housing plan")
        outcome = save(fresh_db, extraction(other, sha="b"), PATH)
        assert (outcome.kind, outcome.note.partition(" because")[0]) == (
            "revised",
            "taken for a revision of plan 1 (Action Plan)",
        )

    def test_same_path_but_another_council_is_another_plan(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        assert save(fresh_db, extraction(plan(council=THANET), sha="b"), PATH).kind == "new"

    @pytest.mark.parametrize(("first", "second"), [("", ""), ("Marlow Council", ""), ("", "Marlow Council")])
    def test_the_same_title_and_records_where_a_council_is_not_known(
        self, first: str, second: str, fresh_db: Engine
    ) -> None:
        save(fresh_db, extraction(plan(council=Council(first))), Path("/a.pdf"))
        outcome = save(fresh_db, extraction(plan(council=Council(second)), sha="b"), Path("/b.pdf"))
        assert (outcome.kind, outcome.holding.plan.council.name) == ("revised", first or second)

    def test_the_same_title_alone_is_many_councils(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(plan(council=Council())), Path("/a.pdf"))
        other = plan(recommendation("1", "Build more homes"), council=Council())
        outcome = save(fresh_db, extraction(other, sha="b"), Path("/b.pdf"))
        assert (outcome.kind, outcome.note) == ("new", "")

    def test_what_a_revision_does_not_state_stays_known(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        outcome = save(fresh_db, extraction(plan(council=Council()), sha="b"), PATH)
        assert outcome.kind == "revised"
        assert outcome.holding.plan.council == plan().council

    def test_an_older_file_that_comes_later_takes_its_place(self, fresh_db: Engine) -> None:
        dates = {"a": "2023-03", "b": "2024-03", "c": "2022-09", "d": "", "e": "2023-06-30"}
        for sha, date in dates.items():
            save(fresh_db, extraction(plan(plan_date=date), sha=sha), Path(f"/{sha}.pdf"))
        held_ones = holdings(fresh_db, EVERYTHING)
        assert [(one.revision, one.sha256[0]) for one in held_ones] == list(enumerate("caebd", start=1))
        assert len({one.ids for one in held_ones}) == 1
        assert [one.sha256[0] for one in holdings(fresh_db)] == ["d"]

    def test_the_newest_by_date_names_the_plan(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(plan(title="Action plan - update", plan_date="2024")), PATH)
        older = save(fresh_db, extraction(plan(plan_date="2022"), sha="b"), Path("/b.pdf"))
        assert (older.kind, older.holding.revision) == ("revised", 1)
        with Session(fresh_db) as session:
            assert session.scalars(select(PlanRow.title)).all() == ["Action plan - update"]

    def test_a_date_given_later_moves_a_revision(self, fresh_db: Engine) -> None:
        for sha in "abc":
            save(fresh_db, extraction(plan(plan_date=""), sha=sha), Path(f"/{sha}.pdf"))
        save(fresh_db, extraction(plan(plan_date="2024"), sha="a"), Path("/a.pdf"), force=True)
        save(fresh_db, extraction(plan(plan_date="2023"), sha="b"), Path("/b.pdf"), force=True)
        assert [one.sha256[0] for one in holdings(fresh_db, EVERYTHING)] == ["b", "a", "c"]

    def test_a_record_that_was_gone_comes_back_as_itself(self, fresh_db: Engine) -> None:
        without = plan(FULL[1], plan_date="2023")
        for sha, built in (("a", plan()), ("b", without), ("c", plan(plan_date="2024"))):
            save(fresh_db, extraction(built, sha=sha), Path(f"/{sha}.pdf"))
        first, second, third = holdings(fresh_db, EVERYTHING)
        assert first.ids == third.ids
        assert second.ids == first.ids[1:]

    def test_an_older_file_has_the_ids_of_the_revisions_that_were_there(self, fresh_db: Engine) -> None:
        reworded = replace(FULL[1], text="Publish one strategy")
        save(fresh_db, extraction(plan(FULL[0], reworded, plan_date="2024")), PATH)
        save(fresh_db, extraction(plan(plan_date="2022"), sha="b"), Path("/b.pdf"))
        older, newer = holdings(fresh_db, EVERYTHING)
        assert older.ids == newer.ids

    def test_a_like_title_with_the_same_records(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        update = plan(title="Action Plan 2023: Progress Update", plan_date="2023-05")
        outcome = save(fresh_db, extraction(update, sha="b"), Path("/b.pdf"))
        assert (outcome.kind, outcome.note) == ("revised", "")

    @pytest.mark.parametrize(
        ("title", "date"), [("Action Plan: progress", "2022-09"), ("Action plan", "2026")]
    )
    def test_a_like_title_with_other_records_is_a_new_plan_and_is_told(
        self, fresh_db: Engine, title: str, date: str
    ) -> None:
        save(fresh_db, extraction(), PATH)
        other = plan(recommendation("1", "Build more homes"), title=title, plan_date=date)
        outcome = save(fresh_db, extraction(other, sha="b"), Path("/b.pdf"))
        assert outcome.kind == "new"
        key = "marlow-vale-district-council-action-plan"
        assert outcome.note == (
            "a new plan: its title is like that of plan 1 (Action Plan), but few of its records are; "
            f'if it is a revision of that, ingest it again with --plan "{key}" --force'
        )
        again = save(fresh_db, extraction(other, sha="b"), Path("/b.pdf"), plan_name=key, force=True)
        assert again.kind == "revised"

    def test_a_doubtful_match_is_flagged_and_told_again_on_every_reading(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        spoken = replace(FULL[0], text="Speak")
        for _ in range(2):
            revised = extraction(plan(spoken, FULL[1], plan_date="2023"), sha="b")
            save(fresh_db, revised, Path("/b.pdf"), force=True)
            (held_one,) = holdings(fresh_db)
            assert held_one.ids == holdings(fresh_db, Selection(revision=1))[0].ids
            assert held_one.plan.recommendations[0].needs_review
            assert [one.kind for one in held_one.plan.issues] == ["year unknown", "revision"]

    def test_a_doubt_outlives_the_next_revision(self, fresh_db: Engine) -> None:
        """Read again, the file has neither more doubts nor fewer, whatever came after it."""
        spoken = plan(replace(FULL[0], text="Speak"), FULL[1])
        files = {"a": plan(), "b": spoken, "c": spoken}
        for sha, built in files.items():
            save(fresh_db, extraction(built, sha=sha), Path(f"/{sha}.pdf"))
        before = [(one.ids, one.plan) for one in holdings(fresh_db, EVERYTHING)]
        doubts = [[one.message for one in each.issues if one.kind == "revision"] for _, each in before]
        assert [len(each) for each in doubts] == [0, 1, 0]
        for sha in "cab":
            save(fresh_db, extraction(files[sha], sha=sha), Path(f"/{sha}.pdf"), force=True)
        assert [(one.ids, one.plan) for one in holdings(fresh_db, EVERYTHING)] == before

    def test_the_same_actions_under_another_title(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        renamed = plan(FULL[0], recommendation("7", "Build more homes"), title="Appendix B")
        outcome = save(fresh_db, extraction(renamed, sha="b"), Path("/x.pdf"))
        assert (outcome.kind, outcome.note.partition(" because")[0]) == (
            "revised",
            "taken for a revision of plan 1 (Action Plan) under another title,",
        )

    @pytest.mark.parametrize(("first", "second"), [("", "Marlow Vale District Council"), ("Marlow Vale", "")])
    def test_the_same_actions_under_another_title_where_a_council_is_not_known(
        self, first: str, second: str, fresh_db: Engine
    ) -> None:
        save(fresh_db, extraction(plan(council=Council(first))), PATH)
        renamed = plan(title="Where are we now?", council=Council(second))
        outcome = save(fresh_db, extraction(renamed, sha="b"), Path("/x.pdf"))
        assert (outcome.kind, "because its actions are the same" in outcome.note) == ("revised", True)

    @pytest.mark.parametrize(
        "records",
        [
            [replace(one, actions=()) for one in FULL],  # the peers' report
            [recommendation("1", "Build more homes")],
            [recommendation("1", "Build more homes", FULL[0].actions[0])],  # one action alone
        ],
    )
    def test_little_in_common_is_a_new_plan(
        self, fresh_db: Engine, records: Sequence[Recommendation]
    ) -> None:
        save(fresh_db, extraction(), PATH)
        outcome = save(fresh_db, extraction(plan(*records, title="Other"), sha="b"), Path("/x.pdf"))
        assert (outcome.kind, outcome.holding.number) == ("new", 2)

    @pytest.mark.parametrize("former", ["Mendip District Council", "Taunton Deane Borough Council"])
    def test_a_council_goes_on_with_the_plan_of_one_whose_place_it_took(
        self, former: str, fresh_db: Engine
    ) -> None:
        save(fresh_db, extraction(plan(council=named_council(former))), PATH)
        legacy = plan(council=named_council("Somerset Council"), title="Legacy", plan_date="2023-06")
        other = plan(recommendation("1", "Build more homes"), council=named_council("Somerset Council"))
        kinds = [
            save(fresh_db, extraction(built, sha=sha), Path(f"/{sha}.pdf")).kind
            for sha, built in (("b", other), ("c", legacy))
        ]
        assert kinds == ["new", "revised"]
        assert [(one.number, one.revision) for one in holdings(fresh_db)] == [(1, 2), (2, 1)]

    def test_the_plan_of_a_council_that_is_gone_may_come_last(self, fresh_db: Engine) -> None:
        newer = plan(council=named_council("Somerset Council"), plan_date="2023-06")
        older = plan(council=named_council("Mendip District Council"), title="Our Plan")
        found = [
            save(fresh_db, extraction(one, sha=sha), Path(f"/{sha}.pdf"))
            for sha, one in (("a", newer), ("b", older))
        ]
        assert [one.holding.revision for one in found] == [1, 1]
        assert [one.plan.council.name for one in holdings(fresh_db, EVERYTHING)] == ["Somerset Council"] * 2

    def test_another_councils_plan_with_the_same_actions_is_its_own(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        outcome = save(fresh_db, extraction(plan(title="Other", council=THANET), sha="b"), Path("/x.pdf"))
        assert outcome.kind == "new"

    def test_untitled_plans_of_unknown_councils_are_not_taken_for_one(self, fresh_db: Engine) -> None:
        unknown = plan(title="", council=Council())
        keys = [
            save(fresh_db, extraction(unknown, sha=sha), Path(path)).holding.key
            for sha, path in (("a", "/1/plan.pdf"), ("b", "/2/plan.pdf"), ("c", "/3/other.pdf"))
        ]
        assert keys == ["plan", "plan-2", "other"]

    def test_the_same_words_keep_their_ids_and_new_words_have_new_ones(self, fresh_db: Engine) -> None:
        save(fresh_db, extraction(), PATH)
        listen = FULL[0]
        later = replace(
            listen.actions[0],
            text="Hold a forum – twice a year:",
            details=replace(EVERY_DETAIL, deadline=Deadline("2023")),
        )
        new = action("Ask schools what they need", "01.1.2", "01.1")
        second = plan(FULL[1], replace(listen, actions=(later, new)))
        save(fresh_db, extraction(second, sha="b"), PATH)
        first_rows, second_rows = (one.rows for one in holdings(fresh_db, EVERYTHING))
        ids = {row.action or row.recommendation: row.record_id for row in first_rows}
        assert [row.record_id for row in second_rows[:2]] == [
            ids["Publish a strategy"],
            ids["Hold a forum, twice a year:"],
        ]
        assert second_rows[2].record_id not in ids.values()


HOMES = plan(
    recommendation("1", "Build more homes", action("Buy the old mill", "1.1"), action("Let it", "1.2")),
    title="Housing plan",
)


def both(*parts: Plan, sha: str = "a") -> Extraction:
    """A file that holds several plans, as `extract` has it."""
    records = tuple(one for part in parts for one in part.recommendations)
    return replace(extraction(replace(parts[0], recommendations=records), sha=sha), parts=parts)


def told(engine: Engine, selection: Selection = EVERYTHING) -> list[tuple[int, int, str, int]]:
    held = holdings(engine, selection)
    return [(one.number, one.revision, one.plan.title, len(one.rows)) for one in held]


class TestPlansOfOneFile:
    """Each has a history of its own, whichever of them the next file holds."""

    def test_each_is_a_plan(self, fresh_db: Engine) -> None:
        outcome = save(fresh_db, both(plan(), HOMES), PATH)
        assert told(fresh_db) == [(1, 1, "Action Plan", 4), (2, 1, "Housing plan", 2)]
        assert {one.sha256 for one in holdings(fresh_db)} == {"a" * 64}
        assert (outcome.kind, outcome.note) == (
            "new",
            "holds 2 plans, each kept as its own: 1 (Action Plan), 2 (Housing plan)",
        )
        again = save(fresh_db, both(plan(), HOMES), PATH)
        (figures,) = standing(fresh_db, ["a" * 64])
        assert figures == stored(again.kind, again.holding, again.note, again.others)
        assert (figures.records, figures.others) == (6, ("marlow-vale-district-council-housing-plan",))

    def test_one_of_them_alone_drops_nothing_of_the_other(self, fresh_db: Engine) -> None:
        save(fresh_db, both(plan(), HOMES), PATH)
        save(fresh_db, extraction(plan(plan_date="2023"), sha="b"), Path("/b.pdf"))
        third = both(replace(HOMES, plan_date="2024"), plan(plan_date="2024"), sha="c")
        assert save(fresh_db, third, PATH).kind == "revised"
        assert told(fresh_db) == [
            *[(1, number, "Action Plan", 4) for number in (1, 2, 3)],
            *[(2, number, "Housing plan", 2) for number in (1, 2)],
        ]
        for plan_number in ("1", "2"):
            held = holdings(fresh_db, Selection(plan=plan_number, all_revisions=True))
            assert len({one.ids for one in held}) == 1

    def test_under_other_titles_at_the_same_path(self, fresh_db: Engine) -> None:
        save(fresh_db, both(plan(), HOMES), PATH)
        save(fresh_db, both(replace(HOMES, title="Appendix 2"), plan(title="Appendix 1"), sha="b"), PATH)
        assert told(fresh_db, Selection()) == [(1, 2, "Appendix 1", 4), (2, 2, "Appendix 2", 2)]

    def test_a_person_says_that_they_are_one(self, fresh_db: Engine) -> None:
        save(fresh_db, both(plan(), HOMES), PATH)
        before = {row.record_id for one in holdings(fresh_db) for row in one.rows}
        for name in ("Marlow", ""):
            save(fresh_db, both(plan(), HOMES), PATH, plan_name=name, force=True)
            (only,) = holdings(fresh_db, EVERYTHING)
            assert (only.key, {row.record_id for row in only.rows}) == ("marlow", before)

    def test_what_was_stored_as_one_is_parted_with_its_ids_and_corrections(self, fresh_db: Engine) -> None:
        save(fresh_db, replace(both(plan(), HOMES), parts=()), PATH)
        ids = {row.action or row.recommendation: row.record_id for row in holdings(fresh_db)[0].rows}
        for each in ("Let it", "in the north"):
            correct(fresh_db, Wish(ids[each], "rag", ("Red",)))
        save(fresh_db, both(plan(), HOMES), PATH, force=True)
        marlow, homes = holdings(fresh_db)
        assert {row.action or row.recommendation: row.record_id for row in (*marlow.rows, *homes.rows)} == ids
        assert [row.rag for row in homes.rows] == ["", "Red"]
        assert [row.action for row in marlow.rows if row.rag == "Red"] == ["in the north"]
        save(fresh_db, replace(both(plan(), HOMES), parts=()), PATH, force=True)
        (only,) = holdings(fresh_db, EVERYTHING)
        assert {row.action or row.recommendation: row.record_id for row in only.rows} == ids
        assert [row.action for row in only.rows if row.rag == "Red"] == ["in the north", "Let it"]


class TestAtomicity:
    def test_an_error_in_the_middle_leaves_nothing(
        self, fresh_db: Engine, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        save(fresh_db, extraction(), PATH)
        before = dump(fresh_db)

        def fails(built: Plan) -> list[IssueRow]:
            raise KeyError("in the middle")

        monkeypatch.setattr(store, "issue_rows", fails)
        for force, sha in ((True, "a"), (False, "b")):
            with pytest.raises(KeyError):
                save(fresh_db, extraction(sha=sha), PATH, force=force)
            assert dump(fresh_db) == before

    def test_a_record_that_cannot_be_leaves_nothing(self, fresh_db: Engine) -> None:
        impossible = replace(FULL[1], details=replace(EVERY_DETAIL, status="perhaps"))
        with pytest.raises(IntegrityError):
            save(fresh_db, extraction(plan(FULL[0], impossible)), PATH)
        assert not any(dump(fresh_db).values())

    def test_a_sub_action_without_its_parent_leaves_nothing(self, fresh_db: Engine) -> None:
        orphan = recommendation("01", "Listen", action("in the north", "1.1", "1"))
        with pytest.raises(ValueError, match="before its parent 1"):
            save(fresh_db, extraction(plan(orphan)), PATH)
        assert not any(dump(fresh_db).values())


def _save_several(job: tuple[str, str]) -> list[str]:
    db, digits = job
    return [save(open_store(db), extraction(sha=one), PATH).kind for one in digits]


def test_two_programs_write_at_once(each_address: str) -> None:
    with get_context("fork").Pool(2) as pool:
        kinds = pool.map(_save_several, [(each_address, "12345"), (each_address, "54321")])
    assert sorted(kinds[0] + kinds[1]) == ["new", *["revised"] * 4, *["unchanged"] * 5]
    assert [one.revision for one in holdings(open_store(each_address), EVERYTHING)] == [1, 2, 3, 4, 5]


class TestSelection:
    @pytest.fixture
    def stocked(self, fresh_db: Engine) -> Engine:
        save(fresh_db, extraction(), PATH)
        save(fresh_db, extraction(sha="b"), PATH)
        save(fresh_db, extraction(plan(council=THANET), sha="c"), Path("/thanet.pdf"))
        return fresh_db

    @pytest.mark.parametrize(
        ("selection", "expected"),
        [
            (Selection(), [(1, 2), (2, 1)]),
            (EVERYTHING, [(1, 1), (1, 2), (2, 1)]),
            (Selection(revision=1), [(1, 1), (2, 1)]),
            (Selection(plan="1"), [(1, 2)]),
            (Selection(plan="thanet-district-council-action-plan"), [(2, 1)]),
            (Selection(plan="Thanet"), [(2, 1)]),
            (Selection(plan="vale district council action"), [(1, 2)]),
            (Selection(plan="1", all_revisions=True), [(1, 1), (1, 2)]),
            (Selection(council="thanet"), [(2, 1)]),
            (Selection(council="mav"), [(1, 2)]),
            (Selection(council="E07000114"), [(2, 1)]),
            (Selection(council="district"), [(1, 2), (2, 1)]),
        ],
    )
    def test_what_is_selected(
        self, stocked: Engine, selection: Selection, expected: list[tuple[int, int]]
    ) -> None:
        assert [(one.number, one.revision) for one in holdings(stocked, selection)] == expected

    @pytest.mark.parametrize(
        ("selection", "complaint"),
        [
            (Selection(plan="dover"), "no plan 'dover'; `actionplans list` shows"),
            (Selection(plan="***"), r"no plan '\*\*\*'"),
            (Selection(council="dover"), "no plan of a council 'dover'"),
            (Selection(revision=7), "no revision 7 is there"),
            (
                Selection(plan="action plan"),
                r"fits 2 plans: 1 \(Marlow Vale District Council\), 2 \(Thanet District Council\); give the",
            ),
        ],
    )
    def test_what_is_not_there(self, stocked: Engine, selection: Selection, complaint: str) -> None:
        with pytest.raises(Refused, match=complaint):
            holdings(stocked, selection)

    def test_an_empty_database(self, fresh_db: Engine) -> None:
        with pytest.raises(Refused, match="holds no plans yet; `actionplans ingest PDF`"):
            holdings(fresh_db)


def test_many_records_are_read_in_a_handful_of_queries(fresh_db: Engine) -> None:
    many = plan(*[recommendation(f"{n}", f"Do {n}", *FULL[0].actions) for n in range(60)])
    save(fresh_db, Extraction("plan.pdf", "a" * 64, many), PATH)
    statements: list[str] = []
    event.listen(fresh_db, "before_cursor_execute", lambda *said: statements.append(said[2]))
    (holding,) = holdings(fresh_db)
    assert len(holding.rows) == 180
    assert len(statements) < 12, statements


def test_a_plan_row_is_whole(fresh_db: Engine) -> None:
    save(fresh_db, extraction(), PATH)
    with Session(fresh_db) as session:
        row = session.scalars(select(PlanRow)).one()
    assert (row.key, row.council, row.authority_code, row.gss_code, row.title) == (
        "marlow-vale-district-council-action-plan",
        "Marlow Vale District Council",
        "MAV",
        "E07000999",
        "Action Plan",
    )
