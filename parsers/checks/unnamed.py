"""Tables of tasks, in a paper that nowhere says that they answer a review.

Meet the peer team
Day     | Activity      | Lead           the days of a visit, and no plan
Tuesday | Focus groups  | Head of HR
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from models.plan import Issue, Recommendation
from parsers.headers.headers import Column
from parsers.outline.outline import Outline
from parsers.sections.blocks import Kind
from parsers.tables.tables import Table
from parsers.vocabulary.papers import names_plan
from parsers.vocabulary.word_lists import any_of

TASKS = re.compile(rf"(?:(?:key|main|planned) )?{any_of('project tasks')}", re.I)
"""Headings of what any project has; a plan has actions."""
ANSWERS = re.compile(rf"\b{any_of('speaks of a plan')}\b", re.I)
"""What the headings of a plan, or of a report with one, say."""


def tasks_of_no_plan(recommendations: Sequence[Recommendation], outline: Outline) -> Iterator[Issue]:
    """One issue a page with records of such tables, where no record says what was recommended."""
    headings = [block.item.text for block in outline.blocks if block.kind is Kind.HEADING]
    tables = [table for table in outline.tables if _actions(table)]
    own = [column.heading.text.strip(" :") for table in tables for column in _actions(table)]
    if any(each.text for each in recommendations) or not own or not all(map(TASKS.fullmatch, own)):
        return
    if any(names_plan(text) or ANSWERS.search(text) for text in headings):
        return
    actions = [action for each in recommendations for action in each.actions]
    for page in sorted({action.page for action in actions}):
        words = tuple(word for action in actions if action.page == page for word in action.words)
        yield Issue("plan", "lists what is done, and no heading says that it is a plan", page, words)


def _actions(table: Table) -> list[Column]:
    """The columns that hold what is done, or may: a milestone is told by what stands under it."""
    return [column for column in table.columns if "action" in column.name.split()]
