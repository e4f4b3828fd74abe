"""`explain`: one JSON object a line, with exactly the contract's keys."""

from __future__ import annotations

import io
import json

import pytest

from ingest.cli import run

Captured = pytest.CaptureFixture[str]


def explained(capsys: Captured, *arguments: str) -> list[dict[str, object]]:
    assert run(["explain", *arguments]) == 0
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_deadlines(capsys: Captured) -> None:
    pytest.importorskip("parsers.fields.deadline")
    assert explained(capsys, "deadline", "March - June 2022", "31/03/2025") == [
        {
            "text": "March - June 2022",
            "start_date": "2022-03-01",
            "due_date": "2022-06-30",
            "precision": "month",
            "status": "",
        },
        {"text": "31/03/2025", "start_date": "", "due_date": "2025-03-31", "precision": "day", "status": ""},
    ]


def test_the_plans_date_counts(capsys: Captured) -> None:
    pytest.importorskip("parsers.fields.deadline")
    (found,) = explained(capsys, "deadline", "within 3 months", "--date", "2022-03-14")
    assert found["due_date"] == "2022-06-14"


def test_owner(capsys: Captured) -> None:
    pytest.importorskip("parsers.fields.owner")
    (found,) = explained(capsys, "owner", "Chief Executive")
    assert found == {"text": "Chief Executive", "members": [], "officers": ["Chief Executive"], "bodies": []}


def test_heading(capsys: Captured) -> None:
    pytest.importorskip("parsers.vocabulary").column_of  # noqa: B018 - may not be written yet
    assert explained(capsys, "heading", "Lead Officer") == [
        {"text": "Lead Officer", "column": "lead_officer"}
    ]


def test_lines_of_standard_input(capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("parsers.fields.deadline")
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("\ufeffMay 2022\r\n\n“June”\xff".encode())))
    assert [one["text"] for one in explained(capsys, "deadline")] == ["May 2022", "", "“June”ÿ"]
