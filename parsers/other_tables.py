"""Tables that are no part of the plan, by the heading above them or by their own: glossaries, what became of
the recommendations of years ago, lists of strengths, registers of risks.

Glossary
| Recommendation | What the reviewers ask for |
"""

from __future__ import annotations

from collections.abc import Sequence

from parsers.grids import Grid, bands
from parsers.headers import Header, cells_in
from parsers.lines import Line
from parsers.sheets import Sheet
from parsers.vocabulary.papers import is_foreign_header
from parsers.vocabulary.sections import section_says, tells_past, tells_strengths, tells_terms

FEW_COLUMNS = 3
"""Columns of a table that can be a plan's whatever they are about."""


def is_other_table(grid: Grid, above: Sequence[Line], sheets: Sequence[Sheet]) -> bool:
    """Whether a table explains terms, or, in a document that has recommendations, stands under "Progress
    against previous recommendations" or is one of a pack's other papers."""
    section = next((line.text for line in reversed(above) if section_says(line.text)), "")
    if tells_terms(section):
        return True
    return (tells_past(section) or _is_foreign(grid)) and _recommends(sheets)


def only_finds(header: Header, sheets: Sequence[Sheet]) -> bool:
    """Whether a table says what is strong and what is not, "Strengths | Areas to consider", in a report that
    has recommendations of its own."""
    if not header.columns or any(each.name not in ("finding", "recommendation") for each in header.columns):
        return False
    return _recommends(sheets) and any(tells_strengths(column.heading.text) for column in header.columns)


def _recommends(sheets: Sequence[Sheet]) -> bool:
    """Whether a heading says "Recommendations", whosever they are."""
    lines = (line.text for sheet in sheets for line in sheet.lines)
    named = (text for text in lines if "recommendation" in text.lower())
    return any(section_says(text) in ("recommendations", "maybe") for text in named)


def _is_foreign(grid: Grid) -> bool:
    """Whether a table has another paper's headings: "Risk | Score | Controls | Further actions"."""
    first = cells_in(grid, bands(grid)[0]) if grid.width > FEW_COLUMNS else ()
    return is_foreign_header(" ".join(word.text for cell in first for word in cell.words))
