"""A plan as the contract's table."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from ingest.exports.rows import COLUMNS, Row, Source, rows_of
from ingest.identity import RecordIds
from tests.ingest.built import plan

CONTRACT = Path(__file__).parents[4] / "shared" / "CONTRACT.md"
IDS = (RecordIds("r1", ("a1", "a2", "a3")), RecordIds("r2", ()))


@pytest.mark.skipif(not CONTRACT.exists(), reason="the contract is not beside this project")
def test_the_columns_are_the_contracts() -> None:
    table = CONTRACT.read_text().partition("Exactly these columns")[2].partition("\n## ")[0]
    named = [
        name for cell in re.findall(r"^\| (`.*?) \|", table, re.M) for name in re.findall(r"`(\w+)`", cell)
    ]
    assert list(COLUMNS) == named


def test_rows_of_a_plan() -> None:
    first, sub, _, bare = rows_of(plan(), Source("plan.pdf", "f00d", 2), IDS)
    assert first == Row(
        record_id="a1",
        council="Marlow Vale District Council",
        authority_code="MAV",
        gss_code="E07000999",
        plan="Action Plan",
        plan_date="2022-03",
        revision=2,
        source_file="plan.pdf",
        source_sha256="f00d",
        page=1,
        theme="Culture",
        recommendation_ref="01",
        recommendation="Listen to residents",
        action_ref="01.1",
        action="Hold a forum, twice a year:",
        deadline_text="May 2022",
        due_date=date(2022, 5, 31),
        deadline_precision="month",
        deadline_scope="action",
        lead_officer="Chief Executive",
        confidence=0.9,
    )
    assert (sub.record_id, sub.parent_action_ref, sub.needs_review, sub.confidence) == (
        "a2",
        "01.1",
        True,
        0.5,
    )
    assert bare == Row(
        record_id="r2",
        council="Marlow Vale District Council",
        authority_code="MAV",
        gss_code="E07000999",
        plan="Action Plan",
        plan_date="2022-03",
        revision=2,
        source_file="plan.pdf",
        source_sha256="f00d",
        page=2,
        recommendation_ref="02",
        recommendation="Publish a strategy",
        deadline_text="March - June 2022",
        start_date=date(2022, 3, 1),
        due_date=date(2022, 6, 30),
        deadline_precision="month",
        deadline_scope="row",
        status_text="On track",
        status="in_progress",
        rag="Green",
        percent_complete=40,
        progress="Half of it, “nearly”, is done.",
        lead_member="Leader; Deputy Leader",
        lead_officer="Chief Executive",
        owner_text="Leader, Deputy Leader and Chief Executive",
        success_measure="Fewer complaints",
        resources="£5,000",
        response="Accepted",
        extra=(("Cost code", "A1"), ("Notes", "first"), ("Notes", "second")),
    )


def test_a_doubtful_recommendation_makes_its_rows_doubtful() -> None:
    from dataclasses import replace

    listen = replace(plan().recommendations[0], needs_review=True, confidence=0.3)
    rows = rows_of(plan(listen), Source("plan.pdf", ""), IDS[:1])
    assert [(row.needs_review, row.confidence) for row in rows] == [(True, 0.3)] * 3
