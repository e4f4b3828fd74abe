"""Which pages of a PDF are read: those that the user names, else those of the plans in a pack of papers, else
all.

A page that is not read keeps its place in the document, empty: page 9 of a pack stays page 9.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from ingest.errors import Unreadable
from ingest.pdf.skimming import skim
from models.document import Document
from parsers.packs.packs import LEAST, NO_PARTS, Parts, plan_parts


@dataclass(frozen=True, slots=True)
class Pack:
    """Where the plans of a pack are; how many words every page has, and the lines of the first."""

    parts: Parts = NO_PARTS
    words: tuple[int, ...] = ()
    front: tuple[str, ...] = ()

    @property
    def wanted(self) -> frozenset[int]:
        return frozenset(number for own in self.parts.plans for number in own)

    def applied(self, document: Document) -> Document:
        """The document with what is known of its pack."""
        if not self.wanted:
            return document
        pages = tuple(
            page if page.number in self.wanted else replace(page, passed_over=words)
            for page, words in zip(document.pages, self.words, strict=True)
        )
        plans, doubtful, rest = self.parts.plans, self.parts.doubtful, self.parts.rest
        return replace(document, pages=pages, plans=plans, doubtful=doubtful, rest=rest, front=self.front)


NO_PACK = Pack()


def find_plans(pdf: Any, password: str, anywhere: bool = False) -> Pack:
    """The plans of a PDF that is a pack of papers, open in pdfplumber; `NO_PACK` where it is none.
    `anywhere`: all pages on which one may be, as one."""
    if len(pdf.pages) < LEAST:
        return NO_PACK
    pdf.stream.seek(0)
    pages = skim(pdf.stream.read(), password)
    parts = plan_parts(pages)
    if len(pages) != len(pdf.pages) or not parts.plans:
        return NO_PACK
    if anywhere:
        parts = Parts((parts.rest,), parts.rest)
    front = tuple(line.text for line in pages[0].lines)
    return Pack(parts, tuple(page.words for page in pages), front)


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
