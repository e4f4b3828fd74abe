"""Running headers set as tables, alone in the margin or touching the plan's own."""

from __future__ import annotations

from dataclasses import replace

from models.document import Document, Page, Rule, Word
from parsers.outline.outline import document_to_outline
from parsers.outline.running_tables import without_running_tables
from parsers.parse import parse
from parsers.text.joiner import Joiner
from tests.parsers.built import CELL, LEFT, PITCH, TOP, document, shown

HEADER = "Mid Devon Council     Peer Challenge Plan"
FIRST = """
Peer Challenge Action Plan

+----+----------------+--------------------+-----------+
| No | Recommendation | Action             | By when   |
+----+----------------+--------------------+-----------+
| 01 | Listen         | Write to everyone. | May 2022  |
+----+----------------+--------------------+-----------+
"""
REST = """
+----+----------------+--------------------+-----------+
| 02 | Speak          | Read to everyone.  | June 2022 |
+----+----------------+--------------------+-----------+
"""
LEFTMOST, MIDDLE, RIGHTMOST = (LEFT + CELL * place + CELL / 2 for place in (0, 18, 55))
TABLE_TOP = TOP + PITCH / 2


def framed(page: Page) -> Page:
    """The page with a frame of two cells around its running header."""
    levels = [Rule(True, at, LEFTMOST, RIGHTMOST) for at in (30.0, TABLE_TOP)]
    uprights = [Rule(False, at, 30.0, TABLE_TOP) for at in (LEFTMOST, MIDDLE, RIGHTMOST)]
    return replace(page, rules=(*page.rules, *levels, *uprights))


def lowered(page: Page, by: float = 60.0) -> Page:
    """The page with its text, and not its running header, further down."""
    boxes = [word.box for word in page.words]
    down = [replace(box, top=box.top + by, bottom=box.bottom + by) if box.top > 100 else box for box in boxes]
    words = (replace(word, box=box) for word, box in zip(page.words, down, strict=True))
    rules = (
        replace(rule, at=rule.at + by)
        if rule.horizontal
        else replace(rule, start=rule.start + by, end=rule.end + by)
        for rule in page.rules
    )
    return replace(page, words=tuple(words), rules=tuple(rules))


def plan(header: str) -> tuple[Document, Document]:
    """A plan whose table touches the running header of its second page, without and with frames around it."""
    built = document(FIRST, REST, header=header)
    first, second = built.pages
    bare = replace(built, pages=(lowered(first), second))
    return bare, replace(bare, pages=tuple(map(framed, bare.pages)))


def test_a_running_table_that_the_plans_own_touches() -> None:
    _, built = plan(HEADER)
    assert shown(built) == [
        "01 Listen",
        "  - Write to everyone. | deadline (action): May 2022",
        "02 Speak",
        "  - Read to everyone. | deadline (action): June 2022",
    ]
    assert len(document_to_outline(built).furniture) == len(built.pages) * len(HEADER.split())
    assert parse(built).coverage.share == 1.0


def test_only_its_rules_are_taken_away() -> None:
    bare, built = plan(HEADER)
    found = without_running_tables(built.pages, Joiner())
    assert [set(page.rules) for page in found] == [set(page.rules) for page in bare.pages]


def test_what_differs_from_page_to_page_is_none() -> None:
    _, built = plan("Theme #: what we do     and how we do it")
    pages = [replace(page, words=tuple(map(_spelt, page.words))) for page in built.pages]
    assert without_running_tables(pages, Joiner()) == tuple(pages)


def test_a_tables_own_header_is_none() -> None:
    _, built = plan("Recommendation         Action    By when")
    assert without_running_tables(built.pages, Joiner()) == built.pages


def _spelt(word: Word) -> Word:
    return replace(word, text=word.text.replace("1:", "one:").replace("2:", "two:"))
