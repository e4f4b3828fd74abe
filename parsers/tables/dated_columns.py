"""Columns whose headings are dates, and whose cells say what is done by then: actions, one a cell.

Recommendation | Lead            | Q1 2024/25     | Q2 2024/25
Agree a vision | Chief Executive | Ask residents  | Publish a draft
"""

from __future__ import annotations

import re
from statistics import fmean

from parsers.fields.deadline import read_deadline
from parsers.fields.status import read_rag, read_status
from parsers.headers.roadmaps import is_period
from parsers.tables.tables import Table
from parsers.text.joiner import Joiner
from parsers.vocabulary.sections import BULLETS, commands

NAME = "action by its heading"
"""What such a column is called."""
FEWEST = 2
"""Such columns, at least; a lone one tells when all was to be done, or how things stood."""
TEXT_WORDS = 2.0
"""Words that their cells hold on average, at the least: "Draft vision"; ticks and bars are none."""
SAYS_NO_MORE = 0.3
"""The share of their cells that may be dates or statuses."""
AMOUNT = re.compile(r"[<>≤≥~]?\s*(?:£\s?\d|\d[\d,.]*\s?%)")
"""What a measure begins with: "60% of staff", "£2m of savings"."""
STOOD = re.compile(r"\b(?:was|were|(?:has|have)(?: now| since)? been)\b", re.I)
"""What only an update says: "Two workshops were held"."""
MAY_BE = frozenset({"", "action", "deadline", "deadline or action (by content)", "original_deadline"})
"""What headings that are dates are taken for: "Long term (by March 2027)" for a column of deadlines."""


def with_dated_actions(table: Table, joiner: Joiner) -> Table:
    """The table with such columns called so, where no other holds its actions."""
    # "Q1 2024/25" and "Medium term" say by when; "Now" and "Ongoing" do not.
    may_be = [place for place, column in enumerate(table.columns) if column.name in MAY_BE]
    dated = [place for place in may_be if is_period(table.columns[place].heading.text)]
    others = [column for place, column in enumerate(table.columns) if place not in dated]
    if len(dated) < FEWEST or any(column.name == "action" for column in others):
        return table
    texts = [joiner.passage(cell.lines).text for place in dated for cell in table.filled(place)]
    if not texts or fmean(len(text.split()) for text in texts) < TEXT_WORDS:
        return table
    if sum(map(_says_no_action, texts)) > SAYS_NO_MORE * len(texts):
        return table
    return table.called(NAME, dated)


def _says_no_action(text: str) -> bool:
    """Whether a cell holds a date, a status, an amount, or how things stood; "Vision delivered" is an aim."""
    if AMOUNT.match(text) or STOOD.search(text):
        return True
    words = text.strip(BULLETS).split()
    if len(words) == 1:
        return bool(read_deadline(text).precision or read_status(text) or read_rag(text))
    # "Share the results within a month" says what is done.
    return bool(read_deadline(text).precision) and not commands(" ".join(words))
