"""`check` and `tables` keep within time and memory, as `ingest` does: one monster stops nobody's machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from ingest.cli import run
from ingest.commands import checking, raw_tables
from tests.conftest import RAW
from tests.ingest.built import has_fates

pytestmark = pytest.mark.usefixtures("ready")

Captured = pytest.CaptureFixture[str]
LARK = str(RAW / "larkminster-table.pdf")


@pytest.mark.parametrize("command", ["check", "tables"])
def test_a_file_that_takes_too_long(command: str, capsys: Captured) -> None:
    assert run([command, LARK, "--timeout", "0.01"]) == 1
    out, err = capsys.readouterr()
    assert (out, len(err.splitlines())) == ("", 1)
    assert err.startswith("larkminster-table.pdf: is not read after 0.01 seconds and was left")


@pytest.mark.parametrize(
    ("name", "said"),
    [("grows", "needs more than 1024 MB of memory and was left"), ("dies", "ended the process that read it")],
)
def test_a_file_that_takes_too_much(
    name: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    monkeypatch.setattr(checking, "look", has_fates_of_look)
    monkeypatch.setattr(raw_tables, "read_tables", has_fates)
    for command in ("check", "tables"):
        assert run([command, str(tmp_path / f"{name}.pdf"), "--memory", "1024"]) == 1
        assert said in capsys.readouterr().err


def has_fates_of_look(one: checking.Look) -> object:
    return has_fates(one.job)
