"""What a plan's records say about each other: checks that need no truth, each an issue where it fails.

The issue's words are the records that it touches: those are then for a person to look at.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from models.document import Word, spaced, words_of
from models.plan import Details, Issue, Recommendation
from parsers.cells.details import OWNERS
from parsers.checks.numbering import counted_otherwise, out_of_turn
from parsers.checks.signs import HABIT, Record, all_records, begin_with_dates, undone
from parsers.checks.unnamed import tasks_of_no_plan
from parsers.fields.deadline import YEAR, is_deadline, read_deadline, says_when
from parsers.fields.owner import begins_title, read_owners
from parsers.outline.outline import Outline
from parsers.reading_order.note_words import tells_both
from parsers.records.links import missing_links
from parsers.sections.blocks import Block
from parsers.sections.sections import number_of
from parsers.tables.tables import Table
from parsers.text.lines import dangles, ends_sentence, runs_on
from parsers.vocabulary import column_of
from parsers.vocabulary.sections import names_body

NEARLY_ALL = 0.85
"""From this share up a check of one field says something about those that differ."""
MOST_BARE = 0.3
"""The share of recommendations without actions up to which they are odd."""
FEW = 8
"""Texts below which a habit does not show."""
BEGINS_SMALL = re.compile(r"s\.?\s?\d{2,3}\b|e[A-Z]|i[A-Z]|(?:the|our|all) ")
"""What an owner may begin with in lower case: "s151 Officer", "eServices", "the chief fire officer"."""
LONGEST_FIELD = 30
"""Words; an owner's cell that holds more holds something else too."""
SHORT_LINE = 12
"""Words of a line that says who and when, at most."""
LONGEST_DATE = 4
"""Words; a longer text that names a date says more than when."""
SAID_OF_ONE = frozenset((*OWNERS, "deadline", "status"))
"""What a heading, "Sponsor", says of a record, and no record is."""
LISTED = re.compile(r"[;,]\s*(?:and|or)?$")
"""How a point of a list may end before the next: "planning; and"."""


def self_checks(
    recommendations: Sequence[Recommendation], outline: Outline, taken: frozenset[Word], plan_date: str
) -> list[Issue]:
    """An issue for everything in the records that does not fit; `taken` are the words that records hold."""
    return [
        *counted_otherwise(recommendations, outline.blocks),
        *out_of_turn(recommendations, {number_of(block) for block in outline.blocks}),
        *_without_actions(recommendations),
        *_odd_texts(recommendations),
        *_odd_fields(recommendations),
        *_empty_fields(recommendations),
        *_repeated_actions(recommendations),
        *_past_dates(recommendations, plan_date),
        *_empty_columns(outline.tables),
        *_left_between(recommendations, outline, taken),
        *missing_links(recommendations),
        *tasks_of_no_plan(recommendations, outline),
    ]


def _without_actions(recommendations: Sequence[Recommendation]) -> Iterator[Issue]:
    """Recommendations without an action where most have one."""
    bare = [each for each in recommendations if not each.actions]
    if len(bare) <= MOST_BARE * len(recommendations):
        for each in bare:
            yield Issue("no_action", "a recommendation without an action", each.page, each.words)


def _odd_texts(recommendations: Sequence[Recommendation]) -> Iterator[Issue]:
    """Texts that begin or end in the middle, or hold what is no part of one."""
    asked = [each for each in recommendations if each.text]
    done = [action for each in recommendations for action in each.actions]
    parents = {action.parent_ref for action in done}
    leaves = [action for action in done if not action.parent_ref and action.ref not in parents]
    children = [action for action in done if action.parent_ref]
    groups: tuple[Sequence[Record], ...] = (asked, leaves, children)
    for records in groups:
        listed = records is children
        # To begin in the middle is odd only where the plan's other texts do not.
        usual = sum(runs_on(one.text) for one in records) > (1 - NEARLY_ALL) * len(records)
        for one in records:
            if message := _oddity(one.text, listed):
                yield Issue("text", message, one.page, one.words)
            if not (listed or usual) and runs_on(one.text):
                yield Issue("text", "the text begins in the middle", one.page, one.words)
    for one in done:
        if one.ref in parents and (message := _oddity(one.text)):
            yield Issue("text", message, one.page, one.words)


