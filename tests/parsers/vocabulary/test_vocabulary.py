"""Headings: those of real plans, those that nobody has listed, and cells that are none."""

from __future__ import annotations

import csv
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.vocabulary import column_of, numbered_label
from parsers.vocabulary.data import rows
from tests.parsers.fields.domain import domain_rows

ROWS = domain_rows("headings.csv")
CODEBOOK = tomllib.loads(files("parsers.vocabulary").joinpath("codebook.toml").read_text(encoding="utf-8"))
MORE = Path(__file__).with_name("headings.csv").read_text(encoding="utf-8").splitlines()
"""How councils might head their columns, written down before the vocabulary had seen them."""


@pytest.mark.skipif(not ROWS, reason="the shared facts (../shared/domain) are not here")
@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["header"])
def test_headings_of_real_plans(row: dict[str, str]) -> None:
    assert column_of(row["header"]) == row["column"]


THEMES = [name for edition in CODEBOOK["sets"] for name in edition["themes"] if " " in name]


@pytest.mark.parametrize(
    "theme",
    [
        *THEMES,
        "Customer Service",
        "Partnership Working",
        "Overview and Scrutiny",
        "Medium Term Financial Strategy",
        "Roles and responsibilities",
        "Role of members",
        "Resources and capacity",
        "Service improvement",
        "Housing and Homelessness",
        "Performance management",
        "Vision and priorities",
        "Communications and engagement",
    ],
)
def test_a_theme_heads_no_column(theme: str) -> None:
    assert column_of(theme) == ""


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Action to be taken", "action"),
        ("What we will do", "action"),
        ("Council actions", "action"),
        ("Who will lead?", "owner"),
        ("Strategic lead", "owner"),
        ("Who is responsible?", "owner"),
        ("Lead Officer and Cabinet Member", "owner"),
        ("By when", "deadline"),
        ("Date for completion", "deadline"),
        ("Proposed completion date", "deadline"),
        ("Timeframe for delivery", "deadline"),
        ("To be completed by", "deadline"),
        ("Target date¹", "deadline"),
        ("LGA recommendation", "recommendation"),
        ("Peer team's recommendation", "recommendation"),
        ("Cabinet lead", "lead_member"),
        ("Lead Councillor", "lead_member"),
        ("Member lead", "lead_member"),
        ("Officer lead", "lead_officer"),
        ("Responsible Officer(s)", "lead_officer"),
        ("Progress to date (June 2024)", "progress"),
        ("Progress update October 2025", "progress"),
        ("Q3 2024/25 update", "progress"),
        ("Action taken", "progress"),
        ("How will we know it has worked?", "success_measure"),
        ("What success looks like", "success_measure"),
        ("RAG Status (Sept 24)", "rag"),
        ("% Complete", "percent_complete"),
        ("Date completed", "completed_date"),
        ("Management response", "response"),
        ("Our response", "response"),
        ("Our response and actions", "action"),
        ("Council response and actions", "action"),
        ("Our response / actions to be taken", "action"),
        ("Response and action", "action"),
        ("Response/Action", "action"),
        ("The Council’s response & planned actions", "action"),
        ("Management response and agreed actions", "action"),
        ("Response to recommendation and actions required", "action"),
        ("Council Response and Action Plan", ""),  # a title
        ("Serial number", "recommendation_ref"),
        ("TMBC Action", "action"),
        ("SDDC’s response", "response"),
        ("KPI Owner by Q3", ""),
        ("LEAD OFFICER(S) [RESPONSIBLE]", "lead_officer"),
        ("Action No.", "action_ref"),
    ],
)
def test_headings_that_nobody_listed(heading: str, column: str) -> None:
    assert column_of(heading) == column


@pytest.mark.parametrize(
    "heading, column",
    [
        ("Recomendations", "recommendation"),
        ("Accountabl Officer", "owner_accountable"),  # the page's edge cuts it
        ("Proposed Actiosn", "action"),
        ("Responsibilty:", "owner"),
        ("Timescals", "deadline"),
        ("Target dat", ""),  # too short to tell
        ("Lender", ""),  # a word of its own
        ("Leeder", ""),
    ],
)
def test_misspelt_headings(heading: str, column: str) -> None:
    assert column_of(heading) == column


@pytest.mark.parametrize("row", list(csv.DictReader(MORE)), ids=lambda row: row["heading"])
def test_more_headings(row: dict[str, str]) -> None:
    assert column_of(row["heading"]) == row["column"]


def test_every_kind_of_word_has_a_rule_and_every_rule_its_words() -> None:
    kinds = {row["kind"] for row in rows("heading_words.csv")}
    ruled = {kind for row in rows("heading_rules.csv") for kind in f"{row['needs']} {row['may']}".split()}
    assert ruled <= kinds
    # What is a value and no heading: "On target".
    assert kinds - ruled == {"-", "value"}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Deputy Leader",
        "May 2022",
        "Complete",
        "Completed",
        "Ongoing",
        "Chief Executive",
        "Red",
        "Yes",
        "R1",
        "01",
        "Head of Finance",
        "Cabinet",
        "Planning",
        "All",
        "TBC",
        "Recommendation 3",
        "Lead the review",
        "Leader of the Council",
        "Q3 2024/25",
        "2024/25",
        "To be confirmed",
        "On target",
        "Action completed",
        "Accepted",
        "Finance",
        "SLT",
        "Corporate Management Team",
        "Director of Resources",
        "Chief Executive (Section 151 Officer)",
        "From September 2025",
        "By end of June 2025",
        "The end of March 2026",
        "Peer Challenge Action Plan",
        "Corporate Peer Challenge: Action Plan Progress Update",
        "Portfolio Holder for",
        "Corporate Director of",
        "Recommendations and action plan",
        "Review the action plan",
        "Delivery of the programme",
        "We will publish a new set of actions and a timescale for each",
    ],
)
def test_what_is_no_heading(text: str) -> None:
    assert column_of(text) == ""


@pytest.mark.parametrize("row", rows("headings.csv"), ids=lambda row: row["heading"])
def test_typing_does_not_matter(row: dict[str, str]) -> None:
    heading = row["heading"]
    for typed in (
        heading.upper(),
        heading.lower(),
        f" {heading} : ",
        heading.replace(" ", "\n"),
        f"{heading}*",
    ):
        assert column_of(typed) == row["column"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Recommendation 3", ("recommendation", "3")),
        ("Recommendation R4:", ("recommendation", "R4")),
        ("Recommendation One", ("recommendation", "One")),
        ("Action 2.1", ("action", "2.1")),
        ("Key recommendation 1.1", ("recommendation", "1.1")),
        ("Recommendation", ("", "")),
        ("Action Plan", ("", "")),
        ("Recommendation 3 is done", ("", "")),
        ("", ("", "")),
    ],
)
def test_labels_with_a_number(text: str, label: tuple[str, str]) -> None:
    assert numbered_label(text) == label


@given(st.text())
def test_any_text(text: str) -> None:
    numbered_label(text)
    assert column_of(f" {text} ") == column_of(text)


@pytest.mark.parametrize(
    ("name", "key"),
    [("time_words.csv", "phrase"), ("heading_words.csv", "words"), ("statuses.csv", "phrase")],
)
def test_a_word_is_said_once(name: str, key: str) -> None:
    words = [row[key] for row in rows(name)]
    assert len(set(words)) == len(words)
