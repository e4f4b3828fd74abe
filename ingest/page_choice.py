"""Which pages of a PDF are read: those that the user names, else all.

A page that is not read keeps its place in the document, empty: page 9 of a pack stays page 9.
"""

from __future__ import annotations

from ingest.errors import Unreadable


def chosen_pages(text: str, count: int) -> tuple[int, ...]:
    """The pages that `text` names ("3-5", "1,4"), of those from 1 to `count`; all where it is empty."""
    chosen: set[int] = set()
    for part in (text or f"1-{count}").split(","):
        first, _, last = part.partition("-")
        chosen.update(range(int(first), min(int(last or first), count) + 1))
    return tuple(sorted(page for page in chosen if page <= count))


def require_pages(text: str, count: int) -> frozenset[int]:
    """As `chosen_pages`. Raises Unreadable, with one line for the user, where the PDF has none of them."""
    wanted = chosen_pages(text, count)
    if not wanted:
        raise Unreadable(f"has {count} pages and none of {text}; choose --pages from 1-{count}")
    return frozenset(wanted)
