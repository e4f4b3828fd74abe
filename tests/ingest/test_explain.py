"""`explain`: one JSON object a line, with exactly the contract's keys."""

from __future__ import annotations

import io
import json
from pathlib import Path

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


def test_a_theme_by_a_codebook_of_ones_own(capsys: Captured, tmp_path: Path) -> None:
    book = tmp_path / "book.toml"
    book.write_text('[[sets]]\nname = "Ours"\n[sets.themes]\n"Money" = ["budget"]\n', encoding="utf-8")
    assert explained(capsys, "theme", "Budgets", "--codebook", str(book)) == [
        {"text": "Budgets", "lga_theme": "Money", "phrase": "Budgets", "codebook": "Ours"}
    ]
    (own,) = explained(capsys, "theme", "Governance", "--date", "2019")
    assert own["lga_theme"] == "Organisational leadership and governance"


@pytest.mark.parametrize("content", [None, b"[[sets", b"name = 1", b"\xff\xfe"])
def test_a_file_that_is_no_codebook(content: bytes | None, capsys: Captured, tmp_path: Path) -> None:
    book = tmp_path / "book.toml"
    if content is not None:
        book.write_bytes(content)
    assert run(["explain", "theme", "Budget", "--codebook", str(book)]) == 2
    said = capsys.readouterr().err
    assert "book.toml" in said
    assert "Traceback" not in said
