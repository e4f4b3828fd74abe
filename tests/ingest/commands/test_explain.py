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


def test_owners_one_by_one(capsys: Captured) -> None:
    (found,) = explained(capsys, "owner", "Cllr Fox, Leader / Head of HR & OD", "--why")
    assert found["words"] == [
        "Cllr: honorific",
        "Fox: word",
        "Leader: member",
        "Head of: officer_head",
        "HR: topic",
        "OD: topic",
    ]
    assert found["owners"] == [
        {"kind": "member", "role": "Leader", "name": "Fox", "text": "Cllr Fox, Leader"},
        {"kind": "officer", "role": "Head of HR and OD", "name": "", "text": "Head of HR & OD"},
    ]


def test_why_nobody_owns_it(capsys: Captured) -> None:
    (found,) = explained(capsys, "owner", "As above", "--why")
    assert (found["owners"], found["issues"]) == ([], ["stands for the owner above"])


@pytest.mark.parametrize(
    ("text", "ref", "rest", "related"),
    [
        ("R1: Await the review, see R4", "R1", "Await the review, see R4", ["R4"]),
        ("PC-03", "PC-03", "", []),
        ("Recommendation 4", "4", "", []),
        ("see R4", "", "see R4", ["R4"]),
    ],
)
def test_references(text: str, ref: str, rest: str, related: list[str], capsys: Captured) -> None:
    (found,) = explained(capsys, "reference", text)
    assert found == {"text": text, "ref": ref, "rest": rest, "related_refs": related}


@pytest.mark.parametrize(
    ("kind", "text", "words"),
    [
        ("status", "Green - on track for May", ["on track"]),
        ("status", "Launched", []),
        ("reference", "R1: Await the review, see R4 and R7", ["see R4 and R7"]),
        ("plan-date", "Version 2, March 2022", ["marked as the plan's"]),
        ("plan-date", "Corporate Plan 2020-2024", []),
    ],
)
def test_which_words_decided(kind: str, text: str, words: list[str], capsys: Captured) -> None:
    (found,) = explained(capsys, kind, text, "--why")
    assert found["words"] == words


def test_what_is_not_understood(capsys: Captured) -> None:
    (status,) = explained(capsys, "status", "Launched", "--why")
    assert status["issues"] == ["states no status, colour or share that is known"]
    (owner,) = explained(capsys, "owner", "Head of HR / Boland", "--why")
    assert owner["issues"] == ["not known as a person, a role or a body: “Boland”"]


def test_a_heading_that_may_be_a_status(capsys: Captured) -> None:
    (found,) = explained(capsys, "heading", "Completed")
    assert found["column"] == "status"


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


@pytest.mark.parametrize(
    ("kind", "text", "answer"),
    [
        ("status", "Green - on track", {"status": "in_progress", "rag": "Green", "percent_complete": ""}),
        ("status", "40% complete", {"status": "in_progress", "rag": "", "percent_complete": 40}),
        ("status", "Work paused", {"status": "on_hold", "rag": "", "percent_complete": ""}),
        (
            "reference",
            "R1: Develop a plan, as per R4 and R7",
            {"ref": "R1", "rest": "Develop a plan, as per R4 and R7", "related_refs": ["R4", "R7"]},
        ),
        (
            "reference",
            "To be addressed through 2, above",
            {"ref": "", "rest": "To be addressed through 2, above", "related_refs": ["2"]},
        ),
        (
            "council",
            "Tonbridge & Malling Action Plan",
            {
                "council": "Tonbridge and Malling Borough Council",
                "authority_code": "TON",
                "gss_code": "E07000115",
            },
        ),
        ("council", "Rother and Wealden", {"council": "", "authority_code": "", "gss_code": ""}),
        ("plan-date", "Version 2, March 2022", {"plan_date": "2022-03"}),
        ("plan-date", "In January 2022 the peer team visited", {"plan_date": ""}),
    ],
)
def test_the_other_fields(capsys: Captured, kind: str, text: str, answer: dict[str, object]) -> None:
    assert explained(capsys, kind, text) == [{"text": text, **answer}]


def test_abbreviations_of_the_phrase_and_of_the_plan(capsys: Captured) -> None:
    texts = ("Executive Management Team (EMT) / EMT", "EMT")
    assert [one["bodies"] for one in explained(capsys, "owner", *texts)] == [
        ["Executive Management Team"],
        ["EMT"],
    ]
    (told,) = explained(
        capsys, "owner", "EMT / TB", "--means", "TB=Cllr Tom Brown", "--means", "EMT = Big Team"
    )
    assert (told["members"], told["bodies"]) == (["Cllr Tom Brown"], ["Big Team"])
    assert run(["explain", "owner", "EMT", "--means", "EMT"]) == 2


@pytest.mark.parametrize(
    ("kind", "text", "why"),
    [
        (
            "deadline",
            "By 31 June 2024",
            {
                "words": ["By: by", "31: number", "June: month", "2024: year"],
                "issues": ["no such day in the calendar"],
            },
        ),
        ("heading", "Who will lead?", {"words": ["who: who", "will: will", "lead: owner"], "known": True}),
        (
            "heading",
            "Blueprint of success",
            {"words": ["blueprint: unknown", "of: -", "success: success"], "known": False},
        ),
        ("council", "Suffolk Coastal District Council", {"ended": "2019-03-31", "replaced_by": "ESK"}),
        ("council", "Castlemere Borough Council", {"ended": "", "replaced_by": ""}),
    ],
)
def test_why(capsys: Captured, kind: str, text: str, why: dict[str, object]) -> None:
    (plain,), (told,) = explained(capsys, kind, text), explained(capsys, kind, text, "--why")
    assert told == plain | why
