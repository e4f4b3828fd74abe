"""Headings that mean one thing or another, as the other columns of their table and their own cells tell.

Priority      | Action         | Target         "Better homes": a theme, "High" would be none
Better homes  | Hold a meeting | 90% trained    no date: a measure
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from parsers.cells.cell_parts import NAMING
from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.fields.answer import answers
from parsers.fields.owner import is_ditto, names_owners
from parsers.fields.reference import is_reference, split_reference
from parsers.headers.headers import NAMED_LIKE_THEMES
from parsers.tables.dated_columns import NAME as BY_HEADING
from parsers.tables.executive_leads import with_executives_told
from parsers.tables.meant_actions import (
    MILESTONES,
    with_actions_taken,
    with_commitments,
    with_dates_of_actions,
    with_dates_of_responses,
    with_follow_up_as_progress,
    with_responses_as_actions,
    with_steps_as_actions,
)
from parsers.tables.tables import Table, column_texts, measured
from parsers.text.joiner import Joiner
from parsers.unruled.content_columns import (
    FEWEST_CELLS,
    MOST,
    are_references,
    count_on,
    kind_of,
    says_nothing,
    share_due,
)
from parsers.vocabulary import kinds_of_heading
from parsers.vocabulary.likely import column_headed
from parsers.vocabulary.sections import asks, commands
from parsers.vocabulary.word_lists import any_of

NUMBERED = {"recommendation": "recommendation_ref", "theme": "recommendation_ref", "action": "action_ref"}
"""What the numbers count that stand under the heading of each."""
REFERRING = frozenset({"ref", "link"})
"""Kinds of headings over codes of other things."""
_BY = re.compile(r"\bby\W*$", re.IGNORECASE)
SAID = ("response", "finding", "success_measure", "next_steps")
TASK_WORDS = 3
"""Words of a task, at least; "Start – July 2024" is a date."""
_GRADE = re.compile(
    rf"\W*(?:very\s+)?(?:{any_of('grades')}|[a-d]|[hml]|(?:p(?:riority)?\s*)?\d)"
    r"(?:\W*(?:priority|term|high|medium|low|to|/))*\W*",
    re.IGNORECASE,
)
"""How urgent something is: "High", "P1", "Medium/High"."""
_CALLED = re.compile(r"priorit|urgen|importan", re.IGNORECASE)
_PRIORITY = re.compile(r"\W*priorit(?:y|ies)\W*", re.IGNORECASE)
_OF_KIND = {
    **dict.fromkeys(("deadline", "start", "original_deadline", "revised_deadline"), "deadline"),
    **dict.fromkeys(("completed_date", "decision_date", "recommendation_date"), "deadline"),
    **dict.fromkeys(("recommendation_ref", "action_ref"), "recommendation_ref"),
    **dict.fromkeys(("recommendation", "action"), "text"),
    "status": "status",
    "rag": "rag",
}
"""Column → the kind of its cells, where these are of one kind."""
_KINDS_OF_TEXT = ("text", "owner", "")
_TARGET = re.compile(r"\W*targets?\W*", re.IGNORECASE)


def with_plain_meanings(tables: Sequence[Table], joiner: Joiner) -> list[Table]:
    """The tables with the columns that mean another thing beside their other columns, or by what is in them:
    in all tables with the same columns, where a plan has one for each theme."""
    alike: dict[object, list[Table]] = {}
    for table in tables:
        alike.setdefault(_headed(table), []).append(table)
    meant = {
        key: _meant(measured(replace(own[0], rows=tuple(row for table in own for row in table.rows))), joiner)
        for key, own in alike.items()
    }
    told = [replace(table, columns=meant[_headed(table)].columns) for table in tables]
    before, now = (chain.from_iterable(table.columns for table in each) for each in (tables, told))
    pairs = zip(before, now, strict=True)
    done = {(old.name, old.heading.text): new.name for old, new in pairs if new.name != old.name in SAID}
    return [_called_alike(table, done) for table in told]


def _called_alike(table: Table, done: Mapping[tuple[str, str], str]) -> Table:
    """What was said, and the response to it, are in each table what another one under the same heading has
    told: what is completed has no dates that show that responses, or deliverables, are actions. "Rejected:
    ..." is none."""
    for place, column in enumerate(table.columns):
        name = done.get((column.name, column.heading.text), "")
        texts = [cell.text for cell in table.filled(place)] if name else []
        if name and table.place(name) is None and 2 * sum(map(answers, texts)) < max(1, len(texts)):
            table = table.with_meaning(column.name, name, place)
    return table


def _headed(table: Table) -> object:
    """What tables with the same columns have in common."""
    return tuple((column.name, column.heading.text, column.first, column.last) for column in table.columns)


