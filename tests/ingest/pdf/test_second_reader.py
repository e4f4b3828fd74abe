"""camelot as the second reader: asked in a process of its own, and only where our own reading is in doubt."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from reportlab.pdfgen.canvas import Canvas

from ingest import extract
from ingest.pdf import second_reader
from ingest.pdf.reader import read
from ingest.pdf.second_reader import second_columns
from ingest.pipeline import read_plan
from models.document import SeenTable
from parsers.parse import trace
from tests.generated import paper
from tests.generated.made import make
from tests.second_reader import without_headings

ROWS = (
    ("1", "Settle a short list of", "Hold three sessions for all", "May 2025", "Leader"),
    ("", "priorities for all", "members of the Cabinet.", "", ""),
    ("2", "Close the gap in the", "Bring forward the savings", "July 2025", "Chief Executive"),
    ("", "budget of the council", "proposals for each year.", "", ""),
    ("3", "Speak plainly to those", "Rewrite all of the letters", "Ongoing", "Head of Service"),
    ("", "who live in the district", "that the council sends.", "", ""),
    ("4", "Listen to the staff of", "Publish a survey of the staff", "March 2026", "Chief Executive"),
    ("", "the whole council", "in each year.", "", ""),
)
HEADER = ("No", "Recommendation", "Action", "By when", "Lead")
NOTHING: list[list[list[SeenTable]]] = [[[], []], [[]]]
STARTS = (50, 80, 250, 430, 510)


def write(path: Path, *, header: bool = False, ruled: bool = False, password: str = "") -> Path:
    canvas = Canvas(str(path), pagesize=(640, 480), invariant=1, encrypt=password or None)
    rows = [(HEADER, 400.0)] if header else []
    rows += [(row, 380.0 - 12 * number - 10 * (number // 2)) for number, row in enumerate(ROWS)]
    canvas.setFont("Helvetica", 9)
    for row, y in rows:
        for x, text in zip(STARTS, row, strict=True):
            canvas.drawString(x, y, text)
    if ruled:
        canvas.grid([x - 4 for x in (*STARTS, 610)], [412, 391, *(369 - 34 * n for n in range(4)), 260])
    canvas.showPage()
    canvas.save()
    return path


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    return write(tmp_path / "bare.pdf")


def dead(*command: Any, **options: Any) -> Any:
    return subprocess.CompletedProcess(command, 1, stdout=b"", stderr=b"Segmentation fault")


def missing(*command: Any, **options: Any) -> Any:
    raise FileNotFoundError("python")


def hanging(*command: Any, **options: Any) -> Any:
    raise subprocess.TimeoutExpired("python", 1, output=b'{"way": 0, "page": 1, "bo')


def refused(*command: Any, **options: Any) -> Any:
    raise AssertionError("nobody was to be asked")


def test_columns_of_a_table_without_a_header(bare: Path) -> None:
    (network, hybrid), _ = second_columns(bare, "", read(bare), (1,))
    for [columns] in (network, hybrid):
        inner = columns.edges[1:-1]
        assert columns.page == 1
        assert all(left < x < right for x, left, right in zip(inner, STARTS, (*STARTS[1:],), strict=False))
        assert columns.box.top < 480 - 380 < 480 - 250 < columns.box.bottom + 20


@pytest.fixture
def framed(tmp_path: Path) -> Path:
    """A plan in a frame, without headings: our own reading finds nothing in it that is beyond doubt."""
    made = without_headings(make("outer-rules-2", "outer rules", 2))
    paper.save_all([made], tmp_path)
    return tmp_path / f"{made.plan.id}.pdf"


def test_it_changes_the_answer(framed: Path) -> None:
    plan = extract(framed).plan
    assert len(plan.recommendations) > 3
    assert all("second reader" in each.evidence for each in plan.recommendations)


def test_a_locked_file(tmp_path: Path) -> None:
    path = write(tmp_path / "locked.pdf", password="sesame")
    (network, _), _ = second_columns(path, "sesame", read(path, "sesame"), (1,))
    assert len(network) == 1


@pytest.mark.parametrize("failing", [dead, missing, hanging])
def test_its_failure_is_no_more_than_no_opinion(
    framed: Path, monkeypatch: pytest.MonkeyPatch, failing: Any
) -> None:
    monkeypatch.setattr(second_reader.subprocess, "run", failing)
    document = read(framed)
    assert second_columns(framed, "", document, (1,)) == NOTHING
    plans = (read_plan(framed).plan, trace(document).plan)
    found, actions = ([one for each in plan.recommendations for one in each.actions] for plan in plans)
    assert [one.text for one in found] == [one.text for one in actions]
    assert 2 * sum(action.needs_review for action in actions) > len(actions)


def test_what_it_answered_before_it_hung(bare: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = b'{"way": 1, "page": 1, "box": [40, 300, 600, 400], "edges": [40, 80, 600]}\n'

    def hung(*command: Any, **options: Any) -> Any:
        raise subprocess.TimeoutExpired("python", 1, output=whole + b'{"way": 0')

    monkeypatch.setattr(second_reader.subprocess, "run", hung)
    (first, [columns]), second = second_columns(bare, "", read(bare), (1,))
    assert (first, second) == ([], [[]])
    assert (columns.box.top, columns.box.bottom, columns.edges) == (80, 180, (40, 80, 600))


def test_a_file_that_it_cannot_read(bare: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.4 and nothing else")
    assert second_columns(broken, "", read(bare), (1,)) == NOTHING


@pytest.mark.parametrize("options", [{"header": True}, {"header": True, "ruled": True}])
def test_it_is_not_asked_where_our_own_reading_is_sure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: dict[str, bool]
) -> None:
    monkeypatch.setattr(second_reader.subprocess, "run", refused)
    plan = extract(write(tmp_path / "plan.pdf", **options)).plan
    assert [each.ref for each in plan.recommendations] == ["1", "2", "3", "4"]


def test_camelot_is_not_loaded_to_read_a_plan(framed: Path) -> None:
    code = (
        f"import sys; from ingest import extract; extract({str(framed)!r}); print('camelot' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
