"""Which of what stands over a table's rows is the theme of all of it: its title, or a heading above it.

Finance                                   the heading of one of several tables: theme
Action plan                               the title that every table repeats: none
Action   | Lead   | By when
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from models.document import Style
from parsers.cells.label_values import label_line
from parsers.entries.card_titles import RATING
from parsers.fields.answer import answers
from parsers.fields.deadline import is_deadline
from parsers.fields.owner import read_owners
from parsers.fields.status import read_status, status_of_heading
from parsers.outline.outline import Outline
from parsers.tables.over import Over, asks_above, is_heading
from parsers.text.lines import ends_sentence
from parsers.vocabulary.sections import is_plan_title, only_names_plan, section_says

LONGEST = 6
"""Words of a name in small type."""
DETAIL = re.compile(r"[:\d]")
"""What no such name has."""


def with_themes(told: Sequence[list[Over]], outline: Outline) -> list[list[Over]]:
    """What stands over the rows of each table, its theme too; without what is nothing to the records."""
    among = _among(told, outline)
    return _carried([_with_theme(own, among) for own in told])


@dataclass(frozen=True, slots=True)
class _Among:
    """What all `tables` tell of a heading above one: the `titles` in their first rows, the themes above
    several (`again`), the styles `common` to most, the titles of several `plans`, how often it stands outside
    tables, and the styles of `small` names above recommendations."""

    tables: int
    titles: frozenset[str]
    again: frozenset[str]
    common: frozenset[Style]
    plans: frozenset[str]
    counts: Counter[str]
    small: frozenset[Style]


def _among(told: Sequence[Sequence[Over]], outline: Outline) -> _Among:
    above = [heading for own in told if (heading := _last_heading(own))]
    styles = Counter(over.lines[0].style for over in above)
    # A theme, and what is said of it, stands above the first of its recommendations only.
    most = len(above) if all(map(asks_above, told)) else len(told)
    return _Among(
        tables=len(outline.tables),
        titles=frozenset(title.text for own in told if (title := _title(own))),
        again=_themes_again(told, above),
        common=frozenset(style for style, count in styles.items() if count > 1 and 2 * count > most),
        # "Completed actions", "Actions still open" say how far the actions of one plan are.
        plans=frozenset(o.text for o in above if is_plan_title(o.text) and not status_of_heading(o.text)),
        counts=Counter(block.item.text for block in outline.blocks),
        small=_small_above(told),
    )


def _small_above(told: Sequence[Sequence[Over]]) -> frozenset[Style]:
    """How the names are set that stand in the type of a text right above the recommendations of most tables,
    "Our people" over "1. Agree a plan": not all of them the same."""
    before = [own[-1] for each in told if asks_above(each) and (own := _blocks_before(each))]
    short = [over for over in before if not is_heading(over) and len(over.words) <= LONGEST]
    names = [over for over in short if not _says_of_one(over.text)]
    counts = Counter(over.lines[0].style for over in names)
    several = Counter(style for style, _ in {(over.lines[0].style, over.text) for over in names})
    return frozenset(style for style in counts if several[style] > 1 and 2 * counts[style] > len(told))


def _says_of_one(text: str) -> bool:
    """Whether a line speaks of what stands below it alone: "High priority", "Agreed", "See page 4"."""
    owners = read_owners(text)
    known = is_deadline(text) or answers(text) or read_status(text) or owners.members or owners.officers
    return bool(known or ends_sentence(text) or RATING.fullmatch(text) or DETAIL.search(text))


def _title(told: Sequence[Over]) -> Over | None:
    """The row above a table's header that is its title, or its theme."""
    return next((over for over in reversed(told) if over.source == "above" and not over.kind), None)


def _themes_again(told: Sequence[Sequence[Over]], above: Sequence[Over]) -> frozenset[str]:
    """Headings above several tables that are themes all the same: others set like them stand above most, or
    among rows, as one at a page's foot, its table on the next. "Action plan" is a title."""
    within = [over for own in told for over in own if over.kind == "theme"]
    counts = Counter((over.text, over.lines[0].style) for over in (*above, *within))
    styles = Counter(style for _, style in counts)
    often = {text for (text, style), count in counts.items() if 2 * count > len(above) + len(within)}
    return frozenset(text for text, style in counts if styles[style] > 1) - often


def _with_theme(told: Sequence[Over], among: _Among) -> list[Over]:
    """What stands over a table's rows, its theme too, without titles that every table repeats."""
    title = _title(told)
    inside = {over.lines[0].style for over in told if over.kind == "theme"}
    is_theme = title is not None and (len(among.titles) > 1 or title.lines[0].style in inside)
    theme = title if is_theme else _heading_above(told, inside, among)
    named = [replace(over, kind="theme") if over is theme else over for over in told]
    return [over for over in named if over.kind]


def _heading_above(told: Sequence[Over], inside: Collection[Style], among: _Among) -> Over | None:
    """The heading of one of several tables, above it and above its recommendation; of a lone one only where
    it is set like the themes among its rows. Text may stand between where most tables have such a heading."""
    before = _blocks_before(told)
    small = (o for o in before[-1:] if not is_heading(o) and o.lines[0].style in among.small)
    if named := next(chain(filter(names_theme, before[-1:]), small), None):
        return named
    headings = list(takewhile(is_heading, reversed(before)))
    last = _last_heading(told)
    if last and last.lines[0].style in among.common and not section_says(last.text):
        headings.append(last)
    fitting = (o for o in headings if o.text not in among.titles and _can_be_theme(o.text, among.plans))
    own = next((over for over in fitting if among.counts[over.text] == 1 or over.text in among.again), None)
    return own if own and (among.tables > 1 or own.lines[0].style in inside) else None


def names_theme(over: Over) -> bool:
    """Whether a line says by its label that it is one: "Theme: People", not "Ambition: to do it well."."""
    named = over.source == "block" and label_line(over.lines[0]) == "theme"
    return named and not ends_sentence(over.text)


def _can_be_theme(text: str, plans: Collection[str]) -> bool:
    """Whether a heading says more than what the document is, or is the title of one of several `plans`."""
    return not only_names_plan(text) or bool(status_of_heading(text)) or (len(plans) > 1 and text in plans)


def _blocks_before(told: Sequence[Over]) -> list[Over]:
    """The blocks above a table that are nothing else to it."""
    return list(takewhile(lambda over: over.source == "block" and not over.kind, told))


def _last_heading(told: Sequence[Over]) -> Over | None:
    return next(filter(is_heading, reversed(_blocks_before(told))), None)


def _carried(tables: Sequence[list[Over]]) -> list[list[Over]]:
    """A theme holds for the tables of the recommendations after it too."""
    carried: list[list[Over]] = []
    last: list[Over] = []
    for own in tables:
        if asks_above(own) and own[0].kind == "recommendation":
            own = [*last, *own]
        last = [over for over in own if over.kind == "theme"][-1:] or last
        carried.append(own)
    return carried