def _meant(table: Table, joiner: Joiner) -> Table:
    for step in (
        _with_headings_beside,
        _with_plain_numbers,
        _with_other_than_names,
        _with_tasks_for_names,
        _with_merged_themes,
        _with_priorities_as_themes,
        _with_ratings_in_colours,
        _with_positions_as_status,
        _with_targets_as_measures,
        _with_milestones_as_dates,
        with_follow_up_as_progress,
        _with_likely_meanings,
        _with_codes_for_themes,
        with_dates_of_responses,
        with_steps_as_actions,
        with_responses_as_actions,
        with_actions_taken,
        with_dates_of_actions,
        with_commitments,
        _with_what_is_asked,
        with_executives_told,
    ):
        table = step(table, joiner)
    return table


def _with_headings_beside(table: Table, joiner: Joiner) -> Table:
    """A column without a heading has that of one beside it under which nothing stands."""
    filled = [bool(table.filled(place)) for place in range(len(table.columns))]
    columns = list(table.columns)
    for left, right in pairwise(range(len(columns))):
        for bare, full in ((left, right), (right, left)):
            one, other = columns[bare], columns[full]
            if one.heading and not other.heading and not filled[bare] and filled[full]:
                columns[bare] = replace(one, name="", heading=other.heading)
                columns[full] = replace(other, name=one.name, heading=one.heading)
    return replace(table, columns=tuple(columns))


def _with_plain_numbers(table: Table, joiner: Joiner) -> Table:
    """Of the columns of recommendations, themes or actions, one that holds numbers alone has these: "R1"
    under "Rec", "1a" under "Action" beside "What will be done", or beside "Action" again, where a low row
    shows no more of "Action ref"; and so has one before them whose heading is torn, "It" / "em", or one
    anywhere whose heading is not known, "R", and that counts on, behind the texts from 1: "Page" and "Weight"
    do not, and "Wave" has several texts for one number."""
    asked = table.place("recommendation", "finding")
    asked = (table.place("action") or 0) if asked is None else asked  # the actions may stand before them
    for place, column in enumerate(table.columns if table.place("recommendation_ref") is None else ()):
        texts = column_texts(table, place, joiner)
        torn = place < asked and len(column.heading.words) > 1 and column.name in ("", *OWNERS)
        from_one = bool(column.heading and texts and re.match(r"\D*0?1(?!\d)", texts[0]))
        may_count = not column.name and (place < asked or from_one)
        counts = may_count and count_on(texts) and _one_each(table, place, asked)
        if (torn or counts) and len(texts) > 1 and are_references(texts):
            return table.with_meaning(column.name, "recommendation_ref", place)
    for name, ref in NUMBERED.items():
        alone = name == "action" and sum(column.name == name for column in table.columns) == 1
        for place, column in enumerate(() if alone or table.place(ref) is not None else table.columns):
            texts = column_texts(table, place, joiner) if column.name == name else []
            if texts and sum(map(is_reference, texts)) >= MOST * len(texts):
                table = table.with_meaning(name, ref, place)
                break
    return table


def _one_each(table: Table, number: int, asked: int) -> bool:
    """Whether no number of a column stands beside several texts of another, but one that is cut."""
    beside: dict[str, set[str]] = {}
    for row in table.rows:
        if row.cells and row.cells[number].words and row.cells[asked].words:
            beside.setdefault(row.cells[number].text, set()).add(row.cells[asked].text)
    return all(text.startswith(min(texts, key=len)) for texts in beside.values() for text in texts)


def _with_other_than_names(table: Table, joiner: Joiner) -> Table:
    """A column that only ticks what a row is about, "Governance" over "●", names nobody; one of dates has the
    deadlines, where no other has: "Delivered by" over "May 2025"."""
    for place, column in enumerate(table.columns):
        texts = column_texts(table, place, joiner) if column.name in OWNERS else []
        if texts and all(len(text) == 1 and not text.isalnum() and not is_ditto(text) for text in texts):
            table = table.with_meaning(column.name, "", place)
        elif (
            _BY.search(column.heading.text)
            and table.place(*DATES) is None
            and (share_due(texts) or 0) >= MOST
        ):
            table = table.with_meaning(column.name, "deadline", place)
    return table


def _with_tasks_for_names(table: Table, joiner: Joiner) -> Table:
    """A column of both, most of whose cells ask, "Recommendation and leads", or name nobody, "Recommendation
    made by the team", has what no other column has."""
    for place, column in enumerate(table.columns):
        kinds = kinds_of_heading(column.heading.text) if column.name in OWNERS else ()
        name = "recommendation" if "rec" in kinds else "action" if "action" in kinds else ""
        if name and table.place(name) is None:
            texts = [split_reference(text)[1] for text in column_texts(table, place, joiner)]
            if 2 * max(sum(map(asks, texts)), len(texts) - sum(map(names_owners, texts))) > len(texts):
                table = table.with_meaning(column.name, name, place)
    return table