def _oddity(text: str, listed: bool = False) -> str:
    """What no text of a record should look like, or nothing; a point may name "Children's services"."""
    if dangles(LISTED.sub("", text)):
        return "the text stops in the middle"
    if text.count("(") != text.count(")") or text.count("“") != text.count("”"):
        return "a bracket or quotation mark in the text has no other half"
    heads = not text[:1].islower() and len(text.split()) < LONGEST_DATE  # "a named lead" is a point of a list
    column = column_of(text) if heads else ""
    if column in SAID_OF_ONE and not (listed and column == "owner"):
        return "the text is a heading"
    if len(text.split()) <= LONGEST_DATE and read_deadline(text, "").due:
        return "the text is a date"
    return ""


def _odd_fields(recommendations: Sequence[Recommendation]) -> Iterator[Issue]:
    """Owner cells that hold a date, a broken name or a whole sentence."""
    for one in all_records(recommendations):
        for text in dict.fromkeys((one.details.lead_member, one.details.lead_officer)):
            if message := _owner_oddity(text):
                yield Issue("owner", f"{message}: “{text[:80]}”", one.page, one.words)


def _empty_fields(recommendations: Sequence[Recommendation]) -> Iterator[Issue]:
    """Actions without a deadline, an owner or a status, and records without a theme, where most have."""
    bare_of_theme = [each for each in recommendations if not each.theme]
    if len(bare_of_theme) < len(recommendations) / 2:
        for each in bare_of_theme:
            for record in all_records([each]):
                yield Issue("empty", "no theme, where most records have one", record.page, record.words)
    actions = [one for each in recommendations for one in each.actions if not one.parent_ref]
    if len(actions) < FEW:
        return
    tests: tuple[tuple[str, Callable[[Details], str]], ...] = (
        ("deadline", lambda details: details.deadline.text),
        ("owner", lambda details: details.lead_member or details.lead_officer),
        ("status", lambda details: details.status or details.status_text),
    )
    for name, value in tests:
        if name == "deadline" and begin_with_dates(actions):
            continue
        asked = undone(actions) if name == "deadline" else actions
        bare = [one for one in asked if not value(one.details)]
        if len(bare) <= (1 - NEARLY_ALL) * len(asked):
            for one in bare:
                yield Issue("empty", f"no {name}, where nearly all actions have one", one.page, one.words)


def _owner_oddity(text: str) -> str:
    if not text or text.upper() in ("TBC", "TBA", "N/A"):
        return ""
    is_whole = names_body(text) or BEGINS_SMALL.match(text) or begins_title(text)  # "head of HR and digital"
    begins_small = runs_on(text) and not is_whole
    if dangles(text) or begins_small:
        return "the owner begins or ends in the middle"
    if text.count("(") != text.count(")"):
        return "a bracket in the owner has no other half"
    owners = read_owners(text)
    named = owners.members + owners.officers + owners.bodies
    dated = not named or YEAR.search(text)  # not "Monthly Delivery Board; CLT", nor "TBC"
    if is_deadline(text) and says_when(text) and dated:
        return "the owner is a date"
    return "the owner's cell holds more than owners" if len(text.split()) > LONGEST_FIELD else ""


def _repeated_actions(recommendations: Sequence[Recommendation]) -> Iterator[Issue]:
    for each in recommendations:
        counts = Counter((action.parent_ref, action.text.lower()) for action in each.actions)
        for action in each.actions:
            if counts[action.parent_ref, action.text.lower()] > 1:
                yield Issue("repeat", "the same action twice", action.page, action.words)


def _past_dates(recommendations: Sequence[Recommendation], plan_date: str) -> Iterator[Issue]:
    """Targets before the plan's own date; where most are, it is the plan's date that is in doubt."""
    if not plan_date:
        return
    year, *rest = (int(part) for part in plan_date.split("-"))
    first = date(year, *[*rest, 1, 1][:2])
    records: list[Record] = []
    for each in recommendations:
        records += each.actions or (each,)
    dated = [one for one in records if one.details.deadline.due]
    past = [one for one in dated if (one.details.deadline.due or first) < first]
    past = [one for one in past if one.details.status not in ("complete", "cancelled", "ongoing")]
    if len(past) > (1 - HABIT) * len(dated):
        yield Issue("past", f"{len(past)} of {len(dated)} dates lie before the plan's date {plan_date}")
        return
    for one in past:
        message = f"“{one.details.deadline.text}” lies before the plan's date {plan_date}"
        yield Issue("past", message, one.page, one.words)


