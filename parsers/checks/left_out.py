"""Words that a page has and that are no part of the plan: an issue for each page that says so."""

from __future__ import annotations

from collections.abc import Iterator

from models.document import Document, spaced
from models.plan import Issue

MOST = 20
"""Words that an issue names."""


def words_left_out(document: Document) -> Iterator[Issue]:
    """What nobody sees, "####" in place of a date too, and what is struck out. Rows that are struck out as a
    whole were kept, and are for a person to look at: what is done with may be crossed out so."""
    for page in document.pages:
        own = set(page.words)
        kept = tuple(word for word in page.struck if word in own)
        out = tuple(word for word in page.struck if word not in own)
        narrow = tuple(word for word in page.words if len(word.text) > 1 and not word.text.strip("#"))
        for kind, said, words in (
            ("hidden", "text that nobody sees on the page was left out", page.hidden),
            ("hidden", "a spreadsheet's column is too narrow to show a date or a number", narrow),
            ("struck", "text that is struck out was left out", out),
            ("struck", "rows that are struck out were kept", kept),
        ):
            if words:
                named = spaced(words[:MOST]) + " …" * (len(words) > MOST)
                yield Issue(kind, f"{said}: “{named}”", page.number, words)
