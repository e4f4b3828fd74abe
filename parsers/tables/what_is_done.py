"""Which tables say what is done under "What" or "Recommendation and actions": those whose recommendations
stand over their rows.

2. Review the senior team            a heading, or a band
What           | Who   | When
Ask all of it  | Chief | May
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from parsers.cells.date_cells import DATES
from parsers.cells.details import OWNERS
from parsers.tables.levelled_tables import ACTIONS
from parsers.tables.over import Over
from parsers.tables.tables import Table
from parsers.text.lines import Line
from parsers.vocabulary import kinds_of_heading
from parsers.vocabulary.sections import asks

WHAT = "what"
ASKED_WORDS = 4
"""Words of a heading that asks, at least."""
FEWEST_NAMED = 2
"""Recommendations over rows, at least, of a plan that has them there."""


def with_what_is_done(tables: Sequence[Table], headings: Iterable[tuple[Line, ...]]) -> list[Table]:
    """The tables, in which "What" holds what is done, or "Recommendation and actions" does, where
    recommendations, called so, stand over their rows, "Recommendation 1: Set out ...", or in the `headings`,
    and no other column has actions; "What" does beside "Who" and "When", or "Recommendation", too."""
    tables = list(map(_with_what_beside, tables))
    bands = (row.band.lines for table in tables for row in table.rows if row.band)
    above = (lines for table in tables for lines in table.above)
    over = [Over("", (0, 0.0), lines) for lines in (*bands, *above, *headings)]
    named = len({each.text for each in over if each.is_named or _counts_what_is_asked(each)}) >= FEWEST_NAMED
    return [
        table.with_meaning("recommendation", "action")
        if _may_do(table) and (named or _says_what_who_and_when(table))
        else table
        for table in tables
    ]


def _with_what_beside(table: Table) -> Table:
    """The table, in which "What" beside "Recommendation" holds what is done, where no other column does."""
    places = table.places(["recommendation"])
    done = [place for place in places if _is_what(table.columns[place].heading.text)]
    beside = len(done) < len(places) and table.place(*ACTIONS) is None
    return table.called("action", done) if beside else table


def _is_what(heading: str) -> bool:
    return heading.strip("?: ").lower() == WHAT


def _says_what_who_and_when(table: Table) -> bool:
    """Whether what a table recommends is called "What", beside "Who" and "When": what is done."""
    told = all(map(_is_what, _asked(table)))
    return told and not table.names.isdisjoint(DATES) and not table.names.isdisjoint(OWNERS)


def _counts_what_is_asked(over: Over) -> bool:
    """Whether a heading is a recommendation by its number and what it says: "2. Review the senior team"."""
    return over.is_numbered and len(over.asked.split()) >= ASKED_WORDS and asks(over.asked)


def _may_do(table: Table) -> bool:
    """Whether only a column of recommendations, not called so or after both, can have the actions."""
    kinds = map(kinds_of_heading, _asked(table))
    return table.place(*ACTIONS) is None and not any("rec" in own and "action" not in own for own in kinds)


def _asked(table: Table) -> list[str]:
    """What the columns of recommendations are called."""
    return [table.columns[place].heading.text for place in table.places(["recommendation"])]