def _with_codes_for_themes(table: Table, joiner: Joiner) -> Table:
    """Codes behind the actions, or called so beside other references, are no themes: "Project code" over
    "KPI-7"; not "Theme" over "A"."""
    actions = table.places(["action"])
    numbered = table.place("recommendation_ref") is not None
    for place in table.places(["theme"]) if actions else ():
        called = numbered and not REFERRING.isdisjoint(kinds_of_heading(table.columns[place].heading.text))
        texts = column_texts(table, place, joiner)
        if (called or place > min(actions)) and 2 * sum(map(is_reference, texts)) > len(texts):
            return table.with_meaning("theme", "", place)
    return table


def _with_merged_themes(table: Table, joiner: Joiner) -> Table:
    """Names in a first column without a known heading that are merged beside several recommendations are
    themes, where no other column has them: "Culture", set upright, under "Th" / "em" or "Pillar", or under
    nothing, where one merged name tells it of all. A column that is called theirs, "Area", with what is asked
    in it, has the recommendations then."""
    asked, called = table.place("recommendation"), table.place("theme")
    if asked is None and called:
        texts = [split_reference(text)[1] for text in column_texts(table, called, joiner)]
        asked = called if 2 * sum(map(asks, texts)) > len(texts) else None
    if not asked or table.columns[0].name or called not in (None, asked):
        return table
    beside: dict[int, set[int]] = {}
    for row in table.rows:
        if row.cells and row.cells[0].words and row.bound != "gaps":
            beside.setdefault(id(row.cells[0]), set()).add(id(row.cells[asked]))
    texts = column_texts(table, 0, joiner)
    named = len(set(texts)) > 1 and all(any(map(str.isalpha, text)) for text in texts)
    several = sum(len(own) > 1 for own in beside.values())
    enough = 2 * several >= len(beside) > 0 or (several > 0 and not table.columns[0].heading)
    is_theme = named and not any(map(is_reference, texts)) and enough
    if not is_theme:
        return table
    return table.with_meaning("theme", "recommendation", asked).with_meaning("", "theme", 0)


def _with_priorities_as_themes(table: Table, joiner: Joiner) -> Table:
    """Priorities before the actions that have names ("Better homes") and no grades ("High") are the themes,
    where no other column has them."""
    place, action = table.place("priority"), table.place("action", BY_HEADING)
    if place is None or action is None or place > action or table.place("theme") is not None:
        return table
    if not _PRIORITY.fullmatch(table.columns[place].heading.text):  # "Priority (H/M/L)"
        return table
    texts = column_texts(table, place, joiner)
    grades = sum(bool(_GRADE.fullmatch(text)) for text in texts)
    return table.with_meaning("priority", "theme") if grades < (1 - MOST) * len(texts) else table


def _with_ratings_in_colours(table: Table, joiner: Joiner) -> Table:
    """A column "Rating" or "Assessment" of colours alone is the RAG, where no other is."""
    place = table.place("priority")
    if place is None or table.place("rag") is not None or _CALLED.search(table.columns[place].heading.text):
        return table
    is_rag = kind_of(column_texts(table, place, joiner) * FEWEST_CELLS) == "rag"
    return table.with_meaning("priority", "rag", place) if is_rag else table


def _with_positions_as_status(table: Table, joiner: Joiner) -> Table:
    """Of two columns of progress, one of statuses alone, where no other is: "Update | Position"."""
    places = table.places(["progress"])
    for place in places if len(places) > 1 and table.place("status") is None else ():
        if kind_of(column_texts(table, place, joiner) * FEWEST_CELLS) == "status":
            return table.with_meaning("progress", "status", place)
    return table


def _with_targets_as_measures(table: Table, joiner: Joiner) -> Table:
    """A column "Target" that holds no dates ("90% of members trained") has measures."""
    for place, column in enumerate(table.columns):
        if column.name == "deadline" and _TARGET.fullmatch(column.heading.text):
            share = share_due(column_texts(table, place, joiner))
            if share is not None and share < 1 - MOST:
                return table.with_meaning("deadline", "success_measure", place)
    return table


