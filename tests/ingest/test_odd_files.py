"""Files that are odd or broken: read as they were meant, or named in one clear line; none hangs."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest import page_objects
from ingest.errors import Unreadable
from ingest.reader import read
from ingest.scans import scanner, tesseract
from ingest.scans.scanner import scan_page


def why(path: Path) -> str:
    with pytest.raises(Unreadable) as failure:
        read(path)
    return str(failure.value)


def drawn(path: Path, *content: str) -> Path:
    """A page with a line of text and what else its content says."""
    sheet = io.BytesIO()
    canvas = Canvas(sheet, pageCompression=0)
    for code in content:
        canvas._code.append(code)
    canvas.setFont("Helvetica", 10)
    canvas.drawString(60, 700, "Publish a timetable")
    canvas.save()
    path.write_bytes(sheet.getvalue())
    return path


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_a_pipe_or_a_device_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.pdf")
    assert why(tmp_path / "plan.pdf").startswith("is no file but a pipe or a device")
    (tmp_path / "zero.pdf").symlink_to("/dev/zero")
    assert why(tmp_path / "zero.pdf").startswith("is no file but a pipe or a device")


def test_letters_without_a_size_are_none(tmp_path: Path) -> None:
    path = drawn(tmp_path / "plan.pdf", "q 0 0 0 0 0 0 cm BT /F1 9 Tf (nothing) Tj ET Q")
    assert [word.text for word in read(path).pages[0].words] == ["Publish", "a", "timetable"]


def test_forms_that_draw_forms_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_objects, "MOST_DRAWN", 500)
    sheet = io.BytesIO()
    canvas = Canvas(sheet)
    canvas.beginForm("f0")
    canvas.rect(10, 10, 5, 5)
    canvas.endForm()
    for depth in range(1, 12):
        canvas.beginForm(f"f{depth}")
        for _ in range(10):
            canvas.doForm(f"f{depth - 1}")
        canvas.endForm()
    canvas.doForm("f11")
    canvas.save()
    (tmp_path / "plan.pdf").write_bytes(sheet.getvalue())
    assert why(tmp_path / "plan.pdf").startswith("page 1 is damaged")


def test_nothing_is_read_in_noise(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: Any) -> Any:
        raise AssertionError("Tesseract would sit over it for minutes")

    monkeypatch.setattr(scanner, "words_of", fails)
    monkeypatch.setattr(tesseract, "_answer", fails)
    grain = np.random.default_rng(1).integers(0, 255, (3508, 2480), dtype=np.uint8)
    assert scan_page(1, grain, 300 / 72).words == ()
