"""From Python: `from ingest import extract`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import ingest.pdf.reader
from ingest import Unreadable, extract
from ingest.pipeline import NO_PLAN
from models.document import Document, Page
from tests.conftest import RAW


def test_importing_is_light() -> None:
    heavy = ("spacy", "pandas", "pdfplumber", "sqlalchemy", "typer", "ingest.pdf.reader", "parsers.parse")
    code = f"import sys; from ingest import extract; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_a_document_without_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        ingest.pdf.reader, "read", lambda path, password, pages, plans: Document(path.name, "a" * 64, ())
    )
    with pytest.raises(Unreadable) as caught:
        extract("minutes.pdf")
    assert str(caught.value) == NO_PLAN
    assert NO_PLAN.startswith("holds no action plan that could be found: ")
    assert "\n" not in NO_PLAN


def test_a_damaged_document_without_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    pages = tuple(Page(number, 600, 800, (), damaged=number == 2) for number in (1, 2))
    monkeypatch.setattr(
        ingest.pdf.reader, "read", lambda path, *_, **__: Document(path.name, "a" * 64, pages)
    )
    with pytest.raises(Unreadable, match=r"is damaged \(page 2\), and no action plan was found"):
        extract("minutes.pdf")


def test_a_missing_file() -> None:
    pytest.importorskip("parsers.parse")
    with pytest.raises(Unreadable, match="no such file"):
        extract(Path("nowhere.pdf"))


def test_the_plan_on_some_pages_only() -> None:
    """The records that begin on the pages asked for, as they are in the whole file."""
    whole = extract(RAW / "larkminster-table.pdf")
    part = extract(RAW / "larkminster-table.pdf", pages="1")
    first = [row.action for row in whole.records if row.page == 1]
    assert [row.action for row in part.records][: len(first) - 1] == first[:-1]
    assert {row.page for row in part.records} == {1}
    assert part.coverage.share == 1.0


def test_what_is_printed_of_issues_fits_on_a_screen() -> None:
    """Their words, each with its box and style, are for programs."""
    plan = extract(RAW / "aldermarch-report.pdf")
    assert "Word(" not in f"{plan.issues}{plan.coverage}{plan.plan.recommendations}"
    assert any(one.words for one in plan.plan.recommendations)
