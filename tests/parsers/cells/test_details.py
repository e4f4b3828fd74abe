"""Fields under their headings → the contract's columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from models.plan import Deadline, Details, Field, Owner, Passage
from parsers.cells.details import STARTS_LATE, fields_to_details
from tests.parsers.built import lines


def field(column: str, text: str, heading: str = "") -> Field:
    return Field(column, heading or column.replace("_", " ").capitalize(), Passage(text))


def details(*fields: Field, above: Details | None = None, plan_date: str = "2022-03") -> Details:
    return fields_to_details(fields, "action", plan_date, above or Details())


MAY = Deadline("May 2022", None, date(2022, 5, 31), "month")


def test_nothing() -> None:
    assert details() == Details()


@pytest.mark.parametrize(
    ("text", "owner", "deadline"),
    [
        ("Chief Executive – May 2022", "Chief Executive", "May 2022"),
        ("by end of May 2022 (Chief Executive)", "Chief Executive", "by end of May 2022"),
        ("Chief Executive; ongoing", "Chief Executive", "ongoing"),
        ("Chief Executive", "Chief Executive", ""),
        ("TBC", "", "TBC"),
        ("Tom Bell May 2022, Ann Ash June 2022", "Tom Bell May 2022, Ann Ash June 2022", ""),
    ],
)
def test_a_column_of_who_and_when(text: str, owner: str, deadline: str) -> None:
    told = details(field("owner and deadline", text, "Lead and timescale"))
    assert (told.owner_text, told.deadline.text, told.extra) == (owner, deadline, ())


@pytest.mark.parametrize(
    ("text", "measure", "deadline"),
    [
        ("90% of staff trained by May 2022", "90% of staff trained", "by May 2022"),
        ("May 2022: a plan that all know", "a plan that all know", "May 2022"),
        ("A survey in May 2022 that shows more", "A survey in May 2022 that shows more", ""),
        ("Fewer complaints", "Fewer complaints", ""),
    ],
)
def test_a_column_of_measures_and_dates(text: str, measure: str, deadline: str) -> None:
    told = details(field("success_measure and deadline", text, "Success measures & timescales"))
    assert (told.success_measure, told.deadline.text, told.extra) == (measure, deadline, ())


@pytest.mark.parametrize(
    ("text", "owner", "deadline"),
    [
        ("Chief Executive; by May 2022", "Chief Executive", "by May 2022"),
        ("Chief Executive – May 2022", "Chief Executive", "May 2022"),
        ("Head of HR; to be completed by May 2022", "Head of HR", "to be completed by May 2022"),
        ("Head of HR. To be completed by May 2022", "Head of HR", "To be completed by May 2022"),
        ("Head of HR, to May 2022", "Head of HR, to May 2022", ""),
        ("Chief Executive (from May 2022)", "Chief Executive (from May 2022)", ""),
        ("Chief Executive, from May 2022", "Chief Executive, from May 2022", ""),
        ("Board of May 2022", "Board of May 2022", ""),
        ("Leader, May 2022; Chief Executive, June 2022", "Leader, May 2022; Chief Executive, June 2022", ""),
    ],
)
def test_a_date_behind_an_owner(text: str, owner: str, deadline: str) -> None:
    """ "(Lead: Chief Executive; by May 2022)": it is the action's, where that has no other."""
    told = details(field("owner", text, "Lead"))
    assert (told.owner_text, told.deadline.text) == (owner, deadline)
    dated = details(field("owner", text, "Lead"), field("deadline", "July 2022"))
    assert (dated.owner_text, dated.deadline.text) == (text, "July 2022")


def test_every_column_of_the_contract() -> None:
    told = details(
        field("deadline", "May 2022"),
        field("status", "In progress"),
        field("rag", "Amber"),
        field("percent_complete", "40%"),
        field("progress", "Half of it is done."),
        field("lead_member", "Leader"),
        field("lead_officer", "Chief Executive"),
        field("success_measure", "Fewer complaints"),
        field("resources", "£5,000"),
        field("response", "Accepted"),
        field("", "A1", "Cost code"),
        field("risk", "High", "Risk"),
    )
    assert told == Details(
        deadline=MAY,
        deadline_scope="action",
        status_text="In progress",
        status="in_progress",
        rag="Amber",
        percent_complete=40,
        progress="Half of it is done.",
        lead_member="Leader",
        lead_officer="Chief Executive",
        owner_text="Leader; Chief Executive",
        success_measure="Fewer complaints",
        resources="£5,000",
        response="Accepted",
        extra=(("Cost code", "A1"), ("Risk", "High")),
        owners=(
            Owner("member", "Leader", "", "Leader"),
            Owner("officer", "Chief Executive", "", "Chief Executive"),
        ),
    )


