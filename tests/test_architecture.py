"""The design, held: imports point ingest → parsers → models, and every library has one home."""

from __future__ import annotations

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

RINGS = {"models": {"models"}, "parsers": {"parsers", "models"}, "ingest": {"ingest", "parsers", "models"}}
"""Each ring, and the rings that it may import."""
ROOMS = (
    *("vocabulary", "fields", "text", "cells", "grids", "headers", "unruled", "records", "reading_order"),
    *("sections", "cards", "tags", "tables", "outline", "entries", "packs", "layouts", "checks"),
    *("page_tables",),
)
"""The rooms of the middle ring: each imports only those before it. What is in none imports them all."""
FOLDERS = ("ingest", "parsers", "models", "data/raw", "data/processed", "notebooks", "tests")
FILES = {
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "constraints.txt",
    "pyproject.toml",
}
"""The files at the top; a page drawn to try something out had been committed there once."""
HOMES = {
    "PIL": ("ingest/pictures/",),
    "alembic": ("ingest/store/database.py", "ingest/migrations/"),
    "camelot": ("ingest/pdf/second_reader.py",),
    "cv2": ("ingest/scans/",),
    "distributed": ("ingest/batches/cluster.py",),
    "numpy": ("ingest/scans/",),
    "openpyxl": ("ingest/exports/workbook.py",),
    "pandas": ("ingest/exports/frame.py",),
    "pdfminer": ("ingest/pdf/",),
    "pdfplumber": ("ingest/pdf/",),
    "pypdfium2": ("ingest/pdf/", "ingest/scans/"),
    "rapidfuzz": ("ingest/revisions/",),
    "rich": ("ingest/commands/presentation.py",),
    "spacy": ("parsers/fields/",),
    "spellchecker": ("parsers/vocabulary/wordlist.py",),
    "sqlalchemy": ("models/schema.py", "ingest/"),
    "typer": ("ingest/",),
}
"""Where each library may be imported when the program runs; a library that is not here has no home."""
WRITES = {"mkdir", "open", "print", "rename", "touch", "unlink", "write_bytes", "write_text"}
CLOCKS = {"now", "today", "utcnow", "perf_counter", "monotonic", "getmtime"}
WORLD = {"io", "logging", "os", "pathlib", "shutil", "socket", "sqlite3", "subprocess", "tempfile", "time"}
"""What a pure ring does not import."""

MODULES = sorted(path for ring in RINGS for path in (ROOT / ring).rglob("*.py"))


def place(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def ring(path: Path) -> str:
    return place(path).split("/")[0]


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def imports(module: ast.AST) -> Iterator[str]:
    """The top name of every import, wherever it stands in a module."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "(relative)" if node.level else (node.module or "").split(".")[0]


def rooms_imported(module: ast.AST) -> Iterator[str]:
    """The rooms of the middle ring from which a module imports."""
    for node in ast.walk(module):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "parsers":
            yield room(f"{node.module}.".replace(".", "/"))


def room(place_: str) -> str:
    """The folder of the middle ring that a place is in; "" for its own modules, above the folders."""
    parts = place_.split("/")
    return parts[1] if len(parts) > 2 and parts[1] in ROOMS else ""


def running(module: ast.Module) -> ast.Module:
    """The module without what only a type checker reads."""

    class Strip(ast.NodeTransformer):
        def visit_If(self, node: ast.If) -> ast.AST | None:
            return None if ast.unparse(node.test) == "TYPE_CHECKING" else self.generic_visit(node)

    stripped = Strip().visit(module)
    assert isinstance(stripped, ast.Module)
    return stripped


def called(module: ast.AST) -> set[str]:
    """The last name of every call: `path.write_text(...)` gives `write_text`."""
    return {
        node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute | ast.Name)
    }


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_folders_at_the_top(folder: str) -> None:
    assert (ROOT / folder).is_dir()


@pytest.mark.skipif(
    not (shutil.which("git") and (ROOT / ".git").exists()), reason="git tells what is committed"
)
def test_the_files_at_the_top() -> None:
    listed = subprocess.run(
        ["git", "-C", ROOT, "ls-files"], capture_output=True, text=True, check=True
    ).stdout
    assert {name for name in listed.splitlines() if "/" not in name} == FILES


def test_there_are_modules_to_look_at() -> None:
    assert {ring(path) for path in MODULES} == set(RINGS)
    assert len(MODULES) > 40


def test_imports_point_one_way() -> None:
    ours = {*RINGS, "tests", "notebooks", "(relative)"}
    wrong = {place(p): found for p in MODULES if (found := set(imports(tree(p))) & ours - RINGS[ring(p)])}
    assert not wrong


def test_rooms_are_in_order() -> None:
    modules = [path for path in MODULES if ring(path) == "parsers"]
    assert {room(place(path)) for path in modules} == {*ROOMS, ""}
    after = {room_: {*ROOMS[at + 1 :], ""} for at, room_ in enumerate(ROOMS)}
    wrong = {
        place(path): found
        for path in modules
        if (found := set(rooms_imported(tree(path))) & after.get(room(place(path)), set()))
    }
    assert not wrong


def test_every_library_has_one_home() -> None:
    known = {*sys.stdlib_module_names, *RINGS}
    strangers = {
        place(path): name
        for path in MODULES
        for name in imports(running(tree(path)))
        if name not in known and not place(path).startswith(HOMES.get(name, ()))
    }
    assert not strangers


def test_models_and_parsers_are_pure() -> None:
    pure = {place(path): tree(path) for path in MODULES if ring(path) != "ingest"}
    assert not {name: found for name, module in pure.items() if (found := called(module) & (WRITES | CLOCKS))}
    assert not {name: found for name, module in pure.items() if (found := set(imports(module)) & WORLD)}


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("import pandas as pd", {"pandas"}),
        ("def late():\n    from ingest.pdf.reader import read", {"ingest"}),
        ("from . import lines", {"(relative)"}),
        ("if TYPE_CHECKING:\n    import pandas", set()),
        ("if ready:\n    import pandas", {"pandas"}),
    ],
)
def test_the_test_sees_imports(source: str, names: set[str]) -> None:
    assert set(imports(running(ast.parse(source)))) == names
