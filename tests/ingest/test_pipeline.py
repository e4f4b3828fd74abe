"""From Python: `from ingest import extract`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import ingest.reader
from ingest import Unreadable, extract
from ingest.pipeline import NO_PLAN
from models.document import Document


def test_importing_is_light() -> None:
    heavy = ("spacy", "pandas", "pdfplumber", "sqlalchemy", "typer", "ingest.reader", "parsers.parse")
    code = f"import sys; from ingest import extract; print([name for name in {heavy} if name in sys.modules])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "[]\n"


def test_a_document_without_a_plan(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ingest.reader, "read", lambda path, password: Document(path.name, "a" * 64, ()))
    with pytest.raises(Unreadable) as caught:
        extract("minutes.pdf")
    assert str(caught.value) == NO_PLAN
    assert NO_PLAN.startswith("holds no action plan that could be found: ")
    assert "\n" not in NO_PLAN


def test_a_missing_file() -> None:
    pytest.importorskip("parsers.parse")
    with pytest.raises(Unreadable, match="no such file"):
        extract(Path("nowhere.pdf"))