@pytest.mark.parametrize(
    ("fields", "text", "extra"),
    [
        ((field("deadline", "May 2022"),), "May 2022", {}),
        (
            (field("deadline", "May 2022"), field("revised_deadline", "July 2022")),
            "July 2022",
            {"Deadline": "May 2022"},
        ),
        (
            (field("original_deadline", "May 2022"), field("deadline", "July 2022")),
            "July 2022",
            {"Original deadline": "May 2022"},
        ),
        ((field("deadline", "May 2022"), field("revised_deadline", "")), "May 2022", {}),
        (
            (field("original_deadline", "May 2022"), field("revised_deadline", "N/A")),
            "May 2022",
            {"Revised deadline": "N/A"},
        ),
        (
            (field("deadline", "May 2022"), field("revised_deadline", "TBC")),
            "TBC",
            {"Deadline": "May 2022"},
        ),
        ((field("revised_deadline", "N/A"),), "N/A", {}),
        ((field("deadline", "May 2022"), field("deadline", "Ongoing")), "May 2022 Ongoing", {}),
    ],
)
def test_the_newest_deadline_that_is_filled(
    fields: tuple[Field, ...], text: str, extra: dict[str, str]
) -> None:
    told = details(*fields)
    assert (told.deadline.text, dict(told.extra)) == (text, extra)


def test_a_column_of_starts() -> None:
    told = details(field("start", "April 2022"), field("deadline", "May 2022"))
    assert told.deadline == replace(MAY, start=date(2022, 4, 1))
    assert told.extra == ()


def test_a_start_behind_the_due_date_stays_as_printed() -> None:
    told = details(field("start", "July 2022"), field("deadline", "May 2022"))
    assert told.deadline == replace(MAY, issues=(STARTS_LATE,))
    assert told.extra == (("Start", "July 2022"),)


def test_a_start_alone() -> None:
    assert details(field("start", "April 2022")).deadline.start == date(2022, 4, 1)


def test_without_a_deadline_there_is_no_scope() -> None:
    assert details(field("owner", "Leader")).deadline_scope == ""


@pytest.mark.parametrize(
    ("column", "text", "member", "officer"),
    [
        ("owner", "Leader", "Leader", ""),
        ("owner", "Chief Executive", "", "Chief Executive"),
        ("owner", "Leader / Chief Executive", "Leader", "Chief Executive"),
        ("owner", "Leader / S151 Officer (J Moore)", "Leader", "S151 Officer (J Moore)"),  # as printed
        ("lead_member", "Chief Executive", "Chief Executive", ""),  # the column says what they are
        ("lead_officer", "Leader", "", "Leader"),
        ("lead_officer", "Leader / Chief Executive", "Leader", "Chief Executive"),  # unless the cell has both
        ("lead_officer", "Cllr Ash; Jane Moore", "Cllr Ash", "Jane Moore"),
        # who supports a lead is none
        ("owner", "Lead: Jane Smith / Support: Tom Jones", "", "Jane Smith"),
        ("owner", "Lead: Cllr Ash / Support: Tom Jones", "Cllr Ash", ""),
        ("owner", "Jane Smith (Support: Tom Jones)", "", "Jane Smith"),
        ("owner", "Jane Smith (Support: Tom Jones); Cllr Ash", "Cllr Ash", "Jane Smith"),
        ("owner", "Lead – Head of HR; Supporting – Head of IT", "", "Head of HR"),
        ("lead_officer", "Lead: Jane Smith; Support: Tom Jones", "", "Jane Smith"),
        ("lead_member", "Lead: Cllr Ash; Support: Cllr Grey", "Cllr Ash", ""),
        ("owner", "Support: Tom Jones", "", "Tom Jones"),  # nobody else leads
        ("owner", "Support Services Manager; Lead: Jane Smith", "", "Support Services Manager; Jane Smith"),
        # a sentence names who it says leads
        ("owner", "This will be led by the Head of HR", "", "Head of HR"),
        ("owner", "The Head of HR will lead this.", "", "Head of HR"),
        ("lead_member", "Cllr Ash / Head of HR", "Cllr Ash", "Head of HR"),
        ("lead_member", "Cllr Ash / Jane Moore", "Cllr Ash / Jane Moore", ""),
        ("owner_accountable", "Monitoring Officer", "", "Monitoring Officer"),
    ],
)
def test_owners(column: str, text: str, member: str, officer: str) -> None:
    told = details(field(column, text))
    assert (told.lead_member, told.lead_officer, told.owner_text) == (member, officer, text)


