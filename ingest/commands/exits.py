"""How a command ends: its exit status, and one line for the user where it did not end well."""

from __future__ import annotations

import errno
from collections.abc import Callable

import typer

from ingest.errors import Refused, Unreadable

STOPPED = 130
"""The exit status after Ctrl-C, as shells have it."""
FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS})
"""What a disk says that takes no more."""
USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
"""Click's UsageError: of click itself, or of typer's own copy of it."""


def exit_status(carry_out: Callable[[], int]) -> int:
    """What `carry_out` returns; 1 where it refused or failed, 2 for wrong usage, 130 for Ctrl-C.

    Raises BrokenPipeError alone, where nobody reads on.
    """
    status = _status(carry_out)
    if status == STOPPED:  # typer may have answered Ctrl-C itself
        typer.echo("stopped; what was stored before stays stored", err=True)
    return status


def _status(carry_out: Callable[[], int]) -> int:
    try:
        return carry_out()
    except USAGE_ERROR as error:
        return _complained(2, _usage_text(error))
    except (Refused, Unreadable) as error:
        return _complained(1, str(error))
    except (KeyboardInterrupt, typer.Abort):
        return STOPPED
    except BrokenPipeError:
        raise
    except SystemExit:  # click's own answer to a closed pipe
        return 0
    except Exception as error:
        if isinstance(error, OSError) and error.errno in FULL:
            return _complained(1, f"the output cannot be written ({error.strerror}); make room and try again")
        said = " ".join(f"{type(error).__name__}: {error}".split())[:300]
        return _complained(1, f"actionplans: stopped by an error of its own ({said}); please report it")


def _complained(status: int, line: str) -> int:
    typer.echo(line, err=True)
    return status


def _usage_text(error: Exception) -> str:
    context = getattr(error, "ctx", None)
    command = context.command_path if context else "actionplans"
    message = " ".join(getattr(error, "format_message", error.__str__)().split()).rstrip(".")
    message = message.replace("Value error, ", "")  # pydantic's, of which the user knows nothing
    return f"{command}: {message}; see {command} --help"
