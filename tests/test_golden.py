"""The sample plans of data/raw, row by row as `tests/golden/<name>.csv` has them.

A golden file is the project's own export, read by a person against the PDF's pages before it was
committed. Nothing overwrites one but `make golden` (GOLDEN=write), which prints what changes.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from difflib import unified_diff
from pathlib import Path

import pytest

from ingest.exports.export import to_csv
from ingest.pipeline import Extraction
from tests.conftest import CORPUS, RAW, ROOT
from tests.score import Table, find_scorer, read_table, score_plan, table_of

GOLDEN = ROOT / "tests" / "golden"
TRUTH = ROOT / "tests" / "samples"
NAMES = sorted(pdf.stem for pdf in RAW.glob("*.pdf"))

Extracted = Callable[[Path], Extraction]


def differences(golden: Table, rows: Table) -> list[str]:
    """The lines that differ, each `record · column: value`: "-" the golden file's, "+" what is read now."""
    found = unified_diff(list(_lines(golden)), list(_lines(rows)), "golden", "now", n=0, lineterm="")
    return [line for line in found if not line.startswith("@@")][2:]


def _lines(table: Table) -> Iterator[str]:
    for row in table:
        name = row["action_ref"] or row["recommendation_ref"]
        yield from (f"{name} · {column}: {value}" for column, value in row.items())


def check_golden(path: Path, extraction: Extraction, write: bool) -> list[str]:
    """What differs from the golden file at `path`; only `write` overwrites it.

    A missing file is written, and the test fails: nobody has read it yet.
    """
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(to_csv(extraction.records))
        pytest.fail(f"{path} is new: read every record against the PDF's pages before you commit it")
    changed = differences(read_table(path.read_bytes()), table_of(extraction))
    if write and changed:
        path.write_bytes(to_csv(extraction.records))
    return changed


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str, extracted: Extracted, capsys: pytest.CaptureFixture[str]) -> None:
    write = os.environ.get("GOLDEN") == "write"
    changed = check_golden(GOLDEN / f"{name}.csv", extracted(RAW / f"{name}.pdf"), write)
    if write:
        with capsys.disabled():
            print(f"\n{name}: {len(changed)} lines differ", *changed, sep="\n")
        return
    assert changed == []


@pytest.mark.parametrize("name", NAMES)
def test_samples_against_their_truth(name: str, extracted: Extracted) -> None:
    """The true records were written by hand, before the PDF was set: every figure is 1.0."""
    scorer = find_scorer(CORPUS)
    if scorer is None:
        pytest.skip("the scorer (../shared/score/score.py) is not here")
    score = score_plan(RAW / f"{name}.pdf", TRUTH / f"{name}.json", scorer, extracted)
    assert score.figures, score.line
    assert {figure: value for figure, value in score.figures if value < 1} == {}
    assert score.coverage == 1.0
    assert extracted(RAW / f"{name}.pdf").coverage.doubled == ()


PROSE_DATE = "a date in prose (or the file's) goes before the plan's own; the golden file has it wrong too"
WRONG_DATES = {"brindlecombe-bullets"}


@pytest.mark.parametrize("name", NAMES)
def test_what_the_scorer_leaves_out(name: str, extracted: Extracted) -> None:
    """Title, council and the precision of every deadline."""
    truth = json.loads((TRUTH / f"{name}.json").read_text(encoding="utf-8"))
    extraction = extracted(RAW / f"{name}.pdf")
    assert (extraction.plan.title, extraction.plan.council.name) == (truth["title"], truth["council"])
    deadlines = [action["deadline"] for item in truth["items"] for action in item["actions"]]
    assert [
        (row.deadline_text, row.deadline_precision) for row in extraction.records if row.deadline_text
    ] == [(deadline["text"], deadline["precision"] or "") for deadline in deadlines if deadline]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(name, marks=pytest.mark.xfail(strict=True, reason=PROSE_DATE))
        if name in WRONG_DATES
        else name
        for name in NAMES
    ],
)
def test_plan_dates(name: str, extracted: Extracted) -> None:
    truth = json.loads((TRUTH / f"{name}.json").read_text(encoding="utf-8"))
    assert extracted(RAW / f"{name}.pdf").plan.plan_date == truth["published"]


def test_every_golden_file_has_its_plan() -> None:
    assert {path.stem for path in GOLDEN.glob("*.csv")} == set(NAMES)


class TestGuard:
    """A golden file changes only when somebody asks for it."""

    def test_a_missing_file_is_written_and_fails(self, tmp_path: Path, extracted: Extracted) -> None:
        extraction = extracted(RAW / "copperdale-progress.pdf")
        path = tmp_path / "golden" / "new.csv"
        with pytest.raises(pytest.fail.Exception, match="read every record against the PDF"):
            check_golden(path, extraction, write=False)
        assert check_golden(path, extraction, write=False) == []

    @pytest.mark.parametrize("write", [False, True])
    def test_a_difference_is_shown(self, tmp_path: Path, extracted: Extracted, write: bool) -> None:
        extraction = extracted(RAW / "copperdale-progress.pdf")
        path = tmp_path / "old.csv"
        old = to_csv(extraction.records).replace(b"Focus on fewer things", b"Focus on more things")
        path.write_bytes(old)
        lines = check_golden(path, extraction, write)
        assert lines[:2] == [
            "-1.1.1 · recommendation: Focus on more things and finish them.",
            "+1.1.1 · recommendation: Focus on fewer things and finish them.",
        ]
        assert len(lines) == 4
        assert (path.read_bytes() == old) is not write
