"""Who is told how far a slow file is read: nobody, or what shows it on the terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

Listener = Callable[[int, int], None]
"""Takes the pages that are read and those that there are."""

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


@contextmanager
def telling(listener: Listener) -> Iterator[None]:
    """While it lasts, `listener` is told of every page that is read as a picture."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def tell_page(done: int, total: int) -> None:
    if listener := _listener.get():
        listener(done, total)
