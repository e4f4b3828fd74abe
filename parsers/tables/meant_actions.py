"""Columns that may hold a table's actions, or when these are due, though their headings say something else.

Recommendation | Our response | Target date       "Accepted" is no action, "New template" is one
"""

from __future__ import annotations

import re

from parsers.cells.details import OWNERS, WHO_AND_WHEN
from parsers.fields.answer import answers
from parsers.fields.deadline import read_deadline
from parsers.fields.status import status_of
from parsers.headers.label_lines import says_delivered
from parsers.tables.tables import Table, cells_of, column_texts
from parsers.tables.ticked_columns import without_ticked_dates
from parsers.text.joiner import Joiner
from parsers.text.marks import begins_with_bullet, labels_of
from parsers.unruled.content_columns import MOST, share_due
from parsers.vocabulary import kinds_of_heading

MILESTONES = "deadline or action (by content)"
_DOES = re.compile(r"\bactions?\b|\bdo(?:ing)?\b", re.IGNORECASE)
"""What the heading of actions says, and that of a commitment does not."""
_JUDGED = re.compile(r"\b(?:views?|assessment|opinion|evaluation|conclusions?)\b", re.IGNORECASE)
"""What others think of it: "Our views on the actions taken to date"."""


def with_follow_up_as_progress(table: Table, joiner: Joiner) -> Table:
    """Next steps most of which begin with how things stand are the progress, where no other column is:
    "Follow-up, October 2024" over "Implemented. Reviews were completed in June"."""
    place = table.place("next_steps")
    if place is None or table.place("progress") is not None:
        return table
    texts = column_texts(table, place, joiner)
    stands = sum(bool(status_of(text.partition(".")[0])) for text in texts)
    return table.with_meaning("next_steps", "progress", place) if 2 * stands > len(texts) else table


def with_steps_as_actions(table: Table, joiner: Joiner) -> Table:
    """Next steps beside dates are the actions, where no other column is, nor responses with progress."""
    has = table.names
    known = {"action", MILESTONES} & has or {"response", "progress"} <= has
    dated = {"deadline", "recommendation_date"} & has
    return table.with_meaning("next_steps", "action") if dated and not known else table


def with_dates_of_responses(table: Table, joiner: Joiner) -> Table:
    """A column "Date" behind responses, or owners, is that of the deadlines, where no column has actions or
    other dates: "Our response | Who | Date". Behind "Action taken" it is when that was."""
    bare = without_ticked_dates(table)
    place, date, done = map(table.place, ("response", "recommendation_date", "progress"))
    if place is None or date is None or bare.names & {"action", "deadline", "next_steps"}:
        return table
    if date < place and (not date or table.columns[date - 1].name not in OWNERS):
        return table
    if done is not None and done < date:
        return table
    known = bare.names.intersection(OWNERS) and (share_due(column_texts(table, date, joiner)) or 0) >= MOST
    return bare.with_meaning("recommendation_date", "deadline") if known else table


def with_responses_as_actions(table: Table, joiner: Joiner) -> Table:
    """Responses with dates beside them, or most of them points, are the actions where no other column is, and
    most are no answers: "Our response | Target date" over "New template, and training for authors";
    "Accepted" is one. So are the deliverables of a recommendation, or of what was found. "Date" may be
    theirs."""
    has = table.names
    if has & {"action", MILESTONES, "next_steps"}:
        return table
    place = table.place("response")
    if place is None and has & {"recommendation", "finding"}:
        headings = (column.heading.text for column in table.columns)
        place = next((place for place, heading in enumerate(headings) if says_delivered(heading)), None)
    if place is None:
        return table
    texts = column_texts(table, place, joiner)
    if 2 * sum(map(answers, texts)) >= len(texts):
        return table
    told = with_dates_of_actions(table.with_meaning(table.columns[place].name, "action", place), joiner)
    cells = [cell.lines for cell in cells_of(table.rows, place) if cell.lines]
    listed = 2 * sum(begins_with_bullet(lines[0]) for lines in cells) > len(cells)
    return told if listed or {"deadline", WHO_AND_WHEN} & told.names else table


def with_actions_taken(table: Table, joiner: Joiner) -> Table:
    """What was done for a recommendation is its action where no other column says what is to be done: "Action
    taken" in a table of what is complete."""
    has = table.names
    others = {"action", MILESTONES, "response", "next_steps"}
    headings = [(place, table.columns[place].heading.text) for place in table.places(["progress"])]
    taken = [n for n, text in headings if "action" in kinds_of_heading(text) and not _JUDGED.search(text)]
    if len(taken) != 1 or "recommendation" not in has or has & others:
        return table
    return table.with_meaning("progress", "action", taken[0])


def with_dates_of_actions(table: Table, joiner: Joiner) -> Table:
    """A column "Date" behind the actions, or "Recommendations and actions", is that of missing deadlines;
    before them if nearly each has one of its own: few, or before the recommendations, tell when these were
    made; "a. May 2024" and "Q3" do not."""
    bare = without_ticked_dates(table)
    action, date = _place_of_actions(table), table.place("recommendation_date")
    if action is None or date is None or bare.place("deadline") is not None:
        return table
    texts = column_texts(table, date, joiner)
    asked = table.place("recommendation") or 0
    # A row that asks nothing and is dated tells when another action is due.
    alone = any(row.cells and row.cells[date].words and not row.cells[asked].words for row in table.rows)
    few = (date < asked and not alone) or len(set(texts)) <= (1 - MOST / 2) * len(texts)
    to_come = sum(_is_to_come(text) or bool(labels_of(text)) for text in texts)
    if date < action and few and to_come < (1 - MOST) * len(texts):
        return table
    known = (share_due(texts) or 0) >= MOST
    return bare.with_meaning("recommendation_date", "deadline") if known else table


def _place_of_actions(table: Table) -> int | None:
    """The column of the actions, which may be that of the recommendations: "Recommendations and actions"."""
    asked = table.place("recommendation")
    both = asked is not None and "action" in kinds_of_heading(table.columns[asked].heading.text)
    return table.place("action", *(["recommendation"] if both else []))


def _is_to_come(text: str) -> bool:
    """Whether no meeting took place then: "Q3 2025/26", "Ongoing", "From May 2025", "Each March"."""
    read = read_deadline(text)
    return bool(read.status or read.start) or read.precision not in ("day", "month", "")


def with_commitments(table: Table, joiner: Joiner) -> Table:
    """The first of two columns of actions is what is asked where only the other says that it has the
    council's actions: "Commitment | Action"; or else what recommendations mean: "Our commitment"."""
    places = table.places(["action"])
    if len(places) != 2:
        return table
    headings = [table.columns[place].heading.text for place in places]
    asked = ("recommend" in kinds_of_heading(text) for text in headings)
    first, second = (_DOES.search(text) and not asks for text, asks in zip(headings, asked, strict=True))
    meaning = "recommendation" if table.place("recommendation") is None else ""
    return table if first or not second else table.with_meaning("action", meaning, places[0])
