"""What a command has made goes out: to a pipe or the screen, or into a file, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

import typer

from ingest.errors import Refused


def put_out(content: bytes, out: Path) -> None:
    """Into the file `out`, or to standard output where it is `-`. Raises Refused, as `write_whole` does."""
    if str(out) == "-":
        typer.echo(content, nl=False)
    else:
        write_whole(content, out)


def write_whole(content: bytes, path: Path) -> None:
    """Writes beside `path` and renames, so that a failure leaves the old file as it was.

    Raises Refused, with one line for the user, where it cannot be written.
    """
    try:
        _write_and_rename(content, path)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(f"{path}: cannot be written ({reason}); choose another --out") from error


def _write_and_rename(content: bytes, path: Path) -> None:
    path = path.resolve()  # a link stays a link
    if path.exists() and not path.is_file():  # /dev/null, a pipe; a folder says so itself
        path.write_bytes(content)
        return
    mode = path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask()
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=f".{path.name}.", delete=False) as file:
        try:
            file.write(content)
            file.close()
            Path(file.name).chmod(mode)  # a temporary file is readable by its owner alone
            Path(file.name).replace(path)
        except BaseException:
            Path(file.name).unlink(missing_ok=True)
            raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def put_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Each file into `folder`, in order; makes the folder. Raises Refused, as `write_whole` does."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(f"{folder}: cannot be made a folder ({reason}); choose another --out") from error
    for name, content in files.items():
        write_whole(content, folder / name)