def _with_milestones_as_dates(table: Table, joiner: Joiner) -> Table:
    """Milestones that are dates are the deadlines, where no other column is: "Project | Key milestones".
    Where one is, those that are none are the actions: "Actions / milestones | Complete by"."""
    place = table.place(MILESTONES)
    if place is None:
        return table
    dated = (share_due(column_texts(table, place, joiner)) or 0) >= MOST
    if "deadline" in table.names or not dated:
        done = "deadline" in table.names and not dated and "action" not in table.names
        return table.with_meaning(MILESTONES, "action") if done else table
    texts = column_texts(table, place, joiner)
    if sum(map(_is_task, texts)) > (1 - MOST) * len(texts):
        return table
    table = table.with_meaning(MILESTONES, "deadline")
    is_asked = table.place("recommendation", "action", "next_steps", "response") is not None
    return table if is_asked else table.with_meaning("theme", "action")


def _is_task(text: str) -> bool:
    """Whether a cell says what is to be done before it says by when: "Agree the savings – February 2025"."""
    task, dash, _ = text.partition(" – ")
    return bool(dash) and len(task.split()) >= TASK_WORDS and commands(task)


def _with_what_is_asked(table: Table, joiner: Joiner) -> Table:
    """Texts before the actions that ask for something are the recommendations, where no other column is.

    Their heading may be the theme, "Leadership and culture", "Finance and resources", or say that they are
    what was found, "What did the peer team say?", wherever it stands; that a few of them ask tells enough
    where their numbers are called recommendations', "Rec", or where they are what somebody told: "What you
    said". Behind the actions they are where their numbers stand before them: "In response to" over "R1: Agree
    a vision".
    """
    action = table.place("action") or 0
    if table.place("recommendation") is not None:
        return table
    found, ref = table.place("finding"), table.place("recommendation_ref")
    called = ref is not None and "rec" in kinds_of_heading(table.columns[ref].heading.text)
    # What begins a page may be half of a text; one that is whole is merged beside many actions.
    whole = replace(table, rows=tuple(row for row in table.rows if not row.tops_page))
    for place, column in enumerate(table.columns):
        if place > action and place != found:
            continue
        texts = list(dict.fromkeys(column_texts(whole, place, joiner) or column_texts(table, place, joiner)))
        unknown = found is None and bool(column.heading) and column.name in ("", *NAMED_LIKE_THEMES)
        may_ask = (unknown or place == found) and kind_of(texts * FEWEST_CELLS) == "text"
        unnumbered = [split_reference(text)[1] for text in texts]  # "CP1 Set out how ..."
        told = called or kinds_of_heading(column.heading.text) - {"what"} == {"say"}
        few = 4 if told and place == found else 2
        if may_ask and few * sum(map(asks, unnumbered)) > len(texts):
            return table.with_meaning(column.name, "recommendation", place)
    for place, column in enumerate(table.columns):
        texts = column_texts(table, place, joiner) if place > action and not column.name else []
        parts = list(map(split_reference, texts))
        asking = sum(bool(ref) and asks(text) for ref, text in parts)
        if len(texts) >= FEWEST_CELLS and asking > MOST * len(texts):
            return table.with_meaning("", "recommendation", place)
    return table


def _with_likely_meanings(table: Table, joiner: Joiner) -> Table:
    """Columns of unknown headings are what these most likely mean where their cells agree and no other column
    is: "Signs of success" over texts, "To" over dates, "Done" over "In progress". Who or when is told by the
    cells alone, "Head of HR" under "Wuo?" of a scan, where no other column tells it; a sign remains."""
    for place, column in enumerate(table.columns):
        heading = column.heading.text if not column.name else ""
        texts = column_texts(table, place, joiner) if heading else []
        likely = column_headed(heading) or _who_or_when(table.names, texts)
        if likely and table.place(likely) is None and _may_hold(likely, texts):
            table = table.with_meaning("", likely, place)
    return table


def _who_or_when(names: Collection[str], texts: Sequence[str]) -> str:
    """What a column's cells tell that no column of these `names` does: "owner", "deadline" or nothing."""
    kind = kind_of([text for text in texts if not says_nothing(text)])
    others = {"owner": frozenset(OWNERS), "deadline": DATES}.get(kind)
    return kind if others and others.isdisjoint(names) else ""


def _may_hold(name: str, texts: list[str]) -> bool:
    """Whether cells look like those of a column: dates are in columns of dates alone, texts in no other."""
    said = [text for text in texts if not says_nothing(text)]
    kind = kind_of(said * FEWEST_CELLS)
    if name in NAMING:  # "Bell, T" may be anything, were it not for the heading
        return bool(said) and (kind in ("owner", "") or 2 * sum(map(names_owners, said)) >= len(said))
    if _OF_KIND.get(name) == "deadline" and kind in ("", "text"):  # "(a) August 2026 (b) Quarterly"
        return (share_due(said) or 0) >= MOST
    return kind == _OF_KIND.get(name, kind) and (name in _OF_KIND or kind in _KINDS_OF_TEXT)
