"""Statuses, colours and percentages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsers.fields.shares import read_percent
from parsers.fields.status import (
    is_key,
    read_rag,
    read_status,
    stated_percent,
    stated_rag,
    status_in_progress,
)
from parsers.vocabulary.data import rows


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Complete", "complete"),
        ("Completed in May", "complete"),
        ("Com plete d", "complete"),
        ("Underwa y", "in_progress"),
        ("COMPLETE – April", "complete"),
        ("Action completed", "complete"),
        ("This has been completed", "complete"),
        ("100%", "complete"),
        ("Blue (complete)", "complete"),
        ("Not yet complete", "in_progress"),
        ("80% complete", "in_progress"),
        ("On Track", "in_progress"),
        ("Green - on track", "in_progress"),
        ("Partially complete", "in_progress"),
        ("Not started", "not_started"),
        ("0%", "not_started"),
        ("Status: Ongoing", "ongoing"),
        ("Ongoing - reviewed monthly", "ongoing"),
        ("Complete and ongoing", "ongoing"),
        ("Delayed", "delayed"),
        ("Deferred", "delayed"),
        ("Paused", "on_hold"),
        ("No longer required", "cancelled"),
        # prose and colours are no status
        ("Complete the review", ""),
        ("Ongoing discussions", ""),
        ("Green", ""),
        ("", ""),
        ("Work paused over the summer because of vacancies", ""),
        ("Draft discussed by both chairs", ""),
    ],
)
def test_statuses(text: str, status: str) -> None:
    assert read_status(text) == status


@pytest.mark.parametrize("row", rows("statuses.csv"), ids=lambda row: row["phrase"])
def test_every_phrase_of_the_vocabulary_stands_for_itself(row: dict[str, str]) -> None:
    assert read_status(row["phrase"].upper()) == row["status"]


@pytest.mark.parametrize(
    ("text", "colour"),
    [
        ("Red", "Red"),
        ("AMBER", "Amber"),
        ("G", "Green"),
        ("Red/Amber", "Red/Amber"),
        ("Green - on track", "Green"),
        ("Complete (Blue)", "Blue"),
        ("RAG: Green", "Green"),
        ("Green space strategy", ""),
        ("Complete", ""),
        ("deferred", ""),
        ("", ""),
    ],
)
def test_colours(text: str, colour: str) -> None:
    assert read_rag(text) == colour


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("75%", 75),
        ("75 % complete", 75),
        ("75", 75),
        ("100 per cent", 100),
        ("0%", 0),
        ("", None),
        ("2024", None),
        ("150%", None),
        ("from 20% to 80%", None),
        ("May 2022", None),
    ],
)
def test_shares(text: str, share: int | None) -> None:
    assert read_percent(text) == share


@given(st.text())
def test_any_text(text: str) -> None:
    rag, share, status = read_rag(text), read_percent(text), read_status(text)
    assert share is None or 0 <= share <= 100
    assert status in {"", *(row["status"] for row in rows("statuses.csv"))}
    assert (read_rag(rag), read_status(status)) == (rag, status)  # its own normal form
    assert read_percent("" if share is None else f"{share}%") == share


@pytest.mark.parametrize("status", sorted({row["status"] for row in rows("statuses.csv")}))
def test_a_status_is_its_own_normal_form(status: str) -> None:
    assert read_status(status) == status


@pytest.mark.parametrize(
    ("text", "percent", "status"),
    [
        ("75% complete. Awaiting sign off", 75, "in_progress"),
        ("Approx. 50% done", 50, "in_progress"),
        ("In progress (60%)", 60, "in_progress"),
        ("Complete – 100%", 100, "complete"),
        ("0% - not started", 0, "not_started"),
        ("80% of staff trained", None, ""),
        ("100% of invoices are paid on time", None, ""),
        ("150%", None, ""),
        ("40-50%", None, ""),
        ("", None, ""),
    ],
)
def test_the_share_that_an_update_states(text: str, percent: int | None, status: str) -> None:
    assert (stated_percent(text), read_status(text)) == (percent, status)


@pytest.mark.parametrize(
    ("text", "rag"),
    [
        ("Green - on track", "Green"),
        ("Amber. Two posts are vacant.", "Amber"),
        ("Red/Amber", "Red/Amber"),
        ("Green space strategy adopted", ""),
        ("The rating is now (Green)", ""),
        ("", ""),
    ],
)
def test_the_colour_that_an_update_begins_with(text: str, rag: str) -> None:
    assert stated_rag(text) == rag


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Board met 3 times", ""),
        ("Consultation closed.", ""),
        ("Met", "complete"),
        ("Target met", "complete"),
        ("Review completed", "complete"),
        ("All actions delivered", "complete"),
        ("On track. 34 visits made to date.", "in_progress"),
    ],
)
def test_a_step_that_was_taken_is_not_all(text: str, status: str) -> None:
    assert status_in_progress(text) == status


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Key: complete in progress not started", True),
        ("Key  Complete  On track  Delayed", True),
        ("RAG key: Green - on track; Amber - at risk", True),
        ("Green = on track   Amber = at risk   Red = off track", True),
        ("Legend: Blue – complete, Green – on course", True),
        ("Key: complete", False),
        ("Key actions complete in progress", False),
        ("Key milestones: not started, complete the review of in progress schemes", False),
        ("Green: all is well. Amber: some of it is.", False),
        ("The key: red - amber", False),
        ("Complete in progress not started", False),
    ],
)
def test_a_key_to_statuses_and_colours(text: str, key: bool) -> None:
    assert is_key(text) is key
