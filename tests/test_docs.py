"""The README, the notebook and the licence say what is true today."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command

from ingest.cli import app, run
from ingest.exports.rows import COLUMNS
from ingest.pipeline import extract

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = get_command(app).commands  # type: ignore[attr-defined]
EXAMPLES = [
    line
    for block in re.findall(r"```sh\n(.*?)```", README, re.S)
    for line in block.splitlines()
    if line.startswith("actionplans ")
]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_stands_in_the_readme(name: str) -> None:
    row = next(line for line in README.splitlines() if re.match(rf"\| `{name}\b", line))
    options = {option for param in COMMANDS[name].params for option in param.opts if option.startswith("--")}
    everywhere = {"--db", "--help"}
    missing = {option for option in options - everywhere if f"{option}" not in row}
    assert not missing, f"the README's row of {name} does not name {sorted(missing)}"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_a_command_has_the_options_of_its_row(name: str) -> None:
    row = next(line for line in README.splitlines() if re.match(rf"\| `{name}\b", line))
    of_group = getattr(COMMANDS[name], "commands", {}).values()
    params = [param for command in (COMMANDS[name], *of_group) for param in command.params]
    options = {option for param in params for option in (*param.opts, *param.secondary_opts)}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", row)) <= options


@pytest.mark.parametrize("line", EXAMPLES)
def test_an_example_is_a_command_with_its_options(line: str) -> None:
    name, *words = shlex.split(line, comments=True)[1:]
    assert name in COMMANDS
    groups = getattr(COMMANDS[name], "commands", {})
    command = groups[words[0]] if groups else COMMANDS[name]
    options = {option for param in command.params for option in param.opts}
    assert {word for word in words if word.startswith("--")} <= options


def test_the_readme_names_no_option_that_is_not_there() -> None:
    options = {option for command in COMMANDS.values() for param in command.params for option in param.opts}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", README))
    assert named <= options | {"--help", "--version"}


def test_every_column_stands_in_the_table() -> None:
    table = README[README.index("## The table") : README.index("## What it reads")]
    assert [name for name in COLUMNS if f"`{name}`" not in table] == []
    assert f"seven of the {len(COLUMNS)} columns" in README


def test_the_readmes_rows_are_the_programs() -> None:
    """The six rows on the first screen, as the program reads them from the sample plan."""
    block = README[README.index("```csv") :]
    shown = re.findall(r"^R\d,(R[\d.]+),", block[: block.index("```", 6)], re.M)
    records = {row.action_ref: row for row in extract(ROOT / "data/raw/larkminster-table.pdf").records}
    assert len(shown) == 6
    for ref in shown:
        line = next(line for line in block.splitlines() if f",{ref}," in line)
        row = records[ref]
        assert row.due_date is None or row.due_date.isoformat() in line
        assert row.lead_officer in line
        assert row.status in line


@pytest.mark.usefixtures("ready")
def test_the_readmes_questions_about_owners_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sqlite3

    monkeypatch.chdir(tmp_path)
    assert run(["ingest", str(ROOT / "data/raw"), "--db", "plans.db"]) == 0
    query = re.search(r"```sql\n(SELECT o.role.*?)```", README, re.S)
    code = re.search(r"```python\n(import pandas as pd.*?)```", README, re.S)
    assert query and code
    counted = {role: tuple(counts) for role, *counts in sqlite3.connect("plans.db").execute(query[1])}
    assert counted["Chief Executive"][0] > 1
    for table in ("actions", "owners"):
        assert run(["export", "--db", "plans.db", "--table", table, "--out", f"{table}.csv"]) == 0
    names: dict[str, object] = {}
    exec(code[1], names)
    assert names["by_role"].to_dict("index")["Chief Executive"]["councils"] > 1  # type: ignore[attr-defined]


def test_the_notebook_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pandas as pd

    frames = [extract(path).to_frame() for path in sorted((ROOT / "data/raw").glob("*.pdf"))]
    folder = tmp_path / "data/processed"
    folder.mkdir(parents=True)
    pd.concat(frames).to_csv(folder / "actions.csv", index=False)
    monkeypatch.chdir(tmp_path)
    cells = json.loads((ROOT / "notebooks/compare_councils.ipynb").read_text(encoding="utf-8"))["cells"]
    names: dict[str, object] = {}
    for cell in cells:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == []
            exec("".join(cell["source"]), names)
    assert len(names["summary"]) == len(frames)  # type: ignore[arg-type]
    assert len(names["overdue"]) and len(names["soon"])  # type: ignore[arg-type]


def test_the_licence_is_the_one_that_is_declared() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    assert 'license = "MIT"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