def test_an_owner_who_stands_twice_counts_once() -> None:
    told = details(field("lead_officer", "Chief Executive"), field("lead_officer", "Chief Executive"))
    assert (told.lead_officer, told.owner_text) == ("Chief Executive", "Chief Executive")


ABOVE = Details(deadline=MAY, lead_member="Leader", lead_officer="Chief Executive")


@pytest.mark.parametrize("ditto", ["As above", "ditto", "“", "Same as above"])
def test_ditto(ditto: str) -> None:
    told = details(field("owner", ditto), field("deadline", "as above"), above=ABOVE)
    assert (told.lead_member, told.lead_officer, told.owner_text) == ("Leader", "Chief Executive", ditto)
    assert (told.deadline.text, told.deadline.due) == ("as above", date(2022, 5, 31))


@pytest.mark.parametrize(
    ("fields", "status_text", "status", "rag"),
    [
        ((field("status", "Complete"),), "Complete", "complete", ""),
        ((field("status", "Green"),), "Green", "", "Green"),
        ((field("rag", "Amber"),), "", "", "Amber"),
        ((field("deadline", "Ongoing"),), "", "ongoing", ""),
        ((field("progress", "Completed in May."),), "", "complete", ""),
        ((field("status", "On track"), field("progress", "Completed")), "On track", "in_progress", ""),
        ((field("status", "See the note"), field("progress", "Completed")), "See the note", "", ""),
        ((field("status", "Not started"), field("deadline", "Ongoing")), "Not started", "not_started", ""),
        ((field("rag", "Not started"), field("deadline", "Ongoing")), "Not started", "not_started", ""),
        ((field("rag", "Green – on track"),), "Green – on track", "in_progress", "Green"),
        ((field("rag", "At risk"), field("progress", "Completed")), "At risk", "", ""),
        ((field("rag", "On track"), field("status", "Open")), "Open", "", "On track"),
        ((field("rag", "Amber ↑"),), "", "", "Amber"),
        ((field("rag", "TBC"),), "", "", "TBC"),
    ],
)
def test_statuses(fields: tuple[Field, ...], status_text: str, status: str, rag: str) -> None:
    told = details(*fields)
    assert (told.status_text, told.status, told.rag) == (status_text, status, rag)


def test_nothing_of_the_plan_is_dropped() -> None:
    fields = [field(column, f"{column} text") for column in ("origin", "risk", "priority", "next_steps", "")]
    assert [text for _, text in details(*fields).extra] == [each.value.text for each in fields]


def test_a_date_in_words_needs_the_plans_date() -> None:
    assert details(field("deadline", "Within 3 months"), plan_date="2022-03-14").deadline.due == date(
        2022, 6, 14
    )
    assert details(field("deadline", "Within 3 months"), plan_date="").deadline.issues


@pytest.mark.parametrize(
    ("fields", "percent", "rag", "status"),
    [
        ([field("progress", "Green - 75% complete")], 75, "Green", "in_progress"),
        ([field("progress", "75% complete. Two posts are vacant.")], 75, "", "in_progress"),
        ([field("status", "In progress (60%)"), field("progress", "20% done")], 60, "", "in_progress"),
        ([field("percent_complete", "n/a"), field("progress", "20% done")], None, "", "in_progress"),
        ([field("rag", "Red"), field("progress", "Green - on track")], None, "Red", "in_progress"),
        ([field("progress", "80% of staff are trained.")], None, "", ""),
    ],
)
def test_what_an_update_says(fields: list[Field], percent: int | None, rag: str, status: str) -> None:
    told = details(*fields)
    assert (told.percent_complete, told.rag, told.status) == (percent, rag, status)


