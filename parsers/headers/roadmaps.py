"""Roadmaps: what is done by when, a column a period, a row a theme; no heading says who or what.

           | By March 2025     | By March 2026
Governance | • Adopt a code    | • Review the code
Finance    | • Publish a plan  | • Close the gap
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.fields.deadline import is_deadline
from parsers.vocabulary.sections import BULLETS, asks, commands

FEWEST = 2
"""Periods, at least."""
MOST = 0.6
"""The share of the cells under them that tell what to do, at least."""


def rows_of_roadmap(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """What a roadmap's rows are, "recommendation" where the first column asks, else "theme"; or ""."""
    first, *others = headings or [""]
    if len(others) < FEWEST or not all(map(is_period, others)) or is_deadline(first):
        return ""
    cells = [text.lstrip(BULLETS) for row in rows for text in row[1:] if text]
    named = [row[0] for row in rows if row and row[0]]
    if not named or sum(map(commands, cells)) < MOST * len(cells):
        return ""
    return "recommendation" if 2 * sum(map(asks, named)) > len(named) else "theme"


def is_period(heading: str) -> bool:
    """Whether a heading says by when: "By March 2026", "Medium term"; no "Ongoing"."""
    return is_deadline(heading) and (any(map(str.isdigit, heading)) or "term" in heading.lower())