def _empty_columns(tables: Sequence[Table]) -> Iterator[Issue]:
    """Columns with a heading and nothing under it; where it is the actions', all rows may be wrong."""
    for table in tables:
        rows = [row for row in table.rows if row.cells]
        for place, column in enumerate(table.columns):
            if rows and column.heading and not any(row.cells[place].words for row in rows):
                message = f"nothing stands in the column “{column.heading.text}”"
                words = [word for row in rows for cell in row.cells for word in cell.words]
                beside = words if column.name == "action" else []
                yield Issue("column", message, table.page, (*column.heading.words, *dict.fromkeys(beside)))


def _left_between(
    recommendations: Sequence[Recommendation], outline: Outline, taken: frozenset[Word]
) -> Iterator[Issue]:
    """Text that stands between two rows of one table and is in no record: perhaps a row's rest; and lines
    below a record that say who and when, "Chair | 12 June 2025", and no record has: perhaps an action's; or
    that end, behind a page end, the sentence that the record begins."""
    spans = [
        ((table.page, table.top), (table.rows[-1].page, table.rows[-1].top))
        for table in outline.tables
        if table.rows
    ]
    records = sorted(all_records(recommendations), key=_place)
    places = list(map(_place, records))
    yield from _tables_left(records, outline, taken)
    for block in outline.blocks:
        words = block.item.all_words()
        number = bisect_left(places, block.place)
        above = records[max(0, number - 1) : number]
        inside = any(first < block.place < last for first, last in spans)
        loose = taken.isdisjoint(words)
        rest = loose and above and _goes_on(block, above[-1])
        if rest or (loose if inside else above and _is_untold(block, records)):
            where = "between the rows of a table" if inside else "a text's rest" if rest else "who and when"
            message = f"{where}, in no record: “{block.item.text[:80]}”"
            under = above[0].actions if rest and isinstance(above[0], Recommendation) else ()
            touched = (*words, *words_of(above), *words_of(under))  # a row shows its recommendation, too
            yield Issue("between", message, block.item.page, tuple(dict.fromkeys(touched)))


def _tables_left(records: Sequence[Record], outline: Outline, taken: frozenset[Word]) -> Iterator[Issue]:
    """An issue for each table among the records, right below a recommendation without actions, that no record
    has words of; where most of these have one, it is of all that they lost what is done."""
    places = list(map(_place, records))
    bare = {id(one) for one in records if isinstance(one, Recommendation) and not one.actions}
    above = [(grid, bisect_left(places, (grid.page, grid.depth)) - 1) for grid in outline.others]
    left = [(grid, records[at]) for grid, at in above if at >= 0 and id(records[at]) in bare]
    left = [(grid, one) for grid, one in left if taken.isdisjoint(grid.words)]
    if not any(one is not records[-1] for _, one in left):
        return
    every = [one for one in records if id(one) in bare]
    for grid, one in left:
        message = f"a table below a recommendation, in no record: “{spaced(grid.words)[:80]}”"
        touched = words_of(every if 2 * len(left) > len(every) else [one])
        yield Issue("between", message, grid.page, (*grid.words, *touched))


def _goes_on(block: Block, above: Record) -> bool:
    """Whether a block begins in the middle, on the page behind that at which the text of a record stops."""
    last = max(word.page for word in above.words) if above.words else above.page
    behind = above.page < block.item.page <= last + 1
    return behind and runs_on(block.item.text) and not ends_sentence(above.text)


def _is_untold(block: Block, records: Sequence[Record]) -> bool:
    """Whether a line of a block says who and when, and no record that has words of it has either."""
    if not any(len(line.words) <= SHORT_LINE and tells_both(line.words) for line in block.lines):
        return False
    words = set(block.item.all_words())
    told = (one.details for one in records if not words.isdisjoint(one.words))
    return not any(each.deadline.text or each.owner_text for each in told)


def _place(one: Record) -> tuple[int, float]:
    return one.page, one.words[0].depth if one.words else 0.0