@pytest.mark.parametrize(
    ("columns", "rag", "kept"),
    [
        ({"Previous RAG": "Red", "RAG": "Green"}, "Green", {"Previous RAG": "Red"}),
        ({"RAG": "Green", "Last quarter's RAG": "Red"}, "Green", {"Last quarter's RAG": "Red"}),
        ({"RAG June 2024": "Red", "RAG Sept 2024": "Green"}, "Green", {"RAG June 2024": "Red"}),
        ({"RAG Sept 2024": "Green", "RAG June 2024": "Red"}, "Green", {"RAG June 2024": "Red"}),
        ({"Overall RAG": "Green", "Budget RAG": "Red"}, "Green", {"Budget RAG": "Red"}),
        ({"RAG": "", "Previous RAG": "Red"}, "Red", {}),
    ],
)
def test_the_state_of_now(columns: dict[str, str], rag: str, kept: dict[str, str]) -> None:
    told = details(*(field("rag", text, heading) for heading, text in columns.items()))
    assert (told.rag, dict(told.extra)) == (rag, kept)


def test_the_newest_status_and_percentage() -> None:
    told = details(
        field("status", "In progress", "Status June 2024"),
        field("status", "Complete", "Status Sept 2024"),
        field("percent_complete", "40%", "% complete June 2024"),
        field("percent_complete", "100%", "% complete Sept 2024"),
    )
    assert (told.status_text, told.status, told.percent_complete) == ("Complete", "complete", 100)
    assert told.extra == (("Status June 2024", "In progress"), ("% complete June 2024", "40%"))


@pytest.mark.parametrize(
    ("columns", "progress", "kept"),
    [
        (
            {"Progress at June 2024": "Begun", "Progress at Sept 2024": "Done"},
            "Done",
            {"Progress at June 2024": "Begun"},
        ),
        ({"Q4 update": "Done", "Q1 update": "Begun"}, "Done", {"Q1 update": "Begun"}),
        ({"Previous update": "Begun", "Update": "Done"}, "Done", {"Previous update": "Begun"}),
        ({"Progress": "Begun", "Comments": "All well"}, "Begun; All well", {}),
    ],
)
def test_the_newest_update(columns: dict[str, str], progress: str, kept: dict[str, str]) -> None:
    told = details(*(field("progress", text, heading) for heading, text in columns.items()))
    assert (told.progress, dict(told.extra)) == (progress, kept)


@pytest.mark.parametrize(
    ("first", "second", "status"),
    [
        ("Underway", "Staff were asked in May.", "in_progress"),
        ("Complete", "designs were chosen.", ""),
        ("Board met", "Staff were asked in May.", ""),
    ],
)
def test_a_status_on_a_line_of_its_own_above_an_update(first: str, second: str, status: str) -> None:
    words = [word for line in lines(f"{first}\n{second}") for word in line.words]
    said = Field("progress", "Progress", Passage(f"{first} {second}", tuple(words)))
    assert details(said).status == status


def test_an_update_that_says_that_all_is_over_goes_before_what_the_deadline_says() -> None:
    assert details(field("deadline", "Ongoing"), field("progress", "● Complete")).status == "complete"
    assert details(field("deadline", "Ongoing"), field("progress", "On track")).status == "ongoing"
    assert details(field("deadline", "Ongoing"), field("progress", "Met twice")).status == "ongoing"


def test_the_arrow_of_a_trend_is_no_update() -> None:
    found = details(field("progress", "↑", "Trend"), field("progress", "Two workshops held.", "Progress"))
    assert found.progress == "Two workshops held."
    assert dict(found.extra) == {"Trend": "↑"}


def test_a_share_beside_a_date_is_how_much_is_done() -> None:
    said = fields_to_details([Field("deadline", "", Passage("June 2025 40%"))], "action", "", Details())
    assert (said.deadline.text, said.percent_complete) == ("June 2025", 40)
