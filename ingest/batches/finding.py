"""The PDFs that a user means: files as they are named, folders searched to the bottom."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

NO_SUCH_PATH = "there is no such file or folder; check the spelling"
UNREADABLE_FOLDER = "the folder cannot be opened; check its permissions"
UNPRINTED = frozenset({"Cc", "Cf", "Zl", "Zp"})
NO_PDFS = "the folder holds no PDF files (*.pdf); name another one"


@dataclass(frozen=True, slots=True)
class NotFound:
    """A path without any PDF, and why."""

    path: Path
    reason: str


def find_pdfs(paths: Iterable[Path]) -> Iterator[Path | NotFound]:
    """The PDFs at `paths` and in the folders below, each file once, in order."""
    seen: set[Path] = set()
    for path in paths:
        found = sorted(_pdfs_in(path)) if _stands(path, Path.is_dir) else [path]
        for file in found:
            if (place := place_of(file)) not in seen:
                seen.add(place)
                yield file if _stands(file, Path.exists) else NotFound(file, NO_SUCH_PATH)
        if not found:
            yield NotFound(path, NO_PDFS if os.access(path, os.R_OK | os.X_OK) else UNREADABLE_FOLDER)


def place_of(file: Path) -> Path:
    """Where a file is, links followed; a link that leads to itself stays as it is."""
    return Path(os.path.realpath(file))


def name_under(paths: Iterable[Path], file: Path) -> str:
    """How a user knows a file: "kent/plan.pdf" below the folder that was named, else by its own name.

    Line breaks, and what turns the letters on a screen round, are no part of a name in a line.
    """
    folders = [path for path in paths if path != file and file.is_relative_to(path)]
    name = str(file.relative_to(folders[0])) if folders else file.name
    return "".join("?" if unicodedata.category(sign) in UNPRINTED else sign for sign in name)


def _pdfs_in(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.suffix.lower() == ".pdf" and not path.name.startswith(".") and _is_file(path):
            yield path


def _is_file(path: Path) -> bool:
    """Whether a path is a file, or a link to nothing: that one is told."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def _stands(path: Path, test: Callable[[Path], bool]) -> bool:
    try:
        return test(path)
    except OSError:  # a folder on the way cannot be entered, a name is too long
        return False
